"""What a long piece of work tells on stderr: documents that failed, and how far it is."""

import sys
import time

from segmenter.cli.terminal import visible

_FEWEST = 10  # documents; fewer are done before a bar is read
_BAR = 30
_PAUSE = 0.1  # seconds between two drawings


class Report:
    """Counts documents, writes one line for each that failed, and draws a bar where somebody watches."""

    def __init__(self, total: int, *, watched: bool) -> None:
        self.failed = 0
        self.done = 0
        self.total = total
        self._bar = watched and total >= _FEWEST and sys.stderr.isatty()
        self._drawn = 0.0

    def fail(self, message: str) -> None:
        """Report a document that could not be done, and count it."""
        self.failed += 1
        self.note(message)
        self.step()

    def note(self, message: str) -> None:
        """Write one line."""
        self.clear()
        print(f"segmenter: {visible(message)}", file=sys.stderr)

    def step(self) -> None:
        """Count one document as dealt with."""
        self.done += 1
        if self._bar and time.monotonic() - self._drawn >= _PAUSE:
            self._drawn = time.monotonic()
            full = _BAR * self.done // self.total
            print(f"\r[{'#' * full}{'.' * (_BAR - full)}] {self.done}/{self.total}\x1b[K", end="", file=sys.stderr, flush=True)

    def clear(self) -> None:
        """Wipe the bar away."""
        if self._bar and self._drawn:
            print("\r\x1b[K", end="", file=sys.stderr, flush=True)
