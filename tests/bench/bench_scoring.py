"""How long scoring takes beside parsing the same dossier; run by hand, never by the tests.

python tests/bench/bench_scoring.py [runs]
"""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from time import perf_counter

from zjai_tui.dossier.model import Dossier, Entry
from zjai_tui.dossier.reader import dossier_from
from zjai_tui.dossier.writer import dossier_text
from zjai_tui.rules.catalog import find_cycle, find_standard, read_example
from zjai_tui.rules.planning_reader import find_planning
from zjai_tui.rules.standards.standard import Standard
from zjai_tui.scoring.advising.advice import advise
from zjai_tui.scoring.advising.outlook import Outlook, outlook_of
from zjai_tui.scoring.engine import assess, score
from zjai_tui.scoring.frame import Frame, frame_of

ENTRIES = 40
MOST_SCORE, MOST_ASSESS, MOST_ADVISE = 2.0, 20.0, 300.0
"""Milliseconds a full dossier may take."""


def full_dossier(standard: Standard) -> Dossier:
    """Return a dossier with every answer given and `ENTRIES` achievements of every kind in turn."""
    base = dossier_from(tomllib.loads(read_example("reached"), parse_float=Decimal), "reached")
    return replace(base, entry=tuple(_entry(standard, at) for at in range(ENTRIES)))


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


def milliseconds(work: Callable[[], object], runs: int) -> float:
    """Return the least time of one call: what other programs take away is not ours."""
    taken = []
    for _ in range(runs):
        begun = perf_counter()
        work()
        taken.append(perf_counter() - begun)
    return min(taken) * 1000


def main() -> int:
    """Print one line for each case; return 1 when a promise is broken."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 100
    standard, frame = find_standard("zj-ai-reference"), frame_of(find_cycle("2024"))
    full = full_dossier(standard)
    text = dossier_text(full)
    parsing = milliseconds(lambda: tomllib.loads(text), runs)
    sys.stdout.write(f"tomllib parse of {ENTRIES} entries: {parsing:.2f} ms\n")
    broken = 0
    for name, dossier in (("all known", full), ("with unknowns", open_dossier(full))):
        broken += _told(f"score, {name}", _scoring(score, standard, dossier, frame), parsing, MOST_SCORE, runs)
        broken += _told(f"assess, {name}", _scoring(assess, standard, dossier, frame), parsing, MOST_ASSESS, runs)
    modest = modest_dossier(full, standard)
    # one day on which new achievements can still be earned, one on which the round is over
    for day in (date(2024, 3, 1), date(2024, 10, 1)):
        outlook = outlook_of(find_cycle("2024"), find_planning(), day)
        for name, dossier in (("all known", modest), ("with unknowns", open_dossier(modest))):
            broken += _told(
                f"advise on {day}, {name}", _scoring(advise, standard, dossier, outlook), parsing, MOST_ADVISE, 5
            )
    return min(broken, 1)


def _scoring(
    work: Callable[..., object], standard: Standard, dossier: Dossier, frame: Frame | Outlook
) -> Callable[[], object]:
    return lambda: work(standard, dossier, frame)


def _told(name: str, work: Callable[[], object], parsing: float, most: float, runs: int) -> bool:
    taken = milliseconds(work, runs)
    late = taken > most
    sys.stdout.write(
        f"{name}: {taken:.2f} ms (at most {most:g}), {taken / parsing:.2f}x the parse{'  TOO SLOW' if late else ''}\n"
    )
    return late


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


if __name__ == "__main__":
    sys.exit(main())
