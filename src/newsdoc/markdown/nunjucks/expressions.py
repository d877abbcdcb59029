"""Expressions: `{{ a.b | upper }}`, the condition of an `if`.

What is parsed becomes what runs at once, rule by rule, so both stand in one module.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from newsdoc.markdown.marked.limits import TooMuchError
from newsdoc.markdown.nunjucks.filters import FILTERS, TESTS
from newsdoc.markdown.nunjucks.lexer import Token, tokens
from newsdoc.markdown.nunjucks.scope import ExpressionError, Scope
from newsdoc.markdown.nunjucks.values import (
    UNDEFINED,
    as_number,
    as_text,
    equal,
    is_true,
    less,
    plus,
)

__all__ = ["Evaluate", "Parser", "evaluated"]

Evaluate: TypeAlias = Callable[[Scope], object]

_MAX_DEPTH = 40
# Each operator, filter and member of a chain is worked out inside the next.
_MAX_LINKS = 100
# The most items that `range` gives here.
_MAX_RANGE = 10_000


@dataclass(slots=True)
class Parser:
    """Reads the tokens of one expression or statement.

    Attributes:
        tokens: The tokens.
        at: Which one is next.
        depth: How many brackets and signs are open.
        links: How many operators, filters and members were read.
    """

    tokens: list[Token]
    at: int = 0
    depth: int = 0
    links: int = 0

    def peek(self, kind: str = "", value: str = "") -> bool:
        """Tell whether a token is next: any, one of a kind, one with a value."""
        if self.at >= len(self.tokens):
            return False
        token = self.tokens[self.at]
        return (not kind or token.kind == kind) and (not value or token.value == value)

    def skip(self, kind: str, value: str) -> bool:
        """Go past a token if it is next."""
        found = self.peek(kind, value)
        self.at += found
        return found

    def name(self) -> str:
        """Read a name.

        Raises:
            ExpressionError: Something else is next.
        """
        if not self.peek("name"):
            raise ExpressionError("a name is missing")
        self.at += 1
        return self.tokens[self.at - 1].value

    def names(self) -> list[str]:
        """Read names with commas between.

        Raises:
            ExpressionError: One is missing.
        """
        found = [self.name()]
        while self.skip("sign", ","):
            found.append(self.name())
        return found

    def done(self) -> None:
        """Raise an ExpressionError where anything is left."""
        if self.peek():
            raise ExpressionError(f"an operator is missing before {self.tokens[self.at].value!r}")

    def _link(self) -> None:
        self.links += 1
        if self.links > _MAX_LINKS:
            raise TooMuchError

    def expression(self) -> Evaluate:
        """Read an expression: `a if b else c` binds least.

        Raises:
            ExpressionError: There is none.
            TooMuchError: It is too long or nested too deeply.
        """
        value = self._binary(0)
        if not self.skip("name", "if"):
            return value
        condition = self._binary(0)
        other = self._binary(0) if self.skip("name", "else") else _constant("")
        return lambda scope: value(scope) if is_true(condition(scope)) else other(scope)

    def _binary(self, level: int) -> Evaluate:
        self.depth += 1
        if self.depth > _MAX_DEPTH:
            raise TooMuchError
        if level <= _NOT and self.skip("name", "not"):
            left = _negated(self._binary(_NOT))
        else:
            left = self._unary()
        while (operator := self._operator(level)) is not None:
            self._link()
            left = self._combined(operator, left)
        self.depth -= 1
        return left

    def _operator(self, level: int) -> str | None:
        """Take the next operator if it binds at least as much as `level`."""
        if not self.peek() or self.tokens[self.at].kind not in {"sign", "name"}:
            return None
        word = self.tokens[self.at].value
        if word == "not" and self.at + 1 < len(self.tokens):
            word = "not in" if self.tokens[self.at + 1].value == "in" else word
        if _LEVELS.get(word, -1) < level:
            return None
        self.at += 2 if word == "not in" else 1
        return word

    def _combined(self, operator: str, left: Evaluate) -> Evaluate:
        if operator == "is":
            inverted = self.skip("name", "not")
            name = self.tokens[self.at].value if self.peek() else ""
            self._binary(_LEVELS["=="])
            return _test(left, name, inverted=inverted)
        right = self._binary(_LEVELS[operator] + 1)
        if operator == "and":
            return lambda scope: right(scope) if is_true(value := left(scope)) else value
        if operator == "or":
            return lambda scope: value if is_true(value := left(scope)) else right(scope)
        combine = _BINARY[operator]
        return lambda scope: scope.paid(combine(scope.paid(left(scope)), scope.paid(right(scope))))

    def _unary(self, *, filters: bool = True) -> Evaluate:
        for sign, factor in (("-", -1.0), ("+", 1.0)):
            if self.skip("sign", sign):
                self.depth += 1
                if self.depth > _MAX_DEPTH:
                    raise TooMuchError
                operand = self._unary(filters=False)
                self.depth -= 1
                value = _signed(operand, factor)
                break
        else:
            value = self._postfix(self._primary())
        while filters and self.skip("sign", "|"):
            self._link()
            value = self._filter(value)
        return value

    def _primary(self) -> Evaluate:
        if not self.peek():
            raise ExpressionError("an expression is missing")
        token = self.tokens[self.at]
        self.at += 1
        if token.kind == "text":
            return _constant(token.value)
        if token.kind == "number":
            return _constant(float(token.value))
        if token.kind == "name":
            return _named(token.value)
        if token.kind == "regex":
            return _constant(f"/{token.value}/")
        if token.value == "{":
            return self._mapping()
        if token.value in "([":
            return self._group(token.value)
        raise ExpressionError(f"no expression begins with {token.value!r}")

    def _items(self) -> list[Evaluate]:
        """Read up to the closing bracket, whichever it is."""
        found: list[Evaluate] = []
        while not (self.peek("sign") and self.tokens[self.at].value in ")]}"):
            if found and not self.skip("sign", ","):
                raise ExpressionError("a comma or a bracket is missing")
            found.append(self.expression())
        self.at += 1
        return found

    def _group(self, bracket: str) -> Evaluate:
        items = self._items()
        if bracket == "[":
            return lambda scope: scope.paid([item(scope) for item in items])
        if not items:
            raise ExpressionError("these brackets are empty")
        return lambda scope: [item(scope) for item in items][-1]

    def _mapping(self) -> Evaluate:
        pairs: list[tuple[str, Evaluate]] = []
        while not (self.peek("sign") and self.tokens[self.at].value in ")]}"):
            if pairs and not self.skip("sign", ","):
                raise ExpressionError("a comma or a brace is missing")
            if not self.peek() or self.tokens[self.at].kind not in {"text", "name", "number"}:
                raise ExpressionError("a key is missing")
            key = self.tokens[self.at].value
            self.at += 1
            if not self.skip("sign", ":"):
                raise ExpressionError("a colon is missing behind a key")
            pairs.append((key, self.expression()))
        self.at += 1
        return lambda scope: scope.paid({key: value(scope) for key, value in pairs})

    def _postfix(self, value: Evaluate) -> Evaluate:
        """Read what follows a value: `.name`, `[index]`, `(arguments)`."""
        callee = self.tokens[self.at - 1] if self.tokens[self.at - 1].kind == "name" else None
        while self.peek("sign"):
            self._link()
            if self.skip("sign", "."):
                if not self.peek("name"):
                    raise ExpressionError("a name is missing behind a full stop")
                value, callee = _member(value, _constant(self.name())), None
            elif self.skip("sign", "["):
                items = self._items()
                if len(items) > 1:
                    raise ExpressionError("an index is one value")
                value, callee = _member(value, items[0] if items else _constant(UNDEFINED)), None
            elif self.skip("sign", "("):
                value, callee = _called(value, callee, self._arguments()), None
            else:
                break
        return value

    def _arguments(self) -> list[Evaluate]:
        found: list[Evaluate] = []
        first = True
        while not self.skip("sign", ")"):
            if not first and not self.skip("sign", ","):
                raise ExpressionError("a comma or a bracket is missing")
            first = False
            value = self.expression()
            if self.skip("sign", "="):
                value = self.expression()
            found.append(value)
        return found

    def _filter(self, value: Evaluate) -> Evaluate:
        name = self.name()
        while self.skip("sign", "."):
            name += f".{self.name()}"
        arguments = self._arguments() if self.skip("sign", "(") else []
        return _filtered(name, value, arguments)


# How much each operator binds. Nunjucks has a level for each one.
_ORDER: tuple[tuple[str, ...], ...] = (
    ("or",),
    ("and",),
    ("not",),
    ("in", "not in"),
    ("is",),
    ("==", "===", "!=", "!==", "<", ">", "<=", ">="),
    *(("~",), ("+",), ("-",), ("*",), ("/",), ("//",), ("%",), ("**",)),
)
_LEVELS = {word: level for level, words in enumerate(_ORDER) for word in words if word != "not"}
_NOT = 2


def evaluated(text: str) -> Evaluate:
    """Read an expression.

    Args:
        text: What stands between `{{` and `}}`.

    Raises:
        ExpressionError: Nunjucks refuses it.
        TooMuchError: It is too long or nested too deeply.
    """
    parser = Parser(list(tokens(text, 0, len(text))))
    if not parser.peek():
        raise ExpressionError("this expression is empty")
    value = parser.expression()
    parser.done()
    return value


def _constant(value: object) -> Evaluate:
    return lambda scope: value


def _named(name: str) -> Evaluate:
    if name in _CONSTANTS:
        return _constant(_CONSTANTS[name])
    return lambda scope: scope.names.get(name, UNDEFINED)


_CONSTANTS = {"true": True, "false": False, "none": None, "null": None}


def _negated(value: Evaluate) -> Evaluate:
    return lambda scope: not is_true(value(scope))


def _signed(value: Evaluate, factor: float) -> Evaluate:
    return lambda scope: factor * as_number(value(scope))


def _member(value: Evaluate, key: Evaluate) -> Evaluate:
    return lambda scope: _looked_up(value(scope), key(scope))


def _looked_up(value: object, key: object) -> object:
    if isinstance(value, dict):
        return value.get(as_text(key), UNDEFINED)
    if isinstance(value, str | list):
        if key == "length":
            return float(len(value))
        number = as_number(key)
        if number.is_integer() and 0 <= number < len(value):
            return value[int(number)]
    return UNDEFINED


def _called(value: Evaluate, callee: Token | None, arguments: list[Evaluate]) -> Evaluate:
    """Call something: `range` alone is known, and no name that a body can set is a function."""

    def call(scope: Scope) -> object:
        if callee is None:
            return UNDEFINED
        if callee.value == "range" and "range" not in scope.names:
            return scope.paid(_range([as_number(one(scope)) for one in arguments]))
        if callee.value in _GLOBALS:
            return UNDEFINED
        raise ExpressionError(f"{callee.value!r} is no function here")

    return call


_GLOBALS = frozenset({"range", "cycler", "joiner", "caller", "super"})


def _range(numbers: list[float]) -> list[object]:
    start, stop = (numbers[0], numbers[1]) if len(numbers) > 1 else (0.0, *numbers[:1], 0.0)[:2]
    step = numbers[2] if len(numbers) > 2 and numbers[2] else 1.0
    if not all(map(math.isfinite, (start, stop, step))):
        return []
    count = (stop - start) / step
    if count > _MAX_RANGE:
        raise TooMuchError
    return [start + step * number for number in range(math.ceil(max(0.0, count)))]


def _filtered(name: str, value: Evaluate, arguments: list[Evaluate]) -> Evaluate:
    def run(scope: Scope) -> object:
        apply = FILTERS.get(name)
        if apply is None:
            raise ExpressionError(f"there is no filter {name!r}")
        given = scope.paid([one(scope) for one in arguments])
        return scope.paid(apply(scope.paid(value(scope)), given))

    return run


def _test(left: Evaluate, name: str, *, inverted: bool) -> Evaluate:
    def run(scope: Scope) -> object:
        if name not in TESTS:
            raise ExpressionError(f"there is no test {name!r}")
        return TESTS[name](left(scope)) != inverted

    return run


def _divided(left: float, right: float) -> float:
    if right:
        return left / right
    return math.nan if not left or math.isnan(left) else math.copysign(math.inf, left)


def _remainder(left: float, right: float) -> float:
    return math.fmod(left, right) if right and math.isfinite(left) else math.nan


def _power(left: float, right: float) -> float:
    try:
        made = left**right
    except (OverflowError, ZeroDivisionError):
        return math.inf
    return made if isinstance(made, float) else math.nan


def _floored(value: float) -> float:
    return float(math.floor(value)) if math.isfinite(value) else value


def _in(key: object, holder: object) -> bool:
    if isinstance(holder, str):
        return as_text(key) in holder
    if isinstance(holder, dict):
        return as_text(key) in holder
    if isinstance(holder, list):
        return any(_is_same(key, item) for item in holder)
    raise ExpressionError("nothing is in this: it is no list, mapping or text")


def _numbers(combine: Callable[[float, float], float]) -> Callable[[object, object], object]:
    return lambda left, right: combine(as_number(left), as_number(right))


def _is_same(left: object, right: object) -> bool:
    return type(left) is type(right) and equal(left, right)


_BINARY: dict[str, Callable[[object, object], object]] = {
    "in": _in,
    "not in": lambda left, right: not _in(left, right),
    "==": equal,
    "===": _is_same,
    "!=": lambda left, right: not equal(left, right),
    "!==": lambda left, right: not _is_same(left, right),
    "<": less,
    ">": lambda left, right: less(right, left),
    "<=": lambda left, right: less(left, right) or equal(left, right),
    ">=": lambda left, right: less(right, left) or equal(left, right),
    "~": lambda left, right: as_text(left) + as_text(right),
    "+": plus,
    "-": _numbers(lambda left, right: left - right),
    "*": _numbers(lambda left, right: left * right),
    "/": _numbers(_divided),
    "//": _numbers(lambda left, right: _floored(_divided(left, right))),
    "%": _numbers(_remainder),
    "**": _numbers(_power),
}
