"""What Hugo or Hexo refuses is refused, at its place; what they accept is not."""

from __future__ import annotations

import pytest

from newsdoc.errors import LimitError
from newsdoc.frontmatter import read
from newsdoc.source import SourceText
from tests.frontmatter.reading import HEXO, HUGO, read_text, refused

# keys as written, place of Hugo's refusal, place of Hexo's
BOTH = [
    ("title: 春\ntitle: 夏", (3, 1), (3, 1)),
    ("m: {a: 1, a: 2}", (2, 11), (2, 11)),
    ("title: 甲: 乙", (2, 8), (2, 9)),
    ("title: [甲] 乙", (2, 12), (2, 12)),
    ('title: "甲" 乙', (2, 12), (2, 12)),
    ("title: @甲", (2, 8), (2, 8)),
    ("title: [甲", (2, 8), (2, 8)),
    ("title: 'it", (2, 8), (2, 8)),
    ("title: *甲", (2, 9), (2, 8)),
    ("- 甲\na: 1", (3, 1), (3, 1)),
]


@pytest.mark.parametrize(("text", "hugo", "hexo"), BOTH)
def test_both_refuse(text: str, hugo: tuple[int, int], hexo: tuple[int, int]) -> None:
    assert refused(f"---\n{text}\n---\n正文\n", HUGO)[0] == hugo[0]
    assert refused(f"---\n{text}\n---\n正文\n", HEXO)[0] == hexo[0]


def test_the_column_is_that_of_the_program() -> None:
    for text, hugo, _ in BOTH[:8]:
        assert refused(f"---\n{text}\n---\n正文\n", HUGO) == hugo, text


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("a:\n\t- 甲", (3, 1)),
        ("a: 1\n甲乙", (3, 1)),
        ("a: - 甲", (2, 4)),
        ("a: ? 甲", (2, 4)),
        ("a: %甲", (2, 4)),
        ("a: &x", (2, 4)),
        ("a: > 甲", (2, 4)),
        ("a: {{ 甲 }}", (2, 5)),
        ("[a, b]: 1", (2, 7)),
        ("a:\n  - 甲\n - 乙", (4, 2)),
        ("a:\n-甲\n-乙", (4, 1)),
        ('a: "\\q"', (2, 5)),
        ("a: !!bool 也许", (2, 11)),
        ("!!map\na: 1", (2, 1)),
        ("甲\na: 1", (2, 1)),
        ("<<: !!map {a: 1}", (2, 11)),
        ("<<: [!t {a: 1}]", (2, 9)),
        ("b: &b !!map {a: 1}\n<<: *b", (3, 5)),
        ('a: "甲\t乙"\nb: 1', (3, 1)),
    ],
)
def test_hugo_refuses(text: str, place: tuple[int, int]) -> None:
    assert refused(f"---\n{text}\n---\n正文\n", HUGO) == place


@pytest.mark.parametrize(
    "text",
    [
        "a: !x 1",
        "a: !!js/regexp /x/",
        "a: 甲\x08",
        "a: 甲\x00",
        "a: 1\nb:2\nc: 3",
        "a: 1\n...\nb: 2",
        "a:\n  - 甲\n - 乙",
        "a: - 甲",
        "%YAML 1.1\na: 1",
        "a: |\n甲",
        "a: {b: c",
        '"a": "\\q"',
        "<<: 甲",
        "[[a]]: 1",
    ],
)
def test_hexo_refuses(text: str) -> None:
    line, column = refused(f"---\n{text}\n---\n正文\n", HEXO)
    assert line
    assert column


@pytest.mark.parametrize(
    "text",
    ["a: 甲\x08乙", "a: 甲\x00乙", "a: !x 1", "a: 2020-02-30", "a: ---甲", "a: , 甲", "a: 甲]"],
)
def test_hugo_accepts(text: str) -> None:
    assert list(read_text(f"---\n{text}\n---\n", HUGO)) == ["a"]


@pytest.mark.parametrize("opening", ["[", "{a: "])
def test_deep_nesting_is_refused_and_kills_nothing(opening: str) -> None:
    text = f"---\na: {opening * 30_000}\n---\n"
    assert refused(text, HUGO, LimitError)[0] == 2
    assert refused(text, HEXO)[0] == 2


