"""The block parser: markdown-it's, driven line by line.

markdown-it's own loop calls a rule for each block and recurses into containers. Here containers
are a stack, so that the loop is flat and every line is entered once; the rules, their chains and
their order are markdown-it's `Ruler`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from markdown_it.parser_block import ParserBlock
from markdown_it.ruler import Ruler

from newsdoc.markdown.blocks.attributes import block_attributes
from newsdoc.markdown.blocks.code import indented_code
from newsdoc.markdown.blocks.containers import (
    close_containers,
    close_until,
    open_containers,
)
from newsdoc.markdown.blocks.definition_list import definition_description
from newsdoc.markdown.blocks.fence import fence, math_fence
from newsdoc.markdown.blocks.footnote import footnote_definition
from newsdoc.markdown.blocks.heading import heading
from newsdoc.markdown.blocks.html import html_block
from newsdoc.markdown.blocks.list_item import list_item
from newsdoc.markdown.blocks.paragraph import paragraph
from newsdoc.markdown.blocks.quote import blockquote
from newsdoc.markdown.blocks.state import BlockState
from newsdoc.markdown.blocks.table import table
from newsdoc.markdown.blocks.tag import flow_tag
from newsdoc.markdown.blocks.thematic_break import thematic_break
from newsdoc.markdown.content import MASK

if TYPE_CHECKING:
    from collections.abc import Callable

    from markdown_it.parser_block import RuleFuncBlockType
    from markdown_it.rules_block import StateBlock

__all__ = ["BlockParser", "RuleTables"]

_CONTAINERS: tuple[tuple[str, str, Callable[..., bool]], ...] = (
    ("blockquote", ">", blockquote),
    ("list", "*+-0123456789", list_item),
    ("footnote", "[", footnote_definition),
    ("deflist", ":", definition_description),
)
_FLOW: tuple[tuple[str, str, Callable[..., bool]], ...] = (
    ("tag", MASK, flow_tag),
    ("attributes", "{", block_attributes),
    ("heading", "#", heading),
    ("hr", "*-_", thematic_break),
    ("html_block", "<", html_block),
    ("fence", "`~", fence),
    ("math_fence", "$", math_fence),
    ("table", "", table),
)


class BlockParser(ParserBlock):
    """Parses the blocks of a body.

    Attributes:
        containers: The rules that open containers.
        ruler: The rules of other blocks; those of the chain `paragraph` can end one.
    """

    def __init__(self) -> None:
        super().__init__()
        self.containers: Ruler[RuleFuncBlockType] = Ruler()
        self.ruler = Ruler()
        self.triggers: dict[Callable[..., bool], str] = {}
        self._tables: tuple[list[RuleFuncBlockType], list[RuleFuncBlockType], RuleTables] | None
        self._tables = None
        for name, chars, rule in _CONTAINERS:
            self.add_rule(self.containers, name, chars, rule)
        self.add_rule(self.ruler, "code", " \t", indented_code, interrupts=False)
        for name, chars, rule in _FLOW:
            self.add_rule(self.ruler, name, chars, rule)
        self.add_rule(self.ruler, "paragraph", "", paragraph, interrupts=False)

    def add_rule(
        self,
        ruler: Ruler[RuleFuncBlockType],
        name: str,
        chars: str,
        rule: Callable[..., bool],
        *,
        interrupts: bool = True,
    ) -> None:
        """Add a rule.

        Args:
            ruler: Where to.
            name: Its name, for enabling and disabling.
            chars: The characters that it may begin with, or none for any.
            rule: The rule.
            interrupts: Whether it can end a paragraph.
        """
        self.triggers[rule] = chars
        alt = ["paragraph"] if interrupts else []
        ruler.push(name, cast("RuleFuncBlockType", rule), {"alt": alt})

    def tables(self) -> RuleTables:
        """Return the enabled rules by character; made again where rules were switched."""
        containers, flow = self.containers.getRules(""), self.ruler.getRules("")
        known = self._tables
        if known is None or known[0] is not containers or known[1] is not flow:
            known = self._tables = (containers, flow, RuleTables(self))
        return known[2]

    def tokenize(self, state: StateBlock, startLine: int, endLine: int) -> None:  # noqa: N803  markdown-it's names
        """Parse the lines of a state into drafts and nodes."""
        if not isinstance(state, BlockState):
            raise TypeError("a BlockState is needed")
        state.tables = self.tables()
        if startLine < endLine:
            state.enter(startLine)
        while state.line < endLine:
            self._line(state, endLine)
        if state.containers:
            close_until(state, 0, len(state.src), state.lineMax - 1)
        state.root.end = len(state.src)

    def _line(self, state: BlockState, end: int) -> None:
        """Parse the block that begins on the entered line."""
        if state.pos == len(state.src) and not state.spare:
            # The text ends behind the prefixes: that is no line to which anything could belong.
            state.advance()
            return
        opened = open_containers(state)
        state.was_lazy = not opened and state.lazy
        if not opened and not state.suspended:
            close_containers(state, opening=False)
        if state.first >= state.end:
            state.advance()
            return
        # Rules go on to lines on which the container may be closed.
        state.inside = state.children
        if state.indent > 3 and indented_code(state, state.line, end, False):
            return
        for rule in state.tables.flow(state.src[state.first]):
            if rule(state, state.line, end, False):
                return
        paragraph(state, state.line, end, False)


class RuleTables:
    """The rules by the character that a line begins with."""

    __slots__ = ("_containers", "_flow", "_interrupting", "_triggers")

    def __init__(self, parser: BlockParser) -> None:
        self._triggers = parser.triggers
        self._containers = _by_char(parser.containers.getRules(""), self._triggers)
        flow = [
            rule for rule in parser.ruler.getRules("") if rule not in (indented_code, paragraph)
        ]
        self._flow = _by_char(flow, self._triggers)
        self._interrupting = _by_char(parser.ruler.getRules("paragraph"), self._triggers)

    def containers(self, char: str) -> tuple[Callable[..., bool], ...]:
        """Return the rules that may open a container."""
        return self._containers.get(char, ())

    def flow(self, char: str) -> tuple[Callable[..., bool], ...]:
        """Return the rules that may begin a block that is no paragraph."""
        return self._flow.get(char) or self._flow[""]

    def interrupting(self, char: str) -> tuple[Callable[..., bool], ...]:
        """Return the rules that may end a paragraph."""
        return self._interrupting.get(char) or self._interrupting[""]


def _by_char(
    rules: list[RuleFuncBlockType], triggers: dict[Callable[..., bool], str]
) -> dict[str, tuple[Callable[..., bool], ...]]:
    chars = {char for rule in rules for char in triggers[rule]}
    table = {
        char: tuple(rule for rule in rules if not triggers[rule] or char in triggers[rule])
        for char in chars
    }
    table[""] = tuple(rule for rule in rules if not triggers[rule])
    return table
