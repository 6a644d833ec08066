"""The whole checkup of this machine."""

from __future__ import annotations

from datetime import date

from .. import VERSION
from .calendars import calendar_section
from .folders import folders_section
from .libraries import libraries_section
from .result import Checkup
from .rules import rules_section
from .running import running_now, running_section
from .terminal import Terminal, terminal_section


def check_up(terminal: Terminal, today: date) -> Checkup:
    """Look at Python, calendar, rules, folders and libraries here; the terminal is what the caller knows of it.

    Raises nothing that is foreseen; leaves nothing behind.
    """
    sections = (
        running_section(running_now()),
        terminal_section(terminal),
        calendar_section(today),
        rules_section(),
        folders_section(),
        libraries_section(),
    )
    return Checkup(version=VERSION, sections=sections)
