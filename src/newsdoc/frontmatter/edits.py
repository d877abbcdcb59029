"""Changes to front matter as edits: set, delete, rename and move by path.

Every function takes a `FrontMatter` and returns a tuple of `Edit`; nothing is applied. What the
edits do not name stays as it is: comments, order, quotes, indentation, list style, line ends. A
change that cannot be made without touching something else is refused with an `EditError`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

    from newsdoc.frontmatter.document import FrontMatter, Path
    from newsdoc.source import Edit

__all__ = [
    "DELETE",
    "Delete",
    "change_values",
    "delete_value",
    "move_value",
    "rename_key",
    "set_value",
]


class Delete:
    """The kind of `DELETE`, the value that stands for "remove this key" in `change_values`."""

    __slots__ = ()

    def __repr__(self) -> str:
        return "DELETE"


DELETE: Final = Delete()
"""Given as a value to `change_values`, it removes the key."""


def set_value(front_matter: FrontMatter, path: Path, value: object) -> tuple[Edit, ...]:
    """Return the edits that make the value at a path `value`.

    Args:
        front_matter: What was read.
        path: The place; missing mappings on the way are added, and an index that is the length
            of a list appends to it.
        value: str, int, float, bool, None, date, datetime, time, a list or tuple or mapping.

    Returns:
        The edits; none where the value is already there.

    Raises:
        EditError: The value cannot be written there.
    """
    raise NotImplementedError


def delete_value(front_matter: FrontMatter, path: Path) -> tuple[Edit, ...]:
    """Return the edits that remove the key or list item at a path.

    Raises:
        EditError: Nothing stands there, or it cannot be removed by itself.
    """
    raise NotImplementedError


def rename_key(front_matter: FrontMatter, path: Path, new: str) -> tuple[Edit, ...]:
    """Return the edits that give the key at a path another name, in the same place.

    Raises:
        EditError: Nothing stands there, or the new key is already there.
    """
    raise NotImplementedError


def move_value(front_matter: FrontMatter, path: Path, new: Path) -> tuple[Edit, ...]:
    """Return the edits that move what stands at a path to another path.

    Raises:
        EditError: Nothing stands there, or something already stands at the new path.
    """
    raise NotImplementedError


def change_values(
    front_matter: FrontMatter, changes: Mapping[Path, object]
) -> tuple[Edit, ...]:
    """Return the edits that make several changes together.

    The edits of single changes may overlap (two neighbours in a flow list) or depend on each
    other (all keys removed); these do not.

    Args:
        front_matter: What was read.
        changes: New values by path, `DELETE` where a key goes; a key that is to go and is not
            there makes no edit.

    Raises:
        EditError: One of the changes cannot be made.
    """
    raise NotImplementedError
