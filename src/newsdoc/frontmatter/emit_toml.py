"""Values as TOML 1.0, in the style of the file that they go into."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import TYPE_CHECKING

from newsdoc.errors import EditError
from newsdoc.frontmatter.emit_dates import format_moment
from newsdoc.frontmatter.emit_yaml import Like
from newsdoc.frontmatter.nodes import FrozenMapping

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from newsdoc.frontmatter.nodes import Scalar, Value

__all__ = ["TomlWriter"]

_BARE = re.compile(r"[A-Za-z0-9_-]+\Z")
_UNSEEN = "\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff"
_ESCAPED = re.compile(f'["\\\\\n\t{_UNSEEN}]')
_ESCAPED_LONG = re.compile(f'\\\\|"""|"\\Z|[{_UNSEEN}]')
_NOT_LITERAL = re.compile(f"['\n{_UNSEEN}]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_SHORT = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}
# A line in a string that looks like a fence closes the front matter for Hugo.
_FENCE = re.compile(r"(?:\A|\n)\+\+\+")
# Editors take blanks from the ends of lines.
_BLANK_END = re.compile(r"[ \t]\n")
_TOML_MOMENT = re.compile(
    r"\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2})?)?\Z"
)
_SMALLEST, _LARGEST = -(2**63), 2**63 - 1


def _escape(found: re.Match[str]) -> str:
    return "".join(_SHORT.get(char) or f"\\u{ord(char):04X}" for char in found[0])


@dataclass(frozen=True, slots=True)
class TomlWriter:
    """Writes values as TOML.

    Attributes:
        newline: The line end.
        literal: New strings stand in single quotes.
        equals: What stands between key and value.
        moment: A date as the file writes them, or None.
    """

    newline: str = "\n"
    literal: bool = False
    equals: str = " = "
    moment: str | None = None

    def key(self, name: str) -> str:
        """Write one part of a key."""
        return name if _BARE.match(name) else self._basic(name)

    def pair(self, names: tuple[str, ...], value: Value, like: Like | None = None) -> str:
        """Write a key, dotted where it has several parts, and its value."""
        return f"{'.'.join(map(self.key, names))}{self.equals}{self.value(value, like or Like())}"

    def value(self, value: Value, like: Like | None = None, *, inline: bool = False) -> str:
        """Write a value.

        Args:
            value: The value; a mapping becomes an inline table.
            like: The scalar to resemble.
            inline: It stands in an inline table or an array.

        Raises:
            EditError: TOML cannot hold it.
        """
        if isinstance(value, tuple):
            return f"[{', '.join(self.value(item, like, inline=True) for item in value)}]"
        if isinstance(value, FrozenMapping):
            if not value:
                return "{}"
            pairs = (
                f"{self.key(name)} = {self.value(item, inline=True)}"
                for name, item in value.items()
            )
            return f"{{ {', '.join(pairs)} }}"
        return self._scalar(value, like or Like(), inline=inline)

    def is_written_as(self, text: str, value: str) -> bool:
        """Say whether a text on one line is this string by construction."""
        if text[:1] == "'":
            return not _NOT_LITERAL.search(value) and text == f"'{value}'"
        return text == self._basic(value) and not _SURROGATE.search(value)

    def document(self, values: Mapping[str, Value], names: tuple[str, ...] = ()) -> str:
        """Write keys as lines: those with plain values first, then a table for each mapping.

        Args:
            values: The keys and their values.
            names: The table that they are in.
        """
        blocks = list(self._tables(values, names))
        return self.newline.join(blocks)

    def _tables(self, values: Mapping[str, Value], names: tuple[str, ...]) -> Iterator[str]:
        tables = {name: v for name, v in values.items() if isinstance(v, FrozenMapping) and v}
        lines = [self.pair((n,), v) for n, v in values.items() if n not in tables]
        if names and (lines or not tables):
            lines.insert(0, f"[{'.'.join(map(self.key, names))}]")
        if lines:
            yield "".join(line + self.newline for line in lines)
        for name, table in tables.items():
            yield from self._tables(table, (*names, name))

    def _scalar(self, value: Scalar, like: Like, *, inline: bool) -> str:
        if isinstance(value, str):
            return self._string(value, like, inline=inline)
        if isinstance(value, bool):
            return "true" if value else "false"
        if isinstance(value, date | time):
            return self._moment(value, like)
        if isinstance(value, int) and _SMALLEST <= value <= _LARGEST:
            return str(value)
        if isinstance(value, float):
            return repr(value) if math.isfinite(value) else str(value)
        raise EditError(f"TOML cannot hold {'null' if value is None else repr(value)}")

    def _moment(self, value: date | time, like: Like) -> str:
        if like.style is not None and like.style != "plain":
            text = format_moment(value, like.moment or self.moment, strict=True)
            return self._string(text, like, inline=True)
        if isinstance(value, time):
            return value.isoformat()
        text = format_moment(value, like.moment or self.moment, strict=True)
        if _TOML_MOMENT.match(text):
            return text
        text = format_moment(value, None)
        return text.replace(" ", "T") if isinstance(value, datetime) else text

    def _string(self, text: str, like: Like, *, inline: bool) -> str:
        if _SURROGATE.search(text):
            raise EditError("TOML cannot hold a lone surrogate")
        long = like.style in {"multiline-basic", "multiline-literal"}
        new = like.style is None and not inline and not _BLANK_END.search(text)
        if (long or new) and self._fits_lines(text):
            return self._long(text)
        literal = like.style in {"literal-string", "multiline-literal"} or (
            like.style is None and self.literal
        )
        if literal and not _NOT_LITERAL.search(text):
            return f"'{text}'"
        return self._basic(text)

    def _basic(self, text: str) -> str:
        return f'"{_ESCAPED.sub(_escape, text)}"'

    def _fits_lines(self, text: str) -> bool:
        # TOML keeps the line ends of such strings as they are written.
        return self.newline == "\n" in text and not _FENCE.search(text)

    def _long(self, text: str) -> str:
        body = _ESCAPED_LONG.sub(_escape, text).replace("\n", self.newline)
        return f'"""{self.newline}{body}"""'
