"""Language tags, and the chains between them."""

from __future__ import annotations

import itertools

import opencc
import pytest

from newsdoc import convert
from newsdoc.errors import ConversionError
from newsdoc.script.engine import Recipe, converter
from newsdoc.script.front import renamed
from newsdoc.script.targets import Variety, config_varieties, parse_variety, recipe_for


@pytest.mark.parametrize(
    ("tag", "tag_of_variety"),
    [
        ("zh-Hans", "zh-Hans"), ("zh-hant", "zh-Hant"), ("zh-CN", "zh-CN"), ("zh_tw", "zh-TW"),
        ("zh-Hant-HK", "zh-HK"), ("ZH-MO", "zh-MO"), ("zh-sg", "zh-SG"), ("cmn-Hans", "zh-Hans"),
        ("yue-HK", "zh-HK"), ("zh-MY", "zh-SG"),
    ],
)  # fmt: skip
def test_tags_that_name_a_script(tag: str, tag_of_variety: str) -> None:
    variety = parse_variety(tag)
    assert variety is not None
    assert variety.tag == tag_of_variety


@pytest.mark.parametrize("tag", ["zh", "en", "ja-JP", "", "TW", "zh-419", "s2t", "zh-TW-x-a b"])
def test_tags_that_name_none(tag: str) -> None:
    assert parse_variety(tag) is None


@pytest.mark.parametrize(
    ("source", "target", "vocabulary", "config"),
    [
        ("zh-CN", "zh-TW", None, "s2twp"), ("zh-CN", "zh-TW", False, "s2tw"),
        ("zh-CN", "zh-HK", None, "s2hkp"), ("zh-CN", "zh-MO", False, "s2hk"),
        ("zh-CN", "zh-Hant", None, "s2t"), ("zh-TW", "zh-CN", None, "tw2sp"),
        ("zh-TW", "zh-Hans", None, "tw2s"), ("zh-TW", "zh-SG", None, "tw2s"),
        ("zh-HK", "zh-CN", None, "hk2sp"), ("zh-HK", "zh-CN", False, "hk2s"),
        ("zh-Hant", "zh-Hans", None, "t2s"), ("zh-TW", "zh-Hant", None, "tw2t"),
        ("zh-HK", "zh-Hant", None, "hk2t"), ("zh-Hant", "zh-TW", False, "t2tw"),
        ("zh-Hant", "zh-HK", False, "t2hk"),
    ],
)  # fmt: skip
def test_each_pair_goes_through_opencc_s_own_chain(
    source: str, target: str, vocabulary: bool | None, config: str
) -> None:
    text = "鼠标里面的著名头发，軟體裏面的線路為了麵包衛生"
    made = convert(text, target, source=source, vocabulary=vocabulary, punctuation=False)
    assert made == opencc.OpenCC(config).convert(text)


def test_between_traditional_regions_nothing_passes_through_simplified() -> None:
    assert convert("皇后在裡面用軟體", "zh-HK", source="zh-TW") == "皇后在裏面用軟件"
    assert convert("皇后在裏面用軟件", "zh-TW", source="zh-HK") == "皇后在裡面用軟體"
    assert convert("乾隆說，著名的計程車", "zh-HK", source="zh-TW", vocabulary=False) == (
        "乾隆説，著名的計程車"
    )


def test_nothing_to_do_is_nothing() -> None:
    tags = [Variety("Hant", "HK"), Variety("Hant", "MO")]
    for source, target in itertools.product(tags, tags):
        assert recipe_for(source, target, None) is None
    assert recipe_for(Variety("Hans", "CN"), Variety("Hans", "SG"), True) is None
    assert convert("软件", "zh-CN") == "软件"


def test_configurations_by_name_and_path() -> None:
    assert convert("“头发”", "s2twp") == "“頭髮”"
    assert convert("発展", "jp2t") == "發展"


@pytest.mark.parametrize("target", ["en", "zh", "", "s2xx", "klingon"])
def test_an_unknown_target_is_an_error_that_lists_the_known(target: str) -> None:
    with pytest.raises(ConversionError, match=r"zh-TW.*s2twp"):
        convert("头发", target)


def test_an_unknown_source_is_an_error() -> None:
    with pytest.raises(ConversionError, match="unknown source 'zh'"):
        convert("头发", "zh-TW", source="zh")


def test_every_recipe_can_be_loaded() -> None:
    varieties = [
        Variety("Hans"), Variety("Hans", "CN"), Variety("Hans", "SG"), Variety("Hant"),
        Variety("Hant", "TW"), Variety("Hant", "HK"), Variety("Hant", "MO"),
    ]  # fmt: skip
    for source, target in itertools.product(varieties, varieties):
        for vocabulary in (None, False, True):
            recipe = recipe_for(source, target, vocabulary)
            assert converter(recipe or Recipe("s2t"))("你好，ok") == "你好，ok"


def test_a_file_of_a_callers_own_tells_no_variety() -> None:
    assert config_varieties("mine.json") == (None, None)
    assert config_varieties("jp2t") == (None, Variety("Hant"))


def test_a_tag_that_names_the_target_already_stays() -> None:
    assert renamed("zh-CN", Variety("Hans"), Variety("Hans", "CN")) is None
    assert renamed("zh-Hans", Variety("Hans"), Variety("Hans")) is None
    assert renamed("zh-CN", Variety("Hans"), Variety("Hans", "SG")) == "zh-SG"
