"""The steps of a review as a whole: which can be taken in which state, and what each means. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from ...reviewing.result import Overlay, State

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
DONE_WORDS: Mapping[Step, str] = {"submit": "已受理", "verify": "已核定完毕", "reopen": "已回到核定中"}
ABOUT: Mapping[Step, str] = {
    "submit": "收下这份档案，开始逐项核定",
    "request_changes": "请申报人按各项的理由补正，再交回来",
    "verify": "各项都有结论以后，按现在的档案定下核定分",
    "reopen": "回到核定中，已有的结论都留着",
    "window": "写下公示从哪天到哪天",
}


def step_lines(laid: Overlay) -> list[tuple[str, str]]:
    """Return the steps that can be taken now, with what each means."""
    left = f"（还有{laid.left}项没有结论）" if laid.left else ""
    return [
        (step, f"{STEP_WORDS[step]}：{ABOUT[step]}{left if step == 'verify' else ''}") for step in STEPS[laid.state]
    ]
