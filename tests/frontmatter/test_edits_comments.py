"""Comments on lines of their own stay where they are; those inside a value go where it goes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from newsdoc.frontmatter import DELETE, HEXO, HUGO, change_values
from tests.frontmatter.edit_support import reads, text_after

if TYPE_CHECKING:
    from newsdoc.frontmatter import FrontMatterDialect, Path

BOTH = pytest.mark.parametrize("dialect", [HUGO, HEXO], ids=lambda dialect: dialect.name)
NEWLINES = pytest.mark.parametrize("newline", ["\n", "\r\n"], ids=["lf", "crlf"])

ITEMS = """\
---
stops: # 各站
  # 起點
  - name: 東門 # 站名
    place: 城東
    # 東門完
  # 中途
  - [橋, 渡口] # 兩處
  - 茶亭 # 歇腳

  # 終點
  - |
    西門
  - - 一 # 甲
    - 二
  -
    # 深處
    name: 北門
# 其他
weight: 1
---
正文
"""


@BOTH
@NEWLINES
@pytest.mark.parametrize(
    ("at", "gone", "added"),
    [
        (
            0,
            "  - name: 東門 # 站名\n    place: 城東\n    # 東門完\n",
            "new:\n  name: 東門 # 站名\n  place: 城東\n  # 東門完\n",
        ),
        (1, "  - [橋, 渡口] # 兩處\n", "new: [橋, 渡口] # 兩處\n"),
        (2, "  - 茶亭 # 歇腳\n", "new: 茶亭 # 歇腳\n"),
        (3, "  - |\n    西門\n", "new: |\n  西門\n"),
        (4, "  - - 一 # 甲\n    - 二\n", "new:\n  - 一 # 甲\n  - 二\n"),
        (
            5,
            "  -\n    # 深處\n    name: 北門\n",
            "new:\n  # 深處\n  name: 北門\n",
        ),
    ],
)
def test_an_item_moves_to_a_key_with_its_comments(
    dialect: FrontMatterDialect, newline: str, at: int, gone: str, added: str
) -> None:
    front_matter = reads(ITEMS.replace("\n", newline), dialect)
    wanted = ITEMS.replace(gone, "").replace("weight: 1\n", f"weight: 1\n{added}")
    moved = text_after(front_matter, front_matter.move(("stops", at), "new"))
    assert moved == wanted.replace("\n", newline)


MAPPINGS = """\
---
first: # 首
  # 內
  a: 1 # 甲
  b: # 乙
  - x # 丙
plain: 'y' # 丁
list:
  - z # 尾
more:
- u
---
"""


@BOTH
@pytest.mark.parametrize(
    ("path", "new", "gone", "below", "added"),
    [
        (
            "first.b",
            "list.1",
            "  b: # 乙\n  - x # 丙\n",
            "  - z # 尾\n",
            "  - # 乙\n    - x # 丙\n",
        ),
        ("plain", "list.1", "plain: 'y' # 丁\n", "  - z # 尾\n", "  - 'y' # 丁\n"),
        ("list.0", "more.1", None, "- u\n", "- z # 尾\n"),
        (
            "first",
            "more.1",
            "first: # 首\n  # 內\n  a: 1 # 甲\n  b: # 乙\n  - x # 丙\n",
            "- u\n",
            "- # 首\n  # 內\n  a: 1 # 甲\n  b: # 乙\n  - x # 丙\n",
        ),
    ],
)
def test_a_value_moves_into_a_list_with_its_comments(
    dialect: FrontMatterDialect, path: str, new: str, gone: str | None, below: str, added: str
) -> None:
    front_matter = reads(MAPPINGS, dialect)
    left = MAPPINGS.replace(gone, "") if gone else MAPPINGS.replace(":\n  - z # 尾", ": []")
    wanted = left.replace(below, below + added)
    assert text_after(front_matter, front_matter.move(path, new)) == wanted


@pytest.mark.parametrize("above", ["", "\n", "\n  \n"])
def test_a_mapping_begins_on_the_line_of_its_dash(above: str) -> None:
    front_matter = reads(f"---\nlist:\n- 1\nkey:\n{above}    a: 1 # 甲\n    b: 2\n---\n", HUGO)
    assert text_after(front_matter, front_matter.move("key", "list.1")) == (
        "---\nlist:\n- 1\n- a: 1 # 甲\n  b: 2\n---\n"
    )


HEADS = """\
---
x:
  - name: 甲 # 名
    url: /a # 址
    # 三
    c: 3
  -  q: 1
     r:
       - z # 末
     # 完
     s: 2
  - ? k
    : 1
    v: 2
