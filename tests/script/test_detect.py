"""Which script a text is in."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from newsdoc import detect_script
from newsdoc.script import merge_guesses


@pytest.mark.parametrize(
    "text",
    ["日本語の本", "東京駅の時刻表", "会社概要と沿革", "来年度予算案の審議", "台風接近に伴う休業"],
)
def test_a_little_kana_among_everyday_characters_is_japanese(text: str) -> None:
    guess = detect_script(text)
    assert (guess.language, guess.script) == ("ja", None)


@pytest.mark.parametrize(
    ("text", "script"),
    [
        ("快樂の生活", "Hant"),
        ("我们の故事", "Hans"),
        ("台灣の夜市小吃", "Hant"),
        ("電腦維修の心得", "Hant"),
        ("电脑维修の心得", "Hans"),
        ("本文介绍日语单词「ありがとう」的用法，以及怎么在不同的场合使用它。", "Hans"),
    ],
)
def test_chinese_with_some_kana_stays_chinese(text: str, script: str) -> None:
    guess = detect_script(text)
    assert (guess.language, guess.script) == ("zh", script)


@pytest.mark.parametrize(
    ("text", "script", "language"),
    [
        ("这个软件发布了新版本", "Hans", "zh"),
        ("這個軟體發布了新版本", "Hant", "zh"),
        ("皇后在里面", None, "zh"),
        ("plain English", None, None),
        ("", None, None),
        ("日本語のテキストを書いています", None, "ja"),
        ("国会は予算を可決した。", None, "ja"),
        ("한국어 文章입니다", None, "ko"),
        ("这是简体，這是繁體", "mixed", "zh"),
        ("这家店叫优の良品，发布了很多新产品", "Hans", "zh"),
    ],
)
def test_texts(text: str, script: str | None, language: str | None) -> None:
    guess = detect_script(text)
    assert (guess.script, guess.language) == (script, language)


def test_a_quotation_in_the_other_script_does_not_decide() -> None:
    text = "这个软件发布了新版本，说明书里还没有写清楚怎么用。" * 4 + "原文是「軟體」。"
    guess = detect_script(text)
    assert guess.script == "Hans"
    assert guess.confidence > 0.8
    assert dict(guess.characters)["软"] == 4
    assert guess.deciding == guess.simplified + guess.traditional


def test_regions() -> None:
    assert detect_script("這裡面的著作說明啟動").region == "TW"
    assert detect_script("這裏面的羣衆説明啓動").region == "HK"
    assert detect_script("這個軟件發布").region is None
    assert detect_script("这个软件").region == "CN"


def test_confidence_grows_with_the_evidence() -> None:
    little, much = detect_script("头"), detect_script("头发软件发布说明" * 5)
    assert 0 < little.confidence < much.confidence <= 1


def test_a_site_is_the_sum_of_its_texts() -> None:
    texts = [
        "这个软件发布了",
        "這個軟體",
        "plain",
        "日本語のテキスト",
        "说明书里还没有写怎么用的软件",
    ]
    guess = merge_guesses(map(detect_script, texts))
    assert guess.script == "mixed"
    assert guess.traditional == 4
    assert merge_guesses([]).script is None
    assert merge_guesses([detect_script("日本語のテキスト")]).language == "ja"


@pytest.mark.newest
def test_the_table_is_the_one_that_the_installed_opencc_gives() -> None:
    root = Path(__file__).parent.parent.parent
    code = "import script_characters as s; print(s.TARGET.read_text('utf-8') == s.module())"
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=root / "tools",
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == "True"
