"""Processor time, without the garbage of other tests."""

from __future__ import annotations

import gc
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


def seconds(job: Callable[[], object]) -> float:
    """Return the processor time of a job."""
    with _without_collecting():
        begun = time.process_time()
        job()
        return time.process_time() - begun


@contextmanager
def at_most(limit: float) -> Iterator[None]:
    """Hold what is done inside to a number of seconds of processor time."""
    with _without_collecting():
        begun = time.process_time()
        yield
        spent = time.process_time() - begun
    assert spent < limit


@contextmanager
def _without_collecting() -> Iterator[None]:
    gc.collect()
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
