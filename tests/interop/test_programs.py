"""The programs themselves: that they are there, and answer as the other tests rely on."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from tests.interop.hexo import HexoSettings, ask_hexo
from tests.interop.hugo import HugoSettings, ask_hugo
from tests.interop.mdast import ask_mdast
from tests.interop.posts import Post

pytestmark = pytest.mark.timeout(600)


@pytest.mark.usefixtures("real_hugo")
def test_hugo_answers_each_post_though_some_stop_it() -> None:
    posts = [
        Post("posts/好.md", "---\ntitle: 好\ndate: 2024-05-06\nn: 1\n---\n正文\n".encode()),
        Post("broken.md", b"---\ntitle: [\n---\n"),
        Post("plain.md", b"no front matter {{< nothing\n"),
    ]
    good, broken, plain = ask_hugo(posts, HugoSettings("Asia/Shanghai"))
    assert good.fields["Title"] == "好"
    assert good.fields["Date"] == datetime(2024, 5, 5, 16, tzinfo=UTC)
    assert good.kinds["n"] == "uint64"
    assert good.fields["RawContent"] == "正文\n"
    assert broken.error is not None
    assert "broken.md" in broken.error
    assert plain.fields["RawContent"] == "no front matter {{< nothing\n"


@pytest.mark.usefixtures("real_node")
def test_hexo_answers_each_post_though_some_fail() -> None:
    posts = [
        Post("_posts/好.md", "---\ntitle: 好\ndate: 2024-05-06 07:08:09\n---\n正文\n".encode()),
        Post("_posts/broken.md", b"---\ntitle: [\n---\n"),
        Post("_drafts/draft.md", b"---\ntags: [z, a]\n---\n"),
    ]
    good, broken, draft = ask_hexo(posts, HexoSettings("Asia/Shanghai"))
    assert good.fields["title"] == "好"
    assert good.fields["date"] == datetime(2024, 5, 5, 23, 8, 9, tzinfo=UTC)
    assert good.content == "正文\n"
    assert broken.error is not None
    assert draft.fields["published"] is False
    assert draft.fields["tags"] == ("z", "a")


@pytest.mark.usefixtures("real_node")
def test_mdast_counts_code_points() -> None:
    (tree,) = ask_mdast(["\ufeff𠮷 **粗**\n"])
    paragraph = tree["children"][0]  # type: ignore[index]  # from JSON
    strong = paragraph["children"][1]
    assert strong["position"] == {
        "start": {"line": 1, "column": 4, "offset": 3},
        "end": {"line": 1, "column": 9, "offset": 8},
    }
