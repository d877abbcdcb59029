"""Shortcodes and tags inside raw HTML, which the tree has no nodes for."""

from __future__ import annotations

import bisect
from typing import TYPE_CHECKING, NamedTuple

from newsdoc.markdown.tags import TagToken, find_tags

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from newsdoc.markdown.dialect import BodyDialect

__all__ = ["HtmlTags", "TagMark"]

# Stands for a character of a tag: it is no blank, no quotation mark and no part of markup.
_FILL = "\x1a"


class TagMark(NamedTuple):
    """One pair of delimiters, with what stands between them.

    Attributes:
        start: Offset of its first character.
        end: Offset after its last one.
        tag: The tag that it opens or closes.
        opens: Whether it opens the tag.
    """

    start: int
    end: int
    tag: TagToken
    opens: bool


class HtmlTags:
    """The tags in a stretch of raw HTML.

    Attributes:
        marks: Their delimiters in the order of the text; none inside another.
    """

    __slots__ = ("_starts", "marks")

    def __init__(self, marks: Sequence[TagMark] = ()) -> None:
        self.marks = marks
        self._starts = [mark.start for mark in marks]

    @classmethod
    def find(
        cls, text: str, dialect: BodyDialect, start: int, end: int, *, prose: frozenset[str]
    ) -> HtmlTags:
        """Find the tags of a stretch.

        Args:
            text: The text of the file.
            dialect: The body dialect, which names the tag syntaxes.
            start: Where the stretch begins.
            end: Where it ends.
            prose: Names of tags whose verbatim content is prose all the same.
        """
        found = find_tags(text, dialect, start, end)
        marks: list[TagMark] = []
        for mark in sorted(mark for tag in found for mark in _marks(tag, prose)):
            if not marks or mark.start >= marks[-1].end:
                marks.append(mark)
        return cls(marks)

    def inside(self, start: int, end: int) -> Sequence[TagMark]:
        """Return the marks that begin in a stretch."""
        first = bisect.bisect_left(self._starts, start)
        return self.marks[first : bisect.bisect_left(self._starts, end, first)]

    def gaps(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """Give what of a stretch is between the marks."""
        for mark in self.inside(start, end):
            if start < mark.start:
                yield start, mark.start
            start = mark.end
        if start < end:
            yield start, end

    def masked(self, text: str, start: int, end: int) -> str:
        """Return a stretch of text in which nothing of the tags can be taken for HTML."""
        parts: list[str] = []
        at = start
        for mark in self.marks:
            parts += text[at : mark.start], _FILL * (mark.end - mark.start)
            at = mark.end
        return "".join((*parts, text[at:end]))


def _marks(tag: TagToken, prose: frozenset[str]) -> Iterator[TagMark]:
    if tag.close_start is None or (tag.verbatim and tag.name not in prose):
        yield TagMark(tag.start, tag.end, tag, opens=True)
        return
    yield TagMark(tag.start, tag.open_end, tag, opens=True)
    yield TagMark(tag.close_start, tag.end, tag, opens=False)
