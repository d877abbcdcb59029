"""How a YAML front matter is written, so that what is added looks like the rest."""

from __future__ import annotations

from collections import Counter
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING

from newsdoc.frontmatter.document import plain_of
from newsdoc.frontmatter.emit_dates import looks_like_moment
from newsdoc.frontmatter.nodes import MappingNode, ScalarNode, SequenceNode

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsdoc.frontmatter.document import FrontMatter
    from newsdoc.frontmatter.nodes import Entry, Node, Style

__all__ = ["FoundStyle", "indentation", "line_start"]

# Looking at the first keys is enough to know a hand.
_KEYS = 60


def line_start(text: str, offset: int) -> int:
    """Return where the line of `offset` begins."""
    line = text.rfind("\n", 0, offset) + 1
    return text.rfind("\r", line, offset) + 1 or line


def indentation(text: str, offset: int, lower: int = 0) -> str:
    """Return what to write before something that is to stand in the column of `offset`.

    Args:
        text: The file's text.
        offset: Where it stands.
        lower: Where the first line begins, if not at the start of the text.
    """
    before = text[max(lower, line_start(text, offset)) : offset]
    return "".join(char if char in " \t" else " " for char in before)


class FoundStyle:
    """The `YamlStyle` of a file, each part of it found out when it is asked for.

    Args:
        front_matter: What was read; its entries are asked for when a part needs them.
        cautious: Every string stands in double quotes on one line.
    """

    def __init__(
        self,
        front_matter: FrontMatter,
        *,
        cautious: bool = False,
    ) -> None:
        self._text = front_matter.source.text
        self._front_matter = front_matter
        self._entries = front_matter.entries
        self.newline = front_matter.source.newline
        self.cautious = cautious

    @cached_property
    def _known(self) -> list[Entry]:
        return list(islice(_nested(self._entries()), _KEYS))

    def _scalars(self) -> Iterator[tuple[ScalarNode, str]]:
        for entry in islice(_nested(self._entries()), _KEYS):
            for node in _scalars(entry.value):
                yield node, _bare(self._text, node)

    def _styles(self) -> Iterator[str]:
        """Give how strings are written, one after the other."""
        for node, bare in self._scalars():
            if isinstance(node.value, str) and not looks_like_moment(bare):
                yield node.style

    @cached_property
    def _quotes(self) -> Counter[str]:
        return Counter(self._styles())

    @property
    def quote(self) -> str:
        """The quotes to use where a string needs some."""
        return "'" if self._quotes["single"] > self._quotes["double"] else '"'

    @cached_property
    def quote_all(self) -> bool:
        """Strings stand in quotes even where they need none."""
        plain = plain_of(self._front_matter)
        if plain and not all(map(looks_like_moment, islice(plain.bare_texts(), _KEYS))):
            # Nearly all files show at a glance, without any node, that they do not.
            return False
        quoted = False
        for style in self._styles():
            if style == "plain":
                return False
            quoted = quoted or style in {"single", "double"}
        return quoted

    def _moments(self) -> Iterator[tuple[ScalarNode, str]]:
        return (found for found in self._scalars() if looks_like_moment(found[1]))

    @property
    def moment(self) -> str | None:
        """A date as the file writes them, or None."""
        return next((bare for _, bare in self._moments()), None)

    @property
    def moment_style(self) -> Style | None:
        """The style of the dates, plain if one of them is; None without any."""
        styles = [node.style for node, _ in self._moments()]
        return "plain" if "plain" in styles else next(iter(styles), None)

    @property
    def flow_lists(self) -> bool:
        """Lists of scalars are written `[a, b]`."""
        flows = [node.flow for _, node in _lists(self._known)]
        return sum(flows) * 2 > len(flows)

    @property
    def list_indent(self) -> str:
        """What stands before a dash, beyond the indentation of the list's key."""
        for entry, node in _lists(self._known):
            if not node.flow:
                found = _beyond(self._text, entry.key.start, node.start)
                if found is not None:
                    return found
        return "  "

    @property
    def indent(self) -> str:
        """What stands before the keys of a nested mapping, beyond that of its own key."""
        for entry in self._known:
            node = entry.value
            if isinstance(node, MappingNode) and node.entries and not (node.flow or node.alias):
                found = _beyond(self._text, entry.key.start, node.entries[0].key.start)
                if found:
                    return found
        return "  "


def _beyond(text: str, outer: int, inner: int) -> str | None:
    """Return the indentation of one place beyond that of another, or None without any."""
    one, two = indentation(text, outer), indentation(text, inner)
    return two[len(one) :] if two.startswith(one) else None


def _nested(entries: Iterator[Entry]) -> Iterator[Entry]:
    """Give the entries of the top mapping, those of a mapping in it after its own entry."""
    for entry in entries:
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
