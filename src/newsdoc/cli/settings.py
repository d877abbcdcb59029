"""`key=value` on the command line: which field or key it means, and which value."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, TypeVar, cast
from zoneinfo import ZoneInfo

from newsdoc import EditError, Metadata

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import tzinfo

    from newsdoc import Article, Fields

__all__ = ["Setting", "apply_settings"]

T = TypeVar("T")

_LISTS = frozenset(
    {"aliases", "authors", "categories", "keywords", "series", "tags", "translations"}
)
_BOOLS = frozenset({"draft", "comments", "toc", "math"})
_DATES = frozenset({"published", "updated", "expires"})
_WORDS = {"true": True, "yes": True, "on": True, "false": False, "no": False, "off": False}


@dataclass(frozen=True)
class Setting:
    """One `key=value`.

    Attributes:
        key: A field of every schema (`title`), or a front matter key (`params.toc`).
        text: What stands behind the first `=`.
    """

    key: str
    text: str

    @classmethod
    def parse(cls, argument: str) -> Setting:
        """Take an argument apart.

        Raises:
            ValueError: There is no `=`, or nothing before it.
        """
        key, sign, text = argument.partition("=")
        if not sign or not key:
            raise ValueError(f"{argument!r} is not key=value")
        return cls(key, text)


def apply_settings(article: Article, settings: Iterable[Setting]) -> Article:
    """Return the article with the settings made, in order.

    Raises:
        EditError: A value does not fit its field, or cannot be written.
    """
    for setting in settings:
        if setting.key in Metadata.model_fields:
            # The key was looked up; a value that does not fit is refused by replace().
            fields = cast("Fields", {setting.key: _field(article, setting)})
            article = article.replace(**fields)
        elif setting.text:
            article = article.apply(article.front_matter.set(setting.key, _value(setting.text)))
        else:
            article = article.apply(article.front_matter.delete(setting.key))
    return article


def _field(article: Article, setting: Setting) -> object:
    key, text = setting.key, setting.text
    if not text:
        return None
    if key in _LISTS:
        return _made(article, setting, _items, 'AI,晶片 or ["AI", "晶片"]')
    if key in _DATES:
        moment = _made(article, setting, datetime.fromisoformat, "2025-01-02T03:04:05+08:00")
        return moment if moment.tzinfo else moment.replace(tzinfo=_zone(article, key))
    if key == "weight":
        return _made(article, setting, int, "a whole number")
    if key in _BOOLS:
        return _made(article, setting, lambda word: _WORDS[word.lower()], "true or false")
    return text


def _zone(article: Article, key: str) -> tzinfo:
    """Return the zone of a date that names none: the one given, else the post's own."""
    if article.context.timezone:
        return ZoneInfo(article.context.timezone)
    present: datetime | None = getattr(article.metadata, key) or article.published
    return present.tzinfo if present and present.tzinfo else UTC


def _made(article: Article, setting: Setting, make: Callable[[str], T], shape: str) -> T:
    try:
        return make(setting.text)
    except (KeyError, ValueError):
        message = f"{setting.key} cannot be {setting.text!r}; write {shape}"
        raise EditError(message, path=article.context.path) from None


def _items(text: str) -> list[str]:
    """Return a list: JSON where it looks like it, else what stands between commas.

    Raises:
        ValueError: It begins as a list and is none of JSON, such as `[a, b]` of YAML.
    """
    if text.startswith("["):
        found = _json(text)
        if not isinstance(found, list):
            raise ValueError
        return found
    return [item.strip() for item in text.split(",") if item.strip()]


def _value(text: str) -> object:
    """Return a front matter value: a JSON value where it is one, else the text."""
    found = _json(text)
    return text if found is None and text != "null" else found


def _json(text: str) -> object:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None
