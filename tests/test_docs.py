"""What the documentation shows is what comes out: code whose output stands below it is run, and so are commands."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
_BLOCK = re.compile(r"^```(\w+)\n(.*?)^```\n", re.MULTILINE | re.DOTALL)
_SAVED = re.compile(r"[Ss]ave\s+(?:this|it)\s+as\s+`([\w.]+)`")
_OUTPUT = re.compile(r"\s*<!-- output: (.*?) -->\s*\Z", re.DOTALL)
_CODE = "the code above"


def shown() -> Iterator[tuple[Path, str, str, str]]:
    """Each page with what is run, the code above that it stands below, and the output that is shown."""
    for page in PAGES:
        content, code, end = page.read_text("utf-8"), "", 0
        for block in _BLOCK.finditer(content):
            said = _OUTPUT.search(content, end, block.start())
            if said:
                yield page, said[1], code, block[2]
            elif block[1] == "python":
                code = block[2]
            end = block.end()


SHOWN = [one for one in shown() if one[1].startswith((_CODE, "segmenter "))]


def saved(page: Path, folder: Path) -> None:
    """Write the files that a page tells its readers to save."""
    content, end = page.read_text("utf-8"), 0
    for block in _BLOCK.finditer(content):
        names = _SAVED.findall(content[end : block.start()])
        if names:
            (folder / names[-1]).write_text(block[2], "utf-8")
        end = block.end()


@pytest.mark.slow
@pytest.mark.parametrize(("page", "what", "code", "output"), SHOWN, ids=[f"{one[0].stem}-{one[1]}" for one in SHOWN])
def test_output_is_what_comes_out(tmp_path: Path, page: Path, what: str, code: str, output: str) -> None:
    (tmp_path / "fixtures").symlink_to(ROOT / "fixtures")
    saved(page, tmp_path)
    environment = {**os.environ, "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}", "PYTHONUTF8": "1"}
    command = [sys.executable, "-c", code] if what.startswith(_CODE) else ["bash", "-c", what]
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, encoding="utf-8")
    assert done.stderr == ""
    assert done.stdout == output


def test_there_is_something_to_run() -> None:
    assert {one[0].stem for one in SHOWN} >= {"README", "write-a-detector", "add-a-language", "dates"}
