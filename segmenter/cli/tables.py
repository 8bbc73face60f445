"""Tables in the terminal: columns as wide as what stands in them, text to the left, numbers to the right."""

from collections.abc import Iterator, Sequence

from segmenter.cli.terminal import columns

_GAP = "  "


def table(heading: Sequence[str], rows: Sequence[Sequence[str]], *, left: int = 1) -> Iterator[str]:
    """Yield the lines of a table whose first ``left`` columns are text."""
    widths = [max(columns(row[place]) for row in (heading, *rows)) for place in range(len(heading))]
    for row in (heading, *rows):
        cells = []
        for place, (cell, width) in enumerate(zip(row, widths, strict=True)):
            blank = " " * (width - columns(cell))
            cells.append(cell + blank if place < left else blank + cell)
        yield _GAP.join(cells).rstrip()
