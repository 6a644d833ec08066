"""The terminal app: the shell, and what each command of the registry does.

What the first screen does not show is loaded when it is asked for.
"""

from __future__ import annotations

from pathlib import Path

from textual import on
from textual.widget import Widget

from ..base.problems import Refused
from ..cli.guard import CRASHED, INTERRUPTED, STOPPED
from ..cli.streams import complain
from .background import once_painted
from .beginning import HOME, Beginning
from .commands.registry import commands_in
from .dress import without_colour
from .files.settings import remember_setting
from .messages import Quit
from .running import run_to_the_end
from .screens.base import Window
from .screens.page import Page
from .screens.too_small import TooSmall
from .shell import Shell
from .telling.blocks import Block
from .themes import LOOKS, SIXTEEN

NOT_IN_PALETTE = {"commands", "up", "down"}


def run(
    dossier_path: Path | None = None,
    demo: str | None = None,
    *,
    standard: str | None = None,
    review: Path | None = None,
    mouse: bool = True,
) -> int:
    """Run the app on a dossier or a folder of them, an example, a standard, a review, or at home; return the exit code.

    Needs a terminal. An error inside the app becomes one Chinese sentence on stderr and 1.
    """
    app = ZjaiApp(Beginning(dossier_path, demo, standard, review))
    run_to_the_end(app, mouse=mouse)
    if app.failure is not None:
        from .crash import crash_sentence, last_words

        kept = last_words(app)
        if isinstance(app.failure, KeyboardInterrupt):
            complain(f"{STOPPED}{kept}")
            return INTERRUPTED
        complain(crash_sentence(app.failure, kept))
        return CRASHED
    if app.farewell:
        complain(f"程序被系统结束。{app.farewell}")
    return app.return_code or 0


