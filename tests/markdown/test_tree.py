"""The tree by itself: places, walking, equality, pickling, depth, tags."""

from __future__ import annotations

import itertools
import json
import pickle
from dataclasses import FrozenInstanceError, replace
from typing import Literal, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdoc import errors
from newsdoc.markdown import COMMONMARK, GFM, HEXO, HUGO, nodes, parse
from newsdoc.markdown.mdast import to_mdast
from newsdoc.markdown.mdast_read import from_mdast
from newsdoc.source import SourceText
from newsdoc.spans import Point, Span
from tests.markdown.documents import BLOCK_PARTS, FORMS, INLINE_PARTS, SAMPLES
from tests.timing import seconds

EVERYTHING = replace(
    GFM, math=True, math_brackets=True, toc_mark=True, definition_lists=True,
    heading_attributes=True, cjk_friendly=True,
)  # fmt: skip
bodies = st.lists(st.sampled_from(BLOCK_PARTS + INLINE_PARTS), max_size=30).map("".join)


def check(root: nodes.Root, text: str) -> None:
    """Hold a tree to what is true of every tree."""
    assert root.source is not None
    assert root.source.text == text
    for node in root.walk():
        assert 0 <= node.start <= node.end <= len(text)
        assert node.raw == text[node.start : node.end]
        for child in node.children:
            assert node.start <= child.start, (node, child)
            assert root.parent_of(child) is node
        for before, after in itertools.pairwise(node.children):
            assert before.end <= after.start, (before, after)
        if isinstance(node, nodes.Text) and not set(node.raw) & set("\\&\n\r\x00"):
            assert node.value == node.raw
    assert pickle.loads(pickle.dumps(root)) == root
    made = to_mdast(root)
    assert to_mdast(from_mdast(made, root.source)) == made


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("name", SAMPLES)
def test_every_construct_in_every_form(name: str, form: str) -> None:
    text = FORMS[form](SAMPLES[name])
    plain = [type(node) for node in parse(SAMPLES[name]).walk()]
    root = parse(text)
    check(root, text)
    assert [type(node) for node in root.walk()] == plain


@given(bodies, st.sampled_from([COMMONMARK, GFM, EVERYTHING]))
def test_places_nest_and_are_in_order(text: str, dialect: object) -> None:
    assert isinstance(dialect, type(GFM))
    root = parse(text, dialect=dialect)
    check(root, text)


@given(bodies)
def test_a_body_is_read_the_same_wherever_it_stands(text: str) -> None:
    front = "---\ntitle: 題\n---\n"
    source = SourceText.from_text(front + text)
    inside = parse(source, span=Span(len(front), len(front) + len(text)))
    alone = parse(text)
    assert to_mdast(inside, origin="body") == to_mdast(alone)
    for ours, theirs in zip(inside.walk(), alone.walk(), strict=True):
        assert ours.start == theirs.start + len(front)


@given(bodies)
def test_line_ends_do_not_change_what_is_read(text: str) -> None:
    one = [type(node) for node in parse(text).walk()]
    assert [type(node) for node in parse(text.replace("\n", "\r\n")).walk()] == one
    assert [type(node) for node in parse(text.replace("\n", "\r")).walk()] == one


def test_positions_count_lines_and_columns_from_one() -> None:
    root = parse("一\n\n> **二**\n")
    strong = next(root.find_all(nodes.Strong))
    assert strong.position.start == Point(3, 3, 5)
    assert strong.position.end == Point(3, 8, 10)
    assert strong.span == Span(5, 10)


def test_a_byte_order_mark_of_a_string_is_an_offset_but_no_column() -> None:
    heading = next(parse("\ufeff# 題\n").find_all(nodes.Heading))
    assert heading.position.start == Point(1, 1, 1)


