"""One golden case: the sample person, the points by hand, and then, not before, those of the program beside them."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.widget import Widget
from textual.widgets import TextArea

from ...base.problems import Refused
from ...filling.case_slots import case_slots
from ...filling.casework import Casework
from ...transcribing.drafts.hand_cases import cites_problem, read_cites, read_points
from ..background import once_painted
from ..commands.standard import CASE
from ..messages import Drafted, Meant, Told
from ..publicity.plan import Read
from ..telling.blocks import Block, head
from ..telling.indicators import clause_blocks
from ..transcribing.case_words import HIDDEN, case_state, saved, unsound, work_blocks
from ..widgets.ask_row import AskRow
from ..widgets.bars import Bar
from ..widgets.document import Document
from ..widgets.form import Form
from ..widgets.hand_points import HandPoints, HandRow
from ..widgets.help_line import HelpLine
from ..widgets.text_box import TextBox
from .dialogs import PickScreen
from .telling import Telling

NAME_HINT = "起一个看得出在核对什么的名称，如“省部级奖第二名”。"
CITE_HINT = "写来源编号#位置，几处之间用分号；可留空。"
WHY_HINT = "把算法写成几句话，别人照着就能复核，如“省部级奖8分，第2名乘0.8，得6.4分”。"
NO_ENTRIES = "按F9给这个人添加业绩。"


class CaseFields(VerticalScroll, can_focus=False, inherit_bindings=False):
    """The form; the arrow keys move between its fields."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "app.focus_previous", show=False),
        Binding("down", "app.focus_next", show=False),
    ]


