"""The styles of the tones. The screen holds them: a style for each text would cost more than the text."""

from __future__ import annotations

from textual.style import Style
from textual.widget import Widget

from ..telling.blocks import TONES, Tone

TONE_CLASSES = {f"tone--{tone}" for tone in TONES}


def tone_style(widget: Widget, tone: Tone) -> Style | str:
    """Return the style of a tone on the screen of a widget."""
    return widget.screen.get_visual_style(f"tone--{tone}", partial=True) if tone else ""


def part_style(widget: Widget, part: str) -> Style:
    """Return the style of a part of a widget; unlike Textual's it keeps that a part is reversed."""
    style = widget.get_visual_style(part)
    return style + Style(reverse=True) if is_reversed(widget, part) else style


def is_reversed(widget: Widget, part: str) -> bool:
    """Tell whether a part of a widget swaps ink and ground, which is how one sees it without colours."""
    return bool(widget.get_component_styles(part).text_style.reverse)
