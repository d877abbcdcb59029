"""A site's own words: what they become, which stay as they are.

A glossary becomes an inline dictionary in front of OpenCC's own, for segmentation as for
conversion: a word of the glossary is one word, whatever stands beside it, and no later stage of
the chain changes what it became. Several glossaries are layered: the last one that has a word wins.
"""

from __future__ import annotations

import csv
import json
import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, TypeAlias

from newsdoc.errors import ConversionError
from newsdoc.files import file_error
from newsdoc.frontmatter.nodes import FrozenMapping

__all__ = ["TAIWAN_FORMS", "Glossary", "GlossaryLike", "as_glossary"]

GlossaryFormat: TypeAlias = Literal["toml", "json", "csv"]

# What would end OpenCC's text, cannot be encoded, separates blocks or is a mark of ours.
_FORBIDDEN = re.compile("[\0-\x08\n\x0b-\x1f\x7f\ud800-\udfff\U0010f000-\U0010fffd]")
_LINES = re.compile(r"\r\n|\n|\r")
_TABLES = ("terms", "taxonomies", "after")
# What people put between two columns besides a comma.
_SEPARATORS = re.compile("[\t;|=→，；]")
_TOML_PLACE = re.compile(r"\(at line (\d+), column (\d+)\)")


@dataclass(frozen=True, slots=True)
class Glossary:
    """Words with what they become.

    Attributes:
        terms: A word in the text to be converted, and what stands for it afterwards.
        protected: Words that stay as they are.
        taxonomies: Whole terms of taxonomies (tags, categories), and what they become. Where a
            term is not here it is converted like text, by itself, so that one tag stays one tag.
        after: Replacements in the text after its conversion, as `臺` by `台`.
        conflicts: What several layers said differently, for people.

    >>> glossary = Glossary({"特朗普": "川普"}) | Glossary({"特朗普": "川普總統"})
    >>> glossary.terms, glossary.conflicts
    (FrozenMapping({'特朗普': '川普總統'}),
     ("'特朗普' is '川普' and '川普總統'; the later one counts",))
    """

    terms: Mapping[str, str] = field(default_factory=FrozenMapping)
    protected: frozenset[str] = frozenset()
    taxonomies: Mapping[str, str] = field(default_factory=FrozenMapping)
    after: Mapping[str, str] = field(default_factory=FrozenMapping)
    conflicts: tuple[str, ...] = field(default=(), compare=False)

    def __post_init__(self) -> None:
        for name in _TABLES:
            table = FrozenMapping(getattr(self, name))
            object.__setattr__(self, name, table)
            for term, value in table.items():
                _check(term, value)
        object.__setattr__(self, "protected", frozenset(self.protected))
        for term in self.protected:
            _check(term, term)
        twice = sorted(term for term in self.protected if self.terms.get(term, term) != term)
        if twice:
            message = f"{twice[0]!r} is protected and yet becomes {self.terms[twice[0]]!r}"
            raise ConversionError(f"glossary: {message}")

    def __or__(self, other: Glossary) -> Glossary:
        """Lay another glossary over this one."""
        conflicts = [*self.conflicts, *other.conflicts]
        merged = {}
        for name in _TABLES:
            merged[name] = _merge(getattr(self, name), getattr(other, name), conflicts)
        conflicts += (
            f"{term!r} is protected and {other.terms[term]!r}; the later one counts"
            for term in sorted(self.protected & other.terms.keys())
        )
        for term in sorted(other.protected & self.terms.keys()):
            conflicts.append(
                f"{term!r} is {self.terms[term]!r} and protected; the later one counts"
            )
            del merged["terms"][term]
        protected = (self.protected - other.terms.keys()) | other.protected
        return Glossary(
            merged["terms"], protected, merged["taxonomies"], merged["after"], tuple(conflicts)
        )

    def __bool__(self) -> bool:
        return bool(self.terms or self.protected or self.taxonomies or self.after)

    def reversed(self) -> Glossary:
        """Return the glossary for the way back; of words with one value the first counts."""
        return Glossary(
            _turned(self.terms), self.protected, _turned(self.taxonomies), _turned(self.after)
        )

    @property
    def entries(self) -> tuple[tuple[str, str], ...]:
        """All words with what they become, protected ones with themselves."""
        return (*self.terms.items(), *((term, term) for term in sorted(self.protected)))

    @classmethod
    def load(cls, path: str | Path) -> Glossary:
        """Read a glossary from a TOML, JSON or CSV file.

        TOML and JSON hold the tables `terms`, `taxonomies` and `after`, the list `protected`, and
        at the top words with what they become. CSV holds a word and what it becomes on each line,
        with a comma between them; a word alone, or with nothing behind its comma, is protected;
        a first line `source,target` is a heading, and lines that begin with `#` are comments.

        Args:
            path: The file; its ending says which of the three it is.

        Raises:
            ConversionError: The file cannot be read, or a line of it says nothing that can be
                understood; the error names the line.
        """
        file = Path(path)
        kinds: dict[str, GlossaryFormat] = {".toml": "toml", ".json": "json", ".csv": "csv"}
        kind = kinds.get(file.suffix.lower())
        if kind is None:
            message = f"a glossary is a .toml, .json or .csv file, not {file.suffix!r}"
            raise ConversionError(message, path=str(path))
        try:
            text = file.read_text(encoding="utf-8-sig")
        except UnicodeDecodeError as error:
            raise ConversionError(f"a glossary is UTF-8: {error}", path=str(path)) from error
        except (OSError, ValueError) as error:
            message = f"the glossary cannot be read: {file_error(error, str(path)).message}"
            raise ConversionError(message, path=str(path)) from error
        return cls.parse(text, kind, path=str(path))

    @classmethod
    def parse(cls, text: str, kind: GlossaryFormat, *, path: str | None = None) -> Glossary:
        """Read a glossary from text.

        Args:
            text: The content of the file.
            kind: How it is written.
            path: The file's name, for messages.

        Raises:
            ConversionError: A line says nothing that can be understood.
        """
        if kind == "csv":
            return _from_csv(text, path)
        return _from_tables(_decode(text, kind, path), text, path)


