"""Hexo 8.1: what it means by its front matter, as a schema.

Different here from other generators: keys have case; every value goes through JavaScript's own
casts; a flat list of categories is one path; dates are read in the site's `timezone` and lose the
zone that is written; slugs come from file names; `draft` means nothing, `_drafts` does.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from newsdoc.errors import EditError, Severity
from newsdoc.frontmatter.dialect import HEXO as FRONT_MATTER
from newsdoc.schemas.casts_js import js_boolean, js_string, js_truthy
from newsdoc.schemas.dates import get_zone
from newsdoc.schemas.dates_js import js_utc
from newsdoc.schemas.hexo_dates import (
    adjusted,
    generator_moment,
    local,
    read_hexo_date,
    wall,
    written,
)
from newsdoc.schemas.hexo_path import is_draft, name_parts
from newsdoc.schemas.hexo_refusals import is_address, refuse_categories, refuse_values
from newsdoc.schemas.prose import HEXO as PROSE
from newsdoc.schemas.readers import (
    integer,
    text,
    texts,
    write_list,
    write_plain_date,
    write_shape,
)
from newsdoc.schemas.reading import Path, Reading, keep
from newsdoc.schemas.table import Place, Table, finish, key, read_keys
from newsdoc.schemas.tabular import TableSchema
from newsdoc.schemas.themes import new_keys, theme_keys

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from newsdoc.frontmatter.dialect import FrontMatterDialect
    from newsdoc.frontmatter.document import FrontMatter
    from newsdoc.frontmatter.nodes import Value
    from newsdoc.markdown.dialect import BodyDialect
    from newsdoc.schemas.candidate import Candidate
    from newsdoc.schemas.contract import (
        Context,
        Evidence,
        NativeFrontMatter,
        Normalised,
        ProseRules,
    )

__all__ = ["Hexo"]


def _native_model() -> type[NativeFrontMatter]:
    from newsdoc.schemas.hexo_native import HexoFrontMatter  # noqa: PLC0415  not needed to read

    return HexoFrontMatter


@dataclass(frozen=True)
class Hexo(TableSchema):
    """Hexo as a schema; options are those of a site's `_config.yml`.

    The site's `timezone` is given with the context, as `load(…, timezone=…)`.

    Attributes:
        name: The schema's name.
        new_post_name: The site's `new_post_name`: slug and date are read from file names by it.
        updated_option: The site's `updated_option`; newsdoc never takes the file's own times, so
            `mtime` and `empty` both leave a missing `updated` missing.
        use_slug_as_post_title: The site's option of that name.
        markup: How the site has its renderer, where not as it comes:
            `newsdoc.markdown.hexo_dialect` makes it of the options below `marked`. None is
            `newsdoc.markdown.HEXO`.
        prose: What conversions change; a site with tags of its own derives it from
            `Hexo().prose` with `dataclasses.replace`.
    """

    name: str = "hexo"
    new_post_name: str = ":title.md"
    updated_option: Literal["mtime", "date", "empty"] = "mtime"
    use_slug_as_post_title: bool = False
    markup: BodyDialect | None = None
    prose: ProseRules = field(default_factory=lambda: PROSE, hash=False)

    @property
    def front_matter(self) -> FrontMatterDialect:
        """Fences of hexo-front-matter 4, YAML by js-yaml's rules, JSON between `;;;`."""
        return FRONT_MATTER

    @property
    def body(self) -> BodyDialect:
        """Markdown by hexo-renderer-marked, Nunjucks tags."""
        if self.markup is not None:
            return self.markup
        from newsdoc.markdown.dialect import HEXO  # noqa: PLC0415  metadata need no body

        return HEXO

    def body_for(self, front_matter: FrontMatter) -> BodyDialect:
        """Return `body`, with tags run or not as the key `disableNunjucks` of a post says.

        Args:
            front_matter: The front matter of the post.
        """
        disabled = front_matter.values.get("disableNunjucks")
        body = self.body
        if not isinstance(disabled, bool):
            return body
        from newsdoc.markdown.tags_hexo import HexoTags  # noqa: PLC0415  metadata need no body

        tags = tuple(
            replace(one, nunjucks=not disabled) if isinstance(one, HexoTags) else one
            for one in body.tags
        )
        return replace(body, tags=tags)

    @property
    def native_model(self) -> type[NativeFrontMatter]:
        """`HexoFrontMatter`."""
        return _native_model()

    def detect(self, candidate: Candidate) -> Evidence:
        """Say what speaks for Hexo."""
        from newsdoc.schemas.evidence import hexo_evidence  # noqa: PLC0415  for unnamed schemas only

        return hexo_evidence(candidate)

    def normalise(self, front_matter: FrontMatter, context: Context) -> Normalised:
        """Read front matter and path as Hexo does.

        Args:
            front_matter: The front matter as written.
            context: Path and zone.
        """
        refuse_values(front_matter)
        reading = self.read(front_matter.values, context, front_matter)
        refuse_categories(reading, front_matter)
        keep(reading, self, front_matter)
        return finish(_table(), reading, front_matter)

    @property
    def table(self) -> Table:
        """Which keys give and take which fields."""
        return _table()

    def generator_dates(
        self, front_matter: FrontMatter, context: Context, machine_zone: str | None = None
    ) -> dict[str, datetime | None]:
        """Return Hexo's own `date` and `updated`, which depend on the machine that it runs on.

        None is where Hexo takes the file's own times, or where Python cannot hold the date.

        Args:
            front_matter: The front matter as written.
            context: Path and zone.
            machine_zone: IANA name of the machine's zone, or None for UTC.

        Raises:
            SchemaError: There is no such zone.
        """
        machine = get_zone(machine_zone)
        reading = Reading(front_matter.values, context, front_matter)
        zone = reading.zone if context.timezone else None
        found: dict[str, datetime | None] = {}
        for name in ("date", "updated"):
            reading.path = (name,)
            value = reading.get((name,))
            date = written(value, reading) if js_truthy(value) else None
            found[name] = generator_moment(date, zone, machine) if date else None
        if found["date"] is None and not js_truthy(reading.get(("date",))):
            clock = self._name_clock(context)
            utc = local(clock, machine) if clock else None
            found["date"] = adjusted(utc, zone, machine) if utc else None
        if found["updated"] is None and self.updated_option == "date":
            found["updated"] = found["date"]
        return found

    def read(
        self, values: Mapping[str, Value], context: Context, front_matter: FrontMatter
    ) -> Reading:
        """Read all fields as Hexo does, from front matter and from the path.

        Args:
            values: The values of front matter.
            context: Path and zone.
            front_matter: The front matter as written.
        """
        parts = name_parts(context.path, self.new_post_name)
        if parts:
            reading = self._with_parts(values, parts, context, front_matter)
        else:
            reading = read_keys(_table(), values, context, front_matter)
        if "published" not in reading.fields and not js_truthy(reading.get(("date",))):
            clock = self._name_clock(context)
            moment = wall(clock, reading.zone) if clock else None
            if moment:
                reading.put("published", moment, "path")
        self._missing_updated(reading)
        if is_draft(context.path):
            reading.put("draft", True, "path")
        _overwritten(reading)
        return reading

    def _with_parts(
        self,
        values: Mapping[str, Value],
        parts: Mapping[str, str],
        context: Context,
        front_matter: FrontMatter,
    ) -> Reading:
        # Whatever else the name says goes before front matter (post.js, preservedKeys).
        given = {name: parts[name] for name in parts if name not in _PRESERVED}
        whole = {**values, **given} if given else values
        reading = read_keys(_table(), whole, context, front_matter)
        for name, entry in list(reading.keys.items()) if given else ():
            if entry.path[0] in given:
                reading.put(name, reading.fields[name], "path")
        self._path_fields(reading, parts)
        return reading

    def _path_fields(self, reading: Reading, parts: Mapping[str, str]) -> None:
        slug = parts.get("slug", parts.get("title"))
        if slug:
            reading.put("slug", slug, "path")
            _tell_unsafe_name(reading, slug)
        if self.use_slug_as_post_title and parts.get("title") and "title" not in reading.values:
            reading.put("title", parts["title"], "path")

    def _missing_updated(self, reading: Reading) -> None:
        if self.updated_option == "date" and "updated" not in reading.fields:
            published = reading.fields.get("published")
            entry = reading.keys.get("published")
            if published is not None:
                reading.put("updated", published, "path")
                if entry is not None:
                    reading.borrow("updated", entry)

    def _name_clock(self, context: Context) -> datetime | None:
        parts = name_parts(context.path, self.new_post_name)
        month = parts.get("month") or parts.get("i_month")
        day = parts.get("day") or parts.get("i_day")
        if not (parts.get("year") and month and day):
            return None
        year = int(parts["year"])
        return js_utc(year + 1900 if year < 100 else year, int(month), int(day))


