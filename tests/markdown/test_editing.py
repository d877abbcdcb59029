"""Edits of a body by node: what comes out, that it is read as intended, that the rest stays."""

from __future__ import annotations

import pickle
import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import assume, event, given
from hypothesis import strategies as st

from newsdoc.errors import EditError
from newsdoc.markdown import nodes as n
from newsdoc.markdown import parse
from newsdoc.markdown.dialect import GFM, HEXO, HUGO, BodyDialect
from newsdoc.markdown.editing import NodeEdits
from newsdoc.markdown.select import select
from newsdoc.spans import Span

if TYPE_CHECKING:
    from collections.abc import Callable

    from newsdoc.source import Edit

Change = tuple[str, str, str, str]


def first(root: n.Root, selector: str) -> n.Node:
    return select(root, selector)[0]


def edited(
    text: str,
    selector: str,
    edit: Callable[[NodeEdits, n.Node], tuple[Edit, ...]],
    dialect: BodyDialect = GFM,
) -> str:
    root = parse(text, dialect=dialect)
    assert root.source is not None
    return root.source.apply(edit(NodeEdits(root), first(root, selector))).text


REPLACE: list[Change] = [
    ("a **b** c", "strong", "`x`", "a `x` c"),
    ("# a\n", "heading", "## b\n\nc\n", "## b\n\nc\n"),
    ("> - a\n> - b\n", "listItem", "新\n\n段", "> - 新\n>\n>   段\n> - b\n"),
    ("- a\n\n  b\n", "paragraph + paragraph", "> 引\n> 文", "- a\n\n  > 引\n  > 文\n"),
    ("a\r\nb\r\n\r\nc\r\n", "paragraph", "x\ny", "x\r\ny\r\n\r\nc\r\n"),
    (
        "| a | b |\n|--|--|\n| *c* | d |\n",
        "emphasis",
        "`x|y`",
        "| a | b |\n|--|--|\n| `x\\|y` | d |\n",
    ),
    ("1. a\n", "paragraph", "```\nx\n```", "1. ```\n   x\n   ```\n"),
    ("a\n# b\nc\n", "heading", "新", "a\n\n新\n\nc\n"),
    ("- a\n  ***\n  b\n", "thematicBreak", "新", "- a\n\n  新\n\n  b\n"),
    (
        "[^n]\n\n[^n]: 注\n",
        "footnoteDefinition paragraph",
        "一\n\n二",
        "[^n]\n\n[^n]: 一\n\n    二\n",
    ),
]


@pytest.mark.parametrize(("text", "selector", "new", "expected"), REPLACE)
def test_replace(text: str, selector: str, new: str, expected: str) -> None:
    assert edited(text, selector, lambda edit, node: edit.replace(node, new)) == expected


AFTER: list[Change] = [
    ("# a\ntext\n", "heading", "新", "# a\n\n新\n\ntext\n"),
    ("- a\n- b\n", "listItem", "新", "- a\n- 新\n- b\n"),
    ("9. a\n", "listItem", "新", "9. a\n10. 新\n"),
    ("- a\n\n- b\n", "listItem", "新", "- a\n\n- 新\n\n- b\n"),
    ("> a\n", "paragraph", "b\nc", "> a\n>\n> b\n> c\n"),
    ("- > a\n", "blockquote > paragraph", "b", "- > a\n  >\n  > b\n"),
    ("a *b*c", "emphasis", "`d`", "a *b*`d`c"),
    ("|a|\n|-|\n|b|\n", "tableRow + tableRow", "|c|", "|a|\n|-|\n|b|\n|c|\n"),
    ("a", "paragraph", "b", "a\n\nb"),
    ("a\n\n\nb\n", "paragraph", "x", "a\n\nx\n\n\nb\n"),
    ("- a\n  - b\n", "listItem listItem", "新\n续", "- a\n  - b\n  - 新\n    续\n"),
]


@pytest.mark.parametrize(("text", "selector", "new", "expected"), AFTER)
def test_insert_after(text: str, selector: str, new: str, expected: str) -> None:
    assert edited(text, selector, lambda edit, node: edit.insert_after(node, new)) == expected


BEFORE: list[Change] = [
    ("text\n# a\n", "heading", "新", "text\n\n新\n\n# a\n"),
    ("- a\n", "listItem", "新", "- 新\n- a\n"),
    ("3. a\n", "listItem", "新", "3. 新\n3. a\n"),
    ("- a\n", "paragraph", "新", "- 新\n\n  a\n"),
    ("> # a\n", "heading", "新", "> 新\n>\n> # a\n"),
    ("a *b*", "emphasis", "**c** ", "a **c** *b*"),
    ("a", "paragraph", "# b", "# b\n\na"),
]


@pytest.mark.parametrize(("text", "selector", "new", "expected"), BEFORE)
def test_insert_before(text: str, selector: str, new: str, expected: str) -> None:
    assert edited(text, selector, lambda edit, node: edit.insert_before(node, new)) == expected


