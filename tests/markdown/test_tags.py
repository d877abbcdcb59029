"""Shortcodes and tags in text, read as Hugo and Hexo read them."""

from __future__ import annotations

import pickle
from dataclasses import dataclass, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdoc.markdown.dialect import COMMONMARK, HEXO, HUGO, BodyDialect
from newsdoc.markdown.nodes import Tag
from newsdoc.markdown.parsing import parse
from newsdoc.markdown.tags import TagKind, TagPart, TagToken, find_tags, pair_tags
from newsdoc.markdown.tags_check import tag_diagnostics
from newsdoc.spans import Span
from tests.timing import at_most


def scan(text: str, dialect: BodyDialect) -> tuple[TagToken, ...]:
    tokens = find_tags(text, dialect, 0, len(text))
    check(text, tokens)
    return tokens


def check(text: str, tokens: tuple[TagToken, ...]) -> None:
    """What holds of the tokens of every text."""
    open_until = [len(text)]
    last = 0
    for token in tokens:
        assert last <= token.start < token.open_end <= token.end <= len(text)
        last = token.start
        while open_until[-1] <= token.start:
            open_until.pop()
        assert token.end <= open_until[-1], "tokens never cross"
        open_until.append(token.end)
        assert token.name_span.slice(text) == token.name
        check_arguments(text, token)


def check_arguments(text: str, token: TagToken) -> None:
    at = token.start
    for argument in token.arguments:
        assert at < argument.span.start <= argument.span.end < token.open_end
        assert argument.value_span in argument.span
        if argument.name is not None:
            assert argument.name_span is not None
            assert argument.name_span.slice(text) == argument.name
        at = argument.span.end - 1


def names(text: str, dialect: BodyDialect) -> list[str]:
    return [token.name for token in scan(text, dialect)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{{< youtube pUXk9vz1SF0 >}}", [(None, "pUXk9vz1SF0", "")]),
        ("{{<a b>}}", [(None, "b", "")]),
        (
            '{{< figure src="/图.jpg" title="标题 一" >}}',
            [
                ("src", "/图.jpg", '"'),
                ("title", "标题 一", '"'),
            ],
        ),
        ('{{< a "x y" `raw "q" \\n` >}}', [(None, "x y", '"'), (None, 'raw "q" \\n', "`")]),
        ('{{< a "他说 \\"好\\"" >}}', [(None, '他说 "好"', '"')]),
        ('{{< a "C:\\dir" >}}', [(None, "C:\\dir", '"')]),
        ("{{< a w = 300 h = 1.5 >}}", [("w", "300", ""), ("h", "1.5", "")]),
        ('{{< a "键"="值" b=c >}}', [("键", "值", '"'), ("b", "c", "")]),
        ("{{< a =夜 灯 >}}", [(None, "灯", "")]),
        ("{{< a ='夜' w=`灯` >}}", [("w", "灯", "`")]),
        ("{{< a u=https://e.com/?a=b >}}", [("u", "https://e.com/?a=b", "")]),
        ('{{< a\n  src="x"\n  alt="多\t行"\n>}}', [("src", "x", '"'), ("alt", "多\t行", '"')]),
        ('{{< a \\"b c\\" >}}', [(None, "b c", '\\"')]),
        ("{{< a `多\n行` >}}", [(None, "多\n行", "`")]),
        ("{{% a b-c %}}", [(None, "b-c", "")]),
    ],
)
def test_hugo_arguments(text: str, expected: list[tuple[str | None, str, str]]) -> None:
    (token,) = scan(text, HUGO)
    assert [(item.name, item.value, item.quote) for item in token.arguments] == expected
    assert token.kind is TagKind.SHORTCODE
    assert token.span == Span(0, len(text))


def assert_refused(text: str, dialect: BodyDialect, refused: str, message: str) -> None:
    (diagnostic,) = tag_diagnostics(parse(text, dialect=dialect))
    assert diagnostic.code == "tag-refused"
    assert message in diagnostic.message
    assert diagnostic.span is not None
    assert diagnostic.span.slice(text) == refused


