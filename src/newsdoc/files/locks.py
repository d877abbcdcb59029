"""Keeping other savers out of a folder, for the moment between looking and replacing.

The lock is the system's own and dies with the process: nobody has to clean up after a kill. It
binds those who save with newsdoc; other programs neither see it nor wait for it.
"""

from __future__ import annotations

import os
import sys
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

from newsdoc.errors import FileError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

__all__ = ["alone_in"]

_PATIENCE = 30.0
"""Seconds to wait for others; a save takes some thousandths."""
_PAUSE = 0.002
"""Seconds between two tries."""


@contextmanager
def alone_in(folder: Path) -> Iterator[bool]:
    """Keep every other saver out of a folder, other threads of this process among them.

    Args:
        folder: The folder.

    Yields:
        False where the folder cannot be locked, as on some network file systems: nobody is
        kept out then.

    Raises:
        FileError: Someone else kept it locked for `_PATIENCE` seconds.
    """
    handle = _wait_for(folder)
    try:
        yield handle is not None
    finally:
        if handle is not None:
            _unlock(handle)


def _wait_for(folder: Path) -> int | None:
    patient_until = time.monotonic() + _PATIENCE
    while True:
        try:
            return _lock(folder)
        except BlockingIOError:
            if time.monotonic() > patient_until:
                raise FileError(
                    "another program keeps this folder locked", path=str(folder)
                ) from None
            time.sleep(_PAUSE)
        except OSError:
            return None


def _lock_file(folder: Path) -> int:
    """Make a file that only one process can make, and that goes when it is closed."""
    lock = folder / ".newsdoc.lock"
    # O_TEMPORARY is Windows' own promise to remove it, also when the process is killed.
    flags = os.O_CREAT | os.O_EXCL | os.O_RDWR | getattr(os, "O_TEMPORARY", 0)
    try:
        return os.open(lock, flags)
    except (FileExistsError, PermissionError):
        # Windows denies access to a file that is being removed.
        if os.path.lexists(lock):
            raise BlockingIOError from None
        raise


if sys.platform == "win32":
    _lock, _unlock = _lock_file, os.close
else:
    import fcntl

    def _lock(folder: Path) -> int:
        handle = os.open(folder, os.O_RDONLY)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            os.close(handle)
            raise
        return handle

    def _unlock(handle: int) -> None:
        # Closing alone would leave the lock with processes that were forked meanwhile.
        fcntl.flock(handle, fcntl.LOCK_UN)
        os.close(handle)
