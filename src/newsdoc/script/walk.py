"""From the tree of a body to runs of prose: what is read, what is a barrier, what is left alone."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from newsdoc.markdown.nodes import (
    EMPHATIC,
    Blockquote,
    Break,
    Definition,
    DefinitionTerm,
    FootnoteDefinition,
    Heading,
    Html,
    Image,
    ImageReference,
    Link,
    LinkReference,
    List,
    ListItem,
    LiteralNode,
    Paragraph,
    Root,
    Table,
    TableCell,
    TableRow,
    TagNode,
    Text,
)
from newsdoc.script.found import Anchor, Found
from newsdoc.script.ignore import Silence
from newsdoc.script.leaves import MARKDOWN, Part, align, bracket_end, is_escaped
from newsdoc.script.prose import Collector, Joint, RunKind, address_end, may_hold_address
from newsdoc.script.walk_html import read_html

if TYPE_CHECKING:
    from newsdoc.markdown.dialect import BodyDialect
    from newsdoc.markdown.nodes import Node
    from newsdoc.schemas.contract import ProseRules
    from newsdoc.script.ignore import IgnoreMarks
    from newsdoc.script.targets import Script
    from newsdoc.spans import Span

__all__ = ["Walker"]

_INLINE = frozenset({*EMPHATIC, Link, LinkReference})
_SINGLE = (Html, LiteralNode, Break, Image, ImageReference, Definition)
_PARAGRAPHS = frozenset({Paragraph, TableCell, DefinitionTerm})
# What holds only blocks needs no barrier of its own.
_CONTAINERS = frozenset({Root, List, ListItem, Table, TableRow, FootnoteDefinition})
_PLAIN_LABEL = re.compile(r"[^\\\[\]&*_`~<\r\n]+")
# Lines of which a part belongs to no text.
_ODD_LINES = re.compile(r"[ \t]\n|\n[ \t>\n]").search
_CLOSERS = {'"': '"', "'": "'", ")": "("}


@dataclass(slots=True)
class _Leave:
    """The end of a node on the walker's stack."""

    node: Node


_PARAGRAPH_END = _Leave(Paragraph())


