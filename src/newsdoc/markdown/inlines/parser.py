"""The inline parser: markdown-it's rulers, over items instead of tokens."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, cast

from markdown_it.parser_inline import ParserInline
from markdown_it.ruler import Ruler

from newsdoc.markdown.chars import ASCII_PUNCTUATION
from newsdoc.markdown.content import MASK
from newsdoc.markdown.inlines.autolink import autolink
from newsdoc.markdown.inlines.build import build_items
from newsdoc.markdown.inlines.code import code_span
from newsdoc.markdown.inlines.emoji import emoji
from newsdoc.markdown.inlines.emphasis import emphasis_run, extras_run, strikethrough_run
from newsdoc.markdown.inlines.escape import character_escape, character_reference
from newsdoc.markdown.inlines.footnote import footnote_reference
from newsdoc.markdown.inlines.guillemet import guillemet
from newsdoc.markdown.inlines.html import html_inline
from newsdoc.markdown.inlines.link import close_bracket, open_bracket
from newsdoc.markdown.inlines.linkify import CANDIDATE, linkify
from newsdoc.markdown.inlines.literal import literal_autolink
from newsdoc.markdown.inlines.math import bracket_math, dollar_math, passthrough
from newsdoc.markdown.inlines.newline import escaped_line_end, line_end, trim_end
from newsdoc.markdown.inlines.pairs import resolve_runs
from newsdoc.markdown.inlines.state import InlineState
from newsdoc.markdown.inlines.tag import inline_tag
from newsdoc.markdown.inlines.task import task_box

if TYPE_CHECKING:
    from collections.abc import Callable

    from markdown_it.parser_inline import RuleFuncInlineType
    from markdown_it.rules_inline import StateInline

    from newsdoc.markdown.goldmark import Delimiters
    from newsdoc.markdown.nodes import Node

__all__ = ["InlineParser"]

_RULES: tuple[tuple[str, str, Callable[..., bool]], ...] = (
    ("tag", MASK, inline_tag),
    ("newline", "\n\r", line_end),
    ("math_bracket", "\\", bracket_math),
    ("escape", "\\", character_escape),
    ("break", "\\", escaped_line_end),
    ("entity", "&", character_reference),
    ("backticks", "`", code_span),
    ("math_dollar", "$", dollar_math),
    ("emoji", ":", emoji),
    ("emphasis", "*_", emphasis_run),
    ("strikethrough", "~", strikethrough_run),
    ("extras", "=+^", extras_run),
    ("task", "[", task_box),
    ("footnote", "[", footnote_reference),
    ("link", "[", open_bracket),
    ("image", "!", open_bracket),
    ("link_end", "]", close_bracket),
    ("autolink", "<", autolink),
    ("html_inline", "<", html_inline),
    ("guillemet", "<", guillemet),
)
_LITERAL = "linkify"
# Places at which a literal autolink may begin; each alternative is empty, so that the rules of
# a character come after it.
_CANDIDATES = (
    r"(?<![A-Za-z0-9+\-._/])(?=[A-Za-z0-9+\-._]++@)",
    r"(?<![A-Za-z])(?=[hH][tT][tT][pP][sS]?://)",
    r"(?=[wW]{3}\.)",
)


class InlineParser(ParserInline):
    """Parses the inline content of blocks.

    Attributes:
        ruler: The rules.
    """

    def __init__(self) -> None:
        super().__init__()
        self.ruler = Ruler()
        self.ruler2 = Ruler()
        self._chars: dict[Callable[..., bool], str] = {}
        for name, chars, rule in _RULES:
            self.add_rule(name, chars, rule)
        self.add_rule(_LITERAL, "", literal_autolink)
        self._compiled: tuple[list[RuleFuncInlineType], _Tables] | None = None

    def add_rule(self, name: str, chars: str, rule: Callable[..., bool]) -> None:
        """Add a rule that may begin at some characters."""
        self._chars[rule] = self._chars.get(rule, "") + chars
        self.ruler.push(name, cast("RuleFuncInlineType", rule))

    def add_passthrough(self, delimiters: Delimiters) -> None:
        """Look for goldmark's `passthrough` first, where such delimiters begin.

        goldmark asks its parsers at punctuation only.
        """
        chars = {opening[0] for opening, _ in delimiters if opening[0] in ASCII_PUNCTUATION}
        self._chars[passthrough] = "".join(sorted(chars))
        self.ruler.before("newline", "passthrough", cast("RuleFuncInlineType", passthrough))

    def tables(self) -> _Tables:
        """Return the enabled rules by character."""
        rules = self.ruler.getRules("")
        if self._compiled is None or self._compiled[0] is not rules:
            self._compiled = (rules, _Tables(rules, self._chars))
        return self._compiled[1]

    def tokenize(self, state: StateInline) -> None:
        """Make the items of a state's text."""
        if not isinstance(state, InlineState):
            raise TypeError("an InlineState is needed")
        tables = self.tables()
        src = state.src
        goldmark = state.body.dialect.linkify == "goldmark"
        literal = linkify if goldmark else literal_autolink
        find = tables.pattern(src, goldmark).search if state.body.may_link else tables.plain.search
        table = tables.table
        pos, end = 0, len(src)
        while pos < end:
            found = find(src, pos)
            if found is None:
                state.add_text(pos, end)
                break
            at = found.start()
            if at > pos:
                state.add_text(pos, at)
            state.pos = at
            if found.end() == at and literal(state, False):
                pos = state.pos
                continue
            for rule in table.get(src[at], ()):
                if rule(state, False):
                    break
            else:
                state.add_text(at, at + 1)
                state.pos = at + 1
            pos = state.pos

    def nodes(self, state: InlineState) -> tuple[Node, ...]:
        """Parse a state's text to nodes."""
        self.tokenize(state)
        trim_end(state)
        if state.runs:
            resolve_runs(state, state.runs, strike_first=state.first_run == "~")
        return build_items(state, state.items)


class _Tables:
    """The rules by character, and the pattern that finds the next one."""

    __slots__ = ("_full", "_goldmark", "_literal", "plain", "table")

    def __init__(
        self, rules: list[RuleFuncInlineType], chars: dict[Callable[..., bool], str]
    ) -> None:
        enabled = [rule for rule in rules if chars[rule]]
        every = sorted({char for rule in enabled for char in chars[rule]})
        self.table = {
            char: tuple(rule for rule in enabled if char in chars[rule]) for char in every
        }
        classes = "[" + "".join(re.escape(char) for char in every) + "]"
        self.plain = re.compile(classes)
        self._full = re.compile("|".join((*_CANDIDATES, classes)))
        self._goldmark = re.compile(f"{CANDIDATE}|{classes}")
        self._literal = any(not chars[rule] for rule in rules)

    def pattern(self, src: str, goldmark: bool) -> re.Pattern[str]:
        """Return the pattern for a text: looking for literal autolinks costs time."""
        if self._literal and ("@" in src or "://" in src or "ww." in src.lower()):
            return self._goldmark if goldmark else self._full
        return self.plain
