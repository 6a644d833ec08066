"""Whether the parts of a standard fit together: ids, tree, references. Problems are for the reader to raise."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from ...base.numbers import plain
from ...base.problems import Problem
from ...base.structure import nearest, quoted
from ...base.text import half_width
from ..basis import Basis
from ..fields import Field
from ..reader_parts import cite_problems, unknown_name
from .field_checks import question_problems
from .node_checks import node_problems
from .renames import rename_problems
from .row_checks import word_problems
from .standard import Exclusive, Gate, Head, Node, Standard, Window

VARIANT = "variant"
"""The key of a node's `when` that names a post category; every other key is an open question."""
TOTAL = "total"
"""The name golden cases give to the whole table."""

_ID = re.compile(r"[\w-]+(?:\.[\w-]+)*")


def soundness_problems(standard: Standard) -> list[Problem]:
    """Return everything that keeps the standard from being scored, in file order of the lists."""
    found: list[Problem] = []
    found += _head_problems(standard.standard)
    found += _id_problems(standard)
    found += _tree_problems(standard.node)
    found += _repeated("window", standard.window)
    found += _window_problems(standard.window)
    found += _cite_problems(standard)
    found += question_problems(standard)
    found += _choice_problems(standard)
    parents = {node.parent for node in standard.node if node.parent}
    inputs = {one.id: one for one in standard.input}
    for node in standard.node:
        found += node_problems(standard, node, parents, inputs)
    found += _cap_problems(standard)
    found += _exclusive_problems(standard)
    found += _gate_problems(standard)
    found += _case_problems(standard)
    found += rename_problems(standard)
    return found


def _head_problems(head: Head) -> Iterator[Problem]:
    if not _is_id(head.id):
        yield _bad_id("standard，id", head.id)
    if head.max <= 0:
        yield Problem("bad-number", "standard，max", f"总分要大于0，现为{plain(head.max)}", "请写原件印的总分")
    if head.valid_from is not None and head.valid_until is not None and head.valid_from > head.valid_until:
        yield Problem("crossed-limits", "standard，valid_until", "有效期的终点早于起点", "请核对两个日期")


def _is_id(text: str) -> bool:
    return bool(_ID.fullmatch(text)) and half_width(text) == text


def _bad_id(where: str, one: str) -> Problem:
    remedy = "只用文字、半角数字、下划线和连字符，层级之间用一个点，如A.1"
    return Problem("bad-id", where, f"编号{quoted(one)}写法不对", remedy)


def _id_problems(standard: Standard) -> Iterator[Problem]:
    lists: dict[str, list[str]] = {
        "source": [one.id for one in standard.source],
        "variant": [one.id for one in standard.variant],
        "input": [one.id for one in standard.input],
        "kind": [one.id for one in standard.kind],
        "open": [one.id for one in standard.open],
        "gate": [one.id for one in standard.gate],
    }
    lists |= {f"kind {quoted(kind.id)}，field": [one.id for one in kind.field] for kind in standard.kind}
    lists |= {f"open {quoted(one.id)}，reading": [reading.id for reading in one.reading] for one in standard.open}
    for name, ids in lists.items():
        for one, times in Counter(ids).items():
            if times > 1:
                yield Problem("duplicate-id", name, f"编号{quoted(one)}用了{times}次", "请改成各不相同")
            if not _is_id(one):
                yield _bad_id(name, one)
    for name, one in (
        *(("node", node.id) for node in standard.node),
        *(("window", window.id) for window in standard.window),
    ):
        if not _is_id(one):
            yield _bad_id(name, one)


def _tree_problems(nodes: tuple[Node, ...]) -> Iterator[Problem]:
    ids = {node.id for node in nodes}
    if not nodes:
        yield Problem("no-nodes", "node", "标准里没有任何指标", "请至少写一个[[node]]")
    for node in nodes:
        if node.parent and node.parent not in ids and _is_id(node.id):
            near = nearest(node.parent, sorted(ids - {node.id}))
            remedy = "请补上上级，或改编号" + (f"；是不是想写{near}" if near else "")
            yield Problem("missing-parent", f"node {quoted(node.id)}", f"上级{quoted(node.parent)}不存在", remedy)
        if node.id == TOTAL:
            yield Problem("bad-id", f"node {quoted(node.id)}", "total留作总分的名字", "请换一个编号")
    yield from _repeated("node", nodes)


