"""How the evidenced total 有据 comes about: which achievements it counts, which not and why. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from ...dossier.evidence import STATE_WORDS, EvidenceStates, evidenced_by, state_in
from ...dossier.model import Entry
from ...filling.session import Session
from ...scoring.engine import assess
from ...scoring.frame import frame_of
from ...scoring.trace import span_text
from .blocks import Block, head, point
from .indicators import entry_name
from .overview import reach_text


def evidenced_blocks(session: Session, states: EvidenceStates | None) -> tuple[Block, ...]:
    """Return the evidenced total, its sections, and every achievement left out with the reason.

    `states` are as the files were found; None while the dossier has no folder to look in.
    """
    if states is None:
        return (Block("档案还没有保存，佐证文件无从核对，有据总分还算不出。请先按F2保存。", "open"),)
    return tuple(_blocks(session, states))


def _blocks(session: Session, states: EvidenceStates) -> Iterator[Block]:
    counted = evidenced_by(session.dossier, states)
    rules, claimed = session.rules, session.assessment
    found = assess(rules.standard, session.dossier, frame_of(rules.cycle), claimed.target, counted)
    reach = reach_text(found.decision, found.target)
    yield Block(f"有据{span_text(found.total)}分，自评{span_text(claimed.total)}分。有据的分{reach}。", "strong")
    yield Block("有据只算佐证文件都在、并与登记时相符的业绩；学历、资历、继续教育等不看佐证文件，照自评算。")
    yield head("各部分的有据得分")
    for node in found.nodes:
        if node.depth == 0:
            yield point(f"{node.title}：有据{span_text(node.span)}分，自评{span_text(claimed.node(node.id).span)}分。")
    left_out = [entry for entry in session.dossier.entry if entry.id not in counted]
    yield head(f"算在内的业绩：{len(counted)}条；没有算的：{len(left_out)}条")
    for entry in left_out:
        yield point(f"{entry_name(session, entry)}：{_why(entry, states)}。", "open")


def _why(entry: Entry, states: EvidenceStates) -> str:
    if not entry.evidence:
        return "还没有佐证"
    found = [(one.file, state_in(states, one)) for one in entry.evidence]
    return "，".join(f"{file}{STATE_WORDS[state] if state else '还没有核对'}" for file, state in found if state != "ok")
