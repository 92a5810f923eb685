"""What takes long: reading reports that a person adds and making the story anew, in one thread, one at a time."""

from __future__ import annotations

import logging
import queue
import threading
from dataclasses import dataclass, replace
from pathlib import Path

from variorum.workspace import Workspace

LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Order:
    """What a person asked to add: URLs, and files with their bytes; nothing where only the story is to be made."""

    urls: tuple[str, ...] = ()
    files: tuple[tuple[str, bytes], ...] = ()


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one order: the sigla and names of new reports, and a line for each that could not be read."""

    added: tuple[tuple[str, str], ...] = ()
    errors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class State:
    """How far it is. ``outcomes`` are those of what people added in this run of the program, by the order's number, which
    counts from 1; ``finished`` orders are done; ``failure`` says why the story could not be made last, and is empty where it
    could.
    """

    running: bool = False
    stage: str = ""
    done: int = 0
    total: int = 0
    failure: str = ""
    finished: int = 0
    outcomes: tuple[tuple[int, Outcome], ...] = ()


@dataclass(frozen=True, slots=True)
class Job:
    """How far one order is and what became of it, for the page that waits for it; ``asked``: there is an outcome to show."""

    running: bool
    stage: str
    done: int
    total: int
    failure: str
    asked: bool
    added: tuple[tuple[str, str], ...]
    errors: tuple[str, ...]


def job(state: State, number: int | None = None) -> Job:
    """The order with a number; without one, all that is going on, and what became of the last that a person gave."""
    given = [outcome for at, outcome in state.outcomes if number in (None, at)]
    found = given[-1] if given else Outcome()
    running = state.running and (number is None or number > state.finished)
    return Job(running, state.stage, state.done, state.total, state.failure, bool(given), found.added, found.errors)


class Worker:
    """Works off one order after the other, in a thread that ends with the program."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.state = State()
        self.orders: queue.Queue[Order] = queue.Queue()
        self.lock = threading.Condition()
        self.waiting = 0
        self.number = 0
        self.thread: threading.Thread | None = None

    def add(self, order: Order) -> int:
        """Read what a person gave, then make the story; the order's number, by which the page asks what became of it."""
        with self.lock:
            self.waiting += 1
            self.number += 1
            self.state = replace(self.state, running=True, stage=self.state.stage or "Waiting")
            self.orders.put(order)
            self.prepare()
            return self.number

    def prepare(self) -> None:
        """Start the thread, which loads the program's slow parts, so that the first judgement need not wait for them."""
        with self.lock:
            if self.thread is None:
                self.thread = threading.Thread(target=self.run, daemon=True)
                self.thread.start()

    def build(self) -> None:
        """Make the story; nothing to do where an order that waits or runs ends with that anyway."""
        with self.lock:
            if self.waiting:
                return
        self.add(Order())

    def wait(self, seconds: float) -> None:
        """Until everything is done, or so many seconds."""
        with self.lock:
            self.lock.wait_for(lambda: self.waiting == 0, timeout=seconds)

    def run(self) -> None:
        """The thread's work."""
        import variorum.build  # noqa: F401 - loaded here because it takes seconds

        while True:
            order = self.orders.get()
            failure = ""
            try:
                self.work(order)
            except Exception as error:  # whatever it is, the page says so and the next order is worked off
                failure = f"The story could not be made: {error}"
                LOG.exception("the story could not be made")
            self.finish(failure)

    def work(self, order: Order) -> None:
        """One order, over a connection of its own."""
        from variorum import build

        self.note("Loading", 0, 0)
        with Workspace(self.path) as workspace:
            added, errors = build.add(workspace, order.urls, files=order.files, progress=self.note)
            if order != Order():
                new = tuple((report.sigil, report.name) for report in added)
                self.told(Outcome(new, tuple(map(str, errors))))
            if workspace.ids():
                build.build(workspace, progress=self.note)

    def told(self, outcome: Outcome) -> None:
        """What became of the order that is worked off; pages that wait for others go on showing theirs."""
        with self.lock:
            number = self.state.finished + 1
            self.state = replace(self.state, outcomes=(*self.state.outcomes, (number, outcome)))

    def note(self, stage: str, done: int, total: int) -> None:
        """Say how far it is."""
        with self.lock:
            self.state = replace(self.state, running=True, stage=stage, done=done, total=total)

    def finish(self, failure: str) -> None:
        """Say that an order is done, whatever became of it."""
        with self.lock:
            self.waiting -= 1
            done = self.state.finished + 1
            self.state = replace(self.state, running=self.waiting > 0, stage="", failure=failure, finished=done)
            self.lock.notify_all()