class CaseFormScreen(Telling):
    """The form of a case. Every answer counts at once, and can be undone."""

    PLACE = CASE

    def __init__(self, work: Casework) -> None:
        """Take up a case of a draft."""
        super().__init__()
        self.work = work
        self._compared = bool(work.case.expect)

    def compose(self) -> ComposeResult:
        """Lay out the form; the comparison and the clauses stand beside it where there is room."""
        yield Document(id="title")
        with Horizontal(id="case-body"):
            with CaseFields(id="case-fields"):
                yield AskRow("算例名称", NAME_HINT, _any_text, id="case-name")
                yield Form(case_slots, self.work.session, id="form")
                yield Document(id="no-entries")
                yield Document([head("手算得分")], classes="headline")
                yield HandPoints(self.work.draft.standard, self.work.case.expect, id="hand")
                yield Document([Block("按Ctrl+N再核对一项指标。", "muted")])
                yield Document([head("怎么算的")], classes="headline")
                yield TextBox(id="case-why", placeholder=WHY_HINT)
                yield AskRow("依据", CITE_HINT, self._cites_read, id="case-cite")
                yield Document(id="compared")
            with VerticalScroll(id="case-side", can_focus=False):
                yield Document(id="compared-beside")
                yield Document(id="clauses")
        yield HelpLine()
        yield Bar(id="footer")

    def on_mount(self) -> None:
        """Show the case."""
        self._fill()
        self.show_footer()
        self._row("case-name").input.focus()

    @property
    def help_blocks(self) -> tuple[Block, ...]:
        """Return how to answer the question at hand."""
        rows = [one for one in self.focused.ancestors if isinstance(one, AskRow)] if self.focused else []
        if rows:
            return (Block(rows[0].hint),)
        return (Block(WHY_HINT),) if isinstance(self.focused, TextBox) else super().help_blocks

    @property
    def hand(self) -> HandPoints:
        """Return the points worked out by hand."""
        return self.query_one("#hand", HandPoints)

    def page_widget(self) -> Widget | None:
        """Return what PgUp and PgDn scroll."""
        return self.query_one("#case-fields")

    def settle(self) -> str:
        """Say what is typed and could not be taken in, or nothing: everything else is in the draft already."""
        self._take_points()
        unread = [row.title for row in self.query(AskRow) if row.problem]
        unread += [draft.title for draft in self.work.session.drafts.values()]
        return f"“{'”“'.join(unread)}”没有读懂，没有采用。" if unread else ""

    def action_compare(self) -> None:
        """Show the program's points beside those by hand, once the clerk has worked them out."""
        wrong = self._take_points()
        if wrong:
            self.go_and_tell(wrong[0].input, f"“{wrong[0].title}”还没有读懂，请先改好。", bad=True)
        elif not self.work.case.expect:
            self.go_and_tell(self.hand.rows[-1].input, "请先写手算的分，再按F6对照。", bad=True)
        elif trouble := unsound(self.work.draft):
            self.say(f"{trouble}，改好以后才能对照。", bad=True)
        else:
            self._compared = True
            self._show_comparison()
            compared = self.query_one("#compared", Document)
            once_painted(compared, partial(compared.scroll_visible, animate=False))
            word, tone = case_state(self.work.draft, self.work.case)
            self.say(f"对照结果：{word}。", bad=tone != "good")

    def action_add_case_entry(self) -> None:
        """Give the sample person an achievement."""
        kinds = self.work.draft.standard.kind
        if not kinds:
            self.say("这份标准不登记业绩条目。", bad=True)
        elif len(kinds) == 1:
            self._add(kinds[0].id)
        else:
            answers = [(one.id, one.title) for one in kinds]
            self.app.push_screen(PickScreen("添加哪一类业绩", [], answers), self._add)

    def action_remove_case_entry(self) -> None:
        """Take away the achievement at hand."""
        row = self._focused_row
        kind, _, rest = row.slot.key.partition(".") if row else ("", "", "")
        entry_id = rest.partition(".")[0] if kind == "entry" else ""
        if not entry_id:
            self.say("请先把光标移到要删除的那条业绩上。", bad=True)
            return
        self.work.remove_entry(entry_id)
        self._changed()
        self.say("已删除这条业绩，按F7可撤销。")

    def action_ask_points(self) -> None:
        """Choose another node to work out by hand."""
        free = [(node.id, "　" * node.id.count(".") + node.title) for node in self.work.draft.standard.node]
        answers = [*dict(one for one in free if one[0] not in self.hand.asked).items()]
        if answers:
            self.app.push_screen(PickScreen("再核对哪一项", [], answers), self._ask_points_of)
        else:
            self.say("每一项都已在核对之列。")

    async def action_undo_draft(self) -> None:
        """Take back the last change."""
        await self._travelled(self.work.draft.undo(), "已撤销：", "没有可以撤销的修改。")

    async def action_redo_draft(self) -> None:
        """Do again what was taken back."""
        await self._travelled(self.work.draft.redo(), "已重做：", "没有可以重做的修改。")

    def action_save_standard(self) -> None:
        """Save the standard, cases and all."""
        unread = self.settle()
        told, bad = saved(self.work.draft)
        self.say(f"{unread}{told}", bad=bad or bool(unread))

    def action_close_case(self) -> None:
        """Go back to the list."""
        trouble = self.settle()
        self.dismiss()
        if trouble:
            self.app.post_message(Told(trouble, bad=True))

    @on(Meant)
    def _mean(self, message: Meant) -> None:
        message.stop()
        if self.work.answer(message.edit, message.label, message.merge):
            self._changed(message.merge)

    @on(Drafted)
    def _hold(self, message: Drafted) -> None:
        message.stop()
        self.work.session.hold(message.key, message.typed, message.label)

    @on(AskRow.Answered)
    def _answered(self, event: AskRow.Answered) -> None:
        event.stop()
        row, typed = event.row, event.row.input.value
        if row.problem:
            return
        if isinstance(row, HandRow):
            self.work.expect(row.node, read_points(typed).span)
            self._changed(row.id or "")
        elif row.id == "case-name":
            self.work.rename(typed.strip())
            self._show_title()
        else:
            self.work.cite(read_cites(typed))

    @on(TextArea.Changed, "#case-why")
    def _explained(self, event: TextArea.Changed) -> None:
        event.stop()
        self.work.explain(event.text_area.text)

    @on(events.DescendantFocus)
    def _show_clause(self) -> None:
        """Show the clauses of what is worked out by hand."""
        rows = [one for one in self.focused.ancestors if isinstance(one, HandRow)] if self.focused else []
        names = [row.node for row in rows] or self.hand.asked
        blocks = [block for name in names for block in clause_blocks(self.work.session, name)]
        self.query_one("#clauses", Document).show(blocks)

    def _take_points(self) -> list[HandRow]:
        """Take in the points typed, as a fast hand is ahead of the messages; return the lines that cannot be read."""
        read = [(row, read_points(row.input.value)) for row in self.hand.rows]
        for row, points in read:
            if not points.problem and points.span != self.work.case.expect.get(row.node):
                self.work.expect(row.node, points.span)
        return [row for row, points in read if points.problem]

    def _add(self, kind: str | None) -> None:
        if kind:
            entry_id = self.work.add_entry(kind)
            self._changed()
            self.call_after_refresh(self._enter, f"entry.{entry_id}.title")

    def _enter(self, key: str) -> None:
        row = self.query_one("#form", Form).row(key)
        if row:
            row.focus_control()

    async def _ask_points_of(self, node: str | None) -> None:
        if node:
            await self._ask_also([node])
            self.hand.row(node).input.focus()

    async def _ask_also(self, nodes: Iterable[str]) -> None:
        await self.hand.ask(self.work.draft.standard, nodes)
        self.hand.fill(self.work.case)

    async def _travelled(self, label: str, done: str, nothing: str) -> None:
        if label:
            try:
                if self.work.gone:
                    raise LookupError
                self.work = Casework(self.work.draft, self.work.at)
            except (LookupError, Refused):  # the case is not there any more, or reads as something else
                self.dismiss()
            else:
                await self._ask_also(self.work.case.expect)
                self._fill()
                self._changed()
        self.app.post_message(Told(f"{done}{label}。" if label else nothing))

    def _changed(self, typing: str = "") -> None:
        """Show the case anew; the comparison is hidden until it is asked for again."""
        if self._compared:
            self.tell("")  # it told of numbers that are no more
        self._compared = False
        self.query_one("#form", Form).show(self.work.session, typing)
        self._show_title()
        self._show_comparison()
        empty = not self.work.session.dossier.entry and self.work.draft.standard.kind
        self.query_one("#no-entries", Document).say(NO_ENTRIES if empty else "", "muted")

    def _fill(self) -> None:
        """Show what the case says, where the form does not do it by itself."""
        case, compared = self.work.case, self._compared
        self._row("case-name").show(case.name)
        self._row("case-cite").show("；".join(case.cite))
        self.query_one("#case-why", TextBox).show(case.why)
        self.hand.fill(case)
        self._changed()
        self._compared = compared
        self._show_comparison()

    def _show_title(self) -> None:
        words = f"算例：{self.work.case.name or '（没有名称）'}　{self.work.draft.standard.standard.title}"
        self.query_one("#title", Document).show([Block(words, "strong")])

    def _show_comparison(self) -> None:
        blocks = work_blocks(self.work) if self._compared else (head("对照"), HIDDEN)
        self.query_one("#compared", Document).show(blocks)
        self.query_one("#compared-beside", Document).show(blocks)

    def _row(self, name: str) -> AskRow:
        return self.query_one(f"#{name}", AskRow)

    def _cites_read(self, typed: str) -> Read:
        return Read(problem=cites_problem(read_cites(typed), self.work.draft.standard))


def _any_text(_: str) -> Read:
    return Read()