@pytest.mark.parametrize(
    ("text", "selector", "expected"),
    [
        ("a\n\nb\n\nc\n", "paragraph + paragraph", "a\n\nc\n"),
        ("a\n\nb\n", "paragraph + paragraph", "a\n"),
        ("- a\n- b\n", "listItem", "- b\n"),
        ("- a\n- b\n", "listItem + listItem", "- a\n"),
        ("x\n\n- a\n", "listItem", "x\n"),
        ("1. a\n2. b\n3. c\n", "listItem", "1. b\n3. c\n"),
        ("a\n![](b)\n", "image", "a\n\n"),
        ("![](b) a\n", "image", " a\n"),
        ("- a\n\n  b\n", "paragraph", "- b\n"),
        ("> a\n>\n> b\n", "paragraph", "> b\n"),
        ("a **b** c", "strong", "a  c"),
        ("x\n\n![](a)\n", "image", "x\n"),
        ("|a|\n|-|\n|b|\n|c|\n", "tableRow + tableRow", "|a|\n|-|\n|c|\n"),
        ("|a|\n|-|\n|b|\n", "tableRow + tableRow", "|a|\n|-|\n"),
    ],
)
def test_remove(text: str, selector: str, expected: str) -> None:
    assert edited(text, selector, lambda edit, node: edit.remove(node)) == expected


@pytest.mark.parametrize(
    ("text", "edit", "expected"),
    [
        ("> 甲\\\n> 乙\n", lambda e, x: e.replace(x, "和"), "> 甲和乙\n"),
        ("- 甲  \n  乙\n", lambda e, x: e.remove(x), "- 甲乙\n"),
        ("> 甲\\\n> 乙\n", lambda e, x: e.insert_after(x, "`和`"), "> 甲\\\n> `和`乙\n"),
    ],
)
def test_a_break_takes_up_what_the_next_line_begins_with(
    text: str, edit: Callable[[NodeEdits, n.Node], tuple[Edit, ...]], expected: str
) -> None:
    assert edited(text, "break", edit) == expected


def test_a_text_that_ends_its_line_takes_up_what_the_next_line_begins_with() -> None:
    text = "> 甲\n> *乙*\n"
    assert edited(text, "text", lambda e, x: e.insert_after(x, "`丙`")) == "> 甲\n> `丙`*乙*\n"
    assert edited(text, "text", lambda e, x: e.set_text(x, "丁 ")) == "> 丁&#32;*乙*\n"
    assert edited(text, "text", lambda e, x: e.wrap(x, "strong")) == "> **甲**\n> *乙*\n"


TEXT: list[Change] = [
    ("段", "paragraph", "新的一段，没有标记。", "新的一段，没有标记。"),
    (
        "a",
        "paragraph",
        "# 1. *x* [y](z) <b> `c` \\ &amp; ~~d~~ _e_",
        "\\# 1. \\*x\\* \\[y\\](z) \\<b\\> \\`c\\` \\\\ \\&amp; \\~\\~d\\~\\~ \\_e\\_",
    ),
    ("> a\n> b\n", "paragraph", "甲\n- 乙\n1. 丙", "> 甲\n> \\- 乙\n> 1\\. 丙\n"),
    ("# a", "heading", "b # c #", "# b # c \\#"),
    ("[a](b)", "link", "新 [x]", "[新 \\[x\\]](b)"),
    ("**a**", "strong", "b*c", "**b\\*c**"),
    (
        "|a|b|\n|-|-|\n|c|d|\n",
        "tableRow + tableRow > tableCell",
        "x|y",
        "|a|b|\n|-|-|\n|x\\|y|d|\n",
    ),
    ("`a`", "inlineCode", "b ` c", "``b ` c``"),
    ("`a`", "inlineCode", "`", "`` ` ``"),
    ("```js\na\n```", "code", "b\n\nc", "```js\nb\n\nc\n```"),
    ("```\na\n```", "code", "```\nx\n```", "````\n```\nx\n```\n````"),
    ("- ~~~\n  a\n  ~~~\n", "code", "b\n~~~\nc", "- ~~~~\n  b\n  ~~~\n  c\n  ~~~~\n"),
    ("    a\n", "code", "b\n\nc", "    b\n\n    c\n"),
    ("a *b* c", "emphasis text", "d", "a *d* c"),
    ("a\r\nb\r\n", "paragraph", "c\nd", "c\r\nd\r\n"),
    ("a", "paragraph", "  b  ", "&#32;&#32;b&#32;&#32;"),
    # No backslash keeps a tag from being one.
    ("a", "paragraph", "{{< b >}} {% c %}", "&#123;{\\< b \\>}} &#123;% c %}"),
]


@pytest.mark.parametrize(("text", "selector", "new", "expected"), TEXT)
def test_set_text(text: str, selector: str, new: str, expected: str) -> None:
    assert edited(text, selector, lambda edit, node: edit.set_text(node, new)) == expected


@pytest.mark.parametrize("dialect", [HUGO, HEXO], ids=lambda dialect: dialect.name)
def test_addresses_as_text(dialect: BodyDialect) -> None:
    new = "见 www.e.com 和 a@e.com 及 http://e.com"
    found = edited("a", "paragraph", lambda edit, node: edit.set_text(node, new), dialect)
    assert found == "见 www&#46;e.com 和 a&#64;e.com 及 http&#58;//e.com"
    with pytest.raises(EditError):
        edited("a", "paragraph", lambda edit, node: edit.set_text(node, new), GFM)


