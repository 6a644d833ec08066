"""The publicity notice a unit hangs up, and the record of its result; both without identity or telephone numbers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from ..dossier.model import Dossier
from ..rules.cycles.cycle import Cycle
from ..workdays.table import Day
from ..workdays.windows import NEXT, Window
from ..workdays.words import full_day, in_words
from .document.blanks import blank
from .document.model import Block, Form, Heading, Report, Table, Text
from .public_text import public_text

_YEAR = re.compile(r"^[0-9]{4}年度")


@dataclass(frozen=True, slots=True, kw_only=True)
class Applicant:
    """One person of a notice; what is not known is empty. Every text is fit to be hung up."""

    name: str
    unit: str = ""
    position: str = ""
    degree: str = ""
    title: str = ""
    area: str = ""


def applicant_named(name: str) -> Applicant:
    """Return a person of whom only the name is given."""
    return Applicant(name=public_text(name))


def applicant_of(dossier: Dossier, area_titles: dict[str, str]) -> Applicant:
    """Return what a notice says of a dossier's person: nothing but this leaves the file."""
    known = (dossier.person.id_number, dossier.person.phone)

    def shown(value: object) -> str:
        return public_text(value, known) if isinstance(value, str) else ""

    return Applicant(
        name=shown(dossier.person.name),
        unit=shown(dossier.person.unit),
        position=shown(dossier.person.position),
        degree=shown(dossier.facts.get("degree")),
        title=shown(dossier.facts.get("title")),
        area=shown(area_titles.get(dossier.work.area, "")),
    )


def notice(window: Window, people: Sequence[Applicant], cycle: Cycle | None) -> Report:
    """Return the notice for a window; without a round its name and number are left to be filled in."""
    qualification = _qualification(cycle)
    return Report(
        title=f"关于申报{_round_title(cycle)}人员的公示",
        blocks=(
            Text(f"根据{_basis(cycle)}要求，经个人申报、单位审核，现将拟推荐人员的申报材料在本单位公示。"),
            Heading("一、公示对象"),
            _grid(people or [Applicant(name="")]),
            Text(f"上述{_number(people)}人申报{qualification}。"),
            Heading("二、公示内容"),
            Text("上述人员的业绩档案信息、职称申报信息和相关申报材料。"),
            Text(f"材料查阅地点：{blank('地点或内网位置')}。"),
            Heading("三、公示时间"),
            *(Text(words) for words in _window_paragraphs(window)),
            Heading("四、异议的提出"),
            Text(
                "公示期内，对公示的人员或材料有异议的，请写明事实和依据，以书面、电话或当面方式向下列部门反映。"
                "单位对反映人的信息保密。"
            ),
            _contact(),
            *_closing(_unit(people), in_words(window.start)),
        ),
        letter=True,
    )


def result_record(window: Window, people: Sequence[Applicant], cycle: Cycle | None) -> Report:
    """Return the record 公示情况 that is entered on the filing platform once the window is over."""
    names = "、".join(one.name or blank("姓名") for one in people) or blank("姓名")
    span = f"{in_words(window.first)}至{in_words(window.end)}"
    objections = blank("没有收到异议；或异议内容、核查过程和处理结果")
    blocks: tuple[Block, ...] = (
        Form(
            (
                ("所在单位", _unit(people)),
                ("申报计划", _round_title(cycle)),
                ("依据", _basis(cycle)),
                ("公示对象", f"{names}（共{_number(people)}人）"),
                ("公示内容", "业绩档案信息、职称申报信息和相关申报材料"),
                ("公示时间", f"{span}，共{window.days}个工作日"),
                ("公示方式", blank("张贴、内网等，写明地点")),
                ("异议情况", objections),
                ("公示结论", blank("同意推荐的人员；不推荐的写明原因")),
                ("经办人", blank()),
                ("单位负责人", blank()),
            )
        ),
        Heading(f"录入{_platform(cycle)}的文字"),
        Text(f"{span}，本单位公示了{names}的申报材料，共{window.days}个工作日。公示期内{objections}。"),
        Text(f"{full_day(window.end)}公示期满，本记录在此以后填写。"),
        *_closing(f"{_unit(people)}（盖章）", blank("填写日期，不早于公示期满")),
    )
    return Report(title="公示情况记录", blocks=blocks, letter=True)


