"""Hexo's tags (Nunjucks), read as Hexo finds them before it renders markdown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsdoc.markdown.tags import TagToken

__all__ = ["HexoTags"]


@dataclass(frozen=True, slots=True)
class HexoTags:
    """`{% name args %}`, `{{ expression }}`, `{# comment #}`, and the divider `<!-- more -->`.

    Attributes:
        name: `hexo`.
        verbatim: Names of tags that hold code or raw text.
    """

    name: str = "hexo"
    verbatim: frozenset[str] = frozenset({"raw", "codeblock", "code", "highlight"})

    def scan(self, text: str, start: int, end: int) -> Sequence[TagToken]:
        """Find the tags outside fenced code, inline code and HTML comments."""
        return ()
