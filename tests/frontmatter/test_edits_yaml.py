"""Edits of YAML: what changes is one line, and it is the right one."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from newsdoc import EditError
from newsdoc.frontmatter import HEXO, HUGO, FrontMatterDialect
from tests.frontmatter.edit_support import applied, reads, text_after

POST = """---
title: 人工智慧的一年 # 標題
date: 2024-03-01 08:30:00
tags: # 標籤
  - 科技 # 主要
  - 產業

  # 以下待定
  - 觀點
series: [上, "中", 下] # 三篇
summary: |
  第一段

  第二段
cover:
params:
    toc: true
    deep: {a: 1}
# 結束
---
正文
"""

BOTH = pytest.mark.parametrize("dialect", [HUGO, HEXO], ids=["hugo", "hexo"])


def changed_lines(before: str, after: str) -> tuple[list[str], list[str]]:
    """Return the lines that are gone and those that are new, common head and tail left out."""
    old, new = before.split("\n"), after.split("\n")
    while old and new and old[0] == new[0]:
        old, new = old[1:], new[1:]
    while old and new and old[-1] == new[-1]:
        old, new = old[:-1], new[:-1]
    return old, new


SETS = [
    # Scalars keep their quotes and the comment at the end of the line.
    ("title", "新標題", ["title: 新標題 # 標題"]),
    ("title", "甲: 乙", ['title: "甲: 乙" # 標題']),
    ("title", "", ['title: "" # 標題']),
    ("title", True, ["title: true # 標題"]),
    ("title", "true", ['title: "true" # 標題']),
    ("title", None, ["title: null # 標題"]),
    ("title", 7, ["title: 7 # 標題"]),
    ("title", 1.5, ["title: 1.5 # 標題"]),
    ("title", 1e22, ["title: 1.0e+22 # 標題"]),
    ("title", "一\n二", ["title: |- # 標題", "    一", "    二"]),
    ("title", ["甲", "乙"], ["title: # 標題", "  - 甲", "  - 乙"]),
    ("title", {"zh": "甲"}, ["title: # 標題", "    zh: 甲"]),
    ("title", {}, ["title: {} # 標題"]),
    # Dates have the shape of the one that stood there.
    ("date", datetime.fromisoformat("2025-01-02T03:04:05"), ["date: 2025-01-02 03:04:05"]),
    ("date", date(2025, 1, 2), ["date: 2025-01-02"]),
    ("updated", datetime.fromisoformat("2025-01-02T03:04:05"), ["updated: 2025-01-02 03:04:05"]),
    # Lists change by items.
    ("tags", ["科技", "產業", "觀點", "新"], ["  - 新"]),
    ("tags", ["科技", "觀點"], []),
    ("tags", ["科技", "人物", "觀點"], ["  - 人物"]),
    ("tags", [], ["tags: [] # 標籤", "", "  # 以下待定"]),
    ("tags", "單一", ["tags: 單一 # 標籤", "", "  # 以下待定"]),
    ("series", ["上", "終", "下"], ['series: [上, "終", 下] # 三篇']),
    ("series", ["上", "中"], ['series: [上, "中"] # 三篇']),
    ("series", ["零", "上", "中", "下"], ['series: [零, 上, "中", 下] # 三篇']),
    ("series", [], ["series: [] # 三篇"]),
    ("series.3", "末", ['series: [上, "中", 下, 末] # 三篇']),
    # Block scalars stay such, with their own indentation.
    ("summary", "短", ["summary: |-", "  短"]),
    ("summary", "甲\n乙\n", ["  甲", "  乙"]),
    # A key without a value, new keys, nested ones.
    ("cover", "/a.jpg", ["cover: /a.jpg"]),
    ("cover", ["/a.jpg"], ["  - /a.jpg"]),
    ("cover.image", "/a.jpg", ["    image: /a.jpg"]),
    ("params.math", False, ["    math: false"]),
    ("params.deep.b", "乙", ["    deep: {a: 1, b: 乙}"]),
    ("draft", True, ["draft: true"]),
    ("menu.main.weight", 3, ["menu:", "    main:", "        weight: 3"]),
]


@BOTH
@pytest.mark.parametrize(("path", "value", "lines"), SETS, ids=[f"{s[0]}={s[1]!r}" for s in SETS])
def test_set(dialect: FrontMatterDialect, path: str, value: object, lines: list[str]) -> None:
    front_matter = reads(POST, dialect)
    after = text_after(front_matter, front_matter.set(path, value))
    assert changed_lines(POST, after)[1] == lines


@BOTH
@pytest.mark.parametrize(
    ("path", "gone"),
    [
        ("title", ["title: 人工智慧的一年 # 標題"]),
        ("tags.0", ["  - 科技 # 主要"]),
        ("tags.2", ["  - 觀點"]),
        ("series.0", ['series: [上, "中", 下] # 三篇']),
        ("summary", ["summary: |", "  第一段", "", "  第二段"]),
        ("params.toc", ["    toc: true"]),
        ("cover", ["cover:"]),
    ],
)
def test_delete(dialect: FrontMatterDialect, path: str, gone: list[str]) -> None:
    front_matter = reads(POST, dialect)
    after = text_after(front_matter, front_matter.delete(path))
    assert changed_lines(POST, after)[0] == gone


@BOTH
def test_the_last_item_and_the_last_key_leave_empty_brackets(dialect: FrontMatterDialect) -> None:
    text = "---\ntags:\n- 一\nparams:\n  a: 1\n---\n"
    front_matter = reads(text, dialect)
    assert text_after(front_matter, front_matter.delete("tags.0")) == text.replace(
        "tags:\n- 一\n", "tags: []\n"
    )
    assert text_after(front_matter, front_matter.delete("params.a")) == text.replace(
        "params:\n  a: 1\n", "params: {}\n"
    )


def test_the_last_key_of_all() -> None:
    text = "---\ntitle: 甲\n---\n\n正文\n"
    hugo, hexo = reads(text, HUGO), reads(text, HEXO)
    assert text_after(hugo, hugo.delete("title")) == "---\n---\n\n正文\n"
    # Hexo would leave empty fences in the body.
    assert text_after(hexo, hexo.delete("title")) == "\n正文\n"
    commented = reads("---\ntitle: 甲\n# 待寫\n---\n正文\n", HEXO)
    assert text_after(commented, commented.delete("title")) == "---\n{}\n# 待寫\n---\n正文\n"


@BOTH
@pytest.mark.parametrize("newline", ["\n", "\r\n"], ids=["lf", "crlf"])
@pytest.mark.parametrize("mark", ["", "\ufeff"], ids=["", "bom"])
def test_line_ends_and_byte_order_mark_stay(
    dialect: FrontMatterDialect, newline: str, mark: str
) -> None:
    text = mark + "---\ntitle: 甲\ntags:\n  - 一\n---\n正文\n".replace("\n", newline)
    front_matter = reads(text, dialect)
    for path, value in {"tags": ["一", "二"], "draft": True, "desc": "甲\n乙", "p.q": [1]}.items():
        again = front_matter.source.apply(front_matter.set(path, value))
        assert again.data.startswith(mark.encode())
        assert again.text.replace("\r\n", "").count("\n") == (
            again.text.count("\n") if newline == "\n" else 0
        )


def test_lone_carriage_returns_for_hugo() -> None:
    front_matter = reads("---\rtitle: 甲\rtags:\r- 一\r---\r正文\r", HUGO)
    after = text_after(front_matter, front_matter.set("tags", ["一", "二"]))
    assert after == "---\rtitle: 甲\rtags:\r- 一\r- 二\r---\r正文\r"


def test_tabs_that_hexo_takes_for_blanks() -> None:
    front_matter = reads("---\ntitle: 甲\ntags:\n\t- 一\n---\n", HEXO)
    after = text_after(front_matter, front_matter.set("tags", ["一", "二"]))
    assert after == "---\ntitle: 甲\ntags:\n\t- 一\n\t- 二\n---\n"


def test_front_matter_without_an_opening_fence() -> None:
    front_matter = reads("title: 甲\ntags: [一]\n---\n正文\n", HEXO)
    assert text_after(front_matter, front_matter.set("layout", "post")) == (
        "title: 甲\ntags: [一]\nlayout: post\n---\n正文\n"
    )


@BOTH
def test_a_file_without_front_matter_gets_some(dialect: FrontMatterDialect) -> None:
    front_matter = reads("正文\n", dialect)
    assert text_after(front_matter, front_matter.set("params.toc", True)) == (
        "---\nparams:\n  toc: true\n---\n正文\n"
    )


def test_empty_fences_are_filled() -> None:
    front_matter = reads("---\n# 待寫\n---\n正文\n", HUGO)
    assert text_after(front_matter, front_matter.set("title", "甲")) == (
        "---\n# 待寫\ntitle: 甲\n---\n正文\n"
    )


@BOTH
def test_front_matter_in_braces(dialect: FrontMatterDialect) -> None:
    front_matter = reads("---\n{title: 甲, tags: [一]}\n---\n", dialect)
    assert text_after(front_matter, front_matter.set("draft", True)) == (
        "---\n{title: 甲, tags: [一], draft: true}\n---\n"
    )


@BOTH
def test_flow_list_on_several_lines(dialect: FrontMatterDialect) -> None:
    text = "---\ntags: [\n  一, # 甲\n  二 # 乙\n]\n---\n"
    front_matter = reads(text, dialect)
    assert text_after(front_matter, front_matter.set("tags", ["一", "二", "三"])) == (
        "---\ntags: [\n  一, # 甲\n  二, # 乙\n  三\n]\n---\n"
    )
    assert text_after(front_matter, front_matter.delete("tags.0")) == (
        "---\ntags: [\n  二 # 乙\n]\n---\n"
    )
    assert text_after(front_matter, front_matter.delete("tags.1")) == (
        "---\ntags: [\n  一 # 甲\n]\n---\n"
    )


@BOTH
def test_lists_of_mappings_and_of_lists(dialect: FrontMatterDialect) -> None:
    text = (
        "---\nlinks:\n-   name: 甲\n    url: /a\n- name: 乙\n  url: /b\nm:\n- - 一\n  - 二\n---\n"
    )
    front_matter = reads(text, dialect)
    assert "-   name: 甲\n    url: /c\n" in text_after(
        front_matter, front_matter.set("links.0.url", "/c")
    )
    assert "-   name: 甲\n    url: /a\n    alt: 丙\n" in text_after(
        front_matter, front_matter.set("links.0.alt", "丙")
    )
    assert "-   url: /a\n- name: 乙\n" in text_after(
        front_matter, front_matter.delete("links.0.name")
    )
    assert "  url: /b\n- name: 丙\nm:" in text_after(
        front_matter, front_matter.set("links.2", {"name": "丙"})
    )
    assert "m:\n- - 二\n" in text_after(front_matter, front_matter.delete("m.0.0"))


def test_the_key_that_counts_is_edited() -> None:
    front_matter = reads("---\ntitle: 甲\nTitle: 乙\n---\n", HUGO)
    assert text_after(front_matter, front_matter.set("title", "丙")) == (
        "---\ntitle: 甲\nTitle: 丙\n---\n"
    )
    assert "itle" not in text_after(front_matter, front_matter.delete("TITLE"))
    with pytest.raises(EditError, match="more than once"):
        front_matter.rename("title", "name")


@BOTH
def test_an_anchor_that_others_use_is_refused(dialect: FrontMatterDialect) -> None:
    text = "---\na: &x 甲\nb: *x\nc: &y 乙\n---\n"
    front_matter = reads(text, dialect)
    with pytest.raises(EditError, match="b would change too") as error:
        front_matter.set("a", "丙")
    assert error.value.line == 2
    with pytest.raises(EditError):
        front_matter.delete("a")
    assert "b: 丙\n" in text_after(front_matter, front_matter.set("b", "丙"))
    assert "c: 丙\n" in text_after(front_matter, front_matter.set("c", "丙"))


@BOTH
def test_merged_keys_get_their_own(dialect: FrontMatterDialect) -> None:
    front_matter = reads("---\nbase: &b {x: 1}\nuse:\n  <<: *b\n  y: 2\n---\n", dialect)
    after = text_after(front_matter, front_matter.set("use.x", 3))
    assert after == "---\nbase: &b {x: 1}\nuse:\n  <<: *b\n  y: 2\n  x: 3\n---\n"
    with pytest.raises(EditError, match="written elsewhere"):
        front_matter.delete("use.x")


@BOTH
def test_scalars_on_several_lines_and_tags(dialect: FrontMatterDialect) -> None:
    text = '---\na: 一\n  二\nb: "三\n  四"\nc: !!str 5\n---\n'
    front_matter = reads(text, dialect)
    assert "a: 新\nb:" in text_after(front_matter, front_matter.set("a", "新"))
    assert 'b: "新"\nc:' in text_after(front_matter, front_matter.set("b", "新"))
    assert "c: 6\n" in text_after(front_matter, front_matter.set("c", 6))


@BOTH
def test_comments_within_a_value_go_with_it(dialect: FrontMatterDialect) -> None:
    text = "---\na: |\n  甲\ntags:\n- 一\n  # 其餘\n# 外\nb: 1\n---\n"
    front_matter = reads(text, dialect)
    after = text_after(front_matter, front_matter.delete("tags"))
    assert after == "---\na: |\n  甲\n# 外\nb: 1\n---\n"


def test_keys_after_the_dashes_of_hugo_and_keys_without_a_colon() -> None:
    front_matter = reads("--- title: 甲\n---\n正文", HUGO)
    assert text_after(front_matter, front_matter.set("draft", True)) == (
        "--- title: 甲\n draft: true\n---\n正文"
    )
    front_matter = reads("---\nx: {a, b: 1}\n---\n", HUGO)
    assert text_after(front_matter, front_matter.set("x.a", 2)) == "---\nx: {a: 2, b: 1}\n---\n"


def test_goccy_misreads_quoted_keys_after_empty_block_scalars() -> None:
    front_matter = reads("---\na: >\n\nb: 1\n---\n", HUGO)
    with pytest.raises(EditError):
        front_matter.rename("b", "b: c")
    front_matter = reads("---\na: >\nb: 1\n\n'c': 2\n---\n", HUGO)
    with pytest.raises(EditError, match=r"would change too|would not read"):
        front_matter.delete("b")
    front_matter = reads("---\na: >\n  \n---\n", HUGO)
    with pytest.raises(EditError, match=r"would change too|would not read"):
        front_matter.set(("- c",), 1)
    assert text_after(front_matter, front_matter.set("c", 1)) == "---\na: >\n  \nc: 1\n---\n"


@BOTH
def test_a_block_scalar_swallows_no_comment(dialect: FrontMatterDialect) -> None:
    text = "---\n  a: 1\n  b: 2\n    # 註\n---\n"
    front_matter = reads(text, dialect)
    for path, value in (("neu", "一\n二\n"), ("b", "一\n二\n")):
        after = text_after(front_matter, front_matter.set(path, value))
        assert reads(after, dialect).get(path) == value
        assert "    # 註\n" in after


def test_what_a_block_scalar_keeps_stays() -> None:
    text = "---\na: |+\n  甲\n\n\nb: 1\n---\n"
    front_matter = reads(text, HEXO)
    after = text_after(front_matter, front_matter.set("b", 2))
    assert after == text.replace("b: 1", "b: 2")
    assert reads(after, HEXO)["a"] == "甲\n\n\n"


@BOTH
def test_no_line_of_a_value_closes_the_fence(dialect: FrontMatterDialect) -> None:
    front_matter = reads(POST, dialect)
    for value in ("---", "---\n---\n", "甲\n---\n乙", ";;;", "+++\n"):
        for path in ("title", "summary", "tags.0", "series.0", "neu"):
            again = reads(text_after(front_matter, front_matter.set(path, value)), dialect)
            assert again.get(path) == value


@BOTH
def test_equal_values_make_no_edit(dialect: FrontMatterDialect) -> None:
    front_matter = reads(POST, dialect)
    for key in front_matter:
        assert front_matter.set(key, front_matter[key]) == ()


@BOTH
def test_rename_and_move(dialect: FrontMatterDialect) -> None:
    front_matter = reads(POST, dialect)
    assert text_after(front_matter, front_matter.rename("summary", "description")) == POST.replace(
        "summary:", "description:"
    )
    assert "a b: true\n" in text_after(front_matter, front_matter.rename("params.toc", "a b"))
    assert '"a: b": true\n' in text_after(front_matter, front_matter.rename("params.toc", "a: b"))
    moved = text_after(front_matter, front_matter.move("cover", "params.cover"))
    assert "    deep: {a: 1}\n    cover:\n" in moved
    assert "\ncover:" not in moved
    with pytest.raises(EditError, match="already there"):
        front_matter.rename("summary", "title")
    with pytest.raises(EditError, match="already stands"):
        front_matter.move("cover", "params.toc")
    with pytest.raises(EditError, match="into itself"):
        front_matter.move("params", "params.toc.x")


@pytest.mark.parametrize(
    ("path", "message"),
    [("nichts", "nothing stands"), ("tags.9", "nothing stands"), ("title.x", "nothing stands")],
)
def test_delete_what_is_not_there(path: str, message: str) -> None:
    with pytest.raises(EditError, match=message):
        reads(POST, HUGO).delete(path)


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("title.x", 1),
        ("tags.9", "x"),
        ("title", {1: 2}),
        ("title", object()),
        ("title", b"x"),
        ("title", "\ud800"),
        ("weight", 2**70),
        ((), 1),
    ],
)
def test_what_cannot_be_written_is_refused(path: str, value: object) -> None:
    with pytest.raises(EditError):
        reads(POST, HUGO).set(path, value)


def test_a_value_too_deep_is_refused() -> None:
    value: object = 1
    for _ in range(200):
        value = [value]
    with pytest.raises(EditError, match="deeper"):
        reads(POST, HUGO).set("title", value)


def test_dates_by_example() -> None:
    east = timezone(timedelta(hours=8))
    value = datetime(2025, 6, 7, 8, 9, 10, tzinfo=east)
    shapes = {
        "2024-01-02T03:04:05Z": "2025-06-07T08:09:10+08:00",
        "2024-01-02 03:04:05 +0800": "2025-06-07 08:09:10 +0800",
        '"2024-01-02T03:04:05+00:00"': '"2025-06-07T08:09:10+08:00"',
        "'2024-01-02 03:04:05'": "'2025-06-07 08:09:10+08:00'",
        "2024-01-02": "2025-06-07T08:09:10+08:00",
        # Hugo reads no date without seconds, or with slashes.
        "2024-01-02 03:04": "2025-06-07 08:09:10+08:00",
        "2024/01/02": "2025-06-07T08:09:10+08:00",
    }
    for old, new in shapes.items():
        front_matter = reads(f"---\ndate: {old}\n---\n", HUGO)
        assert (
            text_after(front_matter, front_matter.set("date", value)) == f"---\ndate: {new}\n---\n"
        )
    front_matter = reads("---\ndate: 2024-01-02T03:04:05Z\n---\n", HUGO)
    noon = datetime(2025, 1, 1, 12, tzinfo=UTC)
    assert "date: 2025-01-01T12:00:00Z\n" in text_after(
        front_matter, front_matter.set("date", noon)
    )


@BOTH
def test_move_takes_quotes_and_comment_along(dialect: FrontMatterDialect) -> None:
    text = "---\na: \"x\"   # 注\nm:\n  b: 'y' # 二\nl: [1, 2] # 三\n---\n"
    front_matter = reads(text, dialect)
    assert text_after(front_matter, front_matter.move("a", "m.a")) == (
        "---\nm:\n  b: 'y' # 二\n  a: \"x\"   # 注\nl: [1, 2] # 三\n---\n"
    )
    assert text_after(front_matter, front_matter.move("m.b", "l.2")) == (
        "---\na: \"x\"   # 注\nm: {}\nl: [1, 2, 'y'] # 三\n---\n"
    )


def test_an_edit_that_would_change_an_alias_says_so() -> None:
    front_matter = reads("---\nbase: &b {x: 1}\nuse: *b\n---\n", HUGO)
    with pytest.raises(EditError, match="the key use would change too, by an alias"):
        front_matter.set("base.x", 2)


def test_a_tag_that_ends_a_line_takes_no_new_key() -> None:
    front_matter = reads("---\nm: !!map\na: 1\n---\n", HUGO)
    assert front_matter["m"] == {"a": 1}
    with pytest.raises(EditError):
        front_matter.set("新", 2)


LAID_OUT = """---
tags: # 標籤
  # 一
  - 甲 # 主
   # 深
  - 乙
  # 末
