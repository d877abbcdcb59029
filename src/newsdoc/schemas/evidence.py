"""What tells Hugo and Hexo apart, as data with weights; each adapter sums up its own.

Theme keys are not here: many themes exist for both generators. A weight of 1 is a hint, 3 is
strong, 8 near proof.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newsdoc.schemas.contract import Evidence, Reason

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from newsdoc.schemas.candidate import Candidate

__all__ = ["hexo_evidence", "hugo_evidence"]

_HUGO_FENCES = {
    "+++": (8.0, "opens with +++ (TOML)"),
    "{": (5.0, "opens with a brace (JSON)"),
    "#+": (4.0, "opens with org keywords"),
}
_HEXO_FENCES = {";;;": (8.0, "opens with ;;; (JSON)")}

# Keys that only Hugo itself reads.
_HUGO_KEYS: Mapping[str, float] = {
    "lastmod": 3.0,
    "publishdate": 3.0,
    "expirydate": 3.0,
    "draft": 2.5,
    "linktitle": 3.0,
    "iscjklanguage": 4.0,
    "translationkey": 3.0,
    "weight": 1.5,
    "aliases": 1.0,
    "url": 0.5,
    "outputs": 2.0,
    "cascade": 3.0,
    "headless": 2.0,
    "markup": 1.5,
    "resources": 2.0,
    "slug": 0.5,
    "menu": 1.0,
    "menus": 1.5,
    "params": 2.0,
    "build": 1.5,
    "_build": 3.0,
    "unpublishdate": 2.0,
    "keywords": 0.0,
}

# Keys that only Hexo itself, or the plugins everyone has, read. Hexo's keys have case.
_HEXO_KEYS: Mapping[str, float] = {
    "updated": 2.5,
    "permalink": 1.0,
    "abbrlink": 2.0,
    "disableNunjucks": 5.0,
    "photos": 1.5,
    "excerpt": 0.5,
    "comments": 0.5,
    "tag": 0.5,
    "category": 0.5,
    "published": 0.5,
    "sticky": 1.0,
    "top": 1.0,
    "lang": 0.3,
}

# `hexo new` takes its layouts from `scaffolds/`; `post` is Jekyll's word as well, and many Hugo
# sites come from there. Themes know the pages of all terms by the others.
_HEXO_LAYOUTS = frozenset({"page", "draft"})
_HEXO_LISTS = frozenset({"tags", "categories", "tag", "category"})

_ZONED = re.compile(r"\d{4}-\d{2}-\d{2}T\d{1,2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:?\d{2})\Z")
_CLOCK = re.compile(r"\d{4}-\d{1,2}-\d{1,2} +\d{1,2}:\d{1,2}:\d{1,2}\Z")
_MINUTES = re.compile(r"\d{4}[-/.]\d{1,2}[-/.]\d{1,2} +\d{1,2}:\d{2}\Z")
_SLASHES = re.compile(r"\d{4}[/.]\d{1,2}[/.]\d{1,2}")
_LOOSE = re.compile(r"\d{4}-(?:\d-\d{1,2}|\d{1,2}-\d)\Z")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}\Z")

_SHORTCODE = re.compile(r"\{\{(?:<-?\s*/?\s*[\w/][\w./-]*[^<>\n]{0,400}/?\s*>|%-?\s*/?\s*\w)")
# Each begins with what stands there literally: such patterns are searched for many times faster.
_HEXO_TAG = re.compile(
    r"\{%(?<!\{\{%)-?\s*(?:asset_img|asset_path|asset_link|post_link|post_path|blockquote|quote|codeblock"
    r"|include_code|pullquote|jsfiddle|gist|iframe|img|link|youtube|vimeo|raw|endraw|note|endnote"
    r"|tabs|endtabs|cq|centerquote|fold|endfold|folding|hideToggle|label|btn|button|gallery"
    r"|galleryGroup|image|video|audio|aplayer|meting|mermaid|pdf|checkbox|radio|timeline|cell)\b"
)
_NUNJUCKS = re.compile(r"\{%(?<!\{\{%)-?\s*\w+")
_SPACED_DIVIDER = re.compile(r"<!--(?: +(?i:more) +-->|(?i:more) +-->| +(?i:more)-->)")
_CODE = re.compile(r"\n(`{3,}|~{3,})[^\n]*(?=\n)")

_HUGO_FILES = ("hugo.toml", "hugo.yaml", "hugo.yml", "hugo.json", "config/_default", "archetypes")
_HEXO_FILES = ("scaffolds", "source/_posts")


def _has(candidate: Candidate, pattern: re.Pattern[str]) -> bool:
    """Search the body; what stands in fenced code only is an example of any generator's tags."""
    body = candidate.body
    if pattern.search(body) is None:
        return False
    if "```" not in body and "~~~" not in body:
        return True
    return pattern.search(_without_code(body)) is not None


def _without_code(body: str) -> str:
    """Return a text without its fenced code; an opening fence that is never closed stays."""
    text = f"\n{body}"
    parts: list[str] = []
    at = 0
    unclosed: set[str] = set()
    while (opening := _CODE.search(text, at)) is not None:
        fence = f"\n{opening[1]}"
        close = -1 if fence in unclosed else text.find(fence, opening.end())
        if close < 0:
            unclosed.add(fence)
        parts.append(text[at : opening.end() if close < 0 else opening.start() + 1])
        at = opening.end() if close < 0 else close + len(fence)
    return "".join((*parts, text[at:]))


def hugo_evidence(candidate: Candidate) -> Evidence:
    """Say what speaks for Hugo."""
    return Evidence(
        (
            *_path_reasons(candidate, _HUGO_FOLDERS, _HUGO_FILES, "Hugo"),
            *_fence_reasons(candidate, _HUGO_FENCES),
            *_hugo_body(candidate),
            *_key_reasons(candidate.folded, _HUGO_KEYS, "Hugo"),
            *_hugo_dates(candidate),
        )
    )


