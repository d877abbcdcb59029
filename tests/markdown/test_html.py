"""HTML: what it looks like, that it is safe, and its hooks."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from newsdoc.limits import MAX_HOOKED_TAGS
from newsdoc.markdown import nodes as n
from newsdoc.markdown import parse
from newsdoc.markdown.dialect import COMMONMARK, GFM, HEXO, HUGO
from newsdoc.markdown.html import HtmlHooks, is_safe_url, to_html
from tests.timing import at_most

PLAIN = [
    '# a\n\nb *c* **d** `e` [f](/g "h") ![i](/j)\n',
    "> - a\n>   b\n>\n> - c\n\n1. x\n2. y\n",
    "3) a\n\n   b\n",
    "```js\nx < y\n```\n\n    code & more\n\n***\n",
    "a\\\nb  \nc\nd\n",
    "<https://e.com/?a=1&b=2> &copy; \\* \\<\n",
    "- a\n\n- b\n\n  > c\n",
    "Setext\n===\n\n[r]\n\n[r]: /u 'T'\n",
]


@pytest.mark.parametrize("text", PLAIN)
def test_as_markdown_it_writes_it(text: str) -> None:
    found = to_html(parse(text, dialect=COMMONMARK))
    expected = MarkdownIt("commonmark").render(text)
    bare = found.replace(' id="a"', "").replace(' id="setext"', "")
    assert bare.replace("<br>", "<br />").replace("<hr>", "<hr />") == (
        expected.replace('alt="i"', 'alt="i"')
        .replace(" />", ">")
        .replace("<br>", "<br />")
        .replace("<hr>", "<hr />")
    )


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_line_end_in_code_is_a_blank(end: str) -> None:
    assert parse(f"`a{end}b`").to_html() == "<p><code>a b</code></p>\n"


def test_gfm() -> None:
    html = to_html(parse("| a | b |\n|:-:|---|\n| ~~c~~ | d |\n\n- [x] e\n- [ ] f\n"))
    assert '<th style="text-align: center">a</th>' in html
    assert '<td style="text-align: center"><del>c</del></td>' in html
    assert html.count('type="checkbox"') == 2
    assert html.count('checked=""') == 1


def test_footnotes_as_goldmark_writes_them() -> None:
    html = to_html(parse("a[^n] b[^n]\n\n[^n]: 注\n"))
    assert '<sup id="fnref:1"><a href="#fn:1"' in html
    assert '<sup id="fnref1:1">' in html
    assert '<li id="fn:1">\n<p>注&#160;<a href="#fnref:1"' in html
    assert html.count("&#x21a9;&#xfe0e;") == 2


def test_headings_have_ids() -> None:
    assert to_html(parse("## 标题\n\n## 标题\n", dialect=HUGO)) == (
        '<h2 id="标题">标题</h2>\n<h2 id="标题-1">标题</h2>\n'
    )


def test_hexo_breaks_and_quotes() -> None:
    assert to_html(parse('"a"\nb', dialect=HEXO)) == "<p>“a”<br>\nb</p>\n"


def test_raw_html_is_left_out_unless_asked_for() -> None:
    root = parse("a <b onclick=x>c</b>\n\n<script>alert(1)</script>\n")
    assert "<script" not in to_html(root)
    assert "onclick" not in to_html(root)
    assert "<script>alert(1)</script>" in to_html(root, unsafe=True)


@pytest.mark.parametrize(
    ("url", "safe"),
    [
        ("https://e.com/a?b=c#d", True),
        ("/a.jpg", True),
        ("a:b", True),
        ("mailto:a@e.com", True),
        ("data:image/png;base64,AAAA", True),
        ("javascript:alert(1)", False),
        ("view-source:javascript:alert(1)", False),
        ("feed:javascript:alert(1)", False),
        ("JavaScript:alert(1)", False),
        (" javascript:alert(1)", False),
        ("java\nscript:alert(1)", False),
        ("java\u200bscript:alert(1)", False),
        ("\x01javascript:alert(1)", False),
        ("vbscript:x", False),
        ("data:text/html,<script>", False),
        ("data:image/svg+xml,<svg>", False),
        ("file:///etc/passwd", False),
    ],
)
def test_urls(url: str, safe: bool) -> None:
    assert is_safe_url(url) is safe


@pytest.mark.parametrize(
    "text",
    [
        "[a](javascript:x)",
        "![a](javascript:x)",
        "[a][r]\n\n[r]: javascript:x",
        "<javascript:x>",
        "[a](java&#10;script:x)",
        "[a](&#106;avascript:x)",
    ],
)
def test_dangerous_urls_are_empty(text: str) -> None:
    html = to_html(parse(text))
    assert 'href="java' not in html
    assert 'src="java' not in html
    assert ":x" in to_html(parse(text), unsafe=True)


@given(st.text(alphabet="<>\"'&` =a中\n[]()!", max_size=40))
def test_text_never_becomes_a_tag(text: str) -> None:
    html = to_html(parse(f'[{text}]({text}) ![{text}](x "{text}")\n\n# {text}\n\n`{text}`\n'))
    # Whatever was written, only our own tags come out, each closed before the next begins.
    depth = 0
    for char in html:
        depth += (char == "<") - (char == ">")
        assert depth in {0, 1}


def test_tag_hook() -> None:
    root = parse("{{< note 甲 >}}\n**里** {{< b >}}\n{{< /note >}}\n", dialect=HUGO)
    hooks = HtmlHooks(tag=lambda node, inner: f"<x-{node.name}>{inner}</x-{node.name}>")
    html = to_html(root, hooks=hooks)
    assert html.startswith("<x-note>")
    assert "<strong>里</strong> <x-b></x-b>" in html
    keep = HtmlHooks(tag=lambda node, inner: None)
    assert "<strong>里</strong>" in to_html(root, hooks=keep)


def test_link_and_image_hooks() -> None:
    root = parse("[**a**](/b 'T') ![c](/d) [e](/f)\n")
    hooks = HtmlHooks(
        link=lambda node, url, inner: f"<L {url}>{inner}</L>" if url == "https://e.com/b" else None,
        image=lambda node, url: f"<I {url} {node.alt}>",
        url=lambda url: "https://e.com" + url,
    )
    assert to_html(root, hooks=hooks) == (
        "<p><L https://e.com/b><strong>a</strong></L> <I https://e.com/d c> "
        '<a href="https://e.com/f">e</a></p>\n'
    )


def test_hooked_urls_are_checked_as_well() -> None:
    hooks = HtmlHooks(url=lambda url: "javascript:" + url)
    assert to_html(parse("[a](b)"), hooks=hooks) == '<p><a href="">a</a></p>\n'


@pytest.mark.parametrize("depth", [1, 15, 1000])
def test_deep_tags_need_no_deep_stack(depth: int) -> None:
    text = "{{< a >}}" * depth + "x" + "{{< /a >}}" * depth
    seen: list[str] = []

    def hook(node: object, inner: str) -> str | None:
        seen.append(inner)
        return None

    root = parse(text, dialect=HUGO)
    html = to_html(root, hooks=HtmlHooks(tag=hook))
    assert len(seen) == min(len(root.shortcodes()), MAX_HOOKED_TAGS)
    assert ("x" in html) is (depth < 20)


def test_definition_lists_and_mathematics() -> None:
    html = to_html(parse("词\n: 义\n", dialect=HUGO))
    assert html == "<dl>\n<dt>词</dt>\n<dd>义</dd>\n</dl>\n"
    dialect = replace(GFM, math=True)
    html = to_html(parse("$a<b$\n\n$$\nx\n$$\n", dialect=dialect))
    assert '<span class="math">a&lt;b</span>' in html
    assert '<div class="math">x</div>' in html


def test_displayed_mathematics_in_running_text() -> None:
    dialect = replace(GFM, math_brackets=True)
    html = to_html(parse("甲 \\[x<y\\] 乙 \\(z \\(w\n", dialect=dialect))
    assert html == '<p>甲 <span class="math">x&lt;y</span> 乙 (z (w</p>\n'


@pytest.mark.parametrize(
    ("text", "words", "plain"),
    [
        ("甲 \\(x < y\\) 乙 *丙*\n", 6, "甲 \\(x < y\\) 乙 丙"),
        ("甲 \\(x <b> y\\) &amp; 乙\n", 5, "甲 \\(x y\\) & 乙"),
        ("$$\nx + y\n$$\n", 5, "$$\nx + y\n$$"),
    ],
)
def test_hugo_hands_mathematics_on_as_it_is_written(text: str, words: int, plain: str) -> None:
    """With goldmark's passthrough on, delimiters are text, and tags in TeX are lost."""
    root = parse(text, dialect=replace(HUGO, math=True, math_brackets=True))
    assert root.word_count() == words
    assert root.excerpt() == plain


