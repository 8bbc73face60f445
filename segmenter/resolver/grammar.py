"""The grammar of an article: which labels may stand before, inside and after its text, and what follows what.

A state is a phase of the page and a label. Knowing the phase is what makes whole articles out of lines: once the
article has ended nothing is body any more, and what interrupts it must be followed by more of it.
"""

from enum import StrEnum
from typing import NamedTuple

from segmenter.model import Label


class Phase(StrEnum):
    """Where a block stands: before the article's text, between its first and last line, or after it."""

    BEFORE = "before"
    INSIDE = "inside"
    AFTER = "after"


ITEM = "item"
"""The form of text that is no running prose: items of lists, cells, verses, short answers."""


class State(NamedTuple):
    """A phase and a label; text that is no running prose has a state of its own, told by ``form``.

    Without it, what a guide or a ranking teaches of short lines would be held against the short lines of a report.
    """

    phase: Phase
    label: Label
    form: str = ""

    @property
    def name(self) -> str:
        """The state's name in the weights file."""
        return ".".join(filter(None, (self.phase, self.label, self.form)))


ALLOWED: dict[Phase, tuple[Label, ...]] = {
    Phase.BEFORE: (
        Label.HEADLINE, Label.KICKER, Label.DECK, Label.BYLINE, Label.TIMESTAMP, Label.CAPTION, Label.RELATED,
        Label.SOURCE, Label.TAGS, Label.BOILERPLATE,
    ),
    Phase.INSIDE: (
        Label.BODY, Label.SUBHEADING, Label.CAPTION, Label.RELATED, Label.BYLINE, Label.TIMESTAMP, Label.SOURCE,
        Label.BOILERPLATE,
    ),
    Phase.AFTER: (
        Label.CAPTION, Label.BYLINE, Label.TIMESTAMP, Label.RELATED, Label.SOURCE, Label.TAGS, Label.COMMENT,
        Label.BOILERPLATE,
    ),
}  # fmt: skip
"""The labels that each phase knows. A page without an article goes from the first phase to the last one, or ends there."""

STATES = (
    *(State(phase, label) for phase, labels in ALLOWED.items() for label in labels),
    State(Phase.INSIDE, Label.BODY, ITEM),
)
TEXT = (Label.BODY, Label.SUBHEADING)
"""The labels of the article's own text."""


def may_start(state: State) -> bool:
    """Say whether a page may begin in a state."""
    return state.phase is Phase.BEFORE or (state.phase is Phase.INSIDE and state.label in TEXT)


def may_end(state: State) -> bool:
    """Say whether a page may end in a state: anywhere but in an interruption of the text."""
    return state.phase is not Phase.INSIDE or state.label in TEXT


def without_article(before: State, after: State) -> bool:
    """Say whether a step skips the article."""
    return before.phase is Phase.BEFORE and after.phase is Phase.AFTER


def end_prior(state: State) -> float:
    """Return the hand-set log-odds of ending in a state. A page that ends before any text is seldom worth keeping."""
    return -3.0 if state.phase is Phase.BEFORE else 0.0


def may_follow(before: State, after: State) -> bool:
    """Say whether the state ``after`` may come right after ``before``."""
    if before.phase is after.phase:
        return True
    if before.phase is Phase.BEFORE:
        # Straight to what comes after an article: the page has none.
        return after.label in TEXT if after.phase is Phase.INSIDE else True
    return before.phase is Phase.INSIDE and after.phase is Phase.AFTER and before.label in TEXT


_HEAD = (Label.KICKER, Label.HEADLINE, Label.DECK, Label.BYLINE, Label.TIMESTAMP, Label.CAPTION)


def prior(before: State | None, after: State) -> float:
    """Return the hand-set log-odds of a transition; ``None`` stands for the start of the page."""
    if before is None:
        return 0.0 if after.label in (Label.BODY, Label.BOILERPLATE, Label.KICKER, Label.HEADLINE) else -2.0
    if before == after:
        return {Label.BODY: 1.5, Label.RELATED: 2.0, Label.BOILERPLATE: 2.0, Label.COMMENT: 3.0, Label.TAGS: 1.0}.get(
            after.label, -1.0
        )
    if without_article(before, after):
        return -5.0
    if before.phase is not after.phase:
        return -0.5 if after.label in TEXT or after.phase is Phase.AFTER else -1.5
    if after.phase is Phase.BEFORE and before.label in _HEAD and after.label in _HEAD:
        return 0.5 if _HEAD.index(before.label) < _HEAD.index(after.label) else -1.0
    if before.label is Label.SUBHEADING and after.label is Label.BODY:
        return 2.5
    return -1.5
