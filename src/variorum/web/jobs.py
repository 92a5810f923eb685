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
class State:
    """How far it is. ``asked``: a person has added something in this run of the program; ``added`` are the sigla and names
    of new reports, ``errors`` a line for each that could not be read, both since nothing was going on last; ``failure`` says
    why the story could not be made, and is empty where it could.
    """

    running: bool = False
    asked: bool = False
    stage: str = ""
    done: int = 0
    total: int = 0
    added: tuple[tuple[str, str], ...] = ()
    errors: tuple[str, ...] = ()
    failure: str = ""
    finished: int = 0


class Worker:
    """Works off one order after the other, in a thread that ends with the program."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.state = State()
        self.orders: queue.Queue[Order] = queue.Queue()
        self.lock = threading.Condition()
        self.waiting = 0
        self.thread: threading.Thread | None = None

    def add(self, order: Order) -> None:
        """Read what a person gave, then make the story."""
        with self.lock:
            if not self.waiting and order != Order():
                self.state = replace(self.state, added=(), errors=())
            self.waiting += 1
            self.state = replace(self.state, running=True, stage=self.state.stage or "Waiting")
            self.orders.put(order)
            self.prepare()

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
                self.told(tuple((report.sigil, report.name) for report in added), tuple(map(str, errors)))
            if workspace.ids():
                build.build(workspace, progress=self.note)

    def told(self, added: tuple[tuple[str, str], ...], errors: tuple[str, ...]) -> None:
        """What became of some reports; those that were given while others were being read come after them."""
        with self.lock:
            before = self.state
            self.state = replace(before, asked=True, added=before.added + added, errors=before.errors + errors)

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
