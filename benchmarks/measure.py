"""Paired timing: two jobs in turn, so that a machine that slows down slows both."""

from __future__ import annotations

import gc
import os
import statistics
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["Ratio", "ratio"]


@dataclass(frozen=True, slots=True)
class Ratio:
    """How long a job takes beside a peer's.

    Attributes:
        job: What was measured.
        peer: What it was measured against.
        value: Median of the ratios of the pairs, job / peer.
        low: Smallest ratio.
        high: Largest ratio.
        seconds: Median processor time of the job.
        goal: The ratio that newsdoc promises, or None.
    """

    job: str
    peer: str
    value: float
    low: float
    high: float
    seconds: float
    goal: float | None = None

    def row(self) -> str:
        """Return the ratio as a row of a Markdown table."""
        goal = "" if self.goal is None else f"{self.goal:.2f}"
        return (
            f"| {self.job} | {self.peer} | {self.value:.2f} | {self.low:.2f} to {self.high:.2f} "
            f"| {goal} | {self.seconds * 1000:.3f} |"
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
    _seconds(job[1])
    _seconds(peer[1])
    times = [(_seconds(job[1]), _seconds(peer[1])) for _ in range(rounds)]
    ratios = sorted(own / other for own, other in times)
    return Ratio(
        job[0],
        peer[0],
        statistics.median(ratios),
        ratios[0],
        ratios[-1],
        statistics.median(own for own, _ in times),
        goal,
    )


def _seconds(function: Callable[[], object]) -> float:
    gc.collect()
    start = _processor_time()
    function()
    return _processor_time() - start


def _processor_time() -> float:
    # Of this process and those it has run and waited for: other programs on a busy machine do not
    # count, which wall time would let them.
    used = os.times()
    return time.process_time() + used.children_user + used.children_system