@dataclass(slots=True)
class Walker:
    """Walks a tree once and fills a collector.

    Attributes:
        text: The text of the file.
        rules: What is prose in tags.
        scripts: The scripts that are read where a `lang` attribute names one.
        marks: What keeps passages out.
        collector: Where the runs go.
        anchors: Links to fragments of the page.
        labels: Places of link labels by their identifier, for those that readers see.
        headings: The headings.
        lost: Leaves whose place in the source could not be found.
    """

    text: str
    rules: ProseRules
    scripts: frozenset[Script]
    marks: IgnoreMarks
    collector: Collector = field(default_factory=Collector)
    anchors: list[Anchor] = field(default_factory=list)
    labels: dict[str, list[Part]] = field(default_factory=dict)
    headings: list[Heading] = field(default_factory=list)
    lost: list[Span] = field(default_factory=list)
    _silence: Silence = field(init=False)
    _found: Found = field(init=False)
    _shown: set[str] = field(default_factory=set)
    _dialect: BodyDialect | None = None
    _address_end: int = -1

    def __post_init__(self) -> None:
        self._silence = Silence(self.marks, self.scripts)
        self._found = Found(self.text, self.rules, self._silence, self.collector, self.anchors)

    def walk(self, root: Root) -> None:
        """Visit every node below `root` in the order of the text."""
        self._dialect = root.dialect
        collector = self.collector
        stack: list[Node | _Leave] = [root]
        while stack:
            node = stack.pop()
            kind = type(node)
            if kind is Text:
                self._leaf(node)  # type: ignore[arg-type]  # its class was just compared
            elif kind in _PARAGRAPHS:
                collector.block()
                children: tuple[Node, ...] = node.children  # type: ignore[union-attr]  # as above
                if len(children) == 1 and type(children[0]) is Text:
                    self._only_leaf(children[0])
                else:
                    stack.append(_PARAGRAPH_END)
                    stack.extend(children[::-1])
            elif node is _PARAGRAPH_END:
                self._end_paragraph()
            elif kind in _CONTAINERS:
                stack.extend(node.children[::-1])  # type: ignore[union-attr]  # as above
            elif isinstance(node, _Leave):
                self._leave(node.node)
            elif self._enter(node):
                stack.append(_Leave(node))
                stack.extend(node.children[::-1])
        collector.block()
        self._add_labels()

    @property
    def names_scripts(self) -> bool:
        """Whether a passage says which script it is in."""
        return self._silence.names_scripts

    @property
    def _silent(self) -> bool:
        """Whether the place is kept out of the conversion."""
        return self._silence.active

    def _enter(self, node: Node) -> bool:
        """Handle a node; return whether its children are to be visited."""
        kind = type(node)
        if kind in _INLINE:
            return self._inline(node)
        if isinstance(node, _SINGLE):
            self._single(node)
            return False
        if isinstance(node, TagNode):
            return self._tag(node)
        self.collector.block()
        if isinstance(node, Heading):
            self.headings.append(node)
        if self._keeps(node):
            self._silence.keep()
        return True

    def _leave(self, node: Node) -> None:
        if type(node) in _INLINE:
            self.collector.joint(Joint.CLOSE)
            return
        if isinstance(node, TagNode):
            self._leave_tag(node)
            return
        if self._keeps(node):
            self._silence.release()
        if isinstance(node, Heading):
            self._end_paragraph()
        else:
            self.collector.block()

    def _keeps(self, node: Node) -> bool:
        if isinstance(node, Blockquote):
            return self.marks.block_quotes
        if isinstance(node, Heading) and node.attributes:
            return bool(self.marks.classes.intersection(node.attributes.classes))
        return False

    def _end_paragraph(self) -> None:
        """End a run, and forget elements that were opened in the paragraph and never closed."""
        self.collector.barrier()
        self._silence.end_paragraph()

    # Running text

    def _leaf(self, node: Text) -> None:
        if self._silence.active:
            self.collector.barrier()
            return
        start, end, value = node.start, node.end, node.value
        if self._address_end >= 0:
            start, value = self._past_address(start, end, value)
            if not value:
                return
        if self.text[start:end] == value and not _is_special(value):
            if "\n" not in value:
                self.collector.plain(start, end, value)
                return
            if not _ODD_LINES(value):
                self.collector.lines(start, value)
                return
        parts = self._parts(start, end, value)
        if parts is None:
            self.lost.append(node.span)
            self.collector.barrier()
        else:
            self.collector.leaf(parts)

    def _only_leaf(self, node: Text) -> None:
        """Read the text of a paragraph that holds nothing else, which most do."""
        start, end, value = node.start, node.end, node.value
        if (
            self._silence.active
            or self._address_end >= 0
            or "\n" in value
            or self.text[start:end] != value
            or _is_special(value)
        ):
            self._leaf(node)
            self.collector.barrier()
        else:
            self.collector.sentence(start, end, value)

    def _past_address(self, start: int, end: int, value: str) -> tuple[int, str]:
        """Leave out what belongs to the address before a leaf, where the tree ends that earlier."""
        cut = min(end, self._address_end) - start
        self._address_end = -1
        if cut < 0 or self.text[start : start + cut] != value[:cut]:
            return start, value
        self.collector.address(touched="\u3400" <= value[cut : cut + 1] <= "\u9fff")
        return start + cut, value[cut:]

    def _parts(self, start: int, end: int, value: str) -> list[Part] | None:
        return align(self.text[start:end], value, start, MARKDOWN)

    def _inline(self, node: Node) -> bool:
        if isinstance(node, Link):
            self._found.anchor(
                node.url, node.children[-1].end if node.children else node.start, node.end
            )
            opening = self.text[node.start : node.start + 1]
            if opening == "<":
                self.collector.barrier()
                return False
            if opening != "[":
                self._literal_autolink(node)
                return False
            self._title(node.title, node.end - 1)
        if isinstance(node, LinkReference) and node.reference_type != "full":
            self._label(node.identifier, node.start + 1, shown=True)
            self.collector.barrier()
            return False
        if isinstance(node, LinkReference):
            self._full_label(node)
        self.collector.joint(Joint.OPEN)
        return True

    def _literal_autolink(self, node: Link) -> None:
        """Read an address without marks; each generator ends it elsewhere, an author never."""
        for child in node.children:
            if isinstance(child, Text):
                self._leaf(child)
        self._address_end = address_end(self.text, node.end)

    def _single(self, node: Node) -> None:
        if isinstance(node, Html):
            read_html(self._found, node, self._dialect)
            return
        self.collector.barrier()
        if isinstance(node, Image):
            self._image(node)
        elif isinstance(node, ImageReference):
            self._image_reference(node)
        elif isinstance(node, Definition):
            self._label(node.identifier, node.start + 1, shown=False)
            self._title(node.title, node.end)
            self._found.anchor(node.url, node.start, node.end)

    # Links, images, definitions

    def _title(self, title: str | None, end: int) -> None:
        """Find a title that ends before `end`, blanks aside, and add it."""
        if not title or self._silent:
            return
        while end and self.text[end - 1] in " \t\r\n":
            end -= 1
        opening = _CLOSERS.get(self.text[end - 1])
        if opening is None:
            return
        start = self._opening(opening, end - 1)
        parts = self._parts(start, end - 1, title)
        if parts:
            self.collector.alone(RunKind.TITLE, parts)

    def _opening(self, mark: str, before: int) -> int:
        """Return the offset behind the nearest mark to the left that is not escaped."""
        at = self.text.rfind(mark, 0, before)
        while at > 0 and is_escaped(self.text, at):
            at = self.text.rfind(mark, 0, at)
        return at + 1

    def _image(self, node: Image) -> None:
        if self._silent:
            return
        end = bracket_end(self.text, node.start + 2, node.end)
        if node.alt:
            self._alternative(node.alt, node.start + 2, end)
        self._title(node.title, node.end - 1)

    def _alternative(self, alt: str, start: int, end: int) -> None:
        parts = self._parts(start, end, alt)
        if parts is None:
            # Markup inside is taken off in `alt`; what stands between it is still there as written.
            parts = [
                Part(start + found.start(), start + found.end(), found[0])
                for found in _PLAIN_LABEL.finditer(self.text[start:end])
                if found[0] in alt
            ]
        self.collector.alone(RunKind.TITLE, parts)

    def _image_reference(self, node: ImageReference) -> None:
        if node.reference_type != "full":
            self._label(node.identifier, node.start + 2, shown=True)
            return
        end = bracket_end(self.text, node.start + 2, node.end)
        self._label(node.identifier, end + 2, shown=False)
        if node.alt and not self._silent:
            self._alternative(node.alt, node.start + 2, end)

    # Labels, which must stay the same wherever they stand

    def _full_label(self, node: LinkReference) -> None:
        inner = node.children[-1].end if node.children else node.start + 1
        at = self.text.find("][", inner, node.end)
        if at >= 0:
            self._label(node.identifier, at + 2, shown=False)

    def _label(self, identifier: str, start: int, *, shown: bool) -> None:
        found = _PLAIN_LABEL.match(self.text, start)
        places = self.labels.setdefault(identifier, [])
        if found is None or not self.text.startswith("]", found.end()) or self._silent:
            # Not a plain label: all with this identifier stay as they are.
            places.append(Part(start, start, ""))
            return
        places.append(Part(start, found.end(), found[0]))
        if shown:
            self._shown.add(identifier)

    def _add_labels(self) -> None:
        """Add the labels that a reader sees, each place by itself, so that all become the same."""
        for identifier, places in self.labels.items():
            if identifier in self._shown and all(place.text for place in places):
                for place in places:
                    self.collector.alone(RunKind.LABEL, [place])

    # Tags

    def _tag(self, node: TagNode) -> bool:
        self.collector.barrier()
        if node.name in self.marks.tags:
            self._silence.keep()
        if not self._silent:
            self._found.arguments(node.name, node.arguments)
            if node.value and node.inner and node.name in self.rules.prose_tags:
                parts = align(node.value, node.value, node.inner.start, MARKDOWN)
                self.collector.leaf(parts or [])
                self.collector.barrier()
        return True

    def _leave_tag(self, node: TagNode) -> None:
        self.collector.barrier()
        if node.name in self.marks.tags:
            self._silence.release()


def _is_special(text: str) -> bool:
    """Whether a text that reads as it is written may hold more than words and line feeds."""
    return "\r" in text or "\0" in text or may_hold_address(text)
