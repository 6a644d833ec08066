"""What the environment may ask of the screens' library: how it looks, not what it writes, sends or runs.

Textual's variables for those who build with it would have it log every key to a file, talk to a console over the
network, save pictures of the screen, press keys, or load a driver from anywhere. None of that is for a program with
personal data on its screen. They are read when textual is first imported.
"""

from __future__ import annotations

import os

_LEAD = "TEXTUAL"
_LOOKS = {
    "TEXTUAL_ALLOW_SIGNALS",
    "TEXTUAL_ANIMATIONS",
    "TEXTUAL_COLOR_SYSTEM",
    "TEXTUAL_DIM_FACTOR",
    "TEXTUAL_DISABLE_KITTY_KEY",
    "TEXTUAL_FILTERS",
    "TEXTUAL_FPS",
    "TEXTUAL_SMOOTH_SCROLL",
    "TEXTUAL_SPEEDUPS",
    "TEXTUAL_THEME",
}


def settle() -> None:
    """Take from this process's environment what would have the screens' library tell others."""
    for name in [one for one in os.environ if one.startswith(_LEAD) and one not in _LOOKS]:
        del os.environ[name]
    # without it Chinese input arrives garbled in some terminals
    os.environ.setdefault("TEXTUAL_DISABLE_KITTY_KEY", "1")
