"""Links and images, from the opening bracket to the last."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsdoc.markdown.chars import decode, normalise_label
from newsdoc.markdown.inlines.build import build_items
from newsdoc.markdown.inlines.footnote import add_footnote
from newsdoc.markdown.inlines.pairs import resolve_inside
from newsdoc.markdown.inlines.state import Bracket
from newsdoc.markdown.nodes import Image, ImageReference, Link, LinkReference
from newsdoc.markdown.parts import (
    LABEL_LIMIT,
    destination_end,
    destination_value,
    label_end,
    label_limit,
    skip_space,
    title_end,
    title_value,
)

if TYPE_CHECKING:
    from newsdoc.markdown.inlines.state import InlineState
    from newsdoc.markdown.nodes import Node, ReferenceType

__all__ = ["close_bracket", "open_bracket"]

_BALANCE = 32
"""How many parentheses may be open in the destination of a link (as in micromark)."""

# What follows a closing bracket: index after it, destination and title; or kind and label.
_Target = tuple[int, str, str | None, "ReferenceType | None", str]


def open_bracket(state: InlineState, silent: bool) -> bool:
    """Read `[` or `![`, which may begin a link or an image."""
    start = state.pos
    end = start + 1
    if state.src[start] == "!":
        if not state.src.startswith("[", end):
            return False
        end += 1
    if state.brackets:
        state.brackets[-1].holds_bracket = True
    bracket = Bracket(start, end, len(state.items), len(state.runs))
    state.items.append(bracket)
    state.brackets.append(bracket)
    state.open_brackets += 1
    if bracket.image:
        state.last_image = bracket
    else:
        state.barrier = bracket.item
    state.pos = end
    return True


def close_bracket(state: InlineState, silent: bool) -> bool:
    """Read `]`: make a link or an image of what it closes, or text."""
    brackets = state.brackets
    while brackets and brackets[-1].failed:
        brackets.pop()
        if brackets:
            brackets[-1].holds_bracket = True
    if brackets and _close(state, brackets[-1]):
        return True
    if _footnote_after_mark(state):
        return True
    state.add_text(state.pos, state.pos + 1)
    state.pos += 1
    return True


def _close(state: InlineState, bracket: Bracket) -> bool:
    dead = bracket.holds_link and not bracket.image
    target = None if dead else _target(state, bracket)
    state.open_brackets -= 1
    if target is None:
        bracket.failed = True
        return False
    state.brackets.pop()
    if state.brackets:
        state.brackets[-1].holds_bracket = True
    _make(state, bracket, target)
    return True


def _target(state: InlineState, bracket: Bracket) -> _Target | None:
    """Find out what stands behind the closing bracket at the cursor."""
    src, at = state.src, state.pos + 1
    follows = src[at : at + 1]
    if follows == "(":
        resource = _resource(state, at)
        if resource:
            return resource
    if follows == "[":
        end = label_end(src, at)
        if end > 0:
            label = state.raw[at + 1 : end - 1]
            if normalise_label(label) in state.body.definitions:
                return end, "", None, "full", label
        state.looked = max(state.looked, end, label_limit(src, at))
    label = _own_label(state, bracket)
    if not label:
        return None
    if follows != "[":
        return at, "", None, "shortcut", label
    return (at + 2, "", None, "collapsed", label) if src.startswith("]", at + 1) else None


def _own_label(state: InlineState, bracket: Bracket) -> str:
    """Return what stands between the brackets, if that is a defined label."""
    if bracket.holds_bracket or not state.body.definitions:
        return ""
    label = state.raw[bracket.end : state.pos]
    return label if normalise_label(label) in state.body.definitions else ""


def _resource(state: InlineState, at: int) -> _Target | None:
    """Read `(destination "title")`."""
    src = state.src
    at = begin = skip_space(src, at + 1)
    url, title = "", None
    if not src.startswith(")", at):
        at = destination_end(src, begin, _BALANCE)
        if at < 0:
            state.looked = max(state.looked, begin)
            return None
        url = state.raw[begin:at]
        after = skip_space(src, at)
        if after > at:
            at = after
            close = _title_end(state, at)
            if close > 0:
                title = state.raw[at:close]
                at = skip_space(src, close)
    if not src.startswith(")", at):
        state.looked = max(state.looked, at)
        return None
    return at + 1, destination_value(url), title, None, ""


def _title_end(state: InlineState, at: int) -> int:
    """Return the index after a title, or -1; a mark that nothing closes is looked for once."""
    mark = state.src[at : at + 1]
    if mark in state.unclosed:
        return -1
    end = title_end(state.src, at)
    if end < 0 and mark and mark in "\"'(":
        state.unclosed.add(mark)
        state.looked = len(state.src)
    return end


def _make(state: InlineState, bracket: Bracket, target: _Target) -> None:
    items, runs = state.drop_from(bracket.item, bracket.runs)
    resolve_inside(state, runs)
    children = build_items(state, items[1:], in_link=not bracket.image)
    start, end = state.offset(bracket.index), state.end_offset(target[0])
    state.barrier = len(state.items)
    make = _image if bracket.image else _link
    state.add_node(make(state, children, target, start, end))
    state.pos = target[0]
    if not bracket.image:
        # A link holds no links, so the brackets before it can make none, only images.
        for outer in reversed(state.brackets):
            if outer.holds_link:
                break
            outer.holds_link = True


def _link(
    state: InlineState, children: tuple[Node, ...], target: _Target, start: int, end: int
) -> Node:
    _, url, title, kind, label = target
    source = state.source
    if kind:
        return LinkReference(
            children,
            normalise_label(label),
            decode(label),
            kind,
            start=start,
            end=end,
            source=source,
        )
    return Link(children, _title(title), _url(state, url), start=start, end=end, source=source)


def _image(
    state: InlineState, children: tuple[Node, ...], target: _Target, start: int, end: int
) -> Node:
    _, url, title, kind, label = target
    source = state.source
    alt = "".join([child.text() for child in children])
    if kind:
        return ImageReference(
            normalise_label(label),
            decode(label),
            kind,
            alt,
            start=start,
            end=end,
            source=source,
        )
    return Image(_title(title), _url(state, url), alt, start=start, end=end, source=source)


def _title(title: str | None) -> str | None:
    value = title_value(title) if title else None
    return decode(value) if value is not None else None


def _url(state: InlineState, url: str) -> str:
    return decode(url)


def _footnote_after_mark(state: InlineState) -> bool:
    """Read `![^label]` as `!` and the mark of a footnote, where no image comes of it."""
    bracket = state.last_image
    if bracket is None or not bracket.failed or bracket.item < state.barrier:
        return False
    label = state.raw[bracket.end : state.pos]
    if len(label) > LABEL_LIMIT or "^" not in label:
        return False
    # Blanks at its ends count for nothing, one right behind `^` does.
    name = normalise_label(label)
    if name[:1] != "^" or name[1:] not in state.body.footnotes:
        return False
    state.drop_from(bracket.item, bracket.runs)
    state.last_image = None
    state.add_text(bracket.index, bracket.index + 1)
    add_footnote(state, bracket.index + 1, state.pos + 1)
    state.pos += 1
    return True
