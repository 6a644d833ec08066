"""All documents of a unit as the bytes to write: of one dossier, and of many together. Used by the app as well."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from importlib.util import find_spec
from itertools import chain, count
from pathlib import Path
from typing import Literal

from ...base.problems import Problem, Refused, Severity
from ...base.text import one_line
from ...batch.conflict import Conflict
from ...batch.row import Row
from ...dossier.review.journal import heads
from ...dossier.seal import code_over, seal_of
from ...dossier.seal_file import seal_line, sealed
from ...reviewing.opening import Opened
from ...reviewing.recommending import held_back
from ...reviewing.result import FixedWindow, Overlay
from ...rules.catalog import areas as area_files
from ...rules.cycles.cycle import Cycle
from ...scoring.reference import reference_to
from ...workdays.answers import Asked, Forward, forward
from ...workdays.overlay_store import user_overlays
from ...workdays.rounds import round_of
from ...workdays.table import WorkdayTable, table_for
from ...workdays.windows import COUNTED, NEXT, where_covered
from ...workdays.words import in_words
from ..document.formats import FORMATS, WORD, file_bytes
from ..document.model import Report
from ..gathered import gathered
from ..publicity_notice import applicant_of
from ..readying import readied
from ..self_report.person import Identity
from ..self_report.report import report_of
from .batch_summary import batch_summary
from .batch_workbook import batch_workbook
from .evidence_verdicts import TITLE as EVIDENCE
from .evidence_verdicts import evidence_verdicts
from .many import for_everybody
from .paper_names import Namer, safe_name
from .publicity import (
    NOTICE,
    RESULT,
    WORKING,
    Published,
    publicity_notice,
    publicity_result,
    publicity_working,
)
from .return_notice import return_notice, title_of
from .review_record import TITLE as RECORD
from .review_record import review_record

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


LIBRARIES = {WORD: ("docx", "python-docx"), BOOK: ("xlsxwriter", "XlsxWriter")}
"""What a format needs besides this program, by the names it is imported and installed under."""


def writable(forms: Iterable[str]) -> tuple[str, ...]:
    """Return those of the formats whose libraries are here."""
    return tuple(form for form in forms if form not in LIBRARIES or find_spec(LIBRARIES[form][0]) is not None)


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

    Raises `Refused` when nothing of the review file counts, or a format's library is missing.
    """
    laid = opened.overlay
    if laid.unfit:
        raise Refused([one.within(one_line(opened.file)) for one in laid.grave])
    begins = name or Namer().name(laid.case.dossier.person.name, Path(opened.file).stem)
    found: dict[str, bytes] = {}
    for title, report in _reports(opened, making):
        found |= _in_forms(f"{begins}-{title}", report, making.forms)
    return found


def publicity_papers(
    windows: Sequence[Window], making: Making, begins: str = ""
) -> tuple[dict[str, bytes], list[Problem]]:
    """Return notice, result and working copy of everybody whose unit, round, window and way of counting are the same.

    Whose review is not finished, and a window that the calendar does not bear out, is told and left out.
    """
    groups: dict[tuple[str, str, date, date, int, str], list[Window]] = {}
    for one in windows:
        key = (one.unit, one.cycle.cycle.id, one.fixed.start, one.fixed.end, one.fixed.days, one.fixed.first_day)
        groups.setdefault(key, []).append(one)
    units = {unit for unit, *_ in groups}
    found: dict[str, bytes] = {}
    problems: list[Problem] = []
    given: set[str] = set()
    for (unit, _, start, end, *_), people in sorted(groups.items(), key=lambda group: group[0]):
        answer = _forward(people[0].fixed, people[0].cycle, making.made_on)
        if answer is None:
            problems.append(_not_borne_out(people[0], start, end))
            continue
        who = [one.published for one in people]
        problems += [_not_yet(one) for one in who if not one.verified]
        problems += [_held_back(one) for one in who if one.verified and one.against]
        ready = [one.code for one in who if one.listed]
        if not ready:
            continue
        code = code_over(ready)
        span = f"{start.month}月{start.day}日起"
        several = "-".join(part for part in (safe_name(unit, "单位") if len(units) > 1 else "", span) if part)
        tail = "" if begins else _tail(several, given)
        head = f"{begins}-" if begins else ""
        reports = (
            (NOTICE, publicity_notice(answer, who, people[0].cycle, code=code)),
            (RESULT, publicity_result(answer, who, people[0].cycle, code=code)),
            (WORKING, publicity_working(answer, who, people[0].cycle, code=code, made_on=making.made_on)),
        )
        for title, report in reports:
            found |= _in_forms(f"{head}{title}{tail}", report, making.forms)
    return found, problems


def _tail(words: str, given: set[str]) -> str:
    """Return the end of a file name that no other notice has, and note it as given."""
    tries = chain([f"（{words}）"], (f"（{words}，第{at}份）" for at in count(2)))
    found = next(one for one in tries if one not in given)
    given.add(found)
    return found


def summary_papers(rows: Sequence[Row], conflicts: Sequence[Conflict], making: Making) -> dict[str, bytes]:
    """Return summary and workbook of many dossiers. Raises `Refused` when a format's library is missing."""
    code = code_over(row.code for row in rows if row.code)
    if making.identity == "public":
        rows, conflicts = for_everybody(rows, conflicts)
    found = _in_forms("申报人员核定汇总", batch_summary(rows, conflicts, making.made_on, code=code), making.forms)
    if BOOK in making.forms:
        from ..workbook_xlsx import workbook_bytes  # its library may be missing

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
        published=Published(
            person=person, code=laid.review_code, verified=laid.state == "verified", against=held_back(laid)
        ),
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
    """Tell whether the applicant is to be told: once the dossier is handed back, or the review has ended."""
    return laid.state in {"changes_requested", "verified"}


def _self_report(opened: Opened, making: Making) -> Report:
    case = opened.case
    material = readied(case, gathered(case), making.made_on)
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


def _held_back(one: Published) -> Problem:
    where = f"{one_line(one.person.name)}的公示"
    message = f"按核定结果没有一条路径确定可以申报，没有列入公告：{'；'.join(one.against)}"
    return Problem("window-not-open", where, message, "仍要公示的，请再定一次公示起止并写明理由", Severity.WARNING)


def _not_borne_out(one: Window, start: date, end: date) -> Problem:
    where = f"{one_line(one.published.person.name)}的公示"
    span = f"{in_words(start)}至{in_words(end)}"
    message = f"公示起止{span}与工作日历对不上：数不出{one.fixed.days}个工作日，没有写公告"
    return Problem("window-wrong", where, message, "请重新定公示起止", Severity.WARNING)
