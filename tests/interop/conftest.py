"""The real programs, made ready once for all tests of this folder."""

from __future__ import annotations

import pytest

from tests.interop.hugo import hugo
from tests.interop.node import modules


@pytest.fixture(scope="session")
def real_hugo() -> str:
    """Hugo's path; a machine without it fails the tests, it does not skip them."""
    return hugo()


@pytest.fixture(scope="session")
def real_node() -> str:
    """The folder of the npm packages, installed when the first test asks."""
    return str(modules())
