"""What the tests of edits share: apply, read again, and say what must be."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, TypeAlias

from newsdoc.frontmatter import FrontMatter, FrozenMapping, read
from newsdoc.source import SourceText

if TYPE_CHECKING:
    from newsdoc import Edit
    from newsdoc.frontmatter import FrontMatterDialect, Value

Model: TypeAlias = dict[str, object]
Path: TypeAlias = tuple["str | int", ...]


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


def holder_of(model: Model, path: Path) -> object:
    """Return what a path's last part stands in."""
    holder: object = model
    for part in path[:-1]:
        holder = holder[part]  # type: ignore[index]  # the path leads there
    return holder


def put(model: Model, path: Path, value: object) -> Model:
    """Return a model with a value put in at a path."""
    model = copy.deepcopy(model)
    holder = holder_of(model, path)
    if isinstance(holder, list) and path[-1] == len(holder):
        holder.append(value)
    else:
        holder[path[-1]] = value  # type: ignore[index]  # a list or a dictionary
    return model


def take(model: Model, path: Path) -> Model:
    """Return a model without what stands at a path."""
    model = copy.deepcopy(model)
    del holder_of(model, path)[path[-1]]  # type: ignore[attr-defined]  # a list or a dictionary
    return model