def hexo_evidence(candidate: Candidate) -> Evidence:
    """Say what speaks for Hexo."""
    return Evidence(
        (
            *_path_reasons(candidate, _HEXO_FOLDERS, _HEXO_FILES, "Hexo"),
            *_fence_reasons(candidate, _HEXO_FENCES),
            *_late_fence(candidate),
            *_hexo_body(candidate),
            *_key_reasons(candidate.keys, _HEXO_KEYS, "Hexo"),
            *_hexo_shapes(candidate),
            *_hexo_dates(candidate),
        )
    )


_HUGO_FOLDERS: tuple[tuple[tuple[str, ...], float], ...] = ((("content",), 4.0),)
_HEXO_FOLDERS: tuple[tuple[tuple[str, ...], float], ...] = (
    (("source", "_posts"), 8.0),
    (("source", "_drafts"), 8.0),
    (("_posts",), 2.0),
    (("_drafts",), 2.0),
    (("source",), 2.0),
)


def _path_reasons(
    candidate: Candidate,
    folders: tuple[tuple[tuple[str, ...], float], ...],
    files: tuple[str, ...],
    name: str,
) -> Iterator[Reason]:
    parts = candidate.parts
    for folder, weight in folders:
        size = len(folder)
        if any(parts[at : at + size] == folder for at in range(len(parts) - size + 1)):
            yield Reason("path", f"lies below {'/'.join(folder)}/", weight)
            break
    found = _site_file(candidate, files)
    if found:
        yield Reason("path", f"{name}'s {found} lies above it", 6.0)


def _site_file(candidate: Candidate, files: tuple[str, ...]) -> str | None:
    """Look for the marks of a site in the folders above the file, where that is allowed."""
    if candidate.files is None or not candidate.path:
        return None
    folder = re.split(r"[/\\]", candidate.path)[:-1]
    while True:
        above = "/".join(folder)
        for name in files:
            if candidate.files(f"{above}/{name}" if folder else name):
                return name
        if not folder:
            return None
        folder.pop()


def _fence_reasons(
    candidate: Candidate, fences: Mapping[str, tuple[float, str]]
) -> Iterator[Reason]:
    found = fences.get(candidate.fence or "")
    if found:
        yield Reason("fence", found[1], found[0])


def _late_fence(candidate: Candidate) -> Iterator[Reason]:
    if candidate.opens_late:
        yield Reason("fence", "keys stand before the first fence", 5.0)


def _key_reasons(
    keys: Mapping[str, str], weights: Mapping[str, float], name: str
) -> Iterator[Reason]:
    for key, value in keys.items():
        weight = weights.get(key, 0.0)
        # An empty key is what a template of any origin leaves behind.
        if weight and value not in {'""', "''"}:
            yield Reason("key", f"{key} is {name}'s own", weight)


def _hugo_body(candidate: Candidate) -> Iterator[Reason]:
    if "{{" in candidate.body and _has(candidate, _SHORTCODE):
        yield Reason("body", "has shortcodes ({{< … >}})", 4.0)


def _hexo_body(candidate: Candidate) -> Iterator[Reason]:
    body = candidate.body
    if "{%" in body:
        if _has(candidate, _HEXO_TAG):
            yield Reason("body", "has Hexo's tags ({% … %})", 4.0)
        elif _has(candidate, _NUNJUCKS):
            yield Reason("body", "has tags ({% … %})", 1.5)
    if "<!--" in body and _SPACED_DIVIDER.search(body):
        yield Reason("body", "has a divider with blanks (<!-- more -->)", 1.5)


def _hexo_shapes(candidate: Candidate) -> Iterator[Reason]:
    """How Hexo's own scaffolds and habits write taxonomies."""
    keys = candidate.keys
    categories = keys.get("categories", "")
    if categories and categories[0] not in "\n[{\"'|>&*!":
        yield Reason("key", "categories is one plain text", 1.5)
    if keys.get("tags") == "":
        yield Reason("key", "tags is left empty, as in Hexo's scaffold", 1.0)
    layout, kind = (_unquoted(keys.get(name, "")) for name in ("layout", "type"))
    if layout in _HEXO_LAYOUTS:
        yield Reason("key", f"layout {layout} is one that Hexo's own scaffolds have", 1.5)
    for name, value in (("layout", layout), ("type", kind)):
        if value in _HEXO_LISTS:
            yield Reason("key", f"{name} {value} makes Hexo's page of them", 1.5)


def _unquoted(value: str) -> str:
    text = value.strip()
    if text[:1] in {'"', "'"}:
        end = text.find(text[0], 1)
        return text[1:end].strip() if end > 0 else text[1:]
    return text.split(" #", 1)[0].rstrip(" ,")


def _hugo_dates(candidate: Candidate) -> Iterator[Reason]:
    date = _unquoted(candidate.folded.get("date", ""))
    if _ZONED.match(date):
        yield Reason("date", f"date {date} has T and a zone", 3.0)
    elif _DAY.match(date):
        yield Reason("date", f"date {date} has no time", 1.0)


def _hexo_dates(candidate: Candidate) -> Iterator[Reason]:
    date = _unquoted(candidate.keys.get("date", ""))
    if _CLOCK.match(date):
        yield Reason("date", f"date {date} has a clock and no zone", 2.5)
    elif _MINUTES.match(date):
        yield Reason("date", f"date {date} has no seconds, which Hugo cannot read", 3.0)
    elif _SLASHES.match(date) or _LOOSE.match(date):
        yield Reason("date", f"date {date} is one that Hugo cannot read", 2.0)
