"""A schema as a table: which keys give which field, how they are read and how written.

From one `Table` both directions follow, and with them the law of `replace`: the key written is
the one that the value came from, else the first key of the field; what is written is tried out
on the values before any edit is made, and a field that would not read back as asked, or another
field that would change, is an `EditError` with the reason.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, TypeAlias

from pydantic import ValidationError

from newsdoc.errors import SchemaError
from newsdoc.frontmatter.nodes import FrozenMapping, Value
from newsdoc.model import Metadata
from newsdoc.schemas.contract import Normalised, Origin
from newsdoc.schemas.reading import ABSENT, Path, Reader, Reading

if TYPE_CHECKING:
    from newsdoc.errors import Diagnostic
    from newsdoc.frontmatter.document import FrontMatter
    from newsdoc.schemas.contract import Context, NativeFrontMatter

__all__ = ["Key", "Place", "Table", "Writer", "finish", "key", "read_keys", "write_plain"]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a writer writes.

    Attributes:
        path: The key.
        old: The value that stands there, None where there is none.
        reading: The reading of the front matter as it is.
    """

    path: Path
    old: Value
    reading: Reading

    @property
    def format(self) -> str:
        """The notation of the front matter, one of yaml, toml, json and org."""
        front_matter = self.reading.front_matter
        if front_matter is None:
            return "yaml"
        return front_matter.format or front_matter.dialect.new

    @property
    def written(self) -> str:
        """The old value as it stands in the file, quotes included; empty where there is none."""
        front_matter = self.reading.front_matter
        node = front_matter.node(self.path) if front_matter else None
        return front_matter.raw(node) if front_matter and node else ""


Writer: TypeAlias = Callable[[object, Place], Mapping[Path, object]]
"""Turns a field's value into values for keys; `DELETE` removes one. May raise `EditError`."""


def write_plain(value: object, place: Place) -> Mapping[Path, object]:
    """Write a value as it is, at the key itself."""
    return {place.path: value}


@dataclass(frozen=True, slots=True)
class Key:
    """One key that a field may come from.

    Attributes:
        path: The key from the top, as it is written when it is new.
        read: Makes the field's value of the key's.
        write: Makes the key's value of the field's; None where the key cannot be written.
        borrowed: The key belongs to another field, whose value stands in for this one; it is
            never written for this field.
        own: The generator reads it at the top only, never from the table's `spread` mapping.
        also: Keys that are read together with this one.
    """

    path: Path
    read: Reader
    write: Writer | None = write_plain
    borrowed: bool = False
    own: bool = False
    also: tuple[Path, ...] = ()

    @property
    def virtual(self) -> bool:
        """Whether it is no key at all but a place such as the file's name."""
        return self.path[0].startswith(":")


def key(
    name: str,
    read: Reader,
    write: Writer | None = write_plain,
    *,
    borrowed: bool = False,
    own: bool = False,
    also: tuple[str, ...] = (),
) -> Key:
    """Make a `Key`; names are dotted paths.

    Args:
        name: The key.
        read: As in `Key`.
        write: As in `Key`.
        borrowed: As in `Key`.
        own: As in `Key`.
        also: The names of other keys that the reader looks at.

    >>> key("cover.image", str, also=("cover.alt",)).path
    ('cover', 'image')
    """
    others = tuple(_path(other) for other in also)
    return Key(_path(name), read, write, borrowed, own, others)


def _path(name: str) -> Path:
    return tuple(name.split("."))


class _Branch:
    """The keys of a table, by name at each depth."""

    __slots__ = ("children", "keys")

    def __init__(self) -> None:
        self.keys: list[tuple[str, int, Key]] = []
        self.children: dict[str, _Branch] = {}

    def add(self, path: Path, entry: tuple[str, int, Key]) -> None:
        branch = self
        for name in path:
            branch = branch.children.setdefault(name, _Branch())
        branch.keys.append(entry)


