"""Nunjucks as Hexo runs it: what expressions and statements print."""

from __future__ import annotations

import pytest

import newsdoc
from newsdoc.markdown.marked.limits import Fuel, TooMuchError
from newsdoc.markdown.nunjucks.expressions import evaluated
from newsdoc.markdown.nunjucks.scope import ExpressionError, Scope
from newsdoc.markdown.nunjucks.template import Template


def run_tag(name: str, arguments: str, inner: str | None) -> str:
    return f"<{name}{arguments}>" if inner is None else f"<{name}{arguments}|{inner}>"


def template() -> Template:
    return Template(run_tag, Fuel(1000).spend)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("'甲'", "甲"),
        ('"\\"{{ 甲 }}\\n"', '"{{ 甲 }}\n'),
        ("甲", ""),
        ("甲.乙.丙", ""),
        ("none", ""),
        ("null ~ 甲", "nullundefined"),
        ("1 + 2 * 3", "7"),
        ("7 - 2 + 3", "8"),
        ("2 - 7 + 3", "-2"),
        ("7 // 2 + 7 % 4 + 2 ** 3", "14"),
        ("1 / 2", "0.5"),
        ("1 / 0", "Infinity"),
        ("-1 / 0", "-Infinity"),
        ("0 / 0", "NaN"),
        ("5 % 0", "NaN"),
        ("7 // 0", "Infinity"),
        ("10 ** 400", "Infinity"),
        ("(0 - 8) ** 0.5", "NaN"),
        ("0 ** (0 - 1)", "Infinity"),
        ("1 / 3000000", "3.3333333333333335e-7"),
        ("0.00001", "0.00001"),
        ("10 ** 21", "1e+21"),
        ("'a' + 1 + 2", "a12"),
        ("1 + 甲", "NaN"),
        ("1 + none", "1"),
        ("1 + true", "2"),
        ("'3' * '4'", "12"),
        ("'1_0' * 1", "NaN"),
        ("' ' * 1", "0"),
        ("{a: 1} * 2", "NaN"),
        ("-'3' | upper", "-3"),
        ("+ '3' + 4", "7"),
        ("[1, [2, 3], none]", "1,2,3,"),
        ("{a: 1}", "[object Object]"),
        ("{'a': '甲'}.a", "甲"),
        ("{1: '甲'}[1]", "甲"),
        ("[1] in {'1': 2}", "true"),
        ("{} in [{}]", "false"),
        ("1 in [true, 1]", "true"),
        ("true in [1]", "false"),
        ("range(10 ** 308, 0 - 10 ** 308)", ""),
        ("'甲乙'[1]", "乙"),
        ("'甲乙'[9]", ""),
        ("'甲乙'[]", ""),
        ("'甲乙'.length", "2"),
        ("[4, 5][0]", "4"),
        ("not 甲", "true"),
        ("not not 甲", "false"),
        ("甲 or '乙'", "乙"),
        ("'甲' and '乙'", "乙"),
        ("甲 and '乙'", ""),
        ("'甲' or '乙'", "甲"),
        ("'乙' if 甲", ""),
        ("'乙' if not 甲 else '丙'", "乙"),
        ("[] and 1", "1"),
        ("0 or {} and 2", "2"),
        ("1 == '1'", "true"),
        ("1 === '1'", "false"),
        ("1 != 2 and 1 !== '1'", "true"),
        ("甲 == none", "true"),
        ("甲 == 0", "false"),
        ("[1] == [1]", "false"),
        ("{a: 1} == 1", "false"),
        ("'a' < 'b'", "true"),
        ("2 > 10", "false"),
        ("2 <= 2", "true"),
        ("3 >= 2", "true"),
        ("甲 < 1", "false"),
        ("'a' in 'abc'", "true"),
        ("2 not in [1, 3]", "true"),
        ("'a' in {a: 1}", "true"),
        ("甲 is defined", "false"),
        ("甲 is not defined", "true"),
        ("3 is odd", "true"),
        ("none is null", "true"),
        ("3 is divisibleby(3)", "false"),
        ("'甲' | length", "1"),
        ("3 | length", "0"),
        ("['b', 'a'] | join('、')", "b、a"),
        ("3 | join", "3"),
        ("'aba' | replace('a', 'c')", "cbc"),
        ("'aba' | replace('', 'c')", "aba"),
        ("甲 | default('乙')", "乙"),
        ("'' | d('乙', true)", "乙"),
        ("'x' | default", "x"),
        ("'ab' | reverse | upper", "BA"),
        ("3 | reverse", "3"),
        ("'ab' | first ~ ('ab' | last)", "ab"),
        ("[] | first", ""),
        ("'3.7' | int", "3"),
        ("'x' | int", "0"),
        ("'x' | float", "NaN"),
        ("2.5 | round", "3"),
        ("'x' | round", "NaN"),
        ("-2 | abs", "2"),
        ("'<a>' | e", "&lt;a&gt;"),
        ("' ab cd ' | trim | title", "Ab Cd"),
        ("'ab' | list", "a,b"),
        ("3 | list", "3"),
        ("'a b' | wordcount", "a b"),
        ("range(3)", "0,1,2"),
        ("range(1, 6, 2)", "1,3,5"),
        ("range(3, 0, -1)", "3,2,1"),
        ("range()", ""),
        ("range(1 / 0)", ""),
        ("甲.乙('丙')", ""),
        ("甲.乙(丙=1)", ""),
        ("cycler('a').next()", ""),
        ("r/a\\/b/g", "/a\\/b/"),
        ("12甲", ""),
        ("3.甲", ""),
    ],
)
def test_what_expressions_print(text: str, expected: str) -> None:
    assert template().value(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        *("", "a b", "a b(", "f()", "a | 1", "a | nope", "a is nope", "1 in 2", "[1", "{1 2}"),
        *("{a", "{a:1 b}", "{[1]: 2}", "(a", "f(a b)", "a.", "a[1, 2]", ","),
    ],
)
def test_what_stops_nunjucks(text: str) -> None:
    with pytest.raises(ExpressionError):
        evaluated(text)(Scope(Fuel(1000).spend))
    assert template().value(text) == ""


