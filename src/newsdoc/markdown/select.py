"""Nodes by selector, in the language of unist-util-select as far as it is useful here.

Types and `*`; attributes `[depth]`, `[depth=2]`, `[lang="js" i]`, `[url^="http"]`, `$=`, `*=`,
`~=`, `[type=text]`; `:root`, `:empty`, `:blank` (the same), `:first-child`, `:last-child`,
`:only-child`, `:nth-child(2n+1)`, `:nth-last-child()`, the same with `of-type`, `:is()`, `:not()`,
`:has()`; combinators: blank, `>`, `+`, `~`; lists with commas. Types and attributes have their
mdast names.

Beyond it there are numbers without quotes, `!=`, `|=`, and `:any()` and `:matches()` for `:is()`.
It has `:scope` and `:any-link`, which are refused here. `:has(+ x)` looks there among the children,
here at what follows, and `:is(a b)` and `:not(a b)` mind what stands around, all as in CSS.

Each step of a selector walks the tree once: the time is the product of their sizes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from newsdoc.limits import MAX_SELECTOR_DEPTH

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from newsdoc.markdown.nodes import Node

__all__ = ["select", "select_one"]

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

# Fields whose names here are not mdast's.
_FIELDS = {
    "referenceType": "reference_type",
    "selfClosing": "self_closing",
    "start": "first_number",
}
_COMPARE: dict[str, Callable[[str, str], bool]] = {
    "^=": lambda value, wanted: value.startswith(wanted),
    "$=": lambda value, wanted: value[-len(wanted) :] == wanted,
    "*=": lambda value, wanted: wanted in value,
    "|=": lambda value, wanted: value == wanted or value.startswith(wanted + "-"),
}
_RELATIVE = re.compile(r"\s*([>+~])\s*")


def select(tree: Node, selector: str) -> tuple[Node, ...]:
    """Return the nodes of a tree that a selector names, in the order of the text.

    Args:
        tree: The root of what is searched; it can be found itself.
        selector: Such as `heading[depth=2] > link`.

    Raises:
        ValueError: The selector cannot be read.
    """
    chains = _Reader(selector).read()
    index = _Index(tree)
    found = index.match(chains)
    return tuple(node for at, node in enumerate(index.nodes) if at in found)


def select_one(tree: Node, selector: str) -> Node | None:
    """Return the first node that a selector names, or None.

    Raises:
        ValueError: The selector cannot be read.
    """
    return next(iter(select(tree, selector)), None)


@dataclass(frozen=True, slots=True)
class _Attribute:
    name: str
    operator: str
    value: str
    folded: bool = False


@dataclass(frozen=True, slots=True)
class _Pseudo:
    name: str
    step: int = 0
    offset: int = 0
    chains: tuple[tuple[_Step, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class _Step:
    combinator: str
    type: str
    tests: tuple[_Attribute | _Pseudo, ...] = field(default=())


def _attribute(found: re.Match[str]) -> _Attribute:
    value = found[3] or ""
    if value[:1] in ('"', "'"):
        value = _ESCAPE.sub(_escaped, value[1:-1])
    folded = found[4] is not None and found[4] in "iI"
    return _Attribute(found[1], found[2] or "", value.lower() if folded else value, folded)


def _escaped(found: re.Match[str]) -> str:
    if not found[1]:
        return found[2]
    number = int(found[1], 16)
    return chr(number) if 0 < number <= _LAST else "\ufffd"


class _Reader:
    """Reads a selector into chains of steps."""

    __slots__ = ("at", "depth", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.depth = 0

    def read(self) -> tuple[tuple[_Step, ...], ...]:
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

    def _chains(self, *, relative: bool = False) -> tuple[tuple[_Step, ...], ...]:
        chains = [self._chain(relative=relative)]
        while self._take(_COMMA):
            chains.append(self._chain(relative=relative))
        return tuple(chains)

    def _chain(self, *, relative: bool) -> tuple[_Step, ...]:
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

    def _compound(self, combinator: str) -> _Step:
        start = self.at
        name = self._take(_TYPE)
        tests: list[_Attribute | _Pseudo] = []
        while True:
            if found := self._take(_ATTRIBUTE):
                tests.append(_attribute(found))
            elif found := self._take(_PSEUDO):
                tests.append(self._pseudo(found))
            else:
                break
        if self.at == start:
            raise self._error()
        return _Step(combinator, name[0] if name else "*", tuple(tests))

    def _pseudo(self, found: re.Match[str]) -> _Pseudo:
        name = found[1]
        if name in {"is", "matches", "any", "not", "has"} and found[2]:
            return self._nested(name)
        if name in _NTHS and found[2]:
            return self._nth(name)
        if name in _POSITIONS and not found[2]:
            return _Pseudo(name)
        self.at = found.start()
        known = sorted(["has()", "is()", "not()", *_POSITIONS, *(f"{one}()" for one in _NTHS)])
        raise self._error(f"{found[0]!r} is not one of {', '.join(known)}")

    def _nested(self, name: str) -> _Pseudo:
        self.depth += 1
        if self.depth > MAX_SELECTOR_DEPTH:
            raise self._error()
        self._skip()
        chains = self._chains(relative=name == "has")
        if not self._take(_CLOSE):
            raise self._error()
        self.depth -= 1
        return _Pseudo(name, chains=chains)

    def _nth(self, name: str) -> _Pseudo:
        found = self._take(_NTH)
        if found is None:
            raise self._error()
        if found[1]:
            return _Pseudo(name, 2, 1 if found[1] == "odd" else 0)
        if found[4]:
            return _Pseudo(name, 0, int(found[4]))
        step = int(found[2] + "1") if found[2] in {"", "+", "-"} else int(found[2])
        return _Pseudo(name, step, int((found[3] or "0").replace(" ", "")))


class _Index:
    """A tree as lists, in the order of the text: each node with its parent and its siblings."""

    __slots__ = ("__dict__", "nodes", "parents", "places", "starts")

    def __init__(self, tree: Node) -> None:
        self.nodes: list[Node] = []
        self.parents: list[int] = []
        self.places: list[int] = []
        self.starts: dict[int, list[int]] = {}
        stack = [(tree, -1, 0)]
        while stack:
            node, parent, place = stack.pop()
            at = len(self.nodes)
            self.nodes.append(node)
            self.parents.append(parent)
            self.places.append(place)
            self.starts.setdefault(parent, []).append(at)
            children = node.children
            stack.extend((children[i], at, i) for i in range(len(children) - 1, -1, -1))

    def match(self, chains: tuple[tuple[_Step, ...], ...]) -> set[int]:
        """Return the numbers of the nodes that any chain names."""
        found: set[int] = set()
        for chain in chains:
            current: set[int] | None = None
            for step in chain:
                current = self._step(step, current)
            found |= current or set()
        return found

    def _step(self, step: _Step, before: set[int] | None) -> set[int]:
        if before is None:
            near: Iterator[int] | range = range(len(self.nodes))
        else:
            near = self._related(step.combinator, before)
        return self._tested(step, near)

    def _tested(self, step: _Step, near: Iterable[int]) -> set[int]:
        """Those of some nodes that a step names by itself."""
        found = {at for at in near if step.type in {"*", self.nodes[at].type}}
        for test in step.tests:
            if isinstance(test, _Attribute):
                found = {at for at in found if _has(self.nodes[at], test)}
            else:
                found = self._pseudo(test, found)
        return found

    def _related(self, combinator: str, before: set[int]) -> Iterator[int]:
        if combinator == ">":
            yield from (at for at, parent in enumerate(self.parents) if parent in before)
        elif combinator == " ":
            inside: set[int] = set()
            for at, parent in enumerate(self.parents):
                if parent in before or parent in inside:
                    inside.add(at)
            yield from inside
        else:
            for siblings in self.starts.values():
                yield from _behind(siblings, before, near=combinator == "+")

    def _pseudo(self, test: _Pseudo, found: set[int]) -> set[int]:
        if test.name in {"is", "matches", "any"}:
            return found & self.match(test.chains)
        if test.name == "not":
            return found - self.match(test.chains)
        if test.name == "has":
            return found & self._holders(test.chains)
        if test.name in _NTHS:
            number = _NTHS[test.name]
            return {at for at in found if at and _nth(number(self, at), test)}
        check = _POSITIONS[test.name]
        return {at for at in found if check(self, at)}

    def _holders(self, chains: tuple[tuple[_Step, ...], ...]) -> set[int]:
        """The nodes from which a chain leads to a node: they hold it, or have it behind them."""
        holders: set[int] = set()
        for chain in chains:
            # From the last step back, so that all steps lie below or behind the holder.
            near: Iterable[int] = range(len(self.nodes))
            for step in reversed(chain):
                near = self._leading(step.combinator, self._tested(step, near))
            holders |= set(near)
        return holders

    def _leading(self, combinator: str, found: set[int]) -> set[int]:
        if combinator == ">":
            return {self.parents[at] for at in found if at}
        if combinator == " ":
            return self._ancestors(found)
        return self._before(found, near=combinator == "+")

    def _ancestors(self, found: set[int]) -> set[int]:
        above: set[int] = set()
        for at in found:
            parent = self.parents[at]
            while parent >= 0 and parent not in above:
                above.add(parent)
                parent = self.parents[parent]
        return above

    def _before(self, found: set[int], *, near: bool) -> set[int]:
        return {
            at
            for siblings in self.starts.values()
            for at in _behind(siblings[::-1], found, near=near)
        }

    @cached_property
    def of_type(self) -> tuple[list[int], list[int]]:
        """How many siblings of its type stand before each node, and behind it."""
        return self._counted(range(len(self.nodes))), self._counted(
            range(len(self.nodes) - 1, -1, -1)
        )

    def _counted(self, order: range) -> list[int]:
        seen: dict[tuple[int, str], int] = {}
        counts = [0] * len(self.nodes)
        for at in order:
            key = (self.parents[at], self.nodes[at].type)
            counts[at] = seen.get(key, 0)
            seen[key] = counts[at] + 1
        return counts

    def behind(self, at: int) -> int:
        """How many siblings stand behind a node."""
        return len(self.siblings(at)) - 1 - self.places[at]

    def siblings(self, at: int) -> list[int]:
        """The children of the parent of a node."""
        return self.starts[self.parents[at]]


def _behind(siblings: list[int], before: set[int], *, near: bool) -> Iterator[int]:
    seen = False
    for at in siblings:
        if seen:
            yield at
        seen = at in before or (seen and not near)


def _has(node: Node, test: _Attribute) -> bool:
    name = _FIELDS.get(test.name, test.name)
    if name != "type" and name not in node.own_fields:
        return False
    value = getattr(node, name)
    if not test.operator:
        return value is not None
    if test.operator == "!=":
        return _as_text(value, test.folded) != test.value
    if test.operator in {"=", "~="}:
        listed = test.operator == "~=" and isinstance(value, tuple) and test.value in value
        return listed or (value is not None and _as_text(value, test.folded) == test.value)
    return isinstance(value, str) and _COMPARE[test.operator](value, test.value)


def _as_text(value: object, folded: bool) -> str:
    """Return a value as JavaScript writes it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, tuple):
        return ",".join("" if one is None else str(one) for one in value)
    return str(value).lower() if folded else str(value)


