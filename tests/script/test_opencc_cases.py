"""OpenCC's own regression cases, taken from its source distribution when the test runs."""

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
import pytest

from newsdoc import convert
from newsdoc.script import config_names

_TAGS = {"s": "zh-Hans", "t": "zh-Hant", "tw": "zh-TW", "hk": "zh-HK"}


@pytest.fixture(scope="module")
def cases(request: pytest.FixtureRequest) -> list[tuple[str, str, str]]:
    """Configuration, input and result of every case; OPENCC_CASES may name the file."""
    named = os.environ.get("OPENCC_CASES")
    text = Path(named).read_text("utf-8") if named else _cases_of_package(request)
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


def _cases_of_package(request: pytest.FixtureRequest) -> str:
    cache: pytest.Cache | None = getattr(request.config, "cache", None)
    folder = cache.mkdir(f"opencc-{opencc.__version__}") if cache else Path(tempfile.mkdtemp())
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


@pytest.mark.timeout(180)
def test_by_the_name_of_the_configuration(cases: list[tuple[str, str, str]]) -> None:
    assert len(cases) > 400
    wrong = [
        (config, text, made, expected)
        for config, text, expected in cases
        if (made := convert(text, config)) != expected
    ]
    assert wrong == []


@pytest.mark.timeout(180)
def test_by_language_tags(cases: list[tuple[str, str, str]]) -> None:
    wrong = []
    asked = 0
    for config, text, expected in cases:
        found = re.fullmatch(r"(s|t|tw|hk)2(s|t|tw|hk)(p?)", config)
        if found is None:
            continue
        asked += 1
        source, target = _TAGS[found[1]], _TAGS[found[2]]
        made = convert(text, target, source=source, vocabulary=bool(found[3]))
        if made != expected:
            wrong.append((config, text, made, expected))
    assert asked > 400
    assert wrong == []
