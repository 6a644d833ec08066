"""The colours of the app: light, dark, high contrast, and one of the terminal's own sixteen. No textual here.

Colours only repeat what the words say. Every ink is readable on every ground: the ratios are
4.5 at least, 7 in high contrast; tests compute them from this table.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

GROUNDS = ("background", "surface", "panel", "primary-background", "surface-lighten-1", "surface-lighten-2")
"""Names of what text stands on: page, windows and bars, footer, title, fields, the field at hand."""
INKS = (
    "foreground", "text-muted", "text-disabled", "text-primary", "text-success", "text-error", "text-warning",
    "text-accent",
)  # fmt: skip
"""Names of what text is written in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """One set of colours, by the names the style sheets use."""

    id: str
    title: str
    """Chinese name in the list to choose from."""
    about: str
    dark: bool = True
    ansi: bool = False
    """Whether it leaves the colours to the terminal."""
    colours: Mapping[str, str] = field(default_factory=dict)


def _colours(grounds: str, inks: str, cursor: tuple[str, str]) -> dict[str, str]:
    """Return colours by name; `cursor` is the ground and the ink of what is chosen."""
    named = dict(zip(GROUNDS, grounds.split(), strict=True)) | dict(zip(INKS, inks.split(), strict=True))
    ground, ink = cursor
    chosen = {"primary": ground, "text": ink, "block-cursor-background": ground, "block-cursor-foreground": ink}
    lists = {
        "block-cursor-blurred-background": named["surface-lighten-2"],
        "block-cursor-blurred-foreground": named["foreground"],
        "block-hover-background": named["surface-lighten-1"],
        "input-cursor-background": named["foreground"],
        "input-cursor-foreground": named["background"],
        "input-selection-background": ground,
        "input-selection-foreground": ink,
        "border": ground,
        "scrollbar": named["text-muted"],
        "scrollbar-hover": named["foreground"],
        "scrollbar-active": named["foreground"],
        "scrollbar-background": named["surface"],
        "scrollbar-background-hover": named["surface"],
        "scrollbar-background-active": named["surface"],
    }
    return named | chosen | lists


DARK = Look(
    id="dark", title="深色", about="深底浅字",
    colours=_colours(
        "#15181d #1e2229 #252a33 #1b3553 #272d38 #2f3745",
        "#e8e8e8 #b4bbc7 #b4bbc7 #8fc4ff #85d996 #ffa29b #f2c66b #d0b3ff",
        ("#1d5a9e", "#ffffff"),
    ),
)  # fmt: skip
LIGHT = Look(
    id="light", title="浅色", about="浅底深字，明亮的房间里好认", dark=False,
    colours=_colours(
        "#fbfbf8 #f0f1ee #e4e6e2 #d6e4f5 #e6edf6 #dae6f5",
        "#1a1a1a #4d535b #4d535b #0b4a8f #17562a #98130d #6a4200 #5b2a8c",
        ("#0b4a8f", "#ffffff"),
    ),
)  # fmt: skip
HIGH = Look(
    id="contrast", title="高对比", about="黑底亮字，所选的一条是黄底黑字",
    colours=_colours(
        "#000000 #0a0a0a #141414 #001f3f #1a1a1a #262626",
        "#ffffff #dcdcdc #dcdcdc #9adcff #7dff92 #ffbfba #ffe680 #ecd6ff",
        ("#ffe066", "#000000"),
    ),
)  # fmt: skip
SIXTEEN = Look(
    id="sixteen", title="十六色", about="只用终端自带的颜色，老终端和远程连接用这种", ansi=True,
    colours={
        **dict.fromkeys(GROUNDS, "ansi_default"),
        **dict.fromkeys(INKS, "ansi_default"),
        "text-success": "ansi_green", "text-error": "ansi_red", "text-warning": "ansi_magenta",
        "primary": "ansi_default", "text": "ansi_default", "border": "ansi_default",
        "block-cursor-background": "ansi_default", "block-cursor-foreground": "ansi_default",
        "block-cursor-blurred-background": "ansi_default", "block-cursor-blurred-foreground": "ansi_default",
        "block-hover-background": "ansi_default",
        "scrollbar": "ansi_default", "scrollbar-hover": "ansi_default", "scrollbar-active": "ansi_default",
        "scrollbar-background": "ansi_default", "scrollbar-background-hover": "ansi_default",
        "scrollbar-background-active": "ansi_default",
        "ansi-background": "ansi_default", "ansi-foreground": "ansi_default", "border-blurred": "ansi_default",
        "input-cursor-background": "ansi_default", "input-cursor-foreground": "ansi_default",
        "input-cursor-text-style": "reverse",
        "input-selection-background": "ansi_default", "input-selection-foreground": "ansi_default",
    },
)  # fmt: skip

LOOKS: tuple[Look, ...] = (DARK, LIGHT, HIGH, SIXTEEN)
"""The registry, in the order in which they are offered; the first is the usual one."""


def look_named(name: str) -> Look | None:
    """Return the look of that id, or None."""
    return next((look for look in LOOKS if look.id == name), None)


def first_look(chosen: str, *, poor: bool) -> Look:
    """Return what to begin with: what the person once chose; on a terminal of few colours always its own."""
    return SIXTEEN if poor else look_named(chosen) or DARK
