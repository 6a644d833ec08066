"""The words that all forms of the evidence list share."""

from __future__ import annotations

import re

from ..base.numbers import plain
from ..base.text import one_line, quoted
from ..readiness.evidence_list import LIST_LABELS, EvidenceLine, EvidenceList
from ..scoring.trace import span_text
from .page import LONGEST

TITLE = "佐证材料清单"
HEAD = ("编号", "业绩", "要证明的内容", "文件", "页码", "核对")

_BARE_PAGE = re.compile(r"[0-9]+(?:[-—~～、,，][0-9]+)*")


def totals_text(found: EvidenceList) -> str:
    """Return claimed and evidenced totals side by side, as a sentence."""
    claimed = f"自评{span_text(found.claimed)}分"
    evidenced = f"有据{span_text(found.evidenced)}分" if found.evidenced is not None else "没有核对佐证材料"
    return f"{claimed}，{evidenced}（满分{plain(found.maximum)}分）。"


def counts_text(found: EvidenceList) -> str:
    """Return how many achievements are proved, and how the lines stand, in sentences."""
    if not found.entries:
        return "还没有列业绩。"
    states = "、".join(f"{LIST_LABELS[state]}{count}项" for state, count in found.counts.items() if count)
    proved = f"{found.proved}条的材料齐全，并与登记时相符" if found.evidenced is not None else "没有核对材料"
    return f"共{found.entries}条业绩，{proved}；用到{found.files}个文件。清单里{states}。"


def others_text(found: EvidenceList) -> str:
    """Return what must be proved besides, as a sentence; empty when nothing."""
    if not found.others:
        return ""
    names = "、".join(quoted(one) for one in found.others)
    return f"{names}等由本人情况计分，证书和证明另备，档案里不登记文件。"


def entry_words(line: EvidenceLine) -> str:
    """Return the achievement of a line: its kind and name, and that it is not sure."""
    name = f"{line.kind}“{one_line(line.title, LONGEST)}”" if line.title else f"{line.kind}{line.entry}"
    return name if line.sure else f"{name}（待核实）"


def page_words(page: str) -> str:
    """Return where to look; a bare number says that it is a page, and no spreadsheet takes it for a date."""
    bare = page.strip()
    return f"第{bare}页" if _BARE_PAGE.fullmatch(bare) else bare


def row_words(line: EvidenceLine) -> tuple[str, ...]:
    """Return a line under `HEAD`."""
    return (line.number, entry_words(line), line.proves, line.file, page_words(line.page), line.label)
