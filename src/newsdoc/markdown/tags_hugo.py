"""Hugo's shortcodes, read as Hugo's own lexer reads them (parser/pageparser of Hugo 0.168).

Hugo lexes the whole body before any markdown is parsed: shortcodes in fenced code, in inline
code and in HTML comments are shortcodes all the same. What stops Hugo's build with an error
is no shortcode here: it stays text, and `refusals` says why.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from newsdoc.markdown.tags import (
    TagArgument,
    TagKind,
    TagPart,
    TagRefusal,
    TagToken,
    pair_tags,
)
from newsdoc.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["HugoShortcodes"]

_START = re.compile(r"\{\{[<%]|<!--more-->")
_BLANKS = re.compile(r"[ \t\r\n\\]*+")
# Hugo takes letters, digits, `_` and `-`, and `/` for folders of templates.
_NAME = re.compile(r"[\w][\w/-]*+(?:\.inline(?= ))?")
_KEY = re.compile(r"([\w-][\w.-]*+)(\s*=\s*)?")
_EQUALS = re.compile(r"\s*=\s*")
# `"…"` may hold `\"`; `\"…\"` may not; a raw string holds anything but a backtick.
_QUOTED = re.compile(r'"((?:[^"\\\n]++|\\"|\\(?!["`]))*+)"')
_ESCAPED_QUOTED = re.compile(r'\\"((?:[^"\\\n]++|\\(?!["`]))*+)(?:\\"|")')
_RAW = re.compile(r"`([^`]*+)`")
# Hugo reads an unquoted value to the next space, delimiters and all.
_UNQUOTED = re.compile(r"(?:(?!\{\{)\S)+")
_VALUES = (("`", _RAW), ('"', _QUOTED), ('\\"', _ESCAPED_QUOTED))
_CLOSE_NAME = re.compile(r"/[ \t\r\n]*([\w][\w/-]*+(?:\.inline)?)[ \t]*")


@dataclass(frozen=True, slots=True)
class HugoShortcodes:
    """`{{< name args >}}` and `{{% name args %}}`, and the divider `<!--more-->`.

    Whether a shortcode is paired is known to its template; here it is seen by its end tag.

    Attributes:
        name: `hugo`.
        verbatim: Names of shortcodes that hold code.
        in_code: True: Hugo runs shortcodes in inline code too.
    """

    name: str = "hugo"
    verbatim: frozenset[str] = frozenset({"highlight"})
    in_code: bool = True

    def scan(self, text: str, start: int, end: int) -> list[TagToken]:
        """Find the shortcodes, also those in code: Hugo reads them before markdown.

        Args:
            text: The whole file.
            start: Where the body begins in it.
            end: Where the body ends.
        """
        if _START.search(text, start, end) is None:
            return []
        return pair_tags(_Lexer(text, end, self.name).parts(start), self.verbatim)

    def refusals(self, text: str, start: int, end: int) -> list[TagRefusal]:
        """Find the shortcodes at which Hugo stops its build.

        Args:
            text: The whole file.
            start: Where the body begins in it.
            end: Where the body ends.
        """
        if _START.search(text, start, end) is None:
            return []
        lexer = _Lexer(text, end, self.name)
        strays: list[TagToken] = []
        tokens = pair_tags(lexer.parts(start), self.verbatim, strays)
        # An end tag is no stray where its opening tag is what Hugo refuses.
        first = lexer.refused[0].span.start if lexer.refused else end
        # Hugo closes the innermost shortcode whatever the name of the end tag.
        crossed = {token.name: token.start for token in reversed(tokens) if token.inner is None}
        found = [
            TagRefusal(token.span, f"no shortcode {token.name!r} is open here")
            for token in strays
            if token.start < first and crossed.get(token.name, end) > token.start
        ]
        return [*found, *lexer.refused]


class _Lexer:
    """Walks once over a body; each failure costs no more than the text it looked at."""

    __slots__ = ("closing", "end", "refused", "syntax", "text", "unclosed_comments", "wrong")

    def __init__(self, text: str, end: int, syntax: str) -> None:
        self.text = text
        self.end = end
        self.syntax = syntax
        self.closing = ">}}"
        self.unclosed_comments: set[str] = set()
        self.refused: list[TagRefusal] = []
        # Where the shortcode looked at is wrong, and in what.
        self.wrong = (0, "")

    def parts(self, at: int) -> Iterator[TagPart]:
        divided = False
        inline = ""
        while found := _START.search(self.text, at, self.end):
            at = found.end()
            if found[0] == "<!--more-->":
                if not divided:
                    divided = True
                    yield TagPart("single", self._token(TagKind.DIVIDER, found.start(), at))
                continue
            self.closing = ">}}" if found[0] == "{{<" else "%}}"
            part = self._shortcode(found.start())
            if part is None and not inline:
                self._note_refusal(found.start())
            if part is None or (inline and part.token.name != inline):
                continue
            # What an inline shortcode holds is a template: only its end tag is read there.
            inline = part.token.name if part.token.verbatim and part.role == "open" else ""
            at = part.token.end
            yield part

    def _note_refusal(self, start: int) -> None:
        at, message = self.wrong
        span = Span(start, min(max(at + 1, start + 3), self.end))
        self.refused.append(TagRefusal(span, message))

    def _refuse(self, at: int, message: str) -> None:
        self.wrong = (at, message)

    def _token(self, kind: TagKind, start: int, end: int, value: str = "") -> TagToken:
        return TagToken(kind, self.syntax, start, end, "", Span(start, start), (), end, value=value)

    def _shortcode(self, start: int) -> TagPart | None:
        at = start + 3
        if self.text.startswith("/*", at, self.end):
            return self._escaped(start)
        at = self._skip_blanks(at)
        if self.text.startswith("/", at, self.end):
            return self._end_tag(start, at)
        name = _NAME.match(self.text, at, self.end)
        if name is None:
            self._refuse(at, "a shortcode needs a name")
            return None
        return self._open_tag(start, name)

    def _skip_blanks(self, at: int) -> int:
        blanks = _BLANKS.match(self.text, at, self.end)
        end = blanks.end() if blanks else at
        # A backslash is skipped too, but one before a quote belongs to that.
        if end > at and self.text[end - 1] == "\\" and self.text.startswith('"', end, self.end):
            return end - 1
        return end

    def _escaped(self, start: int) -> TagPart | None:
        message = f"this escaped shortcode is never closed by */{self.closing}"
        if self.closing in self.unclosed_comments:
            self._refuse(start, message)
            return None
        at = self.text.find("*/" + self.closing, start + 5, self.end)
        if at < 0:
            self.unclosed_comments.add(self.closing)
            self._refuse(start, message)
            return None
        shown = self.text[start : start + 3] + self.text[start + 5 : at] + self.closing
        return TagPart("single", self._token(TagKind.ESCAPED, start, at + 5, shown))

    def _end_tag(self, start: int, at: int) -> TagPart | None:
        found = _CLOSE_NAME.match(self.text, at, self.end)
        if found is None or not self.text.startswith(self.closing, found.end(), self.end):
            self._refuse(found.end() if found else at, "this end tag is not well-formed")
            return None
        return TagPart("close", self._named(start, found.end() + 3, Span(*found.span(1)), ()))

    def _named(
        self, start: int, end: int, name: Span, arguments: tuple[TagArgument, ...]
    ) -> TagToken:
        word = name.slice(self.text)
        return TagToken(
            TagKind.SHORTCODE,
            self.syntax,
            start,
            end,
            word,
            name,
            arguments,
            end,
            verbatim=word.endswith(".inline"),
            markup=self.closing == "%}}",
        )

    def _open_tag(self, start: int, name: re.Match[str]) -> TagPart | None:
        span = Span(*name.span())
        arguments: list[TagArgument] = []
        at = self._skip_blanks(name.end())
        while not self.text.startswith(self.closing, at, self.end):
            if self.text.startswith("/", at, self.end):
                return self._self_closing(start, at, span, arguments)
            if self.text.startswith("=", at, self.end):
                at = self._skip_blanks(self._orphan(at))
                continue
            argument = self._argument(at)
            if argument is None:
                self._refuse(at, self._what_is_wrong(at))
                return None
            if not _fits(arguments, argument, self.text):
                self._refuse(at, "named and positional arguments stand together")
                return None
            arguments.append(argument)
            at = self._skip_blanks(argument.span.end)
        if name[0].endswith("/"):
            # `{{< name/>}}`: no template can have a name that ends so.
            return self._self_closing(start, at - 1, Span(span.start, span.end - 1), arguments)
        return TagPart("open", self._named(start, at + 3, span, tuple(arguments)))

    def _self_closing(
        self, start: int, at: int, name: Span, arguments: list[TagArgument]
    ) -> TagPart | None:
        at = self._skip_blanks(at + 1)
        if not self.text.startswith(self.closing, at, self.end):
            self._refuse(at, f"{self.closing} must follow the slash")
            return None
        token = self._named(start, at + 3, name, tuple(arguments))
        return TagPart("single", _self_closed(token))

    def _orphan(self, at: int) -> int:
        """Return where a value without a key ends: Hugo reads past it and drops it."""
        after = at + 1
        while after < self.end and self.text[after] in " \t\r\n":
            after += 1
        name = Span(after, after)
        found = self._quoted(after, after, name) or self._unquoted(after, after, name)
        return found.span.end if found else after

    def _what_is_wrong(self, at: int) -> str:
        if at >= self.end:
            return f"this shortcode is never closed by {self.closing}"
        char = self.text[at]
        if char in '"`\\':
            return (
                "this string is never closed on its line"
                if char == '"'
                else "a string is not closed"
            )
        return f"{char!r} cannot stand here: quote the argument"

    def _argument(self, at: int) -> TagArgument | None:
        quoted = self._quoted(at, at, None)
        if quoted is not None:
            return self._keyed(quoted)
        key = _KEY.match(self.text, at, self.end)
        if key is None:
            return None
        name = Span(*key.span(1))
        if key[2] is None:
            return TagArgument(None, key[1], name, None, name, "")
        return self._quoted(at, key.end(), name) or self._unquoted(at, key.end(), name)

    def _keyed(self, key: TagArgument) -> TagArgument:
        """Return what follows a quoted key, `"k"="v"`, or the string itself where nothing does."""
        equals = _EQUALS.match(self.text, key.span.end, self.end)
        if equals is None or "\\" in key.span.slice(self.text):
            return key
        at, name = equals.end(), key.value_span
        value = self._quoted(key.span.start, at, name)
        return value or self._unquoted(key.span.start, at, name) or key

    def _quoted(self, start: int, at: int, name: Span | None) -> TagArgument | None:
        for quote, pattern in _VALUES:
            found = pattern.match(self.text, at, self.end)
            if found:
                value = _unescape(found[1]) if quote != "`" else found[1]
                return self._value(start, found, value, name, quote)
        return None

    def _unquoted(self, start: int, at: int, name: Span) -> TagArgument | None:
        found = _UNQUOTED.match(self.text, at, self.end)
        if found is None or found[0][0] in '"`\\':
            return None
        return TagArgument(
            name.slice(self.text),
            found[0],
            Span(start, found.end()),
            name,
            Span(*found.span()),
            "",
        )

    def _value(
        self, start: int, found: re.Match[str], value: str, name: Span | None, quote: str
    ) -> TagArgument:
        key = name.slice(self.text) if name else None
        return TagArgument(key, value, Span(start, found.end()), name, Span(*found.span(1)), quote)


def _self_closed(token: TagToken) -> TagToken:
    return TagToken(
        token.kind,
        token.syntax,
        token.start,
        token.end,
        token.name,
        token.name_span,
        token.arguments,
        token.open_end,
        markup=token.markup,
        self_closing=True,
    )


def _unescape(value: str) -> str:
    # Hugo drops every backslash as soon as one quote is escaped, and none otherwise.
    return value.replace("\\", "") if '\\"' in value else value


def _fits(arguments: list[TagArgument], argument: TagArgument, text: str) -> bool:
    """Whether an argument may follow: Hugo refuses named and positional ones together.

    Its lexer takes `key = value` for a positional one, so all keys have blanks before `=` or none.
    """
    if not arguments:
        return True
    first = arguments[0]
    if first.name_span is None or argument.name_span is None:
        return first.name_span is argument.name_span
    return _spaced(first.name_span, text) == _spaced(argument.name_span, text)


def _spaced(key: Span, text: str) -> bool:
    return text[key.end].isspace()
