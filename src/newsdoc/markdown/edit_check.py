"""Proof that an edit does what it is meant to do: the changed text is read again.

A tree is written down as a flat list of events without offsets, in which neighbouring texts are
one. The list that is expected is compared with that of the changed text; where new markdown of
the caller stands, it has a hole that any balanced piece fills.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeAlias

from newsdoc.errors import EditError, NewsdocError
from newsdoc.markdown import nodes as n
from newsdoc.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from newsdoc.source import Edit, SourceText

__all__ = [
    "HOLE",
    "Event",
    "edit_error",
    "enter",
    "events",
    "first_that_holds",
    "hole",
    "source_of",
]

Event: TypeAlias = tuple[str, object]
"""`enter` with a node's type and fields, `text` with a string, `exit`, or a hole."""

HOLE: Event = ("hole", None)
"""Stands for what is not known beforehand."""


def hole(*types: str) -> Event:
    """Return a hole of which the types are known that fill it beside each other."""
    return ("hole", types)


_TEXT_BLOCKS = frozenset({"paragraph", "heading", "tableCell", "defListTerm"})
_LINE_BLANKS = re.compile(r"[ \t]*\n[ \t\n]*")
# Fields that say where things stand, or that blank lines elsewhere decide.
_PLACES = frozenset({"spread", "flow", "opening", "closing", "inner", "placed"})


def enter(node: n.Node, **changed: object) -> Event:
    """Return the event that opens a node, with some of its fields changed."""
    values: dict[str, object] = {
        name: _plain(getattr(node, name)) for name in node.own_fields if name not in _PLACES
    }
    values |= {name: _plain(value) for name, value in changed.items()}
    return ("enter", (node.type, tuple(sorted(values.items(), key=lambda item: item[0]))))


def _plain(value: object) -> object:
    """A value without the places in it, and with LF for every line end."""
    if isinstance(value, str):
        return _with_lf(value)
    if isinstance(value, n.Attributes):
        return value.id, value.classes, value.pairs
    if isinstance(value, tuple):
        return tuple(_plain(item) for item in value)
    if isinstance(value, n.Argument):
        return value.name, value.value
    return value


