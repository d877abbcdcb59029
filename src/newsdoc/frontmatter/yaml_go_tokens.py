"""Tokens of goccy/go-yaml 1.19, and how it tells numbers from texts.

Hugo reads YAML with goccy/go-yaml, whose verdict depends on the line and column that its scanner
gives each token; these are not always where a token stands (a tab has no width, a tag has one
column too few). A token therefore has both: `line` and `column` as goccy counts them, `start` and
`end` as offsets in the text.
"""

from __future__ import annotations

import enum
import math
import re
from dataclasses import dataclass
from datetime import datetime

__all__ = ["SCALARS", "Kind", "Token", "classify", "go_number", "go_string"]


class Kind(enum.Enum):
    """Kinds of tokens."""

    DOCUMENT_START = enum.auto()
    DOCUMENT_END = enum.auto()
    ITEM = enum.auto()
    EXPLICIT_KEY = enum.auto()
    COLON = enum.auto()
    MERGE = enum.auto()
    COMMA = enum.auto()
    SEQUENCE_START = enum.auto()
    SEQUENCE_END = enum.auto()
    MAPPING_START = enum.auto()
    MAPPING_END = enum.auto()
    COMMENT = enum.auto()
    ANCHOR = enum.auto()
    ALIAS = enum.auto()
    TAG = enum.auto()
    LITERAL = enum.auto()
    FOLDED = enum.auto()
    SINGLE = enum.auto()
    DOUBLE = enum.auto()
    DIRECTIVE = enum.auto()
    NULL = enum.auto()
    NOTHING = enum.auto()
    BOOL = enum.auto()
    INTEGER = enum.auto()
    FLOAT = enum.auto()
    INFINITY = enum.auto()
    NAN = enum.auto()
    STRING = enum.auto()


SCALARS = frozenset(
    {
        Kind.ANCHOR,
        Kind.ALIAS,
        Kind.LITERAL,
        Kind.FOLDED,
        Kind.NULL,
        Kind.NOTHING,
        Kind.BOOL,
        Kind.INTEGER,
        Kind.FLOAT,
        Kind.INFINITY,
        Kind.NAN,
        Kind.STRING,
        Kind.SINGLE,
        Kind.DOUBLE,
    }
)
"""Kinds of tokens that stand for a scalar, or begin what does."""


@dataclass(slots=True)
class Token:
    """One token.

    Attributes:
        kind: What it is.
        value: Its text, resolved.
        line: Line as goccy counts it, from one.
        column: Column as goccy counts it, from one.
        start: Offset of its first character.
        end: Offset after its last character.
        breaks: Line ends within it as written, and between it and what follows.
        inner_breaks: Line ends within it as written.
    """

    kind: Kind
    value: str
    line: int
    column: int
    start: int
    end: int
    breaks: int = 0
    inner_breaks: int = 0


_WORDS = {
    "~": Kind.NULL,
    **dict.fromkeys(("null", "Null", "NULL"), Kind.NULL),
    **dict.fromkeys(("true", "True", "TRUE", "false", "False", "FALSE"), Kind.BOOL),
    **dict.fromkeys((".inf", ".Inf", ".INF", "-.inf", "-.Inf", "-.INF"), Kind.INFINITY),
    **dict.fromkeys((".nan", ".NaN", ".NAN"), Kind.NAN),
}
_NUMERIC = frozenset("0123456789+-.")
_SIGNED = re.compile(r"\+?-?")
_FLOAT = re.compile(r"-?(?:[0-9]+\.[0-9]*|\.[0-9]+)(?:[eE][-+]?[0-9]+)?\Z")
_BASES = {
    16: re.compile(r"-?[0-9a-fA-F]+\Z"),
    10: re.compile(r"-?[0-9]+\Z"),
    8: re.compile(r"-?[0-7]+\Z"),
    2: re.compile(r"-?[01]+\Z"),
}
_PREFIXES = {"0x": 16, "0o": 8, "0b": 2}


