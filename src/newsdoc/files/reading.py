"""Reading whole files, and saying what is wrong with one."""

from __future__ import annotations

import os
import stat
from typing import TypeAlias

from newsdoc.errors import FileError, LimitError
from newsdoc.limits import MAX_BYTES

__all__ = ["PathLike", "file_error", "read_bytes"]

PathLike: TypeAlias = str | os.PathLike[str]
"""What names a file: a string or a `pathlib.Path`."""


def read_bytes(path: PathLike) -> bytes:
    """Return the bytes of one regular file.

    Args:
        path: The file; symbolic links are followed.

    Raises:
        FileError: It is not there, is a folder or a device, or may not be read.
        LimitError: It is larger than `MAX_BYTES`.
    """
    name = os.fspath(path)
    try:
        with open(name, "rb", opener=_open) as file:
            status = os.fstat(file.fileno())
            if not stat.S_ISREG(status.st_mode):
                raise FileError("is not a regular file", path=name)
            if status.st_size > MAX_BYTES:
                raise LimitError(f"is larger than {MAX_BYTES} bytes", path=name)
            return file.read()
    except (OSError, ValueError) as error:
        raise file_error(error, name) from error


def _open(name: str, flags: int) -> int:
    # Opening a named pipe would wait for a writer, before anyone can see that it is one.
    return os.open(name, flags | getattr(os, "O_NONBLOCK", 0))


def file_error(error: OSError | ValueError, path: str) -> FileError:
    """Return what the system says of a file as an error of ours.

    Args:
        error: What an operation on the file raised; `ValueError` is Python's for a name with NUL.
        path: The file, as the caller named it.
    """
    if isinstance(error, FileNotFoundError):
        folder = os.path.dirname(path)  # noqa: PTH120  plain strings
        if folder and not os.path.lexists(folder):
            return FileError(f"there is no folder {folder!r}", path=path)
        return FileError("no such file or folder", path=path)
    # Windows says of a folder that permission is denied.
    if isinstance(error, IsADirectoryError | PermissionError) and os.path.isdir(path):  # noqa: PTH112  plain strings
        return FileError("is a folder, not a file", path=path)
    if isinstance(error, OSError) and error.strerror:
        return FileError(error.strerror, path=path)
    return FileError(str(error), path=path)
