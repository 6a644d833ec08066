"""What a full dossier costs once it is read, beside tomllib's parsing of the same dossier."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal

from ratios import Line
from turns import in_turn, timed
from zjai_tui.dossier.evidence import EvidenceState
from zjai_tui.dossier.model import Dossier, Entry
from zjai_tui.dossier.reader import dossier_from
from zjai_tui.dossier.writer import dossier_text
from zjai_tui.eligibility.judge import judge_assessed
from zjai_tui.readiness.evidence_list import evidence_list
from zjai_tui.readiness.given import Given
from zjai_tui.readiness.readiness import readiness
from zjai_tui.rules.catalog import find_cycle, find_standard, read_example
from zjai_tui.rules.planning_reader import find_planning
from zjai_tui.rules.standards.standard import Standard
from zjai_tui.scoring.advising.advice import advise
from zjai_tui.scoring.advising.outlook import outlook_of
from zjai_tui.scoring.engine import assess, score
from zjai_tui.scoring.frame import frame_of
from zjai_tui.workdays.table import table_for

ENTRIES = 40
PLAIN = "裸tomllib"
MOST_SCORE, MOST_ASSESS, MOST_READY, MOST_ADVISE = 2.0, 20.0, 20.0, 300.0
"""Milliseconds a full dossier may take."""
OPEN_DAY, OVER_DAY = date(2024, 3, 1), date(2024, 10, 1)
"""A day on which new achievements can still be earned, and one on which the round is over."""


def scoring(turns: int) -> list[Line]:
    """Return what scoring, checking and advising cost."""
    standard, frame = find_standard("zj-ai-reference"), frame_of(find_cycle("2024"))
    full = full_dossier(standard)
    unknowns = open_dossier(full)
    text = dossier_text(full)
    works: dict[str, tuple[Callable[[], object], float, bool]] = {
        f"重新算分，{ENTRIES}条业绩": (lambda: score(standard, full, frame), MOST_SCORE, True),
        "重新算分，四分之一有没填的": (lambda: score(standard, unknowns, frame), MOST_SCORE, True),
        "算分并写明每一分的来历": (lambda: assess(standard, full, frame), MOST_ASSESS, False),
        "同上，四分之一有没填的": (lambda: assess(standard, unknowns, frame), MOST_ASSESS, False),
        "提交前检查": (_readiness(standard, _known_files()), MOST_READY, False),
    }
    lines = _lines(works, text, turns)
    modest = modest_dossier(full, standard)
    slow: dict[str, tuple[Callable[[], object], float, bool]] = {
        f"行动建议，{day.isoformat()}，{name}": (_advising(standard, dossier, day), MOST_ADVISE, False)
        for day in (OPEN_DAY, OVER_DAY)
        for name, dossier in (("都已填", modest), ("有没填的", open_dossier(modest)))
    }
    return [*lines, *_lines(slow, text, max(turns // 10, 3))]


def full_dossier(standard: Standard) -> Dossier:
    """Return a dossier with every answer given and `ENTRIES` achievements of every kind in turn."""
    return replace(_example(), entry=tuple(_entry(standard, at) for at in range(ENTRIES)))


def modest_dossier(dossier: Dossier, standard: Standard) -> Dossier:
    """Return the same dossier with the last choice everywhere: far from the target, so that advice must search."""
    fields = {(kind.id, field.id): field for kind in standard.kind for field in kind.field}
    return replace(
        dossier,
        entry=tuple(
            replace(
                one, facts={name: (fields[one.kind, name].choices or (value,))[-1] for name, value in one.facts.items()}
            )
            for one in dossier.entry
        ),
    )


def open_dossier(dossier: Dossier) -> Dossier:
    """Return the same dossier with one fact missing in every fourth achievement, and every tenth unsure."""
    return replace(dossier, entry=tuple(_opened(one, at) for at, one in enumerate(dossier.entry)))


def _lines(works: dict[str, tuple[Callable[[], object], float, bool]], text: str, turns: int) -> list[Line]:
    taken = in_turn(
        {PLAIN: timed(lambda: tomllib.loads(text))} | {name: timed(work) for name, (work, _, _) in works.items()}, turns
    )
    return [
        Line(name=name, ours=taken[name], beside=PLAIN, bare=taken[PLAIN], most=most, target=target)
        for name, (_, most, target) in works.items()
    ]


def _advising(standard: Standard, dossier: Dossier, day: date) -> Callable[[], object]:
    outlook = outlook_of(find_cycle("2024"), find_planning(), day)
    return lambda: advise(standard, dossier, outlook)


def _known_files() -> Dossier:
    """Return the example with its entries repeated, evidence and all."""
    example = _example()
    entries = tuple(replace(example.entry[at % len(example.entry)], id=f"m{at:02}") for at in range(ENTRIES))
    return replace(example, entry=entries)


def _readiness(standard: Standard, dossier: Dossier) -> Callable[[], object]:
    """Return the work of all checks and the list of evidence, files aside."""
    cycle = find_cycle("2024")
    states: dict[tuple[str, str], EvidenceState] = {
        (one.file, one.sha256): "ok" for entry in dossier.entry for one in entry.evidence
    }
    assessment = assess(standard, dossier, frame_of(cycle))
    given = Given(
        dossier=dossier, standard=standard, cycle=cycle, assessment=assessment,
        eligibility=judge_assessed(cycle, dossier, assessment),
        today=date(2024, 9, 5), states=states, evidenced=assessment.total, workdays=table_for([2024]),
    )  # fmt: skip
    return lambda: (readiness(given), evidence_list(standard, dossier, assessment, states, assessment.total))


def _example() -> Dossier:
    return dossier_from(tomllib.loads(read_example("reached"), parse_float=Decimal), "reached")


def _entry(standard: Standard, at: int) -> Entry:
    kind = standard.kind[at % len(standard.kind)]
    turn = at // len(standard.kind)
    facts: dict[str, str | bool | Decimal | date] = {}
    for field in kind.field:
        match field.type:
            case "choice":
                facts[field.id] = field.choices[turn % len(field.choices)]
            case "rank":
                facts[field.id] = Decimal(turn + 1)
            case "number":
                facts[field.id] = Decimal(8 + at)
            case "date":
                facts[field.id] = date(2021 + turn, 5, 1 + at % 28)
            case "text":
                facts[field.id] = f"成果{at % 5}"
            case "yes_no":
                facts[field.id] = True
    return Entry(id=f"e{at:02}", kind=kind.id, title=f"业绩{at}", facts=facts)


def _opened(entry: Entry, at: int) -> Entry:
    if at % 10 == 9:
        return replace(entry, sure="unsure")
    if at % 4:
        return entry
    missing = list(entry.facts)[at % len(entry.facts)]
    return replace(entry, facts={name: value for name, value in entry.facts.items() if name != missing})
