"""Times segmenter beside jusText's classifier and datatrove's C4QualityFilter, on the same documents, in one run.

    pip install justext datatrove nltk spacy
    python tests/bench/speed.py GOLD… [--rounds 3]

GOLD are files or folders of labelled documents. Prints characters per second of processor time on one core, the best of
several rounds, and the ratio to jusText. jusText's classifier gets the lines ready-made, without any HTML; C4QualityFilter
runs as it comes, sentence splitting included.
"""

import argparse
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from segmenter import segment
from segmenter.gold import Gold, read_gold

_STOPLISTS = {
    "ar": "Arabic", "da": "Danish", "de": "German", "en": "English", "es": "Spanish", "fa": "Persian", "fr": "French",
    "hi": "Hindi", "id": "Indonesian", "is": "Icelandic", "it": "Italian", "ko": "Korean", "lt": "Lithuanian", "nl": "Dutch",
    "no": "Norwegian_Bokmal", "ru": "Russian", "sv": "Swedish", "sw": "Swahili", "tr": "Turkish",
}  # fmt: skip


def justext_classifier() -> Callable[[Gold], object]:
    """Return jusText's classification of the lines of a document, without its HTML part."""
    import justext
    from justext.core import classify_paragraphs, revise_paragraph_classification
    from justext.paragraph import Paragraph

    class Path:
        dom, xpath = "p", "/p"

    stoplists = {code: justext.get_stoplist(name) for code, name in _STOPLISTS.items()}

    def run(gold: Gold) -> object:
        paragraphs = []
        for line in filter(str.strip, gold.text.split("\n")):
            paragraph = Paragraph(Path)
            paragraph.append_text(line.strip())
            paragraphs.append(paragraph)
        classify_paragraphs(paragraphs, stoplists.get(gold.language or "en", stoplists["en"]))
        revise_paragraph_classification(paragraphs)
        return paragraphs

    return run


def c4_filter() -> Callable[[Gold], object]:
    """Return datatrove's C4QualityFilter as it comes."""
    from datatrove.data import Document
    from datatrove.pipeline.filters.c4_filters import C4QualityFilter

    quality = C4QualityFilter()
    return lambda gold: quality.filter(Document(text=gold.text, id=gold.id))


def seconds(work: Callable[[Gold], object], documents: Sequence[Gold]) -> float:
    """Return the processor time of one round over all documents."""
    start = time.process_time()
    for gold in documents:
        work(gold)
    return time.process_time() - start


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", nargs="+", type=Path)
    parser.add_argument("--rounds", type=int, default=3)
    arguments = parser.parse_args()
    documents = [gold for path in arguments.gold for gold in read_gold(path)]
    size = sum(len(gold.text) for gold in documents)
    works: dict[str, Callable[[Gold], object]] = {
        "jusText classifier": justext_classifier(),
        "C4QualityFilter": c4_filter(),
        "segmenter": lambda gold: segment(gold.text),
    }
    best = dict.fromkeys(works, float("inf"))
    for number in range(arguments.rounds + 1):
        for name, work in works.items():
            taken = seconds(work, documents)
            # The first round loads languages and models.
            best[name] = min(best[name], taken) if number else best[name]
    print(f"{len(documents)} documents, {size:,} characters")
    for name, taken in best.items():
        print(f"{name:20} {size / taken / 1e6:6.2f} million characters/s   x{best['jusText classifier'] / taken:.2f}")


if __name__ == "__main__":
    main()
