"""`HugoFrontMatter`: every key that Hugo 0.168 itself defines, typed and described."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import ClassVar, Literal, TypeAlias

from pydantic import BaseModel, ConfigDict, Field

from newsdoc.schemas.contract import NativeFrontMatter

__all__ = [
    "HugoBuild",
    "HugoFrontMatter",
    "HugoMenuEntry",
    "HugoResource",
    "HugoSitemap",
]

Text: TypeAlias = str | int | float | bool
"""Hugo makes a string of any scalar."""

Date: TypeAlias = str | datetime | date | int
"""A date: text, a TOML date, or a number of Unix seconds."""

Terms: TypeAlias = str | int | float | bool | tuple[str | int | float | bool | None, ...]
"""Terms of a taxonomy: one, or a list."""

Switch: TypeAlias = bool | int | Literal["true", "false", "True", "False", "1", "0", "t", "f"]


class _Part(BaseModel):
    model_config: ClassVar[ConfigDict] = ConfigDict(
        frozen=True, extra="allow", populate_by_name=True, defer_build=True
    )


class HugoBuild(_Part):
    """What Hugo does with the page when it builds the site."""

    list: Literal["always", "never", "local"] | bool | None = Field(
        None, description="Whether the page stands in lists."
    )
    render: Literal["always", "never", "link"] | bool | None = Field(
        None, description="Whether the page is written to a file."
    )
    publishResources: bool | None = Field(  # noqa: N815  the key's own name
        None, alias="publishresources", description="Whether the page's resources are published."
    )


class HugoSitemap(_Part):
    """The page's entry in the sitemap."""

    changefreq: str | None = Field(
        None, description="How often the page changes, in the words of the sitemap protocol."
    )
    priority: float | None = Field(None, description="Priority from 0 to 1; -1 leaves it out.")
    filename: str | None = Field(
        None, description="Name of the sitemap; of use in the site's configuration only."
    )
    disable: bool | None = Field(None, description="Whether the page stays out of the sitemap.")


class HugoMenuEntry(_Part):
    """The page's place in one menu."""

    identifier: Text | None = Field(
        None, description="Name of the entry where two have the same text."
    )
    name: Text | None = Field(None, description="Text of the entry.")
    parent: Text | None = Field(None, description="Identifier of the entry above it.")
    weight: int | None = Field(None, description="Order in the menu; smaller is earlier.")
    pre: Text | None = Field(None, description="What stands before the text.")
    post: Text | None = Field(None, description="What stands after the text.")
    title: Text | None = Field(None, description="The title attribute of the link.")
    url: str | None = Field(None, description="Address, where it is not the page's own.")
    pageRef: str | None = Field(  # noqa: N815  the key's own name
        None, alias="pageref", description="Path of the page it leads to."
    )
    params: Mapping[str, object] | None = Field(None, description="Values for templates.")


class HugoResource(_Part):
    """Metadata of files in the page's bundle."""

    src: str | None = Field(None, description="Pattern of the files, relative to the bundle.")
    name: Text | None = Field(
        None, description="Name by which templates find it; `:counter` counts."
    )
    title: Text | None = Field(None, description="Title of the resource; `:counter` counts.")
    params: Mapping[str, object] | None = Field(None, description="Values for templates.")


Menus: TypeAlias = str | tuple[str, ...] | Mapping[str, HugoMenuEntry | None]


