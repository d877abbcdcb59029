"""Writing whole files: in one step, never over someone else's work, leaving nothing behind.

The new bytes are written beside the file and then moved over it, so that a reader sees the old
bytes or the new ones and never a half of either. Looking at what stands there and moving happen
while other savers are kept out of the folder.
"""

from __future__ import annotations

import contextlib
import errno
import os
import stat
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from newsdoc.errors import ConflictError
from newsdoc.files.locks import alone_in
from newsdoc.files.reading import PathLike, file_error, read_bytes

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["write_bytes"]

_HANDLES = Path("/proc/self/fd")
"""Where Linux shows the open files of a process under names."""
_PAUSES = (0.01, 0.03, 0.1, 0.3, 1.0) if sys.platform == "win32" else ()
"""Seconds between tries to replace a file.

Windows refuses while someone, say a virus scanner, has it open; that passes.
"""


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
        save = _Save(name, Path(os.path.realpath(name)), data, may_replace, may_create)
        if save.is_done():
            return False
        with alone_in(save.target.parent) as alone:
            return _replace(save, _beside(save.target, alone=alone))
    except (OSError, ValueError) as error:
        raise file_error(error, name) from error


@dataclass(frozen=True, slots=True)
class _Save:
    """What is to be written, and on what condition.

    Attributes:
        name: The file, as the caller named it.
        target: The file itself, symbolic links followed.
        data: Its new bytes.
        may_replace: As in `write_bytes`.
        may_create: As in `write_bytes`.
    """

    name: str
    target: Path
    data: bytes
    may_replace: Callable[[bytes], bool]
    may_create: bool

    def is_done(self) -> bool:
        """Tell whether the file holds the bytes already; raise where it must not be replaced."""
        if not self.target.exists():
            if self.target.is_symlink():
                raise OSError(errno.ELOOP, os.strerror(errno.ELOOP))
            if not self.may_create:
                raise ConflictError("the file is gone since it was read", path=self.name)
            return False
        current = read_bytes(self.target)
        if current == self.data:
            return True
        effective = os.access in os.supports_effective_ids
        if not os.access(self.target, os.W_OK, effective_ids=effective):
            # Replacing asks only the folder; a file that its owner locked stays locked.
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        if not self.may_replace(current):
            what = (
                "a file is there already, and is not the one that was read"
                if self.may_create
                else "the file changed since it was read"
            )
            raise ConflictError(f"{what} (overwrite would replace it)", path=self.name)
        return False


def _beside(target: Path, *, alone: bool) -> Path:
    """Return the name that the new file has for a moment."""
    if alone:
        temporary = target.with_name(".newsdoc.tmp")
        # One that is there was left by a process that was killed, maybe of another user.
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)
            return temporary
    return target.with_name(f".newsdoc-{os.urandom(8).hex()}.tmp")


def _replace(save: _Save, temporary: Path) -> bool:
    nameless = _open_nameless(temporary.parent)
    try:
        # Not mkstemp: a new file must get the mode that the user's umask gives.
        handle = _open_named(temporary) if nameless is None else nameless
        with os.fdopen(handle, "wb") as file:
            file.write(save.data)
            file.flush()
            _keep_owner_and_mode(save.target, handle)
            os.fsync(handle)
            # Looked at again: programs that know nothing of the lock had time to write.
            if save.is_done():
                return False
            if nameless is not None:
                _give_name(handle, temporary)
        _move(temporary, save.target)
    finally:
        temporary.unlink(missing_ok=True)
    _sync_folder(save.target.parent)
    return True


def _open_nameless(folder: Path) -> int | None:
    """Open a file that has no name yet and is gone when the process is, where that can be had."""
    if sys.platform != "linux" or not _HANDLES.is_dir():
        return None
    try:
        return os.open(folder, os.O_TMPFILE | os.O_WRONLY, 0o666)
    except OSError:
        return None


def _open_named(temporary: Path) -> int:
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    return os.open(temporary, flags, 0o666)


def _keep_owner_and_mode(target: Path, handle: int) -> None:
    # Windows keeps rights with the folder, and a file that may be replaced is not read-only there.
    if sys.platform == "win32":
        return
    try:
        status = target.stat()
    except FileNotFoundError:
        return
    # Only root may give files away; everyone else owns what they write.
    with contextlib.suppress(OSError):
        os.fchown(handle, status.st_uid, status.st_gid)
    os.fchmod(handle, stat.S_IMODE(status.st_mode))


def _give_name(handle: int, name: Path) -> None:
    # Only with a descriptor, which a full path makes no use of, does `os.link` follow links.
    os.link(_HANDLES / str(handle), name, src_dir_fd=handle)


def _move(temporary: Path, target: Path) -> None:
    for pause in _PAUSES:
        with contextlib.suppress(PermissionError):
            temporary.replace(target)
            return
        time.sleep(pause)
    temporary.replace(target)


def _sync_folder(folder: Path) -> None:
    # Some systems cannot open or sync folders; the file's own bytes are safe already.
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
