"""Posts: only prose changes, words are seen through markup, everything else stays to the byte."""

from __future__ import annotations

import pickle
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

import newsdoc
from newsdoc import Article
from newsdoc.frontmatter import edits
from newsdoc.script import Glossary, IgnoreMarks, convert_post

if TYPE_CHECKING:
    from collections.abc import Mapping

    from newsdoc import Edit, FrontMatter
    from newsdoc.frontmatter.document import Path

HEAD = "---\ntitle: t\n---\n"


def load(body: str, *, head: str = HEAD, schema: str = "hexo") -> Article:
    return newsdoc.loads(head + body, schema=schema, timezone="UTC")


def body(text: str, target: str = "zh-TW", *, schema: str = "hexo", source: str = "zh-CN") -> str:
    return load(text, schema=schema).convert(target, source=source).body_text


def head(text: str, target: str = "zh-TW", *, schema: str = "hexo") -> str:
    article = newsdoc.loads(f"---\n{text}---\n软件发布\n", schema=schema, timezone="UTC")
    made = article.convert(target).source_text.text
    return made.removeprefix("---\n").split("---\n")[0]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        # Words are seen through markup where it holds a part of one word …
        ("头**发**", "頭**髮**"),
        ("头*发*，~~头~~发", "頭*髮*，~~頭~~髮"),
        ("[头](/x)发和头[发](/x \"发展\")", "[頭](/x)髮和頭[髮](/x \"發展\")"),
        ("头<b>发</b>，头<span class='发'>发</span>", "頭<b>髮</b>，頭<span class='发'>髮</span>"),
        # … and not where it holds a phrase of its own.
        ("剪切变换**只有**一个", "剪下變換**只有**一個"),
        ("**某某云**为大家", "**某某雲**為大家"),
        # Line ends, also where the next line opens with marks of its block.
        ("这个文\n件很大", "這個檔\n案很大"),
        ("> 用鼠\n> 标点击", "> 用滑\n> 鼠點選"),
        # Barriers.
        ("头`发`发，头![发](x)发", "頭`发`發，頭![發](x)發"),
        ("头  \n发", "頭  \n發"),
        ("头<br>发，头<kbd>发</kbd>发", "頭<br>發，頭<kbd>发</kbd>發"),
        # What stands for something else stays as written, and is read along.
        ("头\\*发 &amp; 头&#21457; 头&#x53D1;", "頭\\*發 &amp; 頭&#39662; 頭&#x9AEE;"),
        ("头\ufe00发 𠮷头发", "頭\ufe00發 𠮷頭髮"),
    ],
)  # fmt: skip
def test_running_text(before: str, after: str) -> None:
    assert body(before + "\n") == after + "\n"


PROTECTED = [
    "```python\nprint('软件')  # 头发\n```\n",
    "    缩进的软件\n",
    "正文 `软件` <https://example.com/软件> <ruanjian@example.com>\n",
    "[x](/软件 '') ![](/图片/软件.png) <a href='/软件' class='软件'>x</a>\n",
    "<script>软件</script>\n\n<pre>\n软件\n</pre>\n",
    "<!-- 软件 -->\n",
    "{% raw %}软件{% endraw %}\n",
    "{% img /图片/软件.png 100 200 %}\n",
    "https://example.com/软件/ www.example.com/?q=软件 a@b.cn\n",
]


@pytest.mark.parametrize("text", PROTECTED)
def test_untouched_to_the_byte(text: str) -> None:
    made = load(f"{text}\n头发的软件\n").convert("zh-TW", source="zh-CN").body_text
    assert made == f"{text.replace('正文', '正文')}\n頭髮的軟體\n"


