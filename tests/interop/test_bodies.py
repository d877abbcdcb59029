"""What both generators count and name in bodies: words, minutes, heading ids, excerpts."""

from __future__ import annotations

from dataclasses import replace

import pytest

from newsdoc.schemas.hugo import Hugo
from tests.interop.agreement import summary
from tests.interop.bodies import (
    body_posts,
    compare_hexo_excerpt,
    compare_hexo_headings,
    compare_hugo_body,
)
from tests.interop.hexo import HexoSettings, ask_hexo
from tests.interop.hugo import HugoSettings, ask_hugo

pytestmark = pytest.mark.timeout(900)


@pytest.mark.parametrize("cjk", [True, False], ids=["cjk", "plain"])
@pytest.mark.usefixtures("real_hugo")
def test_hugo_counts_and_names(cjk: bool) -> None:
    posts = body_posts("posts")
    settings = replace(HugoSettings(render=True), options={"hasCJKLanguage": cjk})
    adapter = Hugo(has_cjk_language=cjk)
    answers = ask_hugo(posts, settings)
    pairs = zip(posts, answers, strict=True)
    assert not summary((post, compare_hugo_body(post, answer, adapter)) for post, answer in pairs)


@pytest.mark.usefixtures("real_node")
def test_hexo_names_headings() -> None:
    posts = body_posts("_posts")
    answers = ask_hexo(posts, HexoSettings(render=True))
    compared = [
        (post, compare_hexo_headings(post, answer.html))
        for post, answer in zip(posts, answers, strict=True)
        if answer.html is not None
    ]
    assert len(compared) > 150
    assert not summary(compared)


@pytest.mark.usefixtures("real_node")
def test_hexo_cuts_excerpts() -> None:
    posts = body_posts("_posts")
    answers = ask_hexo(posts, HexoSettings(render=True))
    compared = [
        (post, compare_hexo_excerpt(post, answer.excerpt))
        for post, answer in zip(posts, answers, strict=True)
        if answer.excerpt is not None
    ]
    assert len(compared) > 50
    assert not summary(compared)
