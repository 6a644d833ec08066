"""Why an area: the answers that speak for it, the clause that does, and its terms, each in a Chinese sentence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ..base.text import one_line
from ..rules.areas.area import Area
from ..rules.areas.questions import AreaQuestions, Option, QuestionId
from ..rules.basis import Basis, Source
from .learning import Reading
from .result import Difference, Reason

TELLING = 3.0
"""Sum of logarithms from which on a clause is worth quoting."""
LONGEST_CLAUSE = 28
MOST_TERMS = 3


def reasons(
    area: Area, questions: AreaQuestions, chosen: Mapping[QuestionId, Option], reading: Reading, *, quoting: bool
) -> tuple[Reason, ...]:
    """Return what speaks for the area: what is produced, who uses it, in which field, then the words.

    `quoting`: whether a clause of the text is quoted as well.
    """
    clause = _clause(area, reading) if quoting else ()
    return (*_answers(area, questions, chosen), *clause, *_terms(area, reading))


def differences(primary: Area, others: list[Area]) -> Iterator[Difference]:
    """Yield for each of the other areas how it differs from the main one, where the data say so."""
    for other in others:
        for one, about in ((primary, other.id), (other, primary.id)):
            found = next((neighbour for neighbour in one.neighbour if neighbour.id == about), None)
            if found is not None:
                yield Difference(id=other.id, title=other.title, how=found.how, cite=found.cite, basis=found.basis)
                break


def _answers(area: Area, questions: AreaQuestions, chosen: Mapping[QuestionId, Option]) -> Iterator[Reason]:
    for question in questions.question:
        option = chosen.get(question.id)
        if option is not None and area.id in option.supports:
            yield Reason(f"{question.title}：你选的是“{option.title}”", option.cite, option.basis)


def _clause(area: Area, reading: Reading) -> Iterator[Reason]:
    text, speaks = max(reading.clauses, key=lambda one: one[1][area.id], default=("", {area.id: 0.0}))
    if speaks[area.id] >= TELLING:
        yield Reason(f"描述里的“{one_line(text, LONGEST_CLAUSE)}”，写法接近这个方向的例子")


def _terms(area: Area, reading: Reading) -> Iterator[Reason]:
    sources: dict[str, Source] = {one.id: one for one in area.source}
    found = [one for one in reading.terms if one.area == area.id][:MOST_TERMS]
    for one in found:
        source = sources.get(one.term.source)
        if source is None or not one.term.seen:
            yield Reason(f"用到“{one.word}”，按一般知识是这个方向的词")
        else:
            yield Reason(f"用到“{one.word}”，列在这个方向的用词里", (source.id,), Basis.ANALOGOUS)
