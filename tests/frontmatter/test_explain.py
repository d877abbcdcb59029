"""Refused YAML is explained in words that a writer of posts understands."""

from __future__ import annotations

import pytest

import newsdoc
from newsdoc.frontmatter.explain import explain

MISTAKES = {
    "title: 科技: 半年回顧": "': ' in it must stand in quotes",
    "title：夜市": "not '：'",
    "title:夜市": "missing after 'title:'",
    "tags:[夜市]": "missing after 'tags:'",
    "title: [直播] 夜市開張": "begins with '[' must stand in quotes",
    "title: {{ .Name }}": "begins with '{' must stand in quotes",
    "title: @夜市": "begins with '@' must stand in quotes",
    'title: "他說"好"了"': 'write \\"',
    "title: '他說'好'了'": "write ''",
    "tags:\u3000夜市": "U+3000",
    "tags:\n  -\u3000夜市\n  -\u3000市集": "U+3000",
    "tags:\n\u00a0 - 夜市": "U+00A0",
    "<<<<<<< HEAD\ntitle: 夜市\n=======": "merge conflict",
    "夜市": "no 'key: value'",
}


@pytest.mark.parametrize("schema", ["hugo", "hexo"])
@pytest.mark.parametrize(("written", "told"), MISTAKES.items())
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_a_mistake_is_named(written: str, told: str, schema: str, newline: str) -> None:
    text = f"---\ndate: 2025-03-01\n{written}\nlayout: post\n---\n".replace("\n", newline)
    try:
        newsdoc.loads(text, schema=schema)
    except newsdoc.FrontMatterError as error:
        assert told in error.message  # noqa: PT017  where a generator reads it, there is no error
        return
    assert newsdoc.loads(text, schema=schema).data == text.encode()


def test_another_line_is_named_by_its_number() -> None:
    with pytest.raises(newsdoc.FrontMatterError, match=r"perhaps line 2: a blank is missing"):
        newsdoc.loads("---\ntitle:夜市\ndate: 2025-03-01\n---\n", schema="hexo")


@pytest.mark.parametrize(
    "line",
    ["", "title: 夜市", "- 夜市", "a: [b, c] # d", "a: |-", 'a: "b" # c', "a: {b: c}", "# a"],
)
def test_what_is_right_is_not_blamed(line: str) -> None:
    assert explain(line, 0, 0) == ""


def test_a_very_long_line_takes_no_time() -> None:
    assert explain("a: '" + "''" * 200_000, 0, 5)
    assert explain("a" * 400_000, 0, 5)
