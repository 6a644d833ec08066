"""The shapes of printed rules: tiers of numbers, of words, achievements, formulas, points of the panel."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

from ...base.numbers import ZERO, plain
from ...base.problems import Problem, Severity
from ...base.text import one_line
from ...rules.fields import YES, Field
from ...rules.standards.standard import Coef, Input, Kind, Row
from . import printed_words as words
from .printed_points import Points, printed_range
from .printed_tiers import Tier
from .rows_tree import Printed
from .rule_parts import Rule, Tiers, choice, note, printed_limit, with_nothing

_COUNTED = frozenset("项个次人篇件")
"""Units of which there are no halves."""


def linear_rule(leaf: Printed, name: str, told: words.Formula, text: str, notes: list[Problem]) -> Rule:
    """Return the rule of a printed formula over one number."""
    title = told.what.removeprefix("中评委") or leaf.title
    share = title.endswith(("率", "比例"))
    most = Decimal(1) if share else Decimal(100) if title.endswith(("成绩", "分数", "得分")) else None
    shown = f"（{title}－{plain(told.minus)}）×{plain(told.times)}" if told.minus else f"{title}×{plain(told.times)}"
    extent = "，填0至1" if share else f"，最大{plain(most)}" if most else ""
    notes.append(note(leaf.row, f"按公式{shown}录入{extent}", "请对照原件核对", Severity.NOTE))
    asked = Input(
        id=name, title=title, type="number", max=most, asked_of="panel" if words.by_panel(text) else "applicant"
    )
    return Rule(node={"op": "linear", "input": name, "minus": told.minus, "times": told.times}, inputs=(asked,))


def panel_rule(leaf: Printed, read: Tiers, notes: list[Problem]) -> Rule:
    """Return the rule of points that only the panel gives."""
    points = read.points[0].span if len(read) else None
    most = printed_limit(leaf) or (points.high if points else ZERO)
    if not most:
        message = "由评委给分，但没有写最高几分，先记为没有见到分值，最高按上一级的封顶或总分"
        notes.append(note(leaf.row, message, "请照原件补上封顶，再改为由评委给分"))
        return Rule(node={"op": "sum", "asked_of": "unseen"})
    node: dict[str, Any] = {"op": "sum", "asked_of": "panel", "cap": most}
    if points is not None and ZERO < points.low < points.high <= most:
        node["clamp"] = (points.low, points.high)
    return Rule(node=node)


def yes_no_rule(leaf: Printed, name: str, points: Points, title: str = "") -> Rule:
    """Return the rule of an indicator with one line only: the person has it, or not."""
    asked = Input(id=name, title=leaf.title, type="yes_no", help=title)
    return Rule(
        node={
            "op": "bands",
            "by": (name,),
            "rows": (Row(key=(YES,), pts=points.span, pending=points.pending, title=title),),
        },
        inputs=(asked,),
    )


def choice_rule(leaf: Printed, name: str, read: Tiers) -> Rule:
    """Return the rule of tiers in words, of which a person is in one."""
    asked = Input(id=name, title=leaf.title, type="choice", choices=with_nothing(read.words))
    rows = tuple(
        Row(key=(word,), pts=points.span, pending=points.pending)
        for word, points in zip(read.words, read.points, strict=True)
    )
    return Rule(node={"op": "bands", "by": (name,), "rows": rows}, inputs=(asked,))


def numeric_rule(leaf: Printed, name: str, read: Tiers) -> Rule:
    """Return the rule of tiers over a number; words that differ from tier to tier make it a two-way table."""
    numbers = [tier for tier in read.tiers if tier.kind == "number"]
    unit = next((tier.unit for tier in numbers if tier.unit), "")
    title = leaf.title
    prefixes = list(dict.fromkeys(tier.word for tier in read.tiers))
    number = Input(id=name, title=title, type="number", unit=unit, whole=unit in _COUNTED)
    if len(prefixes) > 1 and all(prefixes):
        which = Input(
            id=f"{name}_class", title=f"{title}：类别", type="choice", choices=with_nothing(_unique(prefixes))
        )
        class_of = dict(zip(prefixes, _unique(prefixes), strict=True))
        rows = tuple(
            Row(key=(class_of[tier.word], _key(tier)), pts=points.span, pending=points.pending)
            for tier, points in zip(read.tiers, read.points, strict=True)
        )
        return Rule(node={"op": "bands", "by": (which.id, name), "rows": rows}, inputs=(which, number))
    half_open = all(tier.kind == "number" and (tier.high is None or tier.open_high) for tier in read.tiers)
    pairs = list(zip(read.tiers, read.points, strict=True))
    if half_open:
        rows = tuple(
            Row(min=tier.low, max=tier.high, pts=points.span, pending=points.pending) for tier, points in pairs
        )
        return Rule(node={"op": "bands", "input": name, "rows": rows}, inputs=(number,))
    # ranges with both ends inside are kept as printed, so that lint shows their holes and overlaps
    pairs.sort(key=lambda pair: pair[0].kind == "rest")
    rows = tuple(
        Row(key=(_key(tier),), pts=points.span, pending=points.pending, title=_rest_title(tier))
        for tier, points in pairs
    )
    return Rule(node={"op": "bands", "by": (name,), "rows": rows}, inputs=(number,))


def achievement_rule(leaf: Printed, name: str, text: str, read: Tiers, notes: list[Problem]) -> Rule:
    """Return the rule of achievements: so much for each, by level and rank; added up, or the highest only."""
    cap = printed_limit(leaf)
    op = _op(leaf, text, read, cap, notes)
    fields, by, rows = _achievement_rows(leaf, read, notes)
    node: dict[str, Any] = {"op": op, "entries": (name,), "by": by}
    if any(points.times_n for points in read.points):
        fields.append(Field(id="n", title="项数", type="number", min=Decimal(1), whole=True))
        node["count"] = "n"
    if op == "ladder":
        fields.append(Field(id="bonus", title="附加分", type="number"))
        node["bonus"] = "bonus"
    ranks, rest = words.coefficients(text)
    if ranks:
        if not any(one.id == "rank" for one in fields):
            fields.append(Field(id="rank", title="排名", type="rank"))
        if rest is None:
            notes.append(note(leaf.row, f"排名系数只写到第{len(ranks)}名，以后的按最后一个系数录入", "请对照原件核对"))
        node["coef"] = (Coef(by="rank", ranks=ranks, rest=ranks[-1] if rest is None else rest),)
    take = words.most_items(text)
    if take is not None and op == "sum":
        node["take"] = take
    if any(row.per > 1 for row in rows) and (op != "sum" or ranks or "take" in node):
        notes.append(note(leaf.row, "“每几项给分”不能与系数、取高或限项并用，按每项给分录入", "请核对怎样计分"))
        rows = tuple(_each(row) for row in rows)
    node["explain"] = _explained(read)
    return Rule(node=node | {"rows": rows}, kind=Kind(id=name, title=leaf.title, field=tuple(fields)))


def _op(leaf: Printed, text: str, read: Tiers, cap: Decimal | None, notes: list[Problem]) -> str:
    """Return how several achievements count: as the clause says, else by whether the cap leaves room for two."""
    if words.with_bonus(text) and len(read) > 1 and all(tier.kind == "word" for tier in read.tiers):
        return "ladder"
    if words.highest_only(text):
        return "best"
    if words.adds_up(text) or any(one.each for one in read.points):
        return "sum"
    op = "sum" if cap is None or cap > read.highest else "best"
    how = "累计" if op == "sum" else "只计最高一项"
    why = "没有写封顶" if cap is None else f"封顶{plain(cap)}分" + ("高于" if op == "sum" else "等于") + "最高一档"
    notes.append(note(leaf.row, f"没有写能否累计，{why}，按{how}录入", "请对照原件核对"))
    return op


def _achievement_rows(
    leaf: Printed, read: Tiers, notes: list[Problem]
) -> tuple[list[Field], tuple[str, ...], tuple[Row, ...]]:
    """Return the questions about one achievement, those that decide the tier, and the tiers."""
    if len(read) == 1 and read.tiers[0].kind in {"word", "rest"}:
        title = read.words[0] if read.lines[0].tier else ""
        return (
            [],
            (),
            (Row(pts=read.points[0].span, pending=read.points[0].pending, per=read.points[0].per, title=title),),
        )
    kinds = {tier.kind for tier in read.tiers}
    if "rank" in kinds:
        return _ranked(read, notes)
    if "number" in kinds and kinds <= {"number", "rest"} and len({tier.word for tier in read.tiers}) == 1:
        unit = next((tier.unit for tier in read.tiers if tier.unit), "")
        asked = Field(id="amount", title=read.tiers[0].word or leaf.title, type="number", unit=unit)
        pairs = sorted(zip(read.tiers, read.points, strict=True), key=lambda pair: pair[0].kind == "rest")
        return (
            [asked],
            ("amount",),
            tuple(Row(key=(_key(tier),), pts=one.span, pending=one.pending, per=one.per) for tier, one in pairs),
        )
    level = Field(id="level", title="类别", type="choice", choices=tuple(read.words))
    rows = (
        Row(key=(word,), pts=one.span, pending=one.pending, per=one.per)
        for word, one in zip(read.words, read.points, strict=True)
    )
    return [level], ("level",), tuple(rows)


def _ranked(read: Tiers, notes: list[Problem]) -> tuple[list[Field], tuple[str, ...], tuple[Row, ...]]:
    rank = Field(id="rank", title="排名", type="rank")
    read = replace(read, tiers=_levelled(read, notes))
    names = list(dict.fromkeys(tier.word for tier in read.tiers if tier.word))
    classes = dict(zip(names, _unique(names), strict=True))
    rows: list[Row] = []
    for line, tier, points in zip(read.lines, read.tiers, read.points, strict=True):
        key = _key(tier) if tier.kind == "rank" else "*"
        keys = (classes[tier.word], key) if tier.word else ("*", key)
        row = Row(key=keys, pts=points.span, pending=points.pending, per=points.per, title=_rest_title(tier))
        rows.append(_stepped(row, line.row, tier, points, notes))
    # all other ranks come after those that are printed, and what holds for every level after that of one
    order = list(classes.values())
    rows.sort(key=lambda row: (order.index(row.key[0]) if row.key[0] in order else len(order), row.key[1] == "*"))
    if not names:
        return [rank], ("rank",), tuple(_last_key(row) for row in rows)
    level = Field(id="level", title="类别", type="choice", choices=tuple(classes.values()))
    return [level, rank], ("level", "rank"), tuple(rows)


def _levelled(read: Tiers, notes: list[Problem]) -> list[Tier]:
    """Return the tiers, ranks printed without a level below those of one (第4—6名 after 省部级第1—3名) with it."""
    found: list[Tier] = []
    level = ""
    last: Decimal | None = ZERO
    """The last rank printed for the level; None where it goes on without an end."""
    for line, tier in zip(read.lines, read.tiers, strict=True):
        if tier.kind == "rank" and level and not tier.word and last is not None and (tier.low or ZERO) > last:
            told = f"“{one_line(line.tier, 30)}”没有写级别，按它上面的“{one_line(level, 30)}”录入"
            notes.append(note(line.row, told, "请对照原件核对"))
            tier = replace(tier, word=level)
        level, last = tier.word, tier.high if tier.kind == "rank" else ZERO
        found.append(tier)
    return found


def _stepped(row: Row, at: int, tier: Tier, points: Points, notes: list[Problem]) -> Row:
    """Return a row with its step (依次减2): the first rank gets the highest points printed."""
    if not points.step:
        return row
    first = points.span.high
    if tier.kind != "rank" or tier.low is None or tier.high is None or row.per > 1:
        notes.append(note(at, "写了依次减，但没有写从第几名到第几名，依次减没有录入", "请对照原件补上"))
        return row
    lowest = _lowest(tier, points)
    if lowest < 0 or (not points.span.exact and lowest != points.span.low):
        told = f"到第{plain(tier.high)}名是{plain(lowest)}分"
        notes.append(
            note(at, f"从{plain(first)}分依次减{plain(-points.step)}，{told}，与印的分值合不上", "请对照原件核对")
        )
    exact = type(row.pts)(first, first)
    return replace(row, pts=exact, step=points.step, title="")


def _lowest(tier: Tier, points: Points) -> Decimal:
    """Return what the last rank of a stepped range brings."""
    return points.span.high + points.step * ((tier.high or ZERO) - (tier.low or ZERO))


def _explained(read: Tiers) -> dict[str, str]:
    """Return the printed ranges of points whose lower end follows from the step, each with the arithmetic."""
    return {
        found: f"第{plain(tier.low)}名{plain(points.span.high)}分，"
        f"依次减{plain(-points.step)}，第{plain(tier.high)}名{plain(points.span.low)}分"
        for line, tier, points in zip(read.lines, read.tiers, read.points, strict=True)
        if points.step and tier.low is not None and tier.high is not None and (found := printed_range(line.points))
        if not points.span.exact and _lowest(tier, points) == points.span.low
    }


def _last_key(row: Row) -> Row:
    return replace(row, key=row.key[-1:])


def _each(row: Row) -> Row:
    return replace(row, per=1)


def _rest_title(tier: Tier) -> str:
    """Return the name of a tier for all the rest, which its key does not tell."""
    return f"{tier.word}其他" if tier.kind == "rest" else ""


def _key(tier: Tier) -> str:
    return tier.key if tier.low is not None or tier.high is not None else "*"


def _unique(names: list[str]) -> list[str]:
    taken: dict[str, int] = {}
    return [choice(name, taken) for name in names]