def test_mathematics_and_shortcodes_of_hugo() -> None:
    text = '{{< figure src="/软件.png" caption="软件的图" class="软件" >}}\n\n头发\n'
    assert body(text, schema="hugo") == (
        '{{< figure src="/软件.png" caption="軟體的圖" class="软件" >}}\n\n頭髮\n'
    )
    text = "x[^软件]\n\n[^软件]: y\n"
    assert body(text, schema="hugo") == text
    text = '{{< highlight go >}}\n软件\n{{< /highlight >}}\n\n{{< mine "软件" >}}\n'
    assert body(text, schema="hugo") == text


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("头$发$发", "頭$发$發"),
        ("$$\n头发_1 \\text{里面}\n$$ 里面", "$$\n头发_1 \\text{里面}\n$$ 裡面"),
        ("$x_{头*发*}$和头发", "$x_{头*发*}$和頭髮"),
        ("\\\\(头发\\\\) 与 \\(\\text{头发}\\) 与 \\(头发\\)",
         "\\\\(头发\\\\) 與 \\(\\text{头发}\\) 與 \\(頭髮\\)"),
        ("卖$5，里面的$6", "賣$5，裡面的$6"),
        ("\\$头发\\$", "\\$頭髮\\$"),
        ("\\begin{cases}头发\\end{cases}头发", "\\begin{cases}头发\\end{cases}頭髮"),
    ],
)  # fmt: skip
def test_formulas_stay_also_where_the_generator_does_not_know_them(before: str, after: str) -> None:
    assert body(before + "\n", schema="hugo") == after + "\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("参见https://example.com/x后面的软件", "參見https://example.com/x後面的軟體"),
        ("参见https://example.com/wiki/软件。软件", "參見https://example.com/wiki/软件。軟體"),
        ("见 http://localhost:80，发现", "見 http://localhost:80，發現"),
        ("写信a@example.com发给我", "寫信a@example.com發給我"),
        ("以https://开头的软件，www.开头的软件", "以https://開頭的軟體，www.開頭的軟體"),
        ("https://example.com/v2.0发布了", "https://example.com/v2.0釋出了"),
        ("https://example.com/x后面(见 a/b)", "https://example.com/x後面(見 a/b)"),
    ],
)
def test_addresses_end_where_chinese_prose_begins(before: str, after: str) -> None:
    assert body(before + "\n") == after + "\n"


@pytest.mark.parametrize(
    "address",
    [
        "https://example.com/软件", "https://example.com/?q=软件", "https://example.com/a#头发",
        "https://example.com/发布-软件", "https://example.com/hexo软件教程.html",
        "http://example.com/a软件的b头发/", "https://www.软件.cn/a", "www.头发.com",
        "https://头发.软件/a", "https://example.com/a软件?id=1", "https://example.com/a里面%20b",
    ],
)  # fmt: skip
@pytest.mark.parametrize("schema", ["hexo", "hugo"])
def test_addresses_with_chinese_characters_stay(address: str, schema: str) -> None:
    text = f"{address}\n\n头发 {address} 头发，见{address}。（{address}）\n"
    after = f"{address}\n\n頭髮 {address} 頭髮，見{address}。（{address}）\n"
    assert body(text, schema=schema) == after


@pytest.mark.parametrize("schema", ["hexo", "hugo"])
def test_prose_that_touches_an_address_is_told(schema: str) -> None:
    text = "甲 https://example.com/a发现了软件 乙\n\n<b>www.example.com</b>发现\n"
    made = load(text, schema=schema).convert("zh-TW", source="zh-CN")
    notes = [note for note in made.diagnostics if note.code == "script-ambiguous"]
    assert [note.span.start for note in notes if note.span] == [text.index("发") + len(HEAD)]
    first = made.changes[0]
    assert (first.before, first.after, first.ambiguous) == ("发", "發", True)
    assert not any(change.ambiguous for change in made.changes[1:])


def test_alternative_texts_and_titles() -> None:
    text = '![软件的**图**](/软件.png "软件")\n\n<img src="/软件.png" alt="软件" title=\'软件\'>\n'
    assert body(text) == (
        '![軟體的**圖**](/软件.png "軟體")\n\n<img src="/软件.png" alt="軟體" title=\'軟體\'>\n'
    )


def test_labels_stay_together() -> None:
    text = "[软件] [软件][] [文件][软件] ![软件]\n\n[软件]: /软件 '软件'\n"
    made = body(text)
    assert made == "[軟體] [軟體][] [檔案][軟體] ![軟體]\n\n[軟體]: /软件 '軟體'\n"
    links = [node.identifier for node in load(made).body.find_all(newsdoc.LinkReference)]
    assert links == ["軟體"] * 3


