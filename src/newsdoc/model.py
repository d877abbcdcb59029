"""The normalised fields of a post, whatever generator it is written for.

What is validated, dumped and has a JSON Schema; no behaviour. Empty strings are absent
values (None), containers are tuples or mappings, datetimes are always aware.
"""

from __future__ import annotations

from typing import ClassVar

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field

__all__ = ["Metadata", "Person", "Picture", "Source"]


class _Value(BaseModel):
    model_config: ClassVar[ConfigDict] = ConfigDict(
        frozen=True, extra="forbid", strict=True, ser_json_inf_nan="strings"
    )


class Person(_Value):
    """An author."""

    name: str = Field(description="The name as shown.")
    email: str | None = Field(None, description="E-mail address.")
    url: str | None = Field(None, description="Home page.")


class Source(_Value):
    """Where a post was first published."""

    name: str | None = Field(None, description="Name of the medium.")
    url: str | None = Field(None, description="Address of the original.")


class Picture(_Value):
    """A post's cover picture."""

    url: str = Field(description="Path or address as written.")
    alt: str | None = Field(None, description="Alternative text.")
    caption: str | None = Field(None, description="Caption.")


class Metadata(_Value):
    """What a post says about itself, in the same terms for every schema."""

    title: str | None = Field(None, description="The title.")
    published: AwareDatetime | None = Field(None, description="When it was or will be published.")
    updated: AwareDatetime | None = Field(None, description="When it was last changed.")
    expires: AwareDatetime | None = Field(None, description="When it ceases to be shown.")
    summary: str | None = Field(None, description="Summary or description written by the author.")
    authors: tuple[Person, ...] = Field((), description="The authors.")
    tags: tuple[str, ...] = Field((), description="Tags, in the order written.")
    categories: tuple[tuple[str, ...], ...] = Field(
        (), description="Categories as paths from the root: Hugo's all have one step."
    )
    keywords: tuple[str, ...] = Field((), description="Keywords for search engines.")
    language: str | None = Field(None, description="Language as a BCP 47 tag, as written.")
    translations: tuple[str, ...] = Field((), description="Languages or keys of translations.")
    cover: Picture | None = Field(None, description="The cover that a key names.")
    source: Source | None = Field(None, description="Where it was first published.")
    draft: bool = Field(default=False, description="Whether the generator holds it back.")
    slug: str | None = Field(None, description="Last part of the address, as written.")
    permalink: str | None = Field(None, description="The whole address, as written.")
    aliases: tuple[str, ...] = Field((), description="Other addresses that lead here.")
    series: tuple[str, ...] = Field((), description="Series it belongs to.")
    weight: int | None = Field(None, description="Order in lists; smaller is earlier.")
    layout: str | None = Field(None, description="The template to use.")
    comments: bool | None = Field(None, description="Whether comments are open, where it says.")
    toc: bool | None = Field(None, description="Whether to show a table of contents.")
    math: bool | None = Field(None, description="Whether to typeset formulas.")
