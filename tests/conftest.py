"""What all tests share: deterministic property tests, and sample posts."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

from tests.support import HEXO_POST, HUGO_POST

if TYPE_CHECKING:
    from pathlib import Path

settings.register_profile(
    "ci",
    derandomize=True,
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile("explore", parent=settings.get_profile("ci"), derandomize=False)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci"))


@pytest.fixture
def hugo_file(tmp_path: Path) -> Path:
    """A Hugo post in Traditional Chinese, on disk."""
    path = tmp_path / "hugo.md"
    path.write_bytes(HUGO_POST.encode())
    return path


@pytest.fixture
def hexo_file(tmp_path: Path) -> Path:
    """A Hexo post in Simplified Chinese, on disk."""
    path = tmp_path / "hexo.md"
    path.write_bytes(HEXO_POST.encode())
    return path
