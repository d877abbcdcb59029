"""`Reading`: the state of one reading of front matter, which readers of keys are handed.

A reader is a function `(value, reading) -> value | None`. It returns None where the key says
nothing, `ABSENT` where it says that there is nothing (and no later key is asked), and tells what
a person should know by `reading.tell`.
"""

from __future__ import annotations

import weakref
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime, tzinfo
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

from newsdoc.errors import Diagnostic, Severity
from newsdoc.frontmatter.describe import describe
from newsdoc.frontmatter.nodes import FrozenMapping, Value
from newsdoc.schemas.dates import get_zone

if TYPE_CHECKING:
    from newsdoc.frontmatter.document import FrontMatter
    from newsdoc.model import Metadata
    from newsdoc.schemas.contract import Context, OriginKind
    from newsdoc.schemas.table import Key
    from newsdoc.spans import Span

__all__ = [
    "ABSENT",
    "Absent",
    "Path",
    "Reader",
    "Reading",
    "describe",
    "dotted",
    "keep",
    "kept",
]

Path: TypeAlias = tuple[str, ...]
"""A place in front matter: the keys from the top."""


# To ask for the class that nearly all are of is much faster than to ask for the abstract one.
_MAPPINGS = (FrozenMapping, Mapping)
_USUAL = (str, tuple, int, FrozenMapping, datetime)


class Absent:
    """The kind of `ABSENT`."""

    __slots__ = ()

    def __repr__(self) -> str:
        return "ABSENT"


ABSENT: Final = Absent()
"""What a reader returns to say that the field has no value, whatever later keys hold."""


class Told(NamedTuple):
    """Something told about a key; its place is looked up when it is asked for."""

    code: str
    severity: Severity
    message: str
    path: Path
    hint: str


class Reading:
    """One reading of front matter: what was found so far, and what is worth telling.

    Attributes:
        values: The values read, by key as the dialect names it.
        context: Path and zone.
        front_matter: Where the values came from; when an edit is tried out, what it is made in.
        path: The key that is being read.
        fields: The values found, by field of `Metadata`.
        keys: The key that gave each of them.
        origins: Where those came from that no key gave.
        told: What a person should know; `diagnostics` adds the places.
        chosen: The keys that gave something.
        fold: Keys have no case: `values` has them in lower case.
        metadata: The validated fields, once `finish` made them.
    """

    __slots__ = (
        "__weakref__",
        "chosen",
        "context",
        "fields",
        "fold",
        "front_matter",
        "keys",
        "metadata",
        "origins",
        "path",
        "told",
        "values",
    )

    def __init__(
        self,
        values: Mapping[str, Value],
        context: Context,
        front_matter: FrontMatter | None = None,
        *,
        fold: bool = False,
    ) -> None:
        self.values: Mapping[str, Value] = values
        self.fold: bool = fold
        self.context: Context = context
        self.front_matter: FrontMatter | None = front_matter
        self.path: Path = ()
        self.fields: dict[str, object] = {}
        self.keys: dict[str, Key] = {}
        self.origins: dict[str, OriginKind] = {}
        self.told: dict[Told, None] = {}
        self.chosen: list[Key] = []
        self.metadata: Metadata | None = None

    def get(self, path: Path) -> Value:
        """Return the value at a path, or None where nothing stands there."""
        value: Value | Mapping[str, Value] = self.values
        for part in path:
            if not isinstance(value, _MAPPINGS):
                return None
            value = value.get(part.lower() if self.fold else part)
        if value is None or isinstance(value, _USUAL) or not isinstance(value, Mapping):
            return value
        return FrozenMapping(value)

    def near(self, name: str) -> Value:
        """Return the value of a key beside the one that is being read."""
        return self.get((*self.path[:-1], name))

    def put(self, field: str, value: object, kind: OriginKind) -> None:
        """Give a field a value that no key gave.

        Args:
            field: Name of a `Metadata` field.
            value: Its value, of the field's type.
            kind: Where the value comes from.
        """
        self.fields[field] = value
        self.keys.pop(field, None)
        self.origins[field] = kind

    def borrow(self, field: str, entry: Key) -> None:
        """Say that a field's value came from a key of another field.

        Args:
            field: Name of a `Metadata` field.
            entry: The key that the value came from.
        """
        self.origins.pop(field, None)
        self.keys[field] = replace(entry, borrowed=True)

    @property
    def consumed(self) -> set[Path]:
        """The paths that gave something, those read together with others too."""
        return {path for entry in self.chosen for path in (entry.path, *entry.also)}

    @property
    def zone(self) -> tzinfo:
        """The zone in which dates without a zone are read."""
        return get_zone(self.context.timezone)

    def span(self, path: Path | None = None) -> Span | None:
        """Return the place of the value at a path, of the key being read by default."""
        if self.front_matter is None:
            return None
        return self.front_matter.span(self.path if path is None else path)

    def tell(
        self,
        code: str,
        message: str,
        *,
        severity: Severity = Severity.WARNING,
        hint: str = "",
        path: Path | None = None,
    ) -> None:
        """Add a diagnostic about the key being read.

        Args:
            code: A stable name, such as `date-unreadable`.
            message: What was found; the key's name is put before it.
            severity: How much it matters.
            hint: What to do about it.
            path: Another key than the one being read.
        """
        place = self._name(self.path if path is None else path)
        self.told.setdefault(Told(code, severity, message, place, hint))

    def has_told(self, path: Path) -> bool:
        """Whether something was told about a key already."""
        return any(told.path == self._name(path) for told in self.told)

    def _name(self, path: Path) -> Path:
        return tuple(part.lower() for part in path) if self.fold else path

    def written(self, path: Path) -> str:
        """Return a key as the file writes it, dotted; it matters where keys have no case."""
        front_matter = self.front_matter
        names = []
        for end in range(1, len(path) + 1):
            entry = front_matter.entry(path[:end]) if front_matter else None
            key = entry.key.value if entry else None
            names.append(key if isinstance(key, str) else path[end - 1])
        return ".".join(names)

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """What was told, with the places."""
        return tuple(self._diagnostic(told) for told in self.told)

    def _diagnostic(self, told: Told) -> Diagnostic:
        path = told.path
        message = f"{self.written(path)}: {told.message}" if path else told.message
        span = self.span(path) if path else None
        return Diagnostic(told.code, told.severity, message, span, told.hint)


class _Kept(NamedTuple):
    """A reading with what it follows from; whoever uses it keeps it alive."""

    schema: object
    context: Context
    reading: weakref.ref[Reading]


def keep(reading: Reading, schema: object, front_matter: FrontMatter) -> None:
    """Keep a schema's reading of front matter for as long as its diagnostics may be asked for."""
    front_matter.kept = _Kept(schema, reading.context, weakref.ref(reading))


def kept(schema: object, front_matter: FrontMatter, context: Context) -> Reading | None:
    """Return the reading that the same schema kept in the same context, if it is still there."""
    known = front_matter.kept
    if isinstance(known, _Kept) and known.schema is schema and known.context is context:
        return known.reading()
    return None


Reader: TypeAlias = Callable[[Value, Reading], object]
"""Reads the value of a key: `(value, reading) -> value for the field | None | ABSENT`."""


def dotted(path: Path) -> str:
    """Return a path as people write it.

    >>> dotted(("cover", "image"))
    'cover.image'
    """
    return ".".join(path)
