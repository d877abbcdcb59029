"""What reading by marked's rules may cost.

marked itself takes the square of the time for texts made to hurt. Here each look for something
that is not there is paid for; who runs out is answered from the tree.
"""

from __future__ import annotations

__all__ = ["MAX_DEPTH", "Fuel", "TooMuchError"]

MAX_DEPTH = 50
"""Levels of lists and quotations, and of emphasis and links."""
_EACH = 30
_FREE = 200_000


class TooMuchError(Exception):
    """A text is too deep, or costs too much to read by marked's rules."""


class Fuel:
    """How many characters may still be looked at in vain."""

    __slots__ = ("left",)

    def __init__(self, size: int) -> None:
        self.left = size * _EACH + _FREE

    def spend(self, count: int) -> None:
        """Pay for a look.

        Raises:
            TooMuchError: Nothing is left.
        """
        self.left -= count
        if self.left < 0:
            raise TooMuchError
