"""Posts of every shape, and broken ones, through everything: nothing crashes, nothing is lost."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from hypothesis import given, settings

import newsdoc
from newsdoc import NewsdocError
from tests.invariants import hold_conversion, hold_replacement
from tests.strategies import Writer, hexo_posts, hugo_posts, written
from tests.support import validate

if TYPE_CHECKING:
    from tests.interop.posts import Post


MOMENT = datetime(2025, 7, 1, 12, 30, tzinfo=UTC)


def _broken_hugo(writer: Writer) -> Post:
    return writer.broken(writer.hugo_post())


def _broken_hexo(writer: Writer) -> Post:
    return writer.broken(writer.hexo_post())


def _load(post: Post, schema: str | None) -> newsdoc.Article | None:
    try:
        return newsdoc.loads(post.data, schema=schema, path=post.path, timezone="Asia/Taipei")
    except NewsdocError as refusal:
        _hold_place(refusal, post.path)
        return None


def _hold_place(error: NewsdocError, path: str) -> None:
    assert error.path == path
    assert error.line is not None
    assert error.column is not None
    assert str(error).startswith(f"{path}:{error.line}:{error.column}: ")


def _hold(post: Post, schema: str | None) -> None:
    article = _load(post, schema)
    if article is None:
        return
    validate(article)
    assert article.data == post.data
    assert article.to_json(body=True)
    hold_conversion(article)
    hold_replacement(article, title="新：#1 'x'", tags=("甲", "on"), published=MOMENT)


@settings(max_examples=60)
@given(hugo_posts())
def test_hugo_posts(post: Post) -> None:
    _hold(post, "hugo")


@settings(max_examples=60)
@given(hexo_posts())
def test_hexo_posts(post: Post) -> None:
    _hold(post, "hexo")


@settings(max_examples=60)
@given(written(_broken_hugo))
def test_broken_hugo_posts(post: Post) -> None:
    _hold(post, "hugo")


@settings(max_examples=60)
@given(written(_broken_hexo))
def test_broken_hexo_posts(post: Post) -> None:
    _hold(post, "hexo")


@settings(max_examples=30)
@given(written(_broken_hexo))
def test_whatever_schema_is_found(post: Post) -> None:
    _hold(post, None)
