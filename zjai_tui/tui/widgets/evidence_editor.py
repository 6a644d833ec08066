"""The evidence of one achievement: what is recorded, how it stands, and a line to add more."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalGroup
from textual.message import Message
from textual.widgets import Input

from ...dossier import edit
from ...dossier.evidence import STATE_WORDS, EvidenceState, EvidenceStates
from ...dossier.model import Dossier, Entry, Evidence
from ...filling.session import Edit, Session
from ..background import in_background
from ..files.proofs import REMEDIES, Found, copied, file_meant, look_at, state_key, states_of
from ..messages import Drafted, Told
from ..telling.blocks import Block, Tone, head, point
from .bars import Bar, Item
from .document import Document
from .line_input import LineInput
from .lists import EditableLines, Line

LABEL = "佐证文件"
ADD = "添加文件"
UNSAVED = "请先按F2保存档案，再添加佐证：文件要放在档案所在的文件夹里。"
OPTIONS = (Item("Ctrl+B浏览文件", "screen.browse"), Item("Ctrl+R重新登记", "screen.rehash"))
Change = Callable[[Edit, str, str], None]
"""Applies an edit to the dossier at once, with its label and merge key."""


class EvidenceLines(EditableLines):
    """What is recorded; Enter asks what to do with the chosen one."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "screen.treat", show=False)]


