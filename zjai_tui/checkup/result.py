"""What a checkup found: sentences for people, facts for programs. Neither names a person or a full path."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

Fact = str | int | bool | list[str] | dict[str, int | None] | None
"""What JSON can say of one thing; None: it could not be found out."""


class State(StrEnum):
    """How one thing stands."""

    GOOD = "good"
    HINT = "hint"
    """Nothing is wrong, but it is well to know."""
    NOTE = "note"
    """The program works, with a restriction."""
    BAD = "bad"
    """Something the program is for does not work."""

    @property
    def label(self) -> str:
        """Return the word people read, the same as of problems."""
        return {"good": "正常", "hint": "说明", "note": "可看一看", "bad": "应处理"}[self.value]


@dataclass(frozen=True, slots=True)
class Check:
    """One thing looked at."""

    id: str
    """Stable ASCII name."""
    title: str
    said: str
    """How it stands, without final punctuation."""
    state: State = State.GOOD
    todo: str = ""
    """What to do, in whole sentences; never empty for what is bad."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """Things that belong together."""

    id: str
    title: str
    checks: tuple[Check, ...]
    facts: Mapping[str, Fact] = field(default_factory=dict)
    sample: tuple[str, ...] = ()
    """Lines to be looked at by eye, to be shown as they are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Checkup:
    """The whole."""

    version: str
    sections: tuple[Section, ...]

    @property
    def ok(self) -> bool:
        """Tell whether nothing has to be dealt with."""
        return not self.of(State.BAD)

    def of(self, state: State) -> tuple[Check, ...]:
        """Return the checks of a state, in order."""
        return tuple(one for section in self.sections for one in section.checks if one.state is state)

    @property
    def verdict(self) -> str:
        """Return the whole in a sentence."""
        bad, notes = self.of(State.BAD), self.of(State.NOTE)
        if not bad and not notes:
            return "都正常。"
        parts = [f"{len(ones)}处{ones[0].state.label}：{_titles(ones)}" for ones in (bad, notes) if ones]
        return f"{'；'.join(parts)}。"


def _titles(checks: Iterable[Check]) -> str:
    return "、".join(dict.fromkeys(one.title for one in checks))
