"""Bold text that shows its asterisks."""

from __future__ import annotations

from dataclasses import replace

import pytest

from newsdoc.markdown import parse
from newsdoc.markdown.dialect import GFM
from newsdoc.markdown.emphasis import emphasis_diagnostics


def found(text: str) -> list[str]:
    spans = [diagnostic.span for diagnostic in emphasis_diagnostics(parse(text))]
    return [span.slice(text) for span in spans if span]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("他说**“重要”**的话", ["**“重要”**"]),
        ("**中文（括号）**后面，**正常**的", ["**中文（括号）**"]),
        ("**开头：**后面", ["**开头：**"]),
        ("> - 引文**《书名》**里", ["**《书名》**"]),
        ("这是** 粗体 **吗", ["** 粗体 **"]),
        ("这是**粗体 **吗", ["**粗体 **"]),
        ("字*“斜”*字", ["*“斜”*"]),
        ("新加** `v-model` 指令**，", ["** `v-model` 指令**"]),
        ("> 見[這裡](/a)** [甲](/乙) 節**。\n", ["** [甲](/乙) 節**"]),
        ("[**粗 **](/a)", ["**粗 **"]),
    ],
)
def test_what_is_not_shown(text: str, expected: list[str]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "**粗体**和*斜体*",
        "他说 **“重要”** 的话",
        "a ** b ** c",
        "甲 ** `2` = 乙",
        "**粗** 和 `x` 及 **字**",
        "1 * 2 * 3",
        "`**“码”**的`",
        r"\*\*“字”\*\*的",
        "snake_case_name",
        "```\n**“码”**的\n```",
    ],
)
def test_what_is_fine(text: str) -> None:
    assert found(text) == []


def test_diagnostics_say_what_to_do() -> None:
    (diagnostic,) = emphasis_diagnostics(parse("他说**“重要”**的话"))
    assert diagnostic.code == "emphasis-not-shown"
    assert "“重要”" in diagnostic.message
    assert diagnostic.hint


def test_friendly_dialects_show_it() -> None:
    root = parse("他说**“重要”**的话", dialect=replace(GFM, cjk_friendly=True))
    assert emphasis_diagnostics(root) == ()
