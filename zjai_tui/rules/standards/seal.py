"""Seals over the parts of a standard: whether a rule is still what was compared, and a table what was certified.

A seal is a digest over what a part says: layout, comments and the order of keys make no
difference, every digit does. It shows that something was changed, not who made it: anybody can
certify a file, and says so with a name.
"""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, Literal

from ...base.dates import shown_date
from ...base.text import one_line
from .standard import Certificate, Head, Node, Standard, Status
from .writer import part_table

StampState = Literal["none", "current", "stale"]

HEAD = "表头"
RENAMED = "改号对照"
RECORD = "认证记录"
"""The part that holds who certified, for which unit and when, and the seals of the others."""
LETTERS = 16
"""Hex digits of a seal."""
MOST_NAMED = 5
"""Parts a sentence names before it only counts the rest."""

_UNCERTIFIED: Mapping[Status, str] = {
    "reference": "这是参考标准，不是官方分值表，分数须以印发的原表核对。",
    "retold": "这份标准是据转述录入的，没有与印发的原表核对，分数须以原表核对。",
    "ocr": "这份标准录自机器识别的文字，没有与印发的原表核对，分数须以原表核对。",
    "transcribed": "这份标准是录入的，还没有认证，分数须以印发的原表核对。",
}
"""What a table that says nothing of itself says wherever a score of it is shown."""
_OURS = ("这份标准写着已认证", "这份标准认证后改动过")
"""How the sentences about a certificate that proves nothing begin."""


def node_seal(node: Node) -> str:
    """Return the seal of one rule: its clause, numbers, cites and notes, not who compared it."""
    return _seal(_node_table(node))


def stamped(node: Node) -> StampState:
    """Tell whether somebody compared the rule with the printed clause, and whether it is still that rule."""
    if node.checked is None or not node.checked.by.strip():
        return "none"
    return "current" if node.checked.seal == node_seal(node) else "stale"


def part_seals(standard: Standard) -> Mapping[str, str]:
    """Return the seal of each part by its name in Chinese, such as 表头, 指标A.1, 指标A.1的核对记录, 问题degree.

    Parts of one name (a row in several readings) share a seal. Neither the status nor the banner is
    sealed: the one only says what is proved here, the other is written anew by `verified`.
    """
    found: dict[str, list[Any]] = defaultdict(list)
    for name, table in named_parts(standard):
        found[name].append(table)
    return {name: _seal(tables) for name, tables in found.items()}


def certificate_parts(standard: Standard, record: Certificate) -> Mapping[str, str]:
    """Return what a certificate keeps: the seals of all parts, and one over who certified and all these."""
    parts = part_seals(standard)
    return {**parts, RECORD: _record_seal(replace(record, parts=parts))}


def changed_parts(standard: Standard) -> tuple[str, ...]:
    """Return the parts that differ from what the certificate says, in the order of the file; empty without one.

    A part that came later reads 指标A.9（新增）, one that is gone 指标A.1（已删）.
    """
    record = standard.certificate
    if record is None:
        return ()
    if not record.parts or not record.by.strip():
        return (RECORD,)
    now = part_seals(standard)
    kept = {name: seal for name, seal in record.parts.items() if name != RECORD}
    found = [name if name in kept else f"{name}（新增）" for name, seal in now.items() if kept.get(name) != seal]
    found += [f"{name}（已删）" for name in kept if name not in now]
    if record.parts.get(RECORD) != _record_seal(record):
        found.append(RECORD)
    return tuple(one_line(name, 60) for name in found)


def verified(standard: Standard) -> Standard:
    """Return the standard with the status it can keep, the parts changed since it was certified, and a banner.

    Certified and unchanged: the banner names who certified it, for whom and when. Otherwise a
    certificate proves nothing: "certified" becomes "transcribed", and the banner says why. A
    status is never raised. A table that is not certified and says nothing of itself says that.
    """
    head = standard.standard
    record = standard.certificate
    changed = changed_parts(standard)
    if record is None:
        if head.status != "certified":
            return replace(standard, standard=_with_banner(head), changed=())
        banner = f"{_OURS[0]}，却没有认证记录，按未认证处理，须重新核对认证。{head.banner}"
    elif changed:
        banner = f"{_OURS[1]}：{named(changed)}，认证已失效，须重新核对认证。"
        if head.status in {"reference", "retold", "ocr"}:
            banner += head.banner
    elif head.status == "certified":
        banner = certified_words(record)
    else:
        return replace(standard, standard=_with_banner(head), changed=())
    status = "transcribed" if head.status == "certified" and (record is None or changed) else head.status
    return replace(standard, standard=replace(head, status=status, banner=banner), changed=changed)


def certified_words(record: Certificate) -> str:
    """Return the sentence that a certified table carries wherever it is shown."""
    who = f"{one_line(record.unit, 60)}{one_line(record.by, 40)}"
    return f"本标准由{who}于{shown_date(record.on)}认证，内容与认证时一致。"


def own_banner(head: Head) -> str:
    """Return what a table says of itself; nothing where the banner is the program's own sentence about its status."""
    ours = head.status == "certified" or head.banner in _UNCERTIFIED.values()
    return "" if ours or head.banner.startswith(_OURS) else head.banner


def named(parts: tuple[str, ...]) -> str:
    """Return names of parts for a sentence: the first ones, then how many there are."""
    if len(parts) <= MOST_NAMED:
        return "、".join(parts)
    return f"{'、'.join(parts[:MOST_NAMED])}等{len(parts)}处"


def _with_banner(head: Head) -> Head:
    return head if head.banner else replace(head, banner=_UNCERTIFIED.get(head.status, ""))


def named_parts(standard: Standard) -> Iterator[tuple[str, Any]]:
    """Yield every part with its name, in the order of the file; parts of one name follow each other."""
    yield HEAD, part_table(replace(standard.standard, status="transcribed", banner=""))
    for source in standard.source:
        yield f"来源{source.id}", part_table(source)
    for variant in standard.variant:
        yield f"岗位类别{variant.id}", part_table(variant)
    for question in standard.input:
        yield f"问题{question.id}", part_table(question)
    for kind in standard.kind:
        yield f"业绩种类{kind.id}", part_table(kind)
    for node in standard.node:
        yield f"指标{node.id}", _node_table(node)
        if node.checked is not None:
            yield f"指标{node.id}的核对记录", part_table(node.checked)
    for window in standard.window:
        yield f"时间范围{window.id}", part_table(window)
    for cap in standard.cap:
        yield f"合计封顶{cap.title or cap.tag}", part_table(cap)
    for rule in standard.exclusive:
        yield f"只计一处{rule.title or '、'.join(rule.across)}", part_table(rule)
    for doubt in standard.open:
        yield f"有争议的条文{doubt.id}", part_table(doubt)
    for gate in standard.gate:
        yield f"控制项{gate.id}", part_table(gate)
    for case in standard.case:
        yield f"算例{case.name}", part_table(case)
    for pair in standard.renamed:
        yield RENAMED, part_table(pair)


def _node_table(node: Node) -> dict[str, Any]:
    return part_table(replace(node, checked=None))


def _record_seal(record: Certificate) -> str:
    parts = {name: seal for name, seal in record.parts.items() if name != RECORD}
    return _seal(part_table(replace(record, parts=parts)))


def _seal(value: Any) -> str:
    """Return the digest of a TOML value; numbers, dates and texts that look alike are told apart."""
    text = json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"), default=_told_apart)
    return hashlib.sha256(text.encode()).hexdigest()[:LETTERS]


def _told_apart(value: object) -> Any:
    return {type(value).__name__: str(value)}
