"""How an article came to be, and which texts it was made from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from newsdoc.schemas.detection import Detection
    from newsdoc.script import Conversion
    from newsdoc.source import SourceText

__all__ = ["History"]


@dataclass(frozen=True, slots=True)
class History:
    """How an article came to be; no part of what it is, and so of no comparison.

    Attributes:
        on_disk: Whether its path named a file that was read.
        versions: Digests of the texts that this one was made from, the file's own first.
        last: The last of these texts, which has no digest yet, or None.
        conversion: The last conversion among the steps, or None.
        detection: How its schema was found, or None where the caller gave it.
    """

    on_disk: bool = False
    versions: tuple[bytes, ...] = ()
    last: SourceText | None = None
    conversion: Conversion | None = None
    detection: Detection | None = None

    def __reduce__(self) -> tuple[object, ...]:
        # A digest is all that a copy needs of a text.
        return History, (self.on_disk, self._digests, None, self.conversion, self.detection)

    @property
    def is_edited(self) -> bool:
        """Whether there was a text before this one."""
        return self.last is not None or bool(self.versions)

    @property
    def _digests(self) -> tuple[bytes, ...]:
        return self.versions if self.last is None else (*self.versions, _digest(self.last.data))

    def after(self, source: SourceText, conversion: Conversion | None) -> History:
        """Return the history of what is made of an article with this one and that text.

        One text is kept whole, so that the first edit of a post, often its only one, does not
        wait for a digest that `save` may never ask for.
        """
        return History(
            self.on_disk, self._digests, source, conversion or self.conversion, self.detection
        )

    def holds(self, data: bytes) -> bool:
        """Whether bytes are those of an earlier text."""
        return _digest(data) in self._digests


def _digest(data: bytes) -> bytes:
    import hashlib  # noqa: PLC0415  not needed to read

    return hashlib.blake2b(data, digest_size=16).digest()
