"""The handle: values, places, equality, changing, and the two sample posts in full."""

from __future__ import annotations

import copy
import inspect
import json
import pickle
import threading
from datetime import UTC, datetime, timedelta, timezone
from typing import TYPE_CHECKING, ClassVar, get_type_hints

import pytest

import newsdoc
from newsdoc import Article, Edit, EditError, Image, Link, Metadata, Picture, Shortcode
from tests.support import HEXO_EXAMPLE, HEXO_POST, HUGO_EXAMPLE, HUGO_POST, validate

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from newsdoc import FrontMatter
    from newsdoc.frontmatter import Format

SHANGHAI = timezone(timedelta(hours=8))


def test_hugo_example() -> None:
    article = validate(newsdoc.load(HUGO_EXAMPLE))
    assert article.schema == "hugo"
    assert article.published == datetime(2025, 6, 3, 18, 30, 12, tzinfo=SHANGHAI)
    assert article.title == "夜市來了機器人：鹽酥雞攤位背後的AI實驗"
    assert article.summary is not None
    assert article.summary.startswith("「我只是想早一點收攤回家。」")
    assert article.tags == ()
    assert article.categories == (("AI 生活觀察",),)
    assert article.draft is False
    assert article.source is None
    assert article.script == "Hant"
    assert article.cover == Picture(url="/images/posts/20250603-5f0c2a91.jpg", alt="封面圖")
    assert article.origin("cover").kind == "body"
    assert [heading.depth for heading in article.body.find_all(newsdoc.Heading)] == [2] * 6
    assert len(list(article.body.find_all(Image))) == 3
    (video,) = article.body.find_all(Shortcode)
    assert video.name == "youtube"
    assert [argument.value for argument in video.arguments] == ["a1B2c3D4e5F"]
    assert article.word_count > 0
    assert article.reading_time >= 1
    assert article.diagnostics == ()


