"""Every change of a conversion with the rule that made it, found by comparing conversions.

OpenCC's Python package tells results and no reasons. So the text is converted again, in a few
calls, with other settings: in halves (a change that does not survive this depends on its word),
without the region's words, without the glossary, and with a mark in place of each character
that has several counterparts, where the dictionary of single characters decides.

These readings are compared with each other in one place, so the module is a little long.
"""

from __future__ import annotations

import functools
import itertools
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from newsdoc.script import characters
from newsdoc.script.conversion import Change, Conversion, Converted
from newsdoc.script.engine import converter, marking_converter
from newsdoc.script.moves import Moves
from newsdoc.script.resolve import convert_lines
from newsdoc.spans import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from newsdoc.script.conversion import Rule
    from newsdoc.script.engine import Recipe

__all__ = ["find_changes"]

# How much text on either side a word may need; OpenCC's words of more than four are rare.
_CONTEXT = 6
_WINDOW = 10
_STOPS = re.compile(r"([^\u3400-\u9fff\U00020000-\U0003ffff]+)")
_WORDS = frozenset({"TWPhrases", "TWPhrasesRev", "HKPhrases", "HKPhrasesRev"})
_ORDER: tuple[Rule, ...] = (
    "language", "anchor", "glossary", "vocabulary", "phrase", "character", "punctuation",
)  # fmt: skip
_QUOTES = frozenset("“”‘’「」『』")


@dataclass(frozen=True, slots=True)
class _Unit:
    """The smallest stretch that becomes the same by itself as in its text.

    Attributes:
        piece: What it is part of.
        old: Offsets in what the piece was.
        new: Offsets in what it becomes.
    """

    piece: Converted
    old: tuple[int, int]
    new: tuple[int, int]

    @property
    def before(self) -> str:
        """What it was."""
        return self.piece.before[slice(*self.old)]

    @property
    def after(self) -> str:
        """What OpenCC makes of it."""
        return self.piece.plain[slice(*self.new)]

    @property
    def context(self) -> tuple[str, str]:
        """What stands before and behind it."""
        text = self.piece.before
        return text[max(0, self.old[0] - _CONTEXT) : self.old[0]], text[
            self.old[1] : self.old[1] + _CONTEXT
        ]


def find_changes(conversion: Conversion, pieces: Sequence[Converted]) -> tuple[Change, ...]:
    """Return all changes of a conversion, in the order of the text.

    Args:
        conversion: The conversion.
        pieces: What was read for it.
    """
    changes = _Places(conversion)
    found: list[Change] = []
    groups: dict[Recipe, list[Converted]] = {}
    for piece in pieces:
        if piece.rule is not None or piece.recipe is None:
            found.append(changes.step(piece))
        elif piece.before != piece.after or piece.before != piece.plain:
            groups.setdefault(piece.recipe, []).append(piece)
    near = _doubtful_places(pieces)
    for recipe, group in groups.items():
        found += _of_recipe(recipe, group, changes, near)
    for piece in pieces:
        found += changes.punctuation(piece)
    found.sort(key=lambda change: (change.span, change.new_span))
    return tuple(_merged(group) for _, group in itertools.groupby(found, lambda one: one.span))


def _merged(same: Iterator[Change]) -> Change:
    """Make one of the changes in one place: of what is written otherwise than it reads."""
    changes = list(same)
    if len(changes) == 1:
        return changes[0]
    first = min(changes, key=lambda change: _ORDER.index(change.rule))
    return replace(first, ambiguous=any(change.ambiguous for change in changes))


def _doubtful_places(pieces: Sequence[Converted]) -> frozenset[int]:
    """Return the offsets at which what stands beside a doubtful boundary begins or ends."""
    found: set[int] = set()
    last: dict[int, Converted] = {}
    for piece in pieces:
        if piece.doubtful:
            found.add(piece.start)
            if piece.run in last:
                found.add(last[piece.run].end)
        last[piece.run] = piece
    return frozenset(found)