@pytest.mark.parametrize(
    ("text", "refused", "message"),
    [
        ("灯 {{< a", "{{< a", "never closed"),
        ("{{< >}}", "{{< >", "needs a name"),
        ("{{< a b=1 2 >}}", "{{< a b=1 2", "stand together"),
        ('{{< a 1 b="2" >}}', "{{< a 1 b", "stand together"),
        ('{{< a b="1" c = "2" >}}', '{{< a b="1" c', "stand together"),
        ('{{< a b = "1" c="2" >}}', '{{< a b = "1" c', "stand together"),
        ('{{< a "x >}}', '{{< a "', "string"),
        ("{{< a `x >}}", "{{< a `", "string"),
        ('{{< a "x\n" >}}', '{{< a "', "string"),
        ("{{< a 标题、副题 >}}", "{{< a 标题、", "quote the argument"),
        ("{{< a .5 >}}", "{{< a .", "quote the argument"),
        ("{{< a.b >}}", "{{< a.", "quote the argument"),
        ("{{< a 河/岸 >}}", "{{< a 河/岸", "must follow the slash"),
        ("x {{< /never >}} y", "{{< /never >}}", "'never' is open"),
        ("{{< a >}}x{{< /a >}}{{< /a >}}", "{{< /a >}}", "'a' is open"),
        ("`{{< /a 1 >}}`", "{{< /a 1", "end tag"),
        ("{{</* a >}}", "{{<", "never closed by */>}}"),
        ("{{% a >}}", "{{% a >", "quote the argument"),
    ],
)
def test_what_stops_hugo_is_told_with_its_place(text: str, refused: str, message: str) -> None:
    assert_refused(text, HUGO, refused, message)


@pytest.mark.parametrize(
    "text",
    [
        "{{ .Page }} {{<夜>}}{{</夜>}} {{% 夜 / %}}",
        "{{< a >}}{{< b >}}{{< /a >}}{{< /b >}}",
        "{{</* a b=1 2 */>}} {{%/* /a */%}}",
        "{{< 夜.inline >}}{{< b=1 2 >}}{{< /夜.inline >}}",
    ],
)
def test_what_hugo_builds_is_no_refusal(text: str) -> None:
    assert tag_diagnostics(parse(text, dialect=HUGO)) == ()


def test_the_end_tag_of_a_refused_shortcode_is_no_second_refusal() -> None:
    (diagnostic,) = tag_diagnostics(parse("{{< a .5 >}}灯{{< /a >}}", dialect=HUGO))
    assert diagnostic.span == Span(0, 7)


def test_refused_shortcodes_stay_text() -> None:
    assert scan("{{< a b=1 2 >}} {{< /never >}} {{ .Page }}", HUGO) == ()


def test_hugo_pairs_by_the_end_tag() -> None:
    text = "{{< tabs >}}{{< tab 一 >}}x{{< /tab >}}{{< img >}}{{</tabs>}}"
    tabs, tab, img = scan(text, HUGO)
    assert tabs.inner == Span(12, 49)
    assert tab.inner is not None
    assert tab.inner.slice(text) == "x"
    assert img.inner is None
    assert tabs.end == len(text)


def test_hugo_self_closing() -> None:
    first, second = scan("{{< a x=1 / >}}{{< a/>}}", HUGO)
    assert first.self_closing
    assert second.self_closing
    assert second.name == "a"


def test_nearest_open_shortcode_is_closed() -> None:
    first, second = scan("{{< a >}}{{< a >}}x{{< /a >}}", HUGO)
    assert first.inner is None
    assert second.inner is not None


def test_hugo_verbatim_holds_nothing() -> None:
    text = "{{< highlight go >}}{{< x >}}{{< /highlight >}}{{< y >}}"
    code, after = scan(text, HUGO)
    assert code.verbatim
    assert after.name == "y"