@pytest.mark.parametrize("name", ["rooftop-farms.md", "x.md", "post.txt"])
def test_hexo_example_whatever_its_name(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(HEXO_POST.encode())
    article = validate(newsdoc.load(path, timezone="Asia/Shanghai"))
    assert article.schema == "hexo"
    assert article.published == datetime(2025, 3, 8, 9, 15, 42, tzinfo=SHANGHAI)
    assert article.summary is not None
    assert article.summary.startswith("【文/城市观察 周宁】")
    assert article.origin("summary").key == "summary"
    assert article.categories == (("wx",),)
    assert article.tags == ("wx",)
    assert article.language == "zh-CN"
    assert article.translations == ("zh-CN",)
    assert article.cover == Picture(url="https://img.example.com/om_ls/RtF7kQm3Xw9/640360/0")
    assert article.origin("cover").key == "thumbnail"
    assert (article.comments, article.toc, article.math) == (False, False, False)
    assert "menu" not in article.extra
    assert "lead" not in article.extra
    assert article.extra["widgets"] == ("search", "recent", "taglist")
    assert article.extra["sidebar"] == "right"
    assert (article.extra["pager"], article.extra["authorbox"]) == (True, False)
    assert article.script == "Hans"
    images = article.body.images()
    assert len(images) == 2
    assert all(image.caption and "当地时间" in image.caption for image in images)
    assert list(article.body.find_all(newsdoc.Heading)) == []
    assert [link.url for link in article.body.find_all(Link)] == [
        "https://wx.example.com/rain/a/20250308B02K4P00"
    ]


@pytest.mark.parametrize(
    ("example", "there", "back"),
    [(HUGO_EXAMPLE, "zh-Hans", "zh-Hant"), (HEXO_EXAMPLE, "zh-Hant", "zh-Hans")],
)
def test_examples_convert_there_and_back(example: Path, there: str, back: str) -> None:
    article = newsdoc.load(example)
    converted = validate(article.convert(there))
    assert converted.script == there.removeprefix("zh-")
    assert converted != article
    assert converted.changes
    returned = validate(converted.convert(back))
    # What OpenCC itself cannot give back stays different; everything that is no prose is back.
    pairs = list(zip(article.body_text, returned.body_text, strict=True))
    assert sum(a == b for a, b in pairs) / len(pairs) > 0.98
    for name in ("published", "cover", "draft", "extra", "tags"):
        before, after = getattr(article, name), getattr(returned, name)
        assert before == after or name == "cover"
    assert [node.url for node in converted.body.find_all(Image)] == [
        node.url for node in article.body.find_all(Image)
    ]


def test_converting_leaves_code_alone() -> None:
    article = newsdoc.load(HUGO_EXAMPLE)
    code = [node.value for node in article.convert("zh-CN").body.find_all(newsdoc.Code)]
    assert code == [node.value for node in article.body.find_all(newsdoc.Code)]
    assert (
        "简体字的注释也会原样保留"
        in article.convert("zh-TW").body.find_all(newsdoc.Code).__next__().value
    )


def test_a_converted_language_keeps_its_shape() -> None:
    converted = newsdoc.load(HEXO_EXAMPLE).convert("zh-TW")
    assert converted.language == "zh-TW"
    assert converted.translations == ("zh-CN",)
    assert 'lang:\n  - "zh-TW"\n' in converted.source_text.text


def test_every_field_is_an_attribute_of_the_same_type() -> None:
    hints = get_type_hints(Metadata, include_extras=False)
    for name in Metadata.model_fields:
        assert name in hints
        attribute = inspect.getattr_static(Article, name)
        assert attribute.__doc__, name


def test_fields_cannot_be_set() -> None:
    article = newsdoc.loads(HUGO_POST)
    with pytest.raises(AttributeError, match="replace"):
        article.title = "x"  # type: ignore[misc]  # that is the point
    with pytest.raises(AttributeError):
        article.new_name = 1  # type: ignore[assignment]  # as above
    for name in ("title", "front_matter", "_source"):
        with pytest.raises(AttributeError, match="stays"):
            delattr(article, name)
    assert article == newsdoc.loads(HUGO_POST)


def test_equality_is_bytes_schema_and_zone() -> None:
    one = newsdoc.loads(HEXO_POST, schema="hexo", path="a.md")
    assert one == newsdoc.loads(HEXO_POST, schema="hexo", path="b.md")
    assert hash(one) == hash(newsdoc.loads(HEXO_POST, schema="hexo", path="b.md"))
    assert one != newsdoc.loads(HEXO_POST, schema="hugo")
    assert one != newsdoc.loads(HEXO_POST, schema="hexo", timezone="Asia/Shanghai")
    assert one != newsdoc.loads(HEXO_POST + "\n", schema="hexo")
    assert one != HEXO_POST


@pytest.mark.parametrize(
    "again", [copy.copy, copy.deepcopy, lambda a: pickle.loads(pickle.dumps(a))]
)
def test_copies_are_equal(again: Callable[[Article], Article]) -> None:
    article = newsdoc.loads(HUGO_POST, path="a.md")
    _ = article.body, article.cover, article.script
    twin = again(article)
    assert twin == article
    assert twin.path == article.path
    assert twin.title == article.title
    assert twin.body == article.body


def test_a_converted_article_can_be_pickled() -> None:
    converted = newsdoc.load(HEXO_EXAMPLE).convert("zh-TW")
    twin: Article = pickle.loads(pickle.dumps(converted))
    assert twin == converted
    assert twin.changes == converted.changes


def test_threads_share_an_article() -> None:
    article = newsdoc.loads(HUGO_POST)
    seen: list[object] = []

    def ask() -> None:
        seen.append((article.title, article.body, article.cover, article.script, article.excerpt))

    threads = [threading.Thread(target=ask) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(seen) == 8
    assert all(one == seen[0] for one in seen)


def test_text_of_any_node() -> None:
    article = newsdoc.loads(HUGO_POST)
    image = next(article.body.find_all(Image))
    assert article.text_of(image) == "![封面圖](/images/posts/20250603-5f0c2a91.jpg)"
    title = article.front_matter.node("title")
    assert title is not None
    assert article.text_of(title) == '"夜市來了機器人：鹽酥雞攤位背後的AI實驗"'


def test_origin_names_key_and_place() -> None:
    article = newsdoc.loads(HUGO_POST)
    origin = article.origin("published")
    assert (origin.kind, origin.key) == ("key", "date")
    assert origin.span is not None
    assert article.source_text.slice(origin.span) == "2025-06-03T18:30:12+08:00"
    assert article.origin("weight").kind == "default"
    with pytest.raises(KeyError):
        article.origin("nonsense")


def test_replace_is_one_line_of_diff() -> None:
    article = newsdoc.loads(HUGO_POST)
    changed = validate(article.replace(title="新的標題"))
    before, after = HUGO_POST.split("\n"), newsdoc.dumps(changed).split("\n")
    assert [
        at for at, pair in enumerate(zip(before, after, strict=True)) if pair[0] != pair[1]
    ] == [1]
    assert changed.title == "新的標題"
    assert article.title == "夜市來了機器人：鹽酥雞攤位背後的AI實驗"


def test_replace_with_equal_values_is_the_same_article() -> None:
    article = newsdoc.loads(HEXO_POST)
    same = article.replace(
        title=article.title, tags=["wx"], categories=["wx"], cover=article.cover, weight=None
    )
    assert same is article


def test_replace_takes_plain_values() -> None:
    article = validate(
        newsdoc.loads(HUGO_POST).replace(
            tags=["機器人", "夜市"], authors=["林小美"], cover="/a.jpg", draft=True, weight=3
        )
    )
    assert article.tags == ("機器人", "夜市")
    assert article.authors[0].name == "林小美"
    assert article.cover == Picture(url="/a.jpg")
    assert (article.draft, article.weight) == (True, 3)


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"titel": "x"}, "no field 'titel'"),
        ({"title": 5}, "title: 5 does not fit: expected a text"),
        ({"published": datetime(2025, 1, 1)}, "published.*with a zone"),  # noqa: DTZ001  naive on purpose
        ({"published": "2025-01-01"}, "published.*with a zone"),
        ({"tags": [1]}, "tags.*expected a text"),
        ({"tags": "AI"}, "tags.*expected a list"),
        ({"weight": "3"}, "weight.*a whole number"),
        ({"draft": "no"}, "draft.*True or False"),
    ],
)
def test_replace_refuses_what_does_not_fit(fields: dict[str, object], message: str) -> None:
    with pytest.raises(EditError, match=message):
        newsdoc.loads(HUGO_POST).replace(**fields)  # type: ignore[arg-type]  # wrong on purpose


