"""Convert a post: prose through its tree and its front matter, everything else to the byte."""

from __future__ import annotations

import html
import re
from collections import defaultdict
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from newsdoc.errors import Diagnostic, Severity
from newsdoc.markdown.nodes import Html, Root, Text
from newsdoc.script.choose import Plan, Wish, plan
from newsdoc.script.conversion import Conversion, Converted
from newsdoc.script.detect import ScriptGuess, detect_script
from newsdoc.script.engine import converter
from newsdoc.script.front import (
    collect_front_matter,
    declared_language,
    language_values,
    renamed,
)
from newsdoc.script.glossary import Glossary, GlossaryLike, as_glossary
from newsdoc.script.prose import Run, RunKind
from newsdoc.script.punctuation import QuoteConverter
from newsdoc.script.resolve import Resolved, resolve
from newsdoc.script.walk import IgnoreMarks, Walker
from newsdoc.source import Edit
from newsdoc.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from newsdoc.frontmatter.document import FrontMatter
    from newsdoc.schemas.contract import Schema
    from newsdoc.script.conversion import Rule
    from newsdoc.script.engine import Recipe
    from newsdoc.script.targets import Variety
    from newsdoc.source import SourceText

__all__ = ["convert_post", "detect_post"]

_HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_ONLY_HAN = re.compile(f"[{_HAN}]+")
# What may be written into a scalar of any style without a change of its quotes.
_HARMLESS = re.compile(r"[\w·。，、；：？！（）「」『』“”‘’《》 -]*")
_MARKUP = re.compile(r"([\\`*_\[\]<>&{}#|~!$])")
_QUOTED_KINDS = frozenset({RunKind.BODY, RunKind.KEY})


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
    chosen = plan(wish, lambda: _prose_text(front_matter, tree), declared)
    notes = [*chosen.diagnostics, *_conflicts(words)]
    if chosen.recipe is None or chosen.source is None:
        return Conversion((), tuple(notes), target, chosen.source, text, words)
    job = _Job(text, front_matter, tree, schema, wish, chosen, chosen.source, chosen.recipe)
    job.run(ignore or IgnoreMarks(), taxonomies=taxonomies)
    return Conversion(
        tuple(sorted(job.edits, key=lambda edit: edit.span)),
        (*notes, *job.diagnostics),
        target,
        chosen.source,
        text,
        words,
        tuple(sorted(job.pieces, key=lambda piece: piece.span)),
    )


def detect_post(front_matter: FrontMatter, tree: Root) -> ScriptGuess:
    """Say which script a post is written in; code, addresses and markup do not count.

    Args:
        front_matter: The post's front matter; title and description count.
        tree: Its body.
    """
    return detect_script(_prose_text(front_matter, tree))


def _prose_text(front_matter: FrontMatter, tree: Root) -> str:
    found = [str(front_matter.get(key)) for key in ("title", "description", "summary")
             if isinstance(front_matter.get(key), str)]  # fmt: skip
    for node in tree.walk():
        if isinstance(node, Text):
            found.append(node.value)
        elif isinstance(node, Html):
            found.append(re.sub(r"<[^<>]{0,999}>", "\n", node.value))
    return "\n".join(found)


def _conflicts(glossary: Glossary) -> list[Diagnostic]:
    return [
        Diagnostic("glossary-conflict", Severity.WARNING, f"glossary: {conflict}")
        for conflict in glossary.conflicts
    ]


