"""The styles of the tones. The screen holds them: a style for each text would cost more than the text."""

from __future__ import annotations

from textual.style import Style
from textual.widget import Widget

from ..blocks import TONES, Tone

TONE_CLASSES = {f"tone--{tone}" for tone in TONES}


def tone_style(widget: Widget, tone: Tone) -> Style | str:
    """Return the style of a tone on the screen of a widget."""
    return widget.screen.get_visual_style(f"tone--{tone}", partial=True) if tone else ""
