"""Which standard a new dossier starts with: the one the person chose, else the one the round names.

Only new dossiers ask: one that is there names its standard, and keeps it.
"""

from __future__ import annotations

import os
from pathlib import Path

import tomli_w

from ..base.folders import user_folder_name
from ..base.private import make_private
from ..base.problems import Problem, Refused, refuse
from ..base.text import one_line, quoted
from ..base.toml_files import read_toml
from ..base.typed import typed
from ..base.words import did_you_mean
from ..dossier.atomic import failure, write_atomically
from ..rules.catalog import cycles, find_cycle, find_standard, newest_cycle, standards
from ..rules.cycles.cycle import Cycle
from ..rules.standards.standard import Standard

NAME = "default_standard.toml"
_KEY = "standard"
_BACK = "请运行 zjai standard default --reset，恢复用申报计划所定的标准"


def current_rules(cycle: str = "", standard: str = "") -> tuple[Cycle, Standard]:
    """Return the round and the standard for a new dossier: the named ones, else the usual ones.

    Both are named by id: a dossier can name no path. Raises `Refused` when there is no round, when
    one of the two is not at hand or not sound, or when the chosen standard is gone: passing over it
    would quietly bring another table.
    """
    if cycle and cycle not in cycles():
        raise refuse("unknown-cycles", f"申报计划{quoted(cycle)}", "没有这个申报计划", did_you_mean(cycle, cycles()))
    if standard and standard not in standards():
        raise refuse(
            "unknown-standards", f"标准{quoted(standard)}", "没有这个标准", did_you_mean(standard, standards())
        )
    found = find_cycle(cycle) if cycle else newest_cycle()
    chosen = standard or chosen_standard()
    if chosen and chosen not in standards():
        raise refuse("unknown-standards", "默认的标准", f"{quoted(chosen)}不在本机", f"请放回这份标准；或{_BACK[1:]}")
    return found, find_standard(chosen or found.cycle.standard)


def chosen_standard() -> str:
    """Return the id of the standard the person chose for new dossiers, or the empty text.

    Raises `Refused` when the choice cannot be read.
    """
    file = _file()
    if not os.path.lexists(file):  # a link that leads nowhere is a choice that cannot be read
        return ""
    where = one_line(str(file))
    chosen = read_toml(file, where).get(_KEY)
    if not isinstance(chosen, str) or not chosen:
        raise refuse("default-unreadable", where, "读不出默认的标准", _BACK)
    return chosen


def choose_standard(standard_id: str) -> Standard:
    """Make a certified standard at hand the one for new dossiers, and return it.

    Raises `Refused` when there is none of that id, when it is not certified (or no longer), or
    when the choice cannot be written.
    """
    place = f"标准{quoted(standard_id)}"
    if standard_id not in standards():  # an id only: a dossier can name no path
        raise refuse("unknown-standards", place, "没有这个标准", did_you_mean(standard_id, standards()))
    standard = find_standard(standard_id)
    check_certified(standard, standard_id)
    _write({_KEY: standard_id})
    return standard


def check_certified(standard: Standard, name: str) -> None:
    """Raise `Refused` unless the standard, named as `name`, is certified: only such a one may be the default."""
    if standard.standard.status == "certified":
        return
    place = f"标准{quoted(name)}"
    if name == newest_cycle().cycle.standard:
        message = "它是申报计划所定的标准，没有认证，不用选定"
        raise refuse("not-certified", place, message, "要恢复用它，请运行 zjai standard default --reset")
    why = "认证已失效" if standard.changed else "还没有认证"
    raise refuse("not-certified", place, f"{why}，不能作为默认", f"请先用 zjai standard certify {typed(name)} 认证它")


def forget_choice() -> None:
    """Leave new dossiers to the round's own standard again. Raises `Refused` when the choice cannot be removed."""
    file = _file()
    try:
        file.unlink(missing_ok=True)
    except NotADirectoryError:
        return  # no folder to hold a choice
    except OSError as error:
        raise Refused([failure(error, one_line(str(file)))]) from None


def _file() -> Path:
    return Path(user_folder_name()) / NAME


def _write(table: dict[str, str]) -> None:
    file = _file()
    try:
        make_private(file.parent)
        write_atomically(file, tomli_w.dumps(table).encode())
    except (OSError, ValueError) as error:
        cause = failure(error, one_line(str(file)))
        raise Refused([Problem("default-not-kept", cause.where, cause.message, cause.remedy)]) from None
