"""Readiness at a glance: the parts of the journey, the findings, the hand list, the steps, and one verdict."""

from __future__ import annotations

from .findings import findings
from .given import Given
from .next_steps import next_steps
from .parts import parts
from .result import NextSteps, Part, Readiness, State
from .ticks import tick_lines


def readiness(given: Given) -> Readiness:
    """Return how ready the dossier is. Pure; never raises for any dossier that the reader takes."""
    found = findings(given)
    ticks = tick_lines(given)
    every = parts(given, found, ticks)
    steps = next_steps(given.cycle, given.dossier, given.today, given.workdays)
    state = _state(every)
    return Readiness(
        state=state,
        verdict=_verdict(state, every, steps),
        parts=every,
        findings=found,
        ticks=ticks,
        next=steps,
    )


def _state(every: tuple[Part, ...]) -> State:
    states = {one.state for one in every}
    return "blocked" if "blocked" in states else "open" if "open" in states else "done"


def _verdict(state: State, every: tuple[Part, ...], steps: NextSteps) -> str:
    """Return the whole in words; a closed round is said first, for nothing can be handed in then."""
    closed = steps.said if steps.closed else ""
    if state == "done":
        return closed + ("档案各部分都已完成。" if closed else "各部分都已完成，可以按下面的步骤申报。")
    blocked = [one.title for one in every if one.state == "blocked"]
    pending = [one.title for one in every if one.state == "open"]
    said = "还不能提交：" + f"{'、'.join(blocked)}受阻" if blocked else f"还差{'、'.join(pending)}"
    if blocked and pending:
        said += f"，{'、'.join(pending)}没有完成"
    return f"{closed}{said}。"
