"""Convert a post: prose through its tree and its front matter, everything else to the byte."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING

from newsdoc.errors import Diagnostic, Severity
from newsdoc.script.choose import Wish, plan
from newsdoc.script.conversion import Conversion
from newsdoc.script.front import declared_language
from newsdoc.script.glossary import Glossary, GlossaryLike, as_glossary
from newsdoc.script.ignore import IgnoreMarks
from newsdoc.script.job import Job
from newsdoc.script.reading import PostProse

if TYPE_CHECKING:
    from newsdoc.frontmatter.document import FrontMatter
    from newsdoc.markdown.nodes import Root
    from newsdoc.schemas.contract import Schema
    from newsdoc.script.detect import ScriptGuess
    from newsdoc.source import SourceText

__all__ = ["convert_post", "detect_post"]


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
    prose = PostProse(text.text, front_matter, tree, schema.prose, ignore or IgnoreMarks())
    chosen = plan(wish, prose.guess, declared)
    job = Job(text, front_matter, tree, schema, wish, chosen)
    job.run(prose, taxonomies=taxonomies)
    notes = [*chosen.diagnostics, *_conflicts(words)]
    if chosen.source is None and job.edits:
        # Tags and categories convert by themselves, whatever the post is written in.
        notes = [note for note in notes if note.code != "script-not-chinese"]
    return Conversion(
        tuple(sorted(job.edits, key=attrgetter("span.start", "span.end"))),
        (*notes, *job.diagnostics),
        target,
        chosen.source,
        text,
        words,
        tuple(job.pieces),
    )


def detect_post(
    text: SourceText, front_matter: FrontMatter, tree: Root, schema: Schema
) -> ScriptGuess:
    """Say which script a post is written in; what a conversion leaves alone does not count.

    Args:
        text: The text of the file.
        front_matter: Its front matter.
        tree: Its body.
        schema: What is prose in both.
    """
    return PostProse(text.text, front_matter, tree, schema.prose, IgnoreMarks()).detect()


def _conflicts(glossary: Glossary) -> list[Diagnostic]:
    return [
        Diagnostic("glossary-conflict", Severity.WARNING, f"glossary: {conflict}")
        for conflict in glossary.conflicts
    ]
