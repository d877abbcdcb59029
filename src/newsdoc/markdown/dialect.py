"""How a generator's body differs from plain CommonMark: data, and no schema's name.

An adapter of `newsdoc.schemas` has one `BodyDialect`; this package reads bodies by it.
Importing this module imports neither markdown-it-py nor OpenCC.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal, TypeAlias

from newsdoc.markdown.counts import PLAIN_COUNTING, Counting
from newsdoc.markdown.goldmark import GOLDMARK, GoldmarkOptions
from newsdoc.markdown.marked.options import MARKED, CodeStyle, MarkedOptions, is_truthy
from newsdoc.markdown.slugs import (
    BLACKFRIDAY,
    GITHUB,
    GITHUB_ASCII,
    HEXO_SLUGS,
    NO_IDS,
    HeadingIds,
)
from newsdoc.markdown.tags_hexo import HexoTags
from newsdoc.markdown.tags_hugo import HugoShortcodes

if TYPE_CHECKING:
    from newsdoc.markdown.tags import TagSyntax

__all__ = [
    "BLACKFRIDAY",
    "COMMONMARK",
    "GFM",
    "GITHUB",
    "GITHUB_ASCII",
    "HEXO",
    "HEXO_SLUGS",
    "HUGO",
    "NO_IDS",
    "NO_LINE_NUMBERS",
    "BodyDialect",
    "Counting",
    "ExcerptRule",
    "Flanking",
    "HeadingIds",
    "Highlighting",
    "Linkify",
    "ShortcodeInner",
    "Typographer",
    "hexo_dialect",
]

ExcerptRule: TypeAlias = Literal["none", "hugo", "hexo"]
"""What an excerpt is.

`hugo`: what stands before the divider, else the first paragraphs up to `summary_length` words.
`hexo`: what stands before the divider, else nothing. `none`: no generator's rule; the divider,
else the first paragraph.
"""

ShortcodeInner: TypeAlias = Literal["markdown", "text"]
"""What a shortcode of a theme prints of what it holds.

`markdown`: it is rendered, as templates with `markdownify` or `RenderString` do, and so most
themes. `text`: it stands there as it is written, as with a bare `{{ .Inner }}`.
"""

Linkify: TypeAlias = Literal["gfm", "goldmark"]
"""Whose literal autolinks: those of GFM, as in mdast, or those of goldmark.

In GFM an address goes on to the next space, through Chinese as well; goldmark's holds ASCII only.
"""

Flanking: TypeAlias = Literal["micromark", "goldmark"]
"""Who says where a run of `*` or `_` may begin and end emphasis.

To micromark an emoji is a letter, and `~` beside `*` stands in nobody's way; goldmark takes both
for the symbols that they are.
"""

Typographer: TypeAlias = Literal["none", "goldmark", "marked"]
"""Who makes quotes typographic: nobody, goldmark's typographer, or marked's smartypants."""


@dataclass(frozen=True, slots=True)
class Highlighting:
    """What highlighting adds to the words of code: Hugo's `markup.highlight`.

    Attributes:
        line_numbers: Hugo's `lineNos`; a fence may say otherwise (`{linenos=false}`).
        guess_syntax: Hugo's `guessSyntax`: code without a language is highlighted too.
        numbers_in_table: Hugo's `lineNumbersInTable`: line numbers stand in a column of their own.
        first_number: Hugo's `lineNoStart`.
        fences: Hugo's `codeFences`: fenced code is highlighted, not only the shortcode's.
        classes: Whether Hugo's `noClasses` is off: each token of code is marked by its class.
    """

    line_numbers: bool = False
    guess_syntax: bool = False
    numbers_in_table: bool = True
    first_number: int = 1
    fences: bool = True
    classes: bool = False


NO_LINE_NUMBERS = Highlighting()
"""Hugo's default."""


