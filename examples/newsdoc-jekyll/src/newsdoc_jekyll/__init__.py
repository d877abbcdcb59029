"""Jekyll's posts for newsdoc: a complete schema, by the public contract and nothing else.

    import newsdoc

    article = newsdoc.load("_posts/2025-04-01-spring.md", schema="jekyll")

What is different from other generators: a post's date and slug stand in its file name, and front
matter goes before them; `tags` and `categories` may be one text with blanks between the terms, and
a list of categories is one path; `published: false` holds a post back, and so does the folder
`_drafts`; Liquid runs over the body, code included.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import PurePath
from typing import TYPE_CHECKING

from pydantic import Field

from newsdoc.frontmatter import PLAIN, FrontMatterDialect
from newsdoc.markdown import GFM, BodyDialect
from newsdoc.schemas import (
    Evidence,
    NativeFrontMatter,
    ProseRules,
    Reading,
    Reason,
    Table,
    TableSchema,
    finish,
    flag,
    iso_date,
    key,
    negated,
    read_keys,
    text,
    texts,
    write_date,
    write_list,
    write_negated,
)
from newsdoc_jekyll.liquid import LiquidTags

if TYPE_CHECKING:
    from collections.abc import Mapping

    from newsdoc import Context, FrontMatter
    from newsdoc.frontmatter import Value
    from newsdoc.schemas import Candidate, Normalised, Place

__all__ = ["Jekyll", "JekyllFrontMatter", "LiquidTags"]

_FILE = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})-(.+)")
_LIQUID = re.compile(r"\{%-?\s*(?:include|highlight|post_url|link|raw)\b|\{\{-?\s*(?:site|page)\.")


class JekyllFrontMatter(NativeFrontMatter):
    """The keys that Jekyll itself reads."""

    layout: str | None = Field(None, description="The layout, by its file's name.")
    title: str | None = Field(None, description="The title; else it comes from the file's name.")
    permalink: str | None = Field(None, description="The address, or a template of one.")
    date: datetime | str | None = Field(None, description="Goes before the date of the file name.")
    category: str | None = Field(None, description="One category.")
    categories: tuple[str, ...] | str | None = Field(None, description="A path of categories.")
    tags: tuple[str, ...] | str | None = Field(None, description="Tags: a list, or one text.")
    published: bool | None = Field(None, description="False holds the post back.")
    slug: str | None = Field(None, description="The last part of the address.")
    excerpt: str | None = Field(None, description="A summary by hand.")
    excerpt_separator: str | None = Field(None, description="What ends the excerpt.")
    render_with_liquid: bool | None = Field(None, description="False leaves Liquid alone.")


def _terms(value: Value, reading: Reading) -> tuple[str, ...] | None:
    """A text is split at blanks; a list is taken as it is."""
    return tuple(value.split()) or None if isinstance(value, str) else texts(value, reading)


def _write_terms(value: object, place: Place) -> Mapping[tuple[str, ...], object]:
    """One text cannot hold a term with a blank in it, so terms become a list."""
    return write_list(value, replace(place, old=None))


def _path(value: Value, reading: Reading) -> tuple[tuple[str, ...], ...] | None:
    terms = _terms(value, reading)
    return (terms,) if terms else None


def _write_path(value: object, place: Place) -> Mapping[tuple[str, ...], object]:
    steps = value[0] if isinstance(value, tuple) and value else ()
    return _write_terms(steps, place)


_TABLE = Table(
    fields={
        "title": (key("title", text),),
        "published": (key("date", iso_date, write_date),),
        "updated": (key("last_modified_at", iso_date, write_date),),
        "summary": (key("excerpt", text), key("description", text)),
        "authors": (),
        "tags": (key("tags", _terms, _write_terms), key("tag", _terms, _write_terms)),
        "categories": (
            key("categories", _path, _write_path),
            key("category", _path, _write_path),
        ),
        "language": (key("lang", text),),
        "draft": (key("published", negated(flag), write_negated),),
        "slug": (key("slug", text),),
        "permalink": (key("permalink", text),),
        "aliases": (key("redirect_from", texts, write_list),),
        "layout": (key("layout", text),),
        "comments": (key("comments", flag),),
        "toc": (key("toc", flag),),
        "math": (key("math", flag), key("mathjax", flag)),
    },
    native=JekyllFrontMatter,
)

_PROSE = ProseRules(
    keys=("title", "excerpt", "description"),
    taxonomies=("tags", "tag", "categories", "category"),
    languages=("lang",),
    tag_arguments={"include": ("alt", "caption", "title")},
)

_BODY = replace(GFM, name="jekyll", tags=(LiquidTags(),), math=False)


@dataclass(frozen=True)
class Jekyll(TableSchema):
    """Jekyll 4 as a schema.

    Attributes:
        name: The schema's name.
        body: The body's dialect; a site with another renderer brings its own.
    """

    name: str = "jekyll"
    body: BodyDialect = _BODY

    @property
    def front_matter(self) -> FrontMatterDialect:
        """YAML between two lines of `---`."""
        return PLAIN

    @property
    def prose(self) -> ProseRules:
        """What is prose."""
        return _PROSE

    @property
    def native_model(self) -> type[NativeFrontMatter]:
        """`JekyllFrontMatter`."""
        return JekyllFrontMatter

    def detect(self, candidate: Candidate) -> Evidence:
        """Say what speaks for Jekyll: its folders, its own keys, Liquid's own names."""
        reasons = []
        folders = PurePath(candidate.path).parent.parts if candidate.path else ()
        if {"_posts", "_drafts"} & set(folders) and "source" not in folders:
            reasons.append(Reason("path", "lies in _posts or _drafts, without source", 3))
        own = {"excerpt_separator", "render_with_liquid"} & set(candidate.keys)
        reasons += [Reason("key", f"{name} is read by Jekyll only", 8) for name in sorted(own)]
        if _LIQUID.search(candidate.body):
            reasons.append(Reason("body", "Liquid's include, highlight, site or page", 3))
        return Evidence(tuple(reasons))

    def normalise(self, front_matter: FrontMatter, context: Context) -> Normalised:
        """Read front matter and file name as Jekyll does."""
        reading = self.read(front_matter.values, context, front_matter)
        return finish(_TABLE, reading, front_matter)

    @property
    def table(self) -> Table:
        """Which keys give and take which fields."""
        return _TABLE

    def read(
        self, values: Mapping[str, Value], context: Context, front_matter: FrontMatter
    ) -> Reading:
        """Read the fields from front matter, then from the path what it does not give."""
        reading = read_keys(_TABLE, values, context, front_matter)
        if context.path is not None:
            _read_path(reading, PurePath(context.path))
        return reading


def _read_path(reading: Reading, path: PurePath) -> None:
    """Take from the path what front matter does not give."""
    found = _FILE.fullmatch(path.stem)
    if found:
        if "published" not in reading.fields:
            moment = _moment(found, reading)
            if moment is not None:
                reading.put("published", moment, "path")
        if "slug" not in reading.fields:
            reading.put("slug", found[4], "path")
    if "_drafts" in path.parent.parts and not reading.fields.get("draft"):
        reading.put("draft", True, "path")


def _moment(found: re.Match[str], reading: Reading) -> datetime | None:
    try:
        return datetime(int(found[1]), int(found[2]), int(found[3]), tzinfo=reading.zone)
    except ValueError:
        return None
