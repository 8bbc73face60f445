"""What several test files need."""

from collections.abc import Callable
from pathlib import Path

import pytest

from segmenter.cli import main

Run = Callable[..., tuple[int, str, str]]
"""Runs the command line with these words, and returns the exit code, stdout and stderr."""


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    def call(*argv: str | Path) -> tuple[int, str, str]:
        code = main([str(arg) for arg in argv])
        out, err = capsys.readouterr()
        return code, out, err

    return call
