"""The evidence list 佐证材料清单 with the verdicts beside it: what proves what, who opened it, what was decided."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ...readiness.evidence_list import EvidenceGroup, EvidenceLine, evidence_list
from ...reviewing.result import Overlay, Standing
from ...scoring.trace import span_text
from ..document.model import Block, Heading, Ledger, Report, Row, Signature, Text
from ..evidence_list_words import counts_text, entry_words, others_text, page_words, totals_text
from ..self_report.citing import remark
from ..self_report.person import Identity
from .frame import code_blocks, paper, rules_form
from .words import verdict_word

TITLE = "佐证材料清单和核定结论"


def evidence_verdicts(laid: Overlay, made_on: date, *, identity: Identity = "masked") -> Report:
    """Return the list. Pure."""
    return paper(TITLE, laid, made_on, _blocks(laid, made_on), identity=identity)


def _blocks(laid: Overlay, made_on: date) -> Iterator[Block]:
    case = laid.case
    found = evidence_list(case.standard, case.dossier, laid.claimed, laid.judged.states, laid.evidenced)
    by_entry = {one.item.entry.id: one for one in laid.items if one.item.entry is not None}
    yield rules_form(laid, made_on)
    yield Heading("清单")
    yield Text(f"{totals_text(found)}{counts_text(found)}")
    rows = tuple(row for group in found.groups for row in _group(group, by_entry))
    if rows:
        yield Ledger(("编号和业绩", "文件和页码、要证明的内容、谁看过", "核对和结论"), rows)
    else:
        yield Text("还没有列业绩。")
    yield from remark(others_text(found), "另备：")
    yield from code_blocks(laid)
    yield Heading("签名")
    yield Signature(
        "佐证材料与原件核对的结果以本单位审核人的签名为准。",
        (("申报人（签名）", "日期"), ("单位审核人（签名）", "日期")),
    )


def _group(group: EvidenceGroup, by_entry: dict[str, Standing]) -> Iterator[Row]:
    span = f"（{span_text(group.span)}分）" if group.span is not None else ""
    yield Row(f"{group.number}　{group.title}{span}", "", strong=True)
    for line in group.lines:
        standing = by_entry.get(line.entry)
        where = "，".join(part for part in (line.file, page_words(line.page), line.note) if part)
        notes = (*remark(where, ""), *remark(line.proves, "证明："), *remark(_seen(line, standing), ""))
        decided = f"，{verdict_word(standing)}" if standing is not None else ""
        yield Row(f"{line.number}　{entry_words(line)}", f"{line.label}{decided}", notes, 1)


def _seen(line: EvidenceLine, standing: Standing | None) -> str:
    if standing is None or not line.file:
        return ""
    people = next((proof.opened_by for proof in standing.item.proofs if proof.evidence.file == line.file), ())
    return f"{'、'.join(people)}已查看" if people else "没有人查看"