def _repeated(table: str, ones: Sequence[Node | Window]) -> Iterator[Problem]:
    """Yield the ids used twice where no choice of post category or reading tells the two apart."""
    same: dict[str, list[Mapping[str, str]]] = {}
    for one in ones:
        earlier = same.setdefault(one.id, [])
        if any(not exclude_each_other(when, one.when) for when in earlier):
            yield Problem(
                "duplicate-id",
                f"{table} {quoted(one.id)}",
                "同一编号出现两次",
                "请改编号，或用when区分岗位类别或读法",
            )
        earlier.append(one.when)


def exclude_each_other(first: Mapping[str, str], second: Mapping[str, str]) -> bool:
    """Tell whether two conditions (`when`) never hold at once."""
    return any(key in second and second[key] != value for key, value in first.items())


def _window_problems(windows: Iterable[Window]) -> Iterator[Problem]:
    for one in windows:
        for bound in ("after", "until"):
            own = [key for key in (f"{bound}_cite", f"{bound}_basis") if getattr(one, key)]
            if own and getattr(one, bound) is None:
                where = f"window {quoted(one.id)}，{own[0]}"
                yield Problem("bad-window", where, f"没有写{bound}，却写了它的依据", f"请补上{bound}，或删去{own[0]}")
        if isinstance(one.after, date) and isinstance(one.until, date) and one.after >= one.until:
            yield Problem(
                "crossed-limits",
                f"window {quoted(one.id)}",
                f"终点{one.until}不晚于起点{one.after}，没有一天在内",
                "请核对两个日期",
            )


def _cite_problems(standard: Standard) -> Iterator[Problem]:
    sources = {source.id: source for source in standard.source}
    cited: list[tuple[str, tuple[str, ...], Basis | None]] = []
    cited += [(f"input {quoted(one.id)}", one.cite, None) for one in standard.input]
    cited += [
        (f"kind {quoted(kind.id)}，{quoted(one.id)}", one.cite, None) for kind in standard.kind for one in kind.field
    ]
    for node in standard.node:
        cited.append((f"node {quoted(node.id)}", node.cite, node.basis))
        cited += [(f"node {quoted(node.id)}，rows第{at}项", row.cite, None) for at, row in enumerate(node.rows, 1)]
    cited += [(f"window {quoted(one.id)}", one.cite, one.basis) for one in standard.window]
    for one in standard.window:
        for bound, ground, own in (
            ("after", one.ground_after, one.after_cite or one.after_basis),
            ("until", one.ground_until, one.until_cite or one.until_basis),
        ):
            cited += [(f"window {quoted(one.id)}，{bound}", ground.cite, ground.basis)] if own else []
    cited += [(f"cap {quoted(one.tag)}", one.cite, one.basis) for one in standard.cap]
    cited += [(_exclusive_name(one), one.cite, one.basis) for one in standard.exclusive]
    cited += [(f"open {quoted(one.id)}", one.cite, None) for one in standard.open]
    cited += [(f"gate {quoted(one.id)}", one.cite, one.basis) for one in standard.gate]
    cited += [(f"case {quoted(one.name)}", one.cite, None) for one in standard.case]
    for where, cites, basis in cited:
        yield from cite_problems(where, cites, sources, basis, needed=False)


def _choice_problems(standard: Standard) -> Iterator[Problem]:
    ids = dict.fromkeys(node.id for node in standard.node)
    for question in standard.open:
        readings = [one.id for one in question.reading]
        where = f"open {quoted(question.id)}"
        if len(readings) < 2:
            yield Problem("too-few-readings", where, "少于两种读法", "有争议才需要登记，请写出各种读法")
        if question.default and question.default not in readings:
            yield unknown_name(f"{where}，default", "读法", question.default, readings)
        if question.id == VARIANT:
            yield Problem("bad-id", where, "variant留作岗位类别的名字", "请换一个编号")
        for node_id in question.at:
            if node_id not in ids:
                yield unknown_name(f"{where}，at", "指标", node_id, ids)
    choices = {VARIANT: [one.id for one in standard.variant]}
    choices |= {one.id: [reading.id for reading in one.reading] for one in standard.open}
    chosen = [(f"node {quoted(one.id)}，when", one.when) for one in standard.node]
    chosen += [(f"window {quoted(one.id)}，when", one.when) for one in standard.window]
    for where, when in chosen:
        for key, value in when.items():
            if key not in choices:
                yield unknown_name(where, "岗位类别或有争议的条文", key, choices)
            elif value not in choices[key]:
                yield unknown_name(where, "取值", value, choices[key])


