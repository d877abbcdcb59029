"""The state of inline parsing: markdown-it's, over a `Content`, making items instead of tokens."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from markdown_it.rules_inline import StateInline

if TYPE_CHECKING:
    import re
    from collections.abc import Sequence

    from markdown_it import MarkdownIt

    from newsdoc.markdown.blocks.state import BlockState
    from newsdoc.markdown.content import Content
    from newsdoc.markdown.nodes import Node

__all__ = ["Bracket", "InlineState", "Item", "Piece", "Run"]

Piece: TypeAlias = tuple[str, int, int, bool]
"""Text: value, index of start and end, and whether it is written as it reads (no escape)."""


class Run:
    """A run of `*`, `_` or `~`.

    Attributes:
        char: The character.
        left: Index of the first one that is not used up by a pair.
        right: Index after the last one that is not used up.
        can_open: Whether it can begin emphasis.
        can_close: Whether it can end emphasis.
        opens: What begins here: name of the node and index of its start, the innermost first.
        closes: Where what ends here ends, the innermost first.
        depth: How deep the pairs are nested that stand between it and the next open run.
        size: How long it is as written.
    """

    __slots__ = (
        "can_close", "can_open", "char", "closes", "depth", "left", "opens", "right", "size",
    )  # fmt: skip

    def __init__(self, char: str, left: int, right: int, can_open: bool, can_close: bool) -> None:
        self.char = char
        self.left = left
        self.right = right
        self.can_open = can_open
        self.can_close = can_close
        self.opens: list[tuple[int, int]] = []
        self.closes: list[int] = []
        self.depth = 0
        self.size = right - left


class Bracket:
    """An opening bracket that may begin a link or an image.

    Attributes:
        index: Index of its first character.
        end: Index after `[`.
        image: True for `![`.
        holds_link: True where a link inside it was made, so that it cannot become one.
        failed: True once its closing bracket has made nothing of it.
        holds_bracket: True where another bracket stands inside, so that it can be no label.
        item: Its place in the items.
        runs: How many runs came before it.
    """

    __slots__ = ("end", "failed", "holds_bracket", "holds_link", "image", "index", "item", "runs")

    def __init__(self, index: int, end: int, item: int, runs: int) -> None:
        self.index = index
        self.end = end
        self.image = end - index == 2
        self.item = item
        self.runs = runs
        self.failed = self.holds_bracket = self.holds_link = False


Item: TypeAlias = "Piece | Node | Run | Bracket"
"""What the rules make, in order."""


class InlineState(StateInline):
    """Where inline parsing stands, and what it has made.

    Attributes:
        content: The text, with its way back to the file.
        raw: The text, tags not masked.
        body: The state of the whole body: definitions, footnotes, tags, diagnostics.
        items: What was made so far.
        runs: The runs among the items.
        brackets: The opening brackets that may still become something.
        open_brackets: How many of them have not failed.
        cell: True inside a table cell.
        task: True where a task's box may stand at the beginning.
        checked: The state of that box, once it is read.
        unclosed: Marks that are known not to be closed by anything further on.
        barrier: Place in the items of the last link, mark of a footnote or `[`.
        last_image: The last `![`.
        first_run: The character of the first run: it is paired first.
        looked: The furthest index that a rule has looked at and made nothing of.
        no_trail: Index before which no trailing marks of a literal autolink end.
        no_domain: Index up to which no domain of a literal autolink may begin, or -1.
    """

    def __init__(self, md: MarkdownIt, content: Content, body: BlockState) -> None:
        super().__init__(content.text, md, {}, [])
        self.content = content
        self.raw = content.raw
        self.body = body
        self.source = body.source
        self.items: list[Item] = []
        self.runs: list[Run] = []
        self.brackets: list[Bracket] = []
        self.open_brackets = 0
        self.barrier = -1
        self.last_image: Bracket | None = None
        self.cell = False
        self.task = False
        self.checked: bool | None = None
        self.unclosed: set[str] = set()
        self.first_run = ""
        self.no_trail = 0
        self.no_domain = -1
        self.looked = -1
        self._seen_ends: set[int] = set()
        self._last: dict[str, int] = {}
        self._runs_found: dict[str, dict[int, list[int]]] = {}
        self.tags = body.tags

    def add_text(self, start: int, end: int) -> None:
        """Add text as it is written."""
        self.items.append((self.raw[start:end], start, end, True))

    def add_value(self, value: str, start: int, end: int) -> None:
        """Add text that is written otherwise than it reads."""
        self.items.append((value, start, end, False))

    def add_node(self, node: Node) -> None:
        """Add a node."""
        self.items.append(node)

    def offset(self, index: int) -> int:
        """Return the file's offset of an index."""
        return self.content.offset(index)

    def column(self, index: int) -> int:
        """Return the column of an index in the file, from 0, with tabs as wide as they are."""
        source, offset = self.source, self.offset(index)
        begin = source.line_starts[source.point(offset).line - 1]
        return len(source.text[begin:offset].removeprefix("\ufeff").expandtabs(4))

    def end_offset(self, index: int) -> int:
        """Return the file's offset after the character before an index.

        After a line end that is before the next line's prefix; but behind it where micromark had
        looked past that line end before, in vain.
        """
        if index in self._seen_ends:
            return self.content.offset(index)
        return self.content.end_offset(index)

    def end_line(self, index: int) -> None:
        """Note that the cursor has come to the line that begins at an index."""
        if index <= self.looked and self.content.starts is not None:
            self._seen_ends.add(index)

    def last_of(self, mark: str) -> int:
        """Return where a mark stands for the last time in the text, or -1; looked up once."""
        found = self._last.get(mark)
        if found is None:
            found = self._last[mark] = self.src.rfind(mark)
        return found

    def closing_run(self, pattern: re.Pattern[str], at: int, size: int) -> int:
        """Return where the next run of a length begins, or -1.

        The runs of the whole text are looked up once. The cursor only moves on, so what lies
        behind it is never asked for again.

        Args:
            pattern: What a run is.
            at: Where to look from.
            size: The length of the run.
        """
        known = self._runs_found.get(pattern.pattern)
        if known is None:
            known = self._runs_found[pattern.pattern] = {}
            for found in reversed(list(pattern.finditer(self.src))):
                known.setdefault(found.end() - found.start(), []).append(found.start())
        places = known.get(size, [])
        while places and places[-1] < at:
            places.pop()
        return places[-1] if places else -1

    def drop_from(self, item: int, runs: int) -> tuple[list[Item], Sequence[Run]]:
        """Take off the items and runs from a place on, and return them."""
        items, taken = self.items[item:], self.runs[runs:]
        del self.items[item:]
        del self.runs[runs:]
        return items, taken
