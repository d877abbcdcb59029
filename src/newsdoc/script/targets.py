"""What a text is converted to, as BCP 47 names it, and which chain of OpenCC does it.

A target is a language tag (`zh-Hans`, `zh-Hant`, `zh-CN`, `zh-SG`, `zh-TW`, `zh-HK`, `zh-MO`; case,
`_` for `-` and a script between as in `zh-Hant-TW` do not matter), the name of one of OpenCC's
configurations (`s2twp`), or the path of a configuration file (`my/s2x.json`).

Between two regions with Traditional characters nothing passes through Simplified ones, where
one character stands for several: OpenCC's own stages are put one after the other instead.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal, TypeAlias

from newsdoc.errors import ConversionError
from newsdoc.script.engine import Recipe, Stage, config_names

__all__ = [
    "Region",
    "Script",
    "Variety",
    "config_varieties",
    "parse_source",
    "parse_target",
    "parse_variety",
    "recipe_for",
]

Script: TypeAlias = Literal["Hans", "Hant"]
"""Simplified or Traditional Chinese characters, by their ISO 15924 codes."""
Region: TypeAlias = Literal["CN", "SG", "TW", "HK", "MO"]
"""A region with its own usage, by its ISO 3166 code."""

_SCRIPTS: dict[str, Script] = {"hans": "Hans", "hant": "Hant"}
_REGIONS: dict[str, Region] = {
    "cn": "CN", "my": "SG", "sg": "SG", "tw": "TW", "hk": "HK", "mo": "MO",
}  # fmt: skip
_TAG = re.compile(
    r"(?:zh-)?(?:cmn-|yue-)?(?:zh|cmn|yue|(?P<script>hans|hant))?(?:-(?P<script2>hans|hant))?"
    r"(?:-(?P<region>[a-z]{2}|[0-9]{3}))?"
)

_TW_WORDS: Stage = ("TWPhrases", "TWVariantsPhrases", "TWVariants")
_TW_BACK: Stage = ("TWVariantsRevPhrases", "TWVariantsRev")
_TW_WORDS_BACK: Stage = ("TWPhrasesRev", *_TW_BACK)
_HK_WORDS: Stage = ("HKPhrases", "HKVariantsPhrases", "HKVariants")
_HK_BACK: Stage = ("HKVariantsRevPhrases", "HKVariantsRev")
_HK_WORDS_BACK: Stage = ("HKPhrasesRev", *_HK_BACK)
_TW: Stage = ("TWVariantsPhrases", "TWVariants")
_HK: Stage = ("HKVariantsPhrases", "HKVariants")
_FORWARD: dict[str, tuple[Stage, Stage]] = {"TW": (_TW, _TW_WORDS), "HK": (_HK, _HK_WORDS)}
_BACK: dict[str, tuple[Stage, Stage]] = {
    "TW": (_TW_BACK, _TW_WORDS_BACK),
    "HK": (_HK_BACK, _HK_WORDS_BACK),
}


@dataclass(frozen=True, slots=True)
class Variety:
    """A way to write Chinese.

    Attributes:
        script: Simplified (`Hans`) or Traditional (`Hant`).
        region: Whose usage, or None for none in particular.
    """

    script: Script
    region: Region | None = None

    @property
    def tag(self) -> str:
        """The shortest usual language tag, such as zh-TW or zh-Hans."""
        return f"zh-{self.region or self.script}"

    @property
    def usage(self) -> Literal["TW", "HK"] | None:
        """The region whose character forms OpenCC knows; Macau writes as Hong Kong does."""
        if self.script == "Hans" or self.region in {None, "CN", "SG"}:
            return None
        return "TW" if self.region == "TW" else "HK"

    @property
    def regional(self) -> bool:
        """Whether the region's vocabulary is meant by its name alone.

        OpenCC has no vocabulary of Singapore, whose tag asks for Simplified characters only.
        """
        return self.region not in {None, "SG"}


def parse_variety(tag: str) -> Variety | None:
    """Return what a language tag says about script and region, or None where it is not Chinese.

    A bare `zh` says nothing about the script and gives None too.

    >>> parse_variety("zh_hant_hk"), parse_variety("zh-CN")
    (Variety(script='Hant', region='HK'), Variety(script='Hans', region='CN'))
    """
    found = _TAG.fullmatch(tag.strip().lower().replace("_", "-"))
    if not found:
        return None
    script = _SCRIPTS.get(found["script"] or found["script2"] or "")
    region = _REGIONS.get(found["region"] or "")
    if script is None and region is None:
        return None
    return Variety(script or _script_of(region), region)


def _script_of(region: Region | None) -> Script:
    return "Hans" if region in {"CN", "SG"} else "Hant"


def parse_target(target: str) -> Variety | str:
    """Read a target: a variety, or the name or path of a configuration of OpenCC.

    Raises:
        ConversionError: It is neither.
    """
    variety = parse_variety(target)
    if variety is not None:
        return variety
    if target.endswith(".json") or target in config_names():
        return target
    raise ConversionError(
        f"unknown target {target!r}; use zh-Hans, zh-Hant, zh-CN, zh-SG, zh-TW, zh-HK, zh-MO, "
        f"a configuration of OpenCC ({', '.join(config_names())}) or the path of one (*.json)"
    )


def parse_source(source: str) -> Variety:
    """Read the language that a caller says a text has.

    Raises:
        ConversionError: The tag names no script of Chinese.
    """
    variety = parse_variety(source)
    if variety is None:
        raise ConversionError(f"unknown source {source!r}; use a tag such as zh-Hans or zh-TW")
    return variety


def config_varieties(config: str) -> tuple[Variety | None, Variety | None]:
    """Return what one of OpenCC's configurations reads and writes, as far as its name tells."""
    found = re.fullmatch(r"(s|t|tw|hk|jp)2(s|t|tw|hk|jp)p?", config)
    if not found:
        return None, None
    return _CONFIG_VARIETIES[found[1]], _CONFIG_VARIETIES[found[2]]


