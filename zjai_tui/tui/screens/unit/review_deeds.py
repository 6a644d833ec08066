"""What a reviewer decides on the page, item by item: accept, cut, reject, hand back, take back."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import cast

from ....base.problems import Refused
from ....dossier.review.model import DECIDE_WORDS, Act, Decide
from ....dossier.review.subject import plain_name
from ....reviewing import acting
from ....reviewing.checking import open_problems
from ....reviewing.overlay import with_acts
from ....reviewing.result import SETTLED, Item, Standing
from ...files.settings import remember_setting
from ...unit.review_acts import before_mine, decided_text, doubt_blocks
from ...unit.review_lines import next_open
from ...unit.review_words import agree_blocks
from ...unit.verdict_draft import can_cut, offered_reasons
from .review_agree import AgreeScreen
from .review_files import ReviewFiles
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
        """Take back the verdict at hand."""
        self.named(self._withdraw)

    def action_accept_opened(self) -> None:
        """Accept all achievements whose evidence was looked at, after showing which they are."""
        self.named(self._accept_opened)

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
            self._ask_doubts(one.item, act)

    def _ask_verdict(self, do: Decide) -> None:
        one = self.standing
        if one is None:
            self.tell(NO_ITEM, bad=True)
            return
        item, reviewing = one.item, self.reviewing
        if ended := open_problems(reviewing.overlay):
            self.tell(ended[0].sentence(), bad=True)
            return
        if do == "reduce" and not can_cut(item):
            self.tell(NO_CUT, bad=True)
            return
        reasons = offered_reasons(reviewing, self.app.unit_desk.reasons, do)  # type: ignore[attr-defined]

        def answered(act: Act | None) -> None:
            if act is None:
                self.say(KEPT)
                return
            self.app.unit_desk.remember(act.reason)  # type: ignore[attr-defined]
            self._ask_doubts(item, act)

        self.app.push_screen(VerdictScreen(reviewing, item, do, reasons), answered)

    def _ask_doubts(self, item: Item, act: Act) -> None:
        """Take a verdict; where it goes against another's, or evidence is wanting, only after that was read."""
        one = self.reviewing.standing(item.id)
        doubts = doubt_blocks(one, act) if one is not None else ()
        if not doubts:
            self._decided(item, act)
            return

        def agreed(yes: bool | None) -> None:
            if yes:
                self._decided(item, act)
            else:
                self.say(KEPT if act.reason else f"“{item.title}”没有改动。")

        word = DECIDE_WORDS[cast("Decide", act.do)]
        self.app.push_screen(AgreeScreen(f"仍要{word}吗：{item.title}", doubts, f"仍然{word}"), agreed)

    def _decided(self, item: Item, act: Act) -> None:
        """Take a verdict, say so, and go on."""
        self.reviewing.drafts.pop((item.id, act.do), None)
        self.reviewing.made.append(item.id)
        self.take([act])
        following = next_open(self.reviewing.overlay, item.id)
        one = self.reviewing.standing(item.id)
        told = decided_text(one, self.reviewing.overlay) if one is not None else ""
        if following:
            self.go_to(following)
        self.say(f"{told}{'' if following else ALL_DONE}")

    def _withdraw(self) -> None:
        reviewing, one = self.reviewing, self.standing
        if one is None or one.act is None:
            last = reviewing.standing(reviewing.made[-1]) if reviewing.made else None
            hint = f"刚才的结论在“{last.item.title}”上，先选它再按F7。" if last is not None else ""
            self.tell(f"所选的这一项没有结论可撤回。{hint}")
            return
        if plain_name(one.act.by) != plain_name(reviewing.by):
            self.tell(f"这是{one.act.by}的结论，不能代为撤回；不同意的，请另下结论。", bad=True)
            return
        item, before = one.item, before_mine(one)
        act = self.tried(lambda: acting.withdraw(reviewing.overlay, item.id, by=reviewing.by, at=reviewing.now()))
        if act is not None:
            reviewing.made = [made for made in reviewing.made if made != item.id]
            self.take([act])
            self.go_to(item.id)
            kept = f"{before.by}原来的结论不会自己恢复，请他再下一次。" if before else "核定记录里两条都留着。"
            self.say(f"已撤回“{item.title}”的结论，回到未核；{kept}")

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

    def _renamed(self, name: str | None) -> None:
        if name:
            self.reviewing.by = name
            trouble = remember_setting("reviewer", name)
            self.show()
            self.say(f"审核人：{name}。{trouble}", bad=bool(trouble))
