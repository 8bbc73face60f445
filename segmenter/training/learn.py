"""From gold documents to a weights file: reads pages, collects cues, states and their counts, and trains."""

import random
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING

import numpy as np
from scipy.sparse import csr_matrix

from segmenter.detectors import DETECTORS
from segmenter.gold import NOT_BODY, UNKNOWN, Gold
from segmenter.html.hints import hints_of
from segmenter.html.read import read
from segmenter.languages import Languages
from segmenter.model import Cue, Detector, Kind, Label
from segmenter.page import Page
from segmenter.resolver import grammar
from segmenter.resolver.alone import ARTICLE, OTHER, READINGS
from segmenter.resolver.chain import columns_of_state, transitions
from segmenter.resolver.evidence import gather
from segmenter.resolver.grammar import STATES, Phase, State
from segmenter.resolver.network import Network
from segmenter.resolver.weights import COLUMNS, END, SHARE, START, Weights
from segmenter.training.alone import read_alone
from segmenter.training.crf import Model, Sequences, mean, train
from segmenter.training.network import Examined, train_network
from segmenter.training.refine import refined
from segmenter.training.transfer import carried
from segmenter.view import lines_of
from segmenter.wrapping import read_lines

if TYPE_CHECKING:
    from segmenter.resolver.chain import Moves

TEXT = "text"  # body or subheading, where the gold does not tell them apart
BY_MARKUP = "dom"  # how a label came about that the page's mark-up gave
_TEXT = {str(label) for label in grammar.TEXT}

_COARSE_IMPORTANCE = 0.3  # of a document whose gold tells body from the rest only
# Thinned copies: the share of the kinds of cues that each lacks, and how much it counts.
_COPIES = ((0.3, 1.0), (0.5, 0.3), (0.3, 0.3))
_COARSE_COPIES = ((0.3, 1.0),)
_MOST_COPIES = 10  # of a document: each copy of each member has a number of its own
_MAIN = 0.7  # of the weights for main content of other pages: on sites that were left out they are less sure
_FEWEST_FOR_NETWORK = 200  # documents
_LONGEST = 1500  # blocks; longer documents are lists, and would take most of the time


@dataclass(frozen=True)
class Example:
    """One gold document, read once: what its blocks show, and the states that the gold allows; ``marked`` is a web page.

    Claim ``i`` says that block ``blocks[i]`` shows ``cues[numbers[i]]``.
    """

    id: str
    group: str
    cues: tuple[Cue, ...]
    blocks: np.ndarray
    numbers: np.ndarray
    allowed: np.ndarray
    coarse: bool
    importance: float = 1.0
    article: bool = True
    marked: bool = False


def read_example(gold: Gold, languages: Languages, detectors: Sequence[Detector] = DETECTORS) -> Example:
    """Run the detectors over a gold document and line its labels up with the blocks.

    The language is guessed, as it will be when the weights are used.
    """
    marked = gold.html is not None
    gold, page = as_page(gold, languages)
    gold = refined(gold, page)
    evidence = gather(page, detectors)
    cues, blocks, numbers = evidence.flat()
    importance = gold.importance * (_COARSE_IMPORTANCE if gold.coarse else 1.0)
    article = gold.kind in ("", Kind.ARTICLE)
    return Example(gold.id, gold.group, cues, blocks, numbers, _allowed(gold, page), gold.coarse, importance, article, marked)


def as_page(gold: Gold, languages: Languages) -> tuple[Gold, Page]:
    """Return the page of a document, and the gold with its labels on that page's text."""
    page = page_of(gold, languages)
    return (gold if gold.html is None else carried(gold, page.text)), page


def page_of(gold: Gold, languages: Languages) -> Page:
    """Return the page of a document, with hints where its mark-up is known."""
    if gold.html is None:
        text, lines = read_lines(gold.text)
        return Page.from_text(text, languages.lexicon(languages.identify(lines.view)), lines)
    document = read(gold.html)
    text = document.rendered.text
    lines = lines_of(text)
    page = Page.from_lines(text, lines, languages.lexicon(languages.identify(lines.view)))
    return replace(page, hints=hints_of(document, page.blocks))