URL: list[Change] = [
    ('[a](b "t")', "link", "/c d", '[a](</c d> "t")'),
    ("[a](<b c>)", "link", "https://e.com/图(1).jpg", "[a](https://e.com/图(1).jpg)"),
    ("[a](b)", "link", "x)y", "[a](<x)y>)"),
    ("[a](b)", "link", "", "[a](<>)"),
    ("[a](b)", "link", "/a?b=1&amp=2", "[a](/a?b=1\\&amp=2)"),
    ("[a](b)", "link", "c\\d", "[a](<c\\\\d>)"),
    ("![a ![b](c) d](e)", "image", "f", "![a ![b](c) d](f)"),
    ("[a][r]\n\n[r]: b 't'\n", "linkReference", "/new", "[a][r]\n\n[r]: /new 't'\n"),
    ("[r]: b\n\n[r]\n", "definition", "c d", "[r]: <c d>\n\n[r]\n"),
    ("<https://a.com>", "link", "https://b.com/", "<https://b.com/>"),
    ("https://a.com 文", "link", "https://b.com", "<https://b.com> 文"),
    ("[`](`](b)", "link", "c", "[`](`](c)"),
    ('> [a](\n> b\n> "t")\n', "link", "/c", '> [a](\n> /c\n> "t")\n'),
    ("> - ![a](b\n>   't\n>   u'\n>   )\n", "image", "c", "> - ![a](c\n>   't\n>   u'\n>   )\n"),
    ("> [r]:\n> b\n> 't'\n\n[r]\n", "definition", "/c", "> [r]:\n> /c\n> 't'\n\n[r]\n"),
    ("- [a](\r\n  <b>\r\n  )\r\n", "link", "/c", "- [a](\r\n  /c\r\n  )\r\n"),
]


@pytest.mark.parametrize(("text", "selector", "url", "expected"), URL)
def test_set_url(text: str, selector: str, url: str, expected: str) -> None:
    assert edited(text, selector, lambda edit, node: edit.set_url(node, url)) == expected


def test_set_url_of_what_links_and_images_give() -> None:
    text = '<a href="/x">a</a> <img src=b.png>\n'
    root = parse(text)
    assert root.source is not None
    edit = NodeEdits(root)
    edits = edit.set_url(root.links()[0], '/y?a="1"&b') + edit.set_url(root.images()[0], "c d.png")
    assert root.source.apply(edits).text == (
        '<a href="/y?a=&quot;1&quot;&amp;b">a</a> <img src="c d.png">\n'
    )
    root = parse('{{< figure src="/a.jpg" title="题" >}}', dialect=HUGO)
    assert root.source is not None
    edits = NodeEdits(root).set_url(root.images()[0], "/b.jpg")
    assert root.source.apply(edits).text == '{{< figure src="/b.jpg" title="题" >}}'


TITLE: list[tuple[str, str, str | None, str]] = [
    ("[a](b)", "link", "题", '[a](b "题")'),
    ("[a](b 't')", "link", '新"题', '[a](b "新\\"题")'),
    ("[a](b (t))", "link", None, "[a](b)"),
    ("[a]()", "link", "t", '[a](<> "t")'),
    ("![a](b)", "image", "题", '![a](b "题")'),
    ("[r]: b\n\n[r]", "linkReference", "题", '[r]: b "题"\n\n[r]'),
    ("> [a](b\n> 't\n> u')", "link", "题", '> [a](b\n> "题")'),
    ("> [a](b\n> 't')", "link", None, "> [a](b)"),
]


@pytest.mark.parametrize(("text", "selector", "title", "expected"), TITLE)
def test_set_title(text: str, selector: str, title: str | None, expected: str) -> None:
    assert edited(text, selector, lambda edit, node: edit.set_title(node, title)) == expected


@pytest.mark.parametrize(
    ("text", "selector", "expected"),
    [
        ("![a *b*](c)", "image", "![新 \\[x\\]](c)"),
        ("![](c 't')", "image", "![新 \\[x\\]](c 't')"),
        ("![a][r]\n\n[r]: b", "imageReference", "![新 \\[x\\]][r]\n\n[r]: b"),
        ("![r]\n\n[r]: b", "imageReference", "![新 \\[x\\]][r]\n\n[r]: b"),
        ("![r][]\n\n[r]: b", "imageReference", "![新 \\[x\\]][r]\n\n[r]: b"),
    ],
)
def test_set_alt(text: str, selector: str, expected: str) -> None:
    assert edited(text, selector, lambda edit, node: edit.set_alt(node, "新 [x]")) == expected


def test_wrap_names_the_kinds_there_are() -> None:
    with pytest.raises(ValueError, match="'bold' is not one of emphasis, strong, delete"):
        edited("灯", "text", lambda e, x: e.wrap(x, "bold"))  # type: ignore[arg-type]  # on purpose


