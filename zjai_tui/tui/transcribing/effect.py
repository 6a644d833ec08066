"""What a rule does to the sample at hand, in the engine's words. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from ...base.numbers import ZERO, plain
from ...rules.standards.checks import TOTAL
from ...rules.standards.standard import Span
from ...scoring.engine import assess
from ...scoring.judging import points_text
from ...scoring.result import Assessment
from ...scoring.trace import node_trace, span_text, total_trace
from ...transcribing.drafts.drafting import Draft
from ..telling.blocks import Block, head, point
from ..telling.overview import ended
from .samples import Sample

NO_SAMPLE = "没有可以试算的人。在“算例”里设想一个，改规则时就能看到他的得分。"


def assessed(draft: Draft, sample: Sample | None) -> Assessment | None:
    """Return what the sample scores, None while nothing can be scored."""
    if sample is None or draft.problems:
        return None
    return assess(draft.verified, sample.dossier, sample.frame)


def effect_line(draft: Draft, sample: Sample | None, result: Assessment | None, node_id: str) -> str:
    """Return the points of the row and the total in one line."""
    if result is None:
        count = len(draft.problems)
        return f"还不能计分：有{count}处必须改。" if count else "没有样本可以试算。"
    node = next((one for one in result.nodes if one.id == node_id), None)
    mine = f"本项{span_text(node.span)}分，" if node else "" if not node_id else "本项不适用，"
    return f"{sample.title if sample else ''}：{mine}总分{span_text(result.total)}分。"


def effect_blocks(
    draft: Draft, sample: Sample | None, result: Assessment | None, node_id: str, count: int
) -> tuple[Block, ...]:
    """Return what the row brings to the sample, and how; for no row how the total comes about."""
    if result is None:
        if sample is None:
            return (head("试算"), Block(NO_SAMPLE, "muted"))
        more = f"还有{len(draft.problems)}处必须改，改好以后才能计分。按F5看在哪里。"
        return (head(f"试算　{sample.title}"), Block(more, "open"))
    assert sample is not None
    other = f"　F4换样本，共{count}个" if count > 1 else ""
    return (
        head(f"试算　{sample.title}{other}"),
        Block(f"总分{span_text(result.total)}分，满分{plain(result.maximum)}分。", "strong"),
        *_expected(sample, result, node_id or TOTAL),
        *_told(result, node_id),
    )


def _expected(sample: Sample, result: Assessment, node_id: str) -> Iterator[Block]:
    if node_id in sample.expect:
        found = {one.id: one.span for one in result.nodes} | {TOTAL: result.total}
        by_hand, reckoned = sample.expect[node_id], found.get(node_id, Span(ZERO, ZERO))
        points = points_text(by_hand.low, by_hand.high)
        if by_hand == reckoned:
            yield Block(f"手算{points}，一致。", "good")
        else:
            yield Block(f"手算{points}，算出{points_text(reckoned.low, reckoned.high)}，不一致。", "bad")


def _told(result: Assessment, node_id: str) -> Iterator[Block]:
    if not node_id:
        yield from (point(ended(one)) for one in total_trace(result))
        return
    if all(one.id != node_id for one in result.nodes):
        yield Block("这一项在这个样本里不适用：岗位类别或读法不同。", "muted")
        return
    first, *rest = node_trace(result, node_id)
    yield Block(ended(first), "strong")
    yield from (point(ended(one)) for one in rest[:-1])
    yield Block(ended(rest[-1]), "muted")
