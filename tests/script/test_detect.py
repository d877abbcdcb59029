"""Which script a text is in."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from newsdoc import detect_script
from newsdoc.script import characters, merge_guesses


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
    "text",
    [
        "我の日记",
        "今日の分享",
        "小明の博客",
        "週末の隨筆",
        "深夜の食堂",
        "中文 の 博客",
        "任天堂スイッチ发布会",
        "ポケモンカード购买指南",
        "推荐一款耳机：ソニー WH-1000XM5，降噪效果非常好。",
        "日語裡「たべる」是吃的意思，「のむ」是喝的意思，兩個詞都是動詞。",
        "君が笑うと世界が変わる\n你一笑世界就變了\n忘れないでこの場所を\n請不要忘記這個地方",
        "歌词：桜の花が散る頃に、君を想う。\n樱花散落的时候，我想起你。这首歌我每年春天都会听很多遍。",
        "防彈少年團（방탄소년단）下個月要來開演唱會，門票已經賣完了。",
        "韩语的「안녕하세요」就是你好。",
        "我最喜欢방탄소년단的新歌",
    ],
)
def test_chinese_that_quotes_names_or_adorns_itself_stays_chinese(text: str) -> None:
    assert detect_script(text).language == "zh"


@pytest.mark.parametrize(
    "text",
    [
        "綺麗な花が咲いた",
        "憂鬱な月曜日",
        "躊躇う彼女の横顔",
        "薔薇の名前を読む",
        "中国語の「这是什么」は日本語で「これは何ですか」という意味です。",
        "この記事では簡体字（简体字）と繁体字（繁體字）の違いを説明する。",
        "弊社は、令和六年度株主総会招集通知の電子提供措置事項を掲載する。",
    ],
)
def test_japanese_with_rare_characters_or_chinese_words_stays_japanese(text: str) -> None:
    assert detect_script(text).language == "ja"


@pytest.mark.parametrize(
    "text",
    [
        "政府는 豫算案을 國會에 提出하였다.",
        "北核 實驗 對備 韓美 會談 開始한다",
        "大韓民國의 主權은 國民에게 있다",
        '나는 中國語 "我愛你"를 배웠다',
    ],
)
def test_korean_with_hanja_is_korean(text: str) -> None:
    assert detect_script(text).language == "ko"


def test_rare_characters_beyond_the_first_plane_decide_too() -> None:
    rare = next(char for char in characters.SIMPLIFIED if char > "\uffff")
    assert detect_script(rare).characters == ((rare, 1),)
    assert detect_script("\U0002ffff").script is None


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
