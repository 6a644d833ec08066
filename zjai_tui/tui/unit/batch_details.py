"""All that is told of one dossier in a window, read from disk. For a thread; no textual here."""

from __future__ import annotations

from collections.abc import Sequence

from ...base.problems import Refused
from ...batch.conflict import Conflict
from ...batch.row import Row
from ...reviewing.opening import open_review
from ..telling.blocks import Block, head
from ..telling.overview import ended
from .batch_words import problem_points, route_blocks, row_blocks

ALL = 10_000


def details(row: Row, conflicts: Sequence[Conflict]) -> tuple[Block, ...]:
    """Return what is known of a dossier, each route with its reasons; of a file not readable, why it is not."""
    blocks = list(row_blocks(row, (), most=0 if not row.error else ALL))
    if row.error:
        return tuple(blocks)
    blocks = [one for one in blocks if not one.text.startswith("另有")]
    try:
        laid = open_review(row.file).overlay
    except Refused as refused:
        return (*blocks, head("现在读不出来"), *(Block(one.sentence(), "bad") for one in refused.problems))
    blocks += [head("接下来"), Block(ended(laid.next))]
    blocks += [Block(ended(one)) for one in laid.consequence]
    blocks += [*_hints(conflicts)]
    blocks += route_blocks(laid.after if laid.review.act else laid.before)
    problems = tuple(dict.fromkeys((*row.problems, *laid.problems)))
    blocks.append(head(f"问题（{len(problems)}处）" if problems else "没有发现问题"))
    blocks += problem_points(problems, ALL)
    return tuple(blocks)


def _hints(conflicts: Sequence[Conflict]) -> list[Block]:
    if not conflicts:
        return []
    return [head(f"冲突提示（{len(conflicts)}条）"), *(Block(one.sentence(), "open", "- ") for one in conflicts)]
