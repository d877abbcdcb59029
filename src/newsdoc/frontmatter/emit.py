"""Values of a caller made ready for writing, and whole front matters written from a mapping.

The notations have their own modules: `emit_yaml`, `emit_json`, `emit_toml`, `emit_org`.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time
from typing import TYPE_CHECKING

from newsdoc.errors import EditError, NewsdocError
from newsdoc.frontmatter.agreement import difference
from newsdoc.frontmatter.emit_json import JsonStyle, JsonWriter
from newsdoc.frontmatter.emit_org import org_document
from newsdoc.frontmatter.emit_toml import TomlWriter
from newsdoc.frontmatter.emit_yaml import YamlStyle, YamlWriter
from newsdoc.frontmatter.nodes import FrozenMapping, folded
from newsdoc.frontmatter.reading import read
from newsdoc.limits import MAX_DEPTH
from newsdoc.source import SourceText

if TYPE_CHECKING:
    from collections.abc import Callable

    from newsdoc.frontmatter.dialect import FrontMatterDialect
    from newsdoc.frontmatter.envelope import Format
    from newsdoc.frontmatter.nodes import Value

__all__ = ["as_value", "depth_of", "file_text", "front_matter_text", "same", "thawed"]

# Python writes no integer of more than 4,300 digits, and no generator reads one nearly as long.
_MAX_DIGITS = 4000
_TOO_LONG = 10**_MAX_DIGITS
# What `type` gives of the items of most lists.
_TEXTS = frozenset({str})


def as_value(value: object, *, depth: int = 0) -> Value:
    """Return a caller's value as front matter holds it: tuples and frozen mappings.

    Raises:
        EditError: It, or something in it, is of a kind that front matter cannot hold, or it is
            nested deeper than newsdoc reads.
    """
    if depth > MAX_DEPTH:
        raise EditError(f"the value is nested deeper than {MAX_DEPTH} levels")
    if type(value) is str:
        return value
    if isinstance(value, list | tuple):
        if depth < MAX_DEPTH and set(map(type, value)) == _TEXTS:
            return tuple(value)
        return tuple([as_value(item, depth=depth + 1) for item in value])
    if value is None or isinstance(value, bool | datetime | date | time):
        return value
    if isinstance(value, str | int | float):
        return _plain(value)
    if isinstance(value, Mapping):
        return FrozenMapping({_key(k): as_value(v, depth=depth + 1) for k, v in value.items()})
    raise EditError(f"front matter cannot hold a value of type {type(value).__name__}")


def _plain(value: str | float) -> str | int | float:
    """Return what a subclass (an enumeration's member, say) holds."""
    if isinstance(value, int) and abs(value) >= _TOO_LONG:
        raise EditError(f"front matter cannot hold an integer of over {_MAX_DIGITS} digits")
    for kind in (str, int, float):
        if isinstance(value, kind):
            return kind.__add__(value, kind())  # type: ignore[operator]  # the kinds agree
    raise AssertionError


def _key(key: object) -> str:
    if not isinstance(key, str):
        raise EditError(f"keys of front matter are strings, not {type(key).__name__}")
    return str.__add__(key, "")


def same(one: Value, two: Value) -> bool:
    """Say whether two values are equal and of one kind: 1 is not True, and not 1.0.

    >>> same((1, "a"), (1, "a")), same(1, True), same(1, 1.0)
    (True, False, False)
    """
    if isinstance(one, tuple) and isinstance(two, tuple):
        return len(one) == len(two) and all(map(same, one, two))
    if isinstance(one, FrozenMapping) and isinstance(two, FrozenMapping):
        return one.keys() == two.keys() and all(same(one[key], two[key]) for key in one)
    # NaN is not equal to itself, but writing it over itself changes nothing.
    return type(one) is type(two) and (one == two or (one != one and two != two))  # noqa: PLR0124  NaN


def depth_of(value: Value) -> int:
    """Return how many levels of lists and mappings a value has.

    >>> depth_of("a"), depth_of(("a", ()))
    (0, 2)
    """
    if isinstance(value, tuple):
        nested = [item for item in value if not isinstance(item, str)]
        return 1 + max(map(depth_of, nested), default=0)
    if isinstance(value, FrozenMapping):
        return 1 + max(map(depth_of, value.values()), default=0)
    return 0


def _yaml(values: Mapping[str, Value], dialect: FrontMatterDialect, newline: str) -> str:
    writer = YamlWriter(dialect, YamlStyle(newline=newline))
    lines = "".join(writer.pair(name, value, "") + newline for name, value in values.items())
    return f"---{newline}{lines}---{newline}"


def _toml(values: Mapping[str, Value], dialect: FrontMatterDialect, newline: str) -> str:
    return f"+++{newline}{TomlWriter(newline).document(values)}+++{newline}"


def _json(values: Mapping[str, Value], dialect: FrontMatterDialect, newline: str) -> str:
    style = JsonStyle(newline=newline, strict=dialect.script == "go")
    text = JsonWriter(style).value(FrozenMapping(values), "") + newline
    if dialect.split(SourceText.from_text(text)).format == "json":
        return text
    # Hexo's JSON stands between semicolons, without braces.
    lines = text.strip()[1:-1].strip("\r\n").replace(f"{newline}  ", newline).removeprefix("  ")
    return f";;;{newline}{lines}{newline};;;{newline}"


def _org(values: Mapping[str, Value], dialect: FrontMatterDialect, newline: str) -> str:
    # Hugo takes no lone CR for the end of a line here.
    return org_document(values, "\r\n" if newline == "\r\n" else "\n")


_WRITERS: dict[Format, Callable[[Mapping[str, Value], FrontMatterDialect, str], str]] = {
    "yaml": _yaml,
    "toml": _toml,
    "json": _json,
    "org": _org,
}


def front_matter_text(
    values: Mapping[str, object],
    dialect: FrontMatterDialect,
    *,
    notation: Format = "yaml",
    newline: str = "\n",
) -> str:
    """Write a complete new front matter, fences included.

    Args:
        values: The keys and values, in the order to write them.
        dialect: The generator that will read it.
        notation: The notation to write.
        newline: The line end to write.

    Returns:
        The text from the opening fence to the line end after the closing one.

    Raises:
        EditError: A value that the notation, or the generator's reading of it, cannot hold.
    """
    ready = FrozenMapping({_key(name): as_value(value) for name, value in values.items()})
    text = _WRITERS[notation](ready, dialect, newline)
    if ready:
        _prove(text, ready, dialect, notation)
    return text


def _prove(
    text: str, values: FrozenMapping[Value], dialect: FrontMatterDialect, notation: Format
) -> None:
    """Read a new front matter again.

    Raises:
        EditError: It does not say what it must.
    """
    try:
        again = read(SourceText.from_text(text), dialect)
    except NewsdocError as error:
        raise EditError(f"{dialect.name} cannot hold these values: {error.message}") from error
    if again.format != notation:
        raise EditError(f"{dialect.name} reads no front matter in {notation}")
    wanted = folded(values) if dialect.fold_keys else values
    fault = difference(wanted, again.values)
    if fault is not None:
        raise EditError(f"{dialect.name} cannot hold the value of {fault}")


def file_text(
    values: Mapping[str, object],
    body: str,
    dialect: FrontMatterDialect,
    *,
    notation: Format = "yaml",
    newline: str = "\n",
) -> str:
    """Write a complete file: a new front matter and a body.

    Args:
        values: The keys and values, in the order to write them; without any, the file has no
            front matter unless the body would be taken for some.
        body: The body, which the generator must read back as it is.
        dialect: The generator that will read it.
        notation: The notation of the front matter.
        newline: The line end of the front matter.

    Returns:
        The text of the file.

    Raises:
        EditError: A value, or this body after front matter, that cannot be written.
    """
    attempts = [front_matter_text(values, dialect, notation=notation, newline=newline)]
    if not values:
        attempts = ["", *attempts, f"---{newline}{{}}{newline}---{newline}"]
    for opening in attempts:
        if _body_of(opening + body, dialect) == body:
            return opening + body
    raise EditError(f"{dialect.name} would not read this body as it is")


def _body_of(text: str, dialect: FrontMatterDialect) -> str | None:
    try:
        again = read(SourceText.from_text(text), dialect)
    except NewsdocError:
        return None
    return again.source.slice(again.envelope.body)


def thawed(value: Value) -> object:
    """Return a value with lists and dictionaries in place of tuples and frozen mappings.

    >>> thawed((1, FrozenMapping({"a": ()})))
    [1, {'a': []}]
    """
    if isinstance(value, tuple):
        return [thawed(item) for item in value]
    if isinstance(value, FrozenMapping):
        return {key: thawed(inner) for key, inner in value.items()}
    return value
