"""The detectors that ship with the package, one file each. Their order changes nothing."""

from segmenter.detectors import (
    addresses,
    breadcrumbs,
    casing,
    comments,
    dates,
    debris,
    length,
    lists,
    names,
    neighbours,
    openings,
    phrases,
    place,
    quotation,
    repetition,
    scopes,
    second_article,
    separators,
    topic,
    vocabulary,
)
from segmenter.model import Detector

DETECTORS: tuple[Detector, ...] = (
    addresses.detect,
    breadcrumbs.detect,
    casing.detect,
    comments.detect,
    dates.detect,
    debris.detect,
    length.detect,
    lists.detect,
    names.detect,
    neighbours.detect,
    openings.detect,
    phrases.detect,
    place.detect,
    quotation.detect,
    repetition.detect,
    scopes.detect,
    second_article.detect,
    separators.detect,
    topic.detect,
    vocabulary.detect,
)
"""Every shipped detector, in alphabetical order."""
