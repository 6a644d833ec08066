"""What the commands about rounds share: which round is meant, its file, and the calendar of its years."""

from __future__ import annotations

import shlex
from pathlib import Path

from ...base.problems import Refused, refuse
from ...base.structure import quoted
from ...base.text import one_line
from ...base.toml_files import decode
from ...dossier.store import Stamp, save_alone
from ...rules.catalog import cycles, find_standard, newest_cycle, plain_cycle, standards
from ...rules.cycles.cycle import Cycle
from ...rules.cycles.reader import cycle_from_text
from ...rules.locate import data_files, user_folder
from ...rules.standards.standard import Standard
from ...workdays.overlay_store import user_overlays
from ...workdays.table import WorkdayTable, table_for

CYCLE_HELP = "年度或它的文件；不写时为最近的年度"
_SHELL = " \t'\"$`&|;<>()*?[]{}!#~\\"
"""What a shell would not take as it is."""


def chosen_cycle(typed: str | None) -> Cycle:
    """Return the round named, else the newest, just as its file says. Raises `Refused`."""
    if typed is not None:
        check_at_hand(typed)
    return plain_cycle(typed or newest_cycle().cycle.id)


def is_path(typed: str) -> bool:
    """Tell whether a file is meant, not the year of a round at hand."""
    return typed.endswith(".toml") or "/" in typed or "\\" in typed


def check_at_hand(typed: str) -> None:
    """Raise `Refused` when no round of that year is at hand; a year one digit away would be no help."""
    known = cycles()
    if not is_path(typed) and typed not in known:
        remedy = f"现有的年度：{'、'.join(known)}；别处的年度文件请写它的路径"
        raise refuse("unknown-cycles", f"申报计划{quoted(typed)}", "没有这个申报计划", remedy)


def called(typed: str | None, cycle: Cycle) -> str:
    """Return how a command that is to be copied names the round: its year, or the file's path."""
    if typed is None or not is_path(typed):
        return cycle.cycle.id
    path = one_line(typed, len(typed))
    return shlex.quote(path) if any(char in _SHELL for char in path) else path


def standard_of(cycle: Cycle) -> Standard | None:
    """Return the standard the round names; None when there is none, or its file is not sound: lint says so."""
    if cycle.cycle.standard not in standards():
        return None
    try:
        return find_standard(cycle.cycle.standard)
    except Refused:
        return None


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
    if is_path(id_or_path):
        return Path(id_or_path)
    check_at_hand(id_or_path)
    file = dict(data_files("cycles"))[id_or_path]
    if isinstance(file, Path) and file.is_relative_to(user_folder()):
        return file
    message = f"{quoted(id_or_path)}年度随程序附带，不能改"
    remedy = f"要改请先写 zjai cycle new {id_or_path} --from {id_or_path}，另存一份再改"
    raise refuse("cycle-shipped", "年度", message, remedy)


def write_round(path: Path, text: str, held: bytes) -> None:
    """Write a round's file that was read as `held` and changed; as it was it stays beside it as ``.bak``.

    Raises `Refused` when somebody changed it meanwhile or is saving it, or it cannot be written.
    """
    save_alone(text.encode(), path, read=_check_readable, expected=Stamp.of(held))


def _check_readable(data: bytes) -> None:
    cycle_from_text(decode(data, ""), "")
