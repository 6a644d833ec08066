"""The few questions about the work that settle a direction: what is produced, who uses it, in which field."""

from __future__ import annotations

from dataclasses import replace

from ..areas.result import Answers
from ..dossier import edit
from ..dossier.model import Dossier
from ..rules.areas.questions import AreaQuestion, AreaQuestions
from .slots import Slot, named_choice, words


def question_slots(questions: AreaQuestions) -> tuple[Slot, ...]:
    """Return the questions in their order; answers are kept as option ids."""
    return tuple(_question_slot(one) for one in questions.question)


def given_answers(dossier: Dossier) -> Answers:
    """Return what was answered about the work, as the fit takes it."""
    work = dossier.work
    return Answers(produced=work.produced, used_by=work.used_by, field=work.field, reading=work.reading)


def _question_slot(question: AreaQuestion) -> Slot:
    slot = named_choice(
        f"work.{question.id}", question.title, {one.id: one.title for one in question.option},
        read=lambda dossier: getattr(dossier.work, question.id),
        write=lambda dossier, value: edit.set_work(dossier, question.id, words(value)),
        help=question.ask, unknown="不清楚",
    )  # fmt: skip
    return replace(slot, field=replace(slot.field, why=question.why))
