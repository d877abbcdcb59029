"""The value that stands for "remove this key", apart from the editing that it is given to."""

from __future__ import annotations

from typing import Final

__all__ = ["DELETE", "Delete"]


class Delete:
    """The kind of `DELETE`, the value that stands for "remove this key" in `change_values`."""

    __slots__ = ()

    def __repr__(self) -> str:
        return "DELETE"


DELETE: Final = Delete()
"""Given as a value to `change_values`, it removes the key."""