def test_labels_that_nobody_sees_stay() -> None:
    text = "[文件][软件]\n\n[软件]: /x\n"
    assert body(text) == "[檔案][软件]\n\n[软件]: /x\n"


def test_labels_that_would_become_the_same_stay() -> None:
    text = "[头发] [頭髮]\n\n[头发]: /1\n\n[頭髮]: /2\n"
    assert body(text) == text


def test_links_to_headings_arrive() -> None:
    text = "## 里面的软件\n\n## 里面的软件\n\n[甲](#里面的软件) [乙](#里面的软件-1) [丙](#别的)\n"
    made = load(text).convert("zh-TW", source="zh-CN")
    ids = [heading.id for heading in made.body.outline()]
    urls = [link.url for link in made.body.find_all(newsdoc.Link)]
    assert urls[:2] == [f"#{name}" for name in ids]
    assert urls[2] == "#别的"
    assert [c.rule for c in made.changes if c.rule == "anchor"] == ["anchor", "anchor"]


def test_front_matter() -> None:
    made = head(
        "title: '头发''的软件'\n"
        'description: "里面\\t的 \\u8f6f件"\n'
        "tags: [软件, 后端]\n"
        "categories:\n  - 头发  # 软件\n"
        "lang: zh-CN\nslug: 软件\n软件: 软件\npermalink: /软件/\n"
    )
    assert made == (
        "title: '頭髮''的軟體'\n"
        'description: "裡面\\t的 軟體"\n'
        "tags: [軟體, 後端]\n"
        "categories:\n  - 頭髮  # 软件\n"
        "lang: zh-TW\nslug: 软件\n软件: 软件\npermalink: /软件/\n"
    )


def test_addresses_in_front_matter() -> None:
    text = "title: 软件在https://example.com/软件 里\nlang: zh-CN\n"
    article = newsdoc.loads(f"---\n{text}---\n软件\n", schema="hexo")
    assert article.convert("zh-TW").title == "軟體在https://example.com/软件 裡"
    made = article.convert("zh-TW", glossary={"里": "in: it"})
    assert made.title is not None
    assert made.title.endswith("in: it")


def test_front_matter_of_several_lines() -> None:
    made = head("title: t\ndescription: >\n  头\n  发\nsummary: |\n  头发\n\n  软件\n")
    assert made == "title: t\ndescription: >\n  頭\n  髮\nsummary: |\n  頭髮\n\n  軟體\n"


def test_toml_and_json() -> None:
    made = newsdoc.loads('+++\ntitle = "头发"\ntags = ["软件"]\n+++\n软件\n', schema="hugo")
    assert made.convert("zh-TW").source_text.text == (
        '+++\ntitle = "頭髮"\ntags = ["軟體"]\n+++\n軟體\n'
    )
    made = newsdoc.loads('{"title": "头发", "tags": ["软件"]}\n软件\n', schema="hugo")
    assert made.convert("zh-TW").source_text.text == ('{"title": "頭髮", "tags": ["軟體"]}\n軟體\n')


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("zh-CN", "zh-TW"), ("[zh-CN]", "[zh-TW]"), ("zh-cn", "zh-tw"), ("zh_CN", "zh_TW"),
        ("zh-Hans-CN", "zh-Hant-TW"), ("'zh-Hans'", "'zh-Hant'"), ("[zh-CN, en]", "[zh-TW, en]"),
        ("en", "en"), ("zh", "zh"),
    ],
)  # fmt: skip
def test_languages_keep_their_shape(before: str, after: str) -> None:
    text = f"title: t\nlang: {before}\ntranslations: [zh-CN]\n"
    assert head(text) == f"title: t\nlang: {after}\ntranslations: [zh-CN]\n"


def test_terms_are_the_same_on_every_page() -> None:
    posts = [
        "---\ntags: [软件, 后端, 文件]\n---\n这个软件发布了\n",
        "---\ntags: [软件, 头发, 后端, 文件]\nlang: zh-CN\n---\nEnglish only\n",
        "---\ntags: [后端, 软件]\n---\nEnglish only\n",
    ]
    found = [newsdoc.loads(post, schema="hexo").convert("zh-TW").tags for post in posts]
    assert found[0] == ("軟體", "後端", "檔案")
    assert found[1] == ("軟體", "頭髮", "後端", "檔案")
    assert found[2] == ("後端", "軟體")


