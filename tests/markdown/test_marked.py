"""What hexo-renderer-marked makes of a body: its text, its headings, its excerpt."""

from __future__ import annotations

from dataclasses import replace

import pytest

import newsdoc
from newsdoc.markdown import HEXO, CodeStyle, HexoTags, MarkedOptions, hexo_dialect, parse
from newsdoc.markdown.marked.html import render_marked
from newsdoc.markdown.marked.limits import Fuel, TooMuchError
from newsdoc.markdown.marked.options import MARKED
from newsdoc.markdown.marked.page import page_of
from newsdoc.markdown.nodes import Heading, Paragraph, Root, Text
from newsdoc.markdown.tags_check import tag_diagnostics
from newsdoc.schemas.hexo import Hexo
from tests.timing import at_most


def html(text: str, options: MarkedOptions = MARKED) -> str:
    return render_marked(text, options, HEXO.heading_ids, Fuel(len(text))).html.strip()


def line(text: str, options: MarkedOptions = MARKED) -> str:
    return html(text, options).removeprefix("<p>").removesuffix("</p>")


def ids(text: str) -> list[str]:
    return [entry.id for entry in parse(text, dialect=HEXO).outline()]


def shown(text: str) -> str:
    return "".join(parse(text, dialect=HEXO).text().split())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("*燈* 與 **河**", "<em>燈</em> 與 <strong>河</strong>"),
        ("_燈_ 與 __河__", "<em>燈</em> 與 <strong>河</strong>"),
        ("***燈***", "<em><strong>燈</strong></em>"),
        ("**“燈”**的", "**“燈”**的"),
        ("夜**_燈_**裡", "夜**<em>燈</em>**裡"),
        ("夜**《燈*", "夜**《燈*"),
        ("夜****燈**", "夜**<strong>燈</strong>"),
        ("a_b_c 2*3*4", "a_b_c 2<em>3</em>4"),
        ("`````*`*", "&#96;&#96;&#96;&#96;&#96;<em>&#96;</em>"),
        ("~~、~~燈 ~河~", "<del>、</del>燈 <del>河</del>"),
        (r"\*燈\* \<b\>", "*燈* &lt;b&gt;"),
        ("`燈 &amp;` `` ` ``", "<code>燈 &amp;amp;</code> <code>`</code>"),
        ("燈\n河\\\n夜", "燈<br>河<br>夜"),
        ("燈  \n河", "燈<br>河"),
        ("\"燈\" '河' -- --- ...", "“燈” ‘河’ – — …"),
    ],
)
def test_running_text(text: str, expected: str) -> None:
    assert line(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[燈](/a)", '<a href="/a">燈</a>'),
        ('[燈](</a b> "河")', '<a href="/a%20b" title="河">燈</a>'),
        ("[燈](/a_(b))夜)", '<a href="/a_(b)">燈</a>夜)'),
        ("[燈](/a(b)", '<a href="/a(b">燈</a>'),
        ("[燈](((a) b", '<a href="((a">燈</a> b'),
        ("[燈](a (河)夜", "[燈](a (河)夜"),
        ("[燈](a(b)", '<a href="a(b">燈</a>'),
        ("[燈](<a>b)", "[燈](<a>b)"),
        ("[燈](<a)", "[燈](&lt;a)"),
        ("[[河]](/a)", '<a href="/a">[河]</a>'),
        ("![燈](/a 'b')", '<img src="/a" alt="燈" title="b">'),
        ("![](/a)", '<img src="/a">'),
        ("[燈][一] [一] [二]\n\n[一]: /a 't'", None),
        ("<https://a.cn/x>", '<a href="https://a.cn/x">https://a.cn/x</a>'),
        ("見 https://a.cn/x?y.", '見 <a href="https://a.cn/x?y">https://a.cn/x?y</a>.'),
        ("www.a.cn", '<a href="http://www.a.cn">www.a.cn</a>'),
        ("me@a.cn", '<a href="me@a.cn">me@a.cn</a>'),
        ("**https://a.cn/x**", '<strong><a href="https://a.cn/x">https://a.cn/x</a></strong>'),
        ("<a href='/x'>https://a.cn</a>", "<a href='/x'>https://a.cn</a>"),
        ("<kbd>a--b</kbd>", "<kbd>a--b</kbd>"),
        ("夜 <!-- 註 --> 燈", "夜 <!-- 註 --> 燈"),
        ("1 < 2 <3", "1 &lt; 2 &lt;3"),
    ],
)
def test_links_and_tags(text: str, expected: str | None) -> None:
    if expected is None:
        link = '<a href="/a" title="t">'
        expected = f"{link}燈</a> {link}一</a> [二]"
    assert line(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("燈\n\n河", "<p>燈</p>\n<p>河</p>"),
        ("- 燈\n- 河", "<ul>\n<li>燈</li>\n<li>河</li>\n</ul>"),
        ("- 燈\n\n- 河", "<ul>\n<li><p>燈</p>\n</li>\n<li><p>河</p>\n</li>\n</ul>"),
        ("3. 燈\n   - 河", '<ol start="3">\n<li>燈<ul>\n<li>河</li>\n</ul>\n</li>\n</ol>'),
        ("- 燈\n河\n# 夜", '<ul>\n<li>燈<br>河</li>\n</ul>\n<h1 id="夜">夜</h1>'),
        ("燈\n2. 河", "<p>燈<br>2. 河</p>"),
        ("> 燈\n河\n\n> - 夜\n> - 雨", None),
        (
            ">> 燈\n> 河",
            "<blockquote>\n<blockquote>\n<p>燈<br>河</p>\n</blockquote>\n</blockquote>",
        ),
        ("    燈\n    <b>", "<pre><code>燈\n&lt;b&gt;\n</code></pre>"),
        ("```js\n燈\n```", "<pre><code>燈\n</code></pre>"),
        ("  ```\n  燈\n ```", "<pre><code>燈\n</code></pre>"),
        ("* * *", "<hr>"),
        ("<div>\n燈\n\n河</div>", "<div>\n燈\n\n<p>河</div></p>"),
        ("燈\n===\n河\n---", '<h1 id="燈">燈</h1><h2 id="河">河</h2>'),
        ("## 燈 ##", '<h2 id="燈">燈</h2>'),
        ("##燈", "<p>##燈</p>"),
        ("#燈\n---", "<p>#燈</p>\n<hr>"),
        ("詞語\n: 甲乙\n: 丙丁", "<dl><dt>詞語<br>: 甲乙</dt><dd>丙丁</dd></dl>"),
        ("詞\n:甲", "<p>詞<br>:甲</p>"),
    ],
)
def test_blocks(text: str, expected: str | None) -> None:
    if expected is None:
        items = "<ul>\n<li>夜</li>\n<li>雨</li>\n</ul>\n"
        expected = (
            f"<blockquote>\n<p>燈<br>河</p>\n</blockquote>\n<blockquote>\n{items}</blockquote>"
        )
    assert html(text) == expected


