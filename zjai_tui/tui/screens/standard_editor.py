"""录入标准: the tree, the clause as printed, the rule as fields, what it does to a sample; at once or in turn."""

from __future__ import annotations

from functools import partial

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import OptionList

from ...rules.linting.findings import Finding
from ...rules.standards.standard import Standard
from ...transcribing.drafts.drafting import Draft, findings_of
from .. import shell
from ..background import in_background, once_painted
from ..commands.editor import STANDARD
from ..steps.scoring import RESTING
from ..telling.blocks import Block
from ..transcribing.clause_text import ClauseText
from ..transcribing.clause_words import LEGEND, marked_text
from ..transcribing.editing import Editing
from ..transcribing.effect import effect_blocks, effect_line
from ..transcribing.rule_form import RuleForm
from ..transcribing.rule_row import RuleRow
from ..transcribing.tree_lines import LEGEND as TREE_LEGEND
from ..transcribing.tree_lines import counts_of, tree_lines
from ..transcribing.words import clause_head, summary_line, title_line, todo_blocks, told_beside
from ..widgets.bars import Bar, Item
from ..widgets.document import Document
from ..widgets.help_line import HelpLine
from ..widgets.lists import EditableLines, Lines
from .standard_editing import EditorActions

REST = 0.3
"""Seconds without typing after which lint and the golden cases are run."""
FOLLOW = 0.08
"""Seconds on a row of the tree after which it is shown beside it."""
TREE, CLAUSE, RULE, EFFECT = "tree", "clause", "rule", "effect"
PANES: tuple[tuple[str, str], ...] = ((TREE, "指标树"), (CLAUSE, "条文"), (RULE, "规则"), (EFFECT, "试算"))
SCROLLS = ("#standard-clause", "#standard-rule", "#standard-effect", "#standard-todo")
TREE_HINT = f"回车填写这一项，Insert添同级，Ctrl+B添下级，Ctrl+上下键移动，Delete删去。{TREE_LEGEND}"


class RuleScroll(VerticalScroll, can_focus=False):
    """Holds the fields."""


class RowTree(EditableLines):
    """The rows of the table."""


