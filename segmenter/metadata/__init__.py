"""What an article says of itself: values with the spans they were read from."""

from segmenter.metadata.extract import extract
from segmenter.metadata.headings import level
from segmenter.metadata.values import DateValue, Metadata, Story, Value

__all__ = ["DateValue", "Metadata", "Story", "Value", "extract", "level"]
