"""What a Hugo site sets below `markup`: each answer is Hugo's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from newsdoc.markdown import (
    BLACKFRIDAY,
    GITHUB_ASCII,
    HUGO,
    NO_IDS,
    BlockAttributes,
    Divider,
    Emoji,
    InlineMath,
    Insert,
    Mark,
    Math,
    Paragraph,
    Subscript,
    Superscript,
    hugo_dialect,
    parse,
)
from newsdoc.markdown.html import generator_html
from newsdoc.markdown.html_style import BLOCK_MARK

if TYPE_CHECKING:
    from newsdoc.markdown import BodyDialect


def _goldmark(**sections: object) -> BodyDialect:
    return hugo_dialect({"markup": {"goldmark": sections}})


def _html(body: str, dialect: BodyDialect) -> str:
    return generator_html(parse(body, dialect=dialect)).replace(BLOCK_MARK, "")


MATH = _goldmark(
    extensions={
        "passthrough": {
            "enable": True,
            "delimiters": {
                "block": [["\\[", "\\]"], ["$$", "$$"]],
                "inline": [["\\(", "\\)"], ["$", "$"]],
            },
        }
    }
)
ATTRIBUTES = _goldmark(parser={"attribute": {"title": True, "block": True}})


def test_a_site_that_sets_nothing_has_the_dialect_as_it_comes() -> None:
    assert hugo_dialect({}) == HUGO
    assert hugo_dialect({"title": "夜市", "markup": {"goldmark": {}}}) == HUGO


def test_keys_have_no_case() -> None:
    dialect = hugo_dialect({"MarkUp": {"GoldMark": {"Renderer": {"HARDWRAPS": True}}}})
    assert dialect.hard_breaks


@pytest.mark.parametrize(
    "config",
    [
        {"markup": "goldmark"},
        {"markup": {"goldmark": [1]}},
        {"summaryLength": "30", "hasCJKLanguage": "yes"},
        {"markup": {"goldmark": {"parser": {"autoHeadingIDType": "mine", "attribute": 3}}}},
        {"markup": {"goldmark": {"extensions": {"passthrough": {"delimiters": {"block": []}}}}}},
        {
            "markup": {
                "goldmark": {
                    "extensions": {
                        "passthrough": {
                            "enable": True,
                            "delimiters": {
                                "block": "$$",
                                "inline": [["$"], ["", "$"], "$$", [1, 2]],
                            },
                        },
                        "typographer": {"emDash": 1, "ellipsis": ""},
                    }
                }
            }
        },
    ],
)
def test_values_of_other_types_say_nothing(config: dict[str, object]) -> None:
    found = hugo_dialect(config)
    assert found == HUGO if "$$" not in str(config) else found.goldmark == HUGO.goldmark


def test_switches() -> None:
    dialect = hugo_dialect(
        {
            "summaryLength": 30,
            "hasCJKLanguage": True,
            "markup": {
                "goldmark": {
                    "renderer": {"unsafe": True},
                    "parser": {"attribute": False, "autoHeadingIDType": "github-ascii"},
                    "extensions": {
                        "table": False,
                        "strikethrough": False,
                        "linkify": False,
                        "taskList": False,
                        "definitionList": False,
                        "footnote": {"enable": False, "backlinkHTML": "回"},
                        "typographer": {"disable": True},
                    },
                },
                "highlight": {"lineNos": True, "guessSyntax": True},
            },
        }
    )
    assert (dialect.summary_length, dialect.counting.has_cjk_language) == (30, True)
    assert (dialect.raw_html, dialect.heading_attributes) == (True, False)
    assert dialect.heading_ids is GITHUB_ASCII
    off = (dialect.tables, dialect.strikethrough, dialect.autolinks, dialect.task_lists)
    assert off == (False,) * 4
    assert (dialect.definition_lists, dialect.footnotes) == (False, False)
    assert (dialect.typographer, dialect.goldmark.backlink) == ("none", "回")
    assert dialect.highlighting is not None
    assert (dialect.highlighting.line_numbers, dialect.highlighting.guess_syntax) == (True, True)


def test_older_forms_of_switches() -> None:
    dialect = _goldmark(
        parser={"attribute": True, "autoIDType": "blackfriday"},
        extensions={"footnote": False, "typographer": False},
    )
    assert (dialect.footnotes, dialect.typographer) == (False, "none")
    assert dialect.heading_attributes
    assert dialect.heading_ids is BLACKFRIDAY


def test_no_ids_but_those_that_are_written() -> None:
    dialect = _goldmark(parser={"autoHeadingID": False})
    assert dialect.heading_ids is NO_IDS
    root = parse("# 一\n\n# 二 {#er}\n\n# 三\n", dialect=dialect)
    assert [entry.id for entry in root.outline()] == ["", "er", ""]


def test_texts_of_the_typographer() -> None:
    dialect = _goldmark(
        extensions={
            "typographer": {
                "leftDoubleQuote": "「",
                "rightDoubleQuote": "」",
                "apostrophe": "'",
                "emDash": "——",
                "ellipsis": "……",
                "enDash": "-",
            }
        }
    )
    root = parse("\"a\" 'b' don't -- --- ... <<c>>", dialect=dialect)
    assert root.text() == "「a」 ‘b’ don't - —— …… «c»"


def test_empty_elements_are_closed() -> None:
    dialect = _goldmark(renderer={"xHTML": True})
    html = _html("a  \nb\n\n---\n\n![x](y)\n\n- [ ] t\n\nc[^1]\n\n[^1]: z\n", dialect)
    assert "a<br />\nb" in html
    assert html.count("<hr />") == 2
    assert '<img src="y" alt="x" />' in html
    assert 'type="checkbox" /> t' in html


def test_pictures_without_a_paragraph() -> None:
    dialect = _goldmark(parser={"wrapStandAloneImageWithinParagraph": False})
    bare = '<img src="y" alt="x">'
    assert _html("a\n\n![x](y)\n\nb\n", dialect) == f"<p>a</p>\n{bare}<p>b</p>\n"
    assert _html("![x](y) ![x](y)\n", dialect) == f"<p>{bare} {bare}</p>\n"
    assert _html("- ![x](y)\n", dialect) == f"<ul>\n<li>{bare}</li>\n</ul>\n"
    assert _html("![x][r]\n\n[r]: y\n", dialect) == bare


def test_the_text_of_the_way_back_from_a_footnote() -> None:
    dialect = _goldmark(extensions={"footnote": {"backlinkHTML": "回到正文"}})
    assert parse("a[^1]\n\n[^1]: 注\n", dialect=dialect).text().endswith("注\u00a0回到正文")


# Mathematics --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("a \\(x_1 * y_2\\) b", "<p>a \\(x_1 * y_2\\) b</p>\n"),
        ("$$\na = b\n$$\n", "$$\na = b\n$$"),
        ("前 $$x$$ 後\n\n又", "<p>前 </p>\n$$x$$<p> 後</p>\n<p>又</p>\n"),
        ("前\n$$\na*b*c\n$$\n後", "<p>前\n</p>\n$$\na*b*c\n$$<p>\n後</p>\n"),
        ('a $x < "y"$ b "c"', '<p>a $x < "y"$ b &ldquo;c&rdquo;</p>\n'),
        ("- 項 $$x$$ 後\n- $y$", "<ul>\n<li>項\n$$x$$後</li>\n<li>$y$</li>\n</ul>\n"),
        ("- $$x$$ 後", "<ul>\n<li>\n$$x$$後</li>\n</ul>\n"),
        ("> $$\n> a\n> $$", "<blockquote>\n$$\n> a\n> $$</blockquote>\n"),
        ("**a $b** c$ d**", "<p><strong>a $b** c$ d</strong></p>\n"),
        ("a **b $$c$$ d**", "<p>a <strong>b $$c$$ d</strong></p>\n"),
        ("$$\n\na\n\n$$", "<p>$$</p>\n<p>a</p>\n<p>$$</p>\n"),
        ("a \\$x\\$ b", "<p>a $x$ b</p>\n"),
        ('a \\\\\\(x "q" \\) b', "<p>a \\(x &ldquo;q&rdquo; ) b</p>\n"),
        ("[l $x](u) y$", "<p>[l $x](u) y$</p>\n"),
        ("`$x$` $`x`$", "<p><code>$x$</code> $`x`$</p>\n"),
        ('a $$b "q" $c "r" d', "<p>a $$b &ldquo;q&rdquo; $c &ldquo;r&rdquo; d</p>\n"),
        ("$$$$x$$ b", "<p>$</p>\n$$$x$$<p> b</p>\n"),
        ("$", "<p>$</p>\n"),
    ],
)
def test_mathematics_is_passed_through(body: str, expected: str) -> None:
    assert _html(body, MATH) == expected


def test_mathematics_is_nodes() -> None:
    root = parse("題 \\(x\\) 與 $$\ny\n$$\n", dialect=MATH)
    (inline,) = root.find_all(InlineMath)
    (block,) = root.find_all(Math)
    assert (inline.value, inline.raw) == ("x", "\\(x\\)")
    assert (block.value, block.raw) == ("\ny\n", "$$\ny\n$$")


def test_delimiters_are_tried_in_their_order_and_begin_with_punctuation() -> None:
    dialect = _goldmark(
        extensions={
            "passthrough": {
                "enable": True,
                "delimiters": {"block": [["$", "$"], ["$$", "$$"], ["x", "x"]], "inline": []},
            }
        }
    )
    assert _html('a $$x "q"$$ b', dialect) == '<p>a $</p>\n$x "q"$<p>$ b</p>\n'
    assert _html('x "q" x', dialect) == "<p>x &ldquo;q&rdquo; x</p>\n"


def test_mathematics_gives_nothing_to_ids() -> None:
    root = parse("# 頭 $x_1$ y\n\n# $$z$$\n", dialect=MATH)
    assert [entry.id for entry in root.outline()] == ["頭--y", ""]


def test_a_summary_ends_before_mathematics() -> None:
    dialect = hugo_dialect(
        {
            "summaryLength": 2,
            "markup": {
                "goldmark": {
                    "extensions": {
                        "passthrough": {"enable": True, "delimiters": {"block": [["$$", "$$"]]}}
                    }
                }
            },
        }
    )
    found = parse("one two three $$x$$ four\n\nfive\n", dialect=dialect).find_excerpt()
    assert (found.text, found.truncated) == ("one two three", True)


# Attributes below blocks ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("段\n{.a #b}", '<p id="b" class="a">段</p>\n'),
        ("段\n\n{.a}", "<p>段</p>\n"),
        ("段\n{.a} 餘", '<p class="a">段</p>\n'),
        ("段 {.a}", "<p>段 {.a}</p>\n"),
        ("> 引\n{.a}", '<blockquote class="a">\n<p>引</p>\n</blockquote>\n'),
        ("> 引\n> {.a}", '<blockquote>\n<p class="a">引</p>\n</blockquote>\n'),
        ("- 一\n- 二\n{.a}", '<ul class="a">\n<li>一</li>\n<li>二</li>\n</ul>\n'),
        ("# 頭\n{#b .a}", '<h1 id="頭" class="a">頭</h1>\n'),
        ("---\n{.a}", '<hr class="a">\n'),
        ("{.a}", ""),
        ("段\n{.a}\n{.b}", '<p class="a">段</p>\n'),
        ("段\n{#x\n.a} 餘\n次", '<p id="x" class="a">段</p>\n<p>次</p>\n'),
        ("> {#x\n> .a}", "<blockquote>\n<p>{#x\n.a}</p>\n</blockquote>\n"),
        ("段\n{a}", "<p>段\n{a}</p>\n"),
        ('段\n{data-x="y z"}', '<p data-x="y z">段</p>\n'),
        ("    {.a}", "<pre><code>{.a}\n</code></pre>\n"),
        ("段\n{.a}\n===", '<p class="a">段</p>\n<p>===</p>\n'),
    ],
)
def test_attributes_below_blocks(body: str, expected: str) -> None:
    assert _html(body, ATTRIBUTES) == expected


def test_attributes_below_tables_and_code() -> None:
    assert '<table class="a">' in _html("| 頭 |\n|-|\n| 身 |\n{.a}\n", ATTRIBUTES)
    assert "class" not in _html("```\nx\n```\n{.a}\n", ATTRIBUTES)


def test_attributes_below_blocks_are_nodes() -> None:
    root = parse("段\r\n{#b .c d=e}\r\n", dialect=ATTRIBUTES)
    (node,) = root.find_all(BlockAttributes)
    assert node.raw == "{#b .c d=e}"
    found = node.attributes
    assert found is not None
    assert (found.id, found.classes, found.pairs) == ("b", ("c",), (("d", "e"),))
    assert (found.start, found.end) == (node.start, node.end)


def test_attributes_are_text_where_they_are_off() -> None:
    assert parse("段\n{.a}\n", dialect=HUGO).text() == "段 {.a}"


TABLE = "<table>\n<thead>\n<tr>\n<th>頭</th>\n</tr>\n</thead>\n</table>\n"


# The divider ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("一<!--more-->二", "<p>一</p>\n|<p>二</p>\n"),
        ("- 一<!--more-->\n- 二", "<ul>\n<li>一</li>\n</ul>\n|<ul>\n<li>二</li>\n</ul>\n"),
        ("- 一\n  <!--more-->\n  二", "<ul>\n<li>一</li>\n</ul>\n|<p>二</p>\n"),
        ("---<!--more-->\n二", "<hr>\n|<p>二</p>\n"),
        ("# 頭<!--more-->\n二", '<h1 id="頭">頭</h1>\n|<p>二</p>\n'),
        ("頭\n===<!--more-->", '<h1 id="頭">頭</h1>\n|'),
        ("頭<!--more-->\n===", "<p>頭</p>\n|<p>===</p>\n"),
        ("**一<!--more-->二**", "<p>**一</p>\n|<p>二**</p>\n"),
        ("[a]: b<!--more-->\n\n[a]", '|<p><a href="b">a</a></p>\n'),
        ("> 一<!--more-->", "<blockquote>\n<p>一</p>\n</blockquote>\n|"),
        ("一<!--more--># 頭", '<p>一</p>\n|<h1 id="頭">頭</h1>\n'),
        ("一<!--more-->    二", "<p>一</p>\n|<p>二</p>\n"),
        ("    碼<!--more-->\n    二", "<pre><code>碼\n</code></pre>\n|<p>二</p>\n"),
        ("    <!--more-->\n一", "|<p>一</p>\n"),
        ("| 頭 |\n|-|<!--more-->", f"{TABLE}|"),
        ("| 頭 |\n|-|<!--more-->\r二", f"{TABLE}|<p>二</p>\n"),
    ],
)
def test_the_divider_stands_between_blocks(body: str, expected: str) -> None:
    found = _html(body, HUGO).replace("\n\x01", "|").replace("|\n", "|")
    assert found == expected


def test_the_divider_in_a_line_leaves_places_as_they_are() -> None:
    root = parse("一 <!--more--> 二\r\n三", dialect=HUGO)
    first, divider, second = root.children
    assert isinstance(first, Paragraph)
    assert isinstance(divider, Divider)
    assert (first.raw.rstrip(), divider.raw, second.raw) == ("一", "<!--more-->", "二\r\n三")


# Emphasis -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("****请***和", "<p>*<em><strong>请</strong></em>和</p>\n"),
        ("O**意：**和***", "<p>O*<em>意：<strong>和</strong></em></p>\n"),
        ("~a~~", "<p><del>a</del>~</p>\n"),
        ("*x* ~a *b~ c*", "<p><em>x</em> <del>a *b</del> c*</p>\n"),
        ("a~~b~c~~", "<p>a<del>b~c</del></p>\n"),
    ],
)
def test_runs_are_paired_as_goldmark_does(body: str, expected: str) -> None:
    assert _html(body, HUGO) == expected


# Line ends of East Asian text -------------------------------------------------------------------


def _breaks(style: str) -> BodyDialect:
    cjk = {"enable": True, "eastAsianLineBreaks": True, "eastAsianLineBreaksStyle": style}
    return _goldmark(extensions={"cjk": cjk})


@pytest.mark.parametrize(
    ("body", "simple", "css"),
    [
        ("中文\n中文", "中文中文", None),
        ("中文\r\n中文", "中文中文", None),
        ("中文\nabc\n中文", "中文\nabc\n中文", "中文abc中文"),
        ("abc\ndef", "abc\ndef", None),
        ("中。\n中", "中。中", None),
        ("中，\n“引”", "中，\n“引”", "中，“引”"),
        ("한국\n한국", "한국한국", "한국\n한국"),
        ("あ\nア\n中", "あア中", None),
        ("中\n😀\n中", "中\n😀\n中", "中😀中"),
        ("a\u200b\nb", "a\u200b\nb", "a\u200bb"),
        ("ʰ\nʰ", "ʰʰ", "ʰ\nʰ"),
        ("中 \n文", "中\n文", None),
        ("中\n&amp;\n文", "中\n&amp;\n文", "中&amp;文"),
        ("中\n\\*文", "中\n*文", "中*文"),
        ("中*\n文", "中*\n文", None),
        ("中  \n文", "中<br>\n文", None),
        ("中\n**文**", "中<strong>文</strong>", None),
        ("**中**\n文", "<strong>中</strong>\n文", None),
        ('中\n"文"', "中&ldquo;文&rdquo;", None),
        ('"中"\n文', "&ldquo;中&rdquo;\n文", None),
        ("中\n{{< x >}}文", "中\n文", "中文"),
        ("中{{< x >}}\n文", "中\n文", "中文"),
        ("中{{</* x */>}}\n文", "中{{&lt; x &gt;}}\n文", None),
    ],
)
def test_line_ends_between_lines_of_chinese(body: str, simple: str, css: str | None) -> None:
    assert _html(body, _breaks("simple")) == f"<p>{simple}</p>\n"
    assert _html(body, _breaks("css3draft")) == f"<p>{css or simple}</p>\n"


def test_line_ends_stay_where_the_typographer_writes_some() -> None:
    sections = {"cjk": {"enable": True, "eastAsianLineBreaks": True}}
    marks = {"typographer": {"ellipsis": "…\n"}}
    assert _html("中...\n文", _goldmark(extensions=sections | marks)) == "<p>中…\n\n文</p>\n"


def test_hard_wraps_go_first() -> None:
    dialect = _goldmark(
        renderer={"hardWraps": True},
        extensions={"cjk": {"enable": True, "eastAsianLineBreaks": True}},
    )
    assert _html("中\n文", dialect) == "<p>中<br>\n文</p>\n"


def test_the_extension_for_cjk_is_off_by_itself() -> None:
    assert _goldmark(extensions={"cjk": {"eastAsianLineBreaks": True}}) == HUGO
    assert _goldmark(extensions={"cjk": {"enable": True}}) == HUGO


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ('中{{< x >}}"한"', "中&quot;한&quot;"),
        ('"{{< x >}}"', "&ldquo;&rdquo;"),
        ("'{{< x >}}'", "&lsquo;&rsquo;"),
    ],
)
def test_quotes_beside_shortcodes(body: str, expected: str) -> None:
    assert _html(body, HUGO) == f"<p>{expected}</p>\n"


# Emoji ------------------------------------------------------------------------------------------

EMOJI = hugo_dialect({"enableEmoji": True})


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("a :smile: b", "a &#x1f604; b"),
        ("中:smile:文", "中&#x1f604;文"),
        (":man_technologist:", "&#x1f468;&zwj;&#x1f4bb;"),
        ("`:smile:`", "<code>:smile:</code>"),
        ("::smile::", ":&#x1f604;:"),
        (":nope: :smile :Smile: 12:00:30", ":nope: :smile :Smile: 12:00:30"),
        ("\\:smile:", ":smile:"),
        ("[:x:](a:smile:b)", '<a href="a:smile:b">&#x274c;</a>'),
        ("**:smile:**中", "**&#x1f604;**中"),
    ],
)
def test_emoji(body: str, expected: str) -> None:
    assert _html(body, EMOJI) == f"<p>{expected}</p>\n"


def test_emoji_are_nodes_and_give_their_names_to_ids() -> None:
    root = parse("# :heart: 心\n", dialect=EMOJI)
    (node,) = root.find_all(Emoji)
    assert (node.name, node.value, node.raw) == ("heart", "\u2764\ufe0f", ":heart:")
    assert root.outline()[0].id == "heart-心"
    assert root.to_html() == '<h1 id="heart-心">\u2764\ufe0f 心</h1>\n'


def test_emoji_are_text_where_they_are_off() -> None:
    assert parse(":smile:", dialect=HUGO).text() == ":smile:"


# Extras -----------------------------------------------------------------------------------------


def _extras(*names: str, strikethrough: bool = False) -> BodyDialect:
    found = {name: {"enable": True} for name in names}
    return _goldmark(extensions={"strikethrough": strikethrough, "extras": found})


ALL_EXTRAS = _extras("delete", "insert", "mark", "subscript", "superscript")


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("中==文==中 ++添++", "中<mark>文</mark>中 <ins>添</ins>"),
        ("=a= ===a=== == a == ==。==中", "=a= ===a=== == a == ==。==中"),
        ("==a ==b== c==", "<mark>a <mark>b</mark> c</mark>"),
        ("*==a*== ==*a==*", "<em>==a</em>== <mark>*a</mark>*"),
        ("x^2^ x^-1^ ^^a^^", "x<sup>2</sup> x<sup>-1</sup> <sup>a</sup>"),
        ("z^(a)^ a^ b^", "z^(a)^ a^ b^"),
        ("H~2~O ~~x~~", "H<sub>2</sub>O <del>x</del>"),
        ("~a~~", "<sub>a</sub>~"),
        ("~~a~", "~<del>a</del>"),
    ],
)
def test_extras(body: str, expected: str) -> None:
    assert _html(body, ALL_EXTRAS) == f"<p>{expected}</p>\n"


def test_extras_beside_strikethrough() -> None:
    text = "~a~ ~~b~~ ==c=="
    assert _html(text, _extras("subscript", strikethrough=True)) == (
        "<p><del>a</del> <del>b</del> ==c==</p>\n"
    )
    assert _html(text, _extras("subscript")) == "<p><sub>a</sub> <sub>b</sub> ==c==</p>\n"
    assert _html(text, _extras("delete")) == "<p>~a~ <del>b</del> ==c==</p>\n"
    assert _html(text, _extras()) == "<p>~a~ ~~b~~ ==c==</p>\n"


def test_extras_are_nodes() -> None:
    root = parse("# ==甲== ++乙++ ^丙^ ~丁~\n", dialect=ALL_EXTRAS)
    found = [node.raw for node in root.find_all(Mark, Insert, Superscript, Subscript)]
    assert found == ["==甲==", "++乙++", "^丙^", "~丁~"]
    assert root.outline()[0].id == "甲-乙-丙-丁"


# Highlighting -----------------------------------------------------------------------------------


def _highlight(**options: object) -> BodyDialect:
    return hugo_dialect({"markup": {"highlight": options}})


def test_code_by_classes() -> None:
    html = _html("```py\nx = 1 # a b\n```\n", _highlight(noClasses=False))
    assert html == (
        '<div class="highlight"><pre tabindex="0" class="chroma">'
        '<code class="language-py" data-lang="py"><span class="line"><span class="cl">'
        '<span class="t">x</span> <span class="t">=</span> <span class="t">1</span> '
        '<span class="t"># a b</span>\n</span></span></code></pre></div>'
    )


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("sh\nls a", "ls a"),
        ("go\na b", '<span class="t">a</span><span class="t"> </span><span class="t">b</span>'),
        ("text\na b", "a b"),
        ("html\na <", 'a <span class="t">&lt;</span>'),
    ],
)
def test_what_gets_a_class(code: str, expected: str) -> None:
    html = _html(f"```{code}\n```\n", _highlight(noClasses=False))
    assert f'<span class="cl">{expected}\n</span>' in html


def test_line_numbers_by_classes() -> None:
    body = "```text {hl_lines=[2]}\na\nb\n```\n"
    table = _html(body, _highlight(noClasses=False, lineNos=True, lineNoStart=9))
    assert '<table class="lntable"><tr><td class="lntd">' in table
    assert '<span class="lnt"> 9\n</span><span class="hl"><span class="lnt">10\n</span>' in table
    lines = _highlight(noClasses=False, lineNos=True, lineNumbersInTable=False)
    assert '<span class="line hl"><span class="ln">2</span>' in _html(body, lines)
    assert "<table" in _html("```text {linenos=table}\na\n```\n", lines)


def test_fences_without_highlighting() -> None:
    dialect = _highlight(codeFences=False)
    html = _html("```go {linenos=true}\na\n```\n", dialect)
    assert html == '<pre><code class="language-go">a\n</code></pre>\n'
    shortcode = _html("{{< highlight go >}}\na\n{{< /highlight >}}\n", dialect)
    assert shortcode.startswith('<div class="highlight">')


# Addresses --------------------------------------------------------------------------------------


@pytest.mark.parametrize("gap", ["\n", "\n ", "\n\t", " \n  ", "\r\n "])
def test_an_address_behind_blanks_at_the_start_of_a_line(gap: str) -> None:
    root = parse(f"夜{gap}https://a.cn/x", dialect=HUGO)
    assert [link.url for link in root.links()] == ["https://a.cn/x"]


def test_a_delimiter_with_a_backslash_that_nothing_closes_is_an_escape() -> None:
    assert _html("a \\(b", MATH) == "<p>a (b</p>\n"
