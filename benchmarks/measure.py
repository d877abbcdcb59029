"""Paired timing: two jobs in turn, so that a machine that slows down slows both."""

from __future__ import annotations

import gc
import os
import statistics
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["Ratio", "growth", "prepared_ratio", "ratio"]

# The first runs after the garbage was collected find nothing in the processor's caches; a timing
# is of so many runs that it says what a program with more than one post pays.
_LEAST = 0.05

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Ratio:
    """How long a job takes beside a peer's.

    Attributes:
        job: What was measured.
        peer: What it was measured against.
        value: Median of the ratios of the pairs, job / peer.
        low: Smallest ratio.
        high: Largest ratio.
        cost: What the job takes: the median of its processor time in ms, or of its memory in MB.
        goal: The ratio that newsdoc promises, or None.
        unit: The unit of `cost`.
    """

    job: str
    peer: str
    value: float
    low: float
    high: float
    cost: float
    goal: float | None = None
    unit: str = "ms"

    def row(self) -> str:
        """Return the ratio as a row of a Markdown table."""
        goal = "" if self.goal is None else f"{self.goal:.2f}"
        return (
            f"| {self.job} | {self.peer} | {self.value:.2f} | {self.low:.2f} to {self.high:.2f} "
            f"| {goal} | {self.cost:.3f} {self.unit} |"
        )


def ratio(
    job: tuple[str, Callable[[], object]],
    peer: tuple[str, Callable[[], object]],
    *,
    goal: float | None = None,
    rounds: int = 9,
) -> Ratio:
    """Time two jobs in turn and return the median ratio of the pairs.

    Args:
        job: Name and function of what is measured.
        peer: Name and function of what it is measured against.
        goal: The ratio that newsdoc promises.
        rounds: How many pairs are counted, after one that is not.
    """
    runs = [_runs(function) for _, function in (job, peer)]
    times = [
        (_seconds(job[1], runs[0]) / runs[0], _seconds(peer[1], runs[1]) / runs[1])
        for _ in range(rounds)
    ]
    return _summary(job[0], peer[0], times, goal)


def prepared_ratio(
    job: tuple[str, Callable[[T], object]],
    peer: tuple[str, Callable[[], T]],
    *,
    goal: float | None = None,
    rounds: int = 9,
) -> Ratio:
    """Time a job on what the peer makes, each time anew, beside making it.

    Args:
        job: Name and function of what is measured; it is given what the peer made.
        peer: Name and function of what it is measured against.
        goal: The ratio that newsdoc promises.
        rounds: How many pairs are counted.
    """
    times = []
    runs = _runs(peer[1])
    for _ in range(rounds):
        own = other = 0.0
        for _ in range(runs):
            begun = _processor_time()
            made = peer[1]()
            middle = _processor_time()
            job[1](made)
            own, other = own + _processor_time() - middle, other + middle - begun
        times.append((own / runs, other / runs))
    return _summary(job[0], peer[0], times, goal)


def growth(
    name: str, make: Callable[[int], Callable[[], object]], count: int, *, rounds: int = 3
) -> Ratio:
    """Time a job of one size beside eight of an eighth of it: linear is 1, quadratic 8.

    Args:
        name: What the large job is called.
        make: Makes a job of a size.
        count: The size.
        rounds: How many pairs are counted.
    """
    large, small = make(count), make(count // 8)
    times = [(_seconds(large, 1), _seconds(small, 8)) for _ in range(rounds)]
    return _summary(name, "8 of an eighth", times, 1.5)


def _runs(function: Callable[[], object]) -> int:
    """Return how often a function must run to be timed."""
    function()
    return max(1, round(_LEAST / max(_seconds(function, 1), 1e-6)))


def _summary(job: str, peer: str, times: list[tuple[float, float]], goal: float | None) -> Ratio:
    ratios = sorted(own / other for own, other in times)
    return Ratio(
        job,
        peer,
        statistics.median(ratios),
        ratios[0],
        ratios[-1],
        1000 * statistics.median(own for own, _ in times),
        goal,
    )


def _seconds(function: Callable[[], object], runs: int) -> float:
    gc.collect()
    start = _processor_time()
    for _ in range(runs):
        function()
    return _processor_time() - start


def _processor_time() -> float:
    # Of this process and those it has run and waited for: other programs on a busy machine do not
    # count, which wall time would let them.
    used = os.times()
    return time.process_time() + used.children_user + used.children_system
