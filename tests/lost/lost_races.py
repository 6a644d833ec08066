"""Many at one file: several programs that save at once, an editor that knows nothing of locks, and programs that
save on and on until they are killed. Whatever was said to be saved is there afterwards."""

from __future__ import annotations

import os
import random
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import lost_deeds as deeds
from lost_deeds import DOSSIER, OLD, OWN, REVIEW, STANDARD, own
from lost_trials import Tally
from review_samples import SUBJECT, made
from zjai_tui.base.problems import Refused
from zjai_tui.dossier.atomic import STALE_SECONDS, is_half_written
from zjai_tui.dossier.model import Dossier, Entry
from zjai_tui.dossier.recovery import Work, left_behind
from zjai_tui.dossier.review.store import append, load_review
from zjai_tui.dossier.store import ChangedOnDisk, create, load, save
from zjai_tui.dossier.writer import dossier_text
from zjai_tui.transcribing.drafts.drafting import open_draft
from zjai_tui.tui.files.settings import read_settings, remember_setting


@contextmanager
def standing_in(folder: Path) -> Iterator[None]:
    """Stand in a new folder of work, with the person's own folder beside it."""
    back, kept = Path.cwd(), os.environ.get("ZJAI_DATA_DIR")
    (folder / "here").mkdir(parents=True)
    os.environ["ZJAI_DATA_DIR"] = str(folder / OWN)
    os.chdir(folder / "here")
    try:
        yield
    finally:
        os.chdir(back)
        os.environ.pop("ZJAI_DATA_DIR")
        if kept is not None:
            os.environ["ZJAI_DATA_DIR"] = kept


def _forked(work: Callable[[], object]) -> int:
    child = os.fork()
    if child == 0:
        code = 1
        try:
            work()
            code = 0
        finally:
            os._exit(code)
    return child


def _ended(child: int) -> int:
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


# --- several programs with one dossier


def saved_by_many(folder: Path, tally: Tally, programs: int, times: int, *, meddling: bool = False) -> None:
    """Let several programs add an entry each time, reading again when refused: none that was saved may be missing.

    With `meddling` somebody else writes into the file by hand meanwhile, in place, as an editor does: then what is
    there must be whole or told, and a program must never write over what it has not read.
    """
    with standing_in(folder):
        create(Dossier(), DOSSIER)
        children = [_forked(lambda who=who: _add(who, times, patient=not meddling)) for who in range(programs)]  # type: ignore[misc]
        editing = _forked(lambda: _edit_by_hand(times)) if meddling else 0
        codes = [_ended(one) for one in children]
        if editing:
            codes.append(_ended(editing))
        faults = [f"a program ended with {code}" for code in codes if code]
        found = load(DOSSIER).dossier
        wanted = {f"p{who}-{at}" for who in range(programs) for at in range(times)}
        if not meddling:
            faults += [f"{one} was saved and is gone" for one in sorted(wanted - {one.id for one in found.entry})]
        elif "写完了" not in found.note:
            faults.append("what was written by hand at last is gone")
        faults += [f"{one.name} stays behind" for one in Path().iterdir() if is_half_written(one.name)]
        tally.note(faults, f"{programs}个程序各存{times}次{'，有人手工改' if meddling else ''}")
        tally.tried += programs * times - 1


def _add(who: int, times: int, *, patient: bool) -> None:
    for at in range(times):
        while True:
            try:
                loaded = load(DOSSIER)
                entry = Entry(id=f"p{who}-{at}", kind="paper")
                save(replace(loaded.dossier, entry=(*loaded.dossier.entry, entry)), DOSSIER, expected=loaded.stamp)
                break
            except ChangedOnDisk:
                if not patient:
                    break
            except Refused:  # half-written by hand at this moment: told
                if patient:
                    raise
                break


