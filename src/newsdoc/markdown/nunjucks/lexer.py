"""The tokens of an expression or statement, by the rules of Nunjucks' lexer."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["MARKS", "Kind", "Token", "find_end", "tokens", "unescape"]

Kind: TypeAlias = Literal["text", "number", "name", "sign", "regex"]

MARKS = r" \n\t\r\u00a0()\[\]{}%*\-+~/#,:|.<>=!"
"""What ends a word, for a class of characters: a quote inside of one is a letter like any other."""
_TOKEN = re.compile(
    r"""
    [ \n\t\r\u00a0]+
    |"(?P<double>(?:\\.|[^"\\])*+)"?
    |'(?P<single>(?:\\.|[^'\\])*+)'?
    |r/(?P<regex>(?:[^/\\]|\\.)*+)/?[gimy]*
    |(?P<sign>===|!==|==|!=|<=|>=|//|\*\*|[()\[\]{}%*\-+~/\#,:|.<>=!])
    |(?P<number>[0-9]+(?:\.[0-9]*)?(?=[MARKS]|\Z))
    |(?P<name>[^"'MARKS][^MARKS]*)
    """.replace("MARKS", MARKS),
    re.DOTALL | re.VERBOSE,
)
_ESCAPE = re.compile(r"\\(.)", re.DOTALL)
_LETTERS = {"n": "\n", "t": "\t", "r": "\r"}


@dataclass(frozen=True, slots=True)
class Token:
    """One token.

    Attributes:
        kind: What it is.
        value: Its text; of a quoted text what stands between the quotes, escapes resolved.
        start: Where it begins.
    """

    kind: Kind
    value: str
    start: int


def tokens(text: str, start: int, end: int) -> Iterator[Token]:
    """Give the tokens of a part of a text."""
    for found in _TOKEN.finditer(text, start, end):
        kind = found.lastgroup
        if kind is None:
            continue
        value = found[kind]
        if kind in {"double", "single"}:
            yield Token("text", unescape(value), found.start())
        elif kind == "number":
            yield Token("number", value, found.start())
        elif kind == "regex":
            yield Token("regex", value, found.start())
        else:
            yield Token("sign" if kind == "sign" else "name", value, found.start())


def unescape(text: str) -> str:
    """Return what stands between two quotes without its backslashes."""
    return _ESCAPE.sub(lambda found: _LETTERS.get(found[1], found[1]), text)


def find_end(text: str, start: int, end: int, mark: str) -> int:
    """Return where the mark that ends an expression or statement stands, or -1.

    Args:
        text: The text.
        start: Where the expression begins.
        end: Where to stop looking.
        mark: `}}` or `%}`.
    """
    at = start
    while at < end:
        if text.startswith(mark, at):
            return at
        found = _TOKEN.match(text, at, end)
        if found is None:
            return -1
        at = found.end() if found["sign"] is None else at + 1
    return -1