def test_tables() -> None:
    made = html("| 燈 | 河 |\n| --- | :-: |\n| a \\| b |\n| 1 | 2 | 3 |")
    cells = [part.split("</t")[0] for part in made.split("<t") if part[:2] in {"h>", "d>"}]
    assert cells == ["h>燈", "h>河", "d>a | b", "d>", "d>1", "d>2"]
    assert html("燈\n-") == '<h2 id="燈">燈</h2>'
    assert "<table>" not in html("| 燈 | 河 |\n| --- |")


def test_tasks_have_no_text() -> None:
    assert shown("- [x] 燈\n- [ ] 河\n\n  夜\n- [ ]雨") == "燈河夜[]雨"


@pytest.mark.parametrize(
    "text",
    [
        "> - 燈\n河\n> 夜",
        "> > 燈\n河\n夜",
        "> ```\n> 燈\n河",
        "> 燈\n>\n河",
    ],
)
def test_lines_behind_a_quotation(text: str) -> None:
    assert shown(text).replace("```", "") == "".join(char for char in text if char in "燈河夜")


def test_lists_end_as_marked_ends_them() -> None:
    assert shown("- \n    - 燈") == "--燈"
    assert shown("1. 燈\n2. \n3. 河") == "燈河"
    assert shown("-\t# 燈") == "燈"
    assert shown("- 燈\n***\n河") == "燈河"
    assert shown("- 燈\n\n      碼\n\n  河") == "燈碼河"
    assert shown("-\n\n燈") == "燈"
    assert shown("- ```\n燈") == "燈"
    assert shown("- # 燈\n河") == "燈河"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("- 甲\n      乙", "<ul>\n<li>甲<br>乙</li>\n</ul>"),
        ("- 甲\n  [a]: /b", "<ul>\n<li>甲<br>[a]: &#x2F;b</li>\n</ul>"),
        ("- 甲\n          乙\n丙", "<ul>\n<li>甲<br>    乙</li>\n</ul>\n<p>丙</p>"),
        ("*甲**乙*", "<p><em>甲**乙</em></p>"),
        ("<code>{{ x", "<p><code>{{ x</p>"),
    ],
)
def test_rare_blocks(text: str, expected: str) -> None:
    assert html(text) == expected


