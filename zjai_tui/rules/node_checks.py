"""Whether one node is complete and uses only what the standard declares."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from ..base.problems import Problem
from ..base.structure import did_you_mean, quoted
from .fields import Field
from .patterns import NO, YES, parse_pattern
from .reader_parts import unknown_name
from .standard import Node, Row, Standard

_NUMERIC = {"number", "rank"}


def node_problems(standard: Standard, node: Node) -> list[Problem]:
    """Return what keeps this node from being scored."""
    where = f"node {quoted(node.id)}"
    found = [Problem("bad-node", where, message, remedy) for message, remedy in _shape_problems(standard, node)]
    found += [Problem("bad-number", where, message, "请改正") for message in _number_problems(node)]
    found += _entry_problems(standard, node, where)
    found += _input_problems(standard, node, where)
    return found


def has_children(standard: Standard, node: Node) -> bool:
    """Tell whether other nodes stand directly below this one."""
    return any(other.parent == node.id for other in standard.node)


def _shape_problems(standard: Standard, node: Node) -> Iterator[tuple[str, str]]:
    own = bool(node.entries or node.input or node.by or node.rows)
    if has_children(standard, node):
        if node.op not in {"sum", "best"}:
            yield f"下面还有指标，op 不能是 {node.op}", "请改为 sum 或 best"
        if own or node.coef or node.clamp or node.window:
            yield "下面还有指标，自己不能再计分", "请把计分的内容移到下级指标"
        return
    if node.asked_of == "panel" and not own:
        if node.cap is None and len(node.clamp) != 2:
            yield "由评委给分的指标没有封顶", "请写 cap"
        return
    if node.entries and node.input:
        yield "entries 和 input 只能写一个", "请删去一个"
    match node.op:
        case "bands":
            if node.entries:
                yield "bands 按问题分档，不能用 entries", "请改 op，或改用 input"
            if bool(node.input) == bool(node.by) or not node.rows:
                yield "bands 要写 rows，并写 input 或 by 之一", "请补上"
        case "linear":
            if not node.entries and not node.input:
                yield "linear 缺少 input 或 entries", "请补上"
            if node.rows or node.by:
                yield "linear 不分档", "请删去 rows 和 by"
        case "sum" | "best" | "ladder":
            if not node.entries or not node.rows:
                yield f"{node.op} 没有下级指标，也没有完整的 entries 和 rows", "请补上"
            if node.op == "ladder" and len(node.by) != 1:
                yield "ladder 要按一个字段分级", "请在 by 里只写一个字段"
    if node.bonus and node.op != "ladder":
        yield "bonus 只用于 ladder", "请改 op，或删去 bonus"


def _number_problems(node: Node) -> Iterator[str]:
    limits = {"cap": node.cap, "weight": node.weight, "times": node.times, "plus": node.plus, "minus": node.minus}
    for name, number in limits.items():
        if number is not None and number < 0:
            yield f"{name} 不能为负"
    if node.weight > 1:
        yield "weight 不能大于 1"
    if node.take is not None and node.take < 1:
        yield "take 至少为 1"
    if node.per is not None and node.per <= 0:
        yield "per 要大于 0"
    if node.clamp and (len(node.clamp) != 2 or not 0 <= node.clamp[0] <= node.clamp[1]):
        yield "clamp 要写成从小到大的两个非负数"
    for at, row in enumerate(node.rows, 1):
        if row.per < 1:
            yield f"rows 第{at}项的 per 至少为 1"
        if row.per > 1 and (node.coef or node.op != "sum" or node.take is not None):
            yield f"rows 第{at}项按每{row.per}项计分，不能与系数、取高或限项并用"
        if row.min is not None and row.max is not None and row.min >= row.max:
            yield f"rows 第{at}项的 min 应小于 max"
    for coef in node.coef:
        if any(number < 0 for number in (*coef.ranks, *coef.of.values(), coef.rest or Decimal(0))):
            yield "coef 不能为负"
        if bool(coef.ranks) == bool(coef.of):
            yield "coef 要写 ranks 或 of 之一"
        if coef.ranks and coef.rest is None:
            yield "coef 缺少 rest，名次再往后不知道乘多少"
    if node.demote is not None and node.demote.rows < 1:
        yield "demote 的 rows 至少为 1"


def _entry_problems(standard: Standard, node: Node, where: str) -> Iterator[Problem]:
    if not node.entries:
        return
    kinds = {kind.id: kind for kind in standard.kind}
    windows = [one for one in standard.window if one.id == node.window]
    for kind_id in node.entries:
        if kind_id not in kinds:
            yield unknown_name(f"{where}，entries", "业绩种类", kind_id, kinds)
            continue
        fields = {one.id: one for one in kinds[kind_id].field}
        yield from _use_problems(node, fields, where)
        for on in {window.on for window in windows}:
            if on not in fields or fields[on].type != "date":
                yield Problem(
                    "bad-window", f"{where}，window", f"业绩种类{quoted(kind_id)}没有日期字段", "请给它加上日期字段"
                )
    if node.window and not windows:
        yield unknown_name(f"{where}，window", "时间窗", node.window, dict.fromkeys(one.id for one in standard.window))


def _input_problems(standard: Standard, node: Node, where: str) -> Iterator[Problem]:
    if node.entries:
        return
    inputs: dict[str, Field] = {one.id: one for one in standard.input}
    if node.input and node.input not in inputs:
        yield unknown_name(f"{where}，input", "问题", node.input, inputs)
    elif node.input and inputs[node.input].type not in _NUMERIC:
        yield Problem(
            "bad-node", f"{where}，input", f"问题{quoted(node.input)}的答案不是数字", "请改用 by，或换一个问题"
        )
    if node.window:
        yield Problem("bad-window", f"{where}，window", "时间窗只用于业绩", "请删去")
    yield from _use_problems(node, inputs, where)


def _use_problems(node: Node, fields: Mapping[str, Field], where: str) -> Iterator[Problem]:
    used = {f"coef，{coef.by}": coef.by for coef in node.coef}
    used |= {"resolve": node.resolve.by} if node.resolve else {}
    used |= {"demote": node.demote.by} if node.demote else {}
    used |= {name: value for name, value in {"count": node.count, "bonus": node.bonus}.items() if value}
    used |= {f"by，{name}": name for name in node.by}
    for name, field_id in used.items():
        if field_id not in fields:
            yield unknown_name(f"{where}，{name}", "字段", field_id, fields)
        elif name in {"count", "bonus"} and fields[field_id].type not in _NUMERIC:
            yield Problem("bad-node", f"{where}，{name}", f"字段{quoted(field_id)}不是数字", "请换一个字段")
    for coef in node.coef:
        field = fields.get(coef.by)
        if field is not None:
            yield from _coef_problems(coef.of, bool(coef.ranks), field, f"{where}，coef")
    if node.resolve and node.resolve.by in fields:
        for word in (*node.resolve.high, *node.resolve.low):
            yield from _word_problems(word, fields[node.resolve.by], f"{where}，resolve")
    if node.demote and node.demote.by in fields:
        for word in node.demote.values:
            yield from _word_problems(word, fields[node.demote.by], f"{where}，demote")
    for at, row in enumerate(node.rows, 1):
        yield from _row_problems(node, row, fields, f"{where}，rows 第{at}项")


def _coef_problems(of: Mapping[str, Decimal], by_rank: bool, field: Field, where: str) -> Iterator[Problem]:
    if by_rank and field.type not in _NUMERIC:
        yield Problem("bad-node", where, f"字段{quoted(field.id)}不是排名", "请换一个字段，或改用 of")
    for word in of:
        yield from _word_problems(word, field, where)
    missing = [choice for choice in field.choices if of and choice not in of]
    if missing:
        yield Problem("bad-node", where, "没有写到：" + "、".join(missing), "请给每个选项写系数")


def _row_problems(node: Node, row: Row, fields: Mapping[str, Field], where: str) -> Iterator[Problem]:
    if (row.min is not None or row.max is not None) and not node.input:
        yield Problem("bad-row", where, "min 和 max 只用于按 input 分档", "请改用 key")
    if node.input:
        if row.key:
            yield Problem("bad-row", where, "按 input 分档时不写 key", "请改用 min 和 max")
        return
    if len(row.key) != len(node.by):
        yield Problem("bad-row", where, f"key 有{len(row.key)}项，by 有{len(node.by)}项", "请写得一样多")
        return
    for text, name in zip(row.key, node.by, strict=True):
        if name in fields:
            yield from _pattern_problems(text, fields[name], f"{where}，key")
    if row.step and not any(fields[name].type == "rank" for name in node.by if name in fields):
        yield Problem("bad-row", where, "有 step，但 by 里没有排名", "请在 by 里加上排名字段")


def _pattern_problems(text: str, field: Field, where: str) -> Iterator[Problem]:
    try:
        pattern = parse_pattern(text)
    except ValueError:
        yield Problem("bad-pattern", where, f"{quoted(text)}不是合法的范围", "请写成 1..3、5..、..4 或 5..<10")
        return
    if pattern.anything:
        return
    if pattern.numeric != (field.type in _NUMERIC):
        expected = "范围，如 1..3" if field.type in _NUMERIC else "选项"
        yield Problem("bad-pattern", where, f"{quoted(text)}与字段{quoted(field.title)}的类型不合", f"请写成{expected}")
        return
    for word in sorted(pattern.words):
        yield from _word_problems(word, field, where)


def _word_problems(word: str, field: Field, where: str) -> Iterator[Problem]:
    known = {"choice": list(field.choices), "yes_no": [YES, NO]}.get(field.type)
    if known is not None and word not in known:
        yield Problem(
            "unknown-choice", where, f"字段{quoted(field.title)}没有选项{quoted(word)}", did_you_mean(word, known)
        )
