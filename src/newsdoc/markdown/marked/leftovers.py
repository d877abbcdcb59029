"""What Nunjucks runs when marked is done: whatever still looks like a tag outside of code."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

__all__ = ["RAW_TAG", "Leftovers", "code_apart"]

_CODE = re.compile(r"<code[^<>]*>")
_COMMENT = re.compile("<!--.*?-->", re.DOTALL)
RAW_TAG = re.compile(r"\{% *raw *%\}")
"""In code that holds one all tags are run."""


def code_apart(html: str) -> Iterator[tuple[bool, str]]:
    """Cut HTML at its inline code and its code blocks.

    Yields:
        Whether a piece is code, and the piece.
    """
    at = 0
    while found := _CODE.search(html, at):
        end = html.find("</code>", found.end() + 1)
        if end < 0:
            break
        yield False, html[at : found.start()]
        at = end + len("</code>")
        yield True, html[found.start() : at]
    yield False, html[at:]


class Leftovers:
    """Runs a template over HTML, code and HTML comments left alone.

    Code is escaped before Nunjucks comes, but for code with a tag `raw`; comments were set aside.
    """

    def __init__(self, mark: str) -> None:
        """Keep a character that the HTML holds in marks only."""
        self.mark = mark
        self.kept: list[str] = []
        self.places = re.compile(rf"(?:<|&lt;)!--kept{mark}(\d+)--(?:>|&gt;)", re.ASCII)

    def run(self, html: str, printed: Callable[[str], str]) -> str:
        """Return HTML with what a template makes of it."""
        if "{" not in html:
            return html
        parts = [self._masked(part, code=code) for code, part in code_apart(html)]
        return self.shown(printed("".join(parts)))

    def shown(self, html: str) -> str:
        """Return HTML with what was left alone in its place again."""
        return self.places.sub(lambda found: self.kept[int(found[1])], html)

    def _masked(self, part: str, *, code: bool) -> str:
        if not code:
            return _COMMENT.sub(lambda found: self._keep(found[0]), part)
        return part if RAW_TAG.search(part) else self._keep(part)

    def _keep(self, text: str) -> str:
        self.kept.append(text)
        return f"<!--kept{self.mark}{len(self.kept) - 1}-->"
