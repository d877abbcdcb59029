"""What trees say where little is known: nodes that were built, HTML across lines, tags as text."""

from __future__ import annotations

from dataclasses import replace

import pytest

from newsdoc.markdown import (
    GFM,
    HEXO,
    HUGO,
    Json,
    emphasis_diagnostics,
    from_mdast,
    parse,
    to_mdast,
)
from newsdoc.markdown import nodes as n
from newsdoc.markdown.goldmark import GoldmarkOptions
from newsdoc.markdown.parsing import parser_for
from newsdoc.source import SourceText


def test_a_node_without_its_text_has_a_span_and_no_words() -> None:
    node = n.Text("甲", start=0, end=1)
    assert len(node.span) == 1
    with pytest.raises(ValueError, match="does not know the text"):
        node.raw  # noqa: B018  that is the point
    with pytest.raises(ValueError, match="does not know the text"):
        node.position  # noqa: B018  that is the point


def test_json_of_a_root_and_of_a_node() -> None:
    root = parse("甲 *乙*")
    assert root.to_mdast() == to_mdast(root)
    emphasis = next(root.find_all(n.Emphasis))
    assert emphasis.to_mdast() == to_mdast(emphasis)
    assert root.siblings_of(root) == (root,)


@pytest.mark.parametrize(
    "tree",
    [
        {"type": "definition", "url": "u"},
        {
            "type": "shortcode",
            "children": [],
            "arguments": [{"value": "甲", "span": None, "value_span": None}],
        },
    ],
)
def test_json_without_what_a_node_needs(tree: dict[str, Json]) -> None:
    with pytest.raises(ValueError, match=r"not a shortcode|not a definition"):
        from_mdast(tree)


ARGUMENT: dict[str, Json] = {"value": "甲", "span": [0, 1], "value_span": [0, 1]}


@pytest.mark.parametrize(
    ("kind", "name", "value"),
    [
        ("text", "value", 3),
        ("text", "value", ["甲"]),
        ("heading", "depth", "2"),
        ("heading", "depth", True),
        ("heading", "attributes", ["甲"]),
        ("heading", "attributes", {"start": 0, "end": None}),
        ("heading", "attributes", {"start": 0, "end": 1, "classes": "甲"}),
        ("heading", "attributes", {"start": 0, "end": 1, "pairs": [["甲"]]}),
        ("heading", "attributes", {"start": 0, "end": 1, "id": {}}),
        ("listItem", "checked", 1),
        ("table", "align", ["middle"]),
        ("table", "align", "left"),
        ("imageReference", "referenceType", {}),
        ("shortcode", "opening", [0]),
        ("shortcode", "arguments", {}),
        ("shortcode", "arguments", [{**ARGUMENT, "name": 1}]),
        ("shortcode", "arguments", [{**ARGUMENT, "name_span": [0]}]),
    ],
)
def test_json_with_a_value_of_the_wrong_kind(kind: str, name: str, value: Json) -> None:
    with pytest.raises(ValueError, match=f"not a {kind}: "):
        from_mdast({"type": kind, "identifier": "a", "name": "a", name: value})


@pytest.mark.parametrize("position", [None, {}, {"start": None, "end": None}])
def test_json_without_places_gives_nodes_without_places(position: Json) -> None:
    tree: dict[str, Json] = {"type": "text", "value": "甲", "position": position}
    node = from_mdast(tree, SourceText.from_text("甲"))
    assert node.generated
    assert node.text() == "甲"


def test_templates_and_dividers_are_no_text() -> None:
    root = parse("甲 {{ x }} {# y #} <!-- more --> 乙", dialect=HEXO)
    kinds = (n.TemplateExpression, n.TemplateComment, n.Divider)
    found = list(root.find_all(*kinds))
    assert [type(node) for node in found] == list(kinds)
    assert [node.text() for node in found] == ["", "", ""]
    assert root.children[0].text().split() == ["甲", "乙"]


def test_shortcodes_that_hold_no_code_are_no_code() -> None:
    root = parse("{{< youtube x >}}\n\n{{< highlight go >}}甲{{< /highlight >}}\n", dialect=HUGO)
    assert [block.code for block in root.code_blocks()] == ["甲"]