def test_hugo_inline_shortcode_holds_a_template() -> None:
    text = "{{< time.inline >}}{{ now }}{{< x >}}{{< /time.inline >}}"
    (token,) = scan(text, HUGO)
    assert token.name == "time.inline"
    assert token.verbatim


def test_hugo_escaped_shortcode_shows_itself() -> None:
    (token,) = scan('{{</* figure src="x" */>}}', HUGO)
    assert token.kind is TagKind.ESCAPED
    assert token.value == '{{< figure src="x" >}}'


def test_hugo_reads_code_too() -> None:
    assert names("```\n{{< a >}}\n```\n`{{< b >}}`", HUGO) == ["a", "b"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a <!--more--> b", True),
        ("a <!-- more --> b", False),
        ("a <!--MORE--> b", False),
        ("```\n<!--more-->\n```", True),
        ("<!--more--><!--more-->", True),
    ],
)
def test_hugo_divider(text: str, found: bool) -> None:
    dividers = [token for token in scan(text, HUGO) if token.kind is TagKind.DIVIDER]
    assert len(dividers) == int(found)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a <!--more--> b", True),
        ("a <!-- More --> b", True),
        ("a <!--  more --> b", False),
        ("```\n<!--more-->\n```", False),
        ("`<!--more-->`", False),
        ("<!-- more --><!-- more -->", True),
    ],
)
def test_hexo_divider(text: str, found: bool) -> None:
    dividers = [token for token in scan(text, HEXO) if token.kind is TagKind.DIVIDER]
    assert len(dividers) == int(found)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "{% img /图.jpg 300 '标题 一' %}",
            [
                (None, "/图.jpg", ""),
                (None, "300", ""),
                (None, "标题 一", "'"),
            ],
        ),
        ('{% link a="b c" %}', [("a", "b c", '"')]),
        ('{% a "x %} y" %}', [(None, "x %} y", '"')]),
        ("{%- a b -%}", [(None, "b", "")]),
        ("{% a\n  b\n  c %}", [(None, "b", ""), (None, "c", "")]),
        ('{% a "x\\"y\\"" %}', [(None, 'x"y"', '"')]),
        ("{% a https://e.com/?x=1 %}", [(None, "https://e.com/?x=1", "")]),
    ],
)
def test_hexo_arguments(text: str, expected: list[tuple[str | None, str, str]]) -> None:
    (token,) = scan(text, HEXO)
    assert [(item.name, item.value, item.quote) for item in token.arguments] == expected
    assert token.kind is TagKind.TAG


def test_hexo_pairs_when_the_end_tag_follows() -> None:
    text = "{% note 注意 %}\n**文** {% img /a.png %}\n{% endnote %} {% note %}"
    note, image, alone = scan(text, HEXO)
    assert note.inner is not None
    assert note.inner.slice(text) == "\n**文** {% img /a.png %}\n"
    assert image.name == "img"
    assert alone.inner is None


def test_hexo_nested_tags_of_one_name() -> None:
    text = "{% a %}{% a %}`{% endb %}`{% enda %}{% enda %} `{% b %}`"
    outer, inner = scan(text, HEXO)
    assert outer.end == text.index(" `")
    assert inner.inner is not None


def test_hexo_tags_glued_to_a_sign_keep_nothing_from_marked() -> None:
    for opening in ("{% a, %}", "{%- a %}", "{% a"):
        text = opening.removesuffix("%}") + "%}<!-- {% b %} -->`{% c %}`{% enda %}"
        (token,) = (one for one in scan(text, HEXO) if one.name == "a")
        assert token.inner is not None
        held = ["b", "c"] if opening == "{% a" else []
        assert [one.name for one in scan(text, HEXO)] == ["a", *held]


