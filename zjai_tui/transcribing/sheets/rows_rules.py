"""The rule of one printed indicator: its cells are read, and their shape decides."""

from __future__ import annotations

import re
from dataclasses import replace

from ...base.problems import Problem, Severity
from ...base.text import quoted
from . import printed_words as words
from .clause_split import split_clause
from .printed_points import Points, looks_like_date, others_together, read_points
from .printed_tiers import read_tier
from .rows_tree import Line, Printed, without_numbering
from .rule_parts import Rule, Tiers, choice, no_points, note
from .rule_shapes import achievement_rule, choice_rule, linear_rule, numeric_rule, panel_rule, yes_no_rule

_BARE_POINTS = re.compile(r"[0-9.]+(?:\s*[-－–—～~]\s*[0-9.]+)?")
_POINTS_IN_WORDS = re.compile(r"[0-9０-９]\s*分")
_OF_AMOUNTS = frozenset({"万字", "千字", "万元", "亿元", "元", ""})
"""Units an achievement can have, unlike years and items."""


def rule_of(leaf: Printed, name: str, notes: list[Problem]) -> Rule:
    """Return the rule of an indicator without others below it; `name` is the id of what it asks.

    Whatever the rows say, the rule can be scored. Points that cannot be read are pending, and
    named in `notes` with its row.
    """
    text = clause(leaf)
    told = words.formula(text)
    if told is not None and len(leaf.lines) <= 1:
        # points beside a formula are the most it can bring
        leaf.caps += [line.points for line in leaf.lines if read_points(line.points) is not None]
        return linear_rule(leaf, name, told, text, notes)
    read = _read(leaf, notes)
    if words.by_panel(text) and len(read) <= 1:
        return panel_rule(leaf, read, notes)
    if not len(read):
        notes.append(note(leaf.row, "没有写怎样给分，记为待填", "请照原件补上档次和分值"))
        return yes_no_rule(leaf, name, no_points(""))
    for line, points in zip(read.lines, read.points, strict=True):
        if not points.span.exact and not points.step:
            notes.append(
                note(
                    line.row,
                    f"分值{quoted(line.points)}是幅度，按评委酌定录入",
                    "请看原件有没有写怎样取",
                    Severity.NOTE,
                )
            )
    return _shaped(leaf, name, text, read, notes)


def clause(leaf: Printed) -> str:
    """Return the indicator's text as printed: its title, then the cells of every row, points with their unit."""
    lines = [without_numbering(leaf.raw.replace("\n", " "))]
    lines += [f"满分{_with_unit(cap)}" for cap in dict.fromkeys(leaf.beside)]
    seen: set[str] = set()
    for line in leaf.lines:
        head = "，".join(part for part in (line.tier.replace("\n", " "), _with_unit(line.points)) if part)
        cap = f"封顶{_with_unit(line.cap)}" if line.cap else ""
        for part in (head, cap, line.how, line.note):
            # what is merged over several rows is printed once; a tier is never left out
            if part and (part == head or part not in seen):
                lines.append(part)
                seen.add(part)
    return "\n".join(lines)


def _with_unit(points: str) -> str:
    return f"{points}分" if _BARE_POINTS.fullmatch(points.strip()) else points.replace("\n", " ")


def _shaped(leaf: Printed, name: str, text: str, read: Tiers, notes: list[Problem]) -> Rule:
    kinds = {tier.kind for tier in read.tiers}
    ranks, _ = words.coefficients(text)
    several = (
        any(points.each for points in read.points)
        or "rank" in kinds
        or bool(ranks)
        or words.adds_up(text)
        or words.highest_only(text)
        or words.with_bonus(text)
        or words.about_achievements(leaf.title)
    )
    numeric = "number" in kinds and kinds <= {"number", "rest"}
    if numeric and not (several and {tier.unit for tier in read.tiers} <= _OF_AMOUNTS):
        return numeric_rule(leaf, name, read)
    if several:
        return achievement_rule(leaf, name, text, read, notes)
    if len(read) == 1:
        return yes_no_rule(leaf, name, read.points[0], read.words[0] if read.lines[0].tier else "")
    return choice_rule(leaf, name, read)


def _read(leaf: Printed, notes: list[Problem]) -> Tiers:
    """Return the rows that give points, their cells read; one cell with all tiers is split."""
    lines = [line for line in leaf.lines if line.tier or line.points]
    if len(lines) <= 1 and leaf.lines:
        only = leaf.lines[0]
        texts = dict.fromkeys((only.tier, *(text for line in leaf.lines for text in (line.how, line.note))))
        pieces = split_clause("\n".join(filter(None, texts)))
        if pieces:
            leaf.caps += [only.points] if only.points else []
            lines = [replace(only, tier=tier, points=points) for tier, points in pieces]
            notes.append(note(only.row, f"从一格文字里拆出{len(pieces)}档", "请对照原件逐档核对", Severity.NOTE))
    told = [_line(line, notes) for line in lines]
    taken: dict[str, int] = {}
    names = [choice(tier or line.note or f"第{line.row}行", taken) for line, (tier, _) in zip(lines, told, strict=True)]
    unheeded = next((line for line in leaf.lines if others_together(f"{line.how}\n{line.note}")), None)
    if unheeded is not None:
        message = "写了“其他”合计封顶，它跨几个指标，没有录入"
        notes.append(note(unheeded.row, message, "请照指南“‘其他’合计不超过”一节补上"))
    return Tiers(
        lines=lines, tiers=[read_tier(tier) for tier, _ in told], points=[points for _, points in told], words=names
    )


def _line(line: Line, notes: list[Problem]) -> tuple[str, Points]:
    """Return tier and points of a row. Points that cannot be read are pending, and are named."""
    points = read_points(line.points)
    if points is not None:
        step = words.step(f"{line.how}\n{line.note}")
        return line.tier, replace(points, step=-step) if step and not points.step else points
    inside = [] if line.points else split_clause(line.tier, 1)
    if len(inside) == 1:
        found = read_points(inside[0][1])
        if found is not None:
            return inside[0][0], found
    if looks_like_date(line.points):
        message = f"分值{quoted(line.points)}像是日期，可能原是“8-10”这样的幅度，被表格软件改写了"
    else:
        inside_text = bool(_POINTS_IN_WORDS.search(line.tier))
        unwritten = "分值夹在文字里，没有读出来" if inside_text else "没有写分值"
        message = f"分值{quoted(line.points)}读不出" if line.points else unwritten
    notes.append(note(line.row, f"{message}，记为待填", "请照原件补上分值"))
    return line.tier, no_points(line.points)