class _Places:
    """Turns places in pieces into places in both texts."""

    def __init__(self, conversion: Conversion) -> None:
        self._conversion = conversion
        self._moved = Moves(conversion.edits)

    def _spans(
        self, piece: Converted, old: tuple[int, int], new: tuple[int, int]
    ) -> tuple[Span, Span]:
        start = self._moved(piece.start)
        if not piece.raw:
            return Span(piece.start, piece.end), Span(start, max(start, self._moved(piece.end)))
        at = piece.start
        return Span(at + old[0], at + old[1]), Span(start + new[0], start + new[1])

    def step(self, piece: Converted) -> Change:
        """Return the change of a piece whose rule is known."""
        spans = self._spans(piece, (0, len(piece.before)), (0, len(piece.after)))
        rule = piece.rule or "phrase"
        return Change(spans[0], piece.before, piece.after, rule, False, (), spans[1])

    @functools.cached_property
    def _converted(self) -> str:
        return self._conversion.text.apply(self._conversion.edits).text

    def _written(self, span: Span, new: Span) -> tuple[str, str]:
        """Return both texts as they are written, where that is not as they read."""
        return self._conversion.text.slice(span), new.slice(self._converted)

    def change(
        self, unit: _Unit, rule: Rule, *, ambiguous: bool, alternatives: tuple[str, ...]
    ) -> Change:
        """Return the change of a unit."""
        span, new = self._spans(unit.piece, unit.old, unit.new)
        raw = unit.piece.raw
        before, after = (unit.before, unit.after) if raw else self._written(span, new)
        return Change(span, before, after, rule, ambiguous, alternatives, new)

    def punctuation(self, piece: Converted) -> Iterator[Change]:
        """Give the quotation marks that changed in a piece: the nth mark was the nth mark."""
        if piece.plain == piece.after or piece.rule is not None:
            return
        old = [at for at, char in enumerate(piece.before) if char in _QUOTES]
        new = [at for at, char in enumerate(piece.plain) if char in _QUOTES]
        for was, at in zip(old, new, strict=False):
            plain, after = piece.plain[at], piece.after[at]
            if plain != after:
                span, place = self._spans(piece, (was, was + 1), (at, at + 1))
                yield Change(span, plain, after, "punctuation", False, (), place)


def _of_recipe(
    recipe: Recipe, pieces: Sequence[Converted], places: _Places, near: frozenset[int]
) -> list[Change]:
    convert = converter(recipe)
    units = _units(pieces, recipe, convert)
    rules = _rules(units, recipe, convert)
    unsure = _undecided(pieces, recipe)
    found = []
    for unit, rule in zip(units, rules, strict=True):
        marked = [
            at for at in range(*unit.old) if at in unsure.get(id(unit.piece), frozenset())
        ] if rule in {"character", "phrase"} else []  # fmt: skip
        alternatives = _alternatives(unit, marked)
        start = unit.piece.start + unit.old[0]
        end = unit.piece.start + unit.old[1]
        doubtful = unit.piece.raw and (start in near or end in near)
        ambiguous = bool(marked) or doubtful
        found.append(places.change(unit, rule, ambiguous=ambiguous, alternatives=alternatives))
    return found


def _alternatives(unit: _Unit, marked: list[int]) -> tuple[str, ...]:
    if len(marked) != 1:
        return ()
    several = _many().get(unit.piece.before[marked[0]], "")
    return tuple(char for char in several if char != unit.after)


# Units


def _units(
    pieces: Sequence[Converted], recipe: Recipe, convert: Callable[[str], str]
) -> list[_Unit]:
    """Cut what changed into the smallest stretches that do not depend on each other.

    Characters and phrases keep their number; only words of a region or a glossary change it, so
    where the result without these is the same, the nth character became the nth.
    """
    simple = _without_words(recipe)
    lines = [piece.before for piece in pieces]
    plain = [piece.plain for piece in pieces]
    base = plain if simple is None else convert_lines(lines, converter(simple))
    even: list[_Unit] = []
    uneven: list[_Unit] = []
    for piece, text in zip(pieces, base, strict=True):
        if text == piece.plain and len(text) == len(piece.before):
            even += _runs_of_difference(piece, (0, len(text)), (0, len(text)))
            continue
        for old, new, same in _parts(piece, text):
            if same:
                even += _runs_of_difference(piece, old, new)
            else:
                uneven.append(_Unit(piece, old, new))
    return [*_halved(even, convert), *_segmented(uneven, convert)]


def _parts(piece: Converted, base: str) -> Iterator[tuple[tuple[int, int], tuple[int, int], bool]]:
    """Cut a piece at what is not Chinese; tell where words of a region or glossary take part."""
    before, after, simple = (_STOPS.split(text) for text in (piece.before, piece.plain, base))
    if not before[1::2] == after[1::2] == simple[1::2]:
        yield (0, len(piece.before)), (0, len(piece.plain)), False
        return
    i = j = 0
    for left, right, other in zip(before, after, simple, strict=True):
        if left != right:
            same = right == other and len(left) == len(right)
            yield (i, i + len(left)), (j, j + len(right)), same
        i, j = i + len(left), j + len(right)


def _halved(regions: Sequence[_Unit], convert: Callable[[str], str]) -> Iterator[_Unit]:
    """Cut stretches that keep their length wherever both sides become the same apart."""
    for region, cuts in zip(regions, _all_cuts(regions, convert), strict=True):
        for start, end in itertools.pairwise([0, *cuts, region.old[1] - region.old[0]]):
            unit = _Unit(
                region.piece,
                (region.old[0] + start, region.old[0] + end),
                (region.new[0] + start, region.new[0] + end),
            )
            if unit.before != unit.after:
                yield unit


def _segmented(regions: Sequence[_Unit], convert: Callable[[str], str]) -> Iterator[_Unit]:
    """Cut stretches that change their length into words, which are laid side by side."""
    words = []
    for region, cuts in zip(regions, _all_cuts(regions, convert), strict=True):
        bounds = itertools.pairwise([0, *cuts, len(region.before)])
        words.append([region.before[start:end] for start, end in bounds])
    made = iter(convert_lines([word for group in words for word in group], convert))
    for region, group in zip(regions, words, strict=True):
        yield from _side_by_side(region, group, [next(made) for _ in group])


