"""The state of block parsing: markdown-it's, with columns and containers.

markdown-it strips container prefixes by shifting the marks of lines ahead. Here a line is
entered once, when parsing comes to it: the open containers take their prefixes off, and the
cursor says where their inside begins, to the column, with tabs that are split by a prefix.
One state, so one module.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING

from markdown_it.rules_block import StateBlock

from newsdoc.markdown.blocks.drafts import ParentDraft
from newsdoc.markdown.blocks.marks import BLANK, BLANK_HIDDEN, BLANK_QUOTED
from newsdoc.markdown.content import Content, join_lines, masked
from newsdoc.markdown.tagnodes import build_tags

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from markdown_it import MarkdownIt

    from newsdoc.errors import Diagnostic
    from newsdoc.markdown.blocks.containers import Container
    from newsdoc.markdown.blocks.drafts import Child, Draft
    from newsdoc.markdown.blocks.parser import RuleTables
    from newsdoc.markdown.dialect import BodyDialect
    from newsdoc.markdown.nodes import Node
    from newsdoc.markdown.tagspan import TagSpan
    from newsdoc.source import SourceText
    from newsdoc.spans import Span

__all__ = ["BlockState"]

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\n|\r|\Z)")
_SPACE = re.compile(r"[ \t]*")
_BLANKS = re.compile(r"[ \t\r\n]*+")
# A line that may be the second of a table, container prefixes included.
_DELIMITER = re.compile(r"(?m)^[ \t>]*[|:\-][ \t|:\-]*\r?$")


class BlockState(StateBlock):
    """Where block parsing stands, and what it has made.

    The cursor is (`pos`, `col`, `spare`): the offset of the next character, the column that
    comes next, and how many columns of a split tab come before that character. `first` is the
    offset of the first character that is not a space or tab, `indent` the columns before it.

    Attributes:
        source: The text of the file.
        shift: Where the body begins in it. All offsets of the state and of drafts count from
            there; those of nodes and contents are the file's.
        raw: The characters of the body; U+FFFD stands for NUL.
        src: The same, with what tags cover masked, so that no rule reads it as markdown.
        tags: The tags of the body by the file's offset at which they begin.
        dialect: What is read beside CommonMark.
        containers: The open containers, the outermost first.
        matched: How many of them the current line belongs to.
        restarted: True where a list began a new item on this line.
        interrupting: True where what begins on this line would end an open block.
        entered: The offset at which the inside of the containers began on this line.
        entered_spare: How many columns of a split tab stood before it.
        in_paragraph: True while the lines of a paragraph are read.
        was_lazy: True where the line did not belong to the containers that were open before it.
        suspended: True where a line outside the containers was taken into them after all.
        tag_line: The last line that is a tag which its generator takes for text, or -2.
        table_end: The line right after the last table, or -1.
        marks: What each line is, for finding where containers end.
        definitions: Identifiers of the link reference definitions seen.
        footnotes: Identifiers of the footnote definitions seen.
        drafts: Every draft, a parent before its children.
        diagnostics: What was found odd.
    """

    def __init__(
        self,
        md: MarkdownIt,
        source: SourceText,
        span: Span,
        dialect: BodyDialect,
        tags: Sequence[TagSpan] = (),
    ) -> None:
        self.shift = span.start
        self.raw = _raw(source.text, span)
        self.src = text = masked(self.raw, tags, span.start) if tags else self.raw
        self.md = md
        self.env = {}
        self.tokens = []
        self.source = source
        self.dialect = dialect
        start = 1 if text.startswith("\ufeff") else 0
        # The marks are set here for CR and CRLF; markdown-it's own loop knows LF only.
        self.bMarks, self.eMarks = _line_marks(text, start, len(text))
        # Lines that a divider ends.
        self._parted: list[tuple[int, int]] = []
        for tag in tags:
            if tag.parts:
                self._part(tag.start - span.start, tag.end - span.start)
        self.lineMax = len(self.eMarks)
        self.marks = bytearray(self.lineMax + 1)
        self.line = 0
        self.pos = self.first = self.end = start
        self.col = self.spare = self.indent = 0
        self.containers: list[Container] = []
        self.matched = 0
        self.restarted = False
        self.interrupting = False
        self.quoted = False
        self.footnote_indented = self.after_footnote = False
        self.in_paragraph = False
        self.peeking = self.suspended = self.was_lazy = False
        self.table_end = -1
        self.entered, self.entered_spare = start, 0
        self.tag_line = -2
        self.root = ParentDraft(start)
        self.inside = self.root.children
        self.drafts: list[Draft] = []
        self.definitions: set[str] = set()
        self.footnotes: set[str] = set()
        self.diagnostics: list[Diagnostic] = []
        self.may_link = dialect.autolinks and _may_link(text)
        self.tags = {tag.start: tag for tag in tags}
        self._tag_starts = [tag.start for tag in tags]
        self.tables: RuleTables
        self.parse_inside: Callable[[TagSpan, int], tuple[Node, ...]]
        self._delimiters = self._delimiter_lines() if dialect.tables else frozenset()

    def _part(self, start: int, end: int) -> None:
        """Give a divider a line of its own, as Hugo puts empty lines around it.

        What comes next loses its indentation, on whatever line it stands.
        """
        begins, ends = self.bMarks, self.eMarks
        line = bisect_right(begins, start, 0, len(ends)) - 1
        if self.src[begins[line] : start].strip(" \t"):
            begins.insert(line + 1, start)
            ends.insert(line, start)
            self._parted.append((begins[line], start))
            line += 1
        else:
            begins[line] = start
        found = _BLANKS.match(self.src, end)
        place = found.end() if found else end
        if place < ends[line]:
            begins.insert(line + 1, place)
            ends.insert(line, end)
            return
        after = bisect_right(begins, place, 0, len(ends)) - 1
        if after > line and place < ends[after]:
            begins[after] = place

    def tags_in_html(self, start: int, end: int) -> tuple[Node, ...]:
        """Build the shortcodes and tags that raw HTML holds.

        Args:
            start: The file's offset at which the HTML begins.
            end: Where it ends.
        """
        if not self._tag_starts:
            return ()
        first = bisect_left(self._tag_starts, start)
        starts = self._tag_starts[first : bisect_left(self._tag_starts, end, first)]
        spans = [self.tags[at] for at in starts if self.tags[at].end <= end]
        return build_tags(spans, self.source)

    def _delimiter_lines(self) -> frozenset[int]:
        """Offsets of the lines that may be the second line of a table, at a cheap look."""
        src = self.src
        if _has_lone_cr(src):
            starts = self.bMarks
            return frozenset(
                starts[line]
                for line in range(1, self.lineMax)
                if _DELIMITER.match(src[starts[line] : self.eMarks[line]])
            )
        found = {match.start() for match in _DELIMITER.finditer(src, self.bMarks[0])}
        parted = self._parted
        return frozenset(found | {at for at, end in parted if _DELIMITER.match(src[at:end])})

    # The cursor.

    def enter(self, line: int) -> None:
        """Go to a line and let the open containers take their prefixes off.

        Sets the cursor, `matched`, `restarted` and the line's mark where it is blank.
        """
        self.line = line
        self.pos = self.bMarks[line]
        self.end = self.eMarks[line]
        self.col = self.spare = 0
        self.restarted = self.quoted = self.footnote_indented = False
        self.after_footnote = False
        self.interrupting = self.suspended = False
        self.measure()
        matched = 0
        for container in self.containers:
            if not container.proceed(self):
                break
            matched += 1
            if self.restarted:
                break
        self.matched = matched
        self.entered, self.entered_spare = self.pos, self.spare
        if self.first >= self.end and not self.restarted:
            self.marks[line] = self._blank_mark()

    def _blank_mark(self) -> int:
        if not self.quoted:
            return BLANK
        return BLANK_HIDDEN if self.footnote_indented else BLANK_QUOTED

    def advance(self) -> bool:
        """Go to the next line; tell whether there is one."""
        self.line += 1
        if self.line < self.lineMax:
            self.enter(self.line)
            return True
        self.restarted = False
        return False

    def peek(self, line: int) -> tuple[int, int, int, bool]:
        """Look at a line as it stands inside the open containers, and come back.

        Returns:
            Columns of indentation, offset of its first character that is not white space, offset
            of its end, and whether it belongs to all open containers.
        """
        kept = (self.pos, self.end, self.col, self.spare, self.first, self.indent)
        flags = (self.quoted, self.footnote_indented, self.after_footnote)
        self.peeking, self.after_footnote = True, False
        self.pos, self.end, self.col, self.spare = self.bMarks[line], self.eMarks[line], 0, 0
        self.measure()
        continued = all(container.proceed(self) for container in self.containers)
        seen = (self.indent, self.first, self.end, continued)
        self.peeking = False
        self.pos, self.end, self.col, self.spare, self.first, self.indent = kept
        self.quoted, self.footnote_indented, self.after_footnote = flags
        return seen

    def measure(self) -> None:
        """Find the first character after the cursor that is not a space or tab."""
        src, pos = self.src, self.pos
        if pos >= self.end or src[pos] not in " \t":
            self.first = pos
            self.indent = self.spare
            return
        found = _SPACE.match(src, pos, self.end)
        self.first = first = found.end() if found else pos
        if src.find("\t", pos, first) < 0:
            self.indent = self.spare + first - pos
            return
        col = self.col + self.spare
        for at in range(pos, first):
            col += 4 - col % 4 if src[at] == "\t" else 1
        self.indent = col - self.col

    def take_columns(self, count: int) -> None:
        """Move the cursor over up to `count` columns of spaces and tabs."""
        taken = min(count, self.spare)
        self.spare -= taken
        self.col += taken
        count -= taken
        while count > 0 and self.pos < self.first:
            width = 4 - self.col % 4 if self.src[self.pos] == "\t" else 1
            self.pos += 1
            self.spare = max(0, width - count)
            self.col += min(width, count)
            count -= width
        self.measure()

    def take_marker(self, size: int) -> None:
        """Move the cursor over the indentation and a marker of `size` characters."""
        self.col += self.indent + size
        self.pos = self.first + size
        self.spare = 0
        self.measure()

    @property
    def lazy(self) -> bool:
        """True where the line does not belong to all open containers."""
        return self.matched < len(self.containers) and not self.restarted

    @property
    def continued(self) -> bool:
        """True where the line belongs to all open containers and nothing new began."""
        return self.matched == len(self.containers) and not self.restarted

    @property
    def behind_tag(self) -> bool:
        """True where the line above is a tag that is text to its generator.

        To Hugo such a line is a paragraph, which neither indented code nor a lone tag of HTML
        can interrupt.
        """
        return self.tag_line == self.line - 1 and self.continued

    def rest(self) -> str:
        """Return what stands after the cursor on the line, without the line end."""
        return " " * self.spare + self.raw[self.pos : self.end]

    def join(self, lines: list[tuple[int, int, int]]) -> Content:
        """Return the content of some lines, as `line_from` gives them."""
        return join_lines(self.src, self.raw, lines, self.shift)

    def line_from(self, at: int) -> tuple[int, int, int]:
        """Return the current line from an offset on, as `join_lines` wants it."""
        return at, self.bMarks[self.line + 1], self.spare if at == self.pos else 0

    def lines_between(self, start: int, end: int) -> int:
        """Return how many lines after that of one offset another one lies."""
        marks = self.bMarks
        # The end of the text begins a line only behind a line end.
        last = self.lineMax + (self.eMarks[-1] < marks[-1])
        return bisect_right(marks, end, 0, last) - bisect_right(marks, start, 0, last)

    def may_delimit(self, line: int) -> bool:
        """Tell whether a line may be the second line of a table."""
        return line < self.lineMax and self.bMarks[line] in self._delimiters

    # What may begin here.

    def opens_container(self) -> bool:
        """Tell whether a container begins at the cursor."""
        if self.first >= self.end or self.indent > 3:
            return False
        rules = self.tables.containers(self.src[self.first])
        return any(rule(self, self.line, self.lineMax, True) for rule in rules)

    def opens_flow(self, *, but: Callable[..., bool] | None = None) -> bool:
        """Tell whether a block other than a paragraph, code or container begins at the cursor.

        Args:
            but: A rule to leave out.
        """
        rules = self.tables.interrupting(self.src[self.first])
        return any(rule(self, self.line, self.lineMax, True) for rule in rules if rule is not but)

    def ends_paragraph(self) -> bool:
        """Tell whether the line at the cursor ends the paragraph before it."""
        self.interrupting = not self.lazy
        return self.opens_container() or self.opens_flow()

    def inline_children(self, tag: TagSpan) -> tuple[Node, ...]:
        """Return what a tag in running text holds, where that is read as markdown.

        A single paragraph gives its inline content; what has more blocks gives these.
        """
        made = self.parse_inside(tag, 0)
        if len(made) == 1 and made[0].type == "paragraph":
            return made[0].children
        return made

    # What is made.

    def add(self, child: Child) -> None:
        """Put a block into the container in which it began."""
        self.inside.append(child)

    def add_draft(self, draft: Draft) -> None:
        """Put a block, to be completed later, into the container in which it began."""
        self.inside.append(draft)
        self.drafts.append(draft)

    def add_container(self, container: Container, draft: Draft) -> None:
        """Open a container inside the innermost open one."""
        self.children.append(draft)
        self.drafts.append(draft)
        self.containers.append(container)

    @property
    def children(self) -> list[Child]:
        """What the innermost open container holds so far."""
        return self.containers[-1].children if self.containers else self.root.children

    def content_of(self, start: int, end: int) -> Content:
        """Return the content of a part of one line."""
        return Content(self.src[start:end], start + self.shift, self.raw[start:end])


def _may_link(text: str) -> bool:
    """Tell whether a text may hold a literal autolink, at a cheap look.

    Escapes and character references may hide the marks of one.
    """
    if "@" in text or "://" in text:
        return True
    lower = text.lower()
    if "www." in lower:
        return True
    hidden = "\\" in text or "&" in text
    return hidden and ("www" in lower or "http" in lower or "&#" in text or "&commat;" in text)


def _raw(text: str, span: Span) -> str:
    if span.start or span.end < len(text):
        text = text[span.start : span.end]
    return text.replace("\0", "\ufffd") if "\0" in text else text


def _line_marks(text: str, start: int, end: int) -> tuple[list[int], list[int]]:
    """Return where lines begin (and where the text ends), and where they end."""
    if start >= end:
        return [end], []
    if _has_lone_cr(text):
        return _slow_line_marks(text, start, end)
    lines = text[start:end].split("\n")
    if not lines[-1]:
        lines.pop()
    begins = list(accumulate([len(line) + 1 for line in lines], initial=start))
    ends = [
        begin + len(line) - line.endswith("\r") for begin, line in zip(begins, lines, strict=False)
    ]
    begins[-1] = end
    return begins, ends


def _has_lone_cr(text: str) -> bool:
    return "\r" in text and text.count("\r") != text.count("\r\n")


def _slow_line_marks(text: str, start: int, end: int) -> tuple[list[int], list[int]]:
    lines = [found.span() for found in _LINE.finditer(text, start, end)]
    if lines and lines[-1][0] == lines[-1][1]:
        lines.pop()
    begins = [first for first, _ in lines]
    ends = [len(text[first:last].rstrip("\r\n")) + first for first, last in lines]
    return [*begins, end], ends