class EvidenceEditor(VerticalGroup):
    """List, line to add, and what is wrong. What is typed and not entered is held as a draft."""

    class Elsewhere(Message):
        """The file named lies outside the dossier's folder."""

        def __init__(self, file: Path) -> None:
            """Keep the file."""
            super().__init__()
            self.file = file

    def __init__(self, session: Session, entry_id: str, change: Change) -> None:
        """Edit the evidence of that achievement; `change` applies edits to it."""
        super().__init__(id="evidence-editor")
        self.session, self.entry_id, self._change = session, entry_id, change
        self._states: dict[tuple[str, str], EvidenceState] = {}
        self._looking: set[tuple[str, str]] = set()
        self._changing: int | None = None

    def compose(self) -> ComposeResult:
        """Lay out list, inputs, options, problem."""
        yield Document([head("佐证材料")], id="evidence-head")
        yield EvidenceLines(hint="回车可改页码或重新登记；Delete删除所选佐证的登记，文件不会删除。", id="evidence")
        yield Document(id="evidence-remedies")
        with Horizontal(classes="line"):
            yield Document([Block(ADD)], classes="label", id="file-label")
            yield LineInput(placeholder="档案所在文件夹里的文件，如佐证/专利证书.pdf", id="file")
        with Horizontal(classes="line"):
            yield Document([Block("所在页")], classes="label")
            yield LineInput(placeholder="如第2页，可留空；回车添加", id="pages")
        yield Bar(OPTIONS, id="evidence-options")
        yield Document(id="evidence-problem")

    def on_mount(self) -> None:
        """Show a draft left from before."""
        draft = self.session.drafts.get(self.draft_key)
        if draft:
            self.query_one("#file", LineInput).show(draft.typed)

    @property
    def draft_key(self) -> str:
        """Return the key under which a typed file is held until it is added."""
        return f"entry.{self.entry_id}.evidence"

    @property
    def entry(self) -> Entry | None:
        """Return the achievement, or None while nothing is said about it."""
        return self.session.dossier.entry_named(self.entry_id)

    @property
    def typed(self) -> str:
        """Return the file that is typed and not added yet."""
        return self.query_one("#file", LineInput).value.strip()

    @property
    def chosen(self) -> int | None:
        """Return the place of the highlighted evidence."""
        at = self.query_one("#evidence", EditableLines).highlighted
        return at if self.entry and at is not None and at < len(self.entry.evidence) else None

    @property
    def folder(self) -> Path | None:
        """Return the folder evidence is added from, or None while the dossier has no file."""
        return self.session.path.parent if self.session.path else None

    def show(self) -> None:
        """Show what is recorded, and look at files not looked at yet."""
        proofs = self.entry.evidence if self.entry else ()
        shown = self.query_one("#evidence", EditableLines)
        shown.show_lines(
            [Line(str(at), f"{at + 1}. {_named(one)}", *self._state(one)) for at, one in enumerate(proofs)]
        )
        shown.display = bool(proofs)
        told = {one.file: REMEDIES[state] for one in proofs if (state := self._states.get(state_key(one))) in REMEDIES}
        remedies = [point(f"{file}：{words}。", "open") for file, words in told.items()]
        self.query_one("#evidence-remedies", Document).show(remedies)
        unseen = {state_key(one) for one in proofs} - set(self._states) - self._looking
        if unseen and self.entry and self.session.folder:
            self._looking |= unseen
            in_background(self, partial(states_of, self.entry, self.session.folder), self.looked)

    def begin(self) -> bool:
        """Put the cursor where a file is named; False while there is no folder to take it from."""
        if self.folder is None:
            return False
        self.query_one("#file").focus()
        return True

    def remove_chosen(self) -> bool:
        """Take the chosen evidence away; False when there is none."""
        entry, at = self.entry, self.chosen
        if entry is None or at is None:
            return False
        self._clear()
        self._change(partial(edit.remove_evidence, entry_id=entry.id, at=at), "删除佐证", "")
        return True

    def change_page(self) -> None:
        """Take the chosen evidence into the inputs, to change its page."""
        entry, at = self.entry, self.chosen
        if entry is not None and at is not None:
            self._changing = at
            self.query_one("#file", LineInput).show(entry.evidence[at].file)
            self.query_one("#pages", LineInput).show(entry.evidence[at].page)
            self.query_one("#file-label", Document).say(f"改第{at + 1}份")
            self.query_one("#pages").focus()

    @property
    def at_hand(self) -> dict[int, Evidence]:
        """Return the chosen evidence while the cursor is in the list, else all of it, by place."""
        proofs, at = self.entry.evidence if self.entry else (), self.chosen
        return {at: proofs[at]} if at is not None and self.query_one("#evidence").has_focus else dict(enumerate(proofs))

    def settle(self) -> str:
        """Add what is typed and not entered; return why that cannot be, or the empty text. Reads the file at once."""
        if not self.typed:
            return ""
        if self.folder is None:
            return UNSAVED
        if self._changing is not None:  # the page only
            self._take(self.typed, self._changing, self._changed_page())
            return ""
        found = look_at(file_meant(self.typed, self.folder), self.folder, self._page)
        if found.evidence is None:
            told = "".join(problem.sentence() for problem in found.problems)
            self.query_one("#evidence-problem", Document).say(told, "bad")
            return told
        self._take(self.typed, None, found)
        return ""

    def take_file(self, file: Path) -> None:
        """Add a file; one that lies elsewhere is asked about."""
        self._find(look_at, file)

    def take_copy(self, file: Path) -> None:
        """Copy a file beside the dossier and add the copy."""
        self._find(copied, file)

    def _find(self, way: Callable[[Path, Path, str], Found], file: Path) -> None:
        if self.folder is not None:
            work = partial(way, file, self.folder, self._page)
            in_background(self.query_one("#file"), work, partial(self._take, self.typed, None))

    @on(Input.Submitted, "#file")
    def _to_pages(self) -> None:
        self.query_one("#pages").focus()

    @on(Input.Submitted, "#pages")
    def _enter(self) -> None:
        if self.folder is None or not self.typed:
            words = UNSAVED if self.folder is None else "请先写文件名，或按Ctrl+B浏览文件。"
            self.query_one("#evidence-problem", Document).say(words, "bad")
        elif self._changing is not None:
            self._take(self.typed, self._changing, self._changed_page())
        else:
            self.take_file(file_meant(self.typed, self.folder))

    @on(Input.Changed, "#file")
    def _hold(self) -> None:
        """Hold what is typed, so that it is not lost when nobody presses Enter."""
        self._changing = None
        self.query_one("#file-label", Document).say(ADD)
        self.query_one("#evidence-problem", Document).say("")
        if self.typed:
            self.post_message(Drafted(self.draft_key, self.query_one("#file", LineInput).value, LABEL))
        elif self.draft_key in self.session.drafts:
            self._change(lambda dossier: dossier, LABEL, self.draft_key)

    @property
    def _page(self) -> str:
        return self.query_one("#pages", LineInput).value.strip()

    def _changed_page(self) -> Found:
        entry, at = self.entry, self._changing
        if entry is None or at is None or at >= len(entry.evidence):
            return Found()
        one = entry.evidence[at]
        return Found(Evidence(file=one.file, page=self._page, sha256=one.sha256, note=one.note, extra=one.extra))

    def _take(self, asked: str, at: int | None, found: Found) -> None:
        """Record what was found, or tell why there is nothing to.

        `asked` was typed, and `at` being changed, when it was looked for: what was typed or chosen meanwhile stays.
        """
        evidence = found.evidence
        problem = self.query_one("#evidence-problem", Document)
        if found.outside is not None:
            self.post_message(self.Elsewhere(found.outside))
        if evidence is None:
            problem.show(Block(one.sentence(), "bad") for one in found.problems)
            return
        proofs = self.entry.evidence if self.entry else ()
        if at is None and any((one.file, one.page) == (evidence.file, evidence.page) for one in proofs):
            problem.say(f"{evidence.file}已经添加过了。", "bad")
            return
        if at is None:
            change = partial(edit.add_evidence, entry_id=self.entry_id, evidence=evidence)
        else:
            change = partial(edit.replace_evidence, entry_id=self.entry_id, at=at, evidence=evidence)
        if (self.typed, self._changing) == (asked, at):
            if self.query_one("#pages").has_focus:  # ready for the next file
                self.query_one("#file").focus()
            self._clear()
        draft = self.session.drafts.get(self.draft_key)
        settled = self.draft_key if draft is None or draft.typed.strip() == asked else ""
        self._change(change, "添加佐证" if at is None else "改佐证所在页", settled)
        self.post_message(Told(f"{'已添加佐证' if at is None else '已改所在页'}：{_named(evidence)}。"))

    def renew(self, found: Mapping[int, Found]) -> None:
        """Record files as they were found."""
        fresh = {at: one.evidence for at, one in found.items() if one.evidence}
        if fresh:
            self._change(partial(_renewed, entry_id=self.entry_id, fresh=fresh), "重新登记佐证", "")
            names = "、".join(evidence.file for evidence in fresh.values())
            self.post_message(Told(f"已按现在的内容重新登记：{names}。按F7可撤销。"))
        problems = [problem for one in found.values() for problem in one.problems]
        self.query_one("#evidence-problem", Document).show(Block(one.sentence(), "bad") for one in problems)

    def _clear(self) -> None:
        self._changing = None
        self.query_one("#file-label", Document).say(ADD)
        for name in ("#file", "#pages"):
            self.query_one(name, LineInput).show("")
        self.query_one("#evidence-problem", Document).say("")

    def _state(self, evidence: Evidence) -> tuple[str, Tone]:
        state = self._states.get(state_key(evidence))
        words = STATE_WORDS[state] if state else "档案未保存" if self.session.folder is None else "正在核对"
        return words, "good" if state == "ok" else "open"

    def looked(self, found: EvidenceStates) -> None:
        """Show how files stand."""
        self._states.update(found)
        self.session.states = {**(self.session.states or {}), **found}
        self._looking -= set(found)
        self.show()


def _renewed(dossier: Dossier, entry_id: str, fresh: Mapping[int, Evidence]) -> Dossier:
    """Return the dossier with evidence recorded anew at its places, where it still stands there."""
    for at, evidence in fresh.items():
        entry = dossier.entry_named(entry_id)
        if entry and at < len(entry.evidence) and entry.evidence[at].file == evidence.file:
            dossier = edit.replace_evidence(dossier, entry_id, at, evidence)
    return dossier


def _named(evidence: Evidence) -> str:
    return evidence.file + (f"（{evidence.page}）" if evidence.page else "")
