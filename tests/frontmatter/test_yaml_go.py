"""The rare corners of YAML, as Hugo reads them.

Every answer was asked of Hugo 0.168: of a post with these keys, or, where a front matter cannot
be written so, of `transform.Unmarshal`.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest

from newsdoc.frontmatter import HUGO, MappingNode, Node, ScalarNode, SequenceNode
from newsdoc.frontmatter.limits import RefusedError
from newsdoc.frontmatter.yaml_go import read_go_yaml
from tests.frontmatter.reading import refused, values

# keys as written, what Hugo has
VALUES: list[tuple[str, object]] = [
    (
        "t: !y s\nx: a[b\ny: a|b\nz: a!b\nw: a%b\nv: a&b\nu: a'b\nq: a@b",
        {
            "t": "s",
            "x": "a[b",
            "y": "a|b",
            "z": "a!b",
            "w": "a%b",
            "v": "a&b",
            "u": "a'b",
            "q": "a@b",
        },
    ),
    ("t: !y s\nx: |\n\n\n\n  b", {"t": "s", "x": "\n\n\nb\n"}),
    ("? a\n? b", {"a": None, "b": None}),
    ("x: {? a, ? b}", {"x": {"a": None, "b": None}}),
    ("x:\n  ? a\n  ? b", {"x": {"a": None, "b": None}}),
    ("<<: [{A: 1}, {a: 2}]", {"a": 1}),
    ("A: 2\n<<: {a: 1}", {"a": 2}),
    ("m: {<<: [{A: 1}]}", {"m": {"a": 1}}),
    ("x: [&l {A: 1}]\n<<: *l", {"x": [{"A": 1}], "a": 1}),
    # An alias is the very map that its anchor named, and Hugo folds maps in place.
    ("x: [&l {A: 1}]\ny: *l", {"x": [{"a": 1}], "y": {"a": 1}}),
    (
        "x: [&l {A: {B: [{C: 1}]}}]\ny: {z: *l}",
        {"x": [{"a": {"b": [{"C": 1}]}}], "y": {"z": {"a": {"b": [{"C": 1}]}}}},
    ),
    ("x: [&l {A: &m {B: 1}}]\ny: *m", {"x": [{"A": {"b": 1}}], "y": {"b": 1}}),
    (
        "x: [&m {B: 1}]\ny: [&l {A: *m}]\nz: *l",
        {"x": [{"b": 1}], "y": [{"a": {"b": 1}}], "z": {"a": {"b": 1}}},
    ),
    (
        "x: [&l {A: 1}, *l]\ny: &k [*l]\nz: *k",
        {"x": [{"A": 1}, {"A": 1}], "y": [{"A": 1}], "z": [{"A": 1}]},
    ),
    ("x: [&l {A: 1}, &l {B: 1}]\ny: *l", {"x": [{"A": 1}, {"b": 1}], "y": {"b": 1}}),
    ("x: [&l {a: 1, A: 2}]\ny: *l", {"x": [{"a": 2}], "y": {"a": 2}}),
    # What is merged is read anew, but for aliases in it.
    ("x: [&l {A: {B: 1}}]\ny: {<<: *l}", {"x": [{"A": {"B": 1}}], "y": {"a": {"b": 1}}}),
    (
        "x: [&m {B: 1}]\ny: [&l {A: *m}]\nz: {<<: [*l]}",
        {"x": [{"b": 1}], "y": [{"A": {"b": 1}}], "z": {"a": {"b": 1}}},
    ),
    ("<<: &l {A: &m {B: 1}}\nx: [*l, *m]", {"a": {"b": 1}, "x": [{"A": {"B": 1}}, {"B": 1}]}),
    ("x: [&l {A: [1]}, {<<: *l}]\ny: *l", {"x": [{"a": [1]}, {"A": [1]}], "y": {"a": [1]}}),
    ("x: &x {A: 1}\nl: [*x]", {"x": {"a": 1}, "l": [{"a": 1}]}),
    ("<<: [{A: {B: [{C: 1}]}}]", {"a": {"b": [{"C": 1}]}}),
    ("l: [{<<: [{A: 1}]}]", {"l": [{"A": 1}]}),
    ("<<: {~: a}\nm: {<<: {~: a}}", {"": "a", "m": {"null": "a"}}),
    ("m:\n  1: a\n  0x1: b", {"m": {"1": "b"}}),
    ("&a b: 1\nm:\n  b: 2\n  *a : 2", {"b": 1, "m": {"b": 2}}),
    ("x: &x {a: 1}\nm:\n  <<: [*x, {a: 2}]", {"x": {"a": 1}, "m": {"a": 2}}),
    ("<<: [{<<: {a: 1}}, {a: 2}]", {"a": 2}),
    ("x: &a [b]\nm:\n  *a : c", {"x": ["b"], "m": {"[b]": "c"}}),
    ("x: &a {b: 1}\nm:\n  *a : c", {"x": {"b": 1}, "m": {"map[b:1]": "c"}}),
    ("m:\n  !!binary 5paH: 1", {"m": {"[230 150 135]": 1}}),
    ("!!binary 5paH: 1", {"文": 1}),
    ("x: !!str &a [!!binary 5paH]", {"x": "[[230 150 135]]"}),
    (
        "m:\n  !!timestamp 2020-01-02T03:04:05.120+08:00: v",
        {"m": {"2020-01-02 03:04:05.12 +0800 +0800": "v"}},
    ),
    (
        "x: !!str &a [!!timestamp 2020-01-02T03:04:05.1-03:30]",
        {"x": "[2020-01-02 03:04:05.1 -0330 -0330]"},
    ),
    ("x: !!str !!timestamp 2020-01-02", {"x": "2020-01-02 00:00:00 +0000 UTC"}),
    ("x: !!float '1_0'", {"x": 10.0}),
    ("x: !!float '1_0.5'", {"x": 10.5}),
    ("x: !!float '1__0'", {"x": 0.0}),
    ("x: !!float '0x1p-2'", {"x": 0.25}),
    ("x: !!float '0x_1p4'", {"x": 16.0}),
    ("x: !!float '0x10'", {"x": 0.0}),
    ("x: &null b\ny: *~", {"x": "b", "y": "b"}),
    ("x: &\"'a'\" 1\ny: *'a'", {"x": 1, "y": 1}),
    ("x: &|\n a\nb: 1", {"x": None, "b": 1}),
    ("a: &x 1\n...\nb: *x", {"a": 1}),
    ("a: 1\n...\n1: a\n0x1: b", {"a": 1}),
    ("!", {}),
    ("x: |", {"x": ""}),
    ("x:\t1", {"x": 1}),
    ("x:\n}", {"x": "}"}),
    ("<<a: 1", {"<<a": 1}),
    ("x:\n-\n-", {"x": [None, None]}),
    ('x: "a\t"', {"x": "a\t"}),
    ("x: ! 12", {"x": "12"}),
    ("? !!map ", {"": None}),
    ("|\n a\n: 1", {"a\n": 1}),
    ("x: 1\t# c", {"x": 1}),
    ('x: "a\t "', {"x": "a\t "}),
    ('x: "a\\\r"', {"x": "a"}),
    ('x: "a\\\nb"', {"x": "ab"}),
    ('x: "\\x41"', {"x": "A"}),
    ("x: |\n  \ta", {"x": "\ta\n"}),
    ("x: {a:/b}", {"x": {"a:/b": None}}),
    ("x: !y\n- 7", {"x": [7]}),
    ("x: |1\n  a", {"x": " a\n"}),
    ("!!int \n: 1", {"0": 1}),
    ("x: !!int ~", {"x": 0}),
    ("x: &a !y 5", {"x": "5"}),
    ('x: "a\n..."', {"x": "a ..."}),
    ('x: "a\t\n b"', {"x": "a b"}),
    ("x: >\n\n\n  a", {"x": "\n\na\n"}),
    ('x: "\\u6587"', {"x": "文"}),
    ('x: "\\udc00"', {"x": "�"}),
    ("x: a\n  - b ", {"x": "a - b"}),
    ("x: !!str 0.5", {"x": "0.5"}),
    ("!!float 5: a", {"5": "a"}),
    ("x: 'a\n  ''b'", {"x": "a 'b"}),
    ("x: !!set {a}", {"x": {"a": None}}),
    ("!!bool yes: a", {"true": "a"}),
    ("x: >\n  a\n \n  b", {"x": "a\nb\n"}),
    ("x: !!omap [a: 1]", {"x": [{"a": 1}]}),
    ('x: "\\uD83D\\uDE00"', {"x": "😀"}),
    ("x: a\n  b\n\n\n  c\ny: 1", {"x": "a b\n\nc", "y": 1}),
    ("1.5: a\n0.05: b\n.inf: c", {"1.5": "a", "0.05": "b", "+inf": "c"}),
    ("x: !!str >\n  a\n  b\ny: 1", {"x": "a b\n", "y": 1}),
    ("x: [\n\ta]", {"x": ["a"]}),
    ("x: !!str 1.0e7", {"x": "1e+07"}),
    ("x: >+\n  a\n\n...", {"x": "a\n\n"}),
    ("x: |\n  a\r\n  b\r\ny: 1", {"x": "a\nb\n", "y": 1}),
    ("x: ,", {"x": ","}),
    ("?a: b", {"?a": "b"}),
    ("x: |\ny: 1", {"x": "", "y": 1}),
    ("x: &a\n...\n", {"x": None}),
    ("x: !!null a", {"x": None}),
    ("<< : {a: 1}", {"a": 1}),
    ("x: 'a\n\n  b'", {"x": "a\nb"}),
    ("x: [\na: 1\n]", {"x": [{"a": 1}]}),
    ("x: !!float ~", {"x": 0}),
    ("x: !!str .nan", {"x": "NaN"}),
    ("x:\n  -\n&a y: 1", {"x": [None], "y": 1}),
    ("x: !!int &a [1]", {"x": 0}),
    ("x:\n  - &a\ny: *a", {"x": [None], "y": None}),
    ("x: !!null &a [1]", {"x": None}),
    ("x:\n- &a\n- 1\n- *a", {"x": [None, 1, None]}),
    ("x: !!binary a*b=", {"x": b""}),
    ("!!merge <<: {a: 1}", {"a": 1}),
    ("m:\n  !!timestamp x: v", {"m": {"0001-01-01 00:00:00 +0000 utc": "v"}}),
    ("x: &x [{A: 1}]\n<<: *x", {"x": [{"A": 1}], "a": 1}),
    ("x: !!set\n  ? a\n  ? b\ny: 1", {"x": {"a": None, "b": None}, "y": 1}),
    (
        'x: "\\N\\_\\L\\P\\e\\0\\a\\b\\v\\f\\r\\ \\"\\\\\\/"',
        {"x": '\x85\xa0\u2028\u2029\x1b\x00\x07\x08\x0b\x0c\r "\\/'},
    ),
    ("x: &a [*a]", {"x": [None]}),
    ("x: |-\n  a  \n\n", {"x": "a"}),
    ("x: {<<:{a: 1}}", {"x": {"<<": {"a": 1}}}),
    ("x: >\n  a\n   b\n  c\n\n  d", {"x": "a\n b\nc\nd\n"}),
]

REFUSED: list[tuple[str, tuple[int, int]]] = [
    ("1: a\n0x1: b", (3, 1)),
    ("&a b: 1\n*a : 2", (3, 1)),
    ("x: &x {a: 1}\n<<: [*x, {a: 2}]", (3, 11)),
    ("<<: {1: a, 0x1: b}", (2, 12)),
    ("~: 1\nnull: 2", (3, 1)),
    ("x: &~ b\ny: *~", (3, 5)),
    ("x: &'a b' 1\ny: *'a b'", (3, 5)),
    ("a: 1\n...\nx: *y", (4, 5)),
    ("&", (2, 1)),
    ("%", (2, 1)),
    ("]", (2, 1)),
    ("? ", (2, 1)),
    ("@a", (2, 1)),
    ("% a", (2, 1)),
    ("x: {", (2, 4)),
    ("x: [*]", (2, 6)),
    ("? \n: 1", (3, 1)),
    ("x: {a]", (2, 5)),
    ("- a\n-b", (3, 1)),
    ("x: &- 1", (2, 5)),
    ("x: |\n\ta", (3, 1)),
    ("!@\n: 1.5", (3, 1)),
    ('x: "\n\tb"', (3, 1)),
    ("'a\nb': 1", (2, 1)),
    ("x: 1\n....", (3, 1)),
    ('x: "\\ud83d"', (2, 5)),
    ("x: |-2\n    a\n", (4, 1)),
    ("x: {b: [\na: 1\n}", (2, 8)),
    ("x: &a\n!!str\ny: 1", (4, 1)),
    ("x: &a q\nm: {*a : 1, *a : 2}", (3, 13)),
    ("x: *a b", (2, 7)),
    ("x: &| a", (2, 5)),
    ("x: {a\n: 1}", (2, 5)),
    ("x: '\n...\n'", (3, 1)),
    ("x:\n  -\n &a\n  - 1", (4, 2)),
    ("*", (2, 1)),
    (": a", (2, 1)),
    ("x: -", (2, 4)),
    ("x: &a", (2, 4)),
    ("<<: 1", (2, 5)),
    ("x:# c", (2, 1)),
    ("x: 1\n{", (3, 1)),
    ("x: [,]", (2, 5)),
    ("x: [a,", (2, 4)),
    ("x: ? a", (2, 4)),
    ('x: "a\\', (2, 4)),
    ("|\ny: 1", (3, 1)),
    ("[a]: c", (2, 4)),
    ("? &a - b", (2, 6)),
    ("- x\n\t- y", (3, 1)),
    ("x: !a{b}", (2, 6)),
    ("x: {a: [}", (2, 9)),
    ("x:\n&a\ny: 1", (3, 1)),
    ("x:\n!y\nz: 1", (3, 1)),
    ('x: ["a":1]', (2, 8)),
    ("!!omap \n: 1", (2, 1)),
    ("x: !y\n? &a [", (3, 3)),
    ("x: 1\n...\nfoo", (4, 1)),
    ("!!set\n? a\n? b", (2, 1)),
    ("x: &a\n!!str y", (3, 1)),
    ("x: {&a , b: 1}", (2, 8)),
    ("x: |\n    \n  a\n", (4, 3)),
    ("x: {a: 1\n b: 2}", (3, 2)),
    ('x: "\\ud83d\\u0041"', (2, 5)),
    ("x:\n  -\n  !!str\n  - 1", (4, 3)),
    ("x: |2\n a\n", (3, 2)),
]

REFUSED_NEARBY = [
    "x: &a [b]\n*a : c",
    "<<: {!!timestamp 2020-01-02: v}",
    "!!timestamp 2020-01-02: v",
    "a: 1\n...\nx: !!bool z",
    "!!merge |",
    "x: !!binary 5",
    "x: !!bool &a [1]",
    "\t- x",
    "\tx: 1",
    "!!map y",
    'x: "\\z"',
    "x: {<<: ",
    "- &a\n  &b c",
    "x: {a: !!map }",
]


@pytest.mark.parametrize(("text", "expected"), VALUES, ids=[text for text, _ in VALUES])
def test_a_value_is_read(text: str, expected: object) -> None:
    assert repr(values(text, HUGO)) == repr(expected)


@pytest.mark.parametrize(("text", "place"), REFUSED, ids=[text for text, _ in REFUSED])
def test_what_hugo_refuses_is_refused_where_hugo_does(text: str, place: tuple[int, int]) -> None:
    assert refused(f"---\n{text}\n---\n", HUGO) == place


@pytest.mark.parametrize("text", REFUSED_NEARBY)
def test_what_hugo_refuses_is_refused(text: str) -> None:
    """Hugo names the tag before the value, or the place of an alias's target."""
    refused(f"---\n{text}\n---\n", HUGO)


