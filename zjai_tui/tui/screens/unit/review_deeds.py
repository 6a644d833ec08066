"""What a reviewer decides on the page: accept, cut, reject, hand back, take back; and the steps of the whole."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import cast

from ....base.problems import Refused
from ....dossier.review.model import Act, Decide
from ....reviewing import acting
from ....reviewing.overlay import with_acts
from ....reviewing.result import SETTLED, Item, Standing
from ...blocks import Block
from ...overview import ended
from ...settings import remember_setting
from ...unit.review_acts import outcome
from ...unit.review_lines import next_open
from ...unit.review_steps import DONE_WORDS, Step, step_lines
from ...unit.review_words import agree_blocks
from ...unit.verdict_draft import can_cut, offered_reasons
from ..dialogs import PickScreen
from .review_agree import AgreeScreen
from .review_files import ReviewFiles
from .review_reason import ReasonScreen
from .review_reviewer import ReviewerScreen
from .review_verdict import KEPT, VerdictScreen

NO_ITEM = "请先在列表里选一个核定项。"
NO_CUT = "这一项没有分数或回答可以核减，请用F6认可、F9不予认可或F12退回补正。"
ALL_DONE = "各项都已有结论，按Ctrl+G办下一步。"


class ReviewDeeds(ReviewFiles):
    """A page on which one item is at hand."""

    @property
    def item_id(self) -> str:
        """Return the item at hand; empty on the line for the whole."""
        return ""

    def go_to(self, item_id: str) -> None:
        """Take an item at hand."""

    @property
    def standing(self) -> Standing | None:
        """Return how the item at hand stands, or None."""
        return self.reviewing.standing(self.item_id)

    def action_accept(self) -> None:
        """Accept the item at hand, and go on to the next open one."""
        self.named(self._accept)

    def action_decide(self, do: Decide) -> None:
        """Ask for the words of a verdict that needs them."""
        self.named(lambda: self._ask_verdict(do))

    def action_withdraw(self) -> None:
        """Take back the verdict at hand, else the one given last."""
        self.named(self._withdraw)

    def action_accept_opened(self) -> None:
        """Accept all achievements whose evidence was looked at, after showing which they are."""
        self.named(self._accept_opened)

    def action_proceed(self) -> None:
        """Offer the steps that can be taken now."""
        laid = self.reviewing.overlay
        picking = PickScreen("办理", [Block(ended(laid.next))], step_lines(laid))
        self.app.push_screen(picking, lambda step: self.named(lambda: self._step(cast("Step", step))) if step else None)

    def action_change_reviewer(self) -> None:
        """Decide in another name from now on."""
        self.app.push_screen(ReviewerScreen(self.reviewing.by), self._renamed)

    def named(self, then: Callable[[], None]) -> None:
        """Do something once it is known who does it."""
        if self.reviewing.by:
            then()
            return

        def answered(name: str | None) -> None:
            if name:
                self._renamed(name)
                then()

        self.app.push_screen(ReviewerScreen(""), answered)

    def take(self, acts: Iterable[Act]) -> None:
        """Let acts count, show them, and have them written."""
        self.reviewing.take(acts)
        self.show()
        self.write_soon()

    def tried(self, make: Callable[[], Act]) -> Act | None:
        """Return an act, or tell why there can be none."""
        try:
            return make()
        except Refused as refused:
            self.tell(refused.problems[0].sentence(), bad=True)
            return None

    def _accept(self) -> None:
        one = self.standing
        if one is None:
            self.tell(NO_ITEM, bad=True)
            return
        item, reviewing = one.item.id, self.reviewing
        act = self.tried(lambda: acting.decide(reviewing.overlay, item, "accept", by=reviewing.by, at=reviewing.now()))
        if act is not None:
            self._decided(one.item, act)

    def _ask_verdict(self, do: Decide) -> None:
        one = self.standing
        if one is None:
            self.tell(NO_ITEM, bad=True)
            return
        item, reviewing = one.item, self.reviewing
        if do == "reduce" and not can_cut(item):
            self.tell(NO_CUT, bad=True)
            return
        reasons = offered_reasons(reviewing, self.app.unit_desk.reasons, do)  # type: ignore[attr-defined]

        def answered(act: Act | None) -> None:
            if act is None:
                self.say(KEPT)
                return
            self.app.unit_desk.remember(act.reason)  # type: ignore[attr-defined]
            self._decided(item, act)

        self.app.push_screen(VerdictScreen(reviewing, item, do, reasons), answered)

    def _decided(self, item: Item, act: Act) -> None:
        """Take a verdict, say so, and go on."""
        self.reviewing.made.append(item.id)
        self.take([act])
        following = next_open(self.reviewing.overlay, item.id)
        one = self.reviewing.standing(item.id)
        told = f"“{item.title}”：{outcome(one)}。" if one is not None else ""
        if following:
            self.go_to(following)
        self.say(f"{told}{'' if following else ALL_DONE}")

    def _withdraw(self) -> None:
        reviewing, one = self.reviewing, self.standing
        mine = one is not None and one.act is not None and one.act.by == reviewing.by
        if not mine and reviewing.made:
            one, mine = reviewing.standing(reviewing.made[-1]), True
        if one is None or one.act is None:
            self.tell("没有可以撤回的结论；先选要撤回的那一项。")
            return
        if not mine:
            self.tell(f"这是{one.act.by}的结论，不能代为撤回；不同意的，请另下结论。", bad=True)
            return
        item = one.item
        act = self.tried(lambda: acting.withdraw(reviewing.overlay, item.id, by=reviewing.by, at=reviewing.now()))
        if act is not None:
            reviewing.made = [made for made in reviewing.made if made != item.id]
            self.take([act])
            self.go_to(item.id)
            self.say(f"已撤回“{item.title}”的结论，回到未核；核定记录里两条都留着。")

    def _accept_opened(self) -> None:
        reviewing = self.reviewing
        try:
            acts = acting.accept_opened(reviewing.overlay, by=reviewing.by, at=reviewing.now())
        except Refused as refused:
            self.tell(refused.problems[0].sentence(), bad=True)
            return
        if not acts:
            self.tell("没有佐证都看过的未核业绩。按F5逐份打开佐证，看过的就能一起认可。")
            return
        after = with_acts(reviewing.overlay, acts)
        blocks = agree_blocks(reviewing.overlay, after, [act.item for act in acts])

        def agreed(yes: bool | None) -> None:
            if yes:
                reviewing.made += [act.item for act in acts]
                self.take(acts)
                following = next_open(reviewing.overlay, self.item_id)
                if following and self.standing is not None and self.standing.state in SETTLED:
                    self.go_to(following)
                self.say(f"已认可{len(acts)}项。{'' if following else ALL_DONE}")

        self.app.push_screen(AgreeScreen("认可看过佐证的各项", blocks, f"认可这{len(acts)}项"), agreed)

    def _step(self, step: Step) -> None:
        """Take a step of the whole review."""
        reviewing, laid = self.reviewing, self.reviewing.overlay
        if step == "window":
            self._ask_window()
            return
        if step == "request_changes":
            self.app.push_screen(ReasonScreen(reviewing), self._handed_back)
            return
        make = {"submit": acting.submit, "verify": acting.verify, "reopen": acting.reopen}[step]
        act = self.tried(lambda: make(laid, by=reviewing.by, at=reviewing.now()))
        if act is not None:
            self.take([act])
            self.say(f"{DONE_WORDS[step]}。{ended(reviewing.overlay.next)}")

    def _handed_back(self, act: Act | None) -> None:
        if act is not None:
            self.take([act])
            self.say(f"已退回申报人。{ended(self.reviewing.overlay.next)}")

    def _ask_window(self) -> None:
        from .review_window import FixScreen  # loaded only once asked for

        def fixed(act: Act | None) -> None:
            if act is not None:
                self.take([act])
                self.say(f"公示起止已定：{act.start}至{act.end}。")

        try:
            asking = FixScreen(self.reviewing)
        except Refused as refused:  # a calendar cannot be read
            self.tell(refused.problems[0].sentence(), bad=True)
            return
        self.app.push_screen(asking, fixed)

    def _renamed(self, name: str | None) -> None:
        if name:
            self.reviewing.by = name
            trouble = remember_setting("reviewer", name)
            self.show()
            self.say(f"审核人：{name}。{trouble}", bad=bool(trouble))
