"""A whole body as Hexo renders it: code, then tags, then markdown, then the tags are run.

Hexo takes fenced code out before anything else, then tags, and puts a comment in the place of
each; to marked they are HTML, so the rest of a line behind a tag is none of its concern.
"""

from __future__ import annotations

import re
import textwrap
from bisect import bisect_right
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from newsdoc.limits import MAX_TAG_NESTING
from newsdoc.markdown.html_style import DIVIDER_MARK
from newsdoc.markdown.marked.builtin import CODE, VERBATIM, pair_html, single_html
from newsdoc.markdown.marked.captions import code_html, fence_caption
from newsdoc.markdown.marked.html import MarkedHeading, render_marked
from newsdoc.markdown.marked.inline import escape_marked
from newsdoc.markdown.marked.leftovers import code_apart, without_left
from newsdoc.markdown.marked.limits import Fuel, TooMuchError
from newsdoc.markdown.tags import TagKind, TagToken, find_tags
from newsdoc.markdown.tags_code import Fences
from newsdoc.markdown.tags_hexo import HEXO_DIVIDER, HexoTags, runs_tags

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from newsdoc.markdown.dialect import BodyDialect
    from newsdoc.markdown.marked.inline import Links
    from newsdoc.markdown.marked.options import MarkedOptions
    from newsdoc.markdown.nodes import Root
    from newsdoc.markdown.tags_code import FencedCode
    from newsdoc.spans import Span

__all__ = ["NO_PAGE", "MarkedPage", "marked_page", "page_of"]

# Characters that mark what was taken out; one that stands in the body itself marks nothing.
_MARKS = "\ufffc\ufffe\uffff\x03"


@dataclass(frozen=True, slots=True)
class MarkedPage:
    """What Hexo makes of a body.

    Attributes:
        html: The HTML, `DIVIDER_MARK` in the place of the divider.
        headings: The headings in the order of the text; lines count from 0.
        links: Address and title of each definition outside of tags, by its label.
    """

    html: str
    headings: tuple[MarkedHeading, ...]
    links: Links


NO_PAGE = MarkedPage("", (), {})
"""Stands for a page that could not be made."""


def marked_page(text: str, dialect: BodyDialect, options: MarkedOptions) -> MarkedPage | None:
    """Render a body as Hexo does.

    Args:
        text: The text of the body.
        dialect: Its dialect, which names the tag syntaxes.
        options: The options of the renderer.

    Returns:
        The page, or None where it is nested too deeply or costs too much.
    """
    # What stands for the divider shows nowhere else, so in the body itself it is no divider.
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace(DIVIDER_MARK, "")
    try:
        page = _Page(text, dialect, options)
        html = page.restored(page.rendered(0, len(text), 0))
    except TooMuchError:
        return None
    headings = sorted(page.headings, key=lambda heading: heading.line)
    return MarkedPage(HEXO_DIVIDER.sub(DIVIDER_MARK, html, count=1), tuple(headings), page.links)


def page_of(root: Root) -> MarkedPage | None:
    """Return what hexo-renderer-marked makes of a body, or None where the tree has to do.

    That is a body of another dialect, one that was not read from a text, and one that is nested
    too deeply or costs too much.
    """
    options = root.dialect.marked
    if options is None or root.source is None or root.generated:
        return None
    kept = root.cached_page
    if not isinstance(kept, MarkedPage):
        body = root.source.text[root.start : root.end]
        kept = marked_page(body, root.dialect, options) or NO_PAGE
        root.keep_page(kept)
    return None if kept is NO_PAGE else kept


