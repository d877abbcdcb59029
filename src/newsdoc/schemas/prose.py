"""What is prose in the front matter and the tags of the two generators, as they come.

A site that has shortcodes, tags or keys of its own gives `Hugo(prose=…)` or `Hexo(prose=…)`.
"""

from __future__ import annotations

from newsdoc.frontmatter.nodes import FrozenMapping
from newsdoc.schemas.contract import ProseRules

__all__ = ["HEXO", "HUGO"]

HUGO = ProseRules(
    keys=(
        "title",
        "linkTitle",
        "description",
        "summary",
        "subtitle",
        "excerpt",
        "abstract",
        "lead",
        "keywords",
        "cover.alt",
        "cover.caption",
        "image.alt",
        "image.caption",
        "header.caption",
        "menu.*.name",
        "menus.*.name",
        "resources.*.title",
        "source_name",
        "sourceName",
    ),
    taxonomies=("tags", "categories", "series"),
    languages=("lang", "language", "locale"),
    tag_arguments=FrozenMapping(
        {
            "figure": ("title", "caption", "alt", "attr"),
            "details": ("summary", "title"),
            "youtube": ("title",),
            "vimeo": ("title",),
            "ref": (),
            "relref": (),
        }
    ),
)

HEXO = ProseRules(
    keys=(
        "title",
        "subtitle",
        "description",
        "summary",
        "excerpt",
        "desc",
        "lead",
        "short_title",
        "seo_title",
        "keywords",
        "cover.alt",
        "cover.caption",
        "source_name",
        "sourceName",
    ),
    taxonomies=("tags", "tag", "categories", "category", "categories.*", "series"),
    languages=("lang", "language", "locale"),
    tag_arguments=FrozenMapping(
        {
            "blockquote": ("*",),
            "quote": ("*",),
            "post_link": ("1",),
            "asset_img": ("*",),
            "asset_link": ("1",),
            "img": ("*",),
            "link": ("0",),
            "note": ("*",),
            "tabs": ("0",),
            "fold": ("*",),
            "folding": ("*",),
            "label": ("0",),
            "btn": ("*",),
        }
    ),
    prose_tags=(
        "blockquote",
        "quote",
        "pullquote",
        "centerquote",
        "cq",
        "note",
        "tabs",
        "fold",
        "folding",
        "hideToggle",
        "label",
    ),
)
