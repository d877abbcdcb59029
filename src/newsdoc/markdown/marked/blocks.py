"""Blocks by marked's rules: one kind after the other is tried at each place, the first one wins."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newsdoc.markdown.marked.cells import split_cells
from newsdoc.markdown.marked.grammar import BLANKS, SPACE, blocks
from newsdoc.markdown.marked.limits import MAX_DEPTH, TooMuchError
from newsdoc.markdown.marked.lists import read_items
from newsdoc.markdown.marked.tokens import Block

if TYPE_CHECKING:
    from newsdoc.markdown.marked.limits import Fuel
    from newsdoc.markdown.marked.options import MarkedOptions

__all__ = ["Lexer"]

_CODE_INDENT = re.compile(r"^(?: {1,4}| {0,3}\t)", re.MULTILINE)
_FENCE_INDENT = re.compile(r"(\s+)```")
_SPACES = re.compile(f"{SPACE}+")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_QUOTED = re.compile(" {0,3}>")
_QUOTE_UNDERLINE = re.compile(r"\n {0,3}((?:=+|-+) *)(?=\n|\Z)")
_QUOTE_MARK = re.compile(r"^ {0,3}>[ \t]?", re.MULTILINE)
_TABLE_ENDS = re.compile(r"^\||\| *$")
_BLANK_ROW = re.compile(r"\n[ \t]*\Z")
# At each line it is asked whether another block begins there.
_UNDERLINE_COST = 5
_TWO_LINE_ENDS = re.compile(r"\n.*\n")


class Lexer:
    """Reads the blocks of one body.

    Attributes:
        options: The options of the renderer.
        fuel: What may be spent on looking for what is not there.
        links: Address and title of each definition, by its label.
    """

    def __init__(self, options: MarkedOptions, fuel: Fuel) -> None:
        self.options = options
        self.fuel = fuel
        self.links: dict[str, tuple[str, str]] = {}
        self.rules = blocks(gfm=options.gfm)
        self.top = True
        self.depth = 0

    def read(
        self, text: str, line: int, found: list[Block] | None = None, *, clipped: bool = False
    ) -> list[Block]:
        """Read the blocks of a text.

        Args:
            text: The text.
            line: The number of its first line.
            found: The blocks before it, to be gone on with.
            clipped: Whether a paragraph goes on with the last of those.
        """
        self.depth += 1
        if self.depth > MAX_DEPTH:
            raise TooMuchError
        made = [] if found is None else found
        reading = _Reading(self, text, line, made, clipped)
        while reading.at < len(text):
            reading.step()
        self.top = True
        self.depth -= 1
        return made

    def quote(self, raw: str, line: int) -> Block | None:
        """Read the quotation that a text begins with."""
        found = self.rules.quote.match(raw)
        return _quote(self, found[0], line) if found else None

    def list(self, text: str, at: int, line: int) -> Block | None:
        """Read the list that begins at a place of a text."""
        found = self.rules.list.match(text, at)
        made = read_items(text, at, found, line, self) if found else None
        if made is None:
            return None
        for item in made.children:
            self.top = False
            item.children = self.read(item.text, item.line)
            if not made.loose:
                spaces = (child.raw for child in item.children if child.kind == "space")
                made.loose = any(_TWO_LINE_ENDS.search(space) for space in spaces)
        for item in made.children:
            item.loose = made.loose
        return made


class _Reading:
    """How far one text is read."""

    __slots__ = ("at", "blank", "clipped", "counted", "lexer", "line", "made", "text")

    def __init__(
        self, lexer: Lexer, text: str, line: int, made: list[Block], clipped: bool
    ) -> None:
        self.lexer = lexer
        self.text = text
        self.at = self.counted = 0
        self.line = line
        self.made = made
        self.clipped = clipped
        self.blank = -1

    def step(self) -> None:
        """Read the next block."""
        text, at = self.text, self.at
        rules = self.lexer.rules
        self.line += text.count("\n", self.counted, at)
        self.counted = at
        if (found := rules.space.match(text, at)) and found.end() > at:
            self._space(found[0])
        elif found := rules.code.match(text, at):
            self._code(found[0])
        elif found := rules.fences.match(text, at):
            self._add(Block("code", found[0], _fenced(found)))
        elif found := rules.heading.match(text, at):
            self._heading(found)
        elif found := rules.rule.match(text, at):
            self._add(Block("rule", found[0].rstrip("\n")))
        elif found := rules.quote.match(text, at):
            self._add(_quote(self.lexer, found[0], self.line))
        elif self._list() or self._html() or self._definition() or self._table():
            return
        elif not self._underlined():
            self._paragraph()

    def _add(self, block: Block) -> None:
        block.line = self.line
        self.made.append(block)
        self.at += len(block.raw)

    def _last(self, *kinds: str) -> Block | None:
        last = self.made[-1] if self.made else None
        return last if last is not None and (not kinds or last.kind in kinds) else None

    def _space(self, raw: str) -> None:
        last = self._last()
        if len(raw) == 1 and last is not None:
            last.raw += "\n"
            self.at += 1
        else:
            self._add(Block("space", raw))

    def _code(self, raw: str) -> None:
        code = _CODE_INDENT.sub("", raw).rstrip("\n")
        last = self._last("paragraph", "text")
        if last is None:
            self._add(Block("code", raw, code))
            return
        last.raw += "\n" + raw
        last.text += "\n" + code
        self.at += len(raw)

    def _heading(self, found: re.Match[str]) -> None:
        text = found[2].strip(BLANKS)
        if text.endswith("#"):
            trimmed = text.rstrip("#")
            if not trimmed or trimmed.endswith(" "):
                text = trimmed.strip(BLANKS)
        self._add(Block("heading", found[0], text, depth=len(found[1])))

    def _list(self) -> bool:
        made = self.lexer.list(self.text, self.at, self.line)
        if made is None:
            return False
        self._add(made)
        return True

    def _html(self) -> bool:
        found = self.lexer.rules.html.match(self.text, self.at)
        if found is None:
            return False
        self._add(Block("html", found[0], found[0]))
        return True

    def _definition(self) -> bool:
        found = self.lexer.rules.definition.match(self.text, self.at)
        if found is None:
            return False
        last = self._last("paragraph", "text")
        if last is not None:
            last.raw += "\n" + found[0]
            last.text += "\n" + found[0]
        else:
            label = _SPACES.sub(" ", found[1].lower())
            href = found[2].removeprefix("<").removesuffix(">") if found[2][0] == "<" else found[2]
            title = found[3][1:-1] if found[3] else ""
            target = _ESCAPED.sub(r"\1", href), _ESCAPED.sub(r"\1", title)
            self.lexer.links.setdefault(label, target)
        self.at = found.end()
        return True

    def _table(self) -> bool:
        rule = self.lexer.rules.table
        found = rule.match(self.text, self.at) if rule else None
        if found is None or not re.search("[:|]", found[2]):
            return False
        head = split_cells(found[1], None)
        if len(head) != len(_TABLE_ENDS.sub("", found[2]).split("|")):
            return False
        body = _BLANK_ROW.sub("", found[3] or "")
        rows = body.split("\n") if body.strip(BLANKS) else []
        cells = (tuple(head), *(tuple(split_cells(row, len(head))) for row in rows))
        self._add(Block("table", found[0], rows=cells))
        return True

    def _underlined(self) -> bool:
        found = self.lexer.rules.underlined.match(self.text, self.at)
        if found is None:
            self.lexer.fuel.spend(_UNDERLINE_COST * self._to_blank())
            return False
        depth = 1 if found[2][0] == "=" else 2
        self._add(Block("heading", found[0], found[1], depth=depth))
        return True

    def _to_blank(self) -> int:
        """How far it is to the next empty line."""
        if self.blank < self.at:
            found = self.text.find("\n\n", self.at)
            self.blank = len(self.text) if found < 0 else found
        return self.blank - self.at

    def _paragraph(self) -> None:
        if not self.lexer.top:
            self._text()
            return
        found = self.lexer.rules.paragraph.match(self.text, self.at)
        raw = found[0] if found else self.text[self.at :]
        last = self._last("paragraph") if self.clipped else None
        self.clipped = False
        if last is None:
            self._add(Block("paragraph", raw, raw))
            return
        last.raw += "\n" + raw
        last.text += "\n" + raw
        self.at += len(raw)

    def _text(self) -> None:
        end = self.text.find("\n", self.at)
        raw = self.text[self.at : end if end >= 0 else len(self.text)]
        last = self._last("text")
        if last is None:
            self._add(Block("text", raw, raw))
            return
        last.raw += "\n" + raw
        last.text += "\n" + raw
        self.at += len(raw)


def _fenced(found: re.Match[str]) -> str:
    """The code between fences, each line without the indentation of the first fence."""
    text = found[3] or ""
    indent = _FENCE_INDENT.match(found[0])
    if indent is None:
        return text
    size = len(indent[1])
    lines = text.split("\n")
    return "\n".join(line[size:] if not line[:size].strip() else line for line in lines)


def _quote(lexer: Lexer, text: str, line: int) -> Block:
    """Read a quotation, chunk by chunk: lines with a mark, and those that hang on behind them."""
    lines = text.rstrip("\n").split("\n")
    made = Block("quote", "", line=line)
    begun = False
    while True:
        size = _chunk(lines)
        raw = "\n".join(lines[:size])
        del lines[:size]
        made.raw = f"{made.raw}\n{raw}" if begun else raw
        begun = True
        _read_quoted(lexer, raw, line, made.children)
        line += size
        last = made.children[-1] if made.children else None
        if not lines or last is None or last.kind == "code":
            return made
        if last.kind == "quote":
            _again(lexer, made, "\n".join(lines))
            return made
        if last.kind == "list":
            left = _again(lexer, made, "\n".join(lines))
            last = made.children[-1]
            line = last.line + last.raw.count("\n")
            lines = left.split("\n")


def _read_quoted(lexer: Lexer, raw: str, line: int, children: list[Block]) -> None:
    inner = _QUOTE_MARK.sub("", _QUOTE_UNDERLINE.sub(r"\n    \1", raw))
    top, lexer.top = lexer.top, True
    lexer.read(inner, line, children, clipped=True)
    lexer.top = top


def _again(lexer: Lexer, made: Block, rest: str) -> str:
    """Read the last block of a quotation again, with the lines behind it; return what is left."""
    last = made.children[-1]
    lexer.fuel.spend(len(last.raw) + len(rest))
    joined = f"{last.raw}\n{rest}"
    quoted = last.kind == "quote"
    again = lexer.quote(joined, last.line) if quoted else lexer.list(joined, 0, last.line)
    if again is None:
        raise TooMuchError
    made.children[-1] = again
    made.raw = made.raw[: len(made.raw) - len(last.raw)] + again.raw
    return joined[len(again.raw) :]


def _chunk(lines: list[str]) -> int:
    """How many lines come up to the end of the first ones that have a mark."""
    quoted = False
    for at, line in enumerate(lines):
        if _QUOTED.match(line):
            quoted = True
        elif quoted:
            return at
    return len(lines)
