"""The rare corners of YAML, as Hexo reads them: every answer was asked of hexo-front-matter 4.2.1.

The fences have five dashes, so that a line `---` between them is YAML's.
"""

from __future__ import annotations

import pytest

import newsdoc
from newsdoc import FrontMatterError
from tests.frontmatter.reading import HEXO, plain, read_text, refused

# keys as written, what Hexo has
VALUES: list[tuple[str, object]] = [
    ("?", {"null": None}),
    ("!", {}),
    ("\\", {}),
    ("1", {}),
    ("~", {}),
    ("#", {}),
    (" ", {}),
    ("-a", {}),
    ("|2", {}),
    ("&b", {}),
    ("''", {}),
    ('""', {}),
    (
        "0.05: a\n0.000001: b\n0.0000001: c\n-0.05: d\n1e21: e\n123456789012345680000: f",
        {
            "0.05": "a",
            "0.000001": "b",
            "1e-7": "c",
            "-0.05": "d",
            "1e+21": "e",
            "123456789012345680000": "f",
        },
    ),
    # CR CR LF is one line end, for Hexo turns CRLF into LF first.
    ("k: a\r\r\n b", {"k": "a b"}),
    ("k: |\n a\r\r\n b", {"k": "a\nb\n"}),
    ("k: 'a\r\r\r\n b'", {"k": "a\nb"}),
    ("? a", {"a": None}),
    ("...", {}),
    ("x y", {}),
    ("1.5", {}),
    ("---a", {}),
    ("k: >", {"k": ""}),
    ("a\n >", {}),
    ("...#", {}),
    (" ? >+", {"": None}),
    ("k: >\t", {"k": ""}),
    ("? \n: 1", {"null": 1}),
    ("<<: []", {}),
    ("<<: {}", {}),
    ("x: |\n ", {"x": ""}),
    ("[a]: c", {"a": "c"}),
    ("x:\n-\n-", {"x": [None, None]}),
    (">\n  - ", {}),
    ("{a: b}", {"a": "b"}),
    ('"a\\\nb"', {}),
    ("'a\n b'", {}),
    ("x: &- 1", {"x": 1}),
    ("&a x: 1", {"x": 1}),
    ("? !!map ", {"[object Object]": None}),
    ("x: {? a}", {"x": {"a": None}}),
    ("x: [? a]", {"x": [{"a": None}]}),
    ("? \n- x: ", {"[object Object]": None}),
    ("!!str é\n", {}),
    ('x: "\\x41"', {"x": "A"}),
    ("k: \n? 1.5", {"k": None, "1.5": None}),
    ("\n? &a :? ", {":?": None}),
    ("k: \t&a ''", {"k": ""}),
    ("!!map\na: 1", {"a": 1}),
    ("!!int 5: a", {"5": "a"}),
    ("x: >\n a\n\tb", {"x": "a\n b\n"}),
    ("2020-01-02", {}),
    ("x: &a\ny: *a", {"x": None, "y": None}),
    ("? &a b\n: *a", {"b": "b"}),
    ("k: \n  .inf:", {"k": {"Infinity": None}}),
    ("!!float 5: a", {"5": "a"}),
    ("x: 'a\n  ''b'", {"x": "a 'b"}),
    ("x: !!seq\n- 7", {"x": [7]}),
    ("x: !!set {a}", {"x": {"a": None}}),
    ("\n!!merge \n ~", {}),
    ("x: !!merge <<", {"x": "<<"}),
    ("k: \n? &b- \n...\n", {"k": None, "null": None}),
    ("\n? - x\n{a: b} :", {"x": None, "[object Object]": None}),
    ("x: !!omap [a: 1]", {"x": [{"a": 1}]}),
    ("!!binary 5paH: 1", {"230,150,135": 1}),
    ("? |\n  a\n? |\n  b\n", {"a\n": None, "b\n": None}),
    ("x: >\n  a\n\n\n   b\n\n  c", {"x": "a\n\n\n b\n\nc\n"}),
    (
        "!!timestamp 2020-01-02: v",
        {"Thu Jan 02 2020 00:00:00 GMT+0000 (Coordinated Universal Time)": "v"},
    ),
    ("x: !<tag:yaml.org,2002:str> 12", {"x": "12"}),
    ("\\a # c", {}),
    ("~>\n...\n", {}),
    ("k: |2 # c", {"k": ""}),
    ("x: >\n\n\n  a", {"x": "\n\na\n"}),
    ("k: \n? .nan", {"k": None, "NaN": None}),
    ("x: !!int 99999999999999999999", {"x": 1e20}),
    (
        "m: {1.5: a, 0.05: b, -.inf: c, 1.0e-7: d, 1.0e25: e, 12345678.0: f}",
        {
            "m": {
                "1.5": "a",
                "0.05": "b",
                "-Infinity": "c",
                "1e-7": "d",
                "1e+25": "e",
                "12345678": "f",
            }
        },
    ),
    (
        "? !!str\n  !!timestamp 2020-01-02\n: 1",
        {"Thu Jan 02 2020 00:00:00 GMT+0000 (Coordinated Universal Time)": 1},
    ),
    ("%YAML 1.2\n---\na: 1", {"a": 1}),
    ("%YAML 1.1\n---\na: 1", {"a": 1}),
    ("%TAG !e! tag:yaml.org,2002:\n---\na: !e!str 1", {"a": "1"}),
    ("%FOO x\n---\na: 1", {"a": 1}),
    ("---\na: 1", {"a": 1}),
    ("--- a: 1", {"a": 1}),
    ("--- {a: 1}", {"a": 1}),
    ("%TAG ! tag:yaml.org,2002:\n---\na: !str 1", {"a": "1"}),
    ("# c\n---\na: 1", {"a": 1}),
    ("\ufeffa: 1", {"a": 1}),
    ("[a, b]: 1", {"a,b": 1}),
    ("? [a]\n: 1", {"a": 1}),
    ("a: 0o17", {"a": 15}),
    ('a: "\\u00e9\\x41\\U0001F600"', {"a": "éA😀"}),
    ('a: "x\n  \n  y"', {"a": "x\ny"}),
    ("!!str", {}),
    ("a: !!set {b: ~}", {"a": {"b": None}}),
    ("a: !!bool true", {"a": True}),
    ("a: !!float 1", {"a": 1}),
    ("a: !!null ~", {"a": None}),
    ("a: !!merge <<", {"a": "<<"}),
    ("a: !!int 0b11", {"a": 3}),
    ("a: !!str\nb: 1", {"a": "", "b": 1}),
    ("a: !!%73tr 1", {"a": "1"}),
    ("a: !<tag:yaml.org,2002:int> 7", {"a": 7}),
    ("a: " + "9" * 400, {"a": "9" * 400}),
    ("a: 0x" + "f" * 300, {"a": "0x" + "f" * 300}),
    ("a: !!binary ''", {"a": bytes(3)}),
]
REFUSED: list[tuple[str, tuple[int, int]]] = [
    ("x: !!str\n  !!str |\n   a", (3, 9)),
    ("x: !!null\n  !!seq\n", (4, 1)),
    ("!!seq \n!!merge |1\n    !!str ", (3, 9)),
    ("&", (2, 2)),
    ("*", (2, 2)),
    ("%", (2, 2)),
    (":", (2, 1)),
    ("|[", (2, 2)),
    ('!"文', (2, 4)),
    ("- : ", (2, 3)),
    ("k: {,", (2, 5)),
    ("!x }'", (2, 4)),
    ("k: \nk:", (3, 1)),
    ('k: "\\u', (2, 7)),
    ("k: \n''", (3, 3)),
    ("!x y: 1", (2, 5)),
    ("\r|-- &a", (3, 3)),
    ("\t\r\n文\n: ", (4, 1)),
    ("x: [{a]}", (2, 7)),
    ("k: \r\n- ]", (3, 3)),
    ("!!null >\n", (3, 1)),
    ("\n!!int ''", (3, 9)),
    ("x:\n&a\ny: 1", (4, 1)),
    ("x: '\n...\n'", (3, 1)),
    ("x: !!bool 1", (2, 12)),
    ("x: !!null a", (2, 12)),
    ("%'b: 1#\n\\u\"", (3, 1)),
    ("x: !!int\n  7", (3, 4)),
    ("k: !!omap [a, b]\n- ", (2, 17)),
    ('? |\n  a\n: 1\n"a\\n": 2', (5, 1)),
    ("k: \n...\n'':{\r~!!int ", (4, 4)),
    ("x: }", (2, 4)),
    ("k: !,", (2, 6)),
    ("&a &b\r", (2, 4)),
    ('!!int }""', (2, 7)),
    ("x: !foo [1]", (2, 12)),
    ("!!merge a: 1", (2, 10)),
    ("x: !!float ~", (2, 13)),
    ("x: !!binary 5", (2, 14)),
    ("x: !!binary ~", (2, 14)),
    ("k: |22020-01-02", (2, 6)),
    ("x: !!timestamp 5", (2, 17)),
    ("k: \n |-0x1*a---''", (3, 4)),
    ("x: !!int\n  !!null ~", (3, 11)),
    ("k: \r\t!!str - &ak: !!str", (3, 1)),
    ("m:\n  true: a\n  'true': b", (4, 3)),
    ("k: !!bool true\n: \n  - \r\\x>+", (3, 1)),
    ("x: {a: [}", (2, 9)),
    ("k: \n? \n? ", (4, 2)),
    ("a: !e!str 1", (2, 10)),
    ("a: 'b\n---\nc'", (3, 1)),
    ("%TAG !! x\n---\na: !!str 1", (4, 11)),
    ("a: \x00", (2, 4)),
    ('a: "\\u{41}"', (2, 7)),
    ('a: "\\q"', (2, 6)),
    ("a: !e!x 1", (2, 8)),
    ("a: !!set {b: 1}", (2, 16)),
    ("a: !!pairs [b]", (2, 15)),
    ("a: !!omap [b: 1, b: 2]", (2, 23)),
    ("a: !!omap [{b: 1, c: 2}]", (2, 25)),
    ("a: !!binary '5paH5'", (2, 20)),
    ("a: !!binary '='", (2, 16)),
    ("a: !!bool yes", (2, 14)),
    ("a: !!null ''", (2, 13)),
    ("a: !!timestamp x", (2, 17)),
    ("a: !x!y z", (2, 8)),
    ("a: !^ z", (2, 8)),
    ("a: ![ z", (2, 6)),
    ("a: !%41 b", (2, 10)),
    ("a: !<!foo> 1", (2, 13)),
]
REFUSED_NEARBY = [
    "*a",
    "<<:",
    "%YAML 1.1",
    "k: \\\t\r---\n",
    "{",
    "'",
    "!!!map ",
    "k: !<<: ",
    "\n  [\n   <<: null\n: ",
    "%YAML 1.2\n%YAML 1.2\n---\na: 1",
    "%YAML 2.0\n---\na: 1",
    "%YAML\n---\na: 1",
    "%YAML 1.2 x\n---\na: 1",
    "%TAG !e! x\n%TAG !e! y\n---\na: 1",
    "%TAG !e!\n---\na: 1",
    "a: 1\n---\nb: 2",
    "a: |\n  b\n---",
    "a: &a *b",
    "b: &b 1\na: &a *b",
    "b: &b 1\na: !!str *b",
    "[[a]]: 1",
    "{[[a]]: 1}",
    "[[a], b]: 1",
    "? [[a]]\n: 1",
    "a: 'x",
    "a: !<x y",
    "a: !<> y",
    "a: !!%zz 1",
    "%TAG e x\n---\na: 1",
    "%YAML 1.x\n---\na: 1",
]


def _post(text: str) -> str:
    return f"-----\n{text}\n-----\n正文\n"


@pytest.mark.parametrize(("text", "expected"), VALUES, ids=[text[:40] for text, _ in VALUES])
def test_a_value_is_read(text: str, expected: object) -> None:
    assert plain(read_text(_post(text), HEXO).values) == expected


@pytest.mark.parametrize(("text", "place"), REFUSED, ids=[text for text, _ in REFUSED])
def test_what_hexo_refuses_is_refused_where_hexo_does(text: str, place: tuple[int, int]) -> None:
    assert refused(_post(text), HEXO) == place


@pytest.mark.parametrize("text", REFUSED_NEARBY)
def test_what_hexo_refuses_is_refused(text: str) -> None:
    """Hexo names the place where it stopped reading."""
    refused(_post(text), HEXO)


@pytest.mark.parametrize("tag", ["!%ff", "!<%ff>", "!!%E4%B8"])
def test_a_tag_whose_escapes_are_no_text(tag: str) -> None:
    with pytest.raises(FrontMatterError, match="malformed") as caught:
        newsdoc.loads(f"---\na: {tag} b\n---\n", schema="hexo")
    assert caught.value.line == 2
