"""`key=value` on the command line: which field or key it means, and which value."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, TypeVar, cast
from zoneinfo import ZoneInfo

from newsdoc import EditError, Metadata

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

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
        return _items(text)
    if key in _DATES:
        moment = _made(setting, datetime.fromisoformat)
        return moment if moment.tzinfo else moment.replace(tzinfo=_zone(article))
    if key == "weight":
        return _made(setting, int)
    return _made(setting, lambda word: _WORDS[word.lower()]) if key in _BOOLS else text


def _zone(article: Article) -> ZoneInfo:
    return ZoneInfo(article.context.timezone or "UTC")


def _made(setting: Setting, make: Callable[[str], T]) -> T:
    try:
        return make(setting.text)
    except (KeyError, ValueError):
        raise EditError(f"{setting.key} cannot be {setting.text!r}") from None


def _items(text: str) -> list[str]:
    """Return a list: JSON where it looks like it, else what stands between commas."""
    if text.startswith("["):
        found = _json(text)
        if isinstance(found, list):
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
