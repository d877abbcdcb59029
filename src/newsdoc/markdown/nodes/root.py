"""The root of a tree: who holds whom, and what a body can be asked for."""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING, ClassVar, Literal

from newsdoc.markdown.dialect import GFM, BodyDialect
from newsdoc.markdown.nodes.base import Parent, node

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from newsdoc.errors import Diagnostic
    from newsdoc.markdown.excerpt import Excerpt
    from newsdoc.markdown.html import HtmlHooks
    from newsdoc.markdown.images import ImageInfo
    from newsdoc.markdown.links import LinkInfo
    from newsdoc.markdown.mdast import MdastNode
    from newsdoc.markdown.nodes.base import Node
    from newsdoc.markdown.nodes.tags import TagNode
    from newsdoc.markdown.outline import OutlineEntry, Section
    from newsdoc.markdown.pieces import CodeBlock, Footnote, TableData

__all__ = ["Root"]


@node
class Root(Parent):
    """A whole body.

    The helpers answer as the generator of `dialect` would.

    Attributes:
        diagnostics: What is odd in the body and was read all the same.
        dialect: The dialect it was read in.
        cached_html: What the helpers keep; no part of the tree.
        cached_page: Likewise.
    """

    type: ClassVar[str] = "root"
    diagnostics: tuple[Diagnostic, ...] = field(default=(), compare=False, kw_only=True)
    dialect: BodyDialect = field(default=GFM, compare=False, kw_only=True)
    _parents: dict[int, tuple[Node, int]] | None = field(default=None, init=False, compare=False)
    cached_html: str | None = field(default=None, init=False, compare=False)
    cached_page: object = field(default=None, init=False, compare=False)

    def _index(self) -> dict[int, tuple[Node, int]]:
        """Parent and place among its children of every node below, by identity."""
        if self._parents is not None:
            return self._parents
        made = {
            id(child): (parent, at)
            for parent in self.walk()
            for at, child in enumerate(parent.children)
        }
        object.__setattr__(self, "_parents", made)
        return made

    def parent_of(self, node: Node) -> Node | None:
        """Return the node that holds `node`, or None for the root itself.

        Raises:
            ValueError: The node is not in this tree.
        """
        return None if node is self else self._place(node)[0]

    def ancestors_of(self, node: Node) -> Iterator[Node]:
        """Give the nodes that hold `node`, the nearest first.

        Raises:
            ValueError: The node is not in this tree.
        """
        parent = self.parent_of(node)
        while parent is not None:
            yield parent
            parent = self.parent_of(parent)

    def index_of(self, node: Node) -> int:
        """Return the place of `node` among its siblings, from 0.

        Raises:
            ValueError: The node is not in this tree.
        """
        return 0 if node is self else self._place(node)[1]

    def siblings_of(self, node: Node) -> tuple[Node, ...]:
        """Return all children of the parent of `node`, itself included.

        Raises:
            ValueError: The node is not in this tree.
        """
        parent = self.parent_of(node)
        return (node,) if parent is None else parent.children

    def next_of(self, node: Node) -> Node | None:
        """Return the sibling after `node`, or None."""
        siblings = self.siblings_of(node)
        at = self.index_of(node) + 1
        return siblings[at] if at < len(siblings) else None

    def previous_of(self, node: Node) -> Node | None:
        """Return the sibling before `node`, or None."""
        at = self.index_of(node)
        return self.siblings_of(node)[at - 1] if at else None

    def keep_html(self, html: str) -> None:
        """Keep what text, counts and excerpt are taken from."""
        object.__setattr__(self, "cached_html", html)

    def keep_page(self, page: object) -> None:
        """Keep what ids of headings are taken from."""
        object.__setattr__(self, "cached_page", page)

    def _place(self, node: Node) -> tuple[Node, int]:
        try:
            return self._index()[id(node)]
        except KeyError:
            raise ValueError(f"{node!r} is not in this tree") from None

    def select(self, selector: str) -> tuple[Node, ...]:
        """Return the nodes that a selector names, as `heading[depth=2] > link`.

        Raises:
            ValueError: The selector cannot be read.
        """
        from newsdoc.markdown.select import select  # noqa: PLC0415  imports this module

        return select(self, selector)

    def outline(self) -> tuple[OutlineEntry, ...]:
        """Return the headings with the ids that the generator gives them."""
        from newsdoc.markdown.outline import outline  # noqa: PLC0415  imports this module

        return outline(self)

    def sections(self) -> tuple[Section, ...]:
        """Return the body cut at its headings, nested by their depth."""
        from newsdoc.markdown.outline import sections  # noqa: PLC0415  imports this module

        return sections(self)

    def links(self) -> tuple[LinkInfo, ...]:
        """Return the links, autolinks, references and HTML links included."""
        from newsdoc.markdown.links import links  # noqa: PLC0415  imports this module

        return links(self)

    def images(self) -> tuple[ImageInfo, ...]:
        """Return the images: markdown, HTML, figure shortcodes and image tags."""
        from newsdoc.markdown.images import images  # noqa: PLC0415  imports this module

        return images(self)

    def shortcodes(self) -> tuple[TagNode, ...]:
        """Return the shortcodes and tags, nested ones and those in raw HTML included."""
        from newsdoc.markdown.tag_text import shortcodes  # noqa: PLC0415  imports this module

        return shortcodes(self)

    def code_blocks(self) -> tuple[CodeBlock, ...]:
        """Return the code blocks, those of highlighting shortcodes and tags included."""
        from newsdoc.markdown.pieces import code_blocks  # noqa: PLC0415  imports this module

        return code_blocks(self)

    def footnotes(self) -> tuple[Footnote, ...]:
        """Return the footnotes in the order in which they are first referred to."""
        from newsdoc.markdown.pieces import footnotes  # noqa: PLC0415  imports this module

        return footnotes(self)

    def tables(self) -> tuple[TableData, ...]:
        """Return the tables with their cells as text."""
        from newsdoc.markdown.pieces import tables  # noqa: PLC0415  imports this module

        return tables(self)

    def text(self) -> str:
        """Return the plain text that a reader sees, blocks apart, as the generator counts it."""
        from newsdoc.markdown.plain import plain_text  # noqa: PLC0415  imports this module

        return plain_text(self)

    def word_count(self) -> int:
        """Return the number of words as the generator counts them."""
        from newsdoc.markdown.plain import word_count  # noqa: PLC0415  imports this module

        return word_count(self)

    def reading_time(self) -> int:
        """Return the minutes that reading takes, as the generator counts them."""
        from newsdoc.markdown.plain import reading_time  # noqa: PLC0415  imports this module

        return reading_time(self)

    def excerpt(self) -> str:
        """Return the beginning that the generator shows in lists, as plain text."""
        return self.find_excerpt().text

    def find_excerpt(self) -> Excerpt:
        """Return the beginning that the generator shows in lists, and where it ends."""
        from newsdoc.markdown.excerpt import find_excerpt  # noqa: PLC0415  imports this module

        return find_excerpt(self)

    def to_html(self, *, unsafe: bool = False, hooks: HtmlHooks | None = None) -> str:
        """Return the body as HTML.

        Args:
            unsafe: Let raw HTML and every kind of URL through.
            hooks: Functions that write shortcodes, images and links in place of the default.
        """
        from newsdoc.markdown.html import to_html  # noqa: PLC0415  imports this module

        return to_html(self, unsafe=unsafe, hooks=hooks)

    def to_mdast(
        self,
        *,
        origin: Literal["file", "body"] = "file",
        units: Literal["codepoint", "utf16"] = "codepoint",
    ) -> MdastNode:
        """Return the tree as mdast JSON: see `newsdoc.markdown.to_mdast`.

        Args:
            origin: Whether lines, columns and offsets count from the beginning of the file's
                text or of the body.
            units: What columns and offsets count: code points, or UTF-16 units as JavaScript does.
        """
        from newsdoc.markdown.mdast import to_mdast  # noqa: PLC0415  the module needs this one

        return to_mdast(self, origin=origin, units=units)

    def __reduce__(self) -> tuple[object, ...]:
        return _restore, (Parent.__reduce__(self), self.dialect, self.diagnostics)


def _restore(
    made: tuple[Callable[..., Root], tuple[object, ...]],
    dialect: BodyDialect,
    diagnostics: tuple[Diagnostic, ...],
) -> Root:
    build, arguments = made
    root = build(*arguments)
    object.__setattr__(root, "dialect", dialect)
    object.__setattr__(root, "diagnostics", diagnostics)
    return root
