"""Hugo 0.168: what it means by its front matter, as a schema.

Different here from other generators: keys have no case; `params` goes before keys at the top;
dates come from chains of keys that the site can configure; a zone's name counts for nothing;
taxonomies are flat.
"""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import UTC, date, datetime
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from newsdoc.errors import EditError
from newsdoc.frontmatter.dialect import HUGO as FRONT_MATTER
from newsdoc.frontmatter.nodes import FrozenMapping
from newsdoc.markdown.dialect import HUGO as BODY
from newsdoc.schemas.casts_go import go_bool, go_int, go_int64, go_string, go_strings
from newsdoc.schemas.changes import edits_for, new_front_matter
from newsdoc.schemas.contract import Evidence, Normalised, ProseRules
from newsdoc.schemas.dates import at_midnight, from_seconds, wall_time
from newsdoc.schemas.dates_go import parse_go
from newsdoc.schemas.evidence import hugo_evidence
from newsdoc.schemas.hugo_cascade import cascaded
from newsdoc.schemas.hugo_native import HugoFrontMatter
from newsdoc.schemas.hugo_path import date_and_slug, path_language
from newsdoc.schemas.hugo_refusals import OUTPUT_FORMATS, refuse
from newsdoc.schemas.readers import (
    unreadable_date,
    write_date,
    write_list,
    write_paths,
    write_shape,
    zoneless,
)
from newsdoc.schemas.reading import ABSENT, Absent, Path, Reading, describe
from newsdoc.schemas.table import Key, Place, Table, finish, key, read_keys
from newsdoc.schemas.themes import new_keys, theme_keys

if TYPE_CHECKING:
    from collections.abc import Callable

    from newsdoc.frontmatter.dialect import FrontMatterDialect
    from newsdoc.frontmatter.document import FrontMatter
    from newsdoc.frontmatter.nodes import Value
    from newsdoc.markdown.dialect import BodyDialect
    from newsdoc.schemas.candidate import Candidate
    from newsdoc.schemas.contract import Context, NativeFrontMatter
    from newsdoc.source import Edit

__all__ = ["Hugo", "HugoDates"]

PROSE = ProseRules(
    keys=(
        "title",
        "linkTitle",
        "description",
        "summary",
        "subtitle",
        "excerpt",
        "abstract",
        "lead",
        "keywords",
        "cover.alt",
        "cover.caption",
        "image.alt",
        "image.caption",
        "header.caption",
        "menu.*.name",
        "menus.*.name",
        "resources.*.title",
        "source_name",
        "sourceName",
    ),
    taxonomies=("tags", "categories", "series"),
    languages=("lang", "language", "locale"),
    tag_arguments={
        "figure": ("title", "caption", "alt", "attr"),
        "details": ("summary", "title"),
        "youtube": ("title",),
        "vimeo": ("title",),
        "ref": (),
        "relref": (),
    },
)

_CJK_BODY = replace(BODY, counting=replace(BODY.counting, has_cjk_language=True))

DATE = ("date", "publishdate", "lastmod")
LASTMOD = (":git", "lastmod", "date", "publishdate")
PUBLISH = ("publishdate", "date")
EXPIRY = ("expirydate",)

_ALIASES = {
    "lastmod": ("modified",),
    "publishdate": ("pubdate", "published"),
    "expirydate": ("unpublishdate",),
}
_WRITTEN = {"publishdate": "publishDate", "expirydate": "expiryDate"}


@dataclass(frozen=True, slots=True)
class HugoDates:
    """A site's `frontmatter` configuration: the keys that dates come from, in order.

    `:default` stands for Hugo's own list; `:filename` is the date at the start of the file's
    name; `:fileModTime` and `:git` are no sources for newsdoc, which reads one file only.

    Attributes:
        date: For `Date`, and so for `published`.
        lastmod: For `Lastmod`, and so for `updated`.
        publish_date: For `PublishDate`.
        expiry_date: For `ExpiryDate`, and so for `expires`.
    """

    date: tuple[str, ...] = (":default",)
    lastmod: tuple[str, ...] = (":default",)
    publish_date: tuple[str, ...] = (":default",)
    expiry_date: tuple[str, ...] = (":default",)


