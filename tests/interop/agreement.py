"""What it means that newsdoc and a generator agree on a post."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING

from newsdoc import Article, FrontMatterError, NewsdocError
from newsdoc.frontmatter.nodes import FrozenMapping
from newsdoc.schemas.contract import Context
from newsdoc.source import SourceText

if TYPE_CHECKING:
    from newsdoc.schemas.contract import Schema
    from tests.interop.posts import Post

__all__ = ["Difference", "Reading", "read", "same_go", "same_js", "same_verdict"]


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
        return ours.isoformat().removesuffix("000") == theirs.removesuffix("000")
    if not isinstance(theirs, datetime):
        return False
    if isinstance(ours, datetime) and ours.tzinfo is not None:
        return ours == theirs
    naive = theirs.replace(tzinfo=None)
    if isinstance(ours, datetime):
        return ours == naive
    return isinstance(ours, date) and datetime.combine(ours, time()) == naive


def same_js(ours: object, theirs: object) -> bool:
    """Tell whether a front matter value is the one Hexo has; JavaScript has one kind of number."""
    match ours, theirs:
        case FrozenMapping(), FrozenMapping():
            return ours.keys() == theirs.keys() and all(same_js(ours[k], theirs[k]) for k in ours)
        case tuple(), tuple():
            return len(ours) == len(theirs) and all(map(same_js, ours, theirs))
        case (bool(), _) | (_, bool()):
            return ours is theirs
        case ((int() | float()), (int() | float())):
            return _same_number(float(ours), float(theirs))
        case ((datetime() | date()), datetime()):
            return _as_utc(ours) == theirs
    return type(ours) is type(theirs) and ours == theirs


def _same_number(ours: float, theirs: float) -> bool:
    return ours == theirs or (math.isnan(ours) and math.isnan(theirs))


def _as_utc(value: datetime | date) -> datetime:
    if not isinstance(value, datetime):
        return datetime.combine(value, time(), UTC)
    return value.astimezone(UTC) if value.tzinfo else value.replace(tzinfo=UTC)
