"""The shell of the app: it holds the session, hears what the widgets mean, and fails gracefully."""

from __future__ import annotations

import asyncio
import gc
import signal
import sys
import threading
from collections.abc import Iterable
from functools import cached_property
from pkgutil import get_data
from typing import TYPE_CHECKING, ClassVar

from textual import events, on
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.widget import Widget

from ..base.problems import Problem, Refused
from .beginning import HOME, Beginning
from .commands.registry import COMMANDS, LIST, applies
from .dress import dress, without_colour
from .failing import ENDED_BY_SIGNAL
from .files.settings import read_settings, remember_setting
from .messages import Asked, Drafted, EditEntry, Meant, OpenExample, OpenPath, Restore, Told
from .queueing import Queueing
from .screens.home import HomeScreen
from .screens.page import Page
from .screens.too_small import TooSmall, fits
from .widgets.lists import Lines

if TYPE_CHECKING:
    from textual.theme import Theme

    from ..filling.session import Session
    from .files.desk import Desk
    from .files.recovering import Keeper
    from .files.watching import Watch
    from .unit.desk import UnitDesk

FIRST_STYLES = ("app", "widgets")
"""Sheets of the first screen; the others are read once it is painted."""
STYLES = (
    "app",
    "widgets",
    "forms",
    "workspace",
    "windows",
    "publicity",
    "scoring",
    "direction",
    "eligibility",
    "finish",
    "standard_windows",
    "standard_editor",
    "unit",
    "unit_batch",
    "unit_merge",
    "ansi",
)
ROOMY_FROM = 140
LOOK_EVERY = 1.0
"""Seconds between two looks at what is on screen: more than that is never lost."""


def styles(names: Iterable[str] = STYLES) -> str:
    """Return style sheets as one text; they are read from wherever the package is, be it a .pyz."""
    return "\n".join((get_data(__package__, f"styles/{name}.tcss") or b"").decode() for name in names)


