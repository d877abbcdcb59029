"""Front matter: fences, YAML, TOML, JSON and org keywords, as the generators read them.

`read` gives a `FrontMatter`: values as Hugo or Hexo reads them, and the place of each in the
file. Nothing here knows what a key means; that is for the schemas.
"""

from __future__ import annotations

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

__all__ = [
    "HEXO",
    "HUGO",
    "PLAIN",
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
    "read",
    "split_fences",
    "split_hexo",
    "split_hugo",
]
