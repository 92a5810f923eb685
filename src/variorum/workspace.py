"""One story's workspace: one SQLite file that keeps every report's bytes, what was worked out, and a person's judgements.

The file is in WAL mode, so that a page can be read while a run writes; when the last program closes it, it is a single
file again. Every ``add`` and every ``keep`` is a transaction of its own: a run killed at any moment loses nothing added.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from types import TracebackType
from typing import Self, cast

import msgspec

from variorum.errors import WorkspaceError
from variorum.types import Judgement, Report, ReportId

APPLICATION = 0x5652_4D31  # "VRM1", in the file's header, so that another database is never taken for one of ours
MEMORY = ":memory:"
OPEN, CLOSE = "\ufdd0", "\ufdd1"  # noncharacters, round the words found
MIGRATIONS: tuple[str, ...] = (
    """
    CREATE TABLE source (
        id INTEGER PRIMARY KEY, name TEXT NOT NULL, data BLOB NOT NULL, digest TEXT NOT NULL UNIQUE
    ) STRICT;
    CREATE TABLE report (
        id TEXT PRIMARY KEY, source INTEGER NOT NULL REFERENCES source, sigil TEXT NOT NULL UNIQUE,
        added INTEGER NOT NULL UNIQUE, data BLOB NOT NULL
    ) STRICT;
    CREATE VIRTUAL TABLE report_text USING fts5 (report UNINDEXED, headline, text, tokenize = 'unicode61');
    CREATE TABLE result (
        stage TEXT NOT NULL, version TEXT NOT NULL, input TEXT NOT NULL, data BLOB NOT NULL,
        PRIMARY KEY (stage, input)
    ) STRICT;
    CREATE TABLE judgement (
        id INTEGER PRIMARY KEY, subject TEXT NOT NULL, verdict TEXT NOT NULL, by TEXT NOT NULL, at TEXT NOT NULL,
        note TEXT NOT NULL, withdrawn INTEGER NOT NULL CHECK (withdrawn IN (0, 1))
    ) STRICT;
    """,
    "ALTER TABLE judgement ADD COLUMN places TEXT NOT NULL DEFAULT ''",
)


@dataclass(frozen=True, slots=True)
class Hit:
    """A report that holds the words searched for, with a stretch of its text around them, marked by […].

    ``places`` are all of them as offsets into its text, half-open; none where only the headline has the words.
    """

    report: ReportId
    sigil: str
    snippet: str
    places: tuple[tuple[int, int], ...]


class Workspace:
    """A ``.vrm`` file, or the memory of this process where no path is given.

    Use it as a context manager. Raises WorkspaceError where the file cannot be opened, is of a later version, or is
    something else.
    """

    def __init__(self, path: Path | str = MEMORY) -> None:
        self.path = path
        self._connection = connect(path)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file; SQLite then folds the write-ahead log back, unless another program still has the file open."""
        self._connection.close()

    @contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        self._connection.execute("BEGIN IMMEDIATE")
        try:
            yield self._connection
        except BaseException:
            self._connection.execute("ROLLBACK")
            raise
        self._connection.execute("COMMIT")

    def add(self, name: str, digest: str, data: bytes, reports: Sequence[Report]) -> tuple[Report, ...]:
        """Keep a source's bytes and its reports; return those that are new, each with the next free sigil.

        ``digest`` names the bytes and the source's name together: the same file added again changes nothing.
        """
        with self._transaction() as db:
            known = {row[0] for row in db.execute("SELECT id FROM report")}
            fresh = [report for report in reports if report.id not in known]
            if not fresh:
                return ()
            db.execute("INSERT OR IGNORE INTO source (name, data, digest) VALUES (?, ?, ?)", (name, data, digest))
            source = db.execute("SELECT id FROM source WHERE digest = ?", (digest,)).fetchone()[0]
            added = [replace(report, sigil=sigil(len(known) + at)) for at, report in enumerate(fresh)]
            for at, report in enumerate(added):
                row = (report.id, source, report.sigil, len(known) + at, msgspec.json.encode(report))
                db.execute("INSERT INTO report (id, source, sigil, added, data) VALUES (?, ?, ?, ?, ?)", row)
                db.execute("INSERT INTO report_text VALUES (?, ?, ?)", (report.id, report.headline or "", report.text))
        return tuple(added)

    def reports(self) -> tuple[Report, ...]:
        """Every report, in the order added."""
        rows = self._connection.execute("SELECT data FROM report ORDER BY added")
        return tuple(msgspec.json.decode(row[0], type=Report) for row in rows)

    def ids(self) -> tuple[ReportId, ...]:
        """Every report's id, in the order added, without its text."""
        return tuple(row[0] for row in self._connection.execute("SELECT id FROM report ORDER BY added"))

    def revision(self, stage: str) -> tuple[int, ...]:
        """Numbers that are others as soon as a report, a judgement or a result of ``stage`` has been kept by anybody.

        Reports and judgements are never taken away, so that counting them is enough; a result that takes another's
        place has a new number.
        """
        row = self._connection.execute(
            "SELECT (SELECT count(*) FROM report), (SELECT count(*) FROM judgement),"
            " (SELECT coalesce(max(rowid), 0) FROM result WHERE stage = ?)",
            (stage,),
        )
        return tuple(row.fetchone())

    def original(self, report: ReportId) -> bytes:
        """The bytes the report was read from.

        Raises:
            KeyError: no such report.
        """
        query = "SELECT source.data FROM report JOIN source ON source.id = report.source WHERE report.id = ?"
        row = self._connection.execute(query, (report,)).fetchone()
        if row is None:
            raise KeyError(report)
        return bytes(row[0])

    def result(self, stage: str, version: str | None, given: str) -> bytes | None:
        """What a stage made of this input, if it has been kept: of this version, or of any where that is None."""
        query = "SELECT data FROM result WHERE stage = ? AND input = ? AND version = coalesce(?, version)"
        row = self._connection.execute(query, (stage, given, version)).fetchone()
        return None if row is None else bytes(row[0])

    def keep(self, stage: str, version: str, given: str, data: bytes, *, of: str = "") -> None:
        """Keep a stage's result for an input in place of an earlier version's.

        Results of the stage for inputs that do not begin with ``of`` are outdated by it and go.
        """
        with self._transaction() as db:
            db.execute("INSERT OR REPLACE INTO result VALUES (?, ?, ?, ?)", (stage, version, given, data))
            # after the new one is there, so that it has a number of its own for ``revision``
            db.execute("DELETE FROM result WHERE stage = ? AND substr(input, 1, ?) <> ?", (stage, len(of), of))

    def search(self, query: str, *, limit: int = 20) -> tuple[Hit, ...]:
        """Reports that hold every word of ``query``, best first."""
        words = " ".join('"' + word.replace('"', '""') + '"' for word in searchable(query).split())
        if not words:
            return ()
        rows = self._connection.execute(
            "SELECT report.id, sigil, snippet(report_text, 2, '[', ']', '…', 24), text,"
            " highlight(report_text, 2, ?, ?) FROM report_text"
            " JOIN report ON report.id = report_text.report WHERE report_text MATCH ? ORDER BY rank LIMIT ?",
            (OPEN, CLOSE, words, limit),
        )
        return tuple(
            Hit(report, sigil, around, tuple(places(text, marked))) for report, sigil, around, text, marked in rows
        )

    def judge(self, *judgements: Judgement) -> int:
        """Append people's judgements, all or none, but for those already there; return how many were new.

        To withdraw one, append it again with ``withdrawn`` set and the time of that.
        """
        with self._transaction() as db:
            known = set(self.judgements())
            fresh = [judgement for judgement in dict.fromkeys(judgements) if judgement not in known]
            db.executemany(
                "INSERT INTO judgement (subject, verdict, by, at, note, withdrawn, places) VALUES (?, ?, ?, ?, ?, ?, ?)",
                [(j.subject, j.verdict, j.by, j.at, j.note, int(j.withdrawn), " ".join(j.places)) for j in fresh],
            )
        return len(fresh)

    def judgements(self) -> tuple[Judgement, ...]:
        """Every judgement ever made, oldest first."""
        columns = "subject, verdict, by, at, note, withdrawn, places"
        rows = self._connection.execute(f"SELECT {columns} FROM judgement ORDER BY id")
        return tuple(
            Judgement(subject, verdict, by, at, note, bool(gone), tuple(places.split()))
            for subject, verdict, by, at, note, gone, places in rows
        )


