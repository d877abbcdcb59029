"""Edits where the notation's own marks are in the way: commas, brackets, headers, comments.

Each row is what stands between the fences, the path, the new value, and what must stand there
then, to the letter.
"""

from __future__ import annotations

import pytest

from newsdoc import EditError
from newsdoc.frontmatter import DELETE, HEXO, HUGO, FrontMatterDialect, change_values
from newsdoc.frontmatter.agreement import agrees
from newsdoc.frontmatter.emit import as_value
from newsdoc.limits import MAX_DEPTH
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

X = "m: &x {a: 1}\n"

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
    # A merge key stays where all that it brings does.
    (f"{X}n: {{<<: *x, b: 2}}\n", "n", {"a": 1, "b": 3}, f"{X}n: {{<<: *x, b: 3}}\n"),
    (f"{X}n: {{<<: *x, b: 2}}\n", "n", {"a": 1, "c": 3}, f"{X}n: {{<<: *x, c: 3}}\n"),
    (f"{X}n: {{<<: *x, b: 2}}\n", "n", {"a": 1}, f"{X}n: {{<<: *x}}\n"),
    (f"{X}n: {{<<: *x, b: 2}}\n", "n", {"b": 3}, f"{X}n: {{b: 3}}\n"),
    (f"{X}n: {{<<: *x, b: 2}}\n", "n", {"a": 2, "b": 2}, f"{X}n: {{<<: *x, b: 2, a: 2}}\n"),
    (f"{X}n: {{<<: *x, b: 2}}\n", "n", {"q": 1}, f"{X}n:\n  q: 1\n"),
    (f"{X}n: {{<<: *x, a: 2}}\n", "n", {"b": 1}, f"{X}n:\n  b: 1\n"),
    (f"{X}n: {{<<: *x, a: 2}}\n", "n", {"a": 3, "b": 1}, f"{X}n: {{<<: *x, a: 3, b: 1}}\n"),
    (f"{X}n:\n  <<: *x\n  b: 2\n", "n", {"a": 1, "c": 3}, f"{X}n:\n  <<: *x\n  c: 3\n"),
    (f"{X}n:\n  <<: *x\n  b: 2\n", "n", {"b": 2, "c": 3}, f"{X}n:\n  b: 2\n  c: 3\n"),
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
    ("n:\n  - a: 1\n    # 注\n    b: 2\n", ("n", 0, "a"), "n:\n  -\n    # 注\n    b: 2\n"),
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
    ("n: [1]\n", "set", (("n", 10**5000), 1), "so high a number"),
    ("n: [1]\n", "set", (("n", -(10**5000)), 1), "so high a number"),
    ("n: [1]\n", "set", ((10**5000,), 1), "so high a number"),
    ("n: [1]\n", "delete", (("n", 10**5000),), "so high a number"),
    ("n: [1]\n", "rename", (("n", 10**5000), "q"), "so high a number"),
    ("n: [1]\n", "move", ("n", ("m", 10**5000)), "so high a number"),
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


@pytest.mark.parametrize(
    ("dialect", "after"), [(HUGO, "n: {a: 5}\n"), (HEXO, "n: {a: 5, <<: *x}\n")]
)
def test_a_merge_key_that_hides_a_key_goes(dialect: FrontMatterDialect, after: str) -> None:
    # Of two, goccy takes the later one and js-yaml the mapping's own.
    before = f"---\n{X}n: {{a: 2, <<: *x}}\n---\n文\n"
    check_set(dialect, before, "n", {"a": 5}, f"---\n{X}{after}---\n文\n")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a:\n-\nb:\n-\n", "c: 1\na:\n-\nb:\n-\n"),
        ("a:\n-\nb: 1\n", "c: 1\na:\n-\nb: 1\n"),
        ("a:\n- 1\nb:\n-\n", "a:\n- 1\nc: 1\nb:\n-\n"),
        ("a:\n- b: 1\n", "a:\n- b: 1\nc: 1\n"),
        ("a:\n  -\n", "a:\n  -\nc: 1\n"),
    ],
)
def test_a_new_key_goes_before_an_empty_dash_that_would_take_it(before: str, after: str) -> None:
    check_set(HUGO, f"---\n{before}---\n文\n", "c", 1, f"---\n{after}---\n文\n")


