"""The command line, over the public functions of newsdoc and nothing else.

It needs the extra `newsdoc[cli]`. Exit codes: 0 all went well, 1 a file failed, 2 wrong usage.
"""

from __future__ import annotations

import io
import sys

__all__ = ["main"]

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
