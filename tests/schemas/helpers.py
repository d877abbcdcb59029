from __future__ import annotations

from typing import TYPE_CHECKING

from newsdoc.frontmatter import FrontMatter, read
from newsdoc.schemas import Context, Normalised, get_schema
from newsdoc.source import SourceText

if TYPE_CHECKING:
    from collections.abc import Mapping

    from newsdoc.schemas import Schema

SHANGHAI = "Asia/Shanghai"


def front_matter(text: str, schema: str | Schema) -> FrontMatter:
    return read(SourceText.from_text(text), get_schema(schema).front_matter)


def normalise(
    text: str,
    schema: str | Schema,
    *,
    path: str | None = None,
    timezone: str | None = None,
) -> Normalised:
    adapter = get_schema(schema)
    return adapter.normalise(front_matter(text, adapter), Context(path, timezone))


def yaml(
    keys: str,
    schema: str | Schema,
    *,
    path: str | None = None,
    timezone: str | None = None,
) -> Normalised:
    return normalise(f"---\n{keys}\n---\n正文\n", schema, path=path, timezone=timezone)


def codes(normalised: Normalised) -> list[str]:
    return [diagnostic.code for diagnostic in normalised.diagnostics]


def replaced(
    text: str,
    changes: Mapping[str, object],
    schema: str | Schema,
    *,
    path: str | None = None,
    timezone: str | None = None,
) -> str:
    adapter = get_schema(schema)
    source = SourceText.from_text(text)
    matter = read(source, adapter.front_matter)
    return source.apply(adapter.edits(matter, changes, Context(path, timezone))).text
