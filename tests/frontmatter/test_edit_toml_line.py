"""Strings and lists at the top of TOML are set by the line of their key as by any other means."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsdoc import EditError
from newsdoc.frontmatter import HUGO, edits
from newsdoc.frontmatter.agreement import agrees
from newsdoc.frontmatter.document import proof_of
from newsdoc.frontmatter.edit_toml_line import set_toml_line
from newsdoc.frontmatter.emit import as_value
from tests.frontmatter.edit_support import applied, reads, text_after

ROWS = (
    'title = "標題"\n',
    "lead = '導言' # 註\n",
    "date = 2024-03-01T08:30:00Z\n",
    'tags = ["甲", "乙", "丙"] # 三\n',
    "parts = ['上','下']\n",
    'areas = ["北",\n  "南", # 註\n]\n',
    "mixed = [1, \"a\", 'b']\n",
    'escaped = ["a\\tb"]\n',
    "empty = []\n",
    'long = """\n一\n二"""\n',
    "  spaced=true\n",
    'dotted.a = "b"\n',
    "inline = { a = 1 }\n",
    "# 註\n",
    "\n",
)
TABLES = ("[params]\ntoc = true\n", '[[links]]\nname = "甲"\n', "  [deep.er]\n  x = 1\n", "")
KEYS = (
    "title", "Lead", "date", "tags", "parts", "areas", "mixed", "escaped", "empty", "long",
    "spaced", "dotted", "inline", "params", "links", "new", "new-key", "a b", "新",
)  # fmt: skip
TEXTS = ("新", "a b", "it's", 'say "a"', "", "a\\b", "\x00", "一\n二", "+++", "#", "\u2028")
VALUES = st.one_of(st.sampled_from(TEXTS), st.lists(st.sampled_from(TEXTS), max_size=4))


@st.composite
def posts(draw: st.DrawFn) -> str:
    rows = draw(st.lists(st.sampled_from(ROWS), min_size=1, max_size=5, unique=True))
    tables = draw(st.lists(st.sampled_from(TABLES), max_size=2, unique=True))
    text = f"+++\n{''.join(rows)}{''.join(tables)}+++\n內文\n"
    return draw(st.sampled_from([text, text.replace("\n", "\r\n")]))


@settings(max_examples=400)
@given(posts(), st.sampled_from(KEYS), VALUES)
def test_one_key_is_set_as_by_other_means(text: str, key: str, value: object) -> None:
    front_matter = reads(text, HUGO)
    try:
        made = front_matter.set((key,), value)
    except EditError:
        made = None
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(edits, "set_toml_line", lambda *_: None)
        if made is None:
            with pytest.raises(EditError):
                front_matter.set((key,), value)
            return
        others = front_matter.set((key,), value)
    assert text_after(front_matter, made) == text_after(front_matter, others)
    again = applied(front_matter, made)
    assert agrees(as_value(value), again.values[key.lower()])
    kept = {name: old for name, old in front_matter.values.items() if name != key.lower()}
    assert {name: again[name] for name in again if name != key.lower()} == kept


POST = 'title = "甲"\ntags = ["一", "二"]\n\n[params]\na = 1\n'


@pytest.mark.parametrize(
    ("key", "value", "old", "new"),
    [
        ("title", "乙", '"甲"', '"乙"'),
        ("Tags", ["一", "二", "三"], '"二"]', '"二", "三"]'),
        ("tags", ["二"], '"一", ', ""),
        ("lead", "丙", "]\n\n", ']\nlead = "丙"\n\n'),
        ("lead", ["丙"], "]\n\n", ']\nlead = ["丙"]\n\n'),
    ],
)
def test_the_line_is_enough(key: str, value: object, old: str, new: str) -> None:
    front_matter = reads(f"+++\n{POST}+++\n", HUGO)
    made = set_toml_line(front_matter, key, as_value(value))
    assert made is not None
    assert text_after(front_matter, made) == front_matter.source.text.replace(old, new, 1)


@pytest.mark.parametrize(
    ("rows", "key"),
    [
        ("title = 1\n", "title"),
        ('title = "a"\nTitle = "b"\n', "title"),
        ("[title]\na = 1\n", "lead"),
        ("a.b = 1\nc = 2\n", "lead"),
        ("a = 1\n", "a b"),
    ],
)
def test_more_must_be_known(rows: str, key: str) -> None:
    assert set_toml_line(reads(f"+++\n{rows}+++\n", HUGO), key, "新") is None
    assert set_toml_line(reads("+++\n+++\n", HUGO), key, "新") is None
    assert set_toml_line(reads("+++a = 1\n+++\n", HUGO), "lead", "新") is None


def test_a_proof_is_used_once_and_for_its_edits_only() -> None:
    front_matter = reads("+++\na = 1\n[t]\nb = 2\n+++\n內文\n", HUGO)
    made = front_matter.set("t.b", 3)
    source = front_matter.source.apply(made)
    known = proof_of(front_matter, made, source)
    assert known is not None
    assert known.source is source
    assert known.values == {"a": 1, "t": {"b": 3}}
    assert proof_of(front_matter, made, source) is None
    made = front_matter.set("t.b", 4)
    assert proof_of(front_matter, made, source) is None