_CONFIG_VARIETIES: dict[str, Variety | None] = {
    "s": Variety("Hans"),
    "t": Variety("Hant"),
    "tw": Variety("Hant", "TW"),
    "hk": Variety("Hant", "HK"),
    "jp": None,
}


def recipe_for(source: Variety, target: Variety, vocabulary: bool | None) -> Recipe | None:
    """Choose the chain between two varieties.

    Args:
        source: What the text is.
        target: What it is to be.
        vocabulary: Whether words change with the region; None for OpenCC's words where the
            target names a region that has its own.

    Returns:
        The recipe, or None where nothing is to be done.
    """
    words = target.regional if vocabulary is None else vocabulary
    if source.script == "Hans":
        return None if target.script == "Hans" else Recipe(_from_hans(target, words=words))
    if target.script == "Hans":
        return Recipe(_to_hans(source, words=words))
    return _between(source, target, words=words)


def _from_hans(target: Variety, *, words: bool) -> str:
    if target.usage is None:
        return "s2twp" if words else "s2t"
    return f"s2{target.usage.lower()}{'p' if words else ''}"


def _to_hans(source: Variety, *, words: bool) -> str:
    if source.usage is None:
        # Most Traditional text without a region is Taiwan's, whose words OpenCC knows best.
        return "tw2sp" if words else "t2s"
    return f"{source.usage.lower()}2s{'p' if words else ''}"


def _between(source: Variety, target: Variety, *, words: bool) -> Recipe | None:
    """Go from one Traditional usage to another."""
    if source.usage == target.usage:
        return None
    stages = []
    if source.usage is not None:
        stages.append(_BACK[source.usage][words])
    if target.usage is not None:
        stages.append(_FORWARD[target.usage][words])
    names = (source.usage or "t", target.usage or "t")
    if not words and None in {source.usage, target.usage}:
        return Recipe("2".join(names).lower())
    config = "t2tw" if source.usage is None else f"{names[0].lower()}2t"
    return Recipe(config, stages=tuple(stages))
