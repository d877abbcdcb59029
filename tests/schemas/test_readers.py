"""The readers and writers that tables of keys are made of, by themselves and in posts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from newsdoc import EditError, Person, SchemaError
from newsdoc.frontmatter import FrozenMapping
from newsdoc.schemas import (
    ABSENT,
    Context,
    Reading,
    TableSchema,
    flag,
    integer,
    iso_date,
    language,
    native_date,
    negated,
    register_schema,
    texts,
)
from newsdoc.schemas.readers import paths
from tests.schemas.helpers import front_matter, replaced

MATTER = front_matter("---\ntitle: 甲\n---\n", "hexo")
DAY = datetime(2025, 1, 2, tzinfo=UTC)
FIRST = datetime(1, 1, 1, tzinfo=timezone(timedelta(hours=14)))
LAST = datetime(9999, 12, 31, 23, tzinfo=timezone(timedelta(hours=-14)))

READ = [
    (flag, True, True),
    (flag, 1, True),
    (flag, 0, False),
    (flag, 2, None),
    (flag, "Yes", True),
    (flag, "off", False),
    (flag, "maybe", None),
    (flag, 1.0, None),
    (flag, FrozenMapping({"enable": True}), True),
    (flag, FrozenMapping({"enabled": False}), False),
    (flag, FrozenMapping({"enable": "yes"}), None),
    (negated(flag), "on", False),
    (negated(flag), "maybe", None),
    (integer, 3, 3),
    (integer, 3.0, 3),
    (integer, 3.5, None),
    (integer, True, None),
    (integer, "3", None),
    (language, "zh-TW", "zh-TW"),
    (language, "", None),
    (language, 5, None),
    (language, (1, "", "en"), "en"),
    (language, (), None),
    (texts, "甲", ("甲",)),
    (texts, None, None),
    (texts, ("甲", "", 5), ("甲", "5")),
    (paths, "甲", (("甲",),)),
    (paths, None, None),
    (paths, ("甲", ("乙", "丙"), None, ()), (("甲",), ("乙", "丙"))),
    (iso_date, "", None),
    (iso_date, "春天", None),
    (iso_date, "2025-01-02", DAY),
    (iso_date, "2025-01-02T08:00:00+08:00", DAY),
    (iso_date, date(2025, 1, 2), DAY),
    (native_date, DAY, DAY),
    (native_date, None, None),
    (native_date, 5, None),
]


@pytest.mark.parametrize(("reader", "value", "expected"), READ)
def test_a_reader(reader: object, value: object, expected: object) -> None:
    assert callable(reader)
    found = reader(value, Reading(MATTER.values, Context(None, None), MATTER))
    assert found == expected
    assert type(found) is type(expected)


REPLACED: list[tuple[str, dict[str, object], str]] = [
    ("toc:\n  enable: false\n", {"toc": True}, "toc:\n  enable: true\n"),
    ("toc:\n  enabled: false\n", {"toc": True}, "toc:\n  enabled: true\n"),
    ("math: {enable: false}\n", {"math": True}, "math: {enable: true}\n"),
    ("tags: a\n", {"tags": ("b",)}, "tags: b\n"),
    ("tags: a\n", {"tags": ("b", "c")}, "tags:\n  - b\n  - c\n"),
    ("categories: a\n", {"categories": (("b",),)}, "categories: b\n"),
    ("date: 2024-01-01\n", {"published": DAY}, "date: 2025-01-02\n"),
    (
        "date: '2024-01-01'\n",
        {"published": DAY.replace(hour=3)},
        "date: '2025-01-02 03:00:00'\n",
    ),
]


@pytest.mark.parametrize("schema", ["hugo", "hexo"])
@pytest.mark.parametrize(("before", "changes", "after"), REPLACED)
def test_a_writer_keeps_the_shape(
    schema: str, before: str, changes: dict[str, object], after: str
) -> None:
    assert replaced(f"---\n{before}---\n文\n", changes, schema) == f"---\n{after}---\n文\n"


def test_categories_of_one_generator_are_none_of_another() -> None:
    changes: dict[str, object] = {"categories": (("b", "c"), ("d",))}
    assert replaced("---\ntags: a\n---\n", changes, "hexo") == (
        "---\ntags: a\ncategories:\n  - [b, c]\n  - [d]\n---\n"
    )
    with pytest.raises(EditError, match="no hierarchy"):
        replaced("---\ntags: a\n---\n", changes, "hugo")


def test_a_new_date_is_written_as_the_generator_has_it() -> None:
    moment = {"published": DAY.replace(hour=3)}
    assert "date: 2025-01-02T03:00:00+00:00\n" in replaced("---\na: 1\n---\n", moment, "hugo")
    assert "date: 2025-01-02 03:00:00\n" in replaced("---\na: 1\n---\n", moment, "hexo")


@pytest.mark.parametrize("moment", [FIRST, LAST])
@pytest.mark.parametrize(
    ("schema", "day"), [("hugo", "2025-01-02"), ("hexo", "2025-01-02"), ("hexo", "")]
)
def test_a_moment_beyond_the_calendar_of_the_file_is_refused(
    moment: datetime, schema: str, day: str
) -> None:
    with pytest.raises(EditError, match=r"published: .* lies outside the years 1 to 9999"):
        replaced(f"---\ndate: {day}\n---\n", {"published": moment}, schema)


class _Unhashable:
    name = "mine"
    front_matter = body = prose = native_model = None
    detect = normalise = edits = template = None
    __hash__ = None  # type: ignore[assignment]  # what the test is about


@pytest.mark.parametrize(
    ("schema", "message"), [(_Unhashable, "is a class"), (_Unhashable(), "cannot be hashed")]
)
def test_what_is_no_schema_is_not_registered(schema: object, message: str) -> None:
    with pytest.raises(SchemaError, match=message):
        register_schema(schema)  # type: ignore[arg-type]  # what the test is about


def test_categories_of_several_steps_are_lists_in_a_list() -> None:
    text = "---\ncategories: [甲]\n---\n"
    changes = {"categories": (("甲", "乙"), ("丙",))}
    assert "[[甲, 乙], [丙]]" in replaced(text, changes, "hexo")


def test_a_person_keeps_the_names_of_its_keys() -> None:
    text = "---\nauthor:\n  nickname: 林\n  homepage: /x\n  city: 台北\n---\n"
    person = Person(name="王", url="/y", email="w@example.org")
    changed = replaced(text, {"authors": (person,)}, "hexo")
    assert changed == (
        "---\nauthor:\n  nickname: 王\n  homepage: /y\n  city: 台北\n  email: w@example.org\n---\n"
    )


def test_a_fraction_of_a_second_is_written_where_there_is_one() -> None:
    text = "---\ndate: 2025-01-02 03:04:05\n---\n"
    moment = datetime(2025, 1, 2, 3, 4, 6, 120_000, tzinfo=UTC)
    assert "date: 2025-01-02 03:04:06.12\n" in replaced(text, {"published": moment}, "hugo")


@dataclass(frozen=True)
class Half(TableSchema):
    """A schema that says neither what its keys are nor how they are read."""


def test_a_table_schema_says_what_it_lacks() -> None:
    with pytest.raises(NotImplementedError):
        _ = Half().table
    with pytest.raises(NotImplementedError):
        Half().read({}, Context(), MATTER)


def test_values_that_come_from_no_file() -> None:
    reading = Reading(FrozenMapping({"a": FrozenMapping({"b": 1, "c": 2})}), Context())
    reading.path = ("a", "b")
    assert (reading.near("c"), reading.span()) == (2, None)
    assert repr(ABSENT) == "ABSENT"
