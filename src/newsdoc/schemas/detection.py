"""Which generator a post is written for: every adapter is asked, the best answer wins.

Weighed are an explicit choice, the path, the fence, the body's syntax, keys that only one
generator reads, and the shape of dates. Keys of themes count for neither, and a file's own name
is no evidence. Where nothing decides the answer is Hugo, and `decided` is false.
"""

from __future__ import annotations

from dataclasses import dataclass

from newsdoc.schemas.candidate import Candidate
from newsdoc.schemas.contract import Reason, Schema

__all__ = ["Detection", "detect"]


@dataclass(frozen=True, slots=True)
class Detection:
    """Which schema a post has, and why.

    Attributes:
        name: The schema's name.
        schema: The schema itself.
        confidence: From 0 (a guess) to 1 (certain).
        reasons: What was found, for and against, the weightiest first.
        decided: False where nothing decided and the answer is the default.
    """

    name: str
    schema: Schema
    confidence: float
    reasons: tuple[Reason, ...]
    decided: bool = True


def detect(candidate: Candidate) -> Detection:
    """Ask every schema what speaks for it, and take the one with the most.

    Args:
        candidate: The file: text, path, and what may be looked up beside it.
    """
    raise NotImplementedError
