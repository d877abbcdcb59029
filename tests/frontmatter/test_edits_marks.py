"""Edits where the notation's own marks are in the way: commas, brackets, headers, comments.

Each row is what stands between the fences, the path, the new value, and what must stand there
then, to the letter.
"""

from __future__ import annotations

import pytest

from newsdoc import EditError
from newsdoc.frontmatter import HEXO, HUGO, FrontMatterDialect
from newsdoc.frontmatter.agreement import agrees
from newsdoc.frontmatter.emit import as_value
from tests.frontmatter.edit_support import Path, applied, plain, put, reads, take, text_after

FLOW = [
    ("n = [\n  1, 2,\n  3, 4,\n]\n", "n", [1, 3, 4], "n = [\n  1,\n  3, 4,\n]\n"),
    ("n = [\n  1, 2,\n  3, 4,\n]\n", "n", [3, 4], "n = [\n  3, 4,\n]\n"),
    ("n = [\n  1, 2,\n  3, 4,\n]\n", "n", [1, 4], "n = [\n  1,\n  4,\n]\n"),
    ("n = [\n  1, 2, 5,\n  3, 4,\n]\n", "n", [1, 5, 3, 4], "n = [\n  1, 5,\n  3, 4,\n]\n"),
    ("n = [\n  1, 2 # 二\n  ,\n  3, 4,\n]\n", "n", [1, 3, 4], "n = [\n  1,\n  3, 4,\n]\n"),
    ("n = [\n  1, # 一\n  2, # 二\n  3 # 三\n]\n", "n", [1], "n = [\n  1 # 一\n]\n"),
    ("n = [\n  1, # 一\n  2, 3 # 三\n]\n", "n", [1], "n = [\n  1 # 一\n    # 三\n]\n"),
    ("n = [\n  1 # 一\n  , 2 # 二\n]\n", "n", [1], "n = [\n  1 # 一\n    # 二\n]\n"),
    ("n = [\n  1, # 一\n  2 ]\n", "n", [1], "n = [\n  1 # 一\n   ]\n"),
    ("n = [\n  1,\n  2 # 二\n]\n", "n", [1], "n = [\n  1\n]\n"),
    ("n = [\n  1,\n  2, # 二\n]\n", "n", [1], "n = [\n  1,\n]\n"),
    ("n = [1, 2 # 都\n]\n", "n", [1], "n = [1 # 都\n]\n"),
    ("n = [\n  1, # 一\n  2, 3, 4 ]\n", "n", [1, 2], "n = [\n  1, # 一\n  2 ]\n"),
    ("n = [0, 1, 2, # 二\n  3, 4, 5 ]\n", "n", [0, 3, 4, 5], "n = [0, # 二\n  3, 4, 5 ]\n"),
    ("n = [0, # 零\n  3, 4, 5 ]\n", "n", [3, 4, 5], "n = [ # 零\n  3, 4, 5 ]\n"),
    ("n = [\n  1, # 一\n  2, # 二\n]\n", "n", [0, 1, 2], "n = [\n  0,\n  1, # 一\n  2, # 二\n]\n"),
    ("n = [\n  1, # 一\n  2, # 二\n]\n", "n", [1, 9, 2], "n = [\n  1, # 一\n  9,\n  2, # 二\n]\n"),
    ("n = [1, # 一\n  2, # 二\n]\n", "n", [1, 9, 2], "n = [1, # 一\n  9,\n  2, # 二\n]\n"),
    ("n = [1, # 一\n  2, # 二\n]\n", "n", [1, 2, 9], "n = [1, # 一\n  2, # 二\n  9,\n]\n"),
    ("n = [1, 2,]\n", "n", [1, 2, 9], "n = [1, 2, 9,]\n"),
    ("n = [1,]\n", "n", [1, 2, 9], "n = [1, 2, 9,]\n"),
    ("n = [1, 2, 3]\n", "n", [], "n = []\n"),
    ("n = []\n", "n", [1, 2], "n = [1, 2]\n"),
    ("n = []\n", ("n", 0), 1, "n = [1]\n"),
    ("n = [ # 空\n]\n", ("n", 0), 1, "n = [1 # 空\n]\n"),
    ("n = [ # 空\n]\n", "n", [1, 2], "n = [1, 2 # 空\n]\n"),
    ("n = [\n  # 空\n]\n", "n", [1, 2], "n = [1, 2\n  # 空\n]\n"),
    ("n = [\n]\n", ("n", 0), 1, "n = [\n  1\n]\n"),
    ("n = [\n  1, 2,\n  3, 4\n]\n", "n", [1, 2, 3, 4, 5], "n = [\n  1, 2,\n  3, 4, 5\n]\n"),
    ("n = [1,\n  2, 3]\n", "n", [1, 2, 3, 5], "n = [1,\n  2, 3, 5]\n"),
    ("n = [1,\n  2,\n  3]\n", "n", [1, 2, 3, 5], "n = [1,\n  2,\n  3,\n  5]\n"),
    ("n = [ # 頭\n  1, 2,\n  3]\n", "n", [1, 2, 3, 5], "n = [ # 頭\n  1, 2,\n  3, 5]\n"),
    ("n = [ # 頭\n  1]\n", "n", [1, 2], "n = [ # 頭\n  1, 2]\n"),
    ("n = [\n  1]\n", "n", [0, 1], "n = [\n  0, 1]\n"),
    ("n = [\n  1, 2]\n", "n", [2], "n = [\n  2]\n"),
    ("n = [1 # 一\n]\n", "n", [1, 2], "n = [1, 2 # 一\n]\n"),
    ("n = [\n  1, # 一\n  2\n  ,\n]\n", "n", [1, 2, 3], "n = [\n  1, # 一\n  2\n  ,\n  3,\n]\n"),
    ("t = {}\n", ("t", "a"), 2, "t = { a = 2 }\n"),
    ("t = { a = 1 }\n", ("t", "b"), 2, "t = { a = 1, b = 2 }\n"),
]

