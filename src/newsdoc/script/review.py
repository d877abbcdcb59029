"""One self-contained page that shows a conversion: both texts side by side, every change marked.

It needs no network and no server, follows the reader's choice of light or dark, and works with
the keyboard: the changes that a person should look at come first.
"""

from __future__ import annotations

import html
from importlib import resources
from typing import TYPE_CHECKING

from newsdoc.script.targets import config_varieties, parse_variety

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from newsdoc.script.conversion import Change, Conversion
    from newsdoc.source import SourceText
    from newsdoc.spans import Span

__all__ = ["review_page"]

_RULES = {
    "glossary": "glossary",
    "character": "character",
    "phrase": "word",
    "vocabulary": "vocabulary",
    "punctuation": "quotation mark",
    "language": "language",
    "anchor": "link to a heading",
}


def review_page(conversion: Conversion, *, title: str = "") -> str:
    """Return the page as HTML text.

    Args:
        conversion: What to show.
        title: The heading, such as the name of the file.
    """
    changes = conversion.changes
    converted = conversion.text.apply(conversion.edits)
    heading = html.escape(title or "Conversion")
    unsure = sum(change.ambiguous for change in changes)
    source = conversion.source.tag if conversion.source else "zh"
    parts = [
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{heading}: {source} → {html.escape(conversion.target)}</title>",
        f"<style>\n{_resource('review.css')}</style>\n</head>\n<body>",
        f'<header><h1>{heading}</h1><p><span class="tags">{source} → '
        f"{html.escape(conversion.target)}</span> {len(changes)} changes, "
        f"<strong>{unsure} to look at</strong></p>",
        '<p class="keys"><kbd>n</kbd> next, <kbd>p</kbd> previous, <kbd>a</kbd> only those to '
        "look at, <kbd>d</kbd> dark or light</p></header>",
        '<main><nav aria-label="Changes">',
        *_notes(conversion),
        *_listing(changes),
        *_summary(conversion),
        "</nav>",
        '<section class="texts" aria-label="Both texts" lang="zh">',
        *_rows(conversion.text, converted, changes, (source, _language(conversion.target))),
        "</section></main>",
        f"<script>\n{_resource('review.js')}</script>\n</body>\n</html>\n",
    ]
    return "\n".join(parts)


def _resource(name: str) -> str:
    return resources.files("newsdoc.script").joinpath(name).read_text(encoding="utf-8")


def _notes(conversion: Conversion) -> Iterator[str]:
    if not conversion.diagnostics:
        return
    yield '<h2>Notes</h2><ul class="notes">'
    for note in conversion.diagnostics:
        place = f"line {conversion.text.point(note.span.start).line}: " if note.span else ""
        yield f"<li>{place}{html.escape(note.message)}</li>"
    yield "</ul>"


def _listing(changes: Sequence[Change]) -> Iterator[str]:
    """Give the list of changes, those to look at first."""
    numbered = sorted(enumerate(changes), key=lambda item: (not item[1].ambiguous, item[0]))
    yield '<h2>Changes</h2><ol class="changes">'
    for number, change in numbered:
        unsure = " unsure" if change.ambiguous else ""
        others = f" <small>or {html.escape(' '.join(change.alternatives))}</small>"
        yield (
            f'<li class="{change.rule}{unsure}"><a href="#c{number}" data-change="{number}">'
            f'<span lang="zh">{_shown(change.before)} → {_shown(change.after)}</span> '
            f"<small>{_RULES[change.rule]}</small>{others if change.alternatives else ''}</a></li>"
        )
    yield "</ol>"


def _summary(conversion: Conversion) -> Iterator[str]:
    yield "<details><summary>By term</summary><table>"
    for item in conversion.summary:
        yield (
            f'<tr><td lang="zh">{_shown(item.before)}</td><td lang="zh">{_shown(item.after)}</td>'
            f"<td>{_RULES[item.rule]}</td><td>{item.count}</td></tr>"
        )
    yield "</table></details>"


def _shown(text: str) -> str:
    return html.escape(text.replace("\n", "⏎"))


def _language(target: str) -> str:
    """Return the language of a target, so that a browser takes the fonts of its script."""
    variety = parse_variety(target) or config_varieties(target)[1]
    return variety.tag if variety else "zh"


def _rows(
    text: SourceText, converted: SourceText, changes: Sequence[Change], languages: tuple[str, str]
) -> Iterator[str]:
    """Give both texts line by line, or in one piece where their lines do not match."""
    open_old, open_new = [f'<pre lang="{language}">' for language in languages]
    left = [(number, change.span) for number, change in enumerate(changes)]
    right = [(number, change.new_span) for number, change in enumerate(changes)]
    flags = [change.ambiguous for change in changes]
    rules = [change.rule for change in changes]

    def mark(number: int, shown: str, *, old: bool) -> str:
        unsure = " unsure" if flags[number] else ""
        place = f'id="c{number}"' if old else f'data-of="{number}"'
        kind = "del" if old else "ins"
        return f'<{kind} {place} class="{rules[number]}{unsure}" tabindex="-1">{shown}</{kind}>'

    before = _lines(text, left, lambda number, shown: mark(number, shown, old=True))
    after = _lines(converted, right, lambda number, shown: mark(number, shown, old=False))
    if len(before) != len(after):
        before, after = ["\n".join(before)], ["\n".join(after)]
    for number, (one, two) in enumerate(zip(before, after, strict=True), 1):
        same = "" if "<del" in one or "<ins" in two else " same"
        texts = f"{open_old}{one}</pre>{open_new}{two}</pre>"
        yield f'<div class="row{same}"><b>{number}</b>{texts}</div>'


def _lines(
    text: SourceText, marks: Iterable[tuple[int, Span]], show: Callable[[int, str], str]
) -> list[str]:
    """Return the lines of a text as HTML with marks in them; a mark ends with its line."""
    ordered = sorted(marks, key=lambda item: (item[1].start, item[1].end))
    lines: list[str] = []
    at = 0
    for number in range(1, len(text.line_starts) + 1):
        span = text.line_span(number)
        shown: list[str] = []
        offset = span.start
        while at < len(ordered) and ordered[at][1].start < max(span.end, span.start + 1):
            change, place = ordered[at]
            start, end = max(offset, place.start), min(max(offset, place.end), span.end)
            shown.append(html.escape(text.text[offset:start]))
            shown.append(show(change, html.escape(text.text[start:end])))
            offset = max(offset, end)
            at += 1
        shown.append(html.escape(text.text[offset : span.end]))
        lines.append("".join(shown))
    return lines
