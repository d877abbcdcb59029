"""Reading and writing whole files, in a way that loses nothing.

A file is written beside its place under another name and then moved over it, so that a
reader sees the old bytes or the new ones and never a half of either.
"""

from __future__ import annotations

import contextlib
import errno
import os
import stat
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from newsdoc.errors import ConflictError, FileError

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["PathLike", "read_bytes", "write_bytes"]

PathLike: TypeAlias = str | os.PathLike[str]
"""What names a file: a string or a `pathlib.Path`."""


def read_bytes(path: PathLike) -> bytes:
    """Return the bytes of one regular file.

    Args:
        path: The file; symbolic links are followed.

    Raises:
        FileError: It is not there, is a folder or a device, or may not be read.
    """
    name = os.fspath(path)
    try:
        with open(name, "rb", opener=_open) as file:
            if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                raise FileError("is not a regular file", path=name)
            return file.read()
    except (OSError, ValueError) as error:
        raise _file_error(error, name) from error


def _open(name: str, flags: int) -> int:
    # Opening a named pipe would wait for a writer, before anyone can see that it is one.
    return os.open(name, flags | getattr(os, "O_NONBLOCK", 0))


def write_bytes(
    path: PathLike,
    data: bytes,
    *,
    may_replace: Callable[[bytes], bool],
    may_create: bool = True,
) -> bool:
    """Write a file atomically, unless that would destroy something.

    The mode of an existing file is kept, and a symbolic link stays one: the file that it
    names is written. Nothing is left behind when it fails.

    Args:
        path: The file to write; its folder must exist.
        data: Its new bytes.
        may_replace: Told the bytes that stand in the file now; false refuses to write.
        may_create: Whether the file may be missing.

    Returns:
        True when the file was written, false when it already holds these bytes.

    Raises:
        ConflictError: `may_replace` or `may_create` refuses.
        FileError: The file cannot be written.
    """
    name = os.fspath(path)
    try:
        target = Path(os.path.realpath(name))
        if _check(target, data, may_replace, name, may_create=may_create):
            return False
        temporary = _write_beside(target, data)
        try:
            # Looked at again: writing and syncing took time.
            if _check(target, data, may_replace, name, may_create=may_create):
                return False
            temporary.replace(target)
            _sync_folder(target.parent)
        finally:
            temporary.unlink(missing_ok=True)
    except (OSError, ValueError) as error:
        raise _file_error(error, name) from error
    return True


def _check(
    target: Path,
    data: bytes,
    may_replace: Callable[[bytes], bool],
    name: str,
    *,
    may_create: bool,
) -> bool:
    """Tell whether `target` already holds `data`; raise where it must not be replaced."""
    if not target.exists():
        if not may_create:
            raise ConflictError("the file is gone since it was read", path=name)
        return False
    current = read_bytes(target)
    if current == data:
        return True
    effective = os.access in os.supports_effective_ids
    if not os.access(target, os.W_OK, effective_ids=effective):
        # Replacing asks only the folder; a file that its owner locked stays locked.
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    if not may_replace(current):
        message = "the file is not the one that was read: it was changed since, or is another one"
        raise ConflictError(message, path=name)
    return False


def _write_beside(target: Path, data: bytes) -> Path:
    """Write and sync a new file in the folder of `target`, with its mode; return its path."""
    import tempfile  # noqa: PLC0415  slow to import, and not needed to read

    temporary = Path(tempfile.mktemp(".tmp", f".{target.name[:40]}.", target.parent))  # noqa: S306  opened with O_EXCL
    # Not mkstemp: a new file must get the mode that the user's umask gives.
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    handle = os.open(temporary, flags, 0o666)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        _keep_owner_and_mode(target, temporary)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    return temporary


def _keep_owner_and_mode(target: Path, temporary: Path) -> None:
    try:
        status = target.stat()
    except FileNotFoundError:
        return
    if hasattr(os, "chown"):
        # Only root may give files away; everyone else owns what they write.
        with contextlib.suppress(OSError):
            os.chown(temporary, status.st_uid, status.st_gid)
    temporary.chmod(stat.S_IMODE(status.st_mode))


def _sync_folder(folder: Path) -> None:
    # Some systems cannot open or sync folders; the file's own bytes are safe already.
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _file_error(error: OSError | ValueError, path: str) -> FileError:
    if isinstance(error, IsADirectoryError):
        return FileError("is a folder, not a file", path=path)
    if isinstance(error, FileNotFoundError):
        return FileError("no such file or folder", path=path)
    if isinstance(error, OSError) and error.strerror:
        return FileError(error.strerror, path=path)
    return FileError(str(error), path=path)