JSON = [
    ('{"n": [\n  1, 2,\n  3\n]}', "n", [1, 3], '{"n": [\n  1, 3\n]}'),
    ('{"n": [1]}', "n", [1, 2], '{"n": [1, 2]}'),
    ('{"n": [\n ]}', ("n", 0), 1, '{"n": [\n   1\n ]}'),
    ('{"n": {\n }}', ("n", "a"), 1, '{"n": {\n   "a": 1\n }}'),
    ('{"n": 1}', "k", 2, '{"n": 1, "k": 2}'),
    ('{\n  "n": [\n    1\n  ]\n}', "n", [1, 2], '{\n  "n": [\n    1,\n    2\n  ]\n}'),
    ('{\n  "n": [\n    1,\n    2\n  ]\n}', "n", [1], '{\n  "n": [\n    1\n  ]\n}'),
    ('{"n": {"a": 1, "b": 2}}', "n", {"c": 1, "b": 2}, '{"n": {"c": 1, "b": 2}}'),
    (
        '{"n": {"a": {"x": 1}, "b": 2}}',
        ("n", "a", "y"),
        {"c": 1},
        '{"n": {"a": {"x": 1, "y": {"c": 1}}, "b": 2}}',
    ),
]

TABLES = [
    ("a.b = 1\n[a.c]\nx = 1\n", ("a", "d"), 2, "a.b = 1\na.d = 2\n[a.c]\nx = 1\n"),
    ("[[r]]\nx = 1\n[[r]]\nx = 2\n", ("r", 0, "y"), 2, "[[r]]\nx = 1\ny = 2\n[[r]]\nx = 2\n"),
    (
        "[[r]]\nx = 1\n[[r]]\nx = 2\n",
        ("r", 2),
        {"x": 3},
        "[[r]]\nx = 1\n[[r]]\nx = 2\n\n[[r]]\nx = 3\n",
    ),
    (
        "[[r]]\nx = 1\n[[r]]\nx = 2\n",
        "r",
        [{"x": 0}, {"x": 1}, {"x": 2}],
        "[[r]]\nx = 0\n\n[[r]]\nx = 1\n[[r]]\nx = 2\n",
    ),
    ("[[r]]\nx = 1\n[[r]]\nx = 2\n", "r", [{"x": 2}], "[[r]]\nx = 2\n"),
    (
        "[[r]]\nx = 1\n[r.m]\ny = 1\n[[r]]\nx = 2\n",
        ("r", 0, "z"),
        2,
        "[[r]]\nx = 1\nz = 2\n[r.m]\ny = 1\n[[r]]\nx = 2\n",
    ),
    ("[a.b.c]\nx = 1\n", ("a", "y"), 2, "[a]\ny = 2\n\n[a.b.c]\nx = 1\n"),
    ("[a.b.c]\nx = 1\n", ("a", "b", "y"), 2, "[a.b]\ny = 2\n\n[a.b.c]\nx = 1\n"),
    ("[a.b.c]\nx = 1\n", "y", 2, "y = 2\n\n[a.b.c]\nx = 1\n"),
    ("[a]\n", "a", {"x": 1}, "[a]\nx = 1\n"),
    ("[a] # 注\n", "a", {"x": 1}, "[a] # 注\nx = 1\n"),
    (
        "[p]\nx = 1\n\n[p.q]\ny = 1\n",
        "p",
        {"x": 1, "q": {"y": 2}, "z": 3},
        "[p]\nx = 1\nz = 3\n\n[p.q]\ny = 2\n",
    ),
    ("[[p.q]]\ny = 1\n", ("p", "z"), 3, "[p]\nz = 3\n\n[[p.q]]\ny = 1\n"),
    ("[p]\n[[p.q]]\ny = 1\n", ("p", "q", 0), {"y": 2}, "[p]\n[[p.q]]\ny = 2\n"),
    ("[p]\n[[p.q]]\ny = 1\n", ("p", "q"), [], "[p]\nq = []\n"),
    (
        "[p]\n[[p.q]]\ny = 1\n[p.q.r]\nx = 1\n",
        ("p", "q", 0, "r", "z"),
        2,
        "[p]\n[[p.q]]\ny = 1\n[p.q.r]\nx = 1\nz = 2\n",
    ),
    (
        "[[p.q]]\n[p.q.r.s]\nx = 1\n[[p.q]]\n[p.q.r.s]\nx = 1\n",
        ("p", "q", 1, "r", "z"),
        2,
        "[[p.q]]\n[p.q.r.s]\nx = 1\n[[p.q]]\n[p.q.r]\nz = 2\n\n[p.q.r.s]\nx = 1\n",
    ),
    (
        "[[p]]\n[[p.q]]\nx = 1\n[[p]]\n[[p.q]]\nx = 2\n",
        ("p", 1, "q", 1),
        {"x": 3},
        "[[p]]\n[[p.q]]\nx = 1\n[[p]]\n[[p.q]]\nx = 2\n\n[[p.q]]\nx = 3\n",
    ),
    (
        "[[p]]\n[[p.q]]\nx = 1\n[[p]]\n[[p.q]]\nx = 2\n",
        ("p", 0, "q"),
        [{"x": 3}, {"x": 1}],
        "[[p]]\n[[p.q]]\nx = 3\n\n[[p.q]]\nx = 1\n[[p]]\n[[p.q]]\nx = 2\n",
    ),
]

