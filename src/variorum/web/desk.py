"""What is served: a workspace with its edition, indexed anew only where somebody kept something since."""

from __future__ import annotations

import threading
from pathlib import Path

from variorum.judged import anchored, judged
from variorum.kept import program_story, revision, state
from variorum.present import words
from variorum.present.html.edition import Edition, edition, rejudged
from variorum.present.html.fresh import Fresh, fresh
from variorum.types import Judgement, Story
from variorum.web.jobs import Worker
from variorum.web.visit import keep_visit, last_visit
from variorum.workspace import Hit, Workspace

RESULT = 2  # what comes after the numbers of reports and judgements in a revision


class Desk:
    """One workspace for all the pages' threads: its connection is used by one of them at a time.

    A long run has a connection of its own, as has the command line; in WAL mode neither keeps a page waiting.
    """

    def __init__(self, workspace: Workspace, *, by: str, worker: Worker | None, story: Story | None = None) -> None:
        self.workspace = workspace
        self.by = by
        self.worker = worker
        self.fixed = story
        self.lock = threading.Lock()
        self.last: Edition | None = None
        self.program: Story | None = None
        self.seen: tuple[int, ...] = ()
        self.source: tuple[str, tuple[int, ...]] = ("", ())
        self.current = True
        self.visit = last_visit(workspace, by) if worker else None
        self.new: Fresh | None = None

    @property
    def writable(self) -> bool:
        """Whether a person can judge and add here; a story.json is for reading only."""
        return self.worker is not None

    def edition(self) -> Edition:
        """The story as it is now; while it is being made anew, the one before."""
        with self.lock:
            now = revision(self.workspace)
            if self.last is None or now != self.seen:
                self.refresh(now)
                self.new = self.since_visit()
            return self.last or edition(empty(self.workspace))

    def refresh(self, now: tuple[int, ...]) -> None:
        """Take out what is kept; where there is nothing for these reports and judgements, have it made.

        Until it is made, the story is shown as it was, with every judgement beside what it is on.
        """
        judgements = self.workspace.judgements()
        source = (state(self.workspace.ids(), judgements), now[RESULT:])
        if not (self.last and self.current and source == self.source):
            found = self.fixed or program_story(self.workspace, source[0])
            self.current = found is not None
            if found is not None:
                self.program = found
                self.last = edition(judged(found, judgements) if not self.fixed else found)
            elif self.worker and self.workspace.ids():
                self.worker.build()
        if self.last and self.program and not self.fixed:
            self.last = rejudged(self.last, judged(self.program, judgements))
        self.seen, self.source = now, source

    def since_visit(self) -> Fresh | None:
        """What came in since the person was here last; None where nothing did, or they never were."""
        if self.visit is None or self.last is None or set(self.last.reports) <= set(self.visit.reports):
            return None
        return fresh(self.last.story, set(self.visit.reports), f"your last visit, {words.moment(self.visit.at)}")

    def remember_visit(self) -> None:
        """The person has seen all that the story has now; so it is as well when they leave."""
        with self.lock:
            if self.writable and self.last and self.last.reports:
                self.visit = keep_visit(self.workspace, self.by, self.last.reports)
                self.new = None

    def search(self, query: str, *, limit: int) -> tuple[Hit, ...]:
        """Reports with every word of the query."""
        with self.lock:
            return self.workspace.search(query, limit=limit)

    def judgements(self) -> tuple[Judgement, ...]:
        """Every judgement ever made."""
        with self.lock:
            return self.workspace.judgements()

    def judge(self, *judgements: Judgement) -> int:
        """Keep judgements that are passed now, on what the page shows, all or none; how many were new.

        Raises:
            JudgementError: the story has no such subject.
        """
        story, known = self.edition().story, self.judgements()
        return self.take(*(anchored(judgement, story, known) for judgement in judgements))

    def take(self, *judgements: Judgement) -> int:
        """Keep judgements as they are; how many were new."""
        with self.lock:
            return self.workspace.judge(*judgements)


def desk_of_story(story: Story) -> Desk:
    """A desk for reading a story that stands by itself; its texts can be searched and its judgements seen all the same."""
    workspace = Workspace()
    workspace.add("story", "story", b"", story.reports)
    workspace.judge(*story.judgements)
    return Desk(workspace, by="", worker=None, story=story)


def desk_of_workspace(path: Path, *, by: str) -> Desk:
    """A desk for a workspace and the person who works at it."""
    return Desk(Workspace(path), by=by, worker=Worker(path))


def empty(workspace: Workspace) -> Story:
    """A story that has not been made yet: its reports, and nothing about them."""
    return Story("", workspace.reports(), *((),) * 17)
