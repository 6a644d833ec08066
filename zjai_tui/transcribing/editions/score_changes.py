"""Why a row of the table has other points under another edition, or in another round."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from ...base.structure import quoted
from ...rules.standards.renames import Renames
from ...rules.standards.standard import Span, Standard
from ...rules.standards.tiers import used_names
from ...scoring.judging import points_text
from ...scoring.result import Assessment, Line, NodeResult
from .carrying import Unplaced
from .differing import Difference

MOST_CHILDREN = 8
"""Rows below that are named one by one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NodeChange:
    """A row whose points differ; one of the two is None for a row that only one edition has."""

    id: str
    old_id: str
    title: str
    depth: int
    before: Span | None
    after: Span | None
    why: tuple[str, ...]
    """Sentences without final punctuation."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryChange:
    """An achievement that counts in only one of the two."""

    entry: str
    title: str
    counts_now: bool
    places: tuple[str, ...]
    """Titles of the rows where it counts, in the one where it does."""
    why: str
    """Why it does not count in the other; without final punctuation."""


def node_changes(
    before: Assessment,
    after: Assessment,
    standards: tuple[Standard, Standard],
    names: Renames,
    found: Difference | None,
    lost: Sequence[Unplaced],
) -> tuple[NodeChange, ...]:
    """Return the rows whose points differ, in the order of the new table; those gone after what they followed."""
    sides = _Sides(before, after, standards, names, found, lost)
    return tuple(sides.changes())


def entry_changes(before: Assessment, after: Assessment, lost: Sequence[Unplaced]) -> tuple[EntryChange, ...]:
    """Return the achievements that fell out, and those that came in."""
    was, now = _places(before), _places(after)
    return (
        *_one_sided(was, now, after, lost, counts_now=False),
        *_one_sided(now, was, before, (), counts_now=True),
    )


def _one_sided(
    here: Mapping[str, list[tuple[NodeResult, Line]]],
    there: Mapping[str, list[tuple[NodeResult, Line]]],
    other: Assessment,
    lost: Sequence[Unplaced],
    *,
    counts_now: bool,
) -> Iterator[EntryChange]:
    for entry, places in here.items():
        if entry in there:
            continue
        reasons = [one.why for one in lost if one.entry == entry and not one.value]
        reasons += [line.why_not for node in other.nodes for line in node.lines if line.entry == entry]
        yield EntryChange(
            entry=entry,
            title=places[0][1].title,
            counts_now=counts_now,
            places=tuple(node.title for node, _ in places),
            why="；".join(dict.fromkeys(reasons)) or "没有指标计这一种业绩",
        )


def _places(assessment: Assessment) -> Mapping[str, list[tuple[NodeResult, Line]]]:
    """Return the rows where each achievement counts."""
    found: dict[str, list[tuple[NodeResult, Line]]] = {}
    for node in assessment.nodes:
        for line in node.lines:
            if line.entry and line.counted:
                found.setdefault(line.entry, []).append((node, line))
    return found


class _Sides:
    """Both assessments, row beside row."""

    def __init__(
        self,
        before: Assessment,
        after: Assessment,
        standards: tuple[Standard, Standard],
        names: Renames,
        found: Difference | None,
        lost: Sequence[Unplaced],
    ) -> None:
        self._before, self._after, self._difference, self._lost = before, after, found, lost
        self._looked: dict[str, set[str]] = {}
        for one in standards[0].node:  # rows of one id for different readings may look at different answers
            self._looked.setdefault(one.id, set()).update(used_names(one))
        now = {node.id for node in after.nodes}
        self._new_ids = {node.id: names.row(node.id) for node in before.nodes}
        self._partner = {self._new_ids[node.id]: node for node in before.nodes if self._new_ids[node.id] in now}
        self._was, self._now = _places(before), _places(after)

    def changes(self) -> Iterator[NodeChange]:
        """Yield the rows that differ."""
        gone: dict[str, list[NodeResult]] = {}
        above = ""
        for node in self._before.nodes:
            if self._partner.get(self._new_ids[node.id]) is node:
                above = self._new_ids[node.id]
            else:
                gone.setdefault(above, []).append(node)
        yield from map(self._gone, gone.get("", ()))
        for node in self._after.nodes:
            first = self._partner.get(node.id)
            if first is None:
                yield self._come(node)
            elif first.span != node.span:
                why = tuple(dict.fromkeys(self._why(first, node)))
                yield NodeChange(
                    id=node.id, old_id=first.id, title=node.title, depth=node.depth,
                    before=first.span, after=node.span, why=why,
                )  # fmt: skip
            yield from map(self._gone, gone.get(node.id, ()))

    def _gone(self, node: NodeResult) -> NodeChange:
        why = ["新版没有这一项", *self._elsewhere(node, self._now, "现计在", "现在哪里都不计")]
        return NodeChange(
            id=node.id, old_id=node.id, title=node.title, depth=node.depth, before=node.span, after=None, why=tuple(why)
        )  # fmt: skip

    def _come(self, node: NodeResult) -> NodeChange:
        why = ["新版新增的一项", *self._elsewhere(node, self._was, "原计在", "原来哪里都不计")]
        return NodeChange(
            id=node.id, old_id="", title=node.title, depth=node.depth, before=None, after=node.span, why=tuple(why)
        )  # fmt: skip

    def _elsewhere(
        self, node: NodeResult, places: Mapping[str, list[tuple[NodeResult, Line]]], at: str, nowhere: str
    ) -> Iterator[str]:
        """Say for what counts in a row of only one edition where it counts in the other."""
        for line in node.lines:
            if line.entry and line.counted:
                found = "、".join(quoted(one.title) for one, _ in places.get(line.entry, ()))
                yield (
                    f"{quoted(line.title)}{_points(line)}：{at}{found}" if found else f"{quoted(line.title)}：{nowhere}"
                )
            elif not line.entry:
                yield "；".join(line.how)

    def _why(self, first: NodeResult, second: NodeResult) -> Iterator[str]:
        item = self._difference.of_row(second.id) if self._difference else None
        rules = [one.words for one in item.changes if one.scores] if item else []
        if rules:
            yield f"规则改了：{'；'.join(rules)}"
        if second.children or first.children:
            yield from self._children(first, second)
        else:
            yield from self._lines(first, second)
            yield from self._without_answer(first)
        yield from (f"现在受限：{one}" for one in second.capped_by if one not in first.capped_by)
        yield from (f"原来受限：{one}" for one in first.capped_by if one not in second.capped_by)

    def _children(self, first: NodeResult, second: NodeResult) -> Iterator[str]:
        before = {self._new_ids[one]: self._before.node(one) for one in first.children}
        told = []
        for child_id in second.children:
            was, now = before.pop(child_id, None), self._after.node(child_id)
            if was is None or was.span != now.span:
                told.append(f"{now.title} {_span(was)}→{_span(now)}")
        told += [f"{was.title} {_span(was)}→无" for was in before.values()]
        if told:
            more = f"等{len(told)}项" if len(told) > MOST_CHILDREN else ""
            yield f"下级变动：{'；'.join(told[:MOST_CHILDREN])}{more}"

    def _lines(self, first: NodeResult, second: NodeResult) -> Iterator[str]:
        old, new = _by_entry(first.lines), _by_entry(second.lines)
        for entry, line in new.items():
            was = old.pop(entry, None)
            if not entry:
                yield from _inputs(was, line)
            elif was is None or not was.counted:
                if line.counted:
                    why = f"原不计：{was.why_not}" if was else "原不在这一项"
                    yield f"{quoted(line.title)}{why}；现计{_points(line)}"
            elif not line.counted:
                yield f"{quoted(line.title)}原计{_points(was)}；现不计：{line.why_not}"
            elif _points(line) != _points(was):
                yield f"{quoted(line.title)}{_points(was)}→{_points(line)}：{'；'.join(line.how)}"
        for entry, was in old.items():
            if not entry:
                yield from _inputs(was, None)
            elif was.counted:
                yield f"{quoted(was.title)}原计{_points(was)}；{self._not_here(entry)}"

    def _not_here(self, entry: str) -> str:
        places = "、".join(quoted(node.title) for node, _ in self._now.get(entry, ()))
        if places:
            return f"现计在{places}"
        whole = next((one.why for one in self._lost if one.entry == entry and not one.value), "")
        return whole or "现在不计在这一项"

    def _without_answer(self, first: NodeResult) -> Iterator[str]:
        """Name the answers that this row looked at and that have no place any more."""
        looked = self._looked.get(first.id, ())
        entries = {line.entry for line in first.lines}
        for one in self._lost:
            if one.name in looked and one.value and (not one.entry or one.entry in entries):
                yield f"{one.where}填的“{one.value}”没有带过来：{one.why}"


def _by_entry(lines: Iterable[Line]) -> dict[str, Line]:
    return {line.entry: line for line in lines}


def _inputs(was: Line | None, now: Line | None) -> Iterator[str]:
    before, after = ("；".join(line.how) if line else "" for line in (was, now))
    if before != after:
        yield f"原：{before or '没有填'}"
        yield f"现：{after or '没有填'}"


def _points(line: Line) -> str:
    return line.units or points_text(line.span.low, line.span.high)


def _span(node: NodeResult | None) -> str:
    return points_text(node.span.low, node.span.high) if node else "无"
