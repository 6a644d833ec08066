"""Whether anything can be lost: every trial, in numbers. Run by hand: ``python tests/lost``, some minutes.

    python tests/lost            everything, as below
    python tests/lost --long     more often at random, every byte, every reason for which a disk refuses
    python tests/lost 档案：保存   only the deeds named

Prints one line for each kind of trial: how many were tried, how many were survived. Ends with 1 when one was not.
The app is killed in a terminal of its own; the small disk needs the right to mount one.
"""

# ruff: noqa: E402, T201

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_HERE = Path(__file__).resolve()
sys.path[:0] = [str(_HERE.parents[2]), str(_HERE.parents[1] / "dossier")]

from lost_app import killed_while_typing
from lost_cuts import KINDS, cut_everywhere
from lost_deeds import DEEDS
from lost_disk import REFUSALS
from lost_places import filled_up, hindered
from lost_races import SAVERS, killed_while_saving, saved_by_many
from lost_trials import (
    Tally,
    interrupted_at_every_step,
    killed_at_every_step,
    killed_at_random,
    refused_at_every_step,
    stages,
    too_large_at_every_size,
)

SHOWN = 5


def main() -> int:
    """Try everything and print what came of it; return 0 when all was survived, else 1."""
    parser = argparse.ArgumentParser(prog="python tests/lost", description="试各种中断，数出试了几次、挺过几次")
    parser.add_argument("deed", nargs="*", help=f"只试这几件事：{'、'.join(one.name for one in DEEDS)}")
    parser.add_argument("--long", action="store_true", help="任意一刻多杀几次，逐字节截断，每种原因都试")
    parser.add_argument("--seed", type=int, default=1, help="任意一刻由它定，同一个数每次一样")
    given = parser.parse_args()
    chance = random.Random(given.seed)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)  # for who is not the administrator
        tallies = list(_tried(folder, given.deed, given.long, chance))
    tried, lost = sum(one.tried for one in tallies), sum(len(one.faults) for one in tallies)
    print(f"合计  试了{tried}次，挺过{tried - lost}次" + (f"，没挺过{lost}次" if lost else ""))
    return 1 if lost else 0


def _tried(folder: Path, deeds: list[str], long: bool, chance: random.Random) -> Iterator[Tally]:
    yield from _deeds_tried(folder, deeds, long, chance)
    if deeds:
        return
    for saver in SAVERS:
        with _told(f"反复保存时杀死：{saver.name}") as tally:
            killed_while_saving(saver, folder / f"killed-{saver.name}", 400 if long else 100, chance, tally)
        yield tally
    for meddling in (False, True):
        with _told("几个程序同时保存一份档案" + ("，还有人手工改" if meddling else "")) as tally:
            saved_by_many(folder / f"many-{meddling}", tally, 4, 100 if long else 40, meddling=meddling)
        yield tally
    for kind in KINDS:
        with _told(f"从末尾截断：{kind.name}") as tally, tempfile.TemporaryDirectory() as place:
            cut_everywhere(kind, Path(place), 1 if long else 11, tally)
        yield tally
    with _told("在终端里填写、保存时杀死") as tally:
        killed_while_typing(folder / "app", 100 if long else 15, chance, tally)
    yield tally


def _deeds_tried(folder: Path, deeds: list[str], long: bool, chance: random.Random) -> Iterator[Tally]:
    reasons = list(REFUSALS) if long else ["磁盘已满", "读写出错"]
    mounted = True
    for stage in stages(folder / "deeds", deeds):
        name, first = stage.deed.name, len(stage.steps)
        with _told(f"{name}：{first}步，每步前被杀") as tally:
            cut = Tally(f"{name}：每步前断电")
            killed_at_every_step(stage, tally, cut)
        yield tally
        _show(cut)
        yield cut
        with _told(f"{name}：每步前按Ctrl+C") as tally:
            interrupted_at_every_step(stage, tally)
        yield tally
        with _told(f"{name}：每步出错一次、从那步起一直出错") as tally:
            refused_at_every_step(stage, tally, reasons, on=False)
            refused_at_every_step(stage, tally, reasons, on=True)
        yield tally
        with _told(f"{name}：文件大小受限") as tally:
            too_large_at_every_size(stage, tally, 97 if long else 4999)
        yield tally
        with _told(f"{name}：任意一刻被杀") as tally:
            killed_at_random(stage, tally, 100 if long else 20, chance)
        yield tally
        with _told(f"{name}：所在的地方坏了") as tally:
            hindered(stage, tally)
        yield tally
        if mounted:
            with _told(f"{name}：小磁盘写满") as tally:
                mounted = filled_up(stage, tally, 600)
            yield tally
    if not mounted:
        print("这里不能挂载小磁盘，没有试真的写满（用模拟的试过）。")


@contextmanager
def _told(name: str) -> Iterator[Tally]:
    tally = Tally(name)
    begun = time.monotonic()
    yield tally
    _show(tally, time.monotonic() - begun)


def _show(tally: Tally, seconds: float = 0) -> None:
    lost = len(tally.faults)
    took = f"  {seconds:.1f}秒" if seconds else ""
    print(f"{'挺过' if not lost else '没挺过'}  试{tally.tried}次，没挺过{lost}次  {tally.name}{took}", flush=True)
    for one in tally.faults[:SHOWN]:
        print(f"      {one}")


if __name__ == "__main__":
    sys.exit(main())
