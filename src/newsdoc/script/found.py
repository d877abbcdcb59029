"""What a walk over a post finds, whether it stands in markdown, in raw HTML or in a tag."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from newsdoc.script.leaves import MARKDOWN, align
from newsdoc.script.prose import Collector, RunKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsdoc.markdown.nodes import Argument
    from newsdoc.markdown.tags import TagArgument
    from newsdoc.schemas.contract import ProseRules
    from newsdoc.script.ignore import Silence

__all__ = ["Anchor", "Found"]

A = TypeVar("A", "Argument", "TagArgument")

# Among all positional arguments of a tag some name files: `{% img /a.png 100 图 %}`.
_ADDRESS = re.compile(r"/|^#|\.[A-Za-z0-9]{1,5}$")
_FRAGMENT = re.compile(r"[^\s<>()\"']*")


class Anchor(NamedTuple):
    """A link to a fragment of the same page.

    Attributes:
        start: Offset of the fragment, behind the `#`.
        text: The fragment as written.
    """

    start: int
    text: str


@dataclass(slots=True)
class Found:
    """Gathers what is found, and knows what is kept out.

    Attributes:
        text: The text of the file.
        rules: What is prose in tags.
        silence: Whether the place is kept out.
        collector: Where the runs go.
        anchors: Links to fragments of the page.
    """

    text: str
    rules: ProseRules
    silence: Silence
    collector: Collector = field(default_factory=Collector)
    anchors: list[Anchor] = field(default_factory=list)

    def anchor(self, url: str, start: int, end: int) -> None:
        """Note a link, if it leads to a fragment of this page.

        Args:
            url: Where it leads.
            start: Offset from which its address is looked for.
            end: Offset after it.
        """
        if not url.startswith("#") or self.silence.off:
            return
        at = self.text.find("#", start, end)
        written = _FRAGMENT.match(self.text, at + 1, end)
        if at >= 0 and written and written[0]:
            self.anchors.append(Anchor(at + 1, written[0]))

    def arguments(self, name: str, arguments: Sequence[A]) -> None:
        """Add those arguments of a tag that are prose."""
        for argument in self._prose(name, arguments):
            span = argument.value_span
            raw = self.text[span.start : span.end]
            parts = align(raw, argument.value, span.start, MARKDOWN)
            if parts is None:
                # Nunjucks drops quotes inside a word: it is converted as it is written.
                parts = align(raw, raw, span.start, MARKDOWN)
            self.collector.alone(RunKind.ARGUMENT, parts or [])

    def _prose(self, name: str, arguments: Sequence[A]) -> list[A]:
        names = self.rules.tag_arguments.get(name, ())
        if not names:
            return []
        found = [item for item in arguments if item.name is not None and item.name in names]
        positional = [item for item in arguments if item.name is None]
        found += [
            item
            for at, item in enumerate(positional)
            if str(at) in names or ("*" in names and not _ADDRESS.search(item.value))
        ]
        return sorted(found, key=lambda item: item.span.start)