_ZERO = datetime(1, 1, 1, tzinfo=UTC)
MOMENTS = [
    ("2020-01-02", datetime(2020, 1, 2, tzinfo=UTC)),
    ("2020-1-2", datetime(2020, 1, 2, tzinfo=UTC)),
    ("2020-01-02 3:4:5", datetime(2020, 1, 2, 3, 4, 5, tzinfo=UTC)),
    ("2020-01-02t03:04:05Z", datetime(2020, 1, 2, 3, 4, 5, tzinfo=UTC)),
    (
        "2020-01-02T03:04:05.5+08:00",
        datetime(2020, 1, 2, 3, 4, 5, 500000, tzinfo=timezone(timedelta(hours=8))),
    ),
    (
        "2020-01-02T03:04:05-03:30",
        datetime(2020, 1, 2, 3, 4, 5, tzinfo=timezone(-timedelta(hours=3, minutes=30))),
    ),
    ("2020-01-02 03:04:05 +08:00", _ZERO),
    ("2020-13-02", _ZERO),
    ("2020-01-02T24:00:00Z", _ZERO),
    ("5", _ZERO),
    ("&a [1]", _ZERO),
    ("", _ZERO),
]


@pytest.mark.parametrize(("text", "moment"), MOMENTS, ids=[text for text, _ in MOMENTS])
def test_a_timestamp_is_a_moment_or_the_zero_time(text: str, moment: datetime) -> None:
    assert values(f"x: !!timestamp {text}", HUGO) == {"x": moment}


