"""The rules a dossier is laid over: its round, its standard, the areas; and what to tell when they differ."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from ..base.problems import Problem, Refused, Severity
from ..dossier.model import Dossier
from ..rules.areas.area import Area
from ..rules.catalog import areas, cycles, find_cycle, find_standard, newest_cycle, standards
from ..rules.cycles.cycle import Cycle
from ..rules.standards.standard import Standard
from ..scoring.reference import reference_to
from ..transcribing.usual import current_rules


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """Everything published that one dossier needs."""

    cycle: Cycle
    standard: Standard
    areas: tuple[Area, ...] = ()
    notices: tuple[Problem, ...] = ()
    """What a person must know about the choice, e.g. that the named standard is not at hand."""
    cycle_ids: tuple[str, ...] = ()
    standard_titles: tuple[tuple[str, str], ...] = ()
    """Ids and titles of the standards that can be chosen."""


def rules_for(dossier: Dossier) -> Rules:
    """Return the rules the dossier names; where it names none or unknown ones, the usual ones with a notice.

    Raises `Refused` when not even the usual rules can be read.
    """
    cycle, cycle_notes = _cycle_of(dossier)
    standard, standard_notes = _standard_of(dossier, cycle)
    return Rules(
        cycle=cycle,
        standard=standard,
        areas=tuple(area for area in areas() if not cycle.areas or area.id in cycle.areas),
        notices=(*cycle_notes, *standard_notes),
        cycle_ids=cycles(),
        standard_titles=_titles(standard),
    )


def blank_dossier() -> Dossier:
    """Return an empty dossier for the newest round and the standard for new dossiers.

    Raises `Refused` when one of them cannot be used (see `transcribing.usual`).
    """
    cycle, standard = current_rules()
    return Dossier(cycle=cycle.cycle.id, standard=reference_to(standard))


def _cycle_of(dossier: Dossier) -> tuple[Cycle, list[Problem]]:
    if dossier.cycle and dossier.cycle in cycles():
        return find_cycle(dossier.cycle), []
    newest = newest_cycle()
    if not dossier.cycle:
        return newest, []
    notice = Problem(
        "unknown-cycle", "申报计划",
        f"档案写的是“{dossier.cycle[:40]}”，没有这个年度的规则，现按{newest.cycle.id}年度测算",
        "请在“基本信息”里改选，或先放入该年度的规则文件", Severity.WARNING,
    )  # fmt: skip
    return newest, [notice]


def _standard_of(dossier: Dossier, cycle: Cycle) -> tuple[Standard, list[Problem]]:
    usual, wanted = cycle.cycle.standard, dossier.standard.id
    if not wanted or wanted == usual:
        standard = find_standard(usual)
        return standard, _changed(dossier, standard)
    if wanted in standards():  # an id only: a path out of a stranger's file is never opened
        try:
            standard = find_standard(wanted)
            return standard, _changed(dossier, standard)
        except Refused as refused:
            return find_standard(usual), list(refused.problems)
    notice = Problem(
        "unknown-standard", "量化评价标准", f"档案用的“{wanted[:40]}”不在本机，现按“{usual}”测算",
        "请把那份标准放入规则文件夹，或在“基本信息”里改选", Severity.WARNING,
    )  # fmt: skip
    return find_standard(usual), [notice]


def _changed(dossier: Dossier, standard: Standard) -> list[Problem]:
    ref = dossier.standard
    same_text = not ref.digest or ref.digest == standard.digest
    same_edition = not ref.edition or ref.edition == standard.standard.edition
    if not ref.id or (same_text and same_edition):
        return []
    return [
        Problem(
            "standard-changed", "量化评价标准", "标准在上次保存之后改过，分数可能与当时不同",
            "请重新核对各项得分；保存后即记为现在这一版", Severity.WARNING,
        )
    ]  # fmt: skip


def _titles(current: Standard) -> tuple[tuple[str, str], ...]:
    found = []
    for name in standards():
        try:
            found.append((name, find_standard(name).standard.title))
        except Refused:
            continue  # an unsound file cannot be chosen; `zjai standard lint` tells what is wrong with it
    # a choice is known by its words: two editions of one table need different ones
    times = Counter(title for _, title in found)
    told = tuple((name, title if times[title] == 1 else f"{title}（{name}）") for name, title in found)
    return told or ((current.standard.id, current.standard.title),)