def labels_of(gold: Gold, page: Page) -> list[str]:
    """Return the gold label that covers most of each block; ``UNKNOWN`` where none is known.

    Coarse gold does not tell subheadings from body: the mark-up does, and without it the label is ``TEXT``.
    """
    labels, spans, place = [], gold.spans, 0
    for index, block in enumerate(page.blocks):
        while place < len(spans) and spans[place].end <= block.start:
            place += 1
        best, found, at = 0, None, place
        while at < len(spans) and spans[at].start < block.end:
            covered = min(spans[at].end, block.end) - max(spans[at].start, block.start)
            if covered > best:
                best, found = covered, spans[at]
            at += 1
        if found is None or (gold.coarse and found.confidence == UNKNOWN):
            labels.append(UNKNOWN)
        elif gold.coarse and found.label in _TEXT and found.confidence != BY_MARKUP:
            heading = page.hints.heading[index] > 0 if page.hints else None
            labels.append(TEXT if heading is None else str(Label.SUBHEADING if heading else Label.BODY))
        else:
            labels.append(found.label)
    return labels


def _allowed(gold: Gold, page: Page) -> np.ndarray:
    """Return which states each block may have, as zeros and ones; shape ``(blocks, states)``."""
    labels = labels_of(gold, page)
    text = [index for index, label in enumerate(labels) if label in _TEXT or label == TEXT]
    first, last = (text[0], text[-1]) if text else (len(labels), -1)
    titled = Label.HEADLINE in labels
    out = np.ones((len(labels), len(STATES)))
    for index, label in enumerate(labels):
        if label == UNKNOWN:
            continue
        phase = Phase.BEFORE if index < first else Phase.INSIDE if index <= last else Phase.AFTER
        prose = bool(page.prose[index])
        for column, state in enumerate(STATES):
            if gold.coarse:
                # Some coarse gold counts the title as text: what opens the text and is no prose may as well be that.
                title = index == first and state.label is Label.HEADLINE and not prose and not titled
                other = titled and state.label is Label.HEADLINE and label != Label.HEADLINE
                allowed = title or (_is(state, label, prose) and not other)
            elif not text:
                # Where there is no article, every line may be read as before or after it.
                allowed = state.phase is not Phase.INSIDE and (state.label == label or label not in _known(state.phase))
            elif label in grammar.ALLOWED[phase]:
                allowed = state.phase is phase and _is(state, label, prose)
            else:
                allowed = state.phase is phase and state.label not in grammar.TEXT
            out[index, column] = allowed
    return out


def _is(state: State, label: str, prose: bool) -> bool:
    """Say whether a block with a gold label may have a state: only what is no prose may be an item."""
    if state.form and prose:
        return False
    if label == TEXT:
        return state.label in grammar.TEXT
    return state.label not in grammar.TEXT if label == NOT_BODY else state.label == label


def _known(phase: Phase) -> set[str]:
    return {str(label) for label in grammar.ALLOWED[phase]}


def thinned(example: Example, share: float, importance: float = 1.0, number: int = 0) -> Example:
    """Return a copy that lacks about ``share`` of the kinds of cues, chosen by the document's name and the copy's number.

    Trained on such copies beside the originals, no kind of cue can carry a page alone (dropout: Srivastava et al. 2014).
    """
    kinds = sorted({cue.name.partition(".")[0] for cue in example.cues})
    chance = random.Random(f"{example.id}#{number}")
    dropped = {kind for kind in kinds if chance.random() < share}
    keep = np.array([cue.name.partition(".")[0] not in dropped for cue in example.cues], dtype=bool)[example.numbers]
    return replace(
        example, blocks=example.blocks[keep], numbers=example.numbers[keep], importance=example.importance * importance
    )


