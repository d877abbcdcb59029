"""Front matter at which Hexo 8.1 refuses a post: its database and its routes take no such value."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import unquote_to_bytes

from newsdoc.errors import FrontMatterError
from newsdoc.frontmatter.nodes import ScalarNode
from newsdoc.schemas.casts_js import js_truthy
from newsdoc.schemas.reading import describe

if TYPE_CHECKING:
    from newsdoc.frontmatter.document import FrontMatter
    from newsdoc.frontmatter.nodes import Value
    from newsdoc.schemas.reading import Reading

__all__ = ["is_address", "refuse_categories", "refuse_values"]

_NOT_NULL = ("content", "excerpt", "id", "more")
_DELICATE = frozenset({*_NOT_NULL, "_id", "__proto__", "permalink", "__permalink"})
_QUERY = re.compile("[?#]")
_BARE_PERCENT = re.compile("%(?![0-9A-Fa-f]{2})")
_CUID = re.compile(r"c.{24}\Z", re.DOTALL)


def refuse_values(front_matter: FrontMatter) -> None:
    """Raise where Hexo's database refuses the post, whatever else stands in it.

    Raises:
        FrontMatterError: At the value.
    """
    values = front_matter.values
    if _DELICATE.isdisjoint(values.keys()):
        return
    for name in _NOT_NULL:
        if name in values and values[name] is None:
            _fail(front_matter, name, "must not be empty")
    identity = values.get("_id")
    if identity is not None and not (isinstance(identity, str) and _CUID.match(identity)):
        _fail(front_matter, "_id", "is no id that Hexo gives")
    if "__proto__" in values and not _is_primitive(front_matter, "__proto__"):
        _fail(front_matter, "__proto__", "must be a text, a number or a switch")
    for name in ("permalink", "__permalink"):
        if name in values and js_truthy(values[name]):
            _refuse_permalink(front_matter, name, values[name])


def _refuse_permalink(front_matter: FrontMatter, name: str, value: Value) -> None:
    if not isinstance(value, str) or not _is_primitive(front_matter, name):
        _fail(front_matter, name, f"must be a text, not {describe(value)}")
    elif not is_address(value):
        _fail(front_matter, name, "holds a '%' that begins no escape of UTF-8")


def _is_primitive(front_matter: FrontMatter, name: str) -> bool:
    """Tell whether a key holds what is no object to JavaScript, as dates and null are."""
    if not isinstance(front_matter.values[name], str | int | float):
        return False
    node = front_matter.node((name,))
    # A timestamp that no calendar has is a text for us, and still a date for Hexo.
    return not (isinstance(node, ScalarNode) and node.timestamp)


_INHERITED = frozenset(
    """
    __defineGetter__ __defineSetter__ __lookupGetter__ __lookupSetter__ __proto__ constructor
    hasOwnProperty isPrototypeOf propertyIsEnumerable toLocaleString toString valueOf
    """.split()  # noqa: SIM905  words read best as words
)


def refuse_categories(reading: Reading, front_matter: FrontMatter) -> None:
    """Raise where a category is named as what every object of JavaScript inherits.

    Hexo looks for the category's id in a plain object, finds a function and fails.

    Args:
        reading: The fields as they were read.
        front_matter: The front matter as written.

    Raises:
        FrontMatterError: At the categories.
    """
    paths = reading.fields.get("categories")
    for path in paths if isinstance(paths, tuple) else ():
        for name in path:
            if name in _INHERITED:
                entry = reading.keys.get("categories")
                where = entry.path[0] if entry else "categories"
                _fail(front_matter, where, f"no category can be called {name!r}")


def is_address(permalink: str) -> bool:
    """Tell whether `decodeURI` takes a permalink's path, which hexo-util calls on it."""
    path = _QUERY.split(permalink, maxsplit=1)[0]
    if _BARE_PERCENT.search(path):
        return False
    try:
        unquote_to_bytes(path).decode()
    except UnicodeDecodeError:
        return False
    return True


def _fail(front_matter: FrontMatter, name: str, reason: str) -> None:
    raise front_matter.source.error(
        FrontMatterError,
        f"{name}: {reason}; Hexo refuses the post",
        front_matter.span((name,)),
        path=front_matter.path,
    )
