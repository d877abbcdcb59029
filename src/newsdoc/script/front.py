"""Front matter as prose: which values a conversion reads, and the language it names."""

from __future__ import annotations

import functools
from collections import defaultdict
from typing import TYPE_CHECKING, TypeAlias

from newsdoc.frontmatter.nodes import MappingNode, ScalarNode, SequenceNode
from newsdoc.script.leaves import align, scalar_notation
from newsdoc.script.targets import Variety, parse_variety

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from newsdoc.frontmatter.document import FrontMatter
    from newsdoc.frontmatter.nodes import Node
    from newsdoc.schemas.contract import ProseRules
    from newsdoc.script.prose import Collector, RunKind

__all__ = ["Path", "collect_front_matter", "declared_language", "language_values", "renamed"]

Path: TypeAlias = tuple[str | int, ...]


def collect_front_matter(
    front_matter: FrontMatter, keys: Sequence[str], kind: RunKind, collector: Collector
) -> list[tuple[Path, str]]:
    """Add the prose of front matter to a collector.

    Args:
        front_matter: The front matter.
        keys: Which keys are prose, as dotted paths.
        kind: What their values are.
        collector: Where the runs go.

    Returns:
        Paths and values that are written in a way that cannot be edited piece by piece.
    """
    whole: list[tuple[Path, str]] = []
    seen: set[int] = set()
    for path, node in _scalars(front_matter, keys):
        if node.start in seen or node.alias is not None or not isinstance(node.value, str):
            continue
        seen.add(node.start)
        collector.block()
        if not _collect(front_matter, node, kind, path, collector):
            whole.append((path, node.value))
    collector.block()
    return whole


def _collect(
    front_matter: FrontMatter, node: ScalarNode, kind: RunKind, path: Path, collector: Collector
) -> bool:
    start, end = _inside(front_matter.source.text, node)
    value = str(node.value)
    notation = scalar_notation(node.style)[1]
    if node.style in {"literal", "folded"}:
        # The indicator and its line are no part of the value.
        line = front_matter.source.text.find("\n", start, end)
        start = end if line < 0 else line + 1
        start += len(front_matter.source.text[start:end]) - len(
            front_matter.source.text[start:end].lstrip(" ")
        )
    parts = align(front_matter.source.text[start:end], value, start, notation)
    if parts is None:
        return False
    collector.alone(kind, parts, path)
    return True


def _inside(text: str, node: ScalarNode) -> tuple[int, int]:
    """Return the offsets of a scalar without its quotation marks."""
    quote = scalar_notation(node.style)[0]
    if not quote or not text.startswith(quote, node.start):
        return node.start, node.end
    return node.start + len(quote), max(node.start + len(quote), node.end - len(quote))


def _scalars(
    front_matter: FrontMatter, patterns: Iterable[str]
) -> Iterator[tuple[Path, ScalarNode]]:
    """Give the scalars that dotted patterns name, with their paths."""
    root = front_matter.root
    if root is None:
        return
    entries: dict[str, list[Node]] = defaultdict(list)
    for entry in root.entries:
        entries[entry.name].append(entry.value)
    for steps in _steps(tuple(patterns), fold=front_matter.dialect.fold_keys):
        # Nearly all patterns name a key at the top: one look tells that it is not there.
        if steps[0] not in entries and steps[0] != "*":
            continue
        names = list(entries) if steps[0] == "*" else [steps[0]]
        stack: list[tuple[Node, int, Path]] = []
        stack += [(node, 1, (name,)) for name in names for node in entries[name]]
        stack.reverse()
        while stack:
            node, depth, path = stack.pop()
            if isinstance(node, ScalarNode):
                if depth == len(steps):
                    yield path, node
                continue
            stack.extend(reversed(list(_below(node, steps, depth, path))))


@functools.lru_cache(maxsize=64)
def _steps(patterns: tuple[str, ...], *, fold: bool) -> tuple[tuple[str, ...], ...]:
    """Cut dotted patterns into their steps; the rules of a schema are the same for every post."""
    return tuple(tuple((one.lower() if fold else one).split(".")) for one in patterns)


def _below(
    node: SequenceNode | MappingNode, steps: tuple[str, ...], depth: int, path: Path
) -> Iterator[tuple[Node, int, Path]]:
    step = steps[depth] if depth < len(steps) else None
    if isinstance(node, SequenceNode):
        # A key that may hold one value or a list is named once: its items are meant too.
        further = depth + 1 if step == "*" else depth
        if step in {"*", None}:
            for at, item in enumerate(node.items):
                yield item, further, (*path, at)
        return
    for entry in node.entries:
        if step in {"*", entry.name}:
            yield entry.value, depth + 1, (*path, entry.name)


def language_values(front_matter: FrontMatter, rules: ProseRules) -> Iterator[tuple[int, str]]:
    """Give the language tags that front matter names, with the offset of each."""
    for _, node in _scalars(front_matter, rules.languages):
        if not isinstance(node.value, str) or node.alias is not None:
            continue
        start, end = _inside(front_matter.source.text, node)
        if front_matter.source.text[start:end] == node.value:
            yield start, node.value


def declared_language(front_matter: FrontMatter, rules: ProseRules) -> str | None:
    """Return the language that front matter declares, or None where that is not one."""
    found = {value.strip().lower() for _, value in language_values(front_matter, rules)}
    return found.pop() if len(found) == 1 else None


def renamed(tag: str, source: Variety, target: Variety) -> str | None:
    """Return the tag that takes the place of one that names the old script, in the same shape.

    >>> renamed("zh-CN", Variety("Hans"), Variety("Hant", "TW"))
    'zh-TW'
    >>> renamed("zh_hans", Variety("Hans"), Variety("Hant", "TW"))
    'zh_hant'
    >>> renamed("en", Variety("Hans"), Variety("Hant", "TW")) is None
    True
    """
    named = parse_variety(tag)
    if named is None or named.script != source.script:
        return None
    if named.script == target.script and (target.region is None or named.region == target.region):
        return None
    separator = "_" if "_" in tag else "-"
    parts = tag.strip().replace("_", "-").split("-")
    has_script = any(part.lower() in {"hans", "hant"} for part in parts)
    has_region = named.region is not None
    made = ["zh"]
    if (has_script and (not has_region or target.region is None)) or target.region is None:
        made.append(target.script)
    elif has_script:
        made += [target.script, target.region]
    else:
        made.append(target.region)
    text = separator.join(made if parts[0].lower() in {"zh", "cmn", "yue"} else made[1:])
    return text.lower() if tag == tag.lower() else text
