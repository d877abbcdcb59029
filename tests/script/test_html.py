"""Raw HTML: text and captions convert; tags, attributes and shortcodes inside stay."""

from __future__ import annotations

import pytest

import newsdoc


def body(text: str, schema: str) -> str:
    article = newsdoc.loads(f"---\ntitle: t\n---\n{text}", schema=schema, timezone="UTC")
    return article.convert("zh-TW", source="zh-CN").body_text


@pytest.mark.parametrize(
    ("before", "after"),
    [
        # Arguments that are prose convert, as outside of HTML; paths and syntax stay.
        ("{% img /软件.png 100 软件 %}", "{% img /软件.png 100 軟體 %}"),
        ("{% note 里面 %}头发{% endnote %}头发", "{% note 裡面 %}頭髮{% endnote %}頭髮"),
        ("软件{{ 软件 }}软件{# 软件 #}", "軟體{{ 软件 }}軟體{# 软件 #}"),
        ("{% raw %}软件{% endraw %}软件", "{% raw %}软件{% endraw %}軟體"),
        ("头{% x 发 %}发", "頭{% x 发 %}發"),
        ('<b title="软件{% x 软件 %}" id="软件">软件</b>',
         '<b title="軟體{% x 软件 %}" id="软件">軟體</b>'),
        ('<i {% x "软件>" %} alt="软件">软件</i>', '<i {% x "软件>" %} alt="軟體">軟體</i>'),
        ("{% no-convert %}软件{% endno-convert %}软件{% note 软件 %}",
         "{% no-convert %}软件{% endno-convert %}軟體{% note 軟體 %}"),
        ("{% unknown 软件 %}{% 软件 %}软件", "{% unknown 软件 %}{% 软件 %}軟體"),
    ],
)  # fmt: skip
def test_tags_of_hexo_inside_html(before: str, after: str) -> None:
    assert body(f"<div>\n{before}\n</div>\n", "hexo") == f"<div>\n{after}\n</div>\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('{{< figure src="/软件.png" caption="软件" >}}',
         '{{< figure src="/软件.png" caption="軟體" >}}'),
        ('{{<figure src="/软件.png" caption="软件">}}',
         '{{<figure src="/软件.png" caption="軟體">}}'),
        ("{{% x %}}软件{{% /x %}}软件", "{{% x %}}軟體{{% /x %}}軟體"),
        ('{{< highlight c "软件" >}}软件{{< /highlight >}}',
         '{{< highlight c "软件" >}}软件{{< /highlight >}}'),
        ("{{</* 软件 */>}}软件", "{{</* 软件 */>}}軟體"),
        ("{{< notranslate >}}软<b>件</b>{{< /notranslate >}}软件",
         "{{< notranslate >}}软<b>件</b>{{< /notranslate >}}軟體"),
        ('<a href="{{< ref "软件.md" >}}">软件</a>', '<a href="{{< ref "软件.md" >}}">軟體</a>'),
    ],
)  # fmt: skip
def test_shortcodes_of_hugo_inside_html(before: str, after: str) -> None:
    assert body(f"<div>\n{before}\n</div>\n", "hugo") == f"<div>\n{after}\n</div>\n"


def test_braces_that_are_no_tags_are_text() -> None:
    assert body("<p>{软件} {{ 软件 {% 软件</p>\n", "hugo") == "<p>{軟體} {{ 軟體 {% 軟體</p>\n"


def test_many_tags_take_no_longer_each() -> None:
    text = "<div>\n" + "{% img /软件.png %}<b title='软件'>软件</b>\n" * 3000 + "</div>\n"
    assert body(text, "hexo") == text.replace("件'>软件", "件'>軟體").replace("'软件'", "'軟體'")