def places(text: str, highlighted: str) -> Iterator[tuple[int, int]]:
    """Where in a text the words stand that are between the marks in its copy; the text may hold these marks itself."""
    at = start = 0
    for mark in highlighted:
        if at < len(text) and mark == text[at]:
            at += 1
        elif mark == OPEN:
            start = at
        else:
            yield start, at


def searchable(query: str) -> str:
    """The query without what SQLite takes for no text: NUL and halves of surrogate pairs."""
    return "".join(" " if char == "\0" or "\ud800" <= char <= "\udfff" else char for char in query)


def sigil(place: int) -> str:
    """The letter for the report at ``place`` (from 0): A … Z, AA … ZZ, AAA …"""
    letters = ""
    place += 1
    while place:
        place, letter = divmod(place - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return letters


def connect(path: Path | str) -> sqlite3.Connection:
    """Open and, where needed, migrate the file.

    Raises:
        WorkspaceError: it cannot be opened or is no workspace of this version or an earlier one.
    """
    try:
        connection = sqlite3.connect(path, timeout=30, isolation_level=None, check_same_thread=False)
        connection.execute("PRAGMA foreign_keys = ON")
        check(connection, path)
        log_ahead(connection)
        migrate(connection)
    except sqlite3.Error as error:
        raise WorkspaceError(f"{path}: cannot be used as a workspace ({error}); name another file") from error
    return connection


def log_ahead(connection: sqlite3.Connection) -> None:
    """Have the file in WAL mode, for good. Where two programs make it at once, SQLite refuses one without waiting.

    Raises:
        sqlite3.OperationalError: it is refused again and again.
    """
    for patience in (0.05, 0.1, 0.2, 0.4, 0.8, 1.6, None):
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError:
            if patience is None:
                raise
            time.sleep(patience)
        else:
            return


def check(connection: sqlite3.Connection, path: Path | str) -> None:
    """Refuse a database that is not ours, or is of a later version than this program knows.

    All is read in one transaction: another program may be making the tables right now.
    """
    connection.execute("BEGIN")
    application = pragma(connection, "application_id")
    version = pragma(connection, "user_version")
    empty = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0] == 0
    connection.execute("ROLLBACK")
    if not empty and application != APPLICATION:
        raise WorkspaceError(f"{path}: is a database, but no Variorum workspace; name another file")
    if version > len(MIGRATIONS):
        raise WorkspaceError(f"{path}: was written by a later version of Variorum; update the program")


def pragma(connection: sqlite3.Connection, name: str) -> int:
    """A pragma's whole number."""
    return cast(int, connection.execute(f"PRAGMA {name}").fetchone()[0])


def migrate(connection: sqlite3.Connection) -> None:
    """Bring the tables up to date in one transaction, whole or not at all, also when two programs open the file."""
    if pragma(connection, "user_version") == len(MIGRATIONS):
        return
    connection.execute("BEGIN IMMEDIATE")
    for step in MIGRATIONS[pragma(connection, "user_version") :]:
        for statement in filter(str.strip, step.split(";")):
            connection.execute(statement)
    connection.execute(f"PRAGMA application_id = {APPLICATION}")
    connection.execute(f"PRAGMA user_version = {len(MIGRATIONS)}")
    connection.execute("COMMIT")
