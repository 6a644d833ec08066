"""The calendar of a publicity window as data: which day bears which mark. No textual here."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from ...workdays.table import WorkdayTable
from ...workdays.windows import Window
from .marks import (
    BOTH,
    COUNTS,
    DEADLINE,
    END,
    LEGEND,
    LEGEND_BOTH,
    MADE_UP,
    REST,
    START,
    START_COUNTS,
    START_OUT,
)
from .plan import Plan

Kind = Literal["plain", "rest", "makeup", "counted", "start", "end", "deadline"]
KINDS: tuple[Kind, ...] = ("plain", "rest", "makeup", "counted", "start", "end", "deadline")
ORDINARY = "工作日"
NO_DATA = "（没有放假安排）"


@dataclass(frozen=True, slots=True)
class Cell:
    """A day of the calendar: its mark is one Chinese character or nothing, so that it is read without colour."""

    day: date
    mark: str
    kind: Kind


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the calendar: the title of a month, or a week beginning on Monday."""

    title: str = ""
    cells: tuple[Cell | None, ...] = ()


def sheet(table: WorkdayTable, plan: Plan, window: Window | None) -> tuple[Row, ...]:
    """Return the months from the start to the end of the window; without a window, the month of the start."""
    last = window.end if window is not None else plan.start
    rows: list[Row] = []
    month = plan.start.replace(day=1)
    while month <= last:
        following = (month + timedelta(31)).replace(day=1)
        cells = [_cell(table, month.replace(day=at), plan, window) for at in range(1, (following - month).days + 1)]
        rows.append(Row(f"{month.year}年{month.month}月{'' if month.year in _known(table) else NO_DATA}"))
        rows += _weeks(cells)
        month = following
    return tuple(rows)


def legend(window: Window | None) -> str:
    """Return what the marks mean; of the start also whether it counts, which its mark does not tell."""
    if window is None:
        return LEGEND
    counts = START_COUNTS if window.first == window.start else START_OUT
    return LEGEND + counts + (LEGEND_BOTH if window.end == window.start else "")


def _known(table: WorkdayTable) -> frozenset[int]:
    return table.covered | table.estimated


def _weeks(cells: list[Cell]) -> Iterator[Row]:
    padded: list[Cell | None] = [*[None] * cells[0].day.weekday(), *cells]
    padded += [None] * (-len(padded) % 7)
    for at in range(0, len(padded), 7):
        yield Row(cells=tuple(padded[at : at + 7]))


def _cell(table: WorkdayTable, day: date, plan: Plan, window: Window | None) -> Cell:
    end = window.end if window is not None else None
    if day == plan.start:
        return Cell(day, BOTH if day == end else START, "start")
    if day == end:
        return Cell(day, END, "end")
    if day == plan.deadline:
        return Cell(day, DEADLINE, "deadline")
    if day.year not in _known(table):
        return Cell(day, "", "plain")
    found = table.day(day)
    if not found.working:
        return Cell(day, REST, "rest")
    counted = end is not None and plan.start < day < end
    if found.reason != ORDINARY:
        return Cell(day, MADE_UP, "counted" if counted else "makeup")
    return Cell(day, COUNTS, "counted") if counted else Cell(day, "", "plain")
