"""Words of a glossary as they are written in a place, so that they bring no markup along."""

from __future__ import annotations

import html
import re
from dataclasses import replace
from typing import TYPE_CHECKING

from newsdoc.script.prose import RunKind

if TYPE_CHECKING:
    from newsdoc.script.engine import Recipe
    from newsdoc.script.prose import Piece

__all__ = ["as_written", "without_edges"]

# What makes an address of a word, also together with what may stand beside it.
_ADDRESS = r":(?=//)|\A/(?=/)|(?<=[Ww][Ww][Ww])\.|(?:\A|(?<=[A-Za-z0-9._%+\-]))@(?=[A-Za-z0-9]|\Z)"
# The delimiters of tags, of which a backslash must stand between the characters.
_TAG = r"(?<=\{)%|%(?=\})"
# What begins a list or underlines a heading where the word begins its line.
_BLOCK = r"\A[-+](?=[ \t]|\Z)|\A[-=](?=[-=]*\Z)"
_MARKUP = re.compile(rf"[\\`*_\[\]<>&{{}}#|~!$]|{_TAG}|{_ADDRESS}|{_BLOCK}")
_BLANK = frozenset(" \t")
# The end of the text too; blanks there are as if they were not.
_LINE_END = frozenset(("", " ", "\t", "\n", "\r"))
_QUOTED_LINE = re.compile(r"(?:\A|(?<=[\r\n]))[ \t>]*\Z")
_NUMBER = re.compile(r"\A([0-9]{1,9})([.)])(?=[ \t]|\Z)")
_MARKUP_IN_TITLES = re.compile(rf"[\\`*_\[\]<>&{{}}#|~!$\"'()]|{_TAG}")


def as_written(recipe: Recipe, kind: RunKind) -> Recipe:
    """Return a recipe that writes its words so that a reader of the place sees them as they are.

    Args:
        recipe: The conversion.
        kind: Where its result goes. Front matter and arguments have quotes of their own.
    """
    return replace(recipe, terms=_escaped(recipe.terms, kind), after=_escaped(recipe.after, kind))


def _escaped(words: tuple[tuple[str, str], ...], kind: RunKind) -> tuple[tuple[str, str], ...]:
    if kind in {RunKind.HTML, RunKind.ATTRIBUTE}:
        return tuple(
            (term, value if term == value else html.escape(value).replace("{", "&#123;"))
            for term, value in words
        )
    if kind in {RunKind.KEY, RunKind.TERM, RunKind.ARGUMENT}:
        return words
    special = _MARKUP_IN_TITLES if kind is RunKind.TITLE else _MARKUP
    return tuple(
        (term, value if term == value else _with_backslashes(value, special))
        for term, value in words
    )


def without_edges(text: str, piece: Piece, after: str) -> str:
    """Take blanks that a word brings off the edges of a line, where no reader sees any.

    Four of them would make code of a paragraph, and two at the end a line break.

    Args:
        text: The text of the file.
        piece: What is converted, in running text.
        after: What becomes of it.
    """
    if after[:1] in _BLANK and piece.text[:1] not in _BLANK and _begins_line(text, piece.start):
        after = after.lstrip(" \t")
    if after[-1:] in _BLANK and piece.text[-1:] not in _BLANK:
        after = after.rstrip(" \t") if text[piece.end : piece.end + 1] in _LINE_END else after
    return after


def _begins_line(text: str, start: int) -> bool:
    """Whether nothing that is seen stands right before an offset."""
    before = text[max(0, start - 1) : start]
    if before == ">":
        return _QUOTED_LINE.search(text[max(0, start - 200) : start]) is not None
    return before in _LINE_END


def _with_backslashes(value: str, special: re.Pattern[str]) -> str:
    escaped = _NUMBER.sub(r"\1\\\2", special.sub(r"\\\g<0>", value))
    # Behind a backtick that nothing closes yet, a backslash does not keep another from doing so.
    return escaped.replace("\\`", "&#96;")
