"""Definition lists: a term, and below it `: description`, as goldmark reads them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newsdoc.markdown.blocks.containers import too_deep
from newsdoc.markdown.blocks.drafts import (
    DefinitionListDraft,
    DescriptionDraft,
    LeafDraft,
    TermDraft,
)

if TYPE_CHECKING:
    from newsdoc.markdown.blocks.drafts import Child
    from newsdoc.markdown.blocks.state import BlockState
    from newsdoc.markdown.content import Content

__all__ = ["definition_description"]

_LINE = re.compile(r"[ \t]*([^\r\n]*)(?:\r\n|\n|\r|\Z)")


class DescriptionContainer:
    """An open description.

    Attributes:
        size: Columns that its continuation lines are indented by.
    """

    __slots__ = ("children", "draft", "list_draft", "size")
    quotes = False

    def __init__(self, list_draft: DefinitionListDraft, start: int, size: int) -> None:
        self.list_draft = list_draft
        self.draft = DescriptionDraft(start)
        self.children: list[Child] = self.draft.children
        self.size = size

    def proceed(self, state: BlockState) -> bool:
        """Take the indentation off; a blank line belongs to it as it is."""
        if state.first < state.end and state.indent < self.size:
            return False
        state.take_columns(self.size)
        return True

    def close(self, state: BlockState, end: int, resume: int) -> None:
        """Close the description, and the list as far as it goes."""
        self.draft.end = self.list_draft.end = end


def definition_description(state: BlockState, line: int, end: int, silent: bool) -> bool:
    """Open a description where a paragraph or another description stands before it."""
    if state.src[state.first + 1 : state.first + 2] not in (" ", "\t"):
        return False
    first = state.first
    if silent:
        return state.in_paragraph or _last(state) is not None
    before = _last(state)
    if before is None or too_deep(state):
        return False
    list_draft = _list_of(state, before)
    loose = state.line > 0 and state.marks[state.line - 1] != 0
    indent = state.indent
    state.take_marker(1)
    columns = state.indent if state.indent < 8 else 5
    state.take_columns(columns)
    container = DescriptionContainer(list_draft, first, indent + 1 + columns)
    container.draft.spread = loose
    list_draft.children.append(container.draft)
    state.drafts.append(container.draft)
    state.containers.append(container)
    return True


def _last(state: BlockState) -> LeafDraft | DefinitionListDraft | None:
    children = state.children
    last = children[-1] if children else None
    # A heading is a leaf too, but no term.
    if type(last) is LeafDraft or isinstance(last, DefinitionListDraft):
        return last
    return None


def _list_of(state: BlockState, before: LeafDraft | DefinitionListDraft) -> DefinitionListDraft:
    """Return the list before the cursor, with the lines of a paragraph as terms."""
    if isinstance(before, DefinitionListDraft):
        return before
    children = state.children
    children.pop()
    state.drafts.pop()  # the paragraph: nothing was made after it
    if children and isinstance(children[-1], DefinitionListDraft):
        found = children[-1]
    else:
        found = DefinitionListDraft(before.start)
        children.append(found)
        state.drafts.append(found)
    if before.content is not None:
        for term in _terms(state, before.content):
            found.children.append(term)
            state.drafts.append(term)
    return found


def _terms(state: BlockState, content: Content) -> list[TermDraft]:
    terms: list[TermDraft] = []
    for found in _LINE.finditer(content.text):
        text = found[1].rstrip(" \t")
        if not text:
            continue
        start = found.start(1)
        stop = start + len(text)
        begin = content.offset(start) - state.shift
        end = content.end_offset(stop) - state.shift
        terms.append(TermDraft(begin, end, content.sliced(start).cut(stop - start)))
    return terms
