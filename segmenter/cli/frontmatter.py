"""Metadata above a text: YAML front matter, with the keys that trafilatura gives it."""

import json
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from segmenter.html.links import host_of

if TYPE_CHECKING:
    from segmenter.article import Article

HEADED = ("text", "markdown")
"""The formats that metadata is written above; the others hold it anyway."""

# What YAML 1.2 does not print (section 5.1), or breaks lines at; JSON escapes the rest.
_UNPRINTED = re.compile("[\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")


def front_matter(article: "Article") -> str:
    """Return the metadata of an article between two lines of dashes; every value is JSON, and so YAML too."""
    lines = [f"{key}: {_value(value)}\n" for key, value in _fields(article) if value]
    return f"---\n{''.join(lines)}---\n"


def _fields(article: "Article") -> Iterator[tuple[str, str | list[str] | None]]:
    yield "title", article.headline
    yield "author", "; ".join(article.authors)
    yield "url", article.url
    yield "hostname", host_of(article.url or "")
    yield "description", article.deck
    yield "sitename", article.source_name or article.source
    yield "date", article.published_date
    yield "categories", [article.category] if article.category else []
    yield "tags", list(article.tags)
    yield "language", article.language


def _value(value: object) -> str:
    return _UNPRINTED.sub(lambda found: f"\\u{ord(found[0]):04x}", json.dumps(value, ensure_ascii=False))
