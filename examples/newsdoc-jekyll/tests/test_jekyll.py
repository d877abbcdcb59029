"""The adapter against the installed newsdoc."""

from __future__ import annotations

import ast
from datetime import UTC, datetime
from pathlib import Path

import pytest
from newsdoc_jekyll import Jekyll, LiquidTags

import newsdoc
from newsdoc.markdown import TagKind

POST = """\
---
layout: post
title: 春天的碼頭   # 暫定
date: 2025-04-01 08:30:00 +0800
categories: 城市 港口
tags:
  - 碼頭
  - 春天
redirect_from: [/old/]
rating: 5
---
第一段，寫於 {{ page.date }}。

{% include figure.html src="/a.jpg" caption="頭髮一樣的纜繩" %}

{% highlight ruby %}
puts "头发"
{% endhighlight %}

見 [站內]({% post_url 2025-03-01-a %})。
"""
PATH = "_posts/2025-03-31-spring-pier.md"


@pytest.fixture
def article() -> newsdoc.Article:
    return newsdoc.loads(POST, path=PATH)


def test_the_entry_point_is_found() -> None:
    assert "jekyll" in newsdoc.schema_names()
    assert newsdoc.get_schema("jekyll") == Jekyll()


def test_detection(article: newsdoc.Article) -> None:
    assert article.schema == "jekyll"
    assert article.detection is not None
    assert article.detection.decided
    plain = "---\ntitle: a\n---\nText\n"
    assert newsdoc.detect_schema("source/_posts/a.md", text=plain).name != "jekyll"
    assert newsdoc.detect_schema("content/a.md", text=plain).name == "hugo"
    assert (
        newsdoc.detect_schema("a.md", text=f"---\nexcerpt_separator: x\n{plain[4:]}").name
        == "jekyll"
    )


def test_fields(article: newsdoc.Article) -> None:
    assert article.title == "春天的碼頭"
    assert article.published == datetime(2025, 4, 1, 0, 30, tzinfo=UTC)
    assert article.categories == (("城市", "港口"),)
    assert article.tags == ("碼頭", "春天")
    assert article.slug == "spring-pier"
    assert article.origin("slug").kind == "path"
    assert article.aliases == ("/old/",)
    assert article.layout == "post"
    assert article.extra["rating"] == 5
    assert article.draft is False


def test_what_the_path_says() -> None:
    article = newsdoc.loads("---\n---\n", path="_drafts/a.md", schema="jekyll")
    assert article.draft is True
    dated = newsdoc.loads("---\n---\n", path=PATH, schema="jekyll", timezone="Asia/Taipei")
    assert dated.published is not None
    assert dated.published.isoformat() == "2025-03-31T00:00:00+08:00"
    assert dated.origin("published").kind == "path"


def test_replace_keeps_its_law(article: newsdoc.Article) -> None:
    changed = article.replace(
        title="夏天", tags=["a b", "c"], categories=[["x", "y"]], draft=True, slug="summer"
    )
    assert (changed.title, changed.tags, changed.categories) == (
        "夏天",
        ("a b", "c"),
        (("x", "y"),),
    )
    assert (changed.draft, changed.slug) == (True, "summer")
    assert changed.published == article.published
    assert "# 暫定" in newsdoc.dumps(changed)
    assert "published: false" in newsdoc.dumps(changed)
    assert changed.body_text == article.body_text


def test_what_lives_in_the_path_cannot_be_removed() -> None:
    article = newsdoc.loads("---\n---\n", path=PATH, schema="jekyll")
    with pytest.raises(newsdoc.EditError, match="path"):
        article.replace(published=None)


def test_new_posts() -> None:
    made = newsdoc.new("jekyll", title="新", tags=["甲"], body="文\n")
    assert newsdoc.loads(newsdoc.dumps(made), schema="jekyll") == made
    assert (made.title, made.tags) == ("新", ("甲",))


def test_liquid_is_in_the_tree(article: newsdoc.Article) -> None:
    tags = {tag.name: tag for tag in article.body.find_all(newsdoc.Tag)}
    assert set(tags) >= {"include", "highlight"}
    assert [(one.name, one.value) for one in tags["include"].arguments] == [
        (None, "figure.html"),
        ("src", "/a.jpg"),
        ("caption", "頭髮一樣的纜繩"),
    ]
    (expression,) = article.body.find_all(newsdoc.TemplateExpression)
    assert article.text_of(expression) == "{{ page.date }}"


def test_conversion_knows_what_is_prose(article: newsdoc.Article) -> None:
    converted = article.convert("zh-Hans")
    text = newsdoc.dumps(converted)
    assert converted.title == "春天的码头"
    assert 'caption="头发一样的缆绳"' in text
    assert 'src="/a.jpg"' in text
    assert "{% post_url 2025-03-01-a %}" in text
    back = newsdoc.loads(POST, path=PATH).convert("zh-Hant")
    assert 'puts "头发"' in newsdoc.dumps(back)


@pytest.mark.parametrize("mark", ["{% a ", "{{ a ", "{%", "{% raw %}", "%}", "{% a %}"])
def test_many_marks_take_linear_time(mark: str) -> None:
    text = mark * 50_000
    assert len(LiquidTags().scan(text, 0, len(text))) <= 50_000


def test_blank_control_and_quotes() -> None:
    text = "{%- include a.html x='1 2' -%}{{- y | z: '}' -}}"
    first, second = LiquidTags().scan(text, 0, len(text))
    assert (first.name, first.arguments[1].value) == ("include", "1 2")
    assert second.kind is TagKind.EXPRESSION
    assert second.value == "y | z: '}'"


def test_nothing_private_is_imported() -> None:
    public = {"newsdoc", "newsdoc.frontmatter", "newsdoc.markdown", "newsdoc.schemas"}
    for path in (Path(__file__).parent.parent / "src").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == "newsdoc":
                assert node.module in public
                assert not any(alias.name.startswith("_") for alias in node.names)