def test_wrap() -> None:
    assert edited("a `b` c", "inlineCode", lambda e, x: e.wrap(x, "strong")) == "a **`b`** c"
    assert (
        edited("`b`", "inlineCode", lambda e, x: e.wrap(x, "link", url="/c d")) == "[`b`](</c d>)"
    )
    assert edited("字b", "text", lambda e, x: e.wrap(x, "emphasis")) == "*字b*"
    assert edited("> a\n> b\n\nc", "paragraph", lambda e, x: e.wrap(x, "blockquote")) == (
        "> > a\n> > b\n\nc"
    )
    assert edited("- a\n\n  b\n", "list", lambda e, x: e.wrap(x, "blockquote")) == (
        "> - a\n> \n>   b\n"
    )
    assert edited("- ```\n  a\n\n  b\n  ```\n", "code", lambda e, x: e.wrap(x, "blockquote")) == (
        "- > ```\n  > a\n  > \n  > b\n  > ```\n"
    )
    assert edited("\ufeff> - a\n>   b\n", "paragraph", lambda e, x: e.wrap(x, "blockquote")) == (
        "\ufeff> - > a\n>   > b\n"
    )


SHORTCODES: list[Change] = [
    ("{{< a x >}}", "b", "{{< b x >}}", "hugo"),
    ("{{%a%}}**x**{{% /a %}}", "b/c", "{{%b/c%}}**x**{{% /b/c %}}", "hugo"),
    ("{% note x %}\ny\n{% endnote %}", "tip", "{% tip x %}\ny\n{% endtip %}", "hexo"),
]


@pytest.mark.parametrize(("text", "name", "expected", "kind"), SHORTCODES)
def test_rename_shortcode(text: str, name: str, expected: str, kind: str) -> None:
    dialect = HUGO if kind == "hugo" else HEXO
    selector = "shortcode, tag"
    found = edited(text, selector, lambda e, x: e.rename_shortcode(x, name), dialect)
    assert found == expected


ARGUMENTS: list[tuple[str, str | int, str | None, str]] = [
    ("{{< a x >}}", 0, "y", "{{< a y >}}"),
    ("{{< a x >}}", 0, "y z", '{{< a "y z" >}}'),
    ('{{< a k="x" >}}', "k", '他说"好"', '{{< a k=`他说"好"` >}}'),
    ('{{< a k="x" >}}', "k", '`"', '{{< a k="`\\"" >}}'),
    ("{{< a k=`x` >}}", "k", "y", "{{< a k=`y` >}}"),
    ('{{< a k="x" l="y" >}}', "k", None, '{{< a l="y" >}}'),
    ("{{< a >}}", "k", "题 一", '{{< a k="题 一" >}}'),
    ("{{< a >}}", 0, "x", "{{< a x >}}"),
    ('{{< a\n  k="x"\n>}}', "l", "y", '{{< a\n  k="x" l=y\n>}}'),
    ('{{< a "x" / >}}', 1, "y", '{{< a "x" y / >}}'),
]


@pytest.mark.parametrize(("text", "key", "value", "expected"), ARGUMENTS)
def test_set_argument(text: str, key: str | int, value: str | None, expected: str) -> None:
    assert edited(text, "shortcode", lambda e, x: e.set_argument(x, key, value), HUGO) == expected


def test_set_argument_of_hexo() -> None:
    text = "{% img /a.png '题 一' %}"
    assert edited(text, "tag", lambda e, x: e.set_argument(x, 1, "新'题"), HEXO) == (
        '{% img /a.png "新\'题" %}'
    )


REFUSED: list[tuple[str, str, Callable[[NodeEdits, n.Node], tuple[Edit, ...]]]] = [
    ("a", "paragraph", lambda e, x: e.set_text(x, "a\n\nb")),
    ("# a", "heading", lambda e, x: e.set_text(x, "a\nb")),
    ("a", "root", lambda e, x: e.remove(x)),
    ("a", "text", lambda e, x: e.set_url(x, "b")),
    ("a", "text", lambda e, x: e.set_alt(x, "b")),
    ("***", "thematicBreak", lambda e, x: e.set_text(x, "a")),
    ("<https://a.com>", "link", lambda e, x: e.set_text(x, "t\n\nu")),
    ("# *a*", "emphasis", lambda e, x: e.replace(x, "b\nc")),
    ("|a|\n|-|\n|b|\n", "tableRow", lambda e, x: e.remove(x)),
    ("字`b`字", "inlineCode", lambda e, x: e.wrap(x, "emphasis")),
    ("|a|\n|-|\n", "tableCell", lambda e, x: e.insert_after(x, "b")),
    ("|a|\n|-|\n|b|\n", "tableRow", lambda e, x: e.insert_before(x, "|c|")),
    ("a *b*", "emphasis", lambda e, x: e.replace(x, "c\n\nd")),
    ("a *b*", "emphasis", lambda e, x: e.wrap(x, "blockquote")),
    ("a", "paragraph", lambda e, x: e.wrap(x, "strong")),
    ("a `b` c", "text:last-child", lambda e, x: e.insert_before(x, "`")),
    ("[a]\n\n[a]: b\n", "definition", lambda e, x: e.remove(x)),
    ("a", "paragraph", lambda e, x: e.rename_shortcode(x, "b")),
    ("字“a”字", "text", lambda e, x: e.set_text(x, "\x00")),
]


