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
from newsdoc.markdown.marked.captions import code_html, fence_caption, is_coloured
from newsdoc.markdown.marked.html import MarkedHeading, render_marked
from newsdoc.markdown.marked.inline import escape_marked
from newsdoc.markdown.marked.leftovers import RAW_TAG, Leftovers, code_apart
from newsdoc.markdown.marked.limits import Fuel, TooMuchError
from newsdoc.markdown.marked.purify import purified
from newsdoc.markdown.nunjucks.template import STATEMENTS, Template
from newsdoc.markdown.tags import TagKind, TagToken
from newsdoc.markdown.tags_code import Fences
from newsdoc.markdown.tags_hexo import HEXO_DIVIDER, HexoTags, read_hexo_tags, runs_tags
from newsdoc.markdown.tags_nunjucks import read_words, words_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from newsdoc.markdown.dialect import BodyDialect
    from newsdoc.markdown.marked.inline import Links
    from newsdoc.markdown.marked.options import CodeStyle, MarkedOptions
    from newsdoc.markdown.nodes import Root
    from newsdoc.markdown.tags_code import FencedCode
    from newsdoc.markdown.tags_hexo_escapes import Escape

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
            rf"(?:<|&lt;)!--(tag|code|note|run){self.mark}(\d+)--(?:>|&gt;)", re.ASCII
        )
        fences = Fences(text, 0, len(text) if options.code.highlighter != "none" else 0)
        self.codes = fences.codes()
        self.runs = _has_nunjucks(dialect) and runs_tags(text, 0, len(text), fences)
        self.tags, self.escapes = _read_tags(text, dialect) if self.runs else ([], [])
        self.sets = any(one.name == "set" for one in self.tags)
        self.exact = {(one.start, one.end): at for at, one in enumerate(self.tags)}
        codes = [_Piece("code", at, one.start, one.end) for at, one in enumerate(self.codes)]
        tags = [_Piece("tag", at, one.start, one.end) for at, one in enumerate(self.tags)]
        outer = [_Piece(one.kind, at, one.start, one.end) for at, one in enumerate(self.escapes)]
        self.inner_pieces = _Pieces([*codes, *tags])
        self.outer_pieces = _Pieces([*codes, *outer])
        self.headings: list[MarkedHeading] = []
        self.links: Links = {}
        self.run_html: dict[int, str] = {}
        # Where Hexo sees another end than Nunjucks does, Nunjucks reads it with all the rest.
        self.odd: dict[int, str] = {}
        self.leftovers = Leftovers(self.mark)
        self.template = Template(self.left_tag, self.fuel.spend)

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
        return purified(made.html) if self.options.dompurify else made.html

    def pieces(self, depth: int) -> _Pieces:
        """Return what is taken out of a part: inside a tag all tags are run before its markdown."""
        return self.inner_pieces if depth else self.outer_pieces

    def held(self, piece: _Piece, depth: int) -> str:
        """Return what stands for a piece while markdown is read."""
        if piece.kind == "drop":
            return ""
        if piece.kind == "tag":
            return self.tag(piece.number, depth)
        if piece.kind == "code" and not is_coloured(self.codes[piece.number].info):
            return _without_braces(self.text[piece.start : piece.end])
        # What stands for it is a comment, which DOMPurify takes out.
        if piece.kind == "run" and not self.options.dompurify:
            number = self.exact.get((piece.start, piece.end))
            # Statements and expressions are run in their order.
            if number is None or ((self.odd or self.sets) and self._is_statement(number)):
                self.odd[piece.number] = self._template_of(piece.start, piece.end)
            else:
                self.run_html[piece.number] = self.tag(number, depth)
        return self._place(piece)

    def tag(self, number: int, depth: int) -> str:
        """Return what a tag prints."""
        token = self.tags[number]
        if token.kind is TagKind.EXPRESSION:
            return self.template.value(token.value.removeprefix("-").removesuffix("-"))
        if token.kind not in {TagKind.TAG, TagKind.SHORTCODE}:
            return escape_marked(token.value) if token.kind is TagKind.ESCAPED else ""
        if token.kind is TagKind.TAG and token.name in STATEMENTS:
            return self.statement(token, depth)
        words = words_of(token.arguments)
        if token.inner is None:
            return single_html(token.name, words)
        inside = token.inner
        if token.name in CODE or token.name in VERBATIM:
            inner = self.plain(inside.start, inside.end, depth)
            inner = inner if token.name in VERBATIM else self.without_left(inner)
            return pair_html(token.name, words, inner, str, self.options.code)
        return pair_html(
            token.name,
            words,
            "",
            lambda _: self.rendered(inside.start, inside.end, depth + 1),
            self.options.code,
        )

    def statement(self, token: TagToken, depth: int) -> str:
        """Return what a statement of Nunjucks prints; tags in it are run where it prints them."""
        if depth > MAX_TAG_NESTING:
            raise TooMuchError
        printed = self.template.printed(self._template_of(token.start, token.end))
        return self.taken.sub(lambda found: self._run_again(found, depth), printed)

    def _template_of(self, start: int, end: int) -> str:
        """Return a part as Nunjucks reads it, with comments in the place of code and tags."""
        parts: list[str] = []
        at = start
        for piece in self.inner_pieces.within(start, end):
            if piece.start >= at and not (piece.kind == "tag" and self._is_template(piece)):
                parts += self.text[at : piece.start], self._place(piece)
                at = piece.end
        return "".join((*parts, self.text[at:end]))

    def _is_template(self, piece: _Piece) -> bool:
        return self._is_statement(piece.number) or self.tags[piece.number].name in VERBATIM

    def _is_statement(self, number: int) -> bool:
        token = self.tags[number]
        return token.kind is not TagKind.TAG or token.name in STATEMENTS

    def _run_again(self, found: re.Match[str], depth: int) -> str:
        return self.tag(int(found[2]), depth + 1) if found[1] == "tag" else found[0]

    def _place(self, piece: _Piece) -> str:
        return f"<!--{piece.kind}{self.mark}{piece.number}-->"

    def left_tag(self, name: str, arguments: str, inner: str | None) -> str:
        """Return what a tag prints that only Nunjucks sees, when marked is done."""
        words = read_words(arguments)
        if inner is None:
            return single_html(name, words)
        # What stands in it was run before it.
        inner = self.taken.sub(self._run_first, self.leftovers.shown(inner))
        return pair_html(name, words, inner, self._aside, self.options.code)

    def _run_first(self, found: re.Match[str]) -> str:
        return self._put(found) if found[1] in {"run", "tag"} else found[0]

    def _aside(self, text: str) -> str:
        return render_marked(text, self.options, self.dialect.heading_ids, self.fuel).html

    def without_left(self, html: str) -> str:
        """Return HTML with the tags run that are left in it."""
        return self.leftovers.run(html, self.template.printed)

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
        if not self.runs:
            return self._back(html)
        if self.odd:
            html = self.taken.sub(self._as_written, html)
        return self._back(self.without_left(html))

    def _as_written(self, found: re.Match[str]) -> str:
        return self.odd.get(int(found[2]), found[0]) if found[1] == "run" else found[0]

    def _back(self, html: str) -> str:
        if self.mark not in html:
            return html
        return "".join(
            self.taken.sub(self._in_code(part) if code else self._put, part)
            for code, part in code_apart(html)
        )

    def _in_code(self, code: str) -> Callable[[re.Match[str]], str]:
        """Tags in code show themselves, unless there is a raw one among them."""
        held = (int(found[2]) for found in self.taken.finditer(code) if found[1] == "run")
        raw = any(RAW_TAG.search(self._source(number)) for number in held)
        return self._put if raw else self._shown

    def _source(self, number: int) -> str:
        escape = self.escapes[number]
        return self.text[escape.start : escape.end]

    def _put(self, found: re.Match[str]) -> str:
        number = int(found[2])
        if found[1] == "run":
            return self._back(self.run_html.get(number) or self._left_in_code(number))
        if found[1] == "code":
            return _fenced_html(self.codes[number], self.options.code)
        if found[1] == "tag":
            return self._back(self.tag(number, 1))
        return self._source(number)

    def _left_in_code(self, number: int) -> str:
        """Return what prints where DOMPurify finds no comment to take out: in code it is text."""
        escape = self.escapes[number]
        token = self.exact.get((escape.start, escape.end))
        return "" if token is None else self.tag(token, 1)

    def _shown(self, found: re.Match[str]) -> str:
        number = int(found[2])
        if found[1] == "tag":
            token = self.tags[number]
            return escape_marked(self.text[token.start : token.end], entities=False)
        if found[1] != "run":
            return self._put(found)
        return escape_marked(self._source(number), entities=False)


