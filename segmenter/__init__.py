"""Labels every span of a web article's text, and hands back the article alone with what it knows about it.

>>> from segmenter import segment
>>> article = segment(text)
>>> article.body, article.source, article.tags

Public names are loaded when they are first used, so that importing the package costs next to nothing.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from segmenter.version import VERSION

if TYPE_CHECKING:
    from segmenter.article import Article, Section
    from segmenter.dates import DateReading, read_date
    from segmenter.detectors import DETECTORS
    from segmenter.errors import DataError, SegmenterError, UsageError
    from segmenter.languages.pack import Pack, parse_pack
    from segmenter.metadata.values import DateValue, Metadata, Story, Value
    from segmenter.model import Block, Claim, Column, Cue, Detector, Html, Kind, Label, Reason, Scale, Span
    from segmenter.page import Page
    from segmenter.pipeline import Segmenter, segment, segment_html
    from segmenter.plugins import installed_detectors, installed_packs
    from segmenter.resolver.weights import Weights

__all__ = [
    "DETECTORS",
    "Article",
    "Block",
    "Claim",
    "Column",
    "Cue",
    "DataError",
    "DateReading",
    "DateValue",
    "Detector",
    "Html",
    "Kind",
    "Label",
    "Metadata",
    "Pack",
    "Page",
    "Reason",
    "Scale",
    "Section",
    "Segmenter",
    "SegmenterError",
    "Span",
    "Story",
    "UsageError",
    "Value",
    "Weights",
    "__version__",
    "installed_detectors",
    "installed_packs",
    "parse_pack",
    "read_date",
    "segment",
    "segment_html",
]

__version__ = VERSION
_HOMES = {
    "article": ("Article", "Section"),
    "dates": ("DateReading", "read_date"),
    "detectors": ("DETECTORS",),
    "errors": ("DataError", "SegmenterError", "UsageError"),
    "languages.pack": ("Pack", "parse_pack"),
    "metadata.values": ("DateValue", "Metadata", "Story", "Value"),
    "model": ("Block", "Claim", "Column", "Cue", "Detector", "Html", "Kind", "Label", "Reason", "Scale", "Span"),
    "page": ("Page",),
    "pipeline": ("Segmenter", "segment", "segment_html"),
    "plugins": ("installed_detectors", "installed_packs"),
    "resolver.weights": ("Weights",),
}
_MODULE_OF = {name: f"segmenter.{module}" for module, names in _HOMES.items() for name in names}


def __getattr__(name: str) -> Any:
    if name not in _MODULE_OF:
        raise AttributeError(f"module 'segmenter' has no attribute {name!r}")
    value = globals()[name] = getattr(import_module(_MODULE_OF[name]), name)
    return value


def __dir__() -> list[str]:
    return __all__
