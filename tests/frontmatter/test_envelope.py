"""Where front matter begins and ends for Hugo, for Hexo and for others."""

from __future__ import annotations

import pytest

from newsdoc.frontmatter import PLAIN, Envelope, split_fences, split_hexo, split_hugo
from newsdoc.source import SourceText
from tests.frontmatter.reading import HEXO, HUGO, read_text, refused


def parts(envelope: Envelope, source: SourceText) -> tuple[str | None, str, str]:
    return envelope.format, source.slice(envelope.data), source.slice(envelope.body)


HUGO_FILES = [
    ("---\ntitle: 春\n---\n正文\n", "yaml", "title: 春\n", "正文\n"),
    ("\n \n\t---\ntitle: 春\n---\n正文", "yaml", "title: 春\n", "正文"),
    ("\f\v---\ntitle: 春\n---\n正文", "yaml", "title: 春\n", "正文"),
    ("--- # 注\ntitle: 春\n---\n", "yaml", " # 注\ntitle: 春\n", ""),
    ("--- title: 春\n---\n", "yaml", " title: 春\n", ""),
    ("---\n---\n正文", "yaml", "", "正文"),
    ("---\ntitle: 春\n---- 正文", "yaml", "title: 春\n", "- 正文"),
    ("---\ntitle: 春\n--- \n正文", "yaml", "title: 春\n", " \n正文"),
    ("---\r\ntitle: 春\r\n---\r\n正文\r\n", "yaml", "title: 春\r\n", "正文\r\n"),
    ("---\rtitle: 春\r---\r正文\r", "yaml", "title: 春\r", "正文\r"),
    ("---\n文: |\n---\n  字\n", "yaml", "文: |\n", "  字\n"),
    ('+++\ntitle = "春"\n+++\n\n正文', "toml", 'title = "春"\n', "\n正文"),
    ('{"title": "a } b"} 正文', "json", '{"title": "a } b"}', " 正文"),
    ('{"a": "\\"}"}\n正文', "json", '{"a": "\\"}"}', "正文"),
    ("#+TITLE: 春\n#+TAGS: 甲\n\n正文", "org", "#+TITLE: 春\n#+TAGS: 甲\n", "\n正文"),
    ("# 标题\n---\n", None, "", "# 标题\n---\n"),
    ("正文\n---\n", None, "", "正文\n---\n"),
    ("\ufeff\ufeff---\na: 1\n---\n", None, "", "\ufeff---\na: 1\n---\n"),
    ("\u3000---\na: 1\n---\n", None, "", "\u3000---\na: 1\n---\n"),
    ("", None, "", ""),
    ("\n\n", None, "", "\n\n"),
]


@pytest.mark.parametrize(("text", "form", "data", "body"), HUGO_FILES)
def test_hugo_takes_these_parts(text: str, form: str | None, data: str, body: str) -> None:
    source = SourceText.from_text(text)
    assert parts(split_hugo(source), source) == (form, data, body)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("- 一\n- 二\n", (1, 1)),
        ("+1\n", (1, 1)),
        ("--\n", (1, 1)),
        ("\n---\n标题\n", (3, 1)),
        ("---\ntitle: 春\n...\n", (2, 1)),
        ("+++\ntitle = 1\n", (2, 1)),
        ('{"title": "春"\n正文\n', (1, 1)),
        ('\n\f{"title": "春"}\n正文\n', (2, 1)),
        ("{{< tip >}}\n", (1, 2)),
    ],
)
def test_hugo_refuses_broken_fences(text: str, place: tuple[int, int]) -> None:
    assert refused(text, HUGO) == place