class StandardEditorScreen(EditorActions):
    """One open standard file."""

    PLACE = STANDARD

    def __init__(self, draft: Draft) -> None:
        """Edit a draft."""
        super().__init__()
        self.editing = Editing(draft)
        self._typing: str | None = None
        self._rest: Timer | None = None
        self._follow: Timer | None = None
        self._pane = TREE
        self._told = False

    def compose(self) -> ComposeResult:
        """Lay out tree, clause, fields, effect, what is to be done."""
        yield Document(tail=" ", id="title")
        yield Bar(id="standard-tabs")
        with Horizontal(id="standard-body"):
            yield RowTree(hint=TREE_HINT, id="standard-tree")
            with Vertical(id="standard-main"):
                with Horizontal(id="standard-panes"):
                    with VerticalScroll(id="standard-clause", can_focus=False):
                        yield Document(id="clause-head")
                        yield RuleForm(id="clause-form")
                        yield ClauseText(id="clause-text")
                        yield Document(id="clause-legend")
                        yield Document(id="clause-told")
                    with RuleScroll(id="standard-rule"):
                        yield RuleForm(id="rule-form")
                with Horizontal(id="standard-below"):
                    with VerticalScroll(id="standard-effect"):
                        yield Document(id="effect")
                    with VerticalScroll(id="standard-todo"):
                        yield Document(id="todo")
        yield Document(id="standard-line")
        yield HelpLine()
        yield Bar(id="footer")

    async def on_mount(self) -> None:
        """Show the head of the table."""
        await self.show()
        self.show_footer()
        self.index.focus()
        self.set_interval(shell.LOOK_EVERY, self._keep)

    def on_screen_resume(self) -> None:
        """Show the draft anew: a window may have changed it."""
        if self.is_mounted and self.query("#standard-tree"):
            self.show_soon()

    @property
    def draft(self) -> Draft:
        """Return what is edited."""
        return self.editing.draft

    @property
    def index(self) -> Lines:
        """Return the list of rows."""
        return self.query_one("#standard-tree", RowTree)

    @property
    def roomy(self) -> bool:
        """Whether everything stands side by side."""
        return self.has_class("-roomy")

    @property
    def _focused_row(self) -> RuleRow | None:  # type: ignore[override]
        return next((one for one in self.focused.ancestors if isinstance(one, RuleRow)), None) if self.focused else None

    def page_widget(self) -> Widget | None:
        """Return what PgUp and PgDn scroll."""
        for pane in ("#standard-clause", "#standard-effect", "#standard-todo", "#standard-rule"):
            widget = self.query_one(pane)
            if widget.has_focus_within or (pane == f"#standard-{self._pane}" and not self.roomy):
                return widget
        return None if self.index.has_focus else self.query_one("#standard-rule")

    async def show(self, typing: str = "") -> None:
        """Show everything; `typing` is the field whose typing led here."""
        editing = self.editing
        key = editing.key
        self._show_tree()
        fields = editing.fields
        held = {field: one for (where, field), one in editing.held.items() if where == key}
        for name, pane in (("#clause-form", "clause"), ("#rule-form", "rule")):
            mine = [one for one in fields if one.pane == pane]
            await self.query_one(name, RuleForm).show(key, mine, held, typing)
        self._show_clause()
        self._show_effect()
        self._look_later()

    def show_soon(self, typing: str = "") -> None:
        """Show everything once what was typed so far is in it: fast typing is scored once, not key by key."""
        if self._typing is None:
            self.call_later(self._show_now)
        self._typing = typing

    async def go_to(self, key: str, pane: str = "") -> None:
        """Take a row at hand, and go to a pane."""
        self.editing.go(key)
        await self._show_row()
        if pane:
            self.enter(pane)

    def enter(self, pane: str) -> None:
        """Show a pane, and put the cursor into it."""
        self._pane = pane
        self._mark_pane()
        once_painted(self, self._focus_pane)

    def action_pane(self, pane: str) -> None:
        """Go to a pane by its name."""
        self.enter(pane)

    def action_next_pane(self) -> None:
        """Go to the next pane, round and round."""
        names = [name for name, _ in PANES]
        here = next((one for one in names if self.query_one(f"#standard-{one}").has_focus_within), self._pane)
        self.enter(names[(names.index(here if self.roomy else self._pane) + 1) % len(names)])

    def action_back_to_tree(self) -> None:
        """Go back to the tree."""
        self.enter(TREE)

    def settle(self) -> str:
        """Take in what is typed and not reported yet."""
        for row in [row for form in self.query(RuleForm) for row in form.rows]:
            if row.pending is not None:
                self._take(row, row.pending)
        if self.index.has_focus and self.index.key not in {"", self.editing.key}:  # a fast hand is ahead of the screen
            self.editing.go(self.index.key)
            self.show_soon()
        return ""

    def _focus_pane(self) -> None:
        if self._pane == TREE:
            self.index.focus()
            return
        pane = self.query_one(f"#standard-{self._pane}")
        inside = [one for one in self.focus_chain if one is pane or pane in one.ancestors]
        if inside and not pane.has_focus_within:
            inside[0].focus()

    def _mark_pane(self) -> None:
        for name, _ in PANES:
            self.set_class(name == self._pane, f"-at-{name}")
        tabs = [Item(title, f"screen.pane('{name}')", name == self._pane) for name, title in PANES]
        self.query_one("#standard-tabs", Bar).show(tabs)

    async def _show_now(self) -> None:
        typing, self._typing = self._typing, None
        await self.show(typing or "")

    def _show_tree(self) -> None:
        draft = self.draft
        marks = counts_of(draft.standard, draft.problems, draft.known_findings or ())
        with self.prevent(OptionList.OptionHighlighted):
            self.index.show_lines(tree_lines(draft.standard, marks))
            self.index.highlight_key(self.editing.key)
        self.query_one("#title", Document).show([title_line(self.editing)])
        self._mark_pane()

    def _show_clause(self) -> None:
        node = self.editing.node
        comparison = self.editing.comparison
        self.query_one("#clause-head", Document).show(clause_head(self.editing))
        self.query_one("#clause-text", ClauseText).show(marked_text(node, comparison) if node else ())
        marks = bool(node and comparison.marks)
        self.query_one("#clause-legend", Document).show([Block(LEGEND, "muted")] if marks else ())
        self.query_one("#clause-told", Document).show(told_beside(self.editing))

    def _show_effect(self) -> None:
        editing, draft = self.editing, self.draft
        result, count = editing.result, len(editing.samples)
        blocks = effect_blocks(draft, editing.sample, result, editing.node_id, count)
        self.query_one("#effect", Document).show(blocks)
        self.query_one("#todo", Document).show(todo_blocks(editing))
        line = effect_line(draft, editing.sample, result, editing.node_id)
        self.query_one("#standard-line", Document).show([summary_line(editing, line)])

    def _look_later(self) -> None:
        """Run lint and the golden cases once the person comes to rest."""
        if self.draft.known_findings is None and not self.draft.problems:
            if self._rest is not None:
                self._rest.stop()
            self._rest = self.set_timer(REST, self._look, name=RESTING)

    def _look(self) -> None:
        standard = self.draft.standard
        if self.draft.known_findings is None and not self.draft.problems:
            in_background(self.index, partial(_findings, standard), self._found)

    def _found(self, found: tuple[Standard, tuple[Finding, ...]]) -> None:
        standard, findings = found
        if standard is self.draft.standard:
            self.draft.take_findings(standard, findings)
            self._show_tree()
            self._show_effect()

    def _keep(self) -> None:
        """Keep what is not saved; when that is impossible, say so once."""
        trouble = self.editing.keep_copy()
        if trouble and not self._told:
            self.tell(f"没有保存的内容留不下恢复副本，请及时保存。{trouble}", bad=True)
        self._told = bool(trouble)

    def _take(self, row: RuleRow, text: str) -> None:
        self.editing.type(row.key, row.field.id, row.field.title, text)

    @on(RuleRow.Typed)
    def _typed(self, event: RuleRow.Typed) -> None:
        event.stop()
        self._take(event.row, event.text)
        self.show_soon(event.row.field.id)

    @on(RuleRow.Left)
    def _finished(self, event: RuleRow.Left) -> None:
        event.stop()
        self.show_soon()

    @on(OptionList.OptionHighlighted, "#standard-tree")
    def _moved(self) -> None:
        """Take the row at hand; the list answers at once, what stands beside it follows where one comes to rest."""
        if self.index.key and self.index.key != self.editing.key:
            self.editing.go(self.index.key)
            if self._follow is not None:
                self._follow.stop()
            self._follow = self.set_timer(FOLLOW, self._show_row, name=RESTING)

    async def _show_row(self) -> None:
        await self.show()
        for scroll in SCROLLS:
            self.query_one(scroll).scroll_home(animate=False)

    @on(OptionList.OptionSelected, "#standard-tree")
    async def _chosen(self) -> None:
        await self.go_to(self.index.key, RULE)


def _findings(standard: Standard) -> tuple[Standard, tuple[Finding, ...]]:
    return standard, findings_of(standard)
