"""Fixtures for tests of the body; the real programs are those of the interop tests."""

from __future__ import annotations

from tests.interop.conftest import real_node

__all__ = ["real_node"]