def test_braces_left_open_are_shown() -> None:
    assert shown("{{ x }} 甲 {{ 乙 {{ 丙") == "甲{{乙{{丙"
    assert shown("{{ x }} <code>甲") == "甲"


def test_ids_of_headings_that_a_conversion_changes() -> None:
    heading = "## 头发 {% b %}里{% endb %} [面]\n\n[面]: /x\n\n[甲](#头发-面)\n"
    for text in (heading, "## " + "[" * 60 + "头发" + "](a)" * 60 + "\n\n# 后\n\n[甲](#后)\n"):
        post = newsdoc.loads(f"---\ntitle: a\n---\n{text}", schema="hexo", timezone="UTC")
        made = post.convert("zh-TW", source="zh-CN")
        links = [node.url for node in made.body.find_all(newsdoc.Link) if node.url[0] == "#"]
        assert links == [f"#{made.body.outline()[-1].id}"]


def test_code_that_only_hexo_sees_the_end_of() -> None:
    text = "    ```js\n# 甲\n    ```\n\n# 乙\n\n```\n丙\n    ```\n# 丁\n"
    assert ids(text) == ["乙", "丁"]
    assert shown(text) == "#甲乙丙丁"
    root = parse(text, dialect=HEXO)
    made = root.outline()[1]
    assert made.text == "丁"
    assert root.source is not None
    assert root.source.slice(made.span) == "# 丁"
    assert all(entry.span.end <= len(text) for entry in root.outline())


def test_empty_fence_goes_on_to_the_next_one() -> None:
    assert shown("```\n```\n甲\n```\n乙") == "```甲乙"
    assert shown("````js\n甲\n```\n乙") == "甲乙"
    assert shown("> ```\n> > 甲\n> ```\n乙") == ">甲乙"


