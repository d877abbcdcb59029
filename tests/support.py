"""What every test that has an article asks of it, and the two posts that most tests use."""

from __future__ import annotations

import itertools
import pickle
from pathlib import Path
from typing import TYPE_CHECKING

from newsdoc import Article, Edit, FrozenMapping, Heading, ListItem, Metadata, Text
from newsdoc.frontmatter import MappingNode, ScalarNode, SequenceNode
from newsdoc.markdown.source_text import source_offsets

if TYPE_CHECKING:
    from newsdoc import Node as BodyNode
    from newsdoc.frontmatter import Node

ROOT = Path(__file__).parent.parent
EXAMPLES = ROOT / "examples"
HUGO_EXAMPLE = EXAMPLES / "hugo" / "content" / "posts" / "night-market-robots.md"
HEXO_EXAMPLE = EXAMPLES / "hexo" / "source" / "_posts" / "rooftop-farms.md"
HUGO_POST = HUGO_EXAMPLE.read_bytes().decode()
HEXO_POST = HEXO_EXAMPLE.read_bytes().decode()


def validate(article: Article) -> Article:
    """Hold an article to everything that is true of every article; return it.

    The text is the source; spans lie in bounds, nest and are in order; the slice of a plain text
    leaf is its value; an edit that changes nothing gives the same bytes; reading the bytes again
    gives an equal article.
    """
    validate_source(article)
    validate_front_matter(article)
    _validate_body(article)
    validate_values(article)
    _validate_identity(article)
    return article


def validate_source(article: Article) -> None:
    """Hold the bytes and the parts of the file."""
    source = article.source_text
    assert source.bom + source.text.encode(
        source.encoding
    ) == source.data or source.encoding not in {
        "utf-8",
        "utf-16-le",
        "utf-16-be",
    }
    envelope = article.front_matter.envelope
    parts = (envelope.open, envelope.data, envelope.close, envelope.body)
    for before, after in itertools.pairwise(parts):
        assert before.end <= after.start
    assert envelope.body.end <= len(source.text)
    assert article.body_text == source.slice(envelope.body)


def validate_front_matter(article: Article) -> None:
    """Hold the spans of the front matter: in bounds, nested, in order."""
    root = article.front_matter.root
    if root is None:
        return
    data = article.front_matter.envelope.data
    # The parts of a TOML table may stand in several places, far from its first key.
    scattered = article.front_matter.format == "toml"
    stack: list[tuple[Node, int, int]] = [(root, data.start, data.end)]
    while stack:
        node, low, high = stack.pop()
        assert low <= node.start <= node.end <= high, (node, low, high)
        if isinstance(node, ScalarNode) or node.alias:
            continue
        if isinstance(node, SequenceNode):
            children = list(node.items)
        else:
            assert all(node.start <= entry.key.start for entry in node.entries)
            children = [entry.value for entry in node.entries]
        inside = data if scattered and isinstance(node, MappingNode) else node.span
        stack.extend((child, inside.start, inside.end) for child in children)


def _validate_body(article: Article) -> None:
    span = article.body_span
    body = article.body
    assert span.start <= body.start <= body.end <= span.end
    for node in body.walk():
        at = node.start
        for child in node.children:
            assert at <= child.start <= child.end <= node.end, (node, child)
            at = child.end
        if isinstance(node, Text):
            _validate_text(article, node)
        if isinstance(node, Heading):
            assert 1 <= node.depth <= 6


def _validate_text(article: Article, node: Text) -> None:
    assert node.generated or len(source_offsets(node)) == len(node.value), node
    written = article.text_of(node)
    if "\\" in written or "&" in written or any(char in written for char in "\r\n\t\0"):
        return  # an escape, an entity, or lines that a container takes its marks from
    if _is_below_a_task_box(article, node):
        # mdast counts the marks and blanks of that line to the text's position.
        assert written.endswith(node.value), (written, node.value)
        return
    assert written == node.value, (written, node.value)


def _is_below_a_task_box(article: Article, node: Text) -> bool:
    paragraph = article.body.parent_of(node)
    item = paragraph and article.body.parent_of(paragraph)
    is_first = paragraph is not None and paragraph.children[0] is node
    before = article.source_text.text[node.start - 1 : node.start]
    is_task = isinstance(item, ListItem) and item.checked is not None
    return is_first and is_task and before in {"\r", "\n"}


def validate_values(article: Article) -> None:
    """Hold the normalised values and the diagnostics."""
    for name in Metadata.model_fields:
        value = getattr(article, name)
        assert value != "", name
        if name != "cover":
            assert value == getattr(article.metadata, name)
        assert article.origin(name).kind in {"key", "path", "body", "default", "context"}
    for moment in (article.published, article.updated, article.expires):
        assert moment is None or moment.tzinfo is not None
    assert isinstance(article.extra, FrozenMapping)
    for one in article.diagnostics:
        assert one.code
        assert one.message
        assert one.span is None or one.span.end <= len(article.source_text)


def _validate_identity(article: Article) -> None:
    text = article.source_text.text
    assert article.apply([]) is article
    if text:
        span = article.body_span
        same = article.apply([Edit(span, article.body_text, article.body_text)])
        assert same.data == article.data
        assert same == article
        assert hash(same) == hash(article)
    again = Article(article.source_text, article.adapter, article.context)
    assert again == article
    assert again.metadata == article.metadata
    assert again.body == article.body
    pickled = pickle.loads(pickle.dumps(article))
    assert pickled == article
    assert pickled.metadata == article.metadata


def depth_of(node: BodyNode) -> int:
    """Return how many levels of nodes there are below `node`."""
    levels = 0
    layer = list(node.children)
    while layer:
        levels += 1
        layer = [child for one in layer for child in one.children]
    return levels
