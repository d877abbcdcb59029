"""Statements: `{% if %}`, `{% for %}`, `{% set %}`, and the expressions around them."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from newsdoc.limits import MAX_TAG_NESTING
from newsdoc.markdown.marked.limits import TooMuchError
from newsdoc.markdown.nunjucks.expressions import Parser, evaluated
from newsdoc.markdown.nunjucks.filters import FILTERS
from newsdoc.markdown.nunjucks.lexer import Token, find_end, tokens
from newsdoc.markdown.nunjucks.scope import ExpressionError, Scope
from newsdoc.markdown.nunjucks.values import is_true, printed

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["BRANCHES", "STATEMENTS", "Template", "statement_fault"]

STATEMENTS = frozenset(
    """
    asyncAll asyncEach block call case default elif else elseif extends filter for from if ifAsync
    import include macro set switch
    """.split()  # noqa: SIM905  words read best as words
)
"""Names that are Nunjucks' own: what such a tag holds is no markdown."""
_OPENING = re.compile(r"\{[{%#]")
_CLOSING = {"{{": "}}", "{%": "%}", "{#": "#}"}
_LOOPS = {"for": "endfor", "asyncEach": "endeach", "asyncAll": "endall"}
_CONDITIONS = frozenset({"if", "ifAsync"})
BRANCHES = {
    "elif": _CONDITIONS,
    "elseif": _CONDITIONS,
    "else": _CONDITIONS | _LOOPS.keys(),
    "case": frozenset({"switch"}),
    "default": frozenset({"switch"}),
}
"""Tags that are parts of a statement, and the names of the statements that have them."""
_BRANCH_ENDS = frozenset({"elif", "elseif", "else", "endif"})
# Hexo knows no templates besides the post.
_TEMPLATES = frozenset({"extends", "from", "import", "include"})
# These hold a template; what they do with it is not followed.
_BLOCKS = frozenset({"block", "call", "filter", "macro", "switch"})
_RAW = re.compile(r"\{%\s*(end)?(raw|verbatim)\s*%\}")


@dataclass(frozen=True, slots=True)
class _Part:
    """A piece of a template.

    Attributes:
        kind: A text, an expression, or a statement or tag.
        text: The text, or what stands between the braces.
        words: The tokens of a statement or tag.
    """

    kind: Literal["text", "value", "tag"]
    text: str
    words: tuple[Token, ...] = ()

    @property
    def name(self) -> str:
        return self.words[0].value if self.words else ""

    @property
    def arguments(self) -> str:
        return self.text[self.words[0].start + len(self.name) :] if self.words else ""

    def parser(self) -> Parser:
        return Parser(list(self.words), at=1)


def statement_fault(name: str, arguments: str) -> str:
    """Return what Nunjucks has against the words of a statement, or an empty string.

    Args:
        name: The name of the statement.
        arguments: What stands behind it.
    """
    if name in _TEMPLATES:
        return "there is no other template in Hexo"
    parser = Parser(list(tokens(arguments, 0, len(arguments))))
    try:
        if name in _LOOPS or name == "set":
            parser.names()
            if name == "set" and not parser.peek():
                return ""
            sign = ("sign", "=") if name == "set" else ("name", "in")
            if not parser.skip(*sign):
                return f"{sign[1]!r} is missing in this statement"
        elif name not in _CONDITIONS:
            return ""
        parser.expression()
        parser.done()
    except ExpressionError as error:
        return str(error)
    except TooMuchError:
        pass  # Nunjucks has no limits.
    return ""


class Template:
    """Prints templates, one after the other, with the names that the ones before have set.

    Attributes:
        scope: The names that are set.
        run: Runs a tag that is no statement: takes its name, what stands behind that, and what it
            holds (None where it has no end tag); returns what it prints.
        spend: Is told how much was done.
    """

    def __init__(
        self, run: Callable[[str, str, str | None], str], spend: Callable[[int], None]
    ) -> None:
        self.scope = Scope(spend)
        self.run = run
        self.spend = spend

    def printed(self, text: str) -> str:
        """Return what a template prints; what Nunjucks stops at prints nothing.

        Args:
            text: The template.

        Raises:
            TooMuchError: It is nested too deeply, or costs too much.
        """
        return _Reading(self, _parts(text, self.spend)).all()

    def value(self, text: str) -> str:
        """Return what an expression prints, given without its braces.

        Raises:
            TooMuchError: It is nested too deeply, or costs too much.
        """
        try:
            return printed(self.scope.paid(evaluated(text)(self.scope)))
        except ExpressionError:
            return ""