def test_a_cover_of_the_body_cannot_be_removed_from_front_matter() -> None:
    with pytest.raises(EditError, match="body"):
        newsdoc.loads(HUGO_POST).replace(cover=None)


def test_front_matter_edits_apply() -> None:
    article = newsdoc.loads(HUGO_POST)
    changed = validate(article.apply(article.front_matter.set("params.toc", True)))
    assert changed.front_matter.get("params.toc") is True
    assert changed.toc is True


def test_apply_refuses_what_is_not_there() -> None:
    article = newsdoc.loads(HUGO_POST)
    edit = newsdoc.Edit(newsdoc.Span(0, 3), "+++", "***")
    with pytest.raises(EditError, match="expects"):
        article.apply([edit])


@pytest.mark.parametrize(
    ("schema", "notation", "start"),
    [
        ("hugo", None, "---\ntitle: '一篇: \"新\"文章'\n"),
        ("hugo", "yaml", "---\n"),
        ("hugo", "toml", "+++\n"),
        ("hugo", "json", "{\n"),
        ("hexo", None, "---\n"),
        ("hexo", "json", ";;;\n"),
    ],
)
def test_new_posts(schema: str, notation: Format | None, start: str) -> None:
    moment = datetime(2025, 7, 1, 8, 0, tzinfo=SHANGHAI)
    article = newsdoc.new(
        schema,
        format=notation,
        title='一篇: "新"文章',
        published=moment,
        tags=["新聞", "on"],
        cover=newsdoc.Picture(url="/夜市.jpg"),
        draft=True,
        weight=3,
        body="內文\n",
        timezone="Asia/Taipei",
    )
    validate(article)
    text = newsdoc.dumps(article)
    assert text.startswith(start)
    assert article.title == '一篇: "新"文章'
    assert (article.published, article.draft, article.weight) == (moment, True, 3)
    assert article.tags == ("新聞", "on")
    assert article.cover is not None
    assert article.cover.url == "/夜市.jpg"
    assert article.body_text.strip() == "內文"
    assert newsdoc.loads(text, schema=schema, timezone="Asia/Taipei") == article


