"""The filters and tests of Nunjucks."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, TypeAlias

from newsdoc.markdown.nunjucks.values import UNDEFINED, as_number, as_text, is_true, printed

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["FILTERS", "TESTS"]

Filter: TypeAlias = "Callable[[object, list[object]], object]"

_ESCAPES = str.maketrans(
    {"&": "&amp;", '"': "&quot;", "'": "&#39;", "<": "&lt;", ">": "&gt;", "`": "&#96;"}
)
# Nunjucks has these as well; here they give what they are given.
_OTHERS = """
    batch center dictsort dump forceescape groupby indent nl2br random rejectattr reject select
    selectattr slice sort striptags sum truncate urlencode urlize wordcount
"""

_COMPARING = """
    callable divisibleby eq equalto escaped ge greaterthan gt le lessthan lt ne sameas
"""


def _text(change: Callable[[str], str]) -> Filter:
    return lambda value, arguments: change(printed(value))


def _default(value: object, arguments: list[object]) -> object:
    other = arguments[0] if arguments else UNDEFINED
    if len(arguments) > 1 and is_true(arguments[1]):
        return value if is_true(value) else other
    return other if value is UNDEFINED else value


def _length(value: object, arguments: list[object]) -> object:
    return float(len(value)) if isinstance(value, str | list | dict) else 0.0


def _join(value: object, arguments: list[object]) -> object:
    between = printed(arguments[0]) if arguments else ""
    return between.join(map(printed, value)) if isinstance(value, list) else value


def _replace(value: object, arguments: list[object]) -> object:
    if len(arguments) < 2 or not isinstance(value, str | float):
        return value
    old, new = printed(arguments[0]), printed(arguments[1])
    return as_text(value).replace(old, new) if old else value


def _reverse(value: object, arguments: list[object]) -> object:
    return value[::-1] if isinstance(value, str | list) else value


def _end(at: int) -> Filter:
    return lambda value, arguments: (
        value[at] if isinstance(value, str | list) and value else UNDEFINED
    )


def _number(value: object, arguments: list[object]) -> object:
    return as_number(value)


def _whole(value: object, arguments: list[object]) -> object:
    number = as_number(value)
    return float(math.trunc(number)) if math.isfinite(number) else 0.0


def _round(value: object, arguments: list[object]) -> object:
    number = as_number(value)
    return float(math.floor(number + 0.5)) if math.isfinite(number) else number


FILTERS: dict[str, Filter] = {
    **dict.fromkeys(_OTHERS.split(), lambda value, arguments: value),
    "abs": lambda value, arguments: abs(as_number(value)),
    "capitalize": _text(str.capitalize),
    "d": _default,
    "default": _default,
    "e": _text(lambda text: text.translate(_ESCAPES)),
    "escape": _text(lambda text: text.translate(_ESCAPES)),
    "first": _end(0),
    "float": _number,
    "int": _whole,
    "join": _join,
    "last": _end(-1),
    "length": _length,
    "list": lambda value, arguments: list(value) if isinstance(value, str) else value,
    "lower": _text(str.lower),
    "replace": _replace,
    "reverse": _reverse,
    "round": _round,
    "safe": _text(str),
    "string": _text(str),
    "title": _text(lambda text: " ".join(map(str.capitalize, text.split(" ")))),
    "trim": _text(str.strip),
    "upper": _text(str.upper),
}

TESTS: dict[str, Callable[[object], bool]] = {
    # These compare with an argument, or ask for what no value is here.
    **dict.fromkeys(_COMPARING.split(), lambda value: False),
    "defined": lambda value: value is not UNDEFINED,
    "undefined": lambda value: value is UNDEFINED,
    "none": lambda value: value is None,
    "null": lambda value: value is None,
    "truthy": is_true,
    "falsy": lambda value: not is_true(value),
    "string": lambda value: isinstance(value, str),
    "number": lambda value: isinstance(value, float),
    "iterable": lambda value: isinstance(value, str | list),
    "mapping": lambda value: isinstance(value, dict),
    "odd": lambda value: as_number(value) % 2 == 1,
    "even": lambda value: as_number(value) % 2 == 0,
    "lower": lambda value: isinstance(value, str) and value == value.lower(),
    "upper": lambda value: isinstance(value, str) and value == value.upper(),
}
