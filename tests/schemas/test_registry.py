from __future__ import annotations

import importlib.metadata
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import pytest
from pydantic import Field

import newsdoc.schemas
from newsdoc.errors import SchemaError
from newsdoc.frontmatter import PLAIN, FrontMatter, FrontMatterDialect
from newsdoc.markdown.dialect import GFM, BodyDialect
from newsdoc.schemas import (
    Candidate,
    Context,
    Evidence,
    Hugo,
    NativeFrontMatter,
    Normalised,
    ProseRules,
    Reading,
    Reason,
    Schema,
    Table,
    detect,
    edits_for,
    finish,
    get_schema,
    integer,
    iso_date,
    key,
    new_front_matter,
    paths,
    read_keys,
    register_schema,
    registry,
    schema_names,
    text,
    texts,
    write_date,
    write_list,
    write_paths,
)
from newsdoc.schemas.registry import _registered
from tests.schemas.helpers import codes, normalise, replaced

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from newsdoc.frontmatter import Format, Value
    from newsdoc.source import Edit


class ZineFrontMatter(NativeFrontMatter):
    """Front matter of a generator that does not exist."""

    headline: str | None = Field(None, description="The title.")
    issue: int | None = Field(None, description="The number.")


TABLE = Table(
    fields={
        "title": (key("headline", text), key("meta.headline", text)),
        "published": (key("day", iso_date, write_date),),
        "tags": (key("topics", texts, write_list),),
        "categories": (key("rubrics", paths, write_paths),),
        "weight": (key("issue", integer),),
    },
    native=ZineFrontMatter,
)


PROSE = ProseRules(keys=("headline",), taxonomies=("topics",))


@dataclass(frozen=True)
class Zine:
    """A schema that is nothing but a table."""

    name: str = "zine"
    front_matter: FrontMatterDialect = PLAIN
    body: BodyDialect = GFM
    prose: ProseRules = PROSE
    native_model: type[NativeFrontMatter] = ZineFrontMatter

    def detect(self, candidate: Candidate) -> Evidence:
        if "headline" not in candidate.keys:
            return Evidence()
        return Evidence((Reason("key", "headline is the zine's own", 9),))

    def normalise(self, front_matter: FrontMatter, context: Context) -> Normalised:
        return finish(TABLE, self._read(front_matter.values, context, front_matter), front_matter)

    def edits(
        self, front_matter: FrontMatter, changes: Mapping[str, object], context: Context
    ) -> tuple[Edit, ...]:
        before = self._read(front_matter.values, context, front_matter)
        return edits_for(
            TABLE, front_matter, before, changes, lambda values: self._read(values, context)
        )

    def template(
        self,
        changes: Mapping[str, object],
        context: Context,
        format: Format | None = None,  # noqa: A002  the protocol's word
    ) -> str:
        return new_front_matter(self, changes, context, format)

    def _read(
        self,
        values: Mapping[str, Value],
        context: Context,
        front_matter: FrontMatter | None = None,
    ) -> Reading:
        return read_keys(TABLE, values, context, front_matter)


@pytest.fixture
def zine() -> Iterator[Zine]:
    schema = Zine()
    register_schema(schema)
    yield schema
    _registered.pop("zine")


POST = (
    "---\nheadline: 春\nday: 2025-03-04\ntopics: [a, b]\nrubrics: [[甲, 乙], 丙]\nissue: 一\n---\n"
)


def test_a_schema_that_is_a_table(zine: Zine) -> None:
    assert isinstance(zine, Schema)
    found = normalise(POST, "zine", timezone="Asia/Shanghai")
    assert found.metadata.title == "春"
    assert found.metadata.published is not None
    assert found.metadata.published.isoformat() == "2025-03-04T00:00:00+08:00"
    assert found.metadata.tags == ("a", "b")
    assert found.metadata.categories == (("甲", "乙"), ("丙",))
    assert found.metadata.weight is None
    assert codes(found) == ["type-mismatch"]
    assert isinstance(found.native, ZineFrontMatter)
    assert found.native.headline == "春"


def test_it_writes(zine: Zine) -> None:
    edited = replaced(POST, {"tags": ("c",), "title": "夏"}, zine)
    assert edited == POST.replace("[a, b]", "[c]").replace("春", "夏")
    assert zine.template({"title": "秋", "weight": 3}, Context()) == (
        "---\nheadline: 秋\nissue: 3\n---\n"
    )


def test_it_takes_part_in_detection(zine: Zine) -> None:
    found = detect(Candidate(POST))
    assert (found.name, found.schema) == ("zine", zine)
    assert "zine" in schema_names()


def test_names_are_taken_once(zine: Zine) -> None:
    register_schema(zine)
    other = replace(zine, prose=ProseRules())
    with pytest.raises(SchemaError, match="registered already"):
        register_schema(other)
    register_schema(other, replace=True)
    assert get_schema("zine") == other


def test_unknown_names_are_told_with_the_known_ones() -> None:
    with pytest.raises(SchemaError, match=r"no schema named 'hugoo'; there are .*hexo.*hugo"):
        get_schema("hugoo")


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        (object(), "it has no body"),
        (Hugo, "is a class"),
        (Zine(name=""), "name of a schema is a string"),
    ],
)
def test_what_is_no_schema(value: object, reason: str) -> None:
    with pytest.raises(SchemaError, match=reason):
        register_schema(value)  # type: ignore[arg-type]  # that is the point


def test_a_schema_with_options_needs_no_registration() -> None:
    site = Hugo(languages=("zh",))
    assert get_schema(site) is site
    assert get_schema("hugo") == Hugo() != site


def test_a_zone_that_does_not_exist() -> None:
    with pytest.raises(SchemaError, match="Mars/Base"):
        normalise("---\ndate: 2025-03-04\n---\n", "hugo", timezone="Mars/Base")


def test_everything_is_exported_once() -> None:
    names = newsdoc.schemas.__all__
    assert list(names) == sorted(set(names))
    for name in names:
        assert getattr(newsdoc.schemas, name) is not None
    assert dir(newsdoc.schemas) == sorted(names)
    with pytest.raises(AttributeError, match="no attribute 'hugoo'"):
        _ = newsdoc.schemas.hugoo  # type: ignore[attr-defined]  # that is the point


class FakePoint:
    """An entry point of an installed package."""

    def __init__(self, value: object) -> None:
        self.name = self.value = "zine"
        self.found = value

    def load(self) -> object:
        return self.found


@pytest.fixture
def installed(monkeypatch: pytest.MonkeyPatch) -> Callable[[object], None]:
    """Installs a package with a schema, as far as the registry can tell."""

    def install(value: object) -> None:
        monkeypatch.setattr(registry, "_loaded", [])
        monkeypatch.setattr(registry, "_registered", {})
        monkeypatch.setattr(importlib.metadata, "entry_points", lambda **_: [FakePoint(value)])

    return install


@pytest.mark.parametrize("value", [Zine, Zine()], ids=["class", "value"])
def test_installed_packages_bring_schemas(
    value: object, installed: Callable[[object], None]
) -> None:
    installed(value)
    assert set(schema_names()) == {"hexo", "hugo", "zine"}
    assert get_schema("zine") == Zine()


@pytest.mark.parametrize("value", [object, 3, lambda: None])
def test_an_installed_package_that_brings_none_is_named(
    value: object, installed: Callable[[object], None]
) -> None:
    installed(value)
    with pytest.raises(SchemaError, match="entry point 'zine'"):
        schema_names()