PLACES = [
    ("n: [1, # 一\n 2, # 二\n 3]\n", "n", [1], "n: [1 # 一\n ]\n"),
    ("n: [1, # 一\n 2, # 二\n 3]\n", "n", [3], "n: [ # 一\n 3]\n"),
    ("n: [ # 空\n  ]\n", "n", [1], "n: [1 # 空\n  ]\n"),
    ("n: { # 空\n  }\n", "n", {"a": 1}, "n: {a: 1 # 空\n  }\n"),
    ("n: {\n  }\n", ("n", "a"), 1, "n: {\n    a: 1\n  }\n"),
    ("n: {a: 1, b: 2}\n", "n", {"b": 2, "c": 3}, "n: {c: 3, b: 2}\n"),
    ("n: {a: 1, b: 2}\n", "n", {"c": 2, "d": 3}, "n:\n  c: 2\n  d: 3\n"),
    ("n: ! [1]\n", "n", [2], "n: [2]\n"),
    ("? n\n: - 1\n", "n", [1, 2], "? n\n: - 1\n  - 2\n"),
    ("? n\n: 1\nk: 2\n", "n", 5, "? n\n: 5\nk: 2\n"),
    ("n:\n  -\n    - 1\n  - 2\n", "n", [2], "n:\n  - 2\n"),
    ("n:\n  - - 1\n    - 3\n  - 2\n", ("n", 0), [3], "n:\n  - - 3\n  - 2\n"),
    ("n:\n  - - 1\n    - 3\n  - 2\n", ("n", 0), [], "n:\n  - []\n  - 2\n"),
    ("n:\n  - a: 1\n    b: 2\n", "n", [{"c": 1}], "n:\n  - c: 1\n"),
    ("n: {a, b: 1}\n", ("n", "a"), 2, "n: {a: 2, b: 1}\n"),
    ("n: {a: , b: 1}\n", ("n", "a"), 2, "n: {a: 2 , b: 1}\n"),
    ('n: {"a":1, b: 1}\n', ("n", "a"), "甲", 'n: {"a": 甲, b: 1}\n'),
    ("n: [a: 1, b]\n", ("n", 0), {"a": 2}, "n: [a: 2, b]\n"),
    ("n: &x [1]\nm: *x\n", "m", [2], "n: &x [1]\nm: [2]\n"),
    (
        "n: &x {a: 1}\nm:\n  <<: *x\n  c: 1\n",
        ("m", "a"),
        2,
        "n: &x {a: 1}\nm:\n  <<: *x\n  c: 1\n  a: 2\n",
    ),
    ("n:\n", "n", {"a": [1]}, "n:\n  a:\n    - 1\n"),
    ("n: # 注\n", "n", 5, "n: 5 # 注\n"),
    ("n: \n", "n", 5, "n: 5\n"),
    ("n:\n- 1\n-\n", "n", [1, 2], "n:\n- 1\n- 2\n"),
    ("n:\n- 1\n-\n", "n", [1, None, 2], "n:\n- 1\n-\n- 2\n"),
    ("n:\n- 1\n- 2\n", "n", [1, {"a": 1, "b": [1]}, 2], "n:\n- 1\n- a: 1\n  b:\n  - 1\n- 2\n"),
    ("n: |\n  甲\n  乙\nk: 1\n", "n", [1], "n:\n  - 1\nk: 1\n"),
    ("n: >- # 注\n  甲\n  乙\nk: 1\n", "n", [1], "n: # 注\n  - 1\nk: 1\n"),
    ("n: >- # 注\n  甲\n  乙\nk: 1\n", "n", "丙\n丁\n", "n: > # 注\n  丙\n\n  丁\nk: 1\n"),
    ("n: 1 # 注\nk: 1\n", "n", {"a": 1}, "n: # 注\n  a: 1\nk: 1\n"),
    ("n: # 注\n  a: 1\nk: 1\n", "n", [1], "n: # 注\n  - 1\nk: 1\n"),
    ("n: # 注\n  a: 1\nk: 1\n", "n", 1, "n: 1 # 注\nk: 1\n"),
    ("n:\n  a: 1\nk: 1\n", "n", 1, "n: 1\nk: 1\n"),
    ("{}\n", "n", {"a": [1]}, "n:\n  a:\n    - 1\n"),
    ("{a: 1}\n", ("b", "c"), [1], "{a: 1, b: {c: [1]}}\n"),
    ("n: 1\n\n# 末\n", "k", 1, "n: 1\nk: 1\n\n# 末\n"),
    ("n:\n  a: 1\n\n# 末\n", "k", 1, "n:\n  a: 1\nk: 1\n\n# 末\n"),
    ("n:\n  a: 1\n\n  # 末\n", ("n", "k"), 1, "n:\n  a: 1\n  k: 1\n\n  # 末\n"),
    ("n:\nk: [2]\n", ("n", "0"), 1, 'n:\n  "0": 1\nk: [2]\n'),
    ("n: 1\n", "", 2, 'n: 1\n"": 2\n'),
    ("n: !!set {a, b}\n", "n", {"a": None}, "n:\n  a: null\n"),
]