@dataclass(slots=True)
class _Job:
    """One conversion while it is made."""

    text: SourceText
    front_matter: FrontMatter
    tree: Root
    schema: Schema
    wish: Wish
    plan: Plan
    source: Variety
    recipe: Recipe
    edits: list[Edit] = field(default_factory=list)
    pieces: list[Converted] = field(default_factory=list)
    diagnostics: list[Diagnostic] = field(default_factory=list)
    rewritten: set[tuple[str | int, ...]] = field(default_factory=set)

    def run(self, ignore: IgnoreMarks, *, taxonomies: bool) -> None:
        """Collect, convert, and turn what changed into edits."""
        rules = self.schema.prose
        walker = Walker(self.text.text, rules, self.source, ignore)
        whole = collect_front_matter(
            self.front_matter, rules, walker.collector, taxonomies=taxonomies
        )
        walker.walk(self.tree)
        runs = walker.collector.runs
        resolved = resolve([run for run in runs if run.kind is not RunKind.TERM], self._convert)
        self._labels(resolved)
        quotes = self._quotes()
        for number, result in enumerate(resolved):
            self._take(result, number, quotes, self.recipe)
        self._terms([run for run in runs if run.kind is RunKind.TERM], len(resolved))
        for path, value in whole:
            self._rewrite(path, self._convert(value))
        self._languages()
        self._lost(walker.lost)
        if walker.anchors:
            from newsdoc.script.anchors import anchor_edits  # noqa: PLC0415  most posts have none

            self._step(
                anchor_edits(
                    self.text, self.tree, self.schema.body, self.edits,
                    [(anchor.start, anchor.text) for anchor in walker.anchors],
                ),
                "anchor",
            )  # fmt: skip

    def _convert(self, text: str) -> str:
        return converter(self.recipe)(text)

    def _quotes(self) -> QuoteConverter | None:
        corner = self.plan.corner_quotes
        return None if corner is None else QuoteConverter(corner)

    # Results

    def _take(
        self, result: Resolved, number: int, quotes: QuoteConverter | None, recipe: Recipe
    ) -> None:
        """Turn the result of a run into edits."""
        run = result.run
        after = result.texts
        if quotes is not None and run.kind in _QUOTED_KINDS:
            after = _quoted(result, quotes)
        doubtful = set(result.doubtful)
        for at, piece in enumerate(run.pieces):
            made = Converted(
                Span(piece.start, piece.end), piece.text, result.texts[at], after[at], number,
                at in doubtful, piece.raw, None, recipe,
            )  # fmt: skip
            if at in doubtful:
                self._note_doubt(piece.start, run.pieces[at - 1].text, piece.text)
            if made.after == made.before:
                self.pieces.append(made)
            elif run.path is not None and not _is_harmless(made):
                self._rewrite_run(run, after)
                return
            else:
                self._replace(made, markup=run.kind is RunKind.BODY)

    def _replace(self, made: Converted, *, markup: bool) -> None:
        after: str | None = made.after
        if not made.raw:
            after = _entity(self.text.slice(made.span), made)
        elif markup and (self.recipe.terms or self.recipe.after):
            after = _escaped(made, made.after, self.wish.glossary)
            made = replace(made, plain=_escaped(made, made.plain, self.wish.glossary), after=after)
        if after is None:
            return
        self.pieces.append(made)
        self.edits.append(_trimmed(self.text, made.span, after))

    def _rewrite_run(self, run: Run, after: Sequence[str]) -> None:
        """Write a front matter value anew, where its quotes may not hold what it becomes."""
        if run.path is not None:
            self._rewrite(run.path, "".join(after))

    def _rewrite(self, path: tuple[str | int, ...], value: str) -> None:
        if path in self.rewritten or self.front_matter.get(path) == value:
            return
        self.rewritten.add(path)
        span = self.front_matter.span(path)
        if span is not None:
            self.edits = [edit for edit in self.edits if edit.span not in span]
            before = str(self.front_matter.get(path))
            self.pieces = [piece for piece in self.pieces if piece.span not in span]
            self.pieces.append(
                Converted(span, before, value, value, -1, raw=False, recipe=self.recipe)
            )
        self.edits.extend(self.front_matter.set(path, value))

    def _note_doubt(self, start: int, left: str, right: str) -> None:
        message = f"{left[-6:]!r} and {right[:6]!r} read differently together and apart"
        self.diagnostics.append(
            Diagnostic("script-ambiguous", Severity.INFO, message, Span(start, start))
        )

    def _lost(self, spans: Iterable[Span]) -> None:
        for span in spans:
            message = "this text could not be matched with its source and was left as it is"
            self.diagnostics.append(Diagnostic("script-unmapped", Severity.WARNING, message, span))

    # Terms, labels, languages

    def _terms(self, runs: list[Run], number: int) -> None:
        """Convert each term by itself, in the same way wherever it stands on a site."""
        groups: dict[Recipe, list[Run]] = defaultdict(list)
        for run in runs:
            text = run.text
            fixed = self.wish.glossary.taxonomies.get(text)
            if fixed is not None:
                if run.path is not None:
                    self._rewrite(run.path, fixed)
                continue
            chosen = plan(self.wish, lambda text=text: text)  # type: ignore[misc]  # a default binds the loop's value
            if chosen.recipe is not None:
                groups[chosen.recipe].append(run)
        for recipe, group in groups.items():
            for result in resolve(group, converter(recipe)):
                self._take(result, number, None, recipe)
                number += 1

    def _labels(self, resolved: list[Resolved]) -> None:
        """Keep labels apart that would become the same, by leaving them all as they are."""
        becomes: dict[str, set[str]] = defaultdict(set)
        labels = [result for result in resolved if result.run.kind is RunKind.LABEL]
        for result in labels:
            becomes["".join(result.texts).casefold()].add(result.run.text.casefold())
        for result in labels:
            if len(becomes["".join(result.texts).casefold()]) > 1:
                result.texts = [piece.text for piece in result.run.pieces]

    def _languages(self) -> None:
        target = self.plan.target
        if target is None:
            return
        steps = []
        for start, tag in language_values(self.front_matter, self.schema.prose):
            new = renamed(tag, self.source, target)
            if new is not None:
                steps.append(Edit(Span(start, start + len(tag)), new, tag))
        self._step(steps, "language")

    def _step(self, edits: Iterable[Edit], rule: Rule) -> None:
        for edit in edits:
            before, after = edit.expected, edit.text
            self.edits.append(edit)
            self.pieces.append(Converted(edit.span, before, before, after, -1, rule=rule))


