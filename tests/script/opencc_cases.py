"""OpenCC's own regression cases, taken from its source distribution."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

import opencc

from newsdoc.script import config_names

__all__ = ["opencc_cases"]


def opencc_cases(folder: Path | None = None) -> list[tuple[str, str, str]]:
    """Configuration, input and result of every case; OPENCC_CASES may name the file.

    Args:
        folder: Where the source distribution is kept, or is put when it is downloaded.
    """
    named = os.environ.get("OPENCC_CASES")
    text = Path(named).read_text("utf-8") if named else _of_package(folder)
    # The file has comments and trailing commas.
    text = re.sub(r"^\s*//.*$", "", text, flags=re.MULTILINE)
    found = json.loads(re.sub(r",(\s*[}\]])", r"\1", text))["cases"]
    names = set(config_names())
    return [
        (config, case["input"], expected)
        for case in found
        for config, expected in case["expected"].items()
        if config in names
    ]


def _of_package(folder: Path | None) -> str:
    folder = folder or Path(tempfile.gettempdir(), f"newsdoc-opencc-{opencc.__version__}")
    folder.mkdir(exist_ok=True)
    archive = next(folder.glob("*.tar.gz"), None) or _download(folder)
    with tarfile.open(archive) as packed:
        for member in packed:
            if member.name.endswith("/test/testcases/testcases.json"):
                file = packed.extractfile(member)
                assert file is not None
                return file.read().decode()
    raise AssertionError("this version of OpenCC ships no cases")


def _download(folder: Path) -> Path:
    wanted = f"opencc=={opencc.__version__}"
    command = [sys.executable, "-m", "pip", "download", "-q", "--no-deps", "--no-binary", "opencc"]
    subprocess.run([*command, "-d", str(folder), wanted], check=True)
    return next(folder.glob("*.tar.gz"))
