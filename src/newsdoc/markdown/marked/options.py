"""The options of hexo-renderer-marked that bear on text and ids."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from math import isnan
from typing import Literal, TypeAlias

__all__ = [
    "CURLY",
    "MARKED",
    "AnchorCase",
    "CodeStyle",
    "Highlighter",
    "MarkedOptions",
    "is_truthy",
]

AnchorCase: TypeAlias = Literal[0, 1, 2]
"""`modifyAnchors`: leave the case of ids, lower it, raise it."""

Highlighter: TypeAlias = Literal["highlight.js", "prismjs", "none"]
"""Hexo's `syntax_highlighter`; without one Hexo leaves fenced code to marked."""

_SWITCHES = {
    "gfm": "gfm",
    "breaks": "breaks",
    "smartypants": "smartypants",
    "autolink": "autolink",
    "headerIds": "header_ids",
    "anchorAlias": "anchor_alias",
    "descriptionLists": "description_lists",
    "figcaption": "figcaption",
    "dompurify": "dompurify",
}
_CASES: tuple[AnchorCase, ...] = (1, 2)
CURLY = "\u201c\u201d\u2018\u2019"
"""The quotes that `smartypants` writes where no others are given."""


@dataclass(frozen=True, slots=True)
class CodeStyle:
    """How a site has its code shown, as far as text hangs on it.

    Attributes:
        highlighter: `syntax_highlighter`.
        preprocess: `prismjs.preprocess`: whether Prism colours code when the site is built. Code
            that it does not colour keeps its character references.
        plain_languages: `prismjs.exclude_languages`: code in these has no caption.
    """

    highlighter: Highlighter = "highlight.js"
    preprocess: bool = True
    plain_languages: frozenset[str] = frozenset()

    @classmethod
    def from_config(cls, config: Mapping[str, object]) -> CodeStyle:
        """Read `syntax_highlighter` and `prismjs` of a `_config.yml`.

        Args:
            config: The whole mapping, as YAML gives it.
        """
        named = config.get("syntax_highlighter", "highlight.js")
        if named != "prismjs":
            return cls("highlight.js" if named == "highlight.js" else "none")
        below = config.get("prismjs")
        prism = below if isinstance(below, Mapping) else {}
        excluded = prism.get("exclude_languages")
        plain = frozenset(map(str, excluded)) if isinstance(excluded, list | tuple) else frozenset()
        return cls("prismjs", is_truthy(prism.get("preprocess", True)), plain)


@dataclass(frozen=True, slots=True)
class MarkedOptions:
    """How a site has hexo-renderer-marked: what stands below `marked` in its `_config.yml`.

    The defaults are those of hexo-renderer-marked 7. What changes addresses and attributes only
    (`prependRoot`, `lazyload`, `external_link`, `sanitizeUrl`, `mangle` …) has no place here.

    Attributes:
        gfm: GFM's grammar: tables, strikethrough, task lists, bare addresses.
        breaks: Whether a line end is a break.
        smartypants: Whether quotes, dashes and dots become typographic.
        quotes: The four quotation marks that `smartypants` writes; the usual ones where these are
            not four.
        anchor_case: `modifyAnchors`: 0 leaves the case of ids, 1 lowers it, 2 raises it.
        autolink: Whether bare addresses become links.
        header_ids: Whether headings get ids.
        anchor_alias: Whether `## [title](#name)` has the id `name`.
        description_lists: Whether `term`, then `: definition` becomes a list.
        figcaption: Whether the alternative text of a picture is shown below it.
        dompurify: Whether DOMPurify cleans the HTML. It takes out comments, and with them what
            stands for code, for tags and for the end of the excerpt while markdown is read.
        code: How code is shown.
    """

    gfm: bool = True
    breaks: bool = True
    smartypants: bool = True
    quotes: str = CURLY
    anchor_case: AnchorCase = 0
    autolink: bool = True
    header_ids: bool = True
    anchor_alias: bool = False
    description_lists: bool = True
    figcaption: bool = False
    dompurify: bool = False
    code: CodeStyle = CodeStyle()

    @classmethod
    def from_config(cls, config: Mapping[str, object]) -> MarkedOptions:
        """Read the mapping `marked` of a `_config.yml`; keys of other things are passed over.

        Values count as in JavaScript: `0`, an empty text and null are false, all else is true.

        Args:
            config: The mapping, as YAML gives it.

        >>> MarkedOptions.from_config({"breaks": False, "modifyAnchors": 1}).anchor_case
        1
        """
        switches = {
            own: is_truthy(config[name]) for name, own in _SWITCHES.items() if name in config
        }
        quotes, case = config.get("quotes"), config.get("modifyAnchors")
        options = replace(MARKED, **switches)  # type: ignore[arg-type]  # all of them are booleans
        if isinstance(quotes, str):
            options = replace(options, quotes=quotes)
        cased = not isinstance(case, bool) and case in _CASES
        return replace(options, anchor_case=_CASES[_CASES.index(case)] if cased else 0)


def is_truthy(value: object) -> bool:
    """Tell whether a value of YAML counts as true in JavaScript: empty lists and mappings do."""
    if isinstance(value, float):
        return bool(value) and not isnan(value)
    return isinstance(value, list | tuple | Mapping) or bool(value)


MARKED = MarkedOptions()
"""hexo-renderer-marked as it comes."""
