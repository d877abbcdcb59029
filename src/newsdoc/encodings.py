"""Which encoding the bytes of a file are in: named, by a byte order mark, guessed, or UTF-8."""

from __future__ import annotations

import codecs

from newsdoc.errors import DecodeError

__all__ = ["find_encoding"]

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MARKS_OF_UTF_32 = (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)  # the first begins as UTF-16's does
# What Python calls encodings and is for names of hosts.
_OF_NAMES = frozenset({"idna", "punycode"})


def find_encoding(data: bytes, encoding: str | None, path: str | None) -> tuple[bytes, str]:
    """Find out how bytes are to be decoded.

    Args:
        data: The bytes of a file.
        encoding: A name that Python knows, `"detect"`, or None for UTF-8, and UTF-16 where a byte
            order mark says so.
        path: The file's name, for error messages.

    Returns:
        The byte order mark, or empty bytes, and Python's name of the encoding.

    Raises:
        DecodeError: Python does not know the encoding, or none fits.
    """
    if encoding == "detect":
        encoding = _detect(data, path)
    bom, found = next(
        ((mark, name) for mark, name in _MARKS if data.startswith(mark)), (b"", "utf-8")
    )
    name = _codec_name(encoding, path) if encoding else found
    if bom and name not in {found, "utf-16"}:
        bom = b""
    if not encoding and data.startswith(_MARKS_OF_UTF_32):
        raise DecodeError("the text is UTF-32; name the encoding utf-32", path=path)
    if name == "utf-16":
        # Without a mark RFC 2781 says big-endian; the codec itself would follow the machine.
        name = found if bom and found != "utf-8" else "utf-16-be"
    return bom, name


def _codec_name(encoding: str, path: str | None) -> str:
    try:
        codec = codecs.lookup(encoding)
    except (LookupError, ValueError):  # a NUL in the name is a ValueError
        raise DecodeError(f"unknown encoding {encoding!r}", path=path) from None
    if codec.name in _OF_NAMES:
        raise DecodeError(f"{codec.name} is not an encoding of text", path=path)
    # `utf-8-sig` differs from `utf-8` only in the mark, which is handled here.
    return "utf-8" if codec.name == "utf-8-sig" else codec.name


def _detect(data: bytes, path: str | None) -> str | None:
    if any(data.startswith(mark) for mark, _ in _MARKS):
        return None
    try:
        data.decode()
    except UnicodeDecodeError:
        pass
    else:
        return "utf-8"
    try:
        from charset_normalizer import from_bytes  # noqa: PLC0415  an extra, and slow to import
    except ImportError:
        message = "to detect encodings, install charset-normalizer: pip install 'newsdoc[detect]'"
        raise DecodeError(message, path=path) from None
    best = from_bytes(data).best()
    if best is None:
        raise DecodeError("no encoding fits these bytes", path=path)
    return best.encoding
