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
from typing import TYPE_CHECKING

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
    results = [Resolved(run, []) for run in runs]
    clusters: list[_Cluster] = []
    lines: list[str] = []
    for result in results:
        pieces = result.run.pieces
        if len(pieces) == 1:
            # Most runs are one piece, which takes whatever its line becomes.
            lines.append(result.run.text)
        else:
            for start, end in _clusters(pieces, letters):
                cluster = _Cluster(result, start, pieces[start:end])
                clusters.append(cluster)
                lines += cluster.lines()
    _place(results, clusters, convert_lines(lines, convert), convert)
    return results


@dataclass(slots=True)
class _Cluster:
    """Pieces of a run between which words could lie, with the place of the first in the run."""

    result: Resolved
    start: int
    pieces: list[Piece]

    def lines(self) -> list[str]:
        """Return the pieces in one text, and then each by itself."""
        texts = [piece.text for piece in self.pieces]
        return texts if len(texts) == 1 else ["".join(texts), *texts]


def _clusters(pieces: Sequence[Piece], letters: frozenset[str] | None) -> Iterator[tuple[int, int]]:
    """Cut a run where a blank or a punctuation mark stands at a boundary: no word has these."""
    start = 0
    for at in range(1, len(pieces)):
        left, right = pieces[at - 1].text[-1], pieces[at].text[0]
        if letters is not None and not (_in_word(left, letters) and _in_word(right, letters)):
            yield start, at
            start = at
    yield start, len(pieces)


def _in_word(char: str, letters: frozenset[str]) -> bool:
    return char.isalnum() or char in "·-〇" or char in letters


def _place(
    results: Sequence[Resolved],
    clusters: Iterable[_Cluster],
    lines: Iterable[str],
    convert: Callable[[str], str],
) -> None:
    """Take the lines and append what the pieces of the results become."""
    found = iter(lines)
    waiting = iter(clusters)
    different = []
    for result in results:
        count = len(result.run.pieces)
        if count == 1:
            result.texts.append(next(found))
        while len(result.texts) < count:
            cluster, whole = next(waiting), next(found)
            size = len(cluster.pieces)
            texts = [whole] if size == 1 else [next(found) for _ in range(size)]
            result.texts += texts
            if size > 1 and "".join(texts) != whole:
                different.append((cluster, whole))
    doubts = _doubtful([cluster.pieces for cluster, _ in different], convert)
    for (cluster, whole), doubtful in zip(different, doubts, strict=True):
        _settle(cluster, whole, doubtful, convert)


def _settle(
    cluster: _Cluster, whole: str, doubtful: list[int], convert: Callable[[str], str]
) -> None:
    """Choose between two readings of some pieces; rare enough for calls of its own."""
    pieces, start = cluster.pieces, cluster.start
    cluster.result.doubtful |= {start + at for at in doubtful or range(1, len(pieces))}
    apart = _apart(pieces, doubtful, convert)
    for first, last in itertools.pairwise([0, *apart, len(pieces)]):
        if last - first > 1:
            text = "".join(piece.text for piece in pieces[first:last])
            _share(cluster.result, start + first, start + last, convert(text) if apart else whole)


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
    pieces: Sequence[Piece], doubtful: Sequence[int], convert: Callable[[str], str]
) -> list[int]:
    """Find the doubtful boundaries across which no word is read."""
    marked = [at for at in doubtful if pieces[at].joint & (Joint.OPEN | Joint.CLOSE)]
    tests = [
        (at, opens)
        for at in marked
        for opens in (True, False)
        if pieces[at].joint & (Joint.OPEN if opens else Joint.CLOSE)
    ]
    tries = [_tries(pieces[at - 1].text, pieces[at].text, opens=opens) for at, opens in tests]
    found = iter(convert_lines([line for lines in tries for line in lines], convert))
    crossed = set()
    for (at, opens), lines in zip(tests, tries, strict=True):
        outside = next(found) if lines else ""
        apart = [(next(found), next(found)) for _ in range(len(lines) // 2)]
        differs = [
            both != (outside + inside if opens else inside + outside) for both, inside in apart
        ]
        if True in differs and differs.index(True) + 1 == len(differs):
            crossed.add(at)
    return [at for at in marked if at not in crossed]


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
