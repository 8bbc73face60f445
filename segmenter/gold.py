"""Gold documents: texts with spans labelled by hand, read from JSON, JSONL and their gzipped forms."""

import gzip
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from segmenter.errors import DataError
from segmenter.model import Label
from segmenter.publishers import publisher_of, site_of, version_of

NOT_BODY = "notbody"
_LABELS = {*map(str, Label), NOT_BODY}
UNKNOWN = "rest"
_MOST = 1_000_000  # of importance


@dataclass(frozen=True, slots=True)
class GoldSpan:
    """A labelled range (code points, half-open). ``confidence`` says how the label came about; ``rest``: hardly known.

    ``label`` is one of the labels, or ``notbody`` where only that much is known.
    """

    start: int
    end: int
    label: str
    confidence: str


@dataclass(frozen=True, slots=True)
class Gold:
    """A text with its labelled spans and what is known of it.

    ``group`` is the publisher or site; ``site`` the site by itself, where it is given; ``kind`` the kind of page, where it is
    given; ``set`` the name of the file or folder that the document was read from. ``html`` is the page that the text was
    taken from, where it is known. ``importance`` is how much it counts in training, beside what its labels are worth.
    """

    id: str
    language: str | None
    text: str
    spans: tuple[GoldSpan, ...]
    meta: Mapping[str, Any] = field(default_factory=dict)
    group: str = ""
    kind: str = ""
    site: str = ""
    set: str = ""
    html: str | None = field(default=None, repr=False)
    importance: float = 1.0

    @property
    def version(self) -> str:
        """The form of the page, ``full`` or ``extracted``, where the document's name ends in one."""
        return version_of(self.id)

    @property
    def coarse(self) -> bool:
        """Whether the gold tells body from the rest only; ``body`` then includes subheadings."""
        return any(span.label == NOT_BODY for span in self.spans)


def read_gold(path: str | Path) -> Iterator[Gold]:
    """Yield the documents of a file or folder, in order of name.

    Raises :class:`~segmenter.errors.DataError` that names file and document for what is not gold.
    """
    path = Path(path)
    name = path.resolve().name if path.is_dir() else path.name.partition(".")[0]
    for file in gold_files(path):
        for where, data in read_rows(file):
            yield _gold(data, where, name)


def gold_files(path: Path) -> list[Path]:
    """Return the gold files of a folder, in order of name; what is no folder is one by itself."""
    if not path.is_dir():
        return [path]
    return [file for file in sorted(path.iterdir()) if file.name.endswith((".json", ".jsonl", ".json.gz", ".jsonl.gz"))]


def read_rows(path: Path) -> Iterator[tuple[str, Any]]:
    """Yield what a JSON file holds, or each line of a JSONL file, also gzipped, and before it where that stands, for errors.

    Raises :class:`~segmenter.errors.DataError` that says so for what is no UTF-8 or no JSON.
    """
    content = path.read_bytes()
    try:
        text = (gzip.decompress(content) if path.suffix == ".gz" else content).decode("utf-8")
    except (UnicodeDecodeError, OSError, EOFError) as error:
        raise DataError(f"{path}: cannot be read as UTF-8{' in gzip' if path.suffix == '.gz' else ''}: {error}") from error
    if path.name.removesuffix(".gz").endswith(".jsonl"):
        for number, line in enumerate(text.split("\n"), 1):
            if line.strip():
                yield f"{path}:{number}", _load(line, f"{path}:{number}")
    else:
        yield str(path), _load(text, str(path))


def _load(content: str, where: str) -> Any:
    try:
        return json.loads(content)
    except json.JSONDecodeError as error:
        raise DataError(f"{where}: not valid JSON: {error}") from error


def _gold(data: Any, where: str, name: str) -> Gold:
    try:
        spans = tuple(GoldSpan(s[0], s[1], str(s[2]), s[3] if len(s) > 3 else "hand") for s in data["spans"])
        identity = str(data["id"])
        _check(data["text"], spans, f"{where}: {identity}")
        return Gold(
            identity,
            data.get("lang"),
            data["text"],
            spans,
            data.get("meta", {}),
            _group(identity, data),
            str(data.get("page_type", "")),
            _site(data),
            name,
            data.get("html"),
            _importance(data, f"{where}: {identity}"),
        )
    except (KeyError, TypeError, IndexError) as error:
        raise DataError(f"{where}: not a gold document ({error!r}): it needs id, text and spans [start, end, label]") from error


def _importance(data: Mapping[str, Any], where: str) -> float:
    value = data.get("importance", 1.0)
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0.0 < value <= _MOST:
        raise DataError(f"{where}: importance is {value!r}: give a number above 0 and up to {_MOST:,}, such as 0.5")
    return float(value)


def _check(text: object, spans: tuple[GoldSpan, ...], where: str) -> None:
    if not isinstance(text, str):
        raise DataError(f"{where}: text is {type(text).__name__}, not a string")
    for span in spans:
        whole = isinstance(span.start, int) and isinstance(span.end, int)
        if not whole or not 0 <= span.start <= span.end <= len(text):
            raise DataError(f"{where}: span [{span.start!r}, {span.end!r}] lies outside the text of {len(text)} code points")
        if span.label not in _LABELS:
            raise DataError(f"{where}: {span.label!r} is not a label: choose from {', '.join(sorted(_LABELS))}")


def _group(identity: str, data: Mapping[str, Any]) -> str:
    return str(data.get("group") or _site(data) or publisher_of(identity))


def _site(data: Mapping[str, Any]) -> str:
    return str(data.get("site") or site_of(str(data.get("url") or "")))
