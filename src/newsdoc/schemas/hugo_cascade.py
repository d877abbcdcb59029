"""Hugo's `cascade`: values for the pages below, which apply to the page itself as well."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import TYPE_CHECKING

from newsdoc.frontmatter.nodes import FrozenMapping
from newsdoc.schemas.hugo_path import path_language

if TYPE_CHECKING:
    from newsdoc.frontmatter.nodes import Value
    from newsdoc.schemas.contract import Context

__all__ = ["TARGETS", "cascaded"]

TARGETS = ("_target", "target")
"""Keys of a cascade that say for which pages it is."""


def cascaded(values: Mapping[str, Value], context: Context) -> dict[str, Value]:
    """Return what a page's own `cascade` adds to it: keys that it does not have itself.

    What a cascade has in `params` is added there, unless the page has the key at its top.

    Args:
        values: The front matter's values, keys folded.
        context: The path, by which targets are matched.
    """
    cascade = values.get("cascade")
    items = cascade if isinstance(cascade, tuple) else (cascade,)
    added: dict[str, Value] = {}
    for item in items:
        if isinstance(item, Mapping) and _matches(item, context):
            for name, value in item.items():
                if name not in values and name not in TARGETS and name != "params":
                    added.setdefault(name, value)
            _add_params(item.get("params"), values, added)
    return added


def _add_params(inner: Value, values: Mapping[str, Value], added: dict[str, Value]) -> None:
    if not isinstance(inner, Mapping):
        return
    own = added.get("params", values.get("params"))
    kept = dict(own) if isinstance(own, Mapping) else {}
    for name, value in inner.items():
        if name not in values:
            kept.setdefault(name, value)
    added["params"] = FrozenMapping(kept)


def _matches(item: Mapping[str, Value], context: Context) -> bool:
    target = next((item[name] for name in TARGETS if name in item), None)
    if not isinstance(target, Mapping):
        return True
    return all(
        _glob(pattern).match(_property(name, context)) is not None
        for name, pattern in target.items()
        if isinstance(pattern, str) and pattern and name in _PROPERTIES
    )


_PROPERTIES = frozenset({"environment", "kind", "lang", "path"})


def _property(name: str, context: Context) -> str:
    path = (context.path or "").replace("\\", "/")
    if name == "environment":
        return "production"
    if name == "lang":
        return (path_language(path, ()) or "").lower()
    inside = path.partition("content/")[2] or path.rpartition("/")[2]
    folder, _, file = inside.rpartition("/")
    stem = file.partition(".")[0].lower()
    if name == "path":
        return f"/{folder}".lower() if stem in {"_index", "index"} else f"/{folder}/{stem}".lower()
    if stem != "_index":
        return "page"
    return "section" if folder else "home"


@lru_cache(maxsize=256)
def _glob(pattern: str) -> re.Pattern[str]:
    """Compile the globs that targets are made of: `*`, `**`, `?` and `{a,b}`."""
    tokens = re.findall(r"\*\*|[*?{},]|[^*?{},]+", pattern.lower())
    parts = [_GLOBS.get(token) or re.escape(token) for token in tokens]
    try:
        return re.compile(f"{''.join(parts)}\\Z", re.DOTALL)
    except re.error:
        return re.compile(r"(?!)")


_GLOBS = {"**": ".*", "*": "[^/]*", "?": "[^/]", "{": "(?:", "}": ")", ",": "|"}