class ZjaiApp(Shell):
    """The app."""

    def action_new(self) -> None:
        """Begin an empty dossier."""
        self.run_worker(self.desk.start_new(), group="files")

    def action_open(self) -> None:
        """Ask for a dossier and open it."""
        self.run_worker(self.desk.ask_and_open(), group="files")

    def action_save(self) -> None:
        """Save."""
        self._settle()
        self.run_worker(self.desk.save(), group="files")

    def action_save_as(self) -> None:
        """Save elsewhere."""
        self._settle()
        self.run_worker(self.desk.save_as(), group="files")

    def action_leave(self) -> None:
        """Go home."""
        self.run_worker(self.desk.leave(), group="files")

    async def action_quit(self) -> None:
        """End the program, after the keys typed before: this one comes to the app at once, they by way of a page."""
        if not (self.focused or self.screen).post_message(Quit()):  # what has the focus is just being taken away
            self._quit()

    @on(Quit)
    def _quit(self) -> None:
        """End the program; while a window asks something, that must be answered first."""
        if isinstance(self.screen, TooSmall):  # which says that one can quit, whatever is asked under it
            self._settle()
            self.run_worker(self.desk.quit(), group="quit")
        elif isinstance(self.screen, Window) and (self.screen.ASKS or self.at_files):
            self.screen.told_to_quit()
        else:
            self._settle()
            self.run_worker(self.desk.quit(), group="files")

    def action_help_quit(self) -> None:
        """Say how to quit: Ctrl+C copies."""
        self.tell("Ctrl+C用来复制；退出程序请按Ctrl+Q。")

    def action_undo(self) -> None:
        """Take back the last change."""
        self._travel("undo", "已撤销：", "没有可以撤销的修改。")

    def action_redo(self) -> None:
        """Do again what was taken back."""
        self._travel("redo", "已重做：", "没有可以重做的修改。")

    def action_show_help(self) -> None:
        """Explain the field at hand and the keys of this place."""
        if self.page:
            from .screens.dialogs import ReadScreen
            from .screens.helping import help_text

            self.push_screen(ReadScreen("帮助", help_text(self.page.place, self.page.help_blocks)))

    def action_show_commands(self) -> None:
        """List the commands of this place, and run the chosen one."""
        if self.page:
            from .screens.palette import PaletteScreen

            commands = tuple(one for one in commands_in(self.page.place) if one.id not in NOT_IN_PALETTE)
            self.push_screen(PaletteScreen(commands), self._run_chosen)

    def action_trace(self) -> None:
        """Explain the number in view."""
        if self.page and self.session:
            from .screens.dialogs import ReadScreen
            from .telling.overview import total_blocks

            title, blocks = self.page.traced() or ("总分的计算过程", total_blocks(self.session))
            banner = self.session.assessment.banner
            self.push_screen(ReadScreen(title, (*blocks, Block(banner, "banner")) if banner else blocks))

    def action_page(self, by: int) -> None:
        """Scroll the page."""
        widget = self.page.page_widget() if self.page else None
        if widget:
            widget.scroll_relative(y=by * widget.scrollable_content_region.height, animate=False, immediate=True)
            once_painted(widget, self._follow, widget)

    def action_choose_theme(self) -> None:
        """Offer the colours."""
        self.run_worker(self._choose_theme(), group="theme", exclusive=True)

    def action_tour(self) -> None:
        """Show the introduction again."""
        from .screens.tour import TourScreen

        self.push_screen(TourScreen())

    def action_checkup(self) -> None:
        """Look at this machine, and show what is missing."""
        from .screens.checkup import show_checkup

        self.run_worker(show_checkup(self), group="checkup", exclusive=True)

    def action_copy(self) -> None:
        """Copy what the page shows."""
        if self.page:
            from .files.copying import copy_text, page_text

            self.page.tell(copy_text(self, page_text(self.page)))

    def action_export(self) -> None:
        """Write what the page shows to a file."""
        if self.page:
            from .files.copying import export_text, page_text

            title = self.session.dossier.person.name if self.session else ""
            self.run_worker(export_text(self.page, title, page_text(self.page)), group="files")

    def action_transcribe(self) -> None:
        """Open the standard that was asked for, else offer the ways to take one in."""
        from .transcribing.desk import StandardDesk

        desk, name = StandardDesk(self), self.beginning.standard
        self.beginning = HOME
        self.run_worker(desk.open_named(name) if name else desk.begin(), group="files")

    def action_unit(self) -> None:
        """Offer the ways to begin a review."""
        self.run_worker(self.unit_desk.begin(), group="files")

    def action_publicity(self) -> None:
        """Reckon publicity, within the round of the open dossier where there is one."""
        from ..workdays.rounds import round_of
        from .publicity.plan import AtHand
        from .screens.publicity import PublicityScreen

        try:
            at_hand = AtHand(round_of(self.session.rules.cycle) if self.session else None)
        except Refused as refused:
            self.tell(refused.problems[0].sentence(), bad=True)
            return
        self.push_screen(PublicityScreen(at_hand))

    def _follow(self, scrolled: Widget) -> None:
        """Move the focus into what is in view: a key must never change a field that cannot be seen."""
        here = scrolled.region
        inside = [one for one in self.screen.focus_chain if scrolled in one.ancestors]
        if self.focused is None or (self.focused in inside and not here.overlaps(self.focused.region)):
            seen = [one for one in inside if here.overlaps(one.region)]
            self.screen.set_focus(seen[0] if seen else None, scroll_visible=False)

    async def _choose_theme(self) -> None:
        from .screens.dialogs import PickScreen

        answers = [(look.id, f"{look.title}：{look.about}") for look in LOOKS]
        note = (
            [Block("环境变量NO_COLOR要求不用颜色：选好的配色记下来，去掉它以后再用。", "open")]
            if without_colour()
            else []
        )
        chosen = await self.push_screen_wait(PickScreen("选择配色", note, answers, at=self.theme))
        if chosen:
            self.theme = SIXTEEN.id if without_colour() else chosen
            title = next(look.title for look in LOOKS if look.id == chosen)
            self.tell(f"配色：{title}。{remember_setting('theme', chosen)}")

    def _settle(self) -> None:
        """Take in what is typed and not entered on the page in front, before saving and quitting."""
        for screen in reversed(self.screen_stack):
            if isinstance(screen, Page):
                screen.settle()
                return

    def _run_chosen(self, action: str | None) -> None:
        if action:
            self.call_later(self.run_action, action)

    def _travel(self, way: str, done: str, nothing: str) -> None:
        if self.session is None:
            return
        try:
            label = self.session.undo() if way == "undo" else self.session.redo()
        except Refused as refused:  # the rules asked for then cannot be read any more
            self.tell(refused.problems[0].sentence(), bad=True)
            return
        if label:
            self.session_changed()
        self.tell(f"{done}{label}。" if label else nothing)
