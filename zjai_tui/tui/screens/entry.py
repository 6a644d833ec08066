"""One achievement: what it is, whether it is sure, and its evidence."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widget import Widget
from textual.widgets import Input

from ...base.problems import Refused
from ...dossier import edit
from ...dossier.evidence import EvidenceState, attach, evidence_state
from ...dossier.model import Entry, Evidence
from ...filling.claim_slots import entry_slots
from ...filling.session import Session
from ...scoring.trace import node_trace, span_text
from ..background import in_background
from ..blocks import Block, Tone, head
from ..commands import ENTRY
from ..indicators import entry_lines
from ..messages import Meant
from ..overview import score_line, trace_blocks
from ..steps.base import StepView
from ..widgets.bars import Bar
from ..widgets.document import Document
from ..widgets.form import Form
from ..widgets.help_line import HelpLine
from ..widgets.line_input import LineInput
from ..widgets.lists import EditableLines, Line
from .page import Page

STATES: dict[EvidenceState, str] = {
    "ok": "文件在，未改动",
    "missing": "找不到文件",
    "changed": "文件改动过",
    "outside": "不在档案文件夹",
    "unhashed": "没有登记校验",
}


class EntryScreen(Page):
    """The editor of one achievement; everything counts at once and can be undone."""

    PLACE = ENTRY

    def __init__(self, session: Session, entry_id: str) -> None:
        """Edit the achievement of that id."""
        super().__init__()
        self.session, self.entry_id = session, entry_id
        kinds = {kind.id: kind for kind in session.rules.standard.kind}
        self._kind = kinds.get(self._entry.kind) if self._entry else None
        self._states: dict[tuple[str, str], EvidenceState] = {}

    def compose(self) -> ComposeResult:
        """Lay out score, form, evidence."""
        yield Document(id="title")
        yield Document(id="score-line")
        with StepView(self.session):
            yield Document(id="worth")
            yield Form(lambda _: entry_slots(self._kind, self.entry_id), self.session, id="form")
            yield Document([head("佐证材料")], id="evidence-head")
            yield EditableLines(hint="Delete删除所选佐证的登记，文件不会删除。", id="evidence")
            with Horizontal(classes="line"):
                yield Document([Block("添加文件")], classes="label")
                yield LineInput(placeholder="档案所在文件夹里的文件，如佐证/专利证书.pdf", id="file")
            with Horizontal(classes="line"):
                yield Document([Block("所在页")], classes="label")
                yield LineInput(placeholder="如第2页，可留空；回车添加", id="pages")
            yield Document(id="evidence-problem")
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
        """Show the session anew; close when the achievement is gone (its adding was undone)."""
        entry = self._entry
        if entry is None:
            self.dismiss()
            return
        kind = self._kind.title if self._kind else entry.kind
        self.query_one("#title", Document).show([Block(f"业绩条目：{kind}　{entry.title}", "strong")])
        self.query_one("#score-line", Document).show(score_line(self.session))
        self.query_one("#worth", Document).show(self._worth(entry))
        self.query_one(Form).show(self.session, typing)
        self._show_evidence(entry)
        if any(_key(one) not in self._states for one in entry.evidence) and self.session.folder:
            in_background(self, partial(_states_of, entry, self.session.folder), self._looked)

    def traced(self) -> tuple[str, tuple[Block, ...]] | None:
        """Explain the indicators in which this achievement counts, or would."""
        result = self.session.assessment
        blocks: list[Block] = []
        for node_id, _ in entry_lines(result, self.entry_id):
            blocks += trace_blocks(node_trace(result, node_id))
        return ("这条业绩的计分", tuple(blocks)) if blocks else None

    def page_widget(self) -> Widget | None:
        """Return what PgUp and PgDn scroll."""
        return self.query_one(StepView)

    def begin_attaching(self) -> None:
        """Put the cursor where a file is named."""
        if self.session.folder is None or self.session.path is None:
            self.tell("请先按F2保存档案，再把佐证文件放进档案所在的文件夹。", bad=True)
            return
        self.query_one("#file").focus()

    def leave(self) -> None:
        """Go back to the table; an achievement about which nothing was said is not kept."""
        entry = self._entry
        typed = any(key.startswith(f"entry.{self.entry_id}.") for key in self.session.drafts)
        if entry and entry == Entry(id=entry.id, kind=entry.kind) and not typed:
            self.post_message(Meant(lambda dossier: edit.remove_entry(dossier, entry.id), "删除空白条目"))
        else:
            self.dismiss()

    def action_remove(self) -> None:
        """Take the chosen evidence away."""
        at = self.query_one("#evidence", EditableLines).highlighted
        entry = self._entry
        if entry and at is not None and at < len(entry.evidence):
            self.post_message(Meant(partial(edit.remove_evidence, entry_id=entry.id, at=at), "删除佐证"))
            self.tell("已删除这份佐证的登记，文件还在；按F7可撤销。")

    @on(Input.Submitted, "#file")
    def _to_pages(self) -> None:
        self.query_one("#pages").focus()

    @on(Input.Submitted, "#pages")
    def _add_evidence(self) -> None:
        file, pages = self.query_one("#file", LineInput), self.query_one("#pages", LineInput)
        problem = self.query_one("#evidence-problem", Document)
        folder = self.session.path.parent if self.session.path else None
        if folder is None or not file.value.strip():
            problem.say("请先按F2保存档案。" if folder is None else "请先写文件名。", "bad")
            return
        try:
            found = attach(Path(file.value.strip()), folder)
        except Refused as refused:
            problem.show([Block(one.sentence(), "bad") for one in refused.problems])
            return
        evidence = Evidence(file=found.file, sha256=found.sha256, page=pages.value.strip())
        problem.say("")
        self.post_message(Meant(lambda dossier: edit.add_evidence(dossier, self.entry_id, evidence), "添加佐证"))
        file.show("")
        pages.show("")
        file.focus()
        self.tell("已添加佐证。")

    def _worth(self, entry: Entry) -> list[Block]:
        found = entry_lines(self.session.assessment, entry.id)
        result = self.session.assessment
        if not found:
            return [Block("这类条目在所用标准里不计分。", "open")]
        blocks = []
        for node_id, line in found:
            title = result.node(node_id).title
            if line.counted:
                blocks.append(Block(f"计入{title}：{span_text(line.span)}分", "good" if line.span.exact else "open"))
            else:
                blocks.append(Block(f"未计入{title}：{line.why_not}", "muted"))
        return blocks

    def _show_evidence(self, entry: Entry) -> None:
        lines = [
            Line(str(at), one.file + (f"（{one.page}）" if one.page else ""), self._state_words(one), self._tone(one))
            for at, one in enumerate(entry.evidence)
        ]
        shown = self.query_one("#evidence", EditableLines)
        shown.show_lines(lines)
        shown.display = bool(lines)

    def _state_words(self, evidence: Evidence) -> str:
        state = self._states.get(_key(evidence))
        return STATES[state] if state else "档案未保存" if self.session.folder is None else "正在核对"

    def _tone(self, evidence: Evidence) -> Tone:
        return "good" if self._states.get(_key(evidence)) == "ok" else "open"

    def _looked(self, found: dict[tuple[str, str], EvidenceState]) -> None:
        self._states.update(found)
        if self._entry:
            self._show_evidence(self._entry)


def _states_of(entry: Entry, folder: Path) -> dict[tuple[str, str], EvidenceState]:
    """Look at the files; a large one takes a while."""
    return {_key(one): evidence_state(one, folder) for one in entry.evidence}


def _key(evidence: Evidence) -> tuple[str, str]:
    """Return what the state of an evidence depends on."""
    return evidence.file, evidence.sha256