GlossaryLayer: TypeAlias = Glossary | Mapping[str, str] | str | Path
"""A glossary, a mapping of words, or the name of a file with one."""
GlossaryLike: TypeAlias = GlossaryLayer | Iterable[GlossaryLayer] | None
"""One glossary or several, of which the later lie over the earlier, or none."""


def as_glossary(glossary: GlossaryLike) -> Glossary:
    """Make one glossary of whatever a caller gives; later ones lie over earlier ones.

    Raises:
        ConversionError: A file cannot be read, or an entry is broken.
    """
    if glossary is None:
        return Glossary()
    if isinstance(glossary, Glossary):
        return glossary
    if isinstance(glossary, Mapping):
        return Glossary(glossary)
    if isinstance(glossary, (str, Path)):
        return Glossary.load(glossary)
    merged = Glossary()
    for layer in glossary:
        merged |= as_glossary(layer)
    return merged


def _check(term: object, value: object, where: str = "glossary") -> None:
    for text in (term, value):
        if not isinstance(text, str):
            raise ConversionError(f"{where}: {text!r} is not a string")
        if not text.strip():
            # A word that vanished would leave `****` behind.
            raise ConversionError(f"{where}: a word of {term!r} = {value!r} is empty")
        found = _FORBIDDEN.search(text)
        if found:
            code = f"U+{ord(found[0]):04X}"
            raise ConversionError(f"{where}: {text!r} holds {code}, which no word does")


def _merge(
    first: Mapping[str, str], second: Mapping[str, str], conflicts: list[str]
) -> dict[str, str]:
    for term, value in second.items():
        if first.get(term, value) != value:
            conflicts.append(f"{term!r} is {first[term]!r} and {value!r}; the later one counts")
    return {**first, **second}


def _turned(table: Mapping[str, str]) -> dict[str, str]:
    turned: dict[str, str] = {}
    for term, value in table.items():
        turned.setdefault(value, term)
    return turned


def _decode(text: str, kind: GlossaryFormat, path: str | None) -> Mapping[str, object]:
    try:
        found = tomllib.loads(text) if kind == "toml" else json.loads(text, object_pairs_hook=_once)
    except json.JSONDecodeError as error:
        raise _broken(error.msg, path, error.lineno, error.colno) from error
    except tomllib.TOMLDecodeError as error:
        place = _TOML_PLACE.search(str(error))
        line, column = (int(place[1]), int(place[2])) if place else (text.count("\n") + 1, 1)
        raise _broken(_TOML_PLACE.sub("", str(error)).strip(), path, line, column) from error
    except _TwiceError as error:
        raise _broken(f"{error.key!r} is given twice", path, *_place(text, error.key, 2)) from error
    except RecursionError:
        raise _broken("nested too deeply", path, 1, 1) from None
    except ValueError:  # what else Python's readers raise
        raise _broken("a number has more digits than can be read", path, 1, 1) from None
    if not isinstance(found, dict):
        raise _broken("a glossary is a table of words", path, 1, 1)
    return found


