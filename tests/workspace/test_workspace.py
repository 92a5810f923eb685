"""The workspace keeps what it was given, once, and through everything."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from variorum.errors import WorkspaceError
from variorum.types import Judgement, Report, ReportId
from variorum.workspace import APPLICATION, MIGRATIONS, Workspace, sigil


def report(name: str, text: str) -> Report:
    return Report(ReportId(f"id-{name}"), "", name, None, None, None, None, None, "en", None, None, None, text)


def fill(workspace: Workspace, *names: str) -> None:
    for name in names:
        workspace.add(name, f"digest-{name}", name.encode(), (report(name, f"The harbour at {name} was closed."),))


def test_sigla_run_from_a_to_z_and_on() -> None:
    """Report 27 is AA, as the columns of a table are lettered."""
    assert [sigil(place) for place in (0, 25, 26, 51, 52, 701, 702)] == ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]


def test_adding_twice_changes_nothing() -> None:
    """The second time, no report is new and the first keeps its sigil."""
    with Workspace() as workspace:
        fill(workspace, "one", "two")
        before = workspace.reports()
        assert workspace.add("one", "digest-one", b"one", (report("one", "…"),)) == ()
        assert workspace.reports() == before
        assert [r.sigil for r in before] == ["A", "B"]


def test_the_bytes_come_back(tmp_path: Path) -> None:
    """What was read can always be had as it was, after closing and opening again."""
    path = tmp_path / "story.vrm"
    with Workspace(path) as workspace:
        workspace.add("raw", "d", b"\xff\x00raw", (report("raw", "text"),))
    with Workspace(path) as workspace:
        assert workspace.original(ReportId("id-raw")) == b"\xff\x00raw"
        with pytest.raises(KeyError):
            workspace.original(ReportId("nobody"))


def test_one_file_when_closed(tmp_path: Path) -> None:
    """No journal is left beside the workspace, so that it can be mailed as it is."""
    with Workspace(tmp_path / "story.vrm") as workspace:
        fill(workspace, "one")
        assert (tmp_path / "story.vrm-wal").exists()
    assert [p.name for p in tmp_path.iterdir()] == ["story.vrm"]


def test_tables_are_strict(tmp_path: Path) -> None:
    """SQLite itself refuses a value of the wrong type."""
    with Workspace(tmp_path / "story.vrm"):
        pass
    with pytest.raises(sqlite3.IntegrityError):
        sqlite3.connect(tmp_path / "story.vrm").execute("INSERT INTO source VALUES (1, 'n', 'not bytes', 'd')")


def test_search_finds_the_words_and_marks_them() -> None:
    """Full text search answers with the report and the words in context; odd characters are no query language."""
    with Workspace() as workspace:
        fill(workspace, "Eldwick", "Marrow")
        (hit,) = workspace.search("closed Marrow")
        assert (hit.sigil, "[Marrow]" in hit.snippet) == ("B", True)
        (found,) = (r for r in workspace.reports() if r.id == hit.report)
        assert [found.text[start:end] for start, end in hit.places] == ["Marrow", "closed"]
        assert workspace.search('" OR *') == ()


def test_a_stage_of_a_new_version_starts_afresh() -> None:
    """A result is found only under the version that made it, and the newer one takes its place."""
    with Workspace() as workspace:
        workspace.keep("annotate", "1", "input", b"old")
        assert workspace.result("annotate", "2", "input") is None
        workspace.keep("annotate", "2", "input", b"new")
        assert workspace.result("annotate", "2", "input") == b"new"
        assert workspace.result("annotate", "1", "input") is None


def test_judgements_are_only_ever_appended() -> None:
    """Withdrawing one adds an entry and leaves the first in place."""
    first = Judgement("derivation:a>b", "confirmed", "Ada Roe", "2026-01-02T10:00", "saw both", False)
    with Workspace() as workspace:
        workspace.judge(first)
        workspace.judge(Judgement(first.subject, first.verdict, "Ada Roe", "2026-01-03T10:00", "", True))
        assert workspace.judgements()[0] == first
        assert [j.withdrawn for j in workspace.judgements()] == [False, True]


def test_another_database_is_refused(tmp_path: Path) -> None:
    """A stranger's database, a later version and a text file are named and left as they are."""
    other = tmp_path / "other.db"
    connection = sqlite3.connect(other)
    connection.executescript("CREATE TABLE mine (x)")
    connection.close()
    (tmp_path / "text.vrm").write_text("no database at all " * 100)
    for path in (other, tmp_path / "text.vrm"):
        before = path.read_bytes()
        with pytest.raises(WorkspaceError, match=path.name):
            Workspace(path)
        assert path.read_bytes() == before


def test_a_later_version_is_refused(tmp_path: Path) -> None:
    """A file with migrations this program does not know is not touched."""
    with Workspace(tmp_path / "s.vrm"):
        pass
    connection = sqlite3.connect(tmp_path / "s.vrm")
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    with pytest.raises(WorkspaceError, match="later version"):
        Workspace(tmp_path / "s.vrm")


