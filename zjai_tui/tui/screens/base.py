"""What every screen brings for the text on it: the styles of the tones, looked up once for each screen."""

from __future__ import annotations

from typing import ClassVar, TypeVar

from textual.screen import ModalScreen, Screen

from ..widgets.tones import TONE_CLASSES

Answer = TypeVar("Answer")


class Full(Screen[None]):
    """A screen that fills the terminal."""

    COMPONENT_CLASSES: ClassVar[set[str]] = TONE_CLASSES


class Window(ModalScreen[Answer]):
    """A window over another screen."""

    ASKS: ClassVar[bool] = False
    """Whether it waits for an answer that decides what happens to a file or to what was typed."""

    COMPONENT_CLASSES: ClassVar[set[str]] = TONE_CLASSES
