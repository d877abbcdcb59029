"""Hugo 0.168: what it means by its front matter, as a schema.

Different here from other generators: keys have no case; `params` goes before keys at the top;
dates come from chains of keys that the site can configure; a zone's name counts for nothing;
taxonomies are flat.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from newsdoc.errors import SchemaError
from newsdoc.frontmatter.dialect import HUGO as FRONT_MATTER
from newsdoc.frontmatter.nodes import FrozenMapping
from newsdoc.schemas.casts_go import go_bool
from newsdoc.schemas.hugo_cascade import cascaded, effective, site_languages
from newsdoc.schemas.hugo_dates import (
    DATE,
    EXPIRY,
    LASTMOD,
    PUBLISH,
    HugoDates,
    chain,
    hugo_dates,
)
from newsdoc.schemas.hugo_fields import (
    read_text,
    tell_both_switches,
    tell_unknown_outputs,
)
from newsdoc.schemas.hugo_keys import TAXONOMIES, hugo_table, native_model, term_key
from newsdoc.schemas.hugo_path import Languages, date_and_slug, path_language
from newsdoc.schemas.hugo_refusals import refuse
from newsdoc.schemas.prose import HUGO as PROSE
from newsdoc.schemas.reading import Path, Reading, keep
from newsdoc.schemas.table import Key, Table, finish, read_keys
from newsdoc.schemas.tabular import TableSchema

if TYPE_CHECKING:
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


__all__ = ["Hugo", "HugoDates"]


@lru_cache(maxsize=32)
def _body(markup: BodyDialect | None, *, cjk: bool) -> BodyDialect:
    if markup is None:
        from newsdoc.markdown.dialect import HUGO  # noqa: PLC0415  metadata need no body

        markup = HUGO
    return (
        replace(markup, counting=replace(markup.counting, has_cjk_language=True)) if cjk else markup
    )


@dataclass(frozen=True)
class _Plan:
    """What follows from a site's configuration.

    Attributes:
        chains: The expanded chains of the four dates, by Hugo's own names.
        asked_late: Keys that are dates, lower case, but for those that every post is asked for.
        by_name: Whether a date may come from the file's name.
        by_site: Whether the site's configuration is not Hugo's own.
        table: The table of keys.
        languages: The site's languages.
    """

    chains: Mapping[str, tuple[str, ...]]
    asked_late: frozenset[str]
    by_name: bool
    by_site: bool
    table: Table
    languages: Languages


@lru_cache(maxsize=32)
def _plan(dates: HugoDates, languages: Languages, taxonomies: FrozenMapping[str]) -> _Plan:
    chains = {
        "Date": chain(dates.date, DATE),
        "Lastmod": chain(dates.lastmod, LASTMOD),
        "PublishDate": chain(dates.publish_date, PUBLISH),
        "ExpiryDate": chain(dates.expiry_date, EXPIRY),
    }
    names = {name for chain in chains.values() for name in chain}
    keys = frozenset(name for name in names if not name.startswith(":"))
    late = keys - {"date", "lastmod"}
    table = hugo_table(chains, languages, taxonomies)
    return _Plan(chains, late, ":filename" in names, dates != _DEFAULT, table, languages)


_DEFAULT = HugoDates()


def _check_texts(option: str, given: object) -> None:
    if not isinstance(given, Mapping):
        raise SchemaError(f"Hugo({option}=…) takes a mapping, not {given!r}")
    for name, value in given.items():
        if not (isinstance(name, str) and isinstance(value, str)):
            raise SchemaError(f"Hugo({option}=…) takes texts, not {name!r}: {value!r}")


@dataclass(frozen=True)
class Hugo(TableSchema):
    """Hugo as a schema; options are those of a site's configuration.

    Attributes:
        name: The schema's name.
        dates: The site's `frontmatter` configuration.
        languages: The site's language codes, in lower case as Hugo has them, whatever the site
            writes; for file names such as `post.zh-tw.md`; empty for any that looks like one. The
            first is the site's default language, which the targets of a cascade need.
        has_cjk_language: The site's `hasCJKLanguage`: how words are counted.
        markup: How the site has `markup` and `summaryLength`, where not as they come:
            `newsdoc.markdown.hugo_dialect` makes it of the site's configuration. None is
            `newsdoc.markdown.HUGO`.
        content_dirs: The site's `contentDir` by language (`{"zh": "content/zh"}`), for sites
            that keep their languages apart: files in such a folder are in that language unless
            their names say another. Its languages need not be among `languages` again.
        taxonomies: The site's `taxonomies`, singular to plural: `tag`, `category` and `series`
            say which keys hold the tags, categories and series; they are `tags`, `categories`
            and `series` where it does not name them.
        output_formats: Names of all the site's output formats, lower case likewise; then other
            names in `outputs` are refused, as they stop a build. None where they are not known.
        prose: What conversions change; a site with shortcodes of its own derives it from
            `Hugo().prose` with `dataclasses.replace`. Keys of renamed taxonomies are added.

    Raises:
        SchemaError: `content_dirs` or `taxonomies` hold what is no text.
    """

    name: str = "hugo"
    dates: HugoDates = _DEFAULT
    languages: tuple[str, ...] = ()
    content_dirs: Mapping[str, str] = FrozenMapping()
    taxonomies: Mapping[str, str] = FrozenMapping()
    has_cjk_language: bool = False
    markup: BodyDialect | None = None
    output_formats: frozenset[str] | None = None
    prose: ProseRules = field(default_factory=lambda: PROSE, hash=False)

    def __post_init__(self) -> None:
        """Put codes and names in lower case, as Hugo does with a site's configuration."""
        _check_texts("content_dirs", self.content_dirs)
        _check_texts("taxonomies", self.taxonomies)
        folders = FrozenMapping({code.lower(): at for code, at in self.content_dirs.items()})
        languages = dict.fromkeys((*map(str.lower, self.languages), *folders))
        plurals = {name.lower(): key.lower() for name, key in self.taxonomies.items() if key}
        object.__setattr__(self, "content_dirs", folders)
        object.__setattr__(self, "languages", tuple(languages))
        object.__setattr__(self, "taxonomies", FrozenMapping(plurals))
        renamed = {term_key(plurals, name) for name in TAXONOMIES} - {*self.prose.taxonomies}
        if renamed:
            terms = (*self.prose.taxonomies, *sorted(renamed))
            object.__setattr__(self, "prose", replace(self.prose, taxonomies=terms))
        if self.output_formats is not None:
            formats = frozenset(map(str.lower, self.output_formats))
            object.__setattr__(self, "output_formats", formats)

    @property
    def body(self) -> BodyDialect:
        """Markdown by goldmark, shortcodes; words counted as the site has it."""
        return _body(self.markup, cjk=self.has_cjk_language)

    def body_for(self, front_matter: FrontMatter) -> BodyDialect:
        """Return how the body of one post is read: `isCJKLanguage` in it goes before the site.

        Args:
            front_matter: The front matter as written.
        """
        values = front_matter.values
        if "iscjklanguage" not in values:
            return self.body
        given = go_bool(values["iscjklanguage"]) is True
        counting = replace(self.body.counting, has_cjk_language=given, every_page=given)
        return replace(self.body, counting=counting)

    @property
    def front_matter(self) -> FrontMatterDialect:
        """Fences, YAML by goccy's rules, TOML, JSON, org keywords; keys have no case."""
        return FRONT_MATTER

    @property
    def native_model(self) -> type[NativeFrontMatter]:
        """`HugoFrontMatter`."""
        return native_model()

    def detect(self, candidate: Candidate) -> Evidence:
        """Say what speaks for Hugo."""
        from newsdoc.schemas.evidence import hugo_evidence  # noqa: PLC0415  for unnamed schemas only

        return hugo_evidence(candidate)

    def normalise(self, front_matter: FrontMatter, context: Context) -> Normalised:
        """Read front matter and path as Hugo does.

        Args:
            front_matter: The front matter as written.
            context: Path and zone.
        """
        refuse(front_matter, context, self._languages, self.output_formats)
        reading = self.read(front_matter.values, context, front_matter)
        keep(reading, self, front_matter)
        return finish(self._plan.table, reading, front_matter)

    @property
    def table(self) -> Table:
        """Which keys give and take which fields."""
        return self._plan.table

    def generator_dates(
        self, front_matter: FrontMatter, context: Context
    ) -> dict[str, datetime | None]:
        """Return Hugo's own four dates: `Date`, `Lastmod`, `PublishDate`, `ExpiryDate`.

        None is Hugo's zero time (or one that Python cannot hold).

        Args:
            front_matter: The front matter as written.
            context: Path and zone.
        """
        values = effective(front_matter.values, context, self._languages)
        reading = Reading(values, context, front_matter, fold=True)
        return hugo_dates(self._plan.chains, reading, self._languages)

    @cached_property
    def _plan(self) -> _Plan:
        return _plan(self.dates, self._languages, FrozenMapping(self.taxonomies))

    @cached_property
    def _languages(self) -> Languages:
        return Languages.of(self.languages, self.content_dirs)

    def __getstate__(self) -> dict[str, object]:
        # The plan holds functions of this module, which pickle cannot take; it is made again.
        return {one.name: getattr(self, one.name) for one in fields(self)}

    def read(
        self, values: Mapping[str, Value], context: Context, front_matter: FrontMatter
    ) -> Reading:
        """Read all fields as Hugo does, from front matter and from the path.

        Args:
            values: The values of front matter.
            context: Path and zone.
            front_matter: The front matter as written.
        """
        plan, keys, whole = self._plan, values.keys(), values
        if not _EFFECTIVE.isdisjoint(keys):
            whole = effective(values, context, self._languages)
        reading = read_keys(plan.table, whole, context, front_matter)
        if "cascade" in keys:
            _borrow_cascaded(reading, cascaded(values, context, self._languages))
        if plan.by_name:
            _file_name(reading, plan)
        if plan.by_site:
            _own_date(reading, plan)
        if "language" not in reading.fields:
            found = path_language(context.path, self._languages)
            if found:
                reading.put("language", found, "path")
        chosen = site_languages(values, context.path, self._languages) if "sites" in keys else ()
        if chosen:
            # Hugo goes by this, whatever the name and other keys say.
            reading.put("language", chosen[0], "key")
            reading.borrow("language", _SITES)
        _other_dates(reading, plan)
        given = keys if whole is values else whole.keys()
        if "published" in given:
            tell_both_switches(reading)
        if "outputs" in given:
            tell_unknown_outputs(reading)
        return reading


