"""Paragraphs, underlined headings, and the definitions before them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newsdoc.markdown.blocks.attributes import split_attributes
from newsdoc.markdown.blocks.containers import ListContainer
from newsdoc.markdown.blocks.definition import read_definitions
from newsdoc.markdown.blocks.drafts import HeadingDraft, LeafDraft
from newsdoc.markdown.nodes import TableOfContents

if TYPE_CHECKING:
    from newsdoc.markdown.blocks.drafts import ItemDraft
    from newsdoc.markdown.blocks.state import BlockState

__all__ = ["paragraph"]

_TOC = ("[TOC]", "[toc]")
_UNDERLINE = re.compile(r"(?:=++|-++)[ \t]*+")


def paragraph(state: BlockState, line: int, end: int, silent: bool) -> bool:
    """Read a paragraph, or the heading that a line of `=` or `-` makes of it.

    CommonMark 0.31: paragraphs, setext headings, link reference definitions.
    """
    task = _task_of(state)
    start = state.first
    lines = [(start, state.bMarks[state.line + 1], 0)]
    stop = state.end
    depth = 0
    state.in_paragraph = True
    while state.advance():
        if state.first >= state.end or state.restarted:
            break
        if state.indent < 4:
            depth = _underlined(state)
            if depth or state.ends_paragraph():
                break
        lines.append(state.line_from(state.pos))
        stop = state.end
    state.in_paragraph = False
    begin, _, virtual = lines[-1]
    lines[-1] = (begin, stop, virtual)  # without the last line end
    content = state.join(lines)
    if content.text[0] == "[":
        content = read_definitions(state, content)
        if not content.text:
            return True
    if depth:
        attributes = None
        if state.dialect.heading_attributes:
            content, attributes = split_attributes(content)
        start = content.offset(0) - state.shift
        state.add_draft(HeadingDraft(start, state.end, content, depth, attributes))
        state.advance()
    elif state.dialect.toc_mark and content.text.strip(" \t") in _TOC:
        place = content.offset(0)
        state.add(TableOfContents(start=place, end=stop + state.shift, source=state.source))
    else:
        state.add_draft(LeafDraft(content.offset(0) - state.shift, stop, content, task))
    return True


def _underlined(state: BlockState) -> int:
    """Return the depth of the heading that the line would underline, or 0."""
    char = state.src[state.first]
    if char not in "=-" or state.lazy:
        return 0
    if not _UNDERLINE.fullmatch(state.src, state.first, state.end):
        return 0
    state.interrupting = True
    return 1 if char == "=" else 2


def _task_of(state: BlockState) -> ItemDraft | None:
    """Return the list item whose first content begins at the cursor.

    To mdast white space right behind its marker is content, where the line holds nothing more.
    """
    if not state.containers or state.indent:
        return None
    container = state.containers[-1]
    if not isinstance(container, ListContainer) or container.children or container.padded:
        return None
    return container.draft.items[-1]