@pytest.mark.parametrize("case", range(len(REFUSED)))
def test_refused(case: int) -> None:
    text, selector, edit = REFUSED[case]
    with pytest.raises(EditError):
        edited(text, selector, edit)


@pytest.mark.parametrize(
    ("text", "selector", "edit", "expected"),
    [
        # What an autolink cannot say, a written link can.
        (
            "見 https://e.com/a 。",
            "link",
            lambda e, x: e.set_text(x, "*站*"),
            "見 [\\*站\\*](https://e.com/a) 。",
        ),
        (
            "見 <a@e.com>",
            "link > text",
            lambda e, x: e.set_text(x, "信"),
            "見 [信](mailto:a@e.com)",
        ),
        ("> <xy:z>", "link", lambda e, x: e.set_text(x, "一\n二"), "> [一\n> 二](xy:z)"),
        ("<xy:z>", "link", lambda e, x: e.set_text(x, "xy:z"), "<xy:z>"),
        ("<xy:z>", "link", lambda e, x: e.set_title(x, None), "<xy:z>"),
        ("<xy:z>", "link", lambda e, x: e.set_title(x, "題"), '[xy:z](xy:z "題")'),
        # A reference that is known by what it says gets a label.
        (
            "[甲]\n\n[甲]: /u\n",
            "linkReference",
            lambda e, x: e.set_text(x, "乙"),
            "[乙][甲]\n\n[甲]: /u\n",
        ),
        (
            "[甲][]\n\n[甲]: /u\n",
            "text",
            lambda e, x: e.set_text(x, "乙"),
            "[乙][甲]\n\n[甲]: /u\n",
        ),
        (
            "[*甲*]\n\n[*甲*]: /u\n",
            "text",
            lambda e, x: e.set_text(x, "乙"),
            "[*乙*][*甲*]\n\n[*甲*]: /u\n",
        ),
        (
            "[丙][甲]\n\n[甲]: /u\n",
            "text",
            lambda e, x: e.set_text(x, "乙"),
            "[乙][甲]\n\n[甲]: /u\n",
        ),
        # No image comes of a bracket that follows.
        ("見 [甲](u)", "text", lambda e, x: e.set_text(x, "看!"), "看\\![甲](u)"),
        # Behind the label of a footnote, lines are not indented as far as the first is.
        (
            "[^一二三]: 1. 甲\n",
            "paragraph",
            lambda e, x: e.replace(x, "```\n乙\n\n```"),
            "[^一二三]: 1. ```\n       乙\n\n       ```\n",
        ),
        (
            "> [^一二三]: - > 甲\n",
            "blockquote blockquote > paragraph",
            lambda e, x: e.replace(x, "~~~\n乙\n~~~"),
            "> [^一二三]: - > ~~~\n>       > 乙\n>       > ~~~\n",
        ),
        # What stands alone on a line leaves no empty one.
        ("> 一\r\n> **二**\r\n> 三", "strong", lambda e, x: e.remove(x), "> 一\r\n> 三"),
        ("一\n*二*\n三", "emphasis > text", lambda e, x: e.remove(x), "一\n三"),
        ("**二**\n三", "strong", lambda e, x: e.remove(x), "\n三"),
        # Several lines of running text get what the lines of the block begin with.
        ("> - 一 *二*", "emphasis", lambda e, x: e.replace(x, "三\\\n四"), "> - 一 三\\\n>   四"),
        ("    碼", "code", lambda e, x: e.set_text(x, ""), "```\n```"),
        (
            "- 項\n\n      碼",
            "code",
            lambda e, x: e.set_text(x, "\n碼"),
            "- 項\n\n  ```\n\n  碼\n  ```",
        ),
    ],
)
def test_what_needs_another_form(
    text: str, selector: str, edit: Callable[[NodeEdits, n.Node], tuple[Edit, ...]], expected: str
) -> None:
    assert edited(text, selector, edit) == expected


def test_refusals_of_shortcodes() -> None:
    for text, edit in (
        ("{{< a x >}}", lambda e, x: e.set_argument(x, "k", "v")),
        ("{{< a x >}}", lambda e, x: e.set_argument(x, 5, "v")),
        ("{{< a x >}}", lambda e, x: e.set_argument(x, 3, None)),
        ("{{< a x >}}", lambda e, x: e.set_argument(x, 0, '`"\\')),
        ("{{< a x >}}", lambda e, x: e.rename_shortcode(x, "b c")),
        ("{{< a x >}}", lambda e, x: e.rename_shortcode(x, "")),
    ):
        with pytest.raises(EditError) as raised:
            edited(text, "shortcode", edit, HUGO)
        assert raised.value.line == 1


def test_errors_say_where() -> None:
    with pytest.raises(EditError, match=r"^3:1: "):
        edited("a\n\n# b\n", "heading", lambda e, x: e.set_text(x, "c\nd"))


def test_nodes_of_other_trees_are_refused() -> None:
    root = parse("a")
    other = parse("a").children[0]
    with pytest.raises(EditError, match="not in this tree"):
        NodeEdits(root).remove(other)
    with pytest.raises(EditError, match="nothing to edit"):
        NodeEdits(n.Root()).remove(other)