class _Page:
    """A body on its way: what was taken out of it, and what stands for that."""

    def __init__(self, text: str, dialect: BodyDialect, options: MarkedOptions) -> None:
        self.text = text
        self.dialect = dialect
        self.options = options
        self.fuel = Fuel(len(text))
        self.mark = next((mark for mark in _MARKS if mark not in text), "")
        if not self.mark:
            raise TooMuchError
        self.taken = re.compile(
            rf"(?:<|&lt;)!--(tag|code|note){self.mark}(\d+)--(?:>|&gt;)", re.ASCII
        )
        fences = Fences(text, 0, len(text))
        self.codes = fences.codes()
        self.runs = runs_tags(text, 0, len(text), fences)
        self.tags, self.comments = _tags(text, dialect) if self.runs else ([], [])
        self.pieces: list[_Piece] = sorted(
            [
                *(_Piece("tag", at, one.start, one.end) for at, one in enumerate(self.tags)),
                *(_Piece("code", at, one.start, one.end) for at, one in enumerate(self.codes)),
                *(_Piece("note", at, one.start, one.end) for at, one in enumerate(self.comments)),
            ],
            key=lambda piece: (piece.start, -piece.end),
        )
        self.starts = [piece.start for piece in self.pieces]
        self.headings: list[MarkedHeading] = []
        self.links: Links = {}
        self.tag_html: dict[int, str] = {}

    def rendered(self, start: int, end: int, depth: int) -> str:
        """Render a part of the body: its markdown, and the tags in it.

        Args:
            start: Where the part begins.
            end: Where it ends.
            depth: How many tags it stands in.
        """
        if depth > MAX_TAG_NESTING:
            raise TooMuchError
        held = _Held(self, start, end, depth)
        made = render_marked(held.text, self.options, self.dialect.heading_ids, self.fuel)
        self.headings += [
            replace(one, line=held.line(one.line), scope=start) for one in made.headings
        ]
        if not depth:
            self.links = made.links
        return made.html

    def outermost(self, start: int, end: int) -> Iterator[_Piece]:
        """Give the pieces to be taken out of a part, those that no other one in it holds."""
        first = bisect_right(self.starts, start - 1)
        for piece in self.pieces[first : bisect_right(self.starts, end - 1)]:
            if piece.start >= start and piece.end <= end:
                yield piece
                start = piece.end

    def held(self, piece: _Piece, depth: int) -> str:
        """Return what stands for a piece while markdown is read.

        Inside a tag all tags are run before its markdown is read.
        """
        if piece.kind == "tag":
            html = self.tag(piece.number, depth)
            if depth or self.tags[piece.number].kind is TagKind.COMMENT:
                return html
            self.tag_html[piece.number] = html
        return f"<!--{piece.kind}{self.mark}{piece.number}-->"

    def tag(self, number: int, depth: int) -> str:
        """Return what a tag prints."""
        token = self.tags[number]
        if token.kind not in {TagKind.TAG, TagKind.SHORTCODE}:
            return escape_marked(token.value) if token.kind is TagKind.ESCAPED else ""
        words = [
            self.text[one.span.start : one.span.end] if one.name else one.value
            for one in token.arguments
        ]
        if token.inner is None:
            return single_html(token.name, words)
        inside = token.inner
        if token.name in CODE or token.name in VERBATIM:
            inner = self.plain(inside.start, inside.end, depth)
            inner = inner if token.name == "raw" else without_left(inner)
            return pair_html(token.name, words, inner, str)
        return pair_html(
            token.name, words, "", lambda _: self.rendered(inside.start, inside.end, depth + 1)
        )

    def plain(self, start: int, end: int, depth: int) -> str:
        """Return a part that is not read as markdown, with code taken out and its tags run."""
        if depth > MAX_TAG_NESTING:
            raise TooMuchError
        return textwrap.dedent(_Held(self, start, end, depth + 1).text).strip("\n")

    def restored(self, html: str) -> str:
        """Put back what was taken out; in code a tag shows itself.

        What looks like a tag and was none to Hexo, as in code that marked does not see, is run
        all the same.
        """
        return self._back(without_left(html) if self.runs else html)

    def _back(self, html: str) -> str:
        if self.mark not in html:
            return html
        return "".join(
            self.taken.sub(self._in_code(part) if code else self._put, part)
            for code, part in code_apart(html)
        )

    def _in_code(self, code: str) -> Callable[[re.Match[str]], str]:
        """Tags in code show themselves, unless there is a raw one among them."""
        held = (int(found[2]) for found in self.taken.finditer(code) if found[1] == "tag")
        return self._put if any(self._is_raw(number) for number in held) else self._shown

    def _is_raw(self, number: int) -> bool:
        return self.tags[number].name == "raw"

    def _put(self, found: re.Match[str]) -> str:
        number = int(found[2])
        if found[1] == "tag":
            return self._back(self.tag_html[number])
        if found[1] == "code":
            return _fenced_html(self.codes[number])
        note = self.comments[number]
        return self.text[note.start : note.end]

    def _shown(self, found: re.Match[str]) -> str:
        number = int(found[2])
        if found[1] != "tag":
            return self._put(found)
        token = self.tags[number]
        return escape_marked(self.text[token.start : token.end], entities=False)


def _tags(text: str, dialect: BodyDialect) -> tuple[list[TagToken], list[Span]]:
    """The tags of a body, those in inline code that Hexo runs, and the comments around them."""
    found = [
        token
        for token in find_tags(text, dialect, 0, len(text))
        if token.kind is not TagKind.DIVIDER
    ]
    comments: list[Span] = []
    for syntax in dialect.tags:
        if isinstance(syntax, HexoTags):
            raws, comments = syntax.asides(text, 0, len(text))
            found = sorted((*found, *raws), key=lambda token: (token.start, -token.end))
    return found, comments


@dataclass(frozen=True, slots=True)
class _Piece:
    """What is taken out of a body: its kind, its number among those, its place."""

    kind: Literal["tag", "code", "note"]
    number: int
    start: int
    end: int


class _Held:
    """A part of the body with comments in the place of code and tags.

    Attributes:
        text: The text of the part.
    """

    def __init__(self, page: _Page, start: int, end: int, depth: int) -> None:
        parts: list[str] = []
        # Line numbers of the text from which on lines are missing, and how many.
        self._cuts = [0]
        self._lost = [page.text.count("\n", 0, start)]
        at, line = start, 0
        for piece in page.outermost(start, end):
            parts += page.text[at : piece.start], page.held(piece, depth)
            line += parts[-2].count("\n") + parts[-1].count("\n")
            at = piece.end
            lost = page.text.count("\n", piece.start, at) - parts[-1].count("\n")
            if lost:
                self._cuts.append(line + 1)
                self._lost.append(self._lost[-1] + lost)
        parts.append(page.text[at:end])
        self.text = "".join(parts)

    def line(self, line: int) -> int:
        """Return the number of a line in the body."""
        return line + self._lost[bisect_right(self._cuts, line) - 1]


def _fenced_html(code: FencedCode) -> str:
    text = code.code.removesuffix("\n")
    depth = code.prefix.count(">")
    if depth:
        mark = re.compile(rf"^(?:[^\S\n]*>){{0,{depth}}}(?:[^\S\n]|$)", re.MULTILINE)
        text = mark.sub("", text)
    return code_html(textwrap.dedent(text), fence_caption(code.info))