def test_terms_of_the_glossary_and_without() -> None:
    article = newsdoc.loads("---\ntags: [前端, 软件]\n---\n软件\n", schema="hexo")
    glossary = Glossary(taxonomies={"前端": "前端技術: 甲"})
    made = article.convert("zh-TW", glossary=glossary)
    assert made.tags == ("前端技術: 甲", "軟體")
    assert article.convert("zh-TW", taxonomies=False).tags == ("前端", "软件")


def test_a_glossary_brings_no_markup_and_breaks_no_quotes() -> None:
    article = newsdoc.loads("---\ntitle: 特朗普说\n---\n特朗普**说**\n", schema="hexo")
    made = article.convert("zh-TW", glossary={"特朗普": "川普: *甲* #"}, source="zh-CN")
    assert made.title == "川普: *甲* #說"
    assert made.body.text() == "川普: *甲* #說"
    assert [node.type for node in made.body.walk()] == [n.type for n in article.body.walk()]


def test_conflicts_of_glossaries_are_told() -> None:
    layers = [{"特朗普": "川普"}, {"特朗普": "特朗普"}]
    made = load("特朗普说软件\n").convert("zh-TW", glossary=layers)
    assert [note.code for note in made.diagnostics if "glossary" in note.code] == [
        "glossary-conflict"
    ]


def test_ignore_marks() -> None:
    text = (
        "软件\n\n<!-- convert-off -->\n软件 `x`\n\n- 软件\n<!-- convert-on -->\n\n软件"
        '<span class="notranslate">软件</span>软件<span translate="no">软<b>件</b></span>\n\n'
        '<div lang="ja">\n\n软件\n\n</div>\n\n<p lang="zh-CN">软件</p><p lang="zh-TW">软件</p>\n'
        "\n> 软件\n"
    )
    made = body(text)
    assert made == (
        "軟體\n\n<!-- convert-off -->\n软件 `x`\n\n- 软件\n<!-- convert-on -->\n\n軟體"
        '<span class="notranslate">软件</span>軟體<span translate="no">软<b>件</b></span>\n\n'
        '<div lang="ja">\n\n软件\n\n</div>\n\n<p lang="zh-CN">軟體</p><p lang="zh-TW">软件</p>\n'
        "\n> 軟體\n"
    )


def test_block_quotes_on_request() -> None:
    article = load("软件\n\n> 软件\n\n软件\n")
    made = convert_post(
        article.source_text,
        article.front_matter,
        article.body,
        article.adapter,
        "zh-TW",
        ignore=IgnoreMarks(block_quotes=True),
    )
    assert article.apply(made.edits).body_text == "軟體\n\n> 软件\n\n軟體\n"


def test_html_that_nobody_closed_ends_with_its_paragraph() -> None:
    assert body("软<code>件\n\n软件\n").endswith("\n\n軟體\n")


def test_quotation_marks() -> None:
    text = "他说：“她说‘**软件**’。\n\n“又说”。\n\n`“x”` ![“图”](x)\n"
    assert body(text) == "他說：「她說『**軟體**』。\n\n「又說」。\n\n`“x”` ![“圖”](x)\n"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("---\ntitle: t\n---\nplain English\n", "script-not-chinese"),
        ("---\ntitle: t\n---\n日本語のテキストを書く\n", "script-not-chinese"),
        ("---\ntitle: t\nlang: ja\n---\n国会\n", "script-not-chinese"),
        ("---\ntitle: t\n---\n你好\n", "script-undecided"),
        ("---\ntitle: t\n---\n软件的頭髮\n", "script-mixed"),
        ("---\ntitle: t\nlang: zh-TW\n---\n" + "这个软件发布了新版本的说明书" * 5 + "\n",
         "script-contradicts"),
    ],
)  # fmt: skip
def test_what_a_post_is_written_in_is_told_where_it_is_not_sure(text: str, code: str) -> None:
    made = newsdoc.loads(text, schema="hexo", timezone="UTC").convert("zh-TW")
    codes = [note.code for note in made.diagnostics if note.code.startswith("script-")]
    assert codes == [code]
    if code == "script-not-chinese":
        assert made.source_text.text == text