def test_front_matter_stays() -> None:
    text = "---\ntitle: *a\n---\n\n*b*\n"
    start = text.index("\n*b")
    root = parse(text, span=Span(start, len(text)))
    assert root.source is not None
    edits = NodeEdits(root).set_text(first(root, "emphasis"), "c")
    assert root.source.apply(edits).text == "---\ntitle: *a\n---\n\n*c*\n"


def test_setting_what_is_there_is_no_edit() -> None:
    root = parse("[a](b)")
    link = first(root, "link")
    assert NodeEdits(root).set_url(link, "b") == ()
    assert NodeEdits(root).set_text(link, "a") == ()


BLOCKS = (
    *('段落 **粗** *斜* `码` [链](/a "t")。', "# 标题 *x*", "> 引\n> 文\n>\n> - 项", "***"),
    *("- 一\n- 二\n\n  段", "1. 甲\n2. 乙\n   - 丙", "```js\nx\n```", "    码", "<div>\nh\n</div>"),
    *("| a | b |\n|---|---|\n| c *d* | `e` |", "![图](/b.jpg)\n图说", "[r]: /c 'T'\n\n[见][r] [r]"),
    *("文[^1]\n\n[^1]: 注\n\n    二", "a\\\nb  \nc ~~d~~ https://e.com", "<!-- c -->"),
)
DOCUMENTS = st.lists(st.sampled_from(BLOCKS), min_size=1, max_size=5).map("\n\n".join)
ENDS = st.sampled_from(["\n", "\r\n", "\r"])
CHARACTERS = [*"ab中。“*_`[]()<>#-+1.>|~!&\\\"'$={}%:@ \n", "http://a.b", "{{<", "&amp;"]
TEXTS = st.lists(st.sampled_from(CHARACTERS), min_size=1, max_size=12).map("".join)
HOLDERS = "paragraph, heading, tableCell, link, emphasis, strong, delete, text, inlineCode, code"


@given(DOCUMENTS, ENDS, TEXTS, st.integers(0, 10**6), st.sampled_from([GFM, HUGO]))
def test_set_text_reads_back(
    document: str, end: str, text: str, number: int, dialect: BodyDialect
) -> None:
    root = parse(document.replace("\n", end), dialect=dialect)
    nodes = select(root, HOLDERS)
    assume(nodes)
    node = nodes[number % len(nodes)]
    try:
        edits = NodeEdits(root).set_text(node, text)
    except EditError:
        event("refused")
        # A paragraph and a block of code can hold every text without an empty line; mdast makes
        # links of addresses, however they are escaped.
        address = dialect is GFM and re.search("[@:]", text)
        empty = re.search(r"(^|\n)\s*(\n|$)", text)
        assert not isinstance(node, n.Paragraph | n.Code) or address or empty
        return
    again = changed(root, edits)
    found = [unified(other) for other in again.walk() if other.type == node.type]
    if isinstance(node, n.Text):
        assert any(text in other for other in found)
    else:
        assert text in found


def unified(node: n.Node) -> str:
    """The text of a node with LF as its line end."""
    return n.Node.text(node).replace("\r\n", "\n").replace("\r", "\n")


def changed(root: n.Root, edits: tuple[Edit, ...]) -> n.Root:
    """Apply edits; whatever they do not name must be as it was."""
    assert root.source is not None
    source = root.source.apply(edits)
    kept = root.source.text
    for edit in sorted(edits, key=lambda edit: edit.span.start, reverse=True):
        assert edit.span.slice(root.source.text) == edit.expected
        kept = kept[: edit.span.start] + edit.text + kept[edit.span.end :]
    assert source.text == kept
    return parse(source, dialect=root.dialect)


@given(DOCUMENTS, ENDS, st.sampled_from(BLOCKS), st.integers(0, 10**6), st.booleans())
def test_inserted_blocks_are_read_back(
    document: str, end: str, new: str, number: int, after: bool
) -> None:
    root = parse(document.replace("\n", end))
    blocks = select(root, ":is(root, blockquote, listItem) > *")
    node = blocks[number % len(blocks)]
    edit = NodeEdits(root)
    try:
        edits = edit.insert_after(node, new) if after else edit.insert_before(node, new)
    except EditError:
        # A second definition of a label changes what refers to it.
        assert (
            "[r]" in new
            or "[^1]" in new
            or "[r]" in document
            or "[^1]" in document
            or (node.type in {"list", "code", "html"} or new.startswith(("-", "1.", "    ", "<")))
        )
        return
    again = changed(root, edits)
    before, now = (sum(1 for _ in tree.walk()) for tree in (root, again))
    assert now > before


@given(DOCUMENTS, ENDS, st.integers(0, 10**6))
def test_removed_nodes_are_gone(document: str, end: str, number: int) -> None:
    root = parse(document.replace("\n", end))
    nodes = list(root.walk())[1:]
    node = nodes[number % len(nodes)]
    try:
        edits = NodeEdits(root).remove(node)
    except EditError:
        return
    again = changed(root, edits)
    gone = sum(1 for _ in node.walk())
    assert sum(1 for _ in again.walk()) <= len(nodes) + 1 - gone + 1


