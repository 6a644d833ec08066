"""全部命令: every command of the place, found by a few characters of its title, its key or its pinyin initials."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Input, OptionList

from ..commands import Command, matching
from ..widgets.document import Document
from ..widgets.line_input import LineInput
from ..widgets.lists import Line, Lines
from .base import Window


class PaletteScreen(Window[str]):
    """An input and the commands that match; answers the action of the chosen one."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,f3", "dismiss('')", show=False),
        Binding("up", "move(-1)", show=False),
        Binding("down", "move(1)", show=False),
    ]

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

    def on_mount(self) -> None:
        """Show every command."""
        self._list("")
        self.query_one("#commands").can_focus = False
        self.query_one("#sought").focus()

    def action_move(self, by: int) -> None:
        """Highlight the next command or the one before."""
        commands = self.query_one("#commands", Lines)
        if by > 0:
            commands.action_cursor_down()
        else:
            commands.action_cursor_up()

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        self._list(event.value)

    @on(Input.Submitted)
    @on(OptionList.OptionSelected)
    def _chosen(self) -> None:
        chosen = self._highlighted
        if chosen:
            self.dismiss(chosen.action)

    @on(OptionList.OptionHighlighted)
    def _explain(self) -> None:
        chosen = self._highlighted
        self.query_one("#what", Document).say(chosen.help if chosen else "没有这样的命令，请换几个字。", "muted")

    @property
    def _highlighted(self) -> Command | None:
        key = self.query_one("#commands", Lines).key
        return next((one for one in self._commands if one.id == key), None)

    def _list(self, typed: str) -> None:
        found = matching(self._commands, typed)
        self.query_one("#commands", Lines).show_lines([Line(one.id, one.title, one.key, "muted") for one in found])
        self._explain()
