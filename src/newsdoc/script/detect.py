"""Which script a text is written in, and likely where.

Only characters that one script has and the other has not decide; they come from OpenCC's own
dictionaries (see `newsdoc.script.characters`). `后` or `里`, which both scripts have, say nothing.
A text with much kana or hangul is Japanese or Korean, whatever its Chinese characters are; so is
one with a little kana whose Chinese characters are all such as Japanese writes every day.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

from newsdoc.script import characters
from newsdoc.script.han import HAN
from newsdoc.script.targets import Region, Variety

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["ScriptGuess", "detect_script", "merge_guesses"]

# Chinese prose with Japanese names in it stays well below, Japanese prose far above.
_FOREIGN = 0.25
# `日本語の本` is Japanese with less kana than that; `快樂の生活` is Chinese, の being an ornament.
# Of the characters of real Japanese posts at most 1.4 % are not of the first level of JIS X 0208,
# of Traditional posts at least 9 %, of Simplified ones 18 %.
_SOME_KANA = 0.05
_STRANGE = 0.05
# One part in eight of the other script is more than quotations and slips of the keyboard.
_MIXED = 0.125

Language: TypeAlias = Literal["zh", "ja", "ko"]
"""A language that writes Chinese characters, by its ISO 639 code."""

_SIMPLIFIED = frozenset(characters.SIMPLIFIED)
_TRADITIONAL = frozenset(characters.TRADITIONAL)
_REGIONAL = frozenset(characters.TAIWAN + characters.HONG_KONG)
_DECIDING = _SIMPLIFIED | _TRADITIONAL | _REGIONAL

_HAN = re.compile(f"[{HAN}]")
# Without `・` and `ー`, which Chinese texts borrow.
_KANA = re.compile("[\u3041-\u3096\u309d-\u309f\u30a1-\u30fa\uff66-\uff9d]")
_HANGUL = re.compile("[\uac00-\ud7a3\u1100-\u11ff]")
_OTHER = re.compile(f"{_KANA.pattern}|{_HANGUL.pattern}")


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
    language, found = _count(text)
    return _guess(language, found)


def merge_guesses(guesses: Iterable[ScriptGuess]) -> ScriptGuess:
    """Put the guesses of many texts together, as for all posts of a site.

    Texts of other languages do not count, unless there are no others.
    """
    known = [guess for guess in guesses if guess.language]
    chinese = [guess for guess in known if guess.language == "zh"]
    found: Counter[str] = Counter()
    for guess in chinese:
        found.update(dict(guess.characters))
        found.update(dict(guess.regions))
    return _guess("zh" if chinese else (known[0].language if known else None), found)


def _guess(language: Language | None, found: Counter[str]) -> ScriptGuess:
    simplified = sum(count for char, count in found.items() if char in _SIMPLIFIED)
    traditional = sum(count for char, count in found.items() if char in _TRADITIONAL)
    total = simplified + traditional
    if language != "zh":
        return ScriptGuess(None, None, 0.0, simplified, traditional, (), language)
    if not total:
        return ScriptGuess(None, None, 0.0, 0, 0, (), language)
    ranked = tuple(sorted(found.items(), key=lambda item: (-item[1], item[0])))
    decided = tuple(item for item in ranked if item[0] in _SIMPLIFIED or item[0] in _TRADITIONAL)
    regions = tuple(item for item in ranked if item[0] in _REGIONAL)
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


def _count(text: str) -> tuple[Language | None, Counter[str]]:
    """Find the language, and count the characters that both tables know."""
    if text.isascii():
        return None, Counter()
    # A text has few characters that decide among many: they are counted by themselves.
    found = Counter({char: text.count(char) for char in _DECIDING.intersection(text)})
    if _OTHER.search(text) is None:
        return "zh" if found or _HAN.search(text) else None, found
    return _language(text), found


def _language(text: str) -> Language | None:
    """Find the language of a text that has kana or hangul."""
    han, kana, hangul = (len(kind.findall(text)) for kind in (_HAN, _KANA, _HANGUL))
    if kana > _FOREIGN * (kana + han) and kana >= hangul:
        return "ja"
    if hangul > _FOREIGN * (hangul + han):
        return "ko"
    if kana >= _SOME_KANA * (kana + han) and _strange_to_japanese(text) <= _STRANGE * han:
        return "ja"
    return "zh" if han else None


def _strange_to_japanese(text: str) -> int:
    """Count the Chinese characters that are not among the 2,965 of JIS X 0208's first level."""
    counts = Counter(_HAN.findall(text))
    return sum(count for char, count in counts.items() if not _is_everyday_japanese(char))


def _is_everyday_japanese(char: str) -> bool:
    # Its rows 16 to 47 are the first level, which EUC-JP writes with these bytes in front.
    code = char.encode("euc_jp", "ignore")
    return len(code) == 2 and 0xB0 <= code[0] <= 0xCF
