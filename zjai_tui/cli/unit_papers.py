"""All documents of a unit as the bytes to write: of one dossier, and of many together. Used by the app as well."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from importlib.util import find_spec
from pathlib import Path
from typing import Literal

from ..base.problems import Problem, Severity
from ..base.text import one_line
from ..batch.conflict import Conflict
from ..batch.row import Row
from ..dossier.review.journal import heads
from ..dossier.seal import code_over, seal_of
from ..dossier.seal_file import seal_line, sealed
from ..reports.document.formats import FORMATS, WORD, file_bytes
from ..reports.document.model import Report
from ..reports.publicity_notice import applicant_of
from ..reports.self_report.person import Identity
from ..reports.self_report.report import report_of
from ..reports.unit.batch_summary import batch_summary
from ..reports.unit.batch_workbook import batch_workbook
from ..reports.unit.evidence_verdicts import TITLE as EVIDENCE
from ..reports.unit.evidence_verdicts import evidence_verdicts
from ..reports.unit.publicity import (
    NOTICE,
    RESULT,
    WORKING,
    Published,
    publicity_notice,
    publicity_result,
    publicity_working,
)
from ..reports.unit.return_notice import return_notice, title_of
from ..reports.unit.review_record import TITLE as RECORD
from ..reports.unit.review_record import review_record
from ..reviewing.opening import Opened
from ..reviewing.result import FixedWindow, Overlay
from ..rules.catalog import areas as area_files
from ..rules.cycle import Cycle
from ..scoring.reference import reference_to
from ..workdays.answers import Asked, Forward, forward
from ..workdays.overlay_store import user_overlays
from ..workdays.rounds import round_of
from ..workdays.table import WorkdayTable, table_for
from ..workdays.windows import COUNTED, NEXT, where_covered
from ..workdays.words import in_words
from .case import assessed
from .paper_names import Namer, safe_name
from .readying import readied

PaperId = Literal["report", "record", "return", "evidence", "publicity", "summary"]
PAPERS: Mapping[PaperId, str] = {
    "report": "量化自评报告",
    "record": RECORD,
    "return": "退回补正通知，或核定情况告知",
    "evidence": EVIDENCE,
    "publicity": f"{NOTICE}、{RESULT}、{WORKING}（定了公示起止的）",
    "summary": "申报人员核定汇总（多份档案时）",
}
"""The documents, by the word that chooses them."""
BOOK = "xlsx"
ALL_FORMS = (*FORMATS, BOOK)
USUAL_FORMS = ("html", "md", "docx", BOOK)
"""Written when nobody chose: what each is for is told by `zjai review paper`."""


_LIBRARIES = {WORD: "docx", BOOK: "xlsxwriter"}
"""What a format needs besides this program, by the name it is imported under."""


def writable(forms: Iterable[str]) -> tuple[str, ...]:
    """Return those of the formats whose libraries are here."""
    return tuple(form for form in forms if form not in _LIBRARIES or find_spec(_LIBRARIES[form]) is not None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Making:
    """How documents are made: the day, the formats, which documents, and how much of the person they show."""

    made_on: date
    forms: tuple[str, ...] = USUAL_FORMS
    only: Collection[PaperId] = frozenset(PAPERS)
    identity: Identity = "masked"
    hand_in_by: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """A dossier with its publicity window, as much as is kept of it for one notice of many."""

    unit: str
    cycle: Cycle
    fixed: FixedWindow
    published: Published


def papers_for(opened: Opened, making: Making, name: str = "") -> dict[str, bytes]:
    """Return the documents of one dossier by file name; `name` begins every one, by default the person's.

    Raises `Refused` when a format's library is missing.
    """
    laid = opened.overlay
    begins = name or Namer().name(laid.case.dossier.person.name, Path(opened.file).stem)
    found: dict[str, bytes] = {}
    for title, report in _reports(opened, making):
        found |= _in_forms(f"{begins}-{title}", report, making.forms)
    return found


def publicity_papers(
    windows: Sequence[Window], making: Making, begins: str = ""
) -> tuple[dict[str, bytes], list[Problem]]:
    """Return notice, result and working copy of everybody whose unit, round and window are the same.

    Whose review is not finished, and a window that the calendar does not bear out, is told and left out.
    """
    groups: dict[tuple[str, str, date, date, int], list[Window]] = {}
    for one in windows:
        key = (one.unit, one.cycle.cycle.id, one.fixed.start, one.fixed.end, one.fixed.days)
        groups.setdefault(key, []).append(one)
    units = {unit for unit, *_ in groups}
    found: dict[str, bytes] = {}
    problems: list[Problem] = []
    for (unit, _, start, end, _), people in sorted(groups.items(), key=lambda group: group[0]):
        answer = _forward(people[0].fixed, people[0].cycle, making.made_on)
        if answer is None:
            problems.append(_not_borne_out(people[0], start, end))
            continue
        who = [one.published for one in people]
        problems += [_not_yet(one) for one in who if not one.verified]
        ready = [one.code for one in who if one.verified]
        if not ready:
            continue
        code = code_over(ready)
        span = f"{start.month}月{start.day}日起"
        several = "-".join(part for part in (safe_name(unit, "单位") if len(units) > 1 else "", span) if part)
        tail = "" if begins else f"（{several}）"
        head = f"{begins}-" if begins else ""
        reports = (
            (NOTICE, publicity_notice(answer, who, people[0].cycle, code=code)),
            (RESULT, publicity_result(answer, who, people[0].cycle, code=code)),
            (WORKING, publicity_working(answer, who, people[0].cycle, code=code, made_on=making.made_on)),
        )
        for title, report in reports:
            found |= _in_forms(f"{head}{title}{tail}", report, making.forms)
    return found, problems


def summary_papers(rows: Sequence[Row], conflicts: Sequence[Conflict], making: Making) -> dict[str, bytes]:
    """Return summary and workbook of many dossiers. Raises `Refused` when a format's library is missing."""
    code = code_over(row.code for row in rows if row.code)
    found = _in_forms("申报人员核定汇总", batch_summary(rows, conflicts, making.made_on, code=code), making.forms)
    if BOOK in making.forms:
        from ..reports.workbook_xlsx import workbook_bytes  # its library may be missing

        found[f"申报人员核定汇总.{BOOK}"] = workbook_bytes(batch_workbook(rows, conflicts, making.made_on, code=code))
    return found


