"""The direction in the plain mode: own words, what fits, at most three questions, then the choice."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from ..areas.result import Fit
from ..areas.shipped import fit_work
from ..dossier import edit
from ..dossier.model import Dossier
from ..filling.direction_slots import given_answers, question_slots
from ..filling.person_slots import work_slots
from ..filling.session import Session
from ..filling.slots import Slot
from ..rules.catalog import area_questions
from .stops import SlotStop, Stop

if TYPE_CHECKING:
    from .walk import Walk

DESCRIPTION, AREA, ADOPT = "work.description", "work.area", "采用"
ABOUT = "各方向的范围是本程序的理解，须以240号文核对。"
MOST_REASONS = 2


class DescriptionStop(SlotStop):
    """The work in own words: after it, what fits is told."""

    def basis(self, walk: Walk) -> Iterator[str]:
        """Yield what speaks for the areas."""
        yield from reason_lines(walk.session)

    def keep(self, walk: Walk) -> None:
        """Go on; what the text says of the direction is told first."""
        if walk.session.dossier.work.description:
            walk.say_all(fit_lines(walk.session))
        super().keep(walk)


class SettlingStop(SlotStop):
    """One of the questions that settle the direction; asked by its whole sentence."""

    def __init__(self, slot: Slot) -> None:
        """Ask."""
        super().__init__(slot, lead=f"{slot.field.help}")

    def basis(self, walk: Walk) -> Iterator[str]:
        """Yield what speaks for the areas."""
        yield from reason_lines(walk.session)

    def take(self, walk: Walk, typed: str) -> None:
        """Take the answer; what fits now is told."""
        before = walk.session.dossier
        super().take(walk, typed)
        if walk.session.dossier != before:
            walk.say_all(fit_lines(walk.session))


class AreaStop(SlotStop):
    """The choice of the main area: what fits can be taken over by a word."""

    def lines(self, walk: Walk, number: str) -> Iterator[str]:
        """Yield the question, and the word where something fits."""
        fit = fit_of(walk.session.dossier)
        if _can_adopt(walk.session, fit):
            yield f"写“{ADOPT}”就用上面的建议：{_titles(walk.session, fit)}。"
        yield from super().lines(walk, number)

    def help(self, walk: Walk) -> Iterator[str]:
        """Yield help, and the scope of each area."""
        yield from super().help(walk)
        for area in walk.session.rules.areas:
            yield f"{area.title}：{area.scope}"
        yield ABOUT

    def basis(self, walk: Walk) -> Iterator[str]:
        """Yield what speaks for the areas."""
        yield from super().basis(walk)
        yield from reason_lines(walk.session)

    def take(self, walk: Walk, typed: str) -> None:
        """Take a choice, or what fits."""
        fit = fit_of(walk.session.dossier)
        if typed.strip() != ADOPT:
            super().take(walk, typed)
            return
        if not _can_adopt(walk.session, fit):
            walk.refuse("现在没有可以采用的建议，请自己选一个方向。")
            return
        second = fit.secondary[0] if fit.secondary else ""
        if walk.change(partial(_adopted, primary=fit.primary, second=second), "采用方向建议"):
            walk.say(f"已采用：{_titles(walk.session, fit)}。")
            walk.tell_change()
            walk.advance()


def direction_stops(session: Session) -> tuple[Stop, ...]:
    """Return the description, the questions that are answered or would settle it now, then the choices."""
    description, *choices = work_slots(session.rules.areas, session.dossier.work.area)
    wanted = [one.id for one in fit_of(session.dossier).ask] if session.dossier.work.description else []
    settling = [
        SettlingStop(slot)
        for slot in question_slots(area_questions())
        if slot.read(session.dossier) is not None or slot.key.removeprefix("work.") in wanted
    ]
    picks = [AreaStop(slot) if slot.key == AREA else SlotStop(slot) for slot in choices]
    return (DescriptionStop(description), *settling, *picks)


def fit_of(dossier: Dossier) -> Fit:
    """Return which area the described work fits."""
    return fit_work(dossier.work.description, given_answers(dossier))


def fit_lines(session: Session) -> Iterator[str]:
    """Yield what fits, and in what the choice made so far differs."""
    fit = fit_of(session.dossier)
    yield f"从描述看：{fit.conclusion.rstrip('。')}。"
    for note in fit.notes:
        yield f"{note.text.rstrip('。')}。"
    if fit.reading is not None:
        yield f"{fit.reading.text.rstrip('。')}。"
    chosen = session.dossier.work.area
    if chosen and fit.primary and chosen != fit.primary:
        yield "所选的主方向与描述不同，可以改选，也可以保留。"
    yield ABOUT


def reason_lines(session: Session) -> Iterator[str]:
    """Yield what speaks for the best areas, and why not the neighbour."""
    fit = fit_of(session.dossier)
    for area in fit.areas[:MOST_REASONS]:
        for reason in area.because[:MOST_REASONS]:
            yield f"{area.title}：{reason.text.rstrip('。')}。"
    for one in fit.differences:
        yield f"与{one.title}的区别：{one.how.rstrip('。')}。"
    yield ABOUT


def _can_adopt(session: Session, fit: Fit) -> bool:
    return bool(fit.primary) and bool(session.dossier.work.description) and session.dossier.work.area != fit.primary


def _titles(session: Session, fit: Fit) -> str:
    titles = {one.id: one.title for one in session.rules.areas}
    second = f"，次方向{titles[fit.secondary[0]]}" if fit.secondary else ""
    return f"主方向{titles[fit.primary]}{second}"


def _adopted(dossier: Dossier, primary: str, second: str) -> Dossier:
    return edit.set_work(edit.set_work(dossier, "area", primary), "second_area", second)
