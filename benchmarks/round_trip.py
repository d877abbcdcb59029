"""Converting there and back: whether a post is restored, and whether OpenCC itself would."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsdoc.script import IgnoreMarks, convert, parse_variety
from newsdoc.script.walk import Walker

if TYPE_CHECKING:
    import newsdoc

__all__ = ["is_restored", "opencc_restores"]


def is_restored(article: newsdoc.Article, there: str, back: str) -> bool:
    """Whether the body of a post is the same after a conversion there and back.

    Args:
        article: The post.
        there: The tag that it is converted to.
        back: The tag of what it is written in.
    """
    made = article.convert(there, source=back, punctuation=False)
    return made.convert(back, source=there, punctuation=False).body_text == article.body_text


def opencc_restores(article: newsdoc.Article, there: str, back: str) -> bool:
    """Whether OpenCC restores every stretch of prose of the body, each by itself."""
    variety = parse_variety(back)
    assert variety is not None
    scripts = frozenset((variety.script,))
    walker = Walker(article.source_text.text, article.adapter.prose, scripts, IgnoreMarks())
    walker.walk(article.body)
    texts = [run.text for run in walker.collector.runs]
    return all(_there_and_back(text, there, back) == text for text in texts)


def _there_and_back(text: str, there: str, back: str) -> str:
    made = convert(text, there, source=back, punctuation=False)
    return convert(made, back, source=there, punctuation=False)
