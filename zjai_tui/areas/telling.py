"""What a fit says in words: the conclusion, what else to know, and the choice between readings."""

from __future__ import annotations

from ..base.structure import quoted
from ..rules.areas.questions import NOT_AI
from .case import APPLIED, BY_AI, GOVERNANCE, Case
from .result import ReadingChoice, Reason, Verdict
from .text import MOST

SURELY_AI, SURELY_NOT = 0.18, 0.7
"""Shares of `NOT_AI` below which it is AI work, and from which on it is none; between them it is unclear.

Chosen by cross-validation, see tests/bench/areas.py: words that lean to one side only are asked about.
"""
SPEAKS = 0.6
"""Share of the words alone from which on they are said to speak against what was answered."""

SHOW_IT = "如果有，请写明：用什么数据训练或调出了什么，识别、预测或生成什么，准确到什么程度，谁在用"
NAMES_DO_NOT_COUNT = "看的是本人干的活；单位、项目、园区的名字里有智能、算力、大脑，不能算数"


def conclusion(case: Case, verdict: Verdict, titles: list[str]) -> str:
    """Return the verdict as a sentence; `titles`: of the main area and the secondary ones."""
    if verdict == "fits":
        second = f"，次方向可考虑{'、'.join(titles[1:])}" if titles[1:] else ""
        return f"主方向为{titles[0]}{second}"
    if verdict == "outside":
        if "produced" in case.chosen:
            return "按你的回答，成果里没有学习、识别、预测或生成的部分，不在六个方向之内"
        return "看不出由本人做出的学习、识别、预测或生成的成果，不像在六个方向之内"
    if case.vague and not case.chosen:
        return "还没有描述工作" if not case.text.strip() else "文字太少，或不是中文，看不出做的是什么"
    if case.shares[NOT_AI] >= SURELY_AI:
        return "还看不出成果里有没有学习、识别、预测或生成的部分"
    best = [case.area(name).title for name in case.ranked()[:2]]
    return f"{'和'.join(best)}都说得通，还不能确定"


def reading_choice(case: Case, verdict: Verdict) -> ReadingChoice | None:
    """Return the choice between the readings of 社会治理, where it changes the main area; else None."""
    known = {one.id: one for one in case.governance_readings}
    if verdict != "fits" or not case.governs or BY_AI not in known:
        return None
    area, applied = case.area(GOVERNANCE), case.area(APPLIED).title
    text = (
        f"通知没有写明“{area.title}”怎样理解。读作“{known[BY_AI].title}”时，这项工作可主报{area.title}；"
        f"其他读法主报{applied}，{area.title}作次方向。请选一种，并向受理点核实"
    )
    chosen = case.answers.reading if case.answers.reading in known else ""
    return ReadingChoice(area=area.id, title=area.title, chosen=chosen, options=area.reading, text=text)


def notes(case: Case, verdict: Verdict, primary: str) -> tuple[Reason, ...]:
    """Return what else to know: answers left out, answers against the words, and what to write."""
    found = []
    if len(case.text) > MOST:
        found.append(Reason(f"描述太长，只看了前{MOST}字"))
    for question in case.questions.question:
        typed = getattr(case.answers, question.id)
        if typed and question.id not in case.chosen:
            found.append(Reason(f"“{question.title}”的回答{quoted(typed)}不在选项里，没有采用"))
    if verdict == "outside":
        found += [Reason(SHOW_IT), Reason(NAMES_DO_NOT_COUNT)]
    if verdict == "unclear" and not case.vague and case.shares[NOT_AI] >= SURELY_AI:
        found.append(Reason(SHOW_IT))
    if verdict == "fits" and case.vague:
        found.append(Reason("方向只按你的回答判断；描述太短，请补写做了什么、给谁用、效果怎样"))
    elif verdict == "fits" and case.words[NOT_AI] >= SPEAKS:
        found.append(Reason(f"方向按你的回答判断，但描述里看不出学习、识别、预测或生成的成果。{SHOW_IT}"))
    elif verdict == "fits" and not case.governs:
        said = max(case.areas, key=lambda one: case.words[one.id])
        if said.id != primary and case.words[said.id] >= SPEAKS:
            found.append(Reason(f"方向按你的回答判断，但描述的写法更像{said.title}，材料里要写清主要产出"))
    return tuple(found)
