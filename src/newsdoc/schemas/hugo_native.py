"""`HugoFrontMatter`: every key that Hugo 0.168 itself defines, typed and described."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Literal, TypeAlias

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
    model_config = ConfigDict(
        frozen=True, extra="allow", populate_by_name=True, use_attribute_docstrings=True
    )


class HugoBuild(_Part):
    """What Hugo does with the page when it builds the site."""

    list: Literal["always", "never", "local"] | bool | None = None
    """Whether the page stands in lists."""
    render: Literal["always", "never", "link"] | bool | None = None
    """Whether the page is written to a file."""
    publishResources: bool | None = Field(None, alias="publishresources")  # noqa: N815
    """Whether the page's resources are published."""


class HugoSitemap(_Part):
    """The page's entry in the sitemap."""

    changefreq: str | None = None
    """How often the page changes, in the words of the sitemap protocol."""
    priority: float | None = None
    """Priority from 0 to 1; -1 leaves it out."""
    filename: str | None = None
    """Name of the sitemap; of use in the site's configuration only."""
    disable: bool | None = None
    """Whether the page stays out of the sitemap."""


class HugoMenuEntry(_Part):
    """The page's place in one menu."""

    identifier: Text | None = None
    """Name of the entry where two have the same text."""
    name: Text | None = None
    """Text of the entry."""
    parent: Text | None = None
    """Identifier of the entry above it."""
    weight: int | None = None
    """Order in the menu; smaller is earlier."""
    pre: Text | None = None
    """What stands before the text."""
    post: Text | None = None
    """What stands after the text."""
    title: Text | None = None
    """The title attribute of the link."""
    url: str | None = None
    """Address, where it is not the page's own."""
    pageRef: str | None = Field(None, alias="pageref")  # noqa: N815
    """Path of the page it leads to."""
    params: Mapping[str, object] | None = None
    """Values for templates."""


class HugoResource(_Part):
    """Metadata of files in the page's bundle."""

    src: str | None = None
    """Pattern of the files, relative to the bundle."""
    name: Text | None = None
    """Name by which templates find it; `:counter` counts."""
    title: Text | None = None
    """Title of the resource; `:counter` counts."""
    params: Mapping[str, object] | None = None
    """Values for templates."""


Menus: TypeAlias = str | tuple[str, ...] | Mapping[str, HugoMenuEntry | None]


class HugoFrontMatter(NativeFrontMatter):
    """Front matter as Hugo 0.168 defines it. Keys have no case in Hugo."""

    title: Text | None = None
    """The title. Without one it is empty."""
    linkTitle: Text | None = None  # noqa: N815  the key's own name
    """A shorter title for links and menus."""
    description: Text | None = None
    """A description, for the head of the page and for lists."""
    summary: Text | None = None
    """A summary; it goes before the one that the body gives, unless the body has a divider."""
    date: Date | None = None
    """When the page was written. Without it `publishDate` and `lastmod` stand in."""
    lastmod: Date | None = None
    """When it was last changed."""
    modified: Date | None = None
    """Another name of `lastmod`."""
    publishDate: Date | None = None  # noqa: N815
    """From when on it is published."""
    pubdate: Date | None = None
    """Another name of `publishDate`."""
    published: Date | bool | None = None
    """Another name of `publishDate`; `false` makes a draft."""
    expiryDate: Date | None = None  # noqa: N815
    """From when on it is no longer published."""
    unpublishdate: Date | None = None
    """Another name of `expiryDate`."""
    draft: Switch | None = None
    """Whether it is a draft, which is built with `--buildDrafts` only."""
    headless: Switch | None = None
    """Whether a bundle has no page of its own."""
    slug: Text | None = None
    """The last part of the address."""
    url: str | None = None
    """The whole address below the site's root."""
    aliases: str | tuple[str, ...] | None = None
    """Addresses that lead here."""
    weight: int | float | str | None = None
    """Order in lists; smaller is earlier, 0 is none."""
    type: Text | None = None
    """The content type; without it the section."""
    layout: Text | None = None
    """The template's name."""
    kind: Literal["page", "home", "section", "taxonomy", "term"] | None = None
    """The kind of page, where the path does not tell."""
    path: str | None = None
    """The page's logical path, where it is not that of the file."""
    lang: str | tuple[str, ...] | None = None
    """The language, one of those that the site defines."""
    markup: (
        Literal[
            "markdown", "md", "goldmark", "html", "org", "asciidocext", "rst", "pandoc", "mmark"
        ]
        | None
    ) = None
    """The format of the body; without it the file's extension tells."""
    keywords: Text | tuple[str | int | float | bool, ...] | None = None
    """Keywords; a text is split at blanks."""
    tags: Terms | None = None
    """Terms of the taxonomy `tags`. A list or mapping among them loses all."""
    categories: Terms | None = None
    """Terms of the taxonomy `categories`. They have no hierarchy."""
    tags_weight: int | None = None
    """Order of the page under its tags."""
    categories_weight: int | None = None
    """Order of the page under its categories."""
    series: Terms | None = None
    """The series it belongs to, for the templates that Hugo brings."""
    images: str | tuple[str, ...] | None = None
    """Pictures for Open Graph and Twitter cards."""
    videos: str | tuple[str, ...] | None = None
    """Videos for Open Graph."""
    audio: str | tuple[str, ...] | None = None
    """Sound for Open Graph."""
    translationKey: Text | None = None  # noqa: N815
    """Joins pages that are translations of each other."""
    isCJKLanguage: Switch | None = None  # noqa: N815
    """Whether words are counted as in Chinese, Japanese and Korean."""
    menus: Menus | None = None
    """The menus it stands in: a name, names, or entries by name."""
    menu: Menus | None = None
    """Another name of `menus`."""
    outputs: str | tuple[str, ...] | None = None
    """Output formats."""
    resources: tuple[HugoResource, ...] | None = None
    """Metadata of the files in the bundle."""
    build: HugoBuild | None = None
    """What is done with the page when the site is built."""
    old_build: HugoBuild | None = Field(None, alias="_build")
    """The old name of `build`."""
    sitemap: HugoSitemap | None = None
    """The entry in the sitemap."""
    cascade: Mapping[str, object] | tuple[Mapping[str, object], ...] | None = None
    """Values for the pages below."""
    params: Mapping[str, object] | None = None
    """The site's own values; they go before keys of the same name at the top."""
    sites: Mapping[str, object] | None = None
    """The sites (languages, versions, roles) that the page belongs to."""
