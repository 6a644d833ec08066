"""The parts of the journey, each with how it stands and the next thing to do."""

from __future__ import annotations

from ..base.numbers import plain
from ..base.problems import Severity
from ..dossier.evidence import evidenced_by
from ..eligibility.result import ConditionResult
from ..scoring.gate_problems import gates_closed
from ..scoring.trace import span_text
from .finding import Finding
from .given import Given, called
from .result import Part, State, TickLine


def parts(given: Given, findings: tuple[Finding, ...], ticks: tuple[TickLine, ...]) -> tuple[Part, ...]:
    """Return the parts in the order of the journey."""
    return (
        _basics(findings),
        _direction(given, findings),
        _eligibility(given),
        _scoring(given),
        _evidence(given),
        _checks(findings, ticks),
    )


def _part(id_: str, title: str, state: State, said: str, todo: str = "", target: str = "") -> Part:
    here = f"{title}，"  # the place of a finding names its part, which stands before it already
    said, todo = said.removeprefix(here), todo.removeprefix(here)
    return Part(id=id_, title=title, state=state, said=said, todo=todo, target=target if state != "done" else "")


def _basics(findings: tuple[Finding, ...]) -> Part:
    id_, title = "basics", "基本信息"
    mine = [one for one in findings if one.page == id_ and one.severity is not Severity.NOTE]
    if not mine:
        return _part(id_, title, "done", "姓名和单位都已填")
    first = mine[0]
    state: State = "blocked" if first.severity is Severity.ERROR else "open"
    return _part(id_, title, state, f"{first.where}：{first.message}", first.remedy, first.target)


def _direction(given: Given, findings: tuple[Finding, ...]) -> Part:
    id_, title = "direction", "专业方向"
    work = given.dossier.work
    mine = [one for one in findings if one.page == id_]
    if not work.description.strip() and not work.area:
        said = "还没有写工作内容，也没有选方向"
        return _part(id_, title, "open", said, "写明所做的工作，再选方向", "work:description")
    if mine:
        first = mine[0]
        return _part(id_, title, "open", f"{first.where}：{first.message}", first.remedy, first.target)
    if given.fit is not None and given.fit.verdict == "unclear":  # the person has decided; the program only cannot tell
        return _part(id_, title, "done", "写了工作内容，选了方向；按所写的内容程序分不清方向，请自己对照各方向的范围")
    return _part(id_, title, "done", "写了工作内容，选了方向")


def _eligibility(given: Given) -> Part:
    id_, title = "eligibility", "申报资格"
    result = given.eligibility
    open_routes = [route.title for route in result.routes if route.verdict == "yes"]
    if open_routes:
        return _part(id_, title, "done", f"可以走{'、'.join(f'“{name}”' for name in open_routes)}")
    if result.verdict == "no":
        nearest = min(result.routes, key=lambda route: len(route.deciding))
        unmet = nearest.deciding[0]
        said = f"{len(result.routes)}条路径都走不通，最近的“{nearest.title}”不符合“{unmet.title}”"
        return _part(id_, title, "blocked", said, unmet.remedy or "请核对所填内容", _where(given, unmet))
    pending = [route for route in result.routes if route.verdict == "unknown"]
    nearest = min(pending, key=lambda route: len(route.deciding))
    first = nearest.deciding[0]
    said = f"“{nearest.title}”还有{len(nearest.deciding)}项待定"
    todo = f"{first.title}：{first.remedy or first.reason}"
    return _part(id_, title, "open", said, todo, _where(given, first))


def _where(given: Given, condition: ConditionResult) -> str:
    if condition.gate:
        return f"answer:{next(one.input for one in given.standard.gate if one.id == condition.gate)}"
    if condition.by_score:
        return "page:scoring"
    return f"fact:{condition.facts[0]}" if condition.facts else "page:eligibility"


def _scoring(given: Given) -> Part:
    id_, title = "scoring", "量化自评"
    result = given.assessment
    total, line = f"自评{span_text(result.total)}分", f"{plain(result.target)}分"
    if gates_closed(result):
        gate = next(one for one in result.gates if one.verdict == "no")
        return _part(id_, title, "blocked", f"控制项“{gate.title}”不符合", gate.reason, "page:scoring")
    if not given.dossier.entry:
        return _part(id_, title, "open", "还没有列业绩", "逐条登记业绩，程序决定它记在哪一项", "page:scoring")
    unanswered = [one for one in result.gates if one.verdict == "unknown"]
    if unanswered:
        gate = unanswered[0]
        return _part(id_, title, "open", f"{total}，控制项“{gate.title}”还没有填", "请填写控制项", "page:scoring")
    if result.decision == "reached":
        return _part(id_, title, "done", f"{total}，达到{line}")
    if result.decision == "undecided":
        deciding = [one for one in result.open_items if one.decides] or list(result.open_items)
        first = deciding[0].title if deciding else ""
        todo = f"先核实“{first}”" if first else "请核实未定的内容"
        target = deciding[0].id if deciding and deciding[0].answerable else "page:scoring"
        target = target.replace("input:", "answer:", 1)
        return _part(id_, title, "open", f"{total}，是否达到{line}还不能定", todo, target)
    without = [one.title for one in given.eligibility.routes if one.verdict == "yes"]
    if without:
        return _part(id_, title, "done", f"{total}，不到{line}；走“{without[0]}”不看这条线")
    return _part(id_, title, "open", f"{total}，不到{line}", "看哪些业绩还能补充、哪些已经封顶", "page:scoring")


def _evidence(given: Given) -> Part:
    id_, title = "evidence", "佐证材料"
    entries = given.dossier.entry
    if not entries:
        return _part(id_, title, "open", "还没有列业绩", "先登记业绩，再为每条添加材料", "page:scoring")
    if given.states is None:
        return _part(id_, title, "open", "档案还没有保存，没有核对材料", "先保存档案，材料放在同一个文件夹里", "file")
    proved = evidenced_by(given.dossier, given.states)
    lacking = [one for one in entries if one.id not in proved]
    if not lacking:
        return _part(id_, title, "done", f"{len(entries)}条业绩的材料都在，与登记时相符")
    some = f"{len(entries)}条业绩里，{len(lacking)}条的" if proved else f"{len(entries)}条业绩的"
    said = f"{some}材料不齐或有变化"
    return _part(id_, title, "open", said, f"先补{called(lacking[0])}的材料", f"entry:{lacking[0].id}")


def _checks(findings: tuple[Finding, ...], ticks: tuple[TickLine, ...]) -> Part:
    id_, title = "checks", "提交前检查"
    counts = {level: sum(one.severity is level for one in findings) for level in Severity}
    told = [f"{counts[level]}处{level.label}" for level in Severity if counts[level]]
    left = [one for one in ticks if not one.ticked]
    said = "、".join(told) or "程序没有查出问题"
    if left:
        said += f"；逐项自查还有{len(left)}项没有勾选"
    first = findings[0] if findings and findings[0].severity is not Severity.NOTE else None
    if first is not None:
        state: State = "blocked" if first.severity is Severity.ERROR else "open"
        return _part(id_, title, state, said, f"{first.where}：{first.remedy or first.message}", first.target)
    if left:
        return _part(id_, title, "open", said, f"先核对：{left[0].ask}", left[0].id)
    return _part(id_, title, "done", said)
