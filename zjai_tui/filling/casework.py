"""One golden case of an open standard while a clerk works it out: the sample person, and the points by hand.

Every change is a change of the draft, so that it is undone, saved and checked like any other.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from ..dossier import edit
from ..dossier.model import Dossier
from ..rules.catalog import newest_cycle
from ..rules.standards.standard import Case, Span, Standard
from ..scoring.cases import case_dossier
from ..scoring.frame import Frame, frame_of
from ..transcribing.drafts.drafting import Draft
from ..transcribing.drafts.hand_cases import Compared, compared, given_by, new_case
from .rulebook import Rules
from .session import Edit, Session


class Casework:
    """The case at one place of a draft's list."""

    def __init__(self, draft: Draft, at: int) -> None:
        """Take up a case. Raises `Refused` when it does not describe a person, or no round can be read."""
        self.draft, self.at = draft, at
        cycle = newest_cycle()
        self._frame: Frame = frame_of(cycle)
        rules = Rules(cycle=cycle, standard=draft.standard)
        self.session = Session(case_dossier(self.case), lambda _: rules)

    @property
    def case(self) -> Case:
        """Return the case as it now stands."""
        return self.draft.standard.case[self.at]

    @property
    def gone(self) -> bool:
        """Whether undoing took the case away."""
        return self.at >= len(self.draft.standard.case)

    def answer(self, change: Edit, label: str, merge: str = "") -> bool:
        """Say something else of the sample person; True when that changed anything."""
        if not self.session.change(change, label, merge):
            return False
        self._set(label, merge, given=self._given(self.session.dossier))
        return True

    def add_entry(self, kind: str) -> str:
        """Give the sample person an achievement of a kind; return its id."""
        entry_id = edit.next_entry_id(self.session.dossier)
        self.answer(lambda dossier: edit.add_entry(dossier, kind)[0], "添加业绩")
        return entry_id

    def remove_entry(self, entry_id: str) -> None:
        """Take an achievement away."""
        self.answer(lambda dossier: edit.remove_entry(dossier, entry_id), "删除业绩")

    def expect(self, node: str, span: Span | None) -> None:
        """Note the points worked out by hand for a node or the whole; None: they were not."""
        others = {name: kept for name, kept in self.case.expect.items() if name != node}
        kept = others if span is None else {**self.case.expect, node: span}
        self._set("手算得分", f"expect.{node}", expect=kept)

    def rename(self, name: str) -> None:
        """Give the case another name."""
        self._set("算例名称", "name", name=name)

    def explain(self, why: str) -> None:
        """Note the arithmetic in words."""
        self._set("计算经过", "why", why=why)

    def cite(self, cite: tuple[str, ...]) -> None:
        """Note what the case rests on."""
        self._set("算例依据", "cite", cite=cite)

    def compared(self) -> tuple[Compared, ...]:
        """Return the clerk's points beside the program's. Raises `Refused` like `hand_cases.compared`."""
        return compared(self.draft.standard, self.case)

    def _given(self, dossier: Dossier) -> dict[str, Any]:
        """Return what the case says, with the dates it was worked out under, whatever round is usual by now."""
        fresh, before = given_by(self.draft.standard, dossier, self._frame), self.case.given
        if "dates" in fresh:
            fresh["dates"] = {**fresh["dates"], **before.get("dates", {})}
        if "education_years" in fresh:
            fresh["education_years"] = before.get("education_years", fresh["education_years"])
        return fresh

    def _set(self, label: str, merge: str, **changes: Any) -> None:
        at = self.at

        def change(standard: Standard) -> Standard:
            return _replaced(standard, at, replace(standard.case[at], **changes))

        self.draft.change(change, label, f"case.{at}.{merge}" if merge else "")


def add_case(draft: Draft) -> int:
    """Add an empty case to a draft; return its place."""
    draft.change(lambda standard: replace(standard, case=(*standard.case, new_case(standard))), "添加算例")
    return len(draft.standard.case) - 1


def remove_case(draft: Draft, at: int) -> None:
    """Take a case out of a draft."""

    def change(standard: Standard) -> Standard:
        return replace(standard, case=(*standard.case[:at], *standard.case[at + 1 :]))

    draft.change(change, "删除算例")


def _replaced(standard: Standard, at: int, case: Case) -> Standard:
    return replace(standard, case=(*standard.case[:at], case, *standard.case[at + 1 :]))
