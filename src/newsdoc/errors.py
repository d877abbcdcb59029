"""What newsdoc raises, and what it only tells.

The tree of exceptions; all of them are public, their texts are not:

    NewsdocError
    ├── FileError           the file cannot be opened, read or written
    │   └── ConflictError   the file changed on disk since it was read
    ├── DecodeError         the bytes are not text in the encoding
    ├── EncodeError         the encoding cannot hold a character
    ├── FrontMatterError    the generator would refuse this front matter
    ├── LimitError          one of newsdoc's documented limits is passed
    ├── EditError           edits overlap, miss their text, or cannot be written
    ├── ConversionError     an unknown target, a broken glossary, no converter
    ├── SchemaError         an unknown schema, or an adapter that breaks the contract
    └── DiagnosticError     one diagnostic of a strict read; raised in an `ExceptionGroup`

What is milder than an error is a `Diagnostic`, kept in `article.diagnostics`.
"""

from __future__ import annotations

import enum
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from newsdoc.spans import Span

__all__ = [
    "ConflictError",
    "ConversionError",
    "DecodeError",
    "Diagnostic",
    "DiagnosticError",
    "EditError",
    "EncodeError",
    "FileError",
    "FrontMatterError",
    "LimitError",
    "NewsdocError",
    "SchemaError",
    "Severity",
    "caret_excerpt",
    "display_width",
]


class NewsdocError(Exception):
    """Base of every exception that newsdoc raises on purpose.

    Attributes:
        message: What is wrong, without the place.
        path: The file, as the caller named it, or None.
        span: The place in the text, or None where there is none.
        line: Line number from one, or None.
        column: Column from one in code points, or None.
        excerpt: The line with a caret under the place, or an empty string.
    """

    def __init__(
        self,
        message: str,
        *,
        path: str | None = None,
        span: Span | None = None,
        line: int | None = None,
        column: int | None = None,
        excerpt: str = "",
    ) -> None:
        super().__init__(message)
        self.message = message
        self.path = path
        self.span = span
        self.line = line
        self.column = column
        self.excerpt = excerpt

    def __str__(self) -> str:
        place = ":".join(str(part) for part in (self.path, self.line, self.column) if part)
        text = f"{place}: {self.message}" if place else self.message
        return f"{text}\n{self.excerpt}" if self.excerpt else text

    def __reduce__(self) -> tuple[object, ...]:
        # Keyword arguments do not survive Exception's own pickling; workers send errors back.
        return _rebuild, (type(self), self.message, self.__dict__.copy())


def _rebuild(kind: type[NewsdocError], message: str, state: dict[str, object]) -> NewsdocError:
    error = kind(message)
    error.__dict__.update(state)
    return error


class FileError(NewsdocError):
    """The file cannot be opened, read or written."""


class ConflictError(FileError):
    """The file on disk is no longer the one that was read; nothing was written."""


class DecodeError(NewsdocError):
    """The bytes are not text in the encoding that was named or found."""


class EncodeError(NewsdocError):
    """The file's encoding cannot hold a character that is to be written."""


class FrontMatterError(NewsdocError):
    """The generator would refuse this front matter, and so does newsdoc."""


class LimitError(NewsdocError):
    """One of newsdoc's documented limits (size, depth, aliases) is passed."""


class EditError(NewsdocError):
    """Edits overlap, do not find the text they expect, or cannot be written."""


class ConversionError(NewsdocError):
    """A conversion cannot be made: unknown target, broken glossary, missing converter."""


class SchemaError(NewsdocError):
    """No schema of that name, or an adapter that does not keep the contract."""


class Severity(enum.Enum):
    """How much a diagnostic matters."""

    INFO = "info"
    """Worth knowing; nothing is wrong."""
    WARNING = "warning"
    """The generator reads it, but likely not as the author meant."""
    ERROR = "error"
    """The generator logs an error and goes on without the value."""


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """Something a user should know about a post that could be read all the same.

    Attributes:
        code: A stable name, such as `date-unreadable`.
        severity: How much it matters.
        message: What was found, for people.
        span: The place in the text, or None where there is none.
        hint: What to do about it, or an empty string.
    """

    code: str
    severity: Severity
    message: str
    span: Span | None = None
    hint: str = ""


class DiagnosticError(NewsdocError):
    """One diagnostic of a read with `strict=True`.

    Attributes:
        diagnostic: The diagnostic itself.
    """

    diagnostic: Diagnostic


def display_width(text: str) -> int:
    """Return how many terminal columns `text` takes.

    Wide and full-width characters (UAX 11) count two, combining marks none.

    >>> display_width("头发 ok")
    7
    """
    return sum(_columns(char) for char in text)


def _columns(char: str) -> int:
    if unicodedata.combining(char) or unicodedata.category(char) in {"Cf", "Cc", "Me", "Mn"}:
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


_EXCERPT_WIDTH = 100


def caret_excerpt(line: str, start: int, end: int) -> str:
    """Return `line` with carets under the characters from `start` to `end`.

    Args:
        line: One line of text, without its line end.
        start: Offset of the first marked character in `line`.
        end: Offset after the last one; at least one caret is drawn.

    Returns:
        Two lines, the first shortened around the place when it is very long.

    >>> print(caret_excerpt("标题: [a", 4, 5))
    标题: [a
          ^
    """
    first = max(0, start - _EXCERPT_WIDTH // 2)
    shown = line[first : first + _EXCERPT_WIDTH]
    clean = "".join(" " if unicodedata.category(char) == "Cc" else char for char in shown)
    before = clean[: start - first]
    marked = clean[start - first : end - first]
    return f"{clean}\n{' ' * display_width(before)}{'^' * max(1, display_width(marked))}"
