"""From drafts to nodes: inline content is parsed, containers are closed from the inside out."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from newsdoc.markdown.blocks.drafts import (
    DefinitionListDraft,
    DescriptionDraft,
    Draft,
    FlowTagDraft,
    FootnoteDraft,
    HeadingDraft,
    ItemDraft,
    LeafDraft,
    ListDraft,
    ParentDraft,
    QuoteDraft,
    TableDraft,
    TermDraft,
)
from newsdoc.markdown.chars import decode, normalise_label
from newsdoc.markdown.inlines.state import InlineState
from newsdoc.markdown.nodes import (
    Blockquote,
    Definition,
    DefinitionDescription,
    DefinitionList,
    DefinitionTerm,
    FootnoteDefinition,
    Heading,
    List,
    ListItem,
    Paragraph,
    Table,
    TableCell,
    TableRow,
    Text,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from newsdoc.markdown.blocks.drafts import Child
    from newsdoc.markdown.blocks.state import BlockState
    from newsdoc.markdown.content import Content
    from newsdoc.markdown.inlines.parser import InlineParser
    from newsdoc.markdown.nodes import Node

__all__ = ["build_blocks"]


def build_blocks(state: BlockState, inline: InlineParser) -> tuple[Node, ...]:
    """Build the nodes of a body whose blocks are parsed.

    Args:
        state: The state with all drafts.
        inline: The parser of inline content.
    """
    builder = _Builder(state, inline)
    for draft in state.drafts:
        if isinstance(draft, LeafDraft | TableDraft | FlowTagDraft):
            builder.build(draft)
    # A parent was opened before its children, so its children are done when it is reached.
    for draft in reversed(state.drafts):
        if draft.node is None:
            builder.build(draft)
    return _nodes(state.root.children)


def _nodes(children: Iterable[Child]) -> tuple[Node, ...]:
    made = (child.node if isinstance(child, Draft) else child for child in children)
    return tuple([node for node in made if node is not None])


class _Builder:
    __slots__ = ("_inline", "_kinds", "_shift", "_source", "_state")

    def __init__(self, state: BlockState, inline: InlineParser) -> None:
        self._state = state
        self._inline = inline
        self._source = state.source
        self._shift = state.shift
        self._kinds: dict[type[Draft], Callable[..., Node]] = {
            LeafDraft: self._paragraph,
            HeadingDraft: self._heading,
            TableDraft: self._table,
            FlowTagDraft: self._tag,
            QuoteDraft: self._quote,
            TermDraft: self._term,
            DescriptionDraft: self._description,
            DefinitionListDraft: self._definition_list,
            FootnoteDraft: self._footnote,
            ItemDraft: self._item,
            ListDraft: self._list,
        }

    def build(self, draft: Draft) -> None:
        draft.node = self._kinds[type(draft)](draft)

    def _content(
        self, content: Content | None, task: ItemDraft | None = None, *, cell: bool = False
    ) -> tuple[Node, ...]:
        if content is None:
            return ()
        state = InlineState(self._state.md, content, self._state)
        state.cell = cell
        state.task = task is not None
        nodes = self._inline.nodes(state)
        if task is not None and state.checked is not None:
            task.checked = state.checked
        return nodes

    def _paragraph(self, draft: LeafDraft) -> Node:
        children = self._content(draft.content, draft.task)
        shift = self._shift
        start = draft.start + shift
        if draft.task is not None and draft.task.checked is not None:
            children, start = _after_box(children, start)
        return Paragraph(children, start=start, end=draft.end + shift, source=self._source)

    def _heading(self, draft: HeadingDraft) -> Node:
        children = self._content(draft.content)
        return Heading(
            children,
            draft.depth,
            draft.attributes,
            start=draft.start + self._shift,
            end=draft.end + self._shift,
            source=self._source,
        )

    def _table(self, draft: TableDraft) -> Node:
        source, shift = self._source, self._shift
        rows: list[Node] = []
        for start, end, cells in draft.rows:
            made = tuple(
                TableCell(
                    self._content(cell.content, cell=True),
                    start=cell.start + shift,
                    end=cell.end + shift,
                    source=source,
                )
                for cell in cells
            )
            rows.append(TableRow(made, start=start + shift, end=end + shift, source=source))
        return Table(
            tuple(rows),
            draft.align,
            start=draft.start + shift,
            end=draft.end + shift,
            source=source,
        )

    def _tag(self, draft: FlowTagDraft) -> Node:
        children = self._state.parse_inside(draft.tag, draft.indent)
        return draft.tag.build(draft.tag, children, self._source, flow=True)

    def _quote(self, draft: ParentDraft) -> Node:
        return Blockquote(
            _nodes(draft.children),
            start=draft.start + self._shift,
            end=draft.end + self._shift,
            source=self._source,
        )

    def _term(self, draft: LeafDraft) -> Node:
        return DefinitionTerm(
            self._content(draft.content),
            start=draft.start + self._shift,
            end=draft.end + self._shift,
            source=self._source,
        )

    def _description(self, draft: DescriptionDraft) -> Node:
        children = _nodes(draft.children)
        return DefinitionDescription(
            children,
            draft.spread or self._is_spread(children),
            start=draft.start + self._shift,
            end=draft.end + self._shift,
            source=self._source,
        )

    def _definition_list(self, draft: ParentDraft) -> Node:
        return DefinitionList(
            _nodes(draft.children),
            start=draft.start + self._shift,
            end=draft.end + self._shift,
            source=self._source,
        )

    def _footnote(self, draft: FootnoteDraft) -> Node:
        return FootnoteDefinition(
            _nodes(draft.children),
            normalise_label(draft.label),
            decode(draft.label),
            start=draft.start + self._shift,
            end=draft.end + self._shift,
            source=self._source,
        )

    def _item(self, draft: ItemDraft) -> Node:
        children = _nodes(draft.children)
        parts = children if draft.checked is None else _from_box(children)
        return ListItem(
            children,
            draft.spread or self._is_spread(parts),
            draft.checked,
            start=draft.start + self._shift,
            end=draft.end + self._shift,
            source=self._source,
        )

    def _list(self, draft: ListDraft) -> Node:
        return List(
            _nodes(draft.items),
            draft.ordered,
            draft.first_number,
            draft.spread,
            start=draft.start + self._shift,
            end=draft.end + self._shift,
            source=self._source,
        )

    def _lines_between(self, start: int, end: int) -> int:
        return self._state.lines_between(start - self._shift, end - self._shift)

    def _is_spread(self, children: tuple[Node, ...]) -> bool:
        """Tell whether a blank line stands between two children of an item.

        A footnote definition is no container to mdast's reckoning: its inside counts too.
        """
        for before, after in itertools.pairwise(children):
            if self._lines_between(before.end, after.start) > 1:
                return True
        return any(
            isinstance(child, FootnoteDefinition) and self._holds_blank(child) for child in children
        )

    def _holds_blank(self, note: FootnoteDefinition) -> bool:
        if not note.children:
            return self._lines_between(note.start, note.end) > 0
        return (
            self._lines_between(note.start, note.children[0].start) > 0
            or self._lines_between(note.children[-1].end, note.end) > 1
            or self._is_spread(note.children)
        )


def _from_box(children: tuple[Node, ...]) -> tuple[Node, ...]:
    """Leave out the definitions before a task's box: no blank line can stand between."""
    return tuple(itertools.dropwhile(lambda child: isinstance(child, Definition), children))


def _after_box(children: tuple[Node, ...], start: int) -> tuple[tuple[Node, ...], int]:
    """Take the white space behind a task's box off the first text.

    To mdast the paragraph begins behind it only where that text holds more.
    """
    head = children[0] if children else None
    if not isinstance(head, Text):
        return children, start
    if len(head.value) == 1:
        # A link that was found in the text is part of it.
        return children[1:], start if head.placed else head.start + 1
    text = Text(head.value[1:], head.placed, start=head.start + 1, end=head.end, source=head.source)
    return (text, *children[1:]), text.start
