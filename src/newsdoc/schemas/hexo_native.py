"""`HexoFrontMatter`: every key that Hexo 8.1 itself defines, typed and described."""

from __future__ import annotations

from datetime import date, datetime
from typing import TypeAlias

from pydantic import Field

from newsdoc.schemas.contract import NativeFrontMatter

__all__ = ["HexoFrontMatter"]

Text: TypeAlias = str | int | float | bool
"""Hexo makes a string of any scalar."""

Date: TypeAlias = datetime | date | str | int | float
"""A date: a YAML timestamp, a text that JavaScript can read, or milliseconds."""

Terms: TypeAlias = str | int | float | bool | tuple[str | int | float | bool | None, ...]

Paths: TypeAlias = (
    str
    | int
    | float
    | bool
    | tuple[str | int | float | bool | tuple[str | int | float | bool | None, ...] | None, ...]
)


class HexoFrontMatter(NativeFrontMatter):
    """Front matter as Hexo 8.1 defines it. Keys have case in Hexo."""

    title: Text | None = Field(None, description="The title. Without one it is empty.")
    date: Date | None = Field(
        None,
        description=(
            "When it was published; a timestamp without quotes loses its zone. Without it the "
            "file's name or birth time stands in."
        ),
    )
    updated: Date | None = Field(
        None,
        description="When it was last changed. Without it the file's modification time stands in.",
    )
    layout: Text | None = Field(
        None, description="The layout; `post` without it, `false` for none."
    )
    comments: bool | int | str | None = Field(
        None, description="Whether comments are open; they are without it. `no` is true."
    )
    tags: Terms | None = Field(None, description="Tags: one, or a list.")
    tag: Terms | None = Field(None, description="Stands in for `tags`.")
    categories: Paths | None = Field(
        None, description="Categories: a flat list is one path; a list of lists is several."
    )
    category: Paths | None = Field(None, description="Stands in for `categories`.")
    permalink: str | None = Field(
        None, description="The whole address below the site's root, as it stands."
    )
    excerpt: str | None = Field(
        None, description="A summary; with it the divider stays in the content."
    )
    disableNunjucks: bool | None = Field(  # noqa: N815  the key's own name
        None, description="Whether tags (`{% %}`, `{{ }}`) in the body stay as they are."
    )
    lang: str | tuple[str, ...] | None = Field(
        None, description="The language, where it is not the site's."
    )
    published: bool | int | str | None = Field(
        None, description="Whether it is published; `false` makes a draft, `no` does not."
    )
    photos: str | tuple[str | None, ...] | None = Field(
        None, description="Pictures of a gallery post."
    )
    photo: str | tuple[str | None, ...] | None = Field(None, description="Stands in for `photos`.")
    link: str | None = Field(None, description="The address that a link post leads to.")
    description: str | int | float | bool | None = Field(
        None, description="A description for the head of the page."
    )
    keywords: Text | tuple[str | int | float | bool | None, ...] | None = Field(
        None, description="Keywords for the head of the page."
    )
    sitemap: bool | None = Field(
        None, description="Whether the page stands in the sitemap (hexo-generator-sitemap)."
    )
    slug: object = Field(
        None, description="Overwritten by Hexo: the slug comes from the file's name."
    )
    path: object = Field(None, description="Overwritten by Hexo.")
    raw: object = Field(None, description="Overwritten by Hexo.")
    content: object = Field(None, description="Overwritten by Hexo.")
    more: object = Field(None, description="Overwritten by Hexo.")
    site: object = Field(None, description="Overwritten by Hexo.")
