"""The tokens of dates as V8 (Node, and so Hexo) has them in `src/date/dateparser.h`.

Numbers, words of which three letters count, and signs; what stands in parentheses is a remark.
"""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["END", "SIGNIFICANT", "Scanner", "Token"]

_WHITE = frozenset("\t\n\v\f\r \xa0\u1680\u202f\u205f\u3000\ufeff") | {
    chr(code) for code in range(0x2000, 0x200B)
}
SIGNIFICANT = 9
"""How many digits of a number count."""


@dataclass(frozen=True, slots=True)
class Token:
    """A token: its kind, and its value, length and first letters where it has them."""

    kind: str  # number, word, white, end, unknown, or the symbol itself
    value: int = 0
    length: int = 0
    word: str = ""

    @property
    def sign(self) -> bool:
        """Whether it is a plus or a minus."""
        return self.kind in {"+", "-"}

    @property
    def zulu(self) -> bool:
        """Whether it is the letter that stands for UTC."""
        return self.kind == "word" and self.word == "z" and self.length == 1

    def fixed(self, digits: int, low: int, high: int) -> bool:
        """Whether it is a number of so many digits within bounds."""
        return self.kind == "number" and self.length == digits and low <= self.value <= high


END = Token("end")


class Scanner:
    """Reads tokens one by one, and shows the next before it is taken."""

    __slots__ = ("at", "next_token", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.next_token = self._scan()

    def peek(self) -> Token:
        """Return the next token without taking it."""
        return self.next_token

    def next(self) -> Token:
        """Take the next token."""
        token = self.next_token
        self.next_token = self._scan()
        return token

    def skip(self, symbol: str) -> bool:
        """Take the next token if it is this sign; tell whether it was."""
        if self.next_token.kind == symbol:
            self.next()
            return True
        return False

    def _scan(self) -> Token:
        if self.at >= len(self.text):
            return END
        char = self.text[self.at]
        if "0" <= char <= "9":
            return self._number()
        if char in ":-+.)":
            self.at += 1
            return Token(char)
        if char >= "A" and char not in _WHITE:
            return self._word()
        if char == "(":
            return self._parentheses()
        self.at += 1
        return Token("white" if char in _WHITE else "unknown")

    def _number(self) -> Token:
        start = self.at
        while self.at < len(self.text) and "0" <= self.text[self.at] <= "9":
            self.at += 1
        digits = self.text[start : self.at].lstrip("0")[:SIGNIFICANT]
        return Token("number", int(digits or "0"), self.at - start)

    def _word(self) -> Token:
        start = self.at
        while self.at < len(self.text):
            char = self.text[self.at]
            if char < "A" or char in _WHITE:
                break
            self.at += 1
        length = self.at - start
        prefix = "".join(_lower(char) for char in self.text[start : min(self.at, start + 3)])
        return Token("word", 0, length, prefix)

    def _parentheses(self) -> Token:
        balance = 0
        while self.at < len(self.text):
            char = self.text[self.at]
            balance += (char == "(") - (char == ")")
            self.at += 1
            # V8 stops at a NUL as at the end.
            if balance <= 0 or self.text[self.at : self.at + 1] == "\0":
                break
        return Token("unknown")


def _lower(char: str) -> str:
    return chr(ord(char) + 32) if "A" <= char <= "Z" else char
