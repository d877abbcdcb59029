"""The scanner of goccy/go-yaml 1.19: a text becomes tokens, or is refused.

Hugo's verdict on YAML is goccy's, and goccy decides by a state machine over characters: a buffer
that collects a plain scalar, the column of the last delimiter, whether a line goes up or down.
This scanner goes through the same states. Its tokens remember the offsets of their text as well.
It is one long module because all states share one buffer and one place in the text.
"""

from __future__ import annotations

import enum
import re
from typing import NoReturn

from newsdoc.frontmatter.limits import RefusedError
from newsdoc.frontmatter.yaml_go_block import BlockState, Buffer
from newsdoc.frontmatter.yaml_go_quotes import read_quoted
from newsdoc.frontmatter.yaml_go_tokens import Kind, Token, classify

__all__ = ["Scanner", "scan"]

# Characters that a plain scalar takes without any rule looking at them.
_RUN = re.compile(r"[^{}.<\-\[\],:|>!%?&*#'\"\r\n @`\t]+")
_SPACES = re.compile(r" +")
_LINE = re.compile(r"[^\r\n]*")
_TAG_END = re.compile(r"[ ,\r\n{}]")
_TAG_END_BLOCK = re.compile(r"[ \r\n{}]")
_BLOCK_RUN = re.compile(r"[^\r\n\t]+")
_WIDTH = re.compile(r"[+-]?[0-9]+\Z")
_RESERVED_TAGS = frozenset(
    f"!!{name}"
    for name in (
        "int",
        "float",
        "null",
        "seq",
        "map",
        "str",
        "binary",
        "omap",
        "set",
        "timestamp",
        "bool",
        "merge",
    )
)


class _Move(enum.Enum):
    """How a line's indentation compares with the last delimiter's column."""

    SAME = enum.auto()
    UP = enum.auto()
    DOWN = enum.auto()


def scan(text: str) -> list[Token]:
    """Return the tokens of a YAML text, comments left out.

    Raises:
        RefusedError: goccy finds an invalid token.
    """
    return Scanner(text).tokens_of_all()