def _nth(number: int, test: _Pseudo) -> bool:
    number -= test.offset
    if test.step == 0:
        return number == 0
    return number % test.step == 0 and number // test.step >= 0


def _empty(index: _Index, at: int) -> bool:
    node = index.nodes[at]
    return not node.children and getattr(node, "value", None) is None


# What has no siblings, as the root, is neither first nor last among any.
_POSITIONS: dict[str, Callable[[_Index, int], bool]] = {
    "root": lambda _, at: at == 0,
    "empty": _empty,
    "blank": _empty,
    "first-child": lambda index, at: at > 0 and index.places[at] == 0,
    "last-child": lambda index, at: at > 0 and index.behind(at) == 0,
    "only-child": lambda index, at: at > 0 and len(index.siblings(at)) == 1,
    "first-of-type": lambda index, at: at > 0 and index.of_type[0][at] == 0,
    "last-of-type": lambda index, at: at > 0 and index.of_type[1][at] == 0,
    "only-of-type": lambda index, at: at > 0 and not index.of_type[0][at] + index.of_type[1][at],
}
_NTHS: dict[str, Callable[[_Index, int], int]] = {
    "nth-child": lambda index, at: index.places[at] + 1,
    "nth-last-child": lambda index, at: index.behind(at) + 1,
    "nth-of-type": lambda index, at: index.of_type[0][at] + 1,
    "nth-last-of-type": lambda index, at: index.of_type[1][at] + 1,
}