@pytest.mark.parametrize("tag", ["!!str ", "!!int ", "!!null ", "!!binary "])
@pytest.mark.parametrize("start", ["a: ", "", "a: [", "a:\n  - "])
def test_a_row_of_tags_is_refused_and_kills_nothing(tag: str, start: str) -> None:
    text = f"---\n{start}{tag * 3_000}x\n---\n"
    assert refused(text, HUGO, LimitError)
    assert refused(text, HEXO)


@pytest.mark.parametrize("head", ["|", "|-", ">", "| # 註"])
@pytest.mark.parametrize("blank", ["\n", " \n", "\n\n"])
def test_a_comment_after_an_empty_block_and_a_blank_line(head: str, blank: str) -> None:
    """goccy finds the text that it had dropped again, and has no place for it."""
    text = f"---\nf: {head}\n{blank}# 註\nu: 1\n---\n"
    assert refused(text, HUGO) == (3 + blank.count("\n"), 1)
    assert read_text(text, HEXO)["u"] == 1
    for read_alike in (text.replace(blank + "#", "#"), text.replace("# 註\nu", "u")):
        assert read_text(read_alike, HUGO).values == {"f": "", "u": 1}


def test_deep_block_nesting_is_refused() -> None:
    text = "---\n" + "".join(f"{' ' * depth}a:\n" for depth in range(300)) + "---\n"
    assert refused(text, HUGO, LimitError)
    assert refused(text, HEXO)


def test_deep_json_and_toml_are_refused() -> None:
    assert refused('{"a": ' + "[" * 30_000 + "]" * 30_000 + "}", HUGO, LimitError)
    assert refused("+++\na = " + "[" * 30_000 + "\n+++\n", HUGO, LimitError)
    assert refused("+++\n" + ".".join("a" * 300) + " = 1\n+++\n", HUGO, LimitError)


def test_aliases_cannot_multiply_without_bound() -> None:
    lines = ["a: &a [甲, 甲, 甲, 甲, 甲, 甲, 甲, 甲, 甲]"]
    for name, before in zip("bcdefgh", "abcdefg", strict=True):
        lines.append(f"{name}: &{name} [{', '.join([f'*{before}'] * 9)}]")
    text = "---\n" + "\n".join(lines) + "\n---\n"
    for dialect in (HUGO, HEXO):
        assert refused(text, dialect, LimitError)[0] is not None


def test_an_alias_inside_its_own_anchor_is_refused_for_hexo() -> None:
    assert refused("---\na: &x [*x]\n---\n", HEXO, LimitError) == (2, 8)


def test_many_keys_and_a_long_scalar_are_read() -> None:
    keys = "\n".join(f"k{number}: 值" for number in range(3_000))
    long = "字" * 100_000
    for dialect in (HUGO, HEXO):
        found = read(SourceText.from_text(f"---\n{keys}\nlong: &a {long}\n---\n"), dialect)
        assert len(found) == 3_001


@pytest.mark.parametrize(
    ("text", "accepted"),
    [
        ("x: [" + "{}, " * 100 + "]", True),
        ("x: [" + "{}, " * 101 + "]", False),
        ("x: [" + "[], " * 60 + "]\ny: [" + "[], " * 60 + "]", False),
        ("x: [" + "[甲], " * 60 + "[" + "{}, " * 60 + "]]", True),
        ("\n".join(f"k{number}: []" for number in range(100)), True),
        ("\n".join(f"k{number}: []" for number in range(101)), False),
        ("\n".join(f"k{number}:\n- 甲" for number in range(101)), False),
        ("x: [" + "[], " * 101 + "]\n# " + "注" * 700, True),
        ("a: &a {b: 1}\nx: [" + "*a, " * 101 + "]", False),
        ("a: &a 1\nx: [" + "*a, " * 101 + "]", True),
    ],
)
def test_hugo_counts_lists_and_mappings_at_one_depth(text: str, accepted: bool) -> None:
    if accepted:
        assert read_text(f"---\n{text}\n---\n", HUGO).values
    else:
        assert refused(f"---\n{text}\n---\n", HUGO) == (2, 1)
    assert read_text(f"---\n{text}\n---\n", HEXO).values