@dataclass(frozen=True)
class _Plan:
    """What follows from a site's date configuration.

    Attributes:
        chains: The expanded chains of the four dates, by Hugo's own names.
        keys: All keys that are dates, lower case.
        by_name: Whether a date may come from the file's name.
        table: The table of keys.
    """

    chains: Mapping[str, tuple[str, ...]]
    keys: frozenset[str]
    by_name: bool
    table: Table


@lru_cache(maxsize=32)
def _plan(dates: HugoDates) -> _Plan:
    chains = {
        "Date": _chain(dates.date, DATE),
        "Lastmod": _chain(dates.lastmod, LASTMOD),
        "PublishDate": _chain(dates.publish_date, PUBLISH),
        "ExpiryDate": _chain(dates.expiry_date, EXPIRY),
    }
    names = {name for chain in chains.values() for name in chain}
    keys = frozenset(name for name in names if not name.startswith(":"))
    return _Plan(chains, keys, ":filename" in names, _table(chains))


def _chain(sources: tuple[str, ...], default: tuple[str, ...]) -> tuple[str, ...]:
    """Expand `:default` and add the aliases, each name once, as Hugo does."""
    names: list[str] = []
    for source in sources:
        names += default if source.lower() == ":default" else [source.lower()]
    expanded = [alias for name in names for alias in (name, *_ALIASES.get(name, ()))]
    return tuple(dict.fromkeys(expanded))


@dataclass(frozen=True)
class Hugo:
    """Hugo as a schema; options are those of a site's configuration.

    Attributes:
        name: The schema's name.
        dates: The site's `frontmatter` configuration.
        languages: The site's language codes, lower case, for file names such as
            `post.zh-tw.md`; empty for any that looks like one.
        has_cjk_language: The site's `hasCJKLanguage`: how words are counted.
        output_formats: Names of all the site's output formats, lower case; then other names in
            `outputs` are refused, as they stop a build. None where they are not known.
    """

    name: str = "hugo"
    dates: HugoDates = HugoDates()
    languages: tuple[str, ...] = ()
    has_cjk_language: bool = False
    output_formats: frozenset[str] | None = None

    @property
    def body(self) -> BodyDialect:
        """Markdown by goldmark, shortcodes; words counted as the site has it."""
        return _CJK_BODY if self.has_cjk_language else BODY

    @property
    def front_matter(self) -> FrontMatterDialect:
        """Fences, YAML by goccy's rules, TOML, JSON, org keywords; keys have no case."""
        return FRONT_MATTER

    @property
    def prose(self) -> ProseRules:
        """What is prose."""
        return PROSE

    @property
    def native_model(self) -> type[NativeFrontMatter]:
        """`HugoFrontMatter`."""
        return HugoFrontMatter

    def detect(self, candidate: Candidate) -> Evidence:
        """Say what speaks for Hugo."""
        return hugo_evidence(candidate)

    def normalise(self, front_matter: FrontMatter, context: Context) -> Normalised:
        """Read front matter and path as Hugo does."""
        refuse(front_matter, self.output_formats)
        reading = self._read(front_matter.values, context, front_matter)
        return finish(self._plan.table, reading, front_matter)

    def edits(
        self, front_matter: FrontMatter, changes: Mapping[str, object], context: Context
    ) -> tuple[Edit, ...]:
        """Return the edits after which the fields have these values."""
        before = self._read(front_matter.values, context, front_matter)
        return edits_for(
            self._plan.table,
            front_matter,
            before,
            changes,
            lambda values: self._read(values, context),
        )

    def template(self, changes: Mapping[str, object], context: Context) -> str:
        """Return the front matter of a new post with these fields, fences included."""
        return new_front_matter(self, changes, context)

    def generator_dates(
        self, front_matter: FrontMatter, context: Context
    ) -> dict[str, datetime | None]:
        """Return Hugo's own four dates: `Date`, `Lastmod`, `PublishDate`, `ExpiryDate`.

        None is Hugo's zero time (or one that Python cannot hold).
        """
        values = front_matter.values
        if "cascade" in values:
            values = FrozenMapping({**values, **cascaded(values, context)})
        reading = Reading(values, context, front_matter, fold=True)
        return _hugo_dates(self._plan.chains, reading)

    @cached_property
    def _plan(self) -> _Plan:
        return _plan(self.dates)

    def __getstate__(self) -> dict[str, object]:
        # The plan holds functions of this module, which pickle cannot take; it is made again.
        return {one.name: getattr(self, one.name) for one in fields(self)}

    def _read(
        self,
        values: Mapping[str, Value],
        context: Context,
        front_matter: FrontMatter | None = None,
    ) -> Reading:
        plan = self._plan
        added = cascaded(values, context) if "cascade" in values else {}
        whole = {**values, **added} if added else values
        reading = read_keys(plan.table, whole, context, front_matter)
        for name, entry in list(reading.keys.items()):
            if entry.path[0].lower() in added and entry.path[0].lower() not in values:
                reading.borrow(name, replace(entry, path=("cascade", *entry.path)))
        if plan.by_name:
            _file_name(reading, plan)
        if "language" not in reading.fields:
            found = path_language(context.path, self.languages)
            if found:
                reading.put("language", found, "path")
        _other_dates(reading, plan)
        _both_switches(reading)
        _unknown_outputs(reading)
        return reading


