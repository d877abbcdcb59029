"""Links, resolved URLs, and tags in raw HTML."""

from __future__ import annotations

import pytest

from newsdoc.markdown import parse
from newsdoc.markdown.dialect import HUGO
from newsdoc.markdown.html_tags import html_tags
from newsdoc.markdown.links import resolve_url
from tests.timing import at_most

BODY = """\
[一 **粗**](/a "题") <https://e.com> https://e.com/x

[二][ref] [ref] 文<a href="/h?a=1&amp;b=2" title='t'>HTML **字**</a>

[ref]: ./b.html 'T'

<p><a href=/raw>裸</a> <a name="x">锚</a></p>
"""


def test_links() -> None:
    root = parse(BODY)
    found = [(link.url, link.text, link.title, link.kind) for link in root.links()]
    assert found == [
        ("/a", "一 粗", "题", "link"),
        ("https://e.com", "https://e.com", None, "autolink"),
        ("https://e.com/x", "https://e.com/x", None, "autolink"),
        ("./b.html", "二", "T", "reference"),
        ("./b.html", "ref", "T", "reference"),
        ("/h?a=1&b=2", "HTML 字", "t", "html"),
        ("/raw", "裸", None, "html"),
    ]
    assert [link.external for link in root.links()] == [False, True, True, *[False] * 4]


def test_spans_are_those_of_the_source() -> None:
    root = parse(BODY)
    written = [link.span.slice(BODY) for link in root.links()]
    assert written[0] == '[一 **粗**](/a "题")'
    assert written[5] == "<a href=\"/h?a=1&amp;b=2\" title='t'>"
    assert written[6] == "<a href=/raw>"


@pytest.mark.parametrize(
    ("url", "base", "expected"),
    [
        ("b.jpg", "https://e.com/posts/a/", "https://e.com/posts/a/b.jpg"),
        ("../b.jpg", "https://e.com/posts/a/", "https://e.com/posts/b.jpg"),
        ("/b.jpg", "https://e.com/posts/a/", "https://e.com/b.jpg"),
        ("b.jpg", "posts/a/index.md", "posts/a/b.jpg"),
        ("../图.jpg?v=1#x", "posts/a/index.md", "posts/图.jpg?v=1#x"),
        ("/b.jpg", "posts/a.md", "/b.jpg"),
        ("#anchor", "posts/a.md", "#anchor"),
        ("https://o.com/x", "posts/a.md", "https://o.com/x"),
        ("//o.com/x", "posts/a.md", "//o.com/x"),
        ("?q=1", "posts/a.md", "?q=1"),
    ],
)
def test_resolve_url(url: str, base: str, expected: str) -> None:
    assert resolve_url(url, base) == expected


def test_links_resolve_themselves() -> None:
    assert parse("[a](b)").links()[0].resolve("posts/x.md") == "posts/b"


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ('<img src="a>b" alt=\'c"d\'>', [("img", {"src": "a>b", "alt": 'c"d'})]),
        ("<IMG SRC=x hidden/>", [("img", {"src": "x", "hidden": ""})]),
        ("a < b <!-- <img src=x> --> <br>", [("br", {})]),
        ("<a href='x&amp;y' HREF=z>", [("a", {"href": "x&y"})]),
        ("</a >", [("a", {})]),
        ('<img src="never', []),
        ("<!-- never <b>", []),
    ],
)
def test_html_tags(html: str, expected: list[tuple[str, dict[str, str]]]) -> None:
    assert [(tag.name, tag.attributes) for tag in html_tags(html)] == expected


def test_places_of_attributes() -> None:
    html = '<img src="图.png" alt=x>'
    (tag,) = html_tags(html)
    assert [html[slice(*tag.places[key])] for key in ("src", "alt")] == ["图.png", "x"]


@pytest.mark.parametrize("piece", ['<img a="', "<a ", "<!--", "<img a='\"", "< "])
def test_html_tags_take_linear_time(piece: str) -> None:
    with at_most(5):
        list(html_tags(piece * 50_000 + ">"))


@pytest.mark.parametrize(
    ("body", "urls"),
    [
        ("看 https://a.example/b，然后", ["https://a.example/b"]),
        (
            "看 https://a.example/b然后 **https://b.example/c**。",
            ["https://a.example/b", "https://b.example/c"],
        ),
        ("看https://a.example/b 「https://a.example」", []),
        ("(www.a.example/x(y)).", ["https://www.a.example/x(y)"]),
        (
            "`码`https://a.example;&copy; ~ftp://b.example/z:~",
            ["https://a.example", "ftp://b.example/z"],
        ),
        (r"\*https://a.example &amp;https://a.example HTTPS://A.example", []),
        ("写信 a@b.example. 或 a@b 或 a@b.example-", ["mailto:a@b.example"]),
        (
            "第一\nhttps://a.example\n\n- www.b.example",
            ["https://a.example", "https://www.b.example"],
        ),
        ("[见 https://a.example](b) [开 https://a.example", ["b"]),
    ],
)
def test_addresses_in_hugo_hold_no_chinese(body: str, urls: list[str]) -> None:
    assert [link.url for link in parse(body, dialect=HUGO).links()] == urls


def test_an_address_is_not_made_typographic() -> None:
    root = parse("https://a.example/b--c'd -- 'x'", dialect=HUGO)
    assert root.text() == "https://a.example/b--c'd \u2013 \u2018x\u2019"
