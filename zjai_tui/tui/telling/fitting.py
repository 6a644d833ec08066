"""What the direction step says of a fit: the suggestion, its reasons, what speaks against the person's choice. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...areas.result import CAVEAT, VERDICT_LABELS, AreaScore, Fit, Reason, Verdict
from ...dossier.model import Work
from ...rules.areas.area import Area
from .blocks import Block, Tone, head, point
from .citing import cite_line
from .overview import ended

VERDICT_TONES: dict[Verdict, Tone] = {"fits": "good", "unclear": "open", "outside": "bad"}
ADOPT = "按F9采用这个建议。"


def brief_blocks(fit: Fit, work: Work) -> tuple[Block, ...]:
    """Return the suggestion in a few lines: the verdict, the question that would settle it, the person's choice."""
    tone = VERDICT_TONES[fit.verdict]
    return (
        Block(f"建议：{VERDICT_LABELS[fit.verdict]}。{ended(fit.conclusion)}{_adopting(fit, work)}", tone),
        *(Block(f"请回答“{one.title}”：{one.ask}", "open") for one in fit.ask),
        *(Block(ended(note.text), "muted") for note in fit.notes),
        *([Block(ended(fit.reading.text), "open")] if fit.reading and not fit.reading.chosen else []),
        *_against(fit, work),
    )


def reason_blocks(fit: Fit) -> tuple[Block, ...]:
    """Return why these areas, and why not their neighbours, each with its source and grade."""
    blocks: list[Block] = []
    for area in _told(fit):
        blocks += [head(f"为什么是{area.title}" if fit.primary else f"与{area.title}有关的")]
        blocks += [point(_cited(reason, fit)) for reason in area.because]
    if fit.differences:
        blocks += [head("为什么不是相近的方向")]
        hows = [(one.title, Reason(one.how, one.cite, one.basis)) for one in fit.differences]
        blocks += [point(f"{title}：{_cited(how, fit)}") for title, how in hows]
    if fit.reading:
        blocks += [head(f"“{fit.reading.title}”的几种读法")]
        blocks += [point(f"{one.title}：{one.scope}") for one in fit.reading.options]
    return (*blocks, Block(f"{CAVEAT}。", "muted")) if blocks else ()


def area_blocks(areas: Sequence[Area], chosen: str) -> tuple[Block, ...]:
    """Return scope, results and neighbours of the chosen area, or the scope of every one."""
    titles = {area.id: area.title for area in areas}
    area = next((one for one in areas if one.id == chosen), None)
    if area is None:
        return (
            head("各方向的范围（本程序的理解，通知没有定义）"),
            *(Block(f"{one.title}：{one.scope}", lead="- ") for one in areas),
            Block("通知只列出方向的名称，范围是本程序的理解，须以240号文核对。", "muted"),
        )
    return (
        head(f"{area.title}（通知原文：{area.official_name}）"),
        Block(f"范围：{area.scope}"),
        *([Block(f"常见产出：{area.results}")] if area.results else []),
        *(Block(f"{one.title}：{one.scope}", lead="- ") for one in area.reading),
        head("与相近方向的区别"),
        *(point(f"{titles.get(one.id, one.id)}：{one.how}") for one in area.neighbour),
        Block(f"范围和区别的依据：{area.basis.label}。", "muted"),
    )


def suggested(fit: Fit) -> tuple[str, str]:
    """Return the main and the second area a fit suggests; empty where it suggests none."""
    return fit.primary, fit.secondary[0] if fit.secondary else ""


def _adopting(fit: Fit, work: Work) -> str:
    if not fit.primary:
        return ""
    return "所选方向与建议一致。" if (work.area, work.second_area) == suggested(fit) else ADOPT


def _against(fit: Fit, work: Work) -> Iterator[Block]:
    """Yield what the person's own choice has against it; the choice itself stays."""
    chosen = fit.area_named(work.area)
    if chosen is None or work.area in (fit.primary, *fit.secondary) or fit.verdict == "unclear":
        return
    said = "按描述看不出是人工智能工作" if fit.verdict == "outside" else f"描述更像{_title(fit, fit.primary)}"
    yield Block(f"所选的{chosen.title}与描述不同：{said}。请核对所选方向，或把描述写得更准确。", "open")


def _told(fit: Fit) -> list[AreaScore]:
    """Return the areas whose reasons are told: those suggested, else the two likeliest; none for other work."""
    names = (fit.primary, *fit.secondary) if fit.primary else tuple(one.id for one in fit.areas[:2])
    found = [one for name in names if (one := fit.area_named(name)) is not None and one.because]
    return [] if fit.verdict == "outside" else found


def _title(fit: Fit, area_id: str) -> str:
    area = fit.area_named(area_id)
    return area.title if area else area_id


def _cited(reason: Reason, fit: Fit) -> str:
    cites = f"{cite_line(reason.cite, fit.sources.values())}，" if reason.cite else ""
    return f"{ended(reason.text)}（{cites}{reason.basis.label}）"
