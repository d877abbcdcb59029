"""The proof that edits do what was asked, and nothing else.

What an edit makes of a file is read again before the edit is handed out: the whole front matter
in general, only the key concerned where the notation lets nothing else be touched (lines of a
top-level key in YAML without anchors). What does not read as it must is refused.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeAlias

from newsdoc.errors import EditError, NewsdocError
from newsdoc.frontmatter.agreement import difference, folded
from newsdoc.frontmatter.edit_place import fold
from newsdoc.frontmatter.nodes import FrozenMapping
from newsdoc.frontmatter.reading import read
from newsdoc.frontmatter.yaml_style import line_start
from newsdoc.source import Edit, SourceText
from newsdoc.spans import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsdoc.frontmatter.document import FrontMatter
    from newsdoc.frontmatter.nodes import MappingNode, Value

__all__ = ["is_proven", "is_tangled", "prove", "reread", "with_renamed", "with_value", "without"]

# Anchors, aliases and merge keys; block scalars that keep blank lines; lines that begin with a tab,
# which Hexo turns into blanks.
_FAR = re.compile(r"(?:^|[\s\[{,:-])[&*][^\s&*]|<<|[|>][0-9]*\+|[\r\n]\t")
_FENCE = re.compile(r"(?:\r\n|\n|\r)?")

_Parts: TypeAlias = tuple["str | int", ...]


def with_value(front_matter: FrontMatter, parts: _Parts, new: Value) -> FrozenMapping[Value]:
    """Return what the front matter says once the value at a path is `new`."""
    values = _with(front_matter, front_matter.values, parts, new)
    return values if isinstance(values, FrozenMapping) else FrozenMapping()


def _with(front_matter: FrontMatter, old: Value, parts: _Parts, new: Value) -> Value:
    if not parts:
        return folded(new, front_matter.dialect)
    part, rest = parts[0], parts[1:]
    if isinstance(old, tuple):
        at = int(part)
        inner = old[at] if at < len(old) else None
        return (*old[:at], _with(front_matter, inner, rest, new), *old[at + 1 :])
    if old is None and part == 0 and isinstance(part, int):
        return (_with(front_matter, None, rest, new),)
    values = dict(old) if isinstance(old, FrozenMapping) else {}
    name = fold(front_matter, str(part))
    values[name] = _with(front_matter, values.get(name), rest, new)
    return FrozenMapping(values)


def without(front_matter: FrontMatter, parts: _Parts) -> FrozenMapping[Value]:
    """Return what the front matter says once the key or item at a path is gone."""
    return _at_parent(front_matter, front_matter.values, parts, None)


def with_renamed(front_matter: FrontMatter, parts: _Parts, name: str) -> FrozenMapping[Value]:
    """Return what the front matter says once the key at a path is called `name`."""
    return _at_parent(front_matter, front_matter.values, parts, name)


def _at_parent(
    front_matter: FrontMatter, values: Value, parts: _Parts, name: str | None
) -> FrozenMapping[Value]:
    holder = front_matter.get(parts[:-1]) if len(parts) > 1 else values
    new: Value
    if isinstance(holder, tuple):
        at = int(parts[-1])
        new = (*holder[:at], *holder[at + 1 :])
    else:
        old = fold(front_matter, str(parts[-1]))
        pairs = dict(holder) if isinstance(holder, FrozenMapping) else {}
        value = pairs.pop(old, None)
        new = FrozenMapping(pairs if name is None else {**pairs, name: value})
    if len(parts) == 1:
        return new if isinstance(new, FrozenMapping) else FrozenMapping()
    return with_value(front_matter, parts[:-1], new)


def reread(front_matter: FrontMatter, edits: Sequence[Edit]) -> FrontMatter:
    """Return what a file says after edits.

    Raises:
        FrontMatterError: The generator would refuse it.
    """
    source = front_matter.source.apply(edits)
    return read(source, front_matter.dialect, path=front_matter.path)


def is_proven(
    front_matter: FrontMatter, edits: Sequence[Edit], wanted: FrozenMapping[Value]
) -> bool:
    """Say whether a file reads as it must after edits, its body unchanged."""
    return _fault(front_matter, edits, wanted) is None


def _fault(
    front_matter: FrontMatter, edits: Sequence[Edit], wanted: FrozenMapping[Value]
) -> str | None:
    try:
        again = reread(front_matter, edits)
    except NewsdocError as error:
        return error.message
    old, new = front_matter.source, again.source
    if new.slice(again.envelope.body) != old.slice(front_matter.envelope.body):
        return "the body would change"
    key = difference(wanted, again.values)
    return None if key is None else f"the key {key} would not read as it must"


def prove(
    front_matter: FrontMatter,
    edits: Sequence[Edit],
    wanted: FrozenMapping[Value],
    parts: _Parts,
) -> tuple[Edit, ...]:
    """Return the edits if the file reads as it must after them.

    Args:
        front_matter: What was read.
        edits: Edits of its file.
        wanted: What it must say after them.
        parts: The path that is changed.

    Raises:
        EditError: It would say something else, or be refused.
    """
    if edits and not _is_local(front_matter, edits, wanted, parts):
        fault = _fault(front_matter, edits, wanted)
        if fault is not None:
            place = min((edit.span for edit in edits), default=None)
            raise front_matter.source.error(
                EditError,
                f"this change cannot be written here: {fault}",
                place,
                path=front_matter.path,
            )
    return tuple(edits)


def _is_local(
    front_matter: FrontMatter,
    edits: Sequence[Edit],
    wanted: FrozenMapping[Value],
    parts: _Parts,
) -> bool:
    """Say whether only the lines of few top-level keys of YAML change, and read as they must.

    Nothing outside these lines can be touched then: no anchor, merge key or blank line that a
    scalar keeps leads out of them, and the lines are read between the file's own fences.
    """
    root = front_matter.root
    if front_matter.format != "yaml" or root is None or root.flow or not root.entries:
        return False
    first, last = _neighbours(root, fold(front_matter, str(parts[0])), wanted)
    lines = _lines(front_matter, root, first, last)
    if lines is None or not all(edit.span in lines for edit in edits):
        return False
    if is_tangled(front_matter):
        return False
    inside = {entry.name for entry in root.entries[first : last + 1]}
    outside = {entry.name for entry in (*root.entries[:first], *root.entries[last + 1 :])}
    if inside & outside:
        return False
    names = (inside | wanted.keys()) - outside
    expected = FrozenMapping({name: wanted[name] for name in names if name in wanted})
    return _reads(front_matter, lines, edits, expected)


def is_tangled(front_matter: FrontMatter) -> bool:
    """Say whether what one line of YAML says may hang on another, far from it."""
    data = front_matter.envelope.data
    return _FAR.search(front_matter.source.text, data.start, data.end) is not None


def _neighbours(root: MappingNode, name: str, wanted: FrozenMapping[Value]) -> tuple[int, int]:
    """Return which entries to read again: the one concerned, with the one before if it goes."""
    count = len(root.entries)
    at = next((i for i, entry in enumerate(root.entries) if entry.name == name), count - 1)
    if root.entries[at].name in wanted:
        return at, at
    return max(0, at - 1), min(count - 1, at + 1 if at == 0 else at)


def _lines(front_matter: FrontMatter, root: MappingNode, first: int, last: int) -> Span | None:
    """Return the lines of some top-level entries, or None where they share lines with others."""
    text, entries = front_matter.source.text, root.entries
    start = line_start(text, entries[first].key.start)
    close = front_matter.envelope.close
    fence = _FENCE.match(text, close.start)
    end = fence.end() if fence else close.start
    if last + 1 < len(entries):
        end = line_start(text, entries[last + 1].key.start)
    inner = range(first, min(last + 2, len(entries)))
    if any(text[line_start(text, k) : k].strip() for k in (entries[i].key.start for i in inner)):
        return None
    return Span(start, end) if front_matter.envelope.open.end <= start <= end else None


def _reads(
    front_matter: FrontMatter,
    lines: Span,
    edits: Sequence[Edit],
    expected: FrozenMapping[Value],
) -> bool:
    """Say whether some lines of a front matter, read between its fences, say what they must."""
    text, envelope = front_matter.source.text, front_matter.envelope
    close = _FENCE.match(text, envelope.close.start)
    closing = text[close.end() if close else envelope.close.start : envelope.close.end]
    try:
        part = SourceText.from_text(text[lines.start : lines.end]).apply(
            Edit(Span(e.span.start - lines.start, e.span.end - lines.start), e.text, e.expected)
            for e in edits
        )
        whole = SourceText.from_text(f"{envelope.open.slice(text)}{part.text}{closing}")
        again = read(whole, front_matter.dialect)
    except NewsdocError:
        return False
    alone = again.envelope.body.start == again.envelope.body.end == len(whole.text)
    return alone and difference(expected, again.values) is None
