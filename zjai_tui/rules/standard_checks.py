"""Whether the parts of a standard fit together: ids, tree, references. Problems are for the reader to raise."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from ..base.problems import Problem
from ..base.structure import quoted
from .basis import Basis
from .fields import Field
from .node_checks import node_problems
from .reader_parts import cite_problems, unknown_name
from .standard import Node, Standard, Window

VARIANT = "variant"
"""The key of a node's `when` that names a post category; every other key is an open question."""
TOTAL = "total"
"""The name golden cases give to the whole table."""

_ID = re.compile(r"[\w-]+(?:\.[\w-]+)*")


def soundness_problems(standard: Standard) -> list[Problem]:
    """Return everything that keeps the standard from being scored, in file order of the lists."""
    found: list[Problem] = []
    found += _id_problems(standard)
    found += _tree_problems(standard.node)
    found += _repeated("window", standard.window)
    found += _cite_problems(standard)
    found += _question_problems(standard)
    found += _choice_problems(standard)
    for node in standard.node:
        found += node_problems(standard, node)
    found += _across_problems(standard)
    found += _case_problems(standard)
    return found


def _id_problems(standard: Standard) -> Iterator[Problem]:
    lists: Mapping[str, Iterable[str]] = {
        "source": [one.id for one in standard.source],
        "variant": [one.id for one in standard.variant],
        "input": [one.id for one in standard.input],
        "kind": [one.id for one in standard.kind],
        "open": [one.id for one in standard.open],
        "gate": [one.id for one in standard.gate],
    }
    for name, ids in lists.items():
        for one, times in Counter(ids).items():
            if times > 1:
                yield Problem("duplicate-id", name, f"编号{quoted(one)}用了{times}次", "请改成各不相同")
    for kind in standard.kind:
        for one, times in Counter(field.id for field in kind.field).items():
            if times > 1:
                yield Problem(
                    "duplicate-id", f"kind {quoted(kind.id)}", f"字段{quoted(one)}写了{times}次", "请只留一个"
                )
    for one in (*lists["input"], *lists["kind"], *(node.id for node in standard.node)):
        if not _ID.fullmatch(one):
            yield Problem("bad-id", quoted(one), "编号写法不对", "只用文字、数字、下划线和连字符，层级之间用一个点")


def _tree_problems(nodes: tuple[Node, ...]) -> Iterator[Problem]:
    ids = {node.id for node in nodes}
    if not nodes:
        yield Problem("no-nodes", "node", "标准里没有任何指标", "请至少写一个 [[node]]")
    for node in nodes:
        if node.parent and node.parent not in ids:
            yield Problem(
                "missing-parent", f"node {quoted(node.id)}", f"上级{quoted(node.parent)}不存在", "请补上上级，或改编号"
            )
        if node.id == TOTAL:
            yield Problem("bad-id", f"node {quoted(node.id)}", "total 留作总分的名字", "请换一个编号")
    yield from _repeated("node", nodes)


def _repeated(table: str, ones: Sequence[Node | Window]) -> Iterator[Problem]:
    """Yield the ids used twice where no choice of post category or reading tells the two apart."""
    for at, first in enumerate(ones):
        for second in ones[at + 1 :]:
            if first.id == second.id and not _exclude_each_other(first.when, second.when):
                yield Problem(
                    "duplicate-id",
                    f"{table} {quoted(first.id)}",
                    "同一编号出现两次",
                    "请改编号，或用 when 区分岗位类别或读法",
                )


def _exclude_each_other(first: Mapping[str, str], second: Mapping[str, str]) -> bool:
    return any(key in second and second[key] != value for key, value in first.items())


def _cite_problems(standard: Standard) -> Iterator[Problem]:
    sources = {source.id: source for source in standard.source}
    cited: list[tuple[str, tuple[str, ...], Basis | None]] = []
    cited += [(f"node {quoted(one.id)}", one.cite, one.basis) for one in standard.node]
    cited += [(f"node {quoted(one.id)}", row.cite, None) for one in standard.node for row in one.rows]
    cited += [(f"window {quoted(one.id)}", one.cite, one.basis) for one in standard.window]
    cited += [(f"cap {quoted(one.tag)}", one.cite, one.basis) for one in standard.cap]
    cited += [(f"exclusive {quoted(one.title or one.same)}", one.cite, one.basis) for one in standard.exclusive]
    cited += [(f"open {quoted(one.id)}", one.cite, None) for one in standard.open]
    cited += [(f"gate {quoted(one.id)}", one.cite, one.basis) for one in standard.gate]
    cited += [(f"case {quoted(one.name)}", one.cite, None) for one in standard.case]
    for where, cites, basis in cited:
        yield from cite_problems(where, cites, sources, basis, needed=False)


