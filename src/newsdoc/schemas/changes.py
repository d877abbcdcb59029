"""From new values for fields to edits of front matter: the law of `replace`, kept by trying out.

The writers of a `Table` say which keys get which values. These are put into a copy of the values,
the copy is read by the same table, and only where it reads as asked are edits made of them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta, timezone
from typing import TYPE_CHECKING, TypeAlias

from pydantic import ValidationError

from newsdoc.errors import EditError
from newsdoc.fields import default_of, fits_plainly
from newsdoc.frontmatter import read
from newsdoc.frontmatter.edits import DELETE, change_values, set_value
from newsdoc.frontmatter.nodes import FrozenMapping, Value
from newsdoc.model import Metadata
from newsdoc.schemas.reading import Path, Reading, dotted
from newsdoc.schemas.table import Key, Place, Table
from newsdoc.source import SourceText

if TYPE_CHECKING:
    from newsdoc.frontmatter.document import FrontMatter
    from newsdoc.frontmatter.envelope import Format
    from newsdoc.schemas.contract import Context, Schema
    from newsdoc.source import Edit

__all__ = ["Proposal", "Read", "edits_for", "new_front_matter", "propose", "try_out"]

_ORDER = tuple(Metadata.model_fields)

Read: TypeAlias = Callable[[Mapping[str, Value]], Reading]
"""Reads bare values as the schema does, path and context included."""


def edits_for(
    table: Table,
    front_matter: FrontMatter,
    before: Reading,
    changes: Mapping[str, object],
    reread: Read,
) -> tuple[Edit, ...]:
    """Return the edits after which the fields have the values asked for.

    Args:
        table: The schema's keys.
        front_matter: The front matter as it is.
        before: Its reading.
        changes: New values by field of `Metadata`; None removes.
        reread: Reads values on trial.

    Raises:
        EditError: A field cannot be written so.
    """
    old, wanted = _metadata(before), _wanted(changes)
    writes = _writes(table, before, old, wanted, reread)
    after = reread(try_out(table, before.values, writes)) if writes else before
    _hold(table, old, wanted, after)
    return _edits(table, front_matter, before, writes)


@dataclass(frozen=True, slots=True)
class Proposal:
    """Edits that were not tried out: whoever makes the new article sees whether they do.

    Attributes:
        edits: The edits.
        table: The schema's keys.
        old: The fields as they are.
        wanted: The new values by field; None for those that go.
    """

    edits: tuple[Edit, ...]
    table: Table
    old: Metadata
    wanted: Mapping[str, object]

    def is_kept(self, new: Metadata) -> bool:
        """Whether every field has the value asked for, and no other one changed."""
        return _fault(self.table, self.old, self.wanted, new) is None


def propose(
    table: Table,
    front_matter: FrontMatter,
    before: Reading,
    changes: Mapping[str, object],
    reread: Read,
) -> Proposal:
    """Return the edits of `edits_for` without trying them out; the arguments are the same.

    Raises:
        EditError: A field cannot be written so.
    """
    old, wanted = _metadata(before), _wanted(changes)
    writes = _writes(table, before, old, wanted, reread)
    return Proposal(_edits(table, front_matter, before, writes), table, old, wanted)


def _edits(
    table: Table, front_matter: FrontMatter, before: Reading, writes: dict[Path, object]
) -> tuple[Edit, ...]:
    if not writes:
        return ()
    if len(writes) == 1 and DELETE not in writes.values() and not front_matter.is_bare:
        [(path, value)] = writes.items()
        return set_value(front_matter, path, value)
    if any(value is DELETE and len(path) > 1 for path, value in writes.items()):
        writes = _pruned(table, writes, try_out(table, before.values, writes))
    return change_values(front_matter, {_as_path(path): value for path, value in writes.items()})


def _as_path(path: Path) -> tuple[str | int, ...]:
    return path


def _writes(
    table: Table,
    before: Reading,
    old: Metadata,
    wanted: Mapping[str, object],
    reread: Read,
) -> dict[Path, object]:
    writes: dict[Path, object] = {}
    for name, value in wanted.items():
        asked = default_of(name) if value is None else value
        if asked == getattr(old, name):
            continue
        if asked == default_of(name) and name not in before.keys:
            raise EditError(f"{name}: {_no_key(before, name)}")
        if value is None:
            writes.update(_removal(table, before, name, reread))
        else:
            writes.update(_setting(table, before, name, value))
    if Place((), None, before).format == "org":
        writes = {path: _org_text(value) for path, value in writes.items()}
    return writes


def _org_text(value: object) -> object:
    """Return a value as org keywords can hold it, which Hugo reads as the same.

    Switches and numbers are texts there, and a list of one text with blanks in it is that text.
    """
    if isinstance(value, list | tuple) and len(value) == 1 and " " in str(value[0]):
        return value[0]
    return str(value).lower() if isinstance(value, bool | int) else value


def _pruned(
    table: Table, writes: dict[Path, object], after: Mapping[str, Value]
) -> dict[Path, object]:
    """Where the last key of a mapping goes, let the mapping go instead."""
    pruned: dict[Path, object] = {}
    for path, value in writes.items():
        kept = path
        while value is DELETE and len(kept) > 1 and _at(after, table.name(kept[:-1])) == {}:
            kept = kept[:-1]
            after = _put(after, table.name(kept), DELETE)
        if not any(kept[: len(other)] == other and pruned[other] is DELETE for other in pruned):
            pruned[kept] = value
    return pruned


def _at(values: Mapping[str, Value], path: Path) -> Value:
    value: Value = None
    for name in path:
        value = values.get(name)
        values = value if isinstance(value, Mapping) else {}
    return value


def _wanted(changes: Mapping[str, object]) -> dict[str, object]:
    """Check names and types of new values."""
    if all(fits_plainly(name, value) for name, value in changes.items()):
        return dict(changes)
    for name in changes:
        if name not in _ORDER:
            raise EditError(f"there is no field {name!r}")
    given = {name: value for name, value in changes.items() if value is not None}
    doubtful = {n: _tuples(value) for n, value in given.items() if not fits_plainly(n, value)}
    if doubtful:
        given |= _checked(doubtful)
    return {name: _fixed(given[name]) if name in given else None for name in changes}


def _checked(given: dict[str, object]) -> dict[str, object]:
    try:
        checked = vars(Metadata.__pydantic_validator__.validate_python(given))
    except ValidationError as error:
        first = error.errors()[0]
        raise EditError(f"{first['loc'][0]}: {first['msg']}") from None
    return {name: checked[name] for name in given}


def _fixed(value: object) -> object:
    """Give a time a fixed offset, so that it compares with times of any zone."""
    if not isinstance(value, datetime):
        return value
    return value.replace(tzinfo=timezone(value.utcoffset() or timedelta(0)), fold=0)


def _tuples(value: object) -> object:
    if isinstance(value, list | tuple):
        return tuple(_tuples(item) for item in value)
    return value


def _no_key(before: Reading, name: str) -> str:
    kind = before.origins.get(name, "path")
    places = {"path": "lives in the path", "body": "lives in the body"}
    return f"{places.get(kind, 'comes from no key')} and cannot be removed"


def _setting(table: Table, before: Reading, name: str, value: object) -> Mapping[Path, object]:
    entry = _target(table, before, name)
    if entry.write is None:
        raise EditError(f"{name}: {dotted(entry.path)} cannot be written")
    # A value that cannot be read is no model for the new one.
    readable = before.keys.get(name) is entry
    place = Place(entry.path, before.get(entry.path) if readable else None, before)
    try:
        written = entry.write(value, place)
    except EditError as error:
        raise EditError(f"{name}: {error.message}") from None
    new = written.get(entry.path)
    # Items that all read as they stand say nothing else.
    if isinstance(new, list) and isinstance(place.old, tuple) and before.fields[name] != place.old:
        return {**written, entry.path: _with_kept(new, place.old, entry, before)}
    return written


_COMPOUND = (tuple, FrozenMapping)


def _with_kept(
    new: list[object], old: tuple[Value, ...], entry: Key, before: Reading
) -> list[object]:
    """Let items that say what is to be written stand as they are: `1` in tags, `a/` in aliases."""
    wanted = {item for item in new if isinstance(item, str)}
    changed = [item for item in old if item not in wanted and not isinstance(item, _COMPOUND)]
    if not changed:
        return new
    trial = Reading(before.values, before.context, before.front_matter, fold=before.fold)
    trial.path = entry.path
    there = set(old)
    said = ((_text_of(entry.read((item,), trial)), item) for item in changed)
    kept = {text: item for text, item in said if text in wanted and text not in there}
    return [kept.get(item, item) if isinstance(item, str) else item for item in new]


def _text_of(read: object) -> str | None:
    """Return the text that a list of one item gave, in a field of texts or of paths."""
    while isinstance(read, tuple) and len(read) == 1:
        read = read[0]
    return read if isinstance(read, str) else None


def _target(table: Table, before: Reading, name: str) -> Key:
    entry = before.keys.get(name)
    if entry is not None and not entry.borrowed and not entry.virtual:
        return entry
    canonical = table.canonical(name)
    if canonical is None:
        raise EditError(f"{name}: {table.elsewhere.get(name, 'this schema has no key for it')}")
    return canonical


def _removal(table: Table, before: Reading, name: str, reread: Read) -> dict[Path, object]:
    """Remove every key that would give the field, one after the other."""
    writes: dict[Path, object] = {}
    reading = before
    for _ in range(len(table.fields.get(name, ())) * 2):
        entry = reading.keys.get(name)
        if entry is None:
            break
        if entry.borrowed or entry.virtual:
            place = dotted(entry.path)
            raise EditError(f"{name}: {place} stands in for it and belongs to another field")
        if entry.write is None or _holds_more(before.get(entry.path), name):
            raise EditError(f"{name}: {dotted(entry.path)} holds more than this and stays")
        for path in (entry.path, *entry.also):
            if before.get(path) is not None or path == entry.path:
                writes[path] = DELETE
        reading = reread(try_out(table, before.values, writes))
    return writes


def _holds_more(value: Value, name: str) -> bool:
    """Whether a list holds more than a field that takes only its first item."""
    return isinstance(value, tuple) and len(value) > 1 and default_of(name) != ()


def try_out(
    table: Table, values: Mapping[str, Value], writes: Mapping[Path, object]
) -> FrozenMapping[Value]:
    """Return values as they are after writes.

    Args:
        table: The schema's keys.
        values: The values as they are.
        writes: What is to stand at some paths; `DELETE` takes away what stands there.
    """
    changed = values if isinstance(values, FrozenMapping) else FrozenMapping(values)
    for path, value in writes.items():
        changed = _put(changed, table.name(path), value)
    return changed


def _put(values: Mapping[str, Value], path: Path, value: object) -> FrozenMapping[Value]:
    name, *rest = path
    copy = dict(values)
    if rest:
        inner = copy.get(name)
        if value is not DELETE or isinstance(inner, Mapping):
            copy[name] = _put(inner if isinstance(inner, Mapping) else {}, tuple(rest), value)
    elif value is DELETE:
        copy.pop(name, None)
    else:
        copy[name] = _value(value)
    return FrozenMapping(copy)


def _value(value: object) -> Value:
    if isinstance(value, Mapping):
        return FrozenMapping({str(key): _value(item) for key, item in value.items()})
    if isinstance(value, list | tuple):
        return tuple(_value(item) for item in value)
    return value  # type: ignore[return-value]  # writers give values of front matter


def _metadata(reading: Reading) -> Metadata:
    if reading.metadata is not None:
        return reading.metadata
    found: Metadata = Metadata.__pydantic_validator__.validate_python(reading.fields)
    return found


def _hold(table: Table, old: Metadata, wanted: Mapping[str, object], reading: Reading) -> None:
    """Raise where a field does not read back as asked, or another one changes."""
    new = _metadata(reading)
    name = _fault(table, old, wanted, new)
    if name is None:
        return
    got = _shown(getattr(new, name))
    if name not in wanted:
        raise EditError(f"{', '.join(wanted)}: {name} would change to {got}")
    asked = _shown(default_of(name) if wanted[name] is None else wanted[name])
    why = "; it lives in the path" if reading.origins.get(name) == "path" else ""
    meant = "; give that if it is meant" if getattr(new, name) and not why else ""
    raise EditError(f"{name}: {asked} would be read as {got}{why}{meant}")


def _fault(table: Table, old: Metadata, wanted: Mapping[str, object], new: Metadata) -> str | None:
    """Return the first field that is not as asked, or another that changes, or None."""
    before = vars(old)
    asked = {name: default_of(name) if wanted[name] is None else wanted[name] for name in wanted}
    if {**before, **asked} == vars(new):
        return None
    for name, got in vars(new).items():
        if name in wanted:
            if got != asked[name]:
                return name
        elif got != before[name] and not _follows(table, name, wanted):
            return name
    return None


def _follows(table: Table, name: str, wanted: Mapping[str, object]) -> bool:
    return any(name in table.follows.get(changed, ()) for changed in wanted)


def _shown(value: object) -> str:
    return value.isoformat() if isinstance(value, datetime) else repr(value)


def new_front_matter(
    schema: Schema,
    changes: Mapping[str, object],
    context: Context,
    format: Format | None = None,  # noqa: A002  as `front_matter.format`
) -> str:
    """Return the front matter of a new post: the fields in the order of `Metadata`.

    Args:
        schema: The schema that writes it.
        changes: The fields.
        context: Path and zone.
        format: The notation, or None for that of the schema's dialect.

    Raises:
        EditError: A field cannot be written, or the generator has no such notation.
    """
    ordered = {name: changes[name] for name in _ORDER if name in changes}
    ordered.update((name, value) for name, value in changes.items() if name not in ordered)
    source = SourceText.from_text("")
    dialect = replace(schema.front_matter, new=format) if format else schema.front_matter
    empty = read(source, dialect, path=context.path)
    return source.apply(schema.edits(empty, ordered, context)).text
