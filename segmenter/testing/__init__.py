"""For test suites: strategies that build articles and know their gold, and a check of what holds for any answer.

>>> @given(articles(languages=("ar", "en")), respellings())
... def test_spelling_changes_nothing(sample, respelling):
...     assert line_labels(segment(respelling(sample.text))) == line_labels(segment(sample.text))
"""

try:
    import hypothesis as _hypothesis  # noqa: F401
except ImportError as error:
    raise ImportError("segmenter.testing needs hypothesis: pip install 'segmenter[test]'") from error

from segmenter.testing.checks import check_article, line_labels
from segmenter.testing.parts import PARTS, Parts
from segmenter.testing.respellings import RESPELLINGS, Respelling
from segmenter.testing.samples import Line, Sample, build
from segmenter.testing.strategies import LANGUAGES, any_text, articles, leftovers, respellings

__all__ = [
    "LANGUAGES",
    "PARTS",
    "RESPELLINGS",
    "Line",
    "Parts",
    "Respelling",
    "Sample",
    "any_text",
    "articles",
    "build",
    "check_article",
    "leftovers",
    "line_labels",
    "respellings",
]
