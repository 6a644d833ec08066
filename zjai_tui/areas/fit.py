"""Which area a piece of work belongs to: what is produced, then who uses it, then the field, then the words."""

from __future__ import annotations

from collections.abc import Sequence

from ..rules.areas.area import Area
from ..rules.areas.questions import NOT_AI, AreaQuestion, AreaQuestions
from ..rules.basis import Basis, weakest
from .asking import best_question
from .case import APPLIED, BY_AI, GOVERNANCE, Case, case_of
from .learning import Learned
from .reasons import differences, reasons
from .result import Answers, AreaScore, Difference, Fit, Reason, Verdict
from .telling import SURELY_AI, SURELY_NOT, conclusion, notes, reading_choice

CLEAR = 0.42
"""Share among the areas that the best one needs."""
AHEAD = 0.06
"""How far it must be ahead of the next, while a question is left that could settle it."""
NOTABLE = 0.09
"""Share among the areas from which on another one is secondary."""
QUOTED = 0.05
"""Share among the areas from which on it is told which clause of the text speaks for it."""
MOST_SECONDARY = 2


def fit(areas: Sequence[Area], questions: AreaQuestions, learned: Learned, text: str, answers: Answers) -> Fit:
    """Return which of the areas the described work belongs to, why, and what to ask when that is unclear.

    `answers` outrank the text. An answer that is no option of its question is left out, with a note.
    """
    case = case_of(areas, questions, learned, text, answers)
    verdict = _verdict(case)
    ranked = case.ranked()
    primary = ranked[0] if verdict == "fits" else ""
    secondary = _secondary(case, primary) if primary else ()
    titles = {one.id: one.title for one in areas}
    return Fit(
        verdict=verdict,
        primary=primary,
        secondary=secondary,
        conclusion=conclusion(case, verdict, [titles[one] for one in (primary, *secondary) if one]),
        areas=tuple(
            AreaScore(
                id=name,
                title=titles[name],
                score=case.shares[name],
                because=_because(case, name),
            )
            for name in ranked
        ),
        not_ai=case.shares[NOT_AI],
        differences=_differences(case, primary, secondary),
        ask=_ask(case) if verdict == "unclear" else (),
        reading=reading_choice(case, verdict),
        notes=notes(case, verdict, primary),
        basis=_basis(case, primary),
        sources={one.id: one for one in (*(one for area in areas for one in area.source), *questions.source)},
    )


def _verdict(case: Case) -> Verdict:
    outside = case.shares[NOT_AI]
    if outside >= SURELY_NOT:
        return "outside"
    if outside >= SURELY_AI:
        return "unclear"
    if case.vague and not case.chosen:
        return "unclear"
    best, second = (case.inside(name) for name in case.ranked()[:2])
    settled = not _ask(case)  # when everything is answered the best one it is, with the others beside it
    return "fits" if settled or (best >= CLEAR and best - second >= AHEAD) else "unclear"


def _secondary(case: Case, primary: str) -> tuple[str, ...]:
    spoken_against = {name for option in case.chosen.values() for name in option.against}
    found = [name for name in case.ranked() if name != primary and case.inside(name) >= NOTABLE]
    found = [name for name in found if name not in spoken_against]
    other = {APPLIED: GOVERNANCE, GOVERNANCE: APPLIED}.get(primary)
    if case.governs and other:
        found = [other, *(name for name in found if name != other)]
    return tuple(found[:MOST_SECONDARY])


def _because(case: Case, area_id: str) -> tuple[Reason, ...]:
    area = case.area(area_id)
    found = reasons(area, case.questions, case.chosen, case.reading, quoting=case.inside(area_id) >= QUOTED)
    if area_id == GOVERNANCE and case.by_ai:
        reading = next(one for one in area.reading if one.id == BY_AI)
        return (Reason(f"按你选的读法“{reading.title}”：{reading.scope}".rstrip("。"), area.cite, area.basis), *found)
    return found


def _differences(case: Case, primary: str, secondary: tuple[str, ...]) -> tuple[Difference, ...]:
    if not primary:
        return ()
    runner_up = [name for name in case.ranked() if name != primary][:1]
    names = [name for name in dict.fromkeys((*secondary, *runner_up)) if not (case.by_ai and name == APPLIED)]
    return tuple(differences(case.area(primary), [case.area(name) for name in names]))


def _ask(case: Case) -> tuple[AreaQuestion, ...]:
    question = best_question(case.questions.question, case.words, case.chosen)
    return () if question is None else (question,)


def _basis(case: Case, primary: str) -> Basis:
    produced = case.chosen.get("produced")
    if not primary or produced is None:
        return Basis.ASSUMED
    return weakest([case.area(primary).basis, produced.basis])
