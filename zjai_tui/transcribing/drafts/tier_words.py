"""The tiers of a rule as lines a clerk writes: ``国家级，第1至3名：16分，依次减2``."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from ...base.numbers import ZERO, parse_number, plain
from ...base.problems import Problem, Refused, refuse
from ...base.structure import quoted
from ...base.text import half_width
from ...rules.fields import Field
from ...rules.standards.patterns import Pattern, parse_pattern
from ...rules.standards.standard import Node, Row, Span
from .condition_words import condition_text, pattern_of, read_condition

_NUM = r"[0-9]+(?:\.[0-9]+)?"
_POINTS = re.compile(
    rf"(?:每(?P<per>[0-9]+)[^0-9，,。\s]{{0,4}}得?)?"
    rf"(?P<low>{_NUM})(?:分?(?:-|~|～|—|–|至|到)(?P<high>{_NUM}))?分?"
    rf"(?:[，,\s]*(?:依次|逐名|每名|按名次)?(?:依次|逐名)?(?P<way>递?[减加增])(?P<step>{_NUM})(?:分)?)?"
)
_MARK = re.compile(r"【(名称|标签|依据|待填)：([^【】]*)】")
_TAIL = re.compile(r"(?:\s*【(?:名称|标签|依据|待填)：[^【】]*】)*\s*$")
_COMMAS = re.compile(r"[，,]")
_BLANKS = re.compile(r"[\s、｜|]+")
_HOW = "请写成“条件：分值”，如“国家级：6分”"


def tiers_text(node: Node, asked: Mapping[str, Field]) -> str:
    """Return the tiers, a line for each; `asked` are the questions the rule may look at."""
    return "\n".join(_row_text(node, row, asked) for row in node.rows)


def read_tiers(node: Node, typed: str, asked: Mapping[str, Field], where: str) -> Node:
    """Return the node with the tiers of a text. Raises `Refused` with a sentence for every line that cannot be read.

    Points typed for a tier that was pending settle it, whether or not the mark 【待填】 is still there.
    A range that includes its upper end turns tiers by `min` and `max`, which exclude it, into keys.
    """
    names = (node.input,) if node.input else node.by
    rows: list[Row] = []
    problems: list[Problem] = []
    for at, line in enumerate(typed.splitlines(), 1):
        if line.strip():
            try:
                rows.append(_still_pending(_read_row(line.strip(), names, asked, f"{where}第{at}行")))
            except Refused as refused:
                problems += refused.problems
    if problems:
        raise Refused(problems)
    if not node.input:
        return replace(node, rows=tuple(rows))
    return _as_bands(node, rows)


def _still_pending(row: Row) -> Row:
    """Return the tier, no longer pending once its points are others than a range from nothing up: the unknown."""
    unknown = row.pts.low == ZERO and not row.pts.exact
    return row if unknown else replace(row, pending="")


def _row_text(node: Node, row: Row, asked: Mapping[str, Field]) -> str:
    if node.input:
        key = [_band_text(row)] if row.min is not None or row.max is not None else ["*"]
        parts = [condition_text(one, asked.get(node.input)) for one in key]
    else:
        parts = [condition_text(text, asked.get(name)) for text, name in zip(row.key, node.by, strict=False)]
    head = f"{'，'.join(parts)}：" if parts else ""
    per = f"每{row.per}项" if row.per != 1 else ""
    points = plain(row.pts.low) if row.pts.exact else f"{plain(row.pts.low)}至{plain(row.pts.high)}"
    step = f"，依次{'减' if row.step < 0 else '加'}{plain(abs(row.step))}" if row.step else ""
    marks = [("名称", row.title), ("标签", row.tag), ("依据", "；".join(row.cite)), ("待填", row.pending)]
    told = "".join(f"【{name}：{text}】" for name, text in marks if text)
    return f"{head}{per}{points}分{step}{told}"


def _band_text(row: Row) -> str:
    return pattern_of(row.min, row.max, open_high=row.max is not None)


def _read_row(line: str, names: Sequence[str], asked: Mapping[str, Field], where: str) -> Row:
    tail = _TAIL.search(line)
    cut = tail.start() if tail else len(line)
    marks = dict(_MARK.findall(line[cut:]))
    head, points = _parted(line[:cut].strip(), where, bool(names))
    conditions = _conditions(head, len(names))
    if len(conditions) != len(names):
        asked_for = "、".join(quoted(asked[one].title if one in asked else one) for one in names)
        message = (
            f"要写{len(names)}个条件（{asked_for}），现有{len(conditions)}个" if names else "这里不分条件，只写分值"
        )
        raise refuse("wrong-tier", where, message, "条件之间用逗号分开，不论的写“任意”" if names else "如“1分”")
    key = tuple(read_condition(text, asked.get(name), where) for text, name in zip(conditions, names, strict=True))
    row = Row(
        pts=Span(ZERO, ZERO),
        key=key,
        title=marks.get("名称", "").strip(),
        tag=marks.get("标签", "").strip(),
        cite=tuple(one.strip() for one in re.split("[；;]", marks.get("依据", "")) if one.strip()),
        pending=marks.get("待填", "").strip(),
    )
    return _with_points(row, points, where)


def _parted(text: str, where: str, conditional: bool) -> tuple[str, re.Match[str]]:
    """Return the condition, and the points that end the line."""
    plain_text = half_width(text)
    ways = [r"(?P<head>.*\S)\s*[:得]\s*", r"(?P<head>.*?\S)\s+", r"(?P<head>.*[^0-9.\-~～—–至到每≥≤<>=第前满足过于\s])"]
    for way in [*(ways if conditional else []), r"(?P<head>)"]:
        match = re.fullmatch(f"{way}{_POINTS.pattern}", plain_text)
        if match is not None:
            return text[: match.end("head")], match
    if not conditional and re.search("[:：]", text):
        raise refuse("wrong-tier", where, "这里不分条件，只写分值", "如“1分”；要分条件，请先写分档依据")
    raise refuse("wrong-tier", where, f"读不出{quoted(text)}里的条件和分值", _HOW)


def _conditions(head: str, wanted: int) -> list[str]:
    if not head.strip():
        return []
    if wanted == 1:
        return [head.strip()]
    for apart in (_COMMAS, _BLANKS):
        parts = [part.strip() for part in apart.split(head) if part.strip()]
        if len(parts) == wanted:
            return parts
    return [part.strip() for part in _COMMAS.split(head) if part.strip()]


def _with_points(row: Row, points: re.Match[str], where: str) -> Row:
    low, high = _number(points["low"], where), _number(points["high"] or points["low"], where)
    if low > high:
        raise refuse("wrong-tier", where, f"分值{plain(low)}至{plain(high)}的两头写反了", "请把小的写在前面")
    per = int(points["per"] or 1)
    if per < 1 or per > 1_000_000:
        raise refuse("wrong-tier", where, f"不能每{per}项计一次", "请写1以上的整数")
    row = replace(row, pts=Span(low, high), per=per)
    if points["step"] is None:
        return row
    step = _number(points["step"], where)
    down = "减" in points["way"]
    if low != high:
        _check_steps(row, low, high, step, where)
        start = high if down else low
        row = replace(row, pts=Span(start, start))
    return replace(row, step=-step if down else step)


def _check_steps(row: Row, low: Decimal, high: Decimal, step: Decimal, where: str) -> None:
    """Refuse a range of points beside a step that do not go equally far."""
    ranks = [one for one in map(_pattern, row.key) if one is not None and one.numeric and one.high is not None]
    if len(ranks) != 1 or ranks[0].low is None or ranks[0].high is None:
        raise refuse("wrong-tier", where, "依次增减的档要写明从第几名到第几名", "如“第1至3名：12至16分，依次减2”")
    steps = ranks[0].high - ranks[0].low
    if high - low != steps * step:
        ends = f"从第{plain(ranks[0].low)}名到第{plain(ranks[0].high)}名"
        message = f"{ends}依次相差{plain(step)}分，共差{plain(steps * step)}分，写的却是{plain(low)}至{plain(high)}分"
        raise refuse("wrong-tier", where, message, "请核对名次、分值和差额")


def _pattern(text: str) -> Pattern | None:
    try:
        return parse_pattern(text)
    except ValueError:
        return None


def _number(text: str, where: str) -> Decimal:
    number = parse_number(text)
    if number is None:
        raise refuse("wrong-tier", where, f"数{quoted(text)}位数太多", "请核对")
    return number


def _as_bands(node: Node, rows: Sequence[Row]) -> Node:
    """Return the node with tiers by `min` and `max` where these can say it, else by keys."""
    patterns = [_pattern(row.key[0]) for row in rows]
    bands: list[Row] = []
    for row, found in zip(rows, patterns, strict=True):
        if found is None or not (found.numeric or found.anything) or row.step:
            break
        high = found.high
        if high is not None and not found.open_high:
            if not node.whole or high != high.to_integral_value():
                break
            high += 1  # whole numbers up to 10 are those below 11
        bands.append(replace(row, key=(), min=found.low, max=high))
    else:
        return replace(node, rows=tuple(bands))
    return replace(node, rows=tuple(rows), input="", by=(node.input,), whole=False)
