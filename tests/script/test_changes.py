"""Every change has a place, a rule, and says whether a person should look at it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import newsdoc
from newsdoc import Article


def convert(body: str, target: str = "zh-TW", **options: object) -> tuple[Article, Article]:
    article = newsdoc.loads(f"---\ntitle: t\n---\n{body}\n", schema="hexo", timezone="UTC")
    return article, article.convert(target, source="zh-CN", **options)  # type: ignore[arg-type]  # a test passes options on


def listed(made: Article) -> list[tuple[str, str, str]]:
    return [(change.rule, change.before, change.after) for change in made.changes]


def check_places(article: Article, made: Article) -> None:
    old, new = article.source_text.text, made.source_text.text
    at = 0
    for change in made.changes:
        assert old[change.span.start : change.span.end] == change.before
        assert new[change.new_span.start : change.new_span.end] == change.after
        assert change.before != change.after
        assert change.span.start >= at
        at = change.span.end


def test_rules() -> None:
    article, made = convert("特朗普的头发，软件和U盘，里面“这个算法”", glossary={"特朗普": "川普"})
    assert listed(made) == [
        ("glossary", "特朗普", "川普"),
        ("phrase", "头发", "頭髮"),
        ("vocabulary", "软件", "軟體"),
        ("vocabulary", "U盘", "隨身碟"),
        ("character", "里", "裡"),
        ("punctuation", "“", "「"),
        ("character", "这", "這"),
        ("character", "个", "個"),
        ("vocabulary", "算法", "演算法"),
        ("punctuation", "”", "」"),
    ]
    check_places(article, made)


def test_what_is_ambiguous() -> None:
    _, made = convert("皇后在里。后天，头发，干")
    unsure = {change.before: change.alternatives for change in made.changes if change.ambiguous}
    assert unsure["里"] == ("裏", "里", "哩")
    assert "头发" not in unsure
    assert set(unsure) <= {"里", "干", "后"}


def test_words_across_markup_are_ambiguous_and_told() -> None:
    _, made = convert("头**发**很长")
    assert [(c.before, c.ambiguous) for c in made.changes][:2] == [("头", True), ("发", True)]
    notes = [note for note in made.diagnostics if note.code == "script-ambiguous"]
    assert len(notes) == 1


def test_a_summary_by_term() -> None:
    conversion = convert("软件软件，软件和头发")[1].conversion
    assert conversion is not None
    first = conversion.summary[0]
    assert (first.before, first.after, first.rule, first.count) == ("软件", "軟體", "vocabulary", 3)


def test_back_to_simplified() -> None:
    article = newsdoc.loads("---\ntitle: 頭髮\n---\n這個軟體和印表機\n", schema="hexo")
    made = article.convert("zh-CN")
    check_places(article, made)
    assert ("vocabulary", "軟體", "软件") in listed(made)


def test_no_process_and_no_cost_before_it_is_asked_for() -> None:
    conversion = convert("软件")[1].conversion
    assert conversion is not None
    assert "changes" not in vars(conversion)


_PIECES = st.sampled_from(
    [
        "头",
        "发",
        "软件",
        "U盘",
        "算法",
        "只有",
        "变换",
        "“",
        "”",
        "**",
        "`x`",
        "\n",
        "，",
        "a ",
        "&amp;",
    ]
)


@given(st.lists(_PIECES, max_size=14), st.sampled_from(["zh-TW", "zh-HK", "zh-Hant"]))
def test_places_of_whatever_is_written(pieces: list[str], target: str) -> None:
    article, made = convert("软" + "".join(pieces), target)
    check_places(article, made)
    kinds = [node.type for node in article.body.walk()]
    assert [node.type for node in made.body.walk()] == kinds


@pytest.mark.parametrize("text", ["软" * 5000, "算法" * 3000, "软件，" * 3000])
def test_long_texts(text: str) -> None:
    article, made = convert(text)
    check_places(article, made)


def test_a_word_does_not_lend_its_rule_to_its_neighbours() -> None:
    article = newsdoc.loads("---\ntitle: t\n---\n软件干燥，很干。皇后\n", schema="hexo")
    made = article.convert("zh-TW", source="zh-CN", glossary={"皇后": "女王"})
    assert [(change.before, change.after, change.rule) for change in made.changes] == [
        ("软件", "軟體", "vocabulary"),
        ("干燥", "乾燥", "phrase"),
        ("干", "乾", "phrase"),
        ("皇后", "女王", "glossary"),
    ]