def _cap_problems(standard: Standard) -> Iterator[Problem]:
    ids = dict.fromkeys(node.id for node in standard.node)
    tags = dict.fromkeys(tag for node in standard.node for tag in (node.tag, *(row.tag for row in node.rows)) if tag)
    for (tag, at), times in Counter((cap.tag, cap.at) for cap in standard.cap).items():
        if times > 1:
            place = f"cap {quoted(tag)}" + (f"，at {quoted(at)}" if at else "")
            yield Problem("duplicate-id", place, f"同一处的标签封顶写了{times}次", "请只留一个")
    for cap in standard.cap:
        if cap.tag not in tags:
            yield unknown_name(f"cap {quoted(cap.tag)}", "标签", cap.tag, tags)
        if cap.at and cap.at not in ids:
            yield unknown_name(f"cap {quoted(cap.tag)}，at", "指标", cap.at, ids)
        if cap.max < 0:
            yield Problem("bad-number", f"cap {quoted(cap.tag)}，max", "封顶不能为负", "请改正")


def _exclusive_name(rule: Exclusive) -> str:
    return f"exclusive {quoted(rule.title or '、'.join(rule.across) or rule.same)}"


def _exclusive_problems(standard: Standard) -> Iterator[Problem]:
    ids = dict.fromkeys(node.id for node in standard.node)
    fields = dict.fromkeys(field.id for kind in standard.kind for field in kind.field)
    for rule in standard.exclusive:
        where = _exclusive_name(rule)
        if not rule.across:
            yield Problem("bad-exclusive", f"{where}，across", "没有写哪些指标之间只计一次", "请写上指标编号")
        for node_id in rule.across:
            if node_id not in ids:
                yield unknown_name(f"{where}，across", "指标", node_id, ids)
        if rule.same != "entry" and rule.same not in fields:
            yield unknown_name(f"{where}，same", "字段", rule.same, ["entry", *fields])


def _gate_problems(standard: Standard) -> Iterator[Problem]:
    inputs: dict[str, Field] = {one.id: one for one in standard.input}
    for gate in standard.gate:
        where = f"gate {quoted(gate.id)}"
        if bool(gate.among) == (gate.at_least is not None):
            yield Problem("bad-gate", where, "控制项要写among或at_least，且只写一个", "请改正")
        if gate.input not in inputs:
            yield unknown_name(f"{where}，input", "问题", gate.input, inputs)
            continue
        yield from _gate_test_problems(gate, inputs[gate.input], where)


def _gate_test_problems(gate: Gate, asked: Field, where: str) -> Iterator[Problem]:
    if gate.at_least is not None and asked.type not in {"number", "rank"}:
        yield Problem(
            "bad-gate", f"{where}，at_least", f"问题{quoted(asked.id)}的答案不是数字", "请改用among，或换一个问题"
        )
    if gate.among and not asked.words:
        yield Problem(
            "bad-gate",
            f"{where}，among",
            f"问题{quoted(asked.id)}不是选择题或是非题",
            "请改用at_least，或换一个问题",
        )
    for word in gate.among:
        yield from word_problems(word, asked, f"{where}，among")


def _case_problems(standard: Standard) -> Iterator[Problem]:
    ids = dict.fromkeys([*(node.id for node in standard.node), TOTAL])
    kinds = dict.fromkeys(kind.id for kind in standard.kind)
    for case in standard.case:
        where = f"case {quoted(case.name)}"
        for node_id in case.expect:
            if node_id not in ids:
                yield unknown_name(f"{where}，expect", "指标", node_id, ids)
        # what else may be wrong with a case is told when it is run: it is read as a dossier
        entries = case.given.get("entry", [])
        for entry in entries if isinstance(entries, list) else []:
            kind = entry.get("kind") if isinstance(entry, Mapping) else None
            if isinstance(kind, str) and kind not in kinds:
                yield unknown_name(f"{where}，entry", "业绩种类", kind, kinds)
