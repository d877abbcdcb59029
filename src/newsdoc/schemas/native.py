"""The generator's own front matter: cheap checks of types on load, the typed model when asked.

Both come from one pydantic model. On load each key costs one look at the type of its value;
only what fails there is put to pydantic, for the exact place and what would be right.
"""

from __future__ import annotations

import types
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from typing import TYPE_CHECKING, Annotated, TypeVar, Union, get_args, get_origin

from pydantic import TypeAdapter, ValidationError

from newsdoc.schemas.reading import describe

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

    from newsdoc.frontmatter.nodes import Value
    from newsdoc.schemas.contract import NativeFrontMatter
    from newsdoc.schemas.reading import Reading

__all__ = ["build_native", "check_native", "native_names", "plain"]

N = TypeVar("N", bound="NativeFrontMatter")

_MOST = 10
"""How many wrong types inside one key are told of; a list of thousands is wrong for one reason."""


def plain(value: object) -> object:
    """Return a value with mappings as dicts, for pydantic and for JSON."""
    if isinstance(value, Mapping):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, tuple):
        return tuple(plain(item) for item in value)
    return value


@dataclass(frozen=True, slots=True)
class _Check:
    """What the type of a value tells without pydantic.

    Attributes:
        name: The field's name in the model.
        anything: Whatever stands there is right.
        scalars: Types that are right.
        items: Types of items that make a list right.
    """

    name: str
    anything: bool
    scalars: frozenset[type]
    items: frozenset[type]


@lru_cache(maxsize=64)
def _checks(model: type[NativeFrontMatter]) -> dict[str, _Check]:
    found: dict[str, _Check] = {}
    for name, info in model.model_fields.items():
        scalars: set[type] = {types.NoneType}
        items: set[type] = set()
        for kind in _members(info.annotation):
            _sort(kind, scalars, items)
        anything = info.annotation is object
        found[info.alias or name] = _Check(name, anything, frozenset(scalars), frozenset(items))
    return found


def _members(annotation: object) -> Iterator[object]:
    origin = get_origin(annotation)
    if origin in (Union, types.UnionType):
        for member in get_args(annotation):
            yield from _members(member)
    elif origin is Annotated:
        yield from _members(get_args(annotation)[0])
    else:
        yield annotation


def _sort(kind: object, scalars: set[type], items: set[type]) -> None:
    if kind in {str, int, float, bool, date, datetime, types.NoneType} and isinstance(kind, type):
        scalars.add(kind)
        if kind is float:
            scalars.add(int)
    elif get_origin(kind) is tuple:
        first = get_args(kind)[0]
        for member in _members(first):
            if isinstance(member, type):
                items.add(member)


def native_names(model: type[NativeFrontMatter]) -> frozenset[str]:
    """Return the keys that a generator defines, as they are written."""
    return frozenset(_checks(model))


@lru_cache(maxsize=64)
def _folded(model: type[NativeFrontMatter]) -> dict[str, tuple[str, _Check]]:
    return {key.lower(): (key, check) for key, check in _checks(model).items()}


@lru_cache(maxsize=64)
def _named(model: type[NativeFrontMatter]) -> dict[str, tuple[str, _Check]]:
    return {key: (key, check) for key, check in _checks(model).items()}


def check_native(model: type[NativeFrontMatter], reading: Reading, *, fold: bool) -> None:
    """Tell of every key whose value has a type that the generator cannot use.

    Args:
        model: The generator's keys.
        reading: The reading; diagnostics go there.
        fold: Keys have no case.
    """
    checks = _folded(model) if fold else _named(model)
    for name, value in reading.values.items():
        found = checks.get(name)
        if found is None:
            continue
        check = found[1]
        kind = type(value)
        if kind in check.scalars or check.anything:
            continue
        if isinstance(value, tuple) and check.items and check.items.issuperset(map(type, value)):
            continue
        _tell(model, check.name, name, value, reading)


