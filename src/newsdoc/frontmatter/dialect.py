"""What differs from generator to generator in front matter, as data.

A `FrontMatterDialect` names the split, the YAML rules and whether keys have case. `HUGO` and
`HEXO` are ready; `PLAIN` (YAML 1.2 core between two `---` lines) is for adapters of other
generators, which can also build their own with `dataclasses.replace`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, TypeAlias

from newsdoc.frontmatter.envelope import Envelope, Format, split_fences, split_hexo, split_hugo

__all__ = ["HEXO", "HUGO", "PLAIN", "FrontMatterDialect", "Split", "YamlDialect"]

YamlDialect: TypeAlias = Literal["goccy", "js-yaml", "core"]
"""The YAML reader to follow.

`goccy`: goccy/go-yaml as Hugo 0.168 uses it. `js-yaml`: js-yaml 4 as hexo-front-matter 4.2.1 uses
it (tabs at the start of a line are two blanks each). `core`: the YAML 1.2 core schema with
timestamps and merge keys, which is js-yaml 4 without Hexo's tabs.
"""

Split: TypeAlias = Callable[..., Envelope]
"""`split(source, *, path=None) -> Envelope`."""


@dataclass(frozen=True, slots=True)
class FrontMatterDialect:
    """How one generator reads front matter.

    Attributes:
        name: A short name for messages.
        split: Finds the fences.
        yaml: The YAML reader to follow.
        fold_keys: Keys are lower-cased at every depth, but not those of mappings in a list (Hugo).
        script: The rules for JSON and numbers: `go` (uint64, int64 and float64 differ; duplicate
            keys of JSON take the last) or `js` (one number type).
        body_without_mapping: What stands between the fences and is no mapping is left in the
            body (Hexo); otherwise it is refused.
        new: The notation of front matter that a file gets when it has none.
    """

    name: str
    split: Split
    yaml: YamlDialect
    fold_keys: bool = False
    script: Literal["go", "js"] = "js"
    body_without_mapping: bool = False
    new: Format = "yaml"


HUGO = FrontMatterDialect("hugo", split_hugo, "goccy", fold_keys=True, script="go")
"""Hugo 0.168: YAML, TOML, JSON and org keywords; keys have no case."""

HEXO = FrontMatterDialect("hexo", split_hexo, "js-yaml", body_without_mapping=True)
"""Hexo 8.1 with hexo-front-matter 4.2.1: YAML and, between `;;;`, JSON."""

PLAIN = FrontMatterDialect("plain", split_fences, "core")
"""YAML 1.2 core schema between two lines of `---`."""
