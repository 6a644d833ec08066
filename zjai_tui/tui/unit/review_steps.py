"""The steps of a review as a whole: which can be taken in which state, and what each means. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from ...reviewing.proof_doubts import doubts_of
from ...reviewing.result import ITEM_WORDS, SETTLED, Overlay, State
from ...scoring.trace import span_text
from ..telling.blocks import Block, point

Step = Literal["submit", "request_changes", "verify", "reopen", "window"]
STEPS: Mapping[State, tuple[Step, ...]] = {
    "draft": ("submit",),
    "submitted": ("verify", "request_changes"),
    "changes_requested": ("submit", "reopen"),
    "verified": ("window", "reopen"),
}
STEP_WORDS: Mapping[Step, str] = {
    "submit": "受理", "request_changes": "退回申报人", "verify": "核定完毕", "reopen": "重新核定",
    "window": "定公示起止",
}  # fmt: skip
DONE_WORDS: Mapping[Step, str] = {"submit": "已受理。", "reopen": "已回到核定中。"}
"""Said before what happens next; that a review has ended is said there."""
ABOUT: Mapping[Step, str] = {
    "submit": "收下这份档案，开始逐项核定",
    "request_changes": "请申报人按各项的理由补正，再交回来",
    "verify": "各项都有结论以后，按现在的档案定下核定分",
    "reopen": "回到核定中，已有的结论都留着",
    "window": "写下公示从哪天到哪天",
}

GIVING_UP = "缺的核定记录确实找不回时，写明理由，在那以前作的结论重新作"


def step_lines(laid: Overlay) -> list[tuple[str, str]]:
    """Return the steps that can be taken now, with what each means."""
    if laid.gaps.open:
        return [("reopen", f"{STEP_WORDS['reopen']}：{GIVING_UP}")]
    left = f"未办{laid.left}项，各项都有结论才能办" if laid.left else ABOUT["verify"]
    return [(step, f"{STEP_WORDS[step]}：{left if step == 'verify' else ABOUT[step]}") for step in STEPS[laid.state]]


def first_step(laid: Overlay) -> Step:
    """Return the first step that nothing stands in the way of."""
    if laid.gaps.open:
        return "reopen"
    steps = STEPS[laid.state]
    return next((step for step in steps if step != "verify" or not laid.left), steps[0])


def step_blocks(step: Step, laid: Overlay) -> tuple[Block, ...]:
    """Return what is to be read before a step that ends a review, or opens it again; nothing for the others."""
    if step == "reopen":
        window = laid.window
        again = f"原定的公示{window.start}至{window.end}不再有效，要重新定。" if window else ""
        return (Block(f"重新核定以后，这份档案回到核定中，已有的结论都留着。{again}", "strong"),)
    if step != "verify":
        return ()
    counts = {state: sum(one.state == state for one in laid.items) for state in ITEM_WORDS if state in SETTLED}
    told = "，".join(f"{ITEM_WORDS[state]}{count}项" for state, count in counts.items() if count)
    counting = [one for one in laid.items if one.state in {"accepted", "reduced"}]
    return (
        Block(f"共{len(laid.items)}项：{told}。核定{span_text(laid.verified.total)}分。", "strong"),
        *(point(f"{len(ones)}项{said}。", "open") for said, ones in doubts_of(counting)),
    )