def test_javascript_counts_units() -> None:
    root = parse("😀 *a*\n")
    emphasis = to_mdast(root, units="utf16")["children"]
    assert isinstance(emphasis, list)
    paragraph = emphasis[0]
    assert isinstance(paragraph, dict)
    found = paragraph["children"]
    assert isinstance(found, list)
    assert isinstance(found[1], dict)
    assert found[1]["position"] == {
        "start": {"line": 1, "column": 4, "offset": 3},
        "end": {"line": 1, "column": 7, "offset": 6},
    }


@pytest.mark.parametrize("text", ["😀 **𠮷a** 😀😀\n\n> 文😀\n", "\ufeff😀*a*", *SAMPLES.values()])
def test_a_tree_comes_back_from_either_unit(text: str) -> None:
    root = parse(text)
    for units in ("codepoint", "utf16"):
        made = to_mdast(root, units=units)
        again = from_mdast(made, root.source, units=units)
        assert to_mdast(again, units=units) == made
        assert [node.span for node in again.walk() if not node.generated] == [
            node.span for node in root.walk() if getattr(node, "placed", True)
        ]


FRONT = "---\ntitle: 😀題\n---\n"
WITH_PLACES = (
    '😀 {{< 圖 題="𠮷a" b=`😀` >}}文😀{{< /圖 >}} 😀\n',
    "{{% 框 %}}\n😀 **𠮷**\n{{% /框 %}}\n",
    '# 😀 題 {#a .b c="丁"}\n\n詞\n: 義😀\n',
    "😀 `𠮷` {{</* 甲 */>}}\n",
)


@pytest.mark.parametrize("units", ["codepoint", "utf16"])
@pytest.mark.parametrize("origin", ["file", "body"])
@pytest.mark.parametrize("front", ["", FRONT])
def test_every_tree_comes_back_from_every_way_to_count(
    front: str, origin: Literal["file", "body"], units: Literal["codepoint", "utf16"]
) -> None:
    for body in (*WITH_PLACES, *SAMPLES.values()):
        source = SourceText.from_text(front + body)
        span = Span(len(front), len(source.text))
        root = parse(source, dialect=HUGO, span=span)
        made = to_mdast(root, origin=origin, units=units)
        again = from_mdast(made, source, origin=origin, units=units, span=span)
        assert again == root
        assert to_mdast(again, origin=origin, units=units) == made


@pytest.mark.parametrize("units", ["codepoint", "utf16"])
@pytest.mark.parametrize("origin", ["file", "body"])
def test_the_places_of_arguments_and_attributes_are_counted_alike(
    origin: Literal["file", "body"], units: Literal["codepoint", "utf16"]
) -> None:
    body = "\n".join(WITH_PLACES)
    source = SourceText.from_text(FRONT + body)
    root = parse(source, dialect=HUGO, span=Span(len(FRONT), len(source.text)))
    made = to_mdast(root, origin=origin, units=units)
    counted = source.text if origin == "file" else body
    raw = counted.encode("utf-16-le") if units == "utf16" else counted.encode("utf-32-le")
    width = 2 if units == "utf16" else 4

    def cut(span: object) -> str:
        start, end = cast("list[int]", span)
        return raw[start * width : end * width].decode("utf-16-le" if width == 2 else "utf-32-le")

    written = json.loads(json.dumps(made))
    tag, block, heading = (
        written["children"][0]["children"][1],
        written["children"][1],
        written["children"][2],
    )
    assert [cut(found["value_span"]) for found in tag["arguments"]] == ["𠮷a", "😀"]
    assert [cut(found["span"]) for found in tag["arguments"]] == ['題="𠮷a"', "b=`😀`"]
    assert cut(tag["arguments"][1]["name_span"]) == "b"
    assert cut(tag["opening"]) == '{{< 圖 題="𠮷a" b=`😀` >}}'
    assert (cut(tag["inner"]), cut(tag["closing"])) == ("文😀", "{{< /圖 >}}")
    assert cut(block["opening"]) == "{{% 框 %}}"
    attributes = heading["attributes"]
    assert cut([attributes["start"], attributes["end"]]) == '{#a .b c="丁"}'


