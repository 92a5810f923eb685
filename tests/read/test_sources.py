"""From names to sources: one error for each thing that fails, and all the others still there."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from variorum.errors import ReadError
from variorum.read import gather, parse, sources

PROSE = "The bridge over the Ree was closed on Monday after a crack was found in one of its piers, the county said."


def failures(*names: Path | str) -> list[str]:
    """Every error that gathering and parsing these names gives, as a person sees it."""
    found, errors = gather([str(name) for name in names])
    lines = [str(error) for error in errors]
    for source in found:
        try:
            parse(source)
        except ReadError as error:
            lines.append(str(error))
    return lines


def test_folder_is_read_in_order_and_deep(tmp_path: Path) -> None:
    """Everything below a folder, sorted; hidden files, and the style sheets and pictures of saved pages, left out."""
    for name in ("b.txt", "a.txt", "sub/c.txt", ".hidden.txt", ".git/d.txt", "page_files/style.css", "logo.png"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(PROSE)
    found, errors = gather([str(tmp_path)])
    assert [Path(source.name).name for source in found] == ["a.txt", "b.txt", "c.txt"]
    assert not errors


def test_bad_files_lose_no_good_ones(tmp_path: Path) -> None:
    """Each bad file gives one line that names it, says why and what to do; the good one is read."""
    bad = {
        "empty.txt": b"",
        "white.txt": b" \n",
        "binary.txt": b"words\x00\x01",
        "scan.txt": b"%PDF-1.4",
        "report.docx": b"PK\x03\x04",
        "cyrillic.txt": "Мост закрыли в понедельник.".encode("cp1251") * 9,
        "empty.html": b"<html><body></body></html>",
        "empty.json": b"[]",
        "bad.json": b"{",
    }
    for name, data in bad.items():
        (tmp_path / name).write_bytes(data)
    (tmp_path / "good.txt").write_text(PROSE)
    found, _ = gather([str(tmp_path)])
    lines = failures(tmp_path)
    assert len(lines) == len(bad)
    for name in bad:
        (line,) = [line for line in lines if line.startswith(f"{tmp_path / name}: ")]
        assert ";" in line
        assert "\n" not in line
    assert str(tmp_path / "good.txt") in [source.name for source in found]


def test_missing_file() -> None:
    """A file that is not there says so."""
    assert failures("no/such/file.txt") == ["no/such/file.txt: there is no such file or folder; check the spelling"]


def test_too_large_file_is_not_read_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The bound is named; nothing beyond it is held."""
    monkeypatch.setattr(sources, "LARGEST_FILE", 2_000_000)
    (tmp_path / "a.txt").write_bytes(b"a" * 2_000_001)
    (line,) = failures(tmp_path / "a.txt")
    assert "larger than 2 MB" in line


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such files")
def test_pipes_devices_and_loops_never_hang(tmp_path: Path) -> None:
    """What would wait for ever, or has no end, is refused; links in a circle as well."""
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "zero.txt").symlink_to("/dev/zero")
    (tmp_path / "one.txt").symlink_to(tmp_path / "two.txt")
    (tmp_path / "two.txt").symlink_to(tmp_path / "one.txt")
    (tmp_path / "self").symlink_to(tmp_path)
    (tmp_path / "good.txt").write_text(PROSE)
    assert len(failures(tmp_path)) == 4
    assert [Path(source.name).name for source in gather([str(tmp_path)])[0]] == ["good.txt"]


def test_unreadable_folder_is_one_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder that may not be listed gives one line; its neighbours are read."""
    (tmp_path / "locked").mkdir()
    (tmp_path / "good.txt").write_text(PROSE)
    listing = os.scandir

    def scandir(path: str) -> object:
        if str(path).endswith("locked"):
            raise PermissionError(13, "Permission denied", path)
        return listing(path)

    monkeypatch.setattr(os, "scandir", scandir)
    found, errors = gather([str(tmp_path)])
    assert len(found) == 1
    assert [str(error) for error in errors] == [
        f"{tmp_path / 'locked'}: the folder cannot be read; check its permissions"
    ]


def test_unreadable_file_is_one_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """So does a file that may not be opened."""

    def refuse(*_: object) -> int:
        raise PermissionError(13, "Permission denied")

    (tmp_path / "a.txt").write_text(PROSE)
    monkeypatch.setattr(os, "open", refuse)
    assert failures(tmp_path / "a.txt") == [f"{tmp_path / 'a.txt'}: the file may not be read; check its permissions"]


def test_empty_folder(tmp_path: Path) -> None:
    """A folder without a report says so."""
    (line,) = failures(tmp_path)
    assert "holds no report" in line


def test_a_name_given_twice_is_read_once(tmp_path: Path) -> None:
    """Neither sources nor errors come twice."""
    (tmp_path / "a.txt").write_text(PROSE)
    found, errors = gather([str(tmp_path / "a.txt"), str(tmp_path), "missing.txt", "missing.txt"])
    assert (len(found), len(errors)) == (1, 1)


def test_gather_keeps_the_bytes(tmp_path: Path) -> None:
    """A source holds a file exactly as it is."""
    data = b"\xef\xbb\xbf" + PROSE.encode() + b"\r\n"
    (tmp_path / "a.txt").write_bytes(data)
    assert gather([str(tmp_path / "a.txt")])[0][0].data == data
