"""What goccy/go-yaml's scanner collects: the text of a plain or block scalar, and its rules."""

from __future__ import annotations

import re

__all__ = ["BlockState", "Buffer"]

_BREAK = re.compile(r"\r\n|\n|\r")


class Buffer:
    """A plain or block scalar while it is collected.

    Attributes:
        chars: Its text so far, blanks at the end included.
        used: How many of `chars` count; what follows are blanks.
        origin: What was passed over since the last token, as written.
        start: Offset of the first character of `chars`.
        end: Offset after the last one that counts.
    """

    def __init__(self) -> None:
        self.chars: list[str] = []
        self.used = 0
        self.origin: list[str] = []
        self._origin_used = 0
        self.start = 0
        self.end = 0
        self._stale: list[str] = []

    def clear(self) -> None:
        """Forget everything."""
        self.chars.clear()
        self.origin.clear()
        self.used = self._origin_used = 0

    def clear_value(self) -> None:
        """Forget the text, not what was passed over.

        goccy shortens a slice here and keeps its count, so the text is still there for whoever
        looks before other text comes.
        """
        self._stale, self.chars = self.chars, []

    def filled(self) -> bool:
        """Say whether any text counts."""
        return self.used > 0

    def add(self, sign: str, offset: int) -> None:
        """Add a character of a plain scalar; blanks cannot begin one."""
        blank = sign in " \t"
        if not self.chars:
            if blank:
                return
            self.start = offset
        self.chars.append(sign)
        if not blank:
            self.used = len(self.chars)
            self.end = offset + 1 if sign != "\n" else self.end

    def add_block(self, sign: str, offset: int) -> None:
        """Add a character of a block scalar; a tab is text there."""
        if not self.chars:
            self.start = offset
        self.chars.append(sign)
        if sign != " ":
            self.used = len(self.chars)
            self.end = offset + 1

    def extend(self, text: str, offset: int) -> None:
        """Add a run without blanks to a plain scalar."""
        if not self.chars:
            self.start = offset
        self.chars.extend(text)
        self.origin.extend(text)
        self.used = len(self.chars)
        self._origin_used = len(self.origin)
        self.end = offset + len(text)

    def extend_block(self, text: str, offset: int) -> None:
        """Add the rest of a line to a block scalar."""
        self.chars.extend(text)
        self.origin.extend(text)
        words = len(text.rstrip(" "))
        if words:
            self.used = len(self.chars) - len(text) + words
            self._origin_used = len(self.origin) - len(text) + words
            self.end = offset + len(text)

    def add_indent(self, offset: int) -> None:
        """Add a blank that counts."""
        if not self.chars:
            self.start = offset
        self.chars.append(" ")
        self.used = len(self.chars)

    def add_origin(self, sign: str) -> None:
        """Remember a character that was passed over."""
        self.origin.append(sign)
        if sign not in " \t":
            self._origin_used = len(self.origin)

    def drop_blanks(self) -> None:
        """Forget blanks at the end of a line."""
        if len(self.origin) > self._origin_used:
            del self.origin[self._origin_used :]
            del self.chars[self.used :]

    def end_line(self) -> None:
        """Note a blank line within a plain scalar."""
        if self.chars[-1] == " ":
            self.chars[-1] = "\n"
        else:
            self.chars.append("\n")

    def origin_begins_with_tab(self) -> bool:
        """Say whether a tab was passed over first, or second after a blank."""
        first = 1 if self.origin[:1] == [" "] else 0
        return self.origin[first : first + 1] == ["\t"]

    def breaks(self) -> tuple[int, int]:
        """Count the line ends in what was passed over from the text on, and within it."""
        origin = "".join(self.origin).lstrip(" \r\n")
        return len(_BREAK.findall(origin)), len(_BREAK.findall(origin.rstrip(" \r\n")))

    def count_breaks(self) -> int:
        """Count the line ends in the text."""
        return len(_BREAK.findall("".join(self.chars)))

    def column_in_origin(self) -> int:
        """Return where the text stands in what was passed over, from one; 0 for nowhere."""
        return "".join(self.origin).find("".join(self.chars)) + 1

    def source(self, block: BlockState | None) -> str:
        """Return the text that counts, line ends at the end of a block scalar chomped."""
        text = "".join((self.chars + self._stale[len(self.chars) :])[: self.used])
        return block.chomped(text) if block else text


class BlockState:
    """The rules of one block scalar.

    goccy also uses it for a plain scalar that goes on with a dash on a deeper line (`raw`).

    Attributes:
        column: Column at which the text begins, or 0 as long as no line has shown it.
        raw: It is a plain scalar.
    """

    def __init__(
        self, option: str = "", *, literal: bool = False, raw: bool = False, delimiter: int = 0
    ) -> None:
        self.raw = raw
        self._literal = literal
        self._trim = option.startswith("-") or option.endswith("-") or raw
        self._keep = option.startswith("+") or option.endswith("+")
        digits = option.removeprefix("-").removeprefix("+").removesuffix("-").removesuffix("+")
        self._width = int(digits) if digits else 0
        self.column = delimiter + self._width if self._width > 0 else 0
        self._line_column = 0
        self._last_line_column = 0
        self._last_text_column = 0
        self._blank_column = 0
        self._new_line = False

    def update_column(self, column: int) -> None:
        """Take the column of a line's first character."""
        self.column = self.column or column
        self._line_column = self._line_column or column

    def blank_line(self, column: int) -> None:
        """Note a line of blanks before the text shows its column."""
        if not self.column:
            self._blank_column = column

    def blank_line_is_deeper(self, column: int) -> bool:
        """Say whether blanks before the text went further than the text does."""
        return not self.column and self._blank_column > column

    def width_holds(self) -> bool:
        """Say whether the line has the indentation that the header asks for."""
        return not self._width or self.column <= self._line_column

    def end_line(self) -> None:
        """Go to the next line."""
        self._last_line_column = self._line_column
        if self._line_column:
            self._last_text_column = self._line_column
        self._new_line = True
        self._line_column = 0

    def is_indent(self, column: int) -> bool:
        """Say whether a character at this column is indentation."""
        return self.column > column if self.column else column == 1

    def add_indent(self, buffer: Buffer, column: int, offset: int) -> None:
        """Take a blank at the start of a line: text, where it is beyond the indentation."""
        if not self.column or column < self.column:
            return
        self._new_line = self._new_line and self._literal
        buffer.add_indent(offset)

    def fold(self, buffer: Buffer, column: int) -> None:
        """Make a blank of the line end before this line, where the two are one paragraph."""
        if self._literal or not self._new_line:
            return
        chars = buffer.chars
        if self._line_column == self._last_line_column:
            chars[-1] = " "
        elif (
            not self._last_line_column
            and self._last_text_column == column
            and chars[-2:] == ["\n", "\n"]
        ):
            chars.pop()
            buffer.used = len(chars)
        self._new_line = False

    def chomped(self, text: str) -> str:
        """Return the text with the line ends at its end that the header asks for."""
        if self._trim:
            text = text.rstrip("\n").rstrip(" ")
        elif not self._keep:
            body = text.rstrip("\n")
            text = body + "\n" if len(body) < len(text) else text
        if text == "\n":
            text = ""
        return "\n" if self._keep and not text else text