def _question_problems(standard: Standard) -> Iterator[Problem]:
    asked: list[tuple[str, Field]] = [(f"input {quoted(one.id)}", one) for one in standard.input]
    asked += [(f"kind {quoted(kind.id)}，{quoted(one.id)}", one) for kind in standard.kind for one in kind.field]
    for where, field in asked:
        if field.type == "choice" and not field.choices:
            yield Problem("no-choices", where, "选择题没有选项", "请写 choices")
        if field.min is not None and field.max is not None and field.min > field.max:
            yield Problem("crossed-limits", where, f"最小值 {field.min} 大于最大值 {field.max}", "请改正")
    for kind in standard.kind:
        for field in kind.field:
            if field.within and kind.named(field.within) is None:
                yield unknown_name(
                    f"kind {quoted(kind.id)}，{quoted(field.id)}，within",
                    "字段",
                    field.within,
                    [one.id for one in kind.field],
                )
    for one in standard.input:
        if one.derive is None:
            continue
        derive = one.derive
        given = sum(map(bool, (derive.fact, derive.years_since, derive.education)))
        complete = (not derive.years_since or derive.until) and (not derive.education or derive.at_least is not None)
        if given != 1 or not complete:
            yield Problem(
                "bad-derive",
                f"input {quoted(one.id)}，derive",
                "来源写得不完整",
                "只写一种：fact；years_since 加 until；education 加 at_least",
            )


def _choice_problems(standard: Standard) -> Iterator[Problem]:
    for question in standard.open:
        readings = [one.id for one in question.reading]
        where = f"open {quoted(question.id)}"
        if len(readings) < 2:
            yield Problem("too-few-readings", where, "少于两种读法", "有争议才需要登记，请写出各种读法")
        if question.default and question.default not in readings:
            yield unknown_name(f"{where}，default", "读法", question.default, readings)
        if question.id == VARIANT:
            yield Problem("bad-id", where, "variant 留作岗位类别的名字", "请换一个编号")
    choices = {VARIANT: [one.id for one in standard.variant]}
    choices |= {one.id: [reading.id for reading in one.reading] for one in standard.open}
    chosen = [(f"node {quoted(one.id)}，when", one.when) for one in standard.node]
    chosen += [(f"window {quoted(one.id)}，when", one.when) for one in standard.window]
    for where, when in chosen:
        for key, value in when.items():
            if key not in choices:
                yield unknown_name(where, "岗位类别或待定问题", key, choices)
            elif value not in choices[key]:
                yield unknown_name(where, "取值", value, choices[key])


def _across_problems(standard: Standard) -> Iterator[Problem]:
    ids = {node.id for node in standard.node}
    tags = {node.tag for node in standard.node} | {row.tag for node in standard.node for row in node.rows}
    fields = {field.id for kind in standard.kind for field in kind.field}
    inputs = {one.id: one for one in standard.input}
    for cap in standard.cap:
        if cap.tag not in tags:
            yield unknown_name(f"cap {quoted(cap.tag)}", "标签", cap.tag, tags - {""})
        if cap.at and cap.at not in ids:
            yield unknown_name(f"cap {quoted(cap.tag)}，at", "指标", cap.at, ids)
        if cap.max < 0:
            yield Problem("negative", f"cap {quoted(cap.tag)}，max", "封顶不能为负", "请改正")
    for rule in standard.exclusive:
        where = f"exclusive {quoted(rule.title or rule.same)}"
        for node_id in rule.across:
            if node_id not in ids:
                yield unknown_name(f"{where}，across", "指标", node_id, ids)
        if rule.same != "entry" and rule.same not in fields:
            yield unknown_name(f"{where}，same", "字段", rule.same, fields)
    for gate in standard.gate:
        where = f"gate {quoted(gate.id)}"
        if gate.input not in inputs:
            yield unknown_name(f"{where}，input", "问题", gate.input, inputs)
        if bool(gate.among) == (gate.at_least is not None):
            yield Problem("bad-gate", where, "控制项要写 among 或 at_least，且只写一个", "请改正")


def _case_problems(standard: Standard) -> Iterator[Problem]:
    ids = {node.id for node in standard.node} | {TOTAL}
    kinds = {kind.id for kind in standard.kind}
    for case in standard.case:
        where = f"case {quoted(case.name)}"
        for node_id in case.expect:
            if node_id not in ids:
                yield unknown_name(f"{where}，expect", "指标", node_id, ids)
        entries = case.given.get("entry", [])
        for entry in entries if isinstance(entries, list) else []:
            kind = entry.get("kind") if isinstance(entry, Mapping) else None
            if kind not in kinds:
                yield unknown_name(f"{where}，entry", "业绩种类", str(kind), kinds)