def test_nothing_to_do_changes_nothing() -> None:
    text = "---\ntitle: 頭髮\nlang: zh-TW\ntags: [文件]\n---\n軟體的文件\n"
    made = newsdoc.loads(text, schema="hexo").convert("zh-TW")
    assert made.source_text.text == text
    assert made.changes == ()


def test_twice_is_once_and_back_is_back() -> None:
    text = (
        "---\ntitle: 头发的软件\ntags: [软件, 头发]\nlang: zh-CN\n---\n\n## 里面\n\n"
        "这个头**发**的[软件](#里面)，树干和面条，`软件`。\n"
    )
    article = newsdoc.loads(text, schema="hexo")
    once = article.convert("zh-TW")
    assert once.convert("zh-TW").data == once.data
    assert once.convert("zh-CN").data == article.data


def test_line_ends_and_byte_order_marks_stay() -> None:
    data = "\ufeff---\r\ntitle: 头\r\n---\r\n这个文\r\n件\r\n\r\n- 软件\r\n".encode()
    source = newsdoc.SourceText.decode(data)
    article = newsdoc.loads(source.text, schema="hexo")
    made = article.convert("zh-TW", source="zh-CN")
    assert made.source_text.text == "---\r\ntitle: 頭\r\n---\r\n這個檔\r\n案\r\n\r\n- 軟體\r\n"


def test_a_conversion_is_a_value_that_can_be_sent() -> None:
    article = load("头发的软件\n").convert("zh-TW", source="zh-CN")
    again = pickle.loads(pickle.dumps(article))
    assert again.changes == article.changes
    assert again == article


def test_deep_and_long_posts() -> None:
    assert body(">" * 500 + " 软件\n").endswith("軟體\n")
    text = "**头**发" * 20_000 + "\n"
    assert body(text) == "**頭**髮" * 20_000 + "\n"


@pytest.mark.parametrize("adapter", [newsdoc.Hugo(), newsdoc.Hexo()], ids=["hugo", "hexo"])
def test_a_site_says_which_arguments_of_its_own_tags_are_prose(
    adapter: newsdoc.Hugo | newsdoc.Hexo,
) -> None:
    tag = {"hugo": '{{< bio id="软件" text="软件" >}}', "hexo": "{% bio id=软件 text=软件 %}"}
    text = f"---\nlang: zh-CN\n---\n{tag[adapter.name]}\n"
    rules = replace(adapter.prose, tag_arguments={"bio": ("text",)})
    site = replace(adapter, prose=rules)
    before, after = (newsdoc.loads(text, schema=one).convert("zh-TW") for one in (adapter, site))
    assert before.body_text == newsdoc.loads(text, schema=adapter).body_text
    assert after.body_text.count("软件") == after.body_text.count("軟體") == 1
    assert hash(after) == hash(after)
    assert after.adapter == pickle.loads(pickle.dumps(after)).adapter != adapter


