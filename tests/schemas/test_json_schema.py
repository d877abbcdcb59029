"""The exported JSON Schema, as an editor's validator takes it."""

from __future__ import annotations

import pytest
from jsonschema import Draft202012Validator

from newsdoc.schemas import json_schema

GOOD: dict[str, list[dict[str, object]]] = {
    "hugo": [
        {},
        {"title": "頭條", "date": "2025-05-12T15:06:44+08:00", "draft": False, "weight": 10},
        {"title": 2025, "tags": "新聞", "categories": ["國際", 2025, None], "自訂": [1, {"深": 2}]},
        {"menus": {"main": {"weight": 5, "name": "首頁"}}, "params": {"toc": True}},
        {"menu": "main", "aliases": ["/舊/"], "outputs": ["html"], "keywords": "甲 乙"},
        {"resources": [{"src": "a.jpg", "title": "圖"}], "build": {"list": "never"}},
        {"sitemap": {"priority": 0.5}, "cascade": [{"type": "x"}], "url": "/甲/"},
    ],
    "hexo": [
        {},
        {"title": "头条", "date": "2025-05-12 15:06:44", "published": False, "layout": False},
        {"title": 2025, "tags": "新闻", "categories": [["国际", "亚洲"], "经济", None]},
        {"updated": 1747033604000, "photos": ["a.jpg"], "comments": True, "自定": {"深": [2]}},
        {"permalink": "a/b/", "lang": "zh-CN", "excerpt": "短", "disableNunjucks": True},
    ],
}

BAD: dict[str, list[dict[str, object]]] = {
    "hugo": [
        {"title": ["頭條"]},
        {"date": ["2025-05-12"]},
        {"draft": "也許"},
        {"weight": [1]},
        {"tags": {"甲": 1}},
        {"tags": [["甲"]]},
        {"aliases": 5},
        {"params": [1]},
        {"resources": "a.jpg"},
        {"build": {"list": "sometimes"}},
        {"sitemap": {"changefreq": 3}},
        {"menus": {"main": {"weight": "重"}}},
    ],
    "hexo": [
        {"title": ["头条"]},
        {"date": {"year": 2025}},
        {"updated": []},
        {"tags": {"甲": 1}},
        {"tags": [{"甲": 1}]},
        {"categories": {"甲": 1}},
        {"layout": [1]},
        {"photos": 5},
        {"disableNunjucks": "是"},
    ],
}


@pytest.mark.parametrize("name", GOOD)
def test_it_is_a_json_schema_that_accepts_what_the_generator_uses(name: str) -> None:
    schema = json_schema(name)
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema)
    for front_matter in GOOD[name]:
        assert validator.is_valid(front_matter), front_matter


@pytest.mark.parametrize("name", BAD)
def test_it_rejects_what_the_generator_cannot_use(name: str) -> None:
    validator = Draft202012Validator(json_schema(name))
    for front_matter in BAD[name]:
        assert not validator.is_valid(front_matter), front_matter


@pytest.mark.parametrize("name", GOOD)
def test_every_property_at_any_depth_has_a_description(name: str) -> None:
    schema = json_schema(name)
    parts = schema.get("$defs", {})
    assert isinstance(parts, dict)
    found = 0
    for part in (schema, *parts.values()):
        assert isinstance(part, dict)
        properties = part["properties"]
        assert isinstance(properties, dict)
        for key, entry in properties.items():
            assert isinstance(entry, dict)
            assert entry.get("description"), key
            found += 1
    assert found > 20
