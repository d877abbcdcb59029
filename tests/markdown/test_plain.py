"""Plain text, words, minutes and excerpts (what Hugo and Hexo say was seen in the programs)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from newsdoc.markdown import ListItem, TableCell, parse
from newsdoc.markdown.dialect import GFM, HEXO, HUGO, BodyDialect, Highlighting
from newsdoc.markdown.plain import fuzzy_words, word_count
from newsdoc.spans import Span

UNSAFE = replace(HUGO, raw_html=True)
CJK = replace(HUGO, counting=replace(HUGO.counting, has_cjk_language=True))


def text(body: str, dialect: BodyDialect = HUGO) -> str:
    return parse(body, dialect=dialect).text()


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("# 标题\n\n段 **落** `c`\n\n第二", "标题 段 落 c\n第二"),
        ("a\nb", "a b"),
        ("a  \nb", "a\nb"),
        ("- 一\n- 二\n\n  三\n", "一\n二\n三"),
        ("| a | b |\n|---|---|\n| c | d |", "a b c d"),
        ("```go\nx := 1\n```", "x := 1"),
        ("![替代](x.png) 字", "字"),
        ('"a" -- b...', "“a” – b…"),
        ("a<br>b <b>c</b>", "ab c"),
        ("<div>块</div>\n\n段", "段"),
        ("文[^1]\n\n[^1]: 注", "文1\n注\xa0\u21a9\ufe0e"),
        ("一 <!--more--> 二", "一\n二"),
        ("# 题\n\n<!--more-->\n\n- 二", "题 二"),
        ("一\n<!--more-->\n二", "一\n二"),
        ("一   \n二", "一\n二"),
        ("一    \n二", "一 二"),
        ("```\na <!--more-->\nb\n```", "a b"),
        ("{{< note >}}**里**{{< /note >}} 外", "里 外"),
        ("{{</* a */>}}", "{{< a >}}"),
        ("词\n: 义", "词 义"),
        ("- [x] 做\n- [ ] 未", "做 未"),
        ("{{< highlight go >}}\nx\n{{< /highlight >}}", "x"),
        ('{{< figure src="a" caption="说明" >}}', "说明"),
    ],
)
def test_hugo_plain(body: str, expected: str) -> None:
    assert text(body) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("**留意！**👍 **“引”**🇨🇳", "留意！👍 “引”🇨🇳"),
        ("**~~删~~**後 ~~“刪”~~後", "**删**後 ~~“刪”~~後"),
        ('见 "https://a.example/b" 与 x', '见 “https://a.example/b" 与 x'),
        ("a <<b>c</b>>", "a «b>c>"),
        ("term\n: \n\nend", "term end"),
        ("|甲|\n|--|--|\n|乙|丙|", "甲 乙 丙"),
        ("|\n|--|--|\n|乙|", "乙"),
        ("甲[^a]\n\n[^b]: 乙[^a]\n\n[^a]: 丙", "甲1 丙 ↩︎ ↩︎"),
        ("[^b]: 乙[^c]\n\n[^c]: 丙\n\n甲[^b]", "甲2 丙 ↩︎ 乙1 ↩︎"),
    ],
)
def test_hugo_plain_of_rare_shapes(body: str, expected: str) -> None:
    assert " ".join(parse(body, dialect=HUGO).text().replace("\xa0", " ").split()) == expected


def test_raw_html_counts_where_it_passes() -> None:
    body = "<p>块 <i>x</i></p>\n\n<script>1 2</script>\n\na<br>b<!-- c -->"
    assert text(body, UNSAFE) == "块 x\na\nb"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<textarea>一 < 二</textarea> 三", "一 三"),
        ("<script>if (a < b) {}</script>甲 <style>p > i {}</style>乙", "甲 乙"),
        ("<div title='x > y'>字</div>", "字"),
        ("<div>1 <2 <三></div>", "1 <2 <三>"),
        ("<div>起</div> <span title=未完", "起"),
    ],
)
def test_hugo_takes_tags_off_as_go_does(body: str, expected: str) -> None:
    assert text(body, UNSAFE) == expected


def test_a_name_that_ends_the_word_counts_in_an_automatic_summary() -> None:
    # Hugo counts words of HTML: the `<a` before an attribute has two letters more.
    linked = replace(CJK, summary_length=6)
    body = "头 三字[的](/x)\n\n第二\n\n第三"
    assert parse(body, dialect=linked).find_excerpt().text == "头 三字的\n第二"
    assert parse(body, dialect=replace(CJK, summary_length=5)).find_excerpt().text == "头 三字的"


def test_comments_leave_no_words_in_an_automatic_summary() -> None:
    short = replace(HUGO, summary_length=4)
    body = "<!-- note -->\n\na <!-- b --> c d\n\n<i>e</i>\n\n{}\n\nlast"
    assert parse(body.format("f"), dialect=short).find_excerpt().text == "a c d\ne"
    assert parse("<i>a</i> b\n\nc", dialect=short).find_excerpt().text == "a b"


def test_an_automatic_summary_counts_what_wraps_the_lines_of_highlighted_code() -> None:
    short = replace(HUGO, summary_length=5)
    fence = "```{}\n  one\n  two\n```\n\n一 二\n\n三\n\n四"
    known, unknown = (parse(fence.format(lang), dialect=short) for lang in ("bash", "nobody"))
    assert known.find_excerpt().text == "one two 一 二"
    assert unknown.find_excerpt().text == "one two 一 二\n三\n四"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ('{{< figure src="a" title="*T*" caption="**说** `明`" attr="人" >}}', "*T*说 明 人"),
        ("{{< details >}}里{{< /details >}}", "Details 里"),
        ('{{< details summary="*更多*" >}}\n里 **面**\n{{< /details >}}\n\n外', "更多 里 面\n外"),
        ("{{< highlight go >}}\nx := 1\n{{< /highlight >}}", "x := 1"),
        ('{{< highlight go "linenos=inline" >}}\nx\ny\n{{< /highlight >}}', "1x 2y"),
    ],
)
def test_what_shortcodes_of_hugo_print(body: str, expected: str) -> None:
    assert text(body) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("字:\n{{% tip %}}\n```go\nx y\n```\n{{% /tip %}}\n後", "字: x y 後"),
        ("字:\n{{% tip %}}\n- 甲\n- 乙\n\n段\n{{% /tip %}}\n後", "字: 甲 乙 段 後"),
        ("字:\n{{% tip %}}\n## 題\n段\n{{% /tip %}}\n後", "字: 題 段 後"),
        ("- 項\n  {{% tip %}}\n  一\n\n  二\n  {{% /tip %}}\n- 末", "項 一 二 末"),
        ("字:\n{{% tip %}}\n|甲|乙|\n|-|-|\n|丙|丁|\n{{% /tip %}}", "字: 甲 乙 丙 丁"),
        ('字\n{{< details summary="看" >}}\n- 甲\n- 乙\n{{< /details >}}', "字 看 甲 乙"),
        ("字 {{% tip %}}段{{% /tip %}} 後", "字 段 後"),
        ("字\n{{% a %}}\n一\n{{% b %}}\n> 二\n{{% /b %}}\n{{% /a %}}\n三", "字 一 二 三"),
    ],
)
def test_blocks_in_a_shortcode_end_the_paragraph_around_it(body: str, expected: str) -> None:
    assert text(body).split() == expected.split()


def test_tags_of_paragraphs_pair_around_the_blocks_of_a_shortcode() -> None:
    body = "字\n{{% tip %}}\n- 甲\n{{% /tip %}}\n\n- 乙\n  {{% tip %}}\n  - 丙\n  {{% /tip %}}"
    html = parse(body, dialect=HUGO).to_html()
    assert html.count("<p>") == html.count("</p>") == 2
    assert html.count("<ul>") == html.count("</ul>") == 3


def test_what_a_theme_makes_of_its_shortcodes_is_an_option() -> None:
    bare = replace(HUGO, shortcode_inner="text")
    body = (
        "{{< note >}}\n**重** {{< icon />}}[点](/u)\n{{< /note >}}\n\n{{% tip %}}*小*{{% /tip %}}"
    )
    assert text(body) == "重 点\n小"
    assert text(body, bare) == "**重** [点](/u) 小"
    assert text("{{< note >}}`<!--more-->`{{< /note >}}", bare) == "``"


def test_only_the_first_divider_is_one() -> None:
    assert text("一\n\n<!--more-->\n\n`<!--more-->` <!--more-->二") == "一\n<!--more--> 二"


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_the_divider_stands_between_empty_lines(end: str) -> None:
    """It ends raw HTML, and the next line that holds anything loses its indentation."""
    after_html = "<div>块</div>\n<!--more-->\n## 标题"
    kinds = [node.type for node in parse(after_html.replace("\n", end), dialect=HUGO).children]
    assert kinds == ["html", "divider", "heading"]
    indented = "首段\n<!--more-->\n\n \n    npm -- 甲\n    乙\n\n    丙".replace("\n", end)
    root = parse(indented, dialect=HUGO)
    places = [(node.type, indented[node.start : node.end]) for node in root.children[2:]]
    assert places == [("paragraph", f"npm -- 甲{end}    乙"), ("code", "    丙")]
    assert text(indented).split() == ["首段", "npm", "–", "甲", "乙", "丙"]


@pytest.mark.parametrize("body", ["<!--more-->", "甲\n<!--more-->\n\n  ", "<!--more--> 甲\n    乙"])
def test_nothing_is_unindented_where_no_line_follows_the_divider(body: str) -> None:
    assert parse(body, dialect=HUGO).text() == parse(body.replace(" " * 4, ""), dialect=HUGO).text()


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize(
    ("body", "pieces", "excerpt"),
    [
        (
            "<div>块</div>\n<!-- more -->\n## 非题\n\n乙",
            [("html", "<div>块</div>"), ("divider", "<!-- more -->"), ("html", "## 非题")],
            "块",
        ),
        (
            "<br>\n甲 *a*\n<!--More-->\n\n乙",
            [("html", "<br>\n甲 *a*"), ("divider", "<!--More-->")],
            "甲 *a*",
        ),
        (
            "<p>\n<!-- more -->\n<!-- more -->\n\n乙",
            [("html", "<p>"), ("divider", "<!-- more -->"), ("html", "<!-- more -->")],
            "",
        ),
    ],
)
def test_dividers_of_hexo_part_html(
    body: str, pieces: list[tuple[str, str]], excerpt: str, end: str
) -> None:
    written = body.replace("\n", end)
    root = parse(written, dialect=HEXO)
    found = [(node.type, written[node.start : node.end]) for node in root.children]
    assert found[:-1] == [(kind, piece.replace("\n", end)) for kind, piece in pieces]
    assert found[-1] == ("paragraph", "乙")
    assert root.excerpt() == excerpt


def test_html_behind_a_divider_ends_with_its_container() -> None:
    root = parse("> <div>\n> <!-- more -->\n乙\n\n- <div>\n  <!-- more -->\n- 丙", dialect=HEXO)
    assert [node.type for node in root.children] == ["blockquote", "paragraph", "list"]
    assert len(list(root.find_all(ListItem))) == 2


def test_dividers_of_hexo_are_comments() -> None:
    root = parse("甲\n<!-- more -->\n\n    乙", dialect=HEXO)
    assert root.children[-1].type == "code"


TABLE = "| x | y |\n|---|---|\n| 1 | 2 |"


@pytest.mark.parametrize(
    ("body", "kinds", "cells"),
    [
        (f"1. 甲\n{TABLE}", ["list"], 4),
        (f"> 甲\n{TABLE}", ["blockquote"], 4),
        (f"- {TABLE}\n| 3 | 4 |", ["list"], 6),
        (f"甲\n{TABLE}\n2. 乙", ["paragraph", "table"], 5),
        (f"{TABLE}\n<b>乙</b>", ["table"], 5),
        (f"{TABLE}\n    乙", ["table"], 5),
        (f"{TABLE}\n1. 乙", ["table", "list"], 4),
        (f"{TABLE}\n- 乙", ["table", "list"], 4),
        (f"{TABLE}\n# 乙", ["table", "heading"], 4),
        (f"{TABLE}\n<div>\n", ["table", "html"], 4),
        (f"- 甲\n\n{TABLE}", ["list", "table"], 4),
        (f"- # 甲\n{TABLE}", ["list", "table"], 4),
    ],
)
def test_tables_of_hugo_end_as_paragraphs_do(body: str, kinds: list[str], cells: int) -> None:
    root = parse(body, dialect=HUGO)
    assert [node.type for node in root.children] == kinds
    assert len(list(root.find_all(TableCell))) == cells


def test_other_tables_stay_in_their_container() -> None:
    assert not parse(f"1. 甲\n{TABLE}", dialect=GFM).tables()


def test_cells_beyond_the_head_show_nowhere() -> None:
    assert text("| 甲 | 乙 |\n|---|---|\n| 1 | 2 | 3 |") == "甲 乙 1 2"


def test_a_shortcode_is_a_line_of_text_to_hugo() -> None:
    assert text("{{< a >}}\n<br>\n## 题") == "题"
    assert text("{{< a >}}\n    不是代码", replace(HUGO, summary_length=1)) == "不是代码"
    kinds = [child.type for child in parse("{{< a >}}\n    字", dialect=HUGO).children]
    assert kinds == ["shortcode", "paragraph"]
    # An empty line between, or Hexo, whose tags are comments to its parser.
    assert parse("{{< a >}}\n\n    字", dialect=HUGO).children[1].type == "code"
    assert parse("{% a %}\n    字", dialect=HEXO).children[1].type == "code"


def test_hexo_passes_raw_on() -> None:
    assert text("{% raw %}<b>粗</b>{% endraw %} 字", HEXO) == "粗 字"
    assert text("{% raw %}\n<div>块</div>\n{% endraw %}", HEXO) == "块"


def test_line_ends_of_windows_are_line_ends_of_the_page() -> None:
    assert text("一\r\n二 **三**\r\n四") == "一 二 三 四"
    assert text("```go\r\na\r\nb\r\n```") == "a b"


def test_line_numbers_count() -> None:
    numbered = replace(HUGO, highlighting=Highlighting(line_numbers=True))
    body = "```go\na\nb\n```\n\n```\nc\n```\n\n```go {linenos=false}\nd\n```"
    assert text(body, numbered) == "1 2 a b c d"
    assert text("```go {linenostart=7}\na\n```", numbered) == "7 a"
    assert text(f"```go {{linenostart={'9' * 5000}}}\na\n```", numbered) == f"{'9' * 18} a"


def test_line_numbers_of_hugo_mean_nothing_elsewhere() -> None:
    # To Hexo the words up to the first `=` are a caption.
    assert text("```go {linenos=true}\na\nb\n```", HEXO) == "{linenos\na\nb"


def test_addresses_of_hexo_keep_their_marks() -> None:
    body = "'见' https://a.example/x--it's 与 <https://b.example/'c'> 之 [it's](u)"
    shown = "‘见’ https://a.example/x--it's 与 https://b.example/'c' 之 it’s"
    assert text(body, HEXO) == shown


def test_lines_elsewhere() -> None:
    body = "# 标题\n\n- 一\n- 二\n\n| a | b |\n|---|---|\n| c | d |\n\n段<br>落"
    assert text(body, GFM) == "标题\n一\n二\na b\nc d\n段\n落"
    assert text("一\n二 {% raw %}{{ x }}{% endraw %}", HEXO) == "一\n二 {{ x }}"


def test_hexo_drops_the_colon_of_a_definition() -> None:
    assert text("词语\n: 甲乙\n: 丙丁", HEXO) == "词语\n: 甲乙\n丙丁"
    assert text('\\"a\\" "b"', HEXO) == '"a" “b”'


@pytest.mark.parametrize(
    ("body", "dialect", "words", "minutes"),
    [
        ("one two\n\nthree", HUGO, 3, 1),
        ("你好，世界。Hello world", HUGO, 2, 1),
        ("你好，世界。Hello world", CJK, 12, 1),
        ('说"好"', CJK, 14, 1),
        ("你好，世界。Hello world", HEXO, 6, 1),
        ("字" * 1001, CJK, 1001, 3),
        ("字" * 1001, HUGO, 1, 1),
        ("字" * 1001, GFM, 1001, 3),
        ("a " * 213, GFM, 213, 2),
        ("", HUGO, 0, 0),
    ],
)
def test_counts(body: str, dialect: BodyDialect, words: int, minutes: int) -> None:
    root = parse(body, dialect=dialect)
    assert (root.word_count(), root.reading_time()) == (words, minutes)


def test_hugo_looks_at_the_whole_file() -> None:
    source = "---\ntitle: 中文\n---\nnaïve café"
    root = parse(source, dialect=CJK, span=Span(source.index("naïve"), len(source)))
    assert word_count(root) == 9
    assert fuzzy_words(root) == 100


@pytest.mark.parametrize(
    ("body", "expected", "truncated"),
    [
        ("一\n\n<!--more-->\n\n二", "一", True),
        ("一 <!--more--> 二", "一", True),
        ("- 一 <!--more-->\n- 二", "一", True),
        ("一\n\n<!--more-->\n", "一", False),
        ("<!--more-->\n\n一", "", True),
        ("{{< a >}}一 <!--more--> 二{{< /a >}}\n\n三", "一 二\n三", False),
        ("短文", "短文", False),
    ],
)
def test_hugo_excerpts(body: str, expected: str, truncated: bool) -> None:
    found = parse(body, dialect=HUGO).find_excerpt()
    assert (found.text, found.truncated) == (expected, truncated)


@pytest.mark.parametrize(
    ("body", "expected", "truncated"),
    [
        ("甲 <!--more-->\n\n***", "甲", True),
        ("<div>甲</div><!--more-->\n\n乙", "甲", True),
        ("<p>甲<!--more--></p>\n\n乙", "甲", True),
        ("<div>甲</div><!--more-->", "甲", False),
    ],
)
def test_the_divider_of_hugo_cuts_raw_html(body: str, expected: str, truncated: bool) -> None:
    found = parse(body, dialect=replace(HUGO, raw_html=True)).find_excerpt()
    assert (found.kind, found.text, found.truncated) == ("divider", expected, truncated)
    assert body[: found.span.end] == body.partition("<!--more-->")[0]


def test_what_is_left_out_has_no_words_before_the_divider() -> None:
    found = parse("<div>甲</div>\n<!--more-->\n乙\n\n丙", dialect=HUGO).find_excerpt()
    assert (found.text, found.truncated) == ("", True)


def test_automatic_summary_ends_with_a_paragraph() -> None:
    paragraph = "word " * 30
    body = "\n\n".join([paragraph.strip()] * 5)
    found = parse(body, dialect=HUGO).find_excerpt()
    assert found.kind == "automatic"
    assert found.span == Span(0, 149 * 3 + 4)
    assert found.text.split() == ["word"] * 90
    assert found.truncated


@pytest.mark.parametrize("mark", ["\x01", "\x02", "&#1;", "&#2;"])
def test_the_marks_of_newsdoc_itself_do_no_harm_in_a_body(mark: str) -> None:
    root = parse(f"甲{mark * 3}\n\n乙{mark}", dialect=replace(HUGO, summary_length=2))
    found = root.find_excerpt()
    assert root.start <= found.span.start <= found.span.end <= root.end
    assert found.text.startswith("甲")


def test_automatic_summary_shows_lists_to_their_end() -> None:
    body = "\n\n".join(f"- {'word ' * 40}x" for _ in range(4)) + "\n\n后"
    found = parse(body, dialect=HUGO).find_excerpt()
    assert found.text.count("x") == 4
    assert "后" not in found.text


def test_cjk_pages_reach_their_summary_sooner() -> None:
    body = "\n\n".join(["字" * 40] * 6)
    assert parse(body, dialect=HUGO).find_excerpt().kind == "whole"
    assert len(parse(body, dialect=CJK).excerpt()) == 81


@pytest.mark.parametrize(
    ("body", "kind", "expected"),
    [
        ("一\n\n<!-- more -->\n\n二", "divider", "一"),
        ("一 <!-- More --> 二", "divider", "一"),
        ("一\n\n二", "none", ""),
        ("```\n<!-- more -->\n```", "none", ""),
        ("", "none", ""),
    ],
)
def test_hexo_excerpts(body: str, kind: str, expected: str) -> None:
    found = parse(body, dialect=HEXO).find_excerpt()
    assert (found.kind, found.text) == (kind, expected)


def test_excerpt_without_a_generator() -> None:
    found = parse("# 标题\n\n第一 *段*\n\n第二").find_excerpt()
    assert (found.kind, found.text, found.truncated) == ("automatic", "第一 段", True)
    assert found.span == Span(0, 12)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("```\n{{</* a */>}} {{< b >}}c{{< /b >}}\n```", "{{< a >}} c"),
        ("`{{</* a */>}}`", "{{< a >}}"),
        ("    {{% a %}} b", "b"),
        ("<div>\n{{< a >}}里{{< /a >}}\n</div>", "里"),
    ],
)
def test_hugo_runs_shortcodes_in_code_and_html(body: str, expected: str) -> None:
    assert text(body, UNSAFE) == expected


@pytest.mark.parametrize(
    ("fence", "expected"),
    [
        ("go", "1 2 a b"),
        ("", "a b"),
        ("mermaid", "a b"),
        ("go {linenos=inline}", "1a 2b"),
        ("go{linenos=false}", "a b"),
        ("go {linenos=table,linenostart=5}", "5 6 a b"),
    ],
)
def test_line_numbers_of_fences(fence: str, expected: str) -> None:
    numbered = replace(HUGO, highlighting=Highlighting(line_numbers=True))
    assert text(f"```{fence}\na\nb\n\n```", numbered) == expected


@pytest.mark.parametrize(
    ("body", "text", "truncated"),
    [
        ("第一段。\n\n第二段。\n", "", True),
        ("", "", False),
        ("甲\n\n<!--more-->\n\n乙\n", "甲", True),
    ],
)
def test_a_site_whose_summaries_are_empty(body: str, text: str, truncated: bool) -> None:
    """Measured with Hugo, for `summaryLength` 0 as for -1."""
    excerpt = parse(body, dialect=replace(HUGO, summary_length=0)).find_excerpt()
    assert (excerpt.text, excerpt.truncated) == (text, truncated)