def _tell(
    model: type[NativeFrontMatter], field: str, name: str, value: Value, reading: Reading
) -> None:
    for path, expected, wrong in _problems(model, field, value)[:_MOST]:
        shown = (name, *path)
        if reading.has_told(shown):
            continue
        message = f"expected {expected}, found {describe(wrong)}"
        hint = "the generator does not use a value of this type"
        reading.tell("type-mismatch", message, path=shown, hint=hint)


def _problems(
    model: type[NativeFrontMatter], field: str, value: Value
) -> list[tuple[tuple[str, ...], str, Value]]:
    try:
        _adapter(model, field).validate_python(plain(value), strict=True)
    except ValidationError as error:
        return _deepest(error.errors(include_url=False), value)
    return []


@lru_cache(maxsize=512)
def _adapter(model: type[NativeFrontMatter], field: str) -> TypeAdapter[object]:
    kind = model.model_fields[field].annotation
    return TypeAdapter(kind or object)


def _deepest(errors: list[ErrorDetails], value: Value) -> list[tuple[tuple[str, ...], str, Value]]:
    """Of the errors of all members of a union, those that get furthest into the value."""
    placed: dict[tuple[str, ...], list[str]] = {}
    for error in errors:
        path = _data_path(error["loc"], value)
        texts = placed.setdefault(path, [])
        text = _expected(error)
        if text not in texts:
            texts.append(text)
    depth = max(map(len, placed))
    return [
        (path, _alternatives(texts), _at(value, path))
        for path, texts in placed.items()
        if len(path) == depth
    ]


def _alternatives(texts: list[str]) -> str:
    *others, last = texts
    return f"{', '.join(others)} or {last}" if others else last


def _data_path(loc: tuple[int | str, ...], value: Value) -> tuple[str, ...]:
    """The part of pydantic's location that is in the value; the rest names members of unions."""
    path: list[str] = []
    for part in loc:
        inside = _step(value, part)
        if inside is not _NOWHERE:
            path.append(str(part))
            value = inside  # type: ignore[assignment]  # not the sentinel here
    return tuple(path)


_NOWHERE = object()


def _step(value: Value, part: int | str) -> object:
    if isinstance(value, Mapping) and isinstance(part, str) and part in value:
        return value[part]
    if isinstance(value, tuple) and isinstance(part, int) and part < len(value):
        return value[part]
    return _NOWHERE


def _at(value: Value, path: tuple[str, ...]) -> Value:
    for part in path:
        if isinstance(value, Mapping):
            value = value[part]
        elif isinstance(value, tuple):
            value = value[int(part)]
    return value


_EXPECTED = {
    "string_type": "a text",
    "int_type": "a whole number",
    "int_from_float": "a whole number",
    "float_type": "a number",
    "bool_type": "true or false",
    "tuple_type": "a list",
    "dict_type": "a mapping",
    "mapping_type": "a mapping",
    "model_type": "a mapping",
    "model_attributes_type": "a mapping",
    "datetime_type": "a date",
    "date_type": "a date",
    "extra_forbidden": "a key that the generator knows",
    "missing": "a value",
    "none_required": "nothing",
}


def _expected(error: ErrorDetails) -> str:
    if error["type"] == "literal_error":
        return f"one of {error['ctx']['expected']}"
    return _EXPECTED.get(error["type"], error["msg"].removeprefix("Input should be "))


def build_native(model: type[N], values: Mapping[str, Value], *, fold: bool) -> N:
    """Return the generator's own front matter as its model.

    A value of the wrong type stays in the model as it was read.

    Args:
        model: The generator's keys.
        values: The front matter's values.
        fold: Keys have no case.
    """
    checks = _folded(model) if fold else _named(model)
    given = {}
    for name, value in values.items():
        found = checks.get(name)
        if found:
            given[found[1].name] = value
    wrong = {
        field: given.pop(field) for field in list(given) if _problems(model, field, given[field])
    }
    native = model.model_validate({field: plain(value) for field, value in given.items()})
    # The model is frozen for its users; here it is still being made.
    native.__dict__.update(wrong)
    native.__pydantic_fields_set__.update(wrong)
    return native
