"""The hook by which tag syntaxes take part in parsing.

Generators find their tags before they read markdown, so the parser is given the tags of a body
and treats each as one opaque character: a rule among blocks where the tag stands alone on its
lines, a rule in running text elsewhere. Tags that begin inside code are left to the code.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from newsdoc.markdown.nodes import Node
    from newsdoc.source import SourceText
    from newsdoc.spans import Span

__all__ = ["BuildTag", "TagSpan"]


class BuildTag(Protocol):
    """Builds the node of a tag."""

    def __call__(
        self, found: TagSpan, children: tuple[Node, ...], source: SourceText, *, flow: bool
    ) -> Node:
        """Return the node.

        Args:
            found: The tag.
            children: What `found.inner` was parsed to: blocks where `flow` is true, else inline
                nodes; empty where there is no `inner`.
            source: The text that all offsets count in; to be given to the node.
            flow: True where the tag stands alone on its lines, among blocks.
        """
        ...


@dataclass(frozen=True, slots=True)
class TagSpan:
    """One tag, or a pair of tags with all that stands between them.

    Attributes:
        start: Offset of the first character in the file's text.
        end: Offset after the last one, the end tag of a pair included.
        build: Builds the node.
        inner: What stands between a pair of tags, where it is to be read as markdown, else None.
        nested: The tags in `inner`, in order, without those nested in them.
        in_code: True for a tag that the generator finds in inline code too: to its markdown parser
            it is text like any other.
        interrupts: True for a tag that ends the paragraph before it, as the divider does.
        parts: True for one that stands between empty lines to the generator, as Hugo's divider:
            it ends HTML too, and the line after it loses its indentation.
    """

    start: int
    end: int
    build: BuildTag
    inner: Span | None = None
    nested: tuple[TagSpan, ...] = ()
    in_code: bool = False
    interrupts: bool = False
    parts: bool = False
