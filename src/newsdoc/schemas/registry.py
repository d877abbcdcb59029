"""Which schemas there are: the built-in ones, those of entry points, those registered by hand.

This is newsdoc's one piece of global state. Schemas are frozen values; registering one under a
name that is taken replaces it only when asked to.
"""

from __future__ import annotations

import threading
from functools import cache
from typing import TYPE_CHECKING

from newsdoc.errors import SchemaError

if TYPE_CHECKING:
    from collections.abc import Callable

    from newsdoc.schemas.contract import Schema

__all__ = ["get_schema", "register_schema", "schema_names", "schemas"]

GROUP = "newsdoc.schemas"
"""The entry point group: `name = "package.module:value"`, the value a schema or its class."""

_lock = threading.RLock()
_registered: dict[str, Schema] = {}
_loaded: list[bool] = []


def register_schema(schema: Schema, *, replace: bool = False) -> None:
    """Make a schema known under its name, for `load(schema=…)` and for detection.

    Args:
        schema: A frozen, hashable value that keeps the contract.
        replace: Whether it may take the place of another schema of that name.

    Raises:
        SchemaError: It lacks something of the contract, or the name is taken.
    """
    check(schema)
    with _lock:
        known = _all()
        if not replace and known.get(schema.name, schema) != schema:
            raise SchemaError(f"a schema named {schema.name!r} is registered already")
        known[schema.name] = schema


def get_schema(schema: str | Schema) -> Schema:
    """Return the schema of a name; a schema itself is returned as it is.

    Raises:
        SchemaError: No schema has that name, or what is given is no schema.

    >>> get_schema("hugo").name
    'hugo'
    """
    if not isinstance(schema, str):
        check(schema)
        return schema
    if not _loaded and schema in _BUILTIN:
        # Nothing can have taken its place: registering loads all.
        return _BUILTIN[schema]()
    known = _all()
    if schema not in known:
        names = ", ".join(sorted(known))
        raise SchemaError(f"no schema named {schema!r}; there are {names}")
    return known[schema]


def schema_names() -> tuple[str, ...]:
    """Return the names of all schemas, the built-in ones first.

    >>> schema_names()[:2]
    ('hugo', 'hexo')
    """
    return tuple(_all())


def schemas() -> tuple[Schema, ...]:
    """Return all schemas, the built-in ones first."""
    return tuple(_all().values())


_MEMBERS = (
    "body",
    "detect",
    "edits",
    "front_matter",
    "name",
    "native_model",
    "normalise",
    "prose",
    "template",
)


def check(schema: object) -> None:
    """Raise a `SchemaError` where `schema` lacks something of the contract."""
    if isinstance(schema, type):
        raise SchemaError(f"{schema.__name__} is a class; a schema is a value of it")
    # A property of the class counts without being asked: the body's dialect is slow to import.
    kind = type(schema)
    missing = [name for name in _MEMBERS if not hasattr(kind, name) and not hasattr(schema, name)]
    if missing:
        raise SchemaError(f"{schema!r} is no schema: it has no {', '.join(missing)}")
    name = getattr(schema, "name", None)
    if not isinstance(name, str) or not name:
        raise SchemaError(f"the name of a schema is a string, not {name!r}")
    try:
        hash(schema)
    except TypeError:
        raise SchemaError(f"schema {name!r} cannot be hashed: make it a frozen value") from None


def _all() -> dict[str, Schema]:
    if _loaded:
        return _registered
    with _lock:
        if not _loaded:
            _load_builtin()
            _load_entry_points()
            _loaded.append(True)
    return _registered


@cache
def _hugo() -> Schema:
    from newsdoc.schemas.hugo import Hugo  # noqa: PLC0415  adapters load when first asked for

    return Hugo()


@cache
def _hexo() -> Schema:
    from newsdoc.schemas.hexo import Hexo  # noqa: PLC0415  adapters load when first asked for

    return Hexo()


_BUILTIN: dict[str, Callable[[], Schema]] = {"hugo": _hugo, "hexo": _hexo}


def _load_builtin() -> None:
    for name, make in _BUILTIN.items():
        _registered.setdefault(name, make())


def _load_entry_points() -> None:
    from importlib.metadata import entry_points  # noqa: PLC0415  slow to import

    for point in entry_points(group=GROUP):
        try:
            value = point.load()
            schema = value() if isinstance(value, type) else value
            check(schema)
        except Exception as error:
            message = f"entry point {point.name!r} ({point.value}) gives no schema: {error}"
            raise SchemaError(message) from error
        _registered.setdefault(schema.name, schema)
