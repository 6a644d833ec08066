"""What stands above the lists of the last two steps, and the whole of the last one as running text. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from ...base.numbers import plain as exact
from ...dossier.evidence import lacking_ids
from ...filling.session import Session
from ...readiness.evidence_list import EvidenceList
from ...readiness.result import Readiness
from ...reports.evidence_list_words import counts_text, others_text
from ...rules.standards.standard import Span
from ...scoring.engine import decide
from ...scoring.trace import DECISIONS, decision_word, span_text
from .blocks import GAP, Block, Tone, head
from .overview import DECISION_TONES, standing_tone, summary_blocks
from .ready import FOUND, PARTS, STATE_TONES, STEPS, TICKS, as_text, found_pieces, part_pieces, step_pieces, tick_pieces

UNSAVED = "档案还没有保存，佐证文件无从核对；请先按F2保存。"
NO_ENTRIES = "还没有列业绩。请按F5回到“量化自评”登记，再为每条业绩添加材料。"


def totals_blocks(session: Session, evidenced: Span | None, *, checking: bool = False) -> Iterator[Block]:
    """Yield claimed and evidenced total side by side, each with how it stands to the target."""
    result = session.assessment
    if result.stage == "blank":
        return
    claimed = f"自评{span_text(result.total)}分（{decision_word(result)}）"
    tone: Tone = standing_tone(result)
    if evidenced is not None:
        found = decide(evidenced, result.target)
        proved = f"有据{span_text(evidenced)}分（{DECISIONS[found]}）"
        tone = DECISION_TONES[found] if not result.premature else tone
    else:
        proved = "有据的分正在核对" if checking else "有据的分没有核对"
    yield Block(f"{claimed}　{proved}　目标{exact(result.target)}分，满分{exact(result.maximum)}分", tone)
    if result.banner:
        yield Block(result.banner, "banner")


def evidence_head(session: Session, found: EvidenceList, *, checking: bool) -> tuple[Block, ...]:
    """Return what stands above the list of evidence."""
    if not found.entries:
        return (Block(NO_ENTRIES, "open"),)
    unsaved = session.folder is None
    lacking = len(lacking_ids(session.dossier, session.states))
    counted = f"缺佐证{lacking}条。{counts_text(found)}" if lacking else counts_text(found)
    told = [Block(f"共{found.entries}条业绩，正在核对佐证文件。", "muted")] if checking else [Block(counted)]
    return (
        *totals_blocks(session, found.evidenced, checking=checking),
        *([Block(UNSAVED, "open")] if unsaved else told),
    )


def evidence_tail(found: EvidenceList) -> tuple[Block, ...]:
    """Return what must be proved besides the achievements."""
    others = others_text(found) if found.entries else ""
    return (GAP, Block(f"另备：{others}", "muted")) if others else ()


def ready_head(session: Session, ready: Readiness, evidenced: Span | None, sheet: str) -> tuple[Block, ...]:
    """Return what stands above a list of the last step."""
    if sheet == PARTS:
        held = f"有{len(session.drafts)}处填写没有被采用，见“问题”。" if session.drafts else ""
        return (
            *totals_blocks(session, evidenced),
            *([Block(held, "bad")] if held else []),
            Block(ready.verdict, STATE_TONES[ready.state]),
        )
    if sheet == FOUND:
        nothing = not ready.findings and not session.drafts
        return (Block("程序没有查出问题。", "good") if nothing else Block("由重到轻列出，回车转到要改的地方。"),)
    if sheet == TICKS:
        left = sum(not one.ticked for one in ready.ticks)
        done = f"已勾选{len(ready.ticks) - left}项，还有{left}项。" if left else "都已勾选。"
        return (Block(f"这些程序看不到，请对照原件逐项核对。{done}", "open" if left else "good"),)
    if sheet == STEPS:
        return (Block(ready.next.said, "open"), Block("办完一步勾选一步；程序不知道平台上办到哪一步。", "muted"))
    return ()


def result_blocks(session: Session, evidenced: Span | None, cells: int) -> tuple[Block, ...]:
    """Return score, routes, open items and readings on one page."""
    return (*totals_blocks(session, evidenced), *summary_blocks(session, cells))


def whole_text(session: Session, ready: Readiness, evidenced: Span | None, cells: int) -> tuple[Block, ...]:
    """Return everything the last step shows, as running text."""
    name = session.dossier.person.name
    return (
        Block(f"申报自评汇总{f'：{name}' if name else ''}", "strong"),
        Block(session.rules.cycle.cycle.title),
        *([Block(session.assessment.banner, "banner")] if session.assessment.banner else []),
        Block(ready.verdict),
        head("各部分"),
        *as_text(part_pieces(ready)),
        *result_blocks(session, evidenced, cells),
        head("问题"),
        *as_text(found_pieces(session, ready, frozenset())),
        head("逐项自查"),
        *as_text(tick_pieces(session, ready)),
        head("接下来要办的事"),
        Block(ready.next.said),
        *as_text(step_pieces(session, ready)),
    )
