"""The values of plain front matter whose lines take a closer look; see `yaml_fast`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsdoc.frontmatter.nodes import FrozenMapping, Value
from newsdoc.frontmatter.yaml_fast_lines import INDICATORS, MAY_MEAN, GiveUpError, Lines
from newsdoc.frontmatter.yaml_go_values import fold_key

if TYPE_CHECKING:
    from newsdoc.frontmatter.nodes import Scalar

__all__ = ["ValueLines"]

_NOT_SIMPLE = INDICATORS | MAY_MEAN | {"", " "}


class ValueLines(Lines[Value]):
    """Reads values alone.

    Offsets are not kept: nobody asks a value for them.
    """

    __slots__ = ()

    def __init__(self, lines: list[str], *, go: bool) -> None:
        super().__init__(lines, 0, go=go, wide=False)

    def whole(self) -> FrozenMapping[Value]:
        """Read all lines as one mapping.

        Raises:
            GiveUpError: They are not plain.
        """
        values = self.mapping(0)
        if self.at < len(self.lines) or not isinstance(values, FrozenMapping):
            raise GiveUpError
        return values

    def _next(self, line: str) -> None:
        self.at += 1

    def scalar(
        self, value: Scalar, start: int, end: int, style: str = "plain", stamp: bool = False
    ) -> Value:
        """Take the value alone."""
        return value

    def sequence(self, items: list[Value], start: int, end: int) -> Value:
        """Take the items alone."""
        return tuple(items)

    def mapping(self, indent: int) -> Value:
        """Read the lines of a mapping that begins here."""
        self.enter()
        found: dict[str, Value] = {}
        while (line := self.key(indent)) is not None:
            text, name = line
            folded = fold_key(name) if self.go and not self.listed else name
            value = self.value(text, indent + len(name) + 1, indent)
            if folded in found:
                # Given twice, or in two cases: the dialect's own reader knows what counts.
                raise GiveUpError
            found[folded] = value
        self.leave()
        if not found:
            raise GiveUpError
        return FrozenMapping(found)

    def simple_items(self, items: list[Value], dash: str) -> None:
        """Read items that are plain texts."""
        lines, size = self.lines, len(dash)
        at = self.at
        while at < len(lines):
            line = lines[at]
            text = line[size:]
            if not line.startswith(dash) or text[:1] in _NOT_SIMPLE:
                break
            if ":" in text or " #" in text or text[-1] == " ":
                break
            items.append(text)
            at += 1
        self.at = at
