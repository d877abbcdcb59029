"""The generator's own front matter as JSON Schema, for editors that complete and check keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsdoc.schemas.registry import get_schema

if TYPE_CHECKING:
    from pydantic import JsonValue

    from newsdoc.schemas.contract import Schema

__all__ = ["json_schema"]


def json_schema(schema: str | Schema) -> dict[str, JsonValue]:
    """Return a JSON Schema (draft 2020-12) of a generator's front matter.

    Every key has a description; keys that the generator does not define are allowed.

    Args:
        schema: A schema's name, or a schema.

    Returns:
        A new dictionary that can be dumped as JSON.

    Raises:
        SchemaError: There is no such schema.

    >>> json_schema("hugo")["properties"]["draft"]["description"]
    'Whether it is a draft, which is built with `--buildDrafts` only.'
    """
    found = get_schema(schema)
    exported = found.native_model.model_json_schema(by_alias=True)
    exported["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    exported["additionalProperties"] = True
    for part in (exported, *exported.get("$defs", {}).values()):
        _tidy(part)
    return exported


def _tidy(part: dict[str, JsonValue]) -> None:
    """Drop what tells an editor nothing: a null default, and titles made of key names."""
    properties = part.get("properties")
    if not isinstance(properties, dict):
        return
    for entry in properties.values():
        if isinstance(entry, dict):
            entry.pop("title", None)
            if entry.get("default", ...) is None:
                entry.pop("default")
