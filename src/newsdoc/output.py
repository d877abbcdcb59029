"""An article in terms of JSON: everything that is known about it, for other programs."""

from __future__ import annotations

import math
from datetime import date, datetime, time
from typing import TYPE_CHECKING

from newsdoc.frontmatter.nodes import FrozenMapping
from newsdoc.model import Metadata

if TYPE_CHECKING:
    from pydantic import JsonValue

    from newsdoc.article import Article
    from newsdoc.errors import Diagnostic
    from newsdoc.frontmatter.nodes import Value
    from newsdoc.source import SourceText
    from newsdoc.spans import Span

__all__ = ["to_dict", "to_json_value"]


def to_dict(article: Article, *, body: bool = False) -> dict[str, JsonValue]:
    """Return everything that is known about a post.

    Args:
        article: The article; what is lazy in it is evaluated.
        body: Also give the tree, as mdast.
    """
    known: dict[str, JsonValue] = {
        "path": article.context.path,
        "schema": article.schema,
        **article.metadata.model_dump(mode="json"),
    }
    if article.cover is not None:
        known["cover"] = article.cover.model_dump(mode="json")
    known |= {
        "script": article.script,
        "word_count": article.word_count,
        "reading_time": article.reading_time,
        "excerpt": article.excerpt,
        "extra": {key: to_json_value(value) for key, value in article.extra.items()},
        "origins": {name: _origin(article, name) for name in Metadata.model_fields},
        "diagnostics": [_diagnostic(article.source_text, one) for one in article.diagnostics],
    }
    if body:
        known["body"] = article.body.to_mdast()
    return known


def to_json_value(value: Value) -> JsonValue:
    """Return a front matter value in terms of JSON: dates as ISO 8601, bytes as Latin-1.

    >>> to_json_value(("a", date(2025, 1, 2)))
    ['a', '2025-01-02']
    """
    if isinstance(value, FrozenMapping):
        return {key: to_json_value(one) for key, one in value.items()}
    if isinstance(value, tuple):
        return [to_json_value(one) for one in value]
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    if isinstance(value, bytes):
        return value.decode("latin-1")
    if isinstance(value, float) and not math.isfinite(value):
        return str(value)
    return value


def _origin(article: Article, name: str) -> JsonValue:
    origin = article.origin(name)
    return {"kind": origin.kind, "key": origin.key, **_place(article.source_text, origin.span)}


def _diagnostic(source: SourceText, diagnostic: Diagnostic) -> JsonValue:
    return {
        "code": diagnostic.code,
        "severity": diagnostic.severity.value,
        "message": diagnostic.message,
        "hint": diagnostic.hint,
        **_place(source, diagnostic.span),
    }


def _place(source: SourceText, span: Span | None) -> dict[str, JsonValue]:
    if span is None:
        return {}
    point = source.point(span.start)
    return {"line": point.line, "column": point.column, "start": span.start, "end": span.end}
