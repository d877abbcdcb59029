"""What stops a Hugo build after the front matter has been read: keys of Hugo's own, misused.

Measured on Hugo 0.168 with its default configuration. What depends on the site (names of output
formats, url patterns) is refused only where the site's names are given.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, time
from typing import TYPE_CHECKING

from newsdoc.errors import FrontMatterError
from newsdoc.schemas.casts_go import go_bool, go_string, go_strings
from newsdoc.schemas.hugo_cascade import TARGETS, cascaded, json_mapping
from newsdoc.schemas.hugo_globs import glob_matches
from newsdoc.schemas.hugo_path import NO_LANGUAGES, Languages
from newsdoc.schemas.reading import Path, describe, dotted

if TYPE_CHECKING:
    from newsdoc.frontmatter.document import FrontMatter
    from newsdoc.frontmatter.nodes import Value
    from newsdoc.schemas.contract import Context

__all__ = ["OUTPUT_FORMATS", "refuse"]

OUTPUT_FORMATS = frozenset(
    """
    404 alias amp calendar css csv gotmpl html json markdown robots rss sitemap sitemapindex
    webappmanifest
    """.split()  # noqa: SIM905  easier to read and to compare with Hugo's list
)
"""The output formats that Hugo knows without configuration."""

_MARKUPS = frozenset(
    """
    ad adoc asciidoc asciidocext calendar css csv goldmark ics javascript js json jsx markdown md
    mdown pandoc pdc plain rss rst sass scss svg toml tsx txt typescript ts xml yaml yml
    """.split()  # noqa: SIM905  as above
)
_DENIED = frozenset({"htm", "html", "org"})
_NOT_CASCADED = ("cascade", "kind", "lang", "path")
# Hugo has done with these before it comes to a cascade.
_NOT_CHECKED = frozenset({"cascade", "markup", "sites"})


class _Refused(Exception):  # noqa: N818  caught in this module
    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(reason)
        self.path = path
        self.reason = reason


def refuse(
    front_matter: FrontMatter,
    context: Context,
    languages: Languages = NO_LANGUAGES,
    output_formats: frozenset[str] | None = None,
) -> None:
    """Raise where Hugo would stop the build because of what a key holds.

    Args:
        front_matter: The front matter.
        context: Path and zone; a cascade may be for other paths only.
        languages: The site's languages, for those that a cascade is for.
        output_formats: Names of all output formats of the site, lower case, or None where they
            are not known.

    Raises:
        FrontMatterError: At the value that stops the build.
    """
    values = front_matter.values
    if output_formats is None and _CHECKED.isdisjoint(values.keys()):
        return
    try:
        for name, value in values.items():
            check = _CHECKS.get(name)
            if check is not None and value is not None:
                check((name,), value)
        if len(languages.codes) > 1:
            _own_matrix(values)
        if front_matter.format == "org":
            _no_texts(("cascade",), values.get("cascade"))
        added = cascaded(values, context, languages) if "cascade" in values else {}
        _check_cascaded(added)
        if output_formats is not None:
            outputs = added.get("outputs", (("outputs",), values.get("outputs")))
            _outputs(*outputs, output_formats)
    except _Refused as refused:
        raise front_matter.source.error(
            FrontMatterError,
            f"{dotted(refused.path)}: {refused.reason}; Hugo stops the build",
            front_matter.span(refused.path) or front_matter.span(refused.path[:1]),
            path=front_matter.path,
        ) from None


def _check_cascaded(added: Mapping[str, tuple[Path, Value]]) -> None:
    for name, (path, value) in added.items():
        check = _CHECKS.get(name)
        if check is not None and value is not None and name not in _NOT_CHECKED:
            check(path, value)


def _is_compound(value: Value) -> bool:
    return isinstance(value, tuple | Mapping)


def _is_struct(value: Value) -> bool:
    """Dates and times of TOML are structs to Go: they pass for mappings, and hold no key."""
    return isinstance(value, date | time)


def _mapping(path: Path, value: Value) -> Mapping[str, Value]:
    if not isinstance(value, Mapping):
        raise _Refused(path, f"a mapping is wanted, not {describe(value)}")
    return value


def _params(path: Path, value: Value) -> None:
    # A text is read as JSON here, of all places.
    if not isinstance(value, str) or (json_mapping(value) is None and value.strip() != "null"):
        _mapping(path, value)


def _text_part(path: Path, value: Value) -> None:
    if _is_compound(value) or _is_struct(value):
        raise _Refused(path, f"a text is wanted, not {describe(value)}")


def _glob_part(path: Path, value: Value) -> None:
    _text_part(path, value)
    if glob_matches(go_string(value), "") is None:
        raise _Refused(path, f"{describe(value)} is a broken glob")


def _kind_part(path: Path, value: Value) -> None:
    _glob_part(path, value)
    glob = go_string(value).lower()
    if glob and not any(glob_matches(glob, kind) for kind in _KINDS):
        raise _Refused(path, f"{describe(value)} matches no kind of page")


_KINDS = ("home", "page", "section", "taxonomy", "term")


def _switch_part(path: Path, value: Value) -> None:
    if _is_compound(value) or (value != "" and go_bool(value) is None):
        raise _Refused(path, f"true or false is wanted, not {describe(value)}")


def _number_part(path: Path, value: Value) -> None:
    unreadable = isinstance(value, str) and value and not _is_float(value)
    if _is_compound(value) or _is_struct(value) or unreadable:
        raise _Refused(path, f"a number is wanted, not {describe(value)}")


def _is_float(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return text == text.strip()


def _build(path: Path, value: Value) -> None:
    if not _is_struct(value):
        _decoded(path, _mapping(path, value), "build")


def _sitemap(path: Path, value: Value) -> None:
    if isinstance(value, Mapping):
        _decoded(path, value, "sitemap")


def _decoded(path: Path, value: Mapping[str, Value], kind: str) -> None:
    for name, check in _PARTS[kind].items():
        part = value.get(name)
        if part is not None:
            check((*path, name), part)


_DIMENSIONS = ("languages", "roles", "versions")


def _sites(path: Path, value: Value) -> None:
    if _is_struct(value):
        return
    for name in ("matrix", "complements"):
        inner = _mapping(path, value).get(name)
        if inner is not None and not _is_struct(inner):
            _site_globs((*path, name), inner, broken=name == "complements")


def _site_globs(path: Path, value: Value, *, broken: bool) -> None:
    """Check the globs that choose sites; broken ones matter where Hugo comes to use them."""
    inner = _mapping(path, value)
    for name in _DIMENSIONS:
        found = inner.get(name)
        items = found if isinstance(found, tuple) else (found,) if found else ()
        for item in items:
            _text_part((*path, name), item)
            glob = go_string(item).strip().removeprefix("! ")
            if broken and glob_matches(glob, "") is None:
                raise _Refused((*path, name), f"{describe(item)} is a broken glob")


def _target_sites(path: Path, value: Value) -> None:
    if _is_struct(value):
        return
    inner = _mapping(path, value).get("matrix")
    if inner is not None and not _is_struct(inner):
        _site_globs((*path, "matrix"), inner, broken=True)


_PARTS: Mapping[str, Mapping[str, Callable[[Path, Value], None]]] = {
    "build": {"list": _text_part, "render": _text_part, "publishresources": _switch_part},
    "sitemap": {
        "changefreq": _text_part,
        "filename": _text_part,
        "priority": _number_part,
        "disable": _switch_part,
    },
    "target": {
        "environment": _glob_part,
        "kind": _kind_part,
        "lang": _glob_part,
        "path": _glob_part,
        "sites": _target_sites,
    },
}


def _own_matrix(values: Mapping[str, Value]) -> None:
    """Check the globs for the page itself, which Hugo asks only where there are languages."""
    sites = values.get("sites")
    matrix = sites.get("matrix") if isinstance(sites, Mapping) else None
    if isinstance(matrix, Mapping):
        _site_globs(("sites", "matrix"), matrix, broken=True)


def _cascade(path: Path, value: Value) -> None:
    if not _is_compound(value):
        raise _Refused(path, f"a mapping or a list is wanted, not {describe(value)}")
    items = enumerate(value) if isinstance(value, tuple) else [(None, value)]
    for index, item in items:
        place = path if index is None else (*path, str(index))
        if isinstance(item, Mapping):
            _cascade_item(place, item)


def _no_texts(path: Path, value: Value) -> None:
    """Refuse a list that can hold only texts, as those of org keywords do."""
    if isinstance(value, tuple):
        raise _Refused(path, "a list of texts is no list of mappings")


def _cascade_item(path: Path, item: Mapping[str, Value]) -> None:
    for name in _NOT_CASCADED:
        if name in item:
            raise _Refused((*path, name), "this key cannot be cascaded")
    for name in TARGETS:
        target = item.get(name)
        if target is not None and not _is_struct(target):
            _decoded((*path, name), _mapping((*path, name), target), "target")


def _markup(path: Path, value: Value) -> None:
    name = go_string(value).lower()
    if name in _DENIED:
        raise _Refused(path, f"{name} is not allowed by Hugo's default security policy")
    if name and name not in _MARKUPS:
        raise _Refused(path, f"there is no markup {describe(value)}")


_TOKEN = re.compile(r":([0-9A-Za-z_]+)(?:\[.+?\])?")
_TOKENS = frozenset(
    """
    year month monthname day weekday weekdayname yearday section sections sectionslug sectionslugs
    title slug slugorfilename slugorcontentbasename contentbasename filename
    """.split()  # noqa: SIM905  words read best as words
)
# Any other token must be a layout of Go's `time.Format`, one that says something of a date.
_LAYOUT = re.compile("[1-5]|06|January|Jan(?![a-z])|Monday|Mon(?![a-z])|MST|Z07")


def _url(path: Path, value: Value) -> None:
    text = go_string(value)
    if text.startswith(("http://", "https://")):
        raise _Refused(path, "an address with a protocol is not supported")
    for token in _TOKEN.finditer(text):
        if token[1] not in _TOKENS and not _LAYOUT.search(token[1]):
            raise _Refused(path, f"there is no permalink token {token[0]!r}")


def _aliases(path: Path, value: Value) -> None:
    if any(alias.startswith(("http://", "https://")) for alias in go_strings(value)):
        raise _Refused(path, "aliases with a protocol are not supported")


def _outputs(path: Path, value: Value, known: frozenset[str]) -> None:
    for name in go_strings(value):
        if name.lower() not in known:
            raise _Refused(path, f"there is no output format {name!r}")


_CHECKS: Mapping[str, Callable[[Path, Value], None]] = {
    "_build": _build,
    "aliases": _aliases,
    "build": _build,
    "cascade": _cascade,
    "markup": _markup,
    "params": _params,
    "sitemap": _sitemap,
    "sites": _sites,
    "url": _url,
}
_CHECKED = frozenset(_CHECKS)