def _hugo_dates(
    chains: Mapping[str, tuple[str, ...]], reading: Reading
) -> dict[str, datetime | None]:
    """Follow Hugo's four chains; a date that is found stands in for the key of its own name."""
    found: dict[str, datetime | None] = {}
    given: dict[str, datetime | Absent] = {}
    for date_name, chain in chains.items():
        moment = _first_date(chain, reading, given)
        found[date_name] = moment if isinstance(moment, datetime) else None
        own = date_name.lower()
        if moment is not None and own not in reading.values:
            given[own] = moment
    return found


def _first_date(
    chain: tuple[str, ...], reading: Reading, given: Mapping[str, datetime | Absent]
) -> datetime | Absent | None:
    for name in chain:
        if name in given:
            return given[name]
        reading.path = (name,)
        found = _DATE_READERS.get(name, _read_date)(reading.get((name,)), reading)
        if found is not None:
            return found
    return None


# Dates


def _read_date(value: Value, reading: Reading) -> datetime | Absent | None:
    """Read a date as Hugo's `newDateFieldHandler` does with `cast.ToTimeInDefaultLocationE`."""
    if value is None or value == "":
        return None
    moment = _moment(value, reading)
    if moment is None:
        return None
    # Year 1 is Go's zero time: the chain ends, and there is no date.
    if isinstance(moment, Absent) or _is_zero(moment):
        return ABSENT
    return moment


def _is_zero(moment: datetime) -> bool:
    return moment.year <= 1 and moment == datetime(1, 1, 1, tzinfo=UTC)


def _moment(value: Value, reading: Reading) -> datetime | Absent | None:
    if isinstance(value, str):
        return _text_date(value, reading)
    if isinstance(value, datetime) and value.tzinfo is not None:
        return value
    if isinstance(value, date):
        zoneless(reading)
        return wall_time(at_midnight(value), reading.zone) or ABSENT
    if isinstance(value, int) and not isinstance(value, bool):
        if _is_json(reading):
            unreadable_date(value, reading, "JSON's numbers are no dates for Hugo; write a text")
            return None
        return from_seconds(go_int64(value)) or _out_of_range(value, reading)
    unreadable_date(value, reading)
    return None


def _is_json(reading: Reading) -> bool:
    return reading.front_matter is not None and reading.front_matter.format == "json"


def _text_date(value: str, reading: Reading) -> datetime | Absent | None:
    read = parse_go(value, reading.zone)
    if read is None:
        unreadable_date(value, reading)
        return None
    if read.moment is None:
        return _out_of_range(value, reading)
    if not read.zoned:
        zoneless(reading)
    return read.moment


def _out_of_range(value: Value, reading: Reading) -> Absent:
    message = f"{describe(value)} lies outside the years 1 to 9999"
    reading.tell("date-out-of-range", message)
    return ABSENT


def _from_filename(_: Value, reading: Reading) -> datetime | Absent | None:
    found = date_and_slug(reading.context.path, reading.zone)
    return found[0] if found else None


