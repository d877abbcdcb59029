"""Which front matter keys give and take the fields of a Hugo post."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsdoc.schemas.hugo_dates import date_keys
from newsdoc.schemas.hugo_fields import (
    read_aliases,
    read_categories,
    read_draft,
    read_published,
    read_slug,
    read_strings,
    read_terms,
    read_text,
    read_translation_key,
    read_weight,
    write_categories,
    write_published,
    write_strings,
    write_translation_key,
)
from newsdoc.schemas.readers import write_list, write_shape
from newsdoc.schemas.table import Key, Table, key
from newsdoc.schemas.themes import new_keys, theme_keys

if TYPE_CHECKING:
    from collections.abc import Mapping

    from newsdoc.schemas.contract import NativeFrontMatter
    from newsdoc.schemas.hugo_path import Languages

__all__ = ["TAXONOMIES", "hugo_table", "native_model", "term_key"]


def native_model() -> type[NativeFrontMatter]:
    """Return the model of Hugo's own front matter."""
    from newsdoc.schemas.hugo_native import HugoFrontMatter  # noqa: PLC0415  not needed to read

    return HugoFrontMatter


def hugo_table(
    chains: Mapping[str, tuple[str, ...]], languages: Languages, taxonomies: Mapping[str, str]
) -> Table:
    """Return the table of keys of a site.

    Args:
        chains: The expanded chains of the four dates, by Hugo's own names.
        languages: The site's languages, which file names tell.
        taxonomies: The site's own keys of terms, by the names of the taxonomies.
    """
    date_chain, mod_chain, end_chain = (chains[name] for name in ("Date", "Lastmod", "ExpiryDate"))
    themes = theme_keys("hugo")
    fields = {
        **themes,
        "title": (key("title", read_text, write_shape, own=True),),
        "published": date_keys(date_chain, languages, "date"),
        "updated": date_keys(mod_chain, languages, "lastmod", "modified"),
        "expires": date_keys(end_chain, languages, "expirydate", "unpublishdate"),
        **_other_keys(themes),
        **_term_keys(taxonomies),
    }
    return Table(
        fields=fields,
        native=native_model,
        fold=True,
        spread="params",
        new=new_keys("hugo"),
        # Lastmod is Date where nothing else gives it, and a draft by `published` is its date too.
        follows={
            "published": ("updated",),
            "updated": ("published",),
            "draft": ("published", "updated"),
        },
    )


def _other_keys(themes: Mapping[str, tuple[Key, ...]]) -> dict[str, tuple[Key, ...]]:
    """Return the keys of the fields that no chain of dates gives."""
    return {
        "summary": (
            key("summary", read_text, write_shape, own=True),
            key("description", read_text, write_shape, own=True),
            *themes["summary"],
        ),
        "keywords": (key("keywords", read_strings, write_strings, own=True),),
        "translations": (
            key("translationKey", read_translation_key, write_translation_key, own=True),
            *themes["translations"],
        ),
        "draft": (
            key("draft", read_draft, own=True),
            key("published", read_published, write_published, own=True),
        ),
        "slug": (key("slug", read_slug, write_shape, own=True),),
        "permalink": (key("url", read_text, write_shape, own=True),),
        "aliases": (key("aliases", read_aliases, write_strings, own=True),),
        "weight": (key("weight", read_weight, own=True),),
        "layout": (key("layout", read_text, write_shape, own=True),),
    }


TAXONOMIES = {"tag": "tags", "category": "categories", "series": "series"}
"""The taxonomies that fields are made of, by their names, with Hugo's keys."""


def term_key(taxonomies: Mapping[str, str], name: str) -> str:
    """Return the key of the terms of a taxonomy, the site's own or Hugo's."""
    return taxonomies.get(name, TAXONOMIES[name])


def _term_keys(taxonomies: Mapping[str, str]) -> dict[str, tuple[Key, ...]]:
    """Return the keys of the fields that hold terms."""
    tags, categories, series = (term_key(taxonomies, name) for name in TAXONOMIES)
    return {
        "tags": (Key((tags,), read_terms, write_list),),
        "categories": (Key((categories,), read_categories, write_categories),),
        "series": (Key((series,), read_terms, write_list),),
    }
