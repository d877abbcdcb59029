"""Refused JSON: the message says what stands there, what must, and what to do."""

from __future__ import annotations

import pytest

import newsdoc
from newsdoc.errors import FrontMatterError
from newsdoc.frontmatter import HEXO, HUGO
from tests.frontmatter.edit_support import reads


@pytest.mark.parametrize(
    ("text", "place", "found", "hint"),
    [
        ('{"a": 1,}', (1, 9), "'}' where a key", "remove the comma"),
        ('{"a": [1,]}', (1, 10), "']' where a value", "remove the comma"),
        ("{\n  title: 1\n}", (2, 3), "'title' where a key", 'write "title"'),
        ("{'a': 1}", (1, 2), '"\'" where a key', "only double quotes"),
        ("{“a”: 1}", (1, 2), "'“' where a key", "only double quotes"),
        ('{"a": yes}', (1, 7), "'yes' where a value", "perhaps true is meant"),
        ('{"a": 春}', (1, 7), "'春' where a value", "a text stands in double quotes"),
        ('{"a": 01}', (1, 8), "'1' where ',' or '}'", "no 0 before it"),
        ('{"a": .5}', (1, 7), "'.5' where a value", "begins with a digit"),
        ('{"a": }', (1, 7), "'}' where a value", "a value is missing"),
        ('{"a": 1\n "b": 2}', (2, 2), "'\"' where ',' or '}'", "a comma is missing"),
        ('{"a": {"b": [1, {"c": d}]}}', (1, 23), "'d' where a value", "double quotes"),
        ('{"a": 1 // 註\n}', (1, 9), "'/' where ',' or '}'", "no comments"),
        ('{"a"：1}', (1, 5), "'：' where ':'", "':' is meant"),
        ('{"a": 1，"b": 2}', (1, 8), "'，' where ',' or '}'", "',' is meant"),
        ('{"a": "x\ny"}', (1, 9), "a line break where a character", r"write \n"),
        ('{"a": "x\ty"}', (1, 9), "a tab where a character", r"write \t"),
        (r'{"a": "\d"}', (1, 8), r"'\\' where a character", r"write \\"),
        ("{{< figure >}}", (1, 2), "'{' where a key", "line of text"),
    ],
)
def test_hugo(text: str, place: tuple[int, int], found: str, hint: str) -> None:
    with pytest.raises(FrontMatterError) as caught:
        reads(f"{text}\n正文\n", HUGO)
    assert (caught.value.line, caught.value.column) == place
    assert f"JSON: {found}" in caught.value.message
    assert hint in caught.value.message


@pytest.mark.parametrize(
    ("data", "place", "hint"),
    [
        ('"a": 1,', (2, 8), "remove the comma"),
        ('"a": 1\n"b": 2', (3, 1), "a comma is missing"),
        ('{"a": 1}', (2, 1), "without braces"),
    ],
)
def test_hexo_tells_why_all_is_body(data: str, place: tuple[int, int], hint: str) -> None:
    article = newsdoc.loads(f";;;\n{data}\n;;;\n正文\n", schema="hexo")
    (told,) = (one for one in article.diagnostics if one.code == "front-matter-in-body")
    error = article.to_error(told)
    assert (error.line, error.column) == place
    assert hint in told.message
    assert article.body_text.startswith(";;;")
    assert reads(f";;;\n{data}\n;;;\n", HEXO).format is None
