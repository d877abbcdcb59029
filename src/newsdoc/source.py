"""One file as text: decoded once, changed only by edits, written back byte for byte.

Reading gives spans, writing takes edits: every layer above names places in a
`SourceText` and describes changes to it as a list of `Edit`. What no edit names keeps
its bytes.
"""

from __future__ import annotations

import bisect
import codecs
import re
from dataclasses import dataclass
from functools import cached_property
from operator import attrgetter
from typing import TYPE_CHECKING, TypeVar

from newsdoc.encodings import find_encoding
from newsdoc.errors import (
    DecodeError,
    EditError,
    EncodeError,
    LimitError,
    NewsdocError,
    caret_excerpt,
)
from newsdoc.limits import MAX_BYTES
from newsdoc.spans import Point, Position, Span

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["Edit", "SourceText"]

# Encodings that give the same bytes again for whatever they decoded.
_EXACT = frozenset({"ascii", "utf-8", "utf-16-le", "utf-16-be"})
_MOST_BYTES = 4  # of a character in UTF-8

E = TypeVar("E", bound=NewsdocError)

_PLACE = attrgetter("span.start", "span.end")
_LINE_END = re.compile(r"\r\n|\n|\r")


@dataclass(frozen=True, slots=True, init=False)
class Edit:
    """A replacement of one span of a text.

    Attributes:
        span: What is replaced; an empty span inserts.
        text: What stands there afterwards.
        expected: The text that the span must hold when the edit is applied.
    """

    span: Span
    text: str
    expected: str

    def __init__(self, span: Span, text: str, expected: str) -> None:
        # The slots' setters take half the time of the frozen class's own `__init__`.
        _set_span(self, span)
        _set_text(self, text)
        _set_expected(self, expected)


_set_span = Edit.__dict__["span"].__set__
_set_text = Edit.__dict__["text"].__set__
_set_expected = Edit.__dict__["expected"].__set__


