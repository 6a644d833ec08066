"""The trials: a process that dies, an interruption, a power cut, a disk that refuses, at each step of each deed.

Every one of them answers with how many were tried, and what went wrong with those that were not survived.
"""

from __future__ import annotations

import os
import random
import resource
import shutil
import signal
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from lost_deeds import DEEDS, HERE, OWN, Deed
from lost_disk import DIED, REFUSALS, Watched, World, forked, interrupting, refusing, world
from zjai_tui.base.problems import Refused
from zjai_tui.dossier.atomic import STALE_SECONDS, is_half_written
from zjai_tui.dossier.reader import dossier_from_bytes

SAVED, NOT_SAVED = 0, 2
"""Exit codes of a process that did its deed, and of one that told why not."""


@dataclass(slots=True)
class Tally:
    """What came of a row of trials."""

    name: str
    tried: int = 0
    faults: list[str] = field(default_factory=list)

    def note(self, faults: Iterable[str], where: str) -> None:
        """Count one trial."""
        self.tried += 1
        self.faults += [f"{where}：{one}" for one in faults]


class Stage:
    """A deed laid out in a folder, with what is there before and after it."""

    def __init__(self, deed: Deed, folder: Path) -> None:
        """Lay it out, do it once undisturbed, and count its steps."""
        self.deed, self.folder = deed, folder / "stage"
        self._template = folder / "template"
        shutil.rmtree(self.folder, ignore_errors=True)
        for name in (OWN, HERE):
            (self.folder / name).mkdir(parents=True, mode=0o700)
        with self.inside():
            deed.begin()
        shutil.rmtree(self._template, ignore_errors=True)
        shutil.copytree(self.folder, self._template, symlinks=True)
        self.before = world(self.folder)
        with self.inside():
            if not deed.do():  # here, so that the processes that come off this one need load nothing
                raise AssertionError(f"{deed.name} fails undisturbed")
        self.after = world(self.folder)
        self.lay()
        _, found = self.run(lambda _: None)
        self.steps: list[str] = list(found)

    @contextmanager
    def inside(self) -> Iterator[None]:
        """Stand in the folder of the work, with the person's own folder beside it."""
        here, kept = Path.cwd(), os.environ.get("ZJAI_DATA_DIR")
        os.environ["ZJAI_DATA_DIR"] = str(self.folder / OWN)
        os.chdir(self.folder / HERE)
        try:
            yield
        finally:
            os.chdir(here)
            if kept is None:
                del os.environ["ZJAI_DATA_DIR"]
            else:
                os.environ["ZJAI_DATA_DIR"] = kept

    def lay(self) -> None:
        """Lay it out anew."""
        shutil.rmtree(self.folder)
        shutil.copytree(self._template, self.folder, symlinks=True)

    def run(
        self,
        prepared: Callable[[Callable[[object, int], None]], Watched | None],
    ) -> tuple[int, Any]:
        """Do the deed in another process, watched as `prepared` says; return its exit code and what it gives."""

        def work(end: Callable[[object, int], None]) -> None:
            with self.inside():
                watched = prepared(end) or Watched(self.folder)
                with watched.watching():
                    done = self.deed.do()
                end(watched.steps if not watched.at else watched.after_a_power_cut(), SAVED if done else NOT_SAVED)

        return forked(work)

    def faults(self, found: World, code: int) -> Iterator[str]:
        """Yield what is wrong with what lies there after a run that ended with `code`."""
        if code not in (SAVED, NOT_SAVED, DIED, -signal.SIGKILL):
            yield f"ended with {code}"
        allowed = {SAVED: [self.after], NOT_SAVED: [self.before]}.get(code, [self.before, self.after])
        for name in sorted({*found, *self.before, *self.after}):
            data = found.get(name)
            if name in self.deed.main:
                if not any(self._same(one.get(name), data) for one in allowed):
                    yield f"{name} is {_shape(data)}"
            elif name in self.deed.beside or _is_lock(name):
                if not any(self._same(one.get(name), data) for one in (self.before, self.after)) and data:
                    yield f"{name} is {_shape(data)}"
            elif is_half_written(Path(name).name):
                if code in (SAVED, NOT_SAVED):
                    yield f"{name} stays behind"
            elif name.startswith(f"{OWN}/rescue/"):
                if data not in (self.after[one] for one in self.deed.main if one in self.after):
                    yield f"{name} is no whole copy"
            elif name.startswith(f"{OWN}/recovery/") and name.endswith(".toml") and name not in self.after:
                if data is not None and not _is_whole(data):
                    yield f"{name} is half a copy"
            elif not self._same(self.before.get(name), data) and not self._same(self.after.get(name), data):
                yield f"{name} is {_shape(data)}"

    def _same(self, one: bytes | None, other: bytes | None) -> bool:
        if one is None or other is None:
            return one is other
        return one == other or self.deed.same(one, other)


def _shape(data: bytes | None) -> str:
    return "gone" if data is None else f"another ({len(data)} bytes)"


def _is_whole(data: bytes) -> bool:
    try:
        dossier_from_bytes(data, "")
    except Refused:
        return False
    return True