def _parts(text: str, spend: Callable[[int], None]) -> list[_Part]:
    """Cut a template into texts, expressions and statements; comments are left out."""
    found: list[_Part] = []
    at = 0
    never: set[str] = set()
    while opening := _OPENING.search(text, at):
        start, inner, mark = opening.start(), opening.end(), opening[0]
        end = -1 if mark in never else _end(text, inner, mark)
        if end < 0:
            # A quote that is never closed hides the end of one, not of all.
            if mark not in never:
                spend(len(text) - at)
                if text.find(_CLOSING[mark], inner) < 0:
                    never.add(mark)
            found.append(_Part("text", text[at:inner]))
            at = inner
            continue
        found.append(_Part("text", text[at:start]))
        at = end + len(mark)
        if mark == "{{":
            found.append(_Part("value", text[inner:end].removeprefix("-").removesuffix("-")))
        elif mark == "{%":
            inside = text[inner:end].removeprefix("-").removesuffix("-")
            found.append(_Part("tag", inside, tuple(tokens(inside, 0, len(inside)))))
            if found[-1].name in {"raw", "verbatim"}:
                at = _raw(text, at, found, spend)
    found.append(_Part("text", text[at:]))
    return found


def _end(text: str, at: int, mark: str) -> int:
    if mark == "{#":
        return text.find("#}", at)
    return find_end(text, at, len(text), _CLOSING[mark])


def _raw(text: str, at: int, found: list[_Part], spend: Callable[[int], None]) -> int:
    """Take what raw holds as it stands; return where its end tag ends."""
    name, level = found[-1].name, 1
    for mark in _RAW.finditer(text, at):
        if mark[2] == name:
            level += -1 if mark[1] else 1
        if not level:
            found.append(_Part("text", text[at : mark.start()]))
            return mark.end()
    spend(len(text) - at)
    return at


