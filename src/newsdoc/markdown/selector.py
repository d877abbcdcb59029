"""Selectors, read: a text becomes chains of steps, which `select` follows through a tree."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

from newsdoc.limits import MAX_SELECTOR_DEPTH

if TYPE_CHECKING:
    from collections.abc import Collection

__all__ = ["AttributeTest", "Chains", "PseudoClass", "Step", "read_selector"]

_TYPE = re.compile(r"\*|[A-Za-z][\w-]*")
_ATTRIBUTE = re.compile(
    r"""\[\s*([A-Za-z][\w-]*)\s*"""
    r"""(?:([~|^$*!]?=)\s*("(?:[^"\\]|\\.)*+"|'(?:[^'\\]|\\.)*+'|[^"'\]\s][^\]\s]*+)(?:\s+([isIS]))?\s*)?\]""",
    re.DOTALL,
)
_ESCAPE = re.compile(r"\\(?:([0-9A-Fa-f]{1,6})\s?|(.))", re.DOTALL)
_LAST = 0x10FFFF
_PSEUDO = re.compile(r":([a-z-]+)(\()?")
_COMBINATOR = re.compile(r"\s*([>+~])\s*|\s+")
_COMMA = re.compile(r"\s*,\s*")
_NTH = re.compile(
    r"\s*(?:(odd|even)|([+-]?[0-9]{0,9})n\s*([+-]\s*[0-9]{1,9})?|([+-]?[0-9]{1,9}))\s*\)"
)
_CLOSE = re.compile(r"\s*\)")
_RELATIVE = re.compile(r"\s*([>+~])\s*")


Chains: TypeAlias = "tuple[tuple[Step, ...], ...]"
"""What stands between the commas of a selector, each as its steps."""


def read_selector(text: str, names: Collection[str], counting: Collection[str]) -> Chains:
    """Read a selector.

    Args:
        text: Such as `heading[depth=2] > link`.
        names: The pseudo-classes that take nothing, such as `first-child`.
        counting: Those that take a number, such as `nth-child`.

    Raises:
        ValueError: It cannot be read.
    """
    return _Reader(text, names, counting).read()


@dataclass(frozen=True, slots=True)
class AttributeTest:
    """`[name]`, or `[name="value" i]`; `folded` means that case does not count."""

    name: str
    operator: str
    value: str
    folded: bool = False


@dataclass(frozen=True, slots=True)
class PseudoClass:
    """`:name`, `:name(2n+1)` with step and offset, or `:name(…)` with chains."""

    name: str
    step: int = 0
    offset: int = 0
    chains: Chains = ()


@dataclass(frozen=True, slots=True)
class Step:
    """One node of a chain: how it lies to the one before, its type, and what else must hold."""

    combinator: str
    type: str
    tests: tuple[AttributeTest | PseudoClass, ...] = field(default=())


def _attribute(found: re.Match[str]) -> AttributeTest:
    value = found[3] or ""
    if value[:1] in ('"', "'"):
        value = _ESCAPE.sub(_escaped, value[1:-1])
    folded = found[4] is not None and found[4] in "iI"
    return AttributeTest(found[1], found[2] or "", value.lower() if folded else value, folded)


def _escaped(found: re.Match[str]) -> str:
    if not found[1]:
        return found[2]
    number = int(found[1], 16)
    return chr(number) if 0 < number <= _LAST else "\ufffd"


class _Reader:
    """Reads a selector into chains of steps."""

    __slots__ = ("at", "counting", "depth", "names", "text")

    def __init__(self, text: str, names: Collection[str], counting: Collection[str]) -> None:
        self.text = text
        self.names = names
        self.counting = counting
        self.at = 0
        self.depth = 0

    def read(self) -> Chains:
        self._skip()
        chains = self._chains()
        self._skip()
        if self.at < len(self.text):
            raise self._error()
        return chains

    def _error(self, why: str = "") -> ValueError:
        at = f"cannot read the selector {self.text!r} at {self.at + 1}"
        return ValueError(f"{at}: {why}" if why else at)

    def _skip(self) -> None:
        while self.at < len(self.text) and self.text[self.at].isspace():
            self.at += 1

    def _take(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        found = pattern.match(self.text, self.at)
        if found:
            self.at = found.end()
        return found

    def _chains(self, *, relative: bool = False) -> Chains:
        chains = [self._chain(relative=relative)]
        while self._take(_COMMA):
            chains.append(self._chain(relative=relative))
        return tuple(chains)

    def _chain(self, *, relative: bool) -> tuple[Step, ...]:
        first = " "
        if relative and (found := self._take(_RELATIVE)):
            first = found[1]
        steps = [self._compound(first)]
        while True:
            before = self.at
            found = self._take(_COMBINATOR)
            if found is None:
                return tuple(steps)
            if self.text[self.at : self.at + 1] in {"", ",", ")"} and not found[1]:
                self.at = before
                return tuple(steps)
            steps.append(self._compound(found[1] or " "))

    def _compound(self, combinator: str) -> Step:
        start = self.at
        name = self._take(_TYPE)
        tests: list[AttributeTest | PseudoClass] = []
        while True:
            if found := self._take(_ATTRIBUTE):
                tests.append(_attribute(found))
            elif found := self._take(_PSEUDO):
                tests.append(self._pseudo(found))
            else:
                break
        if self.at == start:
            raise self._error()
        return Step(combinator, name[0] if name else "*", tuple(tests))

    def _pseudo(self, found: re.Match[str]) -> PseudoClass:
        name = found[1]
        if name in {"is", "matches", "any", "not", "has"} and found[2]:
            return self._nested(name)
        if name in self.counting and found[2]:
            return self._nth(name)
        if name in self.names and not found[2]:
            return PseudoClass(name)
        self.at = found.start()
        known = sorted(
            ["has()", "is()", "not()", *self.names, *(f"{one}()" for one in self.counting)]
        )
        raise self._error(f"{found[0]!r} is not one of {', '.join(known)}")

    def _nested(self, name: str) -> PseudoClass:
        self.depth += 1
        if self.depth > MAX_SELECTOR_DEPTH:
            raise self._error()
        self._skip()
        chains = self._chains(relative=name == "has")
        if not self._take(_CLOSE):
            raise self._error()
        self.depth -= 1
        return PseudoClass(name, chains=chains)

    def _nth(self, name: str) -> PseudoClass:
        found = self._take(_NTH)
        if found is None:
            raise self._error()
        if found[1]:
            return PseudoClass(name, 2, 1 if found[1] == "odd" else 0)
        if found[4]:
            return PseudoClass(name, 0, int(found[4]))
        step = int(found[2] + "1") if found[2] in {"", "+", "-"} else int(found[2])
        return PseudoClass(name, step, int((found[3] or "0").replace(" ", "")))
