"""The workspace: the steps of one open dossier, with what can be asked for in each."""

from __future__ import annotations

from ..steps.direction import DirectionStep
from .finish_actions import FinishActions
from .scoring_actions import ScoringActions


class Workspace(ScoringActions, FinishActions):
    """One open dossier."""

    def action_adopt(self) -> None:
        """Take over the suggested area."""
        if isinstance(self.step, DirectionStep):
            if self.step.adopt():
                self.tell("已采用建议的方向，按F7可撤销。")
            else:
                self.tell("还没有建议可以采用。请先写清所做的工作，或回答下面的问题。", bad=True)
