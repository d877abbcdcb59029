"""The cursor of the js-yaml reader: blanks and lines, scalars, tags, anchors.

It follows what js-yaml 4 does, quirks included, because Hexo's verdict on a post is js-yaml's:
which indentation a continuation line needs, what a tab may stand before, what ends a scalar.
It is one long module because everything here moves the same cursor.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NoReturn
from urllib.parse import unquote_to_bytes

from newsdoc.frontmatter.limits import RefusedError
from newsdoc.frontmatter.yaml_escapes import ESCAPES

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["Cursor"]

_END = "\0"
_BLANKS = re.compile(r"[ \t]*")
_SPACES = re.compile(r" *")
_TO_LINE_END = re.compile(r"[^\r\n\0]*")
_NOT_PRINTABLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]"
)
_CONTROL = re.compile("[\x00-\x08\x0a-\x1f]")
_WHITE = frozenset(" \t\r\n")
_WHITE_OR_END = _WHITE | {_END}
_FLOW = frozenset(",[]{}")
_NEVER_PLAIN = frozenset("#&*!|>'\"%@`") | _WHITE | _FLOW | {_END}
# A run of characters that no rule of plain scalars looks at.
_PLAIN_RUN = re.compile(r"[^:# \t\r\n\0]+")
_PLAIN_FLOW_RUN = re.compile(r"[^:# \t\r\n\0,\[\]{}]+")
_SINGLE_RUN = re.compile(r"[^'\r\n\0]+")
_DOUBLE_RUN = re.compile(r"[^\"\\\r\n\0]+")
_NAME = re.compile(r"[^ \t\r\n\0,\[\]{}]*")
_TAG_TEXT = re.compile(r"[^ \t\r\n\0]*")
_VERBATIM = re.compile(r"[^>\0]*")
_TAG_HANDLE = re.compile(r"(?:!|!!|![0-9A-Za-z-]+!)\Z")
_TAG_URI = re.compile(
    r"(?:!|[^,\[\]{}])(?:%[0-9a-f]{2}|[0-9a-z\-#;/?:@&=+$,_.!~*'()\[\]])*\Z", re.IGNORECASE
)
_HEX_LENGTHS = {"x": 2, "u": 4, "U": 8}
_HEX = re.compile(r"[0-9a-fA-F]+")


class Cursor:
    """A place in a YAML text, with the state that js-yaml's rules depend on.

    Attributes:
        text: The text, ended by a line end and U+0000.
        pos: Offset of the current character.
        line: Number of line ends passed.
        line_start: Offset at which the current line begins.
        line_indent: Spaces at the start of the last line that was entered by skipping blanks.
        tab: Offset of the first tab among the blanks of this line, or -1.
        tag_handles: Handles declared by `%TAG`.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.pos = 0
        self.line = 0
        self.line_start = 0
        self.line_indent = 0
        self.tab = -1
        self.tag_handles: dict[str, str] = {}

    def fail(self, message: str, offset: int | None = None) -> NoReturn:
        """Refuse the text here, or at `offset`."""
        raise RefusedError(message, self.pos if offset is None else offset)

    def state(self) -> tuple[int, int, int, int, int]:
        """Return what `restore` needs to come back to this place."""
        return self.pos, self.line, self.line_start, self.line_indent, self.tab

    def restore(self, state: tuple[int, int, int, int, int]) -> None:
        """Come back to an earlier place."""
        self.pos, self.line, self.line_start, self.line_indent, self.tab = state

    def column(self) -> int:
        """Return the column of the current character, from zero."""
        return self.pos - self.line_start

    def break_line(self) -> None:
        """Step over one line end."""
        text = self.text
        sign = text[self.pos]
        if sign not in "\r\n":
            self.fail("a line break is expected")
        # Hexo turns CRLF into LF first, so that CR CR LF is CRLF to js-yaml: one line end.
        wide = sign == "\r" and 2 * text.startswith("\r\n", self.pos + 1)
        self.pos += 1 + (wide or (sign == "\r" and text[self.pos + 1] == "\n"))
        self.line += 1
        self.line_start = self.pos
        self.tab = -1

    def skip(self, *, comments: bool) -> int:
        """Step over blanks, line ends and (if asked) comments; return the number of line ends."""
        text = self.text
        breaks = 0
        while True:
            self._skip_blanks()
            if comments and text[self.pos] == "#":
                self._skip_line()
            if text[self.pos] not in "\r\n":
                return breaks
            self.break_line()
            breaks += 1
            found = _SPACES.match(text, self.pos)
            after = found.end() if found else self.pos
            self.line_indent = after - self.pos
            self.pos = after

    def _skip_blanks(self) -> None:
        found = _BLANKS.match(self.text, self.pos)
        if not found or found.end() == self.pos:
            return
        if self.tab < 0:
            self.tab = self.text.find("\t", self.pos, found.end())
        self.pos = found.end()

    def _skip_line(self) -> None:
        """Go to the end of the line."""
        found = _TO_LINE_END.match(self.text, self.pos)
        self.pos = found.end() if found else self.pos

    def at_separator(self) -> bool:
        """Say whether a line of `---` or `...` begins here (to be asked at a line's start)."""
        text = self.text
        return text.startswith(("---", "..."), self.pos) and text[self.pos + 3] in _WHITE_OR_END

    # Scalars. Each returns the text, or None where no scalar of that kind begins.

    def _checked(self, start: int, end: int, pattern: re.Pattern[str], what: str) -> str:
        part = self.text[start:end]
        found = pattern.search(part)
        if found:
            code = ord(found[0])
            self.fail(f"{what} (U+{code:04X})", start + found.start())
        return part

    def plain(self, indent: int, *, flow: bool) -> tuple[str, int] | None:
        """Read a plain scalar; return its text and the offset after its last character."""
        text = self.text
        first = text[self.pos]
        if first in _NEVER_PLAIN or not self._may_begin_plain(first, flow=flow):
            return None
        if self.pos == self.line_start and self.at_separator():
            return None
        parts: list[str] = []
        start = end = self.pos
        while True:
            end = self._plain_line(end, flow=flow)
            parts.append(self._checked(start, end, _NOT_PRINTABLE, "a character YAML forbids"))
            if text[self.pos] not in "\r\n":
                break
            back = self.state()
            breaks = self.skip(comments=False)
            if self.line_indent < indent or not self._plain_goes_on(flow=flow):
                # What follows decides for itself whether it may stand there.
                if self.line_indent < indent:
                    self._leave_plain(back, end)
                break
            parts.append(" " if breaks == 1 else "\n" * (breaks - 1))
            start = end = self.pos
        joined = "".join(parts)
        return (joined, end) if joined else None

    def _leave_plain(self, state: tuple[int, int, int, int, int], end: int) -> None:
        self.pos, self.line, self.line_start, self.line_indent = end, *state[1:4]

    def _may_begin_plain(self, first: str, *, flow: bool) -> bool:
        if first not in "?-":
            return True
        following = self.text[self.pos + 1]
        return not (following in _WHITE or (flow and following in _FLOW))

    def _plain_goes_on(self, *, flow: bool) -> bool:
        """Say whether the scalar goes on with the line just entered."""
        text = self.text
        sign = text[self.pos]
        if sign in {_END, "#"} or (flow and sign in _FLOW):
            return False
        if self.pos == self.line_start and self.at_separator():
            return False
        if sign == ":":
            following = text[self.pos + 1]
            return not (following in _WHITE or (flow and following in _FLOW))
        return True

    def _plain_line(self, end: int, *, flow: bool) -> int:
        """Read on to the end of the line or of the scalar; return the end of its last word."""
        text = self.text
        run = _PLAIN_FLOW_RUN if flow else _PLAIN_RUN
        pos = self.pos
        while True:
            found = run.match(text, pos)
            if found:
                pos = end = found.end()
            sign = text[pos]
            if sign == ":":
                following = text[pos + 1]
                if following in _WHITE or (flow and following in _FLOW):
                    break
            elif sign == "#":
                if text[pos - 1] in _WHITE:
                    break
            elif sign in " \t":
                found = _BLANKS.match(text, pos)
                pos = found.end() if found else pos
                continue
            else:
                break
            pos = end = pos + 1
        self.pos = pos
        return end

    def single_quoted(self) -> str | None:
        """Read a single-quoted scalar."""
        if self.text[self.pos] != "'":
            return None
        return self._quoted("'", _SINGLE_RUN, self._single_sign)

    def _single_sign(self, parts: list[str]) -> bool:
        if self.text[self.pos + 1] != "'":
            return False
        parts.append("'")
        self.pos += 2
        return True

    def double_quoted(self) -> str | None:
        """Read a double-quoted scalar."""
        if self.text[self.pos] != '"':
            return None
        return self._quoted('"', _DOUBLE_RUN, self._double_sign)

    def _quoted(
        self, quote: str, run: re.Pattern[str], sign_rule: Callable[[list[str]], bool]
    ) -> str:
        """Read a quoted scalar; `sign_rule` handles a quote or backslash, false at the end."""
        text = self.text
        kind = "single" if quote == "'" else "double"
        opened = self.pos
        self.pos += 1
        parts: list[str] = []
        while True:
            if self.pos == self.line_start and self.at_separator():
                self.fail(f"a {kind}-quoted text is not closed before the end of the document")
            found = run.match(text, self.pos)
            if found:
                self.pos = found.end()
                parts.append(
                    self._checked(*found.span(), _CONTROL, "a control character in quotes")
                )
            sign = text[self.pos]
            if sign in "\r\n":
                self._fold_quoted(parts, trim=bool(found))
            elif sign == _END:
                self.fail(f"a {kind}-quoted text is never closed", opened)
            elif not sign_rule(parts):
                self.pos += 1
                return _whole_characters("".join(parts))

    def _fold_quoted(self, parts: list[str], *, trim: bool) -> None:
        """Fold a line end in quotes: blanks round it go."""
        if trim:
            parts[-1] = parts[-1].rstrip(" \t")
        breaks = self.skip(comments=False)
        parts.append(" " if breaks == 1 else "\n" * (breaks - 1))

    def _double_sign(self, parts: list[str]) -> bool:
        if self.text[self.pos] == '"':
            return False
        self.pos += 1
        sign = self.text[self.pos]
        if sign in "\r\n":
            self.skip(comments=False)
        elif sign in ESCAPES:
            parts.append(ESCAPES[sign])
            self.pos += 1
        elif sign in _HEX_LENGTHS:
            parts.append(self._hexadecimal(_HEX_LENGTHS[sign]))
        else:
            self.fail(f"'\\{sign}' is not an escape sequence")
        return True

    def _hexadecimal(self, length: int) -> str:
        start = self.pos + 1
        digits = self.text[start : start + length]
        found = _HEX.match(digits)
        if not found or found.end() < length:
            self.fail("expected hexadecimal character", start + (found.end() if found else 0))
        self.pos = start + length
        return _character(int(digits, 16))

    def block_scalar(self, indent: int) -> tuple[str, int] | None:
        """Read a literal or folded scalar; return its text and the end of its last line."""
        sign = self.text[self.pos]
        if sign not in "|>":
            return None
        chomping, width = self._block_header()
        end = self.pos
        if self.text[self.pos] in " \t":
            self._skip_header_blanks()
        lines = _BlockLines(folded=sign == ">")
        text_indent = indent + width - 1 if width else indent
        end = self._block_lines(lines, text_indent, fixed=bool(width), end=end)
        return lines.chomped(chomping), end

    def _block_header(self) -> tuple[str, int]:
        chomping = ""
        width = 0
        while True:
            self.pos += 1
            sign = self.text[self.pos]
            if sign in "+-":
                if chomping:
                    self.fail("repeat of a chomping mode identifier")
                chomping = sign
            elif "0" <= sign <= "9":
                if sign == "0":
                    self.fail("the indentation width of a block scalar cannot be zero")
                if width:
                    self.fail("repeat of an indentation width identifier")
                width = int(sign)
            else:
                return chomping, width

    def _skip_header_blanks(self) -> None:
        while self.text[self.pos] in " \t":
            self.pos += 1
        if self.text[self.pos] == "#":
            self._skip_line()

    def _block_lines(self, lines: _BlockLines, indent: int, *, fixed: bool, end: int) -> int:
        text = self.text
        while text[self.pos] != _END:
            self.break_line()
            limit = self.pos + indent if fixed else len(text)
            found = _SPACES.match(text, self.pos, limit)
            after = found.end() if found else self.pos
            self.line_indent = after - self.pos
            self.pos = after
            if not fixed:
                indent = max(indent, self.line_indent)
            if text[self.pos] in "\r\n":
                lines.empty += 1
                continue
            if not fixed and indent == 0:
                self.fail("missing indentation for block scalar")
            if self.line_indent < indent:
                lines.ended = True
                return end
            fixed = True
            found = _TO_LINE_END.match(text, self.pos)
            stop = found.end() if found else self.pos
            lines.add(self._checked(self.pos, stop, _NOT_PRINTABLE, "a character YAML forbids"))
            self.pos = end = stop
        return end

    # Properties.

    def tag(self) -> str | None:
        """Read a tag and resolve its handle; None where no tag begins."""
        if self.text[self.pos] != "!":
            return None
        start = self.pos
        self.pos += 1
        if self.text[self.pos] == "<":
            return self._verbatim_tag(start)
        return self._shorthand_tag(start)

    def _verbatim_tag(self, start: int) -> str:
        found = _VERBATIM.match(self.text, self.pos + 1)
        self.pos = found.end() if found else self.pos
        if self.text[self.pos] == _END:
            self.fail("unexpected end of the stream within a verbatim tag")
        name = self.text[start + 2 : self.pos]
        self.pos += 1
        return self._tag_name(name)

    def _shorthand_tag(self, start: int) -> str:
        found = _TAG_TEXT.match(self.text, self.pos)
        self.pos = found.end() if found else self.pos
        written = self.text[start : self.pos]
        handle, name = "!", written[1:]
        mark = written.rfind("!")
        if mark > 0:
            handle, name = written[: mark + 1], written[mark + 1 :]
            if not _TAG_HANDLE.match(handle):
                self.fail("a tag's handle cannot contain such characters", start)
        if any(sign in _FLOW for sign in name):
            self.fail("a tag cannot contain ',', '[', ']', '{' or '}'")
        return self._resolve_tag(handle, self._tag_name(name))

    def _tag_name(self, name: str) -> str:
        if name and not _TAG_URI.match(name):
            self.fail(f"a tag cannot contain such characters: {name}")
        try:
            return unquote_to_bytes(name).decode()
        except UnicodeDecodeError:
            return self.fail(f"a tag's name is malformed: {name}")

    def _resolve_tag(self, handle: str, name: str) -> str:
        if handle in self.tag_handles:
            return self.tag_handles[handle] + name
        if handle == "!":
            return "!" + name
        if handle == "!!":
            return "tag:yaml.org,2002:" + name
        return self.fail(f"undeclared tag handle {handle!r}")

    def name(self, sign: str, what: str) -> str | None:
        """Read `&name` or `*name`; None where none begins."""
        if self.text[self.pos] != sign:
            return None
        found = _NAME.match(self.text, self.pos + 1)
        self.pos = found.end() if found else self.pos
        name = found[0] if found else ""
        if not name:
            self.fail(f"the name of an {what} must have at least one character")
        return name