def test_descriptions_apart_from_their_terms() -> None:
    html = to_html(parse("词\n: 一\n: 二\n\n别\n词\n\n: 三\n\n  四\n", dialect=HUGO))
    assert html == (
        "<dl>\n<dt>词</dt>\n<dd>一</dd>\n<dd>二</dd>\n<dt>别</dt>\n<dt>词</dt>\n"
        "<dd>\n<p>三</p>\n<p>四</p>\n</dd>\n</dl>\n"
    )
    for text in (": 无\n", "# 题\n: 不是\n", "> 引\n\n: 不是\n"):
        assert "<dl>" not in to_html(parse(text, dialect=HUGO))


def test_classes_of_a_heading_and_a_table_of_contents() -> None:
    html = to_html(parse("# 题 {#自 .类 .别}\n", dialect=HUGO))
    assert html == '<h1 id="自" class="类 别">题</h1>\n'
    html = to_html(parse("[TOC]\n\n# 甲 *乙*\n\n## 丙\n", dialect=replace(GFM, toc_mark=True)))
    assert '<li class="toc-1"><a href="#甲-乙">甲 乙</a></li>\n<li class="toc-2">' in html


def test_a_footnote_that_ends_in_no_paragraph() -> None:
    """The way back stands behind the block then, as goldmark has it."""
    html = to_html(parse("甲[^注]。\n\n[^注]: > 引\n", dialect=HUGO))
    assert "</blockquote>\n&#160;<a href=" in html