@pytest.mark.parametrize(
    "text",
    [
        *("range(99999)", f"range(0, 1, 0.{'0' * 320}1)"),
        *("(" * 60 + "1" + ")" * 60, "- " * 60 + "1", "not " * 60 + "1", "[" * 60 + "]" * 60),
        *("1" + " + 1" * 200, "a" + ".a" * 200, "a" + "[0]" * 200, "a" + " | upper" * 200),
    ],
)
def test_what_is_too_much_for_an_expression(text: str) -> None:
    with pytest.raises(TooMuchError):
        template().value(text)


@pytest.mark.parametrize(
    "growing",
    ["a + a", "a ~ a", "[a, a]", "[a]", "{x: a}", "[a, a] | join(a)", "a | replace('x', a + a)"],
)
def test_values_that_grow_cost(growing: str) -> None:
    text = "{% set a = 'x' %}" + f"{{% set a = {growing} %}}" * 200 + "{{ a }}"
    with pytest.raises(TooMuchError):
        Template(run_tag, Fuel(len(text)).spend).printed(text)


def test_what_is_too_much_here_is_no_fault_of_the_post() -> None:
    text = (
        "{{ range(99999) | length }}{{ "
        + "1 + " * 200
        + "1 }}{% if "
        + "not " * 60
        + "1 %}甲{% endif %}"
    )
    article = newsdoc.loads(text, schema="hexo")
    assert article.diagnostics == ()
    assert "甲" in article.body.text()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{% if a %}甲{% else %}乙{% endif %}丙", "乙丙"),
        ("{% if 1 %}甲{% else %}乙{% endif %}", "甲"),
        ("{% if a %}甲{% elif 1 %}乙{% elif 1 %}丙{% else %}丁{% endif %}", "乙"),
        ("{% if a %}{% if 1 %}甲{% endif %}{% endif %}乙", "乙"),
        ("{% if a %}甲{% for b in c %}", ""),
        ("{% if %}甲{% endif %}", ""),
        ("{% for a in [1, 2] %}{{ a }}{{ loop.index }}、{% endfor %}{{ a }}", "11、22、"),
        ("{% for a in '甲乙' %}{{ a }}。{% endfor %}", "甲。乙。"),
        ("{% for a, b in {x: 1, y: 2} %}{{ a }}{{ b }}{% endfor %}", "x1y2"),
        ("{% for a, b in [[1, 2], 3] %}{{ a + b }}{% endfor %}", "3"),
        ("{% for a in {x: 1} %}甲{% else %}乙{% endfor %}", "乙"),
        ("{% for a in b %}甲{% else %}乙{% endfor %}", "乙"),
        ("{% for a in [1] %}甲{% else %}乙{% endfor %}", "甲"),
        ("{% for 1 in [1] %}甲{% endfor %}", ""),
        ("{% for a of [1] %}甲{% endfor %}", ""),
        ("{% asyncEach a in [1, 2] %}{{ a }}{% endeach %}", "12"),
        ("{% set a = '甲' %}{{ a }}", "甲"),
        ("{% set a, b = 1 %}{{ a + b }}", "2"),
        ("{% set a %}甲{{ 1 }}{% endset %}{{ a }}", "甲1"),
        ("{% set 1 %}甲", "甲"),
        ("{% set a = ( %}{{ a }}甲", "甲"),
        ("{% if a %}{% set b = 1 %}{% endif %}{{ b }}", ""),
        ("{% macro a() %}甲{% endmacro %}乙", "乙"),
        ("{% filter upper %}a甲{% endfilter %}", "A甲"),
        ("{% filter nope %}a{% endfilter %}", ""),
        ("{% block a %}甲{% endblock %}", "甲"),
        ("{% include 'a' %}甲{% end甲 %}{% %}", "甲"),
        ("{% raw %}{{ a }}{% raw %}{% endraw %}{% endraw %}甲", "{{ a }}{% raw %}{% endraw %}甲"),
        ("{% raw %}{{ a }}甲", "甲"),
        ("{% verbatim %}{% raw %}{% endverbatim %}", "{% raw %}"),
        ("{# 甲 #}乙{# 丙", "乙{# 丙"),
        ("{{ a }} {{ 'b' -}} {{- 'c' }}", " b c"),
        ("{{ '}}' }}{{ a {{ b", "}}{{ a {{ b"),
        ("{% 甲 乙='丙' %}", "<甲 乙='丙' >"),
        ("{% 甲 %}乙{{ 1 }}{% end甲 %}丙", "<甲 |乙1>丙"),
        ("{% 甲 %}{% 甲 %}乙{% end甲 %}", "<甲 |<甲 |乙>>"),
        ("{% if a %}{% 甲 %}乙{% end甲 %}{% endif %}丙", "丙"),
        ("{% it's %} {% it's 甲 %}", "<it's > <it's 甲 >"),
        ("{% \"甲 %} {{ '乙' }}", '{% "甲 %} 乙'),
    ],
)
def test_what_statements_print(text: str, expected: str) -> None:
    assert template().printed(text) == expected


def test_what_a_template_sets_the_next_one_knows() -> None:
    page = template()
    page.printed("{% set a = 1 %}")
    assert page.value("a + 1") == "2"


def test_loops_cost() -> None:
    loops = "{% for a in range(9999) %}" * 3 + "甲" + "{% endfor %}" * 3
    with pytest.raises(TooMuchError):
        template().printed(loops)


def test_statements_have_a_greatest_depth() -> None:
    assert template().printed("{% if 1 %}" * 9 + "甲" + "{% endif %}" * 9) == "甲"
    with pytest.raises(TooMuchError):
        template().printed("{% if 1 %}" * 100 + "甲" + "{% endif %}" * 100)


@pytest.mark.parametrize("piece", ["{{ ' ", "{% a '", "{% a %}", "{% if 1 %}", "{# ", "{% raw %}"])
def test_many_of_what_is_never_closed(piece: str) -> None:
    text = piece * 20_000
    page = Template(run_tag, Fuel(len(text)).spend)
    if piece in {"{% raw %}", "{% if 1 %}"}:
        with pytest.raises(TooMuchError):
            page.printed(text)
    else:
        assert set(page.printed(text)) <= set(text) | set("<>")
