"""The fields of `Metadata` from both sides: what a caller may give, and what an article shows.

Reading is strict and typed; a person who writes `replace(tags=["a"], cover="a.jpg")` should not
have to build tuples and models by hand.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, TypedDict

from pydantic import BaseModel, ValidationError

from newsdoc.errors import EditError
from newsdoc.model import Metadata, Person, Picture, Source

if TYPE_CHECKING:
    from datetime import datetime

__all__ = ["FieldView", "Fields", "default_of", "fits_plainly", "to_metadata_values"]

_FIELDS = Metadata.model_fields
_DEFAULTS = {name: info.get_default() for name, info in _FIELDS.items()}
_TEXTS = {name for name, info in _FIELDS.items() if info.annotation == str | None}
_LISTS = {name for name, info in _FIELDS.items() if info.annotation == tuple[str, ...]}
_TEXT = frozenset({str})


def default_of(name: str) -> object:
    """Return what a field of `Metadata` is where nothing gives it."""
    return _DEFAULTS[name]


def fits_plainly(name: str, value: object) -> bool:
    """Say whether a value fits a field without a doubt: a text, or texts; no model need be asked.

    Args:
        name: A field of `Metadata`.
        value: The value.
    """
    if type(value) is str:
        return name in _TEXTS and value.isprintable()
    if type(value) is tuple and name in _LISTS:
        return set(map(type, value)) <= _TEXT and "".join(value).isprintable()
    return False


class Fields(TypedDict, total=False):
    """The fields that `Article.replace` and `newsdoc.new` take; None removes one."""

    title: str | None
    published: datetime | None
    updated: datetime | None
    expires: datetime | None
    summary: str | None
    authors: Iterable[Person | str] | None
    tags: Iterable[str] | None
    categories: Iterable[str | Iterable[str]] | None
    keywords: Iterable[str] | None
    language: str | None
    translations: Iterable[str] | None
    cover: Picture | str | None
    source: Source | str | None
    draft: bool | None
    slug: str | None
    permalink: str | None
    aliases: Iterable[str] | None
    series: Iterable[str] | None
    weight: int | None
    layout: str | None
    comments: bool | None
    toc: bool | None
    math: bool | None


def to_metadata_values(fields: Mapping[str, object]) -> dict[str, object]:
    """Return the values as `Metadata` holds them.

    Lists become tuples; a category that is one string is a path of one step; an author, a
    source or a cover that is one string is its name or address. None stays None, and the empty
    string is an absent value.

    Args:
        fields: Names of `Metadata` fields with their new values.

    Raises:
        EditError: There is no such field, or the value has the wrong type.

    >>> to_metadata_values({"tags": ["头发"], "categories": ["News", ["Asia", "East"]]})
    {'tags': ('头发',), 'categories': (('News',), ('Asia', 'East'))}
    """
    values: dict[str, object] = {}
    for name, value in fields.items():
        if name not in _FIELDS:
            known = ", ".join(_FIELDS)
            raise EditError(f"there is no field {name!r}; there are {known}")
        absent = value is None or value == ""
        values[name] = None if absent else _checked(name, _coerced(name, value))
    return values


def _coerced(name: str, value: object) -> object:
    if isinstance(value, str):
        return _FROM_STRING[name](value) if name in _FROM_STRING else value
    if isinstance(value, list | tuple):
        return _items(name, value)
    if isinstance(value, BaseModel | Mapping) or not isinstance(value, Iterable):
        return value
    return _items(name, value)


def _items(name: str, value: Iterable[object]) -> tuple[object, ...]:
    make = _FROM_ITEM.get(name)
    return tuple(make(item) for item in value) if make else tuple(value)


def _category(item: object) -> object:
    return (item,) if isinstance(item, str) else tuple(item) if isinstance(item, Iterable) else item


def _person(item: object) -> object:
    return Person(name=item) if isinstance(item, str) else item


_FROM_STRING: dict[str, Callable[[str], object]] = {
    "cover": lambda url: Picture(url=url),
    "source": lambda name: Source(name=name),
}
_FROM_ITEM: dict[str, Callable[[object], object]] = {"authors": _person, "categories": _category}


def _checked(name: str, value: object) -> object:
    if fits_plainly(name, value):
        return value
    try:
        metadata = Metadata.model_validate({name: value})
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        advice = _ADVICE.get(first["type"], first["msg"])
        raise EditError(f"{name}: {value!r} does not fit: {advice}") from None
    return getattr(metadata, name)


_AWARE = "expected a datetime with a zone, such as datetime(2025, 1, 2, tzinfo=UTC)"
# In words of Python, where pydantic's are of its own kinds.
_ADVICE = {
    "bool_type": "expected True or False",
    "datetime_type": _AWARE,
    "int_type": "expected a whole number",
    "string_type": "expected a text",
    "timezone_aware": _AWARE,
    "tuple_type": "expected a list",
}


class FieldView(ABC):
    """The fields of `metadata` as read-only attributes of whatever holds it."""

    __slots__ = ()

    @property
    @abstractmethod
    def metadata(self) -> Metadata:
        """The normalised fields as one validated model."""

    @property
    def title(self) -> str | None:
        """The title."""
        return self.metadata.title

    @property
    def published(self) -> datetime | None:
        """When it was or will be published, by the generator's own chain of keys."""
        return self.metadata.published

    @property
    def updated(self) -> datetime | None:
        """When it was last changed."""
        return self.metadata.updated

    @property
    def expires(self) -> datetime | None:
        """When it ceases to be shown."""
        return self.metadata.expires

    @property
    def summary(self) -> str | None:
        """The summary that the author wrote; `excerpt` is the one that the body gives."""
        return self.metadata.summary

    @property
    def authors(self) -> tuple[Person, ...]:
        """The authors."""
        return self.metadata.authors

    @property
    def tags(self) -> tuple[str, ...]:
        """Tags, in the order written."""
        return self.metadata.tags

    @property
    def categories(self) -> tuple[tuple[str, ...], ...]:
        """Categories as paths from the root."""
        return self.metadata.categories

    @property
    def keywords(self) -> tuple[str, ...]:
        """Keywords for search engines."""
        return self.metadata.keywords

    @property
    def language(self) -> str | None:
        """The language that the post declares, as written."""
        return self.metadata.language

    @property
    def translations(self) -> tuple[str, ...]:
        """Languages or keys of translations."""
        return self.metadata.translations

    @property
    def source(self) -> Source | None:
        """Where the post was first published."""
        return self.metadata.source

    @property
    def draft(self) -> bool:
        """Whether the generator holds it back."""
        return self.metadata.draft

    @property
    def slug(self) -> str | None:
        """Last part of the address, as written."""
        return self.metadata.slug

    @property
    def permalink(self) -> str | None:
        """The whole address, as written."""
        return self.metadata.permalink

    @property
    def aliases(self) -> tuple[str, ...]:
        """Other addresses that lead here."""
        return self.metadata.aliases

    @property
    def series(self) -> tuple[str, ...]:
        """Series it belongs to."""
        return self.metadata.series

    @property
    def weight(self) -> int | None:
        """Order in lists; smaller is earlier."""
        return self.metadata.weight

    @property
    def layout(self) -> str | None:
        """The template to use."""
        return self.metadata.layout

    @property
    def comments(self) -> bool | None:
        """Whether comments are open, where the post says so."""
        return self.metadata.comments

    @property
    def toc(self) -> bool | None:
        """Whether to show a table of contents, where the post says so."""
        return self.metadata.toc

    @property
    def math(self) -> bool | None:
        """Whether to typeset formulas, where the post says so."""
        return self.metadata.math
