"""A body dialect from the configuration of a Hugo site."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, replace
from typing import TYPE_CHECKING, TypeVar, get_args

from newsdoc.markdown.dialect import (
    BLACKFRIDAY,
    GITHUB,
    GITHUB_ASCII,
    HUGO,
    NO_IDS,
    Highlighting,
)
from newsdoc.markdown.goldmark import Extra, GoldmarkOptions, TypographicMarks

if TYPE_CHECKING:
    from newsdoc.markdown.dialect import BodyDialect
    from newsdoc.markdown.goldmark import Delimiters, LineBreaks
    from newsdoc.markdown.slugs import HeadingIds

__all__ = ["hugo_dialect"]

T = TypeVar("T")

_ID_STYLES = {style.name: style for style in (GITHUB, GITHUB_ASCII, BLACKFRIDAY)}
_EXTENSIONS = {
    "table": "tables",
    "strikethrough": "strikethrough",
    "linkify": "autolinks",
    "tasklist": "task_lists",
    "definitionlist": "definition_lists",
}


class _Section:
    """A mapping of the configuration; Hugo's keys have no case."""

    __slots__ = ("_values",)

    def __init__(self, value: object) -> None:
        found = value if isinstance(value, Mapping) else {}
        self._values = {str(key).lower(): value for key, value in found.items()}

    def below(self, *path: str) -> _Section:
        section = self
        for name in path:
            section = _Section(section.value(name))
        return section

    def value(self, name: str) -> object:
        return self._values.get(name)

    def of(self, name: str, default: T) -> T:
        """Return a value, or the default where it is of another type than that."""
        value = self._values.get(name)
        return value if type(value) is type(default) else default


def hugo_dialect(config: Mapping[str, object]) -> BodyDialect:
    """Return Hugo's dialect as a site configures it.

    What bears on text, counts, summaries and ids is taken from `markup`, `summaryLength`,
    `hasCJKLanguage` and `enableEmoji`; a value of another type than Hugo's own is left out.

    Args:
        config: The site's configuration, as TOML, YAML or JSON gives it. What stands in
            `config/_default/markup.toml` goes below a key `markup`.

    >>> hugo_dialect({"markup": {"goldmark": {"renderer": {"hardWraps": True}}}}).hard_breaks
    True
    """
    whole = _Section(config)
    goldmark = whole.below("markup", "goldmark")
    extensions, parser = goldmark.below("extensions"), goldmark.below("parser")
    switches = {own: extensions.of(name, True) for name, own in _EXTENSIONS.items()}
    titles = parser.of("attribute", True) and parser.below("attribute").of("title", True)
    dialect = replace(
        HUGO,
        heading_attributes=titles,
        footnotes=_is_on(extensions, "footnote"),
        typographer="goldmark" if _has_typographer(extensions) else "none",
        hard_breaks=goldmark.below("renderer").of("hardwraps", False),
        raw_html=goldmark.below("renderer").of("unsafe", False),
        highlighting=_highlighting(whole.below("markup", "highlight")),
        goldmark=replace(_options(goldmark), emoji=whole.of("enableemoji", False)),
        heading_ids=_heading_ids(parser),
        summary_length=whole.of("summarylength", HUGO.summary_length),
        counting=replace(HUGO.counting, has_cjk_language=whole.of("hascjklanguage", False)),
    )
    return replace(dialect, **switches)  # type: ignore[arg-type]  # all of them are booleans


def _is_on(extensions: _Section, name: str) -> bool:
    return extensions.of(name, True) and extensions.below(name).of("enable", True)


def _has_typographer(extensions: _Section) -> bool:
    found = extensions.below("typographer")
    return extensions.of("typographer", True) and not found.of("disable", False)


def _heading_ids(parser: _Section) -> HeadingIds:
    if not parser.of("autoheadingid", True):
        return NO_IDS
    # The first name is the older one, which Hugo still knows.
    style = parser.of("autoidtype", "") or parser.of("autoheadingidtype", "")
    return _ID_STYLES.get(style, GITHUB)


def _highlighting(highlight: _Section) -> Highlighting:
    return Highlighting(
        line_numbers=highlight.of("linenos", False),
        guess_syntax=highlight.of("guesssyntax", False),
        numbers_in_table=highlight.of("linenumbersintable", True),
        first_number=highlight.of("linenostart", 1),
        fences=highlight.of("codefences", True),
        classes=not highlight.of("noclasses", True),
    )


def _options(goldmark: _Section) -> GoldmarkOptions:
    extensions, parser = goldmark.below("extensions"), goldmark.below("parser")
    passthrough = extensions.below("passthrough")
    delimiters = (
        passthrough.below("delimiters") if passthrough.of("enable", False) else _Section({})
    )
    return GoldmarkOptions(
        math_blocks=_delimiters(delimiters.value("block")),
        math_inlines=_delimiters(delimiters.value("inline")),
        block_attributes=parser.below("attribute").of("block", False),
        line_breaks=_line_breaks(extensions.below("cjk")),
        marks=_marks(extensions.below("typographer")),
        xhtml=goldmark.below("renderer").of("xhtml", False),
        image_paragraphs=parser.of("wrapstandaloneimagewithinparagraph", True),
        extras=_extras(extensions.below("extras")),
        backlink=extensions.below("footnote").of("backlinkhtml", GoldmarkOptions().backlink),
    )


def _delimiters(value: object) -> Delimiters:
    pairs = value if isinstance(value, list | tuple) else ()
    return tuple((pair[0], pair[1]) for pair in pairs if _is_pair(pair))


def _is_pair(pair: object) -> bool:
    if not isinstance(pair, list | tuple) or len(pair) != 2:
        return False
    return all(isinstance(mark, str) and mark for mark in pair)


def _extras(found: _Section) -> frozenset[Extra]:
    return frozenset(name for name in get_args(Extra) if found.below(name).of("enable", False))


def _line_breaks(cjk: _Section) -> LineBreaks:
    if not (cjk.of("enable", False) and cjk.of("eastasianlinebreaks", False)):
        return "keep"
    return "css3draft" if cjk.of("eastasianlinebreaksstyle", "") == "css3draft" else "simple"


def _marks(typographer: _Section) -> TypographicMarks:
    names = [one.name for one in fields(TypographicMarks)]
    given = {name: typographer.of(name.replace("_", ""), "") for name in names}
    return TypographicMarks(**{name: text for name, text in given.items() if text})
