"""Values of goccy/go-yaml 1.19: what its tokens and tags stand for, and how Hugo names keys."""

from __future__ import annotations

import base64
import math
import re
from datetime import UTC, datetime, timedelta, timezone
from typing import TYPE_CHECKING

from newsdoc.frontmatter.nodes import ScalarNode, SequenceNode
from newsdoc.frontmatter.yaml_go_tokens import Kind, go_number, go_string

if TYPE_CHECKING:
    from collections.abc import Callable

    from newsdoc.frontmatter.nodes import Node, Scalar
    from newsdoc.frontmatter.yaml_go_tokens import Token

__all__ = [
    "DEFAULTS",
    "SCALAR_TAGS",
    "fold_key",
    "go_value",
    "key_name",
    "plain_value",
    "tagged_collection",
    "tagged_value",
]

DEFAULTS: dict[str, Scalar] = {
    "!!int": 0,
    "!!float": 0.0,
    "!!str": "",
    "!!binary": "",
    "!!timestamp": "",
    "!!bool": False,
    "!!null": None,
}
"""What a tag stands for where no value follows it."""

SCALAR_TAGS = frozenset(DEFAULTS)
"""Tags that goccy gives a meaning for scalars."""

_DAY = r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})"
_CLOCK = r"([0-9]{1,2}):([0-9]{1,2}):([0-9]{1,2})(?:[.,]([0-9]{1,9}))?"
_MOMENTS = (
    re.compile(rf"{_DAY}[Tt]{_CLOCK}(Z|[-+][0-9]{{2}}:[0-9]{{2}})\Z"),
    re.compile(rf"{_DAY} {_CLOCK}()\Z"),
    re.compile(rf"{_DAY}()\Z"),
)
_ZERO = datetime(1, 1, 1, tzinfo=UTC)
_INTEGER = re.compile(r"[-+]?[0-9]+\Z")
_DIGITS = r"[0-9](?:_?[0-9])*"
_FLOAT = re.compile(
    rf"[-+]?(?:(?:{_DIGITS}(?:\.(?:{_DIGITS})?)?|\.{_DIGITS})(?:e[-+]?{_DIGITS})?|inf|infinity|nan)\Z",
    re.IGNORECASE,
)
_HEX_FLOAT = re.compile(
    r"[-+]?0x(?:(?:_?[0-9a-f])+\.?[0-9a-f]*|\.[0-9a-f]+)p[-+]?[0-9]{1,3}\Z", re.IGNORECASE
)
_BASE64 = re.compile(r"(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=|)", re.ASCII)
_BOOLEANS = {
    **dict.fromkeys(("1", "t", "true", "yes"), True),
    **dict.fromkeys(("0", "f", "false", "no"), False),
}


def plain_value(token: Token) -> Scalar:
    """Return the value of a scalar's token."""
    if token.kind in {Kind.STRING, Kind.SINGLE, Kind.DOUBLE, Kind.MERGE}:
        return token.value
    return go_value(token.value)


_WORDS: dict[str, Scalar] = {
    **dict.fromkeys(("~", "null", "Null", "NULL"), None),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
    **dict.fromkeys((".inf", ".Inf", ".INF"), math.inf),
    **dict.fromkeys(("-.inf", "-.Inf", "-.INF"), -math.inf),
    **dict.fromkeys((".nan", ".NaN", ".NAN"), math.nan),
}


def go_value(text: str) -> Scalar:
    """Read a plain scalar without a tag.

    >>> go_value("True"), go_value("yes"), go_value("1_000"), go_value("~")
    (True, 'yes', 1000, None)
    """
    if text in _WORDS:
        return _WORDS[text]
    if text[:1].isalpha() or (text[4:5] == "-" and text[:4].isdigit()):
        # No number begins with a letter, none has a hyphen after four digits, as a date has.
        return text
    number = go_number(text)
    return text if number is None else number


def tagged_value(tag: str, value: Scalar) -> Scalar:
    """Return what a tag of `SCALAR_TAGS` makes of a value.

    Raises:
        ValueError: goccy refuses it.
    """
    return _TAGGED[tag](value)


def _timestamp(value: Scalar) -> Scalar:
    """Return a moment in UTC; what is none is Go's zero time."""
    for pattern in _MOMENTS:
        found = pattern.match(value) if isinstance(value, str) else None
        if found:
            try:
                return _moment(found.groups())
            except (ValueError, OverflowError):
                return _ZERO
    return _ZERO


