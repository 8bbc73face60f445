"""The error tree: what the caller got wrong, and what the data got wrong."""


class SegmenterError(Exception):
    """Base of every error this package raises on purpose."""


class UsageError(SegmenterError, ValueError):
    """The caller passed a value that cannot work; the message names it and the remedy."""


class DataError(SegmenterError, ValueError):
    """A data file (language pack, weights, gold) is malformed; the message names file and entry."""
