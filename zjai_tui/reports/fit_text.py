"""The direction fit as plain text: the verdict, why, why not its neighbours, and what to answer next."""

from __future__ import annotations

from ..areas.result import CAVEAT, VERDICT_LABELS, AreaScore, Fit, Reason
from .fit_json import shares
from .layout import Page, cites_text, sentence, sources_list


def fit_text(found: Fit, columns: int = 80) -> str:
    """Return the report that ``zjai fit`` prints."""
    page = Page(columns)
    page.text(f"专业方向：{VERDICT_LABELS[found.verdict]}")
    page.text(sentence(found.conclusion), 2)
    for note in found.notes:
        page.text(sentence(note.text), 2, "注意：")
    _why(page, found)
    _differences(page, found)
    _reading(page, found)
    _ask(page, found)
    cites = _cites(found)
    if cites:
        page.heading("依据的文件")
        sources_list(page, cites, found.sources)
    page.blank()
    shared = shares(found)
    if len({one.score for one in found.areas}) > 1:  # else nothing was said that speaks for any
        scores = "，".join(f"{one.title}{shared[one.id]}" for one in found.areas)
        page.text(f"份额：{scores}，不是人工智能工作{shared['']}。")
    page.text(f"结论的依据等级：{found.basis.label}。")
    page.text(sentence(CAVEAT))
    return str(page)


def _shown(found: Fit) -> list[AreaScore]:
    """Return the areas that are told with their reasons: those of the answer, else the two likeliest."""
    names = (found.primary, *found.secondary) if found.primary else tuple(one.id for one in found.areas[:2])
    areas = [one for name in names if (one := found.area_named(name)) is not None]
    return [one for one in areas if one.because and found.verdict != "outside"]


def _why(page: Page, found: Fit) -> None:
    shown = _shown(found)
    if shown:
        page.heading("为什么")
    for area in shown:
        page.text(area.title, 2, "■ ")
        for reason in area.because:
            page.text(_with_cites(reason, found), 4, "· ")


def _differences(page: Page, found: Fit) -> None:
    if not found.differences:
        return
    page.heading("与相近方向的区别")
    for one in found.differences:
        page.text(f"{one.title}：{_with_cites(Reason(one.how, one.cite, one.basis), found)}", 2, "· ")


def _reading(page: Page, found: Fit) -> None:
    reading = found.reading
    if reading is None:
        return
    page.heading(f"“{reading.title}”的读法")
    page.text(sentence(reading.text), 2)
    for at, one in enumerate(reading.options, 1):
        chosen = "（已选）" if one.id == reading.chosen else ""
        page.text(f"{one.title}{chosen}。{one.scope}", 2, f"{at}  {one.id}  ")
    page.text(_again("reading", reading.options[0].id), 2)


def _ask(page: Page, found: Fit) -> None:
    for question in found.ask:
        page.heading("请先回答")
        page.text(question.ask, 2)
        page.text(sentence(question.why), 2, "为什么问：")
        for at, one in enumerate(question.option, 1):
            page.text(f"{sentence(one.title)}{one.help}", 2, f"{at}  {one.id}  ")
        page.text(_again(question.id.replace("_", "-"), question.option[0].id), 2)


def _again(option: str, answer: str) -> str:
    """Return how to give an answer."""
    return (
        f"选好后，把回答写在命令后面再运行一次，例如 --{option} {answer}；"
        f"也可以写编号，如 --{option} 1，或选项开头的几个字。"
    )


def _with_cites(reason: Reason, found: Fit) -> str:
    cites = f"{cites_text(reason.cite, found.sources)}，" if reason.cite else ""
    return f"{sentence(reason.text)}（{cites}{reason.basis.label}）"


def _cites(found: Fit) -> list[str]:
    told = [cite for area in _shown(found) for reason in area.because for cite in reason.cite]
    return told + [cite for one in found.differences for cite in one.cite]
