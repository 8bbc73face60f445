"""What kind of page a text was taken from, and how likely its body is right."""

from segmenter.kinds.files import judge_of_pages, judge_of_texts
from segmenter.kinds.judge import Judge, raised

__all__ = ["Judge", "judge_of_pages", "judge_of_texts", "raised"]
