"""Published specifications and fixtures, fetched when a test asks and never kept in the project.

The text of GitHub's specification of Markdown is part of the source package of `marko`, a
CommonMark parser, and many short examples of tables, footnotes, task lists and other extensions
are in that of `mistune`, another one; pip gets them from wherever it is set up to get packages.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tarfile
from functools import cache
from pathlib import PurePosixPath

from tests.interop.node import locked, modules

__all__ = ["SpecError", "gfm_examples", "mistune_examples"]

_EXAMPLE = re.compile(r"^`{32} example[^\n]*\n(.*?)^\.\n.*?^`{32}$", re.DOTALL | re.MULTILINE)


class SpecError(RuntimeError):
    """A specification cannot be had; nothing is skipped for it."""


@cache
def gfm_examples() -> tuple[str, ...]:
    """Return the Markdown of all examples of GitHub Flavored Markdown 0.29.

    Raises:
        SpecError: pip cannot fetch the package.
    """
    (text,) = _packed("marko==2.2.4", "tests/spec/gfm.txt")
    # The specification shows tabs as arrows.
    return tuple(found.replace("→", "\t") for found in _EXAMPLE.findall(text))


@cache
def mistune_examples() -> tuple[str, ...]:
    """Return the Markdown of mistune's own fixtures: each example, and each file as a whole.

    Raises:
        SpecError: pip cannot fetch the package.
    """
    texts = _packed("mistune==3.4.0", "tests/fixtures/*.txt")
    return (*texts, *(found for text in texts for found in _EXAMPLE.findall(text)))


def _packed(package: str, pattern: str) -> tuple[str, ...]:
    """Return the files of a source package that a pattern names, in the order of their names."""
    name = package.partition("==")[0]
    folder = modules().parent / ".specs"
    folder.mkdir(exist_ok=True)
    with locked(folder / ".lock"):
        if not list(folder.glob(f"{name}-*.tar.gz")):
            _fetch(package, str(folder))
        (archive,) = folder.glob(f"{name}-*.tar.gz")
        with tarfile.open(archive) as packed:
            wanted = [item for item in packed if PurePosixPath(item.name).match(f"*/{pattern}")]
            files = (packed.extractfile(item) for item in sorted(wanted, key=lambda i: i.name))
            return tuple(file.read().decode() for file in files if file)


def _fetch(package: str, folder: str) -> None:
    pip = [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check"]
    options = ["--no-deps", "--no-binary", ":all:", "--dest", folder]
    answer = subprocess.run(
        [*pip, *options, package], capture_output=True, text=True, check=False, timeout=300
    )
    if answer.returncode:
        raise SpecError(f"pip download failed: {answer.stderr[-2000:]}")