def window_of(opened: Opened) -> Window | None:
    """Return what a notice needs of a dossier; None while no window is fixed."""
    laid = opened.overlay
    if laid.window is None:
        return None
    person = applicant_of(laid.case.dossier, area_titles())
    return Window(
        unit=person.unit,
        cycle=laid.case.cycle,
        fixed=laid.window,
        published=Published(person=person, code=laid.code, verified=laid.state == "verified"),
    )


def area_titles() -> dict[str, str]:
    """Return the titles of the areas by id."""
    return {one.id: one.title for one in area_files()}


def sealing_line(opened: Opened, made_on: date) -> str:
    """Return what the code of a dossier is made of, for `Report.seal`. Never for what is published."""
    case = opened.case
    standard = reference_to(case.standard)
    seal = seal_of(case.dossier, standard, opened.digests)
    return seal_line(sealed(case.dossier, standard, seal, made_on, heads(opened.review)))


def _reports(opened: Opened, making: Making) -> Iterator[tuple[str, Report]]:
    """Yield the documents of one dossier; the line is made once, because it takes its time."""
    laid, on, who = opened.overlay, making.made_on, making.identity
    made: list[tuple[str, Report]] = []
    if "report" in making.only:
        made.append(("量化自评报告", _self_report(opened, making)))
    if "record" in making.only:
        made.append((RECORD, review_record(laid, on, areas=area_titles(), identity=who)))
    if "return" in making.only and _to_be_told(laid):
        notice = return_notice(
            laid, on, workdays=_workdays(laid.case.cycle, on), hand_in_by=making.hand_in_by, identity=who
        )  # fmt: skip
        made.append((title_of(laid), notice))
    if "evidence" in making.only:
        made.append((EVIDENCE, evidence_verdicts(laid, on, identity=who)))
    line = sealing_line(opened, on) if made and who != "public" else ""
    yield from ((title, replace(report, seal=line)) for title, report in made)


def _to_be_told(laid: Overlay) -> bool:
    """Tell whether the unit decided something that the applicant should know of: not on a dossier nobody looked at."""
    return laid.state in {"changes_requested", "verified"} or any(
        one.state in {"returned", "reduced", "rejected"} for one in laid.items
    )


def _self_report(opened: Opened, making: Making) -> Report:
    case = opened.case
    material = readied(case, assessed(case), making.made_on)
    return report_of(
        material,
        case.dossier,
        case.standard,
        areas=area_titles(),
        seal=seal_of(case.dossier, reference_to(case.standard), opened.digests),
        made_on=making.made_on,
        identity=making.identity,
    )


def _in_forms(name: str, report: Report, forms: Iterable[str]) -> dict[str, bytes]:
    return {f"{name}.{form}": file_bytes(report, form) for form in forms if form in FORMATS}


def _workdays(cycle: Cycle, today: date) -> WorkdayTable:
    years = {today.year, *(one.on.year for one in cycle.date)}
    return table_for(sorted(years), overlays=user_overlays())


def _forward(fixed: FixedWindow, cycle: Cycle, today: date) -> Forward | None:
    """Return the window as the calendar has it, posted so that its first and last day are the fixed ones."""
    table = table_for([fixed.start.year, fixed.end.year], overlays=user_overlays())
    found = round_of(cycle)
    days = fixed.days or found.days
    if not days:
        return None
    ways = (fixed.first_day, COUNTED, NEXT) if fixed.first_day else (COUNTED, NEXT)
    for way in dict.fromkeys(ways):
        for start in (fixed.start, fixed.start - timedelta(1)):
            asked = Asked(days, way, found, None, today)
            answer, _ = where_covered(lambda start=start, asked=asked: forward(table, start, asked))  # type: ignore[misc]
            if answer is not None and answer.window.end == fixed.end and answer.window.first >= fixed.start:
                return answer
    return None


def _not_yet(one: Published) -> Problem:
    where = f"{one_line(one.person.name)}的公示"
    return Problem("window-early", where, "还没有核定完毕，没有列入公告", "请核定完毕以后再写公告", Severity.WARNING)


def _not_borne_out(one: Window, start: date, end: date) -> Problem:
    where = f"{one_line(one.published.person.name)}的公示"
    span = f"{in_words(start)}至{in_words(end)}"
    message = f"公示起止{span}与工作日历对不上：数不出{one.fixed.days}个工作日，没有写公告"
    return Problem("window-wrong", where, message, "请重新定公示起止", Severity.WARNING)