def test_values_that_must_be_written_anew_are_written_together(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[int] = []
    real = edits.change_values

    def listen(front_matter: FrontMatter, changes: Mapping[Path, object]) -> tuple[Edit, ...]:
        asked.append(len(changes))
        return real(front_matter, changes)

    monkeypatch.setattr("newsdoc.script.job.change_values", listen)
    tags = ", ".join(f"软件{number}" for number in range(50))
    text = f"---\ntitle: “软件的” https://a.cn/软件 软件\ntags: [{tags}]\n---\n软件\n"
    made = newsdoc.loads(text).convert("zh-TW", source="zh-CN", glossary={"软件": "a: b"})
    assert made.tags == tuple(f"a: b{number}" for number in range(50))
    assert made.title == "「a: b的」 https://a.cn/软件 a: b"
    assert made.body_text == "a: b\n"
    assert asked == [51]
    assert [change.after for change in made.changes].count("a: b") == 1


def test_addresses_stay_also_in_values_that_are_written_anew() -> None:
    for text in (
        "summary: 头发 https://a.cn/软件 a@软件.cn\n",
        "summary: |\n  头发\n\n  https://a.cn/软件\n",
        'summary: "头\\u53d1 https://a.cn/软件"\n',
    ):
        article = newsdoc.loads(f"---\n{text}---\n", schema="hugo")
        made = article.convert("zh-TW", source="zh-CN", glossary={"头发": "髮: “發” #b"})
        assert str(made.front_matter.get("summary")) == str(
            article.front_matter.get("summary")
        ).replace("头发", "髮: 「發」 #b")


WORDS = ("true", "null", "123", "0x1F", "2024-01-01", " x ", "- a", "-", "a: b", "[a]", "x #y")


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("![头发](a)", "![頭髮](a)"),
        ('![a](b "头发")', '![a](b "頭髮")'),
        ('[a](b "头发")', '[a](b "頭髮")'),
        ("[a]\n\n[a]: /b '头发'", "[a]\n\n[a]: /b '頭髮'"),
        ("![头发]\n\n[头发]: /b", "![頭髮]\n\n[頭髮]: /b"),
        ('<img alt="头发">', '<img alt="頭髮">'),
        ("<p title='头发'>a</p>", "<p title='頭髮'>a</p>"),
        ("<p>&#22836;</p>", "<p>&#38957;</p>"),
        ('{{< figure caption="头发" >}}', '{{< figure caption="頭髮" >}}'),
        ('<div>{{< figure alt="头发" >}}</div>', '<div>{{< figure alt="頭髮" >}}</div>'),
        ("a[^1]\n\n[^1]: 头发", "a[^1]\n\n[^1]: 頭髮"),
        ("<div lang='zh-CN'>头发</div>", "<div lang='zh-CN'>頭髮</div>"),
        ("---\nsubtitle: 头发\n---\na", "---\nsubtitle: 頭髮\n---\na"),
        ("---\ncover: {caption: 头发}\n---\na", "---\ncover: {caption: 頭髮}\n---\na"),
        ('---\ntitle: "\\u5934"\n---\na', '---\ntitle: "頭"\n---\na'),
        ("---\ntags: [头发]\n---\na", "---\ntags: [頭髮]\n---\na"),
    ],
)
def test_whatever_converts_tells_the_script(text: str, after: str) -> None:
    article = newsdoc.loads(f"a {text}" if text[0] == "{" else text, schema="hugo", timezone="UTC")
    made = article.convert("zh-TW")
    assert newsdoc.dumps(made).removeprefix("a ") == after.removeprefix("a ")
    assert not [one for one in made.diagnostics if one.code == "script-not-chinese"]
    assert article.script == (None if "tags" in text else "Hans")


@pytest.mark.parametrize(
    "text", ["`头发`", "<pre>头发</pre>", "$头发$", "<!-- 头发 -->", "[a](/头发)"]
)
def test_what_does_not_convert_does_not_tell_the_script(text: str) -> None:
    article = load(f"{text}\n\nabc\n")
    assert article.script is None
    made = article.convert("zh-TW")
    assert made.body_text == article.body_text
    assert made.conversion is not None
    assert [one.code for one in made.conversion.diagnostics] == ["script-not-chinese"]


def test_a_passage_that_names_its_script_tells_nothing_of_the_rest() -> None:
    quoted = f"<p lang='zh-TW'>{'頭髮' * 9}</p>\n\n"
    article = load(f"{quoted}软件\n")
    assert article.script == "Hans"
    assert article.convert("zh-TW").body_text == f"{quoted}軟體\n"
    assert article.convert("zh-CN").body_text == article.body_text
    assert load(quoted).script == "Hant"
    assert load(quoted).convert("zh-CN").body_text == quoted.replace("頭髮", "头发")


def test_a_conversion_takes_a_long_post_for_what_it_is() -> None:
    japanese = "これは日本語の文章です。\n\n" * 200, "这个软件里的头发。\n\n" * 900
    traditional = "頭髮與軟體。\n\n" * 400, "头发与软件。\n\n" * 4000
    for start, rest in (japanese, traditional):
        article = load(start + rest)
        assert article.script == "Hans"
        made = article.convert("zh-Hant")
        assert made.conversion is not None
        assert made.conversion.source == article.script_detection.variety
        assert "软" not in made.body_text


