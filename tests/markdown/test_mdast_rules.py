"""Rules of mdast's tree that few documents show: ends, blank lines, tasks, tables.

What is expected here was asked of mdast-util-from-markdown.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, cast

import pytest

from newsdoc.markdown import GFM, nodes, parse
from newsdoc.markdown.mdast import to_mdast

if TYPE_CHECKING:
    from newsdoc.markdown import MdastNode


def shape(text: str) -> list[str]:
    return [f"{node.type} {node.start}-{node.end}" for node in parse(text).children]


@pytest.mark.parametrize("text", ["> 甲|乙\n> -|-\n丙|丁\n-|-", "- 甲|乙\n  -|-\n丙|丁\n-|-"])
def test_a_table_cannot_begin_on_a_line_that_lazily_follows_one(text: str) -> None:
    tables = list(parse(text).find_all(nodes.Table))
    assert [len(found.children) for found in tables] == [1]
    assert parse(text).children[-1].raw == "丙|丁\n-|-"
    assert isinstance(parse(text).children[-1], nodes.Paragraph)
    # One line on it can.
    later = parse(text.replace("丙", "戊\n丙"))
    assert isinstance(later.children[-1], nodes.Table)


@pytest.mark.parametrize("tag", ["<ruby>", "</ruby>", '<x y="">'])
def test_any_tag_alone_on_a_line_ends_a_table_but_no_paragraph(tag: str) -> None:
    table, html = parse(f"甲|乙\n-|-\n丙\n{tag}\n").children
    assert isinstance(table, nodes.Table)
    assert len(table.children) == 2
    assert html == nodes.Html(tag, start=html.start, end=html.end, source=html.source)
    assert shape(f"甲\n{tag}") == [f"paragraph 0-{2 + len(tag)}"]


@pytest.mark.parametrize("tag", ['<a b=c="d">', "<a b=c=d>", "<a b = c = 'd' e>", "<a b=\u00a0c>"])
def test_a_value_may_follow_a_bare_value(tag: str) -> None:
    assert shape(tag) == [f"html 0-{len(tag)}"]


@pytest.mark.parametrize("tag", ["<a b=c=>", '<a b=c="d"e>', '<a b=c"d">', "<a b==c>"])
def test_a_broken_value_makes_no_block(tag: str) -> None:
    assert shape(tag) == [f"paragraph 0-{len(tag)}"]


@pytest.mark.parametrize(
    ("text", "spread"),
    [
        ("> - [^注]:\n> ", True),
        ("> - [^注]:註\n> ", False),
        ("[^注]:- [^甲]:\n    >", True),
        ("- [^注]:\n", False),
        ("- [^注]:\n\n      註\n", True),
        ("[^注]:>- 項\n    >\n    >", True),
        ("[^注]:>- 項\n    >", False),
        ("[^注]:>- 項\n    >\n    >- 項", True),
        ("[^注]:>- 項\n    >- 項", False),
    ],
)
def test_blank_lines_of_an_item_in_or_with_a_footnote(text: str, spread: bool) -> None:
    first = next(parse(text).find_all(nodes.ListItem))
    assert first.spread is spread


@pytest.mark.parametrize(
    ("text", "checked"),
    [
        ("-\n  [x] 事", True),
        ("- \n  [x] 事", None),
        ("1.\t\n   [x] 事", None),
        ("-\n   [x] 事", None),
    ],
)
def test_a_task_may_begin_on_the_line_after_a_bare_marker(text: str, checked: bool | None) -> None:
    assert next(parse(text).find_all(nodes.ListItem)).checked is checked


def test_a_task_whose_text_begins_with_a_link_or_a_definition() -> None:
    root = parse("- [x] www.")  # no address to the tokenizer, but one to the look at the text
    paragraph = next(root.find_all(nodes.Paragraph))
    assert (paragraph.start, paragraph.raw) == (6, "www.")
    assert next(root.find_all(nodes.ListItem)).checked is True
    text = "- [甲]: /甲\n[x] [甲]"
    made = to_mdast(next(parse(text).find_all(nodes.Paragraph)))
    assert made["position"] == {
        "start": {"line": 2, "column": 1, "offset": 10},
        "end": {"line": 2, "column": 8, "offset": 17},
    }


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("<a\n   \tb>", "<a\n\tb>"),
        ("<a\n\tb>", "<a\n b>"),
        ("<a\n \t b>", "<a\n  b>"),
        ("- <a\n\t\tb>", "<a\n   b>"),
        ("- <a\n  \tb>", "<a\nb>"),
        ("> <a\n> \t \tb>", "<a\n\tb>"),
        ("[^注]:- <a\n\t  \tb>", "<a\nb>"),
    ],
)
def test_tabs_before_a_line_of_a_tag(text: str, value: str) -> None:
    assert next(parse(text).find_all(nodes.Html)).value == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("- `\n\t`", "\n  "),
        ("- `\n\t `", "  "),
        ("- `\n   `", "\n "),
        ("- ` \n\t\ta `", "\n  \ta"),
    ],
)
def test_a_split_tab_is_no_space_inside_code(text: str, value: str) -> None:
    assert next(parse(text).find_all(nodes.InlineCode)).value == value


def test_a_quotation_in_the_last_item_says_where_the_item_ends() -> None:
    found = next(parse(">-\n>   >\n>\t>\n>\n").find_all(nodes.List))
    assert (found.children[0].end, found.spread) == (12, False)


def test_order_of_markers_where_emphasis_minds_cjk_text() -> None:
    friendly = replace(GFM, cjk_friendly=True)
    text = "[**~~乙**~~]()"
    assert [node.raw for node in parse(text).find_all(nodes.Delete)] == ["~~乙**~~"]
    assert [node.raw for node in parse(text, dialect=friendly).find_all(nodes.Strong)] == [
        "**~~乙**"
    ]
    # There `_` is a marker before it is part of an address.
    assert list(parse("_@.tw").find_all(nodes.Link))
    assert not list(parse("_@.tw", dialect=friendly).find_all(nodes.Link))


def test_what_a_pair_encloses_is_paired_once_more() -> None:
    # `****` cannot close `**` by the rule of three; what `*` has left of it can.
    outer = parse("_**>****~*_").children[0].children[0]
    assert [child.raw for child in outer.children] == ["**>**", "*", "*~*"]
    assert [child.type for child in outer.children] == ["strong", "text", "emphasis"]


@pytest.mark.parametrize("text", ["*~" * 3000 + "a" + "~*" * 3000, "_**.****~*_" * 500])
def test_pairs_inside_pairs_are_bounded(text: str) -> None:
    root = parse(text)
    depth, deepest = {id(root): 0}, 0
    for node in root.walk():
        for child in node.children:
            depth[id(child)] = depth[id(node)] + 1
            deepest = max(deepest, depth[id(child)])
    assert deepest <= 110


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("[甲]:/乙\n    =\n-", 0),
        ("[甲]:/乙\n\t=\n-", 0),
        ("[甲]:/乙\n=\n-\n", 7),
        # A line outside the containers underlines nothing: it was a line of the heading.
        ("- [甲]:/乙\n=\n  -", 2),
        ("- [甲]:/乙\n  =\n  -", 11),
        ("-\n  [甲]:/乙\n =\n  -", 4),
        ("[甲]:/乙\n#=\n-", 0),
        ("> [甲]:/乙\n=\n> -", 2),
        ("> [甲]:/乙\n> =\n> -", 11),
        ("> - [甲]:/乙\n>  =\n>   -", 4),
        ("[^一]: [甲]:/乙\n  =\n    -", 6),
        ("[^一]: [甲]:/乙\n    =\n    -", 17),
        (" [^一]: [甲]:/乙\n    =\n    -", 18),
        ("> [^一]: [甲]:/乙\n>     =\n>     -", 21),
        ("[^一]: - [甲]:/乙\n      =\n      -", 21),
        ("[^一]:- - [甲]:/乙\n\t    =\n\t    -", 21),
        ("- [^一]: [甲]:/乙\n      =\n      -", 21),
        ("- [^一]: [甲]:/乙\n     =\n      -", 8),
        ("> - 丙\n>   - [甲]:/乙\n>     =\n>     -", 25),
        ("\ufeff- [甲]:/乙\n  =\n  -", 12),
        ("\ufeff-\t [甲]:/乙\n     =\n     -", 16),
    ],
)
def test_a_heading_that_mdast_begins_with_the_definitions_before_it(text: str, start: int) -> None:
    root = parse(text)
    heading = next(root.find_all(nodes.Heading))
    found = to_mdast(root)
    while found["type"] != "heading":
        found = cast("list[MdastNode]", found["children"])[-1]
    position = cast("dict[str, dict[str, int]]", found["position"])
    assert position["start"]["offset"] == start
    # In the tree itself, definitions are no part of it.
    assert heading.raw.startswith(("=", "#="))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("> ```\r>\n> 乙\n> ```", "乙"),
        ("> ```\r>\r> 乙\n> ```", "\r乙"),
        ("> ```\n>\n> 乙\n> ```", "\n乙"),
        ("  ~~~\r  \n乙\r\n", "乙"),
        ("> ```\n> 乙\r>\n> ```", "乙"),
    ],
)
def test_line_ends_of_code_that_come_to_stand_side_by_side(text: str, value: str) -> None:
    code = next(parse(text).find_all(nodes.Code))
    assert code.value == value


@pytest.mark.parametrize(
    ("text", "urls"),
    [
        # Only the last two parts of a domain decide, for all that begin before them.
        ("www.www.www.a_b.c", []),
        ("見 www.www.www.www.a_b.c/x", []),
        ("xmpp:a@b.c1", []),
        ("xmpp:a@b.cd/e", ["mailto:a@b.cd"]),
        # A title that nothing closes is looked for once.
        ('[甲](b "c [乙](d "e', []),
        ("[甲](b 'c) [乙](d 'e) [丙](f 'g')", ["f"]),
    ],
)
def test_addresses_that_are_none(text: str, urls: list[str]) -> None:
    assert [link.url for link in parse(text).find_all(nodes.Link)] == urls


@pytest.mark.parametrize(("more", "made"), [(498, True), (499, True), (500, False)])
def test_line_ends_do_not_count_in_a_label(more: int, made: bool) -> None:
    root = parse(f"[{'x' * 500}\n{'y' * more}]: /u\n")
    assert bool(list(root.find_all(nodes.Definition))) is made


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_box_over_two_lines(end: str) -> None:
    root = parse(f"- - [{end}    ] 甲")
    assert [item.checked for item in root.find_all(nodes.ListItem)] == [None, False]
    # A box that is none has been looked at all the same: to mdast the line end goes on to where
    # the next line begins in its containers.
    text = next(parse(f"- - [{end}    ](甲)").find_all(nodes.Text))
    assert text.raw == f"{end}    "
    link = next(parse(f"- - 乙[{end}    ](甲)").find_all(nodes.Link))
    assert link.children[0].raw == end


def test_a_split_tab_is_no_padding_of_mathematics() -> None:
    with_math = replace(GFM, math=True)
    values = [
        next(parse(text, dialect=with_math).find_all(nodes.InlineMath)).value
        for text in ("> $ 甲\n> $", "> $ 甲\n>\t$")
    ]
    assert values == ["甲", " 甲\n  "]


@pytest.mark.parametrize(
    ("tag", "read_on"),
    [
        ("<a b=\"'", True),
        ("<a b='\"", True),
        ("<a b c ", True),
        ("<a b = 'c' d", True),
        ("<a b='c'd", False),
        ("<a b==", False),
    ],
)
def test_how_far_a_tag_that_is_none_was_looked_at(tag: str, read_on: bool) -> None:
    # Where mdast has looked past a line end, the line end goes on to where the next line begins.
    text = next(parse(f"- {tag}\n  *甲*").find_all(nodes.Text))
    assert text.raw == f"{tag}\n{'  ' if read_on else ''}"


def test_definitions_before_a_box_do_not_spread_its_item() -> None:
    for text in ("- [甲]:/乙\n  [x]\n  丙", "- [甲]:/乙\n  [x] 丙"):
        item = next(parse(text).find_all(nodes.ListItem))
        assert (item.checked, item.spread) == (True, False)
    spread = next(parse("- [甲]:/乙\n  [x] 丙\n\n  丁").find_all(nodes.ListItem))
    assert (spread.checked, spread.spread) == (True, True)


@pytest.mark.parametrize(
    ("mark", "names"),
    [
        ("![^註]", ["註"]),
        ("![^註 ]", ["註"]),
        ("![ ^註]", ["^註"]),
        ("![^ 註]", []),
        ("![ 註]", []),
    ],
)
def test_blanks_in_the_mark_of_a_footnote_behind_an_exclamation_mark(
    mark: str, names: list[str]
) -> None:
    root = parse(f"{mark}\n\n[^註]: 文\n")
    made = [(found.label or "").strip() for found in root.find_all(nodes.FootnoteReference)]
    assert made == names


@pytest.mark.parametrize(("before", "spaces"), [("", 1), ("> ", 3), ("- 註", 2), ("甲\t", 1)])
def test_a_tab_in_the_mark_of_a_footnote(before: str, spaces: int) -> None:
    root = parse(f"{before}![\t^註]\n\n[^註]: 文\n")
    found = next(root.find_all(nodes.FootnoteReference))
    assert (found.identifier, found.label) == ("^註", " " * spaces + "^註")
