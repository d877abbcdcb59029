"""Where the colours of Hugo's highlighting begin: summaries do not count a word that begins one.

Only where a colour begins and ends is kept, not which. Code in a language that is not in the table
is written without any.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from newsdoc.markdown.colour_table import COLOURED, NAMES, WORD

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["coloured"]

_PROMPT = re.compile(r"^[$#>] ?([^\n]*)", re.MULTILINE)
_EMBEDDED = re.compile(
    r"<(script|style)\b[^>]*+>(.*?)(?=</(?:script|style)\s*>|\Z)", re.DOTALL | re.IGNORECASE
)


def coloured(code: str, lang: str) -> Iterator[tuple[int, int]]:
    """Give the places in a block of code that get a colour, in order.

    Args:
        code: The code.
        lang: The language, as the fence names it.
    """
    name = NAMES.get(lang.lower(), "")
    if name == "html":
        yield from _html(code)
    elif name == "console":
        # What is typed behind a prompt is a command; what the program answers is plain.
        for found in _PROMPT.finditer(code):
            yield from _coloured("sh", code, *found.span(1))
    elif name:
        yield from _coloured(name, code, 0, len(code))


def _html(code: str) -> Iterator[tuple[int, int]]:
    at = 0
    for found in _EMBEDDED.finditer(code):
        inner = "css" if found[1].lower() == "style" else "js"
        yield from _coloured("html", code, at, found.start(2))
        yield from _coloured(inner, code, *found.span(2))
        at = found.end()
    yield from _coloured("html", code, at, len(code))


def _coloured(name: str, code: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for found in _pattern(name).finditer(code, start, end):
        if found[1]:
            yield found.span(1)


@lru_cache(maxsize=64)
def _pattern(name: str) -> re.Pattern[str]:
    # Plain words are taken whole, so that nothing begins inside one.
    return re.compile(f"({COLOURED[name]})|{WORD}", re.DOTALL | re.MULTILINE)