@dataclass(frozen=True, slots=True)
class BodyDialect:
    r"""What a generator reads in a body beside CommonMark, and what it makes of it.

    Frozen data: derive your own with `dataclasses.replace`.

    Attributes:
        name: A short name.
        tables: GFM tables.
        paragraph_tables: Whether a table is the end of a paragraph, as in goldmark: it goes on
            with every line that a paragraph would, one outside the list around it included, and
            its head may have fewer cells than the line below it.
        strikethrough: GFM `~~deleted~~`.
        autolinks: Literal autolinks (`www.example.com` without angle brackets).
        linkify: By whose rules they are found.
        task_lists: GFM `- [ ]`.
        footnotes: `[^1]` and `[^1]: text`.
        math: `$…$` and `$$…$$` in the manner of mdast-util-math.
        math_brackets: `\(…\)` and `\[…\]`.
        toc_mark: A paragraph `[TOC]` or `[toc]` is the place of the table of contents.
        definition_lists: `term`, then `: definition`.
        heading_attributes: `# Title {#id .class}`.
        wide_heading_space: Whether U+3000 and other wide blanks may stand behind the `#` of a
            heading, as in marked.
        cjk_friendly: Emphasis by the markdown-cjk-friendly rules.
        flanking: Who says where emphasis begins and ends otherwise.
        typographer: Who makes quotes, dashes and dots typographic when the body is rendered.
        hard_breaks: Whether every line end inside a paragraph is a break when rendered.
        raw_html: Whether raw HTML reaches the page (and so counts as text).
        highlighting: What Hugo's highlighting adds to the words of code; None where nothing is.
        goldmark: Other options of goldmark, where that is who reads the body.
        tags: The tag syntaxes, the first ones first. The divider is one of their tokens.
        heading_ids: How headings get their ids.
        counting: How words and minutes are counted.
        marked: The options of hexo-renderer-marked where it renders the body: text, counts,
            excerpt and ids are then taken from what marked makes of it. None elsewhere.
        excerpt: What an excerpt is.
        summary_length: Words of an automatic summary, Hugo's `summaryLength`.
        shortcode_inner: What a paired shortcode `{{< >}}` that only a theme knows prints.
        escaped_autolinks: Whether `http\://a.b` is a literal autolink all the same, as in mdast;
            goldmark and marked leave it text.
    """

    name: str
    tables: bool = True
    paragraph_tables: bool = False
    strikethrough: bool = True
    autolinks: bool = True
    linkify: Linkify = "gfm"
    task_lists: bool = True
    footnotes: bool = True
    math: bool = False
    math_brackets: bool = False
    toc_mark: bool = False
    definition_lists: bool = False
    heading_attributes: bool = False
    wide_heading_space: bool = False
    cjk_friendly: bool = False
    flanking: Flanking = "micromark"
    typographer: Typographer = "none"
    hard_breaks: bool = False
    raw_html: bool = True
    highlighting: Highlighting | None = None
    goldmark: GoldmarkOptions = GOLDMARK
    tags: tuple[TagSyntax, ...] = ()
    heading_ids: HeadingIds = GITHUB
    counting: Counting = PLAIN_COUNTING
    marked: MarkedOptions | None = None
    excerpt: ExcerptRule = "none"
    summary_length: int = 70
    shortcode_inner: ShortcodeInner = "markdown"
    escaped_autolinks: bool = True


COMMONMARK = BodyDialect(
    "commonmark",
    tables=False,
    strikethrough=False,
    autolinks=False,
    task_lists=False,
    footnotes=False,
)
"""CommonMark 0.31 and nothing else."""

GFM = BodyDialect("gfm")
"""CommonMark with GitHub's extensions and footnotes: the grammar of mdast-util-gfm."""

HUGO = BodyDialect(
    "hugo",
    paragraph_tables=True,
    definition_lists=True,
    heading_attributes=True,
    typographer="goldmark",
    raw_html=False,
    tags=(HugoShortcodes(),),
    counting=Counting(style="hugo"),
    excerpt="hugo",
    linkify="goldmark",
    flanking="goldmark",
    highlighting=NO_LINE_NUMBERS,
)
"""Hugo 0.168 with goldmark as it comes, `hasCJKLanguage` off."""

HEXO = BodyDialect(
    "hexo",
    footnotes=False,
    typographer="marked",
    wide_heading_space=True,
    hard_breaks=True,
    tags=(HexoTags(),),
    heading_ids=HEXO_SLUGS,
    marked=MARKED,
    excerpt="hexo",
    escaped_autolinks=False,
)
"""Hexo 8 with hexo-renderer-marked as it comes."""


def hexo_dialect(
    marked: Mapping[str, object] | MarkedOptions | None = None,
    *,
    config: Mapping[str, object] | None = None,
) -> BodyDialect:
    """Return Hexo's dialect as a site has its renderer.

    Args:
        marked: The mapping `marked` of the site's `_config.yml`, or the options themselves.
        config: The whole `_config.yml`: `marked` (where it is not given apart),
            `syntax_highlighter` and `prismjs` are read.

    >>> hexo_dialect({"breaks": False, "modifyAnchors": 1}).hard_breaks
    False
    >>> hexo_dialect(config={"syntax_highlighter": "prismjs"}).marked.code.highlighter
    'prismjs'
    """
    site = config or {}
    if marked is None:
        below = site.get("marked")
        marked = below if isinstance(below, Mapping) else {}
    nunjucks = True
    if isinstance(marked, MarkedOptions):
        options = marked
    else:
        options = MarkedOptions.from_config(marked)
        nunjucks = not is_truthy(marked.get("disableNunjucks"))
    if config is not None:
        options = replace(options, code=CodeStyle.from_config(config))
    tags = HexoTags(nunjucks=nunjucks, fences=options.code.highlighter != "none")
    return replace(
        HEXO,
        marked=options,
        tags=(tags,),
        tables=options.gfm,
        strikethrough=options.gfm,
        task_lists=options.gfm,
        autolinks=options.gfm and options.autolink,
        hard_breaks=options.gfm and options.breaks,
        typographer="marked" if options.smartypants else "none",
    )
