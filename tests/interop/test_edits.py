"""Posts that newsdoc edited, read back by the real generators."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from typing import TYPE_CHECKING

import pytest

import newsdoc
from newsdoc import EditError
from newsdoc.frontmatter import DELETE, change_values
from tests import shapes
from tests.interop.agreement import read
from tests.interop.hexo_agreement import hexo_adapter
from tests.interop.hugo_agreement import hugo_adapter
from tests.interop.posts import Post
from tests.interop.test_hexo import SHANGHAI as HEXO
from tests.interop.test_hexo import apart as hexo_apart
from tests.interop.test_hexo import disagreements as hexo_disagreements
from tests.interop.test_hugo import SHANGHAI as HUGO
from tests.interop.test_hugo import apart as hugo_apart
from tests.interop.test_hugo import disagreements as hugo_disagreements
from tests.strategies import Writer, batch

if TYPE_CHECKING:
    from newsdoc import Article
    from newsdoc.frontmatter import Path

pytestmark = pytest.mark.timeout(900)

EAST = timezone(timedelta(hours=8))
# Not every value will do for these; the generators refuse the post, and so does newsdoc.
_TYPED = frozenset({"aliases", "excerpt", "id", "outputs", "params", "permalink", "sitemap", "url"})


def _article(post: Post, generator: str) -> Article | None:
    if generator == "hugo":
        return read(post, hugo_adapter(HUGO), HUGO.timezone, "content").article
    return read(post, hexo_adapter(HEXO), HEXO.timezone, "source").article


def _text(writer: Writer) -> str:
    tables = (shapes.ODD_TEXT, shapes.NUMBERS, shapes.WORDS_OF_YAML, shapes.OTHER_DATES)
    odd = writer.pick(writer.pick(tables))
    return writer.pick([writer.words(), odd, odd, f"{writer.words()}\n\n  {writer.words()}\n", ""])


def _value(writer: Writer) -> object:
    return writer.pick(
        [
            _text(writer),
            _text(writer),
            [_text(writer) for _ in range(writer.random.randrange(4))],
            writer.pick([True, False, 0, -7, 1.5, 20240506]),
            {"名": _text(writer), "b": [_text(writer)]},
        ]
    )


def _edited(writer: Writer, article: Article) -> Article:
    """Make one to three random edits; one that is refused leaves the article as it was."""
    for _ in range(writer.random.randint(1, 3)):
        front_matter = article.front_matter
        keys = [key for key in front_matter if key not in _TYPED]
        key = (
            writer.pick(keys)
            if keys and not writer.rarely(3)
            else writer.pick(["新", "x y", "extra"])
        )
        try:
            if key in front_matter and writer.rarely(4):
                edits = front_matter.delete((key,))
            elif key in front_matter and writer.rarely(6):
                edits = front_matter.rename((key,), "renamed")
            elif key in front_matter and writer.rarely(6):
                edits = front_matter.move((key,), ("moved", "in"))
            elif isinstance(front_matter.get((key,)), tuple) and writer.rarely(3):
                items = front_matter.get((key,), ())
                changes: dict[Path, object] = {(key, 0): DELETE, ("beside",): _value(writer)}
                edits = change_values(front_matter, changes) if items else ()
            else:
                value = _value(writer)
                edits = front_matter.set((key,), value)
            article = article.apply(edits)
        except EditError:
            continue
    return article


@pytest.mark.parametrize("generator", ["hugo", "hexo"])
@pytest.mark.usefixtures("real_hugo", "real_node")
def test_edited_posts_are_read_alike(generator: str) -> None:
    write = Writer.hugo_post if generator == "hugo" else Writer.hexo_post
    posts = []

    def edit(writer: Writer) -> None:
        before = write(Writer(writer.random, tidy=True))
        article = _article(before, generator)
        if article is None or article.front_matter.root is None:
            return
        after = _edited(writer, article)
        if after.data != before.data:
            posts.append(Post(before.path, after.data))

    batch(edit, 400, number=7)
    assert len(posts) > 150
    if generator == "hugo":
        assert not hugo_disagreements(hugo_apart(posts), HUGO)
    else:
        assert not hexo_disagreements(hexo_apart(posts), HEXO)


@pytest.mark.parametrize("generator", ["hugo", "hexo"])
@pytest.mark.usefixtures("real_hugo", "real_node")
def test_replaced_fields_reach_the_generator(generator: str) -> None:
    write = Writer.hugo_post if generator == "hugo" else Writer.hexo_post
    posts = []
    refused = 0

    def replace(writer: Writer) -> None:
        nonlocal refused
        before = write(Writer(writer.random, tidy=True))
        article = _article(before, generator)
        if article is None:
            return
        title = writer.pick([writer.words(), writer.pick(shapes.ODD_TEXT).strip() or "題"])
        moment = datetime(2024, 5, writer.random.randint(1, 28), 7, 8, 9, tzinfo=EAST)
        changes: dict[str, object] = {"title": title}
        if writer.rarely(2):
            changes["tags"] = tuple(dict.fromkeys(writer.words() for _ in range(3)))
        if writer.rarely(2):
            changes["published"] = moment
        try:
            after = article.replace(**changes)  # type: ignore[arg-type]  # fields by name
        except EditError:
            refused += 1
            return
        assert all(getattr(after, name) == value for name, value in changes.items())
        posts.append(Post(before.path, after.data))

    batch(replace, 300, number=8)
    assert refused < len(posts) / 4, refused
    if generator == "hugo":
        assert not hugo_disagreements(hugo_apart(posts), HUGO)
    else:
        assert not hexo_disagreements(hexo_apart(posts), HEXO)


@pytest.mark.usefixtures("real_hugo")
def test_new_posts_with_org_keywords_reach_hugo() -> None:
    posts: list[Post] = []

    def write(writer: Writer) -> None:
        title = writer.pick([writer.pick(shapes.ODD_TEXT).strip(), writer.words()]) or "題"
        try:
            article = newsdoc.new(
                "hugo",
                format="org",
                body=f"{writer.words()}\n",
                title=title,
                tags=[writer.words() for _ in range(writer.random.randint(1, 3))],
                categories=[writer.words()],
                published=datetime(2024, 5, writer.random.randint(1, 28), 7, 8, 9, tzinfo=EAST),
                draft=writer.pick([True, False]),
                weight=writer.random.randint(1, 9),
            )
        except EditError:
            return
        assert article.front_matter.format == "org"
        posts.append(Post(f"content/new-{len(posts)}.md", article.source_text.data))

    batch(write, 60, number=9)
    assert len(posts) > 30
    assert not hugo_disagreements(hugo_apart(posts), HUGO)