def test_captions_of_code() -> None:
    assert shown("```js 標題 https://a.cn 連結\nx\n```") == "標題連結x"
    assert shown("```js 標題 https://a.cn\nx\n```") == "標題linkx"
    assert shown("```js 標題\nx\n```") == "標題x"
    assert shown("```go {linenos=true}\nx\n```") == "{linenosx"
    assert shown("```js line_number:false\nx\n```") == "x"
    assert (
        shown("{% codeblock 標題 lang:js https://a.cn 連結 %}\nx\n{% endcodeblock %}")
        == "標題連結x"
    )
    assert shown("{% code 標題 https://a.cn %}x{% endcode %}") == "標題linkx"
    assert shown("{% code 標 題 mark:1 %}x{% endcode %}") == "標題x"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{% blockquote 甲, 乙 %}\n**丙**\n{% endblockquote %}", "丙甲乙"),
        ("{% quote 甲 https://a.cn/ %}丙{% endquote %}", "丙甲a.cn"),
        ("{% quote 甲 https://a.cn 乙 %}丙{% endquote %}", "丙甲乙"),
        ("{% quote 甲 %}丙{% endquote %}", "丙甲"),
        ("{% quote %}丙{% endquote %}", "丙"),
        ("{% pullquote left %}\n# 丙\n{% endpullquote %}", "丙"),
        ("見 {% link 甲 乙 https://a.cn true 丙 %}", "見甲乙"),
        ("見 {% a 甲 %}", "見甲"),
        ("見 {% post_link slug 甲 乙 false %}", "見甲乙"),
        ("見 {% asset_img a.png 甲 %} {{ x }} {# 註 #}", "見"),
        ("{% note a=1 %}甲 {% link 乙 https://a.cn %}\n\n- 丙\n{% endnote %}", "甲乙丙"),
        ("{% raw %}<b>甲</b>{% endraw %}乙", "甲乙"),
        ("`{% raw %}{{ 甲 }}{% endraw %}` 乙", "{{甲}}乙"),
        ("`{{ 甲 }}` {{ 乙 }}", "{{甲}}"),
        ("`{{ 甲 }}`` 乙", "```乙"),
        ("    {{ 甲 }} {# 註 #}", "{{甲}}"),
        ("{% btn /a %} **甲**\n**乙**", "**甲**乙"),
        ("{{}} {##}", "{{}}{##}"),
        ("{% codeblock %}{{ 甲 }}乙{% endcodeblock %}", "乙"),
        ("{% raw %}{{ 甲 }}{% endraw %}", "{{甲}}"),
        ("{{ 甲 }}\n\n    <!-- 註 -->", ""),
        ("甲 <!--tag\ufffc0--> `<!--tag\ufffc0-->` {{ x }}", "甲<!--tag\ufffc0-->"),
        ("{% note %}甲 <!--tag\ufffc0-->{% endnote %}", "甲"),
    ],
)
def test_what_tags_show(text: str, expected: str) -> None:
    assert shown(text) == expected


def test_ids_in_tags_are_numbered_apart() -> None:
    text = "# 甲\n\n{% note %}\n## 甲\n\n## 甲\n{% endnote %}\n\n# 甲\n"
    assert ids(text) == ["甲", "甲", "甲-1", "甲-1"]


def test_lines_are_counted_past_tags() -> None:
    text = "{% note %}\n\n甲\n{% endnote %}\n\n# 乙\n\n```\nx\ny\n```\n\n丙 {# 一\n二 #}\n\n## 丁\n"
    entries = parse(text.replace("\n", "\r\n"), dialect=HEXO).outline()
    assert [(entry.id, entry.node.position.start.line) for entry in entries] == [
        ("乙", 6),
        ("丁", 16),
    ]


def test_heading_without_a_node_gets_one() -> None:
    root = parse("- 甲 *乙*\n===\n", dialect=HEXO)
    assert not list(root.find_all(Heading))
    (entry,) = root.outline()
    assert (entry.depth, entry.text, entry.id) == (1, "甲 乙", "甲-乙")
    assert [child.text() for child in entry.node.children] == ["甲 乙"]


def test_excerpt_is_cut_in_the_html() -> None:
    found = parse("甲\n<!-- More -->\n乙", dialect=HEXO).find_excerpt()
    assert (found.kind, found.text, found.span.end, found.truncated) == ("divider", "甲", 2, True)
    assert parse("甲 `<!-- more -->` 乙", dialect=HEXO).find_excerpt().kind == "none"
    inside = parse("<pre>\n甲\n<!-- more -->\n乙</pre>", dialect=HEXO).find_excerpt()
    assert inside.text == "甲"
    hidden = parse("    ```\n<!-- more -->\n    ```\n甲<!-- more -->", dialect=HEXO).find_excerpt()
    assert hidden.text == "<!-- more -->\n甲"


def test_the_mark_of_the_divider_in_a_body_is_none() -> None:
    root = parse("甲\x01乙", dialect=HEXO)
    assert (root.find_excerpt().kind, root.text()) == ("none", "甲乙")


