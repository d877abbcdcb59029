"""Edits of a body by node.

Each returns edits on the source and changes nothing; untouched bytes stay. Every edit is proven
before it is returned: the changed text is read again, and where anything but the intended part
of the tree came out different, there is an `EditError` instead.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias, get_args

from newsdoc.markdown import edit_block, edit_inline, edit_tags, edit_text
from newsdoc.markdown import nodes as n
from newsdoc.markdown.edit_check import edit_error, source_of
from newsdoc.markdown.edit_place import is_inline
from newsdoc.markdown.images import ImageInfo

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from newsdoc.markdown.links import LinkInfo
    from newsdoc.source import Edit

__all__ = ["NodeEdits", "Wrap"]

Wrap: TypeAlias = Literal["emphasis", "strong", "delete", "link", "blockquote"]
"""What a node can be wrapped in: running text in the first four, blocks in a quote."""


@dataclass(frozen=True, slots=True)
class NodeEdits:
    r"""The edits of one tree.

    Attributes:
        root: The tree, as read from a text.
        keeps: Whether a file is still divided into the same parts after edits; None where the
            text is no file.

    >>> from newsdoc import markdown
    >>> root = markdown.parse("> [站點](a b.html)\n".replace("a b", "a"))
    >>> link = root.links()[0]
    >>> NodeEdits(root).set_url(link, "/关于 我们/")
    (Edit(span=Span(start=7, end=13), text='</关于 我们/>', expected='a.html'),)
    """

    root: n.Root
    keeps: Callable[[Sequence[Edit]], bool] | None = None

    def replace(self, node: n.Node, markdown: str) -> tuple[Edit, ...]:
        """Put markdown in place of a node.

        Args:
            node: Any node but the root, a row or a cell.
            markdown: Blocks for a block, running text for a node in running text; its further
                lines get the marks of quotes and lists that the place needs. For a list item
                what the item is to hold.

        Returns:
            The edits, for `article.apply`.

        Raises:
            EditError: It cannot stand there without changing something else.
        """
        self._own_markdown(node)
        if is_inline(self.root, node):
            return self._proven(node, edit_inline.replace_inline(self.root, node, markdown))
        return self._proven(node, edit_block.replace_block(self.root, node, markdown))

    def insert_before(self, node: n.Node, markdown: str) -> tuple[Edit, ...]:
        """Put markdown before a node; beside a list item it becomes an item of its own.

        Args:
            node: Any node but the root.
            markdown: Blocks beside a block, running text beside a node in running text.

        Returns:
            The edits, for `article.apply`.

        Raises:
            EditError: It cannot stand there without changing something else.
        """
        return self._insert(node, markdown, after=False)

    def insert_after(self, node: n.Node, markdown: str) -> tuple[Edit, ...]:
        """Put markdown behind a node; beside a list item it becomes an item of its own.

        Args:
            node: Any node but the root.
            markdown: Blocks beside a block, running text beside a node in running text.

        Returns:
            The edits, for `article.apply`.

        Raises:
            EditError: It cannot stand there without changing something else.
        """
        return self._insert(node, markdown, after=True)

    def _insert(self, node: n.Node, markdown: str, *, after: bool) -> tuple[Edit, ...]:
        self._own_markdown(node)
        if is_inline(self.root, node):
            return self._proven(
                node, edit_inline.insert_inline(self.root, node, markdown, after=after)
            )
        return self._proven(node, edit_block.insert_block(self.root, node, markdown, after=after))

    def remove(self, node: n.Node) -> tuple[Edit, ...]:
        """Take a node out, all that it holds included; containers left empty go with it.

        Returns:
            The edits, for `article.apply`.

        Raises:
            EditError: It cannot go without changing something else.
        """
        self._own_markdown(node)
        if not is_inline(self.root, node):
            return self._proven(node, edit_block.remove_block(self.root, node))
        node = edit_inline.with_emptied(self.root, node)
        parent = self.root.parent_of(node)
        if isinstance(parent, n.Paragraph) and len(parent.children) == 1:
            return self._proven(node, edit_block.remove_block(self.root, parent))
        return self._proven(node, edit_inline.remove_inline(self.root, node))

    def wrap(self, node: n.Node, kind: Wrap, *, url: str | None = None) -> tuple[Edit, ...]:
        """Put a node into emphasis, a link or a block quote.

        Args:
            node: A node in running text; a block for `blockquote`.
            kind: What to put it into.
            url: Where the link leads.

        Returns:
            The edits, for `article.apply`.

        Raises:
            ValueError: There is no such kind.
            EditError: It would not be read so there, as `**“字”**字` is not bold.
        """
        if kind not in (known := get_args(Wrap)):
            raise ValueError(f"{kind!r} is not one of {', '.join(known)}")
        self._own_markdown(node)
        inline = is_inline(self.root, node)
        if kind == "blockquote":
            if inline:
                raise edit_error(self.root, node, "running text cannot be a block quote")
            return self._proven(node, edit_block.quote_block(self.root, node))
        if not inline:
            raise edit_error(self.root, node, f"a block cannot be put into {kind}")
        return self._proven(node, edit_inline.wrap_inline(self.root, node, kind, url))

    def set_text(self, node: n.Node, text: str) -> tuple[Edit, ...]:
        """Make a node say a plain string, escaped as its place needs it.

        Args:
            node: A text, code, paragraph, heading, cell, link or emphasis.
            text: Any string; no character of it is read as markdown.

        Raises:
            EditError: The node has no text of its own, or cannot hold this one.
        """
        self._own_markdown(node)
        return self._proven(node, edit_text.set_text(self.root, node, text))

    def set_url(self, node: n.Node | LinkInfo | ImageInfo, url: str) -> tuple[Edit, ...]:
        """Change where a link or image leads.

        Args:
            node: A link, image or definition (a reference changes its definition), or what
                `links()` or `images()` gave.
            url: The new address, as it is.

        Returns:
            The edits, for `article.apply`.

        Raises:
            EditError: The node has no URL.
        """
        target = node if isinstance(node, n.Node) else node.node
        self._own(target)
        if isinstance(node, ImageInfo) and isinstance(target, n.TagNode):
            return self._set_tag_url(target, node.url, url)
        if not isinstance(node, n.Node) and isinstance(target, n.Html):
            return self._proven(target, edit_inline.set_html_url(self.root, node, url))
        return self._proven(target, edit_inline.set_url(self.root, target, url))

    def _set_tag_url(self, tag: n.TagNode, old: str, url: str) -> tuple[Edit, ...]:
        number = 0
        for argument in tag.arguments:
            if argument.value == old:
                key = number if argument.name is None else argument.name
                return self._proven(tag, edit_tags.set_argument(self.root, tag, key, url))
            number += argument.name is None
        raise edit_error(self.root, tag, "no argument of this tag is the address")

    def set_title(self, node: n.Node, title: str | None) -> tuple[Edit, ...]:
        """Change the title of a link, image or definition; None takes it away.

        Args:
            node: A link, image or definition.
            title: Any string, escaped as its place needs it.

        Returns:
            The edits, for `article.apply`.

        Raises:
            EditError: The node can have no title.
        """
        self._own(node)
        return self._proven(node, edit_inline.set_title(self.root, node, title))

    def set_alt(self, node: n.Node, alt: str) -> tuple[Edit, ...]:
        """Change the alternative text of an image.

        Args:
            node: An image.
            alt: Any string, escaped as its place needs it.

        Returns:
            The edits, for `article.apply`.

        Raises:
            EditError: The node is no image.
        """
        self._own(node)
        return self._proven(node, edit_inline.set_alt(self.root, node, alt))

    def rename_shortcode(self, node: n.Node, name: str) -> tuple[Edit, ...]:
        """Give a shortcode or tag another name, at its end tag too.

        Args:
            node: A shortcode or tag.
            name: The new name.

        Raises:
            EditError: The node is neither, or no tag can have that name.
        """
        self._own(node)
        return self._proven(node, edit_tags.rename_tag(self.root, node, name))

    def set_argument(self, node: n.Node, key: str | int, value: str | None) -> tuple[Edit, ...]:
        """Set, add or take away one argument of a shortcode or tag.

        Args:
            node: The shortcode or tag.
            key: The name of a named argument, or the number of a positional one from 0.
            value: The value, or None to take the argument away.

        Returns:
            The edits, for `article.apply`.

        Raises:
            EditError: The value cannot be written, or there is no such argument to take away.
        """
        self._own(node)
        return self._proven(node, edit_tags.set_argument(self.root, node, key, value))

    def _proven(self, node: n.Node, edits: tuple[Edit, ...]) -> tuple[Edit, ...]:
        """Give edits back, unless they would make front matter of text."""
        if self.keeps is not None and not self.keeps(edits):
            message = "with this, the file would be divided differently into front matter and body"
            raise edit_error(self.root, node, message)
        return edits

    def _own_markdown(self, node: n.Node) -> None:
        """Refuse what stands in raw HTML too: markdown has no place there."""
        self._own(node)
        if any(isinstance(holder, n.Html) for holder in self.root.ancestors_of(node)):
            message = "in raw HTML only the name and the arguments of a tag can be changed"
            raise edit_error(self.root, node, message)

    def _own(self, node: n.Node) -> None:
        """Refuse the root, generated nodes, and nodes of another tree."""
        source_of(self.root)
        if node is self.root:
            raise edit_error(self.root, node, "the body as a whole is no node to edit")
        try:
            self.root.parent_of(node)
        except ValueError:
            raise edit_error(self.root, self.root, f"{node!r} is not in this tree") from None
