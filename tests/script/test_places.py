"""Prose in places where few authors write it, and beside what looks like something else."""

from __future__ import annotations

import pytest

import newsdoc
from newsdoc.schemas import Hugo
from newsdoc.schemas.contract import ProseRules
from newsdoc.script import Glossary
from tests.support import validate


def converted(text: str, **options: object) -> newsdoc.Article:
    article = newsdoc.loads(text, schema="hugo")
    made = article.convert("zh-TW", source="zh-CN", **options)  # type: ignore[arg-type]  # by name
    assert len(made.changes) >= (made.data != article.data)
    return validate(made)


@pytest.mark.parametrize(
    ("text", "after"),
    [
        # Brackets and escapes inside the text of an image; a quotation mark inside a title.
        ('![头[发]\\]长](a.png "标题 \\"发\\" ")\n', '![頭[發]\\]長](a.png "標題 \\"發\\" ")\n'),
        ("![头[发](a.png)\n", "![頭[髮](a.png)\n"),
        # What begins as HTML and is none.
        (
            '甲 < 乙，头发 <b title="发">长</b> <?发?>\n',
            '甲 < 乙，頭髮 <b title="發">長</b> <?发?>\n',
        ),
        ("<div>头发 < 面条 <!发</div>\n", "<div>頭髮 < 麵條 <!发</div>\n"),
        ("<div>头发 <! 面条</div>\n", "<div>頭髮 <! 面条</div>\n"),
        ("<div hidden title=>头发</div>\n", "<div hidden title=>頭髮</div>\n"),
        # Shortcodes inside attributes and inside each other.
        (
            '<img alt="{{< x >}}头发{{< y >}}">\n\n<img alt="{{< x >}}">\n',
            '<img alt="{{< x >}}頭髮{{< y >}}">\n\n<img alt="{{< x >}}">\n',
        ),
        ('<div>{{< a "{{< b >}}" >}}头发</div>\n', '<div>{{< a "{{< b >}}" >}}頭髮</div>\n'),
        # A quotation goes on behind code, and into the next paragraph where that shows it.
        ("“头发`x`里面”。\n", "「頭髮`x`裡面」。\n"),
        ("“头发\n\n“长发\n\n短发”。\n\n发”\n", "「頭髮\n\n「長髮\n\n短髮」。\n\n發」\n"),
        ("“他说\n\n”头发\n", "「他說\n\n」頭髮\n"),
        # Labels change where readers see them, in all their places; else nowhere.
        ("[头发][甲发]\n\n[甲发]: /x '发'\n", "[頭髮][甲发]\n\n[甲发]: /x '發'\n"),
        ("[头发][] ![头发]\n\n[头发]: /x (发)\n", "[頭髮][] ![頭髮]\n\n[頭髮]: /x (發)\n"),
        ("[头*发*][]\n\n[头*发*]: /x\n", "[头*发*][]\n\n[头*发*]: /x\n"),
        ("![头*长*][图]\n\n[图]: /x\n", "![頭*長*][图]\n\n[图]: /x\n"),
        (
            "![头发][图]\n\n<!-- convert-off -->\n\n![头发][图] ![发](x '发')\n\n[图]: /z\n",
            "![頭髮][图]\n\n<!-- convert-off -->\n\n![头发][图] ![发](x '发')\n\n[图]: /z\n",
        ),
        # Entities stay entities.
        ("&#x5934;长&#21457;&nbsp;发\n", "&#x982D;長&#39662;&nbsp;發\n"),
        # Front matter in every notation; what an alias repeats is written once.
        ("---\ntitle: |\n  头发\n---\n", "---\ntitle: |\n  頭髮\n---\n"),
        ("---\ntitle: &a 头发\nsummary: *a\n---\n", "---\ntitle: &a 頭髮\nsummary: *a\n---\n"),
        (
            '---\ntitle: "a\\x41发\\ud83d\\ude00"\n---\n',
            '---\ntitle: "a\\x41發\\ud83d\\ude00"\n---\n',
        ),
        ('+++\ntitle = """\n头发"""\n+++\n', '+++\ntitle = """\n頭髮"""\n+++\n'),
    ],
)
def test_only_the_prose_changes(text: str, after: str) -> None:
    assert converted(text).source_text.text == after


def test_a_word_that_a_value_cannot_hold_makes_it_written_anew() -> None:
    text = "---\ntitle: 特朗普 https://example.org/x 特朗普\ntags: [特朗普, 软件]\n---\n"
    words = Glossary({"特朗普": '川: #"普'}, taxonomies={"软件": "軟: 體"})
    made = converted(text, glossary=words)
    assert made.title == '川: #"普 https://example.org/x 川: #"普'
    assert made.tags == ('川: #"普', "軟: 體")


