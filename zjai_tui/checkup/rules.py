"""The rules at hand: which there are, which of the person's own hide shipped ones, which cannot be read."""

from __future__ import annotations

import os
from collections.abc import Callable

from ..base.problems import Refused
from ..base.text import one_line
from ..rules.catalog import area_questions, areas, find_standard, plain_cycle
from ..rules.locate import data_files, shipped_folder, user_folder
from ..transcribing.usual import chosen_standard
from .result import Check, Fact, Section, State
from .sending import sendable

_MOST = 20
"""Names told in one line; the others are counted."""


def rules_section() -> Section:
    """Return what to say of the rules. Reads every standard and every yearly round at hand."""
    checks: list[Check] = []
    facts: dict[str, Fact] = {}
    groups: tuple[tuple[str, str, Callable[[str], object]], ...] = (
        ("standards", "量化评价标准", find_standard),
        ("cycles", "年度申报计划", plain_cycle),
    )
    for group, title, read in groups:
        found, names, hiding = _group(group, title, read)
        checks += found
        facts |= {group: names, f"{group}_hiding": hiding}
    checks += _areas()
    checks += _usual()
    return Section(id="rules", title="规则", checks=tuple(checks), facts=facts)


def _group(group: str, title: str, read: Callable[[str], object]) -> tuple[list[Check], list[str], list[str]]:
    """Return what to say of a group of rules, the names in it, and those that hide a shipped file."""
    try:
        names = sorted(name for name, _ in data_files(group))
        hiding = _hiding(group)
    except Refused as refused:
        return [_unreadable(group, title, refused)], [], []
    checks = [Check(group, title, f"{len(names)}份：{_listed(names)}")]
    if not names:
        checks = [Check(group, title, "一份也没有", State.BAD, "程序不完整，请重新安装。")]
    for name in names:
        try:
            read(name)
        except Refused as refused:
            checks.append(_unreadable(group, title, refused))
    if hiding:
        said = f"用户文件夹里的{_listed(hiding)}代替了随程序附带的同名文件"
        todo = "有意这样的不用管；不是的，请把用户文件夹里的那份改名或移走。"
        checks.append(Check(f"{group}-hiding", title, said, State.NOTE, todo))
    return checks, [one_line(name, 60) for name in names], [one_line(name, 60) for name in hiding]


def _hiding(group: str) -> list[str]:
    """Return the names of shipped files of a group in whose place the person's own are taken."""
    own = user_folder() / group
    shipped = [one.name for one in shipped_folder().joinpath(group).iterdir() if one.name.endswith(".toml")]
    return sorted(name.removesuffix(".toml") for name in shipped if os.path.exists(own / name))


def _areas() -> list[Check]:
    try:
        count = len(areas())
        area_questions()
        hiding = _hiding("areas")
    except Refused as refused:
        return [_unreadable("areas", "专业方向", refused)]
    if hiding:
        said = f"{count}个，其中用户文件夹里的{_listed(hiding)}代替了随程序附带的"
        return [Check("areas", "专业方向", said, State.NOTE, "有意这样的不用管；不是的，请把它改名或移走。")]
    return [Check("areas", "专业方向", f"{count}个")]


def _usual() -> list[Check]:
    try:
        chosen = chosen_standard()
    except (Refused, OSError) as error:
        problem = error.problems[0] if isinstance(error, Refused) else None
        todo = f"{problem.remedy}。" if problem else "请检查用户文件夹的权限。"
        return [Check("default", "新档案用的标准", "读不出选定的标准", State.BAD, todo)]
    if not chosen:
        return [Check("default", "新档案用的标准", "申报计划所定的")]
    return [Check("default", "新档案用的标准", f"另外选定了{one_line(chosen, 60)}")]


def _unreadable(group: str, title: str, refused: Refused) -> Check:
    problem = refused.problems[0]
    more = f"（另有{len(refused.problems) - 1}处）" if len(refused.problems) > 1 else ""
    said = f"{problem.where}：{problem.message}{more}"
    todo = f"{problem.remedy}。" + ("" if problem.code.startswith("folder") else "不用的请移出用户文件夹。")
    return Check(f"{group}-unreadable", title, sendable(said), State.BAD, sendable(todo))


def _listed(names: list[str]) -> str:
    told = "、".join(one_line(name, 60) for name in names[:_MOST])
    return told if len(names) <= _MOST else f"{told}等{len(names)}份"
