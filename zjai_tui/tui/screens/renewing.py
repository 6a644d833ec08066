"""Recording evidence anew: the disk is looked at first, and nothing is recorded without being asked about."""

from __future__ import annotations

from collections.abc import Mapping

from ..background import in_background
from ..files.proofs import state_key
from ..files.renewing import RENEWABLE, Renewal, renewal, renewal_blocks
from ..widgets.evidence_editor import UNSAVED, EvidenceEditor
from .dialogs import CANCEL, PickScreen
from .page import Page


class Renewing(Page):
    """A page with the evidence of one achievement."""

    @property
    def evidence(self) -> EvidenceEditor:
        """Return the editor of the evidence."""
        return self.query_one(EvidenceEditor)

    def action_rehash(self) -> None:
        """Look at the chosen file again, or at all, and offer to record those that differ as they are now."""
        folder, at_hand = self.evidence.folder, self.evidence.at_hand
        if folder is None or not at_hand:
            self.tell(UNSAVED if folder is None else "还没有佐证。", bad=True)
            return
        in_background(
            self.evidence, lambda: {at: renewal(one, folder) for at, one in at_hand.items()}, self._looked_again
        )

    def _looked_again(self, found: Mapping[int, Renewal]) -> None:
        self.evidence.looked({state_key(one.recorded): one.state for one in found.values()})
        differing = {at: one for at, one in found.items() if one.state in RENEWABLE}
        lost = "、".join(one.recorded.file for one in found.values() if one.state in {"missing", "outside", "large"})
        if differing:
            self._ask_renew(differing)
        elif lost:
            self.tell(f"没有重新登记：{lost}找不到，太大，或不在档案所在的文件夹里。", bad=True)
        else:
            self.tell("已重新核对，与登记时相符，不用重新登记。")

    def _ask_renew(self, differing: Mapping[int, Renewal]) -> None:
        def answered(answer: str | None) -> None:
            if answer:
                self.evidence.renew({at: one.found for at, one in differing.items()})

        answers = [(CANCEL, "不重新登记"), ("renew", "内容已核对，按现在的重新登记")]
        text = list(renewal_blocks(differing.values()))
        self.app.push_screen(PickScreen("文件与登记时不一样", text, answers), answered)
