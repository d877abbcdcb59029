"""python-frontmatter with the generators' dialects."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

import frontmatter
import pytest

from newsdoc import EditError, FrontMatterError
from newsdoc.frontmatter import HEXO, HUGO, Format, FrontMatterDialect, handler
from newsdoc.frontmatter.interop import post_text, to_post
from tests.frontmatter.edit_support import reads

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "---\ntitle: 甲\ndraft: yes\ncount: 017\ndate: 2024-03-01 08:30:00\n---\n\n正文\n"


def test_values_are_those_of_the_generator() -> None:
    hugo = frontmatter.loads(TEXT, handler=handler("hugo"))
    assert hugo.metadata == {
        "title": "甲",
        "draft": "yes",
        "count": 15,
        "date": "2024-03-01 08:30:00",
    }
    hexo = frontmatter.loads(TEXT, handler=handler(HEXO))
    assert hexo.metadata == {
        "title": "甲",
        "draft": "yes",
        "count": 17,
        "date": datetime.fromisoformat("2024-03-01T08:30:00"),
    }
    assert hugo.content == hexo.content == "正文"


@pytest.mark.parametrize("dialect", [HUGO, HEXO], ids=["hugo", "hexo"])
def test_exports_are_read_back(dialect: FrontMatterDialect) -> None:
    metadata: dict[str, object] = {
        "b": "2024-01-02",
        "a": ["yes", "017", "1e3"],
        "c": {"x: y": None},
        "d": "一\n二\n",
    }
    post = frontmatter.Post("# 正文", handler(dialect), **metadata)
    text = frontmatter.dumps(post)
    again = frontmatter.loads(text, handler=handler(dialect))
    assert again.metadata == metadata
    assert list(again.metadata) == list(metadata)
    assert again.content == "# 正文"
    assert text.startswith("---\nb: ")
    assert handler(dialect).load(handler(dialect).export(metadata)) == metadata


@pytest.mark.parametrize(
    ("name", "notation", "first"),
    [("hugo", "toml", "+++"), ("hugo", "json", "{"), ("hexo", "json", ";;;")],
)
def test_other_notations(name: str, notation: Format, first: str) -> None:
    chosen = handler(name, notation=notation)
    post = frontmatter.Post("正文", chosen, title="甲", tags=["一"])
    text = frontmatter.dumps(post)
    assert text.startswith(first)
    assert frontmatter.loads(text, handler=chosen).metadata == {"title": "甲", "tags": ["一"]}


def test_what_python_frontmatter_asks_of_a_handler(tmp_path: Path) -> None:
    chosen = handler("hexo")
    assert chosen.detect("title: 甲\n---\n")
    assert chosen.detect("---\ntitle: [\n---\n")
    assert not chosen.detect("正文\n\n---\n")
    assert chosen.split("title: 甲\n---\n正文") == ("title: 甲\n---\n", "正文")
    assert chosen.load("title: 甲") == {"title": "甲"}
    with pytest.raises(ValueError, match="finds no front matter"):
        chosen.split("正文")
    path = tmp_path / "a.md"
    path.write_bytes(TEXT.encode())
    post = frontmatter.load(str(path), handler=chosen)
    frontmatter.dump(post, str(path))
    assert path.read_bytes() == TEXT.replace("017", "17").rstrip("\n").encode()


def test_without_front_matter_all_is_content() -> None:
    post = frontmatter.loads("正文 --- 正文", handler=handler("hugo"))
    assert (post.metadata, post.content) == ({}, "正文 --- 正文")
    assert frontmatter.dumps(post) == "正文 --- 正文"


def test_broken_front_matter_is_told() -> None:
    with pytest.raises(FrontMatterError) as error:
        frontmatter.loads("---\ntitle: a: b\n---\n", handler=handler("hugo"))
    assert error.value.line == 2


def test_unknown_names_are_refused() -> None:
    with pytest.raises(ValueError, match="'jekyll'"):
        handler("jekyll")


@pytest.mark.parametrize("dialect", [HUGO, HEXO], ids=["hugo", "hexo"])
def test_there_and_back(dialect: FrontMatterDialect) -> None:
    text = "---\ncontent: c\nhandler: h\ntags:\n  - 一\n---\n\n  正文  \n\n"
    front_matter = reads(text, dialect)
    post = to_post(front_matter, front_matter.source.slice(front_matter.envelope.body))
    assert post.metadata == {"content": "c", "handler": "h", "tags": ["一"]}
    assert post.content == "\n  正文  \n\n"
    assert post_text(post) == text
    other = HEXO if dialect is HUGO else HUGO
    assert reads(post_text(post, other), other).values == front_matter.values


def test_posts_of_other_handlers_are_written_as_yaml() -> None:
    post = frontmatter.loads("---\ntitle: 甲\n---\n正文")
    assert post_text(post) == "---\ntitle: 甲\n---\n正文"
    assert post_text(frontmatter.Post("---\n正文\n---\n"), HUGO).endswith("---\n正文\n---\n")
    with pytest.raises(EditError):
        post_text(frontmatter.Post("正文", title=object()), HUGO)
