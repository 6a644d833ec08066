"""The scored dossier as plain text: every point with its arithmetic and the clause it comes from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ..base.numbers import plain, shown
from ..eligibility.result import VERDICT_LABELS
from ..scoring.result import Assessment, GateResult, Line, NodeResult, OpenItem, Placement
from ..scoring.trace import decision_text, reading_word, span_text
from .check_text import route_lines
from .layout import Page, cites_text, sentence, sources_list
from .material import Material
from .standard_used import standard_lines


def score_text(material: Material, columns: int = 80) -> str:
    """Return the report that ``zjai score`` prints, wrapped to `columns` terminal cells."""
    page = Page(columns)
    result = material.assessment
    _head(page, material)
    _conclusion(page, material)
    page.heading("各项得分和依据")
    for node in result.nodes:
        _node(page, node, material)
    _placements(page, material)
    _open_items(page, result.open_items)
    _gates(page, result.gates, material)
    _readings(page, material)
    page.heading("申报路径")
    route_lines(page, material)
    page.text("逐项条件见 zjai check。", 2)
    _problems(page, material)
    page.heading("依据的文件")
    sources_list(page, _all_cites(result), material.sources)
    return str(page)


def _head(page: Page, material: Material) -> None:
    result = material.assessment
    page.text(f"量化自评报告：{material.name}")
    for problem in material.review_problems:
        page.text(problem.sentence(), mark="注意：")
    if material.example:
        page.text("这是示例，人物和单位都是虚构的。")
    standard_lines(page, result)
    page.text(f"申报计划：{material.cycle_title}")


def _conclusion(page: Page, material: Material) -> None:
    result = material.assessment
    page.heading("结论")
    page.text(sentence(decision_text(result)), 2)
    evidenced = material.evidenced
    rows = [
        ("满分", f"{plain(result.maximum)}分"),
        ("有据", f"{span_text(evidenced)}分，只算佐证材料齐全的业绩" if evidenced else "没有核对佐证材料"),
        ("核定", material.verified_words),
        ("依据", f"最弱的一条是{result.basis.label}"),
    ]
    page.table(rows, 2)
    for gate in result.gates:
        if gate.verdict == "no":
            page.text(f"控制项“{gate.title}”不符合，分数再高也不能申报。", 2, "注意：")
    for note in result.notes:
        page.text(sentence(note), 2, "注意：")


def _node(page: Page, node: NodeResult, material: Material) -> None:
    indent = 2 + 2 * node.depth
    if node.depth == 0:
        page.blank()
    cap = f"／{plain(node.cap)}" if node.cap is not None else ""
    empty = "（没有填）" if node.state == "empty" else ""
    page.points(f"{node.title}{empty}", f"{span_text(node.span)}{cap}", indent)
    if node.state == "empty":
        return  # no point to explain
    inner = indent + 4
    for line in node.lines:
        _line(page, line, node, material, inner)
    said = {step for line in node.lines for step in line.how}
    for step in node.how:
        if step not in said:
            page.text(sentence(step), inner)
    for cap_words in node.capped_by:
        page.text(sentence(cap_words), inner, "封顶：")
    if node.cites:
        page.text(f"{cites_text(node.cites, material.sources)}（{node.basis.label}）", inner, "依据：")


def _line(page: Page, line: Line, node: NodeResult, material: Material, indent: int) -> None:
    if line.entry:
        page.points(line.title, (line.units or span_text(line.span)) if line.counted else "不计", indent)
        indent += 2
    for step in line.how:
        page.text(sentence(step), indent)
    if not line.counted:
        page.text(sentence(line.why_not), indent, "不计：")
    more = [cite for cite in line.cites if cite not in node.cites]
    if more:
        page.text(cites_text(more, material.sources), indent, "依据：")


def _placements(page: Page, material: Material) -> None:
    result = material.assessment
    if not result.placements:
        return
    page.heading("同一成果记在哪里")
    titles = {line.entry: line.title for node in result.nodes for line in node.lines if line.entry}
    for one in result.placements:
        page.text(placement_text(one, titles, result), 2, "· ")
        if one.cites:
            page.text(cites_text(one.cites, material.sources), 4, "依据：")


def placement_text(one: Placement, titles: Mapping[str, str], result: Assessment) -> str:
    """Return where an achievement counts, and the total if it counted elsewhere; `titles` by entry id."""
    others = "；".join(f"改记{result.node(node).title}，总分{span_text(span)}" for node, span in one.others)
    return f"{titles.get(one.entry) or one.entry}：记在{result.node(one.node).title}，总分最高。{sentence(others)}"


def _open_items(page: Page, items: tuple[OpenItem, ...]) -> None:
    if not items:
        return
    page.heading("还没定的事")
    for item in items:
        page.text(f"{item.title}：{sentence(asks_text(item))}{weight_text(item)}。", 2, "· ")


def asks_text(item: OpenItem) -> str:
    """Return what an open item asks, without its name before it."""
    return "；".join(ask.removeprefix(item.title) for ask in item.asks)


def weight_text(item: OpenItem) -> str:
    """Return what an open item decides, without final punctuation."""
    if not item.worth:
        return "要与别的待定之事一起填，总分才会变"
    turn = "，往好处定就能达到目标" if item.decides else "，往坏处定就达不到目标" if item.blocks else ""
    return f"影响总分{shown(item.worth)}分{turn}"


def _gates(page: Page, gates: tuple[GateResult, ...], material: Material) -> None:
    if not gates:
        return
    page.heading("控制项（不计分，不符合不能申报）")
    for gate in gates:
        page.text(f"{gate.title}：{VERDICT_LABELS[gate.verdict]}。{sentence(gate.reason)}", 2, "· ")
        if gate.cites:
            page.text(f"{cites_text(gate.cites, material.sources)}（{gate.basis.label}）", 4, "依据：")


def _readings(page: Page, material: Material) -> None:
    readings = material.assessment.readings
    if not readings:
        return
    page.heading("条文有不同读法的地方")
    asked = ""
    for one in readings:
        if one.question != asked:
            asked = one.question
            page.text(sentence(one.ask), 2, "· ")
            if one.cites:
                page.text(cites_text(one.cites, material.sources), 4, "依据：")
        used = "本报告用的读法：" if one.chosen else "另一种读法："
        page.text(f"{one.title}。总分{span_text(one.total)}，{reading_word(material.assessment, one)}。", 4, used)


def _problems(page: Page, material: Material) -> None:
    problems = [one for one in material.problems if one not in material.review_problems]
    if problems:
        page.heading("要处理的问题")
        for problem in problems:
            page.text(problem.sentence(), 2, f"（{problem.severity.label}）")


def _all_cites(result: Assessment) -> Iterable[str]:
    for node in result.nodes:
        yield from node.cites
        for line in node.lines:
            yield from line.cites
    for gate in result.gates:
        yield from gate.cites
    for reading in result.readings:
        yield from reading.cites
