"""Rare shapes of front matter, and edits that are refused: with the reason, at the place."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING

import pytest

from newsdoc.errors import EditError
from newsdoc.frontmatter import DELETE, HEXO, HUGO, change_values, front_matter_text
from newsdoc.limits import MAX_DEPTH
from tests.frontmatter.edit_support import applied, plain, reads, text_after

if TYPE_CHECKING:
    from newsdoc.frontmatter import FrontMatterDialect

_EIGHT = datetime(2024, 5, 6, 8, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "changes", "reason"),
    [
        ("---\nx: 1\ny: [1]\n---\n", {"y.5": 1, "x": 2}, "3:1.*the list has 1 items, no place 5"),
        ("---\nx: 1\ny: [1]\n---\n", {"y.z": 1, "x": 2}, "3:1.*the list has 1 items, no place z"),
        ("---\nr: &r {a: 1}\ns: *r\n---\n", {"s.a": 1, "x": 2}, "3:1.*s.a would change an alias"),
        (
            "---\nr: &r {a: 1}\ns: *r\n---\n",
            {"s.a": DELETE, "x": 2},
            "3:1.*s.a is written elsewhere",
        ),
        (
            "---\nr: &r {a: 1}\ns:\n  <<: *r\n---\n",
            {"s.a": DELETE, "x": 2},
            "3:1.*s.a is written elsewhere",
        ),
        ("---\nt: a\n---\n", {"t": "a", "t.a": 1}, "2:1.*t.a: a scalar stands there, no mapping"),
        ("---\nx: [a: 1]\n---\n", {"x.0.b": 2}, "2:10.*this change cannot be written here"),
        # What a merge key brings wins in Hugo, and is no list to change.
        (
            "---\nq: &q {k: s}\nm:\n  k: [1]\n  <<: *q\n---\n",
            {"m.k.0": 5, "m.z": 1},
            "m.k would be read as",
        ),
        (
            "---\nq: &q {k: [1, 2]}\nm:\n  k: [1]\n  <<: *q\n---\n",
            {"m.k": [3]},
            "m.k would be read as",
        ),
        ("---\nx: 1\n---\n", {("y",) * (MAX_DEPTH + 1): 1, "x": 2}, "deeper than"),
        ("no front matter\n", {"x": "a", "x.b": 1}, "a scalar stands there"),
        ("no front matter\n", {("y",) * (MAX_DEPTH + 1): 1}, "deeper than"),
    ],
)
def test_changes_together_that_are_refused(
    text: str, changes: dict[str | tuple[str | int, ...], object], reason: str
) -> None:
    with pytest.raises(EditError, match=reason):
        change_values(reads(text, HUGO), changes)


def test_what_is_not_there_goes_without_an_edit() -> None:
    front_matter = reads("---\nx: a\ny: [1]\nz: {}\n---\n", HUGO)
    gone = ["x.b", "y.3", "y.c", "z.d", "n.e", "y.0.f"]
    assert change_values(front_matter, dict.fromkeys(gone, DELETE)) == ()


def test_a_file_without_front_matter_that_loses_a_key_stays() -> None:
    front_matter = reads("text\n", HUGO)
    assert change_values(front_matter, {"x": 1, ("x",): DELETE}) == ()


def test_the_last_key_stays_where_the_body_would_be_read_as_front_matter() -> None:
    front_matter = reads(';;;\n"a": 1\n;;;\n---\nx: 1\n---\n', HEXO)
    with pytest.raises(EditError, match="the body would change"):
        front_matter.delete("a")


@pytest.mark.parametrize(
    ("text", "path", "value", "wanted"),
    [
        # A key that is given twice has no place for each of two values.
        ('{"m": {"a": 1, "a": 2}}\n', "m", {"a": 3, "b": 1}, '{"m": {"a": 3, "b": 1}}\n'),
        ("+++\n+++\n", "a", 1, "+++\na = 1\n+++\n"),
        ("+++\n# 註\n+++\n", "a", {"b": 1}, "+++\n# 註\n\n[a]\nb = 1\n+++\n"),
        (
            "---\nx:\n- a # 甲\n- b\n---\n",
            "x",
            ["n", "a", "b"],
            "---\nx:\n- n\n- a # 甲\n- b\n---\n",
        ),
        # Moments of TOML's own are written where those in quotes are none of them.
        ('+++\nd = "2024-1-2"\n+++\n', "e", date(2024, 5, 6), "2024-05-06"),
        ('+++\nd = "2024-1-2 3:04"\n+++\n', "e", _EIGHT, "2024-05-06T08:30:00+00:00"),
        ("+++\nd = 2024-01-02\n+++\n", "e", time(8, 30), "08:30:00"),
    ],
)
def test_set(text: str, path: str, value: object, wanted: str) -> None:
    front_matter = reads(text, HUGO)
    if path == "e":
        wanted = text.replace("\n+++\n", f"\ne = {wanted}\n+++\n")
    assert text_after(front_matter, front_matter.set(path, value)) == wanted


@pytest.mark.parametrize(
    ("text", "path", "wanted"),
    [
        ("--- a: 1\n---\n文\n", "a", "--- \n---\n文\n"),
        ("---\na: |+\n  x\n\n\nb: 1\n---\n", "a", "---\nb: 1\n---\n"),
        ("---\na: |+\n  x\n\nb: &b 1\nc: *b\n---\n", "a", "---\nb: &b 1\nc: *b\n---\n"),
        ("---\nx:\n- - a # 甲\n  - b\n---\n", "x.0.0", "---\nx:\n- - b\n---\n"),
        (
            "---\nx:\n- - a # 甲\n  # 乙\n  - b\n---\n",
            "x.0.0",
            "---\nx:\n-\n  # 乙\n  - b\n---\n",
        ),
        ("---\nx: [ # 表\n  a ]\n---\n", "x.0", "---\nx: [ # 表\n   ]\n---\n"),
    ],
)
def test_delete(text: str, path: str, wanted: str) -> None:
    front_matter = reads(text, HUGO)
    assert text_after(front_matter, front_matter.delete(path)) == wanted


def test_several_first_items_go_and_a_comment_between_them_stays() -> None:
    text = "---\nx:\n- - a\n  # 乙\n  - b # 丙\n  - c\n  - d\n---\n"
    front_matter = reads(text, HEXO)
    edits = front_matter.set("x", [["c", "d"]])
    assert text_after(front_matter, edits) == "---\nx:\n-\n  # 乙\n  - c\n  - d\n---\n"


def test_a_value_moves_as_it_is_written_only_where_it_reads_the_same() -> None:
    front_matter = reads("---\nx: b]\ny: [1]\n---\n", HUGO)
    assert text_after(front_matter, front_matter.move("x", "y.1")) == '---\ny: [1, "b]"]\n---\n'


def test_a_key_given_twice_goes_wholly_among_others() -> None:
    front_matter = reads('{"a": 1, "b": 2, "a": 3, "c": 4}\n', HUGO)
    after = applied(front_matter, change_values(front_matter, {"a": DELETE, "c": DELETE}))
    assert plain(after.values) == {"b": 2}
    after = applied(front_matter, change_values(front_matter, {"a": 5, "c": 6}))
    assert plain(after.values) == {"a": 5, "b": 2, "c": 6}


def test_numbers_that_are_none() -> None:
    values = {"a": float("inf"), "b": float("-inf"), "c": float("nan")}
    assert front_matter_text(values, HUGO) == "---\na: .inf\nb: -.inf\nc: .nan\n---\n"
    with pytest.raises(EditError):
        front_matter_text(values, HUGO, notation="json")


def test_items_of_org_keywords_change_together() -> None:
    front_matter = reads("#+TITLE: 甲\n#+TAGS[]: 一 二 三\n\n文\n", HUGO)
    changes: dict[str | tuple[str | int, ...], object] = {
        "tags.0": DELETE,
        "tags.1": "四",
        "tags.2": "五",
        "title": "乙",
    }
    assert text_after(front_matter, change_values(front_matter, changes)) == (
        "#+TITLE: 乙\n#+TAGS[]: 二 四 五\n\n文\n"
    )


def test_a_new_key_is_no_part_of_a_key_behind_a_question_mark() -> None:
    text = "---\na: 1\nb: 2\n?\n  c: 3\n---\n"
    front_matter = reads(text, HEXO)
    assert list(front_matter) == ["a", "b", "[object Object]"]
    wanted = text.replace("3\n", "3\nd: 4\n")
    assert text_after(front_matter, front_matter.set("d", 4)) == wanted
    alone = reads("---\n?\n  c: 3\n---\n", HEXO)
    with pytest.raises(EditError, match="would not read as it must"):
        alone.set("d", 4)


@pytest.mark.parametrize("first", ["k=1 # 註", 'k."d 3" = 2'])
def test_a_pair_on_the_line_of_the_opening_fence(first: str) -> None:
    text = f"+++{first}\nb = 1\n+++\n"
    front_matter = reads(text, HUGO)
    assert text_after(front_matter, front_matter.rename("k", "q")) == text.replace("k", "q", 1)
    assert plain(applied(front_matter, front_matter.delete("k")).values) == {"b": 1}
    assert plain(applied(front_matter, front_matter.set("k", "甲")).values) == {"k": "甲", "b": 1}


@pytest.mark.parametrize("dialect", [HUGO, HEXO], ids=lambda dialect: dialect.name)
@pytest.mark.parametrize(
    ("before", "value", "after"),
    [
        ("k: # 註\n  甲\n  乙\n", {"a": 1}, "k: # 註\n  a: 1\n"),
        ("k: # 註\n  甲\n  乙\n", "丙", "k: # 註\n  丙\n"),
        ("k: # 註\n  甲\n", "一\n二", "k: |- # 註\n  一\n  二\n"),
        ("k: > # 註\n", "丙", "k: >- # 註\n  丙\n"),
        ("k: | # 註\n", {"a": 1}, "k: # 註\n  a: 1\n"),
        ("k: | # 註\n", True, "k: true # 註\n"),
    ],
)
def test_a_comment_beside_a_key_whose_value_begins_below(
    dialect: FrontMatterDialect, before: str, value: object, after: str
) -> None:
    front_matter = reads(f"---\n{before}b: 1\n---\n", dialect)
    assert text_after(front_matter, front_matter.set("k", value)) == f"---\n{after}b: 1\n---\n"


@pytest.mark.parametrize(
    ("path", "value", "message"),
    [
        ("weight", 2**64, "weight would be read as the text '18446744073709551616'"),
        ("tags", ["a", {"b": (1, 2**64)}], r"tags\.1\.b\.1 would be read as the text"),
        ("tags.0", 2**64, r"tags\.0 would be read as the text"),
    ],
)
def test_a_refusal_says_what_would_be_read(path: str, value: object, message: str) -> None:
    front_matter = reads("---\ntags: [a]\n---\n", HUGO)
    with pytest.raises(EditError, match=message):
        front_matter.set(path, value)
