"""Selectors."""

from __future__ import annotations

import pytest

from newsdoc.markdown import parse
from newsdoc.markdown.select import select, select_one

BODY = """\
# 一

引言 [a](http://e.com/a) *强 [b](/b)*

## 二

- x
- **y** `z`

> ## 三
>
> ![图](/c.png "题")

```js
1
```

    2

| h |
|---|
| [c](/c) |
"""


def texts(selector: str) -> list[str]:
    return [node.text() for node in select(parse(BODY), selector)]


@pytest.mark.parametrize(
    ("selector", "expected"),
    [
        ("heading", ["一", "二", "三"]),
        ("heading[depth=2]", ["二", "三"]),
        ("heading[depth='2'], strong", ["二", "y", "三"]),
        ("root > heading", ["一", "二"]),
        ("blockquote heading", ["三"]),
        ("paragraph > link", ["a"]),
        ("paragraph link", ["a", "b"]),
        ("link[url^=http]", ["a"]),
        ('link[url$="/b"]', ["b"]),
        ("link[url*='.com']", ["a"]),
        ("link[url!='/c']", ["a", "b"]),
        ("heading + paragraph > link", ["a"]),
        ("heading ~ list strong", ["y"]),
        ("listItem:first-child", ["x"]),
        ("listItem:last-child text", ["y", " "]),
        ("listItem:nth-child(2) inlineCode", ["z"]),
        ("listItem:nth-child(odd)", ["x"]),
        ("listItem:nth-child(-n+1)", ["x"]),
        ("code[lang]", ["1"]),
        ("code:not([lang])", ["2"]),
        ("code[lang=null]", []),
        ("list[ordered=false] strong", ["y"]),
        ("paragraph:has(> image)", ["图"]),
        ("blockquote:has(image) heading", ["三"]),
        ("listItem:has(strong)", ["y z"]),
        (":is(strong, emphasis)", ["强 b", "y"]),
        ("image[title]", ["图"]),
        ("heading:first-of-type", ["一", "三"]),
        ("root > heading:last-of-type", ["二"]),
        ("strong:only-child", []),
        ("*:root > code:has(+ table)", ["2"]),
        (" strong ", ["y"]),
        ("tableCell link", ["c"]),
        ("nothing", []),
        ("[type=strong]", ["y"]),
        ('code[lang="JS" i]', ["1"]),
        ('code[lang="JS" s]', []),
        ('table[align=""] link', ["c"]),
        ("table[align='left']", []),
        (r'image[title="\9898 "], image[title="\"\0\110000"]', ["图"]),
        ("image:blank", ["图"]),
        # Every step of what is asked for lies inside, and the last of them is reached from there.
        ("blockquote:has(heading + paragraph)", ["三图"]),
        ("listItem:has(list strong), list:has(list strong)", []),
        ("root:has(list strong) > heading[depth=1]", ["一"]),
        (":has(> heading ~ table) > heading", ["一", "二"]),
    ],
)
def test_select(selector: str, expected: list[str]) -> None:
    assert texts(selector) == expected


@pytest.mark.parametrize(
    "selector",
    [
        "",
        "heading[",
        "heading:unknown",
        ">",
        "a,,b",
        "heading:nth-child(x)",
        "a)",
        ":not(a",
        "#id",
        '[url="/a]',
        *(f"a:nth-child({count}{'9' * 5000})" for count in ("", "n+", "-")),
    ],
)
def test_unreadable_selectors(selector: str) -> None:
    with pytest.raises(ValueError, match="cannot read the selector"):
        select(parse("a"), selector)


def test_nesting_is_bounded() -> None:
    with pytest.raises(ValueError, match="cannot read the selector"):
        select(parse("a"), ":not(" * 1000 + "a" + ")" * 1000)


def test_select_one() -> None:
    root = parse(BODY)
    strong = select_one(root, "strong")
    assert strong is not None
    assert strong.text() == "y"
    assert select_one(root, "delete") is None


def test_the_root_itself_and_subtrees() -> None:
    root = parse("> a\n\nb")
    assert select(root, ":root") == (root,)
    quote = root.children[0]
    assert [node.type for node in select(quote, "*")] == ["blockquote", "paragraph", "text"]


def test_many_siblings_take_linear_time() -> None:
    root = parse("a\n\n# b\n\n" * 5000)
    assert len(select(root, "heading:last-of-type, paragraph + heading, root heading")) == 5000


@pytest.mark.parametrize(
    ("selector", "expected"),
    [
        ("strong:nth-of-type(2)", ["乙"]),
        ("strong:nth-last-of-type(3)", ["甲"]),
        ("paragraph > *:nth-last-child(3)", ["乙"]),
        ("emphasis:only-of-type", ["丁"]),
        ("root:first-child", []),
        ("root:only-of-type", []),
    ],
)
def test_places_among_siblings(selector: str, expected: list[str]) -> None:
    root = parse("**甲** *丁* **乙** **丙**")
    assert [node.text() for node in select(root, selector)] == expected


def test_what_is_not_of_the_language_is_named() -> None:
    with pytest.raises(ValueError, match=r"':scope' is not one of blank, empty, first-child"):
        select(parse("甲"), "text:scope")
