"""Tables and arrays of tables of TOML: moved by their headers, and made values where they must."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from newsdoc.errors import EditError
from newsdoc.frontmatter import HUGO, change_values
from tests.frontmatter.edit_support import applied, plain, reads, text_after

if TYPE_CHECKING:
    from newsdoc.frontmatter import Path

LINES = """\
+++
title = "茶亭"
[site.deep]
k = 1 # 甲
[[links]] # 第一
name = '東門' # 名
[[ links.more ]] # 更多
q = 1 # 數
[links.only]
p = 2
[[links]]
name = '西門' # 名
# 自由
[last] # 尾
r = 3
+++
"""


@pytest.mark.parametrize(
    ("old", "new", "changes"),
    [
        (
            "links.0",
            "first",
            {
                "[[links]] # 第一": "[first] # 第一",
                "[[ links.more": "[[ first.more",
                "[links.only": "[first.only",
            },
        ),
        ("links.1", "a.b", {"[[links]]\nname = '西": "[a.b]\nname = '西"}),
        ("links.0.only", "own", {"[links.only]": "[own]"}),
        (
            "links.0.more.0",
            "own",
            {"# 名\n[[ links.more ]]": "# 名\nmore = []\n[own]"},
        ),
        ("links.0.more", "own", {"[[ links.more ]]": "[[ own ]]"}),
        ("site.deep", "own", {"\n[site.deep]": "\nsite = {}\n[own]"}),
        ("last", "links.2", {"[last]": "[[links]]"}),
        (
            "links",
            "last.links",
            {
                "[[links]]": "[[last.links]]",
                "[[ links.more": "[[ last.links.more",
                "[links.only": "[last.links.only",
            },
        ),
    ],
)
def test_tables_move_by_their_headers(old: str, new: str, changes: dict[str, str]) -> None:
    front_matter = reads(LINES, HUGO)
    wanted = LINES
    for before, after in changes.items():
        wanted = wanted.replace(before, after)
    edits = front_matter.move(old, new)
    assert text_after(front_matter, edits) == wanted
    assert plain(applied(front_matter, edits).get(new)) == plain(front_matter.get(old))


ARRAY = "+++\nx = 1\n[[l]]\nn = 1 # 甲\n[[l]]\nn = 2\n# 自由\n[z]\n+++\n"


@pytest.mark.parametrize(
    ("changes", "wanted"),
    [
        ({"l": "c"}, '+++\nx = 1\nl = "c"\n# 自由\n[z]\n+++\n'),
        ({"l": ["c"]}, '+++\nx = 1\nl = ["c"]\n# 自由\n[z]\n+++\n'),
        ({"l": []}, "+++\nx = 1\nl = []\n# 自由\n[z]\n+++\n"),
        ({"l.0": "c"}, '+++\nx = 1\nl = ["c", { n = 2 }]\n# 自由\n[z]\n+++\n'),
        ({"l.0": "c", "l.1": "d"}, '+++\nx = 1\nl = ["c", "d"]\n# 自由\n[z]\n+++\n'),
        ({"l.0": {}}, ARRAY.replace("n = 1 # 甲\n", "")),
        ({"l.1": {"m": 3}}, ARRAY.replace("n = 2", "m = 3")),
        ({"l.2": {"n": 3}}, ARRAY.replace("n = 2\n", "n = 2\n\n[[l]]\nn = 3\n")),
    ],
)
def test_an_array_of_tables_becomes_a_value_where_an_item_is_no_table(
    changes: dict[Path, object], wanted: str
) -> None:
    front_matter = reads(ARRAY, HUGO)
    assert text_after(front_matter, change_values(front_matter, changes)) == wanted


@pytest.mark.parametrize(
    ("path", "value", "wanted"),
    [
        ("l.1", "c", [{"n": 1}, "c"]),
        ("l.2", "c", [{"n": 1}, {"n": 2}, "c"]),
        ("l", ["c", {"n": 1}], ["c", {"n": 1}]),
    ],
)
def test_no_comment_is_lost_when_an_array_of_tables_becomes_a_value(
    path: str, value: object, wanted: object
) -> None:
    front_matter = reads(ARRAY, HUGO)
    with pytest.raises(EditError, match="comments in it would be lost"):
        front_matter.set(path, value)
    bare = reads(ARRAY.replace(" # 甲", ""), HUGO)
    assert plain(applied(bare, bare.set(path, value))["l"]) == wanted


def test_a_table_that_changes_wholly_keeps_its_header() -> None:
    text = "+++\n[a.b]\nx = 1\n[a] # 甲\ny = 2\n+++\n"
    front_matter = reads(text, HUGO)
    emptied = "+++\n[a] # 甲\n+++\n"
    assert text_after(front_matter, front_matter.set("a", {"z": 1})) == emptied.replace(
        "甲\n", "甲\nz = 1\n"
    )
    assert text_after(front_matter, front_matter.set("a", {})) == emptied


NESTED = """\
+++
# 論甲
[a]
# 論乙
b = 1