text: |
  一

  二
flow: [1, # 一
  2]
m:
    deep:
    # 註
        x: 'y' # 丁
    z: 1
l:
- p: 1
---
"""


@BOTH
@pytest.mark.parametrize(
    ("old", "new", "gone", "before", "added"),
    [
        (
            "tags",
            "m.tags",
            "tags: # 標籤\n  # 一\n  - 甲 # 主\n   # 深\n  - 乙\n  # 末\n",
            "l:\n",
            "    tags: # 標籤\n      # 一\n      - 甲 # 主\n       # 深\n      - 乙\n      # 末\n",
        ),
        (
            "text",
            "l.0.text",
            "text: |\n  一\n\n  二\n",
            "---\n",
            "  text: |\n    一\n\n    二\n",
        ),
        ("flow", "m.flow", "flow: [1, # 一\n  2]\n", "l:\n", "    flow: [1, # 一\n      2]\n"),
        (
            "m.deep",
            "n.deep",
            "    deep:\n    # 註\n        x: 'y' # 丁\n",
            "---\n",
            "n:\n    deep:\n    # 註\n        x: 'y' # 丁\n",
        ),
    ],
)
def test_move_takes_layout_and_comments_along(
    dialect: FrontMatterDialect, old: str, new: str, gone: str, before: str, added: str
) -> None:
    for newline in ("\n", "\r\n"):
        front_matter = reads(LAID_OUT.replace("\n", newline), dialect)
        left, right = LAID_OUT.replace(gone, "").rsplit(before, 1)
        wanted = f"{left}{added}{before}{right}".replace("\n", newline)
        assert text_after(front_matter, front_matter.move(old, new)) == wanted


@pytest.mark.parametrize(
    ("text", "path", "left"),
    [
        ("tags:\n- 甲\n-\n", "z", "z: 乙\ntags:\n- 甲\n-\n"),
        ("tags:\n- 甲\n- # 註\n# 末\n", "z", "z: 乙\ntags:\n- 甲\n- # 註\n# 末\n"),
        ("tags:\n  - 甲\n  -\n", "z", "tags:\n  - 甲\n  -\nz: 乙\n"),
        ("m:\n  x:\n  -\n", "m.z", "m:\n  z: 乙\n  x:\n  -\n"),
        ("m:\n- x:\n  -\n", "m.0.z", "m:\n- z: 乙\n  x:\n  -\n"),
    ],
)
def test_a_new_key_below_an_empty_item_is_no_part_of_it(text: str, path: str, left: str) -> None:
    hugo = reads(f"---\n{text}---\n", HUGO)
    assert text_after(hugo, hugo.set(path, "乙")) == f"---\n{left}---\n"
    hexo = reads(f"---\n{text}---\n", HEXO)
    assert applied(hexo, hexo.set(path, "乙")).get(path) == "乙"