@dataclass(frozen=True)
class Table:
    """All keys of a schema.

    Attributes:
        fields: For each field of `Metadata` its keys, the first that gives a value wins. The
            first that can be written is the canonical one.
        native: The model of the generator's own keys, or what returns it when it is asked for:
            pydantic takes its time to make one.
        fold: Keys have no case.
        spread: The name of a mapping whose keys count as if they stood at the top, before those
            that do (Hugo's `params`); None for none.
        follows: Fields that change with another by the generator's own rules.
        new: The keys that fields are written to where nothing gives them yet, if not the first.
        elsewhere: Why fields that no key gives cannot be written (`lives in the path`).
    """

    fields: Mapping[str, tuple[Key, ...]]
    native: type[NativeFrontMatter] | Callable[[], type[NativeFrontMatter]]
    fold: bool = False
    spread: str | None = None
    follows: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    new: Mapping[str, Path] = field(default_factory=dict)
    elsewhere: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def _branches(self) -> dict[str, _Branch]:
        """The keys by their first name, for one look at each key of a file."""
        root = _Branch()
        for name, keys in self.fields.items():
            for rank, entry in enumerate(keys):
                if not entry.virtual:
                    self._add(root, name, 2 * rank, entry)
        return root.children

    def _add(self, root: _Branch, name: str, rank: int, entry: Key) -> None:
        root.add(self.name(entry.path), (name, rank + 1, entry))
        if self.spread and not entry.own:
            also = tuple((self.spread, *path) for path in entry.also)
            path = (self.spread, *entry.path)
            inner = Key(path, entry.read, entry.write, entry.borrowed, entry.own, also)
            root.add(self.name(path), (name, rank, inner))

    @cached_property
    def virtual(self) -> tuple[tuple[str, int, Key], ...]:
        """The entries that are no keys, with field and rank."""
        return tuple(
            (name, 2 * rank, entry)
            for name, keys in self.fields.items()
            for rank, entry in enumerate(keys)
            if entry.virtual
        )

    @cached_property
    def native_model(self) -> type[NativeFrontMatter]:
        """The model of the generator's own keys."""
        return self.native if isinstance(self.native, type) else self.native()

    @cached_property
    def native_names(self) -> frozenset[str]:
        """The names of the generator's own keys, folded where keys have no case."""
        from newsdoc.schemas.native import native_names  # noqa: PLC0415  not needed to read

        names = native_names(self.native_model)
        return frozenset(name.lower() for name in names) if self.fold else frozenset(names)

    def name(self, path: Path) -> Path:
        """Return a path as the dialect names it."""
        return tuple(part.lower() for part in path) if self.fold else path

    def canonical(self, name: str) -> Key | None:
        """Return the key that a field is written to where nothing gives it yet."""
        wanted = self.new.get(name)
        for entry in self.fields.get(name, ()):
            usable = entry.write and not entry.borrowed and not entry.virtual
            if usable and wanted in (None, entry.path):
                return entry
        return None


_Pending: TypeAlias = dict[str, list[tuple[int, Key, Value]]]


def read_keys(
    table: Table,
    values: Mapping[str, Value],
    context: Context,
    front_matter: FrontMatter | None = None,
) -> Reading:
    """Read all fields that keys give.

    Args:
        table: The schema's keys.
        values: The front matter's values.
        context: Path and zone.
        front_matter: Where the values stand, for places in diagnostics.
    """
    reading = Reading(values, context, front_matter, fold=table.fold)
    pending: _Pending = {}
    for name, rank, entry in table.virtual:
        pending.setdefault(name, []).append((rank, entry, None))
    _gather(table._branches, values, pending)
    if table.spread is not None and table.spread in values:
        _hide(values[table.spread], pending, table)
    for name, found in pending.items():
        if len(found) > 1:
            found.sort(key=_rank)
        for _, entry, value in found:
            if _gives(name, entry, value, reading):
                break
    reading.path = ()
    return reading


def _rank(item: tuple[int, Key, Value]) -> int:
    return item[0]


def _gather(
    branches: Mapping[str, _Branch], values: Mapping[str, Value], pending: _Pending
) -> None:
    # Tables are a few keys deep, and so is this recursion.
    for name, value in values.items():
        branch = branches.get(name)
        if branch is None:
            continue
        for field_name, rank, entry in branch.keys:
            if field_name in pending:
                pending[field_name].append((rank, entry, value))
            else:
                pending[field_name] = [(rank, entry, value)]
        if branch.children and type(value) is FrozenMapping:
            _gather(branch.children, value, pending)