TOML_FENCES = ("+++\n", "+++\n文\n")
YAML_FENCES = ("---\n", "---\n文\n")


def check_set(
    dialect: FrontMatterDialect, before: str, path: str | Path, value: object, after: str
) -> None:
    """Set a value; the text is the one wanted, and says the new value and all that it said."""
    parts = (path,) if isinstance(path, str) else path
    front_matter = reads(before, dialect)
    model = plain(front_matter.values)
    assert isinstance(model, dict)
    if len(parts) > 1 and model.get(str(parts[0])) is None:
        # A mapping that is not there is made on the way.
        model[str(parts[0])] = {}
    again = applied(front_matter, front_matter.set(parts, value))
    assert again.source.text == after
    assert agrees(as_value(put(model, parts, value)), again.values)


@pytest.mark.parametrize(("before", "path", "value", "after"), [*FLOW, *TABLES])
def test_toml(before: str, path: str | Path, value: object, after: str) -> None:
    opening, closing = TOML_FENCES
    check_set(HUGO, opening + before + closing, path, value, opening + after + closing)


@pytest.mark.parametrize(("before", "path", "value", "after"), JSON)
def test_json(before: str, path: str | Path, value: object, after: str) -> None:
    check_set(HUGO, before + "\n文\n", path, value, after + "\n文\n")


