"""How a YAML front matter is written, so that what is added looks like the rest."""

from __future__ import annotations

from collections import Counter
from itertools import islice
from typing import TYPE_CHECKING

from newsdoc.frontmatter.emit_dates import looks_like_moment
from newsdoc.frontmatter.emit_yaml import YamlStyle
from newsdoc.frontmatter.nodes import MappingNode, ScalarNode, SequenceNode

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsdoc.frontmatter.nodes import Entry, Node

__all__ = ["indentation", "line_start", "yaml_style"]

# Looking at the first keys is enough to know a hand.
_KEYS = 200


def line_start(text: str, offset: int) -> int:
    """Return where the line of `offset` begins."""
    line = text.rfind("\n", 0, offset) + 1
    return text.rfind("\r", line, offset) + 1 or line


def indentation(text: str, offset: int) -> str:
    """Return what to write before something that is to stand in the column of `offset`."""
    before = text[line_start(text, offset) : offset]
    return "".join(char if char in " \t" else " " for char in before)


def yaml_style(text: str, root: MappingNode | None, newline: str) -> YamlStyle:
    """Find out how a front matter is written.

    Args:
        text: The file's text.
        root: Its top mapping, or None for a new one.
        newline: The line end of the file.
    """
    entries = list(islice(_entries(root), _KEYS)) if root else []
    scalars = [node for entry in entries for node in _scalars(entry.value)]
    strings = [node for node in scalars if isinstance(node.value, str)]
    moment = next((t for node in scalars if looks_like_moment(t := _bare(text, node))), None)
    quotes = Counter(node.style for node in strings if not looks_like_moment(_bare(text, node)))
    return YamlStyle(
        quote="'" if quotes["single"] > quotes["double"] else '"',
        quote_all=quotes["plain"] == 0 and quotes["single"] + quotes["double"] > 0,
        flow_lists=_flow_lists(entries),
        list_indent=_list_indent(text, entries),
        indent=_indent(text, entries),
        newline=newline,
        moment=moment,
    )


def _entries(root: MappingNode) -> Iterator[Entry]:
    """Give the entries of the top mapping, those of a mapping in it after its own entry."""
    for entry in root.entries:
        yield entry
        if isinstance(entry.value, MappingNode):
            yield from islice(entry.value.entries, _KEYS)


def _scalars(node: Node) -> Iterator[ScalarNode]:
    nodes = node.items[:_KEYS] if isinstance(node, SequenceNode) else (node,)
    return (item for item in nodes if isinstance(item, ScalarNode) and item.alias is None)


def _bare(text: str, node: ScalarNode) -> str:
    # No date is longer; the text of a long scalar need not be copied.
    written = text[node.start : min(node.end, node.start + 48)]
    return written[1:-1] if node.style in {"single", "double"} else written


def _lists(entries: list[Entry]) -> Iterator[tuple[Entry, SequenceNode]]:
    for entry in entries:
        node = entry.value
        if isinstance(node, SequenceNode) and node.items and node.alias is None:
            yield entry, node


def _flow_lists(entries: list[Entry]) -> bool:
    flows = [node.flow for _, node in _lists(entries)]
    return sum(flows) * 2 > len(flows)


def _list_indent(text: str, entries: list[Entry]) -> str:
    for entry, node in _lists(entries):
        if not node.flow:
            outer, inner = indentation(text, entry.key.start), indentation(text, node.start)
            if inner.startswith(outer):
                return inner[len(outer) :]
    return "  "


def _indent(text: str, entries: list[Entry]) -> str:
    for entry in entries:
        node = entry.value
        if isinstance(node, MappingNode) and node.entries and not node.flow and not node.alias:
            outer = indentation(text, entry.key.start)
            inner = indentation(text, node.entries[0].key.start)
            if inner.startswith(outer) and inner != outer:
                return inner[len(outer) :]
    return "  "
