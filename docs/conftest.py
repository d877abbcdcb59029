"""Examples of documents: a schema that one registers is unknown to the next."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import newsdoc
from newsdoc.schemas.registry import _registered

# Sphinx's own: not there where only the tests' packages are.
collect_ignore = ["conf.py", "_ext"]

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(autouse=True)
def _no_schema_stays() -> Iterator[None]:
    newsdoc.schema_names()  # finds them all
    before = dict(_registered)
    yield
    _registered.clear()
    _registered.update(before)