class _TwiceError(Exception):
    """A key that a JSON object has twice; the last would win without a word."""

    def __init__(self, key: str) -> None:
        super().__init__(key)
        self.key = key


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found: dict[str, object] = {}
    for key, value in pairs:
        if found.get(key, value) != value:
            raise _TwiceError(key)
        found[key] = value
    return found


def _from_tables(found: Mapping[str, object], text: str, path: str | None) -> Glossary:
    tables: dict[str, dict[str, str]] = {name: {} for name in _TABLES}
    protected: list[str] = []
    for key, value in found.items():
        if key in _TABLES and isinstance(value, dict):
            for term, becomes in value.items():
                tables[key][term] = _entry(term, becomes, text, path)
        elif key == "protected" and isinstance(value, list):
            protected += [_entry(term, term, text, path) for term in value]
        elif key in {*_TABLES, "protected"}:
            kind = "a list" if key == "protected" else "a table"
            message = f"{key!r} is {kind} of words; a word of this name goes into 'terms'"
            raise _broken(message, path, *_place(text, key))
        elif isinstance(value, dict):
            message = f"no table is named {key!r}; there are {', '.join(_TABLES)}"
            raise _broken(message, path, *_place(text, key))
        else:
            tables["terms"][key] = _entry(key, value, text, path)
    return _made(tables, protected, text, path)


def _made(
    tables: Mapping[str, Mapping[str, str]], protected: list[str], text: str, path: str | None
) -> Glossary:
    try:
        return Glossary(
            tables["terms"], frozenset(protected), tables["taxonomies"], tables["after"]
        )
    except ConversionError as error:
        term = next((term for term in protected if term in tables["terms"]), "")
        raise _broken(error.message, path, *_place(text, term)) from error


def _entry(term: object, value: object, text: str, path: str | None) -> str:
    try:
        _check(term, value)
    except ConversionError as error:
        raise _broken(error.message, path, *_place(text, str(term))) from error
    return str(value)


def _from_csv(text: str, path: str | None) -> Glossary:
    terms: dict[str, str] = {}
    protected: list[str] = []
    rows = csv.reader(_LINES.split(text), strict=True)
    for cells in _rows(rows, path):
        row = [cell.strip() for cell in cells]
        line = rows.line_num
        if (
            not any(row)
            or row[0].startswith("#")
            or (line == 1 and row[:2] == ["source", "target"])
        ):
            continue
        if len(row) > 2 and any(row[2:]):
            raise _broken(f"{len(row)} columns; a word and what it becomes are two", path, line, 1)
        if len(row) == 1 and _SEPARATORS.search(row[0]):
            message = f"{row[0]!r} is one column; a comma divides a word and what it becomes"
            raise _broken(message, path, line, 1)
        term, value = row[0], (row[1] if len(row) > 1 else "") or row[0]
        _csv_entry(term, value, terms, (path, line))
        if value == term:
            protected.append(term)
        else:
            terms[term] = value
    return _made({"terms": terms, "taxonomies": {}, "after": {}}, protected, text, path)


def _rows(rows: Iterable[list[str]], path: str | None) -> Iterable[list[str]]:
    try:
        yield from rows
    except csv.Error as error:
        line = getattr(rows, "line_num", 1)
        raise _broken(str(error), path, line, 1) from error


def _csv_entry(
    term: str, value: str, terms: Mapping[str, str], place: tuple[str | None, int]
) -> None:
    path, line = place
    try:
        _check(term, value)
    except ConversionError as error:
        raise _broken(error.message, path, line, 1) from error
    if terms.get(term, value) != value:
        raise _broken(f"{term!r} is {terms[term]!r} and {value!r}", path, line, 1)


def _place(text: str, term: str, nth: int = 1) -> tuple[int, int]:
    """Find where a word is written, for an error that the decoder did not place."""
    at = -1
    for _ in range(nth):
        at = text.find(term, at + 1)
    if at < 0:
        return 1, 1
    return text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)


def _broken(message: str, path: str | None, line: int, column: int) -> ConversionError:
    message = message.removeprefix("glossary: ")
    return ConversionError(f"glossary: {message}", path=path, line=line, column=column)


TAIWAN_FORMS = Glossary(after={"臺": "台"})
"""Writes `台` where OpenCC, as Taiwan's ministry of education, writes `臺`: 台灣, 平台, 電視台."""
