"""The checkup as plain text, to be read here or sent to whoever helps."""

from __future__ import annotations

from ..checkup.result import Check, Checkup, State
from ..checkup.widths import WIDTHS
from .page import Page

SENDABLE = "以下不含个人资料和文件位置，可以转给帮忙的人。"


def checkup_text(checkup: Checkup, columns: int = 80) -> str:
    """Return what ``zjai doctor`` prints."""
    page = Page(columns)
    page.text(f"zjai {checkup.version} 体检：{checkup.verdict}")
    page.text(SENDABLE)
    for section in checkup.sections:
        page.heading(section.title)
        for check in section.checks:
            _check(page, check)
            for line in section.sample if check.id == WIDTHS else ():
                page.text(line, 4)
    return str(page)


def _check(page: Page, check: Check) -> None:
    mark = "" if check.state is State.GOOD else f"（{check.state.label}）"
    page.text(f"{check.title}：{check.said}。", 2, mark)
    if check.todo:
        page.text(check.todo, 4)
