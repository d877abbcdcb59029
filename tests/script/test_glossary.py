"""A site's own words."""

from __future__ import annotations

import pickle
from typing import TYPE_CHECKING

import pytest

import newsdoc
from newsdoc import convert
from newsdoc.errors import ConversionError
from newsdoc.script import TAIWAN_FORMS, Glossary
from newsdoc.script.glossary import GlossaryFormat, as_glossary

if TYPE_CHECKING:
    from pathlib import Path


def test_words_and_protected_words() -> None:
    glossary = Glossary({"特朗普": "川普"}, protected=frozenset({"信息"}))
    assert convert("特朗普的信息与软件", "zh-TW", glossary=glossary) == "川普的信息與軟體"


def test_a_word_of_the_glossary_is_a_word_for_segmentation() -> None:
    assert convert("理发店", "zh-TW") == "理髮店"
    assert convert("理发店", "zh-TW", glossary={"发店": "發店"}) == "理髮店"
    assert convert("头发展", "zh-TW", glossary={"头": "首"}) == "首發展"


def test_taiwan_forms() -> None:
    assert convert("台湾的平台和台风", "zh-TW") == "臺灣的平臺和颱風"
    assert convert("台湾的平台和台风", "zh-TW", glossary=TAIWAN_FORMS) == "台灣的平台和颱風"


def test_the_later_layer_counts_and_says_so(tmp_path: Path) -> None:
    file = tmp_path / "site.toml"
    file.write_text('"特朗普" = "特朗普"\nprotected = ["软件"]\n', encoding="utf-8")
    merged = as_glossary([{"特朗普": "川普", "软件": "軟體"}, str(file)])
    assert dict(merged.terms) == {"特朗普": "特朗普"}
    assert merged.protected == {"软件"}
    assert len(merged.conflicts) == 2
    assert "'软件' is '軟體' and protected" in merged.conflicts[1]


def test_the_way_back() -> None:
    glossary = Glossary({"特朗普": "川普", "川建国": "川普"}, protected=frozenset({"信息"}))
    back = convert("川普", "zh-CN", glossary=glossary.reversed())
    assert back == "特朗普"


def test_it_is_a_value() -> None:
    one, other = Glossary({"甲": "乙"}), Glossary({"甲": "乙"})
    assert one == other
    assert hash(one) == hash(other)
    assert pickle.loads(pickle.dumps(one)) == one
    assert not Glossary()
    with pytest.raises(AttributeError):
        one.terms = {}  # type: ignore[misc]  # a frozen value is what is tested


@pytest.mark.parametrize(
    ("kind", "text", "terms"),
    [
        ("toml", '"甲" = "乙"\n[terms]\n"丙" = "丁"\n', {"甲": "乙", "丙": "丁"}),
        ("json", '{"甲": "乙", "terms": {"丙": "丁"}}', {"甲": "乙", "丙": "丁"}),
        ("csv", "source,target\r\n甲,乙\r\n\r\n# 注\r\n丙,丁\r\n", {"甲": "乙", "丙": "丁"}),
    ],
)
def test_files(tmp_path: Path, kind: GlossaryFormat, text: str, terms: dict[str, str]) -> None:
    assert dict(Glossary.parse(text, kind).terms) == terms
    file = tmp_path / f"words.{kind}"
    file.write_bytes(b"\xef\xbb\xbf" + text.encode())
    assert dict(Glossary.load(file).terms) == terms


def test_tables_of_a_file() -> None:
    text = 'protected = ["甲"]\n[taxonomies]\n"前端" = "前端技術"\n[after]\n"臺" = "台"\n'
    glossary = Glossary.parse(text, "toml")
    assert glossary.protected == {"甲"}
    assert dict(glossary.taxonomies) == {"前端": "前端技術"}
    assert dict(glossary.after) == {"臺": "台"}
    assert Glossary.parse("甲\n乙,\n", "csv").protected == {"甲", "乙"}


