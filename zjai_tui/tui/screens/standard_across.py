"""Rules across rows in the editor: one added, of a kind that is asked for, and one removed."""

from __future__ import annotations

from collections.abc import Callable

from ...rules.standards.standard import Standard
from ...transcribing.drafts.across_rules import KIND_WORDS, KINDS, add_across, kind_of, remove_across
from ..background import once_painted
from ..transcribing.across_lines import across_name
from ..transcribing.editing import Editing
from .dialogs import PickScreen
from .page import Page


class AcrossActions(Page):
    """What can be done with the rules at the foot of the tree."""

    editing: Editing

    async def go_to(self, key: str, pane: str = "") -> None:
        """Take a row or rule at hand."""

    def change(self, edit: Callable[[Standard], Standard], label: str) -> bool:
        """Change the standard; true when that could be done. The editor knows how."""
        return False

    def pick_rule(self) -> None:
        """Ask which kind of rule to add; the kind at hand comes first."""
        answers = [(kind, f"加一条：{KIND_WORDS[kind]}") for kind in KINDS]
        at = kind_of(self.editing.key) or ""
        self.app.push_screen(PickScreen("添一条跨指标的规则", (), answers, at=at), self._picked)

    def remove_rule(self) -> None:
        """Delete the rule at hand."""
        key = self.editing.key
        if kind_of(key) is None:
            self.tell("这里只是一组规则的名称，删不得。要删哪一条，请先选它。", bad=True)
            return
        name = across_name(self.editing.draft.standard, key)
        self.editing.forget(key)
        if self.change(lambda standard: remove_across(standard, key), f"删去{name}"):
            self.tell(f"已删去{name}，按F7可撤销。用到它的地方，按F5看。")

    def _picked(self, what: str | None) -> None:
        kind = next((one for one in KINDS if one == what), None)
        if kind is None:
            return
        made: list[str] = []

        def add(standard: Standard) -> Standard:
            standard, key = add_across(standard, kind)
            made.append(key)
            return standard

        if self.change(add, f"加一条{KIND_WORDS[kind]}"):
            self.run_worker(self._begin_rule(made[0], KIND_WORDS[kind]), group="go")

    async def _begin_rule(self, key: str, words: str) -> None:
        """Go to a new rule; what is told must outlast the move of the focus."""
        await self.go_to(key, "rule")
        once_painted(self, once_painted, self, self.tell, f"已加一条{words}，请逐栏填写。")