@pytest.mark.parametrize("word", WORDS)
@pytest.mark.parametrize("schema", ["hugo", "hexo"])
def test_a_word_of_the_glossary_stays_a_string(word: str, schema: str) -> None:
    for line, wanted in (
        ("title: 软件", word),
        ('title: "软件"', word),
        ("title: 头软件", f"頭{word}"),
        ("title: 软件头", f"{word}頭"),
        ("tags: [软件, 头]", (word, "頭")),
        ("tags:\n- 软件", (word,)),
    ):
        article = newsdoc.loads(f"---\n{line}\n---\n", schema=schema)
        made = article.convert("zh-TW", source="zh-CN", glossary={"软件": word})
        assert made.front_matter.get(line.partition(":")[0]) == wanted


def test_a_word_of_the_glossary_stays_one_argument() -> None:
    text = '图 {{< figure caption=软件 >}} {{< figure caption="软件" >}}'
    for word, wanted in (
        ("a b", '{{< figure caption=软件 >}} {{< figure caption="a b" >}}'),
        ("true", '{{< figure caption=软件 >}} {{< figure caption="true" >}}'),
        ("軟 體", '{{< figure caption=软件 >}} {{< figure caption="軟 體" >}}'),
        ("軟體", '{{< figure caption=軟體 >}} {{< figure caption="軟體" >}}'),
    ):
        made = newsdoc.loads(text, schema="hugo").convert(
            "zh-TW", source="zh-CN", glossary={"软件": word}
        )
        assert made.body_text == f"圖 {wanted}"
        assert bool(made.diagnostics) == (word != "軟體")


@pytest.mark.parametrize("schema", ["hugo", "hexo"])
@pytest.mark.parametrize("word", ["{% a %}", "{{ a }}", "{{< a >}}", "{{% a %}}", "{# a #}"])
def test_a_word_of_the_glossary_is_no_tag(word: str, schema: str) -> None:
    text = "软件 [软件](x '软件')\n\n<div title='软件'>软件</div>\n\n<b>软件</b>\n"
    article = newsdoc.loads(text, schema=schema)
    made = article.convert("zh-TW", source="zh-CN", glossary={"软件": word})
    assert [node.type for node in made.body.walk()] == [node.type for node in article.body.walk()]
    assert next(made.body.find_all(newsdoc.Paragraph)).text() == f"{word} {word}"


@pytest.mark.parametrize("word", [" x", "x  ", "    x", "\tx", "x\t", " x "])
@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("软件", "x"),
        ("   软件", "   x"),
        ("> 软件\n>软件\n> 头", "> x\n>x\n> 頭"),
        ("- 软件\n  软件\n  头", "- x\n  x\n  頭"),
        ("头\r\n软件\r\n头", "頭\r\nx\r\n頭"),
        ("头  \n软件", "頭  \nx"),
        ("软件`a`软件", "x`a`x"),
        ("头软件头", "頭x頭"),
        ("<b>软件</b>头", "<b>x</b>頭"),
    ],
)
def test_blanks_of_a_word_make_no_code_and_no_line_break(text: str, after: str, word: str) -> None:
    article = load(f"{text}\n", head="")
    made = article.convert("zh-TW", source="zh-CN", glossary={"软件": word})
    assert [node.type for node in made.body.walk()] == [node.type for node in article.body.walk()]
    blanks = str.maketrans("", "", " \t")
    assert made.body_text.translate(blanks) == f"{after}\n".translate(blanks)
    for change in made.changes:
        assert made.source_text.slice(change.new_span) == change.after


def test_a_word_with_an_entity_in_it_is_certain() -> None:
    made = load("头&#21457;，&#x5934;&#x53D1;\n").convert("zh-TW", source="zh-CN")
    assert made.body_text == "頭&#39662;，&#x982D;&#x9AEE;\n"
    assert not made.diagnostics
    assert not [change for change in made.changes if change.ambiguous and change.before == "发"]
    assert load("头**&#21457;**\n").convert("zh-TW", source="zh-CN").diagnostics


def test_quotation_marks_stay_where_one_is_written_as_an_entity() -> None:
    assert body("“头发&rdquo;，&ldquo;头”") == "“頭髮&rdquo;，&ldquo;頭”"
    assert body("<p>“头发&rdquo;</p>\n\n“头”") == "<p>“頭髮&rdquo;</p>\n\n「頭」"
