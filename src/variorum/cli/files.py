"""What the commands read and write: stories, workspaces, texts."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from variorum.cli.terminal import progress_bar
from variorum.present.formats import FOLDERS, Format

if TYPE_CHECKING:
    from variorum.types import Story
    from variorum.workspace import Workspace


def load(path: Path) -> Story:
    """The story in a workspace or a story.json; a workspace that has changed since is brought up to date first."""
    if not path.is_file():
        raise SystemExit(f"{path}: no such file; make one with: variorum read REPORTS --save {path}")
    if path.suffix == ".json":
        from variorum.present.json import from_json

        return from_json(path.read_bytes())
    from variorum.kept import kept_story
    from variorum.workspace import Workspace

    with Workspace(path) as workspace:
        return kept_story(workspace) or rebuilt(workspace)


def opened(path: Path) -> Workspace:
    """A workspace that is there."""
    from variorum.workspace import Workspace

    if not path.is_file():
        raise SystemExit(f"{path}: no such file; make one with: variorum read REPORTS --save {path}")
    return Workspace(path)


def indexed(path: Path) -> Workspace:
    """A workspace whose texts can be searched; for a story.json, one in memory."""
    from variorum.workspace import Workspace

    if path.suffix != ".json":
        return opened(path)
    workspace = Workspace()
    workspace.add(path.name, path.name, b"", load(path).reports)
    return workspace


def bring_up_to_date(path: Path) -> None:
    """Make a workspace's story, if it has reports and they or the judgements have changed since."""
    from variorum.kept import kept_story

    with opened(path) as workspace:
        if workspace.ids() and kept_story(workspace) is None:
            rebuilt(workspace)


def text_of(path: Path) -> str:
    """A text file's words."""
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise SystemExit(f"{path}: cannot be read ({error}); name another file") from error


def login() -> str:
    """The name that this person has logged in with."""
    import getpass

    try:
        return getpass.getuser()
    except (OSError, KeyError):  # no name for this user id, as in some containers
        return "somebody"


def rebuilt(workspace: Workspace) -> Story:
    """The workspace's story, made now."""
    from variorum.build import build

    if not workspace.reports():
        raise SystemExit(f"{workspace.path}: holds no report; add some with: variorum add {workspace.path} REPORT…")
    with progress_bar() as progress:
        return build(workspace, progress=progress)


def write(story: Story, to: Format, path: Path, *, reviewer: str = "") -> Path:
    """Write the story to a file, or to a folder where the format is several."""
    from variorum.present.formats import render, render_folder

    if to not in FOLDERS:
        return save(render(story, to, reviewer=reviewer), path)
    return save_folder(render_folder(story, to), path)


def save(text: str, path: Path) -> Path:
    """Write text to a file; an unfinished run leaves the former file as it was."""
    draft = path.with_name(f".{path.name}.part")
    try:
        draft.write_text(text, encoding="utf-8", newline="")  # a format says itself how its lines end
        draft.replace(path)
    except OSError as error:
        raise SystemExit(f"{path}: cannot be written ({error.strerror}); name another place") from error
    return path


def save_folder(texts: Mapping[str, str], folder: Path) -> Path:
    """Write each text to its file in a folder, made if it is not there; other files in it are left alone."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise SystemExit(f"{folder}: is no folder and cannot be made ({error.strerror}); name another") from error
    for name, text in texts.items():
        save(text, folder / name)
    return folder


def is_story(path: Path) -> bool:
    """Whether a file is a story.json, by how it begins."""
    if path.suffix != ".json" or not path.is_file():
        return False
    with path.open(encoding="utf-8", errors="replace") as file:
        return file.read(40).lstrip("{ \n").startswith('"variorum"')
