"""Edits of TOML and JSON."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, timezone

import pytest

from newsdoc import EditError
from newsdoc.frontmatter import DELETE, HEXO, HUGO, Path, change_values
from tests.frontmatter.edit_support import plain, reads, text_after
from tests.frontmatter.test_edits_yaml import changed_lines

EAST = timezone(timedelta(hours=8))

TOML = """+++
title = "人工智慧" # 標題
date = 2024-03-01T08:30:00+08:00
day = 2024-03-01
said = "2024-03-01 08:30:00"
tags = ["科技", '產業'] # 標籤
many = [
  "一", # 甲
  "二",
]
a.b = 1
long = \"\"\"
第一行
第二行\"\"\"

[params]
toc = true # 目錄
cover = { image = "a.jpg", alt = "圖" }

[params.deep]
k = 'v'

[[links]]
name = "一"

[[links]]
name = "二"
+++
正文
"""

TOML_SETS = [
    ("title", '新"題', ['title = "新\\"題" # 標題']),
    ("title", 'C:\\"', ['title = "C:\\\\\\"" # 標題']),
    ("date", datetime(2025, 1, 2, 3, 4, 5, tzinfo=EAST), ["date = 2025-01-02T03:04:05+08:00"]),
    ("date", datetime(2025, 1, 2, 3, 4, 5, tzinfo=UTC), ["date = 2025-01-02T03:04:05+00:00"]),
    ("date", datetime.fromisoformat("2025-01-02T03:04:05"), ["date = 2025-01-02T03:04:05"]),
    ("day", date(2025, 1, 2), ["day = 2025-01-02"]),
    ("day", time(3, 4, 5), ["day = 03:04:05"]),
    ("said", datetime.fromisoformat("2025-01-02T03:04:05"), ['said = "2025-01-02 03:04:05"']),
    ("date", "2025-01-02", ['date = "2025-01-02"']),
    ("tags", ["科技", "人物"], ["tags = [\"科技\", '人物'] # 標籤"]),
    ("many", ["一", "二", "三"], ['  "三",']),
    ("many", ["二"], []),
    ("many", [], ["many = []"]),
    ("a.c", 2, ["a.c = 2"]),
    ("new", [1, {"x": "y"}], ['new = [1, { x = "y" }]']),
    ("long", "甲\n乙", ["甲", '乙"""']),
    ("long", "+++\n甲", ['long = "+++\\n甲"']),
    ("params.toc", False, ["toc = false # 目錄"]),
    ("params.math", 1.0, ["math = 1.0"]),
    ("params.cover.caption", "說", ['cover = { image = "a.jpg", alt = "圖", caption = "說" }']),
    ("params.deep.j", True, ["j = true"]),
    ("links.1.url", "/b", ['url = "/b"']),
    ("links.2", {"name": "三"}, ["", "[[links]]", 'name = "三"']),
    ("menu", {"main": {"weight": 3}}, ["", "[menu.main]", "weight = 3"]),
    ("a", 5, ["a = 5"]),
]


@pytest.mark.parametrize(("path", "value", "lines"), TOML_SETS)
def test_set_in_toml(path: str, value: object, lines: list[str]) -> None:
    front_matter = reads(TOML, HUGO)
    after = text_after(front_matter, front_matter.set(path, value))
    assert changed_lines(TOML, after)[1] == lines


@pytest.mark.parametrize(
    ("path", "gone"),
    [
        ("title", ['title = "人工智慧" # 標題']),
        ("many.0", ['  "一", # 甲']),
        ("params.cover", ['cover = { image = "a.jpg", alt = "圖" }']),
        ("params.deep", ["[params.deep]", "k = 'v'", ""]),
        ("links.1", ["", "[[links]]", 'name = "二"']),
    ],
)
def test_delete_in_toml(path: str, gone: list[str]) -> None:
    front_matter = reads(TOML, HUGO)
    assert changed_lines(TOML, text_after(front_matter, front_matter.delete(path)))[0] == gone


def test_rename_and_move_in_toml() -> None:
    front_matter = reads(TOML, HUGO)
    assert text_after(front_matter, front_matter.rename("params", "my params")) == (
        TOML.replace("[params]", '["my params"]').replace("[params.deep]", '["my params".deep]')
    )
    assert text_after(front_matter, front_matter.rename("links", "urls")) == (
        TOML.replace("[[links]]", "[[urls]]")
    )
    assert text_after(front_matter, front_matter.rename("a.b", "c")) == (
        TOML.replace("a.b = 1", "a.c = 1")
    )
    moved = text_after(front_matter, front_matter.move("said", "params.said"))
    assert 'alt = "圖" }\nsaid = "2024-03-01 08:30:00"\n' in moved


