"""Convert runs in one call of OpenCC, and give each piece its part of the result.

Every run goes to OpenCC as one line; a run of several pieces goes a second time, piece by piece.
Line feeds are the barriers: no dictionary has one, OpenCC never changes one, and no run holds
one. Their number is checked after the call.

**A boundary of markup is evidence of a word's boundary.** Where a run reads differently in one
piece and in several, a word of OpenCC's dictionaries lies across a boundary. Of some 8,800 runs
with markup or line ends in 2,000 real posts six read differently. Line ends inside a paragraph
fell into words each time (`文⏎件`, `程式⏎語言`): an editor wraps lines anywhere. Markup never
did: `变换**只有**` is not 換隻, `**某某云**为大家` not 云為, `[……荒废](…)后来` not 廢后. In all of
these what is emphasised or linked goes on past the supposed word: it is a phrase of its own, and
the boundary is its end. It is otherwise where markup holds a part of one word and nothing else, as
in `头**发**`, which a person writes to point at one character. So:

- a word is read across a line end;
- a word is read across the boundary of markup only where it takes in all that the markup holds;
- either way the place is reported as ambiguous.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from newsdoc.script.prose import Joint, Piece, Run

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

__all__ = ["Resolved", "convert_lines", "resolve"]

# OpenCC's longest words have 36 characters, but those that cross a boundary are short.
_WINDOW = 12
# Nearly all runs are, so they share it.
_CERTAIN: frozenset[int] = frozenset()


@dataclass(slots=True)
class Resolved:
    """A run with what becomes of it.

    Attributes:
        run: The run.
        texts: What each of its pieces becomes.
        doubtful: Numbers of the pieces before which two readings differ.
    """

    run: Run
    texts: list[str]
    doubtful: frozenset[int] = _CERTAIN


class _Stretch(NamedTuple):
    """Pieces of a run, by their numbers, that are read together, with what they become if known."""

    result: Resolved
    start: int
    end: int
    together: str | None


def convert_lines(lines: Sequence[str], convert: Callable[[str], str]) -> list[str]:
    """Convert texts that hold no line feed in one call.

    A converter that changes their number (one of a caller's own may) is asked once for each.
    """
    if not lines:
        return []
    found = convert("\n".join(lines)).split("\n")
    if len(found) == len(lines):
        return found
    return [convert(line).replace("\n", " ") for line in lines]


def resolve(
    runs: Sequence[Run],
    convert: Callable[[str], str],
    *,
    letters: frozenset[str] | None = frozenset(),
) -> list[Resolved]:
    """Convert runs and give each piece its part.

    Args:
        runs: The runs.
        convert: OpenCC with the configuration wanted.
        letters: Characters that words may hold besides letters, digits, `·` and `-`, which are
            all that OpenCC's own words do; None where words may hold anything.

    Returns:
        One result for each run, in their order.
    """
    lines: list[str] = []
    clusters: list[tuple[int, int, int]] = []
    for number, run in enumerate(runs):
        pieces = run.pieces
        if len(pieces) == 1:
            # Most runs are one piece, which takes whatever its line becomes.
            lines.append(run.text)
        else:
            lines += [piece.text for piece in pieces]
            clusters += [(number, start, end) for start, end in _clusters(pieces, letters)]
    wholes = [_text(runs[number].pieces[start:end]) for number, start, end in clusters]
    found = convert_lines(lines + wholes, convert)
    results: list[Resolved] = []
    at = 0
    for run in runs:
        end = at + len(run.pieces)
        results.append(Resolved(run, found[at:end]))
        at = end
    _compare(results, clusters, found[at:], convert)
    return results


def _text(pieces: Iterable[Piece]) -> str:
    return "".join([piece.text for piece in pieces])


def _clusters(pieces: Sequence[Piece], letters: frozenset[str] | None) -> Iterator[tuple[int, int]]:
    """Give pieces that words could join; no word has a blank or punctuation at a boundary."""
    start = 0
    last = pieces[0].text[-1]
    for at in range(1, len(pieces)):
        text = pieces[at].text
        if letters is not None and not (_in_word(last, letters) and _in_word(text[0], letters)):
            if at - start > 1:
                yield start, at
            start = at
        last = text[-1]
    if len(pieces) - start > 1:
        yield start, len(pieces)


def _in_word(char: str, letters: frozenset[str]) -> bool:
    return char.isalnum() or char in "·-〇" or char in letters


def _compare(
    results: Sequence[Resolved],
    clusters: Iterable[tuple[int, int, int]],
    wholes: Iterable[str],
    convert: Callable[[str], str],
) -> None:
    """Settle what reads differently in one piece and in several."""
    different = [
        (results[number], start, end, whole)
        for (number, start, end), whole in zip(clusters, wholes, strict=True)
        if "".join(results[number].texts[start:end]) != whole
    ]
    if not different:
        return
    groups = [result.run.pieces[start:end] for result, start, end, _ in different]
    doubts = list(_doubtful(groups, convert))
    stretches: list[_Stretch] = []
    for (result, start, end, whole), pieces, doubtful, apart in zip(
        different, groups, doubts, _apart(groups, doubts, convert), strict=True
    ):
        result.doubtful |= {start + at for at in doubtful or range(1, len(pieces))}
        cuts = [start, *(start + at for at in apart), end]
        stretches += [
            _Stretch(result, first, last, None if apart else whole)
            for first, last in itertools.pairwise(cuts)
            if last - first > 1
        ]
    _settle(stretches, convert)
    for result, start, end, whole in different:
        if "".join(result.texts[start:end]) == whole:
            # A word is one word where just an entity or an escape stands in it.
            result.doubtful -= {
                at for at in range(start + 1, end) if result.run.pieces[at].joint == Joint.NONE
            }


def _settle(stretches: Sequence[_Stretch], convert: Callable[[str], str]) -> None:
    """Give the pieces of each stretch their parts of what they become together."""
    unread = [stretch for stretch in stretches if stretch.together is None]
    texts = [_text(one.result.run.pieces[one.start : one.end]) for one in unread]
    found = iter(convert_lines(texts, convert))
    for result, start, end, together in stretches:
        _share(result, start, end, next(found) if together is None else together)


def _doubtful(
    clusters: Sequence[Sequence[Piece]], convert: Callable[[str], str]
) -> Iterator[list[int]]:
    """Find, for each cluster, the pieces before which a word may begin earlier."""
    lines: list[str] = []
    for pieces in clusters:
        for left, right in itertools.pairwise(pieces):
            before, after = left.text[-_WINDOW:], right.text[:_WINDOW]
            lines += (before + after, before, after)
    found = iter(convert_lines(lines, convert))
    for pieces in clusters:
        yield [at for at in range(1, len(pieces)) if next(found) != next(found) + next(found)]


def _apart(
    groups: Sequence[Sequence[Piece]],
    doubts: Sequence[Sequence[int]],
    convert: Callable[[str], str],
) -> list[list[int]]:
    """Find, for each group of pieces, the doubtful boundaries across which no word is read."""
    marked = [
        [at for at in doubtful if pieces[at].joint & (Joint.OPEN | Joint.CLOSE)]
        for pieces, doubtful in zip(groups, doubts, strict=True)
    ]
    tests = [
        (number, at, opens)
        for number, (pieces, places) in enumerate(zip(groups, marked, strict=True))
        for at in places
        for opens in (True, False)
        if pieces[at].joint & (Joint.OPEN if opens else Joint.CLOSE)
    ]
    tries = [
        _tries(groups[number][at - 1].text, groups[number][at].text, opens=opens)
        for number, at, opens in tests
    ]
    found = iter(convert_lines([line for lines in tries for line in lines], convert))
    crossed: set[tuple[int, int]] = set()
    for (number, at, opens), lines in zip(tests, tries, strict=True):
        outside = next(found) if lines else ""
        apart = [(next(found), next(found)) for _ in range(len(lines) // 2)]
        differs = [
            both != (outside + inside if opens else inside + outside) for both, inside in apart
        ]
        if True in differs and differs.index(True) + 1 == len(differs):
            crossed.add((number, at))
    return [
        [at for at in places if (number, at) not in crossed] for number, places in enumerate(marked)
    ]


def _tries(left: str, right: str, *, opens: bool) -> list[str]:
    """Give what shows how much of the marked side the shortest word across a boundary takes.

    The other side, and then for each number of characters of the marked one, both sides together
    and these characters by themselves.
    """
    inside, outside = (right, left[-_WINDOW:]) if opens else (left, right[:_WINDOW])
    if len(inside) > _WINDOW:
        return []
    lines = [outside]
    for count in range(1, len(inside) + 1):
        part = inside[:count] if opens else inside[-count:]
        lines += (outside + part if opens else part + outside, part)
    return lines


def _share(result: Resolved, start: int, end: int, together: str) -> None:
    """Give the pieces from `start` to `end` their parts of what they become together.

    What both readings have in common at the beginning and at the end stays where it is. Between
    them characters go to their places one by one where their number stays; else the new word must
    lie in one piece, or in one leaf, where it goes whole before the line end. Otherwise the pieces
    keep what each of them becomes by itself.
    """
    apart = result.texts[start:end]
    joined = "".join(apart)
    first = _common(joined, together)
    last = _common(joined[first:][::-1], together[first:][::-1])
    old, new = len(joined) - last, len(together) - last
    cuts = [0, *itertools.accumulate(len(text) for text in apart)]
    inside = [at for at, cut in enumerate(cuts) if first < cut < old]
    if old != new and inside and not _in_one_leaf(result.run.pieces[start:end], inside):
        return
    moved = [
        cut if cut <= first or old == new else new if cut < old else cut + new - old for cut in cuts
    ]
    shared = [together[left:right] for left, right in itertools.pairwise(moved)]
    if all(shared):
        result.texts[start:end] = shared


def _in_one_leaf(pieces: Sequence[Piece], cuts: Sequence[int]) -> bool:
    """Whether the only boundary inside a word is a line end inside one leaf."""
    return len(cuts) == 1 and pieces[cuts[0] - 1].leaf == pieces[cuts[0]].leaf


def _common(left: str, right: str) -> int:
    """Return how many characters two texts have in common at their beginning."""
    at = 0
    for one, other in zip(left, right, strict=False):
        if one != other:
            break
        at += 1
    return at
