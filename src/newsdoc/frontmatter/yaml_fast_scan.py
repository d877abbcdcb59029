"""The keys at the top of plain front matter, nearly all found by one regular expression.

What it takes is what `yaml_fast` says, on one line: `key: text`, quotes, `[a, b]`, and a list of
such on the lines below. An entry of any other shape is read by `yaml_fast_values`, alone: where a
key at the top ends depends on nothing but that the next line begins with no blank, dash or `#`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newsdoc.frontmatter.yaml_fast_lines import INDICATORS, MAY_MEAN, WORDS, GiveUpError
from newsdoc.frontmatter.yaml_fast_values import ValueLines
from newsdoc.frontmatter.yaml_go_values import fold_key, go_value
from newsdoc.frontmatter.yaml_js_scalars import resolve_plain

if TYPE_CHECKING:
    from collections.abc import Iterable

    from newsdoc.frontmatter.nodes import Value

__all__ = ["are_words", "read_entries"]


def _any_of(signs: frozenset[str]) -> str:
    return "".join(map(re.escape, sorted(signs)))


_BLANK = r"(?:[ ]*+(?:\#[^\n]*+)?\n)*+"
_FIRST = f"[^ \n{_any_of(INDICATORS | MAY_MEAN)}]"
_DOUBTFUL = f"[{_any_of(MAY_MEAN - INDICATORS)}]"
# No `: ` and no ` #` within, no blank or colon last.
_REST = r"(?:[^ :\n]++|:(?=[^ \n])|[ ]++(?=[^ \#\n]))*+"
_QUOTED = r"(?:\"[^\"\\\n]*+\"|'[^'\n]*+'(?!'))"
# A word in brackets that can be nothing but text.
_WORD = r"(?!(?i:null|true|false)[,\]])[^\W\d_][\w./+-]*+(?:[ ]\w[\w./+-]*+)*+"
_WORDS = rf"\[{_WORD}(?:,[ ]?{_WORD})*+\]"
_ITEM = rf"(?:(?:{_FIRST}|{_DOUBTFUL})(?:[^ :\n]++|[ ]++(?=[^ \#:\n]))*+|{_QUOTED}|{_WORDS})[ ]*+"
_ENTRIES = re.compile(
    rf"""
    {_BLANK}([^\W\d][\w.-]*+):
    (?:
        [ ]++
        (?: ({_FIRST}{_REST}) | ({_DOUBTFUL}{_REST}) | ({_QUOTED}) | ({_WORDS})
          | (\[{_QUOTED}(?:,[ ]?{_QUOTED})*+\]) )
        (?:[ ]++\#[^\n]*+)? [ ]*+ (?=\n[^ ]|\n?\Z)
      | [ ]*+ (\n([ ]*+)-[ ]{_ITEM}(?:\n\8-[ ]{_ITEM})*+) (?=\n[^ \#\n-]|\Z)
      | [ ]*+ (?=\n[^\W\d]|\Z)
    )
    | ({_BLANK}[^\n]++(?:\n[ \#-][^\n]*+|\n(?=\n))*+)
    """,
    re.VERBOSE,
)
_SURE_WORD = re.compile(_WORD.replace(r"[,\]]", r"\Z") + r"\Z")
_TEXTS = re.compile(_QUOTED)
# An item that is not the text that stands there.
_NO_TEXT = re.compile(rf"- (?:[\[\"']|{_DOUBTFUL})")
_NOTHING = re.compile(rf"{_BLANK}[ ]*+(?:\#[^\n]*+)?\Z")


def read_entries(text: str, *, go: bool) -> dict[str, Value]:
    """Read the lines of a mapping whose keys stand at the start of their lines.

    Args:
        text: The lines; they end with LF.
        go: Read as goccy/go-yaml does, else as js-yaml does.

    Raises:
        GiveUpError: They are not plain.
    """
    found: dict[str, Value] = {}
    value: Value
    for key, sure, doubtful, quoted, words, texts, items, dash, other in _ENTRIES.findall(
        text.rstrip("\n")
    ):
        if other:
            _read_other(other, found, go=go)
            continue
        lower = key.lower()
        name = key if not go else lower if key.isascii() else fold_key(key)
        if sure:
            value = sure
        elif doubtful:
            value = _meant(doubtful, go=go)
        elif quoted:
            value = quoted[1:-1]
        elif words:
            value = _words(words)
        elif items:
            value = _items(items, f"\n{dash}- ", go=go)
        else:
            value = tuple(item[1:-1] for item in _TEXTS.findall(texts)) if texts else None
        if name in found or lower in WORDS:
            # Given twice, or in two cases: the dialect's own reader knows what counts.
            raise GiveUpError
        found[name] = value
    return found


def are_words(texts: Iterable[str]) -> bool:
    """Say whether texts are words that are text in every dialect, in brackets or not."""
    return all(map(_SURE_WORD.match, texts))


def _words(text: str) -> tuple[str, ...]:
    return tuple(text[1:-1].replace(", ", ",").split(","))


def _items(text: str, dash: str, *, go: bool) -> tuple[Value, ...]:
    items = text.split(dash)[1:]
    if " \n" in text or text[-1] == " " or _NO_TEXT.search(text):
        return tuple([_item(item.rstrip(" "), go=go) for item in items])
    return tuple(items)


def _item(text: str, *, go: bool) -> Value:
    if text[0] in "\"'":
        return text[1:-1]
    if text[0] == "[":
        return _words(text)
    return _meant(text, go=go) if text[0] in MAY_MEAN else text


def _meant(text: str, *, go: bool) -> Value:
    return go_value(text) if go else resolve_plain(text)[0]


def _read_other(text: str, found: dict[str, Value], *, go: bool) -> None:
    if _NOTHING.match(text):
        return
    reader = ValueLines(text.split("\n"), go=go)
    for name, value in reader.whole().items():
        if name in found:
            raise GiveUpError
        found[name] = value