def test_hexo_raw_and_code_hold_nothing() -> None:
    text = "{% raw %}{% a %}{{ b }}{% endraw %}{% codeblock %}{% c %}{% endcodeblock %}"
    raw, code = scan(text, HEXO)
    assert raw.verbatim
    assert code.verbatim


def test_hexo_expression_and_comment() -> None:
    expression, comment = scan("{{ page.title }} {# 注 #} {{ a } {{", HEXO)
    assert (expression.kind, expression.value) == (TagKind.EXPRESSION, " page.title ")
    assert (comment.kind, comment.value) == (TagKind.COMMENT, " 注 ")


@pytest.mark.parametrize(
    "text",
    [
        "```\n{% a %}\n```",
        "> ~~~ js\n> {% a %}\n> ~~~",
        "- ```\n  {% a %}\n  ```",
        "`{% a %}`",
        "``{% a %} ` ``",
        "`a\nb {% c %}`",
        "<!-- {% a %} -->",
        "`{% raw %}`{% a %}`{% endraw %}`",
        "```` js `\n{% c %}\n````",
        "\r\n```\r\n{{ a }}\r\n```\r\n",
    ],
)
def test_hexo_leaves_code_and_comments_alone(text: str) -> None:
    assert scan(text, HEXO) == ()


@pytest.mark.parametrize(
    "text",
    [
        "`a\n\nb` {% c %}",
        "\\`{% c %}`",
        "```\n{% c %}",
        "` {% c %}",
        "{% c 'never closed %}",
        "{% c 'a %}` ` %}' %}",
        "{%- c -%}` %}` %}",
        "~~~\n```\n~~~\n{% c %}",
        "`a\r\n\r\nb {% c %}`",
    ],
)
def test_hexo_finds_tags_where_code_does_not_close(text: str) -> None:
    assert names(text, HEXO) == ["c"]


@pytest.mark.parametrize(
    ("text", "refused", "message"),
    [
        ("灯 {% %}", "{% %}", "needs a name"),
        ("{% 1 %}", "{% 1 %}", "name for a tag"),
        ('{% "灯" %}', '{% "灯" %}', "name for a tag"),
        ("{% .灯 %}", "{% .灯 %}", "needs a name"),
        ("{{ }}", "{{ }}", "empty"),
        ("{{% 灯 %}}", "{{% 灯 %}}", "begins with '%'"),
        ("{{{ 灯 }}}", "{{{ 灯 }}", "colon"),
        ("{{ f('x') }}", "{{ f('x') }}", "no function"),
        ("{{ a.b | c }}", "{{ a.b | c }}", "no filter 'c'"),
        ("{{ a is 灯 }}", "{{ a is 灯 }}", "no test '灯'"),
        ("{{ 1 in 2 }}", "{{ 1 in 2 }}", "nothing is in this"),
        ("{{ (a }}", "{{ (a }}", "bracket"),
        ("{{ () }}", "{{ () }}", "empty"),
        ("{{ a[1, 2] }}", "{{ a[1, 2] }}", "one value"),
        ("{{ a. }}", "{{ a. }}", "name is missing"),
        ("{{ a | 1 }}", "{{ a | 1 }}", "name is missing"),
        ("{{ a + }}", "{{ a + }}", "expression is missing"),
        ("{% if %}灯{% endif %}", "{% if %}", "expression is missing"),
        ("{% for a of b %}灯{% endfor %}", "{% for a of b %}", "'in' is missing"),
        ("{% for 1 in b %}灯{% endfor %}", "{% for 1 in b %}", "name is missing"),
        ("{% set a 1 %}", "{% set a 1 %}", "'=' is missing"),
        ("{% else %} 灯", "{% else %}", "'else' is open"),
        ("{% if a %}{% default %}{% endif %}", "{% default %}", "'default' is open"),
        ("{% include 'a' %}", "{% include 'a' %}", "no other template"),
        ("{%- raw -%}灯{%- endraw -%}", "{%- raw -%}", "without a dash"),
        ("{{ 长 河 }}", "{{ 长 河 }}", "operator"),
        ("{% end灯 %} 河", "{% end灯 %}", "'灯' is open"),
        ("{% 灯 %}{% 河 %}{% end灯 %}{% end河 %}", "{% end河 %}", "'河' is open"),
        ("{% codeblock js %} 灯", "{% codeblock js %}", "never closed"),
    ],
)
def test_what_stops_hexo_is_told_with_its_place(text: str, refused: str, message: str) -> None:
    assert_refused(text, HEXO, refused, message)