@pytest.mark.parametrize("dialect", [HUGO, HEXO], ids=["hugo", "hexo"])
@pytest.mark.parametrize(("before", "path", "value", "after"), PLACES)
def test_yaml(
    dialect: FrontMatterDialect, before: str, path: str | Path, value: object, after: str
) -> None:
    opening, closing = YAML_FENCES
    check_set(dialect, opening + before + closing, path, value, opening + after + closing)


DELETIONS = [
    ("n:\n  - - 1\n    - 3\n  - 2\n", ("n", 0, 0), "n:\n  - - 3\n  - 2\n"),
    ("n:\n  - a: 1\n    b: 2\n", ("n", 0, "a"), "n:\n  - b: 2\n"),
    ("n:\n  - a: 1\n    # 注\n    b: 2\n", ("n", 0, "a"), "n:\n  - \n    # 注\n    b: 2\n"),
    ("n: {a: 1, b: 2}\n", ("n", "a"), "n: {b: 2}\n"),
    ("? n\n: 1\nk: 2\n", ("n",), "k: 2\n"),
    ("{a: 1}\n", ("a",), "{}\n"),
    ("n: [{a: 1}, b]\n", ("n", 1), "n: [{a: 1}]\n"),
]


@pytest.mark.parametrize("dialect", [HUGO, HEXO], ids=["hugo", "hexo"])
@pytest.mark.parametrize(("before", "path", "after"), DELETIONS)
def test_delete(dialect: FrontMatterDialect, before: str, path: Path, after: str) -> None:
    front_matter = reads(f"---\n{before}---\n文\n", dialect)
    model = plain(front_matter.values)
    assert isinstance(model, dict)
    again = applied(front_matter, front_matter.delete(path))
    assert again.source.text == f"---\n{after}---\n文\n"
    assert agrees(as_value(take(model, path)), again.values)


def test_a_nested_list_or_mapping_that_loses_all_stays_empty() -> None:
    for before, path, after in (
        ("n:\n  - - 1\n  - 2\n", "n.0.0", "n:\n  - []\n  - 2\n"),
        ("n: [a: 1, b]\n", "n.0.a", "n: [{}, b]\n"),
    ):
        front_matter = reads(f"---\n{before}---\n", HUGO)
        assert text_after(front_matter, front_matter.delete(path)) == f"---\n{after}---\n"


