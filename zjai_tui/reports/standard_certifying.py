"""What the commands around certifying a standard say: rows compared, what is missing, certified, the default."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from ..base.typed import typed
from ..rules.cycles.cycle import Cycle
from ..rules.linting.findings import Finding
from ..rules.standards.seal import stamped
from ..rules.standards.standard import Standard
from .page import Page, sentence
from .standard_json import head_json, lint_json
from .standard_text import head_line

_NAMED = 12
"""Rows named in a sentence before the rest is only counted."""


def stamp_text(
    file: str, standard: Standard, done: Sequence[str], *, removed: bool, written: bool = True, columns: int = 80
) -> str:
    """Return which rows were marked as compared (or no longer), and how many are left."""
    page = Page(columns)
    what = "已撤销核对记录" if removed else "已记为核对过"
    page.text(f"{what}：{_names(done)}。{_kept(file, written)}。")
    left = _left(standard)
    if left:
        page.text(f"还有{len(left)}项没有核对，或核对后改动过：{_names(left)}。")
    else:
        page.text(f"全部指标都核对过了。下一步：zjai standard certify {typed(file)} --by 姓名")
    _certificate_lost(page, standard)
    return str(page)


def stamp_json(file: str, standard: Standard, done: Sequence[str], *, removed: bool) -> dict[str, Any]:
    """Return the object that ``zjai standard stamp --json`` prints."""
    changed = "unstamped" if removed else "stamped"
    return {"file": file, "standard": head_json(standard), changed: list(done), "left": _left(standard)}


def obstacles_text(standard: Standard, found: Sequence[Finding], columns: int = 80) -> str:
    """Return what keeps a standard from being certified, rows with the same trouble in one line."""
    page = Page(columns)
    page.text(head_line(standard))
    if standard.standard.banner:
        page.text(standard.standard.banner, mark="※ ")
    if not found:
        page.text("可以认证：指标都核对过，检验没有错误和提醒，算例全部算对。")
        return str(page)
    page.text(f"还不能认证，有{len(found)}处：")
    for nodes, one in _together(found):
        place = f"{_names(nodes)}：" if any(nodes) else ""
        page.text(f"{place}{sentence(one.message)}{sentence(one.remedy)}", 2, f"（{one.severity.label}）")
    return str(page)


def certified_text(file: str, standard: Standard, *, place: str = "", written: bool = True, columns: int = 80) -> str:
    """Return that the standard is certified now, and how it is put to use.

    `place`: where the file would have to lie to be found by its id; empty when it lies there.
    """
    page = Page(columns)
    page.text(f"已认证，{_kept(file, written)}。")
    page.text(standard.standard.banner, mark="※ ")
    page.text("以后改动一处，认证就失效，并指出是哪一处。认证证明内容没有变，不证明是谁认证的。")
    name = standard.standard.id
    page.text(f"打分时用它：zjai score 档案.toml --standard {typed(file) if place else name}")
    page.text(f"新建的档案默认用它：zjai standard default {typed(file) if place else name}")
    if place:
        page.text(f"这条命令把它复制到 {place}；已有不同的同名文件时不覆盖。")
    return str(page)


def certify_json(file: str, standard: Standard, found: Sequence[Finding]) -> dict[str, Any]:
    """Return the object that ``zjai standard certify --json`` prints."""
    return {"ok": not found, "file": file, "standard": head_json(standard), "findings": lint_json(found)["findings"]}


def default_text(cycle: Cycle, standard: Standard, chosen: bool, columns: int = 80) -> str:
    """Return which standard new dossiers start with, and who settled that."""
    page = Page(columns)
    why = "由 zjai standard default 选定" if chosen else f"由{cycle.cycle.title}的规则文件所定"
    page.text(f"新建的自评档案用：{head_line(standard)}，{why}。")
    if standard.standard.banner:
        page.text(standard.standard.banner, mark="※ ")
    return str(page)


def _kept(file: str, written: bool) -> str:
    return f"已写入 {file}" if written else f"与文件里记的一样，没有改动 {file}"


def _left(standard: Standard) -> list[str]:
    return list(dict.fromkeys(node.id for node in standard.node if stamped(node) != "current"))


def _certificate_lost(page: Page, standard: Standard) -> None:
    if standard.changed:
        page.text(standard.standard.banner, mark="※ ")


def _together(found: Iterable[Finding]) -> list[tuple[list[str], Finding]]:
    """Return findings that say the same of several rows once, with all the rows."""
    groups: dict[tuple[str, str, str], tuple[list[str], Finding]] = {}
    for one in found:
        groups.setdefault((one.code, one.message, one.remedy), ([], one))[0].append(one.node)
    return list(groups.values())


def _names(nodes: Sequence[str]) -> str:
    shown = "、".join(nodes[:_NAMED])
    return shown if len(nodes) <= _NAMED else f"{shown}等{len(nodes)}项"
