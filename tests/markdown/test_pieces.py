"""Code blocks, footnotes, tables and tags as values."""

from __future__ import annotations

from newsdoc.markdown import parse
from newsdoc.markdown.dialect import HEXO, HUGO


def test_code_blocks() -> None:
    body = "```js 题\n1\n```\n\n    2\n\n{{< highlight go >}}\n3\n{{< /highlight >}}\n"
    found = [(code.lang, code.code, code.meta) for code in parse(body, dialect=HUGO).code_blocks()]
    assert found == [("js", "1", "题"), (None, "2", None), ("go", "3", None)]


def test_code_tags_of_hexo() -> None:
    body = "{% codeblock 标题 lang:js %}\nalert(1);\n{% endcodeblock %}\n"
    (code,) = parse(body, dialect=HEXO).code_blocks()
    assert (code.lang, code.code) == ("js", "alert(1);")
    assert code.span.slice(body) == body.strip()


def test_footnotes_are_numbered_by_reference() -> None:
    body = "甲[^b] 乙[^a] 丙[^b]\n\n[^a]: 注甲\n[^b]: 注乙\n[^c]: 无人\n"
    found = parse(body).footnotes()
    assert [(note.label, note.number, note.text) for note in found] == [
        ("b", 1, "注乙"),
        ("a", 2, "注甲"),
        ("c", None, "无人"),
    ]
    assert [len(note.references) for note in found] == [2, 1, 0]


def test_tables() -> None:
    body = "| 名 | 值 |\n|:--|--:|\n| *a* | `1` |\n| b |\n"
    (table,) = parse(body).tables()
    assert table.header == ("名", "值")
    assert table.rows == (("a", "1"), ("b", ""))
    assert table.align == ("left", "right")
    assert table.span.slice(body) == body.strip()


def test_rows_are_as_long_as_the_header() -> None:
    (table,) = parse("| 甲 | 乙 |\n|---|---|\n| 1 |\n| 1 | 2 | 3 |\n").tables()
    assert table.rows == (("1", ""), ("1", "2"))


def test_wide_tables_of_short_rows_stay_small() -> None:
    (table,) = parse("|" + "甲|" * 1000 + "\n|" + "-|" * 1000 + "\n" + "|1|\n" * 1000).tables()
    assert sum(map(len, table.rows)) == 1000 + 0x10000


def test_blocks_of_a_footnote_are_lines() -> None:
    (note,) = parse("文[^一]\n\n[^一]: 注一\n\n    - 其一\n    - 其二\n\n    末段\n").footnotes()
    assert note.text.split("\n")[0] == "注一"
    assert note.text.split("\n")[-1] == "末段"


def test_shortcodes_nested_ones_included() -> None:
    root = parse("{{< a >}}{{< b >}}{{< /a >}} `{{< c >}}`\n\n{{% d %}}", dialect=HUGO)
    assert [tag.name for tag in root.shortcodes()][:2] == ["a", "b"]
    assert "d" in [tag.name for tag in root.shortcodes()]


def test_nothing_to_find() -> None:
    root = parse("段落")
    found = [*root.code_blocks(), *root.footnotes(), *root.tables(), *root.shortcodes()]
    assert not found


def test_shortcodes_in_raw_html_are_found() -> None:
    body = "<div>\n{{< a >}}{{< b x >}}{{< /a >}}\n</div>\n\n{{< c >}}\n\n```\n{{< d >}}\n```\n"
    found = parse(body, dialect=HUGO).shortcodes()
    assert [tag.name for tag in found] == ["a", "b", "c"]
    assert found[1].span.slice(body) == "{{< b x >}}"
