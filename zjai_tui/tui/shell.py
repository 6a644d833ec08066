"""The shell of the app: it holds the session, hears what the widgets mean, and fails gracefully."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path
from typing import ClassVar

from rich.console import RenderableType
from textual import on
from textual.app import App
from textual.binding import Binding, BindingType

from ..base.problems import Refused
from ..filling.session import Session
from .commands import COMMANDS, LIST
from .desk import Desk
from .messages import Asked, Drafted, EditEntry, Meant, OpenExample, OpenPath
from .screens.entry import EntryScreen
from .screens.home import HomeScreen
from .screens.page import Page

STYLES = ("app", "widgets", "workspace", "windows", "publicity")
ROOMY_FROM = 140


def styles() -> str:
    """Return every style sheet as one text."""
    folder = files(__package__).joinpath("styles")
    return "\n".join(folder.joinpath(f"{name}.tcss").read_text(encoding="utf-8") for name in STYLES)


class Shell(App[int]):
    """The app without its commands."""

    TITLE = "人工智能专业高级工程师申报自评"
    CSS = styles()
    ENABLE_COMMAND_PALETTE = False
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (110, "-wide"), (ROOMY_FROM, "-roomy")]  # noqa: RUF012
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(key, command.action, command.title, id=f"{command.id}-{at}", show=False, priority=command.id == "quit")
        for command in COMMANDS
        if LIST not in command.where
        for at, key in enumerate(command.keys)
    ]

    def __init__(self, path: Path | None = None, demo: str | None = None) -> None:
        """Begin at home, or on a dossier or an example."""
        super().__init__()
        self.animation_level = "none"  # the terminals of offices are slow, and often remote
        self._first, self._demo = path, demo
        self.session: Session | None = None
        self.failure: Exception | None = None
        self.desk = Desk(self)
        self._typing: str | None = None

    def on_mount(self) -> None:
        """Open what was asked for."""
        self.push_screen(HomeScreen())
        if self._first is not None:
            self.run_worker(self.desk.open(self._first), group="files")
        elif self._demo is not None:
            self.run_worker(self.desk.open_example(self._demo), group="files")

    @property
    def page(self) -> Page | None:
        """Return the full screen in front, or None while a window is open over it."""
        return self.screen if isinstance(self.screen, Page) else None

    def tell(self, text: str, *, bad: bool = False) -> None:
        """Show a message on the page in front."""
        for screen in reversed(self.screen_stack):
            if isinstance(screen, Page):
                self.call_after_refresh(screen.tell, text, bad=bad)
                return

    def session_changed(self, typing: str = "") -> None:
        """Show the session anew on the page in front."""
        for screen in reversed(self.screen_stack):
            if isinstance(screen, Page):
                screen.session_changed(typing)
                return

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Allow a command only in the places the registry names."""
        mine = [command for command in COMMANDS if command.action.partition("(")[0] == action]
        if not mine or action == "quit":
            return True
        return self.page is not None and any(self.page.place in command.where for command in mine)

    @on(Meant)
    def _change(self, message: Meant) -> None:
        if self.session is None:
            return
        try:
            changed = self.session.change(message.edit, message.label, message.merge)
        except Refused as refused:
            self.tell(refused.problems[0].sentence(), bad=True)
            changed = True  # the control shows what was refused: put it back
            message.merge = ""
        if changed:
            self._show_soon(message.merge)

    @on(Drafted)
    def _hold(self, message: Drafted) -> None:
        if self.session is not None:
            self.session.hold(message.key, message.typed, message.label)
            self._show_soon(message.key)

    def _show_soon(self, typing: str) -> None:
        """Show the session once everything typed so far is in it: fast typing is scored once, not key by key."""
        if self._typing is None:
            self.call_later(self._show_now)
        self._typing = typing

    def _show_now(self) -> None:
        typing, self._typing = self._typing, None
        self.session_changed(typing or "")

    @on(Asked)
    async def _asked(self, message: Asked) -> None:
        await self.run_action(message.action)

    @on(OpenPath)
    def _open_path(self, message: OpenPath) -> None:
        self.run_worker(self.desk.open(message.path), group="files")

    @on(OpenExample)
    def _open_example(self, message: OpenExample) -> None:
        self.run_worker(self.desk.open_example(message.name), group="files")

    @on(EditEntry)
    def _edit_entry(self, message: EditEntry) -> None:
        if self.session is not None:
            self.push_screen(EntryScreen(self.session, message.entry_id))

    def _handle_exception(self, error: Exception) -> None:
        """Remember why the app fails; `run` tells it once the terminal is back."""
        self.failure = self.failure or error
        super()._handle_exception(error)

    def _fatal_error(self) -> None:
        """Stop without Textual's traceback: it prints local variables, hence personal data."""
        self._close_messages_no_wait()

    def panic(self, *renderables: RenderableType) -> None:
        """Stop likewise for errors that would print themselves."""
        self._fatal_error()
