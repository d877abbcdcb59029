"""Inputs that once broke a promise, found by fuzzing: one file each, below the target's name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from fuzz.targets import TARGETS
from tests.support import ROOT

if TYPE_CHECKING:
    from pathlib import Path

CRASHES = ROOT / "tests" / "crashes"


@pytest.mark.parametrize(
    "path", sorted(CRASHES.glob("*/*")), ids=lambda path: f"{path.parent.name}-{path.name}"
)
def test_what_once_broke_a_promise(path: Path) -> None:
    TARGETS[path.parent.name](path.read_bytes())


@pytest.mark.parametrize("name", TARGETS)
@pytest.mark.parametrize("data", [b"", b"\0", b"\1\3", b"\2---\ntitle: a\n---\n\xff", b"\0\1a"])
def test_the_targets_take_any_bytes(name: str, data: bytes) -> None:
    TARGETS[name](data)
