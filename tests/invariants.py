"""What holds of conversions and replacements, whatever the post: for property tests and fuzzing."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from newsdoc import Code, EditError, Image, InlineCode, Link, Metadata

if TYPE_CHECKING:
    from newsdoc import Article, Fields

__all__ = ["hold_conversion", "hold_replacement"]


def hold_conversion(article: Article) -> None:
    """Convert to two targets; what is no prose stays."""
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


def hold_replacement(article: Article, **values: object) -> None:
    """Replace one field after the other; each has its value then, and no other field another."""
    for name, value in values.items():
        try:
            changed = article.replace(**cast("Fields", {name: value}))
        except EditError:
            continue
        assert getattr(changed, name) == (value or None)
        assert changed.body_text == article.body_text or article.front_matter.root is None
        for other in Metadata.model_fields:
            follows = name == "published" and other in {"updated", "expires", "draft"}
            if other not in {name, "cover"} and not follows:
                assert getattr(changed, other) == getattr(article, other), other
