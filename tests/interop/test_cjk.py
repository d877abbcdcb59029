"""Emphasis beside Chinese, Japanese and Korean text, as the published implementations read it."""

from __future__ import annotations

import json
import re
import unicodedata
from dataclasses import replace

import pytest

from newsdoc.markdown import COMMONMARK, parse
from newsdoc.markdown import nodes as n
from tests.interop.node import run_script
from tests.markdown.documents import CJK_PARTS, random_texts
from tests.markdown.test_mdast_interop import compare

pytestmark = [pytest.mark.timeout(600), pytest.mark.usefixtures("real_node")]

FRIENDLY = replace(COMMONMARK, cjk_friendly=True)
WORDS = (
    *(
        "新聞",
        "灯",
        "カ",
        "ー",
        "・",
        "한국",
        "ｶ",
        "：",
        "．",
        "〜",
        "䷀",
        "\U0001d300",
        "\u2329",
        "b1",
    ),
    *(
        "👩‍🚀",
        "🇯🇵",
        "❤\ufe0f",
        "＊",
        "￥",
        "￦",
        "\u1160",
        "\ud7b0",
        "葛\U000e0100",
        "㊙",
        "🀄",
        "〰",
    ),
)
# What became wide or was added after Unicode 14, the version that Python 3.11 knows.
RECENT = "䷀䷿☰☷⚊⚏\U0001d300\U0001d356\U0001d360\U0001d376\U0002ebf0\u31ef"


def _shown(node: n.Node) -> str:
    """Write a node as the oracle does: `*(…)` for emphasis, `**(…)` for strong emphasis."""
    if isinstance(node, n.Text):
        return node.value
    inside = "".join(_shown(child) for child in node.children)
    if isinstance(node, n.Emphasis | n.Strong):
        return f"{'*' if isinstance(node, n.Emphasis) else '**'}({inside})"
    return inside


def test_random_text_as_markdown_it_reads_it() -> None:
    parts = tuple(part for part in CJK_PARTS + WORDS if part not in ("~", "~~"))
    # Runs of three are paired by an order of its own; blanks at the edges are the paragraph's.
    texts = [
        text
        for text in random_texts(parts, 6000, seed=17, longest=12)
        if not re.search(r"\*{3}|_{3}|^[\s*_]|\s$", text)
    ]
    assert len(texts) > 2000
    job = json.dumps({"texts": texts, "cjk": True})
    theirs = [
        json.loads(line) for line in run_script("emphasis_oracle.mjs", job).split("\n") if line
    ]
    ours = [_shown(parse(text, dialect=FRIENDLY)) for text in texts]
    wrong = [found for found in zip(texts, ours, theirs, strict=True) if found[1] != found[2]]
    assert not wrong, wrong[:5]


def test_random_text_as_micromark_reads_it() -> None:
    parts = tuple(part for part in CJK_PARTS + WORDS if part not in ("~", "~~"))
    compare(random_texts(parts, 3000, seed=23, longest=12), FRIENDLY, gfm=False, cjk=True)


def test_every_kind_of_character() -> None:
    # Characters that every version of Python and of Node knows.
    known = (chr(code) for code in range(0xA1, 0x2FFFF, 13))
    wanted = [char for char in known if unicodedata.ucd_3_2_0.category(char) not in ("Cn", "Cs")]
    lines = [
        f"a**{char}**a 甲**{char}**甲 a**b{char}**甲 甲_{char}b_a" for char in (*wanted, *RECENT)
    ]
    assert len(lines) > 3000
    texts = ["\n\n".join(lines[at : at + 40]) for at in range(0, len(lines), 40)]
    compare(texts, FRIENDLY, gfm=False, cjk=True)
