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

from functools import cached_property
from typing import TYPE_CHECKING

from newsdoc.markdown.selector import AttributeTest, read_selector

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from newsdoc.markdown.nodes import Node
    from newsdoc.markdown.selector import Chains, PseudoClass, Step

__all__ = ["select", "select_one"]

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


def select(tree: Node, selector: str) -> tuple[Node, ...]:
    """Return the nodes of a tree that a selector names, in the order of the text.

    Args:
        tree: The root of what is searched; it can be found itself.
        selector: Such as `heading[depth=2] > link`.

    Raises:
        ValueError: The selector cannot be read.
    """
    chains = read_selector(selector, _POSITIONS.keys(), _NTHS.keys())
    index = _Index(tree)
    found = index.match(chains)
    return tuple(node for at, node in enumerate(index.nodes) if at in found)


def select_one(tree: Node, selector: str) -> Node | None:
    """Return the first node that a selector names, or None.

    Raises:
        ValueError: The selector cannot be read.
    """
    return next(iter(select(tree, selector)), None)


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

    def match(self, chains: Chains) -> set[int]:
        """Return the numbers of the nodes that any chain names."""
        found: set[int] = set()
        for chain in chains:
            current: set[int] | None = None
            for step in chain:
                current = self._step(step, current)
            found |= current or set()
        return found

    def _step(self, step: Step, before: set[int] | None) -> set[int]:
        if before is None:
            near: Iterator[int] | range = range(len(self.nodes))
        else:
            near = self._related(step.combinator, before)
        return self._tested(step, near)

    def _tested(self, step: Step, near: Iterable[int]) -> set[int]:
        """Those of some nodes that a step names by itself."""
        found = {at for at in near if step.type in {"*", self.nodes[at].type}}
        for test in step.tests:
            if isinstance(test, AttributeTest):
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

    def _pseudo(self, test: PseudoClass, found: set[int]) -> set[int]:
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

    def _holders(self, chains: Chains) -> set[int]:
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


def _has(node: Node, test: AttributeTest) -> bool:
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


def _nth(number: int, test: PseudoClass) -> bool:
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
