"""The hand list 逐项自查: what only a person can see, as far as it concerns this dossier."""

from __future__ import annotations

from ..rules.cycles.precheck import Tick
from .entry_checks import team_entries
from .given import Given, holds
from .result import TickLine

TICK = "tick:"


def tick_lines(given: Given) -> tuple[TickLine, ...]:
    """Return the lines that concern this dossier, in the round's order."""
    lines = []
    for one in given.cycle.tick:
        about = _about(given, one)
        if about is None or holds(given.cycle, given.dossier, one.only_if) == "no":
            continue
        lines.append(
            TickLine(
                id=TICK + one.id,
                ask=one.ask,
                help=one.help,
                about=about,
                ticked=TICK + one.id in given.dossier.done,
                cites=one.cite,
                basis=one.basis,
            )
        )
    return tuple(lines)


def _about(given: Given, tick: Tick) -> tuple[str, ...] | None:
    """Return the achievements a line is about, nothing for the whole; None when there are none of that sort."""
    if tick.team:
        return tuple(one.id for one in team_entries(given)) or None
    if tick.kinds:
        return tuple(one.id for one in given.dossier.entry if one.kind in tick.kinds) or None
    return ()
