"""The command line, over the public functions of newsdoc and nothing else.

It needs the extra `newsdoc[cli]`. Exit codes: 0 all went well, 1 a file failed, 2 wrong usage.
"""

from __future__ import annotations

import io
import os
import sys

__all__ = ["main"]

_INTERRUPTED = 130  # what shells give for Ctrl-C

_MISSING = """\
The newsdoc command needs two more packages. Install them with

    pip install 'newsdoc[cli]'
"""


def main() -> None:
    """Run the command that the process was started with.

    Raises:
        SystemExit: Always, with the exit code.
    """
    try:
        _run()
    except KeyboardInterrupt:
        raise SystemExit(_INTERRUPTED) from None
    except OSError as error:
        # What fails at a file is an error of its own; this is the output, such as a full disk.
        sys.stderr.write(f"newsdoc: the output cannot be written: {error.strerror or error}\n")
        _silence_output()
        raise SystemExit(1) from None


def _run() -> None:
    if sys.stdout is None:  # closed by who started the process
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115
    try:
        from newsdoc.cli.app import app  # noqa: PLC0415  the library works without this extra
    except ModuleNotFoundError as error:
        if error.name not in {"rich", "typer", "click"}:
            raise
        sys.stderr.write(_MISSING)
        raise SystemExit(2) from None
    if isinstance(sys.stdout, io.TextIOWrapper):
        # A pipe may speak a code page that has no Chinese: escapes are better than a crash.
        sys.stdout.reconfigure(errors="backslashreplace")
    app()


def _silence_output() -> None:
    """Let what is still buffered go nowhere: Python would fail again at the end of the process."""
    if not isinstance(sys.stdout, io.TextIOWrapper):
        return
    with open(os.devnull, "wb") as nowhere:  # noqa: PTH123
        os.dup2(nowhere.fileno(), sys.stdout.fileno())
