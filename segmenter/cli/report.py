"""What a long piece of work tells on stderr: documents that failed, and how far it is."""

import os
import sys
import time

from segmenter.cli.terminal import visible

_FEWEST = 10  # documents; fewer are done before a bar is read
_BAR = 30
_PAUSE = 0.1  # seconds between two drawings


class Report:
    """Counts documents, writes one line for each that failed, and shows how far it is where somebody watches.

    ``total`` is how many documents there are, ``None`` where nobody has counted them.
    """

    def __init__(self, total: int | None, *, watched: bool) -> None:
        self.failed = 0
        self.done = 0
        self.total = total
        self._watched = watched and sys.stderr.isatty()
        self._begun = time.monotonic()
        self._drawn = 0.0

    def fail(self, message: str) -> None:
        """Report a document that could not be done, and count it."""
        self.failed += 1
        self.note(message)
        self.step()

    def note(self, message: str) -> None:
        """Write one line."""
        self.clear()
        _tell(f"segmenter: {visible(message)}\n")

    def step(self) -> None:
        """Count one document as dealt with."""
        self.done += 1
        if self._watched and self._long() and time.monotonic() - self._drawn >= _PAUSE:
            self._drawn = time.monotonic()
            _tell(f"\r{self._progress()}\x1b[K")

    def _long(self) -> bool:
        return (self.done if self.total is None else self.total) >= _FEWEST

    def _progress(self) -> str:
        if self.total is None:
            seconds = max(_PAUSE, time.monotonic() - self._begun)
            return f"{self.done} documents, {self.done / seconds:.0f} a second"
        full = _BAR * self.done // self.total
        return f"[{'#' * full}{'.' * (_BAR - full)}] {self.done}/{self.total}"

    def clear(self) -> None:
        """Wipe the progress away."""
        if self._drawn:
            _tell("\r\x1b[K")


def _tell(message: str) -> None:
    """Write to stderr; where nobody reads it any more, the work goes on in silence."""
    try:
        sys.stderr.write(message)
        sys.stderr.flush()
    except (OSError, ValueError):
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115
