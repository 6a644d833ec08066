"""What every step of the workspace is: a page that scrolls, shows the session and can explain its number."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widget import Widget

from ...filling.session import Session
from ..commands.registry import FORM
from ..telling.blocks import Block


class StepView(VerticalScroll, can_focus=False, inherit_bindings=False):
    """A page of fields and text. The arrow keys move between fields; PgUp and PgDn scroll."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "app.focus_previous", show=False),
        Binding("down", "app.focus_next", show=False),
    ]
    NAME: ClassVar[str] = ""
    TITLE: ClassVar[str] = ""
    PLACE: ClassVar[str] = FORM
    """The place of the registry whose commands apply."""

    def __init__(self, session: Session) -> None:
        """Build the page for a session."""
        super().__init__(id=f"step-{self.NAME}", classes="step")
        self.session = session

    def on_mount(self) -> None:
        """Fill the page."""
        self.show(self.session)

    def show(self, session: Session, typing: str = "") -> None:
        """Show what the session holds; `typing` is the slot whose typing led here, if any."""

    @property
    def scroller(self) -> Widget:
        """Return what PgUp and PgDn scroll."""
        return self

    def traced(self, session: Session) -> tuple[str, tuple[Block, ...]] | None:
        """Return title and text that explain the number in view, or None to explain the total."""
        return None

    @classmethod
    def progress(cls, session: Session) -> str:
        """Return in a word or two how far the step is, e.g. ``缺3项``."""
        return ""


def missing(counts: tuple[int, int]) -> str:
    """Return how many of a step's questions are open, from the answered and the whole."""
    done, whole = counts
    return "已填" if done == whole else f"空{whole - done}项"
