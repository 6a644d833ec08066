"""What cuts lead to, in sentences: the total, the target, and the routes, each told from the results themselves."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal

from ..base.dates import shown_date
from ..base.numbers import plain, shown
from ..eligibility.result import ConditionResult, RouteResult
from ..rules.cycles.cycle import Cycle
from ..rules.standards.standard import Span
from ..scoring.engine import decide
from ..scoring.result import Assessment
from ..scoring.trace import span_text
from .result import Outlook, Overlay, Standing

_CUT = frozenset({"reduced", "rejected"})


def consequence(
    before: Outlook, after: Outlook, cut: Sequence[Standing], left: int, claimed: Assessment, cycle: Cycle
) -> tuple[str, ...]:
    """Return what the cuts among the standings lead to; nothing where there is none.

    `before` and `after` are the outlooks without and with them; `left` items are still open and
    counted as claimed in both. Sentences without final punctuation, the first about the points.
    """
    cuts = [one for one in cut if one.state in _CUT]
    return _told(before, after, cuts, left, claimed, cycle) if cuts else ()


def effect(before: Overlay, after: Overlay, *, others: bool = True) -> tuple[str, ...]:
    """Return what the acts that led from one overlay to the next change, in the words of `consequence`.

    Only items whose verdict became another one count; nothing where none of them was cut, nor is now.
    Without `others` nothing is said of routes that were closed or undecided before as well.
    """
    held = {one.item.id: one for one in before.items}
    changed = [one for one in after.items if one.act != held[one.item.id].act]
    cuts = [one for one in changed if one.state in _CUT]
    if not cuts and not any(held[one.item.id].state in _CUT for one in changed):
        return ()
    told = _told(before.outlook, after.outlook, cuts, after.left, after.claimed, after.case.cycle, others=others)
    same = before.outlook.total == after.outlook.total
    return told[1:] if len(told) > 1 and same and not others else told


def _told(
    before: Outlook,
    after: Outlook,
    cuts: Sequence[Standing],
    left: int,
    claimed: Assessment,
    cycle: Cycle,
    *,
    others: bool = True,
) -> tuple[str, ...]:
    return (
        _points(before, after, cuts, left, claimed) + _closed(before, after),
        *_reasons(before, after, cycle),
        *_others(before, after, cycle, every=others),
    )


def _points(before: Outlook, after: Outlook, cuts: Sequence[Standing], left: int, claimed: Assessment) -> str:
    old, new, target = before.total, after.total, claimed.target
    rest = f"其余{left}项暂按自评计" if left else ""
    if old == new:
        aside = f"（{rest}）" if rest else ""
        return f"{_unmoved(cuts, claimed)}总分不变，仍是{span_text(new)}分{aside}"
    asides = "，".join(filter(None, (f"原{span_text(old)}分" if _both(old, new) else "", rest)))
    head = "核减后" if cuts else "改后"
    return f"{head}{_moved(old, new)}{f'（{asides}）' if asides else ''}，{_decided(old, new, target)}"


def _both(old: Span, new: Span) -> bool:
    """Tell whether both ends of an interval moved; a sure number has only one."""
    return new.exact or (old.low != new.low and old.high != new.high)


def _moved(old: Span, new: Span) -> str:
    if _both(old, new):
        return f"{span_text(new)}分"
    still, end, was, now = (
        ("最低分", "最高分", old.high, new.high) if old.low == new.low else ("最高分", "最低分", old.low, new.low)
    )
    return f"{still}不变，{end}由{shown(was)}分{'降' if now < was else '升'}为{shown(now)}分"


def _decided(old: Span, new: Span, target: Decimal) -> str:
    goal, was, now = f"{plain(target)}分", decide(old, target), decide(new, target)
    if now == "reached":
        return f"{'仍' if was == 'reached' else ''}达到{goal}"
    if now == "undecided":
        return f"能否达到{goal}待定"
    return f"原来就低于{goal}" if was == "not_reached" else f"低于{goal}"


def _unmoved(cuts: Sequence[Standing], claimed: Assessment) -> str:
    """Return why cuts leave the total as it is, as far as it can be told."""
    capped = dict.fromkeys(title for one in cuts for title in _caps_above(one.item.node, claimed))
    if capped:
        return "".join(f"“{title}”" for title in capped) + "已封顶，"
    if cuts and all(not one.item.node for one in cuts):
        return "本来就不计分，"
    return "总分已封顶，" if claimed.capped_by else ""


def _caps_above(node: str, claimed: Assessment) -> Iterator[str]:
    """Yield the title of the nearest row, from a node upwards, where a cap took points away."""
    while node:
        found = next((one for one in claimed.nodes if one.id == node), None)
        if found is not None and found.capped_by:
            yield found.title
            return
        node = node.rpartition(".")[0]


def _closed(before: Outlook, after: Outlook) -> str:
    """Return which routes are closed now, or no longer sure, for want of points."""
    closed = [new for old, new in _routes(before, after) if old.verdict != "no" and new.only_score_missing]
    unsure = [new for old, new in _routes(before, after) if old.verdict == "yes" and _by_points(new)]
    said = [f"“{one.title}”关闭" for one in closed] + [f"“{one.title}”待定" for one in unsure]
    return f"：{'、'.join(said)}" if said else ""


def _by_points(route: RouteResult) -> bool:
    """Tell whether a route is undecided for nothing but the points."""
    return route.verdict == "unknown" and all(one.by_score for one in route.deciding)


def _reasons(before: Outlook, after: Outlook, cycle: Cycle) -> Iterator[str]:
    """Yield the routes that something else than points closes now, and those that corrections open."""
    for old, new in _routes(before, after):
        if old.verdict != "no" and new.verdict == "no" and not new.only_score_missing:
            yield f"“{new.title}”关闭：{_lacking(new, cycle)}"
        elif old.verdict == "yes" and new.verdict == "unknown" and not _by_points(new):
            yield f"“{new.title}”待定：{_lacking(new, cycle)}"
        elif old.verdict != "yes" and new.verdict == "yes":
            yield f"“{new.title}”可以申报"


def _others(before: Outlook, after: Outlook, cycle: Cycle, *, every: bool) -> Iterator[str]:
    """Yield what is left when a route was lost: a route still open, else (where wanted) how far the others are."""
    pairs = list(_routes(before, after))
    if not any(old.verdict != new.verdict and new.verdict != "yes" for old, new in pairs):
        return
    open_ = [new.title for _, new in pairs if new.verdict == "yes"]
    if open_:
        yield f"仍可以按{'、'.join(f'“{one}”' for one in open_)}申报"
        return
    for old, new in pairs if every else ():
        if new.verdict == "no" and old.verdict == "no":
            yield f"“{new.title}”：{_lacking(new, cycle)}"
        elif new.verdict == "unknown" and old.verdict == "unknown":
            yield f"“{new.title}”待定：{_lacking(new, cycle)}"


def _routes(before: Outlook, after: Outlook) -> Iterable[tuple[RouteResult, RouteResult]]:
    return zip(before.eligibility.routes, after.eligibility.routes, strict=True)


def _lacking(route: RouteResult, cycle: Cycle) -> str:
    return "，".join(_short(one, cycle) for one in route.deciding)


def _short(one: ConditionResult, cycle: Cycle) -> str:
    """Return how far a condition is from being met: by time where that can be counted, else its reason."""
    found = one.earliest
    if found is None:
        return one.reason
    cutoff = cycle.dates().get(found.cutoff)
    if one.verdict == "no" and found.on is not None and cutoff is not None and found.on > cutoff.on:
        return f"{one.title}差{gap_text(cutoff.on, found.on)}，最早{shown_date(found.on)}满"
    return f"{one.title}，{found.text}"


def gap_text(start: date, end: date) -> str:
    """Return the time between two dates in words: ``8个月``, ``1年2个月``, ``11个月20天``."""
    from dateutil.relativedelta import relativedelta

    gap = relativedelta(end, start)
    parts = ((gap.years, "年"), (gap.months, "个月"), (gap.days, "天"))
    return "".join(f"{number}{unit}" for number, unit in parts if number)