def _no_source(_: Value, reading: Reading) -> None:
    """`:git` and `:fileModTime`: newsdoc reads one file, and file times are no dates."""


_DATE_READERS: dict[str, Callable[[Value, Reading], datetime | Absent | None]] = {
    ":filename": _from_filename,
    ":git": _no_source,
    ":filemodtime": _no_source,
}


def _date_keys(chain: tuple[str, ...], own: frozenset[str]) -> tuple[Key, ...]:
    keys = []
    for name in chain:
        if name.startswith(":"):
            keys.append(Key((name,), _DATE_READERS.get(name, _no_source), None))
        else:
            written = _WRITTEN.get(name, name)
            keys.append(Key((written,), _read_date, write_date, name not in own, own=True))
    return tuple(keys)


def _own(chain: tuple[str, ...], *names: str) -> frozenset[str]:
    """The keys of a chain that belong to the field itself; keys of the site's own do too."""
    known = {*DATE, *EXPIRY, *(alias for aliases in _ALIASES.values() for alias in aliases)}
    return frozenset(name for name in chain if name in names or name not in known)


def _other_dates(reading: Reading, plan: _Plan) -> None:
    """Tell of dates that no field asked for, where Hugo's own four chains come to them."""
    given = {
        name
        for name, value in reading.values.items()
        if name in plan.keys and name not in _ALWAYS_ASKED and value not in (None, "")
    }
    entries = map(reading.keys.get, ("published", "updated", "expires"))
    if plan.by_name or given - {entry.path[0].lower() for entry in entries if entry}:
        _hugo_dates(plan.chains, reading)
        reading.path = ()


_ALWAYS_ASKED = frozenset({"date", "lastmod"})


# Flags, texts, terms


def _read_draft(value: Value, reading: Reading) -> bool:
    found = go_bool(value)
    if found is None:
        reading.tell(
            "boolean-unreadable",
            f"{describe(value)} is no boolean for Hugo: not a draft",
            hint="write true or false",
        )
    return bool(found)


def _read_published(value: Value, reading: Reading) -> bool | None:
    """`published` is a date and a boolean; as a boolean it says that the post is no draft."""
    is_number = isinstance(value, int) and not isinstance(value, bool) and not _is_json(reading)
    if is_number and not _dated_before(reading):
        # The number was taken for a date, and is no boolean then.
        return None
    found = go_bool(value)
    return None if found is None else not found


def _dated_before(reading: Reading) -> bool:
    """Whether a key that goes before `published` gives the publish date."""
    own = reading.path
    found: object = None
    for name in ("publishdate", "pubdate"):
        reading.path = (name,)
        found = found if found is not None else _read_date(reading.get((name,)), reading)
    reading.path = own
    return found is not None


def _write_published(value: object, place: Place) -> Mapping[Path, object]:
    return {place.path: not value}


def _both_switches(reading: Reading) -> None:
    values = reading.values
    if "draft" in values and "published" in values and go_bool(values["published"]) is not None:
        reading.tell("draft-and-published", "Hugo goes by draft", path=("published",))


def _unknown_outputs(reading: Reading) -> None:
    unknown = [
        name
        for name in go_strings(reading.values.get("outputs"))
        if name.lower() not in OUTPUT_FORMATS
    ]
    if unknown:
        message = f"Hugo stops the build unless the site defines {', '.join(unknown)}"
        reading.tell("output-unknown", message, path=("outputs",))


def _text(value: Value, reading: Reading) -> str | None:
    return go_string(value) or None


def _slug(value: Value, reading: Reading) -> str | None:
    return go_string(value).strip("-") or None


def _file_name(reading: Reading, plan: _Plan) -> None:
    """A date in the file's name gives the slug too, and the date where no key does."""
    if not any(entry.virtual for entry in reading.keys.values()):
        return
    found = date_and_slug(reading.context.path, reading.zone)
    if found and found[1] and "slug" not in reading.values:
        reading.put("slug", found[1], "path")
    published = reading.keys.get("published")
    if published is not None and published.virtual and "date" not in reading.values:
        updated = _hugo_dates(plan.chains, reading)["Lastmod"]
        reading.path = ()
        if updated is not None and updated == reading.fields["published"]:
            reading.put("updated", updated, "path")


