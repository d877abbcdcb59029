"""Edits of plain front matter that its lines prove, without a node and without a second reading.

A string for a string, strings in a list, a key in a line of its own: what is written can be
nothing else (`YamlWriter.is_written_as`), and what stands around it says the same (`yaml_fast`).
Every function returns None where more must be known; `edit_plain` goes on then.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from newsdoc.frontmatter.document import plain_of
from newsdoc.frontmatter.edit_list import Written, in_brackets, quote_at, strings, swap
from newsdoc.frontmatter.edit_place import fold
from newsdoc.frontmatter.emit_dates import looks_like_moment
from newsdoc.frontmatter.emit_yaml import Like, YamlWriter
from newsdoc.frontmatter.flow_edit import edit_at
from newsdoc.frontmatter.nodes import FrozenMapping
from newsdoc.frontmatter.yaml_fast_lines import is_key
from newsdoc.frontmatter.yaml_fast_scan import are_words
from newsdoc.source import Edit
from newsdoc.spans import Span

if TYPE_CHECKING:
    from newsdoc.frontmatter.document import FrontMatter
    from newsdoc.frontmatter.nodes import Value
    from newsdoc.frontmatter.yaml_fast import PlainYaml

__all__ = ["delete_lines", "rename_line", "set_line"]

_VALUE = re.compile(r"[^:\n]++:[ ]++(?=[^ \n#])")
_LIST = re.compile(r"[^:\n]++:[ ]*+(?:#[^\n]*+)?(\n[ ]*+- )")
_STYLES = {'"': "double", "'": "single"}
_KEYS = 60


def set_line(front_matter: FrontMatter, key: str, new: Value) -> tuple[Edit, ...] | None:
    """Return the edits that make the value of a top-level key `new`."""
    plain = _plain(front_matter)
    if plain is None:
        return None
    name = fold(front_matter, key)
    lines = plain.lines_of(name)
    writer = YamlWriter(front_matter.dialect)
    if lines is None:
        text = _new_lines(plain, writer, key, new)
        return None if text is None else _added(front_matter, plain, text)
    old = plain.values[name]
    if isinstance(old, str) and isinstance(new, str):
        return () if old == new else _string(plain, writer, lines[0], old, new)
    if isinstance(old, tuple) and isinstance(new, tuple):
        written = _written_list(plain.text, lines[0], old)
        return written and _items(plain, writer, written, new)
    return None


def _plain(front_matter: FrontMatter) -> PlainYaml | None:
    """Return what was read, where its lines are those of the file."""
    plain = plain_of(front_matter)
    return None if plain is None or plain.wide or plain.tabbed is not None else plain


def _edit(plain: PlainYaml, start: int, end: int, new: str) -> tuple[Edit, ...]:
    span = Span(plain.start + start, plain.start + end)
    return (Edit(span, new, plain.text[start:end]),)


def _string(
    plain: PlainYaml, writer: YamlWriter, begin: int, old: str, new: str
) -> tuple[Edit, ...] | None:
    """Write one string for another on the line of its key, in its style."""
    found = _VALUE.match(plain.text, begin)
    if found is None or "\n" in new:
        return None
    start = found.end()
    style = _STYLES.get(plain.text[start], "plain")
    quote = "" if style == "plain" else plain.text[start]
    if plain.text[start] in "|>":
        return None
    if not plain.text.startswith(f"{quote}{old}{quote}", start):
        return None
    text = writer.scalar(new, Like(style)) if quote else new
    if not writer.is_written_as(text, new):
        return None
    return _edit(plain, start, start + len(old) + 2 * len(quote), text)


def _written_list(text: str, begin: int, old: tuple[Value, ...]) -> Written | None:
    items = strings(old)
    if not items:
        return None
    below = _LIST.match(text, begin)
    if below is None:
        found = _VALUE.match(text, begin)
        if found is None or text[found.end()] != "[":
            return None
        return in_brackets(text, found.end() + 1, items)
    start = below.end()
    written = Written(start, items, quote_at(text, start), below[1], flow=False)
    whole = written.text(items)
    after = text[start + len(whole) : start + len(whole) + 1]
    return written if text.startswith(whole, start) and after in {"", "\n"} else None


def _items(
    plain: PlainYaml, writer: YamlWriter, written: Written, new: tuple[Value, ...]
) -> tuple[Edit, ...] | None:
    """Write other strings into a list; those that both lists begin and end with stay."""
    items = strings(new)
    if not items or not _is_written_so(writer, written, items):
        return None
    return () if items == written.items else _edit(plain, *swap(written, items))


def _is_written_so(writer: YamlWriter, written: Written, items: list[str]) -> bool:
    """Say whether items written as those of a list can be nothing but these strings."""
    quote, flow = written.quote, written.flow
    if not quote and are_words(items):
        return True
    return all(writer.is_written_as(f"{quote}{item}{quote}", item, flow=flow) for item in items)


def _new_lines(plain: PlainYaml, writer: YamlWriter, key: str, new: Value) -> list[str] | None:
    """Return the lines of a new key with a string or strings, in the style of the file."""
    if not is_key(key) or writer.key(key) != key:
        return None
    if all(map(looks_like_moment, islice(plain.bare_texts(), _KEYS))):
        return None  # perhaps all strings stand in quotes
    if isinstance(new, str):
        sure = "\n" not in new and writer.is_written_as(new, new)
        return [f"{key}: {new}"] if sure else None
    items = strings(new)
    dash = _dash(plain) if items and are_words(items) else None
    if dash is None:
        return None
    return (
        [f"{key}:", *(dash + item for item in items)] if dash else [f"{key}: [{', '.join(items)}]"]
    )


def _dash(plain: PlainYaml) -> str | None:
    """Return what stands before an item of a list here, or nothing where most are in brackets."""
    if any(isinstance(value, FrozenMapping) for value in plain.values.values()):
        return None  # lists in it show how to write one too
    dashes = []
    for name in [
        name for name, value in plain.values.items() if isinstance(value, tuple) and value
    ]:
        begin, end = plain.lines_of(name) or (0, 0)
        found = _LIST.match(plain.text, begin, end)
        dashes.append(found[1][1:] if found else "")
        if not found and "[" not in plain.text[begin:end].partition("\n")[0]:
            return None
    if dashes.count("") * 2 > len(dashes):
        return ""
    return next(filter(None, dashes), "  - ")


def _added(
    front_matter: FrontMatter, plain: PlainYaml, lines: list[str]
) -> tuple[Edit, ...] | None:
    """Write lines after the last key."""
    begin, end = plain.lines_of(plain.last) or (0, 0)
    text, at = front_matter.source.text, plain.start + _content_end(plain.text, begin, end)
    newline = front_matter.source.newline
    if at < plain.start or not text.startswith(newline, at):
        return None
    at += len(newline)
    return (edit_at(text, at, at, "".join(line + newline for line in lines)),)


def _content_end(text: str, begin: int, end: int) -> int:
    """Return where the last line of a key ends that says something, or a negative number."""
    lines = text[begin:end]
    if "|" in lines or ">" in lines:
        return -1 - end  # what looks like a comment may be text of a block
    while end > begin:
        start = text.rfind("\n", begin, end) + 1 or begin
        if text[start:end].lstrip(" ")[:1] not in {"", "#"}:
            return end
        end = start - 1
    return -1 - end


def delete_lines(front_matter: FrontMatter, key: str) -> tuple[Edit, ...] | None:
    """Return the edits that take a top-level key away, up to the one that follows at once."""
    plain = _plain(front_matter)
    lines = plain.lines_of(fold(front_matter, key)) if plain else None
    if plain is None or lines is None or lines[1] == len(plain.text):
        return None
    begin, end = lines
    line = plain.text.rfind("\n", begin, end - 1) + 1
    last = plain.text[max(begin, line) : end].lstrip(" ")
    if last[:1] in {"\n", "#"}:
        return None
    return _edit(plain, begin, end, "")


def rename_line(front_matter: FrontMatter, key: str, new: str) -> tuple[Edit, ...] | None:
    """Return the edits that give a top-level key another name."""
    plain = _plain(front_matter)
    lines = plain.lines_of(fold(front_matter, key)) if plain else None
    if plain is None or lines is None or not is_key(new):
        return None
    begin = lines[0]
    end = plain.text.find(":", begin)
    if plain.text[begin:end] == new:
        return ()
    name = fold(front_matter, new)
    taken = name in plain.values and name != fold(front_matter, key)
    if taken or YamlWriter(front_matter.dialect).key(new) != new:
        return None
    return _edit(plain, begin, end, new)
