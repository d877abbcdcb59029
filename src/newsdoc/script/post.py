"""Convert a post: prose through its tree and its front matter, everything else to the byte."""

from __future__ import annotations

import re
from operator import attrgetter
from typing import TYPE_CHECKING

from newsdoc.errors import Diagnostic, Severity
from newsdoc.markdown.nodes import Html, Root, Text
from newsdoc.script.choose import Wish, plan
from newsdoc.script.conversion import Conversion
from newsdoc.script.detect import ScriptGuess, detect_script
from newsdoc.script.front import declared_language
from newsdoc.script.glossary import Glossary, GlossaryLike, as_glossary
from newsdoc.script.ignore import IgnoreMarks
from newsdoc.script.job import Job

if TYPE_CHECKING:
    from newsdoc.frontmatter.document import FrontMatter
    from newsdoc.schemas.contract import Schema
    from newsdoc.source import SourceText

__all__ = ["convert_post", "detect_post"]

_TAGS = re.compile(r"<[^<>]{0,999}>")
# So many characters of Chinese tell the script of a post as surely as all of them.
_SAMPLE = 2000


def convert_post(  # noqa: PLR0913  five parts of a post, and what a user may wish for
    text: SourceText,
    front_matter: FrontMatter,
    tree: Root,
    schema: Schema,
    target: str,
    *,
    source: str | None = None,
    vocabulary: bool | None = None,
    glossary: GlossaryLike = None,
    punctuation: bool | None = None,
    taxonomies: bool = True,
    ignore: IgnoreMarks | None = None,
) -> Conversion:
    """Convert a post to another Chinese script or region; only prose changes.

    Args:
        text: The text of the file.
        front_matter: Its front matter.
        tree: Its body.
        schema: What is prose in both, and how the body is read.
        target: A language tag (`zh-TW`), or a configuration of OpenCC.
        source: What the post is written in; else the declared language, else what its characters
            show, else the script opposite to the target.
        vocabulary: Whether words change with the region; None for yes where the target is one.
        glossary: The caller's words.
        punctuation: Whether quotation marks change; None for the default of the direction.
        taxonomies: Whether terms of taxonomies (tags, categories) are converted.
        ignore: What keeps passages out.

    Returns:
        The edits, and on request every change with its reason.

    Raises:
        ConversionError: An unknown target or source, a broken glossary, no OpenCC.
    """
    words = as_glossary(glossary)
    wish = Wish.of(target, source, vocabulary, words, punctuation)
    declared = declared_language(front_matter, schema.prose)
    chosen = plan(wish, lambda: _prose_text(front_matter, tree, _SAMPLE), declared)
    notes = [*chosen.diagnostics, *_conflicts(words)]
    job = Job(text, front_matter, tree, schema, wish, chosen)
    job.run(ignore or IgnoreMarks(), taxonomies=taxonomies)
    return Conversion(
        tuple(sorted(job.edits, key=attrgetter("span.start", "span.end"))),
        (*notes, *job.diagnostics),
        target,
        chosen.source,
        text,
        words,
        tuple(job.pieces),
    )


def detect_post(front_matter: FrontMatter, tree: Root) -> ScriptGuess:
    """Say which script a post is written in; code, addresses and markup do not count.

    Args:
        front_matter: The post's front matter; title and description count.
        tree: Its body.
    """
    return detect_script(_prose_text(front_matter, tree))


def _prose_text(front_matter: FrontMatter, tree: Root, limit: int | None = None) -> str:
    """Return the prose of a post, or as much of it as `limit` characters of other scripts."""
    values = (front_matter.get(key) for key in ("title", "description", "summary"))
    found = [value for value in values if isinstance(value, str)]
    seen = 0
    for node in tree.walk():
        if isinstance(node, Text):
            text = node.value
        elif isinstance(node, Html):
            text = _TAGS.sub("\n", node.value)
        else:
            continue
        found.append(text)
        seen += 0 if text.isascii() else len(text)
        if limit is not None and seen > limit:
            break
    return "\n".join(found)


def _conflicts(glossary: Glossary) -> list[Diagnostic]:
    return [
        Diagnostic("glossary-conflict", Severity.WARNING, f"glossary: {conflict}")
        for conflict in glossary.conflicts
    ]
