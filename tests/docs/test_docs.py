"""What the documents show works, and what the program has is in the documents."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import typer
from typer.main import get_command

from variorum.cli import app

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
FENCE = re.compile(r"^```(\w+)\n(.*?)^```", re.MULTILINE | re.DOTALL)


def blocks(page: Path, language: str) -> list[str]:
    return [body for kind, body in FENCE.findall(page.read_text(encoding="utf-8")) if kind == language]


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A folder with the examples in it, as in a checkout."""
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    return tmp_path


def environment() -> dict[str, str]:
    return {**os.environ, "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"}


@pytest.mark.parametrize(
    "page", [p for p in PAGES if blocks(p, "console") or blocks(p, "python")], ids=lambda page: page.name
)
def test_every_session_works(page: Path, desk: Path) -> None:
    """A page's commands, typed one after the other, succeed; then its Python, run as one program, prints something."""
    for line in re.findall(r"^\$ (.*)$", "\n".join(blocks(page, "console")), re.MULTILINE):
        done = subprocess.run(line, shell=True, cwd=desk, env=environment(), capture_output=True, check=False)
        assert done.returncode == 0, f"{line}\n{done.stderr.decode()}"
    if program := "\n".join(blocks(page, "python")):
        ran = subprocess.run([sys.executable, "-c", program], cwd=desk, capture_output=True, text=True, check=False)
        assert ran.returncode == 0, ran.stderr
        assert ran.stdout.strip()


def test_every_command_and_option_is_in_the_reference() -> None:
    """Nothing the program takes is undocumented."""
    reference = (ROOT / "docs" / "reference" / "command-line.md").read_text(encoding="utf-8")
    group = get_command(app)
    assert isinstance(group, typer.core.TyperGroup)
    for name, command in group.commands.items():
        assert f"## variorum {name}" in reference
        for parameter in command.params:
            for option in (o for o in [*parameter.opts, *parameter.secondary_opts] if o.startswith("-")):
                assert f"`{option}" in reference, f"{name} {option}"


def test_every_link_leads_somewhere() -> None:
    """Links between the documents point to files that are there."""
    for page in PAGES:
        for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8")):
            assert (page.parent / target).exists(), f"{page.name}: {target}"


def test_the_examples_name_no_file_of_another_checkout() -> None:
    """The example's gold names only reports that are there."""
    for gold in (ROOT / "examples").glob("*/gold.json"):
        assert set(re.findall(r'"report": "(\w+)"', gold.read_text())) <= {
            p.stem for p in gold.parent.glob("reports/*.txt")
        }