def test_an_argument_that_cannot_hold_a_word_stays_and_is_told() -> None:
    text = '甲 {{< figure caption="头发" >}} {{< figure caption="特朗普" >}}\n'
    made = converted(text, glossary={"特朗普": '川"普'})
    assert made.body_text == '甲 {{< figure caption="頭髮" >}} {{< figure caption="特朗普" >}}\n'
    (told,) = (one for one in made.diagnostics if one.code == "script-unmapped")
    assert told.span is not None
    assert made.source_text.text[told.span.start :].startswith("特朗普")


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_an_argument_with_a_quote_inside_keeps_its_line_ends(end: str) -> None:
    # Nunjucks drops such a quote, so what is written and what is meant differ in length.
    article = newsdoc.loads(f"{{% asset_img a.png 头'甲{end}发' %}}{end}", schema="hexo")
    made = article.convert("zh-TW", source="zh-CN")
    assert made.body_text == f"{{% asset_img a.png 頭'甲{end}發' %}}{end}"


def test_a_glossary_alone_changes_a_text_that_is_in_the_target_script(
    capfd: pytest.CaptureFixture[str],
) -> None:
    for words in ({"软": "硬"}, Glossary(after={"软": "硬"})):
        assert newsdoc.convert("软件", "zh-CN", source="zh-CN", glossary=words) == "硬件"
    assert capfd.readouterr() == ("", "")


def test_between_regions_no_character_has_a_choice() -> None:
    article = newsdoc.loads("裡面的頭髮\n", schema="hugo")
    made = article.convert("zh-HK", source="zh-TW")
    assert made.body_text == "裏面的頭髮\n"
    assert [(one.before, one.after, one.ambiguous) for one in made.changes] == [("裡", "裏", False)]


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("---\ntitle: |2\n   头发\n---\n", '---\ntitle: " 頭髮\\n"\n---\n'),
        (
            '{"title": "头/发\\ud83d", "tags": ["头\\ud83d"]}\n',
            '{"title": "頭/發�", "tags": ["頭�"]}\n',
        ),
    ],
)
def test_values_that_are_not_written_as_they_read_are_written_anew(text: str, after: str) -> None:
    assert converted(text).source_text.text == after


def test_a_lone_entity_stays_one() -> None:
    unchanged = "---\ntitle: |2\n   一\n---\n"
    assert converted(unchanged).source_text.text == unchanged
    assert converted("&#21457;\n").body_text == "&#30332;\n"
    assert converted("&#21457;\n", glossary={"发": "abc"}).body_text == "&#21457;\n"


def test_terms_are_left_alone_where_nothing_is_known_of_them() -> None:
    article = newsdoc.loads("---\ntags: [後, テスト]\n---\nThis is English.\n", schema="hugo")
    made = article.convert("zh-CN")
    assert made.tags == ("后", "テスト")


def test_tags_and_keys_that_only_some_sites_have() -> None:
    assert converted("甲\n{{< notranslate >}}\n头发\n{{< /notranslate >}}\n\n长\n").body_text == (
        "甲\n{{< notranslate >}}\n头发\n{{< /notranslate >}}\n\n長\n"
    )
    assert converted(
        "<div>\n{{< notranslate >}}头发{{< /notranslate >}}长\n</div>\n"
    ).body_text == ("<div>\n{{< notranslate >}}头发{{< /notranslate >}}長\n</div>\n")
    assert converted("甲\n{{< notranslate >}}头发{{< /notranslate >}}长\n").body_text == (
        "甲\n{{< notranslate >}}头发{{< /notranslate >}}長\n"
    )
    text = "---\ncover: {caption: 头发, alt: [长, 发]}\nimages: [{title: 头}, 发]\n---\n"
    schema = Hugo(prose=ProseRules(keys=("cover.caption", "cover.alt", "images.*.title")))
    made = newsdoc.loads(text, schema=schema).convert("zh-TW", source="zh-CN")
    assert (
        "cover: {caption: 頭髮, alt: [長, 發]}\nimages: [{title: 頭}, 发]" in made.source_text.text
    )


def test_a_language_that_is_not_written_as_it_reads_stays() -> None:
    text = '---\nlang: [&a zh-CN, *a, 3]\nlanguage: "zh-\\x43N"\n---\n头发\n'
    made = newsdoc.loads(text, schema="hexo").convert("zh-TW", source="zh-CN")
    assert '[&a zh-TW, *a, 3]\nlanguage: "zh-\\x43N"' in made.source_text.text


def test_a_closing_tag_of_nothing_that_is_open_keeps_a_passage_out() -> None:
    text = '<div translate="no">头</b>发</div>长\n'
    assert converted(text).body_text == '<div translate="no">头</b>发</div>長\n'


def test_the_content_of_a_tag_that_a_site_calls_prose_is_converted() -> None:
    text = "甲\n{{< highlight text >}}头发{{< /highlight >}}\n"
    assert converted(text).body_text == text
    made = newsdoc.loads(text, schema=Hugo(prose=ProseRules(prose_tags=("highlight",))))
    after = made.convert("zh-TW", source="zh-CN").body_text
    assert after == "甲\n{{< highlight text >}}頭髮{{< /highlight >}}\n"


def test_a_language_that_names_the_target_already_stays() -> None:
    made = newsdoc.loads("---\nlang: zh-Hans\n---\n头发的软件\n", schema="hexo")
    assert "lang: zh-Hans" in made.convert("zh-CN", glossary={"软件": "硬件"}).source_text.text
