"""What a conversion of a post is: edits, and on request every change with its reason."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property
from operator import itemgetter
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from newsdoc.errors import Diagnostic
    from newsdoc.script.engine import Recipe
    from newsdoc.script.glossary import Glossary
    from newsdoc.script.targets import Variety
    from newsdoc.source import Edit, SourceText
    from newsdoc.spans import Span

__all__ = ["Change", "Conversion", "Converted", "Rule", "Summary", "Written"]

Rule: TypeAlias = Literal[
    "glossary", "character", "phrase", "vocabulary", "punctuation", "language", "anchor"
]
"""What made a change.

`glossary`: a word of the caller's. `character`: one character by itself. `phrase`: a character
that depends on the word it stands in. `vocabulary`: another word for the region. `punctuation`:
quotation marks. `language`: a language tag in front matter. `anchor`: a link to a heading of the
same post, whose id follows its text.
"""


@dataclass(frozen=True, slots=True)
class Change:
    """One change that a conversion makes.

    Attributes:
        span: Its place in the text that was converted.
        before: What stands there.
        after: What takes its place.
        rule: What made it.
        ambiguous: Whether a person should look: the character could have become another one and
            no word decided, or the word stands across markup or a line end.
        alternatives: What else a character could have become.
        new_span: Its place in the converted text.
    """

    span: Span
    before: str
    after: str
    rule: Rule
    ambiguous: bool
    alternatives: tuple[str, ...]
    new_span: Span


@dataclass(frozen=True, slots=True)
class Summary:
    """How often one thing became another.

    Attributes:
        before: What was there.
        after: What took its place.
        rule: What made the change.
        count: How often.
        ambiguous: How many of them a person should look at.
    """

    before: str
    after: str
    rule: Rule
    count: int
    ambiguous: int


class Converted(NamedTuple):
    """A stretch of source that was read, with what becomes of it; material for the changes.

    Attributes:
        start: Offset of its first character.
        end: Offset after its last one.
        before: What a reader saw.
        plain: What OpenCC makes of it.
        after: What takes its place, punctuation included.
        run: Number of the run that it was read in.
        doubtful: Whether its beginning could be read with what stands before it.
        raw: Whether the source holds `before` itself.
        rule: What made the change where that is known already.
        recipe: What converted it.
    """

    start: int
    end: int
    before: str
    plain: str
    after: str
    run: int
    doubtful: bool = False
    raw: bool = True
    rule: Rule | None = None
    recipe: Recipe | None = None


Written: TypeAlias = "tuple[int, int, str, str, str, int, bool, bool, Rule | None, Recipe | None]"
"""The values of a `Converted`, which is made of them only when the changes are asked for."""


@dataclass(frozen=True)
class Conversion:
    """The conversion of one post.

    Attributes:
        edits: What to do to the text; `SourceText.apply` does it.
        diagnostics: What a user should know about it.
        target: What it was converted to, as the caller named it.
        source: What it was converted from; None where it is not Chinese.
        text: The text that was converted.
        glossary: The words of the caller's.
    """

    edits: tuple[Edit, ...]
    diagnostics: tuple[Diagnostic, ...]
    target: str
    source: Variety | None
    text: SourceText = field(repr=False)
    glossary: Glossary = field(repr=False)
    _pieces: tuple[Written, ...] = field(default=(), repr=False)

    @cached_property
    def changes(self) -> tuple[Change, ...]:
        """Every change in the order of the text; found when asked for, by comparing conversions."""
        from newsdoc.script.changes import find_changes  # noqa: PLC0415  not needed to convert

        pieces = [Converted(*piece) for piece in self._pieces]
        return find_changes(self, sorted(pieces, key=itemgetter(0, 1)))

    @cached_property
    def summary(self) -> tuple[Summary, ...]:
        """The changes by term, the most frequent first."""
        counts: Counter[tuple[str, str, Rule]] = Counter()
        unsure: Counter[tuple[str, str, Rule]] = Counter()
        for change in self.changes:
            key = (change.before, change.after, change.rule)
            counts[key] += 1
            unsure[key] += change.ambiguous
        ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
        return tuple(Summary(*key, count, unsure[key]) for key, count in ranked)

    def review(self, *, title: str = "") -> str:
        """Return a self-contained HTML page that shows both texts and every change.

        Args:
            title: The heading of the page, such as the file's name.
        """
        from newsdoc.script.review import review_page  # noqa: PLC0415  not needed to convert

        return review_page(self, title=title)