def _with_copies(examples: Iterable[Example], member: int) -> Iterator[Example]:
    """Yield documents, each with its thinned copies; those of other members lack other kinds of cues."""
    for example in examples:
        yield example
        for number, (share, importance) in enumerate(_COARSE_COPIES if example.coarse else _COPIES):
            yield thinned(example, share, importance, _MOST_COPIES * member + number)


@dataclass(frozen=True)
class Settings:
    """How to train: Gaussian penalties of cues and transitions, L-BFGS rounds, and how many groups must show a cue.

    A cue seen in fewer than ``rare`` groups (publishers or sites) keeps the weight that its author gave it. ``trust`` gives
    kinds of cues (the first part of their names) a factor for their learned weights, ``""`` all other kinds: what
    holds on sites that were left out is worth more than the penalty leaves it, and more in some kinds than in others.
    ``alone`` is how much each block by itself counts beside the chain, see :mod:`segmenter.resolver.alone`; at 0 blocks are not
    read by themselves. ``members`` is how many models are trained, each on other thinned copies; the weights are their mean.
    ``passes`` is how often the network sees all documents, see :mod:`segmenter.resolver.network`; at 0, and of less than 200
    documents, there is none. ``share`` is how much it is heard. With ``marked`` the chain learns from web pages only, and texts
    among them teach the network alone: what the chain learns of a cue is one weight, whether or not mark-up says the same.
    """

    cue_penalty: float = 25.0
    move_penalty: float = 15.0
    rounds: int = 70
    rare: int = 2
    trust: Mapping[str, float] = field(default_factory=dict)
    alone: float = 0.0
    members: int = 1
    passes: int = 0
    share: float = SHARE
    marked: bool = False


# Factors chosen on the folds of docs/accuracy.md.
TEXTS = Settings(trust={"": 1.15, "ending": 1.4, "phrase": 1.4}, alone=0.5, members=4, passes=16, share=0.6)
PAGES = Settings(
    trust={
        "cohesion": 1.4,
        "container": 1.6,
        "ending": 1.3,
        "length": 1.3,
        "links": 1.3,
        "phrase": 1.3,
        "shared": 1.3,
        "stated": 1.6,
    },
    alone=1.4,
    passes=16,
    marked=True,
)


def settings_for(documents: Sequence[Gold]) -> Settings:
    """Return how to train on documents: as pages, if most of them have one, else as texts."""
    return PAGES if sum(gold.html is not None for gold in documents) > len(documents) / 2 else TEXTS