class HugoFrontMatter(NativeFrontMatter):
    """Front matter as Hugo 0.168 defines it. Keys have no case in Hugo."""

    title: Text | None = Field(None, description="The title. Without one it is empty.")
    linkTitle: Text | None = Field(  # noqa: N815  the key's own name
        None, description="A shorter title for links and menus."
    )
    description: Text | None = Field(
        None, description="A description, for the head of the page and for lists."
    )
    summary: Text | None = Field(
        None,
        description=(
            "A summary; it goes before the one that the body gives, unless the body has a divider."
        ),
    )
    date: Date | None = Field(
        None,
        description="When the page was written. Without it `publishDate` and `lastmod` stand in.",
    )
    lastmod: Date | None = Field(None, description="When it was last changed.")
    modified: Date | None = Field(None, description="Another name of `lastmod`.")
    publishDate: Date | None = Field(  # noqa: N815  the key's own name
        None, description="From when on it is published."
    )
    pubdate: Date | None = Field(None, description="Another name of `publishDate`.")
    published: Date | bool | None = Field(
        None, description="Another name of `publishDate`; `false` makes a draft."
    )
    expiryDate: Date | None = Field(  # noqa: N815  the key's own name
        None, description="From when on it is no longer published."
    )
    unpublishdate: Date | None = Field(None, description="Another name of `expiryDate`.")
    draft: Switch | None = Field(
        None, description="Whether it is a draft, which is built with `--buildDrafts` only."
    )
    headless: Switch | None = Field(None, description="Whether a bundle has no page of its own.")
    slug: Text | None = Field(None, description="The last part of the address.")
    url: str | None = Field(None, description="The whole address below the site's root.")
    aliases: str | tuple[str, ...] | None = Field(None, description="Addresses that lead here.")
    weight: int | float | str | None = Field(
        None, description="Order in lists; smaller is earlier, 0 is none."
    )
    type: Text | None = Field(None, description="The content type; without it the section.")
    layout: Text | None = Field(None, description="The template's name.")
    kind: Literal["page", "home", "section", "taxonomy", "term"] | None = Field(
        None,
        description="The kind of a page that a template makes; that of a file is in its path.",
    )
    path: str | None = Field(
        None, description="The path of a page that a template makes; a file has its own."
    )
    lang: str | tuple[str, ...] | None = Field(
        None,
        description=(
            "The language of a page that a template makes; Hugo takes that of a file from its name."
        ),
    )
    markup: (
        Literal[
            "markdown", "md", "goldmark", "html", "org", "asciidocext", "rst", "pandoc", "mmark"
        ]
        | None
    ) = Field(None, description="The format of the body; without it the file's extension tells.")
    keywords: Text | tuple[str | int | float | bool, ...] | None = Field(
        None, description="Keywords; a text is split at blanks."
    )
    tags: Terms | None = Field(
        None, description="Terms of the taxonomy `tags`. A list or mapping among them loses all."
    )
    categories: Terms | None = Field(
        None, description="Terms of the taxonomy `categories`. They have no hierarchy."
    )
    tags_weight: int | None = Field(None, description="Order of the page under its tags.")
    categories_weight: int | None = Field(
        None, description="Order of the page under its categories."
    )
    series: Terms | None = Field(
        None, description="The series it belongs to, for the templates that Hugo brings."
    )
    images: str | tuple[str, ...] | None = Field(
        None, description="Pictures for Open Graph and Twitter cards."
    )
    videos: str | tuple[str, ...] | None = Field(None, description="Videos for Open Graph.")
    audio: str | tuple[str, ...] | None = Field(None, description="Sound for Open Graph.")
    translationKey: Text | None = Field(  # noqa: N815  the key's own name
        None, description="Joins pages that are translations of each other."
    )
    isCJKLanguage: Switch | None = Field(  # noqa: N815  the key's own name
        None, description="Whether words are counted as in Chinese, Japanese and Korean."
    )
    menus: Menus | None = Field(
        None, description="The menus it stands in: a name, names, or entries by name."
    )
    menu: Menus | None = Field(None, description="Another name of `menus`.")
    outputs: str | tuple[str, ...] | None = Field(None, description="Output formats.")
    resources: tuple[HugoResource, ...] | None = Field(
        None, description="Metadata of the files in the bundle."
    )
    build: HugoBuild | None = Field(
        None, description="What is done with the page when the site is built."
    )
    old_build: HugoBuild | None = Field(
        None, alias="_build", description="The old name of `build`."
    )
    sitemap: HugoSitemap | None = Field(None, description="The entry in the sitemap.")
    cascade: Mapping[str, object] | tuple[Mapping[str, object], ...] | None = Field(
        None, description="Values for the pages below."
    )
    params: Mapping[str, object] | None = Field(
        None, description="The site's own values; they go before keys of the same name at the top."
    )
    sites: Mapping[str, object] | None = Field(
        None, description="The sites (languages, versions, roles) that the page belongs to."
    )
