"""The lines of a value of YAML, written again behind another key or dash."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import dropwhile
from typing import TYPE_CHECKING

from newsdoc.frontmatter.flow_edit import edit_at
from newsdoc.frontmatter.nodes import MappingNode, ScalarNode, SequenceNode
from newsdoc.frontmatter.yaml_layout import YamlLayout
from newsdoc.frontmatter.yaml_style import indentation, line_start

if TYPE_CHECKING:
    from newsdoc.frontmatter.document import FrontMatter
    from newsdoc.frontmatter.edit_place import Place
    from newsdoc.frontmatter.nodes import Node
    from newsdoc.source import Edit

__all__ = ["give_lines"]

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\n|\r|\Z)")


def give_lines(
    front_matter: FrontMatter, place: Place, changed: FrontMatter, target: Place
) -> Edit | None:
    """Return the edit that gives a value of block YAML the lines of another one.

    Args:
        front_matter: Where the lines are.
        place: The value that they write.
        changed: Another front matter, which holds the value too.
        target: Where it does.

    Returns:
        The edit of `changed`; None where one of the two stands in brackets.
    """
    old, new = _behind(front_matter, place), _behind(changed, target)
    if old is None or new is None:
        return None
    lines = _moved(front_matter, place.node, old, new)
    return edit_at(changed.source.text, new.start, new.end, "".join(lines))


@dataclass(frozen=True, slots=True)
class _Behind:
    """What stands behind a key's colon or an item's dash.

    Attributes:
        start: The offset after the colon or dash.
        end: Where the line after its last one begins.
        indent: The indentation of the key or dash.
        item: It is a dash.
    """

    start: int
    end: int
    indent: str
    item: bool


def _behind(front_matter: FrontMatter, place: Place) -> _Behind | None:
    text, layout = front_matter.source.text, YamlLayout(front_matter.source.text)
    holder = place.parent.node if place.parent else None
    if isinstance(holder, MappingNode) and place.entry is not None and not holder.flow:
        head, lower = place.entry.key.start, layout.colon(place.entry)
    elif isinstance(holder, SequenceNode) and not holder.flow:
        dashes = layout.dashes(holder)
        if dashes is None:
            return None
        head, lower = dashes[place.index], dashes[place.index] + 1
    else:
        return None
    end = layout.after(layout.value_span(place.node, lower).end, place.node)
    end = layout.past_comments(end, head - line_start(text, head))
    indent = indentation(text, head, front_matter.envelope.data.start)
    return _Behind(lower, end, indent, isinstance(holder, SequenceNode))


def _moved(front_matter: FrontMatter, node: Node, old: _Behind, new: _Behind) -> list[str]:
    """Return the lines of a value as they are written at its new place."""
    text = front_matter.source.text
    first, *rest = _LINE.findall(text[old.start : old.end])
    if isinstance(node, ScalarNode) or node.flow or node.alias is not None:
        return [first, *(_shifted(line, old.indent, new.indent) for line in rest)]
    base = indentation(text, node.start, front_matter.envelope.data.start)
    indent = new.indent + ("  " if new.item else " " * (len(base) - len(old.indent)))
    if node.start < old.start + len(first):
        # `- a: 1`: a list or mapping that begins on the line of its dash.
        rest = [base + text[node.start : old.start + len(first)], *rest]
        first = front_matter.source.newline
    lines = [
        _shifted(line, base, indent)
        if line.startswith(base)
        else _shifted(line, old.indent, new.indent)
        for line in rest
    ]
    if new.item and not first.strip():
        # What begins on the line of a dash has no empty line before it.
        head, *lines = dropwhile(str.isspace, lines)
        return [" ", head.lstrip(" \t"), *lines]
    return [first, *lines]


def _shifted(line: str, old: str, new: str) -> str:
    return new + line[len(old) :] if line.startswith(old) and line.strip() else line
