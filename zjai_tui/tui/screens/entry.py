"""One achievement: what it is, whether it is sure, what it brings, and its evidence."""

from __future__ import annotations

from pathlib import Path

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.widget import Widget

from ...dossier import edit
from ...dossier.model import Entry
from ...filling.claim_slots import begun, entry_slots, is_blank
from ...filling.session import Edit, Session
from ...scoring.trace import node_trace
from ..commands.registry import ENTRY
from ..messages import Drafted, Told
from ..steps.base import StepView
from ..telling.blocks import Block
from ..telling.indicators import clause_blocks, entry_lines
from ..telling.overview import score_line, trace_blocks
from ..telling.worth import entry_blocks
from ..widgets.bars import Bar
from ..widgets.document import Document
from ..widgets.evidence_editor import UNSAVED, EvidenceEditor
from ..widgets.form import Form
from ..widgets.help_line import HelpLine
from .dialogs import PickScreen, ReadScreen
from .paths import PathScreen
from .renewing import Renewing

NOTHING_YET = "还没有填写；填了名称或任何一项才记入档案，什么都不填就离开不会留下条目。"


class EntryScreen(Renewing):
    """The editor of one achievement; everything counts at once and can be undone.

    A new one is in the dossier only once something is said about it.
    """

    PLACE = ENTRY

    def __init__(self, session: Session, entry_id: str, kind: str = "") -> None:
        """Edit the achievement of that id, or begin one of that kind."""
        super().__init__()
        self.session, self.entry_id = session, entry_id
        entry = session.dossier.entry_named(entry_id)
        self._new = entry is None
        self._kind_id = entry.kind if entry else kind
        kinds = {one.id: one for one in session.rules.standard.kind}
        self._kind = kinds.get(self._kind_id)

    def compose(self) -> ComposeResult:
        """Lay out score, form, evidence; what it brings and the clause stand beside them where there is room."""
        yield Document(id="title")
        yield Document(id="score-line")
        with Horizontal(id="entry-body"):
            with StepView(self.session):
                yield Document(id="worth")
                yield Form(lambda _: entry_slots(self._kind, self.entry_id), self.session, id="form")
                yield EvidenceEditor(self.session, self.entry_id, self._apply)
            with VerticalScroll(id="entry-side", can_focus=False):
                yield Document(id="worth-beside")
                yield Document(id="clauses")
        yield HelpLine()
        yield Bar(id="footer")

    def on_mount(self) -> None:
        """Show the achievement and look at its evidence."""
        self.session_changed()
        self.show_footer()
        self.query_one(Form).rows[0].focus_control()

    @property
    def _entry(self) -> Entry | None:
        return self.session.dossier.entry_named(self.entry_id)

    def session_changed(self, typing: str = "") -> None:
        """Show the session anew; close when the achievement is gone, or another one has its id again."""
        entry = self._entry
        if (entry is None and not self._new) or (entry is not None and entry.kind != self._kind_id):
            self.dismiss()
            return
        kind = self._kind.title if self._kind else self._kind_id
        title = entry.title if entry else ""
        self.query_one("#title", Document).show([Block(f"业绩条目：{kind}　{title or '（没有写名称）'}", "strong")])
        self.query_one("#score-line", Document).show(score_line(self.session))
        worth = entry_blocks(self.session, entry) if entry else (Block(NOTHING_YET, "muted"),)
        self.query_one("#worth", Document).show(worth)
        self.query_one("#worth-beside", Document).show(worth)
        self.query_one("#clauses", Document).show(self._clauses)
        self.query_one(Form).show(self.session, typing)
        self.evidence.show()

    def traced(self) -> tuple[str, tuple[Block, ...]] | None:
        """Explain the indicators in which this achievement counts, or would."""
        entry = self._entry
        if entry is None:
            return "这条业绩的计算过程", (Block(NOTHING_YET),)
        blocks = list(entry_blocks(self.session, entry))
        for node_id, _ in entry_lines(self.session.assessment, self.entry_id):
            blocks += trace_blocks(node_trace(self.session.assessment, node_id))
        return "这条业绩的计算过程", tuple(blocks)

    def page_widget(self) -> Widget | None:
        """Return what PgUp and PgDn scroll."""
        return self.query_one(StepView)

    def settle(self) -> str:
        """Take in what is typed and not entered; an achievement about which nothing is said is not kept.

        Returns what could not be taken in, in one sentence, or the empty text.
        """
        trouble = self.evidence.settle()
        entry = self._entry
        typed = any(key.startswith(f"entry.{self.entry_id}.") for key in self.session.drafts)
        if entry and is_blank(entry) and not typed:
            self._new = True
            self.session.change(lambda dossier: edit.remove_entry(dossier, entry.id), "删除空白条目")
        return trouble

    def action_attach(self) -> None:
        """Put the cursor where a file is named."""
        if not self.evidence.begin():
            self.tell(UNSAVED, bad=True)

    def action_browse(self) -> None:
        """Pick a file of evidence."""
        folder = self.evidence.folder
        if folder is None:
            self.tell(UNSAVED, bad=True)
        else:
            self.app.push_screen(PathScreen("选一份佐证材料", folder, every=True), self._picked)

    def action_treat(self) -> None:
        """Ask what to do with the chosen evidence."""
        if self.evidence.chosen is not None:
            answers = [
                ("", "不改"), ("page", "改所在页"), ("rehash", "重新登记（先核对文件）"),
                ("remove", "删除这份登记，文件不删"),
            ]  # fmt: skip
            self.app.push_screen(PickScreen("这份佐证", [], answers), self._treated)

    def action_remove(self) -> None:
        """Take the chosen evidence away."""
        if self.evidence.remove_chosen():
            self.tell("已删除这份佐证的登记，文件还在；按F7可撤销。")

    def action_show_clause(self) -> None:
        """Show what the table says of the indicators where this achievement counts or could."""
        self.app.push_screen(ReadScreen("条款和依据", self._clauses))

    def action_close_entry(self) -> None:
        """Go back to the table."""
        trouble = self.settle()
        self.dismiss()
        if trouble:
            self.app.post_message(Told(f"佐证文件没有添加，已留作草稿。{trouble}", bad=True))

    @property
    def _clauses(self) -> tuple[Block, ...]:
        nodes = [one for one in self.session.rules.standard.node if self._kind_id in one.entries]
        in_use = {one.id for one in self.session.assessment.nodes}
        return tuple(block for one in nodes if one.id in in_use for block in clause_blocks(self.session, one.id))

    def _apply(self, change: Edit, label: str, merge: str) -> None:
        """Apply an edit at once; it begins the achievement where that is new."""
        self.session.change(lambda dossier: change(begun(dossier, self.entry_id, self._kind_id)), label, merge)
        self.session_changed()

    @on(Drafted)
    def _begin(self) -> None:
        """Begin the achievement with a typed text that is no answer, too: it must not be lost."""
        if self._entry is None and self._new:
            self.session.change(lambda dossier: begun(dossier, self.entry_id, self._kind_id), "添加条目")

    @on(EvidenceEditor.Elsewhere)
    def _ask_copy(self, message: EvidenceEditor.Elsewhere) -> None:
        file = message.file
        text = [
            Block(f"{file}不在档案所在的文件夹里。"),
            Block("佐证要和档案放在一起，换一台电脑才找得到。可以复制一份到旁边的“佐证”文件夹，原文件不动。"),
        ]
        answers = [("copy", "复制到“佐证”文件夹并添加"), ("", "不添加")]

        def answered(answer: str | None) -> None:
            if answer:
                self.evidence.take_copy(file)

        self.app.push_screen(PickScreen("文件在别处", text, answers), answered)

    def _picked(self, file: Path | None) -> None:
        if file is not None:
            self.call_after_refresh(self.evidence.take_file, file)  # what it tells must outlast the return of the focus

    def _treated(self, answer: str | None) -> None:
        match answer:
            case "page":
                self.evidence.change_page()
            case "rehash":
                self.action_rehash()
            case "remove":
                self.action_remove()
