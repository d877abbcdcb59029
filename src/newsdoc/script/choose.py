"""From what a caller asks to the chains that do it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from newsdoc.errors import Diagnostic, Severity
from newsdoc.script.engine import Recipe
from newsdoc.script.targets import (
    Variety,
    config_varieties,
    parse_source,
    parse_target,
    parse_variety,
    recipe_for,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from newsdoc.script.detect import ScriptGuess
    from newsdoc.script.glossary import Glossary

__all__ = ["Plan", "Wish", "plan"]

_FOREIGN = re.compile(r"(?i)(ja|jpn?|ko|kor|kr)\b")
_NAME_IT = "or name the source, such as zh-Hans"


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be done to a text.

    Attributes:
        recipe: The chain, or None where nothing is to be done.
        source: What the text is, or None where it is not Chinese.
        target: What it is to be, or None where a configuration does not tell.
        corner_quotes: True for 「」, False for “”, None to leave quotation marks alone.
        diagnostics: What a user should know about the choice.
        other_language: Whether the text is Japanese or Korean, so that its terms are too.
    """

    recipe: Recipe | None
    source: Variety | None
    target: Variety | None
    corner_quotes: bool | None = None
    diagnostics: tuple[Diagnostic, ...] = ()
    other_language: bool = False


@dataclass(frozen=True, slots=True)
class Wish:
    """What a caller asks for, checked.

    Attributes:
        target: A variety, or the name or path of a configuration.
        source: What the caller says the text is, or None.
        vocabulary: Whether words change with the region, or None for the default.
        glossary: The caller's words.
        punctuation: Whether quotation marks change, or None for the default.
    """

    target: Variety | str
    source: Variety | None
    vocabulary: bool | None
    glossary: Glossary
    punctuation: bool | None

    @classmethod
    def of(
        cls,
        target: str,
        source: str | None,
        vocabulary: bool | None,
        glossary: Glossary,
        punctuation: bool | None,
    ) -> Wish:
        """Check what a caller gives.

        Raises:
            ConversionError: The target or the source is unknown.
        """
        known = None if source is None else parse_source(source)
        return cls(parse_target(target), known, vocabulary, glossary, punctuation)


def plan(wish: Wish, guess: Callable[[], ScriptGuess], declared: str | None = None) -> Plan:
    """Choose the chain for a text.

    Args:
        wish: What the caller asks for.
        guess: Says what the text is, where its characters must decide.
        declared: The language that the text itself declares.
    """
    if isinstance(wish.target, str):
        source, target = config_varieties(wish.target)
        named = _with_glossary(Recipe(wish.target), wish.glossary)
        return Plan(named, source or Variety("Hans"), target, _quotes(wish, source, target))
    target = wish.target
    shown = None if wish.source else guess()
    source, certain, notes = _source(wish, target, shown, declared)
    if source is None:
        foreign = _is_foreign(shown, declared)
        return Plan(None, None, target, None, notes, other_language=foreign)
    vocabulary = wish.vocabulary
    if vocabulary is None and source.script == target.script and source.region is None:
        # What was never another region's must not be corrected: only forms of characters change.
        vocabulary = certain
    recipe = recipe_for(source, target, vocabulary)
    if recipe is None and wish.glossary:
        recipe = _nothing(source)
    if recipe is not None:
        recipe = _with_glossary(recipe, wish.glossary)
    return Plan(recipe, source, target, _quotes(wish, source, target), notes)


def _source(
    wish: Wish, target: Variety, guess: ScriptGuess | None, declared: str | None
) -> tuple[Variety | None, bool, tuple[Diagnostic, ...]]:
    """Find what a text is, whether that is sure to the region, and what to tell about it."""
    if guess is None:
        return wish.source, True, ()
    named = parse_variety(declared) if declared else None
    if named is not None and not _contradicted(named, guess):
        return named, False, ()
    if guess.language != "zh" or _is_foreign(guess, declared):
        return None, False, (_not_chinese(guess, declared),)
    opposite = Variety("Hant" if target.script == "Hans" else "Hans")
    if guess.variety is not None:
        notes = () if named is None else (_contradiction(str(declared), guess),)
        return guess.variety, False, notes
    if guess.script == "mixed":
        return opposite, False, (_mixed(guess, opposite),)
    return opposite, False, (_undecided(opposite),)


def _is_foreign(guess: ScriptGuess | None, declared: str | None) -> bool:
    """Whether a text is in another language that writes Chinese characters."""
    named = declared is not None and _FOREIGN.match(declared) is not None
    return named or (guess is not None and guess.language in {"ja", "ko"})


def _contradicted(named: Variety, guess: ScriptGuess) -> bool:
    """Whether a text is clearly not in the script that it declares (a theme's default)."""
    return (
        guess.variety is not None
        and guess.script != named.script
        and guess.deciding > 20
        and guess.confidence > 0.9
    )


def _not_chinese(guess: ScriptGuess, declared: str | None) -> Diagnostic:
    names = {"ja": "Japanese", "ko": "Korean", None: "in another language", "zh": f"{declared!r}"}
    message = f"this text is not Chinese but {names[guess.language]}; nothing is converted"
    return Diagnostic("script-not-chinese", Severity.INFO, message, hint=_NAME_IT)


def _contradiction(declared: str, guess: ScriptGuess) -> Diagnostic:
    message = (
        f"the post declares {declared!r}, but {guess.deciding} of its characters say "
        f"zh-{guess.script}; converted from that"
    )
    return Diagnostic("script-contradicts", Severity.WARNING, message, hint=_NAME_IT)


def _mixed(guess: ScriptGuess, taken: Variety) -> Diagnostic:
    message = (
        f"{guess.simplified} Simplified and {guess.traditional} Traditional characters; "
        f"converted from {taken.tag}"
    )
    return Diagnostic("script-mixed", Severity.WARNING, message, hint=_NAME_IT)


def _undecided(taken: Variety) -> Diagnostic:
    message = f"no character tells the script; taken for {taken.tag}"
    return Diagnostic("script-undecided", Severity.INFO, message, hint=_NAME_IT)


def _quotes(wish: Wish, source: Variety | None, target: Variety | None) -> bool | None:
    """Choose quotation marks; see `newsdoc.script.punctuation` for the reasons."""
    if target is None or wish.punctuation is False:
        return None
    if wish.punctuation:
        return target.script == "Hant"
    if isinstance(wish.target, str) or source is None:
        return None
    return True if source.script == "Hans" and target.usage is not None else None


def _nothing(source: Variety) -> Recipe:
    """Return a chain that changes nothing, for a glossary to stand in."""
    return Recipe("t2s" if source.script == "Hans" else "s2t", stages=((),))


def _with_glossary(recipe: Recipe, glossary: Glossary) -> Recipe:
    if not glossary:
        return recipe
    after = tuple(glossary.after.items())
    return Recipe(recipe.config, recipe.stages, glossary.entries, after)
