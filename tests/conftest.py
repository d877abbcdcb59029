"""What all tests share: deterministic property tests, and sample posts."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

from tests.support import HEXO_POST, HUGO_POST

if TYPE_CHECKING:
    from pathlib import Path

EVERY_TEST_RUNS = "NEWSDOC_EVERY_TEST_RUNS"
"""Environment variable with which a test that is left out fails the run; CI sets it."""
LEFT_OUT = ("skipped", "xfailed", "xpassed")

settings.register_profile(
    "ci",
    derandomize=True,
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile("explore", parent=settings.get_profile("ci"), derandomize=False)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci"))


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Fail a run in which a test was skipped or expected to fail, where every test has to run."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if not os.environ.get(EVERY_TEST_RUNS) or not isinstance(reporter, pytest.TerminalReporter):
        return
    if any(reporter.stats.get(kind) for kind in LEFT_OUT):
        reporter.write_line(f"\n{EVERY_TEST_RUNS}: a test that is left out fails the run", red=True)
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


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
