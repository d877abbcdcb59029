"""Blanks in org keywords are those of Go."""

from __future__ import annotations

import pytest

from newsdoc.frontmatter import HUGO
from tests.frontmatter.edit_support import reads


@pytest.mark.parametrize("blank", ["\u2028", "\xa0", "\u3000", "\x85", " \t"])
def test_blanks_around_a_value_go(blank: str) -> None:
    text = f"#+title: {blank}題{blank}\n#+tags[]: 甲{blank}乙{blank}\n\n文\n"
    front_matter = reads(text, HUGO)
    assert front_matter["title"] == "題"
    assert front_matter["tags"] == ("甲", "乙")
    span = front_matter.span("title")
    assert span is not None
    assert span.slice(text) == "題"


def test_separators_of_ascii_are_no_blanks() -> None:
    assert reads("#+tags[]: a\x1cb\n\n文\n", HUGO)["tags"] == ("a\x1cb",)
