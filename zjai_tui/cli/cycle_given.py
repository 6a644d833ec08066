"""What the commands about rounds share: which round is meant, its file, and the calendar of its years."""

from __future__ import annotations

from pathlib import Path

from ..base.problems import refuse
from ..base.structure import quoted
from ..base.text import one_line
from ..rules.catalog import newest_cycle, plain_cycle
from ..rules.cycle import Cycle
from ..rules.locate import data_files, user_folder
from ..workdays.overlay_store import user_overlays
from ..workdays.table import WorkdayTable, table_for

CYCLE_HELP = "年度或它的文件；不写时为最近的年度"


def chosen_cycle(typed: str | None) -> Cycle:
    """Return the round named, else the newest, just as its file says. Raises `Refused`."""
    return plain_cycle(typed or newest_cycle().cycle.id)


def calendar_of(cycle: Cycle) -> WorkdayTable:
    """Return the working days of the years the round's dates lie in. Raises `Refused` for a broken calendar."""
    years = {cycle.cycle.issued.year, *(one.on.year for one in cycle.date)}
    return table_for(years, overlays=user_overlays())


def own_folder() -> Path:
    """Return the folder of the person's own rounds; it need not exist."""
    return user_folder() / "cycles"


def own_file(id_or_path: str) -> Path:
    """Return the file of a round that may be changed: one of the person's own, or one given by its path.

    Raises `Refused` when there is none, or when it is one that comes with the program.
    """
    if id_or_path.endswith(".toml") or "/" in id_or_path or "\\" in id_or_path:
        return Path(id_or_path)
    file = dict(data_files("cycles")).get(id_or_path)
    if file is None:
        plain_cycle(id_or_path)  # says what was meant
    if isinstance(file, Path) and file.is_relative_to(user_folder()):
        return file
    message = f"{quoted(id_or_path)}年度随程序附带，不能改"
    remedy = f"要改请先把它另存为 {one_line(str(own_folder() / f'{id_or_path}.toml'))}"
    raise refuse("cycle-shipped", "年度", message, remedy)