@dataclass(frozen=True, slots=True)
class _Piece:
    """What is taken out of a body: its kind, its number among those, its place."""

    kind: Literal["tag", "code", "note", "run", "drop"]
    number: int
    start: int
    end: int


class _Pieces:
    """Pieces of a body, in order."""

    def __init__(self, pieces: list[_Piece]) -> None:
        self.pieces = sorted(pieces, key=lambda piece: (piece.start, -piece.end))
        self.starts = [piece.start for piece in self.pieces]

    def within(self, start: int, end: int) -> Iterator[_Piece]:
        """Give the pieces that lie in a part."""
        first = bisect_right(self.starts, start - 1)
        for piece in self.pieces[first : bisect_right(self.starts, end - 1)]:
            if piece.end <= end:
                yield piece

    def outermost(self, start: int, end: int) -> Iterator[_Piece]:
        """Give the pieces that lie in a part and in no other one there."""
        for piece in self.within(start, end):
            if piece.start >= start:
                yield piece
                start = piece.end


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
        for piece in page.pieces(depth).outermost(start, end):
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


def _read_tags(text: str, dialect: BodyDialect) -> tuple[list[TagToken], list[Escape]]:
    """The tags of a body, and what Hexo keeps from marked."""
    syntax = next(one for one in dialect.tags if isinstance(one, HexoTags) and one.nunjucks)
    return read_hexo_tags(text, syntax)


def _has_nunjucks(dialect: BodyDialect) -> bool:
    return any(isinstance(one, HexoTags) and one.nunjucks for one in dialect.tags)


def _without_braces(text: str) -> str:
    return text.replace("{", "&#123;").replace("}", "&#125;")


def _fenced_html(code: FencedCode, style: CodeStyle) -> str:
    text = code.code.removesuffix("\n")
    depth = code.prefix.count(">")
    if depth:
        mark = re.compile(rf"^(?:[^\S\n]*>){{0,{depth}}}(?:[^\S\n]|$)", re.MULTILINE)
        text = mark.sub("", text)
    language, caption = fence_caption(code.info)
    return code_html(textwrap.dedent(text), caption, language, style)