def _with_lf(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def events(
    tree: Iterable[n.Node], changed: Mapping[int, Sequence[Event]] | None = None
) -> list[Event]:
    """Write nodes down as events.

    Args:
        tree: Nodes beside each other.
        changed: What stands in place of some nodes, by their identity.
    """
    made: list[Event] = []
    stack: list[n.Node | Event] = list(reversed(tuple(tree)))
    while stack:
        item = stack.pop()
        if not isinstance(item, n.Node):
            made.append(item)
        elif changed and id(item) in changed:
            made.extend(changed[id(item)])
        elif isinstance(item, n.Text):
            made.append(("text", item.value))
        else:
            made.append(_enter_html(item) if isinstance(item, n.Html) else enter(item))
            stack.append(("exit", item.type))
            stack.extend(reversed(item.children))
    return _merged(made)


def _enter_html(node: n.Html) -> Event:
    """Raw HTML without what its tags are written as: they are events of their own."""
    if not node.tags or node.source is None:
        return enter(node)
    tags = [tag for tag in node.walk() if isinstance(tag, n.TagNode)]
    spans = sorted(span for tag in tags for span in (tag.opening, tag.closing) if span)
    parts: list[str] = []
    at = 0
    for span in spans:
        written = node.source.slice(span)
        found = node.value.find(written, at)
        if found < 0:
            # Marks of a quote stand inside the tag: then no edit of it can be proven.
            return enter(node)
        parts.append(node.value[at:found])
        at = found + len(written)
    return enter(node, value="\0".join((*parts, node.value[at:])))


def _merged(made: Iterable[Event]) -> list[Event]:
    """Join neighbouring texts and drop empty ones.

    Blanks at the ends of lines and of blocks are no part of what is read.
    """
    joined: list[Event] = []
    for kind, value in made:
        if kind != "text":
            _trim_end(joined, kind, value)
            joined.append((kind, value))
            continue
        text = _with_lf(str(value))
        if joined and joined[-1][0] == "text":
            text = str(joined.pop()[1]) + text
        text = _LINE_BLANKS.sub("\n", text)
        if joined and joined[-1][0] == "enter" and _opens_block(joined[-1][1]):
            text = text.lstrip(" \t\n")
        if text:
            joined.append(("text", text))
    return joined


def _opens_block(value: object) -> bool:
    return isinstance(value, tuple) and value[0] in _TEXT_BLOCKS


def _trim_end(joined: list[Event], kind: str, value: object) -> None:
    """Take the blanks off a text that ends its block."""
    if kind == "exit" and value in _TEXT_BLOCKS and joined and joined[-1][0] == "text":
        text = str(joined.pop()[1]).rstrip(" \t\n")
        if text:
            joined.append(("text", text))


def first_that_holds(
    root: n.Root,
    node: n.Node,
    candidates: Iterable[Sequence[Edit]],
    changed: Mapping[int, Sequence[Event]],
) -> tuple[Edit, ...]:
    """Return the first of some ways to write an edit that gives the intended tree.

    Args:
        root: The tree as it is.
        node: The node that is edited, for the error's place.
        candidates: Edits, the plainest way first.
        changed: What is expected in place of some nodes, by their identity; it may have one hole.

    Raises:
        EditError: None of them does.
    """
    expected = events(root.children, changed)
    for candidate in candidates:
        edits = tuple(edit for edit in candidate if edit.text != edit.expected)
        if _holds(root, edits, expected):
            return edits
    raise edit_error(root, node, "this cannot be written here without changing something else")


def edit_error(root: n.Root, node: n.Node, message: str) -> EditError:
    """Return an error that shows the place of a node."""
    span = None if node.generated else node.span
    return source_of(root).error(EditError, message, span)


def source_of(root: n.Root) -> SourceText:
    """Return the text of a tree.

    Raises:
        EditError: The tree was built and not read, so there is nothing to edit.
    """
    if root.source is None or root.generated:
        raise EditError("this tree was not read from a text, so there is nothing to edit")
    return root.source


def _holds(root: n.Root, edits: Sequence[Edit], expected: list[Event]) -> bool:
    from newsdoc import markdown  # noqa: PLC0415  the parser is needed only to prove an edit

    try:
        changed = source_of(root).apply(edits)
        grown = sum(len(edit.text) - len(edit.span) for edit in edits)
        span = Span(root.start, root.end + grown)
        found = markdown.parse(changed, dialect=root.dialect, span=span)
    except NewsdocError:
        return False
    return _same(expected, events(found.children))


def _same(expected: list[Event], found: list[Event]) -> bool:
    at = next((at for at, event in enumerate(expected) if event[0] == "hole"), -1)
    if at < 0:
        return expected == found
    types = expected[at][1]
    before, after = expected[:at], expected[at + 1 :]
    # A text beside the hole may go on in the hole.
    head = str(before.pop()[1]) if before and before[-1][0] == "text" else ""
    tail = str(after.pop(0)[1]) if after and after[0][0] == "text" else ""
    low, high = len(before), len(found) - len(after)
    if low > high or found[:low] != before or found[high:] != after:
        return False
    middle = found[low:high]
    return _begins_and_ends(middle, head, tail) and _balanced(middle) and _fits(middle, types)


def _begins_and_ends(middle: list[Event], head: str, tail: str) -> bool:
    if not head and not tail:
        return True
    first = str(middle[0][1]) if middle and middle[0][0] == "text" else ""
    last = str(middle[-1][1]) if middle and middle[-1][0] == "text" else ""
    if len(middle) == 1 and len(first) < len(head) + len(tail):
        return False
    return first.startswith(head) and last.endswith(tail)


def _fits(middle: list[Event], types: object) -> bool:
    """Tell whether the nodes that fill a hole have the types that it asks for."""
    if types is None:
        return True
    found: list[object] = []
    depth = 0
    for kind, value in middle:
        if kind == "enter" and not depth:
            found.append(value[0] if isinstance(value, tuple) else value)
        depth += (kind == "enter") - (kind == "exit")
    return tuple(found) == types


def _balanced(middle: list[Event]) -> bool:
    depth = 0
    for kind, _ in middle:
        depth += (kind == "enter") - (kind == "exit")
        if depth < 0:
            return False
    return depth == 0
