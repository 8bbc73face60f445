"""CSV: a row for each document, below a row that names the columns."""

import csv
import io
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from segmenter.article import Article
    from segmenter.cli.formats import Choice, Origin

COLUMNS = ("id", "url", "language", "headline", "authors", "published_date", "source", "category", "tags", "body")
_JOINT = "; "  # between authors, and between tags


def row(origin: "Origin", article: "Article", choice: "Choice") -> str:
    """Return the document as one row, which may take several lines; what the text does not say is empty."""
    return _row(
        origin.name,
        article.url,
        article.language,
        article.headline,
        _JOINT.join(article.authors),
        article.published_date,
        article.source,
        article.category,
        _JOINT.join(article.tags),
        article.body,
    )


def below_columns(documents: Iterable[tuple[str, str]], several: bool) -> Iterator[str]:
    """Yield the names of the columns, then the rows."""
    yield _row(*COLUMNS)
    for _, content in documents:
        yield content


def _row(*cells: str | None) -> str:
    # RFC 4180, with the line feeds that all other formats have.
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\n").writerow(cells)
    return out.getvalue()
