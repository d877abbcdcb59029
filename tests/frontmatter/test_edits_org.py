"""Edits of org keywords: lines change, and say afterwards what was asked."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

import newsdoc
from newsdoc.errors import EditError
from newsdoc.frontmatter import HUGO, change_values
from tests.frontmatter.edit_support import applied, plain, reads, text_after
from tests.support import validate

ORG = (
    "#+TITLE: 河岸市集\n#+DATE: <2024-01-02 Tue>\n#+TAGS[]: 市集 河\n#+FILETAGS: :舊:新:\n"
    "#+AUTHOR: 王 小明\n#+AUTHOR: 李\n# 註\n\n正文\n"
)
_SEVEN = datetime(2024, 5, 6, 7, tzinfo=UTC)


@pytest.mark.parametrize(
    ("path", "value", "old", "new"),
    [
        ("title", "夜市", "#+TITLE: 河岸市集", "#+TITLE: 夜市"),
        ("title", "", "#+TITLE: 河岸市集", "#+TITLE: "),
        ("tags", ["市集", "橋"], "市集 河", "市集 橋"),
        ("tags", [], "市集 河", ""),
        ("tags", "河", "#+TAGS[]: 市集 河", "#+TAGS: 河"),
        ("tags", ["夜 市", "河"], "#+TAGS[]: 市集 河", "#+TAGS: 夜 市\n#+TAGS: 河"),
        ("tags.1", "橋", "市集 河", "市集 橋"),
        ("tags.2", "橋", "市集 河", "市集 河 橋"),
        ("filetags", ["夜 市"], ":舊:新:", ":夜 市:"),
        ("author.1", "林 大", "#+AUTHOR: 李", "#+AUTHOR: 林 大"),
        ("author", ["王 小明", "李", "林"], "李\n", "李\n#+AUTHOR: 林\n"),
        ("author", ["李"], "#+AUTHOR: 王 小明\n#+AUTHOR: 李", "#+AUTHOR[]: 李"),
        ("author", "李", "#+AUTHOR: 王 小明\n#+AUTHOR: 李", "#+AUTHOR: 李"),
        ("date", date(2024, 5, 6), "<2024-01-02 Tue>", "<2024-05-06 Mon>"),
        ("date", "2024-05-07", "<2024-01-02 Tue>", "<2024-05-07 Tue>"),
        ("date", _SEVEN, "<2024-01-02 Tue>", "2024-05-06T07:00:00+00:00"),
        ("slug", "river", "李\n", "李\n#+SLUG: river\n"),
        ("series", ["橋"], "李\n", "李\n#+SERIES[]: 橋\n"),
        ("series", ["橋 一", "橋"], "李\n", "李\n#+SERIES: 橋 一\n#+SERIES: 橋\n"),
    ],
)
def test_set(path: str, value: object, old: str, new: str) -> None:
    front_matter = reads(ORG, HUGO)
    assert text_after(front_matter, front_matter.set(path, value)) == ORG.replace(old, new)


@pytest.mark.parametrize(
    ("path", "gone", "left"),
    [
        ("title", "#+TITLE: 河岸市集\n", ""),
        ("author", "#+AUTHOR: 王 小明\n#+AUTHOR: 李\n", ""),
        ("author.0", "#+AUTHOR: 王 小明\n#+AUTHOR: 李\n", "#+AUTHOR[]: 李\n"),
        ("tags.0", "市集 河", "河"),
    ],
)
def test_delete(path: str, gone: str, left: str) -> None:
    front_matter = reads(ORG, HUGO)
    assert text_after(front_matter, front_matter.delete(path)) == ORG.replace(gone, left)


def test_delete_all() -> None:
    front_matter = reads("#+title: 河\n\n正文\n", HUGO)
    assert text_after(front_matter, front_matter.delete("title")) == "\n正文\n"


def test_rename_keeps_case_and_form() -> None:
    front_matter = reads(ORG, HUGO)
    renamed = text_after(front_matter, front_matter.rename("tags", "topics"))
    assert renamed == ORG.replace("TAGS[]", "TOPICS[]")
    moved = text_after(front_matter, front_matter.move("author", "authors"))
    assert moved == ORG.replace("AUTHOR", "AUTHORS")


@pytest.mark.parametrize(
    ("path", "value", "reason"),
    [
        ("draft", True, "'true' as a text"),
        ("weight", 5, "'5' as a text"),
        ("x", None, "text only"),
        ("x.y", "a", "no mappings"),
        ("x", {"y": "a"}, "no mappings"),
        ("x", [["a"]], "no lists in lists"),
        ("title", "一\n二", "one line"),
        ("title", " 一", "without blanks"),
        ("tags", ["夜 市"], "without blanks"),
        ("filetags", ["a:b"], "filetags would be read as a list"),
        ("a:b", "c", "would not read"),
    ],
)
def test_what_org_cannot_hold(path: str, value: object, reason: str) -> None:
    with pytest.raises(EditError, match=reason):
        reads(ORG, HUGO).set(path, value)


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_replace(newline: str, mark: str) -> None:
    article = newsdoc.loads(mark + ORG.replace("\n", newline), schema="hugo")
    changed = article.replace(title="夜市", tags=["夜 市", "河"], draft=True, weight=3)
    assert (changed.title, changed.tags) == ("夜市", ("夜 市", "河"))
    assert (changed.draft, changed.weight) == (True, 3)
    assert changed.body_text == article.body_text
    assert newsdoc.dumps(changed).count(newline) == ORG.count("\n") + 3
    validate(changed)


def test_a_file_without_last_line_end() -> None:
    front_matter = reads("#+title: 河", HUGO)
    assert text_after(front_matter, front_matter.set("x", "1")) == "#+title: 河\n#+x: 1"


_TEXTS = st.text("ab:河 []<>-#+", max_size=6)
_VALUES = st.one_of(_TEXTS, st.lists(_TEXTS, max_size=3))
_STEPS = st.lists(
    st.tuples(
        st.sampled_from(["set", "delete", "rename"]),
        st.sampled_from(["title", "date", "tags", "filetags", "author", "new"]),
        _VALUES,
    ),
    max_size=5,
)


@given(_STEPS)
def test_random_edits_against_a_dict(steps: list[tuple[str, str, str | list[str]]]) -> None:
    front_matter = reads(ORG, HUGO)
    model = dict(front_matter.values)
    for kind, key, value in steps:
        try:
            if kind == "set":
                edits = front_matter.set(key, value)
                model[key] = value if isinstance(value, str) else tuple(value)
            elif kind == "delete":
                edits = front_matter.delete(key)
                del model[key]
            else:
                edits = front_matter.rename(key, "other")
                model = {"other" if k == key else k: v for k, v in model.items()}
        except EditError:
            continue
        front_matter = applied(front_matter, edits)
        assert plain(front_matter.values) == {k: plain(v) for k, v in model.items()}


def test_a_keyword_without_text_keeps_its_line_end() -> None:
    text = "#+TITLE: 甲\r\n#+SLUG: \r\n#+TAGS:\r\n\r\n文\r\n"
    front_matter = reads(text, HUGO)
    edits = change_values(front_matter, {"slug": "a", "tags": "b"})
    assert text_after(front_matter, edits) == text.replace("SLUG: ", "SLUG: a").replace(
        "TAGS:", "TAGS: b"
    )
