"""Two editions of one small table, and a dossier filled in under the older; all points are reckoned by hand.

Old: 学历 硕士 5; 论文 (省级 6, cap 10; one counts, one is too late) 6; 获奖 省级 4; 讲座 1 each: 1. Total 16 of 30.
New: 学历 硕士 5; 论文 省级 8 (cap 12) 8; 获奖, renamed 4; 讲座 is gone; 专利 is new. Total 17 of 30.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from zjai_tui.base.toml_files import parse_toml
from zjai_tui.dossier.model import Dossier
from zjai_tui.dossier.reader import dossier_from
from zjai_tui.rules.catalog import find_cycle
from zjai_tui.rules.cycles.cycle import Cycle
from zjai_tui.rules.standards.reader import standard_from_text
from zjai_tui.rules.standards.standard import Standard

HERE = Path(__file__).with_name("editions")
OLD, NEW, DOSSIER = ((HERE / f"{name}.toml").read_text(encoding="utf-8") for name in ("old", "new", "dossier"))


def old(text: str = OLD) -> Standard:
    """Return the older edition."""
    return standard_from_text(text, "旧")


def new(text: str = NEW) -> Standard:
    """Return the newer edition."""
    return standard_from_text(text, "新")


def person(text: str = DOSSIER) -> Dossier:
    """Return the dossier."""
    return dossier_from(parse_toml(text, "档"), "档")


def round_of(year: int) -> Cycle:
    """Return the shipped round, its dates moved to another year."""
    cycle = find_cycle("2024")
    if year == 2024:
        return cycle
    later = year - 2024
    return replace(
        cycle,
        cycle=replace(cycle.cycle, id=str(year), issued=date(year, 8, 8)),
        date=tuple(replace(one, on=one.on.replace(year=year)) for one in cycle.date),
        education=replace(cycle.education, years=tuple(one + later for one in cycle.education.years)),
    )