def test_options_of_a_site() -> None:
    config = {
        "gfm": False,
        "breaks": False,
        "smartypants": "yes",
        "quotes": "«»‹›",
        "modifyAnchors": 2,
        "external_link": {"enable": True},
    }
    options = MarkedOptions.from_config(config)
    assert options == MarkedOptions(gfm=False, breaks=False, quotes="«»‹›", anchor_case=2)
    assert MarkedOptions.from_config({"quotes": 4, "modifyAnchors": "1"}) == MARKED
    assert MarkedOptions.from_config({"modifyAnchors": True}) == MARKED
    dialect = hexo_dialect(config)
    assert (dialect.tables, dialect.autolinks, dialect.hard_breaks) == (False, False, False)
    assert hexo_dialect(options) == dialect


@pytest.mark.parametrize(
    ("text", "options", "expected"),
    [
        ("甲\n乙", MarkedOptions(breaks=False), "甲\n乙"),
        ("甲 ~~乙~~ ~*丙*~ https://a.cn", MarkedOptions(gfm=False), None),
        ("見 https://a.cn", MarkedOptions(autolink=False), "見 https://a.cn"),
        ("\"甲\" -- '乙'", MarkedOptions(smartypants=False), "&quot;甲&quot; -- &#39;乙&#39;"),
        ("\"甲\" '乙'", MarkedOptions(quotes="«»‹›"), "«甲» ‹乙›"),
        ("\"甲\" '乙'", MarkedOptions(quotes="«»"), "“甲” ‘乙’"),
        ("詞語\n: 甲乙", MarkedOptions(description_lists=False), "詞語<br>: 甲乙"),
        ("![甲](/a)", MarkedOptions(figcaption=True), None),
    ],
)
def test_options_change_text(text: str, options: MarkedOptions, expected: str | None) -> None:
    made = line(text, options)
    if options.figcaption:
        assert made.endswith('<figcaption aria-hidden="true">甲</figcaption></figure>')
    elif expected is None:
        assert made == "甲 ~~乙~~ ~<em>丙</em>~ https:&#x2F;&#x2F;a.cn"
    else:
        assert made == expected


def test_options_change_ids() -> None:
    text = "## [甲 A](#bC)\n\n## Bc\n"
    for options, expected in (
        (MARKED, ["甲-A", "Bc"]),
        (MarkedOptions(anchor_case=1), ["甲-a", "bc"]),
        (MarkedOptions(anchor_case=2), ["甲-A", "BC"]),
        (MarkedOptions(anchor_alias=True), ["bC", "Bc"]),
        (MarkedOptions(header_ids=False), ["", ""]),
    ):
        root = parse(text, dialect=hexo_dialect(options))
        assert [entry.id for entry in root.outline()] == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        *((false, False) for false in (0, None, "", 0.0, float("nan"))),
        *((true, True) for true in (1, "false", [0], {0: 0}, 0.5)),
    ],
)
def test_values_of_options_count_as_in_javascript(value: object, expected: bool) -> None:
    assert MarkedOptions.from_config({"breaks": value}).breaks is expected


def test_a_whole_configuration_is_read() -> None:
    config = {
        "syntax_highlighter": "prismjs",
        "prismjs": {"preprocess": None, "exclude_languages": ["js", 1]},
        "marked": {"breaks": False},
    }
    options = hexo_dialect(config=config).marked
    assert options is not None
    assert options.code == CodeStyle(
        "prismjs", preprocess=False, plain_languages=frozenset({"js", "1"})
    )
    assert not options.breaks
    for odd in ({"marked": "x", "prismjs": 1}, {}):
        assert hexo_dialect(config=odd) == HEXO
    assert hexo_dialect(MarkedOptions(gfm=False), config={}).marked == MarkedOptions(gfm=False)
    odd_prism = hexo_dialect(config={"syntax_highlighter": "prismjs", "prismjs": ["x"]}).marked
    assert odd_prism is not None
    assert odd_prism.code == CodeStyle("prismjs")