def _moment(parts: tuple[str, ...]) -> datetime:
    numbers = [int(part) for part in parts[:6] if part]
    micro = int((parts[6] or "").ljust(6, "0")[:6]) if len(parts) > 6 else 0
    year, month, day, *clock = numbers
    hour, minute, second = clock or (0, 0, 0)
    zone: timezone = UTC
    if parts[-1] and parts[-1] != "Z":
        offset = timedelta(hours=int(parts[-1][1:3]), minutes=int(parts[-1][4:6]))
        zone = timezone(-offset if parts[-1][0] == "-" else offset)
    return datetime(year, month, day, hour, minute, second, micro, tzinfo=zone)


def _int(value: Scalar) -> Scalar:
    text = go_string(value)
    if not _INTEGER.match(text) or len(text) > 30:
        return 0
    return max(-(2**63), min(2**63 - 1, int(text)))


def _float(value: Scalar) -> Scalar:
    if isinstance(value, bool) or value is None:
        return 0
    if isinstance(value, int | float):
        return float(value)
    text = str(value)
    if _FLOAT.match(text):
        return float(text)
    return float.fromhex(text.replace("_", "")) if _HEX_FLOAT.match(text) else 0.0


def _binary(value: Scalar) -> Scalar:
    if not isinstance(value, str):
        message = f"!!binary needs a text, not {go_string(value)}"
        raise ValueError(message)  # noqa: TRY004  the text is at fault
    # Go keeps what it has decoded when it meets what is no base64.
    found = _BASE64.match(re.sub(r"[\r\n]", "", value))
    return base64.b64decode(found[0]) if found else b""


def _bool(value: Scalar) -> Scalar:
    text = go_string(value).lower()
    if text not in _BOOLEANS:
        raise ValueError(f"cannot convert {text!r} to boolean")
    return _BOOLEANS[text]


def _text(value: Scalar) -> Scalar:
    return "" if value is None else go_string(value)


def _null(value: Scalar) -> Scalar:
    return None


_TAGGED: dict[str, Callable[[Scalar], Scalar]] = {
    "!!int": _int,
    "!!float": _float,
    "!!str": _text,
    "!!binary": _binary,
    "!!timestamp": _timestamp,
    "!!bool": _bool,
    "!!null": _null,
}


def tagged_collection(tag: str, node: Node) -> Scalar:
    """Return what a tag of `SCALAR_TAGS` makes of a list or mapping.

    Raises:
        ValueError: goccy refuses it.
    """
    if tag in {"!!int", "!!float"}:
        return 0
    if tag == "!!timestamp":
        return _ZERO
    if tag == "!!null":
        return None
    if tag == "!!str":
        return _sprint(node)
    raise ValueError(f"a list or mapping is nothing for {tag}")


def _sprint(node: Node) -> str:
    """Return `fmt.Sprint` of Go for a node's value."""
    if isinstance(node, ScalarNode):
        return go_string(node.value)
    if isinstance(node, SequenceNode):
        return f"[{' '.join(map(_sprint, node.items))}]"
    pairs = sorted((str(entry.key.value), _sprint(entry.value)) for entry in node.entries)
    return f"map[{' '.join(f'{name}:{text}' for name, text in pairs)}]"


def key_name(key: Node, *, nested: bool) -> str:
    """Return a key as Go's map has it.

    The keys of the top mapping are decoded as strings: null is empty, and bytes are a text.
    Those of a nested one are any values, and printed: `null`, `[230 150 135]`.
    """
    if not isinstance(key, ScalarNode):
        return _sprint(key)
    value = key.value
    if value is None:
        return "null" if nested else ""
    if isinstance(value, bytes) and not nested:
        return value.decode("utf-8", "replace")
    return value if isinstance(value, str) else go_string(value)


def fold_key(name: str) -> str:
    """Return a key in lower case, character by character as Go does.

    >>> fold_key("Παράΰς"), fold_key("Title"), fold_key("标题")
    ('παράΰς', 'title', '标题')
    """
    if name.isascii():
        return name.lower()
    return "".join(_LOWER.get(sign) or sign.lower() for sign in name)


_LOWER = {"\u0130": "i"}
