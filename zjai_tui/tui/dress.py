"""Gives the app its colours: our own and no others."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from textual.theme import Theme

from .files.settings import read_settings
from .themes import LOOKS, Look, first_look

if TYPE_CHECKING:
    from .shell import Shell

NO_COLOR = "NO_COLOR"


def without_colour() -> bool:
    """Tell whether the person wants no colours in any program (``NO_COLOR`` set to anything)."""
    return bool(os.environ.get(NO_COLOR))


def poor(app: Shell) -> bool:
    """Tell whether the terminal has sixteen colours at most, or is not to be coloured."""
    return without_colour() or app.console.color_system not in {"256", "truecolor"}


def dress(app: Shell) -> None:
    """Put our colours in place of Textual's own, and on with the chosen ones."""
    foreign = list(app.available_themes)
    for look in LOOKS:
        app.register_theme(theme_of(look))
    app.theme = first_look(read_settings().theme, poor=poor(app)).id
    for name in foreign:
        app.unregister_theme(name)


def theme_of(look: Look) -> Theme:
    """Return a look as Textual wants it."""
    colours = look.colours
    return Theme(
        name=look.id,
        primary=colours["primary"],
        success=colours["text-success"],
        error=colours["text-error"],
        warning=colours["text-warning"],
        accent=colours["text-accent"],
        foreground=colours["foreground"],
        background=colours["background"],
        surface=colours["surface"],
        panel=colours["panel"],
        dark=look.dark,
        ansi=look.ansi,
        variables=dict(colours),
    )
