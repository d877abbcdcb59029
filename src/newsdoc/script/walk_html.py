"""Raw HTML of a body: its text, its `alt` and `title`, and the shortcodes inside it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from newsdoc.script.htmltags import HtmlTags
from newsdoc.script.htmltext import scan_html
from newsdoc.script.ignore import FLOWING
from newsdoc.script.leaves import html_parts
from newsdoc.script.prose import Joint, RunKind

if TYPE_CHECKING:
    from newsdoc.markdown.dialect import BodyDialect
    from newsdoc.markdown.nodes import Html
    from newsdoc.script.found import Found
    from newsdoc.script.htmltags import TagMark
    from newsdoc.script.htmltext import Attribute, HtmlToken

__all__ = ["read_html"]

_PROSE_ATTRIBUTES = frozenset({"alt", "title"})
_NO_TAGS = HtmlTags()


def read_html(found: Found, node: Html, dialect: BodyDialect | None) -> None:
    """Add the prose of a piece of raw HTML.

    Args:
        found: Where it goes.
        node: The HTML.
        dialect: Names the tag syntaxes of the body; without one there are none.
    """
    raw, tags = found.text[node.start : node.end], _NO_TAGS
    if "{" in raw and dialect is not None:
        prose = frozenset(found.rules.prose_tags)
        tags = HtmlTags.find(found.text, dialect, node.start, node.end, prose=prose)
        raw = tags.masked(found.text, node.start, node.end)
    reader = _Reader(found, tags)
    for token in scan_html(raw, node.start):
        reader.token(token)
    if found.collector.kind is RunKind.HTML:
        found.collector.barrier()
        found.collector.kind = RunKind.BODY


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads the tokens of one piece of HTML."""

    found: Found
    tags: HtmlTags

    def token(self, token: HtmlToken) -> None:
        if token.kind == "text":
            self._text(token)
        elif token.kind == "comment":
            self._comment(token)
        else:
            self._element(token)

    def _text(self, token: HtmlToken) -> None:
        at = token.start
        for mark in self.tags.inside(token.start, token.end):
            self._leaf(at, mark.start)
            self._mark(mark)
            at = mark.end
        self._leaf(at, token.end)

    def _leaf(self, start: int, end: int) -> None:
        collector = self.found.collector
        if self.found.silence.active:
            collector.barrier()
        elif start < end:
            if collector.kind is not RunKind.HTML:
                collector.barrier()
                collector.kind = RunKind.HTML
            collector.leaf(html_parts(self.found.text[start:end], start))

    def _mark(self, mark: TagMark) -> None:
        """Read one end of a tag as the walk over the tree reads a node's beginning and end."""
        found = self.found
        found.collector.barrier()
        kept = mark.tag.name in found.silence.marks.tags
        if kept and mark.end != mark.tag.end:
            found.silence.keep()
        elif kept and not mark.opens:
            found.silence.release()
        if mark.opens and not kept and not found.silence.active:
            found.arguments(mark.tag.name, mark.tag.arguments)

    def _comment(self, token: HtmlToken) -> None:
        comment = self.found.text[token.start : token.end]
        if self.found.silence.comment(comment.removeprefix("<!--").removesuffix("-->").strip()):
            self.found.collector.barrier()

    def _element(self, token: HtmlToken) -> None:
        if token.kind == "open" and not self.found.silence.active:
            for attribute in token.attributes:
                self._attribute(attribute)
        if token.name in FLOWING:
            self.found.collector.joint(Joint.OPEN if token.kind == "open" else Joint.CLOSE)
        else:
            self.found.collector.barrier()
        self.found.silence.tag(token)

    def _attribute(self, attribute: Attribute) -> None:
        end = attribute.start + len(attribute.value)
        if attribute.name in _PROSE_ATTRIBUTES:
            for first, last in self.tags.gaps(attribute.start, end):
                parts = html_parts(self.found.text[first:last], first)
                self.found.collector.alone(RunKind.ATTRIBUTE, parts)
        elif attribute.name == "href":
            self.found.anchor(attribute.value, attribute.start, end)
