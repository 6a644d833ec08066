"""The rules that stand across rows: what kinds there are, how one is addressed, added, removed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from typing import Any, Literal, get_args

from ...base.problems import refuse
from ...base.structure import quoted
from ...rules.standards.standard import Exclusive, Gate, Open, Reading, Standard, TagCap, Variant, Window

AcrossKind = Literal["open", "cap", "exclusive", "window", "gate", "variant"]
"""The name of the list in the file."""
Across = Open | TagCap | Exclusive | Window | Gate | Variant
KINDS: tuple[AcrossKind, ...] = get_args(AcrossKind)
KIND_WORDS: dict[AcrossKind, str] = {
    "open": "有争议的条文", "cap": "合计封顶", "exclusive": "同一成果只计一次", "window": "时间范围",
    "gate": "控制项", "variant": "岗位类别",
}  # fmt: skip
KIND_HELP: dict[AcrossKind, str] = {
    "open": "条文有几种读法、原件没有写明的，登记在这里；每种读法写一项同编号的指标，在指标的“适用”里写上读法。",
    "cap": "几处合起来封顶：有关的指标或档位写上同一个标签，这里写这个标签合计最多多少分。",
    "exclusive": "同一成果在这些指标之间只计一次，放在哪里由程序按总分最高来选。",
    "window": "只计这段时间里的业绩；写好以后，在指标的“时间范围”里选它。",
    "gate": "不计分，达不到就不能申报的条件。",
    "variant": "各类岗位用的表不同；写好以后，在不同的指标的“适用”里写上岗位类别。",
}
ACROSS = "跨指标的规则"
_MARK = ":"


def kind_of(key: str) -> AcrossKind | None:
    """Return the kind of rule a key is of, None for a key of a row."""
    word = key.partition(_MARK)[0] if _MARK in key else ""
    return next((kind for kind in KINDS if kind == word), None)


def across_rules(standard: Standard) -> tuple[tuple[str, Across], ...]:
    """Return every rule across rows with its key, kind by kind: ``open:1``; the number is its place in the list.

    So a key stays while the rule's own id and title are typed.
    """
    return tuple((f"{kind}{_MARK}{at}", rule) for kind in KINDS for at, rule in enumerate(getattr(standard, kind), 1))


def rule_at(standard: Standard, key: str) -> Across:
    """Return the rule of a key. Raises `Refused` when there is none."""
    for one, rule in across_rules(standard):
        if one == key:
            return rule
    raise refuse("unknown-rule", ACROSS, f"没有{quoted(key)}这一条", "它可能已被删去，请重新选择")


def title_of(rule: Across) -> str:
    """Return what a rule is called: its title, else its id or what it is about."""
    match rule:
        case Open():
            return rule.ask or rule.id
        case TagCap():
            return rule.title or rule.tag
        case Exclusive():
            return rule.title or "、".join(rule.across)
        case _:
            return rule.title or rule.id


def names_of(rule: Across) -> tuple[str, ...]:
    """Return the names by which problems and findings call a rule."""
    match rule:
        case TagCap():
            return (rule.tag, rule.title or rule.tag)
        case Exclusive():
            return (rule.title or "、".join(rule.across), rule.title or "、".join(rule.across) or rule.same)
        case _:
            return (rule.id,)


def put_rule(standard: Standard, kind: AcrossKind, old: Across, new: Across) -> Standard:
    """Return the standard with one rule in the place of another of its kind."""
    return _with(standard, kind, tuple(new if one is old else one for one in getattr(standard, kind)))


def add_across(standard: Standard, what: AcrossKind) -> tuple[Standard, str]:
    """Return the standard with a new rule as the last of its kind, and its key. Until it is filled in it says nothing.

    A cap begins at the total of the table, which caps nothing.
    """
    ids = {one.id for kind in ("open", "window", "gate", "variant") for one in getattr(standard, kind)}
    rule = _new(standard, what, next(one for one in _names(what) if one not in ids))
    key = f"{what}{_MARK}{len(getattr(standard, what)) + 1}"
    return _with(standard, what, (*getattr(standard, what), rule)), key


def remove_across(standard: Standard, key: str) -> Standard:
    """Return the standard without a rule; what still names it is told among its problems, not changed unasked.

    Raises `Refused` when there is no such rule.
    """
    gone, kind = rule_at(standard, key), kind_of(key)
    assert kind is not None
    return _with(standard, kind, tuple(one for one in getattr(standard, kind) if one is not gone))


def _with(standard: Standard, kind: AcrossKind, rules: tuple[Across, ...]) -> Standard:
    changes: dict[str, Any] = {kind: rules}
    return replace(standard, **changes)


def _names(what: AcrossKind) -> Iterator[str]:
    stem = {"open": "争议", "window": "时间", "gate": "控制", "variant": "岗位"}.get(what, what)
    return (f"{stem}{at}" for at in range(1, 100_000))


def _new(standard: Standard, what: AcrossKind, one: str) -> Across:
    match what:
        case "open":
            both = (Reading(id="甲", title="第一种读法"), Reading(id="乙", title="第二种读法"))
            return Open(id=one, ask="新的争议", reading=both, default="甲")
        case "cap":
            tags = dict.fromkeys(tag for node in standard.node for tag in (node.tag, *(row.tag for row in node.rows)))
            capped = {cap.tag for cap in standard.cap}
            tag = next((tag for tag in tags if tag and tag not in capped), "")
            return TagCap(tag=tag, max=max(standard.standard.max, Decimal(0)))
        case "exclusive":
            return Exclusive(across=())
        case "window":
            days = [field.id for kind in standard.kind for field in kind.field if field.type == "date"]
            return Window(id=one, title="新的时间范围", on=next(iter(days), ""))
        case "gate":
            return Gate(id=one, title="新的控制项", input="")
        case "variant":
            return Variant(id=one, title="新的岗位类别")