@pytest.mark.parametrize(
    ("before", "path", "after"),
    [
        ("[a.b.c]\nx = 1\n", "a.b.c.x", "[a.b.c]\n"),
        ("[a]\nx = 1\n[b]\ny = 1\n", "a.x", "[a]\n[b]\ny = 1\n"),
        ("a.b.x = 1\n", "a.b.x", "a.b = {}\n"),
        ("[[r]]\nx = 1\n[[r]]\nx = 2\n", "r.0", "[[r]]\nx = 2\n"),
        ("[[r]]\nx = 1\n[[r]]\nx = 2\n", "r", ""),
        ("n = [1, 2, 3]\n", "n.0", "n = [2, 3]\n"),
    ],
)
def test_delete_in_tables(before: str, path: str, after: str) -> None:
    front_matter = reads(f"+++\n{before}+++\n文\n", HUGO)
    assert text_after(front_matter, front_matter.delete(path)) == f"+++\n{after}+++\n文\n"


@pytest.mark.parametrize(
    ("before", "path", "name", "after"),
    [
        ("---\n? n\n: 1\nk: 2\n---\n", "n", "q", "---\n? q\n: 1\nk: 2\n---\n"),
        ("---\n'n': 1\nk: 2\n---\n", "n", "q", "---\n'q': 1\nk: 2\n---\n"),
        ("+++\nt = {a = 1}\n+++\n", "t.a", "b", "+++\nt = {b = 1}\n+++\n"),
        ("+++\n[[r]]\n[r.m]\ny = 1\n+++\n", "r.0.m", "n", "+++\n[[r]]\n[r.n]\ny = 1\n+++\n"),
        ("+++\na.b.x = 1\nz = 1\n+++\n", "a.b", "q", "+++\na.q.x = 1\nz = 1\n+++\n"),
        ('{"n": {"a": 1}}\n', "n.a", "b", '{"n": {"b": 1}}\n'),
    ],
)
def test_rename(before: str, path: str, name: str, after: str) -> None:
    front_matter = reads(before, HUGO)
    assert text_after(front_matter, front_matter.rename(path, name)) == after


MOVES = [
    (
        "n: 1\nm:\n  a: # 注\n  - 'x'\n  - b # 尾\n",
        ("m.a", "p.q"),
        "n: 1\nm: {}\np:\n  q: # 注\n  - 'x'\n  - b # 尾\n",
    ),
    ("n: {a: 'x', b: 1}\n", ("n.a", "p.q"), "n: {b: 1}\np:\n  q: 'x'\n"),
    ("m:\n  - {a: 1}\n  - b\n", ("m.0.a", "x"), "m:\n  - {}\n  - b\nx: 1\n"),
    ("m:\n  - {a: 1}\n  - b\n", ("m.1", "x"), "m:\n  - {a: 1}\nx: b\n"),
    ("m: 1\n", ("m", "m"), "m: 1\n"),
    (
        "n: &x {a: 'x', b: 1}\nz: *x\n",
        ("z", "q.r"),
        "n: &x {a: 'x', b: 1}\nq:\n  r: *x\n",
    ),
]


@pytest.mark.parametrize("dialect", [HUGO, HEXO], ids=["hugo", "hexo"])
@pytest.mark.parametrize(("before", "paths", "after"), MOVES)
def test_move(dialect: FrontMatterDialect, before: str, paths: tuple[str, str], after: str) -> None:
    front_matter = reads(f"---\n{before}---\n", dialect)
    again = applied(front_matter, front_matter.move(*paths))
    assert again.source.text == f"---\n{after}---\n"
    assert again.get(paths[1]) == front_matter.get(paths[0])


@pytest.mark.parametrize(
    ("before", "paths", "after"),
    [
        ("a.b.x = 1\nz = 1\n", ("a.b", "q"), "a = {}\nz = 1\n\n[q]\nx = 1\n"),
        (
            "[a]\nb.x = 1\n[a.b.c]\ny = 1\n",
            ("a.b", "q"),
            "[a]\n\n[q]\nx = 1\n\n[q.c]\ny = 1\n",
        ),
        (
            "[a.b]\nx = 1\n[a.b.c]\ny = 1\n",
            ("a.b.c", "q.r"),
            "[a.b]\nx = 1\n[q.r]\ny = 1\n",
        ),
    ],
)
def test_move_of_tables(before: str, paths: tuple[str, str], after: str) -> None:
    front_matter = reads(f"+++\n{before}+++\n", HUGO)
    again = applied(front_matter, front_matter.move(*paths))
    assert again.source.text == f"+++\n{after}+++\n"
    assert again.get(paths[1]) == front_matter.get(paths[0])