def _closing(*lines: str) -> Iterator[Text]:
    yield from (Text(line, closing=True) for line in lines)


def _window_paragraphs(window: Window) -> Iterator[str]:
    yield f"{in_words(window.first)}至{in_words(window.end)}，共{window.days}个工作日。"
    if window.first_day == NEXT:
        yield f"本公示于{in_words(window.start)}张贴，张贴当日不计入。"
    make_up = [day for day in window.counted if day.date.weekday() >= 5]
    rest = [day for day in window.skipped if day.date > window.first and not day.working]
    parts = [f"{_spans(make_up)}调休上班，计入"] if make_up else []
    parts += [f"{_spans(days)}{'' if name == '周末' else name}不上班，不计入" for name, days in _by_reason(rest)]
    if parts:
        yield "其中" + "；".join(parts) + "。"


def _by_reason(days: Iterable[Day]) -> Iterator[tuple[str, list[Day]]]:
    for reason, group in groupby(days, key=lambda day: day.reason):
        yield reason, list(group)


def _spans(days: Sequence[Day]) -> str:
    """Return days in words, following ones joined: 9月15日至17日."""
    spans: list[list[Day]] = []
    for day in days:
        if spans and (day.date - spans[-1][-1].date).days == 1:
            spans[-1].append(day)
        else:
            spans.append([day])
    return "、".join(_span(span[0], span[-1]) for span in spans)


def _span(first: Day, last: Day) -> str:
    begin = f"{first.date.month}月{first.date.day}日"
    if first is last:
        return begin
    same = first.date.month == last.date.month
    return f"{begin}至{last.date.day}日" if same else f"{begin}至{last.date.month}月{last.date.day}日"


def _grid(people: Sequence[Applicant]) -> Table:
    units = len({one.unit for one in people if one.unit}) > 1
    head = ("序号", "姓名", *(("所在单位",) if units else ()), "岗位", "学历", "现有职称", "申报方向")
    rows = [
        tuple(
            cell or blank()
            for cell in (
                str(at), one.name, *((one.unit,) if units else ()), one.position, one.degree, one.title, one.area,
            )
        )
        for at, one in enumerate(people, 1)
    ]  # fmt: skip
    return Table(head, tuple(rows))


def _number(people: Sequence[Applicant]) -> str:
    return str(len(people)) if people else blank("人数")


def _contact() -> Form:
    labels = ("受理部门", "联系人", "联系电话", "电子邮箱", "地址")
    return Form(tuple((label, blank()) for label in labels))


def _unit(people: Sequence[Applicant]) -> str:
    units = {one.unit for one in people if one.unit}
    return units.pop() if len(units) == 1 else blank("单位名称")


def _basis(cycle: Cycle | None) -> str:
    if cycle is None or not cycle.cycle.confirmed:
        return f"《{blank('年度通知名称')}》（{blank('文号')}）"
    head = cycle.cycle
    source = cycle.sources().get(head.notice)
    title = source.title if source is not None else head.title
    return f"《{title.strip('《》')}》（{head.doc_no}）"


def _round_title(cycle: Cycle | None) -> str:
    return cycle.cycle.title if cycle is not None else blank("年度和资格名称")


def _qualification(cycle: Cycle | None) -> str:
    return _YEAR.sub("", _round_title(cycle)).removesuffix("评审")


def _platform(cycle: Cycle | None) -> str:
    place = cycle.place_as("platform") if cycle is not None else None
    return "申报平台" if place is None else f"“{place.title}”"