def learn(
    documents: Iterable[Example],
    settings: Settings = Settings(),
    about: str = "",
    start_from: Weights | None = None,
    processes: int = 1,
) -> Weights:
    """Train weights on documents and thinned copies of them. The same documents give the same weights.

    Where few documents speak for a reading of a page, which copies there are decides whether a whole article is lost; a mean of
    models that saw other copies loses fewer (bagging: Breiman 1996). ``start_from``, weights of an earlier training on much
    the same documents, saves rounds. The members are shared among ``processes``.
    """
    everything = [example for example in documents if 0 < len(example.allowed) < _LONGEST]
    originals = [example for example in everything if example.marked or not settings.marked]
    groups: dict[str, set[str]] = {}
    cues: dict[str, Cue] = {}
    for example in originals:
        for number in np.unique(example.numbers).tolist():
            cue = example.cues[number]
            cues[cue.name] = cue
            groups.setdefault(cue.name, set()).add(example.group)
    names = sorted(cues)
    prior = np.array([[cues[name].weight if column == cues[name].label else 0.0 for column in COLUMNS] for name in names])
    start, move, end = transitions(Weights())
    numbers = {name: index for index, name in enumerate(names)}
    begin = _model(start_from, names, prior) if start_from else None
    one = partial(_member, originals, numbers, Model(prior, start, move, end), settings, begin)
    if min(processes, settings.members) > 1:
        with ProcessPoolExecutor(min(processes, settings.members)) as pool:
            model = mean(list(pool.map(one, range(settings.members))))
    else:
        model = mean(list(map(one, range(settings.members))))
    alone = {}
    for reading, of_articles in ((ARTICLE, True), (OTHER, False)):
        chosen = [example for example in originals if example.article is of_articles]
        if settings.alone and chosen:
            weights, bias = read_alone(_sequences(chosen, numbers))
            # On a page that is no article nothing else is heard, or little.
            share = settings.alone if of_articles else _MAIN
            model.cues[:, COLUMNS.index(reading)] = share * weights
            alone[reading] = round(share * bias, 2)
    learned = {
        name: {
            column: round(float(value), 2)
            for column, value in zip(COLUMNS, model.cues[index], strict=True)
            if abs(value) >= 0.005
        }
        for index, name in enumerate(names)
        if len(groups[name]) >= settings.rare
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
    network = _network(everything, (start, move, end), settings.passes)
    return trusting(Weights(learned, moves, about, alone=alone, network=network, share=settings.share), settings.trust)


def _network(examples: Sequence[Example], moves: "Moves", passes: int) -> Network | None:
    """Return the network that examples teach, of the cues that they show; ``None`` without passes, or of too few."""
    if not passes or len(examples) < _FEWEST_FOR_NETWORK:
        return None
    names = sorted({example.cues[number].name for example in examples for number in np.unique(example.numbers).tolist()})
    numbers = {name: index for index, name in enumerate(names)}
    pages = [
        Examined(_sequences([example], numbers).features, example.allowed.astype(np.float32), example.importance)
        for example in examples
    ]
    return train_network(pages, names, moves, passes=passes)


def _member(
    originals: Sequence[Example],
    numbers: dict[str, int],
    prior: Model,
    settings: Settings,
    start_from: Model | None,
    member: int,
) -> Model:
    """Return the model that is learned from documents and those thinned copies that are this member's."""
    return train(
        _sequences(list(_with_copies(originals, member)), numbers),
        prior,
        columns_of_state(),
        cue_penalty=settings.cue_penalty,
        move_penalty=settings.move_penalty,
        rounds=settings.rounds,
        start_from=start_from,
    )


def trusting(weights: Weights, trust: Mapping[str, float]) -> Weights:
    """Return weights whose kinds of cues count more or less, by :attr:`Settings.trust`."""
    cues = {}
    for name, values in weights.cues.items():
        factor = trust.get(name.partition(".")[0], trust.get("", 1.0))
        cues[name] = {column: value if column in READINGS else round(value * factor, 2) for column, value in values.items()}
    return replace(weights, cues=cues)


def _model(weights: Weights, names: Sequence[str], prior: np.ndarray) -> Model:
    """Return weights as a model; cues that they do not know have the weights of the prior."""
    cues = prior.copy()
    for index, name in enumerate(names):
        if name in weights.cues:
            cues[index] = [weights.cues[name].get(column, 0.0) for column in COLUMNS]
    return Model(cues, *transitions(weights))


def _sequences(examples: list[Example], numbers: dict[str, int]) -> Sequences:
    rows, columns, starts, lengths = [], [], [], []
    total = 0
    for example in examples:
        rank = np.array([numbers.get(cue.name, -1) for cue in example.cues], dtype=np.int64)
        rows.append(example.blocks + total)
        columns.append(rank[example.numbers])
        starts.append(total)
        lengths.append(len(example.allowed))
        total += len(example.allowed)
    row, column = np.concatenate(rows), np.concatenate(columns)
    features = csr_matrix((np.ones(len(row)), (row, column)), shape=(total, len(numbers)))
    allowed = np.concatenate([example.allowed for example in examples])
    return Sequences(features, allowed, starts, lengths, np.array([example.importance for example in examples]))
