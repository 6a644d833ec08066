"""One open dossier: its states, what was undone, where it is stored, and what the engine says of it.

The dossier is immutable; the session only moves from one to the next. No textual here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from ..base.problems import Problem
from ..dossier.evidence import EvidenceStates
from ..dossier.model import Dossier
from ..dossier.store import Stamp
from ..eligibility.fact_problems import fact_problems
from ..eligibility.judge import judge_assessed
from ..eligibility.result import Eligibility
from ..rules.standards.standard import Span
from ..scoring.claims import claim_problems
from ..scoring.engine import assess, score
from ..scoring.frame import frame_of
from ..scoring.result import Assessment
from .rulebook import Rules

Edit = Callable[[Dossier], Dossier]
DEEPEST_UNDO = 500


@dataclass(frozen=True, slots=True)
class Draft:
    """A typed text that is not an answer, and the title of the question it was typed for."""

    typed: str
    title: str


@dataclass(frozen=True, slots=True)
class State:
    """What is on screen: the dossier, and the drafts by slot key."""

    dossier: Dossier
    drafts: Mapping[str, Draft] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that can be undone: the state before it, and what it was."""

    before: State
    label: str
    merge: str = ""


class Session:
    """An open dossier. `load` gives the rules for a dossier and may raise `Refused`."""

    def __init__(
        self,
        dossier: Dossier,
        load: Callable[[Dossier], Rules],
        *,
        path: Path | None = None,
        stamp: Stamp | None = None,
        folder: Path | None = None,
    ) -> None:
        """Open a dossier; it counts as saved until it is changed."""
        self._load = load
        self.rules = load(dossier)
        self._state = State(dossier)
        self._saved = dossier
        self._undo: list[Step] = []
        self._redo: list[Step] = []
        self.path = path
        self.stamp = stamp
        self.states: EvidenceStates | None = None
        """How the files of evidence stood when somebody last looked; None before."""
        self.apart = ""
        """In what the file on disk is not the one this was opened from, in a few words; empty while it is that one."""
        self._folder = folder
        self._assessed: tuple[Dossier, Rules, Assessment] | None = None
        self._judged: tuple[Assessment, Eligibility] | None = None

    @property
    def dossier(self) -> Dossier:
        """Return the dossier as it now stands."""
        return self._state.dossier

    @property
    def drafts(self) -> Mapping[str, Draft]:
        """Return typed texts that could not be taken as answers, by slot key."""
        return self._state.drafts

    @property
    def unsaved(self) -> bool:
        """Whether anything on screen would be lost by leaving."""
        return self.dossier != self._saved or bool(self.drafts)

    @property
    def folder(self) -> Path | None:
        """Return the folder that evidence paths are relative to, or None while there is none."""
        return self.path.parent if self.path else self._folder

    @property
    def assessment(self) -> Assessment:
        """Return the score of the dossier as it now stands, computed once for each state."""
        kept = self._assessed
        if kept is None or kept[0] is not self.dossier or kept[1] is not self.rules:
            result = assess(self.rules.standard, self.dossier, frame_of(self.rules.cycle))
            self._assessed = kept = (self.dossier, self.rules, result)
        return kept[2]

    @property
    def eligibility(self) -> Eligibility:
        """Return the verdicts on the routes for the dossier as it now stands."""
        assessment = self.assessment
        if self._judged is None or self._judged[0] is not assessment:
            self._judged = (assessment, judge_assessed(self.rules.cycle, self.dossier, assessment))
        return self._judged[1]

    def evidenced(self, entries: frozenset[str]) -> Span:
        """Return the total of only those achievements whose evidence was found in order."""
        return score(self.rules.standard, self.dossier, frame_of(self.rules.cycle), entries)

    def problems(self) -> tuple[Problem, ...]:
        """Return what is wrong with the answers, and what to know about the rules used."""
        found = fact_problems(self.rules.cycle, self.dossier)
        return (*self.rules.notices, *found, *claim_problems(self.rules.standard, self.dossier))

    def change(self, edit: Edit, label: str, merge: str = "") -> bool:
        """Apply an edit; True when it changed anything.

        Edits in a row with the same `merge` key are undone together, and a draft of that key
        is dropped: the answer replaces it. Raises `Refused` when the change asks for rules
        that cannot be read; nothing is changed then.
        """
        dossier = edit(self.dossier)
        drafts = {key: draft for key, draft in self.drafts.items() if key != merge and _has_place(key, dossier)}
        if dossier == self.dossier and len(drafts) == len(self.drafts):
            return False
        self._move(State(dossier, drafts), label, merge)
        return True

    def hold(self, key: str, typed: str, title: str) -> None:
        """Keep a typed text that is not an answer; the dossier keeps its previous answer."""
        draft = Draft(typed, title)
        if self.drafts.get(key) != draft and _has_place(key, self.dossier):
            self._move(State(self.dossier, {**self.drafts, key: draft}), title, key)

    def undo(self) -> str:
        """Go back one step and return what was undone, or the empty text when there is nothing."""
        return self._travel(self._undo, self._redo)

    def redo(self) -> str:
        """Take back one undo and return what was done again, or the empty text."""
        return self._travel(self._redo, self._undo)

    def saved_as(self, path: Path, stamp: Stamp, dossier: Dossier) -> None:
        """Note that the file at `path` now holds this dossier; typing on afterwards is a step of its own."""
        self.path, self.stamp, self._saved, self.apart = path, stamp, dossier, ""
        self._enter(replace(self._state, dossier=dossier))
        if self._undo:
            self._undo[-1] = replace(self._undo[-1], merge="")

    def _move(self, state: State, label: str, merge: str) -> None:
        before = self._state
        self._enter(state)
        last = self._undo[-1] if self._undo else None
        if not (merge and last and last.merge == merge and not self._redo):
            self._undo.append(Step(before, label, merge))
            del self._undo[:-DEEPEST_UNDO]
        self._redo.clear()

    def _travel(self, source: list[Step], target: list[Step]) -> str:
        if not source:
            return ""
        step, here = source[-1], self._state
        self._enter(step.before)
        source.pop()
        target.append(Step(here, step.label))
        return step.label

    def _enter(self, state: State) -> None:
        old, new = self.dossier, state.dossier
        if (old.cycle, old.standard) != (new.cycle, new.standard):
            self.rules = self._load(new)
        self._state = state


def _has_place(key: str, dossier: Dossier) -> bool:
    """Tell whether the question of a slot still exists: achievements can be deleted."""
    kind, _, rest = key.partition(".")
    return kind != "entry" or dossier.entry_named(rest.partition(".")[0]) is not None