class _BlockLines:
    """The lines of a block scalar, put together as they come."""

    def __init__(self, *, folded: bool) -> None:
        self.folded = folded
        self.parts: list[str] = []
        self.empty = 0
        self.ended = False
        self._more_indented = False
        self._any = False

    def add(self, line: str) -> None:
        """Add a line that has text (without its indentation)."""
        self.parts += self._before(line), line
        self._any = True
        self.empty = 0

    def _before(self, line: str) -> str:
        """Return what joins a line to the one before it."""
        breaks = "\n" * (self.empty + (1 if self._any else 0))
        if not self.folded:
            return breaks
        if line[:1] in {" ", "\t"}:
            self._more_indented = True
            return breaks
        if self._more_indented:
            self._more_indented = False
            return "\n" * (self.empty + 1)
        if self.empty:
            return "\n" * self.empty
        return " " if self._any else ""

    def chomped(self, chomping: str) -> str:
        """Return the text with the line ends at its end that the header asks for."""
        text = "".join(self.parts)
        if not self.ended:
            # js-yaml reaches the end of the text with the last line end unread.
            return text
        if chomping == "+":
            return text + "\n" * (self.empty + (1 if self._any else 0))
        return text + "\n" if self._any and not chomping else text


_HALF = re.compile("[\ud800-\udfff]")


def _whole_characters(text: str) -> str:
    """Join the halves of characters that escapes may have written; a lone half is U+FFFD."""
    if not _HALF.search(text):
        return text
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _character(code: int) -> str:
    """Return the character of an escape; a code beyond Unicode is U+FFFD."""
    return chr(code) if code <= 0x10FFFF else "\ufffd"
