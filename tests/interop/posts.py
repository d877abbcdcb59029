"""A post on its way to a real program."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Post"]


@dataclass(frozen=True, slots=True)
class Post:
    """One file of a site.

    Attributes:
        path: Where it lies: below `content` (Hugo) or below `source` (Hexo), with slashes.
        data: Its bytes.
        note: What a failing test should call it.
    """

    path: str
    data: bytes
    note: str = ""
