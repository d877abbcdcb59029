"""What the keys of themes say: how each row of the table of conventions is read and written."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import TYPE_CHECKING

from newsdoc.errors import EditError
from newsdoc.model import Person, Picture, Source
from newsdoc.schemas.conventions import CONVENTIONS
from newsdoc.schemas.readers import (
    flag,
    language,
    negated,
    optional,
    scalar_text,
    text,
    texts,
    write_flag,
    write_list,
    write_negated,
    write_shape,
)
from newsdoc.schemas.table import Key, Place, Writer

if TYPE_CHECKING:
    from newsdoc.frontmatter.nodes import Value
    from newsdoc.schemas.conventions import Convention, Generator
    from newsdoc.schemas.reading import Path, Reader, Reading

__all__ = ["new_keys", "theme_keys"]


@lru_cache(maxsize=8)
def theme_keys(generator: Generator) -> Mapping[str, tuple[Key, ...]]:
    """Return the keys of a generator's themes, by field, in order of precedence.

    >>> [entry.path for entry in theme_keys("hexo")["cover"]][:3]
    [('cover', 'src'), ('cover',), ('image',)]
    """
    found: dict[str, list[Key]] = {}
    for row in CONVENTIONS:
        if row.hugo if generator == "hugo" else row.hexo:
            found.setdefault(row.field, []).append(_key(row))
    return {field: tuple(keys) for field, keys in found.items()}


def new_keys(generator: Generator) -> Mapping[str, Path]:
    """Return the keys that a new value is written to, where it is not the first that is read."""
    return {row.field: _path(row.key) for row in CONVENTIONS if generator in row.new}


def _key(row: Convention) -> Key:
    if row.named:
        return Key(_path(row.key), _resource(row.named), None)
    if row.field == "cover":
        return _cover(row)
    if row.field == "authors":
        return _authors(row)
    if row.field == "source":
        return _source(row)
    read, write = _SIMPLE[row.field]
    if row.negative:
        read, write = negated(read), write_negated
    return Key(_path(row.key), read, write)


def _path(name: str) -> Path:
    return tuple(name.split("."))


def _also(*names: str) -> tuple[Path, ...]:
    return tuple(_path(name) for name in names if name)


def _switch(value: Value, reading: Reading) -> bool | None:
    """Read a switch; `math: katex` and `comments: disqus` switch it on as well."""
    found = flag(value, reading)
    return True if found is None and isinstance(value, str) and value.strip() else found


_SIMPLE: dict[str, tuple[Reader, Writer]] = {
    "summary": (text, write_shape),
    "language": (language, write_shape),
    "translations": (texts, write_list),
    "series": (texts, write_list),
    "comments": (_switch, write_flag),
    "toc": (flag, write_flag),
    "math": (_switch, write_flag),
}


# Covers


def _cover(row: Convention) -> Key:
    beside = {"alt": row.alt.split(), "caption": row.caption.split()}
    places = [(name, tuple(map(_path, others))) for name, others in beside.items() if others]
    depth = len(_path(row.key))

    def read(value: Value, reading: Reading) -> dict[str, object] | None:
        first = value[0] if isinstance(value, tuple) and value else value
        if not isinstance(first, str) or not first.strip() or _COLOUR.match(first.strip()):
            return None
        found: dict[str, object] = {"url": first}
        prefix = reading.path[:-depth]
        for name, paths in places:
            texts = (scalar_text(reading.get((*prefix, *path))) for path in paths)
            text = next(filter(None, texts), None)
            if text is not None:
                found[name] = text
        return found

    def write(value: object, place: Place) -> Mapping[Path, object]:
        if not isinstance(value, Picture):
            raise EditError("a Picture is wanted")
        prefix = place.path[: -len(_path(row.key))]
        writes = dict(_write_first(value.url, place))
        for name, others in beside.items():
            writes.update(_write_beside(getattr(value, name), name, others, prefix, place))
        return writes

    return Key(_path(row.key), read, write, also=_also(*beside["alt"], *beside["caption"]))


# What themes take for the colour of a cover without a picture.
_COLOUR = re.compile(
    r"#(?:[0-9A-Fa-f]{3,4}){1,2}\Z|transparent\Z|(?:rgb|hsl)a?\(|linear-gradient\("
)


def _write_beside(
    text: str | None, name: str, others: list[str], prefix: Path, place: Place
) -> Mapping[Path, object]:
    """Write what stands beside a picture: into the key that is there, else into the first."""
    if not others:
        if text is not None:
            raise EditError(f"{'.'.join(place.path)} has no place for its {name}")
        return {}
    paths = [(*prefix, *_path(other)) for other in others]
    given = [path for path in paths if scalar_text(place.reading.get(path))]
    at = given[0] if given else paths[0]
    writes = dict(optional(text, at, place))
    for other in given[1:]:
        # It would come forth where the first one goes.
        writes.update(optional(None, other, place) if text is None else {})
    return writes


def _resource(name: str) -> Reader:
    def read(value: Value, reading: Reading) -> dict[str, object] | None:
        items = value if isinstance(value, tuple) else ()
        for item in items:
            source = item.get("src") if isinstance(item, Mapping) else None
            if isinstance(item, Mapping) and item.get("name") == name and isinstance(source, str):
                title = scalar_text(item.get("title"))
                return {"url": source, "caption": title} if title else {"url": source}
        return None

    return read


def _write_first(url: str, place: Place) -> Mapping[Path, object]:
    if isinstance(place.old, tuple):
        return {place.path: [url, *place.old[1:]]}
    return {place.path: url}


# Authors

_LINKS = ("url", "link", "homepage", "website")


def _authors(row: Convention) -> Key:
    def read(value: Value, reading: Reading) -> tuple[dict[str, object], ...] | None:
        items = value if isinstance(value, tuple) else (value,)
        people = tuple(person for person in map(_person, items) if person)
        if len(people) == 1 and not isinstance(value, Mapping) and row.url:
            prefix = reading.path[:-1]
            for name, other in (("url", row.url), ("email", row.email)):
                beside = reading.get((*prefix, other))
                if isinstance(beside, str) and beside:
                    people[0].setdefault(name, beside)
        return people or None

    def write(value: object, place: Place) -> Mapping[Path, object]:
        people = (
            tuple(item for item in value if isinstance(item, Person))
            if isinstance(value, tuple)
            else ()
        )
        return _write_people(people, place, row)

    return Key(_path(row.key), read, write, also=_also(row.url, row.email))


def _person(value: Value) -> dict[str, object] | None:
    if not isinstance(value, Mapping):
        name = scalar_text(value) if not isinstance(value, bool) else None
        return {"name": name} if name and name.strip() else None
    name = scalar_text(value.get("name", value.get("nickname")))
    if not name:
        return None
    person: dict[str, object] = {"name": name}
    email = value.get("email")
    if isinstance(email, str) and email:
        person["email"] = email
    link = next((value[key] for key in _LINKS if value.get(key)), None)
    if isinstance(link, str):
        person["url"] = link
    return person


def _write_people(
    people: tuple[Person, ...], place: Place, row: Convention
) -> Mapping[Path, object]:
    prefix = place.path[:-1]
    writes: dict[Path, object] = {}
    beside = {"url": row.url, "email": row.email}
    used = {name: key for name, key in beside.items() if key and place.reading.get((*prefix, key))}
    single = people[0] if len(people) == 1 and not isinstance(place.old, Mapping) else None
    for name, key in used.items():
        wanted = getattr(single, name) if single else None
        writes.update(optional(wanted, (*prefix, key), place))
    items = [_person_value(person, place.old, used if single else {}) for person in people]
    if len(items) == 1 and not isinstance(place.old, tuple):
        return {**writes, place.path: items[0]}
    return {**writes, place.path: items}


def _person_value(person: Person, old: Value, beside: Mapping[str, str]) -> object:
    given = {
        name: value
        for name, value in (("email", person.email), ("url", person.url))
        if value is not None and name not in beside
    }
    if isinstance(old, Mapping):
        link = next((key for key in _LINKS if key in old), "url")
        kept = {key: value for key, value in old.items() if key not in {"email", *_LINKS}}
        named = {("name" if "name" in old or "nickname" not in old else "nickname"): person.name}
        return {**kept, **named, **{link if key == "url" else key: v for key, v in given.items()}}
    return {"name": person.name, **given} if given else person.name


# Sources


def _source(row: Convention) -> Key:
    def read(value: Value, reading: Reading) -> dict[str, object] | None:
        prefix = reading.path[: -len(_path(row.key))]
        here = value.strip() if isinstance(value, str) else ""
        other = row.name or row.url
        beside = reading.get((*prefix, *_path(other))) if other else None
        there = beside.strip() if isinstance(beside, str) else ""
        name, url = _name_and_url(here, there, row)
        found = {key: text for key, text in (("name", name), ("url", url)) if text}
        return dict(found) or None

    def write(value: object, place: Place) -> Mapping[Path, object]:
        if not isinstance(value, Source):
            raise EditError("a Source is wanted")
        prefix = place.path[: -len(_path(row.key))]
        return _write_source(value, place, row, prefix)

    return Key(_path(row.key), read, write, also=_also(row.name, row.url))


def _name_and_url(here: str, there: str, row: Convention) -> tuple[str, str]:
    if row.url:
        return here, there
    if row.name:
        return there, here
    return ("", here) if _is_url(here, row) else (here, "")


def _is_url(text: str, row: Convention) -> bool:
    named = row.key.lower().endswith(("url", "link"))
    return named or text.startswith(("http://", "https://", "//"))


def _write_source(
    value: Source, place: Place, row: Convention, prefix: Path
) -> Mapping[Path, object]:
    if row.url:
        name_at, url_at = place.path, (*prefix, *_path(row.url))
    elif row.name:
        name_at, url_at = (*prefix, *_path(row.name)), place.path
    else:
        if value.name and value.url:
            raise EditError(f"{'.'.join(place.path)} has no place for both name and address")
        return {place.path: value.name or value.url}
    return {**optional(value.name, name_at, place), **optional(value.url, url_at, place)}