def test_tables_that_are_emptied_or_replaced() -> None:
    front_matter = reads(TOML, HUGO)
    assert "[params.deep]\n\n[[links]]" in text_after(
        front_matter, front_matter.delete("params.deep.k")
    )
    assert "a = {}\n" in text_after(front_matter, front_matter.delete("a.b"))
    replaced = text_after(front_matter, front_matter.set("params.deep", {"x": 1}))
    assert "[params.deep]\nx = 1\n" in replaced
    text = "+++\n[params]\n[params.deep]\nk = 1\n+++\n"
    front_matter = reads(text, HUGO)
    after = text_after(front_matter, front_matter.set("title", "甲"))
    assert after == '+++\ntitle = "甲"\n\n[params]\n[params.deep]\nk = 1\n+++\n'


def test_toml_that_is_empty_or_has_crlf() -> None:
    empty = reads("+++\n+++\n正文", HUGO)
    assert text_after(empty, empty.set("title", "甲")) == '+++\ntitle = "甲"\n+++\n正文'
    crlf = reads('+++\r\ntitle = "甲"\r\n+++\r\n正文', HUGO)
    assert text_after(crlf, crlf.set("x", "一\n二")) == (
        '+++\r\ntitle = "甲"\r\nx = "一\\n二"\r\n+++\r\n正文'
    )


@pytest.mark.parametrize("value", [None, [None], 2**64, {"a": None}])
def test_toml_refuses_what_it_cannot_hold(value: object) -> None:
    with pytest.raises(EditError, match="TOML cannot hold"):
        reads(TOML, HUGO).set("x", value)


JSON = """{
  "title": "人工智慧",
  "date": "2024-03-01T08:30:00+08:00",
  "tags": ["科技", "產業"],
  "many": [
    "一",
    "二"
  ],
  "params": {
    "toc": true,
    "empty": {}
  }
}
正文
"""


@pytest.mark.parametrize(
    ("path", "value", "lines"),
    [
        ("title", '新"題\n\u2028', ['  "title": "新\\"題\\n\\u2028",']),
        ("title", None, ['  "title": null,']),
        (
            "date",
            datetime(2025, 1, 2, 3, 4, 5, tzinfo=UTC),
            ['  "date": "2025-01-02T03:04:05+00:00",'],
        ),
        ("tags", ["科技", "產業", "新"], ['  "tags": ["科技", "產業", "新"],']),
        ("many", ["一", "二", "三"], ['    "二",', '    "三"']),
        ("many", ["二"], []),
        ("params.toc", False, ['    "toc": false,']),
        ("params.empty.x", 1, ['    "empty": {"x": 1}']),
        ("params.new", {"k": [1]}, ['    "empty": {},', '    "new": {', '      "k": [1]', "    }"]),
        ("draft", True, ["  },", '  "draft": true']),
    ],
)
def test_set_in_json(path: str, value: object, lines: list[str]) -> None:
    front_matter = reads(JSON, HUGO)
    after = text_after(front_matter, front_matter.set(path, value))
    assert changed_lines(JSON, after)[1] == lines


def test_json_on_one_line_and_between_semicolons() -> None:
    line = reads('{"title":"甲","tags":["一"]} 正文', HUGO)
    assert text_after(line, line.set("x", [1, 2])) == '{"title":"甲","tags":["一"],"x":[1,2]} 正文'
    assert text_after(line, line.delete("title")) == '{"tags":["一"]} 正文'
    bare = reads(';;;\n"title": "甲"\n;;;\n正文', HEXO)
    assert text_after(bare, bare.set("tags", ["一"])) == (
        ';;;\n"title": "甲",\n"tags": ["一"]\n;;;\n正文'
    )
    assert text_after(bare, bare.delete("title")) == "正文"
    tabs = reads('{\r\n\t"a": 1\r\n}\r\n正文', HUGO)
    assert text_after(tabs, tabs.set("b", 2)) == '{\r\n\t"a": 1,\r\n\t"b": 2\r\n}\r\n正文'


def test_json_refuses_what_it_cannot_hold() -> None:
    for value in (float("nan"), float("inf"), 2**60 + 1):
        with pytest.raises(EditError):
            reads(JSON, HUGO).set("x", value)


