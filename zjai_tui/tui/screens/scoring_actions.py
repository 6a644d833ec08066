"""What can be asked for in the scoring step; the workspace takes these on."""

from __future__ import annotations

from ...dossier import edit
from ...dossier.evidence import EvidenceStates, evidence_states
from ...filling.table import ENTRIES, kinds_of
from ..background import in_background
from ..messages import Meant
from ..steps.scoring import ScoringStep
from ..telling.blocks import Block
from ..telling.evidenced import evidenced_blocks
from ..telling.trying import Choice, has_choices
from .dialogs import PickScreen, ReadScreen
from .entry import EntryScreen
from .jumping import Jumping
from .search import SearchScreen


class ScoringActions(Jumping):
    """A page that may show the scoring step."""

    @property
    def scoring(self) -> ScoringStep | None:
        """Return the scoring step, or None while another step is shown."""
        return next(iter(self.query(ScoringStep)), None)

    def action_add_entry(self) -> None:
        """Add an achievement to the chosen indicator."""
        self.run_worker(self._add_entry(), group="entry", exclusive=True)

    def action_back_to_list(self) -> None:
        """Go back from an indicator to the list of them."""
        if self.scoring:
            self.scoring.close_pane()

    def action_remove(self) -> None:
        """Delete the achievement highlighted in the scoring step."""
        entry_id = self.scoring.chosen_entry if self.scoring else ""
        if entry_id:
            self.post_message(Meant(lambda dossier: edit.remove_entry(dossier, entry_id), "删除条目"))
            self.tell("已删除这条业绩，按F7可撤销。")

    def action_filter(self, mark: str) -> None:
        """Narrow the list of indicators."""
        if self.scoring:
            self.scoring.filter(mark)

    def action_next_filter(self, by: int) -> None:
        """Narrow the list of indicators in the next way."""
        if self.scoring:
            self.scoring.filter_next(by)

    def action_show_clause(self) -> None:
        """Show what the table says of the chosen indicator."""
        blocks = self.scoring.clause if self.scoring else ()
        if blocks:
            self.app.push_screen(ReadScreen("条款和依据", blocks))
        else:
            self.tell("这一页没有条款，请先选一个指标。", bad=True)

    def action_trace_evidenced(self) -> None:
        """Look at the evidence files, and explain the evidenced total."""
        dossier, folder = self.session.dossier, self.session.folder

        def told(states: EvidenceStates | None) -> None:
            if self.is_current:
                self.tell("")
                self.app.push_screen(ReadScreen("有据总分的计算过程", evidenced_blocks(self.session, states)))
            else:  # the person has gone on: nothing is put in front of them unasked
                self.tell("佐证文件已核对完，可再看一次有据总分的计算过程。")

        self.tell("正在核对佐证文件。")
        in_background(self, lambda: evidence_states(dossier, folder) if folder else None, told)

    def action_search(self) -> None:
        """Search indicators and clauses."""
        self.app.push_screen(SearchScreen(self.session), self._found)

    def action_advise(self) -> None:
        """Show the way to the target."""
        from .advice import AdviceScreen  # loaded only once asked for

        self.app.push_screen(AdviceScreen(self.session, self.show_target))

    def action_try_readings(self) -> None:
        """Try other readings of ambiguous clauses and other post categories."""
        from .readings import ReadingsScreen  # loaded only once asked for

        if has_choices(self.session):
            self.app.push_screen(ReadingsScreen(self.session), self._kept)
        else:
            self.tell("这份标准没有几种读法的条款，也不分岗位类别。")

    def _kept(self, choice: Choice | None) -> None:
        if choice is not None:
            self.post_message(Meant(choice, "改用试算的读法"))
            self.tell("已采用试算的读法；按F7可撤销。")

    async def _found(self, row_id: str | None) -> None:
        if row_id:
            await self.show_row(row_id)

    async def _add_entry(self) -> None:
        step = self.scoring
        if step is None:
            return
        here = kinds_of(self.session, step.adding_to)
        kinds = here or kinds_of(self.session, ENTRIES)
        if not kinds:
            self.tell("这份标准不登记业绩条目。", bad=True)
            return
        kind = kinds[0].id
        if len(kinds) > 1:
            answers = [(one.id, one.title) for one in kinds]
            told = [] if here else [Block("所选的这一行不登记条目，下面是能登记的各类。", "muted")]
            kind = await self.app.push_screen_wait(PickScreen("添加哪一类条目", told, answers))
        if kind:
            self.app.push_screen(EntryScreen(self.session, edit.next_entry_id(self.session.dossier), kind))
