"""Front matter: fences, YAML, TOML, JSON and org keywords, as the generators read them.

`read` gives a `FrontMatter`: values as Hugo or Hexo reads them, and the place of each in the
file. Nothing here knows what a key means; that is for the schemas.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsdoc.frontmatter.dialect import HEXO, HUGO, PLAIN, FrontMatterDialect, YamlDialect
from newsdoc.frontmatter.document import FrontMatter, Path
from newsdoc.frontmatter.envelope import Envelope, Format, split_fences, split_hexo, split_hugo
from newsdoc.frontmatter.nodes import (
    Entry,
    FrozenMapping,
    MappingNode,
    Node,
    Scalar,
    ScalarNode,
    SequenceNode,
    Value,
)
from newsdoc.frontmatter.reading import read
from newsdoc.lazy import lazy

if TYPE_CHECKING:
    from newsdoc.frontmatter.delete import DELETE
    from newsdoc.frontmatter.edits import change_values
    from newsdoc.frontmatter.emit import file_text, front_matter_text
    from newsdoc.frontmatter.interop import DialectHandler, handler

__all__ = [
    "DELETE",
    "HEXO",
    "HUGO",
    "PLAIN",
    "DialectHandler",
    "Entry",
    "Envelope",
    "Format",
    "FrontMatter",
    "FrontMatterDialect",
    "FrozenMapping",
    "MappingNode",
    "Node",
    "Path",
    "Scalar",
    "ScalarNode",
    "SequenceNode",
    "Value",
    "YamlDialect",
    "change_values",
    "file_text",
    "front_matter_text",
    "handler",
    "read",
    "split_fences",
    "split_hexo",
    "split_hugo",
]

# Reading needs no writing, and python-frontmatter is only for those who use it.
_LAZY = {
    "DELETE": "newsdoc.frontmatter.delete",
    "DialectHandler": "newsdoc.frontmatter.interop",
    "change_values": "newsdoc.frontmatter.edits",
    "file_text": "newsdoc.frontmatter.emit",
    "front_matter_text": "newsdoc.frontmatter.emit",
    "handler": "newsdoc.frontmatter.interop",
}


if not TYPE_CHECKING:  # else every misspelt name would have a type
    __getattr__ = lazy(__name__, _LAZY)
