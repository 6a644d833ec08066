"""Advice told in Chinese sentences that a clerk can check; for reports and screens alike."""

from __future__ import annotations

from decimal import Decimal

from ...base.numbers import plain, shown
from ...base.text import quoted
from ..trace import span_text
from .result import Advice, Gain, LeftOut, OtherReading, Proof, Step, Useless


def step_text(step: Step) -> str:
    """Return a step in one sentence: what to do, how it counts now, what has to be so, and the total after it.

    ``补上“一种装置”的发明人排名：现按1.8～6分计，若为第1名，最低分加4.2分，总分到88.5～92分``.
    """
    return f"{action_text(step)}，{gain_text(step.gain)}，总分到{span_text(step.after)}分"


def action_text(step: Step) -> str:
    """Return a step without its points."""
    said = "，".join(part for part in (step.now, step.given) if part)
    return f"{step.do}：{said}" if said else step.do


def imagined_text(step: Step) -> str:
    """Return a step that lists an imagined achievement by what it counts as, for lists under a common head."""
    words = "，".join(part for part in (step.given, gain_text(step.gain), f"总分到{span_text(step.after)}分") if part)
    takes = f"，通常要{step.months}个月左右" if step.months is not None else ""
    return f"{step.node_title}：{words}" + takes + (f"；{step.more}" if step.more else "")


def gain_text(gain: Gain) -> str:
    """Return by how much the total rises: ``加3分``, or for its two ends ``最低分加5.6分``."""
    if gain.low == gain.high:
        return f"加{shown(gain.low)}分"
    words = [f"{end}{'加' if by > 0 else '减'}{shown(abs(by))}分" for end, by in _ends(gain) if by]
    return "，".join(words)


def conclusion_text(advice: Advice) -> str:
    """Return in one or two sentences whether the target can be reached, and how."""
    if advice.blank:
        return "还没有填写。请先填写基本情况，再逐条登记业绩，填了才能给出建议"
    target, now = f"{plain(advice.target)}分", f"现在自评{span_text(advice.before)}分"
    done = f"照下面{len(advice.steps)}步做完，结果都如所写"
    match advice.reachable:
        case "reached":
            return f"{now}，{_reached(advice, target)}"
        case "yes":
            return f"{now}。{done}，总分{span_text(advice.after)}分，达到{target}"
        case "panel":
            high = shown(advice.after.high)
            return f"{now}。{done}，总分{span_text(advice.after)}分；评委再给足，最高{high}分，才达到{target}"
        case "unseen":
            what = f"{done}，总分{span_text(advice.after)}分" if advice.steps else "没有找到能加分的办法"
            return f"{now}。{what}；原表有没有见到的部分，分值不明，能不能达到{target}还不能定"
        case "no":
            short = f"离{target}还差{plain(advice.target - advice.after.low)}分"
            if not advice.steps:
                return f"{now}，{short}，没有找到能加分的办法"
            if advice.others:  # then the total after the steps is no ceiling
                more = f"另外还有{len(advice.others)}项也能加分"
                return f"{now}。{done}，总分{span_text(advice.after)}分，{short}；{more}"
            unless = f"除非有更高档的业绩可以补登，{done}" if any(step.more for step in advice.steps) else done
            return f"{now}。{unless}，也只到{span_text(advice.after)}分，{short}"


def _reached(advice: Advice, target: str) -> str:
    """Return what is still to be done where the self-score reaches the target: gates, then evidence."""
    if advice.closed:
        return f"已经达到{target}；但控制项“{'”“'.join(advice.closed)}”不符合，分数再高也不能申报"
    open_ = f"控制项“{'”“'.join(advice.unanswered)}”还没有填，请先填" if advice.unanswered else ""
    held = advice.evidenced
    if held is not None and held.low < advice.target:
        short = f"有据的只有{span_text(held)}分，还差{plain(advice.target - held.low)}分，先补佐证"
        return f"自评达到{target}；{short}" + (f"；{open_}" if open_ else "")
    return f"已经达到{target}，{open_ or '不用再做什么'}"


def useless_text(one: Useless) -> str:
    """Return what brings nothing, and why."""
    return f"{one.what}：{one.reason}"


def left_out_text(one: LeftOut) -> str:
    """Return what is out of the person's hands, and why."""
    points = f"（{span_text(one.span)}分）" if one.span is not None else ""
    return f"{one.title}{points}：{one.reason}"


def reading_text(one: OtherReading, advice: Advice) -> str:
    """Return what becomes of the route under another reading."""
    now = f"按“{one.title}”，现在总分{span_text(one.total)}分"
    if not advice.steps:
        return f"{now}，{_reaches(one.reached, advice)}"
    return f"{now}，做完同样这些步是{span_text(one.after)}分，{_reaches(one.reached, advice)}"


def proof_text(one: Proof) -> str:
    """Return what the evidence of one achievement would add to the evidenced total."""
    return f"{quoted(one.title)}：补齐佐证，有据的分{gain_text(one.gain)}，到{span_text(one.after)}分"


def _ends(gain: Gain) -> tuple[tuple[str, Decimal], ...]:
    return ("最低分", gain.low), ("最高分", gain.high)


def _reaches(reached: bool, advice: Advice) -> str:
    return f"{'能' if reached else '不能保证'}达到{plain(advice.target)}分"
