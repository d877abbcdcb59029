"""Which script a text is written in, and likely where.

Only characters that one script has and the other has not decide; they come from OpenCC's own
dictionaries (see `newsdoc.script.characters`). `后` or `里`, which both scripts have, say nothing.
A text with kana or hangul is asked first whether it is Chinese at all: `newsdoc.script.languages`.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from operator import itemgetter
from typing import TYPE_CHECKING, Literal

from newsdoc.script import characters
from newsdoc.script.han import HAN
from newsdoc.script.languages import FOREIGN, Language, language_of
from newsdoc.script.targets import Region, Variety

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["ScriptGuess", "detect_script", "merge_guesses"]

# One part in eight of the other script is more than quotations and slips of the keyboard.
_MIXED = 0.125

_SIMPLIFIED = frozenset(characters.SIMPLIFIED)
_TRADITIONAL = frozenset(characters.TRADITIONAL)
_REGIONAL = frozenset(characters.TAIWAN + characters.HONG_KONG)
_ONE_SCRIPT = _SIMPLIFIED | _TRADITIONAL
# A set of characters is fast only below U+10000; above are few that decide, among few at all.
_PLANE = "".join(sorted(char for char in _ONE_SCRIPT | _REGIONAL if char <= "\uffff"))
_TELLING = re.compile(f"[{_PLANE}{FOREIGN}\U00020000-\U0003ffff]")
_FOREIGN = re.compile(f"[{FOREIGN}]")
_HAN = re.compile(f"[{HAN}]")


@dataclass(frozen=True, slots=True)
class ScriptGuess:
    """What the characters of a text say about its script.

    Attributes:
        script: `Hans`, `Hant`, `mixed`, or None where nothing decides: no Chinese characters, only
            such as both scripts have, or another language that is written with them.
        region: Where it was likely written (`TW` or `HK` for Traditional, `CN` for Simplified
            text), or None.
        confidence: From 0 to 1: how sure the script is.
        simplified: How many characters are Simplified only.
        traditional: How many characters are Traditional only.
        characters: The characters that decided, the most frequent first, with their counts.
        language: `zh`, `ja`, `ko`, or None where the text has no such characters at all.
        regions: The characters that only Taiwan or only Hong Kong writes, with their counts.
    """

    script: Literal["Hans", "Hant", "mixed"] | None
    region: Region | None
    confidence: float
    simplified: int
    traditional: int
    characters: tuple[tuple[str, int], ...] = ()
    language: Language | None = None
    regions: tuple[tuple[str, int], ...] = ()

    @property
    def deciding(self) -> int:
        """How many characters of the text belong to one script only."""
        return self.simplified + self.traditional

    @property
    def variety(self) -> Variety | None:
        """The script without a region, or None where it is mixed or undecided."""
        if self.script is None or self.script == "mixed":
            return None
        return Variety(self.script)


def detect_script(text: str) -> ScriptGuess:
    """Say which script a text is written in.

    Args:
        text: Any text. For a post, use `Article.script`, which leaves code and addresses out.

    Returns:
        The guess with the evidence for it.

    >>> detect_script("头发").script, detect_script("頭髮").script, detect_script("皇后").script
    ('Hans', 'Hant', None)
    >>> detect_script("日本語のテキストです").language
    'ja'
    """
    if text.isascii():
        return _NOTHING
    found = Counter(_TELLING.findall(text))
    if _FOREIGN.search("".join(found)):
        return _guess(language_of(text), found)
    return _guess("zh" if found or _HAN.search(text) else None, found)


def merge_guesses(guesses: Iterable[ScriptGuess]) -> ScriptGuess:
    """Put the guesses of many texts together, as for all posts of a site.

    Texts of other languages do not count, unless there are no others.

    Returns:
        One guess, from the characters that all of them counted.
    """
    known = [guess for guess in guesses if guess.language]
    chinese = [guess for guess in known if guess.language == "zh"]
    found: Counter[str] = Counter()
    for guess in chinese:
        # A character may be in both.
        found.update(dict(guess.characters + guess.regions))
    return _guess("zh" if chinese else (known[0].language if known else None), found)


def _guess(language: Language | None, found: Counter[str]) -> ScriptGuess:
    # The most frequent first; of those that are as frequent, in the order of the characters.
    ranked = sorted(sorted(found.items()), key=itemgetter(1), reverse=True)
    decided = tuple([item for item in ranked if item[0] in _ONE_SCRIPT])
    total = sum([count for _, count in decided])
    simplified = sum([count for char, count in decided if char in _SIMPLIFIED])
    traditional = total - simplified
    if language != "zh" or not total:
        return ScriptGuess(None, None, 0.0, simplified, traditional, (), language)
    regions = tuple([item for item in ranked if item[0] in _REGIONAL])
    script: Literal["Hans", "Hant", "mixed"] = "Hans" if simplified > traditional else "Hant"
    if min(simplified, traditional) > _MIXED * total:
        script = "mixed"
    # Few characters decide less surely than many, and slips of the keyboard less than none.
    sure = abs(simplified - traditional) / (total + 1)
    region = _region(script, regions)
    return ScriptGuess(
        script, region, round(sure, 3), simplified, traditional, decided, language, regions
    )


def _region(script: str, regions: tuple[tuple[str, int], ...]) -> Region | None:
    if script != "Hant":
        return "CN" if script == "Hans" else None
    taiwan = sum(count for char, count in regions if char in characters.TAIWAN)
    hong_kong = sum(count for char, count in regions if char in characters.HONG_KONG)
    if max(taiwan, hong_kong) < 3 * min(taiwan, hong_kong) or taiwan == hong_kong:
        return None
    return "TW" if taiwan > hong_kong else "HK"


_NOTHING = _guess(None, Counter())
