"""Plain front matter is edited by the lines of one key: as any other is, and as must be."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsdoc import EditError
from newsdoc.frontmatter import HEXO, HUGO, FrontMatter, FrontMatterDialect
from newsdoc.frontmatter.agreement import agrees
from newsdoc.frontmatter.document import plain_of
from newsdoc.frontmatter.edit_line import set_line
from newsdoc.frontmatter.emit import as_value
from newsdoc.frontmatter.nodes import folded
from tests.frontmatter.edit_support import applied, reads
from tests.frontmatter.test_edits_properties import keys, values

PARTS = (
    "title: 人工智慧 # 標題\n",
    "Subtitle: 'it''s'\n",
    'author: "王 \\"大\\""   # 作者\n',
    "date: 2024-03-01 08:30:00\n",
    "tags: # 標籤\n  - 科技 # 一\n  - 產業\n\n  # 待定\n  - '觀點'\n",
    "categories:\n- 新聞\n- 國際\n",
    'series: [上, "中", 下] # 三篇\n',
    "empty:\n",
    "list: []\n",
    "keywords: [\"甲\",'乙']\n",
    'topics: ["甲","乙"]\n',
    "areas: [一, 二 三]   # 地\n",
    "places:\n  - '北'\n  - '南'\n",
    "parts:\n- 上\n- 下\n# 註\n",
    "stops:  \n  - 東 站  \n  - 西   \n  - 南\n",
    'gates:\n-   "甲" \n- "乙"\n',
    "summary: |\n  第一段\n\n  第二段\n",
    "lead: >-\n  導言\n  續\n",
    "params:\n  toc: true\n  # 深\n  deep: [x, y]\n",
    "links:\n- name: 甲\n  url: /a\n- name: 乙\n",
    "# 單獨的註解\nweight: 10\n",
    "\nspaced: yes\n",
)


@st.composite
def plain_posts(draw: st.DrawFn) -> str:
    parts = draw(st.lists(st.sampled_from(PARTS), min_size=1, max_size=5, unique=True))
    end = draw(st.sampled_from(["", "# 末尾\n", "\n", "  # 深\n"]))
    text = f"---\n{''.join(parts)}{end}---\n內文 --- a\n"
    return draw(st.sampled_from([text, text.replace("\n", "\r\n")]))


NAMES = st.sampled_from(
    [
        "title",
        "subtitle",
        "author",
        "date",
        "tags",
        "categories",
        "series",
        "empty",
        "list",
        "summary",
        "lead",
        "params",
        "links",
        "keywords",
        "topics",
        "areas",
        "places",
        "parts",
        "stops",
        "gates",
        "weight",
        "spaced",
    ]
)


def with_nodes(front_matter: FrontMatter) -> FrontMatter:
    """Return the same front matter as if another reader had read it."""
    known = front_matter
    return FrontMatter(known.source, known.envelope, known.dialect, known.root, known.path)


@pytest.mark.parametrize("dialect", [HUGO, HEXO], ids=lambda dialect: dialect.name)
@settings(max_examples=150)
@given(text=plain_posts(), key=st.one_of(NAMES, NAMES, keys), value=values)
def test_one_key_is_set_as_in_any_front_matter(
    dialect: FrontMatterDialect, text: str, key: str, value: object
) -> None:
    front_matter = reads(text, dialect)
    assert plain_of(front_matter) is not None
    try:
        edits = front_matter.set((key,), value)
    except EditError:
        with pytest.raises(EditError):
            with_nodes(front_matter).set((key,), value)
        return
    others = with_nodes(front_matter).set((key,), value)
    assert front_matter.source.apply(edits).text == front_matter.source.apply(others).text
    wanted = as_value(value)
    name = key.lower() if dialect.fold_keys else key
    after = applied(front_matter, edits).values
    assert agrees(folded(wanted) if dialect.fold_keys else wanted, after[name])
    kept = {other: after[other] for other in after if other != name}
    assert kept == {key: old for key, old in front_matter.values.items() if key != name}


@pytest.mark.parametrize("dialect", [HUGO, HEXO], ids=lambda dialect: dialect.name)
@settings(max_examples=150)
@given(text=plain_posts(), key=NAMES)
def test_one_key_is_deleted_as_in_any_front_matter(
    dialect: FrontMatterDialect, text: str, key: str
) -> None:
    front_matter = reads(text, dialect)
    assert plain_of(front_matter) is not None
    try:
        edits = front_matter.delete((key,))
    except EditError:
        with pytest.raises(EditError):
            with_nodes(front_matter).delete((key,))
        return
    others = with_nodes(front_matter).delete((key,))
    assert front_matter.source.apply(edits).text == front_matter.source.apply(others).text
    name = key.lower() if dialect.fold_keys else key
    kept = {other: value for other, value in front_matter.values.items() if other != name}
    assert dict(applied(front_matter, edits).values) == kept


@pytest.mark.parametrize("dialect", [HUGO, HEXO], ids=lambda dialect: dialect.name)
@settings(max_examples=150)
@given(text=plain_posts(), key=NAMES, new=st.one_of(NAMES, keys))
def test_one_key_is_renamed_as_in_any_front_matter(
    dialect: FrontMatterDialect, text: str, key: str, new: str
) -> None:
    front_matter = reads(text, dialect)
    assert plain_of(front_matter) is not None
    try:
        edits = front_matter.rename((key,), new)
    except EditError:
        with pytest.raises(EditError):
            with_nodes(front_matter).rename((key,), new)
        return
    others = with_nodes(front_matter).rename((key,), new)
    assert front_matter.source.apply(edits).text == front_matter.source.apply(others).text
    old, name = (one.lower() if dialect.fold_keys else one for one in (key, new))
    renamed = {name if one == old else one: value for one, value in front_matter.values.items()}
    assert dict(applied(front_matter, edits).values) == renamed


QUOTED = (
    'title: "標題"\n',
    "lead: '導言' # 註\n",
    'date: "2024-03-01"\n',
    "day: 2024-03-01\n",
    'tags: ["甲", "乙"]\n',
    "parts:\n  - '上'\n  - '下'\n",
    'areas:\n- "北" \n- "南"\n',
    "days: [2024-03-01, 2024-03-02]\n",
    "numbers: [1, 2]\n",
    "mixed: [1, a]\n",
    "weight: 1\n",
    "empty: []\n",
    'escaped: "a\\tb"\n',
    "block: |\n  一\n",
    'params:\n  a: "b"\n',
)
TEXTS = ("新", "a b", "a: b", 'say "a"', "it's", "yes", "", "x #y", "2024-05-06", "a\tb", "一\n二")


@pytest.mark.parametrize("dialect", [HUGO, HEXO], ids=lambda dialect: dialect.name)
@settings(max_examples=300)
@given(
    parts=st.lists(st.sampled_from(QUOTED), min_size=1, max_size=4, unique=True),
    value=st.one_of(st.sampled_from(TEXTS), st.lists(st.sampled_from(TEXTS), max_size=3)),
    newline=st.sampled_from(["\n", "\r\n"]),
)
def test_new_keys_look_like_the_others(
    dialect: FrontMatterDialect, parts: list[str], value: object, newline: str
) -> None:
    text = f"---\n{''.join(parts)}---\n內文\n".replace("\n", newline)
    front_matter = reads(text, dialect)
    edits, others = front_matter.set("new", value), with_nodes(front_matter).set("new", value)
    assert front_matter.source.apply(edits).text == front_matter.source.apply(others).text
    assert agrees(as_value(value), applied(front_matter, edits)["new"])


@pytest.mark.parametrize("dialect", [HUGO, HEXO], ids=lambda dialect: dialect.name)
def test_to_delete_or_rename_a_key_makes_no_nodes_of_others(dialect: FrontMatterDialect) -> None:
    front_matter = reads("---\ntitle: 甲\ntags: [a, b]\nsummary: 乙\n---\n", dialect)
    for key in ("title", "tags", "summary"):
        assert front_matter.delete(key)
        assert front_matter.rename(key, "neu")
    assert "root" not in vars(front_matter)


@pytest.mark.parametrize("dialect", [HUGO, HEXO], ids=lambda dialect: dialect.name)
def test_to_set_a_key_makes_no_nodes_of_others(dialect: FrontMatterDialect) -> None:
    front_matter = reads("---\ntitle: 甲\ntags: [a, b]\nsummary: 乙\n---\n", dialect)
    for key, value in (("title", "丙"), ("tags", ["c", "d"]), ("neu", "丁"), ("zahl", 3)):
        assert front_matter.set(key, value)
    assert "root" not in vars(front_matter)


LISTS = {
    "tags: [甲, 乙, 丙]  # 註\n": ("甲", "乙", "丙"),
    "tags: [甲,乙,丙]\n": ("甲", "乙", "丙"),
    'tags: ["甲", "乙", "丙"]\n': ("甲", "乙", "丙"),
    "tags:\n  - 甲\n  - 乙\n  - 丙\n# 註\n": ("甲", "乙", "丙"),
    "tags:\n- '甲'\n- '乙'\n- '丙'\n": ("甲", "乙", "丙"),
}
CHANGES: tuple[list[object], ...] = (
    ["甲", "乙", "丙"],
    ["甲", "丁", "丙"],
    ["甲", "乙", "丙", "丁"],
    ["丁", "甲", "乙", "丙"],
    ["甲", "乙", "丁", "丙"],
    ["甲", "乙"],
    ["乙", "丙"],
    ["甲", "丙"],
    ["丁", "戊"],
    ["甲", "a: b", "丙"],
    ["丁", "[x]", "it's"],
    ["甲", 2, "丙"],
    [],
)


@pytest.mark.parametrize("dialect", [HUGO, HEXO], ids=lambda dialect: dialect.name)
@pytest.mark.parametrize("new", CHANGES, ids=str)
@pytest.mark.parametrize("lines", LISTS)
def test_a_list_becomes_another_as_in_any_front_matter(
    dialect: FrontMatterDialect, lines: str, new: list[object]
) -> None:
    front_matter = reads(f"---\ntitle: 一\n{lines}slug: x\n---\n", dialect)
    edits = front_matter.set("tags", new)
    others = with_nodes(front_matter).set("tags", new)
    assert front_matter.source.apply(edits).text == front_matter.source.apply(others).text
    assert bool(edits) == (tuple(new) != LISTS[lines])
    assert applied(front_matter, edits).values["tags"] == tuple(new)


@pytest.mark.parametrize("dialect", [HUGO, HEXO], ids=lambda dialect: dialect.name)
@pytest.mark.parametrize("new", ["文", "a: b", "一\n二", ["甲", "乙"], ["甲", "it's: x"], [1], []])
@pytest.mark.parametrize(
    "lines",
    [
        "title: 一\n",
        "title: 一\ntags: [a, b]\n",
        "title: 一\ntags:\n- a\nseries:\n    - b\n# 註\n\n",
        "title: 一\nkinds: [a]\nseries:\n    - b\n",
        "title: 一\nkinds: # 註\n- a\nseries: [b, c]\nareas: [d]\n",
        "title: 一\nkinds:\n# 註\n- a\n",
        "title: 一\nparams:\n  list: [a]\n",
        "title: '一'\ndate: 2024-01-02\n",
        "title: 一\nsummary: |\n  二\n  # 三\n",
        "title: 一\nsummary: >-\n  >-\n",
    ],
)
def test_a_new_key_is_written_as_in_any_front_matter(
    dialect: FrontMatterDialect, lines: str, new: object
) -> None:
    front_matter = reads(f"---\n{lines}---\n文\n", dialect)
    for key in ("neu", "a b", "summary"):
        edits = front_matter.set((key,), new)
        others = with_nodes(front_matter).set((key,), new)
        assert front_matter.source.apply(edits).text == front_matter.source.apply(others).text


def test_a_key_keeps_or_loses_its_name_as_in_any_front_matter() -> None:
    front_matter = reads("---\nTitle: 一\nslug: x\n---\n文\n", HUGO)
    assert front_matter.rename("title", "Title") == ()
    assert [edit.text for edit in front_matter.rename("title", "title")] == ["title"]
    with pytest.raises(EditError):
        front_matter.rename("title", "Slug")
    assert [edit.text for edit in front_matter.set("title", "二 # 三")] == ['"二 # 三"']


@pytest.mark.parametrize("dialect", [HUGO, HEXO], ids=lambda dialect: dialect.name)
@pytest.mark.parametrize("newline", ["\n", "\r\n"], ids=["lf", "crlf"])
@pytest.mark.parametrize(
    ("value", "rows"),
    [
        (["甲", "戊", "丙"], "  - 甲  \n  - 戊 \n  - 丙\n"),
        (["甲", "丙"], "  - 甲  \n  - 丙\n"),
        (["乙", "丙"], "  - 乙 \n  - 丙\n"),
        (["甲"], "  - 甲  \n"),
        (["新", "甲", "乙", "丙"], "  - 新\n  - 甲  \n  - 乙 \n  - 丙\n"),
        (["甲", "新", "乙", "丙"], "  - 甲  \n  - 新\n  - 乙 \n  - 丙\n"),
        (["甲", "乙", "丙", "新", "末"], "  - 甲  \n  - 乙 \n  - 丙\n  - 新\n  - 末\n"),
        (["戊", "己"], "  - 戊  \n  - 己 \n"),
        (["甲", "乙", "丙"], "  - 甲  \n  - 乙 \n  - 丙\n"),
    ],
)
def test_blanks_at_the_ends_of_items_stay(
    dialect: FrontMatterDialect, newline: str, value: list[str], rows: str
) -> None:
    text = "---\nx:  \n  - 甲  \n  - 乙 \n  - 丙\ny: 1\n---\n".replace("\n", newline)
    front_matter = reads(text, dialect)
    edits = set_line(front_matter, "x", tuple(value))
    assert edits is not None
    wanted = f"---\nx:  \n{rows}y: 1\n---\n".replace("\n", newline)
    assert applied(front_matter, edits).source.text == wanted
    others = with_nodes(front_matter).set("x", value)
    assert front_matter.source.apply(others).text == wanted


@pytest.mark.parametrize(
    "rows", ["  - 甲 # 註\n", "  - '甲'\n  - 乙 \n", "  - 甲 \n  # 註\n  - 乙\n"]
)
def test_rows_that_are_not_alike_need_more_proof(rows: str) -> None:
    front_matter = reads(f"---\nx:\n{rows}y: 1\n---\n", HUGO)
    assert set_line(front_matter, "x", ("新",)) is None
    assert applied(front_matter, front_matter.set("x", ["新"]))["x"] == ("新",)
