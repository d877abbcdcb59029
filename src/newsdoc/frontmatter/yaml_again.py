"""Plain front matter read again after an edit: only the keys whose lines are not as they were.

A key at the top of plain YAML says the same whatever stands at other keys, and where it ends
depends on nothing but that another key begins there (see `yaml_fast`). The tests compare what
comes out with a reading of the whole.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from newsdoc.frontmatter.nodes import FrozenMapping
from newsdoc.frontmatter.yaml_fast import PlainYaml, begins_key, read_values

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["read_plain_again"]

# What is shorter is read as a whole in the time that finding the change takes.
_LONG = 2000


def read_plain_again(before: PlainYaml, text: str, start: int, end: int) -> PlainYaml | None:
    """Read plain front matter of which most is known, if that is faster.

    Args:
        before: What was read before the edit.
        text: The file's text as it is now.
        start: Where the YAML begins in it.
        end: Where it ends.

    Returns:
        What is now there, or None where all of it must be read.
    """
    if before.wide or before.tabbed is not None:
        return None
    data = text[start:end]
    if data == before.text:
        return PlainYaml(data, start, before.values, go=before.go)
    return None if len(data) < _LONG else _read_changed(before, data, start)


def _read_changed(before: PlainYaml, data: str, start: int) -> PlainYaml | None:
    lines, old, places = data.split("\n"), before.lines, before.places
    head = _alike(old, lines)
    # The first line that differs is none of the tail: where a key went, the next is read again.
    tail = _alike(old[:head:-1], lines[:head:-1])
    first, after = bisect_right(places, head) - 1, bisect_left(places, len(old) - tail)
    if first < 0:
        return None
    begin = places[first]
    stop = places[after] + len(lines) - len(old) if after < len(places) else len(lines)
    again = read_values("\n".join(lines[begin:stop]), go=before.go)
    if not again or not begins_key(lines[begin]):
        return None
    known = list(before.values.items())
    values = dict([*known[:first], *again.items(), *known[after:]])
    if len(values) < first + len(again) + len(known) - after:
        return None  # a key given twice
    return PlainYaml(data, start, FrozenMapping(values), go=before.go)


def _alike(one: Sequence[str], two: Sequence[str]) -> int:
    """Return how many lines of two texts are alike before the first that is not."""
    shorter = min(len(one), len(two))
    pairs = enumerate(zip(one, two, strict=False))
    return next((at for at, (a, b) in pairs if a != b), shorter)
