"""The prose of a post, read once: the same stretches tell its script and are converted."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, NamedTuple

from newsdoc.script.detect import detect_script
from newsdoc.script.front import collect_front_matter
from newsdoc.script.prose import Collector, RunKind
from newsdoc.script.walk import Walker

if TYPE_CHECKING:
    from collections.abc import Iterable

    from newsdoc.frontmatter.document import FrontMatter
    from newsdoc.markdown.nodes import Root
    from newsdoc.schemas.contract import ProseRules
    from newsdoc.script.detect import ScriptGuess
    from newsdoc.script.front import Path
    from newsdoc.script.ignore import IgnoreMarks
    from newsdoc.script.targets import Script

__all__ = ["PostProse", "Reading"]

_NO_SCRIPT: Final[frozenset[Script]] = frozenset()
_ALL_SCRIPTS: Final[frozenset[Script]] = frozenset(("Hans", "Hant"))
# So many characters from all over a post tell its script as surely as all of them, unless they
# disagree.
_SAMPLE = 2000
_ENOUGH = 50
_SURE = 0.9


class Reading(NamedTuple):
    """What a walk over front matter and body found.

    Attributes:
        walker: Has the runs, and what else there is in the body.
        whole: Paths and values of front matter that cannot be edited piece by piece.
    """

    walker: Walker
    whole: list[tuple[Path, str]]


@dataclass(slots=True)
class PostProse:
    """Reads the prose of a post, as often as its passages in other scripts ask for it.

    Attributes:
        text: The text of the file.
        front_matter: Its front matter.
        tree: Its body.
        rules: What is prose in both.
        marks: What keeps passages out.
    """

    text: str
    front_matter: FrontMatter
    tree: Root
    rules: ProseRules
    marks: IgnoreMarks
    _last: tuple[frozenset[Script], Reading] | None = field(default=None, init=False)

    def read(self, scripts: frozenset[Script]) -> Reading:
        """Return the prose, without the passages that say they are in another script.

        Args:
            scripts: The scripts that are read where a `lang` attribute names one.
        """
        if self._last is not None:
            known, reading = self._last
            if known == scripts or not reading.walker.names_scripts:
                return reading
        walker = Walker(self.text, self.rules, scripts, self.marks)
        whole = collect_front_matter(
            self.front_matter, self.rules.keys, RunKind.KEY, walker.collector
        )
        walker.walk(self.tree)
        self._last = scripts, Reading(walker, whole)
        return self._last[1]

    def terms(self) -> tuple[Collector, list[tuple[Path, str]]]:
        """Return the terms of taxonomies, and those that cannot be edited piece by piece."""
        terms = Collector()
        whole = collect_front_matter(self.front_matter, self.rules.taxonomies, RunKind.TERM, terms)
        return terms, whole

    def detect(self) -> ScriptGuess:
        """Say which script the prose is in.

        A passage that says what it is in tells nothing of the rest, unless there is no rest.
        """
        reading = self.read(_NO_SCRIPT)
        found = _detect(reading.walker.collector, reading.whole)
        if found.language is None and reading.walker.names_scripts:
            reading = self.read(_ALL_SCRIPTS)
            found = _detect(reading.walker.collector, reading.whole)
        return found

    def guess(self) -> ScriptGuess:
        """Say what a conversion takes the post for: as `detect`, by some of the text if clear."""
        collector = self.read(_NO_SCRIPT).walker.collector
        every = sum([len(run.text) for run in collector.runs]) // _SAMPLE
        if every > 1 and not collector.without_han:
            found = detect_script("\n".join([run.text for run in collector.runs[::every]]))
            if found.variety and found.deciding > _ENOUGH and found.confidence > _SURE:
                return found
        return self.detect()


def _detect(collector: Collector, whole: Iterable[tuple[Path, str]]) -> ScriptGuess:
    texts = [run.text for run in collector.runs]
    return detect_script("\n".join([*texts, *collector.without_han, *(text for _, text in whole)]))