def _hide(inner: Value, pending: _Pending, table: Table) -> None:
    """Drop keys at the top that the spread mapping overrides, be it with nothing."""
    if not isinstance(inner, Mapping):
        return
    for name, found in pending.items():
        pending[name] = [
            item
            for item in found
            if item[1].own or item[1].virtual or table.name(item[1].path)[0] not in inner
        ]


def _gives(name: str, entry: Key, value: Value, reading: Reading) -> bool:
    """Say whether a key decides what a field is."""
    reading.path = entry.path
    result = _known(entry, reading) if entry.borrowed else None
    if result is None:
        result = entry.read(value, reading)
        if result is None:
            return False
    if result is not ABSENT:
        reading.fields[name] = result
        reading.keys[name] = entry
        reading.chosen.append(entry)
    return True


def _known(entry: Key, reading: Reading) -> object:
    """Return what a key that stands in for another field gave its own field, if it did."""
    for name, own in reading.keys.items():
        if own.path == entry.path and own.read is entry.read:
            return reading.fields[name]
    return None


def finish(table: Table, reading: Reading, front_matter: FrontMatter) -> Normalised:
    """Turn a reading into what `Schema.normalise` returns.

    Args:
        table: The schema's keys.
        reading: What they gave.
        front_matter: The front matter as written.

    Returns:
        The fields, and by what they came to be.

    Raises:
        SchemaError: A reader gave a value that `Metadata` does not take: a defect of the schema.
    """
    reading.metadata = metadata = _metadata(reading)
    return Normalised(
        metadata=metadata,
        make_extra=lambda: _extra(table, reading),
        make_diagnostics=lambda: _ordered(table, reading, front_matter),
        make_origins=lambda: dict(_origins(reading)),
        make_native=lambda: _native(table, reading.values),
    )


def _native(table: Table, values: Mapping[str, Value]) -> NativeFrontMatter:
    from newsdoc.schemas.native import build_native  # noqa: PLC0415  not needed to read

    return build_native(table.native_model, values, fold=table.fold)


def _metadata(reading: Reading) -> Metadata:
    try:
        # `model_validate` asks for its many options first.
        found: Metadata = Metadata.__pydantic_validator__.validate_python(reading.fields)
    except ValidationError as error:
        raise SchemaError(f"the schema's reader gave a wrong value: {error}") from error
    return found


def _origins(reading: Reading) -> Iterator[tuple[str, Origin]]:
    for name in reading.fields:
        entry = reading.keys.get(name)
        if entry is None or entry.virtual:
            yield name, Origin(reading.origins.get(name, "path"))
        else:
            yield name, Origin("key", reading.written(entry.path), reading.span(entry.path))


def _extra(table: Table, reading: Reading) -> FrozenMapping[Value]:
    native = table.native_names
    extra = {
        name: value for name, value in reading.values.items() if name not in native and value != ""
    }
    if extra:
        for entry in reading.chosen:
            for path in (entry.path, *entry.also):
                extra.pop(path[0].lower() if table.fold else path[0], None)
    if table.spread in reading.values:
        _spread_extra(table, reading, extra)
    return FrozenMapping(extra)


def _spread_extra(table: Table, reading: Reading, extra: dict[str, Value]) -> None:
    inner = reading.values.get(table.spread) if table.spread else None
    if not isinstance(inner, Mapping):
        return
    extra.pop(table.spread or "", None)
    used = {table.name(path)[1] for path in reading.consumed if path[0] == table.spread}
    extra.update((name, value) for name, value in inner.items() if name not in used and value != "")


def _ordered(table: Table, reading: Reading, front_matter: FrontMatter) -> tuple[Diagnostic, ...]:
    from newsdoc.schemas.native import check_native  # noqa: PLC0415  not needed to read

    check_native(table.native_model, reading, fold=table.fold)
    found = [*front_matter.diagnostics, *reading.diagnostics]
    if len(found) > 1:
        found.sort(key=lambda item: item.span.start if item.span else -1)
    return tuple(found)
