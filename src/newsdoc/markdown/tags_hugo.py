"""Hugo's shortcodes, read as Hugo's own lexer reads them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsdoc.markdown.tags import TagToken

__all__ = ["HugoShortcodes"]


@dataclass(frozen=True, slots=True)
class HugoShortcodes:
    """`{{< name args >}}` and `{{% name args %}}`, and the divider `<!--more-->`.

    Attributes:
        name: `hugo`.
        verbatim: Names of shortcodes that hold code.
    """

    name: str = "hugo"
    verbatim: frozenset[str] = frozenset({"highlight"})

    def scan(self, text: str, start: int, end: int) -> Sequence[TagToken]:
        """Find the shortcodes, also those in code: Hugo reads them before markdown."""
        return ()