class Shell(Queueing):
    """The app without its commands."""

    TITLE = "人工智能专业高级工程师申报自评"
    CSS = styles(FIRST_STYLES)
    ENABLE_COMMAND_PALETTE = False
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (110, "-wide"), (ROOMY_FROM, "-roomy")]  # noqa: RUF012
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(key, command.action, command.title, id=f"{command.id}-{at}", show=False, priority=command.id == "quit")
        for command in COMMANDS
        if LIST not in command.where
        for at, key in enumerate(command.keys)
    ]

    def __init__(self, beginning: Beginning = HOME) -> None:
        """Begin on what was asked for."""
        super().__init__(ansi_color=True if without_colour() else None)
        dress(self)
        self.animation_level = "none"  # the terminals of offices are slow, and often remote
        self.beginning = beginning
        self.session: Session | None = None
        self._typing: str | None = None
        self._may_offer = self._styled = self._welcome_later = False
        self.farewell = ""
        """What to say on the terminal once it is the shell's again."""

    def on_mount(self) -> None:
        """Open what was asked for."""
        self.call_after_refresh(self._after_first_paint)
        self.theme_changed_signal.subscribe(self, self._repaint)
        self.set_interval(LOOK_EVERY, self._look)
        self._heed_signals()
        work = self.beginning.work(self)
        if work is not None:
            self._load_styles()  # the first window may be a question about what was left behind
            self.run_worker(work, group="files")
        elif self.beginning.standard is not None:
            self._load_styles()
            self.call_later(self.run_action, "transcribe")
        else:
            self._may_offer = True
            self.call_after_refresh(self._welcome)

    @cached_property
    def desk(self) -> Desk:
        """Return what deals with files; loaded when first needed, as it brings all the rules with it."""
        from .files.desk import Desk

        return Desk(self)

    @cached_property
    def unit_desk(self) -> UnitDesk:
        """Return what deals with dossiers to be reviewed; loaded when first needed."""
        from .unit.desk import UnitDesk

        return UnitDesk(self)

    @cached_property
    def keeper(self) -> Keeper:
        """Return what keeps recovery copies; loaded when first needed."""
        from .files.recovering import Keeper

        return Keeper(self)

    @cached_property
    def lookout(self) -> Watch:
        """Return what looks whether the file is changed elsewhere; loaded when first needed."""
        from .files.watching import Watch

        return Watch(self)

    def on_resize(self, event: events.Resize) -> None:
        """Say so when the terminal is too small for any page; `TooSmall` goes once it is not."""
        self.fit(event.size)

    def fit(self, size: Size) -> None:
        """Cover the page while a terminal of that size is too small for it."""
        if not fits(*size) and not isinstance(self.screen, TooSmall):
            self.push_screen(TooSmall(), self._no_longer_small)

    def refresh_home(self) -> None:
        """List anew what can be begun, if that is what is in front."""
        for screen in self.screen_stack:
            if isinstance(screen, HomeScreen):
                screen.look_around()

    def get_default_screen(self) -> HomeScreen:
        """Begin at home."""
        return HomeScreen()

    async def show_page(self, page: Page) -> None:
        """Put a full screen in the place of the one in front; home stays under it."""
        self._load_styles()
        while isinstance(self.screen, TooSmall):
            await self.screen.dismiss()
        if isinstance(self.screen, HomeScreen):
            await self.push_screen(page)
        else:
            await self.switch_screen(page)
        self.fit(self.size)

    async def go_home(self, problems: tuple[Problem, ...]) -> None:
        """Leave every other screen; `problems` tell why a file could not be opened."""
        while not isinstance(self.screen, HomeScreen):
            await self.pop_screen()
        self.screen.show_problems(problems)
        self.fit(self.size)

    @property
    def page(self) -> Page | None:
        """Return the full screen in front, or None while a window is open over it."""
        return self.screen if isinstance(self.screen, Page) else None

    def tell(self, text: str, *, bad: bool = False) -> None:
        """Show a message on the page in front."""
        page = next((one for one in reversed(self.screen_stack) if isinstance(one, Page)), None)
        if page is not None:
            self.call_after_refresh(page.tell, text, bad=bad)

    def session_changed(self, typing: str = "") -> None:
        """Show the session anew on the page in front."""
        page = next((one for one in reversed(self.screen_stack) if isinstance(one, Page)), None)
        if page is not None:
            page.session_changed(typing)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Allow a command only in the places the registry names."""
        return applies(action, self.page.place if self.page else None)

    @on(Meant)
    def _change(self, message: Meant) -> None:
        message.heard()
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
        message.heard()
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

    @on(Restore)
    def _restore(self, message: Restore) -> None:
        self.run_worker(self.desk.restore(message.left), group="files")

    @on(Told)
    def _say(self, message: Told) -> None:
        self.tell(message.text, bad=message.bad)

    @on(EditEntry)
    def _edit_entry(self, message: EditEntry) -> None:
        if self.session is not None:
            from .screens.entry import EntryScreen

            self.push_screen(EntryScreen(self.session, message.entry_id))

    @on(HomeScreen.LookedAround)
    def _offer(self, message: HomeScreen.LookedAround) -> None:
        """Offer, once at the start, what was left behind unsaved."""
        if self._may_offer and message.left and self.session is None:
            self.run_worker(self.desk.offer(message.left), group="files")
        self._may_offer = False

    def _after_first_paint(self) -> None:
        if not gc.isenabled():  # `zjai` turned it off while it was loading
            gc.freeze()
            gc.enable()
        self._load_styles()

    def _repaint(self, _: Theme) -> None:
        """Paint text anew in other colours: what is laid out keeps the colours it was laid out with."""
        for screen in self.screen_stack:
            for widget in screen.walk_children(Widget):
                widget.refresh(layout=True)
                if isinstance(widget, Lines):
                    widget.lay_out()

    def _load_styles(self) -> None:
        """Have the sheets read that the first screen does not need."""
        if not self._styled:
            self._styled = True
            self.stylesheet.add_source(styles(name for name in STYLES if name not in FIRST_STYLES), ("", "later"))

    def _welcome(self) -> None:
        """Show the introduction the first time of all, once there is room for it."""
        if isinstance(self.screen, TooSmall):
            self._welcome_later = True
        elif not read_settings().toured and not remember_setting("toured", True):
            # where nothing can be remembered it would come at every start, and cover what home says of that
            self.call_later(self.run_action, "tour")

    def _no_longer_small(self, _: None) -> None:
        if self._welcome_later:
            self._welcome_later = False
            self.call_after_refresh(self._welcome)

    def _look(self) -> None:
        """Keep what is on screen, if there is anything to keep."""
        if self.session is not None:
            self.keeper.look()
            self.lookout.look()

    def _heed_signals(self) -> None:
        """End in good order when the system says so: the work is kept, the terminal put back."""
        if sys.platform == "win32" or threading.current_thread() is not threading.main_thread():
            return  # no event loop there takes signals
        for number in (signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT):
            asyncio.get_running_loop().add_signal_handler(number, self.told_to_end, number)

    def told_to_end(self, number: int) -> None:
        """End with the exit code that belongs to a signal."""
        from .crash import last_words

        self.farewell = last_words(self)
        self.exit(return_code=ENDED_BY_SIGNAL + number)
