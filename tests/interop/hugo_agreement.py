"""Compares an article with what the real Hugo says of the same post, field by field."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from newsdoc.frontmatter.nodes import FrozenMapping
from newsdoc.schemas.casts_go import go_string
from newsdoc.schemas.hugo import Hugo, HugoDates
from newsdoc.schemas.hugo_cascade import effective
from newsdoc.schemas.hugo_path import Languages
from newsdoc.schemas.hugo_refusals import OUTPUT_FORMATS
from tests.interop.agreement import Difference, same_go, same_moment, same_verdict
from tests.interop.hugo import FILE_TIME, LateTime

if TYPE_CHECKING:
    from collections.abc import Iterable

    from newsdoc import Article
    from tests.interop.agreement import Reading
    from tests.interop.hugo import HugoAnswer, HugoSettings

__all__ = ["compare_hugo", "hugo_adapter"]

# Hugo puts its own idea of these into Params, whatever the file says; they are compared as fields.
_CAST = frozenset(
    [
        "aliases",
        "description",
        "draft",
        "headless",
        "iscjklanguage",
        "keywords",
        "layout",
        "linktitle",
        "slug",
        "summary",
        "title",
        "translationkey",
        "type",
        "url",
        "weight",
    ]
)
_DATES = frozenset(
    "date expirydate lastmod modified pubdate publishdate published unpublishdate".split()  # noqa: SIM905  words
)
# Other keys that name a language mean nothing to Hugo.
_LANGUAGE = frozenset({None, "sites.matrix.languages"})
_ADDED = frozenset({"date", "draft", "expirydate", "iscjklanguage", "lastmod", "publishdate"})


def hugo_adapter(settings: HugoSettings) -> Hugo:
    """Return newsdoc's schema for a site with these settings."""
    fields = {
        "date": "date",
        "lastmod": "lastmod",
        "publishdate": "publish_date",
        "expirydate": "expiry_date",
    }
    chains = {
        fields[key.lower()]: tuple(sources)
        for key, sources in settings.frontmatter.items()
        if key.lower() in fields
    }
    formats = settings.options.get("outputFormats")
    names = {str(name).lower() for name in formats} if isinstance(formats, dict) else set()
    languages = settings.options.get("languages")
    return Hugo(
        dates=HugoDates(**chains),
        output_formats=OUTPUT_FORMATS | names,
        languages=tuple(languages) if isinstance(languages, dict) else ("en",),
        taxonomies=settings.taxonomies,
    )


def compare_hugo(reading: Reading, answer: HugoAnswer) -> list[Difference]:
    """Return every field on which newsdoc and Hugo differ; an empty list is agreement."""
    if reading.article is None or answer.error is not None:
        return same_verdict(reading, answer.error)
    return [
        *_compare_fields(reading.article, answer),
        *_compare_params(reading.article, answer),
        *_compare_terms(reading.article, answer),
    ]


def _compare_fields(article: Article, answer: HugoAnswer) -> list[Difference]:
    found = answer.fields
    meta = article.metadata
    assert isinstance(article.adapter, Hugo)
    dates = article.adapter.generator_dates(article.front_matter, article.context)
    pairs: dict[str, tuple[object, object]] = {
        **{name: (moment, found[name]) for name, moment in dates.items()},
        "published": (meta.published, found["Date"]),
        "updated": (meta.updated, found["Lastmod"]),
        "expires": (meta.expires, found["ExpiryDate"]),
        "Title": (meta.title or "", found["Title"]),
        "Draft": (meta.draft, found["Draft"]),
        "Keywords": (meta.keywords, tuple(filter(None, _tuple(found["Keywords"])))),
        "Slug": (meta.slug or "", found["Slug"]),
        "Aliases": (meta.aliases, _aliases(found["Params"])),
        "Weight": (meta.weight or 0, found["Weight"]),
        "Layout": (meta.layout or "", found["Layout"]),
        "Type": (_text(article, "type") or found["Section"] or "page", found["Type"]),
        "LinkTitle": (_text(article, "linkTitle") or found["Title"], found["LinkTitle"]),
        "RawContent": (article.body_text, found["RawContent"]),
    }
    if article.origin("summary").key in {"description", "Description"}:
        pairs["Description"] = (meta.summary, found["Description"])
    if article.adapter.languages and article.origin("language").key in {
        None,
        "sites.matrix.languages",
    }:
        language = meta.language or article.adapter.languages[0]
        pairs["Lang"] = (language.lower(), found["Lang"])
    return [
        Difference(name, ours, theirs)
        for name, (ours, theirs) in pairs.items()
        if not _same_field(ours, theirs) and not _lost_fraction(ours, theirs)
    ]


