"""What a site can set of goldmark beside the grammar that every dialect has: Hugo's `markup`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

__all__ = [
    "GOLDMARK",
    "TYPOGRAPHIC",
    "Delimiters",
    "Extra",
    "GoldmarkOptions",
    "LineBreaks",
    "TypographicMarks",
]

Delimiters: TypeAlias = tuple[tuple[str, str], ...]
"""Pairs of opening and closing marks, the ones first that are looked for first."""

LineBreaks: TypeAlias = Literal["keep", "simple", "css3draft"]
"""What becomes of a line end between two lines of East Asian text.

`simple` and `css3draft` are the values of `eastAsianLineBreaksStyle`; both take it out between
Chinese, they differ in punctuation and in what stands beside other letters.
"""


Extra: TypeAlias = Literal["delete", "insert", "mark", "subscript", "superscript"]
"""What `extras` reads: `~~x~~`, `++x++`, `==x==`, `~x~` and `^x^`.

The first and the fourth only where `strikethrough` is off.
"""


@dataclass(frozen=True, slots=True)
class TypographicMarks:
    """What goldmark's typographer writes: `markup.goldmark.extensions.typographer`, as HTML."""

    left_single_quote: str = "&lsquo;"
    right_single_quote: str = "&rsquo;"
    left_double_quote: str = "&ldquo;"
    right_double_quote: str = "&rdquo;"
    en_dash: str = "&ndash;"
    em_dash: str = "&mdash;"
    ellipsis: str = "&hellip;"
    left_angle_quote: str = "&laquo;"
    right_angle_quote: str = "&raquo;"
    apostrophe: str = "&rsquo;"


TYPOGRAPHIC = TypographicMarks()
"""What it writes where a site sets nothing."""


@dataclass(frozen=True, slots=True)
class GoldmarkOptions:
    r"""Extensions and habits of goldmark that a site can switch; the defaults are Hugo's.

    Attributes:
        math_blocks: Delimiters of the extension `passthrough` whose text stands between
            paragraphs, such as `(("$$", "$$"),)`.
        math_inlines: Those whose text stands in a paragraph, such as `((r"\(", r"\)"),)`.
        block_attributes: `parser.attribute.block`: a line `{.class}` below a block belongs to it.
        line_breaks: `extensions.cjk.eastAsianLineBreaks`, and the style of it.
        marks: The texts that the typographer writes.
        xhtml: `renderer.xHTML`: empty elements are closed, `<br />`.
        image_paragraphs: `parser.wrapStandAloneImageWithinParagraph`.
        emoji: `enableEmoji`: `:smile:` is an emoji.
        extras: The extensions of `extensions.extras` that are on.
        backlink: `extensions.footnote.backlinkHTML`.
    """

    math_blocks: Delimiters = ()
    math_inlines: Delimiters = ()
    block_attributes: bool = False
    line_breaks: LineBreaks = "keep"
    marks: TypographicMarks = TYPOGRAPHIC
    xhtml: bool = False
    image_paragraphs: bool = True
    emoji: bool = False
    extras: frozenset[Extra] = frozenset()
    backlink: str = "&#x21a9;&#xfe0e;"


GOLDMARK = GoldmarkOptions()
"""goldmark as Hugo has it where a site sets nothing."""
