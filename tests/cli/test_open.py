"""``variorum open`` as a browser meets it."""

from __future__ import annotations

import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

CASE = Path(__file__).parents[1] / "cases" / "present" / "story.json"
PROGRAM = [sys.executable, "-c", "from variorum.cli import main; main()"]


@contextmanager
def opened(path: Path) -> Iterator[str]:
    """The address that the program prints."""
    command = [*PROGRAM, "open", str(path), "--no-browser", "--by", "Ada Roe"]
    program = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert program.stdout
    try:
        yield program.stdout.readline().split()[0]
    finally:
        program.terminate()
        program.wait(timeout=20)
        program.stdout.close()


def text(address: str) -> str:
    with urllib.request.urlopen(address, timeout=20) as answer:
        return str(answer.read().decode())


def test_a_story_json_is_shown(tmp_path: Path) -> None:
    """For reading only."""
    (tmp_path / "story.json").write_bytes(CASE.read_bytes())
    with opened(tmp_path / "story.json") as address:
        assert "4 reports, " in text(address)
        assert 'method="post"' not in text(f"{address}differences")


def test_a_new_workspace_begins_empty_and_knows_the_person(tmp_path: Path) -> None:
    """It is made, asks for reports, and takes no form without the token of this run."""
    with opened(tmp_path / "new.vrm") as address:
        assert "No report yet" in text(address)
        assert "You are <b><bdi>Ada Roe</bdi></b>" in text(f"{address}judgements")
        request = urllib.request.Request(f"{address}add", data=b"text=x", headers={"Origin": address.rstrip("/")})
        with pytest.raises(urllib.error.HTTPError, match="403"):
            urllib.request.urlopen(request, timeout=20)
