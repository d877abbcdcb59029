"""Values as org keywords: texts of one line, and lists of them in three forms."""

from __future__ import annotations

from datetime import date, time
from typing import TYPE_CHECKING, TypeAlias

from newsdoc.errors import EditError
from newsdoc.frontmatter.emit_dates import format_moment
from newsdoc.frontmatter.nodes import FrozenMapping
from newsdoc.frontmatter.org_reader import ORG_BLANK

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from newsdoc.frontmatter.nodes import Value

__all__ = ["OrgPair", "org_document", "org_line", "org_list", "org_text"]

OrgPair: TypeAlias = tuple[str, str]
"""A keyword and the text after its colon."""


def org_text(value: Value, like: str | None = None) -> str:
    """Return a value as the text of a keyword.

    Args:
        value: The value.
        like: A moment to write others like, or None.

    Raises:
        EditError: No keyword can hold it.
    """
    if isinstance(value, date | time):
        return format_moment(value, like, strict=True)
    if isinstance(value, FrozenMapping | tuple):
        raise EditError("org keywords hold no mappings and no lists in lists")
    if not isinstance(value, str):
        shown = "nothing" if value is None else repr(str(value).lower())
        raise EditError(f"org keywords hold text only; give {shown} as a text")
    if "\n" in value or value.strip(ORG_BLANK) != value:
        raise EditError("org keywords hold texts of one line without blanks around them")
    return value


def org_list(base: str, values: Sequence[Value], old: Sequence[str] = ()) -> list[OrgPair]:
    """Return the keywords that hold a list.

    Args:
        base: The keyword, without the `[]` of a list.
        values: The items.
        old: The keywords that hold it now, which are kept where they can hold it still.

    Raises:
        EditError: No keyword can hold it.
    """
    texts = [org_text(item) for item in values]
    if base.upper() == "FILETAGS" and texts:
        return [(base, f":{':'.join(texts)}:")]
    words = all(text and not set(text) & set(ORG_BLANK) for text in texts)
    if len(texts) > 1 and (len(old) > 1 or not words):
        key = base if not (old and old[0].endswith("[]")) or not words else f"{base}[]"
        return [(key, text) for text in texts]
    if not words:
        raise EditError("a list of one text needs a text without blanks here")
    return [(f"{base}[]", " ".join(texts))]


def org_line(pair: OrgPair) -> str:
    """Return the line of a keyword, without its end."""
    key, text = pair
    return f"#+{key}: {text}".rstrip(" ")


def org_document(values: Mapping[str, Value], newline: str) -> str:
    """Return whole front matter of org keywords.

    Raises:
        EditError: A value that no keyword can hold.
    """
    lines = []
    for name, value in values.items():
        key = name.upper()
        pairs = org_list(key, value) if isinstance(value, tuple) else [(key, org_text(value))]
        lines += [org_line(pair) + newline for pair in pairs]
    return "".join(lines)
