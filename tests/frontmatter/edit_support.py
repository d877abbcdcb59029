"""What the tests of edits share: apply, read again, and say what must be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsdoc.frontmatter import FrontMatter, FrozenMapping, read
from newsdoc.source import SourceText

if TYPE_CHECKING:
    from newsdoc import Edit
    from newsdoc.frontmatter import FrontMatterDialect, Value


def reads(text: str, dialect: FrontMatterDialect) -> FrontMatter:
    """Read the front matter of a text."""
    return read(SourceText.from_text(text), dialect)


def applied(front_matter: FrontMatter, edits: tuple[Edit, ...]) -> FrontMatter:
    """Apply edits and read again; what no edit names keeps its bytes, and so does the body."""
    before, after = front_matter.source, front_matter.source.apply(edits)
    again = read(after, front_matter.dialect)
    assert after.slice(again.envelope.body) == before.slice(front_matter.envelope.body)
    at = moved = 0
    for edit in sorted(edits, key=lambda edit: edit.span):
        kept = before.text[at : edit.span.start]
        assert after.text[moved : moved + len(kept)] == kept
        moved += len(kept) + len(edit.text)
        at = edit.span.end
    assert after.text[moved:] == before.text[at:]
    return again


def text_after(front_matter: FrontMatter, edits: tuple[Edit, ...]) -> str:
    """Return the file's text once edits are made."""
    return applied(front_matter, edits).source.text


def plain(value: Value) -> object:
    """Return a value with lists and dictionaries."""
    if isinstance(value, tuple):
        return [plain(item) for item in value]
    if isinstance(value, FrozenMapping):
        return {key: plain(item) for key, item in value.items()}
    return value
