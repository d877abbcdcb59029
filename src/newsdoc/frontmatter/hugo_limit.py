"""Hugo's own limit on YAML: too many lists and mappings at one depth in a small file.

It is meant against aliases that multiply, but Hugo 0.168 counts what aliases did not bring as
well: in front matter of less than 2 KB, a hundred and first mapping at the same depth is refused.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsdoc.frontmatter.limits import RefusedError
from newsdoc.frontmatter.nodes import FrozenMapping

if TYPE_CHECKING:
    from collections.abc import Iterable

    from newsdoc.frontmatter.document import FrontMatter
    from newsdoc.frontmatter.nodes import Value

__all__ = ["check_collections"]

_SMALLEST = 100


def check_collections(front_matter: FrontMatter) -> None:
    """Refuse what Hugo refuses as "too many YAML aliases for non-scalar nodes".

    Raises:
        RefusedError: At one depth stand more lists and mappings than Hugo lets a text of this
            size have.
    """
    source, place = front_matter.source, front_matter.envelope.data
    text, start, end = source.text, place.start, place.end
    lines = text.count("\n", start, end) + text.count("\r", start, end)
    marks = lines + text.count("[", start, end) + text.count("{", start, end)
    if marks <= _SMALLEST and text.find("*", start, end) < 0:
        return
    limit = _limit(len(source.slice(place).encode()))
    level: list[Value] = [front_matter.values]
    while level:
        if len(level) > limit:
            message = f"Hugo refuses more than {limit} lists and mappings at one depth in YAML"
            raise RefusedError(f"{message} of this size", place.start)
        level = [child for value in level for child in _children(value) if _holds(child)]


def _limit(size: int) -> int:
    if size < 2 * 1024:
        return _SMALLEST
    return 5_000 if size < 10 * 1024 else 10_000


def _children(value: Value) -> Iterable[Value]:
    if isinstance(value, FrozenMapping):
        return value.values()
    return value if isinstance(value, tuple) else ()


def _holds(value: Value) -> bool:
    return isinstance(value, FrozenMapping | tuple)
