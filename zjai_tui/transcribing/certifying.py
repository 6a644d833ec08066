"""Vouching for a transcribed standard: each row compared with the printed table, then the whole certified."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import replace
from datetime import date

from ..base.dates import shown_date
from ..base.problems import Problem, Refused, Severity, refuse
from ..base.text import one_line
from ..base.words import did_you_mean
from ..rules.linting.findings import Finding
from ..rules.linting.lint import lint
from ..rules.standards.checks import soundness_problems
from ..rules.standards.seal import HEAD, certificate_parts, node_seal, stamped
from ..rules.standards.standard import Certificate, Node, Stamp, Standard, Status
from ..scoring.cases import run_cases
from .originals import original_findings

LONGEST_NAME = 40
_TOGETHER = re.compile("[,，、;；]")
_TO_COMPARE = "请拿印发的原表逐条对照，全部对过后，把表头的状态（status）改为“已录入，未认证”（transcribed）"
_UNFIT: dict[Status, tuple[str, str]] = {
    "reference": (
        "这是参考表，不是照印发的原表录入的",
        "请照印发的原表录入，逐条对照后，把表头的状态（status）改为“已录入，未认证”（transcribed）",
    ),
    "retold": ("这份表是据别人的转述录入的，没有见过原表", _TO_COMPARE),
    "ocr": ("这份表录自机器识别的文字，识别会认错数字", _TO_COMPARE),
}
"""What can never be certified as it stands: to change the status is the clerk's own, explicit act."""


def obstacles(standard: Standard) -> tuple[Finding, ...]:
    """Return what keeps a standard from being certified, sound or not; empty when nothing does.

    Its status; what makes it unsound, else errors and warnings of lint and the golden cases, of
    which there must be one; what it lacks of the original (`originals`); then each row nobody
    compared with the printed table as it now is.
    """
    original = () if soundness_problems(standard) else original_findings(standard)
    return (*_status_findings(standard), *_content_findings(standard), *original, *stamp_findings(standard))


def stamp_findings(standard: Standard) -> tuple[Finding, ...]:
    """Return a finding for each row (once for all its readings) without a stamp that still holds."""
    found: dict[str, Finding] = {}
    for node in standard.node:
        if node.id not in found and stamped(node) != "current":
            found[node.id] = _stamp_finding(node)
    return tuple(found.values())


def stamp(standard: Standard, node_ids: Collection[str], by: str, on: date) -> Standard:
    """Return the standard with rows (or the one row) marked as compared with the printed table by a person on a day.

    A row in several readings is marked in all. Raises `Refused` for an id that no row has, and
    for a name that is none.
    """
    who = person_name(by)
    return _with(standard, node_ids, lambda node: replace(node, checked=Stamp(by=who, on=on, seal=node_seal(node))))


def unstamp(standard: Standard, node_ids: Collection[str]) -> Standard:
    """Return the standard with these rows no longer marked as compared. Raises `Refused` like `stamp`."""
    return _with(standard, node_ids, lambda node: replace(node, checked=None))


def certify(standard: Standard, by: str, on: date, unit: str = "") -> Standard:
    """Return the standard as certified: status, and a record of who, for which unit, when, and of every part.

    Its banner goes, because the record speaks in its place. A certificate that it had is replaced.
    Raises `Refused` with every obstacle, and for a name that is none.
    """
    who = person_name(by)
    found = obstacles(standard)
    if found:
        raise Refused(Problem(one.code, one.node, one.message, one.remedy, one.severity) for one in found)
    record = Certificate(by=who, on=on, unit=unit_name(unit))
    bare = replace(standard, standard=replace(standard.standard, status="certified", banner=""), digest="", changed=())
    return replace(bare, certificate=replace(record, parts=certificate_parts(bare, record)))


def person_name(typed: str) -> str:
    """Return the name of who compared or certified. Raises `Refused` when it is empty or too long to be one."""
    _check_plain(typed, "姓名")
    name = one_line(typed, LONGEST_NAME + 1).strip()
    if not name:
        raise refuse("no-name", "姓名", "没有写是谁核对的", "请写核对人、认证人的姓名")
    if len(name) > LONGEST_NAME:
        raise refuse("name-too-long", "姓名", f"超过{LONGEST_NAME}字", "请只写姓名")
    return name


def unit_name(typed: str) -> str:
    """Return the unit somebody certifies for, empty for none. Raises `Refused` when it holds control characters."""
    _check_plain(typed, "单位")
    return one_line(typed, 2 * LONGEST_NAME).strip()


def _check_plain(typed: str, where: str) -> None:
    # spaces and line ends around what was pasted are no part of it
    if any(unicodedata.category(char) in {"Cc", "Cf", "Cs", "Zl", "Zp"} for char in typed.strip()):
        raise refuse("name-unreadable", where, "有看不见的控制字符", f"请重新键入{where}，不要粘贴")


def _status_findings(standard: Standard) -> Iterator[Finding]:
    unfit = _UNFIT.get(standard.standard.status)
    if unfit is not None:
        yield _error("status-unfit", HEAD, *unfit)


def _content_findings(standard: Standard) -> Iterator[Finding]:
    unsound = soundness_problems(standard)
    if unsound:  # what cannot be scored can be neither linted nor run
        yield from (_error(one.code, one.where, one.message, one.remedy) for one in unsound)
        return
    yield from (one for one in (*lint(standard), *run_cases(standard)) if one.severity is not Severity.NOTE)


def _stamp_finding(node: Node) -> Finding:
    if stamped(node) == "none" or node.checked is None:
        return _error("not-compared", node.id, "还没有与原表核对", "请对照印发的原文核对，再记为已核对")
    done = f"{one_line(node.checked.by, LONGEST_NAME)}{shown_date(node.checked.on)}"
    return _error("compared-before", node.id, f"{done}核对之后改动过", "请重新对照印发的原文核对，再记为已核对")


def _with(standard: Standard, node_ids: Collection[str], edit: Callable[[Node], Node]) -> Standard:
    wanted = (node_ids,) if isinstance(node_ids, str) else tuple(dict.fromkeys(node_ids))
    known = list(dict.fromkeys(node.id for node in standard.node))
    unknown = [one for one in wanted if one not in known]
    if unknown:
        raise Refused(
            Problem("unknown-node", f"指标{one_line(one, 40)}", "标准里没有这个指标", _meant(one, known))
            for one in unknown
        )
    nodes = tuple(edit(node) if node.id in wanted else node for node in standard.node)
    return replace(standard, node=nodes, digest="")


def _meant(typed: str, known: Sequence[str]) -> str:
    """Return the remedy for an id no row has: ids typed together, in other letters, or nearly one."""
    folded = {one.casefold(): one for one in known}
    ids = [folded.get(part.strip().casefold()) for part in _TOGETHER.split(typed) if part.strip()]
    if len(ids) > 1 and all(ids):
        return f"几个指标请用空格隔开：{' '.join(filter(None, ids))}"
    if ids == [folded.get(typed.strip().casefold())] and ids[0]:
        return f"是不是想写 {ids[0]}"
    if len(ids) > 1:
        return f"几个指标请用空格隔开，如 {' '.join(known[:2])}"
    return did_you_mean(typed, known)


def _error(code: str, node: str, message: str, remedy: str) -> Finding:
    return Finding(code=code, severity=Severity.ERROR, node=node, message=message, remedy=remedy)
