"""From gold documents to a weights file: reads pages, collects cues, states and their counts, and trains."""

import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np
from scipy.sparse import csr_matrix

from segmenter.detectors import DETECTORS
from segmenter.gold import Gold
from segmenter.languages import Languages
from segmenter.model import Cue, Detector, Label
from segmenter.page import Page
from segmenter.resolver import grammar
from segmenter.resolver.chain import columns_of_state, transitions
from segmenter.resolver.evidence import collect
from segmenter.resolver.grammar import STATES, Phase
from segmenter.resolver.weights import COLUMNS, END, START, Weights
from segmenter.training.crf import Model, Sequences, train

_LABELS = {str(label) for label in Label}
_TEXT = {str(label) for label in grammar.TEXT}


@dataclass(frozen=True)
class Example:
    """One gold document, read once: its cues by block (as sorted pairs) and the states that the gold allows."""

    id: str
    group: str
    cues: tuple[Cue, ...]
    pairs: np.ndarray
    allowed: np.ndarray
    importance: float


def read_example(gold: Gold, languages: Languages, detectors: Sequence[Detector] = DETECTORS, importance: float = 1.0) -> Example:
    """Run the detectors over a gold document and line its labels up with the blocks."""
    code = languages.normalise(gold.language) if gold.language else languages.identify(gold.text)
    page = Page.from_text(gold.text, languages.lexicon(code))
    evidence = collect(claim for detector in detectors for claim in detector(page))
    return Example(gold.id, gold.group, evidence.cues, evidence.pairs, _allowed(gold, page), importance)


def _allowed(gold: Gold, page: Page) -> np.ndarray:
    """Return which states each block may have, as zeros and ones; shape ``(blocks, states)``."""
    labels = _labels(gold, page)
    text = [index for index, label in enumerate(labels) if label in _TEXT]
    first, last = (text[0], text[-1]) if text else (len(labels), -1)
    out = np.ones((len(labels), len(STATES)))
    for index, label in enumerate(labels):
        phase = Phase.BEFORE if index < first else Phase.INSIDE if index <= last else Phase.AFTER
        if label == "rest":
            continue
        for column, state in enumerate(STATES):
            if label == "notbody":
                out[index, column] = state.label not in grammar.TEXT
            elif label == "body" and gold.meta.get("body_only"):
                out[index, column] = state.label in grammar.TEXT
            elif not text:
                # Where there is no article, every line may be read as before or after it.
                out[index, column] = state.phase is not Phase.INSIDE and (
                    state.label == label or label not in _known(state.phase)
                )
            elif label in grammar.ALLOWED[phase]:
                out[index, column] = state.label == label and state.phase is phase
            else:
                out[index, column] = state.phase is phase and state.label not in grammar.TEXT
    return out


def _known(phase: Phase) -> set[str]:
    return {str(label) for label in grammar.ALLOWED[phase]}


def _labels(gold: Gold, page: Page) -> list[str]:
    """Return the gold label that covers most of each block; ``rest`` where none is known."""
    out = []
    spans, place = gold.spans, 0
    for block in page.blocks:
        while place < len(spans) and spans[place].end <= block.start:
            place += 1
        best, label, index = 0, "rest", place
        while index < len(spans) and spans[index].start < block.end:
            span = spans[index]
            covered = min(span.end, block.end) - max(span.start, block.start)
            if covered > best:
                unknown = span.confidence == "rest" and span.label not in _LABELS
                best, label = covered, "rest" if unknown else span.label
            index += 1
        out.append(label)
    return out


def thinned(example: Example, share: float) -> Example:
    """Return a copy that lacks about ``share`` of the kinds of cues, chosen by the document's name.

    Trained on such copies beside the originals, no kind of cue can carry a page alone (dropout: Srivastava et al. 2014).
    """
    kinds = sorted({cue.name.partition(".")[0] for cue in example.cues})
    chance = random.Random(example.id)
    dropped = {kind for kind in kinds if chance.random() < share}
    width = max(1, len(example.cues))
    keep = np.array([cue.name.partition(".")[0] not in dropped for cue in example.cues], dtype=bool)
    return replace(example, pairs=example.pairs[keep[example.pairs % width]])


def learn(
    examples: Iterable[Example],
    *,
    cue_penalty: float = 1.0,
    move_penalty: float = 1.0,
    rounds: int = 80,
    rare: int = 2,
    about: str = "",
) -> Weights:
    """Train weights on examples. Cues seen in fewer than ``rare`` groups keep the weight their author gave them."""
    examples = list(examples)
    groups: dict[str, set[str]] = {}
    cues: dict[str, Cue] = {}
    for example in examples:
        for cue in example.cues:
            cues[cue.name] = cue
            groups.setdefault(cue.name, set()).add(example.group)
    names = sorted(cues)
    prior = np.array([[cues[name].weight if column == cues[name].label else 0.0 for column in COLUMNS] for name in names])
    start, move, end = transitions(Weights())
    data = _sequences(examples, {name: index for index, name in enumerate(names)})
    model = train(
        data,
        Model(prior, start, move, end),
        columns_of_state(),
        cue_penalty=cue_penalty,
        move_penalty=move_penalty,
        rounds=rounds,
    )
    learned = {
        name: {
            column: round(float(value), 2)
            for column, value in zip(COLUMNS, model.cues[index], strict=True)
            if abs(value) >= 0.005
        }
        for index, name in enumerate(names)
        if len(groups[name]) >= rare
    }
    moves = {}
    for column, after in enumerate(STATES):
        if np.isfinite(model.start[column]):
            moves[f"{START}>{after.name}"] = round(float(model.start[column]), 2)
        if np.isfinite(model.end[column]):
            moves[f"{after.name}>{END}"] = round(float(model.end[column]), 2)
        for row, before in enumerate(STATES):
            if np.isfinite(model.move[row, column]):
                moves[f"{before.name}>{after.name}"] = round(float(model.move[row, column]), 2)
    return Weights(learned, moves, about)


def _sequences(examples: list[Example], numbers: dict[str, int]) -> Sequences:
    rows, columns, starts, lengths = [], [], [], []
    total = 0
    for example in examples:
        width = max(1, len(example.cues))
        rank = np.array([numbers[cue.name] for cue in example.cues], dtype=np.int64)
        rows.append(example.pairs // width + total)
        columns.append(rank[example.pairs % width])
        starts.append(total)
        lengths.append(len(example.allowed))
        total += len(example.allowed)
    row, column = np.concatenate(rows), np.concatenate(columns)
    features = csr_matrix((np.ones(len(row)), (row, column)), shape=(total, len(numbers)))
    allowed = np.concatenate([example.allowed for example in examples])
    return Sequences(features, allowed, starts, lengths, np.array([example.importance for example in examples]))