REFUSED = [
    ("n: &x 1\nm: *x\n", "set", ("n", 2), "the key m would change too"),
    ("n: &x [1]\nm: *x\n", "set", ("m.1", 2), "m.1 would change an alias"),
    ("n: &x [1]\nm: *x\n", "delete", ("n",), "cannot be written here"),
    ("n: &x {a: 1}\nm: {<<: *x, c: 1}\n", "delete", ("m.a",), "is written elsewhere"),
    ("n: &x {a: 1}\nm: {<<: *x, c: 1}\n", "rename", ("m.a", "q"), "is written elsewhere"),
    ("k: &x a\n*x : 1\n", "rename", ("a", "b"), "the key is an alias"),
    ("n: 1\nk: 2\n", "rename", ("n", "k"), "the key k is already there"),
    ("n: [1]\n", "rename", ("n.0", "q"), "an item of a list has no key"),
    ("n: [1]\n", "rename", ("z", "q"), "nothing stands at z"),
    ("n: [1]\n", "delete", ("z",), "nothing stands at z"),
    ("n: [1]\n", "delete", ((),), "an empty path names nothing"),
    ("n: [1]\n", "set", ("n.5", 1), "the list has 1 items, no place 5"),
    ("n: 1\n", "set", ("n.a", 1), "a scalar stands there, no mapping"),
    ("n: 1\n", "set", ((), 1), "an empty path names nothing"),
    ("m: [1]\n", "move", ("m", "m.x"), "cannot be moved into itself"),
    ("n: 1\nm: [1]\n", "move", ("m.0", "n"), "something already stands at n"),
    ("n: &x {a: 1}\nz: *x\n", "move", ("n.a", "q"), "the key z would change too"),
    ("", "delete", ("k",), "nothing stands at k"),
]


@pytest.mark.parametrize("dialect", [HUGO, HEXO], ids=["hugo", "hexo"])
@pytest.mark.parametrize(("before", "verb", "given", "message"), REFUSED)
def test_refusals_say_why(
    dialect: FrontMatterDialect, before: str, verb: str, given: tuple[object, ...], message: str
) -> None:
    front_matter = reads(f"---\n{before}---\n", dialect)
    with pytest.raises(EditError, match=message):
        getattr(front_matter, verb)(*given)


def test_one_of_two_spellings_has_no_name_of_its_own() -> None:
    front_matter = reads("---\nN: 1\nn: 2\n---\n", HUGO)
    with pytest.raises(EditError, match="more than once"):
        front_matter.rename("n", "q")


@pytest.mark.parametrize(
    ("path", "value"), [("r", [{"x": 1}, {"x": 2}, 5]), ("r.1", 5), ("r", [{"x": 1}, 5])]
)
def test_an_array_of_tables_holds_only_tables(path: str, value: object) -> None:
    front_matter = reads("+++\n[[r]]\nx = 1\n[[r]]\nx = 2\n+++\n", HUGO)
    with pytest.raises(EditError, match="table"):
        front_matter.set(path, value)


@pytest.mark.parametrize(
    ("new", "count"),
    [
        ([number for number in range(1500) if number % 3], 500),
        (sorted([*range(1500), *(number + 0.5 for number in range(1500))]), 1500),
        ([number + 5000 if number % 2 else number for number in range(1, 1500)], 1500),
    ],
    ids=["fewer", "more", "others"],
)
def test_long_lists_change_by_items(new: list[float], count: int) -> None:
    numbers = ", ".join(map(str, range(1500)))
    front_matter = reads(f"+++\nn = [{numbers}]\n+++\n", HUGO)
    edits = front_matter.set("n", new)
    assert len(edits) == count
    again = applied(front_matter, edits)
    assert again.get("n") == tuple(new)
    assert again.source.text == f"+++\nn = [{', '.join(map(str, new))}]\n+++\n"
