"""Where the colours of Hugo's highlighting begin (seen in pages of Hugo 0.168)."""

from __future__ import annotations

import pytest

from newsdoc.markdown import HUGO, parse
from newsdoc.markdown.colour_table import COLOURED, NAMES
from newsdoc.markdown.colours import coloured
from newsdoc.markdown.highlight import code_html
from tests.interop.code import CODE


@pytest.mark.parametrize(
    ("lang", "code", "pieces"),
    [
        ("js", "let a = 'b c' // d", ["let", "a", "=", "'b c'", "// d"]),
        ("JS", "new Date() => {}", ["new", ">"]),
        ("tsx", "() => `a ${b} c`", ["=>", "`a ${b} c`"]),
        ("py", "def read(x): # y", ["def", "read", "# y"]),
        ("sh", "echo 1 $a 2b && x # y z", ["1", "&&", "# y z"]),
        ("yaml", "a b: [c, d] # e", ["a b", "c, d", "# e"]),
        ("json", '{"a b": null}', ['"a b"', "null"]),
        ("diff", " a\n+b c\n", ["+b c"]),
        ("console", "$ if x\nif y\n", ["if"]),
        ("html", "<p class='a'>b</p>", ["class"]),
        ("html", "<script>if</script>if", ["if"]),
        ("html", "<style>a{}</style><script>b", ["a", "b"]),
        ("text", "if 'a'", []),
        ("nobody", "if 'a'", []),
    ],
)
def test_what_gets_a_colour(lang: str, code: str, pieces: list[str]) -> None:
    assert [code[start:end] for start, end in coloured(code, lang)] == pieces


@pytest.mark.parametrize("lang", CODE)
def test_colours_come_in_order_and_change_no_text(lang: str) -> None:
    code = CODE[lang]
    at = 0
    for start, end in coloured(code, lang):
        assert at <= start < end <= len(code)
        at = end
    body = f"~~~{lang}\n{code}~~~\n"
    assert parse(body, dialect=HUGO).text().split() == code.split()


def test_each_language_of_the_table_has_a_sample_and_a_name() -> None:
    assert {NAMES[lang] for lang in CODE if lang in NAMES} == set(NAMES.values())
    assert set(COLOURED) == set(NAMES.values()) - {"console"}


def test_a_colour_goes_on_from_line_to_line() -> None:
    assert HUGO.highlighting is not None
    html = code_html("/* a\n\nb */\n", "js", "", HUGO.highlighting)
    assert html.count('<span style="color">') == 2
    assert '<span style="color">/* a</span>\n' in html


def test_marked_lines_and_numbers_have_a_style_of_their_own() -> None:
    assert HUGO.highlighting is not None
    meta = "{linenos=inline,linenostart=9,hl_lines=[2-9]}"
    html = code_html("a\nb\n\n", "go", meta, HUGO.highlighting)
    assert html.count("background-color") == 1
    assert '"> 9</span>' in html
    assert '">10</span>' in html
    column = code_html("a\n", "go", "{linenos=table,hl_lines=1}", HUGO.highlighting)
    assert column.count("background-color") == 2
    assert '">1\n</span></span>' in column
    assert code_html("\n\n", "go", meta, HUGO.highlighting).count("<span") == 0
    assert code_html("a", "go", "", HUGO.highlighting).endswith(
        "a</span></span></span></code></pre></div>"
    )


@pytest.mark.parametrize("atom", ["'", '"', "`", "`${", "/*", "\\'", "<!--", "<script>", "#", "(/"])
@pytest.mark.parametrize("lang", sorted(set(NAMES.values())))
def test_what_is_never_closed_is_read_once(lang: str, atom: str) -> None:
    assert sum(1 for _ in coloured(atom * 20_000, lang)) <= 20_000 * len(atom)