@given(
    st.sampled_from(
        ["[a](b)", "![a](b 't')", "> - [x]\n\n[x]: /u", "<https://e.com>", "|[a](b)|\n|-|"]
    ),
    st.text(alphabet=st.sampled_from([*"ab中/()<>\\& \"'|?#%:\n\t"]), max_size=12),
)
def test_set_url_reads_back(text: str, url: str) -> None:
    root = parse(text)
    node = first(root, "link, image, linkReference")
    try:
        edits = NodeEdits(root).set_url(node, url)
    except EditError:
        assert set(url) & set("\n\t|") or isinstance(node, n.Link)
        return
    again = changed(root, edits)
    found = first(again, "link, image, definition")
    assert isinstance(found, n.Link | n.Image | n.Definition)
    assert found.url == url


def test_dialect_is_kept_when_an_edit_is_proven() -> None:
    dialect = replace(HUGO, tables=False)
    text = "|a|\n|-|\n\n*b*"
    found = edited(text, "emphasis", lambda e, x: e.set_text(x, "c"), dialect)
    assert found == "|a|\n|-|\n\n*c*"


CELL = "| 甲 | 乙 |\n|--|--|\n| {} | 丁 |\n"


@pytest.mark.parametrize(
    ("cell", "selector", "url", "after"),
    [
        ("[丙](/a)", "link", "/a|b", "[丙](/a\\|b)"),
        ("![丙](/a '題')", "image", "/a|b c", "![丙](</a\\|b c> '題')"),
        ("[丙](/a)", "link", "a\\|b", "[丙](<a\\\\\\|b>)"),
        ("<https://例.tw>", "link", "https://例.tw/a|b", None),
        ("<https://例.tw>", "link", "/a|b", None),
    ],
)
def test_a_bar_in_an_address_is_escaped_in_a_cell(
    cell: str, selector: str, url: str, after: str | None
) -> None:
    text = edited(CELL.format(cell), selector, lambda edit, node: edit.set_url(node, url))
    found = first(parse(text), selector)
    assert isinstance(found, n.Link | n.Image)
    assert found.url == url
    assert len(list(parse(text).find_all(n.TableCell))) == 4
    if after is not None:
        assert text == CELL.format(after)


def test_a_bar_in_a_title_or_a_new_link_is_escaped_in_a_cell() -> None:
    titled = edited(CELL.format("[丙](/a)"), "link", lambda edit, node: edit.set_title(node, "a|b"))
    assert titled == CELL.format('[丙](/a "a\\|b")')
    linked = edited(
        CELL.format("*丙*"), "emphasis", lambda edit, node: edit.wrap(node, "link", url="/a|b")
    )
    assert linked == CELL.format("[*丙*](/a\\|b)")


def test_a_bar_in_the_address_of_html_is_escaped_in_a_cell() -> None:
    root = parse(CELL.format('<img src="/a">'))
    assert root.source is not None
    (info,) = root.images()
    changed = root.source.apply(NodeEdits(root).set_url(info, "/a|b")).text
    assert changed == CELL.format('<img src="/a&#124;b">')
    assert [found.url for found in parse(changed).images()] == ["/a|b"]


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("`甲` 和乙 `丙`", "`甲` **和乙** `丙`"),
        ("`甲` 和\n乙 `丙`", "`甲` **和\n乙** `丙`"),
        ("| `甲` 乙 |\n|-|", "| `甲` **乙** |\n|-|"),
    ],
)
def test_blanks_at_the_edges_of_a_text_stay_outside_what_wraps_it(text: str, after: str) -> None:
    assert edited(text, "text", lambda edit, node: edit.wrap(node, "strong")) == after


IN_HTML = (
    '<div>\n{{< 框 "灯" >}}\n<b>{{< 图 a=1 >}}</b>\n{{< /框 >}}\n</div>\n\n'
    '河 <i title="{{< 名 >}}">岸</i>\n'
)


def test_tags_in_raw_html_are_nodes_of_it() -> None:
    root = parse(IN_HTML, dialect=HUGO)
    assert [tag.name for tag in root.find_all(n.Shortcode)] == ["框", "图", "名"]
    assert root.shortcodes() == tuple(root.find_all(n.Shortcode))
    (picture,) = select(root, "html > shortcode > shortcode")
    assert [type(holder).__name__ for holder in root.ancestors_of(picture)] == [
        "Shortcode",
        "Html",
        "Root",
    ]
    assert "children" not in root.children[0].to_mdast()
    assert pickle.loads(pickle.dumps(root)) == root


@pytest.mark.parametrize(
    ("selector", "old", "new"),
    [
        ("html > shortcode", "框", "灯/座"),
        ("shortcode > shortcode", "图", "画"),
        ("paragraph shortcode", "名", "号"),
    ],
)
def test_tags_in_raw_html_are_renamed(selector: str, old: str, new: str) -> None:
    text = edited(IN_HTML, selector, lambda e, x: e.rename_shortcode(x, new), HUGO)
    assert text == IN_HTML.replace(old, new)


