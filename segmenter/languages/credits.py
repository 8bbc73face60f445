"""The words that read bylines and source lines: no detector sees them, the metadata does."""

from collections.abc import Iterable
from dataclasses import dataclass

from segmenter.folding import fold
from segmenter.languages.pack import Pack


@dataclass(frozen=True, slots=True)
class Credits:
    """Folded words and phrases around the names of writers and outlets.

    ``conjunctions`` stand between two names, ``name_ends`` after a name that ends there (*in*, *for*, *is*), ``particles``
    within one (*van der*). ``joined`` are conjunctions of one letter that are written onto the next word, as in Arabic and
    Hebrew, ``lookalikes`` words that only seem to open with one. A word of ``roles`` tells a job, one of ``organisations`` no
    person. ``labels`` lead to writers, ``editors`` and ``crew`` to people who stand behind them, and to people who did not
    write at all; ``attributions`` lead to an outlet within a sentence. Phrases that lead somewhere are tuples, longest first.
    """

    conjunctions: frozenset[str]
    joined: frozenset[str]
    name_ends: frozenset[str]
    particles: frozenset[str]
    lookalikes: frozenset[str]
    roles: frozenset[str]
    organisations: frozenset[str]
    labels: tuple[str, ...]
    editors: tuple[str, ...]
    crew: tuple[str, ...]
    attributions: tuple[str, ...]


def credits_of(packs: Iterable[Pack]) -> Credits:
    """Return the words of some packs together.

    Of the phrases of one word, those of ``[byline.role]`` are roles too, and a name ends before those of ``[timestamp.label]``.
    """
    packs = tuple(packs)

    def words(key: str) -> frozenset[str]:
        return frozenset(fold(word) for pack in packs for word in getattr(pack, key))

    def leads(phrases: Iterable[str]) -> tuple[str, ...]:
        return tuple(sorted(phrases, key=lambda phrase: (-len(phrase), phrase)))

    def phrases(family: str, modes: Iterable[str]) -> frozenset[str]:
        families = (pack.families[family] for pack in packs if family in pack.families)
        return frozenset(fold(phrase) for known in families for mode in modes for phrase in known.phrases.get(mode, ()))

    def singles(family: str, modes: Iterable[str]) -> frozenset[str]:
        """Return the phrases of one word."""
        return frozenset(view for view in phrases(family, modes) if " " not in view)

    return Credits(
        conjunctions=words("conjunctions"),
        joined=words("joined"),
        name_ends=words("name_ends") | singles("timestamp.label", ("line", "label", "start")),
        particles=words("particles"),
        lookalikes=words("lookalikes"),
        roles=words("roles") | singles("byline.role", ("line",)),
        organisations=words("organisations"),
        labels=leads(phrases("byline.label", ("label", "start"))),
        editors=leads(words("editors")),
        crew=leads(words("crew")),
        attributions=leads(words("attributions")),
    )