@pytest.mark.parametrize(
    "text",
    [
        "{% 灯 河 %} {% 夜 %}x{% end夜 %} {% e2 %} {% if 1 %}y{% endif %}",
        "{{ 灯 }} {{ a.b | upper }} {{ a is defined }} {{ not a }} {{ 1 + 2 }} {{- a -}}",
        "{{ a.f('x') }} {{ range(3) }} {{ a['b'] }} {{ {a: 1} }} {{ a if b else c }}",
        "{% set f = 1 %}{{ f() }} {% for a, b in c %}灯{% else %}河{% endfor %}",
        "`{% %}` `{{ }}` <!-- {{ }} -->",
        "```\n{% 1 %}\n```",
        "{% raw %}{% 1 %}{{ }}{% endraw %}",
        "{% raw %}{% raw %}灯{% endraw %}{% endraw %} {{ 河 }}",
        "灯\n\n    {{ 长 河 }}\n\n夜",
        "{% 灯, 2 %}河{% end灯 %}",
        "{% 灯<b>夜</b> %}河{%end灯%}",
    ],
)
def test_what_hexo_renders_is_no_refusal(text: str) -> None:
    assert tag_diagnostics(parse(text, dialect=HEXO)) == ()


@pytest.mark.parametrize(
    ("text", "name", "arguments"),
    [
        ("{% 灯, 2 %}", "灯", [",", "2"]),
        ("{% 灯<b>夜 %}", "灯", ["<b>夜"]),
        ("{%- 灯-%}", "灯", []),
        ("{% 灯 \u3000河\u3000夜\u3000 a\u00a0b %}", "灯", ["河\u3000夜", "a", "b"]),
        ("{% 灯 it's 'a b' %}", "灯", ["it's", "a b"]),
        ("{% my-tag %}", "my-tag", []),
    ],
)
def test_names_end_where_symbols_of_nunjucks_do(text: str, name: str, arguments: list[str]) -> None:
    (tag,) = parse(text, dialect=HEXO).find_all(Tag)
    assert (tag.name, [one.value for one in tag.arguments]) == (name, arguments)


def test_no_syntax_no_tags() -> None:
    assert find_tags("{{< a >}}", COMMONMARK, 0, 9) == ()


def test_bounds_are_kept() -> None:
    text = "{{< a >}}{{< b >}}{{< c >}}"
    assert [token.name for token in find_tags(text, HUGO, 9, 18)] == ["b"]
    assert find_tags(text, HUGO, 9, 17) == ()


def test_dialects_can_be_sent_to_workers() -> None:
    for dialect in (HUGO, HEXO):
        assert pickle.loads(pickle.dumps(dialect)) == dialect


@dataclass(frozen=True, slots=True)
class Wiki:
    """A syntax of a third party: `((name))`, closed by `((/name))`."""

    name: str = "wiki"
    in_code: bool = False

    def scan(self, text: str, start: int, end: int) -> list[TagToken]:
        parts = []
        at = text.find("((", start, end)
        while at >= 0:
            stop = text.index("))", at)
            closes = text.startswith("/", at + 2)
            span = Span(at + 2 + closes, stop)
            token = TagToken(
                TagKind.TAG, self.name, at, stop + 2, span.slice(text), span, (), stop + 2
            )
            parts.append(TagPart("close" if closes else "open", token))
            at = text.find("((", stop, end)
        return pair_tags(parts, frozenset())