@pytest.mark.parametrize(
    ("kind", "text", "place", "reason"),
    [
        ("toml", '"甲" = "乙"\n"丙" = 3\n', "2:2", "3 is not a string"),
        ("toml", '"甲" = "乙"\n丙\n', "2:1", ""),
        ("toml", '"甲" = "乙"\nprotected = ["甲"]\n', "1:2", "protected and yet"),
        ("toml", '[terms]\n"甲" = ""\n', "2:2", "is empty"),
        ("json", '{"甲": "乙",\n "甲": "丙"}', "2:3", "given twice"),
        ("json", '{"甲": "乙",\n "\\u7532": "丙"}', "1:1", "given twice"),
        ("json", '{"甲": "乙",\n}', "2:1", "property name"),
        ("json", '["甲"]', "1:1", "table of words"),
        ("json", "[" * 200_000, "1:1", "nested too deeply"),
        ("json", f'{{"甲": {"9" * 5000}}}', "1:1", "more digits"),
        ("toml", f'"甲" = {"9" * 5000}', "1:1", "more digits"),
        ("json", '{"甲": "a\\u0000"}', "1:3", "U+0000"),
        ("csv", "甲,乙\n甲,丙\n", "2:1", "'乙' and '丙'"),
        ("csv", "甲,乙,丙\n", "1:1", "3 columns"),
        ("csv", "云\n甲;乙\n", "2:1", "one column"),
        ("csv", "甲\t乙\n", "1:1", "one column"),
        ("toml", '\nprotected = "甲"\n', "2:1", "a list of words"),
        ("toml", '[words]\n"甲" = "乙"\n', "1:2", "no table is named 'words'"),
        ("json", '{"terms": "甲"}', "1:3", "a table of words"),
        ("csv", "甲,乙\n,丙\n", "2:1", "is empty"),
        ("csv", '甲,乙\n"丙,丁\n', "3:1", ""),
    ],
)
def test_a_broken_file_is_an_error_with_its_line(
    kind: GlossaryFormat, text: str, place: str, reason: str
) -> None:
    with pytest.raises(ConversionError) as caught:
        Glossary.parse(text, kind, path=f"words.{kind}")
    assert str(caught.value).startswith(f"words.{kind}:{place}: ")
    assert reason in str(caught.value)


def test_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(ConversionError, match=r"none\.toml: .*cannot be read: no such file"):
        convert("头发", "zh-TW", glossary=str(tmp_path / "none.toml"))
    with pytest.raises(ConversionError, match=r"\.txt"):
        Glossary.load(tmp_path / "words.txt")
    (tmp_path / "big5.csv").write_bytes("甲,乙".encode("big5"))
    with pytest.raises(ConversionError, match="UTF-8"):
        Glossary.load(tmp_path / "big5.csv")


@pytest.mark.parametrize("terms", [{"甲": ""}, {" ": "乙"}, {"甲\n": "乙"}, {"甲": "\ud800"}])
def test_words_that_are_none(terms: dict[str, str]) -> None:
    with pytest.raises(ConversionError):
        Glossary(terms)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("特朗普\n", '*川* <b> "&amp;"\n'),
        ("[特朗普](/a '特朗普')\n", '*川* <b> "&amp;"\n'),
        ("## 特朗普\n", '*川* <b> "&amp;"\n'),
        ("- **特朗普说**\n", '*川* <b> "&amp;"說\n'),
    ],
)
def test_a_reader_sees_the_words_of_a_glossary_as_they_are(before: str, after: str) -> None:
    article = newsdoc.loads(f"---\ntitle: t\n---\n{before}", schema="hugo", timezone="UTC")
    made = article.convert("zh-TW", source="zh-CN", glossary={"特朗普": '*川* <b> "&amp;"'})
    assert "".join(node.value for node in made.body.find_all(newsdoc.Text)) == after.strip()
    assert [node.type for node in made.body.walk()] == [node.type for node in article.body.walk()]
    assert all(link.title == '*川* <b> "&amp;"' for link in made.body.find_all(newsdoc.Link))


def test_words_of_a_glossary_inside_html_and_arguments() -> None:
    text = (
        "<p title='特朗普'>特朗普</p>\n\n![特朗普](/a.png \"特朗普\")\n\n"
        '{{< figure src="/a" caption="特朗普" title="软件" >}}\n'
    )
    article = newsdoc.loads(f"---\ntitle: t\n---\n{text}", schema="hugo", timezone="UTC")
    made = article.convert("zh-TW", source="zh-CN", glossary={"特朗普": '川"普" [A]'})
    assert made.body_text == (
        "<p title='川&quot;普&quot; [A]'>川&quot;普&quot; [A]</p>\n\n"
        '![川\\"普\\" \\[A\\]](/a.png "川\\"普\\" \\[A\\]")\n\n'
        '{{< figure src="/a" caption="特朗普" title="軟體" >}}\n'
    )
    assert [image.alt for image in made.body.find_all(newsdoc.Image)] == ['川"普" [A]']
    assert "script-unmapped" in [note.code for note in made.diagnostics]


def test_protected_words_stay_as_they_are_written() -> None:
    article = newsdoc.loads("---\ntitle: t\n---\n软件C*、[头_发]\n", schema="hugo")
    words = Glossary(protected=frozenset({"软件C*", "头_发"}))
    assert article.convert("zh-TW", source="zh-CN", glossary=words).data == article.data


def test_large_glossaries_take_no_longer_for_long_posts() -> None:
    words = {f"词{number}条": f"詞{number}條*" for number in range(20_000)}
    text = "---\ntitle: t\n---\n" + "软件**词5条**\n\n" * 2_000
    made = newsdoc.loads(text, schema="hexo").convert("zh-TW", source="zh-CN", glossary=words)
    assert made.body_text == "軟體**詞5條\\***\n\n" * 2_000
