"""Whole files: read as bytes, and written in a way that loses nothing."""

from __future__ import annotations

from newsdoc.files.reading import PathLike, file_error, read_bytes

__all__ = ["PathLike", "file_error", "read_bytes"]