HEXO_FILES = [
    ("---\ntitle: 春\n---\n正文\n", "yaml", "title: 春", "正文\n"),
    ("----\ntitle: 春\n----\n正文", "yaml", "title: 春", "正文"),
    ("---\ntitle: 春\n----\n正文", "yaml", "title: 春", "-\n正文"),
    ("title: 春\ntags: [甲]\n---\n正文", "yaml", "title: 春\ntags: [甲]", "正文"),
    ("\ntitle: 春\n---正文", "yaml", "\ntitle: 春", "正文"),
    ("---\r\ntitle: 春\r\n---\r\n正文\r\n", "yaml", "title: 春", "正文\r\n"),
    ("\ufeff\ufeff---\ntitle: 春\n---\n正文", "yaml", "\ufeff---\ntitle: 春", "正文"),
    (';;;\n"title": "春"\n;;;\n正文', "json", '"title": "春"', "正文"),
    ('"title": "春"\n;;;\n正文', "json", '"title": "春"', "正文"),
    ("---\n\n---\n正文\n---\n", "yaml", "\n---\n正文", ""),
    ("--- \ntitle: 春\n---\n", None, "", "--- \ntitle: 春\n---\n"),
    ("---\ntitle: 春\n正文\n", None, "", "---\ntitle: 春\n正文\n"),
    ("----\ntitle: 春\n---\n", None, "", "----\ntitle: 春\n---\n"),
    ("---\n---\n正文", None, "", "---\n---\n正文"),
    ("---\rtitle: 春\r---\r", None, "", "---\rtitle: 春\r---\r"),
    ("正文\n", None, "", "正文\n"),
    ("", None, "", ""),
]


@pytest.mark.parametrize(("text", "form", "data", "body"), HEXO_FILES)
def test_hexo_takes_these_parts(text: str, form: str | None, data: str, body: str) -> None:
    source = SourceText.from_text(text)
    assert parts(split_hexo(source), source) == (form, data, body)


def test_hexo_reads_front_matter_after_two_byte_order_marks() -> None:
    assert read_text("\ufeff\ufeff---\ntitle: 春\n---\n正文", HEXO)["title"] == "春"


@pytest.mark.parametrize(
    "text",
    [
        "---\n\n---\n正文\n",
        "---\n# 注\n---\n正文\n",
        "---\n只有文字\n---\n正文\n",
        "---\nnull\n---\n正文\n",
        "标题\n---\n正文\n",
        "甲 | 乙\n--- | ---\n",
        ';;;\n"title": "春",\n;;;\n正文\n',
        ';;;\n{"title": "春"}\n;;;\n正文\n',
    ],
)
def test_hexo_leaves_in_the_body_what_is_no_mapping(text: str) -> None:
    front_matter = read_text(text, HEXO)
    assert front_matter.root is None
    assert not front_matter.values
    assert front_matter.source.slice(front_matter.envelope.body) == text


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("---\ntitle: 春\n正文\n", "front-matter-unclosed"),
        ("--- # 注\ntitle: 春\n---\n", "front-matter-opening"),
        ("---\n# 注\n---\n正文\n", "front-matter-in-body"),
        ("注: 一段文字\n\n---\n正文\n", "front-matter-not-opened"),
    ],
)
def test_what_hexo_passes_over_is_told(text: str, code: str) -> None:
    told = read_text(text, HEXO).diagnostics
    assert [diagnostic.code for diagnostic in told] == [code]
    assert told[0].span is not None


@pytest.mark.parametrize("text", ["---\n- 甲\n---\n", "---\n[甲]\n---\n"])
def test_a_list_is_refused_by_both(text: str) -> None:
    assert refused(text, HEXO) == (2, 1)
    assert refused(text, HUGO) == (2, 1)


@pytest.mark.parametrize(
    "text", ["---\n---\n正文\n", "---\n# 注\n---\n正文\n", "---\n\n---\n正文\n"]
)
def test_hugo_reads_empty_front_matter_as_no_keys(text: str) -> None:
    front_matter = read_text(text, HUGO)
    assert len(front_matter) == 0
    assert front_matter.format == "yaml"
    assert front_matter.source.slice(front_matter.envelope.body) == "正文\n"


@pytest.mark.parametrize(
    ("text", "data", "body"),
    [
        ("---\na: 1\n---\n正文", "a: 1\n", "正文"),
        ("--- \na: 1\n... \n正文", "a: 1\n", "正文"),
        ("---\na: 1\n----\n", "", "---\na: 1\n----\n"),
        ("正文\n---\n", "", "正文\n---\n"),
    ],
)
def test_plain_fences(text: str, data: str, body: str) -> None:
    source = SourceText.from_text(text)
    envelope = split_fences(source)
    assert (source.slice(envelope.data), source.slice(envelope.body)) == (data, body)


def test_the_plain_dialect_reads_yaml_with_the_core_schema() -> None:
    front_matter = read_text("---\nlayout: post\ndate: 2020-01-02\n---\n正文", PLAIN)
    assert front_matter["layout"] == "post"
