"""Plain text, words and minutes of a body, as the generator makes and counts them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newsdoc.markdown.counts import count_words, fuzzy_word_count, has_cjk, reading_minutes
from newsdoc.markdown.entities import html_to_plain, strip_tags, unescape_html
from newsdoc.markdown.html import generator_html
from newsdoc.markdown.html_style import BLOCK_MARK, DIVIDER_MARK

if TYPE_CHECKING:
    from newsdoc.markdown.dialect import BodyDialect
    from newsdoc.markdown.nodes import Root

__all__ = [
    "fuzzy_words",
    "html_text",
    "is_cjk_page",
    "plain_text",
    "reading_time",
    "word_count",
]

_BLOCK_END = re.compile(r"</(?:p|h[1-6]|li|tr|pre|dt|dd|blockquote|figcaption|div)>|<br>|<hr>")
_CELL_END = re.compile(r"</t[dh]>\n?")
_DIVIDER = re.compile(rf"(\n)?[^\S\n]*{DIVIDER_MARK}\s*")
_LINES = re.compile(r"\s*\n\s*")
_BLANKS = re.compile(r"[ \t]+")


def plain_text(root: Root) -> str:
    """Return the text that a reader sees.

    For Hugo what `.Plain` holds, entities decoded: one line for each paragraph. Elsewhere each
    block, list item, table row and line of code has a line of its own.
    """
    html = generator_html(root)
    return unescape_html(html_text(html, root.dialect)).strip()


def html_text(html: str, dialect: BodyDialect) -> str:
    """Return the text of some of `generator_html`, entities as they are."""
    html = html.replace(BLOCK_MARK, "")
    if dialect.counting.style == "hugo":
        return html_to_plain(_without_divider(html))
    html = _BLOCK_END.sub("\n", _CELL_END.sub(" ", html.replace(DIVIDER_MARK, "")))
    return _LINES.sub("\n", _BLANKS.sub(" ", strip_tags(html)))


def _without_divider(html: str) -> str:
    """Take the divider out: it ends the paragraph that it stands in."""
    if DIVIDER_MARK not in html:
        return html
    return _DIVIDER.sub(lambda found: found[1] or "</p>", html)


def is_cjk_page(root: Root) -> bool:
    """Tell whether Hugo would count a page as CJK text, given `hasCJKLanguage`.

    Hugo looks at the whole file, front matter included.
    """
    if root.dialect.counting.every_page:
        return True
    return root.source is not None and has_cjk(root.source.text)


def word_count(root: Root) -> int:
    """Return the number of words: Hugo's `.WordCount`, or CJK characters and other words."""
    text = html_text(generator_html(root), root.dialect)
    counting = root.dialect.counting
    if counting.style == "hugo":
        return count_words(text, counting, cjk=is_cjk_page(root))
    return count_words(unescape_html(text), counting)


def fuzzy_words(root: Root) -> int:
    """Return the number of words rounded up to hundreds: Hugo's `.FuzzyWordCount`."""
    return fuzzy_word_count(word_count(root))


def reading_time(root: Root) -> int:
    """Return the minutes that reading takes: Hugo's `.ReadingTime`, or a CJK-aware measure."""
    counting = root.dialect.counting
    cjk = is_cjk_page(root) and (counting.has_cjk_language or counting.style == "cjk")
    return reading_minutes(word_count(root), cjk=cjk, counting=counting)