def test_nodes_cannot_be_changed() -> None:
    root = parse("a")
    with pytest.raises(FrozenInstanceError):
        root.children[0].start = 3  # type: ignore[misc]  # the point of the test
    assert not hasattr(root.children[0], "__dict__")


def test_equality_is_by_type_fields_and_offsets() -> None:
    assert parse("*a*") == parse("*a*")
    assert parse("*a*") != parse("_a_ ")
    assert parse("a") != parse("b")
    assert hash(parse("*a*")) == hash(parse("*a*"))
    assert parse("a") != "a"


def test_the_index_of_the_root() -> None:
    root = parse("- a\n- b\n")
    items = list(root.find_all(nodes.ListItem))
    assert root.parent_of(root) is None
    assert root.next_of(items[0]) is items[1]
    assert root.next_of(items[1]) is None
    assert root.previous_of(items[1]) is items[0]
    assert root.index_of(items[1]) == 1
    assert [type(node) for node in root.ancestors_of(items[0])] == [nodes.List, nodes.Root]
    with pytest.raises(ValueError, match="not in this tree"):
        root.parent_of(nodes.Text("x"))


def test_generated_nodes_have_no_place() -> None:
    node = nodes.Text("x")
    assert node.generated
    with pytest.raises(ValueError, match="no place"):
        _ = node.span
    assert to_mdast(node) == {"type": "text", "value": "x"}
    assert from_mdast({"type": "text", "value": "x"}) == node


def test_mdast_that_is_none_is_refused() -> None:
    with pytest.raises(ValueError, match="no type of node"):
        from_mdast({"type": "nonsense"})
    with pytest.raises(ValueError, match="children"):
        from_mdast({"type": "paragraph", "children": "x"})


def test_a_lone_surrogate_is_an_error_with_a_place() -> None:
    with pytest.raises(errors.EncodeError, match="U\\+D800") as caught:
        parse("a\n\ud800")
    assert (caught.value.line, caught.value.column) == (2, 1)


@pytest.mark.parametrize(
    "text", [">" * 5000, "- " * 5000 + "a", "> - " * 3000 + "a", "[^a]: " * 3000 + "b"]
)
def test_containers_are_bounded_with_a_diagnostic(text: str) -> None:
    root = parse(text)
    assert [found.code for found in root.diagnostics] == ["body-too-deep"]
    check(root, text)


def test_emphasis_is_bounded_with_a_diagnostic() -> None:
    text = "*" * 3000 + "a" + "*" * 3000
    root = parse(text)
    assert [found.code for found in root.diagnostics] == ["emphasis-too-deep"]
    check(root, text)


ATTACKS = {
    "quotes": "> > > > a\n",
    "brackets": "[",
    "closed brackets": "[a](<b",
    "titles": '[a](b "',
    "emphasis": "*a ",
    "mixed emphasis": "*a_ ~b ",
    "comments": "a <!--",
    "attributes": 'x <a b="',
    "links": "[www.a_",
    "addresses": "a@b.c-",
    "domains": "www.x_",
    "backticks": "`a``b```c",
    "references": "[a]: b\n",
    "tables": "a\n|-\n",
    "marks": "http://a!!",
}


@pytest.mark.parametrize("name", ATTACKS)
def test_time_grows_with_the_length(name: str) -> None:
    text = "[ " + ATTACKS[name] * 400
    long = "[ " + ATTACKS[name] * 3200
    short_time = max(min(parse_seconds(text) for _ in range(3)), 0.002)
    # Linear is 8 times; a quadratic path takes 64.
    assert min(parse_seconds(long) for _ in range(3)) < 30 * short_time


def test_links_behind_many_openings_of_images() -> None:
    # A link shuts the brackets before it out; those of images were gone through each time.
    short_time = max(min(parse_seconds("![[]()" * 1500) for _ in range(3)), 0.002)
    assert parse_seconds("![[]()" * 12000) < 24 * short_time


