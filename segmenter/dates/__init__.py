"""Reads dates as they are written, in many languages and calendars; what is not sure is said to be so."""

from segmenter.dates.read import find_dates, read_date
from segmenter.dates.reading import DateReading

__all__ = ["DateReading", "find_dates", "read_date"]
