"""The parts of a row's rule in short Chinese words, for showing one beside another."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from ...base.dates import shown_date
from ...base.numbers import plain
from ...base.structure import quoted
from ...rules.basis import cite_text
from ...rules.fields import Field
from ...rules.standards.checks import VARIANT
from ...rules.standards.standard import AskedOf, Bound, Coef, Demote, Node, Op, Resolve, Row, Standard, Window
from ...scoring.judging import points_text

OPS: Mapping[Op, str] = {
    "sum": "累计", "best": "取最高", "bands": "按档给分", "linear": "按公式", "ladder": "起评分加附加分",
}  # fmt: skip
ASKED_OF: Mapping[AskedOf, str] = {"applicant": "申报人", "panel": "评委", "unseen": "没有见到"}


class Words:
    """Says the parts of one standard's rows with the titles of its questions, kinds and windows."""

    def __init__(self, standard: Standard) -> None:
        """Look up the titles."""
        self._standard = standard
        self._inputs: Mapping[str, Field] = {one.id: one for one in standard.input}
        self._kinds = {one.id: one for one in standard.kind}
        self._windows = {one.id: one.title for one in standard.window}

    def kinds(self, ids: tuple[str, ...]) -> str:
        """Return the kinds of achievement by title."""
        return "、".join(self._kinds[one].title if one in self._kinds else one for one in ids)

    def asked(self, node: Node, *ids: str) -> str:
        """Return the questions by title."""
        fields = [field for kind in node.entries if kind in self._kinds for field in self._kinds[kind].field]
        titles = {one.id: one.title for one in fields} if node.entries else {}
        named = {name: field.title for name, field in self._inputs.items()} | titles
        return "、".join(named.get(one, one) for one in ids if one)

    def window(self, window_id: str) -> str:
        """Return the window by title."""
        return self._windows.get(window_id, window_id)

    def cites(self, cites: tuple[str, ...]) -> str:
        """Return the cites with the names of the documents."""
        return "、".join(cite_text(one, self._standard.source) for one in cites)

    def when(self, when: Mapping[str, str]) -> str:
        """Return for which post category or under which reading something holds."""
        return "、".join(self._choice(key, value) for key, value in when.items())

    def coef(self, node: Node, coef: Coef) -> str:
        """Return a coefficient in one line."""
        parts = [f"第{at}名{plain(one)}" for at, one in enumerate(coef.ranks, 1)]
        parts += [f"其余{plain(coef.rest)}"] if coef.rest is not None else []
        parts += [f"{choice}{plain(one)}" for choice, one in coef.of.items()]
        return f"{self.asked(node, coef.by)}：{'，'.join(parts)}"

    def resolve(self, node: Node, one: Resolve | None) -> str:
        """Return what settles a range of points."""
        if one is None:
            return ""
        return f"{self.asked(node, one.by)}为{'、'.join(one.high)}取上限，为{'、'.join(one.low)}取下限"

    def demote(self, node: Node, one: Demote | None) -> str:
        """Return what moves an achievement to a lower tier."""
        return "" if one is None else f"{self.asked(node, one.by)}为{'、'.join(one.values)}降{one.rows}档"

    def _choice(self, key: str, value: str) -> str:
        if key == VARIANT:
            return next((one.title for one in self._standard.variant if one.id == value), value)
        readings = (one for question in self._standard.open if question.id == key for one in question.reading)
        return next((f"按“{one.title}”理解" for one in readings if one.id == value), value)


def points_words(row: Row) -> str:
    """Return the points of a tier."""
    each = f"每{row.per}项" if row.per > 1 else ""
    return each + points_text(row.pts.low, row.pts.high)


def step_words(row: Row) -> str:
    """Return how points change with the rank."""
    return f"每后一名{'加' if row.step > 0 else '减'}{plain(abs(row.step))}分" if row.step else ""


def formula_words(node: Node) -> str:
    """Return the formula of a row: ``（数值-60）×0.25，0至10分``."""
    if node.op != "linear":
        return ""
    base = f"（数值-{plain(node.minus)}）" if node.minus else "数值"
    base += f"÷{plain(node.per)}取整" if node.per is not None else ""
    first = f"{plain(node.plus)}+" if node.plus else ""
    held = f"，{plain(node.clamp[0])}至{plain(node.clamp[1])}分" if len(node.clamp) == 2 else ""
    return f"{first}{base}×{plain(node.times)}{held}"


def number_words(number: Decimal | int | None, unit: str = "") -> str:
    """Return a number with its unit, nothing for none."""
    if number is None:
        return ""
    return f"{number if isinstance(number, int) else plain(number)}{unit}"


def bound_words(bound: Bound | None) -> str:
    """Return one end of a window."""
    if bound is None:
        return ""
    if isinstance(bound, str):
        kind, _, name = bound.partition(":")
        return f"{'年度通知的日期' if kind == 'cycle' else '本人填的日期'}{quoted(name)}"
    return shown_date(bound)


def span_words(window: Window) -> str:
    """Return from when to when a window reaches."""
    first, last = bound_words(window.after), bound_words(window.until)
    return "，".join(part for part in (f"{first}之后" if first else "", f"到{last}" if last else "") if part)