def test_arguments_of_tags_in_raw_html_are_set() -> None:
    text = edited(IN_HTML, "shortcode > shortcode", lambda e, x: e.set_argument(x, "a", "2"), HUGO)
    assert text == IN_HTML.replace("a=1", "a=2")


@pytest.mark.parametrize(
    "edit",
    [
        lambda e, x: e.remove(x),
        lambda e, x: e.replace(x, "河"),
        lambda e, x: e.insert_after(x, "河"),
        lambda e, x: e.wrap(x, "blockquote"),
    ],
)
def test_no_markdown_is_written_into_raw_html(
    edit: Callable[[NodeEdits, n.Node], tuple[Edit, ...]],
) -> None:
    with pytest.raises(EditError, match="raw HTML"):
        edited(IN_HTML, "html > shortcode", edit, HUGO)


def test_hexo_tags_in_raw_html_are_nodes_of_it() -> None:
    root = parse("<p>\n{% 图 a %}\n`{% 码 %}`\n</p>\n", dialect=HEXO)
    assert [tag.name for tag in root.find_all(n.Tag)] == ["图"]


@pytest.mark.parametrize(
    ("text", "selector", "new", "expected"),
    [
        ("[](u) 甲", "link", "乙*", "[乙\\*](u) 甲"),
        ("#\n", "heading", "甲 #", "# 甲 \\#\n"),
        ("> ##  ##\n", "heading", "甲", "> ## 甲  ##\n"),
        ("- ###\t\n", "heading", "甲", "- ### 甲\t\n"),
        ("[][a]\n\n[a]: u", "linkReference", "乙", "[乙][a]\n\n[a]: u"),
        ("| | 乙 |\n|-|-|\n", "tableCell", "甲|", "|甲\\| | 乙 |\n|-|-|\n"),
        ("| `甲` |\n|-|\n", "inlineCode", "a|b", "| `a\\|b` |\n|-|\n"),
    ],
)
def test_a_text_where_there_was_none_or_in_a_cell(
    text: str, selector: str, new: str, expected: str
) -> None:
    assert edited(text, selector, lambda edit, node: edit.set_text(node, new)) == expected


def test_what_stands_beside_a_text_stays() -> None:
    text = "# 甲 {#a .b k=v}\n"
    changed = edited(text, "heading", lambda edit, node: edit.set_text(node, "乙"), HUGO)
    assert changed == "# 乙 {#a .b k=v}\n"
    text = "甲 {{< x >}}乙 *丙*{{< /x >}} 丁\n"
    changed = edited(text, "emphasis", lambda edit, node: edit.replace(node, "`戊`"), HUGO)
    assert changed == "甲 {{< x >}}乙 `戊`{{< /x >}} 丁\n"


REASONS: list[tuple[str, str, Callable[[NodeEdits, n.Node], tuple[Edit, ...]], str]] = [
    ("甲", "paragraph", lambda edit, node: edit.set_text(node, "\ud800"), "cannot be written"),
    ("甲", "paragraph", lambda edit, node: edit.replace(node, "\ud800"), "cannot be read"),
    # Behind the box of a task only a paragraph can stand.
    ("- [ ] 甲", "paragraph", lambda edit, node: edit.replace(node, "> 乙"), "cannot be written"),
    ("甲 `乙`", "inlineCode", lambda edit, node: edit.set_text(node, "丙\n丁"), "within its line"),
    # The two halves are emphasised, and what stands between them is not.
    (
        "*甲 `乙` 丙*",
        "inlineCode",
        lambda edit, node: edit.replace(node, "丁* 戊 *己"),
        "cannot be written",
    ),
    ("甲 *乙*\n丙", "emphasis", lambda edit, node: edit.replace(node, ""), "cannot be written"),
    (
        "| 甲 |\n|-|\n| 乙 |\n",
        "tableRow + tableRow",
        lambda edit, node: edit.insert_after(node, "丙\n丁"),
        "is one line",
    ),
    (
        "| 甲 |\n|-|\n| 乙 |\n",
        "tableRow + tableRow",
        lambda edit, node: edit.replace(node, "丙"),
        "replaced by setting its text",
    ),
    (
        "{% x a %}",
        "tag",
        lambda edit, node: edit.set_argument(node, "a b", "v"),
        "not a name for an argument",
    ),
]


@pytest.mark.parametrize(("text", "selector", "edit", "message"), REASONS)
def test_an_edit_that_would_change_more_is_refused(
    text: str,
    selector: str,
    edit: Callable[[NodeEdits, n.Node], tuple[Edit, ...]],
    message: str,
) -> None:
    with pytest.raises(EditError, match=message):
        edited(text, selector, edit, HEXO)


def test_addresses_in_html_and_tags() -> None:
    root = parse("<a href='x'>甲</a>")
    assert root.source is not None
    edits = NodeEdits(root).set_url(root.links()[0], "y'z&")
    assert root.source.apply(edits).text == "<a href='y&#39;z&amp;'>甲</a>"
    root = parse("{% img left /a.png 10 %}", dialect=HEXO)
    assert root.source is not None
    edits = NodeEdits(root).set_url(root.images()[0], "b.png")
    assert root.source.apply(edits).text == "{% img left b.png 10 %}"
