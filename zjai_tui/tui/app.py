"""The terminal app: the shell, and what each command of the registry does."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from textual.widget import Widget

from ..base.problems import Refused
from ..dossier import edit
from ..filling.table import kinds_of
from .blocks import Block
from .commands import commands_in
from .crash import crash_sentence
from .overview import total_blocks
from .screens.dialogs import PickScreen, ReadScreen
from .screens.entry import EntryScreen
from .screens.helping import help_text
from .screens.palette import PaletteScreen
from .screens.paths import PathScreen
from .screens.workspace import Workspace
from .shell import Shell
from .steps.scoring import ScoringStep

if TYPE_CHECKING:
    from .screens.publicity import PublicityScreen

NOT_IN_PALETTE = {"commands", "up", "down"}


def run(dossier_path: Path | None = None, demo: str | None = None) -> int:
    """Run the app on a dossier, on a shipped example, or at home; return the exit code.

    Needs a terminal. An error inside the app becomes one Chinese sentence on stderr and 1.
    """
    app = ZjaiApp(dossier_path, demo)
    app.run()
    if app.failure is not None:
        print(crash_sentence(app.failure, app.session), file=sys.stderr)  # noqa: T201 - the app is gone
        return 1
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
        self.run_worker(self.desk.save(), group="files", exclusive=True)

    def action_save_as(self) -> None:
        """Save elsewhere."""
        self.run_worker(self.desk.save_as(), group="files", exclusive=True)

    def action_leave(self) -> None:
        """Go home."""
        self.run_worker(self.desk.leave(), group="files", exclusive=True)

    async def action_quit(self) -> None:
        """End the program; while a window asks something, that must be answered first."""
        if isinstance(self.screen, PickScreen | PathScreen):
            self.bell()
        else:
            self.run_worker(self.desk.quit(), group="files", exclusive=True)

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
            self.push_screen(ReadScreen("帮助", help_text(self.page.place, self.page.help_blocks)))

    def action_show_commands(self) -> None:
        """List the commands of this place, and run the chosen one."""
        if self.page:
            commands = tuple(one for one in commands_in(self.page.place) if one.id not in NOT_IN_PALETTE)
            self.push_screen(PaletteScreen(commands), self._run_chosen)

    def action_trace(self) -> None:
        """Explain the number in view."""
        if self.page and self.session:
            title, blocks = self.page.traced() or ("总分的计算过程", total_blocks(self.session))
            banner = self.session.assessment.banner
            self.push_screen(ReadScreen(title, (*blocks, Block(banner, "banner")) if banner else blocks))

    async def action_go(self, step: str) -> None:
        """Go to a step."""
        if isinstance(self.screen, Workspace):
            await self.screen.go(step)

    async def action_next_step(self) -> None:
        """Go to the next step."""
        if isinstance(self.screen, Workspace):
            await self.screen.move(1)

    async def action_previous_step(self) -> None:
        """Go to the step before."""
        if isinstance(self.screen, Workspace):
            await self.screen.move(-1)

    def action_page(self, by: int) -> None:
        """Scroll the page."""
        widget = self.page.page_widget() if self.page else None
        if widget:
            widget.scroll_relative(y=by * widget.scrollable_content_region.height, animate=False, immediate=True)
            self.call_after_refresh(self._follow, widget)

    def action_add_entry(self) -> None:
        """Add an achievement to the chosen indicator."""
        self.run_worker(self._add_entry(), group="entry", exclusive=True)

    def action_back_to_list(self) -> None:
        """Go back from an indicator to the list of them."""
        if isinstance(self.screen, Workspace) and isinstance(self.screen.step, ScoringStep):
            self.screen.step.close_pane()

    def action_attach(self) -> None:
        """Go to where evidence is added."""
        if isinstance(self.screen, EntryScreen):
            self.screen.begin_attaching()

    def action_close_entry(self) -> None:
        """Go back from an achievement to the table."""
        if isinstance(self.screen, EntryScreen):
            self.screen.leave()

    def action_publicity(self) -> None:
        """Reckon publicity, within the round of the open dossier where there is one."""
        # loaded only once asked for: the first screen must not wait for the calendar
        from ..workdays.rounds import round_of
        from .publicity import AtHand
        from .screens.publicity import PublicityScreen

        try:
            at_hand = AtHand(round_of(self.session.rules.cycle) if self.session else None)
        except Refused as refused:
            self.tell(refused.problems[0].sentence(), bad=True)
            return
        self.push_screen(PublicityScreen(at_hand))

    def action_show_timeline(self) -> None:
        """Draw the dates of the round with the planned publicity among them."""
        if screen := self._publicity:
            self.push_screen(ReadScreen("年度时间线", screen.timeline_blocks()))

    def action_use_latest(self) -> None:
        """Begin publicity as late as the deadline allows."""
        if screen := self._publicity:
            screen.use_latest()

    def action_use_today(self) -> None:
        """Begin publicity today."""
        if screen := self._publicity:
            screen.use_today()

    def action_close_publicity(self) -> None:
        """Go back to where publicity was asked for."""
        if screen := self._publicity:
            screen.dismiss()

    @property
    def _publicity(self) -> PublicityScreen | None:
        from .screens.publicity import PublicityScreen

        return self.screen if isinstance(self.screen, PublicityScreen) else None

    def _follow(self, scrolled: Widget) -> None:
        """Move the focus into what is in view: a key must never change a field that cannot be seen."""
        here = scrolled.region
        inside = [one for one in self.screen.focus_chain if scrolled in one.ancestors]
        if self.focused is None or (self.focused in inside and not here.overlaps(self.focused.region)):
            seen = [one for one in inside if here.overlaps(one.region)]
            self.screen.set_focus(seen[0] if seen else None, scroll_visible=False)

    async def _add_entry(self) -> None:
        step = self.screen.step if isinstance(self.screen, Workspace) else None
        if self.session is None or not isinstance(step, ScoringStep):
            return
        kinds = kinds_of(self.session, step.adding_to)
        if not kinds:
            self.tell("这一项不登记业绩条目，请先选有条目的指标，或选“全部业绩条目”。", bad=True)
            return
        kind = kinds[0].id
        if len(kinds) > 1:
            answers = [(one.id, one.title) for one in kinds]
            kind = await self.push_screen_wait(PickScreen("添加哪一类条目", [], answers))
        if kind:
            entry_id = edit.next_entry_id(self.session.dossier)
            title = next(one.title for one in kinds if one.id == kind)
            self.session.change(lambda dossier: edit.add_entry(dossier, kind)[0], f"添加{title}")
            self.push_screen(EntryScreen(self.session, entry_id))

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
        self.tell(f"{done}{label}" if label else nothing)
