"""Pairing runs of `*`, `_` and `~`, in time linear in their number.

CommonMark 0.31, rules 1 to 17 of emphasis, as micromark applies them: lengths count as they are
after earlier pairs; strikethrough and emphasis are paired one after the other, what comes first
in the text first; and what a pair encloses is paired once more by itself, then never again.
goldmark does it as CommonMark says: lengths count as they are written, all runs are paired
together, and what a pair encloses stays as it is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsdoc.errors import Diagnostic, Severity
from newsdoc.limits import MAX_INLINE_NESTING
from newsdoc.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from newsdoc.markdown.inlines.state import InlineState, Run

__all__ = ["resolve_inside", "resolve_runs"]


def resolve_runs(
    state: InlineState,
    runs: Sequence[Run],
    *,
    strike_first: bool,
    deepest: int = MAX_INLINE_NESTING,
) -> int:
    """Find the pairs among some runs and note them on the runs.

    Args:
        state: The state.
        runs: The runs in the order of the text, at least within each kind.
        strike_first: Whether strikethrough is paired before emphasis.
        deepest: How deep the pairs may be nested.

    Returns:
        How deep the pairs are nested.
    """
    if state.body.dialect.flanking == "goldmark":
        whole = _Pairing(state, [], deepest)
        whole.pair(runs)
        return whole.deepest
    strikes = [run for run in runs if run.char == "~"]
    others = [run for run in runs if run.char != "~"] if strikes else runs
    first, second = (strikes, others) if strike_first else (others, strikes)
    pairing = _Pairing(state, second, deepest)
    pairing.pair(first)
    if not second:
        return pairing.deepest
    after = _Pairing(state, [], deepest)
    after.pair(pairing.rest())
    return max(pairing.deepest, after.deepest)


def resolve_inside(
    state: InlineState, runs: Sequence[Run], deepest: int = MAX_INLINE_NESTING
) -> int:
    """Find the pairs among the runs inside a link or a pair, as `resolve_runs` does.

    There micromark's extensions pair their markers first, the last one that was added before
    the others: strikethrough, or emphasis where the one for CJK text is on.
    """
    strike_first = not state.body.dialect.cjk_friendly
    return resolve_runs(state, runs, strike_first=strike_first, deepest=deepest)


class _Pairing:
    """Pairs runs of one kind; what is left inside a pair is paired by itself.

    Attributes:
        deepest: How deep the pairs are nested so far.
    """

    __slots__ = (
        "_at", "_bottoms", "_goldmark", "_limit", "_openers", "_others", "_pending", "_state",
        "_unpaired", "deepest",
    )  # fmt: skip

    def __init__(self, state: InlineState, others: Sequence[Run], limit: int) -> None:
        self._state = state
        self._limit = limit
        self._goldmark = state.body.dialect.flanking == "goldmark"
        self.deepest = 0
        self._openers: list[Run] = []
        self._bottoms: dict[tuple[str, bool, int], int] = {}
        self._others = others
        self._at = 0
        self._pending: list[Run] = []
        self._unpaired: list[Run] = []

    def rest(self) -> list[Run]:
        """Return the runs of the other kind that stand in no pair."""
        return [*self._pending, *self._others[self._at :]]

    def pair(self, runs: Iterable[Run]) -> None:
        for run in runs:
            while run.can_close and run.left < run.right and self._close(run):
                pass
            if run.left < run.right:
                self._unpaired.append(run)
                if run.can_open:
                    self._openers.append(run)

    def _close(self, run: Run) -> bool:
        """Pair a run with the nearest opener that fits; tell whether there is one."""
        size = run.size if self._goldmark else run.right - run.left
        strike = run.char == "~" and not self._goldmark
        key = (run.char, run.can_open, size if strike else size % 3)
        at = self._find(run, size, self._bottoms.get(key, 0))
        if at < 0:
            self._bottoms[key] = len(self._openers)
            return False
        opener = self._openers[at]
        depth = 1 + max(found.depth for found in self._openers[at:])
        if depth > self._limit:
            _too_deep(self._state, run)
            run.can_close = False
            return False
        use = size if strike else min(2, run.right - run.left, opener.right - opener.left)
        opener.right -= use
        run.left += use
        opener.opens.append((use, opener.right))
        run.closes.append(run.left)
        if not self._goldmark:
            depth += self._inside(opener, run, depth)
        self._settle(at, depth)
        self.deepest = max(self.deepest, depth)
        return True

    def _find(self, run: Run, size: int, bottom: int) -> int:
        openers = self._openers
        for at in range(len(openers) - 1, bottom - 1, -1):
            opener = openers[at]
            if opener.char == run.char and self._fit(opener, run, size):
                return at
        return -1

    def _fit(self, opener: Run, run: Run, size: int) -> bool:
        opened = opener.size if self._goldmark else opener.right - opener.left
        if run.char == "~" and not self._goldmark:
            return opened == size
        both = opener.can_close or run.can_open
        return not (both and size % 3 and (opened + size) % 3 == 0)

    def _settle(self, at: int, depth: int) -> None:
        """Drop the openers that the pair closes off, and the opener if it is used up."""
        openers = self._openers
        opener = openers[at]
        keep = opener.left < opener.right
        del openers[at + keep :]
        if keep:
            opener.depth = depth
        elif openers:
            openers[-1].depth = max(openers[-1].depth, depth)
        # The opener's length has changed, so what failed before may fit it now.
        for key, bottom in self._bottoms.items():
            if bottom > at:
                self._bottoms[key] = at

    def _inside(self, opener: Run, run: Run, depth: int) -> int:
        """Pair what is left inside a new pair; return how deep the pairs there are nested."""
        left: list[Run] = []
        unpaired = self._unpaired
        while unpaired[-1] is not opener:
            left.append(unpaired.pop())
        if opener.left == opener.right:
            unpaired.pop()
        left.reverse()
        others = self._others_inside(opener, run)
        if len(left) < 2 and len(others) < 2:
            return 0
        return resolve_inside(self._state, [*left, *others], self._limit - depth)

    def _others_inside(self, opener: Run, run: Run) -> list[Run]:
        others, pending = self._others, self._pending
        while self._at < len(others) and others[self._at].left < run.left:
            pending.append(others[self._at])
            self._at += 1
        cut = len(pending)
        while cut and pending[cut - 1].left > opener.left:
            cut -= 1
        inner = pending[cut:]
        del pending[cut:]
        return inner


def _too_deep(state: InlineState, run: Run) -> None:
    diagnostics = state.body.diagnostics
    if not any(found.code == "emphasis-too-deep" for found in diagnostics):
        diagnostics.append(
            Diagnostic(
                "emphasis-too-deep",
                Severity.WARNING,
                f"emphasis nested deeper than {MAX_INLINE_NESTING}; the rest is read as text",
                Span(state.offset(run.left), state.offset(run.right)),
            )
        )