@pytest.mark.parametrize(
    ("text", "style", "expected"),
    [
        ("```\na &nbsp;b\n```", CodeStyle(), "a&nbsp;b"),
        ("```\na &nbsp;b\n```", CodeStyle("prismjs"), "ab"),
        ("```js 題\na &nbsp;b\n```", CodeStyle("prismjs"), "題a&nbsp;b"),
        ("```js 題\na &nbsp;b\n```", CodeStyle("prismjs", preprocess=False), "題ab"),
        ("```js 題\na\n```", CodeStyle("prismjs", plain_languages=frozenset({"js"})), "a"),
        ("{% code 題 lang:js %}a{% endcode %}", CodeStyle("prismjs"), "題a"),
        ("```js 題\na {{ b }}\n```", CodeStyle("none"), "a{{b}}"),
        ("```js 題\na\n\n{{ '甲' }}\n```", CodeStyle("none"), "a{{'甲'}}"),
        ("{% code 題 %}a &nbsp;b{% endcode %}", CodeStyle("none"), "ab"),
    ],
)
def test_code_is_shown_as_the_site_shows_it(text: str, style: CodeStyle, expected: str) -> None:
    config = {
        "syntax_highlighter": style.highlighter,
        "prismjs": {
            "preprocess": style.preprocess,
            "exclude_languages": list(style.plain_languages),
        },
    }
    assert "".join(parse(text, dialect=hexo_dialect(config=config)).text().split()) == expected


def test_code_without_colours() -> None:
    assert shown("```js highlight:false\n甲 {{ 乙 }}\n```") == "甲&#123;&#123;乙&#125;&#125;"
    assert shown("```js 題 highlight:true\n甲\n```") == "題甲"
    assert shown("{% code 題 highlight:false %}甲{% endcode %}") == "甲"
    assert ids("```js highlight:false\n# 甲\n```\n\n# 乙") == ["乙"]


def test_dompurify_takes_out_comments_and_what_they_stand_for() -> None:
    dialect = hexo_dialect({"dompurify": True})
    text = (
        "甲 {% note %}\n# 乙\n{% endnote %}\n\n<!-- more -->\n\n```\n丙\n```\n<script>丁</script>\n"
    )
    root = parse(text, dialect=dialect)
    assert (root.text(), root.outline(), root.find_excerpt().kind) == ("甲", (), "none")
    code = parse("    {% raw %}甲{% endraw %}{{ 1 }}\n\n    {{ 乙 }}\n", dialect=dialect)
    assert code.text() == "甲1"
    code = parse("    {% endraw %}{% raw %}甲{% endraw %}\n", dialect=dialect)
    assert code.text() == "甲"


def test_a_site_without_nunjucks() -> None:
    dialect = hexo_dialect({"disableNunjucks": 1})
    text = "{% note %}{{ 甲 }} `<!-- more -->`\n<!-- more -->\n{# 乙 #}\n"
    root = parse(text, dialect=dialect)
    assert "".join(root.text().split()) == "{%note%}{{甲}}<!--more-->{#乙#}"
    assert root.shortcodes() == ()
    assert tag_diagnostics(root) == ()
    assert "".join(root.find_excerpt().text.split()) == "{%note%}{{甲}}<!--more-->"


