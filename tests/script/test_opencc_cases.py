"""OpenCC's own regression cases: the same results by configuration and by language tags."""

from __future__ import annotations

import re

import opencc
import pytest

from newsdoc import convert
from tests.script.opencc_cases import opencc_cases

_TAGS = {"s": "zh-Hans", "t": "zh-Hant", "tw": "zh-TW", "hk": "zh-HK"}


@pytest.fixture(scope="module")
def cases(request: pytest.FixtureRequest) -> list[tuple[str, str, str]]:
    cache: pytest.Cache | None = getattr(request.config, "cache", None)
    return opencc_cases(cache.mkdir(f"opencc-{opencc.__version__}") if cache else None)


@pytest.mark.timeout(180)
def test_by_the_name_of_the_configuration(cases: list[tuple[str, str, str]]) -> None:
    assert len(cases) > 400
    wrong = [
        (config, text, made, expected)
        for config, text, expected in cases
        if (made := convert(text, config)) != expected
    ]
    assert wrong == []


@pytest.mark.timeout(180)
def test_by_language_tags(cases: list[tuple[str, str, str]]) -> None:
    wrong = []
    asked = 0
    for config, text, expected in cases:
        found = re.fullmatch(r"(s|t|tw|hk)2(s|t|tw|hk)(p?)", config)
        if found is None:
            continue
        asked += 1
        source, target = _TAGS[found[1]], _TAGS[found[2]]
        made = convert(text, target, source=source, vocabulary=bool(found[3]))
        if made != expected:
            wrong.append((config, text, made, expected))
    assert asked > 400
    assert wrong == []
