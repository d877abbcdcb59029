"""The options of hexo-renderer-marked that bear on text and ids."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["CURLY", "MARKED", "AnchorCase", "MarkedOptions"]

AnchorCase: TypeAlias = Literal[0, 1, 2]
"""`modifyAnchors`: leave the case of ids, lower it, raise it."""

_SWITCHES = {
    "gfm": "gfm",
    "breaks": "breaks",
    "smartypants": "smartypants",
    "autolink": "autolink",
    "headerIds": "header_ids",
    "anchorAlias": "anchor_alias",
    "descriptionLists": "description_lists",
    "figcaption": "figcaption",
}
_CASES: dict[int, AnchorCase] = {0: 0, 1: 1, 2: 2}
CURLY = "\u201c\u201d\u2018\u2019"
"""The quotes that `smartypants` writes where no others are given."""


@dataclass(frozen=True, slots=True)
class MarkedOptions:
    """How a site has hexo-renderer-marked: what stands below `marked` in its `_config.yml`.

    The defaults are those of hexo-renderer-marked 7. What changes addresses and attributes only
    (`prependRoot`, `lazyload`, `external_link` …) has no place here.

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

    @classmethod
    def from_config(cls, config: Mapping[str, object]) -> MarkedOptions:
        """Read the mapping `marked` of a `_config.yml`; keys of other things are passed over.

        A value of another type than the option's is left out as well.

        Args:
            config: The mapping, as YAML gives it.

        >>> MarkedOptions.from_config({"breaks": False, "modifyAnchors": 1}).anchor_case
        1
        """
        switches = {
            own: value
            for name, own in _SWITCHES.items()
            if isinstance(value := config.get(name), bool)
        }
        quotes, case = config.get("quotes"), config.get("modifyAnchors")
        options = replace(MARKED, **switches)  # type: ignore[arg-type]  # all of them are booleans
        if isinstance(quotes, str):
            options = replace(options, quotes=quotes)
        return replace(options, anchor_case=_CASES.get(case, 0) if isinstance(case, int) else 0)


MARKED = MarkedOptions()
"""hexo-renderer-marked as it comes."""
