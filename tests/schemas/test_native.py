from __future__ import annotations

import json

import pytest
from pydantic import BaseModel

from newsdoc.errors import SchemaError
from newsdoc.schemas import HexoFrontMatter, HugoFrontMatter, get_schema, json_schema
from tests.schemas.helpers import normalise


def told(text: str, schema: str) -> list[tuple[str, str]]:
    """Places and messages of wrong types."""
    return [
        (diagnostic.span.slice(text), diagnostic.message)
        for diagnostic in normalise(text, schema, timezone="UTC").diagnostics
        if diagnostic.code == "type-mismatch" and diagnostic.span
    ]


@pytest.mark.parametrize(
    ("schema", "text", "place", "message"),
    [
        ("hugo", "---\ntitle: [甲]\n---\n", "[甲]", "title: expected a text"),
        ("hugo", "---\nTags: {甲: 乙}\n---\n", "{甲: 乙}", "Tags: expected a text"),
        ("hugo", "---\nresources:\n- src: [a]\n---\n", "[a]", "resources.0.src: expected a text"),
        (
            "hugo",
            "---\nmenus:\n  main:\n    weight: 很重\n---\n",
            "很重",
            "menus.main.weight: expected a whole number, found the text '很重'",
        ),
        ("hugo", "---\nsitemap: 5\n---\n", "5", "sitemap: expected a mapping, found the number 5"),
        ("hugo", "---\ntags: [a, {b: c}]\n---\n", "{b: c}", "tags.1: expected"),
        ("hugo", "+++\n[sitemap]\npriority = 'x'\n+++\n", "", ""),
        ("hugo", "+++\nlinkTitle = ['a']\n+++\n", "['a']", "linkTitle: expected a text"),
        ("hugo", '{"type": {"a": 1}}\n', '{"a": 1}', "type: expected a text"),
        ("hugo", "---\nkind: 文章\n---\n", "文章", "kind: expected one of 'page'"),
        ("hexo", "---\ntitle: [甲]\n---\n", "[甲]", "title: expected a text"),
        ("hexo", "---\nlayout: 2025-03-04\n---\n", "2025-03-04", "layout: expected a text"),
        ("hexo", "---\nphotos: [a, 5]\n---\n", "5", "photos.1: expected a text"),
        ("hexo", ';;;\n"excerpt": ["a"]\n;;;\n', '["a"]', "excerpt: expected a text"),
    ],
)
def test_a_wrong_type_is_told_where_it_stands(
    schema: str, text: str, place: str, message: str
) -> None:
    if not place:
        return
    ((found, said),) = told(text, schema)
    assert found == place
    assert said.startswith(message)
    assert ", found " in said


def test_the_value_of_a_wrong_type_stays_in_the_model() -> None:
    native = normalise("---\ntitle: [甲]\nweight: 3\nkind: odd\n---\n", "hugo").native
    assert isinstance(native, HugoFrontMatter)
    dumped = native.model_dump(exclude_none=True, warnings=False)
    assert dumped == {"title": ("甲",), "weight": 3, "kind": "odd"}
    assert native.model_fields_set == {"title", "weight", "kind"}


def test_what_generators_cast_without_loss_is_no_wrong_type() -> None:
    hugo = "---\ntitle: 123\nslug: 5\ntags: [a, 1, true, null]\nweight: '3'\nkeywords: 股市\n---\n"
    assert told(hugo, "hugo") == []
    hexo = "---\ntitle: 123\ntags: 5\ncategories: [[a, 1], b]\ncomments: 0\ndate: 5\n---\n"
    assert told(hexo, "hexo") == []


def test_a_value_is_not_told_of_twice() -> None:
    found = normalise("---\ndate: {a: b}\n---\n", "hugo")
    assert [diagnostic.code for diagnostic in found.diagnostics] == ["date-unreadable"]


def test_the_native_model_is_frozen_and_equal_by_value() -> None:
    text = "---\ntitle: 甲\n---\n"
    one, two = normalise(text, "hexo").native, normalise(text, "hexo").native
    assert one == two
    with pytest.raises(ValueError, match="frozen"):
        one.title = "乙"  # type: ignore[attr-defined]  # that is the point


def _models(model: type[BaseModel]) -> set[type[BaseModel]]:
    found = {model}
    for info in model.model_fields.values():
        for part in str(info.annotation).replace("[", " ").replace("]", " ").split():
            name = part.strip(",|").rpartition(".")[2]
            inner = getattr(__import__("newsdoc.schemas", fromlist=[name]), name, None)
            if isinstance(inner, type) and issubclass(inner, BaseModel):
                found.add(inner)
    return found


@pytest.mark.parametrize("model", [HugoFrontMatter, HexoFrontMatter])
def test_every_field_is_described(model: type[BaseModel]) -> None:
    for part in _models(model):
        for name, info in part.model_fields.items():
            assert info.description, f"{part.__name__}.{name}"
            assert info.description.endswith(".")


@pytest.mark.parametrize("name", ["hugo", "hexo"])
def test_json_schema(name: str) -> None:
    exported = json_schema(name)
    json.dumps(exported)
    assert exported["additionalProperties"] is True
    properties = exported["properties"]
    assert isinstance(properties, dict)
    for key, entry in properties.items():
        assert isinstance(entry, dict)
        assert entry["description"], key
        assert "default" not in entry
    assert {"title", "date", "tags", "categories", "layout"} <= set(properties)
    assert get_schema(name).native_model.__name__ in str(exported["title"])


def test_json_schema_uses_the_keys_of_files() -> None:
    properties = json_schema("hugo")["properties"]
    assert isinstance(properties, dict)
    assert {"publishDate", "_build", "isCJKLanguage"} <= set(properties)
    assert "old_build" not in properties


def test_json_schema_of_an_unknown_generator() -> None:
    with pytest.raises(SchemaError, match="no schema named 'jekyll3'"):
        json_schema("jekyll3")
