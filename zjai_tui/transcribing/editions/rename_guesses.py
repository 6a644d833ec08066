"""What may only have got another id between two editions: offered for the rename map, never applied by itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher

from ...rules.standards.standard import Standard
from .change import ROW, Item, Proposal

ALIKE = 85
"""From this likeness of title or clause on, in per cent, what went and what came are offered as one renamed."""
_PREFIX: Mapping[str, str] = {
    ROW: "",
    "问题": "input:",
    "业绩种类": "kind:",
    "有争议的条文": "open:",
    "岗位类别": "variant:",
}


def proposals(old: Standard, new: Standard, items: Sequence[Item]) -> tuple[Proposal, ...]:
    """Return pairs of what went and what came that look alike, rows from the top down, each side once."""
    return tuple(_proposals(old, new, items))


def _proposals(old: Standard, new: Standard, items: Sequence[Item]) -> Iterator[Proposal]:
    texts = [{one.id: one.text for one in edition.node} for edition in (old, new)]
    led: dict[str, str] = {}
    taken: set[tuple[str, str]] = set()
    for gone in (one for one in items if one.what == "removed" and one.part in _PREFIX):
        above, dot, last = gone.id.rpartition(".")
        come = [one for one in items if one.what == "added" and one.part == gone.part]
        if gone.part == ROW and dot and f"{led.get(above, '')}.{last}" in {one.id for one in come}:
            led[gone.id] = f"{led[above]}.{last}"  # goes along with the row above
            continue
        ranked = sorted(
            ((_likeness(gone, one, texts), one) for one in come if (one.part, one.id) not in taken),
            key=lambda pair: -pair[0][0],
        )
        if not ranked or ranked[0][0][0] < ALIKE:
            continue
        (_, why), best = ranked[0]
        taken.add((best.part, best.id))
        led[gone.id] = best.id
        prefix = _PREFIX[gone.part]
        yield Proposal(
            part=gone.part, old=prefix + gone.id, new=prefix + best.id,
            old_title=gone.title, new_title=best.title, why=why,
        )  # fmt: skip


def _likeness(gone: Item, come: Item, texts: Sequence[Mapping[str, str]]) -> tuple[int, str]:
    first, second = ("", "") if gone.part != ROW else (texts[0].get(gone.id, ""), texts[1].get(come.id, ""))
    if first and first == second:
        return 101, "条文原文相同"
    if gone.title == come.title:
        return 100, "名称相同"
    return max((_ratio(gone.title, come.title), "名称相近"), (_ratio(first, second), "条文原文相近"))


def _ratio(first: str, second: str) -> int:
    """Return the likeness of two texts in per cent; 0 where a quick look shows that they are not alike."""
    matcher = SequenceMatcher(None, first, second, autojunk=False)
    if not first or not second or matcher.real_quick_ratio() * 100 < ALIKE or matcher.quick_ratio() * 100 < ALIKE:
        return 0
    return int(matcher.ratio() * 100)
