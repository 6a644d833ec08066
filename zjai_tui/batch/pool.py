"""Processes that do one piece of work on many files, in order: bounded memory, no file lost when one dies.

Not ``concurrent.futures``: there one process that dies takes all others with it, and nobody can
tell over which file.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import islice
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Any, Generic, TypeVar

T = TypeVar("T")

CHUNK = 16
"""Files handed out at a time: enough that handing out costs little, few enough that all end together."""
AHEAD = 4
"""Chunks for each process that may be under way or wait for an earlier one."""
PATIENCE = 1.0
"""Seconds a process may take to end by itself."""


@dataclass(slots=True, eq=False)
class _Chunk(Generic[T]):
    """Files that lie one behind the other, and what the work gave for them, once it is done."""

    files: list[str]
    found: list[T] | None = None


@dataclass(slots=True, eq=False)
class _Worker(Generic[T]):
    process: BaseProcess
    pipe: Connection[Any, Any]
    chunk: _Chunk[T] | None = None


@dataclass(slots=True, eq=False)
class Pool(Generic[T]):
    """At most `count` processes at work; `close` ends them, whatever they are doing."""

    work: Callable[[str], T]
    """Goes to every process once, and must be able to."""
    lost: Callable[[str], T]
    """What stands for a file over which a process died."""
    count: int
    at_once: int = CHUNK
    workers: list[_Worker[T]] = field(default_factory=list)

    def each(self, files: Iterable[str]) -> Iterator[T]:
        """Yield what the work gives for each file, in their order."""
        coming = iter(files)
        order: deque[_Chunk[T]] = deque()
        waiting: deque[_Chunk[T]] = deque()
        ended = False
        while True:
            while not ended and len(order) < AHEAD * self.count:
                chunk: _Chunk[T] = _Chunk(list(islice(coming, self.at_once)))
                ended = not chunk.files
                if not ended:
                    order.append(chunk)
                    waiting.append(chunk)
            self._hand_out(waiting)
            if not order:
                return
            if order[0].found is not None:
                yield from order.popleft().found or ()
                continue
            for died in self._collected():
                self._give_up(died, order, waiting)

    def close(self) -> None:
        """End all processes and wait until they have ended."""
        for one in self.workers:
            one.pipe.close()  # an idle process ends when nobody is left to ask it
            if one.chunk is not None:
                one.process.terminate()
        for one in self.workers:
            _end(one.process)
        self.workers.clear()

    def _hand_out(self, waiting: deque[_Chunk[T]]) -> None:
        for one in [*self.workers]:
            if one.chunk is None and waiting:
                self._give(one, waiting)
        while waiting and len(self.workers) < self.count:
            begun = self._started()
            self.workers.append(begun)
            self._give(begun, waiting)

    def _give(self, worker: _Worker[T], waiting: deque[_Chunk[T]]) -> None:
        worker.chunk = waiting.popleft()
        try:
            worker.pipe.send(worker.chunk.files)
        except OSError:
            return  # it has died while it was idle: that shows when its answer is collected

    def _collected(self) -> list[_Chunk[T]]:
        """Wait until a process has something to say; return the chunks over which one died."""
        busy = {one.pipe: one for one in self.workers if one.chunk is not None}
        died = []
        for pipe in wait(list(busy)):
            worker = busy[pipe]  # type: ignore[index]  # it is one of those waited for
            chunk = worker.chunk
            assert chunk is not None
            try:
                chunk.found = worker.pipe.recv()
            except (EOFError, OSError):
                died.append(chunk)
                self.workers.remove(worker)
                worker.pipe.close()
                _end(worker.process)
            worker.chunk = None
        return died

    def _give_up(self, chunk: _Chunk[T], order: deque[_Chunk[T]], waiting: deque[_Chunk[T]]) -> None:
        """Try the files of a chunk one by one; the one over which a process dies again is lost."""
        if len(chunk.files) == 1:
            chunk.found = [self.lost(chunk.files[0])]
            return
        singles: list[_Chunk[T]] = [_Chunk([file]) for file in chunk.files]
        at = order.index(chunk)
        order.remove(chunk)
        for one in reversed(singles):
            order.insert(at, one)
        waiting.extendleft(reversed(singles))

    def _started(self) -> _Worker[T]:
        # a copy of a process with several threads may stand still for ever
        forked = sys.platform == "linux" and threading.active_count() == 1
        context = multiprocessing.get_context("fork" if forked else "spawn")
        mine, theirs = context.Pipe()
        # ends of the other pipes that a copy has as well, and that would keep those processes waiting
        spare = (mine, *(one.pipe for one in self.workers)) if forked else ()
        process = context.Process(target=_serve, args=(self.work, theirs, spare), daemon=True)  # type: ignore[attr-defined]
        with _no_interrupt(), _own_stderr():
            process.start()
        theirs.close()
        return _Worker(process, mine)


def _serve(work: Callable[[str], T], pipe: Connection[Any, Any], spare: Sequence[Connection[Any, Any]]) -> None:
    """Do the work on what comes through the pipe until nobody is left at its other end."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C goes to every process; the first one ends the others
    for one in spare:
        one.close()
    try:
        while True:
            pipe.send([work(file) for file in pipe.recv()])
    except (EOFError, OSError):
        return
    except BaseException:  # noqa: BLE001 - out of memory, or a fault in the program: the first process tells the person
        os._exit(1)


def _end(process: BaseProcess) -> None:
    process.join(PATIENCE)
    if process.is_alive():
        process.kill()
        process.join()
    process.close()


@contextmanager
def _own_stderr() -> Iterator[None]:
    """Put standard error back where a program with a screen of its own has put something that is no file.

    What starts a process hands its number on, and fails over one that is none.
    """
    before = sys.stderr
    try:
        file = before is None or before.fileno() >= 0
    except (OSError, ValueError, AttributeError):  # no number at all: that is understood
        file = True
    if file:
        yield
        return
    sys.stderr = sys.__stderr__  # None is understood as well
    try:
        yield
    finally:
        sys.stderr = before


@contextmanager
def _no_interrupt() -> Iterator[None]:
    """Hold back Ctrl+C while a process is begun, until it knows that it is not meant by that."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
