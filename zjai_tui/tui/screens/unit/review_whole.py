"""The steps of a review as a whole on the page: take in, hand back, end, open again, fix the publicity window."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from ....base.problems import Refused
from ....dossier.review.model import Act
from ....reviewing import acting
from ...telling.blocks import Block
from ...telling.overview import ended
from ...unit.review_steps import DONE_WORDS, STEP_WORDS, Step, first_step, step_blocks, step_lines
from ..dialogs import PickScreen
from .review_agree import AgreeScreen
from .review_deeds import ReviewDeeds
from .review_reason import ReasonScreen
from .review_why import WhyScreen


class ReviewWhole(ReviewDeeds):
    """A page on which a review goes its way."""

    def action_proceed(self) -> None:
        """Offer the steps that can be taken now."""
        laid = self.reviewing.overlay
        picking = PickScreen("办理", [Block(ended(laid.next))], step_lines(laid), at=first_step(laid))
        self.app.push_screen(picking, lambda step: self.named(lambda: self._step(cast("Step", step))) if step else None)

    def _step(self, step: Step) -> None:
        """Take a step of the whole review."""
        if step == "window":
            self._ask_window()
        elif step == "request_changes":
            self.app.push_screen(ReasonScreen(self.reviewing), self._handed_back)
        else:
            self._take_step(step)

    def _take_step(self, step: Step) -> None:
        """Take a step that needs no window of its own; what it means is read first where it ends or opens something."""
        reviewing = self.reviewing
        make: Callable[..., Act] = {"submit": acting.submit, "verify": acting.verify, "reopen": acting.reopen}[step]
        window = reviewing.overlay.window

        def made(reason: str) -> Act:
            return make(reviewing.overlay, by=reviewing.by, at=reviewing.now(), reason=reason)

        def taken(act: Act | None) -> None:
            if act is not None:
                self.take([act])
                told = f"原定的公示{window.start}至{window.end}要重新定。" if step == "reopen" and window else ""
                self.say(f"{DONE_WORDS.get(step, '')}{told}{ended(reviewing.overlay.next)}")

        blocks = step_blocks(step, reviewing.overlay)
        try:
            act = made("")
        except Refused as refused:
            if acting.needs_reason(refused):
                self.app.push_screen(WhyScreen(STEP_WORDS[step], refused, made, blocks), taken)
            else:
                self.tell(refused.problems[0].sentence(), bad=True)
            return
        if blocks:
            asking = AgreeScreen(STEP_WORDS[step], blocks, STEP_WORDS[step])
            self.app.push_screen(asking, lambda yes: taken(act if yes else None))
        else:
            taken(act)

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
