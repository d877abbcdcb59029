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
    from newsdoc.frontmatter.edit_place import Place
    from newsdoc.frontmatter.nodes import MappingNode, Value

__all__ = ["fault_of", "is_proven", "is_tangled", "prove", "reread", "with_value", "without"]

# Anchors, aliases and merge keys; block scalars that keep blank lines; lines that begin with a tab,
# which Hexo turns into blanks.
_FAR = re.compile(r"(?:^|[\s\[{,:-])[&*][^\s&*]|<<|[|>][0-9]*\+|[\r\n]\t")
_FENCE = re.compile(r"(?:\r\n|\n|\r)?")

_Parts: TypeAlias = tuple["str | int", ...]


def with_value(front_matter: FrontMatter, parts: _Parts, new: Value) -> FrozenMapping[Value]:
    """Return what the front matter says once the value at a path is `new`."""
    values = _with(front_matter.values, parts, new, fold_keys=front_matter.dialect.fold_keys)
    return values if isinstance(values, FrozenMapping) else FrozenMapping()


def _with(old: Value, parts: _Parts, new: Value, *, fold_keys: bool) -> Value:
    if not parts:
        return folded(new) if fold_keys else new
    part, rest = parts[0], parts[1:]
    if isinstance(old, tuple):
        at = int(part)
        inner = old[at] if at < len(old) else None
        # Mappings in lists keep the case of their keys.
        return (*old[:at], _with(inner, rest, new, fold_keys=False), *old[at + 1 :])
    if old is None and part == 0 and isinstance(part, int):
        return (_with(None, rest, new, fold_keys=False),)
    values = dict(old) if isinstance(old, FrozenMapping) else {}
    name = str(part).lower() if fold_keys else str(part)
    values[name] = _with(values.get(name), rest, new, fold_keys=fold_keys)
    return FrozenMapping(values)


def without(
    front_matter: FrontMatter, parts: _Parts, place: Place, new: str | None = None
) -> FrozenMapping[Value]:
    """Return what the front matter says once a key or item is gone.

    Args:
        front_matter: What was read.
        parts: The path of the key or item.
        place: Its place.
        new: The name that the key has instead, or None.
    """
    holder = front_matter.get(parts[:-1]) if len(parts) > 1 else front_matter.values
    left: Value = FrozenMapping()
    if isinstance(holder, tuple):
        left = (*holder[: place.index], *holder[place.index + 1 :])
    elif isinstance(holder, FrozenMapping) and place.entry is not None:
        pairs = dict(holder)
        value = pairs.pop(place.entry.name, None)
        left = FrozenMapping(pairs if new is None else {**pairs, new: value})
    if isinstance(left, FrozenMapping) and len(parts) == 1:
        return left
    return with_value(front_matter, parts[:-1], left)


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
    fault = fault_of(front_matter, edits, wanted, parts)
    if fault is not None:
        place = min((edit.span for edit in edits), default=None)
        message = f"this change cannot be written here: {fault}"
        raise front_matter.source.error(EditError, message, place, path=front_matter.path)
    return tuple(edits)


def fault_of(
    front_matter: FrontMatter,
    edits: Sequence[Edit],
    wanted: FrozenMapping[Value],
    parts: _Parts,
) -> str | None:
    """Return what is wrong with edits, or None; the arguments are those of `prove`."""
    if not edits or _is_local(front_matter, edits, wanted, parts):
        return None
    return _fault(front_matter, edits, wanted)


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
    name = fold(front_matter, str(parts[0]))
    first, last = _neighbours(root, name, wanted)
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
