"""The command line: one file per subcommand, each with ``add(subparsers)`` and ``run(args) -> int``."""

import argparse
import io
import os
import signal
import sys
from collections.abc import Sequence
from contextlib import suppress

from segmenter.cli import evaluate, explain, labels, segment, train
from segmenter.cli.terminal import visible
from segmenter.cli.unknown import check_command, check_rest
from segmenter.errors import SegmenterError, UsageError
from segmenter.version import VERSION

COMMANDS = (
    segment.add,  # first, since it is what most people come for
    explain.add,  # why a span got its label
    labels.add,  # what the labels mean
    train.add,  # weights from gold of one's own
    evaluate.add,  # and how good they are
)

_DONE, _FAILED, _USAGE, _INTERRUPTED, _TERMINATED = 0, 1, 2, 130, 143


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code: 0 done, 1 something went wrong, 2 wrong usage, 130 interrupted."""
    if not _streams():
        return _FAILED
    _end_in_order()
    try:
        code = _run(argv)
        sys.stdout.flush()
    except BrokenPipeError:
        # Whoever reads has enough (head), which is no failure.
        _abandon_stdout()
        return _DONE
    except SegmenterError as error:
        _complain(str(error))
        return _USAGE if isinstance(error, UsageError) else _FAILED
    except OSError as error:
        # Documents that cannot be read are reported where they are read; what comes here is mostly a failed write.
        _abandon_stdout()
        _complain(f"{error.filename or 'output'}: {error.strerror or error}: check the path, its permissions and the free space")
        return _FAILED
    except KeyboardInterrupt:
        return _INTERRUPTED
    return code


def _run(argv: Sequence[str] | None) -> int:
    parser = argparse.ArgumentParser(prog="segmenter", description="Labels every span of a web article's text.")
    parser.add_argument("--version", action="version", version=f"segmenter {VERSION}")
    subparsers = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for add in COMMANDS:
        add(subparsers)
    words = sys.argv[1:] if argv is None else argv
    check_command(words, subparsers.choices)
    try:
        args, rest = parser.parse_known_args(words)
    except SystemExit as stop:
        # argparse has printed help, version or a usage error.
        return stop.code if isinstance(stop.code, int) else _DONE
    if rest and hasattr(args, "paths") and not any(word.startswith("-") for word in rest):
        # argparse takes paths from one place only, before an option or after it.
        args.paths, rest = [*args.paths, *rest], []
    if rest:
        check_rest(rest, subparsers.choices[words[0]])
    code: int = args.run(args)
    return code


def _end_in_order() -> None:
    """Let SIGTERM end the work as Ctrl-C does, so that no half-written file and no process is left behind."""
    with suppress(ValueError):  # in another thread than the first signals cannot be handled
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(_TERMINATED))


def _complain(message: str) -> None:
    print(f"segmenter: {visible(message)}", file=sys.stderr)


def _streams() -> bool:
    """Make stdout UTF-8 with plain line feeds, whatever the locale and the system; say whether there is one."""
    if sys.stderr is None:
        # Closed by the caller; print would send what is meant for it to stdout.
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115
    if sys.stdout is None:
        _complain("standard output is closed: send it somewhere, /dev/null at least")
        return False
    if isinstance(sys.stdout, io.TextIOWrapper):
        # File names may hold bytes that are no UTF-8; written as \udcXX they stay readable, and valid in JSON.
        sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
    return True


def _abandon_stdout() -> None:
    """Send what is still buffered nowhere, so that the interpreter does not fail on it again when it ends."""
    try:
        descriptor = sys.stdout.fileno()
    except io.UnsupportedOperation:
        return
    sink = os.open(os.devnull, os.O_WRONLY)
    os.dup2(sink, descriptor)
    os.close(sink)
