"""How Hugo reads its own keys that are no dates: switches, texts, lists, terms.

All go through spf13/cast (see `casts_go`); terms of taxonomies through `GetTerms`.
"""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from typing import TYPE_CHECKING

from newsdoc.errors import EditError
from newsdoc.frontmatter.nodes import FrozenMapping
from newsdoc.schemas.casts_go import go_bool, go_int, go_string, go_strings
from newsdoc.schemas.hugo_dates import read_date
from newsdoc.schemas.hugo_refusals import OUTPUT_FORMATS
from newsdoc.schemas.readers import write_paths
from newsdoc.schemas.reading import describe

if TYPE_CHECKING:
    from newsdoc.frontmatter.nodes import Value
    from newsdoc.schemas.reading import Path, Reading
    from newsdoc.schemas.table import Place

__all__ = [
    "read_aliases",
    "read_categories",
    "read_draft",
    "read_published",
    "read_slug",
    "read_strings",
    "read_terms",
    "read_text",
    "read_translation_key",
    "read_weight",
    "tell_both_switches",
    "tell_unknown_outputs",
    "write_categories",
    "write_published",
    "write_strings",
    "write_translation_key",
]


_COMPOUND = (tuple, FrozenMapping)
_TEXT = frozenset({str})


def read_draft(value: Value, reading: Reading) -> bool:
    """Read `draft`: what is no boolean is false."""
    found = go_bool(value)
    if found is None:
        reading.tell(
            "boolean-unreadable",
            f"{describe(value)} is no boolean for Hugo: not a draft",
            hint="write true or false",
        )
    return bool(found)


def read_published(value: Value, reading: Reading) -> bool | None:
    """`published` is a date and a boolean; as a boolean it says that the post is no draft."""
    is_number = isinstance(value, int) and not isinstance(value, bool)
    if is_number and not _dated_before(reading):
        # The number was taken for a date, and is no boolean then.
        return None
    found = go_bool(value)
    return None if found is None else not found


def _dated_before(reading: Reading) -> bool:
    """Whether a key that goes before `published` gives the publish date."""
    own = reading.path
    found: object = None
    for name in ("publishdate", "pubdate"):
        reading.path = (name,)
        found = found if found is not None else read_date(reading.get((name,)), reading)
    reading.path = own
    return found is not None


def write_published(value: object, place: Place) -> Mapping[Path, object]:
    """Write `published`, which says the opposite of draft."""
    return {place.path: not value}


def tell_both_switches(reading: Reading) -> None:
    """Tell that `draft` and `published` are both given."""
    values = reading.values
    if "draft" in values and "published" in values and go_bool(values["published"]) is not None:
        reading.tell("draft-and-published", "Hugo goes by draft", path=("published",))


def tell_unknown_outputs(reading: Reading) -> None:
    """Tell of output formats that a site would have to define."""
    unknown = [
        name
        for name in go_strings(reading.values.get("outputs"))
        if name.lower() not in OUTPUT_FORMATS
    ]
    if unknown:
        message = f"Hugo stops the build unless the site defines {', '.join(unknown)}"
        reading.tell("output-unknown", message, path=("outputs",))


def read_text(value: Value, reading: Reading) -> str | None:
    """Read any scalar as a text; lists and mappings are empty."""
    return go_string(value) or None


def read_slug(value: Value, reading: Reading) -> str | None:
    """Read a slug; hyphens at its ends go."""
    return go_string(value).strip("-") or None


def read_strings(value: Value, reading: Reading) -> tuple[str, ...] | None:
    """Read a list of texts; one text is split at blanks."""
    if value is None or value == "":
        return None
    return tuple(item for item in go_strings(value) if item)


def write_strings(value: object, place: Place) -> Mapping[Path, object]:
    """Write strings as a list: one text would be split at blanks."""
    return {place.path: list(value) if isinstance(value, tuple) else value}


def read_aliases(value: Value, reading: Reading) -> tuple[str, ...] | None:
    """Read aliases: Hugo makes them absolute, without dots and closing slash."""
    found = read_strings(value, reading)
    if found is None:
        return None
    return tuple(posixpath.normpath(f"/{alias.lstrip('/')}") for alias in found)


def read_terms(value: Value, reading: Reading) -> tuple[str, ...] | None:
    """Read terms of a taxonomy; one list or mapping among them, and Hugo finds none at all."""
    if isinstance(value, tuple):
        if _TEXT.issuperset(map(type, value)):
            return tuple(filter(None, value))  # type: ignore[arg-type]  # all are texts
        if any(isinstance(item, _COMPOUND) for item in value):
            reading.tell("terms-nested", "Hugo's terms are flat: it finds none in nested lists")
            return ()
        return tuple(text for text in map(go_string, value) if text)
    if isinstance(value, Mapping):
        return None
    found = go_string(value)
    return (found,) if found else None


def read_categories(value: Value, reading: Reading) -> tuple[tuple[str, ...], ...] | None:
    """Read categories: terms, each a path of one step."""
    found = read_terms(value, reading)
    return None if found is None else tuple((term,) for term in found)


def write_categories(value: object, place: Place) -> Mapping[Path, object]:
    """Write categories, which have one step each."""
    if isinstance(value, tuple) and any(len(path) > 1 for path in value):
        raise EditError("Hugo's categories have no hierarchy")
    return write_paths(value, place)


def read_weight(value: Value, reading: Reading) -> int | None:
    """Read a weight; what is no number is told, and none."""
    if value is None or value == "":
        return None
    found = go_int(value)
    if found is None:
        reading.tell("number-unreadable", f"{describe(value)} is no number for Hugo: 0")
    return found


def read_translation_key(value: Value, reading: Reading) -> tuple[str, ...] | None:
    """Read the key that joins translations."""
    found = go_string(value)
    return (found,) if found else None


def write_translation_key(value: object, place: Place) -> Mapping[Path, object]:
    """Write the key that joins translations."""
    if not isinstance(value, tuple) or len(value) != 1:
        raise EditError("translationKey holds one key")
    return {place.path: value[0]}