@pytest.mark.parametrize(
    ("site", "key", "expected"),
    [
        (False, "true", "{{ 甲 }}"),
        (True, "false", ""),
        (True, "'false'", "{{ 甲 }}"),
        (False, "1", ""),
    ],
)
def test_a_post_may_disable_nunjucks(site: bool, key: str, expected: str) -> None:
    adapter = Hexo(markup=hexo_dialect({"disableNunjucks": site}))
    source = f"---\ntitle: a\ndisableNunjucks: {key}\n---\n{{{{ 甲 }}}}\n"
    post = newsdoc.loads(source, schema=adapter, timezone="UTC")
    assert post.body.text() == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{{ '{{ 甲 }}' }} {{ 1 + 2 }}", "{{甲}}3"),
        ("{% set a = '甲' %}\n\n**{{ a }}** {{- a -}}", "甲甲"),
        ("{% if a %}**甲**{% else %}乙{% note %}**丙**{% endnote %}{% endif %}", "乙丙"),
        ("{% if 1 %}{% raw %}{{ 甲 }}{% endraw %}{# 乙 #}\n```\n丙\n```\n{% endif %}", "{{甲}}丙"),
        ("{% link it's https://a.cn %} 後", "it’s<a後"),
        ("`{% raw %}` 與 `{{ 甲 }}`", "與{{甲}}"),
        ("{{ {a: '甲'} }}", "[objectObject]"),
        ("{% url_for 甲 /a %}{% url_for %}{% full_url_for 乙 /b %}", "甲乙"),
        ("{% post_link a <b> 甲 true %}{% post_link a <b>乙</b> false %}", "<b>甲乙"),
        ("{% code %}{{ '甲' }}{% endcode %}", "甲"),
        ("{% note it's %}甲{% endnote %}", "甲"),
    ],
)
def test_nunjucks_runs(text: str, expected: str) -> None:
    assert shown(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{% a 甲 https://a.cn %} **乙** calendar", "甲<a乙calendar"),
        ("{% a 甲 https://a.cn %} **乙** lavender", "甲**乙**lavender"),
        ("{% p 甲 %} **乙** {% pullquote %}**丙**{% endpullquote %} **丁**", "**乙**丙**丁**"),
        ("{% p 甲 %} **乙** {% x endp %} **丁**", "**乙****丁**"),
        ("{% link it's 甲 %} **乙** it's {{ '丙' }} %} **丁**", "it's甲**乙**it's丙%}**丁**"),
        ("{% note %}甲 {% label endnote %} **乙** {% endnote %} **丙**", "甲乙**丙**"),
        ("{% note %}`甲` {% p endnote %} <!-- 乙 --> {% endnote %}", "甲"),
        ("{% if 1 %}甲 {% p endif %} **乙** {% endif %} **丙**", "甲**乙****丙**"),
        ("{%- note -%}**甲**{% endnote %} **乙**", "甲**乙**"),
        ("{% note it's %}# 甲 don't{% endnote %} %} **乙**", "甲don’t%}乙"),
        ("{{ a } {{ '甲' }} {{ b", "{{a}甲{{b"),
        ("{% link it's 甲 %} it's\n{% set x = 2 %}\n{{ x }}", "it's甲it's2"),
        (
            "{% set x = 1 %}{% link it's 甲 %} it's{% if x %}乙{% else %}丙{% endif %}",
            "it's甲it's乙",
        ),
        ("<pre>\n`{{ x }}`\n</pre>\n\n{% set x = 1 %}{{ x }}", "``1"),
        ("{% link it's 甲 %} **乙**\n\n```\ndon't\n```\n", "it’s甲乙don't"),
        ("`{% raw %}{{ ` }}{% endraw %}` {{ '甲' }}", "{{`}}甲"),
        ("    {% p a %}\n\n    {% x 'endp %}\n", "{%pa%}{%x'endp%}"),
        ("<!-- 甲", ""),
        ("{{ 1 }} <!-- 甲", "1"),
        ("```\nendp\n```\n{% p a %} **甲**", "endp**甲**"),
    ],
)
def test_hexo_sees_other_ends_of_tags_than_nunjucks(text: str, expected: str) -> None:
    assert shown(text) == expected


@pytest.mark.parametrize(
    "piece", ["{% a '", "{% a%}enda ", "{{ ' ", "{% b \"%} '", "{% end{} %}", "{%{} enda"]
)
def test_many_tags_without_an_end(piece: str) -> None:
    text = "".join(piece.replace("{}", str(at)) for at in range(5000)) + "{{ 1 }}"
    assert isinstance(parse(text, dialect=HEXO).text(), str)


def test_headings_in_a_branch_that_is_printed() -> None:
    text = "{% if a %}{% note %}\n# 甲\n{% endnote %}"
    text += "{% else %}{% note %}\n# 乙\n{% endnote %}{% endif %}"
    (entry,) = parse(text, dialect=HEXO).outline()
    assert (entry.id, entry.node.position.start.line) == ("乙", 4)


def test_statements_in_tags_have_a_greatest_depth() -> None:
    text = "{% if 1 %}{% note %}" * 200 + "甲" + "{% endnote %}{% endif %}" * 200
    assert page_of(parse(text, dialect=HEXO)) is None


