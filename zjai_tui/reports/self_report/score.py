"""The score in the self-assessment report: totals, the table by section, and every point explained."""

from __future__ import annotations

from collections.abc import Iterator

from ...base.numbers import plain
from ...eligibility.result import VERDICT_LABELS
from ...scoring.result import Assessment, GateResult, Line, NodeResult
from ...scoring.trace import decision_text, decision_word, reading_word, span_text, state_word, total_trace
from ..document.model import Block, Form, Heading, Item, Items, Ledger, Row, Table, Text
from ..material import Material
from ..page import sentence
from ..score_text import asks_text, placement_text, weight_text
from .citing import NOTE, Citing, remark

_CAPPED, _DROPPED = "封顶：", "不计："


def conclusion_blocks(material: Material) -> Iterator[Block]:
    """Yield the result in short, before the routes."""
    result = material.assessment
    evidenced = material.evidenced
    yield Form(
        (
            ("自评总分", f"{span_text(result.total)}分（满分{plain(result.maximum)}分，目标{plain(result.target)}分）"),
            ("结论", _concluded(result)),
            ("有据总分", f"{span_text(evidenced)}分，只算佐证材料齐全的业绩" if evidenced else "没有核对佐证材料"),
            ("单位核定", material.verified_words),
            ("最弱的依据", f"{result.basis.label}，结论的可靠程度以它为准"),
        )
    )
    for gate in result.gates:
        if gate.verdict == "no":
            yield Text(f"控制项“{gate.title}”不符合，分数再高也不能申报。", NOTE)
    for note in result.notes:
        yield Text(sentence(note), NOTE)


def _concluded(result: Assessment) -> str:
    """Return the conclusion, which is said once while it is too early for one."""
    told = sentence(decision_text(result))
    return told if result.premature else f"{decision_word(result)}。{told}"


def score_blocks(material: Material, citing: Citing) -> Iterator[Block]:
    """Yield the table by section, the trace of every node, and what else decides the total."""
    result = material.assessment
    yield Heading("得分汇总")
    yield _table(result)
    sections = sum(node.depth == 0 for node in result.nodes)
    for said in total_trace(result)[1 + sections :]:
        if said not in result.notes:
            yield Text(sentence(said))
    yield Heading("逐项得分和依据")
    yield Ledger(("项目和业绩", "怎样算、依据", "得分／封顶"), tuple(_rows(result, citing)))
    yield from _placements(result, citing)
    yield from _open_items(result)
    yield from _gates(result, citing)
    yield from _readings(result, citing)


def _table(result: Assessment) -> Table:
    rows = [
        (node.title, span_text(node.span), plain(node.cap) if node.cap is not None else "不限", state_word(node))
        for node in result.nodes
    ]
    early = "未填" if result.stage == "blank" else "待定"
    state = early if result.premature else decision_word(result)
    total = ("总分", span_text(result.total), plain(result.maximum), state)
    depths = (*(node.depth for node in result.nodes), 0)
    return Table(("项目", "得分", "封顶", "状态"), (*rows, total), right=(1, 2), depths=depths)


def _rows(result: Assessment, citing: Citing) -> Iterator[Row]:
    for node in result.nodes:
        yield _node(node, citing)
        if node.state != "empty":
            yield from (_line(line, node, citing) for line in node.lines if line.entry)


def _node(node: NodeResult, citing: Citing) -> Row:
    cap = f"／{plain(node.cap)}" if node.cap is not None else ""
    notes: list[Text] = []
    if node.state == "empty":
        notes.append(Text("没有填。"))
    else:
        for line in node.lines:
            if not line.entry:
                notes += _steps(line, node, citing)
        said = {step for line in node.lines for step in line.how}
        notes += [Text(sentence(step)) for step in node.how if step not in said]
        notes += [Text(sentence(words), _CAPPED) for words in node.capped_by]
        notes += citing.note(node.cites, node.basis)
    return Row(node.title, f"{span_text(node.span)}{cap}", tuple(notes), node.depth, strong=node.depth == 0)


def _line(line: Line, node: NodeResult, citing: Citing) -> Row:
    mark = (line.units or span_text(line.span)) if line.counted else "不计"
    return Row(line.title, mark, tuple(_steps(line, node, citing)), node.depth + 1, one_of=True)


def _steps(line: Line, node: NodeResult, citing: Citing) -> Iterator[Text]:
    yield from (Text(sentence(step)) for step in line.how)
    if not line.counted:
        yield Text(sentence(line.why_not), _DROPPED)
    yield from citing.note(cite for cite in line.cites if cite not in node.cites)


def _placements(result: Assessment, citing: Citing) -> Iterator[Block]:
    if result.placements:
        titles = {line.entry: line.title for node in result.nodes for line in node.lines if line.entry}
        yield Heading("同一成果记在哪里")
        yield Items(
            tuple(Item(placement_text(one, titles, result), citing.note(one.cites)) for one in result.placements)
        )


def _open_items(result: Assessment) -> Iterator[Block]:
    if result.open_items:
        yield Heading("还没定的事")
        yield Items(
            tuple(Item(f"{item.title}：{sentence(asks_text(item))}{weight_text(item)}。") for item in result.open_items)
        )


def _gates(result: Assessment, citing: Citing) -> Iterator[Block]:
    if result.gates:
        yield Heading("控制项（不计分，不符合不能申报）")
        yield Ledger(("控制项", "理由、依据", "结论"), tuple(_gate(one, citing) for one in result.gates))


def _gate(gate: GateResult, citing: Citing) -> Row:
    notes = (*remark(gate.reason, ""), *citing.note(gate.cites, gate.basis))
    return Row(gate.title, VERDICT_LABELS[gate.verdict], notes)


def _readings(result: Assessment, citing: Citing) -> Iterator[Block]:
    if not result.readings:
        return
    yield Heading("条文有不同读法的地方")
    asked = dict.fromkeys(one.question for one in result.readings)
    items = []
    for question in asked:
        ones = [one for one in result.readings if one.question == question]
        notes = [
            Text(
                f"{one.title}。总分{span_text(one.total)}，{reading_word(result, one)}。",
                "本报告用的读法：" if one.chosen else "另一种读法：",
            )
            for one in ones
        ]
        items.append(Item(sentence(ones[0].ask), (*notes, *citing.note(ones[0].cites))))
    yield Items(tuple(items))
