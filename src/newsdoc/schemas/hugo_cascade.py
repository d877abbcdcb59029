"""What reaches a Hugo page besides its own keys: its own `cascade`, and `params` in JSON.

A `cascade` is for the pages below, and applies to the page itself as well.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from newsdoc.frontmatter.limits import RefusedError
from newsdoc.frontmatter.nodes import FrozenMapping, MappingNode, SequenceNode, folded
from newsdoc.schemas.casts_go import go_string
from newsdoc.schemas.hugo_globs import glob_matches
from newsdoc.schemas.hugo_path import NO_LANGUAGES, Languages, page_path, path_language

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from newsdoc.frontmatter.nodes import Node, Value
    from newsdoc.schemas.contract import Context
    from newsdoc.schemas.reading import Path

__all__ = ["TARGETS", "cascaded", "effective", "json_mapping", "site_languages"]

TARGETS = ("_target", "target")
"""Keys of a cascade that say for which pages it is."""


def effective(
    values: Mapping[str, Value], context: Context, languages: Languages = NO_LANGUAGES
) -> Mapping[str, Value]:
    """Return front matter as Hugo has it once `cascade` and `params` are read.

    Args:
        values: The front matter's values, keys folded.
        context: The path, by which targets are matched.
        languages: The site's languages, the default one first.
    """
    if "cascade" in values:
        added = cascaded(values, context, languages)
        values = {**values, **{name: value for name, (_, value) in added.items()}}
    params = values.get("params")
    if isinstance(params, str):
        read = json_mapping(params)
        return values if read is None else {**values, "params": read}
    return values


def json_mapping(text: str) -> FrozenMapping[Value] | None:
    """Return the mapping that a text holds as JSON, or None: Hugo reads `params` so.

    Args:
        text: The value of `params`.

    >>> json_mapping('{"Cover": {"Image": "a.png"}}')
    FrozenMapping({'cover': FrozenMapping({'image': 'a.png'})})
    """
    from newsdoc.frontmatter.json_reader import read_json  # noqa: PLC0415  few posts need it

    try:
        value = folded(_value(read_json(text, 0, len(text), script="go")))
    except RefusedError:
        return None
    return value if isinstance(value, FrozenMapping) else None


def _value(node: Node) -> Value:
    # No deeper than the reader goes.
    if isinstance(node, MappingNode):
        return FrozenMapping({entry.name: _value(entry.value) for entry in node.entries})
    return tuple(map(_value, node.items)) if isinstance(node, SequenceNode) else node.value


def cascaded(
    values: Mapping[str, Value], context: Context, languages: Languages = NO_LANGUAGES
) -> dict[str, tuple[Path, Value]]:
    """Return what a page's own `cascade` adds to it, with its place: keys that it has not itself.

    What stands in a cascade's `params` counts as if it stood at the top, and goes before what
    stands beside it.

    Args:
        values: The front matter's values, keys folded.
        context: The path, by which targets are matched.
        languages: The site's languages, the default one first.
    """
    added: dict[str, tuple[Path, Value]] = {}
    named = path_language(context.path, languages)
    chosen = site_languages(values, context.path, languages)
    own = (*chosen, *([named.lower()] if named else ()), *(languages.codes or _DEFAULT))[0]
    for path, item in _items(values.get("cascade")):
        if _matches(item, context, own, languages):
            for place, key, value in _given(path, item):
                # In a list of cascades no key has been folded yet.
                name = key.lower()
                if name not in values:
                    added.setdefault(name, (place, folded(value)))
    return added


def _items(cascade: Value) -> Iterator[tuple[Path, Mapping[str, Value]]]:
    if isinstance(cascade, Mapping):
        yield ("cascade",), cascade
    elif isinstance(cascade, tuple):
        for index, item in enumerate(cascade):
            if isinstance(item, Mapping):
                yield ("cascade", str(index)), item


def _given(path: Path, item: Mapping[str, Value]) -> Iterator[tuple[Path, str, Value]]:
    inner = item.get("params")
    if isinstance(inner, str):
        inner = json_mapping(inner)
    if isinstance(inner, Mapping):
        for name, value in inner.items():
            yield (*path, "params", name), name, value
    for name, value in item.items():
        if name != "params" and name not in TARGETS:
            yield (*path, name), name, value


def _matches(item: Mapping[str, Value], context: Context, own: str, languages: Languages) -> bool:
    target = next((item[name] for name in TARGETS if name in item), None)
    if not isinstance(target, Mapping):
        return True
    path, kind = page_path(context.path, languages)
    properties = {"environment": "production", "kind": kind, "path": path}
    globs = {name: go_string(target.get(name)).lower() for name in properties}
    return _for_language(target, own, languages) and all(
        glob_matches(glob, properties[name]) for name, glob in globs.items() if glob
    )


def _for_language(target: Mapping[str, Value], own: str, languages: Languages) -> bool:
    """Tell whether a target is for a page's language; one that names none of the site is for all.

    Without codes the site has none but its default, and that of the page's name.
    """
    patterns = [go_string(target.get("lang")).strip(), *_patterns(target.get("sites"))]
    wanted = _chosen([text for text in patterns if text], languages.codes or (*_DEFAULT, own))
    return not wanted or own in wanted


def site_languages(
    values: Mapping[str, Value], path: str | None, languages: Languages = NO_LANGUAGES
) -> tuple[str, ...]:
    """Return the languages that a page's own `sites.matrix` chooses; empty where it chooses none.

    Args:
        values: The front matter's values, keys folded.
        path: The file's name.
        languages: The site's languages, the default one first; without codes every language that
            the page itself names counts.

    Returns:
        Lower case; the language of the name first where it is among several, then as the site has
        them.
    """
    patterns = _patterns(values.get("sites"))
    named = (path_language(path, languages) or "").lower()
    known = languages.codes or (*_DEFAULT, *filter(None, [named]), *patterns)
    chosen = _chosen(patterns, known)
    return tuple(sorted(chosen, key=lambda name: (name != named, known.index(name))))


_DEFAULT = ("en",)


def _patterns(sites: Value) -> list[str]:
    """Return the globs for languages of a `sites` mapping."""
    found: Value = sites
    for name in ("matrix", "languages"):
        found = found.get(name) if isinstance(found, Mapping) else None
    items = found if isinstance(found, tuple) else (found,)
    return [text.strip() for text in map(go_string, items) if text]


def _chosen(patterns: list[str], languages: Iterable[str]) -> set[str]:
    """Return the languages that globs choose; one after `! ` takes away."""
    if not patterns:
        return set()
    known = set(languages)
    chosen = set(known) if patterns[0].startswith("! ") else set()
    for pattern in patterns:
        if not pattern.startswith("! "):
            chosen |= _named(pattern, known)
    for pattern in patterns:
        if pattern.startswith("! "):
            chosen -= _named(pattern[2:], known)
    return chosen


def _named(glob: str, languages: set[str]) -> set[str]:
    return {name for name in languages if glob_matches(glob, name)}
