"""Plain front matter read again after edits: only the lines of the keys that they touch.

A key at the top of plain YAML says the same whatever stands at other keys, and where it ends
depends on nothing but that another key begins there (see `yaml_fast`). Edits of the body leave
all of it alone. The tests compare what comes out with a reading of the whole.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from newsdoc.frontmatter.document import plain_of
from newsdoc.frontmatter.envelope import Envelope
from newsdoc.frontmatter.nodes import FrozenMapping
from newsdoc.frontmatter.yaml_fast import PlainYaml, begins_key, read_values
from newsdoc.spans import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsdoc.frontmatter.document import FrontMatter
    from newsdoc.frontmatter.nodes import Value
    from newsdoc.source import Edit, SourceText

__all__ = ["read_plain_again"]

_FENCE = re.compile(r"\n(?:-{3}|;{3})")
_NEXT_KEY = re.compile(r"\n(?=[^ \n#-])")


def read_plain_again(
    before: FrontMatter, edits: Sequence[Edit], source: SourceText
) -> tuple[Envelope, PlainYaml] | None:
    """Read plain front matter of which most is known.

    Args:
        before: What was read before the edits.
        edits: The edits; they do not overlap.
        source: What they made of its text.

    Returns:
        Where it stands now and what it says, or None where all of it must be read.
    """
    plain, old = plain_of(before), before.envelope
    if plain is None or plain.tabbed is not None or not edits or old.diagnostics:
        return None
    start, end = edits[0].span.start, edits[0].span.end
    for edit in edits[1:]:
        start, end = min(start, edit.span.start), max(end, edit.span.end)
    grown = len(source.text) - len(before.source.text)
    if old.close.end + 1 < start:  # nothing that may end the line of the fence changes
        body = Span(old.body.start, old.body.end + grown)
        return Envelope(old.format, old.open, old.data, old.close, body), plain
    if start < old.data.start or not _keeps_close(before, end, grown, source):
        return None
    last = old.data.end
    part = _Part(
        min(start, last) - plain.start,
        min(end, last) - plain.start,
        source.text[plain.start : max(0, last + grown)],
    )
    narrow = _narrowed(before, plain, part) if plain.wide else part
    changed = _changed(plain, *narrow) if narrow else None
    if changed is None:
        return None
    data = Span(old.data.start, old.data.end + grown)
    close = Span(old.close.start + grown, old.close.end + grown)
    body = Span(old.body.start + grown, old.body.end + grown)
    return Envelope(old.format, old.open, data, close, body), changed


class _Part(NamedTuple):
    """What changed: between which offsets, counted from the first line, and all lines as now."""

    begin: int
    end: int
    lines: str


def _narrowed(before: FrontMatter, plain: PlainYaml, part: _Part) -> _Part | None:
    """Return a part of lines that end with CRLF as one of the same lines that end with LF."""
    text, count = part.lines, part.lines.count("\r\n")
    if not text.count("\n") == text.count("\r") == count > 0:
        return None
    old = before.source.text[plain.start : plain.start + part.end]
    for at in (part.begin, part.end):
        if before.source.text[plain.start + at - 1 : plain.start + at + 1] == "\r\n":
            return None
    begin = part.begin - old.count("\n", 0, part.begin)
    return _Part(begin, part.end - old.count("\n"), text.replace("\r\n", "\n"))


def _keeps_close(before: FrontMatter, end: int, grown: int, source: SourceText) -> bool:
    """Say whether the closing fence is the old one, after edits up to an offset."""
    data, close = before.envelope.data, before.envelope.close
    if end <= data.end:
        return True
    # For Hexo the line end before the fence belongs to it, and new lines stand after that.
    fence = close.slice(before.source.text)
    ends = len(fence) - len(fence.lstrip("\r\n"))
    after = end == data.end + ends and ends > 0
    return after and source.text.startswith(fence, close.start + grown)


def _changed(plain: PlainYaml, begin: int, end: int, data: str) -> PlainYaml | None:
    """Read the lines of the keys that stood between two offsets of the lines, now in `data`."""
    text, grown = plain.text, len(data) - len(plain.text)
    while begin and not (text[begin - 1] == "\n" and begins_key(text[begin : begin + 1])):
        begin = text.rfind("\n", 0, begin - 1) + 1
    following = _NEXT_KEY.search(text, max(begin, end - 1))
    stop = following.end() if following else len(text)
    lines = data[begin : stop + grown]
    cut = text[stop - 1 : stop] == "\n" and lines[-1:] != "\n"
    if cut or not begins_key(lines[:1]) or _FENCE.search(lines):
        return None
    new = read_values(lines, go=plain.go)
    if not new:
        return None
    values = _merged(plain, begin, stop, new)
    if not values:
        return None
    return PlainYaml(data, plain.start, FrozenMapping(values), go=plain.go, wide=plain.wide)


def _merged(
    plain: PlainYaml, begin: int, stop: int, new: dict[str, Value]
) -> dict[str, Value] | None:
    """Put the keys of some lines in the place of those that stood there."""
    if len(new) == 1 and plain.lines_of(next(iter(new))) == (begin, stop):
        return dict(plain.values.items()) | new
    known = read_values(plain.text[begin:stop], go=plain.go)
    if not known:
        return None
    first, count = next(iter(known)), len(plain.values) - len(known) + len(new)
    values: dict[str, Value] = {}
    for name, value in plain.values.items():
        if name == first:
            values.update(new)
        elif name not in known:
            values[name] = value
    return values if len(values) == count else None  # else a key is given twice