# a whole text, what is in it
TEXTS: list[tuple[str, object]] = [
    ("a: 1\n---\nb: 2", {"a": 1}),
    ("--- \na: 1", {"a": 1}),
    ("---", None),
    ("--- [a]", ["a"]),
    ("--- |\n a", "a"),
    ("---a", "---a"),
    ("a: |\n  b\n---\nc: d", {"a": "b\n"}),
    ("a: !b", {"a": None}),
    ("a: | # c", {"a": ""}),
    ("a: |\n  b\n  ", {"a": "b\n"}),
    ("a: |\n  ", {"a": ""}),
    ("a: <<", {"a": "<<"}),
    ("a: ?", {"a": "?"}),
    ("-", [None]),
    ("a: b\r", {"a": "b"}),
    ("a: |\r\n  b\r\n", {"a": "b\n"}),
    ("#", None),
    ("x: |+\n\n\n\n", {"x": "\n\n\n"}),
    ("x: |\n\n", {"x": ""}),
]


@pytest.mark.parametrize(("text", "expected"), TEXTS, ids=[text for text, _ in TEXTS])
def test_documents_and_texts_without_a_line_end_are_read(text: str, expected: object) -> None:
    node = read_go_yaml(text)
    assert (node if node is None else _plain(node)) == expected


def _plain(node: Node) -> object:
    if isinstance(node, ScalarNode):
        return node.value
    if isinstance(node, SequenceNode):
        return [_plain(item) for item in node.items]
    assert isinstance(node, MappingNode)
    return {entry.name: _plain(entry.value) for entry in node.entries}


@pytest.mark.parametrize(
    ("text", "offset"),
    [
        ("--- a: 1", 4),
        ("--- - a", 4),
        ("a: 1\n---\nb: [", 12),
        ("a: 'b\n---\nc'", 6),
        ('a: "\\', 3),
        ('a: "\\x4', 3),
        ('a: "\\u65', 4),
        ("a: &x", 3),
        ("*", 0),
    ],
)
def test_what_ends_too_soon_is_refused(text: str, offset: int) -> None:
    with pytest.raises(RefusedError) as caught:
        read_go_yaml(text)
    assert caught.value.offset == offset
