"""What changed in one row of the table between two editions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ...base.numbers import plain
from ...base.structure import quoted
from ...rules.standards.renames import Renames
from ...rules.standards.standard import Node, Row, Standard
from ...rules.standards.tiers import row_name
from .change import Change, differing, reworded
from .row_words import ASKED_OF, OPS, Words, formula_words, number_words, points_words, step_words


@dataclass(frozen=True, slots=True)
class Sides:
    """Two editions, and the way from the ids of the old one to those of the new."""

    old: Standard
    new: Standard
    names: Renames
    before: Words
    after: Words

    def asked(self, node: Node, name: str) -> str:
        """Return the new id of a question that an old row looks at."""
        if not name:
            return ""
        return self.names.field(node.entries[0], name) if node.entries else self.names.input(name)


def row_changes(sides: Sides, old: Node, new: Node) -> tuple[Change, ...]:
    """Return every change of a row but that of its id; who compared it with the print, and when, is no change."""
    return tuple(_changes(sides, old, new))


def _changes(sides: Sides, old: Node, new: Node) -> Iterator[Change]:
    before, after = sides.before, sides.after
    yield from differing("名称", old.title, new.title, quoted(old.title), quoted(new.title), scores=False)
    yield from differing("计分方式", old.op, new.op, OPS[old.op], OPS[new.op])
    yield from differing("封顶", old.cap, new.cap, number_words(old.cap) or "不封顶", number_words(new.cap) or "不封顶")
    yield from differing("权重", old.weight, new.weight, plain(old.weight), plain(new.weight))
    taken = [f"最高{one.take}项" if one.take is not None else "全部" for one in (old, new)]
    yield from differing("计入几项", old.take, new.take, *taken)
    kinds = {sides.names.kind(one) for one in old.entries}
    yield from differing(
        "计入的业绩", kinds, set(new.entries), before.kinds(old.entries), after.kinds(new.entries)
    )  # fmt: skip
    looked = [sides.asked(old, one) for one in (old.input, *old.by) if one]
    asks = [one for one in (new.input, *new.by) if one]
    yield from differing(
        "按什么给分", looked, asks, before.asked(old, old.input, *old.by), after.asked(new, new.input, *new.by)
    )  # fmt: skip
    yield from differing("数值取整", old.whole, new.whole, _yes(old.whole), _yes(new.whole))
    yield from differing("公式", formula_words(old), formula_words(new), formula_words(old), formula_words(new))
    if "linear" not in (old.op, new.op) and old.clamp != new.clamp:
        yield from differing("上下限", old.clamp, new.clamp, *("至".join(map(plain, one.clamp)) for one in (old, new)))
    yield from _tier_changes(sides, old, new)
    yield from _coef_changes(sides, old, new)
    yield from _other_ways(sides, old, new)
    yield from reworded("条文原文", old.text, new.text)
    yield from differing("依据", old.cite, new.cite, before.cites(old.cite), after.cites(new.cite), scores=False)
    yield from differing("依据等级", old.basis, new.basis, old.basis.label, new.basis.label, scores=False)
    yield from differing(
        "条文里另作说明的数", dict(old.explain), dict(new.explain), _said(old), _said(new), scores=False
    )
    yield from reworded("备注", old.note, new.note)


def _other_ways(sides: Sides, old: Node, new: Node) -> Iterator[Change]:
    before, after = sides.before, sides.after
    for name, first, second in (("数量", old.count, new.count), ("附加分", old.bonus, new.bonus)):
        yield from differing(name, sides.asked(old, first), second, before.asked(old, first), after.asked(new, second))
    told = before.resolve(old, old.resolve), after.resolve(new, new.resolve)
    yield from differing("幅度取值", *told, *told)
    told = before.demote(old, old.demote), after.demote(new, new.demote)
    yield from differing("降档", *told, *told)
    yield from differing("期限", old.window, new.window, before.window(old.window), after.window(new.window))
    yield from differing("标签", old.tag, new.tag, old.tag, new.tag)
    yield from differing("由谁给分", old.asked_of, new.asked_of, ASKED_OF[old.asked_of], ASKED_OF[new.asked_of])
    when = {sides.names.open(key) if key != "variant" else key: value for key, value in old.when.items()}
    yield from differing("适用于", when, dict(new.when), before.when(old.when), after.when(new.when))


def _tier_changes(sides: Sides, old: Node, new: Node) -> Iterator[Change]:
    """Yield the changes of the tiers: those matched by what they ask, by title, then by points alone."""
    pairs, gone, come = _matched(old.rows, new.rows)
    for first, second in pairs:
        tier = f"档位{quoted(row_name(new, second))}"
        limits = row_name(_untitled(old, first), _bare(first)), row_name(_untitled(new, second), _bare(second))
        if (first.key, first.min, first.max) != (second.key, second.min, second.max):
            yield Change(name=f"{tier}的范围", before=limits[0], after=limits[1])
        paid = [(row.pts, row.per) for row in (first, second)]
        yield from differing(tier, paid[0], paid[1], points_words(first), points_words(second))
        yield from differing(f"{tier}的名次", first.step, second.step, step_words(first), step_words(second))
        yield from differing(f"{tier}的标签", first.tag, second.tag, first.tag, second.tag)
        names = quoted(first.title) if first.title else "", quoted(second.title) if second.title else ""
        yield from differing(f"{tier}的名称", first.title, second.title, *names, scores=False)
        cites = sides.before.cites(first.cite), sides.after.cites(second.cite)
        yield from differing(f"{tier}的依据", first.cite, second.cite, *cites, scores=False)
    for row in gone:
        yield Change(name=f"档位{quoted(row_name(old, row))}", before=_tier_words(row), after="")
    for row in come:
        yield Change(name=f"档位{quoted(row_name(new, row))}", before="", after=_tier_words(row))
    kept = [new_row for _, new_row in sorted(pairs, key=lambda pair: old.rows.index(pair[0]))]
    if kept != [row for row in new.rows if row in kept] and new.op != "linear":
        yield Change(name="档位的先后", before="原次序", after="新次序")


def _matched(old: Sequence[Row], new: Sequence[Row]) -> tuple[list[tuple[Row, Row]], list[Row], list[Row]]:
    pairs: list[tuple[Row, Row]] = []
    gone, come = list(old), list(new)
    for alike in (_same_limits, _same_title, _same_points):
        for first in tuple(gone):
            second = next((one for one in come if alike(first, one)), None)
            if second is not None:
                pairs.append((first, second))
                gone.remove(first)
                come.remove(second)
    return pairs, gone, come


def _same_limits(first: Row, second: Row) -> bool:
    return (first.key, first.min, first.max) == (second.key, second.min, second.max)


def _same_title(first: Row, second: Row) -> bool:
    return bool(first.title) and first.title == second.title


def _same_points(first: Row, second: Row) -> bool:
    return first.pts == second.pts and first.per == second.per and _numeric(first) and _numeric(second)


def _numeric(row: Row) -> bool:
    """Tell whether a tier is a band of numbers: its limits can move and it is still the same tier."""
    return row.min is not None or row.max is not None


def _coef_changes(sides: Sides, old: Node, new: Node) -> Iterator[Change]:
    held = [(sides.asked(old, one.by), one) for one in old.coef]
    for one in new.coef:
        match = next((pair for pair in held if pair[0] == one.by), None)
        words = sides.after.coef(new, one)
        if match is None:
            yield Change(name="系数", before="", after=words)
            continue
        held.remove(match)
        first = match[1]
        if (first.ranks, first.rest, dict(first.of)) != (one.ranks, one.rest, dict(one.of)):
            yield Change(name="系数", before=sides.before.coef(old, first), after=words)
    for _, first in held:
        yield Change(name="系数", before=sides.before.coef(old, first), after="")


def _tier_words(row: Row) -> str:
    return "，".join(part for part in (points_words(row), step_words(row)) if part)


def _bare(row: Row) -> Row:
    return Row(pts=row.pts, key=row.key, min=row.min, max=row.max)


def _untitled(node: Node, row: Row) -> Node:
    """Return the node to name a tier by its limits; one without any is called 所有."""
    return Node(id=node.id, title="所有", op=node.op, by=node.by, rows=(row,))


def _said(node: Node) -> str:
    return "，".join(f"{number}：{what}" for number, what in node.explain.items())


def _yes(value: bool) -> str:
    return "是" if value else "否"