def classify(text: str) -> Kind:
    """Return the kind of token that a plain scalar is."""
    if text in _WORDS:
        return _WORDS[text]
    if text[:1] in _NUMERIC:
        number = go_number(text)
        if number is not None:
            return Kind.FLOAT if isinstance(number, float) else Kind.INTEGER
    return Kind.STRING


def go_number(text: str) -> int | float | None:
    """Read a number as goccy/go-yaml does, or return None where it sees a text.

    Integers that fit into neither uint64 nor int64 are texts, as is anything with an exponent
    but no point.

    >>> go_number("017"), go_number("1_000"), go_number("1e3"), go_number("1.5e3")
    (15, 1000, None, 1500.0)
    """
    points = text.count(".")
    if not text or text[0] == "_" or points > 1:
        return None
    signs = _SIGNED.match(text)
    digits = text[signs.end() if signs else 0 :].replace("_", "")
    base = _base(digits, points)
    if digits[:2] in _PREFIXES:
        digits = digits[2:]
    if text[0] == "-":
        digits = "-" + digits
    if base == 0:
        return _float(digits)
    if not _BASES[base].match(digits) or len(digits) > 70:
        return None
    value = int(digits, base)
    return value if -(2**63) <= value < 2**64 else None


def _base(digits: str, points: int) -> int:
    """Return the base of a number's digits; 0 stands for a float."""
    if digits[:2] in _PREFIXES:
        return _PREFIXES[digits[:2]]
    if points:
        return 0
    return 8 if digits[:1] == "0" and len(digits) > 1 else 10


def _float(digits: str) -> float | None:
    if not _FLOAT.match(digits):
        return None
    value = float(digits)
    return None if math.isinf(value) else value


def go_string(value: object) -> str:
    """Return `fmt.Sprint(value)` of Go for what YAML decodes to.

    >>> go_string(1.10), go_string(1000000.0), go_string(True), go_string(None)
    ('1.1', '1e+06', 'true', '<nil>')
    """
    if isinstance(value, bool):
        return "true" if value else "false"
    if value is None:
        return "<nil>"
    if isinstance(value, bytes):
        return f"[{' '.join(map(str, value))}]"
    if isinstance(value, datetime):
        return _moment_string(value)
    return _float_string(value) if isinstance(value, float) else str(value)


def _moment_string(value: datetime) -> str:
    """Return a moment as Go prints it; a zone without a name is named by its offset."""
    fraction = f"{value.microsecond:06d}".rstrip("0")
    offset = value.strftime("%z")
    clock = f"{value:%H:%M:%S}" + (f".{fraction}" if fraction else "")
    return f"{value.date()} {clock} {offset} {'UTC' if offset == '+0000' else offset}"


def _float_string(value: float) -> str:
    if math.isnan(value):
        return "NaN"
    if math.isinf(value):
        return "+Inf" if value > 0 else "-Inf"
    mantissa, exponent = _scientific(value)
    power = int(exponent)
    if power < -4 or power >= 6:
        sign = "-" if power < 0 else "+"
        return f"{mantissa}e{sign}{abs(power):02d}"
    return _positional(mantissa, power)


def _scientific(value: float) -> tuple[str, str]:
    """Return the shortest digits of a float as mantissa and exponent."""
    digits = repr(value).replace("-", "", 1) if value < 0 else repr(value)
    digits = digits.partition("e")[0].replace(".", "").lstrip("0").rstrip("0") or "0"
    exponent = f"{value:e}".partition("e")[2]
    mantissa = digits[0] + ("." + digits[1:] if len(digits) > 1 else "")
    return ("-" if math.copysign(1, value) < 0 else "") + mantissa, exponent


def _positional(mantissa: str, power: int) -> str:
    sign = "-" if mantissa.startswith("-") else ""
    whole, _, fraction = mantissa.lstrip("-").partition(".")
    digits = whole + fraction
    if power < 0:
        return f"{sign}0.{'0' * (-power - 1)}{digits}"
    if len(digits) <= power + 1:
        return sign + digits.ljust(power + 1, "0")
    return f"{sign}{digits[: power + 1]}.{digits[power + 1 :]}"
