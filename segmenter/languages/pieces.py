"""Tells the language of a short piece of a document: by its script, by phrases of English chrome, by an identifier.

The identifier is py3langid (Barbaresi, after Lui and Baldwin 2012), an extra. Without it stop words decide, and fewer pieces
are told from their document.
"""

from collections import Counter
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

from segmenter.folding import fold

if TYPE_CHECKING:
    from segmenter.languages import Languages

_CHROME = "en"
# Words of a piece, and the probability of a language, that take it out of the document's language or, in another script, out of
# the unknown.
_NEAR, _FAR = (4, 0.95), (2, 0.5)
_STOP_WORDS = 2


def language_of(text: str, scripts: Sequence[str], document: str, languages: "Languages") -> str:
    """Return the language of a piece of a document in the language ``document``; ``scripts`` are its
    own, the most frequent first.

    It is the document's own unless much speaks for another, and ``"und"`` where the script is another and nothing more is known.
    """
    candidates = tuple(code for code in languages.codes if scripts and scripts[0] in languages.words(code).scripts)
    view = fold(text)
    foreign = document in languages.codes and document not in candidates
    if not scripts:
        return document
    if foreign and len(candidates) == 1:
        return candidates[0]
    if _CHROME in candidates and languages.is_line(view, _CHROME) and not languages.is_line(view, document):
        return _CHROME
    fewest, sure = _FAR if foreign else _NEAR
    found = _identified(text, candidates, sure, languages) if len(view.split()) >= fewest or not view.isascii() else None
    mixed = foreign and any(script in languages.words(document).scripts for script in scripts)
    return found or ("und" if foreign and not mixed else document)


def _identified(text: str, candidates: tuple[str, ...], sure: float, languages: "Languages") -> str | None:
    if len(candidates) < 2:
        return None
    model = _identifier(languages.codes)
    if model is None:
        return _by_stopwords(text, candidates, languages)
    odds = {code: probability for code, probability in model.rank(text) if code in candidates}
    best = max(odds, key=lambda code: odds[code], default=None)
    return best if best and odds[best] >= sure * sum(odds.values()) else None


def _by_stopwords(text: str, candidates: tuple[str, ...], languages: "Languages") -> str | None:
    hits = Counter(code for word in fold(text).split() for code in languages.codes_of(word) if code in candidates)
    first, second = [*hits.most_common(2), ("", 0), ("", 0)][:2]
    return first[0] if first[1] >= _STOP_WORDS + second[1] else None


@cache
def _identifier(codes: tuple[str, ...]) -> Any:
    """Return a model of these languages, or ``None`` where the extra is not installed."""
    try:
        from py3langid.langid import MODEL_FILE, LanguageIdentifier
    except ImportError:
        return None
    model = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    model.set_languages(sorted(set(codes) & set(model.labels)))
    return model
