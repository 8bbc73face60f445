"""Labels every span of a web article's text, and hands back the article alone with what it knows about it.

>>> from segmenter import segment
>>> article = segment(text)
>>> article.body, article.source, article.tags
"""

from segmenter.article import Article, Section
from segmenter.detectors import DETECTORS
from segmenter.errors import DataError, SegmenterError, UsageError
from segmenter.languages.pack import Pack, parse_pack
from segmenter.metadata import Metadata, Story, Value
from segmenter.model import Block, Claim, Cue, Detector, Label, Reason, Span
from segmenter.page import Page
from segmenter.pipeline import Segmenter, segment
from segmenter.resolver.weights import Weights
from segmenter.version import VERSION

__all__ = [
    "DETECTORS",
    "Article",
    "Block",
    "Claim",
    "Cue",
    "DataError",
    "Detector",
    "Label",
    "Metadata",
    "Pack",
    "Page",
    "Reason",
    "Section",
    "Segmenter",
    "SegmenterError",
    "Span",
    "Story",
    "UsageError",
    "Value",
    "Weights",
    "parse_pack",
    "segment",
]

__version__ = VERSION
