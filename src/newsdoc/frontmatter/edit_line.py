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
from newsdoc.frontmatter.edit_list import Even, Rows, in_brackets, in_rows, strings
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
        written = _written_list(plain.text, lines[0], strings(old))
        return written and _items(plain, writer, written, new)
    return None


def _plain(front_matter: FrontMatter) -> PlainYaml | None:
    """Return what was read, where its lines are those of the file."""
    plain = plain_of(front_matter)
    return None if plain is None or plain.tabbed is not None else plain


def _edit(plain: PlainYaml, start: int, end: int, new: str) -> Edit:
    """Return an edit of the file, from one of the lines that end with LF."""
    old, span = plain.text[start:end], Span(plain.offset(start), plain.offset(end))
    if plain.wide:
        old, new = old.replace("\n", "\r\n"), new.replace("\n", "\r\n")
    return Edit(span, new, old)


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
    return (_edit(plain, start, start + len(old) + 2 * len(quote), text),)


def _written_list(text: str, begin: int, items: list[str]) -> Even | Rows | None:
    """Return how a list at a key is written, or None where it is not written alike."""
    below = _LIST.match(text, begin) if items else None
    if below is not None:
        return in_rows(text, below[1], below.end(), items)
    found = _VALUE.match(text, begin)
    if not items or found is None or text[found.end()] != "[":
        return None
    return in_brackets(text, found.end() + 1, items)


def _items(
    plain: PlainYaml, writer: YamlWriter, written: Even | Rows, new: tuple[Value, ...]
) -> tuple[Edit, ...] | None:
    """Write other strings into a list; those that both lists begin and end with stay."""
    items = strings(new)
    if not items or not _is_written_so(writer, written, items):
        return None
    if items == written.items:
        return ()
    return tuple(_edit(plain, *swap) for swap in written.swaps(items))


def _is_written_so(writer: YamlWriter, written: Even | Rows, items: list[str]) -> bool:
    """Say whether items written as those of a list can be nothing but these strings."""
    quote, flow = written.quote, written.flow
    if not quote and are_words(items):
        return True
    return all(writer.is_written_as(f"{quote}{item}{quote}", item, flow=flow) for item in items)


def _new_lines(plain: PlainYaml, writer: YamlWriter, key: str, new: Value) -> list[str] | None:
    """Return the lines of a new key with a string or strings, in the style of the file."""
    quote = _quote(plain) if is_key(key) and writer.key(key) == key else None
    if quote is None:
        return None
    if isinstance(new, str):
        written = f"{quote}{new}{quote}"
        sure = "\n" not in new and writer.is_written_as(written, new)
        return [f"{key}: {written}"] if sure else None
    items = strings(new)
    dash = _dash(plain) if items else None
    if dash is None:
        return None
    texts = [f"{quote}{item}{quote}" for item in items]
    words = not quote and are_words(items)
    if not words and not all(map(writer.is_written_as, texts, items)):
        return None
    if dash:
        return [f"{key}:", *(dash + text for text in texts)]
    return [f"{key}: [{', '.join(texts)}]"] if words or quote else None


def _quote(plain: PlainYaml) -> str | None:
    """Return the quotes that all strings stand in here, nothing where they need none.

    It is None where more must be known.
    """
    if not all(map(looks_like_moment, islice(plain.bare_texts(), _KEYS))):
        return ""
    quotes: set[str | None] = set()
    for name, value in islice(plain.values.items(), _KEYS):
        texts = [value] if isinstance(value, str) else strings(value)
        if isinstance(value, FrozenMapping | tuple) and value and not texts:
            return None
        if not all(map(looks_like_moment, texts)):
            begin, _ = plain.lines_of(name) or (0, 0)
            quotes.add(_quote_of(plain.text, begin, value))
    return quotes.pop() if len(quotes) == 1 else None if quotes else ""


def _quote_of(text: str, begin: int, value: Value) -> str | None:
    """Return the quotes around the string, or each of the strings, at a key; None in doubt."""
    if not isinstance(value, str):
        written = _written_list(text, begin, strings(value))
        return (written and written.quote) or None
    found = _VALUE.match(text, begin)
    quote = text[found.end()] if found else ""
    if found is None or quote not in _STYLES:
        return None
    return quote if text.startswith(f"{quote}{value}{quote}", found.end()) else None


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
    last = _content_end(plain.text, begin, end)
    text, newline = front_matter.source.text, front_matter.source.newline
    if last < 0 or not text.startswith(newline, plain.offset(last)):
        return None
    at = plain.offset(last) + len(newline)
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
    return (_edit(plain, begin, end, ""),)


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
    return (_edit(plain, begin, end, new),)
