"""What of a round was carried over from another one and not yet checked against its own notice.

A round that is not confirmed can be worked with, but nowhere looks like one that is: `marked` puts 待核对
behind every such name and into the remarks of what rests on it, `unconfirmed_banner` says so as a whole.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ...base.dates import shown_date
from .cycle import Condition, Cycle

UNCONFIRMED = "待核对"
_MARK = f"（{UNCONFIRMED}）"
_NAMED = 3
"""So many things are named in the banner, the others counted."""
NOTICE, EDUCATION = "notice", "education"
"""Names, beside the ids of dates and numbers, of the other parts that are confirmed by themselves."""


def unconfirmed(cycle: Cycle) -> tuple[tuple[str, str], ...]:
    """Return name and Chinese title of everything to be confirmed: the notice, dates, numbers, years of education."""
    return tuple((name, title.removesuffix(_MARK)) for name, title, confirmed in _parts(cycle) if not confirmed)


def confirmable(cycle: Cycle) -> tuple[str, ...]:
    """Return the names of all parts that are confirmed one by one."""
    return tuple(name for name, _, _ in _parts(cycle))


def unconfirmed_banner(cycle: Cycle) -> str:
    """Return the sentences that stand wherever an unconfirmed round is shown; empty for a confirmed one."""
    open_ = unconfirmed(cycle)
    if not open_:
        return ""
    head = cycle.cycle
    names = [title for name, title in open_ if name in cycle.dates()]
    what = "日期" if names else "规则"
    names += [title for name, title in open_ if name not in cycle.dates()]
    more = f"等{len(names)}项" if len(names) > _NAMED else ""
    origin = f"由{head.carried_from}年度推算，" if head.carried_from else ""
    return f"{head.id}年度的{what}还没有核对：{'、'.join(names[:_NAMED])}{more}。{origin}须以{head.id}年度的通知为准。"


def marked(cycle: Cycle) -> Cycle:
    """Return the round as it is shown: 待核对 behind the names of what is unconfirmed; a confirmed round as it is."""
    if not unconfirmed(cycle):
        return cycle
    education = cycle.education
    if not education.confirmed:
        years = "、".join(map(str, education.years))
        education = replace(education, note=_with(education.note, f"核验{years}年，年份{UNCONFIRMED}"))
    head = cycle.cycle
    if not head.confirmed:
        head = replace(head, doc_no=f"文号{UNCONFIRMED}的{head.id}年度通知")
    return replace(
        cycle,
        cycle=head,
        date=tuple(one if one.confirmed else replace(one, title=_marked(one.title)) for one in cycle.date),
        number=tuple(one if one.confirmed else replace(one, title=_marked(one.title)) for one in cycle.number),
        condition=tuple(_remarked(cycle, one) for one in cycle.condition),
        education=education,
    )


def _parts(cycle: Cycle) -> Iterator[tuple[str, str, bool]]:
    yield NOTICE, "通知的文号和发文日期", cycle.cycle.confirmed
    yield from ((one.id, one.title, one.confirmed) for one in cycle.date)
    yield from ((one.id, one.title, one.confirmed) for one in cycle.number)
    yield EDUCATION, "继续教育年份", cycle.education.confirmed


def _remarked(cycle: Cycle, one: Condition) -> Condition:
    """Return the condition with a remark on the unconfirmed date or number it is judged by."""
    until, number = cycle.dates().get(one.test.until), cycle.numbers().get(one.test.score_at_least)
    if until is not None and not until.confirmed:
        return replace(one, note=_with(one.note, f"{until.title}（{shown_date(until.on)}）{UNCONFIRMED}"))
    if number is not None and not number.confirmed:
        return replace(one, note=_with(one.note, f"{number.title}{UNCONFIRMED}"))
    return one


def _marked(title: str) -> str:
    return title.removesuffix(_MARK) + _MARK


def _with(note: str, more: str) -> str:
    return f"{note.rstrip('。')}；{more}" if note else more
