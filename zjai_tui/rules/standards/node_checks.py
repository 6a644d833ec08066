"""Whether one node is complete and uses only what the standard declares."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from dataclasses import fields

from ...base.numbers import ZERO, plain
from ...base.problems import Problem
from ...base.structure import quoted
from ..fields import Field
from ..reader_parts import unknown_name
from .row_checks import row_problems, word_problems
from .standard import Coef, Node, Op, Standard

_NUMERIC = {"number", "rank"}
_LISTED = {"choice", "yes_no"}

_FORMULA = ("whole", "minus", "per", "times", "plus", "clamp")
_TIERED = ("coef", "resolve", "demote", "bonus", "take")
_IDLE: Mapping[Op, tuple[str, ...]] = {
    "sum": (*_FORMULA, "bonus"),
    "best": (*_FORMULA, "bonus", "take"),
    "ladder": _FORMULA,
    "bands": ("minus", "per", "times", "plus", "clamp", "bonus", "take"),
    "linear": _TIERED,
}
"""Keys that change nothing under an `op`: whoever wrote them expects something else of the table."""
_LEAF_ONLY = (*_FORMULA, *_TIERED, "count", "window", "tag")
_UNSET: Mapping[str, object] = {field.name: field.default for field in fields(Node)}
"""What a key is when nobody wrote it."""


def node_problems(
    standard: Standard, node: Node, parents: Container[str], inputs: Mapping[str, Field] | None = None
) -> list[Problem]:
    """Return what keeps this node from being scored; `parents` are the ids that have nodes below them.

    `inputs`: the questions of the standard by id, from whoever examines many of its nodes.
    """
    where = f"node {quoted(node.id)}"
    shape = _parent_problems(node) if node.id in parents else _leaf_problems(node)
    found = [Problem("bad-node", where, message, remedy) for message, remedy in shape]
    found += [Problem("bad-number", where, message, "请改正") for message in _number_problems(node)]
    found += _entry_problems(standard, node, where)
    if not node.entries:
        known = inputs if inputs is not None else {one.id: one for one in standard.input}
        found += _input_problems(known, node, where)
    # a node that takes several kinds of achievement would report the same slip once for each
    return list(dict.fromkeys(found))


def _written(node: Node, names: tuple[str, ...]) -> str:
    return "、".join(name for name in names if getattr(node, name) != _UNSET[name])


def _own(node: Node) -> bool:
    return bool(node.entries or node.input or node.by or node.rows)


def _parent_problems(node: Node) -> Iterator[tuple[str, str]]:
    if node.op not in {"sum", "best"}:
        yield f"下面还有指标，op不能是{node.op}", "请改为sum或best"
    idle = _written(node, _LEAF_ONLY)
    if _own(node) or idle or node.asked_of != "applicant":
        names = f"（{idle}）" if idle else ""
        yield f"下面还有指标，自己不能再计分{names}", "请把计分的内容移到下级指标"


def _leaf_problems(node: Node) -> Iterator[tuple[str, str]]:
    if node.asked_of == "unseen":
        if _own(node) or node.clamp:
            yield "没有见到的部分只写封顶", "请删去entries、input、by、rows和clamp，或删去asked_of"
        elif node.cap is None:
            yield "没有见到的部分没有封顶", "请在cap写它最高几分；也没有见到的，写它上一级或总分的最高分"
        return
    if node.asked_of == "panel":
        if _own(node):
            yield "由评委给分的指标不按业绩或问题计分", "请删去entries、input、by和rows，或删去asked_of"
        elif node.cap is None and len(node.clamp) != 2:
            yield "由评委给分的指标没有封顶", "请写cap"
        return
    if node.entries and node.input:
        yield "entries和input只能写一个", "请删去一个"
    match node.op:
        case "bands":
            if node.entries:
                yield "bands按问题分档，不能用entries", "请改op，或改用input"
            if bool(node.input) == bool(node.by) or not node.rows:
                yield "bands要写rows，并写input或by之一", "请补上"
            if node.by and node.whole:
                yield "whole只和input一起用，写在这里不起作用", "请删去，或改用input"
        case "linear":
            if not node.entries and not node.input:
                yield "linear缺少input或entries", "请补上"
            if node.rows or node.by:
                yield "linear不分档", "请删去rows和by"
            if node.input and node.count:
                yield "按input计分时不用count", "请删去"
        case "sum" | "best" | "ladder":
            if not node.entries or not node.rows:
                yield f"{node.op}没有下级指标，也没有完整的entries和rows", "请补上"
            if node.op == "ladder" and len(node.by) != 1:
                yield "ladder要按一个字段分级", "请在by里只写一个字段"
    idle = _written(node, _IDLE[node.op])
    if idle:
        yield f"{idle}对{node.op}不起作用", "请删去，或改op"


def _number_problems(node: Node) -> Iterator[str]:
    limits = {"cap": node.cap, "times": node.times, "plus": node.plus, "minus": node.minus}
    for name, number in limits.items():
        if number is not None and number < 0:
            yield f"{name}不能为负"
    if not 0 < node.weight <= 1:
        yield f"weight要大于0、不超过1，现为{plain(node.weight)}"
    if node.take is not None and node.take < 1:
        yield "take至少为1"
    if node.per is not None and node.per <= 0:
        yield "per要大于0"
    if node.clamp and (len(node.clamp) != 2 or not 0 <= node.clamp[0] <= node.clamp[1]):
        yield "clamp要写成从小到大的两个非负数"
    for at, row in enumerate(node.rows, 1):
        if row.per < 1:
            yield f"rows第{at}项的per至少为1"
        if row.per > 1 and (node.coef or node.op != "sum" or node.take is not None):
            yield f"rows第{at}项按每{row.per}项计分，不能与系数、取高或限项并用"
        if row.min is not None and row.max is not None and row.min >= row.max:
            yield f"rows第{at}项的min应小于max"
        if row.step and node.demote is not None:
            yield f"rows第{at}项有step，不能与demote并用"
    for coef in node.coef:
        if any(number < 0 for number in (*coef.ranks, *coef.of.values(), coef.rest or ZERO)):
            yield "coef不能为负"
        if bool(coef.ranks) == bool(coef.of):
            yield "coef要写ranks或of之一"
        if coef.ranks and coef.rest is None:
            yield "coef缺少rest，名次再往后不知道乘多少"
        if coef.of and coef.rest is not None:
            yield "coef的rest只和ranks一起用"
    if node.demote is not None and node.demote.rows < 1:
        yield "demote的rows至少为1"


def _entry_problems(standard: Standard, node: Node, where: str) -> Iterator[Problem]:
    if not node.entries:
        return
    kinds = {kind.id: kind for kind in standard.kind}
    windows = [one for one in standard.window if one.id == node.window]
    for kind_id in node.entries:
        if kind_id not in kinds:
            yield unknown_name(f"{where}，entries", "业绩种类", kind_id, kinds)
            continue
        asked = {one.id: one for one in kinds[kind_id].field}
        yield from _use_problems(node, asked, where, f"业绩种类{quoted(kind_id)}的字段")
        for on in dict.fromkeys(window.on for window in windows):
            if on not in asked or asked[on].type != "date":
                yield Problem(
                    "bad-window",
                    f"{where}，window",
                    f"业绩种类{quoted(kind_id)}没有日期字段{quoted(on)}",
                    "请给它加上日期字段",
                )
    if node.window and not windows:
        yield unknown_name(f"{where}，window", "时间窗", node.window, dict.fromkeys(one.id for one in standard.window))


def _input_problems(inputs: Mapping[str, Field], node: Node, where: str) -> Iterator[Problem]:
    if node.input and node.input not in inputs:
        yield unknown_name(f"{where}，input", "问题", node.input, inputs)
    elif node.input and inputs[node.input].type not in _NUMERIC:
        yield Problem(
            "bad-node", f"{where}，input", f"问题{quoted(node.input)}的答案不是数字", "请改用by，或换一个问题"
        )
    if node.window:
        yield Problem("bad-window", f"{where}，window", "时间窗只用于业绩", "请删去")
    yield from _use_problems(node, inputs, where, "问题")


def _use_problems(node: Node, asked: Mapping[str, Field], where: str, what: str) -> Iterator[Problem]:
    used = {f"coef，{coef.by}": coef.by for coef in node.coef}
    used |= {"resolve": node.resolve.by} if node.resolve else {}
    used |= {"demote": node.demote.by} if node.demote else {}
    used |= {name: value for name, value in {"count": node.count, "bonus": node.bonus}.items() if value}
    used |= {f"by，{name}": name for name in node.by}
    for name, field_id in used.items():
        if field_id not in asked:
            yield unknown_name(f"{where}，{name}", what, field_id, asked)
        elif name in {"count", "bonus"} and asked[field_id].type not in _NUMERIC:
            yield Problem("bad-node", f"{where}，{name}", f"{what}{quoted(field_id)}不是数字", "请换一个字段")
        elif name.startswith("by，") and asked[field_id].type == "date":
            yield Problem(
                "bad-node", f"{where}，{name}", f"{what}{quoted(field_id)}是日期，不能用来分档", "请换一个字段"
            )
    if len(set(node.by)) < len(node.by):
        yield Problem("bad-node", f"{where}，by", "同一个字段写了两次", "请只留一个")
    for coef in node.coef:
        if coef.by in asked:
            yield from _coef_problems(coef, asked[coef.by], f"{where}，coef")
    if node.resolve and node.resolve.by in asked:
        both = set(node.resolve.high) & set(node.resolve.low)
        words = (*node.resolve.high, *node.resolve.low)
        yield from _attribute_problems(words, asked[node.resolve.by], f"{where}，resolve", "high或low")
        for word in sorted(both):
            yield Problem("bad-node", f"{where}，resolve", f"{quoted(word)}同时写在high和low里", "请只留一处")
    if node.demote and node.demote.by in asked:
        yield from _attribute_problems(node.demote.values, asked[node.demote.by], f"{where}，demote", "values")
    for at, row in enumerate(node.rows, 1):
        yield from row_problems(node, row, asked, f"{where}，rows第{at}项")


def _attribute_problems(words: tuple[str, ...], field: Field, where: str, keys: str) -> Iterator[Problem]:
    """Yield what is wrong with an attribute that turns on some of its answers."""
    if field.type not in _LISTED:
        yield Problem("bad-node", where, f"{quoted(field.id)}不是选择题或是非题", "请换一个字段")
        return
    if not words:
        yield Problem("bad-node", where, "没有写哪些答案算", f"请写{keys}")
    for word in words:
        yield from word_problems(word, field, where)


def _coef_problems(coef: Coef, field: Field, where: str) -> Iterator[Problem]:
    if coef.ranks and field.type not in _NUMERIC:
        yield Problem("bad-node", where, f"字段{quoted(field.id)}不是排名", "请换一个字段，或改用of")
    if not coef.of:
        return
    yield from _attribute_problems(tuple(coef.of), field, where, "of")
    missing = [word for word in field.words if word not in coef.of]
    if missing:
        yield Problem("bad-node", where, "没有写到：" + "、".join(missing), "请给每个选项写系数")
