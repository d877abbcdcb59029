"""Values as JSON, in the style of the file that they go into."""

from __future__ import annotations

import json
import math
import re
from dataclasses import dataclass, replace
from datetime import date, time
from typing import TYPE_CHECKING

from newsdoc.errors import EditError
from newsdoc.frontmatter.emit_dates import format_moment
from newsdoc.frontmatter.nodes import FrozenMapping

if TYPE_CHECKING:
    from newsdoc.frontmatter.nodes import Scalar, Value

__all__ = ["JsonStyle", "JsonWriter"]

_UNSEEN = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class JsonStyle:
    """How a file writes its JSON.

    Attributes:
        lines: Keys of a mapping stand on lines of their own.
        list_lines: Items of a list stand on lines of their own.
        indent: One level of indentation.
        colon: What stands between key and value.
        comma: What stands between items on one line.
        ascii: All other characters are escaped.
        newline: The line end.
        moment: A date as the file writes them, or None.
        strict: Dates must be readable for Hugo.
    """

    lines: bool = True
    list_lines: bool = False
    indent: str = "  "
    colon: str = ": "
    comma: str = ", "
    ascii: bool = False
    newline: str = "\n"
    moment: str | None = None
    strict: bool = False


@dataclass(frozen=True, slots=True)
class JsonWriter:
    """Writes values as JSON.

    Attributes:
        style: How the file writes.
    """

    style: JsonStyle = JsonStyle()

    def value(self, value: Value, prefix: str, moment: str | None = None) -> str:
        """Write a value.

        Args:
            value: The value.
            prefix: The indentation of the line it begins on.
            moment: A date in the shape to follow, or None for that of the file.

        Raises:
            EditError: JSON cannot hold it.
        """
        style = self.style
        inner = prefix + style.indent
        if isinstance(value, FrozenMapping):
            pairs = [self.pair(name, item, inner) for name, item in value.items()]
            return self._brackets("{}", pairs, prefix, lines=style.lines)
        if isinstance(value, tuple):
            lines = style.lines and style.list_lines
            writer = self if lines else replace(self, style=replace(style, lines=False))
            items = [writer.value(item, inner) for item in value]
            return self._brackets("[]", items, prefix, lines=lines)
        return self._scalar(value, moment)

    def pair(self, name: str, value: Value, prefix: str) -> str:
        """Write a key and its value."""
        return f"{self.string(name)}{self.style.colon}{self.value(value, prefix)}"

    def string(self, text: str) -> str:
        """Write a string."""
        written = json.dumps(text, ensure_ascii=self.style.ascii)
        return _UNSEEN.sub(lambda found: f"\\u{ord(found[0]):04x}", written)

    def _brackets(self, brackets: str, items: list[str], prefix: str, *, lines: bool) -> str:
        if not items:
            return brackets
        if not lines:
            return brackets[0] + self.style.comma.join(items) + brackets[1]
        newline = self.style.newline + prefix
        joined = f",{newline}{self.style.indent}".join(items)
        return f"{brackets[0]}{newline}{self.style.indent}{joined}{newline}{brackets[1]}"

    def _scalar(self, value: Scalar, moment: str | None) -> str:
        if isinstance(value, str):
            return self.string(value)
        if isinstance(value, date | time):
            like = moment or self.style.moment
            return self.string(format_moment(value, like, strict=self.style.strict))
        if isinstance(value, bytes) or (isinstance(value, float) and not math.isfinite(value)):
            raise EditError(f"JSON cannot hold {value!r}")
        return json.dumps(value)
