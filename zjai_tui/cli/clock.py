"""The day a command works on."""

from __future__ import annotations

from datetime import date


def today() -> date:
    """Return the day it is on this machine."""
    return date.today()