class Scanner:
    """One scan of one text.

    Attributes:
        text: The text.
        idx: Offset of the current character.
        line: Line as goccy counts it.
        column: Column as goccy counts it.
        delimiter_column: Column of the last key or dash.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.size = len(text)
        self.idx = 0
        self.line = 1
        self.column = 1
        self.tokens: list[Token] = []
        self.buffer = Buffer()
        self.block: BlockState | None = None
        self.delimiter_column = 0
        self.indent = 0
        self.first = True
        self.move = _Move.SAME
        self.in_name = False
        self.in_directive = False
        self.sequences = 0
        self.mappings = 0
        self.saved: tuple[int, int] | None = None

    def fail(self, message: str, offset: int | None = None) -> NoReturn:
        """Refuse the text here, or at `offset`."""
        raise RefusedError(message, self.idx if offset is None else offset)

    # Moving on.

    def step(self, count: int = 1) -> None:
        """Go on by characters of the line."""
        self.column += count
        self.idx += count

    def next_line(self) -> None:
        """Go over a line end."""
        self.column = 1
        self.line += 1
        self.idx += 1
        self.indent = 0
        self.first = True
        self.in_name = False
        self.in_directive = False

    def _clear(self) -> None:
        self.buffer.clear()
        self.block = None

    def _next(self) -> str:
        return self.text[self.idx + 1] if self.idx + 1 < self.size else "\0"

    def _take(self, sign: str) -> None:
        """Add a character to the plain scalar that is being collected."""
        self.buffer.add(sign, self.idx)
        self.buffer.add_origin(sign)

    def token(self, kind: Kind, value: str, end: int | None = None) -> None:
        """Add a token that begins here."""
        stop = self.idx + len(value) if end is None else end
        self.tokens.append(Token(kind, value, self.line, self.column, self.idx, stop))

    # The plain scalar that is being collected.

    def _flush(self) -> Token | None:
        """Make a token of what is collected, if anything is."""
        token = self._buffered()
        if token:
            self.tokens.append(token)
        return token

    def _buffered(self) -> Token | None:
        buffer = self.buffer
        line, column = self._buffered_place()
        if self.idx == 0:
            return None
        source = buffer.source(self.block)
        if not source:
            buffer.clear_value()
            return None
        kind = Kind.STRING if self.block else classify(source)
        if self.tokens and self.tokens[-1].kind is Kind.TAG:
            kind = kind if self.tokens[-1].value in _RESERVED_TAGS else Kind.STRING
        # Text that was forgotten and found again stands nowhere.
        span = (buffer.start, self._end()) if buffer.chars else (self.idx, self.idx)
        token = Token(kind, source, line, column, *span, *buffer.breaks())
        buffer.clear()
        return token

    def _end(self) -> int:
        """Return the offset after what is collected; no blanks end a plain scalar."""
        end = self.buffer.end
        while self.block and self.block.raw and self.text[end - 1] in " \t\r\n":
            end -= 1
        return end

    def _buffered_place(self) -> tuple[int, int]:
        if self.saved:
            place, self.saved = self.saved, None
            return place
        line, column = self.line, self.column - len(self.buffer.chars)
        if self.block:
            line -= self.buffer.count_breaks()
            column = self.buffer.column_in_origin()
        return line, column

    # The loop.

    def tokens_of_all(self) -> list[Token]:
        """Scan the whole text."""
        while self.idx < self.size:
            sign = self.text[self.idx]
            self._update_indent(sign)
            if self.move is _Move.DOWN:
                self._flush()
            if self.block and self._block_sign(self.block, sign):
                continue
            if not self._sign(sign):
                self._ordinary(sign)
        self._flush()
        return [token for token in self.tokens if token.kind is not Kind.COMMENT]

    def _ordinary(self, sign: str) -> None:
        self._take(sign)
        self.step()
        found = _RUN.match(self.text, self.idx)
        if found and not self.first:
            self.move = _Move.SAME
            self.buffer.extend(found[0], self.idx)
            self.step(len(found[0]))

    def _update_indent(self, sign: str) -> None:
        if not self.first:
            self.move = _Move.SAME
        elif sign == " ":
            self.indent += 1
        elif sign not in "\r\n\t":
            if self.delimiter_column:
                up = self.delimiter_column < self.column
                self.move = _Move.UP if up else _Move.DOWN
            self.first = False

    def _block_sign(self, block: BlockState, sign: str) -> bool:
        """Take a character of a block scalar; say whether it was one."""
        if self.move is not _Move.DOWN:
            self._block_text(block, sign)
            return True
        last = self.tokens[-1]
        if last.column == 1:
            self.fail("the block scalar has no text")
        if last.kind is not Kind.STRING:
            self.tokens.append(Token(Kind.STRING, "", self.line, self.column, last.end, last.end))
        self.block = None
        return False

    def _sign(self, sign: str) -> bool:
        """Let the rule for a character have it; say whether it is dealt with."""
        rule = _RULES.get(sign)
        return rule(self, sign) if rule else False

    # One rule for each character that has one.

    def _flow_start(self, sign: str) -> bool:
        if self.buffer.filled() and not (self.sequences > 0 or self.mappings > 0):
            return False
        self._flush()
        if sign == "{":
            self.mappings += 1
        else:
            self.sequences += 1
        self._indicator(Kind.MAPPING_START if sign == "{" else Kind.SEQUENCE_START, sign)
        return True

    def _mapping_end(self, sign: str) -> bool:
        if self.mappings <= 0:
            return False
        self._flush()
        self.mappings -= 1
        self._indicator(Kind.MAPPING_END, sign)
        return True

    def _sequence_end(self, sign: str) -> bool:
        if self.buffer.filled() and self.sequences <= 0:
            return False
        self._flush()
        self.sequences -= 1
        self._indicator(Kind.SEQUENCE_END, sign)
        return True

    def _comma(self, sign: str) -> bool:
        if self.sequences <= 0 and self.mappings <= 0:
            return False
        self._flush()
        self._indicator(Kind.COMMA, sign)
        return True

    def _indicator(self, kind: Kind, text: str) -> None:
        self.token(kind, text)
        self.step(len(text))
        self._clear()

    def _dot(self, sign: str) -> bool:
        if self.indent or self.column != 1 or self._repeats(sign) != 3:
            return False
        self._flush()
        self._indicator(Kind.DOCUMENT_END, "...")
        return True

    def _repeats(self, sign: str) -> int:
        end = self.idx
        while end < self.size and self.text[end] == sign:
            end += 1
        return end - self.idx

    def _less(self, sign: str) -> bool:
        if self._repeats(sign) != 2 or not self._is_merge_key():
            return False
        self.delimiter_column = self.column
        self._indicator(Kind.MERGE, "<<")
        return True

    def _is_merge_key(self) -> bool:
        """Say whether `<<` is a key: the next sign is a colon before a blank (or several)."""
        for at in range(self.idx + 2, self.size):
            sign = self.text[at]
            if sign == " ":
                continue
            if sign != ":":
                return False
            if at + 1 < self.size and self.text[at + 1] in " \r\n":
                return True
        return False

    def _dash(self, sign: str) -> bool:
        return self._document_start(sign) or self._folded_dash(sign) or self._item(sign)

    def _document_start(self, sign: str) -> bool:
        if self.indent or self.column != 1 or self._repeats(sign) != 3:
            return False
        after = self.text[self.idx + 3 : self.idx + 4]
        if after and after not in " \t\r\n":
            return False
        self._flush()
        self._indicator(Kind.DOCUMENT_START, "---")
        self.delimiter_column = self.indent = 0
        return True

    def _folded_dash(self, sign: str) -> bool:
        """A dash that begins a deeper line of a plain scalar is text, and so is what follows."""
        if not self.buffer.filled() or self.move is not _Move.UP:
            return False
        self.block = BlockState(raw=True)
        self.block.update_column(self.column)
        self._take(sign)
        self.step()
        return True

    def _item(self, sign: str) -> bool:
        following = self._next()
        if self.buffer.filled() or following not in "\0 \t\r\n":
            return False
        if self.buffer.origin_begins_with_tab():
            self.fail("a tab cannot stand before the dash of a list item")
        self._flush()
        self.delimiter_column = self.column
        self._indicator(Kind.ITEM, sign)
        return True

    def _colon(self, sign: str) -> bool:
        if self.in_directive or self.in_name or not self._is_delimiter():
            return False
        if self.buffer.origin_begins_with_tab() and self.buffer.chars[:1] != ["\t"]:
            self.fail("a tab cannot stand before a key")
        token = self._flush()
        if token:
            self.delimiter_column = token.column
        elif self.tokens and self.tokens[-1].kind in {Kind.SINGLE, Kind.DOUBLE}:
            self.delimiter_column = self.tokens[-1].column
        self._indicator(Kind.COLON, sign)
        return True

    def _is_delimiter(self) -> bool:
        following = self._next()
        if self.mappings <= 0:
            return following in " \t\r\n" or self.idx + 1 >= self.size
        if following == "/":
            return False
        return not self.tokens or self.tokens[-1].kind is not Kind.COLON

    def _block_header(self, sign: str) -> bool:
        if self.buffer.filled():
            return False
        found = _LINE.match(self.text, self.idx + 1)
        end = found.end() if found else self.idx + 1
        if end == self.size:
            end -= 1
        header = self.text[self.idx + 1 : max(end, self.idx + 1)].rstrip(" ")
        mark = header.find("#")
        option = (header[:mark] if mark > 0 else header).rstrip(" \t")
        if option:
            self._check_option(option)
        if self.column == 1:
            self.delimiter_column = 1
        kind = Kind.LITERAL if sign == "|" else Kind.FOLDED
        self.token(kind, sign + option)
        if mark > 0:
            self.token(Kind.COMMENT, header[mark + 1 :])
            self.tokens[-1].column += 1
        self.block = BlockState(option, literal=sign == "|", delimiter=self.delimiter_column)
        self.move = _Move.SAME
        self.buffer.clear()
        self.idx = max(end, self.idx + 1)
        self.idx += self.text.startswith("\r\n", self.idx)
        self.next_line()
        return True

    def _check_option(self, option: str) -> None:
        width = option.removeprefix("-").removeprefix("+").removesuffix("-").removesuffix("+")
        if width and (not _WIDTH.match(width) or width == "0" or int(width) > 9):
            self.fail(f"{option!r} cannot stand after the sign of a block scalar")

    def _tag(self, sign: str) -> bool:
        if self.buffer.filled() or self.in_directive:
            return False
        flow = self.sequences > 0 or self.mappings > 0
        pattern = _TAG_END if flow else _TAG_END_BLOCK
        found = pattern.search(self.text, self.idx + 1)
        if not found:
            # A tag that ends the text is no token at all.
            self.idx = self.size
            self._clear()
            return True
        if found[0] in "{}":
            self.fail(f"{found[0]!r} cannot stand in a tag", found.start())
        value = self.text[self.idx : found.start()]
        self.token(Kind.TAG, value)
        blank = found[0] == " "
        self.column += len(value) - (not blank)
        self.idx = found.start() + blank
        self._clear()
        return True

    def _percent(self, sign: str) -> bool:
        if self.buffer.filled() or self.indent:
            return False
        self._flush()
        self._indicator(Kind.DIRECTIVE, sign)
        self.in_directive = True
        return True

    def _question(self, sign: str) -> bool:
        if self.buffer.filled() or self._next() not in " \t":
            return False
        self.delimiter_column = self.column
        self._indicator(Kind.EXPLICIT_KEY, sign)
        return True

    def _name(self, sign: str) -> bool:
        if self.buffer.filled():
            return False
        self._flush()
        self._indicator(Kind.ANCHOR if sign == "&" else Kind.ALIAS, sign)
        self.in_name = True
        return True

    def _comment(self, sign: str) -> bool:
        if self.buffer.filled() and self.text[self.idx - 1] not in " \t\r\n":
            return False
        self._flush()
        start = self.idx
        found = _LINE.match(self.text, start + 1)
        self.idx = found.end() if found else start + 1
        self.tokens.append(Token(Kind.COMMENT, "", self.line, self.column, start, self.idx))
        self.next_line()
        self._clear()
        return True

    def _quote(self, sign: str) -> bool:
        if self.buffer.filled():
            return False
        start, line, column = self.idx, self.line, self.column
        value, end, breaks = read_quoted(self, sign)
        kind = Kind.SINGLE if sign == "'" else Kind.DOUBLE
        self.tokens.append(Token(kind, value, line, column, start, end, breaks, breaks))
        self._clear()
        return True

    def _line_end(self, sign: str) -> bool:
        buffer = self.buffer
        if buffer.chars and self.saved is None:
            self.saved = (self.line, self.column - len(buffer.source(self.block)))
        buffer.drop_blanks()
        if sign == "\r" and self._next() == "\n":
            buffer.add_origin("\r")
            self.idx += 1
            sign = "\n"
        if self.idx >= self.size - 1 or self.in_name or self.in_directive:
            self._flush()
        if buffer.filled() and self.first:
            buffer.end_line()
        else:
            buffer.add(" ", self.idx)
        buffer.add_origin(sign)
        self.next_line()
        return True

    def _blank(self, sign: str) -> bool:
        if self.first:
            found = _SPACES.match(self.text, self.idx)
            count = len(found[0]) if found else 1
            self.indent += count - 1
            self.buffer.origin.extend(" " * count)
            self.step(count)
            return True
        if self.in_directive:
            self._flush()
            self.step()
            self.buffer.add_origin(" ")
            return True
        if self.in_name:
            self._flush()
            self.in_name = False
            return True
        return False

    def _reserved(self, sign: str) -> bool:
        if not self.buffer.filled():
            self.fail(f"{sign!r} cannot begin a plain text: put it in quotes")
        return False

    def _tab(self, sign: str) -> bool:
        inside = self.buffer.filled() and self.delimiter_column == 0
        if inside or self.delimiter_column < self.column:
            # A tab has no width.
            self.indent += 1
            self.buffer.add_origin(sign)
            self.idx += 1
            return True
        if self.first and self.sequences <= 0 and self.mappings <= 0:
            self.fail("a tab cannot indent")
        return False

    # Block scalars.

    def _block_text(self, block: BlockState, sign: str) -> None:
        buffer = self.buffer
        buffer.add_origin(sign)
        if self.idx >= self.size - (2 if sign == "\r" and self._next() == "\n" else 1):
            self._block_end(block, sign)
        elif sign in "\r\n":
            self._block_line_end(block, sign)
        elif self.first and sign == " ":
            block.add_indent(buffer, self.column, self.idx)
            self.step()
        elif sign == "\t" and self.first and block.is_indent(self.column):
            self.fail("a tab stands where the indentation of a block scalar must")
        elif sign == "\t" and not block.is_indent(self.column):
            buffer.add_block(sign, self.idx)
            self.step()
        else:
            self._block_word(block, sign)

    def _block_end(self, block: BlockState, sign: str) -> None:
        """Take the last character of the text."""
        if self.first and sign == " ":
            block.add_indent(self.buffer, self.column, self.idx)
        else:
            self.buffer.add("\n" if sign == "\r" else sign, self.idx)
        block.update_column(self.column)
        self._check_width(block)
        self._block_token(block)
        self._clear()
        self.idx = self.size

    def _check_width(self, block: BlockState) -> None:
        if not block.width_holds():
            self.fail("a line has less indentation than the header of the block scalar says")

    def _block_token(self, block: BlockState) -> None:
        buffer = self.buffer
        value = buffer.source(block)
        start = buffer.start if buffer.chars else self.idx
        end = max(self._end(), start)
        self.tokens.append(Token(Kind.STRING, value, self.line, self.column, start, end))

    def _block_line_end(self, block: BlockState, sign: str) -> None:
        if sign == "\r" and self._next() == "\n":
            self.buffer.add_origin("\n")
            self.idx += 1
        self.buffer.add("\n", self.idx)
        block.blank_line(self.column - 1)
        block.end_line()
        self.next_line()
        if self.idx < self.size and _is_separator(self.text, self.idx):
            self._block_token(block)
            self._clear()

    def _block_word(self, block: BlockState, sign: str) -> None:
        if block.blank_line_is_deeper(self.column):
            self.fail("a blank line before a block scalar has more indentation than its text")
        block.update_column(self.column)
        self._check_width(block)
        if block.column > 1:
            self.delimiter_column = block.column - 1
        block.fold(self.buffer, self.column)
        self.buffer.add_block(sign, self.idx)
        self.step()
        found = _BLOCK_RUN.match(self.text, self.idx, self.size - 1)
        if found and not self.first:
            self.move = _Move.SAME
            self.buffer.extend_block(found[0], self.idx)
            self.step(len(found[0]))


def _is_separator(text: str, at: int) -> bool:
    return text[at : at + 4].rstrip(" \t\r\n") in {"---", "..."}


_RULES = {
    "{": Scanner._flow_start,
    "[": Scanner._flow_start,
    "}": Scanner._mapping_end,
    "]": Scanner._sequence_end,
    ",": Scanner._comma,
    ".": Scanner._dot,
    "<": Scanner._less,
    "-": Scanner._dash,
    ":": Scanner._colon,
    "|": Scanner._block_header,
    ">": Scanner._block_header,
    "!": Scanner._tag,
    "%": Scanner._percent,
    "?": Scanner._question,
    "&": Scanner._name,
    "*": Scanner._name,
    "#": Scanner._comment,
    "'": Scanner._quote,
    '"': Scanner._quote,
    "\r": Scanner._line_end,
    "\n": Scanner._line_end,
    " ": Scanner._blank,
    "@": Scanner._reserved,
    "`": Scanner._reserved,
    "\t": Scanner._tab,
}
