"""The items of a list by marked's rules: what belongs to an item is found line by line."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from newsdoc.markdown.marked.grammar import BLANKS
from newsdoc.markdown.marked.tokens import Block

if TYPE_CHECKING:
    from newsdoc.markdown.marked.blocks import Lexer

__all__ = ["read_items"]

_NOT_BLANK = re.compile("[^ ]")
_TASK = re.compile(r"\[[ xX]\] +")
_BLANK_END = re.compile(r"\n[ \t]*\n[ \t]*\Z")


def read_items(text: str, at: int, found: re.Match[str], line: int, lexer: Lexer) -> Block | None:
    """Read the items of a list; what they hold is not read yet.

    Args:
        text: The text.
        at: Where the list begins in it.
        found: Its first line, the marker as group 1.
        line: The number of that line.
        lexer: Who reads.

    Returns:
        The list, or None where its first line is a rule.
    """
    marker = found[1].strip(BLANKS)
    ordered = len(marker) > 1
    same = rf"\d{{1,9}}{re.escape(marker[-1])}" if ordered else re.escape(marker)
    opening = _opening(same)
    made = Block("list", "", line=line, ordered=ordered, start=int(marker[:-1]) if ordered else 1)
    ends_blank = False
    start = at
    while at < len(text):
        begin = opening.match(text, at)
        if begin is None or lexer.rules.rule.match(text, at):
            break
        item = _Item(text, begin, gfm=lexer.options.gfm)
        made.loose = made.loose or ends_blank
        ends_blank = ends_blank or _BLANK_END.search(item.raw) is not None
        made.children.append(item.block(line))
        line += item.raw.count("\n")
        at = item.at
    last = made.children[-1]
    last.raw = last.raw.rstrip(BLANKS)
    last.text = last.text.rstrip(BLANKS)
    made.raw = text[start:at].rstrip(BLANKS)
    return made


@lru_cache(maxsize=64)
def _opening(marker: str) -> re.Pattern[str]:
    return re.compile(rf"( {{0,3}}{marker})((?:[\t ][^\n]*)?(?:\n|\Z))", re.ASCII)


@lru_cache(maxsize=4)
def _ends(indent: int) -> re.Pattern[str]:
    """What ends an item: a fence, a heading, HTML, another item or a rule, indented less."""
    return re.compile(
        rf" {{0,{indent}}}(?:```|~~~|#|<(?:[a-zA-Z].*>|!--)"
        r"|(?:[*+-]|\d{1,9}[.)])(?:[ \t][^\n]*)?(?:\n|\Z)"
        r"|(?:(?:- *){3,}|(?:_ *){3,}|(?:\* *){3,})(?:\n+|\Z))",
        re.ASCII,
    )


@lru_cache(maxsize=4)
def _ends_lazy(indent: int) -> re.Pattern[str]:
    """What no lazy line comes behind."""
    return re.compile(
        rf" {{0,{indent}}}(?:```|~~~|#|(?:(?:- *){{3,}}|(?:_ *){{3,}}|(?:\* *){{3,}})(?:\n+|\Z))"
    )


class _Item:
    """One item, line by line."""

    __slots__ = ("at", "blank", "gfm", "indent", "line", "lines", "raw", "text")

    def __init__(self, text: str, begin: re.Match[str], *, gfm: bool) -> None:
        self.text = text
        self.gfm = gfm
        self.at = begin.end()
        first = begin[2].split("\n", 1)[0]
        bare = first.lstrip("\t")
        self.line = " " * 3 * (len(first) - len(bare)) + bare
        self.blank = not self.line.strip(BLANKS)
        self.lines = [""]
        if self.blank:
            self.indent = len(begin[1]) + 1
        else:
            # Counted before tabs become blanks, as marked counts it.
            width = len(begin[2]) - len(begin[2].lstrip(" "))
            width = 1 if width > 4 else width
            self.lines = [self.line[width:]]
            self.indent = width + len(begin[1])
        if self.blank and not self._next().strip(" \t"):
            self._take(self._next())
        else:
            self._follow()
        # marked puts a line end behind each line, the last one of the text included.
        cut = self.at == len(text) > begin.end() and not text.endswith("\n")
        self.raw = text[begin.start() : self.at] + "\n" * cut

    def _next(self) -> str:
        end = self.text.find("\n", self.at)
        return self.text[self.at : end if end >= 0 else len(self.text)]

    def _take(self, line: str) -> None:
        self.at = min(self.at + len(line) + 1, len(self.text))

    def _follow(self) -> None:
        """Take the lines that belong to the item."""
        indent = min(3, self.indent - 1)
        ends = _ends(indent)
        while self.at < len(self.text):
            line = self._next()
            plain = line.replace("\t", "    ")
            if ends.match(line):
                return
            found = _NOT_BLANK.search(plain)
            empty = not line.strip(BLANKS)
            if empty or (found and found.start() >= self.indent):
                self.lines.append(plain[self.indent :])
            elif self._is_over(indent):
                return
            else:
                self.lines.append(line)
            self.blank = self.blank or empty
            self._take(line)
            self.line = plain[self.indent :]

    def _is_over(self, indent: int) -> bool:
        """Whether no line that is indented less may come behind the last one."""
        if self.blank:
            return True
        found = _NOT_BLANK.search(self.line.replace("\t", "    "))
        if found is not None and found.start() >= 4:
            return True
        return _ends_lazy(indent).match(self.line) is not None

    def block(self, line: int) -> Block:
        """Return the item as a block."""
        text = "\n".join(self.lines)
        task = _TASK.match(text) if self.gfm else None
        checked = text[1] != " " if task else None
        return Block(
            "item", self.raw, text[task.end() :] if task else text, line=line, checked=checked
        )
