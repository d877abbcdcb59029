"""The reader of plain front matter never answers otherwise than the readers of the dialects."""

from __future__ import annotations

import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdoc.frontmatter import HEXO, HUGO, FrontMatter, FrontMatterDialect
from newsdoc.frontmatter.document import plain_of
from newsdoc.frontmatter.limits import RefusedError
from newsdoc.frontmatter.reading import read_dialect_yaml
from newsdoc.frontmatter.yaml_fast import read_plain_yaml, read_tabbed_yaml
from newsdoc.source import SourceText
from tests.frontmatter.edit_support import reads

PLAIN = [
    "title: 一篇文章\ndate: 2020-01-02 03:04:05\ndraft: false\nweight: 10\n",
    "tags:\n  - 甲\n  - '乙'\n  - \"丙\"\n  - 3\ncategories:\n- 丁\n- 2020\n\n# 注\nx: 1\n",
    "tags: [甲, '乙', \"丙\", C#, a b, -1, http://x.y]\ny: []\nz: [ a , b, ]\n",
    "params:\n  toc: true\n  inner:\n    deep: ~\n    list:\n    - 甲\n  last: 'it''s'\nend: x\n",
    "text: |\n  一\n    二\n\n  三\n\nfold: >-\n  一\n  二\n\n  三\nend: x\n",
    "links:\n  - name: a\n    url: /a/\n    Weight: 1\n  - name: b\n    tags: [x]\nmenu:\n- main\n",
    'q: "a \\"b\\" \\\\ \\/ \\n"\ne:\nf: # 注\ng: 文 # 注\nh: a:b#c\ni: -x\nj: 2020-02-30\n',
    "a: 1_000\nb: 017\nc: 1e3\nd: .5\ne: .inf\nf: 0x1F\ng: True\nh: NULL\ni: 18446744073709551\n",
    "a: 1\r\nb:\r\n  - 甲\r\n  - 乙\r\nc: |\r\n  一\r\n  二\r\n",
    't: [Tech, true story, C++]\nx: ["甲, 乙", "丙: #"]\ny: [\'a\',\'b\']\nz: [""]\n',
    "k: [null, True]\n",
    "d: 一段 a:b\n  二 1\n    3.5 x#y\n\n# 註\ne: x\nm:\n  n: 甲\n   乙\n  o: 1\n",
    "l:\n- a: 甲\n   乙\n  b: x\nd: 一\r甲\n".replace("\r", "\n "),
    "t: [nullable, n, True.x]\nx: ['it''s', \"b\"]\ny: [\"a\" , \"b\"]\nz: ['a', 'b','c']\n",
    "date: 2020-01-02T03:04:05\nday: 2020-02-30 01:02:03\nz: 0000-01-02 03:04:05\nn: 2020-01\n",
    "a:\n- 甲\n- 乙\n\n# 注\n- 丙\nb:\n  - 甲\n  # 注\n  - '乙'\nc:\nd:\n- 甲\n",
    "only: x",
    "tags:   \n    - 甲  \n    - 乙\n    - [丙,丁, b c]\nx: \"a\"  # 註\ny: 'b' \nz: [a,b]  \n",
    "tags:\n- 'a'\n- \"b c\"\n- 甲-乙\nx: ['a',\"b, c\"]\nempty:\nl: ['a', 'b']  # 註\nend:\n",
    "# 首\n\nco-op.x: 1\n   \n  # 中\nk_2: 'a' # b\nt: No, Tom\n\n# 末\n#\n   ",
    "t:\n- No\n- null\n- True x\n- 017\n- 2020-01-02\n- ~\n- .5 \n- 1e3\n- nginx  \n- 0x1F\n",
    "t:\n  - tests\n  - false\n  - 12-30\n  - +1\n  - 1_0\n  - n\nu:\n- 甲\n- .inf\n- ~x\n\nv: 1\n",
    "tags:\n  - 'it''s'\n  - a [b]\n  - x - \"y\"\nd: a :b\ne: a  b:c\n\n\n",
]

ODD = [
    "a: 1\na: 2\n",
    "a: &x 1\n",
    "a: *x\n",
    "a: !x 1\n",
    "a:\t1\n",
    "a: 一\n\n  二\n",
    "a: 一\n  # 註\n  二\n",
    "a: 1\n  二\n",
    "a: 一\n  - 二\n",
    "a: 一\n  b: 二\n",
    "a: '一'\n  二\n",
    "a: b: c\n",
    "a: [b\n",
    "a: {b: c}\n",
    "a: 'x' y\n",
    "- a\n",
    "a:\n- - b\n",
    "a:\n  b: 1\n c: 2\n",
    "true: 1\n",
    "1: a\n",
    "a: |2\n    x\n",
    "a: |\n  x\n   \n",
    "a: |\n",
    "a: 甲\x85乙\n",
    "a: '\n",
    "a: @x\n",
    "  a: 1\n",
    "a:1\n",
    "...\n",
    "a: 1\rb: 2\n",
    "a: 1\r\nb: 2\nc: 3\r\n",
    "",
    "# 註\n",
    'a: "x" y\n',
    "tags:\n  - a\n - b\n",
    "tags:\n  - a\n   - b\nx: 1\n",
    "tags:\n  - a: b: c\nx: 1\n",
    "NULL: [a]\n",
    "a: [b] c\n",
    "a: x\n\n- y\n",
    "Key: 1\nother: 2\nKey: [a]\n",
    "m:\n  x: 1\nm: [a]\n",
    "m: [a]\nm:\n  x: 1\n",
]