def test_one_text_in_quotes_does_not_quote_a_new_post() -> None:
    article = newsdoc.new("hugo", title="a: b", authors=[newsdoc.Person(name="王")])
    assert newsdoc.dumps(article) == '---\ntitle: "a: b"\nauthor: 王\n---\n'


def test_new_posts_that_cannot_be() -> None:
    with pytest.raises(EditError, match="hexo reads no front matter in toml"):
        newsdoc.new("hexo", title="夜市", format="toml")
    with pytest.raises(EditError, match="hexo reads no front matter in org"):
        newsdoc.new("hexo", title="夜市", format="org")
    with pytest.raises(EditError, match="texts of one line"):
        newsdoc.new("hugo", title="夜\n市", format="org")
    assert newsdoc.new("hugo").title is None


def test_new_posts_with_org_keywords() -> None:
    article = newsdoc.new(
        "hugo",
        title="夜市",
        published=datetime(2024, 5, 6, 7, tzinfo=UTC),
        tags=["小吃", "河岸 夜景"],
        categories=["城 市"],
        draft=True,
        weight=3,
        format="org",
        body="內文\n",
    )
    assert newsdoc.dumps(article) == (
        "#+TITLE: 夜市\n#+DATE: 2024-05-06T07:00:00Z\n#+TAGS: 小吃\n#+TAGS: 河岸 夜景\n"
        "#+CATEGORIES: 城 市\n#+DRAFT: true\n#+WEIGHT: 3\n\n內文\n"
    )
    assert (article.tags, article.categories) == (("小吃", "河岸 夜景"), (("城 市",),))
    assert (article.draft, article.weight) == (True, 3)
    validate(article)
    one = article.replace(categories=["島 嶼"])
    assert newsdoc.dumps(one) == newsdoc.dumps(article).replace("城 市", "島 嶼")


def test_a_new_body_is_never_taken_for_front_matter() -> None:
    for schema in ("hugo", "hexo"):
        for body in ("---\nx: 1\n---\ny\n", "{\n", "+++\n", "{{< x >}}\n", "a: b\n---\nc\n"):
            titled = newsdoc.new(schema, title="a", body=body)
            assert titled.body_text == "\n" + body
            try:
                bare = newsdoc.new(schema, body=body)
            except EditError:
                continue
            assert bare.body_text == body
    assert newsdoc.new("hugo", title="a").replace(title="").title is None


def test_to_json_knows_everything() -> None:
    article = newsdoc.load(HEXO_EXAMPLE, timezone="Asia/Shanghai")
    known = json.loads(article.to_json())
    assert known["schema"] == "hexo"
    assert known["title"] == article.title
    assert known["published"].startswith("2025-03-08T09:15:42")
    assert known["script"] == "Hans"
    assert known["cover"]["url"] == article.cover.url if article.cover else False
    assert known["extra"]["widgets"] == ["search", "recent", "taglist"]
    assert known["origins"]["title"] == {
        "kind": "key",
        "key": "title",
        "line": 2,
        "column": 8,
        "start": 11,
        "end": 35,
    }
    assert set(Metadata.model_fields) < set(known)
    assert json.loads(article.to_json(body=True, indent=1))["body"]["type"] == "root"