def _text(article: Article, key: str) -> str:
    """Return what Hugo makes of a key that newsdoc has in `native` only.

    Hugo's `Kind` and `BundleType` have no counterpart here: they say how a site is built, and
    follow from the file's name alone.
    """
    return go_string(getattr(article.native, key))


def _lost_fraction(ours: object, theirs: object) -> bool:
    """Tell whether Hugo lost the fraction of a second, which newsdoc keeps.

    It does so for a TOML time that ends in Z when there is a `timeZone`, and for a date that one
    chain of keys has read and another reads again.
    """
    return isinstance(ours, datetime) and ours.replace(microsecond=0) == theirs


def _tuple(value: object) -> tuple[object, ...]:
    return value if isinstance(value, tuple) else ()


def _aliases(params: object) -> object:
    """Return Hugo's `.Aliases` as they are for a page at the top; Params has them as written."""
    found = params.get("aliases") if isinstance(params, FrozenMapping) else None
    names = found if isinstance(found, tuple) else ()
    return tuple(posixpath.normpath(f"/{name}".replace("//", "/")) for name in names if name)


def _same_field(ours: object, theirs: object) -> bool:
    if isinstance(theirs, LateTime):
        # Beyond year 9999 there is no datetime; the diagnostic that says so is tested elsewhere.
        return ours is None
    if isinstance(ours, datetime) or isinstance(theirs, datetime):
        # File times are never dates to newsdoc, whatever the site's configuration asks of Hugo.
        moment = ours if isinstance(ours, datetime) else None
        return theirs == FILE_TIME or same_moment(moment, theirs)
    return ours == theirs


def _compare_params(article: Article, answer: HugoAnswer) -> list[Difference]:
    theirs = answer.fields["Params"]
    assert isinstance(theirs, Mapping)
    ours = _params(_effective(article))
    differences = [
        Difference(f"Params.{key}", "absent", value)
        for key, value in theirs.items()
        if key not in ours and key not in _ADDED
    ]
    for key, value in ours.items():
        if key not in theirs:
            differences.append(Difference(f"Params.{key}", value, "absent"))
        elif not _is_cast(key, article, answer) and not same_go(value, theirs[key]):
            differences.append(Difference(f"Params.{key}", value, theirs[key]))
    return differences


def _effective(article: Article) -> Mapping[str, object]:
    assert isinstance(article.adapter, Hugo)
    languages = Languages.of(article.adapter.languages, article.adapter.content_dirs)
    return effective(article.front_matter.values, article.context, languages)


def _params(values: Mapping[str, object]) -> dict[str, object]:
    inner = values.get("params")
    ours = {key: value for key, value in values.items() if key != "params"}
    return {**ours, **inner} if isinstance(inner, FrozenMapping) else ours


def _is_cast(key: str, article: Article, answer: HugoAnswer) -> bool:
    """Tell whether Hugo puts its own reading of a key into Params; it is compared as a field."""
    # Hugo folds the keys of a cascade in place once it has applied it; what it gave is compared.
    if key in {"cascade", "draft", "iscjklanguage"}:
        return True
    inner = _effective(article).get("params")
    if isinstance(inner, FrozenMapping) and key in inner:
        return False
    assert isinstance(article.adapter, Hugo)
    dates = article.adapter.dates
    chains = (*dates.date, *dates.lastmod, *dates.publish_date, *dates.expiry_date)
    is_date = key in _DATES or key in {name.lower() for name in chains}
    return key in _CAST or (is_date and answer.kinds.get(key) == "time")


def _compare_terms(article: Article, answer: HugoAnswer) -> list[Difference]:
    meta = article.metadata
    ours = {
        "Tags": meta.tags,
        "Categories": tuple(" > ".join(path) for path in meta.categories),
        "Series": meta.series,
    }
    return [
        Difference(name, terms, tuple(_titles(answer.fields[name])))
        for name, terms in ours.items()
        if _folded(terms) != _folded(_titles(answer.fields[name]))
        and not (_is_unlisted(article) and answer.fields[name] == ())
    ]


def _is_unlisted(article: Article) -> bool:
    """Tell whether a page may be kept from Hugo's lists, which have no terms of it then."""
    return not {"headless", "build", "_build"}.isdisjoint(_effective(article))


def _folded(terms: Iterable[str]) -> list[str]:
    """Return terms as Hugo tells them apart.

    Of several spellings of one term in a site Hugo shows one, which is up to chance; of a term
    that a post names twice it keeps the last.
    """
    names = ["-".join(term.lower().split()) for term in terms]
    return list(dict.fromkeys(reversed(names)))[::-1]


def _titles(terms: object) -> list[str]:
    assert isinstance(terms, tuple)
    return [str(term["title"]) for term in terms]
