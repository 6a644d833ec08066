"""全部命令: every command of the place, found by a few characters of its title, its key or its pinyin initials."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical

from ..commands.registry import Command, matching
from ..widgets.document import Document
from ..widgets.line_input import LineInput
from ..widgets.lists import Line, Lines
from .finding import FindScreen


class PaletteScreen(FindScreen):
    """An input and the commands that match; answers the action of the chosen one."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("f3", "dismiss('')", show=False)]

    def __init__(self, commands: tuple[Command, ...]) -> None:
        """Offer these commands."""
        super().__init__()
        self._commands = commands

    def compose(self) -> ComposeResult:
        """Lay out input, list, and what the highlighted command does."""
        with Vertical(classes="window tall"):
            yield LineInput(placeholder="输入命令名称或拼音首字母", id="sought")
            yield Lines(id="commands")
            yield Document(id="what")

    def explain(self) -> None:
        """Show what the highlighted command does."""
        chosen = self._highlighted
        self.query_one("#what", Document).say(chosen.help if chosen else "没有这样的命令，请换几个字。", "muted")

    def answer(self) -> str:
        """Return the command's action."""
        return self._highlighted.action if self._highlighted else ""

    @property
    def _highlighted(self) -> Command | None:
        return next((one for one in self._commands if one.id == self.found.key), None)

    def narrow(self, typed: str) -> None:
        """List the commands that match."""
        found = matching(self._commands, typed)
        self.found.show_lines([Line(one.id, one.title, one.key, "muted") for one in found])
        self.explain()
