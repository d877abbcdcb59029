"""What it means that newsdoc and a generator agree on a post."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING

from newsdoc import Article, FrontMatterError, NewsdocError
from newsdoc.frontmatter.nodes import FrozenMapping
from newsdoc.schemas.contract import Context
from newsdoc.source import SourceText
from tests.interop.hexo import Special

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from newsdoc.schemas.contract import Schema
    from tests.interop.posts import Post

__all__ = [
    "Difference",
    "Reading",
    "read",
    "same_go",
    "same_js",
    "same_moment",
    "same_text",
    "same_verdict",
    "summary",
]


@dataclass(frozen=True, slots=True)
class Difference:
    """A field on which newsdoc and the generator differ.

    Attributes:
        field: The generator's name of it.
        ours: What newsdoc says.
        theirs: What the generator says.
    """

    field: str
    ours: object
    theirs: object

    def __str__(self) -> str:
        return f"{self.field}: newsdoc {self.ours!r}, generator {self.theirs!r}"


@dataclass(frozen=True, slots=True)
class Reading:
    """What newsdoc made of a post: an article or an error.

    Attributes:
        article: The article, or None.
        error: Why newsdoc refused the post, or None.
    """

    article: Article | None
    error: NewsdocError | None


def read(post: Post, adapter: Schema, timezone: str | None, folder: str) -> Reading:
    """Read a post with newsdoc; all that comes from front matter and path is read at once."""
    context = Context(path=f"{folder}/{post.path}", timezone=timezone)
    try:
        source = SourceText.decode(post.data, path=post.path)
        article = Article(source, adapter, context)
        # Touching it reads it.
        _ = article.metadata, article.native
    except NewsdocError as error:
        return Reading(None, error)
    return Reading(article, None)


def summary(compared: Iterable[tuple[Post, Sequence[Difference]]], shown: int = 12) -> str:
    """Return the first differences as text, each with its post; empty where there are none."""
    lines = [
        f"{post.path} {post.data[:300]!r}\n    {one}"
        for post, differences in compared
        for one in differences
    ]
    head = "\n".join(lines[:shown])
    return f"{len(lines)} differences\n{head}" if lines else ""


def same_verdict(reading: Reading, error: str | None) -> list[Difference]:
    """Return the difference between two verdicts, with the error's place where newsdoc refuses."""
    ours = reading.error
    if (ours is None) == (error is None):
        if isinstance(ours, FrontMatterError) and ours.span is None:
            return [Difference("place of the error", str(ours), error)]
        return []
    return [Difference("verdict", None if ours is None else str(ours), error)]


def same_go(ours: object, theirs: object) -> bool:
    """Tell whether a front matter value is the one Hugo has, type and all."""
    match ours, theirs:
        case FrozenMapping(), FrozenMapping():
            return ours.keys() == theirs.keys() and all(same_go(ours[k], theirs[k]) for k in ours)
        case tuple(), tuple():
            return len(ours) == len(theirs) and all(map(same_go, ours, theirs))
        case bytes(), tuple():
            return tuple(ours) == theirs
        case ((datetime() | date() | time()), _):
            return _same_go_time(ours, theirs)
        case float(), float():
            return repr(ours) == repr(theirs)
    return type(ours) is type(theirs) and ours == theirs


def _same_go_time(ours: datetime | date | time, theirs: object) -> bool:
    if isinstance(theirs, str):
        # Hugo keeps TOML's local dates and times as values of their own, which print as ISO 8601.
        return _short(ours.isoformat()) == _short(theirs)
    if not isinstance(theirs, datetime):
        return False
    if isinstance(ours, datetime) and ours.tzinfo is not None:
        return ours == theirs
    naive = theirs.replace(tzinfo=None)
    if isinstance(ours, datetime):
        return ours == naive
    return isinstance(ours, date) and datetime.combine(ours, time()) == naive


def _short(text: str) -> str:
    return text.rstrip("0").rstrip(".") if "." in text else text


def same_js(ours: object, theirs: object) -> bool:  # noqa: PLR0911  one return a kind
    """Tell whether a front matter value is the one Hexo has.

    JavaScript has one kind of number, strings of UTF-16 units and dates that roll over; where
    newsdoc keeps what is written (an impossible date is its text, half of a surrogate pair is
    U+FFFD), that is agreement too.
    """
    match ours, theirs:
        case FrozenMapping(), FrozenMapping():
            return ours.keys() == theirs.keys() and all(same_js(ours[k], theirs[k]) for k in ours)
        case tuple(), tuple():
            return len(ours) == len(theirs) and all(map(same_js, ours, theirs))
        case bytes(), FrozenMapping():
            # Hexo's database turns bytes into an object with numbers for keys.
            return list(ours) == list(theirs.values())
        case (bool(), _) | (_, bool()):
            return ours is theirs
        case ((int() | float()), (int() | float())):
            return _same_number(float(ours), float(theirs))
        case ((str() | datetime() | date()), datetime()):
            return _same_js_date(ours, theirs)
        case str(), str():
            return same_text(ours, theirs)
        case str(), Special():
            # A year that Python does not have.
            return bool(_LIKE_A_DATE.fullmatch(ours))
    return type(ours) is type(theirs) and ours == theirs


def same_text(ours: object, theirs: object) -> bool:
    """Tell whether two values of one field are the same, where texts may be dates to Hexo."""
    match ours, theirs:
        case tuple(), tuple():
            return len(ours) == len(theirs) and all(map(same_text, ours, theirs))
        case str(), str():
            whole = _HALVES.sub("\ufffd", theirs)
            parts = _DATE_TEXT.split(whole)
            dates = _LIKE_A_DATE.pattern.join(map(re.escape, parts))
            return ours == whole or bool(len(parts) > 1 and re.fullmatch(dates, ours))
    return ours == theirs


_HALVES = re.compile("[\ud800-\udfff]+")
# What JavaScript makes of a date that does not exist, or of a year of one or two digits, and what
# newsdoc keeps instead.
_DATE_TEXT = re.compile(
    r"\w{3} \w{3} \d\d \d{4,} [\d:]{8} GMT\+0000 \(Coordinated Universal Time\)"
)
_LIKE_A_DATE = re.compile(
    r"(?:\d{4}-\d\d?-\d\d?(?:[Tt \t].*?)?|\w{3} \w{3} \d\d 00\d\d [\d:]{8} GMT\+0000 \(.*?\))"
)


def _same_number(ours: float, theirs: float) -> bool:
    return ours == theirs or (math.isnan(ours) and math.isnan(theirs))


def _same_js_date(ours: str | datetime | date, theirs: datetime) -> bool:
    if isinstance(ours, str):
        return bool(_LIKE_A_DATE.fullmatch(ours))
    if ours.year < 100:
        return True  # JavaScript takes such a year for one of the twentieth century
    moment = ours if isinstance(ours, datetime) else datetime.combine(ours, time())
    moment = moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
    return moment.replace(microsecond=moment.microsecond // 1000 * 1000) == theirs


def same_moment(ours: datetime | None, theirs: object, *, js: bool = False) -> bool:
    """Tell whether two moments are the same.

    Years that Python does not have are None. Hexo knows milliseconds, and no summer time after
    2037.
    """
    if not isinstance(theirs, datetime):
        return ours is None
    if ours is None:
        return theirs.year in {1, 9999}
    apart = ours - theirs
    if js and theirs.year > 2037:
        apart %= timedelta(hours=1)
    return not apart or (js and timedelta() < apart < timedelta(milliseconds=1))