# Pieces that make texts near the edge of what is plain.
PIECES = st.sampled_from(
    [
        *("a: ", "b: ", "标题: ", "a:\n", "- ", "  - ", "  ", "    ", "\n", "\n\n", "# 注\n"),
        *(" # 注", "甲", "x y", "1", "017", "2020-01-02", "~", "true", "''", '"q"', "'it''s'"),
        *("[a, 'b']", "|\n  一\n", ">-\n  一\n  二\n", "c: d", "c: d\n", ": ", "#", "-"),
        *("k:\n  - m: 1\n    n: 2\n", "l:\n- 甲\n- x y\n", "- 'x'\n", "m: [Tech, null]\n"),
        *("甲\n  乙\n", "甲 x\n 1\n   c-d\n", "\n  甲", "\n      x: y", "\n   z:w #v"),
        *("- [a,b]\n", "  - x  \n", "  - [a, b]  \n", "k: [a,b c]\n", 'q: "a" \n', "No x", "   "),
        *("['a', 'b: #']", '["a","b, c"]', "[true x, a-b]", "2020-01-02 03:04:05"),
        *("- null\n", "- Tom x\n", "- 017 \n", "- 2020-01-02\n", "- .5\n", "- ~\n"),
    ]
)


def both(text: str, dialect: FrontMatterDialect) -> bool:
    """Compare both readers on a text; say whether the plain one had an answer."""
    source = SourceText.from_text(f"---\n{text}\n---\n")
    end = 4 + len(text)
    fast = read_plain_yaml(source.text, 4, end, go=dialect is HUGO)
    if fast is None:
        return False
    slow = read_dialect_yaml(source.text[4:end], 4, dialect)
    assert repr(fast.root()) == repr(slow)
    envelope = dialect.split(source)
    read = FrontMatter(source, envelope, dialect, fast.root())
    assert repr(fast.values) == repr(read.values)
    for key in fast.values:
        assert repr(fast.entry(key)) == repr(read.entry((key,)))
    assert fast.entry("没有") is None
    return True


@pytest.mark.parametrize("dialect", [HUGO, HEXO], ids=lambda dialect: dialect.name)
@pytest.mark.parametrize("text", PLAIN)
def test_plain_front_matter_is_read(text: str, dialect: FrontMatterDialect) -> None:
    assert both(text, dialect)


@pytest.mark.parametrize("dialect", [HUGO, HEXO], ids=lambda dialect: dialect.name)
@pytest.mark.parametrize("text", ODD)
def test_anything_else_is_left_to_the_dialect(text: str, dialect: FrontMatterDialect) -> None:
    assert read_plain_yaml(text, 0, len(text), go=dialect is HUGO) is None


@given(st.lists(PIECES, min_size=1, max_size=8).map("".join))
def test_the_readers_agree(text: str) -> None:
    text = text.replace("\n---", "\n")
    for dialect in (HUGO, HEXO):
        try:
            both(text if text.endswith("\n") else text + "\n", dialect)
        except RefusedError as refusal:
            raise AssertionError(text) from refusal


TABS = st.sampled_from(["\n\t", "\n\t\t", "\n\t- ", "\n\t  ", "\n \t", "\n", "\r\n\t- "])


def tabbed(text: str) -> bool:
    """Compare both readers on a text with tabs; say whether the plain one had an answer."""
    fast = read_tabbed_yaml(text, 4)
    if fast is None:
        return False
    slow = read_dialect_yaml(text, 4, HEXO)
    assert repr(fast.root()) == repr(slow)
    source = SourceText.from_text(f"---\n{text}\n---\n")
    read = FrontMatter(source, HEXO.split(source), HEXO, fast.root())
    assert repr(fast.values) == repr(read.values)
    assert [fast.entry(key) for key in fast.values] == [read.entry((key,)) for key in fast.values]
    return True


@pytest.mark.parametrize(
    "text",
    [
        "a: 1\ntags:\n\t- 甲\n\t- 'b'\nc: 2",
        "a:\n\tb: 1\n\tc:\n\t\t- x # 註\nd: |\n\t一\n\n\t二\n",
        "tags:\r\n\t- 甲\r\n\t- 乙",
    ],
)
def test_tabs_that_indent_lines_are_plain_in_hexo(text: str) -> None:
    assert tabbed(text)
    read = reads(f"---\n{text}\n---\n", HEXO)
    assert plain_of(read) is not None
    assert pickle.loads(pickle.dumps(read)).root == read.root


@given(st.lists(st.one_of(PIECES, TABS), min_size=1, max_size=9).map("".join))
def test_tabs_are_read_as_js_yaml_has_them(text: str) -> None:
    tabbed(text)


def test_other_tabs_are_left_to_the_dialect() -> None:
    assert not tabbed("a:\t1\n\tb: 1")
    assert not tabbed("a: 1\n \tb: 1")
