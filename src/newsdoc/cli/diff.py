"""A unified diff of two texts that marks what differs inside the lines."""

from __future__ import annotations

import difflib
import re
from typing import TYPE_CHECKING

from rich.text import Text

from newsdoc.cli.terminal import visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsdoc import Article

__all__ = ["diff"]

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\n|\r)|[^\r\n]+")
_MOST = 5_000
"""Characters of a line up to which differences inside it are marked."""


def diff(before: Article, after: Article, name: str) -> Iterator[Text]:
    """Give the lines of a unified diff.

    Args:
        before: The article as it was.
        after: The article as it would be written.
        name: The file's name for the head of the diff.
    """
    old, new = (_LINE.findall(one.source_text.text) for one in (before, after))
    name = name.lstrip("/")
    lines = list(difflib.unified_diff(old, new, f"a/{name}", f"b/{name}"))
    at = 0
    while at < len(lines):
        end = at
        while end < len(lines) and end > 1 and lines[end][0] in "-+":
            end += 1
        if end > at:
            yield from _block(lines[at:end])
            at = end
        else:
            yield Text(
                visible(lines[at].rstrip("\r\n")), style="bold" if at < 2 else _style(lines[at])
            )
            at += 1


def _style(line: str) -> str:
    return "cyan" if line.startswith("@@") else ""


def _block(lines: list[str]) -> Iterator[Text]:
    """Show removed and added lines; where as many went as came, mark what differs in each."""
    old = [line for line in lines if line[0] == "-"]
    new = [line for line in lines if line[0] == "+"]
    pairs = list(zip(old, new, strict=True)) if len(old) == len(new) else []
    marks = [_differences(before[1:], after[1:]) for before, after in pairs]
    for at, line in enumerate(old):
        yield _marked(line, "red", [mark[0] for mark in marks[at]] if marks else [])
    for at, line in enumerate(new):
        yield _marked(line, "green", [mark[1] for mark in marks[at]] if marks else [])


def _marked(line: str, style: str, spans: list[tuple[int, int]]) -> Text:
    text = Text(visible(line.rstrip("\r\n")), style=style)
    for start, end in spans:
        text.stylize("reverse", start + 1, end + 1)
    return text


def _differences(old: str, new: str) -> list[tuple[tuple[int, int], tuple[int, int]]]:
    if len(old) == len(new):
        places = (at for at, (one, two) in enumerate(zip(old, new, strict=True)) if one != two)
        return [((at, at + 1), (at, at + 1)) for at in places]
    if max(len(old), len(new)) > _MOST:
        return []
    matcher = difflib.SequenceMatcher(None, old, new, autojunk=False)
    return [((a, b), (c, d)) for kind, a, b, c, d in matcher.get_opcodes() if kind != "equal"]
