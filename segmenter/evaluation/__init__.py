"""Compares articles with gold: how much of the body was found, which labels and values were right, what went wrong."""

from segmenter.evaluation.score import DocumentScore, Tally, score, score_article
from segmenter.evaluation.summary import Summary, summarise

__all__ = ["DocumentScore", "Summary", "Tally", "score", "score_article", "summarise"]
