"""Decides: adds up the claims on each block and finds the most probable labels under the grammar of an article."""

from segmenter.resolver.chain import Resolver

__all__ = ["Resolver"]