---
"""


@BOTH
@NEWLINES
@pytest.mark.parametrize(
    ("gone", "old", "new"),
    [
        (["x.0.name"], "  - name: 甲 # 名\n    url", "  - url"),
        (["x.0.name", "x.0.url"], "name: 甲 # 名\n    url: /a # 址\n    # 三\n", "# 三\n"),
        (["x.0.name", "x.0.c"], "name: 甲 # 名\n    url: /a # 址\n    # 三\n    c: 3\n", None),
        (["x.1.q"], "  -  q: 1\n     r", "  -  r"),
        (["x.1.q", "x.1.r"], "  -  q: 1\n     r:\n       - z # 末\n", "  -\n"),
        (["x.2.k"], "  - ? k\n    : 1\n    v", "  - v"),
    ],
)
def test_the_first_keys_of_an_item_leave_no_blank_behind(
    dialect: FrontMatterDialect, newline: str, gone: list[str], old: str, new: str | None
) -> None:
    front_matter = reads(HEADS.replace("\n", newline), dialect)
    changes: dict[Path, object] = dict.fromkeys(gone, DELETE)
    after = text_after(front_matter, change_values(front_matter, changes))
    wanted = HEADS.replace(old, "url: /a # 址\n    # 三\n" if new is None else new)
    if new == "# 三\n":
        wanted = wanted.replace("  - # 三\n", "  -\n    # 三\n")
    assert after == wanted.replace("\n", newline)


EMPTIED = [
    ("x: # 表\n  # 一\n  - a # 甲\n  # 二\n", "x.0", "x: [] # 表\n  # 一\n  # 二\n"),
    ("x:\n# 一\n- a\n# 二\n", "x.0", "x: []\n# 一\n# 二\n"),
    ("x:   \n  # 一\n  a: 1 # 甲\n", "x.a", "x: {}\n  # 一\n"),
    ("x: [\n  # 一\n  a, # 甲\n  # 二\n]\n", "x.0", "x: [\n  # 一\n  # 二\n]\n"),
    ("x: [ # 表\n  a # 甲\n]\n", "x.0", "x: [ # 表\n]\n"),
    ("x: {\n  # 一\n  a: 1, # 甲\n}\n", "x.a", "x: {\n  # 一\n}\n"),
    ("x: [a, # 甲\n  # 二\n  ]\n", "x.0", "x: [ # 甲\n  # 二\n  ]\n"),
    ("x: [a: 1]\n", "x.0.a", "x: [{}]\n"),
]


@BOTH
@pytest.mark.parametrize(("before", "path", "after"), EMPTIED)
def test_what_is_emptied_keeps_comments_of_their_own_lines(
    dialect: FrontMatterDialect, before: str, path: str, after: str
) -> None:
    front_matter = reads(f"---\n{before}y: 1\n---\n", dialect)
    wanted = f"---\n{after}y: 1\n---\n"
    assert text_after(front_matter, front_matter.delete(path)) == wanted
    empty: object = () if isinstance(front_matter.get("x"), tuple) else {}
    if path != "x.0.a":
        assert text_after(front_matter, front_matter.set("x", empty)) == wanted


def test_an_emptied_array_of_toml_keeps_comments_of_their_own_lines() -> None:
    text = '+++\nx = [\n  # 一\n  "a", # 甲\n  "b",\n  # 二\n] # 三\n+++\n'
    front_matter = reads(text, HUGO)
    wanted = "+++\nx = [\n  # 一\n  # 二\n] # 三\n+++\n"
    assert text_after(front_matter, front_matter.set("x", [])) == wanted
    both: dict[Path, object] = {("x",): (), ("y",): 1}
    assert text_after(front_matter, change_values(front_matter, both)) == wanted.replace(
        "三\n", "三\ny = 1\n"
    )


@BOTH
def test_a_comment_inside_an_item_goes_with_it(dialect: FrontMatterDialect) -> None:
    text = "---\nx:\n- |\n  一\n- b\n  # 屬乙\n# 不屬乙\n- c\n---\n"
    front_matter = reads(text, dialect)
    assert text_after(front_matter, front_matter.delete("x.1")) == text.replace(
        "- b\n  # 屬乙\n", ""
    )


@pytest.mark.parametrize(
    ("text", "moves", "wanted"),
    [
        (
            '+++\na = """\n一\n二""" # 甲\n[t]\nb = 1\n+++\n',
            ("a", "t.a"),
            '+++\n[t]\nb = 1\na = """\n一\n二""" # 甲\n+++\n',
        ),
        (
            "---\na: {\n  b: 1, # 甲\n  c: 2 # 乙\n}\nd: 3\n---\n",
            ("a.b", "e"),
            "---\na: {\n  c: 2 # 乙\n}\nd: 3\ne: 1 # 甲\n---\n",
        ),
        (
            "---\na: {\n  b: 1, # 甲\n}\nd: 3 # 丁\n---\n",
            ("d", "a.d"),
            "---\na: {\n  b: 1, # 甲\n  d: 3, # 丁\n}\n---\n",
        ),
        ("---\na: [1]\nd: 3 # 丁\n---\n", ("d", "a.1"), "---\na: [1, 3]\n---\n"),
    ],
)
def test_a_comment_beside_a_value_moves_with_it_where_it_has_a_line(
    text: str, moves: tuple[str, str], wanted: str
) -> None:
    front_matter = reads(text, HUGO)
    assert text_after(front_matter, front_matter.move(*moves)) == wanted


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('{"x": [ 1,\n    2 ]}\n', '{"x": [\n    2 ]}\n'),
        ('{"x": [ 1, \n    2 ]}\n', '{"x": [\n    2 ]}\n'),
        ("---\nx: [ 1, # 甲\n    2 ]\n---\n", "---\nx: [ # 甲\n    2 ]\n---\n"),
    ],
)
def test_the_first_item_leaves_no_blank_behind(before: str, after: str) -> None:
    front_matter = reads(before, HUGO)
    assert text_after(front_matter, front_matter.delete("x.0")) == after


@BOTH
@NEWLINES
@pytest.mark.parametrize(
    ("before", "value", "after"),
    [
        ("  one:\n    a: b\n", {"one": 0, "two": 1}, "  one: 0\n  two: 1\n"),
        (
            "  one:\n    - a\n    - b\n  # 外\n",
            {"one": 0, "two": 1},
            "  one: 0\n  two: 1\n  # 外\n",
        ),
        ("  one:\n  # 一\n    - a\n", {"one": 0, "two": 1}, "  one: 0\n  # 一\n  two: 1\n"),
        (
            "  one:\n    a: b\n      # 深\n",
            {"one": 0, "two": 1},
            "  one: 0\n  two: 1\n      # 深\n",
        ),
        ("  - a: b\n    c: d\n", [0, {"two": 1}], "  - 0\n  - two: 1\n"),
    ],
)
def test_the_last_value_shrinks_to_a_line_and_another_follows(
    dialect: FrontMatterDialect, newline: str, before: str, value: object, after: str
) -> None:
    text, wanted = (f"---\nx:\n{x}---\n".replace("\n", newline) for x in (before, after))
    front_matter = reads(text, dialect)
    assert text_after(front_matter, front_matter.set("x", value)) == wanted
