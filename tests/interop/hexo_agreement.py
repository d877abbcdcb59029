"""Compares an article with what the real Hexo says of the same post, field by field."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsdoc.schemas.casts_js import js_string, js_truthy
from newsdoc.schemas.hexo import Hexo
from newsdoc.schemas.hexo_path import name_parts
from tests.interop.agreement import Difference, same_js, same_moment, same_text, same_verdict
from tests.interop.hexo import Special

if TYPE_CHECKING:
    from newsdoc import Article
    from newsdoc.frontmatter.nodes import FrozenMapping, Value
    from tests.interop.agreement import Reading
    from tests.interop.hexo import HexoAnswer, HexoSettings

__all__ = ["compare_hexo", "hexo_adapter"]

# Fields of Hexo's own; the rest of a post is what its front matter says.
_OWN = frozenset(
    [
        "_content",
        "_id",
        "asset_dir",
        "categories",
        "category",
        "comments",
        "content",
        "date",
        "excerpt",
        "full_source",
        "layout",
        "more",
        "path",
        "permalink",
        "photo",
        "photos",
        "published",
        "raw",
        "slug",
        "source",
        "tag",
        "tags",
        "title",
        "updated",
        "__permalink",
    ]
)
_ZONE_LOST = "date-zone-lost"


def hexo_adapter(settings: HexoSettings) -> Hexo:
    """Return newsdoc's schema for a site with these settings."""
    option = settings.options.get("updated_option", "mtime")
    return Hexo(
        new_post_name=settings.new_post_name,
        updated_option="date" if option == "date" else "empty" if option == "empty" else "mtime",
        use_slug_as_post_title=bool(settings.options.get("use_slug_as_post_title")),
    )


def compare_hexo(
    reading: Reading, answer: HexoAnswer, machine_zone: str = "UTC"
) -> list[Difference]:
    """Return every field on which newsdoc and Hexo differ; an empty list is agreement.

    Args:
        reading: What newsdoc made of the post.
        answer: What Hexo made of it.
        machine_zone: The zone of the machine that Hexo ran on; on another than UTC only the dates
            are compared that newsdoc says Hexo shows.
    """
    if reading.article is None or answer.error is not None:
        return same_verdict(reading, answer.error)
    if machine_zone != "UTC":
        return _compare_shown(reading.article, answer, machine_zone)
    return [
        *_compare_fields(reading.article, answer),
        *_compare_rest(reading.article, answer),
    ]


def _compare_fields(article: Article, answer: HexoAnswer) -> list[Difference]:
    found = answer.fields
    meta = article.metadata
    pairs: dict[str, tuple[object, object]] = {
        "title": (meta.title or "", found["title"]),
        "tags": (meta.tags, _once(found["tags"])),
        "categories": (_nodes(meta.categories), _once(found["categories"])),
        "draft": (not meta.draft, found["published"]),
        "comments": (meta.comments is not False, found["comments"]),
        "layout": (meta.layout or "post", found["layout"] or "post"),
        "slug": (meta.slug or "", found["slug"]),
        "permalink": (meta.permalink or "", _text(found["permalink"])),
        "photos": (_photos(article.front_matter.values), _known(found["photos"])),
        "excerpt": (
            js_string(article.front_matter.get("excerpt", "")),
            _text(found["excerpt_key"]),
        ),
        "_content": (article.body_text.replace("\r\n", "\n"), answer.content),
    }
    differences = [
        Difference(name, ours, theirs)
        for name, (ours, theirs) in pairs.items()
        if not same_text(ours, theirs)
    ]
    return [*differences, *_compare_dates(article, answer)]


def _compare_dates(article: Article, answer: HexoAnswer) -> list[Difference]:
    meta = article.metadata
    shown = _compare_shown(article, answer, "UTC")
    # newsdoc keeps a zone that Hexo drops, and says so.
    if any(one.code == _ZONE_LOST for one in article.diagnostics):
        return shown
    moments = {"published": (meta.published, "date"), "updated": (meta.updated, "updated")}
    return [
        *shown,
        *(
            Difference(field, moment, answer.fields[name])
            for field, (moment, name) in moments.items()
            if not same_moment(moment, answer.fields[name], js=True)
        ),
    ]


def _compare_shown(article: Article, answer: HexoAnswer, machine_zone: str) -> list[Difference]:
    assert isinstance(article.adapter, Hexo)
    dates = article.adapter.generator_dates(article.front_matter, article.context, machine_zone)
    return [
        Difference(f"{name} shown", moment, answer.fields[name])
        for name, moment in dates.items()
        if not same_moment(moment, answer.fields[name], js=True)
    ]


def _photos(values: FrozenMapping[Value]) -> tuple[str | None, ...]:
    value, other = values.get("photos"), values.get("photo")
    value = other if js_truthy(other) and not js_truthy(value) else value
    if value is None:
        return ()
    items = value if isinstance(value, tuple) else (value,)
    return tuple(None if item is None else js_string(item) for item in items)


def _known(items: object) -> object:
    """JavaScript's `undefined`, which Hexo's casts make of null, is None."""
    known = items if isinstance(items, tuple) else ()
    return tuple(None if isinstance(item, Special) else item for item in known)


def _nodes(paths: tuple[tuple[str, ...], ...]) -> tuple[tuple[str, ...], ...]:
    """A path `a > b` puts a post into `a` as well; each category is there once."""
    steps = (path[: end + 1] for path in paths for end in range(len(path)))
    return tuple(dict.fromkeys(steps))


def _once(paths: object) -> object:
    """Hexo may name one tag or category several times."""
    return tuple(dict.fromkeys(paths)) if isinstance(paths, tuple) else paths


def _text(value: object) -> object:
    return "" if isinstance(value, Special) or value is None else value


def _named(article: Article) -> dict[str, Value]:
    """Return what the file's name gives by `new_post_name`, beside slug and date."""
    assert isinstance(article.adapter, Hexo)
    parts = name_parts(article.context.path, article.adapter.new_post_name)
    return {name: value for name, value in parts.items() if name not in {*_NAMED, *_OWN}}


_NAMED = frozenset({"title", "year", "month", "day", "i_month", "i_day", "hash"})


def _compare_rest(article: Article, answer: HexoAnswer) -> list[Difference]:
    ours = {key: value for key, value in article.front_matter.values.items() if key not in _OWN}
    ours |= _named(article)
    if "id" in ours:
        ours["id"] = js_string(ours["id"])
    theirs = {key: value for key, value in answer.front_matter.items() if key not in _OWN}
    keys = dict.fromkeys([*ours, *theirs])
    return [
        Difference(key, ours.get(key, "absent"), theirs.get(key, "absent"))
        for key in keys
        if key not in ours or key not in theirs or not same_js(ours[key], theirs[key])
    ]