_PRESERVED = frozenset({"title", "year", "month", "day", "i_month", "i_day", "hash"})
_LOST = ("slug", "path", "raw", "content", "more", "site")
_LOST_KEYS = frozenset(_LOST)


def _overwritten(reading: Reading) -> None:
    keys = reading.values.keys()
    if _LOST_KEYS.isdisjoint(keys):
        return
    for name in _LOST:
        if name in keys and reading.values[name] not in (None, ""):
            reading.tell(
                "key-overwritten",
                "Hexo overwrites this key",
                severity=Severity.INFO,
                hint="the slug comes from the file's name" if name == "slug" else "",
                path=(name,),
            )


def _tell_unsafe_name(reading: Reading, slug: str) -> None:
    if "%" not in slug or is_address(slug) or js_truthy(reading.get(("permalink",))):
        return
    reading.path = ()
    reading.tell(
        "name-unsafe",
        f"Hexo refuses the post where the site's permalinks hold :title: {slug!r} has a '%' that "
        "begins no escape",
        hint="rename the file, or give the post a permalink of its own",
    )


def _title(value: Value, reading: Reading) -> str | None:
    return None if value is None else js_string(value) or None


def _layout(value: Value, reading: Reading) -> str | None:
    return None if value is None else js_string(value) or None


