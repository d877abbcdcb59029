"""What pages need beyond the theme: their language, and no lines that say nothing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docutils import nodes

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def set_language(
    _app: Sphinx, page: str, _template: str, context: dict[str, object], _tree: object
) -> None:
    """Name the language of a translated page, by which browsers choose forms of characters."""
    found = re.search(r"\.(zh-\w+)$", page)
    if found:
        context["language"] = found[1]


def trim_examples(_app: Sphinx, tree: nodes.document) -> None:
    """Take away the blank line that ends an example for doctest."""
    for block in tree.findall(nodes.literal_block):
        text = block.astext().rstrip("\n")
        if len(block) == 1 and text != block.astext():
            block[0] = nodes.Text(text)
            block.rawsource = text


def drop_empty_bases(_app: Sphinx, tree: nodes.document) -> None:
    """Take away the line that says that a class comes from nothing else."""
    for paragraph in list(tree.findall(nodes.paragraph)):
        if paragraph.astext() == "Bases: object":
            paragraph.parent.remove(paragraph)


def setup(app: Sphinx) -> None:
    """Connect the functions above."""
    app.connect("html-page-context", set_language)
    app.connect("doctree-read", trim_examples)
    app.connect("doctree-read", drop_empty_bases)