def _all_cuts(regions: Sequence[_Unit], convert: Callable[[str], str]) -> list[list[int]]:
    """Find the places in stretches where both sides become the same without each other."""
    lines: list[str] = []
    for region in regions:
        text = region.piece.before
        for at in range(region.old[0] + 1, region.old[1]):
            left, right = text[max(0, at - _WINDOW) : at], text[at : at + _WINDOW]
            lines += (left + right, left, right)
    found = iter(convert_lines(lines, convert))
    return [
        [
            cut
            for cut in range(1, region.old[1] - region.old[0])
            if next(found) == next(found) + next(found)
        ]
        for region in regions
    ]


def _side_by_side(region: _Unit, words: list[str], made: list[str]) -> Iterator[_Unit]:
    if "".join(made) != region.after:
        yield region
        return
    i, j = region.old[0], region.new[0]
    for word, becomes in zip(words, made, strict=True):
        if word != becomes:
            yield _Unit(region.piece, (i, i + len(word)), (j, j + len(becomes)))
        i, j = i + len(word), j + len(becomes)


def _runs_of_difference(
    piece: Converted, old: tuple[int, int], new: tuple[int, int]
) -> Iterator[_Unit]:
    """Give the stretches of two equally long texts in which they differ."""
    shift = new[0] - old[0]
    start = -1
    for at in range(*old):
        if piece.before[at] != piece.plain[at + shift]:
            start = at if start < 0 else start
        elif start >= 0:
            yield _Unit(piece, (start, at), (start + shift, at + shift))
            start = -1
    if start >= 0:
        yield _Unit(piece, (start, old[1]), (start + shift, old[1] + shift))


# Rules


def _rules(units: Sequence[_Unit], recipe: Recipe, convert: Callable[[str], str]) -> list[Rule]:
    alone = convert_lines([unit.before for unit in units], convert)
    bare = replace(recipe, terms=(), after=())
    by_glossary = _depends(units, alone, convert, bare if bare != recipe else None)
    by_words = _depends(units, alone, convert, _wordless(recipe))
    return [
        "glossary"
        if by_glossary[at]
        else "vocabulary"
        if by_words[at]
        else "character"
        if len(unit.before) == 1 and alone[at] == unit.after
        else "phrase"
        for at, unit in enumerate(units)
    ]


def _depends(
    units: Sequence[_Unit],
    alone: Sequence[str],
    convert: Callable[[str], str],
    other: Recipe | None,
) -> list[bool]:
    """Tell for each unit whether another recipe makes something else of it.

    A unit that becomes what it became also by itself is compared by itself, others where they
    stand, but without what becomes of the words around them.
    """
    if other is None:
        return [False] * len(units)
    lines: list[str] = []
    for unit, made in zip(units, alone, strict=True):
        left, right = ("", "") if made == unit.after else unit.context
        lines += (left + unit.before + right, left, right)
    one, two = convert_lines(lines, convert), convert_lines(lines, converter(other))
    return [
        _middle(*one[at : at + 3]) != _middle(*two[at : at + 3]) for at in range(0, len(lines), 3)
    ]


def _middle(whole: str, left: str, right: str) -> str:
    """Return what stands between two texts, or all where they are not its beginning and end."""
    end = len(whole) - len(right)
    if len(left) <= end and whole.startswith(left) and whole.endswith(right):
        return whole[len(left) : end]
    return whole


def _without_words(recipe: Recipe) -> Recipe | None:
    """Return the recipe without words of a region or a glossary, or None where it has none."""
    bare = replace(recipe, terms=(), after=())
    simple = _wordless(bare) or bare
    return None if simple == recipe else simple


def _wordless(recipe: Recipe) -> Recipe | None:
    """Return the recipe without the region's words, or None where it has none."""
    if recipe.stages:
        stages = tuple(
            tuple(name for name in stage if name not in _WORDS) for stage in recipe.stages
        )
        return None if stages == recipe.stages else replace(recipe, stages=stages)
    if re.fullmatch(r"(s2tw|s2hk|tw2s|hk2s)p", recipe.config):
        return replace(recipe, config=recipe.config[:-1])
    return None


def _undecided(pieces: Sequence[Converted], recipe: Recipe) -> dict[int, frozenset[int]]:
    """Find the characters for which no word decided, by the identity of their pieces."""
    probe = marking_converter(recipe, tuple(characters.MANY.split(" ")))
    if probe is None:
        return {}
    mark, convert = probe
    found = {}
    lines = convert_lines([piece.before for piece in pieces], convert)
    for piece, line in zip(pieces, lines, strict=True):
        if len(line) == len(piece.before) and mark in line:
            found[id(piece)] = frozenset(at for at, char in enumerate(line) if char == mark)
    return found


@functools.cache
def _many() -> dict[str, str]:
    return {entry[0]: entry[1:] for entry in characters.MANY.split(" ")}
