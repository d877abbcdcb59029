"""Hexo's tags (Nunjucks), found as Hexo 8 finds them before it renders markdown.

Hexo first takes out the fenced code (`backtick_code_block`), then walks over what is left and
sets aside HTML comments, inline code, expressions, comments, tags, and for a tag whose end tag
follows everything up to that (`PostRenderEscape` in post.js). Nunjucks reads the tags later.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

from newsdoc.markdown.marked.limits import Fuel, TooMuchError
from newsdoc.markdown.tags import TagKind, TagPart, TagRefusal, TagToken, pair_tags
from newsdoc.markdown.tags_code import Backticks, Fences
from newsdoc.markdown.tags_hexo_escapes import find_escapes
from newsdoc.markdown.tags_nunjucks import Quotes, TagEnds, read_arguments
from newsdoc.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsdoc.markdown.tags_hexo_escapes import Escape

__all__ = ["HEXO_DIVIDER", "HexoTags", "read_hexo_tags", "runs_tags"]

_ANY = re.compile(r"\{\{|\{%|\{#|<!--")
HEXO_DIVIDER = re.compile(r"<!-- ?more ?-->", re.IGNORECASE)
"""What Hexo takes for the end of the excerpt."""
_SPECIAL = re.compile(r"(?<!\\)`+|\{[{%#]|<!--|#\}")
_SPECIAL_BUT_TAGS = re.compile(r"(?<!\\)`+|<!--")
_SHORTEST = 4
_IN_PAIR = re.compile(r"\{[{%#]")
# A name ends where a symbol of Nunjucks does: `{% videos, 2 %}` calls `videos`. A dash ends one as
# well there, so no tag of a theme has any; the mark `no-convert` does, and is read whole.
_WORD = r"[^\s()\[\]{}%*+~/#,:|.<>=!-]+(?:-[^\s()\[\]{}%*+~/#,:|.<>=!-]+)*"
_NAME = re.compile(rf"-?\s*({_WORD})")
_MARKS = (("{{", "}}"), ("{%", "%}"), ("{#", "#}"))
_END_TAG = re.compile(rf"\{{%-?\s*end({_WORD})")


@dataclass(frozen=True, slots=True)
class HexoTags:
    """`{% name args %}`, `{{ expression }}`, `{# comment #}`, and the divider `<!-- more -->`.

    A tag is paired when its end tag follows. Nothing is found in fenced code, in inline code
    and in HTML comments; the divider alone is a comment.

    Attributes:
        name: `hexo`.
        verbatim: Names of tags that hold code or raw text.
        in_code: False: Hexo leaves inline code alone.
        nunjucks: Whether tags are run at all; with the renderer's `disableNunjucks`, and in a post
            with that key, only the divider is found.
        fences: Whether Hexo takes fenced code out before it looks for tags, as it does for a
            highlighter; without one, fences are inline code to it.
        known: Names of the tags that the site's theme and plugins bring. Where it is given, any
            other name is refused, as Hexo does; None where they are not known.
    """

    name: str = "hexo"
    verbatim: frozenset[str] = frozenset({"raw", "codeblock", "code", "highlight"})
    in_code: bool = False
    nunjucks: bool = True
    fences: bool = True
    known: frozenset[str] | None = None

    def scan(self, text: str, start: int, end: int) -> list[TagToken]:
        """Find the tags outside fenced code, inline code and HTML comments.

        Args:
            text: The whole file.
            start: Where the body begins in it.
            end: Where the body ends.
        """
        if _ANY.search(text, start, end) is None:
            return []
        walker = _Walker(text, start, end, self)
        tokens = pair_tags(walker.parts(), self.verbatim)
        # `{{}}` and its like are text where nothing else is a tag.
        if all(len(token.span) == _SHORTEST for token in tokens if _is_run(token)) and not (
            runs_tags(text, start, end, walker.fences)
        ):
            return [token for token in tokens if not _is_run(token)]
        return tokens

    def refusals(self, text: str, start: int, end: int) -> list[TagRefusal]:
        """Find the tags and expressions at which Hexo fails to render the post.

        Args:
            text: The whole file.
            start: Where the body begins in it.
            end: Where the body ends.
        """
        if not self.nunjucks or _ANY.search(text, start, end) is None:
            return []
        # Reading a post needs none of it.
        from newsdoc.markdown.tags_hexo_faults import faults  # noqa: PLC0415

        strays: list[TagToken] = []
        walker = _Walker(text, start, end, self)
        tokens = pair_tags(walker.parts(), self.verbatim, strays)
        if not runs_tags(text, start, end, walker.fences):
            return []
        found = faults(tokens, text, self.known)
        # What `raw` holds may be a pair of the same name.
        raw = next((token.start for token in tokens if token.name == "raw"), end)
        found += [
            (token, f"no tag {token.name!r} is open here")
            for token in strays
            if token.name != "raw" or token.start < raw
        ]
        refused = [TagRefusal(_opening(token), message) for token, message in found if message]
        refused += [TagRefusal(span, "a tag needs a name") for span in walker.nameless]
        refused += [TagRefusal(span, "this is never closed") for span in walker.left_open]
        refused += [TagRefusal(span, "no comment is open here") for span in walker.stray_ends]
        return refused


def read_hexo_tags(text: str, syntax: HexoTags) -> tuple[list[TagToken], list[Escape]]:
    """Read a body that Hexo looks for tags in.

    Args:
        text: The body.
        syntax: How the site has its tags.

    Returns:
        Its tags, those in inline code that Hexo runs included, and what Hexo keeps from marked.
    """
    walker = _Walker(text, 0, len(text), syntax)
    tokens = [token for token in pair_tags(walker.parts(), syntax.verbatim) if _is_run(token)]
    tokens = sorted((*tokens, *walker.raws), key=lambda token: (token.start, -token.end))
    return tokens, walker.escapes


def runs_tags(text: str, start: int, end: int, fences: Fences) -> bool:
    """Tell whether Hexo looks for tags in a body at all: something in it has the shape of one.

    Args:
        text: The whole file.
        start: Where the body begins in it.
        end: Where the body ends.
        fences: The fenced code of the body, in which nothing counts.
    """
    if fences.starts:
        begins, ends = [start, *fences.ends], [*fences.starts, end]
        text = "".join(text[one:two] for one, two in zip(begins, ends, strict=True))
        start, end = 0, len(text)
    for opening, closing in _MARKS:
        first = text.find(opening, start, end)
        if first >= 0 and text.rfind(closing, first + 3, end) >= 0:
            return True
    return False


def _is_run(token: TagToken) -> bool:
    return token.kind is not TagKind.DIVIDER


def _opening(token: TagToken) -> Span:
    return Span(token.start, token.open_end)


class _Walker:
    """Walks once over a body, as `PostRenderEscape.escapeAllSwigTags` does."""

    def __init__(self, text: str, start: int, end: int, syntax: HexoTags) -> None:
        self.text = text
        self.at = start
        self.end = end
        self.syntax = syntax
        self.divided = False
        self.special = _SPECIAL if syntax.nunjucks else _SPECIAL_BUT_TAGS
        self.fences = Fences(text, start, end if syntax.fences else start)
        self.backticks = Backticks(text, start, end, self.fences)
        self.escapes = _escapes(text, start, end, self.fences) if syntax.nunjucks else []
        self.runs = {one.start: one.end for one in self.escapes if one.kind == "run"}
        # Where the piece ends that Hexo keeps from marked.
        self.inside = start
        self.tag_ends = TagEnds(text, start, end, "%}")
        self.inner_ends = TagEnds(text, start, end, "}}")
        self.expression_ends = Quotes(text, start, end, "}")
        self.ends = _end_tags(text, start, end)
        self.nameless: list[Span] = []
        self.raws: list[TagToken] = []
        self.left_open: list[Span] = []
        self.stray_ends: list[Span] = []
        self.no_comment_end = end
        # A quote that is never closed is typographic by the time that Nunjucks comes.
        self.no_expression_end = text.rfind("}}", start, end)
        self.no_tag_end = text.rfind("%}", start, end)

    def parts(self) -> Iterator[TagPart]:
        while True:
            found = self._next()
            if found is None:
                return
            self.at = self.fences.end_around(found.start())
            if self.at < 0:
                self.at = found.end()
                part = self._special(found)
                if part is not None:
                    yield part

    def _next(self) -> re.Match[str] | None:
        """Find the next mark; what Hexo keeps from marked has no code and no comments."""
        if self.at < self.inside:
            found = _IN_PAIR.search(self.text, self.at, self.inside)
            if found is not None:
                return found
            self.at = self.inside
        return self.special.search(self.text, self.at, self.end)

    def _special(self, found: re.Match[str]) -> TagPart | None:
        mark = found[0]
        if mark[0] == "`":
            self._skip_code(found)
            return None
        if mark == "<!--":
            return self._html_comment(found.start())
        if mark == "#}":
            self.stray_ends.append(Span(*found.span()))
            return None
        if mark == "{#":
            return self._comment(found.start())
        if mark == "{{":
            return self._expression(found.start())
        return self._tag(found.start())

    def _skip_code(self, found: re.Match[str]) -> None:
        raws, self.at = self.backticks.past(found.end(), len(found[0]))
        self.raws += [self._raw(*raw) for raw in raws]

    def _raw(self, opening: Span, closing: Span) -> TagToken:
        name = Span(opening.start, opening.start)
        return TagToken(
            TagKind.TAG,
            self.syntax.name,
            opening.start,
            closing.end,
            "raw",
            name,
            (),
            opening.end,
            closing.start,
            verbatim=True,
        )

    def _html_comment(self, start: int) -> TagPart | None:
        end = self.text.find("-->", start + 4, self.end)
        self.at = end + 3 if end >= 0 else self.end
        divider = HEXO_DIVIDER.match(self.text, start, self.end)
        if divider is None or self.divided:
            return None
        self.divided = True
        return self._single(TagKind.DIVIDER, start, self.at)

    def _single(self, kind: TagKind, start: int, end: int, value: str = "") -> TagPart:
        token = TagToken(
            kind, self.syntax.name, start, end, "", Span(start, start), (), end, value=value
        )
        return TagPart("single", token)

    def _comment(self, start: int) -> TagPart | None:
        end = -1
        if start < self.no_comment_end:
            end = self.text.find("#}", start + 2, self.end)
        if end < 0:
            self.no_comment_end = min(self.no_comment_end, start)
            self.left_open.append(Span(start, start + 2))
            return None
        self.at = end + 2
        return self._single(TagKind.COMMENT, start, self.at, self.text[start + 2 : end])

    def _expression(self, start: int) -> TagPart | None:
        inside = start < self.inside
        end = (self.inner_ends if inside else self.expression_ends).find(start + 2)
        if end < 0 or not self.text.startswith("}}", end, self.end):
            # Nunjucks finds the end of `{{ {a: 1} }}`, which Hexo takes for text.
            if start >= self.no_expression_end:
                self.left_open.append(Span(start, start + 2))
            # `{{ a }` is text, all of it.
            self.at = end + 1 if end >= 0 else self.at
            return None
        self.at = end + 2
        return self._single(TagKind.EXPRESSION, start, self.at, self.text[start + 2 : end])

    def _tag(self, start: int) -> TagPart | None:
        end = self._tag_end(start)
        name = _NAME.match(self.text, start + 2, end) if end >= 0 else None
        if name is None:
            if end > start + 2:
                self.nameless.append(Span(start, end + 2))
            elif end < 0 and start >= self.no_tag_end:
                self.left_open.append(Span(start, start + 2))
            return None
        self.at = end + 2
        span = Span(*name.span(1))
        arguments = read_arguments(self.text, span.end, end)
        token = TagToken(
            TagKind.TAG, self.syntax.name, start, self.at, name[1], span, arguments, self.at
        )
        return self._role(token)

    def _tag_end(self, start: int) -> int:
        """Return where the mark stands that ends a tag, or -1.

        Where Hexo does not find one, quotes are typographic by the time that Nunjucks comes.
        """
        self.inside = max(self.inside, self.runs.get(start, start))
        if start < self.inside:
            return self.tag_ends.find(start + 2)
        return self.text.find("%}", start + 2, self.end) if start < self.no_tag_end else -1

    def _role(self, token: TagToken) -> TagPart | None:
        word = token.name
        closes = word.removeprefix("end")
        if closes != word and closes:
            span = Span(token.name_span.start + 3, token.name_span.end)
            return TagPart("close", _renamed(token, closes, span))
        if not self._ends_later(word, token.end):
            return TagPart("single", token)
        if word in self.syntax.verbatim:
            places = self.ends[word]
            self.at = places[bisect_left(places, token.end)]
        return TagPart("open", token)

    def _ends_later(self, name: str, at: int) -> bool:
        places = self.ends.get(name, [])
        return bisect_left(places, at) < len(places)


def _escapes(text: str, start: int, end: int, fences: Fences) -> list[Escape]:
    """What Hexo keeps from marked; nothing where looking for it costs too much."""
    try:
        return find_escapes(text, start, end, fences, Fuel(end - start).spend)
    except TooMuchError:
        return []


def _renamed(token: TagToken, name: str, span: Span) -> TagToken:
    return TagToken(
        token.kind, token.syntax, token.start, token.end, name, span, (), token.open_end
    )


def _end_tags(text: str, start: int, end: int) -> dict[str, list[int]]:
    """Offsets of the end tags in `text`, by the name of what they end."""
    places: dict[str, list[int]] = {}
    for found in _END_TAG.finditer(text, start, end):
        places.setdefault(found[1], []).append(found.start())
    return places