def _draft(value: Value, reading: Reading) -> bool | None:
    return None if value is None else not js_boolean(value)


def _write_draft(value: object, place: Place) -> Mapping[Path, object]:
    return {place.path: not value}


def _comments(value: Value, reading: Reading) -> bool | None:
    return None if value is None else js_boolean(value)


_TEXT = frozenset({str})


def _terms(values: tuple[Value, ...]) -> tuple[str, ...]:
    if _TEXT.issuperset(map(type, values)):
        return tuple(dict.fromkeys(filter(None, values)))  # type: ignore[arg-type]  # all texts
    return tuple(dict.fromkeys(js_string(item) for item in values if item not in (None, "")))


def _tags(value: Value, reading: Reading) -> tuple[str, ...] | None:
    if not js_truthy(value):
        return None
    return _terms(value if isinstance(value, tuple) else (value,))


def _categories(value: Value, reading: Reading) -> tuple[tuple[str, ...], ...] | None:
    """Read categories as `Post.setCategories` does: a flat list is one path."""
    if not js_truthy(value):
        return None
    items = value if isinstance(value, tuple) else (value,)
    if _TEXT.issuperset(map(type, items)):
        texts = tuple(filter(None, items))
        return (texts,) if texts else ()  # type: ignore[return-value]  # all are texts
    kept = [item for item in items if item is not None and item != ""]
    if any(isinstance(item, tuple) for item in kept):
        found = [_steps(item if isinstance(item, tuple) else (item,)) for item in kept]
    else:
        found = [_steps(tuple(kept))]
    return tuple(dict.fromkeys(path for path in found if path))


def _steps(items: tuple[Value, ...]) -> tuple[str, ...]:
    return tuple(js_string(item) for item in items if item is not None and item != "")


def _write_categories(value: object, place: Place) -> Mapping[Path, object]:
    """Write one path as a flat list, several as a list of lists."""
    if not isinstance(value, tuple):
        raise EditError("paths are wanted")
    if len(value) == 1:
        return write_list(value[0], place)
    return {place.path: [list(path) for path in value]}


def _keywords(value: Value, reading: Reading) -> tuple[str, ...] | None:
    return texts(value, reading)


def _permalink(value: Value, reading: Reading) -> str | None:
    return value or None if isinstance(value, str) else None


@lru_cache(maxsize=1)
def _table() -> Table:
    themes = theme_keys("hexo")
    fields = {
        **themes,
        "title": (key("title", _title, write_shape),),
        "published": (key("date", read_hexo_date, write_plain_date),),
        "updated": (key("updated", read_hexo_date, write_plain_date),),
        "summary": (
            key("summary", text, write_shape),
            key("description", text, write_shape),
            key("excerpt", text, write_shape),
            *themes["summary"],
        ),
        "tags": (key("tags", _tags, write_list), key("tag", _tags, write_list)),
        "categories": (
            key("categories", _categories, _write_categories),
            key("category", _categories, _write_categories),
        ),
        "keywords": (key("keywords", _keywords, write_list),),
        "draft": (key("published", _draft, _write_draft),),
        "permalink": (key("permalink", _permalink, write_shape), key("__permalink", _permalink)),
        "aliases": (key("aliases", texts, write_list), key("alias", texts, write_list)),
        "weight": (key("weight", integer), key("order", integer)),
        "layout": (key("layout", _layout, write_shape),),
        "comments": (key("comments", _comments), *themes.get("comments", ())),
    }
    return Table(
        fields=fields,
        native=_native_model,
        follows={"published": ("updated",)},
        new=new_keys("hexo"),
        elsewhere={"slug": "Hexo takes it from the file's name: it lives in the path"},
    )
