"""The proof that edits do what was asked, and nothing else.

What an edit makes of a file is read again before the edit is handed out: the whole front matter
in general, only the key concerned where the notation lets nothing else be touched (lines of a
top-level key in YAML without anchors). What does not read as it must is refused.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, TypeAlias

from newsdoc.errors import EditError, NewsdocError
from newsdoc.frontmatter.agreement import agrees, difference, fault_at
from newsdoc.frontmatter.delete import Delete
from newsdoc.frontmatter.document import keep_proof
from newsdoc.frontmatter.edit_place import fold
from newsdoc.frontmatter.emit_toml import TomlWriter
from newsdoc.frontmatter.emit_yaml import YamlWriter
from newsdoc.frontmatter.nodes import FrozenMapping, ScalarNode, folded
from newsdoc.frontmatter.reading import read
from newsdoc.frontmatter.yaml_style import line_start
from newsdoc.source import SourceText
from newsdoc.spans import Span

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from newsdoc.frontmatter.document import FrontMatter
    from newsdoc.frontmatter.edit_place import Place
    from newsdoc.frontmatter.nodes import Entry, MappingNode, Node, Value
    from newsdoc.source import Edit

__all__ = [
    "Tree",
    "Wanted",
    "fault_of",
    "fence",
    "is_appended",
    "is_merged",
    "is_swap",
    "is_tangled",
    "prove",
    "put",
    "put_all",
    "reads_alone",
    "refusal",
    "reread",
    "with_value",
    "without",
]

_ALIASES = re.compile(r"(?:^|[\s\[{,:-])[&*][^\s&*]")
_KEEPS = re.compile(r"[|>][0-9]*\+")
_EMPTY_ITEM = re.compile(r"(?:^|[\r\n])[ ]*-[ \t]*(?:#[^\r\n]*)?(?=[\r\n]|\Z)")
_EXPLICIT = re.compile(r"(?:^|[\r\n])[- \t]*\?(?=[ \t\r\n]|\Z)")
_TAG_ALONE = re.compile(r"[\s:]![^\s]*[ \t]*(?:#[^\r\n]*)?(?=[\r\n]|\Z)")
_LINES = re.compile(r"\r\n|\n|\r")
_MAYBE_BLOCK = re.compile(r"[|>][-+0-9]*[ \t]*[\r\n#]")
_BLOCK_HEADER = re.compile(r"[ \t][|>][-+0-9]*[ \t]*(?:#.*)?\Z")
_LINE_END = re.compile(r"(?:\r\n|\n|\r)?")

_Parts: TypeAlias = tuple["str | int", ...]

Tree: TypeAlias = "dict[str | int, Tree | Value | Delete]"
"""New values by the parts of their paths, `DELETE` where a key goes."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the top-level keys must say after an edit.

    Attributes:
        values: The keys that change, with their new values.
        gone: The keys that go.
    """

    values: Mapping[str, Value]
    gone: frozenset[str] = frozenset()

    def whole(self, front_matter: FrontMatter) -> FrozenMapping[Value]:
        """Return all that a front matter must say then."""
        kept = {key: v for key, v in front_matter.values.items() if key not in self.gone}
        return FrozenMapping({**kept, **self.values})


def with_value(front_matter: FrontMatter, parts: _Parts, new: Value) -> Wanted:
    """Return what must be once the value at a path is `new`."""
    fold_keys = front_matter.dialect.fold_keys
    name = fold(front_matter, str(parts[0]))
    old = front_matter.values.get(name)
    return Wanted({name: put(old, parts[1:], new, fold_keys=fold_keys)})


def put(old: Value, parts: _Parts, new: Value, *, fold_keys: bool) -> Value:
    """Return a value with another one put in at a path.

    Args:
        old: The value as it is; None is an empty mapping, or list where the path has 0.
        parts: The path in it.
        new: What is to stand there.
        fold_keys: Keys are put in lower case, but not those of mappings in lists.
    """
    changes: Tree | Value = new
    for part in reversed(parts):
        changes = {part: changes}
    return put_all(old, changes, fold_keys=fold_keys)


def put_all(old: Value, changes: Tree | Value, *, fold_keys: bool) -> Value:
    """Return a value with others put in, or taken out, at several paths; as `put` for each."""
    if not isinstance(changes, dict):
        return folded(changes) if fold_keys else changes
    first = next(iter(changes), None)
    if isinstance(old, tuple) or (old is None and first == 0 and isinstance(first, int)):
        return _put_items(old or (), changes)
    values = dict(old) if isinstance(old, FrozenMapping) else {}
    for part, inner in changes.items():
        name = str(part).lower() if fold_keys else str(part)
        if isinstance(inner, Delete):
            values.pop(name, None)
        else:
            values[name] = put_all(values.get(name), inner, fold_keys=fold_keys)
    return FrozenMapping(values)


def _put_items(old: Sequence[Value], changes: Tree) -> Value:
    items = list(old)
    gone = {int(part) for part, inner in changes.items() if isinstance(inner, Delete)}
    for part, inner in changes.items():
        at = int(part)
        if not isinstance(inner, Delete):
            before = items[at] if at < len(items) else None
            # Mappings in lists keep the case of their keys.
            items[at : at + 1] = [put_all(before, inner, fold_keys=False)]
    return tuple(item for at, item in enumerate(items) if at not in gone)


def without(
    front_matter: FrontMatter, parts: _Parts, place: Place, new: str | None = None
) -> Wanted:
    """Return what must be once a key or item is gone.

    Args:
        front_matter: What was read.
        parts: The path of the key or item.
        place: Its place.
        new: The name that the key has instead, or None.
    """
    if len(parts) == 1 and place.entry is not None:
        name = place.entry.name
        return Wanted({} if new is None else {new: front_matter[name]}, frozenset({name} - {new}))
    holder = front_matter.get(parts[:-1])
    left: Value = FrozenMapping()
    if isinstance(holder, tuple):
        left = (*holder[: place.index], *holder[place.index + 1 :])
    elif isinstance(holder, FrozenMapping) and place.entry is not None:
        pairs = dict(holder)
        value = pairs.pop(place.entry.name, None)
        left = FrozenMapping(pairs if new is None else {**pairs, new: value})
    return with_value(front_matter, parts[:-1], left)


def reread(front_matter: FrontMatter, edits: Sequence[Edit]) -> FrontMatter:
    """Return what a file says after edits.

    Raises:
        FrontMatterError: The generator would refuse it.
    """
    source = front_matter.source.apply(edits)
    return read(
        source, front_matter.dialect, path=front_matter.path, before=front_matter, edits=edits
    )


def prove(
    front_matter: FrontMatter, edits: Sequence[Edit], wanted: Wanted, parts: _Parts
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
        raise refusal(front_matter, edits, fault)
    return tuple(edits)


def refusal(front_matter: FrontMatter, edits: Sequence[Edit], fault: str) -> EditError:
    """Return the error that tells why edits are not handed out."""
    place = min((edit.span for edit in edits), default=None)
    message = f"this change cannot be written here: {fault}"
    return front_matter.source.error(EditError, message, place, path=front_matter.path)


def fault_of(
    front_matter: FrontMatter, edits: Sequence[Edit], wanted: Wanted, parts: _Parts
) -> str | None:
    """Return what is wrong with edits, or None; the arguments are those of `prove`."""
    if not edits or (parts and _is_local(front_matter, edits, wanted, parts)):
        return None
    try:
        again = reread(front_matter, edits)
    except NewsdocError as error:
        return error.message
    old, new = front_matter.source, again.source
    if new.slice(again.envelope.body) != old.slice(front_matter.envelope.body):
        return "the body would change"
    fault = _misread(front_matter, again, wanted)
    if fault is None:
        # Whoever makes these edits need not read the file once more.
        keep_proof(front_matter, edits, again)
    return fault


def _misread(front_matter: FrontMatter, again: FrontMatter, wanted: Wanted) -> str | None:
    whole = wanted.whole(front_matter)
    key = difference(whole, again.values)
    if key is None:
        return None
    if is_tangled(front_matter) and key not in wanted.values:
        return f"the key {key} would change too, by an alias, a merge key or the lines beside it"
    if key in whole and key in again.values:
        return fault_at(key, whole[key], again.values[key])
    return f"the key {key} would not read as it must"


def is_swap(front_matter: FrontMatter, node: Node, new: Value, edits: Sequence[Edit]) -> bool:
    """Say whether an edit only writes one string for another on the line of a top-level key.

    This needs no reading again: what is written can be nothing but that string.

    Args:
        front_matter: What was read, without merge keys; a block mapping where it is YAML.
        node: The value of the key.
        new: What it is to be.
        edits: The edits.
    """
    if len(edits) != 1 or not isinstance(new, str) or not isinstance(node, ScalarNode):
        return False
    if edits[0].span != node.span or not len(node.span):
        return False
    if front_matter.format == "toml":
        return TomlWriter().is_written_as(edits[0].text, new)
    writer = YamlWriter(front_matter.dialect)
    if front_matter.format != "yaml" or node.style not in {"plain", "single", "double"}:
        return False
    bare = node.tag is None and node.anchor is None and node.alias is None
    return bare and writer.is_written_as(edits[0].text, new)


def is_merged(front_matter: FrontMatter) -> bool:
    """Say whether what counts for a key may not be what is written at it."""
    root, data = front_matter.root, front_matter.envelope.data
    if root is None or len(root.entries) != len(front_matter.values):
        return True
    return front_matter.source.text.find("<<", data.start, data.end) >= 0


def is_tangled(front_matter: FrontMatter) -> bool:
    """Say whether what one line of YAML says may hang on another, far from it.

    It does by anchors, aliases and merge keys, by keys behind a `?`, which may go on below, by
    block scalars that keep blank lines, by lines that begin with a tab, which Hexo turns into
    blanks, by empty block scalars, after which goccy/go-yaml takes quotes of a key for part of it,
    and by empty items of a list and tags that end a line, to which goccy/go-yaml counts the key
    below.
    """
    data = front_matter.envelope.data.slice(front_matter.source.text)
    if "<<" in data or "\n\t" in data or "\r\t" in data:
        return True
    if ("&" in data or "*" in data) and _ALIASES.search(data):
        return True
    if "+" in data and _KEEPS.search(data):
        return True
    if "?" in data and _EXPLICIT.search(data):
        return True
    if _EMPTY_ITEM.search(data) or ("!" in data and _TAG_ALONE.search(data)):
        return True
    return _MAYBE_BLOCK.search(data) is not None and _has_empty_block(data)


def _has_empty_block(data: str) -> bool:
    """Say whether the line after the header of a block scalar is blank, or no deeper than it."""
    for line, below in pairwise(_LINES.split(data)):
        if _BLOCK_HEADER.search(line) and not (below.strip() and _depth(below) > _depth(line)):
            return True
    return False


def _depth(line: str) -> int:
    return len(line) - len(line.lstrip(" \t"))


def _is_local(
    front_matter: FrontMatter, edits: Sequence[Edit], wanted: Wanted, parts: _Parts
) -> bool:
    """Say whether only the lines of few top-level keys of YAML change, and read as they must.

    Nothing outside these lines can be touched then: no anchor, merge key or blank line that a
    scalar keeps leads out of them, and the lines are read between the file's own fences.
    """
    root = front_matter.root
    if front_matter.format != "yaml" or root is None or root.flow or not root.entries:
        return False
    # A key that is given twice, or merged, is not told by its own lines.
    if len(root.entries) != len(front_matter.values) or is_tangled(front_matter):
        return False
    name = fold(front_matter, str(parts[0]))
    if is_appended(front_matter, root.entries[-1], edits[0]) and name not in front_matter.values:
        # Comments may follow, which a block scalar must not swallow.
        tail = Span(edits[0].span.start, fence(front_matter))
        return len(edits) == 1 and reads_alone(front_matter, tail, edits, wanted.values)
    first, last = _neighbours(root, name, wanted)
    lines = _lines(front_matter, root, first, last)
    if lines is None or not all(edit.span in lines for edit in edits):
        return False
    names = [entry.name for entry in root.entries[first : last + 1]]
    kept = {name: front_matter[name] for name in names if name not in wanted.gone}
    return reads_alone(front_matter, lines, edits, {**kept, **wanted.values})


def is_appended(front_matter: FrontMatter, last: Entry, edit: Edit) -> bool:
    """Say whether an edit writes whole lines after the last key."""
    text, at = front_matter.source.text, edit.span.start
    if len(edit.span) or not last.value.end < at <= fence(front_matter):
        return False
    key = last.key.start
    return text[at - 1] in "\r\n" and not text[line_start(text, key) : key].strip()


def _neighbours(root: MappingNode, name: str, wanted: Wanted) -> tuple[int, int]:
    """Return which entries to read again: the one concerned, with the one before if it goes."""
    last = len(root.entries) - 1
    at = next((i for i, entry in enumerate(root.entries) if entry.name == name), last)
    if root.entries[at].name not in wanted.gone:
        return at, at
    return max(0, at - 1), min(last, at + 1 if at == 0 else at)


def _lines(front_matter: FrontMatter, root: MappingNode, first: int, last: int) -> Span | None:
    """Return the lines of some top-level entries, or None where they share lines with others."""
    text = front_matter.source.text
    starts = [entry.key.start for entry in root.entries[first : last + 2]]
    if any(text[line_start(text, start) : start].strip() for start in starts):
        return None
    start, end = line_start(text, starts[0]), fence(front_matter)
    if last + 1 < len(root.entries):
        end = line_start(text, starts[-1])
    return Span(start, end) if front_matter.envelope.open.end <= start <= end else None


def fence(front_matter: FrontMatter) -> int:
    """Return where the closing fence begins, the line end before it not included."""
    close = front_matter.envelope.close
    found = _LINE_END.match(front_matter.source.text, close.start)
    return found.end() if found else close.start


def reads_alone(
    front_matter: FrontMatter, lines: Span, edits: Sequence[Edit], expected: Mapping[str, Value]
) -> bool:
    """Say whether some lines of a front matter, read between its fences, say what they must."""
    text, envelope = front_matter.source.text, front_matter.envelope
    parts, at = [envelope.open.slice(text)], lines.start
    for edit in sorted(edits, key=lambda edit: (edit.span.start, edit.span.end)):
        if edit.span.start < at:
            return False
        parts += text[at : edit.span.start], edit.text
        at = edit.span.end
    parts += text[at : lines.end], text[fence(front_matter) : envelope.close.end]
    whole = "".join(parts)
    try:
        again = read(SourceText.from_text(whole), front_matter.dialect)
    except NewsdocError:
        return False
    values, body = again.values, again.envelope.body
    if body.start != body.end or body.end != len(whole) or values.keys() != expected.keys():
        return False
    return all(agrees(value, values[key]) for key, value in expected.items())
