"""What an edit by node is meant to make of a tree, worked out on the tree alone.

Trees are nested tuples here, `(type, fields, children)`, a text is a string. None of this knows how
edits are written or proven, so that both can be held to it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeAlias, Union

from newsdoc.markdown import nodes as n
from newsdoc.markdown import parse

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from newsdoc.markdown import BodyDialect
    from newsdoc.source import Edit

__all__ = [
    "RUNNING",
    "Plain",
    "after",
    "blocks",
    "changed",
    "expected",
    "in_full",
    "inline",
    "is_short",
    "plain",
    "pruned",
]

Plain: TypeAlias = Union[str, "tuple[str, tuple[tuple[str, object], ...], tuple[Plain, ...]]"]
"""A node without places."""

# Places, and what blank lines between blocks decide.
_NO_CONTENT = frozenset({"spread", "flow", "opening", "closing", "inner", "placed"})
_HOLDS_TEXT = frozenset({"paragraph", "heading", "tableCell", "defListTerm"})
_BREAK: Plain = ("break", (), ())
RUNNING = _HOLDS_TEXT | {"link", "linkReference", "emphasis", "strong", "delete"}
"""Types of nodes whose children are running text."""

_AROUND_LINE_ENDS = re.compile(r"[ \t]*\n[ \t\n]*")


def plain(node: n.Node) -> Plain:
    """Return a node and all below it without places."""
    return expected(node, None, ())


def expected(node: n.Node, target: n.Node | None, instead: Iterable[Plain]) -> Plain:
    """Return a tree in which other nodes stand in place of one.

    Args:
        node: The top of the tree.
        target: The node to go.
        instead: What comes in its place.
    """
    if isinstance(node, n.Text):
        return _lines(node.value)
    children: list[Plain] = []
    for child in node.children:
        children += instead if child is target else (expected(child, target, instead),)
    return node.type, _fields(node), _joined(node.type, children)


def _fields(node: n.Node) -> tuple[tuple[str, object], ...]:
    names = (name for name in node.own_fields if name not in _NO_CONTENT)
    return tuple((name, _value(getattr(node, name))) for name in names)


def _value(value: object) -> object:
    if isinstance(value, str):
        return _lines(value)
    if isinstance(value, tuple):
        return tuple(_value(item) for item in value)
    if isinstance(value, n.Argument):
        return value.name, value.value
    if isinstance(value, n.Attributes):
        return value.id, value.classes, value.pairs
    return value


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _joined(kind: str, children: Iterable[Plain]) -> tuple[Plain, ...]:
    """Make neighbouring texts one; blanks at the edges of lines are none of what is read."""
    made: list[Plain] = []
    for child in children:
        if isinstance(child, str) and made and isinstance(made[-1], str):
            made[-1] += _lines(child)
        else:
            made.append(_lines(child) if isinstance(child, str) else child)
    made = [_AROUND_LINE_ENDS.sub("\n", one) if isinstance(one, str) else one for one in made]
    for at, one in enumerate(made):
        if isinstance(one, str):
            text = one.lstrip(" \t") if made[at - 1 : at] == [_BREAK] else one
            made[at] = text.rstrip(" \t") if made[at + 1 : at + 2] == [_BREAK] else text
    if kind in _HOLDS_TEXT and made and isinstance(made[0], str):
        made[0] = made[0].lstrip(" \t\n")
    if kind in _HOLDS_TEXT and made and isinstance(made[-1], str):
        made[-1] = made[-1].rstrip(" \t\n")
    return tuple(one for one in made if one != "")


def blocks(markdown: str, dialect: BodyDialect) -> tuple[Plain, ...]:
    """Return what some markdown is by itself."""
    return tuple(plain(child) for child in parse(markdown, dialect=dialect).children)


def inline(markdown: str, dialect: BodyDialect) -> tuple[Plain, ...]:
    """Return what some running text is by itself; blanks at its edges are kept."""
    (paragraph,) = parse(f"x{markdown}x", dialect=dialect).children
    children = [plain(child) for child in paragraph.children]
    for at, cut in ((0, slice(1, None)), (-1, slice(None, -1))):
        edge = children[at]
        assert isinstance(edge, str)
        children[at] = edge[cut]
    return tuple(children)


def changed(node: n.Node, children: tuple[Plain, ...] | None = None, **fields: object) -> Plain:
    """Return a node with other fields or children."""
    kind, known, inside = _parts(plain(node))
    assert fields.keys() <= dict(known).keys()
    values = tuple((name, fields.get(name, value)) for name, value in known)
    return kind, values, inside if children is None else _joined(kind, children)


def _parts(
    tree: Plain,
) -> tuple[str, tuple[tuple[str, object], ...], tuple[Plain, ...]]:
    assert not isinstance(tree, str)
    return tree


def pruned(root: n.Root, node: n.Node) -> n.Node:
    """Return what goes when a node goes: the holders that it would leave empty go with it."""
    parent = root.parent_of(node)
    while parent is not None and len(parent.children) == 1 and _is_never_empty(parent):
        node, parent = parent, root.parent_of(parent)
    if parent is None or (parent.type in RUNNING and parent.type != "paragraph"):
        return node
    while parent is not None and len(parent.children) == 1:
        if isinstance(parent, n.Root | n.TagNode):
            break
        node, parent = parent, root.parent_of(parent)
    return node


def _is_never_empty(node: n.Node) -> bool:
    if isinstance(node, n.Link):
        return not node.raw.startswith("[")
    return isinstance(node, n.Emphasis | n.Strong | n.Delete) or is_short(node)


def is_short(node: n.Node) -> bool:
    """Tell whether a node is a reference whose label is what it says."""
    return isinstance(node, n.LinkReference) and node.reference_type != "full"


def in_full(reference: n.Node, node: n.Node, instead: tuple[Plain, ...]) -> Plain:
    """Return a short reference as a full one, with something in place of a node in it."""
    tree = instead[0] if node is reference else expected(reference, node, instead)
    kind, known, inside = _parts(tree)
    fields = dict(known) | {"reference_type": "full"}
    return kind, tuple((name, fields[name]) for name, _ in known), inside


def after(root: n.Root, make: Callable[[], tuple[Edit, ...]]) -> n.Root:
    """Make an edit and read the changed text; all that it does not name must be as it was."""
    assert root.source is not None
    edits = make()
    text = root.source.text
    for edit in sorted(edits, key=lambda edit: edit.span.start, reverse=True):
        assert text[edit.span.start : edit.span.end] == edit.expected
        text = text[: edit.span.start] + edit.text + text[edit.span.end :]
    written = root.source.apply(edits)
    assert written.text == text
    return parse(written, dialect=root.dialect)