class SourceText:
    r"""The text of one file, with the bytes it came from.

    Immutable. The text excludes one byte order mark, so offset 0 is the first character
    after it. Lines end at LF, CRLF and lone CR and nowhere else.

    Attributes:
        text: The decoded text, line ends as they are.
        data: The bytes of the file, byte order mark included.
        bom: The byte order mark, or empty bytes.
        encoding: Python's name of the encoding.

    >>> source = SourceText.decode("\ufefftitle\r\n标题\n".encode())
    >>> source.text, source.bom, source.point(7)
    ('title\r\n标题\n', b'\xef\xbb\xbf', Point(line=2, column=1, offset=7))
    """

    __slots__ = ("__dict__", "_data", "bom", "encoding", "text")

    text: str
    bom: bytes
    encoding: str

    def __init__(self, text: str, data: bytes | None, bom: bytes, encoding: str) -> None:
        self.text = text
        self._data = data
        self.bom = bom
        self.encoding = encoding

    @property
    def data(self) -> bytes:
        """The bytes of the file; of a text that came as a string they are made when asked for."""
        data = self._data
        if data is None:
            data = self._data = self.bom + self.text.encode(self.encoding)
        return data

    @classmethod
    def decode(
        cls, data: bytes, *, encoding: str | None = None, path: str | None = None
    ) -> SourceText:
        """Decode the bytes of a file.

        Args:
            data: The bytes.
            encoding: A name that Python knows, `"detect"` (needs the extra `newsdoc[detect]`),
                or None for UTF-8, and UTF-16 where a byte order mark says so.
            path: The file's name, for error messages.

        Returns:
            The text with its bytes.

        Raises:
            DecodeError: The bytes are not text in that encoding, or Python does not know it.
            LimitError: There are more than `MAX_BYTES`.
        """
        _check_size(data, path)
        bom, name = find_encoding(data, encoding, path)
        try:
            text = data[len(bom) :].decode(name)
        except UnicodeDecodeError as error:
            raise _decode_error(data, len(bom), error, name, path) from None
        except (LookupError, ValueError) as error:
            # Python calls some things codecs that turn bytes into bytes, or nothing into text.
            raise DecodeError(f"{name} is not an encoding of text", path=path) from error
        return cls(text, data, bom, name)

    @classmethod
    def from_text(cls, text: str, *, path: str | None = None) -> SourceText:
        """Take a string as the text of a UTF-8 file; a leading U+FEFF is its byte order mark.

        Args:
            text: The whole file; line ends stay as they are.
            path: The file's name, for messages.

        Returns:
            The text with the bytes that it has in UTF-8.

        Raises:
            EncodeError: The string holds a lone surrogate, which no file can.
            LimitError: It is more than `MAX_BYTES` as UTF-8.
        """
        try:
            _check_characters(text)
        except UnicodeEncodeError as error:
            plain = cls(text, b"", b"", "utf-8")
            message = f"lone surrogate U+{ord(text[error.start]):04X} is not a character"
            span = Span(error.start, error.start + 1)
            raise plain.error(EncodeError, message, span, path=path) from None
        if len(text) * _MOST_BYTES > MAX_BYTES:
            _check_size(text.encode(), path)
        bom = codecs.BOM_UTF8 if text.startswith("\ufeff") else b""
        return cls(text[1:] if bom else text, None, bom, "utf-8")

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, SourceText):
            return NotImplemented
        return self.data == other.data and self.encoding == other.encoding

    def __hash__(self) -> int:
        return hash((self.data, self.encoding))

    def __len__(self) -> int:
        return len(self.text)

    def __reduce__(self) -> tuple[object, ...]:
        # Caches stay behind.
        return SourceText, (self.text, self.data, self.bom, self.encoding)

    def __repr__(self) -> str:
        return f"SourceText({len(self.text)} characters, {self.encoding})"

    def slice(self, span: Span) -> str:
        """Return the text that `span` covers."""
        return self.text[span.start : span.end]

    @cached_property
    def line_starts(self) -> tuple[int, ...]:
        """Offsets at which the lines begin; the first is 0."""
        return (0, *(found.end() for found in _LINE_END.finditer(self.text)))

    @cached_property
    def newline(self) -> str:
        """The line end the file uses, which is the first one in it; LF where there is none."""
        found = _LINE_END.search(self.text)
        return found[0] if found else "\n"

    def point(self, offset: int) -> Point:
        """Return line and column of an offset."""
        line = bisect.bisect_right(self.line_starts, offset)
        return Point(line, offset - self.line_starts[line - 1] + 1, offset)

    def position(self, span: Span) -> Position:
        """Return the unist position of a span."""
        return Position(self.point(span.start), self.point(span.end))

    def line_span(self, line: int) -> Span:
        """Return the span of a line, counted from one, without its line end."""
        start = self.line_starts[line - 1]
        found = _LINE_END.search(self.text, start)
        return Span(start, found.start() if found else len(self.text))

    def byte_span(self, span: Span) -> Span:
        """Return a span of `text` as a span of `data`."""
        offsets = self._byte_offsets
        if offsets:
            return Span(offsets[span.start], offsets[span.end])
        start = len(self.bom) + len(self.text[: span.start].encode(self.encoding))
        return Span(start, start + len(self.slice(span).encode(self.encoding)))

    @cached_property
    def _byte_offsets(self) -> tuple[int, ...]:
        """Byte offset of every character, or nothing where encoding the text gives the bytes.

        Legacy Chinese encodings have several byte forms for one character, so their lengths
        cannot be had by encoding again.
        """
        if self.encoding in _EXACT:
            return ()
        decoder = codecs.getincrementaldecoder(self.encoding)()
        offsets = []
        start = len(self.bom)
        for at in range(start, len(self.data)):
            for _ in decoder.decode(self.data[at : at + 1]):
                offsets.append(start)
                start = at + 1
        return (*offsets, len(self.data))

    def error(
        self, kind: type[E], message: str, span: Span | None = None, *, path: str | None = None
    ) -> E:
        """Build an error that shows where in this text it happened.

        Args:
            kind: The class of the error.
            message: What is wrong, without the place.
            span: The place, or None for the file as a whole.
            path: The file's name.

        Returns:
            The error, to be raised.
        """
        if span is None:
            return kind(message, path=path)
        point = self.point(span.start)
        line = self.line_span(point.line)
        excerpt = caret_excerpt(
            self.slice(line), span.start - line.start, min(span.end, line.end) - line.start
        )
        return kind(
            message, path=path, span=span, line=point.line, column=point.column, excerpt=excerpt
        )

    def apply(self, edits: Iterable[Edit], *, path: str | None = None) -> SourceText:
        """Return the text with edits made; all other bytes are copied.

        Args:
            edits: In any order; insertions at one place are made in the order given.
            path: The file's name, for error messages.

        Raises:
            EditError: Two edits overlap, or the text is not the one an edit expects.
            EncodeError: The encoding cannot hold a replacement.
        """
        ordered = sorted(edits, key=_PLACE)
        if not ordered:
            return self
        self._check(ordered, path)
        texts: list[str] = []
        at = 0
        for edit in ordered:
            texts += self.text[at : edit.span.start], edit.text
            at = edit.span.end
        text = "".join((*texts, self.text[at:]))
        changed = SourceText(text, self._bytes_of(ordered, path), self.bom, self.encoding)
        changed._verify(path)
        return changed

    def _bytes_of(self, ordered: list[Edit], path: str | None) -> bytes | None:
        """Return the bytes of the text that sorted edits make, or None where it tells them."""
        if self.encoding in _EXACT:
            # What no edit touches gives its own bytes again.
            try:
                "".join([edit.text for edit in ordered]).encode(self.encoding)
            except UnicodeEncodeError:
                for edit in ordered:
                    self._encode(edit, path)
            return None
        offsets = self._byte_offsets
        chunks: list[bytes] = []
        at = 0
        for edit in ordered:
            chunks += self.data[at : offsets[edit.span.start]], self._encode(edit, path)
            at = offsets[edit.span.end]
        return b"".join((*chunks, self.data[at:]))

    def _verify(self, path: str | None) -> None:
        """Refuse a splice that an encoding with shift states would read as another text."""
        if self.encoding in _EXACT:
            return
        decoded = self.data[len(self.bom) :].decode(self.encoding, "replace")
        if decoded != self.text:
            raise EncodeError(
                f"{self.encoding} cannot be edited in place; save as UTF-8", path=path
            )

    def _check(self, ordered: list[Edit], path: str | None) -> None:
        at = 0
        text = self.text
        for edit in ordered:
            span = edit.span
            if span.end > len(text):
                raise EditError(f"edit at {span} is outside the text", path=path)
            if span.start < at:
                raise self.error(EditError, "two edits overlap here", span, path=path)
            found = text[span.start : span.end]
            if found != edit.expected:
                message = f"the edit expects {edit.expected!r} here, not {found!r}"
                raise self.error(EditError, message, span, path=path)
            at = span.end

    def _encode(self, edit: Edit, path: str | None) -> bytes:
        try:
            return edit.text.encode(self.encoding)
        except UnicodeEncodeError as error:
            char = edit.text[error.start]
            message = f"{self.encoding} cannot hold {char!r} (U+{ord(char):04X})"
            raise self.error(EncodeError, message, edit.span, path=path) from None


def _check_characters(text: str) -> None:
    """Raise UnicodeEncodeError where a text holds a lone surrogate."""
    if not text.isascii():
        # Refuses the same as UTF-8 would, in half the time.
        text.encode("utf-16-le")


def _check_size(data: bytes, path: str | None) -> None:
    if len(data) > MAX_BYTES:
        raise LimitError(f"is larger than {MAX_BYTES} bytes", path=path)


def _decode_error(
    data: bytes, skip: int, error: UnicodeDecodeError, name: str, path: str | None
) -> DecodeError:
    before = data[skip : skip + error.start].decode(name, "replace")
    after = data[skip + error.start : skip + error.start + 60].decode(name, "replace")
    at = len(before)
    shown = SourceText(before + after, data, b"", name)
    message = f"byte 0x{data[skip + error.start]:02X} is not {name} ({error.reason}); "
    message += "is it another encoding, such as gb18030 or big5? The encoding 'detect' guesses"
    return shown.error(DecodeError, message, Span(at, at + 1), path=path)
