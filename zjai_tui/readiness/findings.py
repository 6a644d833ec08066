"""All findings of a dossier: what is told elsewhere, and the round's own checks, each kind by its function."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from ..rules.cycles.precheck import CheckKind, PreCheck
from . import entry_checks, person_checks, round_checks
from .finding import Finding, most_severe_first
from .given import Given
from .known import known_findings

Test = Callable[[Given, PreCheck], Iterator[Finding]]


TESTS: Mapping[CheckKind, Test] = {  # all but ``known``, which finds nothing itself
    "page_missing": entry_checks.page_missing,
    "same_file": entry_checks.same_file,
    "answer_missing": entry_checks.answer_missing,
    "answer_is": entry_checks.answer_is,
    "entry_after": entry_checks.entry_after,
    "entry_before": entry_checks.entry_before,
    "same_entry": entry_checks.same_entry,
    "untitled": entry_checks.untitled,
    "unsure": entry_checks.unsure,
    "note_words": entry_checks.note_words,
    "future": person_checks.future,
    "person_missing": person_checks.person_missing,
    "id_number": person_checks.id_number,
    "age": person_checks.age,
    "date_order": person_checks.date_order,
    "stray_fact": person_checks.stray_fact,
    "work_short": person_checks.work_short,
    "area_fit": person_checks.area_fit,
    "condition": round_checks.condition,
    "education": round_checks.education,
    "route": round_checks.route,
    "evidenced_short": round_checks.evidenced_short,
    "last_days": round_checks.last_days,
    "publicity_room": round_checks.publicity_room,
}


def findings(given: Given) -> tuple[Finding, ...]:
    """Return everything to look at before handing in, the most severe first. Pure; never raises for any dossier."""
    every = list(known_findings(given))
    for check in given.cycle.precheck:
        if check.kind in TESTS:
            every += TESTS[check.kind](given, check)
    return most_severe_first(every)
