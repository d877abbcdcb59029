"""Which generator a post is written for: every adapter is asked, the best answer wins.

Weighed are the path, the fence, the body's syntax, keys that only one generator reads, and the
shape of dates. Keys of themes count for neither, and a file's own name is no evidence. Where
nothing decides the answer is Hugo, and `decided` is false.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from newsdoc.schemas.registry import get_schema, schemas

if TYPE_CHECKING:
    from newsdoc.schemas.candidate import Candidate
    from newsdoc.schemas.contract import Reason, Schema

__all__ = ["Detection", "detect"]

DEFAULT = "hugo"


@dataclass(frozen=True, slots=True)
class Detection:
    """Which schema a post has, and why.

    Attributes:
        name: The schema's name.
        schema: The schema itself.
        confidence: From 0 (a guess) to 1 (certain).
        reasons: What was found for this schema, the weightiest first.
        decided: False where nothing decided and the answer is the default.
        others: What speaks for each other schema, by name and in the same order.
    """

    name: str
    schema: Schema
    confidence: float
    reasons: tuple[Reason, ...]
    decided: bool = True
    others: tuple[tuple[str, tuple[Reason, ...]], ...] = ()


def detect(candidate: Candidate) -> Detection:
    r"""Ask every schema what speaks for it, and take the one with the most.

    Args:
        candidate: The file: text, path, and what may be looked up beside it.

    Returns:
        The schema with its evidence, and whether it was decided by any.

    >>> from newsdoc.schemas.candidate import Candidate
    >>> found = detect(Candidate("+++\ntitle = 'A'\n+++\n"))
    >>> found.name, found.decided, found.reasons[0].text
    ('hugo', True, 'opens with +++ (TOML)')
    """
    asked = [(schema, schema.detect(candidate)) for schema in schemas()]
    best = max(asked, key=lambda pair: pair[1].score)
    second = max(
        (evidence.score for schema, evidence in asked if schema is not best[0]), default=0.0
    )
    margin = best[1].score - max(second, 0.0)
    decided = margin > 0
    schema = best[0] if decided else get_schema(DEFAULT)
    return Detection(
        name=schema.name,
        schema=schema,
        confidence=round(1 - 2 ** (-margin / 2), 3) if decided else 0.0,
        reasons=next(_sorted(evidence.reasons) for one, evidence in asked if one is schema),
        decided=decided,
        others=tuple(
            (one.name, _sorted(evidence.reasons))
            for one, evidence in asked
            if one is not schema and evidence.reasons
        ),
    )


def _sorted(reasons: tuple[Reason, ...]) -> tuple[Reason, ...]:
    return tuple(sorted(reasons, key=lambda reason: -abs(reason.weight)))