def test_posts_of_python_frontmatter_and_back() -> None:
    article = newsdoc.loads(HUGO_POST)
    post = article.to_post()
    assert post["title"] == article.title
    assert post.content.strip() == article.body_text.strip()
    again = validate(newsdoc.from_post(post, "hugo"))
    assert again.metadata == article.metadata
    assert again.body_text.strip() == article.body_text.strip()


def test_strict_tells_all_at_once() -> None:
    text = "---\ntitle: a\ndate: 2025-13-01\ntags: 5\nweight: x\n---\n"
    lenient = newsdoc.loads(text, schema="hugo")
    assert lenient.diagnostics
    with pytest.raises(ExceptionGroup) as caught:
        newsdoc.loads(text, schema="hugo", path="posts/a.md", strict=True)
    errors = caught.value.exceptions
    assert len(errors) == len(lenient.diagnostics)
    assert all(isinstance(error, newsdoc.DiagnosticError) for error in errors)
    assert str(errors[0]).startswith("posts/a.md:3:7: ")
    assert newsdoc.loads(HUGO_POST, strict=True).title


WRONG_IN_EVERY_FORMAT = {
    "yaml": """---
标题: 甲
date: 昨天
weight: 重
aliases: 5   # 注
sitemap:
  changefreq: 3
menus:
  main: {name: 甲, weight: 十}
---
""",
    "toml": """+++
"标题" = "甲"
date = "昨天"
weight = "重"
aliases = 5   # 注
[sitemap]
changefreq = 3
[menus.main]
name = "甲"
weight = "十"
+++
""",
    "json": """{
"标题": "甲", "date": "昨天",
"weight": "重",
"aliases": 5,
"sitemap": {"网": "图", "changefreq": 3},
"menus": {"main": {"name": "甲", "weight": "十"}}
}
""",
}


@pytest.mark.parametrize("text", WRONG_IN_EVERY_FORMAT.values(), ids=WRONG_IN_EVERY_FORMAT)
def test_every_wrong_value_is_told_with_its_place_in_every_format(text: str) -> None:
    """Nested keys included; carets stand under the value by what a terminal shows."""
    article = newsdoc.loads(text, schema="hugo", path="posts/a.md")
    errors = [article.to_error(one) for one in article.diagnostics]
    wrong = {"date": "昨天", "weight": "重", "aliases": "5", "sitemap.changefreq": "3"}
    wrong["menus.main.weight"] = "十"
    assert {error.message.partition(":")[0] for error in errors} == set(wrong)
    for error in errors:
        key = error.message.partition(":")[0]
        span = article.front_matter.span(key)
        assert error.path == "posts/a.md"
        assert error.span == span == error.diagnostic.span
        assert span is not None
        assert span.slice(text).strip('"') == wrong[key]
        start = article.source_text.point(span.start)
        assert (error.line, error.column) == (start.line, start.column)
        line, carets = error.excerpt.split("\n")
        assert line == text.split("\n")[start.line - 1]
        before = line[: start.column - 1]
        assert carets == " " * _width(before) + "^" * _width(span.slice(text))
        assert (
            str(error)
            == f"posts/a.md:{start.line}:{start.column}: {error.message}\n{error.excerpt}"
        )


def _width(text: str) -> int:
    return sum(2 if "\u4e00" <= char <= "\u9fff" else 1 for char in text)


def test_a_whole_number_of_json_is_shown_as_written() -> None:
    (found,) = newsdoc.loads('{\n"title": "a",\n"aliases": 5\n}\n', schema="hugo").diagnostics
    assert found.message == "aliases: expected a text or a list, found the number 5"


def test_diagnostics_of_the_body_are_among_them() -> None:
    text = "---\ntitle: a\n---\n他說**「你好」**的時候\n"
    (found,) = newsdoc.loads(text, schema="hugo").diagnostics
    assert found.code == "emphasis-not-shown"
    assert found.span is not None
    assert found.span.slice(text) == "**「你好」**"
    deep = newsdoc.loads("---\ntitle: a\n---\n" + "> " * 500 + "x\n", schema="hugo")
    assert [one.code for one in deep.diagnostics] == ["body-too-deep"]