@pytest.mark.parametrize(
    "text", [TOML, JSON, "---\ntitle: 甲\ntags: [一, 二]\nx: {a: 1}\n---\n正文"]
)
def test_several_changes_at_once(text: str) -> None:
    front_matter = reads(text, HUGO)
    changes: dict[Path, object] = {
        "title": DELETE,
        "tags.0": "新",
        "tags.1": DELETE,
        ("q", "a.b"): 1,
        "nichts": DELETE,
    }
    again = reads(text_after(front_matter, change_values(front_matter, changes)), HUGO)
    assert "title" not in again
    assert plain(again["tags"]) == ["新"]
    assert plain(again["q"]) == {"a.b": 1}
    gone = change_values(front_matter, dict.fromkeys(front_matter, DELETE))
    assert len(reads(text_after(front_matter, gone), HUGO)) == 0


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("---\nm:\n  a: 1 # 甲\n  b: 2\n---\n", "---\nm:\n  a: 1 # 甲\n  c: 3\n---\n"),
        ("---\nm: {a: 1, b: 2}\n---\n", "---\nm: {a: 1, c: 3}\n---\n"),
        ("+++\n[m]\na = 1 # 甲\nb = 2\n+++\n", "+++\n[m]\na = 1 # 甲\nc = 3\n+++\n"),
        ("+++\nm = { a = 1, b = 2 }\n+++\n", "+++\nm = { a = 1, c = 3 }\n+++\n"),
        ('{"m": {"a": 1, "b": 2}}\n', '{"m": {"a": 1, "c": 3}}\n'),
    ],
)
def test_a_mapping_changes_by_keys(text: str, after: str) -> None:
    front_matter = reads(text, HUGO)
    assert text_after(front_matter, front_matter.set("m", {"a": 1, "c": 3})) == after


def test_edits_of_single_keys_may_be_joined() -> None:
    front_matter = reads("---\ntitle: 甲\ntags:\n- 一\n---\n", HEXO)
    new, more = front_matter.set("draft", True), front_matter.set("tags", ["一", "二"])
    for edits in ((*new, *more), (*more, *new)):
        assert text_after(front_matter, edits) == (
            "---\ntitle: 甲\ntags:\n- 一\n- 二\ndraft: true\n---\n"
        )


def test_dotted_keys_in_braces_are_refused() -> None:
    front_matter = reads("+++\nx = { a.b = 1, c = 2 }\n+++\n", HUGO)
    for path in ("x.a", "x.a.d", "x.d"):
        with pytest.raises(EditError):
            front_matter.set(path, 3)
    for path in ("x.a", "x.a.b", "x.c"):
        with pytest.raises(EditError):
            front_matter.delete(path)
        with pytest.raises(EditError):
            front_matter.move(path, "d")
    assert text_after(front_matter, front_matter.set("x", 1)) == "+++\nx = 1\n+++\n"


@pytest.mark.parametrize(
    ("old", "new", "gone", "wanted"),
    [
        ("list", "t.list", "list = [ # 一\n  1, # 二\n]\n", "[t.in]\n"),
        ("t.in", "in", "[t.in]", "[in]"),
        ("t", "site.t", "[t] # 表\nk = 1\n[t.in]", "[site.t] # 表\nk = 1\n[site.t.in]"),
        ("all", "t.all", "[[all]] # 甲\nn = 1\n[[all]]", "[[t.all]] # 甲\nn = 1\n[[t.all]]"),
    ],
)
def test_move_in_toml_keeps_comments_and_tables(old: str, new: str, gone: str, wanted: str) -> None:
    text = (
        "+++\nlist = [ # 一\n  1, # 二\n]\n[t] # 表\nk = 1\n[t.in]\nx = 2 # 丙\n"
        "[[all]] # 甲\nn = 1\n[[all]]\nn = 2\n+++\n"
    )
    front_matter = reads(text, HUGO)
    moved = text.replace(gone, wanted)
    if old == "list":
        moved = text.replace(gone, "").replace("[t.in]", f"{gone}[t.in]")
    assert text_after(front_matter, front_matter.move(old, new)) == moved


def test_move_takes_quotes_comment_and_numbers_along() -> None:
    front_matter = reads("+++\na = 'x' # 注\n[m]\nb = 0x10\n+++\n", HUGO)
    assert text_after(front_matter, front_matter.move("a", "m.a")) == (
        "+++\n[m]\nb = 0x10\na = 'x' # 注\n+++\n"
    )
    front_matter = reads('{\n"a": 1,\n"m": {"b": 2}\n}\n', HUGO)
    assert text_after(front_matter, front_matter.move("a", "m.a")) == (
        '{\n"m": {"b": 2, "a": 1}\n}\n'
    )


def test_lines_of_toml_that_end_with_blanks_are_written_with_escapes() -> None:
    front_matter = reads('+++\na = 1\nb = """\n一 \n二"""\n+++\n', HUGO)
    after = text_after(front_matter, front_matter.set("a", "甲 \n乙\n"))
    assert 'a = "甲 \\n乙\\n"\n' in after
    # Where such a line stands already, the author's editor keeps them.
    after = text_after(front_matter, front_matter.set("b", "一 \n三"))
    assert 'b = """\n一 \n三"""\n' in after