# A file without keys, and what it says once `k` is 1.
STARTS = [
    (HUGO, "---\n---", "---\nk: 1\n---"),
    (HUGO, "+++\r\n+++\r\n文", "+++\r\nk = 1\r\n+++\r\n文"),
    (HUGO, "---\r---\r文", "---\rk: 1\r---\r文"),
    (HUGO, "--- \n---\n文", "--- \nk: 1\n---\n文"),
    (HUGO, "---\n# 注\n---", "---\n# 注\nk: 1\n---"),
    (HUGO, "--- # 注\n---\n文", "--- # 注\nk: 1\n---\n文"),
    (HUGO, "{}\n文", '{"k": 1}\n文'),
    (HUGO, "{\n}\n文", '{\n  "k": 1\n}\n文'),
    (HUGO, "文\r", "---\rk: 1\r---\r文\r"),
    # Hexo takes no lone CR for a line end, and empty fences for text.
    (HEXO, "文\r", "---\nk: 1\n---\n文\r"),
    (HEXO, "---\n\n---\n文", "---\nk: 1\n---\n---\n\n---\n文"),
    (HEXO, "", "---\nk: 1\n---\n"),
]


@pytest.mark.parametrize(("dialect", "before", "after"), STARTS)
def test_the_first_key(dialect: FrontMatterDialect, before: str, after: str) -> None:
    front_matter = reads(before, dialect)
    assert front_matter.values == {}
    again = reads(front_matter.source.apply(front_matter.set("k", 1)).text, dialect)
    assert again.source.text == after
    assert again.values == {"k": 1}


# A file whose only key is `a`, and what is left without it.
CLEARED = [
    (HUGO, "---\n{a: 1}\n---\n文", "---\n{}\n---\n文"),
    (HEXO, "---\n{a: 1}\n---\n文", "---\n{}\n---\n文"),
    (HUGO, "---\na: 1\n---", "---\n---"),
    (HEXO, "---\na: 1\n---", ""),
    (HUGO, "---\n# 一\na: 1\n# 二\n---\n文\n", "---\n# 一\n# 二\n---\n文\n"),
    (HEXO, "---\n# 一\na: 1\n# 二\n---\n文\n", "---\n# 一\n{}\n# 二\n---\n文\n"),
    # Without its own fences, the body of this one would be taken for front matter.
    (HEXO, "---\na: 1\n---\n---\nb: 1\n---\n", "---\n{}\n---\n---\nb: 1\n---\n"),
    (HEXO, '"a": 1\n;;;\n文', "文"),
    (HUGO, '{"a": 1}\n文', "{}\n文"),
    (HUGO, "#+A: 甲\n\n文\n", "\n文\n"),
]


@pytest.mark.parametrize(("dialect", "before", "after"), CLEARED)
def test_the_last_key(dialect: FrontMatterDialect, before: str, after: str) -> None:
    front_matter = reads(before, dialect)
    again = reads(front_matter.source.apply(front_matter.delete("a")).text, dialect)
    assert again.source.text == after
    assert again.values == {}


ORG = "#+TITLE: 甲\n#+TAGS[]: 甲 乙\n\n文\n"


@pytest.mark.parametrize(
    ("verb", "given", "after"),
    [
        ("set", ("tags", ["甲"]), "#+TITLE: 甲\n#+TAGS[]: 甲\n\n文\n"),
        ("set", ("tags.0", "丙"), "#+TITLE: 甲\n#+TAGS[]: 丙 乙\n\n文\n"),
        ("set", ("tags.2", "丙"), "#+TITLE: 甲\n#+TAGS[]: 甲 乙 丙\n\n文\n"),
        ("delete", ("tags.0",), "#+TITLE: 甲\n#+TAGS[]: 乙\n\n文\n"),
        ("rename", ("tags", "labels"), "#+TITLE: 甲\n#+LABELS[]: 甲 乙\n\n文\n"),
        ("move", ("tags.0", "x"), "#+TITLE: 甲\n#+TAGS[]: 乙\n#+X: 甲\n\n文\n"),
    ],
)
def test_items_of_org_keywords(verb: str, given: tuple[object, ...], after: str) -> None:
    front_matter = reads(ORG, HUGO)
    assert text_after(front_matter, getattr(front_matter, verb)(*given)) == after


@pytest.mark.parametrize(
    ("verb", "given", "message"),
    [
        ("set", ("tags.0.x", "丙"), "a scalar stands there"),
        ("rename", ("tags.0", "x"), "an item of a list has no key"),
        ("move", ("tags", "x.y"), "no mappings and no lists in lists"),
    ],
)
def test_what_org_keywords_cannot_hold(verb: str, given: tuple[object, ...], message: str) -> None:
    front_matter = reads(ORG, HUGO)
    with pytest.raises(EditError, match=message):
        getattr(front_matter, verb)(*given)