def test_json_schema() -> None:
    for name in ("hugo", "hexo"):
        schema = newsdoc.json_schema(name)
        properties = schema["properties"]
        assert isinstance(properties, dict)
        assert "title" in properties
        assert all(isinstance(one, dict) and one.get("description") for one in properties.values())
        json.dumps(schema)


def test_detect_schema() -> None:
    found = newsdoc.detect_schema(HEXO_EXAMPLE)
    assert found.name == "hexo"
    assert found.reasons
    assert newsdoc.detect_schema(text=HUGO_POST).name == "hugo"
    undecided = newsdoc.loads("# only a heading\n")
    assert undecided.schema == "hugo"
    assert [one.code for one in undecided.diagnostics] == ["schema-undecided"]
    with pytest.raises(ValueError, match="path or a text"):
        newsdoc.detect_schema()


@pytest.mark.parametrize(
    ("schema", "text", "markdown"),
    [
        ("hexo", "一\n\n二\n", "標題: 甲\n\n---"),
        ("hexo", "車\n---\n二\n", "說明: 高鐵"),
        ("hugo", "一\n\n二\n", "---\na: b\n---"),
        ("hugo", "一\n\n二\n", "#+title: 一"),
    ],
)
def test_an_edit_of_the_body_makes_no_front_matter(schema: str, text: str, markdown: str) -> None:
    """The tree of the body would be right; the generator would not read it as the body."""
    article = newsdoc.loads(text, schema=schema)
    with pytest.raises(EditError, match="divided"):
        article.edit.insert_before(article.body.children[0], markdown)
    assert article.apply(article.edit.insert_before(article.body.children[0], "零")).body_text


def test_removing_the_only_block_leaves_the_fence_alone() -> None:
    """The line above the first block belongs to the front matter."""
    text = "---\ntitle: 一\n---\n二\n"
    for body in ("二\n", "二", "- 二"):
        article = newsdoc.loads(text.replace("二\n", body), schema="hugo")
        changed = article.apply(article.edit.remove(article.body.children[0]))
        assert newsdoc.dumps(changed).startswith("---\ntitle: 一\n---\n")
        assert changed.body.children == ()


def test_values_that_json_does_not_have() -> None:
    text = "---\na: !!binary aGk=\nb: .inf\nc: [2025-01-02, -.inf]\n---\n"
    known = newsdoc.loads(text, schema="hexo").to_dict()
    assert known["extra"] == {"a": "hi", "b": "inf", "c": ["2025-01-02", "-inf"]}


class Careless(newsdoc.Hexo):
    """A schema whose edits are what its option says, whatever was asked."""

    propose = None  # type: ignore[assignment]  # such as one that has none
    made: ClassVar[str] = ""

    def edits(self, front_matter: FrontMatter, *_: object) -> tuple[Edit, ...]:
        span = front_matter.span("title")
        return (Edit(span, self.made, "甲"),) if self.made and span else ()


@pytest.mark.parametrize(
    ("made", "message"),
    [
        ("", r"title cannot be '乙' in hexo front matter \(key 'title'\)"),
        ("[", "cannot be written here"),
    ],
)
def test_a_schema_that_makes_wrong_edits_is_found_out(
    made: str, message: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Careless, "made", made)
    article = newsdoc.loads("---\ntitle: 甲\n---\n", schema=Careless(), path="a.md")
    with pytest.raises(EditError, match=message) as caught:
        article.replace(title="乙")
    assert caught.value.path == "a.md"


def test_the_values_of_a_converted_article_are_read_when_asked_for() -> None:
    article = newsdoc.loads("---\ntitle: 软件\ntags: [头发]\n---\n", schema="hugo")
    made = article.convert("zh-TW")
    assert "_normalised" not in vars(made)
    assert (made.title, made.tags) == ("軟體", ("頭髮",))
    assert made == newsdoc.loads(newsdoc.dumps(made), schema="hugo")
