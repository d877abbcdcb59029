"""Plain front matter read again after an edit: as a reading of the whole would have it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsdoc.frontmatter import HEXO, HUGO, FrontMatterDialect, read, yaml_again, yaml_fast
from newsdoc.frontmatter.yaml_again import read_plain_again
from newsdoc.frontmatter.yaml_fast import PlainYaml, read_plain_yaml
from newsdoc.source import SourceText
from tests.frontmatter.test_edit_plain import PARTS
from tests.frontmatter.test_plain_yaml import PIECES

if TYPE_CHECKING:
    from collections.abc import Iterator

DIALECTS = pytest.mark.parametrize("dialect", [HUGO, HEXO], ids=lambda dialect: dialect.name)
POST = "title: 標題\ntags:\n- 甲\n- 乙\n\nsummary: |\n  一\n\n  二\n# 註\nweight: 1\n"


@pytest.fixture(autouse=True, scope="module")
def short_texts_too() -> Iterator[None]:
    """Let short texts be read again in part as well, which pays for long ones only."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(yaml_again, "_LONG", 0)
        yield


def told(read: PlainYaml | None) -> tuple[object, ...]:
    """Return all that a reading says."""
    if read is None:
        raise AssertionError
    # The order counts too, which equal mappings may differ in.
    entries = [read.entry(key) for key in read.values]
    return repr(read.values), read.places, read.lines, entries, read.go, read.wide


def again(old: str, new: str, dialect: FrontMatterDialect) -> bool:
    """Compare both readings of the new text; say whether the quick one had an answer."""
    go = dialect is HUGO
    before = read_plain_yaml(old, 0, len(old), go=go)
    # The front matter may stand elsewhere than before.
    quick = read_plain_again(before, f"--{new}--", 2, 2 + len(new)) if before else None
    if quick is None:
        return False
    assert told(quick) == told(read_plain_yaml(f"--{new}--", 2, 2 + len(new), go=go))
    return True


@DIALECTS
@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("", ""),
        ("標題", "新的"),
        ("- 乙\n", "- 乙\n- 丙\n"),
        ("- 甲\n", ""),
        ("title: 標題\n", ""),
        ("  二\n", "  三\n\n  四\n"),
        ("weight: 1\n", "weight: 1\nsubtitle: 副題\n"),
        ("weight: 1\n", "weight: 1\n# 末\n"),
        ("title: 標題\n", "name: 標題\n"),
        ("tags:\n- 甲\n- 乙\n", "tags: [甲]\n"),
    ],
)
def test_what_changed_is_read_alone(old: str, new: str, dialect: FrontMatterDialect) -> None:
    assert again(POST, POST.replace(old, new, 1), dialect)


@DIALECTS
@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("title", "weight"),
        ("title: 標題\n", "# 註\n"),
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


@DIALECTS
def test_front_matter_that_an_edit_left_alone_is_not_read_again(
    dialect: FrontMatterDialect, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = read(SourceText.from_text(f"---\n{POST}---\n內文\n"), dialect)
    monkeypatch.delattr(yaml_fast, "read_entries")
    after = read(SourceText.from_text(f"---\n{POST}---\n改了\n"), dialect, before=before)
    assert after.values == before.values


@DIALECTS
def test_a_short_text_is_read_as_a_whole(dialect: FrontMatterDialect) -> None:
    before = read_plain_yaml(POST, 0, len(POST), go=dialect is HUGO)
    assert before is not None
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(yaml_again, "_LONG", 2_000)
        assert read_plain_again(before, f"{POST}a: 1\n", 0, len(POST) + 5) is None


@DIALECTS
def test_another_fence_is_seen(dialect: FrontMatterDialect) -> None:
    before = read(SourceText.from_text("---\na: 1\nb: |\n  x\n---\n"), dialect)
    source = SourceText.from_text("---\na: 1\n---\nb: |\n  x\n---\n")
    assert read(source, dialect, before=before).values == {"a": 1}
