"""The ids that generators give to headings.

Hugo's three styles (`markup.goldmark.parser.autoIDType`) and Hexo's slugs, each as the program
itself makes them from the text of a heading; and how a second heading of the same text is told
apart from the first.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

from newsdoc.markdown.entities import strip_tags_hexo, unescape_hexo

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = [
    "BLACKFRIDAY",
    "GITHUB",
    "GITHUB_ASCII",
    "HEXO_SLUGS",
    "NO_IDS",
    "HeadingIds",
    "Numbering",
    "SlugCounter",
    "blackfriday_slug",
    "github_ascii_slug",
    "github_slug",
    "hexo_slug",
    "hexo_slugize",
]

Numbering: TypeAlias = Literal["free", "count"]
"""How an id that is taken gets its number.

`free`: the first of -1, -2 … that is not taken (goldmark, GitHub). `count`: how often this very
slug came before, without a look at whether the result is taken (hexo-renderer-marked).
"""

# Hexo: what becomes a hyphen, white space as JavaScript has it; and controls, which vanish.
_HEXO_SPECIAL = re.compile(r"""(?:[^\S\x85]|[\ufeff~`!@#$%^&*()\-_+=[\]{}|\\;:"'<>,.?/])+""")
_CONTROL = re.compile(r"[\x00-\x1f]")
_LATIN = re.compile(
    r"(?:FULLWIDTH |CIRCLED )?LATIN (SMALL|CAPITAL) (?:LETTER|LIGATURE) ([A-Z]{1,2})(?: WITH .*)?"
)
# Letters of other blocks: phonetic, medieval, Claudian and Latin-D ones, as Hexo was asked.
_MORE_LETTERS = (
    "ɐɓɔɖɗɛɠɥɨɫɯɱɲɵɽʈʉʋʌᵹᵽↄⱠⱡⱢⱣⱤⱥⱦⱧⱨⱩⱪⱫⱬⱮⱯⱲⱳⱵⱶⱾⱿꜾꜿꝀꝁꝂꝃꝄꝅꝆꝇꝈꝉꝊꝋꝌꝍꝐ"
    "ꝑꝒꝓꝔꝕꝖꝗꝘꝙꝚꝛꝞꝟꝢꝣꝹꝺꝻꝼꝽꝾꝿꞀꞁꞂꞃꞄꞅꞆꞇꞍꞐꞑꞠꞡꞢꞣꞤꞥꞦꞧꞨꞩ"
)
_MORE_BARE = (
    "aboddeghilmmnortuvvgpcLlLPRatHhKkZzMAWwHhSZCcKkKkKkLlLlOoOoP"
    "pPpPpQqQqRrVvZzDdFfGGgLlRrSsTtHNnGgKkNnRrSs"
)
# Letters whose names do not tell what Hexo turns them into; and some that it leaves alone.
_HEXO_LETTERS = {
    **dict(zip("ßıŉſƆƉƎƐƜǝɄɅɊẛẞ", ("s", "i", "n", "l", *"ODEEMeUVQsS"), strict=True)),
    **dict(zip("ǅǈǋǲ", ("Dz", "Lj", "Nj", "Dz"), strict=True)),
    **dict.fromkeys("ĲĳƫȡȴȵȶɆ"),
    **dict(zip(_MORE_LETTERS, _MORE_BARE, strict=True)),
}
_HEXO_LATIN = (
    range(0xC0, 0x250),
    range(0x1E00, 0x1F00),
    range(0x24B6, 0x24EA),
    range(0xA728, 0xA72A),
    range(0xA732, 0xA73E),
    range(0xA74E, 0xA750),
    range(0xA760, 0xA762),
    range(0xFF21, 0xFF5B),
)


@dataclass(frozen=True, slots=True)
class HeadingIds:
    """How headings get their ids.

    Attributes:
        name: A short name.
        slug: Makes an id of a heading's text, without regard to other headings.
        empty: The id where the slug is empty.
        numbering: What happens to an id that is taken.
    """

    name: str
    slug: Callable[[str], str]
    empty: str = "heading"
    numbering: Numbering = "free"


class SlugCounter:
    """Gives the headings of one body their ids, in the order of the text.

    >>> counter = SlugCounter(GITHUB)
    >>> [counter.next(title) for title in ("结语", "结语", "What's new?", "！")]
    ['结语', '结语-1', 'whats-new', 'heading']
    """

    __slots__ = ("_counts", "_rule", "_taken")

    def __init__(self, rule: HeadingIds) -> None:
        self._rule = rule
        self._taken: set[str] = set()
        self._counts: dict[str, int] = {}

    def take(self, name: str) -> str:
        """Keep an id that the author wrote, so that no other heading gets it."""
        self._taken.add(name)
        return name

    def next(self, text: str) -> str:
        """Return the id of the next heading, given its text."""
        slug = self._rule.slug(text) or self._rule.empty
        if self._rule.numbering == "count":
            return self.count(slug)
        return self.take(self._free(slug))

    def count(self, slug: str) -> str:
        """Return a slug with how often it came before (`numbering="count"`)."""
        seen = self._counts.get(slug, 0)
        self._counts[slug] = seen + 1
        return f"{slug}-{seen}" if seen else slug

    def _free(self, slug: str) -> str:
        if not slug or slug not in self._taken:
            return slug
        # The numbers below the last one given are known to be taken.
        number = self._counts.get(slug, 0) + 1
        while f"{slug}-{number}" in self._taken:
            number += 1
        self._counts[slug] = number
        return f"{slug}-{number}"


def github_slug(text: str) -> str:
    """Make the id of Hugo's `github` style: letters, digits, `_`, and `-` for blanks."""
    return "".join(_github_char(char) for char in text.strip())


def github_ascii_slug(text: str) -> str:
    """Make the id of Hugo's `github-ascii` style: accents are taken off, then only ASCII stays."""
    bare = "".join(
        char for char in unicodedata.normalize("NFD", text.strip()) if not _is_mark(char)
    )
    return "".join(_github_char(char) for char in bare if char.isascii())


def blackfriday_slug(text: str) -> str:
    """Make the id of Hugo's `blackfriday` style: one `-` for any run of other characters."""
    words = "".join(_lower(char) if _is_letter_or_number(char) else " " for char in text)
    return "-".join(words.split())


def hexo_slug(html: str) -> str:
    """Make hexo-renderer-marked's id from the HTML of a heading, by hexo-util's `slugize`.

    hexo-renderer-marked leaves the case as it is (`modifyAnchors: 0`).
    """
    return hexo_slugize(strip_tags_hexo(unescape_hexo(html)).strip())


def hexo_slugize(text: str) -> str:
    """Make a slug of plain text as hexo-util's `slugize` does, for headings and file names.

    >>> hexo_slugize("Été à Paris, 2020")
    'Ete-a-Paris-2020'
    """
    plain = "".join(_without_diacritics(char) for char in text)
    return _HEXO_SPECIAL.sub("-", _CONTROL.sub("", plain)).strip("-")


def _github_char(char: str) -> str:
    if char in "- ":
        return "-"
    if char == "_" or char.isalpha() or unicodedata.category(char) == "Nd":
        return _lower(char)
    return ""


def _lower(char: str) -> str:
    # One character for one, as Go has it: Python makes two of U+0130.
    return char.lower()[0]


def _is_mark(char: str) -> bool:
    return unicodedata.category(char) == "Mn"


def _is_letter_or_number(char: str) -> bool:
    return unicodedata.category(char)[0] in "LN"


def _without_diacritics(char: str) -> str:
    if char.isascii():
        return char
    if char in _HEXO_LETTERS:
        return _HEXO_LETTERS[char] or char
    code = ord(char)
    if not any(code in block for block in _HEXO_LATIN):
        return char
    found = _LATIN.fullmatch(unicodedata.name(char, ""))
    if found is None:
        return char
    return found[2] if found[1] == "CAPITAL" else found[2].lower()


GITHUB = HeadingIds("github", github_slug)
"""Hugo's default, close to GitHub's own."""
GITHUB_ASCII = HeadingIds("github-ascii", github_ascii_slug)
"""Hugo's `autoIDType = "github-ascii"`."""
BLACKFRIDAY = HeadingIds("blackfriday", blackfriday_slug)
"""Hugo's `autoIDType = "blackfriday"`."""
NO_IDS = HeadingIds("none", lambda _: "", empty="")
"""Hugo's `autoHeadingID = false`: only ids that the author wrote."""
HEXO_SLUGS = HeadingIds("hexo", hexo_slug, empty="", numbering="count")
"""hexo-renderer-marked with hexo-util's slugize."""
