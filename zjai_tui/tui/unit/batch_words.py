"""What is said of one dossier among many, and of the folder as a whole. No textual here."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import PurePath

from ...base.problems import Problem, Severity
from ...batch.conflict import Conflict
from ...batch.row import Row
from ...eligibility.result import VERDICT_LABELS, Eligibility
from ...reviewing.result import STATE_WORDS
from ...scoring.trace import span_text
from ...workdays.words import full_day
from ..telling.blocks import Block, Tone, head, point
from ..telling.overview import DECISION_TONES, VERDICT_TONES, ended, reach_text
from ..transcribing.finding_lines import TONES
from .batch_cells import STATE_TONES, name_of, state_words

BAR_CELLS = 20
MOST_PROBLEMS = 5
"""Problems told beside the table; the window tells all."""
MEASURED, WORTH_TELLING, MINUTE = 2, 2.0, 60
"""Pieces, and seconds, after which the time left is told; seconds of a minute, from which minutes are."""
NONE_YET = "没有选中的档案。"


def progress_words(done: int, total: int | None) -> str:
    """Return how far reading has come, with a bar of plain characters."""
    if not total:
        return f"正在找档案，已找到{done}份" if done else "正在找档案"
    if done >= total:
        return f"{total}份都读过了，正在互相比较，找可能的冲突"
    filled = done * BAR_CELLS // total
    return f"正在读取[{'#' * filled}{'-' * (BAR_CELLS - filled)}]{done}/{total}，Esc停止"


def time_left_words(seen: int, total: int, taken: float) -> str:
    """Return how long the rest will take, by the seconds the first ones took; nothing before that can be told."""
    if seen < MEASURED or taken < WORTH_TELLING or seen >= total:
        return ""
    left = round(taken / seen * (total - seen))
    return f"还要约{left}秒" if left < MINUTE else f"还要约{round(left / MINUTE)}分钟"


def row_blocks(row: Row | None, conflicts: Sequence[Conflict], *, most: int = MOST_PROBLEMS) -> tuple[Block, ...]:
    """Return what is told of a dossier beside the table."""
    if row is None:
        return (Block(NONE_YET, "muted"),)
    if row.error:
        return tuple(_unread(row))
    return tuple(_told(row, conflicts, most))


def _unread(row: Row) -> Iterator[Block]:
    yield Block(f"{PurePath(row.file).name}　读不出来", "strong")
    for one in row.error:
        yield point(one.sentence(), "bad")
    yield Block("其余的档案照常读取；改好这份再按Ctrl+R，或等程序发现它变了自动重读。", "muted")


def _told(row: Row, conflicts: Sequence[Conflict], most: int) -> Iterator[Block]:
    yield Block("　".join(part for part in (name_of(row), row.unit, PurePath(row.file).name) if part), "strong")
    yield Block(score_words(row), DECISION_TONES[row.decision] if row.decision else "")
    if row.routes:
        said = "；".join(f"{one.title}：{VERDICT_LABELS[one.verdict]}" for one in row.routes)
        education = f"；继续教育：{VERDICT_LABELS[row.education]}" if row.education else ""
        yield Block(f"{said}{education}。")
    window = f"公示{full_day(row.window[0])}至{full_day(row.window[1])}。" if row.window else "没有定公示起止。"
    yield Block(f"{state_words(row)}（共{row.items}项）。{window}", STATE_TONES[row.state])
    for one in conflicts:
        yield point(f"冲突提示：{one.message}。", "open")
    yield from problem_points(row.problems, most)


def score_words(row: Row) -> str:
    """Return the three totals and the decision in one sentence."""
    parts = [f"自评{span_text(row.claimed)}分" if row.claimed else "没有自评分"]
    parts.append(f"有据{span_text(row.evidenced)}分" if row.evidenced else "没有核对佐证")
    parts.append(f"核定{span_text(row.verified)}分" if row.verified else "未核")
    if row.decision and row.target is not None:
        parts.append(reach_text(row.decision, row.target))
    return f"{'，'.join(parts)}。"


def problem_points(problems: Sequence[Problem], most: int) -> Iterator[Block]:
    """Yield the problems, the weightier first; of many only the first."""
    order = list(Severity)
    ordered = sorted(problems, key=lambda one: order.index(one.severity))
    for one in ordered[:most]:
        yield point(f"{one.severity.label}：{one.sentence()}", TONES[one.severity])
    if len(ordered) > most:
        yield Block(f"另有{len(ordered) - most}处，按F4看全部。", "muted")


def route_blocks(eligibility: Eligibility) -> Iterator[Block]:
    """Yield every route with its conclusion and the conditions that decide it."""
    for route in eligibility.routes:
        yield head(f"{route.title}：{route.label}")
        yield Block(ended(route.conclusion), VERDICT_TONES[route.verdict])
        if route.verdict != "yes":
            for one in route.deciding:
                yield point(f"{one.title}：{one.label}。{ended(one.reason)}", VERDICT_TONES[one.verdict])


def conflict_tone(conflict: Conflict) -> Tone:
    """Return the tone of a hint: never that of an error."""
    return "open" if conflict.severity is Severity.WARNING else "muted"


def state_word(row: Row) -> str:
    """Return the state of a dossier, or that it could not be read."""
    return "读不出来" if row.error else STATE_WORDS[row.state]
