"""The ids that generators give to headings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["BLACKFRIDAY", "GITHUB", "GITHUB_ASCII", "HEXO_SLUGS", "HeadingIds", "Numbering"]

Numbering: TypeAlias = Literal["free", "count"]
"""How an id that is taken gets its number.

`free`: the first of -1, -2 … that is not taken (goldmark, github). `count`: how often this very
slug came before, without a look at whether the result is taken (hexo-renderer-marked).
"""


@dataclass(frozen=True, slots=True)
class HeadingIds:
    """How headings get their ids.

    Attributes:
        name: A short name.
        slug: Makes an id of a heading's text, without regard to other headings.
        empty: The id where the slug is empty.
        numbering: What happens to an id that is taken.
    """

    name: str
    slug: Callable[[str], str]
    empty: str = "heading"
    numbering: Numbering = "free"


def github_slug(text: str) -> str:
    """Make the id that Hugo's `github` style makes: letters, digits, `_` and `-` in lower case."""
    return "".join(_github_char(char) for char in text)


def _github_char(char: str) -> str:
    if char in "- \t":
        return "-"
    return char.lower() if char == "_" or char.isalnum() else ""


GITHUB = HeadingIds("github", github_slug)
"""Hugo's default, and GitHub's own."""
GITHUB_ASCII = HeadingIds("github-ascii", github_slug)
"""Hugo's `autoIDType = "github-ascii"`."""
BLACKFRIDAY = HeadingIds("blackfriday", github_slug)
"""Hugo's `autoIDType = "blackfriday"`."""
HEXO_SLUGS = HeadingIds("hexo", github_slug, empty="", numbering="count")
"""hexo-renderer-marked with hexo-util's slugize."""