def _strings(value: Value, reading: Reading) -> tuple[str, ...] | None:
    if value is None or value == "":
        return None
    return tuple(item for item in go_strings(value) if item)


def _write_strings(value: object, place: Place) -> Mapping[Path, object]:
    """Write strings as a list: one text would be split at blanks."""
    return {place.path: list(value) if isinstance(value, tuple) else value}


def _aliases(value: Value, reading: Reading) -> tuple[str, ...] | None:
    """Read aliases: Hugo makes them absolute, without dots and closing slash."""
    found = _strings(value, reading)
    if found is None:
        return None
    return tuple(posixpath.normpath(f"/{alias.lstrip('/')}") for alias in found)


def _terms(value: Value, reading: Reading) -> tuple[str, ...] | None:
    """Read terms of a taxonomy; one list or mapping among them, and Hugo finds none at all."""
    if isinstance(value, tuple):
        if any(isinstance(item, tuple | Mapping) for item in value):
            reading.tell("terms-nested", "Hugo's terms are flat: it finds none in nested lists")
            return ()
        return tuple(text for text in map(go_string, value) if text)
    if isinstance(value, Mapping):
        return None
    found = go_string(value)
    return (found,) if found else None


def _categories(value: Value, reading: Reading) -> tuple[tuple[str, ...], ...] | None:
    found = _terms(value, reading)
    return None if found is None else tuple((term,) for term in found)


def _write_categories(value: object, place: Place) -> Mapping[Path, object]:
    if isinstance(value, tuple) and any(len(path) > 1 for path in value):
        raise EditError("Hugo's categories have no hierarchy")
    return write_paths(value, place)


def _weight(value: Value, reading: Reading) -> int | None:
    if value is None or value == "":
        return None
    found = go_int(value)
    if found is None:
        reading.tell("number-unreadable", f"{describe(value)} is no number for Hugo: 0")
    return found


def _translation_key(value: Value, reading: Reading) -> tuple[str, ...] | None:
    found = go_string(value)
    return (found,) if found else None


def _write_translation_key(value: object, place: Place) -> Mapping[Path, object]:
    if not isinstance(value, tuple) or len(value) != 1:
        raise EditError("translationKey holds one key")
    return {place.path: value[0]}


def _table(chains: Mapping[str, tuple[str, ...]]) -> Table:
    themes = theme_keys("hugo")
    date_chain, mod_chain, end_chain = (chains[name] for name in ("Date", "Lastmod", "ExpiryDate"))
    fields = {
        **themes,
        "title": (key("title", _text, write_shape, own=True),),
        "published": _date_keys(date_chain, _own(date_chain, "date")),
        "updated": _date_keys(mod_chain, _own(mod_chain, "lastmod", "modified")),
        "expires": _date_keys(end_chain, _own(end_chain, "expirydate", "unpublishdate")),
        "summary": (
            key("summary", _text, write_shape, own=True),
            key("description", _text, write_shape, own=True),
            *themes["summary"],
        ),
        "tags": (key("tags", _terms, write_list),),
        "categories": (key("categories", _categories, _write_categories),),
        "keywords": (key("keywords", _strings, _write_strings, own=True),),
        "translations": (
            key("translationKey", _translation_key, _write_translation_key, own=True),
            *themes["translations"],
        ),
        "draft": (
            key("draft", _read_draft, own=True),
            key("published", _read_published, _write_published, own=True),
        ),
        "slug": (key("slug", _slug, write_shape, own=True),),
        "permalink": (key("url", _text, write_shape, own=True),),
        "aliases": (key("aliases", _aliases, _write_strings, own=True),),
        "series": (key("series", _terms, write_list),),
        "weight": (key("weight", _weight, own=True),),
        "layout": (key("layout", _text, write_shape, own=True),),
    }
    return Table(
        fields=fields,
        native=HugoFrontMatter,
        fold=True,
        spread="params",
        new=new_keys("hugo"),
        # Lastmod is Date where nothing else gives it, and a draft by `published` is its date too.
        follows={
            "published": ("updated",),
            "updated": ("published",),
            "draft": ("published", "updated"),
        },
    )
