"""One self-contained page that shows a conversion."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from newsdoc.script.conversion import Conversion

__all__ = ["review_page"]


def review_page(conversion: Conversion, *, title: str = "") -> str:
    """Return the page."""
    return title + str(len(conversion.changes))
