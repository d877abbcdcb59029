"""The card that `newsdoc show` prints: what a post says, and where it says it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING

from rich.console import Group
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from newsdoc import Heading, Metadata, Person, Picture, Severity, Source
from newsdoc.cli.terminal import visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import RenderableType

    from newsdoc import Article, Diagnostic, Origin

__all__ = ["card", "problems"]

_STYLES = {"error": "red", "warning": "yellow", "info": "cyan"}


def card(article: Article) -> RenderableType:
    """Return the card of an article for a rich console."""
    parts: list[RenderableType] = [_fields(article), Text(), _counts(article), _schema(article)]
    outline = list(_outline(article))
    if outline:
        parts += [Text(), *outline]
    if article.diagnostics:
        parts += [Text(), *(_diagnostic(article, one) for one in article.diagnostics)]
    title = Text(visible(str(article.path or "a post")), style="bold")
    return Panel(Group(*parts), title=title, title_align="left")


def problems(article: Article) -> Iterator[Text]:
    """Give a line for each thing that is wrong with an article, as compilers and linters do."""
    for one in article.diagnostics:
        if one.severity is not Severity.INFO:
            severity = one.severity.value
            yield Text.assemble(
                visible(f"{article.path}:{_point(article, one) or ' '}"),
                (severity, _STYLES[severity]),
                visible(f" {one.message} [{one.code}]"),
            )


def _point(article: Article, diagnostic: Diagnostic) -> str:
    if diagnostic.span is None:
        return ""
    point = article.source_text.point(diagnostic.span.start)
    return f"{point.line}:{point.column}: "


def _schema(article: Article) -> Text:
    detection = article.detection
    if detection is None:
        return Text(f"schema {article.schema}")
    reasons = "; ".join(reason.text for reason in detection.reasons[:3])
    sure = f"schema {article.schema}, {detection.confidence:.0%} sure"
    return Text(visible(f"{sure}: {reasons}" if reasons else sure))


def _fields(article: Article) -> Table:
    table = Table.grid(padding=(0, 2))
    table.add_column(style="bold", no_wrap=True)
    table.add_column(ratio=1, overflow="fold")
    table.add_column(style="dim", overflow="fold")
    for name in Metadata.model_fields:
        value = getattr(article, name)
        if value is None or value == ():
            continue
        table.add_row(name, _value(value), _place(article, article.origin(name)))
    for key, value in article.extra.items():
        table.add_row(Text(visible(key), style="dim"), _value(value), "")
    return table


def _value(value: object) -> Text:
    return Text(visible("\n".join(_lines(value))))


def _lines(value: object) -> Iterator[str]:
    if isinstance(value, Person):
        yield " ".join(part for part in (value.name, value.email, value.url) if part)
    elif isinstance(value, Picture):
        yield " · ".join(part for part in (value.url, value.alt, value.caption) if part)
    elif isinstance(value, Source):
        yield " ".join(part for part in (value.name, value.url) if part)
    elif isinstance(value, tuple):
        if value and all(isinstance(one, str) for one in value):
            yield ", ".join(value)
        else:
            yield from (_step(one) for one in value)
    elif isinstance(value, bool | Mapping):
        yield json.dumps(value, default=_plain, ensure_ascii=False)
    else:
        yield str(value)


def _plain(value: object) -> object:
    """Return what JSON has for a value of front matter that it does not know."""
    return dict(value) if isinstance(value, Mapping) else str(value)


def _step(value: object) -> str:
    """One item of a list; a category is shown as a path."""
    if isinstance(value, tuple):
        return " > ".join(str(one) for one in value)
    return next(_lines(value))


def _place(article: Article, origin: Origin) -> str:
    name = origin.key or origin.kind
    if origin.span is None:
        return name
    return f"{name}, line {article.source_text.point(origin.span.start).line}"


def _counts(article: Article) -> Text:
    parts = [
        _plural(article.word_count, "word"),
        _plural(article.reading_time, "minute"),
        _plural(len(article.body.images()), "image"),
        _plural(len(article.body.links()), "link"),
        _plural(len(article.body.shortcodes()), "shortcode"),
        f"script {article.script or '-'}",
    ]
    return Text(" · ".join(parts))


def _plural(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def _outline(article: Article) -> Iterator[Text]:
    headings = list(article.body.find_all(Heading))
    top = min((heading.depth for heading in headings), default=1)
    for heading in headings:
        line = heading.position.start.line
        text = f"{'  ' * (heading.depth - top)}{'#' * heading.depth} {visible(heading.text())}"
        yield Text.assemble(text, (f"  line {line}", "dim"))


def _diagnostic(article: Article, diagnostic: Diagnostic) -> Text:
    place = _point(article, diagnostic)
    severity = diagnostic.severity.value
    head = (f"{severity} ", _STYLES[severity])
    tail = f"\n  {diagnostic.hint}" if diagnostic.hint else ""
    return Text.assemble(head, f"{place}{visible(diagnostic.message)} [{diagnostic.code}]{tail}")