SEVERAL: list[tuple[str, dict[str | Path, object], str]] = [
    ("a: 1\nb: 2\n", {"a": DELETE, "c": 1}, "b: 2\nc: 1\n"),
    (
        "a: &x 1\nb: *x\nc: 1\n",
        {"c": 3, "d": "甲\n乙"},
        "a: &x 1\nb: *x\nc: 3\nd: |-\n  甲\n  乙\n",
    ),
    ("a: 1\nb: 2\n", {"z": DELETE}, "a: 1\nb: 2\n"),
    ("a: 1\nb: 2\n", {}, "a: 1\nb: 2\n"),
    ("a: 1\nb: 2\n", {"a": {"x": 1}, "a.y": 2}, "a:\n  x: 1\n  y: 2\nb: 2\n"),
    (
        "a: 1\nb: 2\n",
        {"b": "甲\u2028乙", "e": "\t\x85"},
        'a: 1\nb: "甲\\u2028乙"\ne: "\\t\\u0085"\n',
    ),
    (
        "? a\n: 1\nb: >\n  x\n",
        {"a": "甲\n乙", "b": "a: b # c\n\n d", "c": {"x": ["y"]}},
        "? a\n: |-\n    甲\n    乙\nb: |-\n  a: b # c\n\n   d\nc:\n  x:\n    - y\n",
    ),
]


@pytest.mark.parametrize("dialect", [HUGO, HEXO], ids=["hugo", "hexo"])
@pytest.mark.parametrize(("before", "changes", "after"), SEVERAL)
def test_several_changes(
    dialect: FrontMatterDialect, before: str, changes: dict[str | Path, object], after: str
) -> None:
    front_matter = reads(f"---\n{before}---\n文\n", dialect)
    again = applied(front_matter, change_values(front_matter, changes))
    assert again.source.text == f"---\n{after}---\n文\n"
    for path, value in changes.items():
        if value is not DELETE and f"{path}.y" not in changes:
            assert plain(again.get(path)) == value


@pytest.mark.parametrize(
    ("dialect", "text", "changes", "message"),
    [
        (HUGO, "---\na: &x 1\nb: *x\n---\n", {"a": 2, "c": 3}, "the key b would change too"),
        (HUGO, "---\na: 1\nb: 2\n---\n", {"a.x": 1, "b": 1}, "a scalar stands there"),
        (HUGO, "+++\na = 1\n+++\n", {"a": 2, "c": "\ud800"}, "lone surrogate"),
        (HUGO, "+++\na = 1\n+++\n", {"a": 2, "c": None}, "null"),
    ],
)
def test_several_changes_are_refused_as_one(
    dialect: FrontMatterDialect, text: str, changes: dict[str | Path, object], message: str
) -> None:
    with pytest.raises(EditError, match=message):
        change_values(reads(text, dialect), changes)


@pytest.mark.parametrize("dialect", [HUGO, HEXO], ids=["hugo", "hexo"])
def test_a_value_that_is_nested_too_deeply_is_refused(dialect: FrontMatterDialect) -> None:
    value: object = 1
    for _ in range(MAX_DEPTH):
        value = [value]
    front_matter = reads("---\na: 1\n---\n文\n", dialect)
    with pytest.raises(EditError, match="nested deeper"):
        front_matter.set("a", value)


@pytest.mark.parametrize("text", ["---\na: 1\n---\n", "+++\na = 1\n+++\n", '{"a": 1}\n'])
@pytest.mark.parametrize("value", [10**5000, [-(10**5000)]], ids=["alone", "in a list"])
def test_an_integer_that_nothing_could_write_is_refused(text: str, value: object) -> None:
    with pytest.raises(EditError, match="over 4000 digits"):
        reads(text, HUGO).set("a", value)


def test_the_mark_of_a_key_that_goes_says_its_name() -> None:
    assert repr(DELETE) == "DELETE"


@pytest.mark.parametrize(("dialect", "left"), [(HUGO, ""), (HEXO, "{} # 甲\n")])
def test_comments_between_keys_stay_when_all_keys_go(
    dialect: FrontMatterDialect, left: str
) -> None:
    front_matter = reads("---\na: [1] # 甲\n# 注\nb: 2\n# 注二\nc:\n  - x\n---\n文\n", dialect)
    edits = change_values(front_matter, {"a": DELETE, "b": DELETE, "c": DELETE})
    after = text_after(front_matter, edits)
    assert after == f"---\n{left}# 注\n# 注二\n---\n文\n"