def _quoted(result: Resolved, quotes: QuoteConverter) -> list[str]:
    """Change the quotation marks of a run, seen as one text."""
    joined = quotes.convert("".join(result.texts), result.run.block)
    found = []
    at = 0
    for piece, text in zip(result.run.pieces, result.texts, strict=True):
        found.append(joined[at : at + len(text)] if piece.raw else text)
        at += len(text)
    return found


def _is_harmless(made: Converted) -> bool:
    fresh = set(made.after) - set(made.before)
    return made.raw and _HARMLESS.fullmatch("".join(fresh)) is not None


def _entity(written: str, made: Converted) -> str | None:
    """Write a Chinese character again as the numeric entity that it was."""
    if not written.startswith("&#") or not _ONLY_HAN.fullmatch(made.after):
        return None
    if html.unescape(written) != made.before:
        return None
    if written[2] in "xX":
        return "".join(f"&#{written[2]}{ord(char):X};" for char in made.after)
    return "".join(f"&#{ord(char)};" for char in made.after)


def _escaped(made: Converted, after: str, glossary: Glossary) -> str:
    """Escape the markup that a word of the glossary would otherwise bring along."""
    for value in {*glossary.terms.values(), *glossary.after.values()}:
        if _MARKUP.search(value) and value in after and value not in made.before:
            after = after.replace(value, _MARKUP.sub(r"\\\1", value))
    return after


def _trimmed(text: SourceText, span: Span, after: str) -> Edit:
    """Make an edit that leaves equal beginnings and ends alone."""
    before = text.slice(span)
    first = 0
    limit = min(len(before), len(after))
    while first < limit and before[first] == after[first]:
        first += 1
    last = 0
    while last < limit - first and before[-1 - last] == after[-1 - last]:
        last += 1
    end = len(before) - last
    place = Span(span.start + first, span.start + end)
    return Edit(place, after[first : len(after) - last], before[first:end])
