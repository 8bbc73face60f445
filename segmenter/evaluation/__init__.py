"""Compares articles with gold: how much of the body was found, which labels were right, what went wrong."""

from segmenter.evaluation.score import DocumentScore, Tally, score
from segmenter.evaluation.summary import Summary, summarise

__all__ = ["DocumentScore", "Summary", "Tally", "score", "summarise"]
