"""What Hugo reads from a file's path: language, and where the site says so date and slug."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from newsdoc.schemas.dates_go import parse_go

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime, tzinfo

__all__ = ["NO_LANGUAGES", "Languages", "date_and_slug", "page_path", "path_language"]

_EXTENSION = re.compile(r"\.[^./\\]*\Z")

# ISO 639-1, and the three-letter codes that Chinese sites use.
_LANGUAGES = (
    "aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu "
    "cv cy da de dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi "
    "ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks "
    "ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl "
    "nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl "
    "sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve "
    "vi vo wa wo xh yi yo za zh zu yue nan hak wuu gan lzh "
)
_CODES = frozenset(_LANGUAGES.split())
_TAG = re.compile(r"([a-z]{2,3})(?:[-_](?:[a-z]{4}|[a-z]{2}|[0-9]{3}))*\Z", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Languages:
    """What a site's configuration says of its languages.

    Attributes:
        codes: Lower case, the default language first; empty where they are not known.
        folders: The steps of the folder that holds a language's content (`contentDir`), by code.
    """

    codes: tuple[str, ...] = ()
    folders: tuple[tuple[str, tuple[str, ...]], ...] = ()

    @classmethod
    def of(cls, codes: tuple[str, ...], content_dirs: Mapping[str, str]) -> Languages:
        """Make it of codes and of folders by code.

        Args:
            codes: The codes.
            content_dirs: The folders, from the site's own one; one without steps says nothing.

        >>> Languages.of(("en", "zh"), {"zh": "./content/zh/"}).folders
        (('zh', ('content', 'zh')),)
        """
        steps = {
            code: tuple(step for step in _parts(folder) if step not in {"", "."})
            for code, folder in content_dirs.items()
        }
        return cls(codes, tuple((code, parts) for code, parts in steps.items() if parts))

    def folder(self, path: str) -> tuple[str, int] | None:
        """Return the innermost language's folder that a file lies in, and how deep that lies.

        Args:
            path: The file's name.

        >>> Languages.of((), {"en": "content", "zh": "content/zh"}).folder("content/zh/a.md")
        ('zh', 2)
        """
        steps, found = tuple(_parts(path)[:-1]), None
        for code, folder in self.folders:
            size = len(folder)
            ends = range(size, len(steps) + 1)
            end = next((end for end in ends if steps[end - size : end] == folder), None)
            if end is not None and (found is None or end > found[1]):
                found = code, end
        return found


NO_LANGUAGES = Languages()


def _parts(path: str) -> list[str]:
    return re.split(r"[/\\]", path)


def _is_language(code: str, *, as_written: bool = False) -> bool:
    found = _TAG.match(code)
    written = as_written and code != code.lower()
    return found is not None and not written and found[1].lower() in _CODES


def path_language(path: str | None, languages: Languages = NO_LANGUAGES) -> str | None:
    """Return the language that a file's name gives (`post.zh-tw.md`), else its folder, or None.

    Args:
        path: The file's name.
        languages: The site's; without codes any code that is a language's counts.

    >>> path_language("content/post.zh-tw.md"), path_language("content/v1.2.md")
    ('zh-tw', None)
    """
    if path is None:
        return None
    names = _names(path)
    at = _language_at(names, languages.codes)
    if at is not None:
        return names[at]
    folder = languages.folder(path) if languages.folders else None
    return folder[0] if folder else None


def _names(path: str) -> list[str]:
    """Return the parts of a file's name between dots, without the extension."""
    return _EXTENSION.sub("", _parts(path)[-1]).split(".")


def _language_at(
    names: list[str], languages: tuple[str, ...], *, as_written: bool = False
) -> int | None:
    """Return which part of a name is its language: the last that can be one.

    Args:
        names: The parts.
        languages: The site's codes, lower case; empty for any code that is a language's.
        as_written: Ask as Hugo does for the name of the content: capitals are no language, and
            neither is what stands first.
    """
    if len(names) == 1:
        return None
    if not languages:
        last = names[-1]
        return len(names) - 1 if _is_language(last, as_written=as_written) else None
    # Hugo looks at every part of the name.
    codes = names[1:] if as_written else [name.lower() for name in names]
    after = next((after for after, code in enumerate(reversed(codes)) if code in languages), None)
    return None if after is None else len(names) - 1 - after


def _content_name(path: str, codes: tuple[str, ...]) -> str:
    """Return Hugo's `ContentBaseName`: the name up to its language, or the folder of a bundle.

    Hugo looks for the language here without folding case: `a.zh-TW.md` keeps it.
    """
    parts, names = _parts(path), _names(path)
    name = ".".join(names[: _language_at(names, codes, as_written=True)])
    return parts[-2] if name in {"index", "_index"} and len(parts) > 1 else name


def page_path(path: str | None, languages: Languages = NO_LANGUAGES) -> tuple[str, str]:
    """Return a page's path below its folder of content as Hugo has it, and its kind.

    Args:
        path: The file's name.
        languages: The site's; without codes any code that is a language's counts.

    >>> page_path("content/Posts/My Trip.zh.md"), page_path("content/posts/_index.md")
    (('/posts/my-trip', 'page'), ('/posts', 'section'))
    """
    *folders, last = _content_steps(path or "", languages)
    names = _names(last)
    name = ".".join(names[: _language_at(names, languages.codes, as_written=True)])
    steps = folders if name in {"index", "_index"} else [*folders, name]
    kind = "page" if name != "_index" else "section" if folders else "home"
    return "/" + "/".join(steps).replace(" ", "-"), kind


def _content_steps(path: str, languages: Languages) -> list[str]:
    """Return the lower-case steps of a path below the folder of content, the name included."""
    whole = "/".join(_parts(path)).lower()
    folder = languages.folder(path)
    if folder:
        return whole.split("/")[folder[1] :]
    return (whole.partition("content/")[2] or whole.rpartition("/")[2]).split("/")


_MOMENT = re.compile(r"(\d{4}-\d{2}-\d{2})[T-](\d{2})-(\d{2})-(\d{2})(?!\d)")


def date_and_slug(
    path: str | None, zone: tzinfo, languages: Languages = NO_LANGUAGES
) -> tuple[datetime | None, str] | None:
    """Return the date at the start of a page's name and the slug after it, or None.

    The date is None where it lies in a year that Python does not have (`0000-01-02-a.md`).

    Args:
        path: The file's name.
        zone: The zone of the date.
        languages: The site's; without codes any code that is a language's counts.

    >>> from datetime import UTC
    >>> date_and_slug("content/2020-05-06-my-trip.md", UTC)[1]
    'my-trip'
    """
    if path is None:
        return None
    # One more suffix goes, whatever it is: the slug of `2020-05-06-a.b.md` is `a`.
    name = _EXTENSION.sub("", _content_name(path, languages.codes))
    found = _MOMENT.match(name)
    if found:
        read = parse_go(f"{found[1]}T{found[2]}:{found[3]}:{found[4]}", zone)
        if read:
            return read.moment, name[found.end() :].strip(" -_")
    read = parse_go(name[:10], zone) if len(name) >= 10 else None
    if read is None:
        return None
    return read.moment, name[10:].strip(" -_")