def _edit_by_hand(times: int) -> None:
    text = dossier_text(replace(OLD, note="手工"))
    for _ in range(times):
        with open(DOSSIER, "w", encoding="utf-8") as file:
            file.write(text[: len(text) // 2])
            file.flush()
            time.sleep(0.002)
            file.write(text[len(text) // 2 :])
        time.sleep(0.004)
    time.sleep(0.3)  # the others are done by now, or about to read this
    Path(f"{DOSSIER}.neu").write_text(dossier_text(replace(OLD, note="写完了")), encoding="utf-8")
    os.replace(f"{DOSSIER}.neu", DOSSIER)


# --- programs that save on and on until they are killed


@dataclass(frozen=True, slots=True, kw_only=True)
class Saver:
    """Something that is saved again and again, counted."""

    name: str
    begin: Callable[[], object]
    write: Callable[[int], object]
    """Saves state number …, the first being 1; raises when it does not."""
    read: Callable[[], int]
    """Returns which state is there; raises when none is whole."""


def _note(number: int) -> None:
    save(replace(OLD, note=str(number)), DOSSIER, expected=load(DOSSIER).stamp)


def _draft(number: int) -> None:
    draft = open_draft(STANDARD)
    draft.change(lambda one: replace(one, standard=replace(one.standard, title=f"第{number}次")), "名称")
    draft.save()


def _left() -> int:
    copies = [one for one in left_behind(own("recovery")) if one.work]
    return max((int(one.work.dossier.note) for one in copies if one.work), default=0)


def _kept(number: int) -> None:
    trouble = deeds._recovery().keep(Work(dossier=replace(OLD, note=str(number)), path=DOSSIER))
    if trouble:
        raise AssertionError(trouble)


def _setting(number: int) -> None:
    trouble = remember_setting("reviewer", str(number))
    if trouble:
        raise AssertionError(trouble)


SAVERS = (
    Saver(name="自评档案", begin=lambda: create(replace(OLD, note="0"), DOSSIER), write=_note,
          read=lambda: int(load(DOSSIER).dossier.note)),
    Saver(name="单位核定文件", begin=lambda: None,
          write=lambda number: append(REVIEW, [made(number, item=f"entry:e{number}")], SUBJECT),
          read=lambda: len(load_review(REVIEW).review.act)),
    Saver(name="标准", begin=lambda: (deeds._standard(), _draft(0)), write=_draft,
          read=lambda: int(open_draft(STANDARD).standard.standard.title.strip("第次"))),
    Saver(name="恢复副本", begin=lambda: None, write=_kept, read=_left),
    Saver(name="设置", begin=lambda: _setting(0), write=_setting, read=lambda: int(read_settings().reviewer)),
)  # fmt: skip


def killed_while_saving(saver: Saver, folder: Path, times: int, chance: random.Random, tally: Tally) -> None:
    """Kill a program that saves on and on, `times` times at random moments, the next going on where it ended.

    What it said it saved is there, or what it was about to save; the half-written files of all of them are swept up.
    """
    with standing_in(folder):
        saver.begin()
        reached = 0
        for _ in range(times):
            taking, giving = os.pipe()
            child = _forked(lambda giving=giving, reached=reached: _on_and_on(saver, reached, giving))  # type: ignore[misc]
            os.close(giving)
            told = b""
            while not told and (more := os.read(taking, 4096)):  # it has begun
                told += more
            time.sleep(chance.uniform(0, 0.02))
            os.kill(child, signal.SIGKILL)
            _ended(child)
            while more := os.read(taking, 65536):
                told += more
            os.close(taking)
            said = int(told.split()[-1])
            try:
                found = saver.read()
            except (Refused, ValueError) as error:
                tally.note([f"nothing whole is there: {error}"], saver.name)
                return
            tally.note([] if found in (said, said + 1) else [f"{said} was saved, {found} is there"], saver.name)
            reached = found
        long_ago = time.time() - 2 * STALE_SECONDS
        places = [one for one in folder.rglob("*") if is_half_written(one.name)]
        for one in places:
            os.utime(one, (long_ago, long_ago))
        saver.write(reached + 1)
        left = [one.name for one in folder.rglob("*") if is_half_written(one.name)]
        tally.note([f"{one} stays for ever" for one in left], f"{saver.name}，{len(places)}个写了一半的文件")


def _on_and_on(saver: Saver, reached: int, giving: int) -> None:
    os.write(giving, f"{reached}\n".encode())
    while True:
        reached += 1
        saver.write(reached)
        os.write(giving, f"{reached}\n".encode())
