"""Documents may register schemas; the tests after them know nothing of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import newsdoc
from newsdoc.schemas.registry import _registered

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(autouse=True)
def _no_schema_stays() -> Iterator[None]:
    newsdoc.schema_names()  # finds them all
    before = dict(_registered)
    yield
    _registered.clear()
    _registered.update(before)