def test_a_file_of_an_earlier_version_is_brought_up_to_date(tmp_path: Path) -> None:
    """What is in it stays, and what it could not hold is empty."""
    connection = sqlite3.connect(tmp_path / "s.vrm")
    connection.executescript(MIGRATIONS[0])
    connection.execute("INSERT INTO judgement VALUES (1, 'variant:x', 'accept', 'Ada Roe', '2031-03-04T10:00', '', 0)")
    connection.execute(f"PRAGMA application_id = {APPLICATION}")
    connection.execute("PRAGMA user_version = 1")
    connection.commit()
    connection.close()
    with Workspace(tmp_path / "s.vrm") as workspace:
        assert workspace.judgements() == (Judgement("variant:x", "accept", "Ada Roe", "2031-03-04T10:00", "", False),)


def test_killed_in_the_middle_nothing_added_is_lost(tmp_path: Path) -> None:
    """A process that dies without closing leaves every finished ``add`` behind and no half of the next."""
    path = tmp_path / "story.vrm"
    program = f"""
import os
from variorum.types import Report
from variorum.workspace import Workspace
w = Workspace({str(path)!r})
w.add("one", "d1", b"1", (Report("id1", "", "one", None, None, None, None, None, None, None, None, None, "text"),))
w._connection.execute("BEGIN IMMEDIATE")
w._connection.execute("INSERT INTO source (name, data, digest) VALUES ('two', x'00', 'd2')")
os._exit(9)
"""
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 9
    with Workspace(path) as workspace:
        assert [r.name for r in workspace.reports()] == ["one"]
        assert workspace.add("two", "d2", b"2", (report("two", "text two"),))[0].sigil == "B"


def test_a_revision_changes_with_everything_kept_and_with_nothing_else(tmp_path: Path) -> None:
    """A report, a judgement and a result of the stage change it, whoever keeps them; reading and other stages do not."""
    with Workspace(tmp_path / "s.vrm") as mine, Workspace(tmp_path / "s.vrm") as other:
        seen = [mine.revision("story")]
        fill(other, "one")
        seen.append(mine.revision("story"))
        other.judge(Judgement("variant:x", "accept", "Ada Roe", "2031-03-04T10:00", "", False))
        seen.append(mine.revision("story"))
        for data in (b"first", b"in its place"):
            other.keep("story", "1", "input", data)
            seen.append(mine.revision("story"))
        assert len(set(seen)) == 5
        other.keep("annotate", "1", "input", b"")
        other.search("one")
        assert mine.revision("story") == seen[-1]


def test_a_judgement_known_already_is_not_kept_twice() -> None:
    """What a colleague sends again changes nothing."""
    first = Judgement("variant:x", "accept", "Ada Roe", "2031-03-04T10:00", "", False)
    with Workspace() as workspace:
        assert workspace.judge(first, first) == 1
        assert workspace.judge(first) == 0
        assert workspace.judgements() == (first,)


@pytest.mark.parametrize("before", ["", "🦊🦊 ", "\u202e", "e\u0301\u200b ", "\ufdd0\ufdd1 \ufdd1"])
def test_places_are_code_points_whatever_stands_before(before: str) -> None:
    """Emoji, combining marks, zero-width characters and the very marks that the search works with move nothing."""
    text = f"{before}the harbour was closed; the Harbour office said so"
    with Workspace() as workspace:
        workspace.add("n", "d", b"", (report("n", text),))
        (hit,) = workspace.search("harbour")
        assert [text[start:end] for start, end in hit.places] == ["harbour", "Harbour"]


def test_a_search_for_what_is_no_text_finds_nothing() -> None:
    """NUL and half a surrogate pair come from hostile addresses, not from people; they end no program."""
    with Workspace() as workspace:
        fill(workspace, "Eldwick")
        assert workspace.search("\0") == ()
        assert workspace.search("\ud800") == ()


def test_programs_that_open_and_close_at_once_lose_nothing(tmp_path: Path) -> None:
    """Each opens the file, which nobody has made yet, keeps a judgement and closes it, again and again."""
    program = f"""
import sys
from variorum.types import Judgement
from variorum.workspace import Workspace
for n in range(15):
    with Workspace({str(tmp_path / "s.vrm")!r}) as workspace:
        workspace.judge(Judgement("variant:x", "note", sys.argv[1], "2031-03-04T10:00", str(n), False))
"""
    running = [subprocess.Popen([sys.executable, "-c", program, name]) for name in "abcd"]
    assert [each.wait(timeout=60) for each in running] == [0, 0, 0, 0]
    with Workspace(tmp_path / "s.vrm") as workspace:
        assert len(workspace.judgements()) == 60
    assert [p.name for p in tmp_path.iterdir()] == ["s.vrm"]
