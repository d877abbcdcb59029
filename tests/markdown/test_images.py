"""Images with their captions, however they are written."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from newsdoc.markdown import parse
from newsdoc.markdown.dialect import GFM, HEXO, HUGO, BodyDialect
from tests.support import HEXO_POST, HUGO_POST

if TYPE_CHECKING:
    from newsdoc.markdown.images import ImageInfo

LONG = "这是一段完整的正文，它说明了事情的经过，并且以句号结尾。"


def images(text: str, dialect: BodyDialect = GFM) -> tuple[ImageInfo, ...]:
    return parse(text, dialect=dialect).images()


def test_markdown_images() -> None:
    (image,) = images('文 ![替代 *字*](/图.jpg "题") 字')
    assert (image.url, image.alt, image.title) == ("/图.jpg", "替代 字", "题")
    assert (image.caption, image.kind) == (None, "image")


def test_references() -> None:
    (image,) = images("![a][r]\n\n[r]: /x.png 'T'\n")
    assert (image.url, image.title, image.kind) == ("/x.png", "T", "reference")


@pytest.mark.parametrize(
    "caption",
    [
        "图为会议现场 新华社记者摄",
        "前總統在台北演講 中央社",
        "*资料图：工厂内景。*",
        "▲ 展品一览。",
        "（图源：某某网）",
        "Photo by A. B",
    ],
)
def test_short_paragraph_behind_is_the_caption(caption: str) -> None:
    (image,) = images(f"![](/a.jpg)\n\n{caption}\n\n{LONG}\n")
    assert image.caption == caption.strip("*")
    assert image.caption_node is not None


@pytest.mark.parametrize(
    "after",
    [
        LONG,
        "他说：“好。”",
        "**小标题**",
        "# 标题",
        "- 列表",
        "![](/b.jpg)",
        "好！",
        "x" * 200,
        "See below.",
    ],
)
def test_what_is_no_caption(after: str) -> None:
    image, *_ = images(f"![](/a.jpg)\n\n{after}\n")
    assert image.caption is None


def test_caption_in_the_same_paragraph() -> None:
    (image,) = images("![](/a.jpg)\n图为现场\n")
    assert image.caption == "图为现场"
    assert image.caption_node is None
    (image,) = images("![](/a.jpg)  \n*图为现场。*\n")
    assert image.caption == "图为现场。"
    (image,) = images("![](/a.jpg)\n图书馆今天开放。\n")
    assert image.caption is None


def test_linked_image_stands_alone_too() -> None:
    (image,) = images("[![图](/a.jpg)](/big.jpg)\n\n图为现场\n")
    assert image.caption == "图为现场"


def test_two_images_beside_each_other_have_none() -> None:
    first, second = images("![](/a.jpg) ![](/b.jpg)\n\n图为现场\n")
    assert first.caption is second.caption is None


def test_html_images() -> None:
    text = '<figure><img src="/a.jpg" alt="甲"><figcaption>说 <b>明</b></figcaption></figure>\n'
    (image,) = images(text)
    assert (image.url, image.alt, image.caption, image.kind) == ("/a.jpg", "甲", "说 明", "html")
    assert image.span.slice(text) == '<img src="/a.jpg" alt="甲">'
    (inline,) = images("文<img src='b.png' title=题>字")
    assert (inline.url, inline.title, inline.caption) == ("b.png", "题", None)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            '{{< figure src="/a.jpg" alt="甲" caption="乙" title="丙" >}}',
            ("/a.jpg", "甲", "乙", "丙"),
        ),
        ('{{< img "/a.jpg" "甲" >}}', ("/a.jpg", "甲", None, None)),
        ("{{< youtube abc >}}", None),
        ("{{< figure >}}", None),
    ],
)
def test_shortcodes(text: str, expected: tuple[object, ...] | None) -> None:
    found = [(i.url, i.alt, i.caption, i.title) for i in images(text, HUGO)]
    assert found == ([expected] if expected else [])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Seen in Hexo 8.1: the quotes of an argument are gone before title and text are parted.
        ('{% asset_img a.jpg "题" "甲" %}', ("a.jpg", "", "题 甲")),
        ("""{% asset_img a.jpg "题 一 '甲 二'" %}""", ("a.jpg", "甲 二", "题 一")),
        ("""{% img /a.jpg 300 '"题" "甲"' %}""", ("/a.jpg", "甲", "题")),
        ("{% img /a.jpg 1 2 3 %}", ("/a.jpg", "", "3")),
        ("{% img left big /a.jpg 300 200 题 %}", ("/a.jpg", "", "题")),
        ("{% asset_image 目录/图.png %}", ("目录/图.png", "", None)),
        ("{% img left %}", None),
        ("{% asset_link a.jpg %}", None),
    ],
)
def test_hexo_tags(text: str, expected: tuple[object, ...] | None) -> None:
    found = [(i.url, i.alt, i.title) for i in images(text, HEXO)]
    assert found == ([expected] if expected else [])


def test_the_sample_posts() -> None:
    for post, dialect in ((HUGO_POST, HUGO), (HEXO_POST, HEXO)):
        found = images(post, dialect)
        assert found
        for image in found:
            assert image.url in image.span.slice(post)
