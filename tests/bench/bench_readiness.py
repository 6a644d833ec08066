"""How long readiness and the evidence list take, files aside, for a dossier of 40 achievements.

python tests/bench/bench_readiness.py [runs]
"""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from time import perf_counter

from zjai_tui.dossier.evidence import EvidenceState
from zjai_tui.dossier.reader import dossier_from
from zjai_tui.eligibility.judge import judge_assessed
from zjai_tui.readiness.evidence_list import evidence_list
from zjai_tui.readiness.given import Given
from zjai_tui.readiness.readiness import readiness
from zjai_tui.rules.catalog import find_cycle, find_standard, read_example
from zjai_tui.scoring.engine import assess
from zjai_tui.scoring.frame import frame_of
from zjai_tui.workdays.table import table_for

ENTRIES = 40
MOST = 20.0
"""Milliseconds readiness may take."""


def main(runs: int) -> int:
    """Print the medians; return 1 when readiness takes longer than it may."""
    standard, cycle = find_standard("zj-ai-reference"), find_cycle("2024")
    dossier = dossier_from(tomllib.loads(read_example("reached"), parse_float=Decimal), "reached")
    entries = tuple(replace(dossier.entry[at % len(dossier.entry)], id=f"m{at:02d}") for at in range(ENTRIES))
    dossier = replace(dossier, entry=entries)
    states: dict[tuple[str, str], EvidenceState] = {
        (one.file, one.sha256): "ok" for entry in dossier.entry for one in entry.evidence
    }
    assessment = assess(standard, dossier, frame_of(cycle))
    given = Given(
        dossier=dossier, standard=standard, cycle=cycle, assessment=assessment,
        eligibility=judge_assessed(cycle, dossier, assessment),
        today=date(2024, 9, 5), states=states, evidenced=assessment.total, workdays=table_for([2024]),
    )  # fmt: skip
    ready = _median(lambda: readiness(given), runs)
    listed = _median(lambda: evidence_list(standard, dossier, assessment, states, assessment.total), runs)
    sys.stdout.write(f"readiness of {ENTRIES} achievements: {ready:.1f} ms (at most {MOST:.0f})\n")
    sys.stdout.write(f"evidence list of {ENTRIES} achievements: {listed:.1f} ms\n")
    return int(ready > MOST)


def _median(work: Callable[[], object], runs: int) -> float:
    taken = []
    for _ in range(runs):
        start = perf_counter()
        work()
        taken.append((perf_counter() - start) * 1000)
    return sorted(taken)[len(taken) // 2]


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 20))
