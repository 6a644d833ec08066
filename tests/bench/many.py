"""Many dossiers beside tomllib over the same files: time, growth with the number of files, memory."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import batch
from ratios import Line
from turns import MILLI

PLAIN = "裸tomllib"
WAYS = {"jobs 1": "一个进程", "all jobs": "全部处理器"}
PROMISED = "all jobs"

Found = dict[str, list[batch.Figures]]
"""Way to work to what each round took."""


def many(rounds: int, sizes: tuple[int, int]) -> list[Line]:
    """Return what a batch costs at two numbers of files, and how the cost of one dossier grows between them."""
    found = {size: _rounds(size, rounds) for size in sizes}
    small, large = sizes
    lines = [_times(size, way, found[size]) for size in sizes for way in WAYS]
    return [*lines, _work(large, found[large]), *_growth(small, large, found[small], found[large])]


def _rounds(size: int, rounds: int) -> Found:
    with TemporaryDirectory() as made:
        folder = str(batch.unit_folder(Path(made), size, broken=0))
        taken: Found = {way: [] for way in ("tomllib", *WAYS)}
        for _ in range(rounds):
            for way, so_far in taken.items():
                so_far.append(batch.best(way, folder, 1))
    return taken


def _times(size: int, way: str, found: Found) -> Line:
    """Return the line of time: `zjai batch` beside tomllib."""
    promised = way == PROMISED and size >= batch.PROMISED_FROM
    return Line(
        name=f"批量{size:,}份，{WAYS[way]}",
        ours=_each(found[way], "seconds", MILLI),
        beside=PLAIN,
        bare=_each(found["tomllib"], "seconds", MILLI),
        most_times=batch.MOST_RATIO if promised else None,
        target=promised,
    )


def _work(size: int, found: Found) -> Line:
    """Return the line of what all processors together have done, which other programs do not change."""
    return Line(
        name=f"同上，各处理器的时间合计，{size:,}份",
        ours=_each(found[PROMISED], "cpu", MILLI),
        beside=PLAIN,
        bare=_each(found["tomllib"], "cpu", MILLI),
    )


def _growth(small: int, large: int, few: Found, lots: Found) -> list[Line]:
    """Return the lines of one dossier's time, and of the largest process's memory, at both numbers."""
    beside = f"{small:,}份时"
    memory = [tuple(max(one["own"], one["others"]) for one in found[PROMISED]) for found in (lots, few)]
    return [
        Line(
            name=f"每份耗时，{large:,}份",
            ours=_each(lots[PROMISED], "seconds", MILLI / large),
            beside=beside,
            bare=_each(few[PROMISED], "seconds", MILLI / small),
            most_times=batch.MOST_GROWTH,
            target=True,
        ),
        Line(
            name=f"最大的进程占内存，{large:,}份",
            ours=memory[0],
            beside=beside,
            bare=memory[1],
            unit="MiB",
            most_times=batch.MOST_GROWTH,
            target=True,
        ),
    ]


def _each(found: list[batch.Figures], key: str, times: float) -> tuple[float, ...]:
    return tuple(one[key] * times for one in found)