class _Reading:
    """Walks over the pieces of a template, printing or passing over them."""

    def __init__(self, template: Template, parts: list[_Part]) -> None:
        self.template = template
        self.parts = parts
        self.ends: dict[str, list[int]] = {}
        for at, part in enumerate(parts):
            if part.name.startswith("end"):
                self.ends.setdefault(part.name, []).append(at)

    def all(self) -> str:
        printed: list[str] = []
        at = 0
        while at < len(self.parts):
            text, at = self._until(at, frozenset(), 0, active=True)
            printed.append(text)
        return "".join(printed)

    def _until(
        self, at: int, stops: frozenset[str], depth: int, *, active: bool
    ) -> tuple[str, int]:
        """Print up to a statement of some name; return the text and where that stands."""
        out: list[str] = []
        while at < len(self.parts):
            part = self.parts[at]
            self.template.spend(1 + len(part.text))
            if part.kind == "tag":
                if part.name in stops:
                    break
                text, at = self._statement(at, depth + 1, active=active)
                out.append(text)
                continue
            if active:
                out.append(self.template.value(part.text) if part.kind == "value" else part.text)
            at += 1
        return "".join(out), at

    def _statement(self, at: int, depth: int, *, active: bool) -> tuple[str, int]:
        name = self.parts[at].name
        if depth > MAX_TAG_NESTING:
            raise TooMuchError
        if name.startswith("end") and name != "end":
            return "", at + 1
        return _RUNS.get(name, _Reading._tag)(self, at, depth, active=active)

    def _nothing(self, at: int, depth: int, *, active: bool) -> tuple[str, int]:
        return "", at + 1

    def _if(self, at: int, depth: int, *, active: bool) -> tuple[str, int]:
        out = ""
        taken = False
        while True:
            part = self.parts[at]
            chosen = active and not taken and (part.name == "else" or self._holds(part))
            taken = taken or chosen
            text, at = self._until(at + 1, _BRANCH_ENDS, depth, active=chosen)
            out += text
            if at >= len(self.parts) or self.parts[at].name == "endif":
                return out, at + 1

    def _holds(self, part: _Part) -> bool:
        return is_true(self._value(part.parser()))

    def _value(self, parser: Parser) -> object:
        try:
            scope = self.template.scope
            return scope.paid(parser.expression()(scope))
        except ExpressionError:
            return None

    def _for(self, at: int, depth: int, *, active: bool) -> tuple[str, int]:
        ending = _LOOPS[self.parts[at].name]
        stops = frozenset({ending, "else"})
        rounds = self._rounds(self.parts[at]) if active else []
        scope = self.template.scope
        scope.spend(len(scope.names))
        kept = dict(scope.names)
        out: list[str] = []
        for names in rounds:
            scope.names.update(names)
            out.append(self._until(at + 1, stops, depth, active=True)[0])
        scope.names = kept
        _, at = self._until(at + 1, stops, depth, active=False)
        if at < len(self.parts) and self.parts[at].name == "else":
            text, at = self._until(at + 1, frozenset({ending}), depth, active=active and not rounds)
            out.append(text)
        return "".join(out), at + 1

    def _rounds(self, part: _Part) -> list[dict[str, object]]:
        """The names that each round of a loop sets."""
        parser = part.parser()
        try:
            names = parser.names()
        except ExpressionError:
            return []
        if not parser.skip("name", "in"):
            return []
        rows = _rows(self._value(parser), len(names))
        rounds: list[dict[str, object]] = [dict(zip(names, row, strict=False)) for row in rows]
        for at, one in enumerate(rounds):
            one["loop"] = {
                "index": at + 1.0,
                "index0": float(at),
                "first": at == 0,
                "last": at == len(rows) - 1,
                "length": float(len(rows)),
                "revindex": float(len(rows) - at),
                "revindex0": float(len(rows) - at - 1),
            }
        return rounds

    def _set(self, at: int, depth: int, *, active: bool) -> tuple[str, int]:
        parser = self.parts[at].parser()
        try:
            names = parser.names()
        except ExpressionError:
            return "", at + 1
        if parser.skip("sign", "="):
            value = self._value(parser) if active else None
            at += 1
        else:
            value, at = self._until(at + 1, frozenset({"endset"}), depth, active=active)
            at += 1
        if active:
            self.template.scope.names.update(dict.fromkeys(names, value))
        return "", at

    def _block(self, at: int, depth: int, *, active: bool) -> tuple[str, int]:
        part = self.parts[at]
        shown = active and part.name in {"block", "filter"}
        text, at = self._until(at + 1, frozenset({f"end{part.name}"}), depth, active=shown)
        if part.name == "filter" and len(part.words) > 1:
            change = FILTERS.get(part.words[1].value)
            text = printed(change(text, [])) if change else ""
        return text, at + 1

    def _tag(self, at: int, depth: int, *, active: bool) -> tuple[str, int]:
        part = self.parts[at]
        ending = f"end{part.name}"
        places = self.ends.get(ending, [])
        inner = None
        at += 1
        if bisect_left(places, at) < len(places):
            inner, at = self._until(at, frozenset({ending}), depth, active=active)
            at += 1
        return self.template.run(part.name, part.arguments, inner) if active else "", at


_RUNS = {
    **dict.fromkeys(STATEMENTS | {"", "raw", "verbatim"}, _Reading._nothing),
    **dict.fromkeys(_CONDITIONS, _Reading._if),
    **dict.fromkeys(_LOOPS, _Reading._for),
    **dict.fromkeys(_BLOCKS, _Reading._block),
    "set": _Reading._set,
}


def _rows(value: object, count: int) -> list[tuple[object, ...]]:
    """What each round of a loop goes over, given how many names it sets."""
    if isinstance(value, dict):
        return list(value.items()) if count > 1 else []
    if not isinstance(value, str | list):
        return []
    if count == 1:
        return [(item,) for item in value]
    return [tuple(item) for item in value if isinstance(item, list)]
