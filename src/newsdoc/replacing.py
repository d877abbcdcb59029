"""`Article.replace`: from wanted values to edits that give them, or the reason why none do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsdoc.errors import EditError, FrontMatterError, NewsdocError
from newsdoc.fields import default_of, to_metadata_values

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from newsdoc.article import Article
    from newsdoc.schemas.changes import Proposal

__all__ = ["replaced"]


def replaced(article: Article, fields: Mapping[str, object]) -> Article:
    """Return an article with other values for some fields.

    Args:
        article: The article.
        fields: Normalised fields by name, as a caller gives them.

    Raises:
        EditError: There is no such field, the front matter cannot hold the value, or the value
            lives in the path or the body.
    """
    wanted = to_metadata_values(fields)
    changes = {name: value for name, value in wanted.items() if not _has(article, name, value)}
    if not changes:
        return article
    changed = _proposed(article, changes)
    if changed is not None and "cover" not in changes:
        return changed  # what is asked of the body can only be a cover
    changed = changed or _tried(article, changes)
    for name, value in changes.items():
        if not _has(changed, name, value):
            raise EditError(_why_not(changed, name, value), path=article.context.path)
    return changed


def _proposed(article: Article, changes: Mapping[str, object]) -> Article | None:
    """Return the article with edits that its own reading proves, or None where it does not.

    To try edits out before they are made would read everything once more.
    """
    propose: Callable[..., Proposal] | None = getattr(article.adapter, "propose", None)
    if propose is None:
        return None
    try:
        proposal = propose(article.front_matter, changes, article.context)
        changed = article.apply(proposal.edits)
    except NewsdocError:
        return None
    return changed if proposal.is_kept(changed.metadata) else None


def _tried(article: Article, changes: Mapping[str, object]) -> Article:
    """Return the article with edits that were tried out, or raise the reason against them."""
    try:
        return article.apply(article.adapter.edits(article.front_matter, changes, article.context))
    except EditError as error:
        error.path = error.path or article.context.path
        raise
    except FrontMatterError as error:
        message = f"{', '.join(changes)} cannot be written here: {error.message}"
        raise EditError(message, path=article.context.path) from error


def _has(article: Article, name: str, value: object) -> bool:
    empty = default_of(name) if value is None else value
    current = getattr(article if name == "cover" else article.metadata, name)
    return bool(current == empty)


def _why_not(changed: Article, name: str, value: object) -> str:
    origin = changed.origin(name)
    if origin.kind in {"path", "body"}:
        return f"{name} lives in the {origin.kind}; front matter cannot make it {value!r}"
    key = f" (key {origin.key!r})" if origin.key else ""
    return f"{name} cannot be {value!r} in {changed.schema} front matter{key}"
