"""Plain front matter read again after an edit: as a reading of the whole would have it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsdoc.errors import FrontMatterError
from newsdoc.frontmatter import (
    HEXO,
    HUGO,
    Envelope,
    FrontMatter,
    FrontMatterDialect,
    read,
    yaml_fast,
)
from newsdoc.frontmatter.document import plain_of
from newsdoc.frontmatter.yaml_again import read_plain_again
from newsdoc.source import Edit, SourceText
from newsdoc.spans import Span
from tests.frontmatter.test_edit_plain import PARTS
from tests.frontmatter.test_plain_yaml import PIECES

if TYPE_CHECKING:
    from newsdoc.frontmatter.yaml_fast import PlainYaml

DIALECTS = pytest.mark.parametrize("dialect", [HUGO, HEXO], ids=lambda dialect: dialect.name)
POST = "title: 標題\ntags:\n- 甲\n- 乙\n\nsummary: |\n  一\n\n  二\n# 註\nweight: 1\n"


def told(envelope: Envelope, plain: PlainYaml) -> tuple[object, ...]:
    """Return all that a reading says."""
    # The order counts too, which equal mappings may differ in.
    entries = [plain.entry(key) for key in plain.values]
    return envelope, repr(plain.values), plain.text, plain.start, entries, plain.go, plain.wide


def edit_between(old: str, new: str) -> Edit:
    """Return the least edit that makes one text another."""
    least = min(len(old), len(new))
    head = next((at for at in range(least) if old[at] != new[at]), least)
    left = least - head
    tail = next((at for at in range(left) if old[-1 - at] != new[-1 - at]), left)
    end = len(old) - tail
    return Edit(Span(head, end), new[head : len(new) - tail], old[head:end])


def again(
    old: str, new: str, dialect: FrontMatterDialect, *, file: str = "---\n{}---\n內文\n一\n"
) -> bool:
    """Compare both readings of the new text; say whether the quick one had an answer."""
    before_text, after_text = file.format(old), file.format(new)
    try:
        before = read(SourceText.from_text(before_text), dialect)
    except FrontMatterError:
        return False
    source = SourceText.from_text(after_text)
    return read_as_whole(before, edit_between(before_text, after_text), source)


def read_as_whole(before: FrontMatter, edit: Edit, source: SourceText) -> bool:
    """Tell whether an edited text is read by its lines alone; then as a whole it is the same."""
    quick = read_plain_again(before, [edit], source)
    if quick is None:
        return False
    whole = read(source, before.dialect)
    plain = plain_of(whole)
    assert plain is not None
    assert told(*quick) == told(whole.envelope, plain)
    return True


@DIALECTS
@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("標題", "新的"),
        ("- 乙\n", "- 乙\n- 丙\n"),
        ("- 甲\n", ""),
        ("  二\n", "  三\n\n  四\n"),
        ("weight: 1\n", "weight: 1\nsubtitle: 副題\n"),
        ("weight: 1\n", "weight: 1\n# 末\n"),
        ("title: 標題\n", "name: 標題\n"),
        ("tags:\n- 甲\n- 乙\n", "tags: [甲]\n"),
        ("title: 標題\n", ""),
        ("", ""),
    ],
)
def test_what_changed_is_read_alone(old: str, new: str, dialect: FrontMatterDialect) -> None:
    changed = POST.replace(old, new, 1)
    assert again(POST, changed, dialect)
    one, two = (text.replace("\n", "\r\n") for text in (POST, changed))
    assert again(one, two, dialect, file="---\r\n{}---\r\n內文\r\n")


@DIALECTS
@pytest.mark.parametrize("new", ["新\n", "新\r", "甲\nb: 二\r\n", ""])
def test_other_line_ends_are_seen(new: str, dialect: FrontMatterDialect) -> None:
    text = "a: 一\r\nc: 三\r\n"
    file = "---\r\n{}---\r\n內文\r\n"
    assert not again(text, text.replace("一\r\n", new), dialect, file=file)


@DIALECTS
def test_an_edit_between_the_signs_of_a_line_end_is_read_whole(dialect: FrontMatterDialect) -> None:
    before = read(SourceText.from_text("---\r\na: 一\r\nc: 三\r\n---\r\n"), dialect)
    for edit in (Edit(Span(10, 10), "\n", ""), Edit(Span(9, 10), "\r", "\r")):
        source = before.source.apply([edit])
        assert read_plain_again(before, [edit], source) is None


@DIALECTS
@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("title", "weight"),
        ("title: 標題\n", "# 註\n"),
        ("  二", "---二"),
        ("title: 標題", "title: &a 標題"),
        ("tags:", "標題\ntags:"),
        ("title: 標題\n", "  續\n"),
        ("weight: 1\n", "\tweight: 1\n"),
    ],
)
def test_what_is_in_doubt_is_read_whole(old: str, new: str, dialect: FrontMatterDialect) -> None:
    assert not again(POST, POST.replace(old, new, 1), dialect)


@st.composite
def edits(draw: st.DrawFn) -> tuple[str, str]:
    parts = draw(st.lists(st.one_of(st.sampled_from(PARTS), PIECES), min_size=1, max_size=6))
    text = "".join(parts)
    start = draw(st.integers(0, len(text)))
    end = draw(st.integers(start, min(len(text), start + 12)))
    return text, text[:start] + "".join(draw(st.lists(PIECES, max_size=3))) + text[end:]


@given(edits(), st.sampled_from([HUGO, HEXO]))
@settings(max_examples=800)
def test_it_reads_as_the_whole(texts: tuple[str, str], dialect: FrontMatterDialect) -> None:
    again(*texts, dialect)
    again(*texts, dialect, file="---\n{}\n---\n內文\n")
    again(*texts, dialect, file="---\na: 一\n---\n{}\n---\n")
    one, two = (text.replace("\n", "\r\n") for text in texts)
    again(one, two, dialect, file="---\r\n{}---\r\n內文\r\n一\r\n")
    again(one, two, dialect, file="---\r\n{}\r\n---\r\n內文\n")
    again(one, texts[1], dialect, file="---\r\nz: 1\r\n{}---\r\n內文\r\n")


@DIALECTS
def test_front_matter_that_an_edit_left_alone_is_not_read_again(
    dialect: FrontMatterDialect, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = read(SourceText.from_text(f"---\n{POST}---\n內文\n"), dialect)
    monkeypatch.delattr(yaml_fast, "read_entries")
    text = f"---\n{POST}---\n內文改了\n"
    edit = edit_between(before.source.text, text)
    after = read(SourceText.from_text(text), dialect, before=before, edits=[edit])
    assert after.values == before.values
    assert after.envelope == dialect.split(after.source)


def test_a_fence_that_loses_its_line_is_seen() -> None:
    assert not again("a: 1\n", "a: 1", HUGO)
    assert not again("a: 1", "a: 1\n-", HUGO, file="---\n{}\n---\n")


@DIALECTS
def test_lines_between_the_last_key_and_the_fence(dialect: FrontMatterDialect) -> None:
    before = read(SourceText.from_text("---\na: 1\nb: 二\n---\n文\n"), dialect)

    def known(new: str) -> bool:
        edit = Edit(Span(14, 14), new, "")
        return read_as_whole(before, edit, before.source.apply([edit]))

    assert all(map(known, ("c: 3\n", "  三\n", "c: |\n  一\n\n")))
    assert not any(map(known, ("---\n", "c: 3\n---\n", "b: 2\n", "c: 3")))


@DIALECTS
def test_another_fence_is_seen(dialect: FrontMatterDialect) -> None:
    before = read(SourceText.from_text("---\na: 1\nb: |\n  x\n---\n"), dialect)
    source = SourceText.from_text("---\na: 1\n---\nb: |\n  x\n---\n")
    edit = edit_between(before.source.text, source.text)
    assert read(source, dialect, before=before, edits=[edit]).values == {"a": 1}