def test_a_table_without_rows_has_no_body() -> None:
    html = to_html(parse("| 甲 |\n|--|\n"))
    assert html.endswith("</thead>\n</table>\n")


def test_quotes_in_a_link_by_reference_are_typographic() -> None:
    html = to_html(parse('[甲 "乙"][r]\n\n[r]: /u "題"\n', dialect=HUGO))
    assert html == '<p><a href="/u" title="題">甲 &ldquo;乙&rdquo;</a></p>\n'


def test_trees_that_were_built() -> None:
    """Nobody wrote them, so no source says how; running text may stand among blocks."""
    root = n.Root((n.Text('甲 "乙"'), n.Break(), n.FootnoteReference("無")), dialect=HUGO)
    assert to_html(root) == "甲 &ldquo;乙&rdquo;<br>\n"
    root = n.Root((n.Paragraph((n.Text('甲 "乙"'),)),), dialect=HEXO)
    assert to_html(root) == "<p>甲 “乙”</p>\n"
    assert root.word_count() == 2
    heading = n.Heading((n.Text("What's new"),))
    assert n.Root((heading,), dialect=HUGO).outline()[0].id == "whats-new"
    assert n.Root((heading,), dialect=HEXO).outline()[0].id == "What’s-new"


def test_many_footnotes_take_linear_time() -> None:
    body = "".join(f"a[^{n}] " for n in range(3000))
    body += "\n\n" + "".join(f"[^{n}]: 注\n" for n in range(3000))
    root = parse(body)
    with at_most(5):
        assert to_html(root).count("<li id=") == 3000