def _is_lock(name: str) -> bool:
    return name.endswith(".lock")


def stages(folder: Path, names: Iterable[str] = ()) -> Iterator[Stage]:
    """Yield the deeds, or those named, each laid out."""
    wanted = set(names)
    for at, deed in enumerate(DEEDS):
        if not wanted or deed.name in wanted:
            place = folder / str(at)
            yield Stage(deed, place)
            shutil.rmtree(place)


def killed_at_every_step(stage: Stage, tally: Tally, cut: Tally) -> None:
    """Let the process die before each step, and the current go off there: `cut` counts what may be left of that."""
    for at in range(1, len(stage.steps) + 2):
        stage.lay()
        where = f"{stage.deed.name}，第{at}步（{(*stage.steps, '完')[at - 1]}）"

        def prepared(end: Callable[[object, int], None], at: int = at) -> Watched:
            watched = Watched(stage.folder, at, lambda: end(watched.after_a_power_cut(), DIED))
            return watched

        code, left = stage.run(prepared)
        tally.note(stage.faults(world(stage.folder), code), where)
        if not isinstance(left, list):
            cut.note([f"no answer: {left}"], where)
            continue
        for one in left:
            cut.note(stage.faults(one, code if code == SAVED else DIED), f"{where}，断电")
        if code == DIED and stage.deed.again:
            tally.note(_once_more(stage), f"{where}，再做一次")


def _once_more(stage: Stage) -> Iterator[str]:
    """Yield what is wrong after the deed is done once more, long after a process died in the middle of it."""
    long_ago = time.time() - 2 * STALE_SECONDS
    for one in stage.folder.rglob("*"):
        os.utime(one, (long_ago, long_ago))
    code, found = stage.run(lambda _: None)
    if code != SAVED:
        yield f"ended with {code}: {found}"
    yield from stage.faults(world(stage.folder), SAVED)


def interrupted_at_every_step(stage: Stage, tally: Tally) -> None:
    """Let the person press Ctrl+C before each step: as dying, but nothing half-written stays."""
    for at in range(1, len(stage.steps) + 1):
        stage.lay()

        def work(end: Callable[[object, int], None], at: int = at) -> None:
            watched = Watched(stage.folder, at, interrupting)
            with stage.inside(), watched.watching(), suppress(KeyboardInterrupt):
                stage.deed.do()
            end(None, DIED)

        code, found = forked(work)
        faults = [*stage.faults(world(stage.folder), code)] if code == DIED else [str(found)]
        tally.note(faults, f"{stage.deed.name}，第{at}步（{stage.steps[at - 1]}）中断")


def refused_at_every_step(stage: Stage, tally: Tally, reasons: Iterable[str], *, on: bool) -> None:
    """Let the disk refuse one step (or, with `on`, that one and all after it), for each of the reasons."""
    for reason in reasons:
        for at in range(1, len(stage.steps) + 1):
            stage.lay()
            act = refusing(REFUSALS[reason])
            code, found = stage.run(lambda _, at=at, act=act: Watched(stage.folder, at, act, on=on))  # type: ignore[misc]
            step = stage.steps[at - 1]
            here = world(stage.folder)
            if step in {"unlink", "close"}:  # what was in the way of tidying up may stay
                here = {name: data for name, data in here.items() if not is_half_written(Path(name).name)}
            faults = [*stage.faults(here, code)]
            if code not in (SAVED, NOT_SAVED):
                faults.append(str(found))
            tally.note(faults, f"{stage.deed.name}，第{at}步（{step}）{reason}{'，一直' if on else ''}")


def too_large_at_every_size(stage: Stage, tally: Tally, every: int) -> None:
    """Let the system allow files up to a size only, for every `every`-th size up to the largest that is written."""
    largest = max(len(data) for name, data in stage.after.items() if stage.before.get(name) != data)
    for size in range(0, largest, every):
        stage.lay()

        def limited(_: object, size: int = size) -> None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))

        code, found = stage.run(limited)
        faults = [*stage.faults(world(stage.folder), code)]
        if code != NOT_SAVED:
            faults.append(f"ended with {code}: {found}")
        tally.note(faults, f"{stage.deed.name}，只许写{size}字节")


def killed_at_random(stage: Stage, tally: Tally, times: int, chance: random.Random) -> None:
    """Kill the process from outside, at a random moment, `times` times."""
    stage.lay()
    begun = time.perf_counter()
    stage.run(lambda _: None)
    lasting = time.perf_counter() - begun
    for _ in range(times):
        stage.lay()
        child = os.fork()
        if child == 0:
            code = 1
            try:
                with stage.inside():
                    code = SAVED if stage.deed.do() else NOT_SAVED
            finally:
                os._exit(code)
        time.sleep(chance.uniform(0, lasting * 1.1))
        os.kill(child, signal.SIGKILL)
        _, status = os.waitpid(child, 0)
        code = os.waitstatus_to_exitcode(status)
        tally.note(stage.faults(world(stage.folder), code), f"{stage.deed.name}，任意一刻杀死")
