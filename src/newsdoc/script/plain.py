"""Convert a text that is nothing but text."""

from __future__ import annotations

import re

from newsdoc.script.choose import Wish, plan
from newsdoc.script.detect import detect_script
from newsdoc.script.engine import converter
from newsdoc.script.glossary import GlossaryLike, as_glossary
from newsdoc.script.punctuation import QuoteConverter

__all__ = ["convert"]

_PARAGRAPHS = re.compile(r"((?:\r\n|\n|\r)(?:[ \t]*(?:\r\n|\n|\r))+)")


def convert(
    text: str,
    target: str,
    *,
    source: str | None = None,
    vocabulary: bool | None = None,
    glossary: GlossaryLike = None,
    punctuation: bool | None = None,
) -> str:
    """Convert a text to another Chinese script or region.

    Args:
        text: Any text; for a post with code and links in it use `Article.convert`. U+0000 and
            lone surrogates stay as they are.
        target: A language tag (`zh-Hans`, `zh-Hant`, `zh-CN`, `zh-SG`, `zh-TW`, `zh-HK`, `zh-MO`),
            the name of one of OpenCC's configurations (`s2twp`), whose result is OpenCC's to the
            letter, or the path of a configuration file.
        source: What the text is; else what its characters show, else the script opposite to the
            target. Text in another language is not changed unless this is given.
        vocabulary: Whether words change with the region (软件 → 軟體); None for yes where the
            target names a region whose words OpenCC knows, and no for a plain script.
        glossary: Words of the caller's: a `Glossary`, a mapping, the name of a file, or several.
        punctuation: Whether quotation marks change; None for yes from Simplified characters to
            Taiwan, Hong Kong and Macau.

    Returns:
        The converted text.

    Raises:
        ConversionError: An unknown target or source, a broken glossary, no OpenCC.

    >>> convert("鼠标里面的头发", "zh-TW"), convert("鼠标里面的头发", "zh-TW", vocabulary=False)
    ('滑鼠裡面的頭髮', '鼠標裡面的頭髮')
    >>> convert("特朗普", "zh-TW", glossary={"特朗普": "川普"})
    '川普'
    """
    words = as_glossary(glossary)
    wish = Wish.of(target, source, vocabulary, words, punctuation)
    chosen = plan(wish, lambda: detect_script(text))
    if chosen.recipe is None:
        return text
    converted = converter(chosen.recipe)(text)
    if chosen.corner_quotes is None:
        return converted
    quotes = QuoteConverter(chosen.corner_quotes)
    parts = _PARAGRAPHS.split(converted)
    parts[::2] = [quotes.convert(part, number) for number, part in enumerate(parts[::2])]
    return "".join(parts)