def parse_seconds(text: str) -> float:
    return seconds(lambda: parse(text))


def test_many_unclosed_tags() -> None:
    for dialect, part in ((HUGO, "{{< a "), (HUGO, "{{% b %}} "), (HEXO, "{% a "), (HEXO, "{{ ")):
        root = parse(part * 5000, dialect=dialect)
        assert root.end == len(part) * 5000


def test_pairs_of_tags_inside_each_other_are_bounded() -> None:
    text = "{{% a %}}" * 60 + "x" + "{{% /a %}}" * 60
    root = parse(text, dialect=HUGO)
    assert "tags-too-deep" in {found.code for found in root.diagnostics}
    assert sum(1 for _ in root.find_all(nodes.Shortcode)) == 21


def test_tags_among_blocks_and_in_text() -> None:
    text = "前 {{< x 1 >}} 後\n\n{{% box %}}\n**粗**\n\n- {{< y >}}\n{{% /box %}}\n"
    root = parse(text, dialect=HUGO)
    check(root, text)
    inline, box = (found for found in root.find_all(nodes.Shortcode) if found.name != "y")
    assert (inline.name, inline.flow, inline.raw) == ("x", False, "{{< x 1 >}}")
    assert (box.name, box.flow) == ("box", True)
    assert [type(child) for child in box.children] == [nodes.Paragraph, nodes.List]
    assert next(root.find_all(nodes.Strong)).raw == "**粗**"


def test_a_tag_is_one_character_to_markdown() -> None:
    text = '[甲]({{< ref "a b.md" >}} "題") **{{< x "*" >}}**\n'
    root = parse(text, dialect=HUGO)
    link = next(root.find_all(nodes.Link))
    assert (link.url, link.title) == ('{{< ref "a b.md" >}}', "題")
    assert [type(child) for child in next(root.find_all(nodes.Strong)).children] == [
        nodes.Shortcode
    ]


def test_an_indented_pair_of_tags_takes_its_indentation_off() -> None:
    text = "- a\n\n  {{% box %}}\n  b\n\n      code\n  {{% /box %}}\n"
    root = parse(text, dialect=HUGO)
    box = next(root.find_all(nodes.Shortcode))
    assert [type(child) for child in box.children] == [nodes.Paragraph, nodes.Code]
    assert next(root.find_all(nodes.Code)).value == "code"


def test_the_divider_ends_a_paragraph() -> None:
    for dialect, mark in ((HUGO, "<!--more-->"), (HEXO, "<!-- more -->")):
        root = parse(f"上\n{mark}\n下\n", dialect=dialect)
        assert [type(node) for node in root.children] == [
            nodes.Paragraph,
            nodes.Divider,
            nodes.Paragraph,
        ]


def test_options_of_the_grammar() -> None:
    text = (
        '# 題 {#id .k a="v w"}\n\n[TOC]\n\n詞\n: 義\n\n  續\n\n$x$ \\(y\\)\n\n$$\nz\n$$\n\n'
        "**“重”**的\n"
    )
    root = parse(text, dialect=EVERYTHING)
    check(root, text)
    heading = next(root.find_all(nodes.Heading))
    assert heading.text() == "題"
    assert heading.attributes == nodes.Attributes("id", ("k",), (("a", "v w"),), 4, 20)
    assert [node.text() for node in root.find_all(nodes.DefinitionTerm)] == ["詞"]
    assert next(root.find_all(nodes.DefinitionDescription)).spread
    assert [node.value for node in root.find_all(nodes.InlineMath)] == ["x", "y"]
    assert next(root.find_all(nodes.Math)).value == "z"
    assert next(root.find_all(nodes.Strong)).text() == "“重”"
    assert next(root.find_all(nodes.TableOfContents)).raw == "[TOC]"
    plain = parse(text)
    assert not list(plain.find_all(nodes.DefinitionList, nodes.InlineMath))
    assert "{#id" in next(plain.find_all(nodes.Heading)).text()
