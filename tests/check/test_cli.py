"""The commands ``check`` and ``news`` as a person or a pipeline meets them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import Result
from typer.testing import CliRunner

from variorum.cli import app
from variorum.errors import ReadError, SinceError


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A folder with a faithful draft and a wrong one."""
    (tmp_path / "good.txt").write_text("Some 640 homes were flooded, the Harbour Authority said.\n")
    (tmp_path / "bad.txt").write_text("Some 460 homes were flooded, the Harbour Authority said.\n")
    return tmp_path


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


def test_a_faithful_draft_passes_and_a_wrong_one_does_not(pile: object, kept: Path, desk: Path) -> None:
    """The exit status says it, the text shows it, and the draft joins no workspace."""
    good, bad = run("check", desk / "good.txt", kept), run("check", desk / "bad.txt", kept)
    assert (good.exit_code, bad.exit_code) == (0, 1)
    assert "‹Some 460›[1]" in bad.output
    assert "8 reports" in run("show", kept).output


def test_json_and_the_page(pile: object, kept: Path, desk: Path) -> None:
    """JSON alone goes to standard output; the page goes to its file."""
    done = run("check", desk / "bad.txt", kept, "--to", "json", "-o", desk / "check.html")
    assert json.loads(done.stdout)["findings"]
    assert (desk / "check.html").read_text(encoding="utf-8").startswith("<!DOCTYPE html>")


def test_a_story_json_is_refused_with_what_to_give_instead(pile: object, kept: Path, desk: Path) -> None:
    """It does not hold what the check needs."""
    run("export", kept, "--to", "json", "-o", desk / "story.json")
    done = run("check", desk / "good.txt", desk / "story.json")
    assert done.exit_code == 1
    assert "give the workspace or the reports" in str(done.exception)


def test_what_is_not_there_is_named(pile: object, kept: Path, desk: Path) -> None:
    """A missing draft, a missing workspace, a workspace among reports: each message says what to do."""
    assert isinstance(run("check", desk / "none.txt", kept).exception, ReadError)
    assert "variorum read REPORTS --save" in str(run("check", desk / "good.txt", desk / "none.vrm").exception)
    assert "stands alone" in str(run("check", desk / "good.txt", kept, desk / "bad.txt").exception)


def test_news_in_three_forms(pile: object, kept: Path) -> None:
    """Text by default, Markdown and JSON on request; what is neither a date nor a report is an error."""
    assert run("news", kept, "--since", "2026-03-14").output.startswith("Since 2026-03-14: ")
    assert run("news", kept, "--since", "C", "--to", "md").output.startswith("# Since C")
    assert json.loads(run("news", kept, "--since", "C.txt", "--to", "json").output)["since"] == "C.txt"
    assert isinstance(run("news", kept, "--since", "last week").exception, SinceError)
