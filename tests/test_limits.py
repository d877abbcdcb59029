"""Every limit of `newsdoc.limits`: what just keeps it is read, what passes it is told clearly."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

import newsdoc
from newsdoc import FrontMatterError, LimitError, limits, markdown
from tests.support import ROOT, depth_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def post(front: str, body: str = "") -> str:
    return f"---\n{front}\n---\n{body}"


def test_bytes_of_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "large.md"
    with path.open("wb") as file:
        file.truncate(limits.MAX_BYTES + 1)
    with pytest.raises(LimitError, match="larger") as caught:
        newsdoc.load(path)
    assert caught.value.path == str(path)
    (result,) = newsdoc.read(path)
    assert isinstance(result.error, LimitError)
    monkeypatch.setattr("newsdoc.source.MAX_BYTES", 20)
    for text in ("頭" * 7, b"x" * 21):
        with pytest.raises(LimitError):
            newsdoc.loads(text)
    assert newsdoc.loads("x" * 20).body_text == "x" * 20


DEEP: dict[str, Callable[[int], str]] = {
    "flow": lambda depth: post(f"a: {'[' * depth}{']' * depth}"),
    "block": lambda depth: post("\n".join(f"{' ' * at}a:" for at in range(depth)) + " 1"),
    "toml": lambda depth: f"+++\na = {'[' * depth}{']' * depth}\n+++\n",
    "json": lambda depth: '{"a": ' + "[" * depth + "]" * depth + "}\n",
}


@pytest.mark.parametrize("kind", DEEP)
@pytest.mark.parametrize("schema", ["hugo", "hexo"])
def test_levels_of_front_matter(kind: str, schema: str) -> None:
    if kind in {"toml", "json"} and schema == "hexo":
        schema = "hugo"  # Hexo has no such front matter
    assert newsdoc.loads(DEEP[kind](limits.MAX_DEPTH - 2), schema=schema).extra
    with pytest.raises((LimitError, FrontMatterError), match=str(limits.MAX_DEPTH)) as caught:
        newsdoc.loads(DEEP[kind](limits.MAX_DEPTH + 2), schema=schema)
    assert caught.value.line
    assert caught.value.column


@pytest.mark.parametrize("schema", ["hugo", "hexo"])
def test_values_that_aliases_add(schema: str) -> None:
    of_a_thousand = f"a: &a [{', '.join('x' * 999)}]\nb: ["
    few = post(of_a_thousand + ", ".join(["*a"] * 99) + "]")
    read = newsdoc.loads(few, schema=schema).extra["b"]
    assert isinstance(read, tuple)
    assert len(read) == 99
    many = post(of_a_thousand + ", ".join(["*a"] * 101) + "]")
    with pytest.raises(LimitError, match=str(limits.MAX_ALIAS_NODES)) as caught:
        newsdoc.loads(many, schema=schema)
    assert caught.value.line == 3


@pytest.mark.parametrize("schema", ["hugo", "hexo"])
@pytest.mark.parametrize("form", ["{{x: *a{}}}", "[*a{}]"])
def test_levels_that_aliases_add(schema: str, form: str) -> None:
    def chain(levels: int) -> str:
        lines = [
            "a0: &a0 [x]",
            *(f"a{at}: &a{at} {form.format(at - 1)}" for at in range(1, levels)),
        ]
        return post("\n".join(lines))

    assert newsdoc.loads(chain(limits.MAX_DEPTH - 4), schema=schema).extra["a1"]
    for levels in (limits.MAX_DEPTH + 2, 440):
        with pytest.raises(LimitError, match=str(limits.MAX_DEPTH)) as caught:
            newsdoc.loads(chain(levels), schema=schema)
        assert caught.value.line
        assert caught.value.column


def test_keys_that_merges_bring_in() -> None:
    keys = ", ".join(f"k{number}: 1" for number in range(2_500))
    base = f"a: &a {{{keys}}}\n"
    merges = "".join(f"b{number}: {{<<: *a}}\n" for number in range(5))
    assert newsdoc.loads(post(base + merges[: merges.index("b3")]), schema="hexo").extra["b2"]
    with pytest.raises(FrontMatterError, match=str(limits.MAX_MERGED_KEYS)) as caught:
        newsdoc.loads(post(base + merges), schema="hexo")
    assert caught.value.line


def test_mappings_of_one_merge() -> None:
    def merge(count: int) -> str:
        return post(f"a: &a {{x: 1}}\nb: {{<<: [{', '.join(['*a'] * count)}]}}")

    assert newsdoc.loads(merge(limits.MAX_MERGE_LIST), schema="hexo").extra["b"]
    with pytest.raises(FrontMatterError) as caught:
        newsdoc.loads(merge(limits.MAX_MERGE_LIST + 1), schema="hexo")
    assert caught.value.line == 3


def told(text: str) -> set[str]:
    article = newsdoc.loads(post("title: a", text), schema="hugo")
    assert newsdoc.dumps(article).endswith(text)
    _ = article.body
    return {one.code for one in article.diagnostics}


def test_containers_of_a_body() -> None:
    fits = markdown.parse("> " * limits.MAX_NESTING + "x\n")
    assert depth_of(fits) == limits.MAX_NESTING + 2
    assert depth_of(markdown.parse("> " * (limits.MAX_NESTING + 50) + "x\n")) <= depth_of(fits)


def test_emphasis_in_emphasis() -> None:
    deep = "*a _b " * 100 + "x" + "_ c*" * 100
    root = markdown.parse(deep)
    assert depth_of(root) <= limits.MAX_INLINE_NESTING + 2
    assert root.text().count("x") == 1


def test_tags_inside_each_other() -> None:
    def nested(depth: int) -> str:
        return "{{% a %}}\n" * depth + "**x**\n" + "{{% /a %}}\n" * depth

    fits = newsdoc.loads(post("title: a", nested(limits.MAX_TAG_NESTING)), schema="hugo")
    assert list(fits.body.find_all(newsdoc.Strong))
    deep = newsdoc.loads(post("title: a", nested(limits.MAX_TAG_NESTING + 2)), schema="hugo")
    assert not list(deep.body.find_all(newsdoc.Strong))
    assert "tags-too-deep" in {one.code for one in deep.body.diagnostics}


def test_brackets_in_a_selector() -> None:
    def selector(depth: int) -> str:
        return ":not(" * depth + "text" + ")" * depth

    root = markdown.parse("x\n")
    root.select(selector(limits.MAX_SELECTOR_DEPTH - 1))
    with pytest.raises(ValueError, match="cannot read the selector"):
        root.select(selector(limits.MAX_SELECTOR_DEPTH + 1))


def test_all_limits_are_documented() -> None:
    text = (ROOT / "docs" / "security.md").read_text("utf-8")
    rows = " ".join(re.findall(r"^\|.*\|$", text, re.MULTILINE)).replace(",", "")
    numbers = set(re.findall(r"\d+", rows)) | {str(64 * 1024 * 1024)}
    inner = {"MAX_HOOKED_TAGS"}
    for name in set(limits.__all__) - inner:
        assert str(getattr(limits, name)) in numbers, name
