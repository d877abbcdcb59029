"""One conversion while it is made: from the prose of a post to edits, and what to tell of them.

Its steps share what the steps before have found, so they stand together though there are many.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from newsdoc.errors import Diagnostic, Severity
from newsdoc.frontmatter.edits import change_values
from newsdoc.markdown.nodes import Link
from newsdoc.script.choose import Plan, Wish, plan
from newsdoc.script.conversion import Converted
from newsdoc.script.detect import detect_script
from newsdoc.script.engine import converter
from newsdoc.script.escapes import as_written, without_edges
from newsdoc.script.front import language_values, renamed
from newsdoc.script.han import HAN
from newsdoc.script.leaves import MARKDOWN, align
from newsdoc.script.moves import Places
from newsdoc.script.prose import Collector, Joint, Piece, Run, RunKind
from newsdoc.script.punctuation import QuoteConverter, has_quotes
from newsdoc.script.resolve import Resolved, resolve
from newsdoc.source import Edit
from newsdoc.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from newsdoc.frontmatter.document import FrontMatter
    from newsdoc.frontmatter.document import Path as AnyPath
    from newsdoc.markdown.nodes import Root
    from newsdoc.schemas.contract import Schema
    from newsdoc.script.conversion import Rule, Written
    from newsdoc.script.engine import Recipe
    from newsdoc.script.front import Path as FrontPath
    from newsdoc.script.reading import PostProse
    from newsdoc.script.targets import Variety
    from newsdoc.script.walk import Walker
    from newsdoc.source import SourceText

__all__ = ["Job"]

_ONLY_HAN = re.compile(f"[{HAN}]+")
# What may be written into a scalar of any style without a change of its quotes.
_HARMLESS = re.compile(r"[\w·。，、；：？！（）「」『』“”‘’《》 -]*")
_EMPHASIS = (
    "script-emphasis",
    "a word of the glossary beside these marks changes what is emphasised",
    "leave the punctuation out of the word, or put a space outside of the marks",
)
_LINKS = (
    "script-link",
    "a word of the glossary makes or undoes a link here, or changes where it leads",
    "put a space between the word and the address, or leave addresses out of the glossary",
)
_QUOTED_KINDS = frozenset({RunKind.BODY, RunKind.KEY, RunKind.HTML})


@dataclass(slots=True)
class Job:
    """One conversion while it is made.

    Attributes:
        text: The text of the file.
        front_matter: Its front matter.
        tree: Its body.
        schema: What is prose in both.
        wish: What the caller asks for.
        plan: The chain that was chosen.
        edits: What to do to the text.
        pieces: What was read, with what becomes of it.
        diagnostics: What a user should know about it.
    """

    text: SourceText
    front_matter: FrontMatter
    tree: Root
    schema: Schema
    wish: Wish
    plan: Plan
    edits: list[Edit] = field(default_factory=list)
    pieces: list[Written] = field(default_factory=list)
    diagnostics: list[Diagnostic] = field(default_factory=list)
    _rewritten: dict[FrontPath, Converted] = field(default_factory=dict)
    _recipes: dict[str | None, Recipe | None] = field(default_factory=dict)
    _by_kind: dict[RunKind, Recipe] = field(default_factory=dict)

    def run(self, prose: PostProse, *, taxonomies: bool) -> None:
        """Convert what is read, and turn what changed into edits."""
        recipe, source = self.plan.recipe, self.plan.source
        if recipe is not None and source is not None:
            walker, whole = prose.read(frozenset((source.script,)))
            self._prose(walker.collector.runs, whole, recipe)
            self._languages(source)
            self._lost(walker.lost)
            self._anchors(walker)
            if recipe.terms or recipe.after:
                self._markup()
        if taxonomies and not self.plan.other_language:
            terms, whole = prose.terms()
            self._terms(terms.runs, whole)
        self._write_anew()

    def _prose(
        self, runs: Sequence[Run], whole: Sequence[tuple[FrontPath, str]], recipe: Recipe
    ) -> None:
        resolved = self._resolve(runs, recipe)
        self._labels(resolved)
        quotes = self._quotes()
        written = recipe if not (recipe.terms or recipe.after) else None
        for number, result in enumerate(resolved):
            run = result.run
            made = written or self._writing(recipe, run.kind)
            marks = quotes if quotes and has_quotes(run.text) else None
            if len(run.pieces) > 1 or run.path or marks or run.kind is RunKind.ARGUMENT:
                self._take(result, number, marks, made)
            elif result.texts[0] != run.text:
                self._take_piece(result, number, made)
        for path, value in whole:
            self._rewrite(path, self._whole(value, RunKind.KEY, recipe), recipe)

    def _writing(self, recipe: Recipe, kind: RunKind) -> Recipe:
        """Return the recipe whose words of the glossary are written as a kind of run wants them."""
        if not (recipe.terms or recipe.after):
            return recipe
        if kind not in self._by_kind:
            made = as_written(recipe, kind)
            known = (recipe, *self._by_kind.values())
            self._by_kind[kind] = next((one for one in known if one == made), made)
        return self._by_kind[kind]

    def _resolve(self, runs: Sequence[Run], recipe: Recipe) -> list[Resolved]:
        """Convert runs: in one call for each way to write the words of a glossary."""
        # Words in a configuration of the caller's may hold blanks and punctuation.
        foreign = recipe.config.endswith(".json")
        letters = None if foreign else frozenset("".join(term for term, _ in recipe.terms))
        if not (recipe.terms or recipe.after):
            return resolve(runs, converter(recipe), letters=letters)
        groups: dict[Recipe, list[Run]] = defaultdict(list)
        for run in runs:
            groups[self._writing(recipe, run.kind)].append(run)
        found = [
            iter(resolve(group, converter(made), letters=letters)) for made, group in groups.items()
        ]
        places = {made: at for at, made in enumerate(groups)}
        resolved = [next(found[places[self._writing(recipe, run.kind)]]) for run in runs]
        for result in resolved:
            if result.run.kind is RunKind.BODY:
                result.texts = [
                    without_edges(self.text.text, piece, made)
                    for piece, made in zip(result.run.pieces, result.texts, strict=True)
                ]
        return resolved

    def _anchors(self, walker: Walker) -> None:
        if not walker.anchors:
            return
        from newsdoc.script.anchors import anchor_edits  # noqa: PLC0415  most posts have none

        anchors = [(anchor.start, anchor.text) for anchor in walker.anchors]
        edits = anchor_edits(self.text, self.tree, walker.headings, self.edits, anchors)
        self._step(edits, "anchor")

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
        if run.path is not None and not self._fits(run, after, recipe):
            return
        if run.kind is RunKind.ARGUMENT and not self._is_argument(run, after):
            # No generator's rules for quotes in arguments hold for the others.
            self._lost([Span(run.pieces[0].start, run.pieces[-1].end)])
            return
        if result.doubtful:
            self._doubt(result, after, number, recipe)
        if run.pieces[0].joint & Joint.ADDRESS:
            self._note_address(run, after)
        doubtful = result.doubtful
        for at, (piece, text) in enumerate(zip(run.pieces, after, strict=True)):
            if text != piece.text:
                doubt = at in doubtful or piece.joint >= Joint.ADDRESS
                self._change(piece, result.texts[at], text, number, recipe, doubt)

    def _take_piece(self, result: Resolved, number: int, recipe: Recipe) -> None:
        """Turn the result of a run of one piece, without quotation marks, into an edit."""
        piece, after = result.run.pieces[0], result.texts[0]
        doubt = piece.joint == Joint.ADDRESS
        if doubt:
            self._note_address(result.run, result.texts)
        self._change(piece, after, after, number, recipe, doubt)

    def _is_argument(self, run: Run, after: Sequence[str]) -> bool:
        """Whether a run that changes is still one argument of its tag."""
        quoted = self.text.text[run.pieces[0].start - 1] in "\"'`"
        divided = not quoted and "".join(after).count(" ") > run.text.count(" ")
        return not divided and _is_harmless(run, after, quoted=quoted)

    def _doubt(self, result: Resolved, after: Sequence[str], number: int, recipe: Recipe) -> None:
        """Note where two readings differ, also beside pieces that stay as they are."""
        pieces = result.run.pieces
        for at in sorted(result.doubtful):
            self._note_doubt(pieces[at].start, pieces[at - 1].text, pieces[at].text)
        beside = result.doubtful | {at - 1 for at in result.doubtful}
        for at in sorted(beside):
            piece, plain, made = pieces[at], result.texts[at], after[at]
            if made == piece.text:
                doubt = at in result.doubtful or piece.joint >= Joint.ADDRESS
                place = piece.start, piece.end, made
                self.pieces.append((*place, plain, made, number, doubt, piece.raw, None, recipe))

    def _fits(self, run: Run, after: Sequence[str], recipe: Recipe) -> bool:
        """Whether a front matter value changes in place; else it is written anew, whole."""
        if run.path is None or run.path in self._rewritten:
            return False
        if _is_harmless(run, after):
            return True
        value = self.front_matter.get(run.path)
        self._rewrite(run.path, self._whole(str(value), run.kind, recipe), recipe)
        return False

    def _change(
        self, piece: Piece, plain: str, after: str, number: int, recipe: Recipe, doubt: bool
    ) -> None:
        """Turn a piece that changes into an edit."""
        start, end, text, raw = piece.start, piece.end, piece.text, piece.raw
        if raw:
            self.edits.append(Edit(Span(start, end), after, text))
        else:
            before = self.text.text[start:end]
            becomes = _entity(before, after)
            if becomes is None:
                return
            self.edits.append(Edit(Span(start, end), becomes, before))
        self.pieces.append((start, end, text, plain, after, number, doubt, raw, None, recipe))

    def _whole(self, value: str, kind: RunKind, recipe: Recipe) -> str:
        """Convert a value by itself, apart from how it is written; addresses in it stay."""
        collector = Collector()
        collector.alone(kind, align(value, value, 0, MARKDOWN) or [])
        quotes = self._quotes() if kind in _QUOTED_KINDS else None
        made: list[str] = []
        at = 0
        for result in resolve(collector.runs, converter(recipe)):
            texts = _quoted(result, quotes) if quotes else result.texts
            for piece, text in zip(result.run.pieces, texts, strict=True):
                if piece.raw:
                    made += value[at : piece.start], text
                    at = piece.end
        return "".join((*made, value[at:]))

    def _rewrite(self, path: FrontPath, value: str, recipe: Recipe | None) -> None:
        """Write a front matter value anew, where its quotes may not hold what it becomes."""
        before = self.front_matter.get(path)
        span = self.front_matter.span(path)
        if path in self._rewritten or before == value or span is None:
            return
        rule: Rule | None = "glossary" if recipe is None else None
        self._rewritten[path] = Converted(
            span.start, span.end, str(before), value, value, -1, False, False, rule, recipe
        )

    def _write_anew(self) -> None:
        """Make the edits of all values that are written anew, together: there may be thousands."""
        if not self._rewritten:
            return
        places = Places([Span(made.start, made.end) for made in self._rewritten.values()])
        # Parts of a value that an address divides may have been changed already.
        self.edits = [edit for edit in self.edits if edit.span not in places]
        self.pieces = [one for one in self.pieces if Span(one[0], one[1]) not in places]
        self.pieces += self._rewritten.values()
        values: dict[AnyPath, object] = {path: made.after for path, made in self._rewritten.items()}
        self.edits += change_values(self.front_matter, values)

    def _note_doubt(self, start: int, left: str, right: str) -> None:
        message = f"{left[-6:]!r} and {right[:6]!r} read differently together and apart"
        self.diagnostics.append(
            Diagnostic("script-ambiguous", Severity.INFO, message, Span(start, start))
        )

    def _note_address(self, run: Run, after: Sequence[str]) -> None:
        """Note where prose is converted that could be the end of an address."""
        first = run.pieces[0]
        if after[0] != first.text:
            message = f"{first.text[:6]!r} follows an address without a blank; taken for prose"
            place = Span(first.start, first.start)
            self.diagnostics.append(Diagnostic("script-ambiguous", Severity.INFO, message, place))

    def _lost(self, spans: Iterable[Span]) -> None:
        for span in spans:
            message = "this text was left as it is: how to write it here is not known"
            self.diagnostics.append(Diagnostic("script-unmapped", Severity.WARNING, message, span))

    def _markup(self) -> None:
        """Tell of emphasis and links that words of the glossary make or undo."""
        from newsdoc.script.marks import changed_markup  # noqa: PLC0415  only for a glossary

        edits = sorted(self.edits, key=lambda edit: edit.span)
        for place, kind in changed_markup(self.text, self.tree, edits):
            code, message, hint = _LINKS if kind is Link else _EMPHASIS
            self.diagnostics.append(Diagnostic(code, Severity.WARNING, message, place, hint))

    # Terms, labels, languages

    def _terms(self, runs: Sequence[Run], whole: Sequence[tuple[FrontPath, str]]) -> None:
        """Convert each term by itself, in the same way wherever it stands on a site."""
        groups: dict[Recipe, list[Run]] = defaultdict(list)
        for run in runs:
            fixed = self.wish.glossary.taxonomies.get(run.text)
            recipe = self._term_recipe(run.text)
            if fixed is not None and run.path is not None:
                self._rewrite(run.path, fixed, None)
            elif recipe is not None:
                groups[recipe].append(run)
        number = len(self.tree.children) + 1_000_000
        for recipe, group in groups.items():
            for result in resolve(group, converter(recipe)):
                self._take(result, number, None, recipe)
                number += 1
        for path, value in whole:
            recipe = self._term_recipe(value)
            if recipe is not None:
                self._rewrite(path, self._whole(value, RunKind.TERM, recipe), recipe)

    def _term_recipe(self, term: str) -> Recipe | None:
        """Choose the chain of a term: by its own characters, which are the same on every page.

        Only a term that both scripts write alike goes with the post that it stands in.
        """
        known = self.plan.source
        if known is not None and known.region is not None and known == self.plan.target:
            return None
        guess = detect_script(term)
        if guess.language != "zh" and known is None:
            return None
        if guess.variety is None and known is not None:
            return self.plan.recipe
        if guess.script not in self._recipes:
            self._recipes[guess.script] = plan(self.wish, lambda: guess).recipe
        return self._recipes[guess.script]

    def _labels(self, resolved: list[Resolved]) -> None:
        """Keep labels apart that would become the same, by leaving them all as they are."""
        becomes: dict[str, set[str]] = defaultdict(set)
        labels = [result for result in resolved if result.run.kind is RunKind.LABEL]
        for result in labels:
            becomes["".join(result.texts).casefold()].add(result.run.text.casefold())
        for result in labels:
            if len(becomes["".join(result.texts).casefold()]) > 1:
                result.texts = [piece.text for piece in result.run.pieces]

    def _languages(self, source: Variety) -> None:
        target = self.plan.target
        if target is None:
            return
        steps = []
        for start, tag in language_values(self.front_matter, self.schema.prose):
            new = renamed(tag, source, target)
            if new is not None:
                steps.append(Edit(Span(start, start + len(tag)), new, tag))
        self._step(steps, "language")

    def _step(self, edits: Iterable[Edit], rule: Rule) -> None:
        for edit in edits:
            before, after = edit.expected, edit.text
            self.edits.append(edit)
            self.pieces.append(
                Converted(edit.span.start, edit.span.end, before, before, after, -1, rule=rule)
            )


def _quoted(result: Resolved, quotes: QuoteConverter) -> list[str]:
    """Change the quotation marks of a run, seen as one text.

    One that is written as an entity stays, and with it the others, of which one is its partner.
    """
    if any(not piece.raw and has_quotes(piece.text) for piece in result.run.pieces):
        return result.texts
    text = result.texts[0] if len(result.texts) == 1 else "".join(result.texts)
    joined = quotes.convert(text, result.run.block)
    found = []
    at = 0
    for piece, text in zip(result.run.pieces, result.texts, strict=True):
        found.append(joined[at : at + len(text)] if piece.raw else text)
        at += len(text)
    return found


def _is_harmless(run: Run, after: Sequence[str], *, quoted: bool = False) -> bool:
    """Whether a value may change in place, whatever quotes stand around it, or none.

    Args:
        run: What is read of it.
        after: What its pieces become.
        quoted: Whether quotes are known to stand around it, so that blanks do no harm.
    """
    fresh: set[str] = set()
    for piece, text in zip(run.pieces, after, strict=True):
        if text != piece.text:
            if not piece.raw:
                return False
            fresh |= set(text) - set(piece.text)
    if not _HARMLESS.fullmatch("".join(fresh)):
        return False
    return quoted or _is_plain(run.text, "".join(after))


def _is_plain(before: str, after: str) -> bool:
    """Whether a text without quotes reads as it is written, where the one before did.

    A blank at its ends would be lost, a dash could begin a list, and what has no letter but ASCII
    may be a number, a date, `true` or `null`.
    """
    first, last = after[:1], after[-1:]
    return (
        (first not in {" ", "-"} or first == before[:1])
        and (last != " " or last == before[-1:])
        and (before.isascii() or not after.isascii())
    )


def _entity(written: str, after: str) -> str | None:
    """Write a Chinese character again as the numeric entity that it was."""
    if not written.startswith("&#") or not _ONLY_HAN.fullmatch(after):
        return None
    if written[2] in "xX":
        return "".join(f"&#{written[2]}{ord(char):X};" for char in after)
    return "".join(f"&#{ord(char)};" for char in after)
