"""Whatever a file holds, it is read or refused with a place; nothing else happens."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdoc.errors import FrontMatterError, LimitError
from newsdoc.frontmatter import HEXO, HUGO, PLAIN, FrontMatterDialect, read
from newsdoc.source import SourceText
from tests.frontmatter.reading import check

FILES = [
    "---\ntitle: 春\ntags: [甲, '乙']\nm:\n  a: &x 1\n  b: *x\nt: |\n  一\n  二\n- x\n---\n正文\n",
    "+++\ntitle = \"春\"\nl = [1, {a = 2}]\n[t]\nd = 2020-01-02\n[[u]]\ne = '''三'''\n+++\n正文\n",
    '{"title": "春\\u6587", "l": [1, {"a": null}], "t": true}\n正文\n',
    "#+TITLE: 春\n#+TAGS[]: 甲 乙\n#+DATE: <2020-01-02 Thu>\n\n正文\n",
    ';;;\n"title": "春", "l": [1]\n;;;\n正文\n',
    "title: 春\n---\n正文\n",
]
PIECES = st.sampled_from(
    [
        *"[]{}\"'=,.#+-:!&*|>?%@`~ \n\t\r\\0a文",
        *("---", "+++", ";;;", "\n---\n", "\r\n", "  ", "\n  ", "- ", ": ", "&a ", "*a", "!!str "),
        *("<<: ", "? ", "|-\n  x", ">\n  x", "\x00", "\ufeff", "..."),
    ]
)
CHANGES = st.lists(st.tuples(st.floats(0, 1), st.integers(0, 3), PIECES), min_size=1, max_size=4)


@pytest.mark.parametrize("dialect", [HUGO, HEXO, PLAIN], ids=lambda dialect: dialect.name)
@given(text=st.sampled_from(FILES), changes=CHANGES)
def test_a_damaged_file_is_read_or_refused(
    dialect: FrontMatterDialect, text: str, changes: list[tuple[float, int, str]]
) -> None:
    for place, length, piece in changes:
        at = round(place * len(text))
        text = text[:at] + piece + text[at + length :]
    read_or_refuse(text, dialect)


@pytest.mark.parametrize("dialect", [HUGO, HEXO, PLAIN], ids=lambda dialect: dialect.name)
@given(pieces=st.lists(PIECES, max_size=12))
def test_any_yaml_is_read_or_refused(dialect: FrontMatterDialect, pieces: list[str]) -> None:
    read_or_refuse(f"---\n{''.join(pieces)}\n---\n正文\n", dialect)


def read_or_refuse(text: str, dialect: FrontMatterDialect) -> None:
    source = SourceText.from_text(text)
    try:
        front_matter = read(source, dialect, path="post.md")
    except (FrontMatterError, LimitError) as error:
        refusal = error
    else:
        check(front_matter)
        return
    assert refusal.span is not None
    assert refusal.line is not None
    assert refusal.span.end <= len(source.text)
