"""What an article says of itself: values with the spans they were read from."""

from segmenter.metadata.choice import Choice, choose, headline
from segmenter.metadata.extract import extract, title
from segmenter.metadata.headings import level
from segmenter.metadata.statements import VISIBLE
from segmenter.metadata.values import DateValue, Metadata, Story, Value

__all__ = ["VISIBLE", "Choice", "DateValue", "Metadata", "Story", "Value", "choose", "extract", "headline", "level", "title"]
