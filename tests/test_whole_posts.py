"""Posts of every shape, and broken ones, through everything: nothing crashes, nothing is lost."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, cast

from hypothesis import given, settings

import newsdoc
from newsdoc import Code, EditError, Image, InlineCode, Link, Metadata, NewsdocError
from tests.strategies import Writer, hexo_posts, hugo_posts, written
from tests.support import validate

if TYPE_CHECKING:
    from newsdoc import Fields
    from tests.interop.posts import Post


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
    _hold_conversion(article)
    _hold_replacement(article)


def _hold_conversion(article: newsdoc.Article) -> None:
    for target in ("zh-TW", "zh-Hans"):
        converted = article.convert(target)
        before, after = list(article.body.walk()), list(converted.body.walk())
        assert [node.type for node in before] == [node.type for node in after]
        for old, new in zip(before, after, strict=True):
            if isinstance(old, Code | InlineCode):
                assert article.text_of(old) == converted.text_of(new)
            elif isinstance(old, Link | Image) and article.text_of(old)[0] in "[!<":
                assert isinstance(new, Link | Image)
                assert old.url == new.url or old.url.startswith("#")
        assert list(converted.front_matter) == list(article.front_matter)
        assert converted.published == article.published
        assert converted.draft == article.draft


def _hold_replacement(article: newsdoc.Article) -> None:
    moment = datetime(2025, 7, 1, 12, 30, tzinfo=UTC)
    for name, value in (("title", "新：#1 'x'"), ("tags", ("甲", "on")), ("published", moment)):
        try:
            changed = article.replace(**cast("Fields", {name: value}))
        except EditError:
            continue
        assert getattr(changed, name) == value
        assert changed.body_text == article.body_text or article.front_matter.root is None
        for other in Metadata.model_fields:
            follows = name == "published" and other in {"updated", "expires", "draft"}
            if other not in {name, "cover"} and not follows:
                assert getattr(changed, other) == getattr(article, other), other


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
