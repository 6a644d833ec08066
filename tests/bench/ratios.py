"""One line of the table: what something costs, what cannot be cheaper beside it, how often the one goes into the other.

Costs are measured in turn, so that whatever slows the machine slows both; the multiple is the median of the
multiples of the single turns, its spread their middle half.
"""

from __future__ import annotations

import os
import platform
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median, quantiles

from zjai_tui.base.cells import width

FEW = 4
"""Of fewer turns the spread is all of them."""
HEADS = ("测什么", "本程序", "对照", "对照的是", "倍数", "波动", "上限", "结论")
TO_THE_RIGHT = ("本程序", "对照", "倍数", "波动", "上限")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A cost beside another, turn by turn."""

    name: str
    ours: tuple[float, ...]
    beside: str
    """What the other is."""
    bare: tuple[float, ...]
    unit: str = "ms"
    most_times: float | None = None
    """Promise: how often the bare cost may go into ours."""
    most: float | None = None
    """Promise: what ours may be, in the unit."""
    target: bool = False
    """Whether the promise is one of the design's; the others are the house's own."""

    @property
    def times(self) -> float:
        """Return how often the bare cost goes into ours."""
        return median(self._each())

    @property
    def spread(self) -> tuple[float, float]:
        """Return the multiples between which half of the turns lie."""
        each = self._each()
        if len(each) < FEW:
            return min(each), max(each)
        low, _, high = quantiles(each)
        return low, high

    @property
    def missed(self) -> bool:
        """Tell whether the promise is broken."""
        too_often = self.most_times is not None and self.times > self.most_times
        return too_often or (self.most is not None and median(self.ours) > self.most)

    def cells(self) -> tuple[str, ...]:
        """Return what stands under `HEADS`."""
        low, high = self.spread
        if self.most_times is not None:
            limit, over = f"{self.most_times:g}倍", self.times / self.most_times
        elif self.most is not None:
            limit, over = f"{self.most:g} {self.unit}", median(self.ours) / self.most
        else:
            limit, over = "", 0.0
        verdict = ("达到" if self.target else "守住") if limit else ""
        if self.missed:
            verdict = f"超出{over - 1:.0%}" if over >= 1.01 else "超出不到1%"
        own, other = (f"{amount(median(one))} {self.unit}" for one in (self.ours, self.bare))
        return self.name, own, other, self.beside, f"{self.times:.2f}", f"{low:.2f}–{high:.2f}", limit, verdict

    def _each(self) -> list[float]:
        return [one / other for one, other in zip(self.ours, self.bare, strict=True)]


def amount(number: float) -> str:
    """Return three digits of a number, or all those before the point."""
    return f"{number:.{0 if number >= 100 else 1 if number >= 10 else 2}f}"


def plain(lines: Sequence[Line]) -> list[str]:
    """Return the lines of a table for the terminal."""
    rows = [HEADS, *(one.cells() for one in lines)]
    wide = [max(width(row[at]) for row in rows) for at in range(len(HEADS))]
    return ["  ".join(_placed(cell, HEADS[at], wide[at]) for at, cell in enumerate(row)).rstrip() for row in rows]


def markdown(lines: Sequence[Line]) -> list[str]:
    """Return the lines of the same table for the README."""
    marks = ["---:" if head in TO_THE_RIGHT else "---" for head in HEADS]
    return [f"| {' | '.join(row)} |" for row in (HEADS, marks, *(one.cells() for one in lines))]


def machine() -> str:
    """Return in a line what was measured on, and whether something else was running there."""
    busy, free = os.getloadavg()[0], len(os.sched_getaffinity(0))
    python = f"{platform.system()}，Python {platform.python_version()}"
    told = f"{_processor()}，{free}个处理器，{python}，开始时负载{busy:.1f}"
    return f"{told}（别的程序也在用这台机器，多进程的倍数偏高）" if busy > free / 2 else told


def missed(lines: Iterable[Line]) -> list[Line]:
    """Return the lines whose promise is broken."""
    return [one for one in lines if one.missed]


def _processor() -> str:
    try:
        told = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        told = []
    models = [line.partition(":")[2].strip() for line in told if line.startswith("model name")]
    return models[0] if models else platform.machine()


def _placed(cell: str, head: str, cells: int) -> str:
    blank = " " * (cells - width(cell))
    return blank + cell if head in TO_THE_RIGHT else cell + blank