_EFFECTIVE = frozenset({"cascade", "params"})


def _borrow_cascaded(reading: Reading, added: Mapping[str, tuple[Path, Value]]) -> None:
    for name, entry in list(reading.keys.items()):
        first = entry.path[0].lower()
        if first in added:
            place, _ = added[first]
            reading.borrow(name, replace(entry, path=(*place, *entry.path[1:])))


def _other_dates(reading: Reading, plan: _Plan) -> None:
    """Tell of dates that no field asked for, where Hugo's own four chains come to them."""
    values = reading.values
    if not plan.by_name and plan.asked_late.isdisjoint(values.keys()):
        return
    given = {name for name in plan.asked_late if name in values and values[name] not in (None, "")}
    entries = map(reading.keys.get, ("published", "updated", "expires"))
    if plan.by_name or given - {entry.path[0].lower() for entry in entries if entry}:
        hugo_dates(plan.chains, reading, plan.languages)
        reading.path = ()


_SITES = Key(("sites", "matrix", "languages"), read_text, None, own=True)


def _file_name(reading: Reading, plan: _Plan) -> None:
    """A date in the file's name gives the slug too, and the date where no key does."""
    found = date_and_slug(reading.context.path, reading.zone, plan.languages)
    # A date that Python does not have leaves its fields empty.
    lost = found is not None and found[0] is None and not reading.fields.keys() >= _DATED
    if not lost and not any(entry.virtual for entry in reading.keys.values()):
        return
    if found and found[1] and "slug" not in reading.values:
        reading.put("slug", found[1], "path")
    published = reading.keys.get("published")
    if published is not None and published.virtual and "date" not in reading.values:
        updated = hugo_dates(plan.chains, reading, plan.languages)["Lastmod"]
        reading.path = ()
        if updated is not None and updated == reading.fields["published"]:
            reading.put("updated", updated, "path")


_DATED = frozenset({"published", "updated"})


def _own_date(reading: Reading, plan: _Plan) -> None:
    """A date that a key of the site's own gives stands in for `date` in later chains."""
    published = reading.keys.get("published")
    if published is None or published.virtual:
        return
    updated = hugo_dates(plan.chains, reading, plan.languages)["Lastmod"]
    reading.path = ()
    if updated == reading.fields["published"] and updated != reading.fields.get("updated"):
        reading.put("updated", updated, "path")
        reading.borrow("updated", published)