def test_names_of_a_site_are_known_or_refused() -> None:
    text = "{% note %}甲{% endnote %} {% 乙 %} {% if x %}丙{% endif %} {% img /a %}"
    assert tag_diagnostics(parse(text, dialect=HEXO)) == ()
    known = HexoTags(known=frozenset({"note"}))
    (one,) = tag_diagnostics(parse(text, dialect=replace(HEXO, tags=(known,))))
    assert "'乙'" in one.message


@pytest.mark.parametrize(
    "text",
    [
        "{{ 甲 }} {#",
        "{{ 甲 }} {% 乙",
        "{{ 甲 }} {{ 乙 }",
        "{{ 甲 }} #}",
        "## 甲 {#a}\n\n{% note %}乙{% endnote %}",
        "{{ *甲 }}",
        "{{ f(甲 }}",
        "{{ 甲 = 1 }}",
        "{{ 甲 ? 1 }}",
        "{{}} {{ 甲 }}",
    ],
)
def test_what_nunjucks_stops_at(text: str) -> None:
    found = tag_diagnostics(parse(text, dialect=HEXO))
    assert [one.code for one in found] == ["tag-refused"]


@pytest.mark.parametrize(
    "text", ["甲 {#a}", "{{ 甲 }", "{{", "#}", "{% 甲", "```\n{{ 甲 }}\n```\n{#"]
)
def test_braces_of_a_body_without_tags_are_text(text: str) -> None:
    assert tag_diagnostics(parse(text, dialect=HEXO)) == ()


def test_a_tree_without_a_text_is_answered_from_its_nodes() -> None:
    root = Root((Heading((Text("甲 乙"),), 1), Paragraph((Text("丙"),))), dialect=HEXO)
    assert page_of(root) is None
    assert [entry.id for entry in root.outline()] == ["甲-乙"]
    assert root.text() == "甲 乙\n丙"


@pytest.mark.parametrize(
    "text",
    ["> " * 60 + "甲", "[" * 60 + "甲" + "](a)" * 60, "*甲 **乙 " * 60 + "** *" * 60],
    ids=["quotes", "links", "emphasis"],
)
def test_deep_nesting_is_answered_from_the_tree(text: str) -> None:
    root = parse(f"{text}\n\n# 燈", dialect=HEXO)
    assert "甲" in root.text()
    assert [entry.id for entry in root.outline()][-1:] == ["燈"]


def test_a_body_with_every_mark_is_answered_from_the_tree() -> None:
    root = parse("甲 \ufffc\ufffe\uffff\x03 {{ x }}", dialect=HEXO)
    assert page_of(root) is None
    assert root.text().startswith("甲")


def test_tags_in_tags_too_deep_are_answered_from_the_tree() -> None:
    text = "{% a %}" * 30 + "甲" + "{% enda %}" * 30
    assert page_of(parse(text, dialect=HEXO)) is None


ATTACKS = {
    "brackets": "[a",
    "stars": "*a ",
    "stars and underscores": "*a_ ",
    "backticks": "`a``b```",
    "tags": "<a ",
    "comments": "<!-- ",
    "links": "[a](",
    "tildes": "~~a ",
    "mail": "a@",
    "addresses": "http://a.b*",
    "dots": "http://a" + "." * 50,
    "headings": "a\n***\n",
    "quotes": "> a\nb\n",
    "items": "- a\n\n",
    "fences": "```\n",
    "definitions": "a<br>:x ",
    "tables": "a|b\n-|-\n",
    "braces": "{{ ",
    "code and braces": "<code>{{",
}


@pytest.mark.parametrize("part", ATTACKS.values(), ids=list(ATTACKS))
def test_looking_in_vain_has_an_end(part: str) -> None:
    size = 20_000
    text = part * (size // len(part))
    fuel = Fuel(len(text))
    try:
        render_marked(text, MARKED, HEXO.heading_ids, fuel)
    except TooMuchError:
        assert fuel.left < 0
    assert parse(text, dialect=HEXO).word_count() >= 0


def test_a_long_run_of_blanks_is_looked_through_once() -> None:
    blanks = " " * 200_000
    with at_most(8):
        assert len(parse(f"燈{blanks}河", dialect=HEXO).text().split()) == 2
        assert line(f"燈{blanks}\n河") == "燈<br>河"
        # The square of it took half a minute.