# 論內
[a.in]
k = 1
# 論丁
[d]
q = 1
[[l]]
# 列一
n = 1
[[l]]
n = 2
# 尾
[a.late]
z = 1
+++
"""


@pytest.mark.parametrize(
    ("path", "gone"),
    [
        ("a", ["[a]\n# 論乙\nb = 1\n\n# 論內\n[a.in]\nk = 1\n", "[a.late]\nz = 1\n"]),
        ("a.in", ["[a.in]\nk = 1\n"]),
        ("a.b", ["b = 1\n"]),
        ("l.0", ["[[l]]\n# 列一\nn = 1\n"]),
        ("l", ["[[l]]\n# 列一\nn = 1\n[[l]]\nn = 2\n"]),
    ],
)
def test_comments_inside_a_table_go_with_it(path: str, gone: list[str]) -> None:
    front_matter = reads(NESTED, HUGO)
    wanted = NESTED
    for lines in gone:
        wanted = wanted.replace(lines, "")
    assert text_after(front_matter, front_matter.delete(path)) == wanted


def test_comments_between_the_items_of_an_array_hold_a_table_too() -> None:
    front_matter = reads("+++\n[[l]]\n[[l]]\nq = [\n  1, # 註\n  2,\n]\n+++\n", HUGO)
    with pytest.raises(EditError, match="comments in it would be lost"):
        front_matter.set("l.0", "c")


@pytest.mark.parametrize("newline", ["\n", "\r\n"], ids=["lf", "crlf"])
@pytest.mark.parametrize(
    ("before", "path", "after"),
    [
        ("a = 1\n\n[t]\nb = 2\n", "t", "a = 1\n"),
        ("a = 1\n\n \n[t]\nb = 2\n\n[u]\n", "t", "a = 1\n\n[u]\n"),
        ("a = 1\n\n[t]\nb = 2\n[u]\n", "t", "a = 1\n\n[u]\n"),
        ("a = 1\n\n# 註\n[t]\nb = 2\n\n[u]\n", "t", "a = 1\n\n# 註\n\n[u]\n"),
        ("\n[t]\nb = 2\n\n[u]\n", "t", "\n[u]\n"),
        ("[[t]]\nb = 1\n\n[[t]]\nb = 2\n\n[[t]]\nb = 3\n", "t.1", "[[t]]\nb = 1\n\n[[t]]\nb = 3\n"),
        ("[[t]]\nb = 1\n\n[[t]]\nb = 2\n", "t.1", "[[t]]\nb = 1\n"),
        ("a = 1\n\n[t]\nb = 2\n\n[t.u]\nc = 3\n", "t", "a = 1\n"),
        ("a = 1\n\n[t]\nb = 2\n\n", "t", "a = 1\n\n"),
    ],
)
def test_a_table_goes_with_the_blank_lines_above(
    newline: str, before: str, path: str, after: str
) -> None:
    text, wanted = (f"+++\n{x}+++\n文\n".replace("\n", newline) for x in (before, after))
    front_matter = reads(text, HUGO)
    assert text_after(front_matter, front_matter.delete(path)) == wanted


def test_a_new_table_can_be_taken_back() -> None:
    front_matter = reads("+++\na = 1\n+++\n文\n", HUGO)
    changed = applied(front_matter, front_matter.set("t", {"b": {"c": 1}}))
    assert text_after(changed, changed.delete("t")) == front_matter.source.text


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a = 1\n\n[t]\nb = 2\n\n[u]\n", "a = 1\nt = 5\n\n[u]\n"),
        ("a = 1\n\n[t]\nb = 2\n", "a = 1\nt = 5\n"),
        ("a = 1\n\n[t]\n# 註\nb = 2\n\n[u]\n", "a = 1\nt = 5\n\n# 註\n\n[u]\n"),
        ("\n[t]\nb = 2\n\n[u]\n", "t = 5\n\n[u]\n"),
        ("[u]\n[[t]]\nb = 2\n\n[[t]]\nc = 3\n\n[v]\n", "t = 5\n\n[u]\n\n[v]\n"),
    ],
)
def test_a_value_takes_the_place_of_a_table(before: str, after: str) -> None:
    front_matter = reads(f"+++\n{before}+++\n", HUGO)
    assert text_after(front_matter, front_matter.set("t", 5)) == f"+++\n{after}+++\n"


def test_a_table_without_header_for_its_holder_becomes_a_value() -> None:
    front_matter = reads("+++\na = 1\n\n[t.u]\nb = 2\n+++\n", HUGO)
    after = text_after(front_matter, front_matter.set("t.u", 5))
    assert after.startswith("+++\na = 1\n\n[t]\nu = 5\n")