def test_syntaxes_of_third_parties_stand_beside_ours() -> None:
    dialect = replace(HUGO, tags=(*HUGO.tags, Wiki()))
    text = '((a)){{< x "((not))" >}}((/a)){{< highlight go >}}((b)){{< /highlight >}}'
    assert names(text, dialect) == ["a", "x", "highlight"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{{< x >}}((a))b((/a)){{< /x >}}", ["x", "a"]),
        ("((a)){{< x >}}((/a)){{< /x >}}", ["x"]),
        ("{{< x >}}((a)){{< /x >}}((/a))", ["x"]),
        ("((a)){{< x >}}b{{< /x >}}((/a))((b))", ["a", "x", "b"]),
    ],
)
def test_two_syntaxes_never_cross(text: str, expected: list[str]) -> None:
    assert names(text, replace(HUGO, tags=(*HUGO.tags, Wiki()))) == expected


ATTACKS = {
    "hugo unclosed": (HUGO, "{{< a ", 40_000),
    "hugo never paired": (HUGO, "{{< a >}}", 20_000),
    "hugo comments": (HUGO, "{{</* a ", 40_000),
    "hugo quotes": (HUGO, '{{< a "', 40_001),
    "hugo raw strings": (HUGO, "{{< a `", 40_001),
    "hugo values": (HUGO, "{{<a\\b=", 40_000),
    "hugo end tags": (HUGO, "{{< /a >}}", 40_000),
    "hexo unclosed": (HEXO, "{% a ", 40_000),
    "hexo never paired": (HEXO, "{% a %}", 20_000),
    "hexo quotes": (HEXO, "{% a ' ", 40_001),
    "hexo expressions": (HEXO, "{{ ' ", 40_001),
    "hexo comments": (HEXO, "{# ", 40_000),
    "hexo html comments": (HEXO, "<!-- {{", 40_000),
    "hexo backticks": (HEXO, "` {{", 40_001),
    "hexo fences": (HEXO, "```\n{{", 40_001),
    "hexo raw in code": (HEXO, "`{% raw %}", 20_000),
    "hexo end tags": (HEXO, "{%end", 40_000),
    "hexo pairs": (HEXO, "{% a %}{% enda %}", 5_000),
}


@pytest.mark.parametrize("attack", ATTACKS)
def test_attacks_take_linear_time(attack: str) -> None:
    dialect, piece, count = ATTACKS[attack]
    text = piece * count
    with at_most(10):
        find_tags(text, dialect, 0, len(text))


MARKS = (
    *("{{<", ">}}", "{{%", "%}}", "{%", "%}", "{{", "}}", "{#", "#}", " a ", "b", "/", "end"),
    *(
        '"',
        "'",
        "`",
        "```\n",
        "\n",
        "\n\n",
        "=",
        "\\",
        "raw",
        "<!--",
        "-->",
        "more",
        "/*",
        "*/",
        "中",
    ),
)
PIECES = st.sampled_from(MARKS)


@given(st.lists(PIECES, max_size=40))
def test_tokens_of_any_text_are_in_order(pieces: list[str]) -> None:
    text = "".join(pieces)
    scan(text, HUGO)
    scan(text, HEXO)


@pytest.mark.parametrize("before", ["> ", "- ", "1. > ", ""])
@pytest.mark.parametrize("inner", ["", " "])
@pytest.mark.parametrize(
    ("opening", "closing", "dialect"),
    [("{{< 灯 >}}", "{{< /灯 >}}", HUGO), ("{% 灯 %}", "{% end灯 %}", HEXO)],
)
def test_a_pair_that_holds_nothing_is_read_in_any_container(
    before: str, inner: str, opening: str, closing: str, dialect: BodyDialect
) -> None:
    root = parse(before + opening + inner + closing + "\n", dialect=dialect)
    (tag,) = root.shortcodes()
    assert (tag.name, tag.children) == ("灯", ())
