"""Parquet: the rows of a table, a few at a time, so that tables of any size will do."""

from collections.abc import Iterator
from typing import Any

from segmenter.cli.opening import STDIN, InputError
from segmenter.cli.records import Fields

_ROWS = 256  # that are held at a time


def rows(path: str, fields: Fields) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the rows of a table, each with its place, and of each the columns that ``fields`` names.

    Raises :class:`~segmenter.cli.opening.InputError` where the table cannot be read.
    """
    if path == STDIN:
        raise InputError(path, "Parquet cannot be read from stdin", "name the file")
    try:
        from pyarrow import ArrowException
        from pyarrow.parquet import ParquetFile
    except ModuleNotFoundError:
        raise InputError(path, "a Parquet table", "pip install 'segmenter[parquet]'") from None
    number = 0
    try:
        with ParquetFile(path) as table:
            known = table.schema_arrow.names
            columns = [name for name in fields.names if name in known]
            if fields.text not in known and "html" not in known:
                wrong = f"it has neither a column {fields.text} nor html, but {', '.join(known)}"
                raise InputError(path, wrong, "name the one that holds the text with --text-field")
            for batch in table.iter_batches(_ROWS, columns=columns):
                for row in batch.to_pylist():
                    number += 1
                    yield f"{path}:{number}", row
    except FileNotFoundError:
        raise InputError(path, "no such file or folder", "check how it is spelt") from None
    except (OSError, ArrowException) as error:
        wrong = f"cannot be read as Parquet behind row {number} ({error})"
        raise InputError(path, wrong, "check the file and the disk") from error
