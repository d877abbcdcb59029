"""Link reference definitions, `[label]: url "title"`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsdoc.markdown.chars import decode, normalise_label
from newsdoc.markdown.nodes import Definition
from newsdoc.markdown.parts import (
    destination_end,
    destination_value,
    label_end,
    skip_space,
    title_end,
    title_value,
)

if TYPE_CHECKING:
    from newsdoc.markdown.blocks.state import BlockState
    from newsdoc.markdown.content import Content

__all__ = ["read_definitions"]


def read_definitions(state: BlockState, content: Content) -> Content:
    """Take the definitions off the beginning of a paragraph.

    CommonMark 0.31, link reference definitions.

    Returns:
        What is left of the content; its text is empty where nothing is.
    """
    text = content.text
    at = 0
    while text.startswith("[", at):
        stop = _read(state, content, at)
        if stop < 0:
            break
        at = _next_line(text, stop)
    return content.sliced(at) if at else content


def _next_line(text: str, at: int) -> int:
    """Return the index of the first character of the next line that is not white space."""
    if text.startswith("\r\n", at):
        at += 2
    elif at < len(text):
        at += 1
    while text.startswith((" ", "\t"), at):
        at += 1
    return at


def _line_end(text: str, at: int) -> int:
    """Return the index of the line end after spaces and tabs, or -1 where something stands."""
    while text.startswith((" ", "\t"), at):
        at += 1
    return at if at == len(text) or text[at] in "\r\n" else -1


def _read(state: BlockState, content: Content, at: int) -> int:
    """Read one definition; return the index of the line end after it, or -1."""
    text = content.text
    label = label_end(text, at)
    if label < 0 or not text.startswith(":", label):
        return -1
    begin = skip_space(text, label + 1)
    after = destination_end(text, begin)
    if after < 0:
        return -1
    title, stop = None, -1
    quote = skip_space(text, after)
    if quote > after:
        close = title_end(text, quote)
        if close >= 0:
            stop = _line_end(text, close)
            title = title_value(content.raw[quote:close]) if stop >= 0 else None
    if stop < 0:
        stop = _line_end(text, after)
    if stop < 0:
        return -1
    raw = content.raw
    written = raw[at + 1 : label - 1]
    identifier = normalise_label(written)
    state.definitions.add(identifier)
    state.add(
        Definition(
            identifier,
            decode(written),
            decode(title) if title is not None else None,
            decode(destination_value(raw[begin:after])),
            start=content.offset(at),
            end=content.end_offset(stop),
            source=state.source,
        )
    )
    return stop
