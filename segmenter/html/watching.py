"""Lets things happen when an element closes."""

from collections.abc import Callable

from segmenter.html.lines import LineWriter
from segmenter.html.places import Frame


class Watcher(LineWriter):
    """Remembers what waits for the end of which open element."""

    def __init__(self) -> None:
        super().__init__()
        self._watched: list[tuple[Frame, Callable[[], None]]] = []
        self._watch: Frame | None = None  # the innermost of them

    def _watch_for(self, frame: Frame, action: Callable[[], None]) -> None:
        """Let ``action`` run when the element closes."""
        self._watched.append((frame, action))
        self._watch = frame

    def _unwatch(self) -> None:
        """Run what waits for the innermost watched element, last come first."""
        frame = self._watch
        while self._watched and self._watched[-1][0] is frame:
            self._watched.pop()[1]()
        self._watch = self._watched[-1][0] if self._watched else None