def test_empty_nodes_are_selected() -> None:
    root = parse("[](u) [甲](v)\n\n---\n")
    assert [node.type for node in root.select("link:empty, thematicBreak:empty")] == [
        "link",
        "thematicBreak",
    ]
    assert root.select("text:empty") == ()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('<div><a href="u">甲<b>乙</b></a></div>\n', "甲乙"),
        ('見 <a href="u">甲<br>乙</a>', "甲乙"),
        ('見 <a href="u">甲 乙', ""),
        ('見 <a href="u">甲 <a href="v">乙</a>', ""),
    ],
)
def test_the_words_of_a_link_in_html(text: str, words: str) -> None:
    assert parse(text).links()[0].text == words


def test_a_tag_of_html_across_lines_of_a_quote_has_the_place_of_its_node() -> None:
    root = parse("> <img\n> src='甲.png'> <a\n> href='u'>乙</a>\n")
    (picture,), (link,) = root.images(), root.links()
    assert (picture.url, picture.span) == ("甲.png", picture.node.span)
    assert (link.url, link.span) == ("u", link.node.span)
    assert picture.resolve("posts/a.md") == "posts/甲.png"


def test_a_caption_belongs_to_the_picture_before_it() -> None:
    html = "<figure><img src=a></figure>\n<figure><img src=b><figcaption>乙</figcaption></figure>\n"
    assert [picture.caption for picture in parse(html).images()] == [None, "乙"]


def test_emphasis_that_is_read_already_or_was_never_written_is_not_missed() -> None:
    assert emphasis_diagnostics(parse("**甲。**乙"))
    assert emphasis_diagnostics(n.Root((n.Paragraph((n.Text("**甲。**乙"),)),))) == ()


@pytest.mark.parametrize(
    ("text", "code"),
    [("> " * 300 + "甲\n\n" + "> " * 300 + "乙\n", "body-too-deep")],
)
def test_what_is_too_deep_is_said_once(text: str, code: str) -> None:
    assert [found.code for found in parse(text).diagnostics] == [code]


def test_the_character_that_masks_tags_is_a_character() -> None:
    root = parse("甲\ue000乙 {{< x >}}\n\n\ue000\n", dialect=HUGO)
    assert [node.text() for node in root.children] == ["甲\ue000乙 ", "\ue000"]
    assert len(root.shortcodes()) == 1


def test_markdown_it_s_own_entry_is_refused() -> None:
    """Our rules need our states; tokens are made of the tree instead."""
    with pytest.raises(TypeError, match="BlockState"):
        parser_for(GFM).parse("甲")
    with pytest.raises(TypeError, match="InlineState"):
        parser_for(GFM).parseInline("甲")


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ('甲 "乙 &amp;\r\n丙\\" 丁" 戊\r\n', "甲 &ldquo;乙 &amp;\n丙&quot; 丁&rdquo; 戊"),
        ('甲 &quot;乙\r\n&#34;丙" "丁\n', "甲 &quot;乙\n&quot;丙&quot; &ldquo;丁"),
        ("x '(b'", "x &lsquo;(b&rsquo;"),
        ("x '(b'1", "x &lsquo;(b'1"),
    ],
)
def test_quotes_that_were_escaped_stay_across_lines_too(text: str, html: str) -> None:
    """As Hugo 0.168 writes them."""
    assert parse(text, dialect=HUGO).to_html() == f"<p>{html}</p>\n"


def test_what_a_tag_holds_as_it_stands_is_code() -> None:
    tag = "{% codeblock %}甲 < 乙{% endcodeblock %}"
    assert parse(tag, dialect=HEXO).to_html() == "<pre><code>甲 &lt; 乙\n</code></pre>\n"
    html = parse(f"見 {tag} 丙\n", dialect=HEXO).to_html()
    assert html == "<p>見 <code>甲 &lt; 乙</code> 丙</p>\n"


def test_an_excerpt_by_hugos_rule_of_a_body_as_marked_reads_it() -> None:
    options = GoldmarkOptions(math_blocks=(("$$", "$$"),))
    mixed = replace(HEXO, excerpt="hugo", goldmark=options, summary_length=1)
    assert parse("**晴** [天](b)", dialect=mixed).excerpt() == "晴 天"
