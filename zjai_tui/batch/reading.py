"""One dossier read and judged for the table: the numbers of ``zjai score`` and ``zjai check``, without their reasons.

A dossier without a review file takes the short way: scored without explanations, its items only
counted. With one, all that a review needs is worked out.
"""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

from ..base.places import absolute
from ..base.problems import MOST, Problem, Refused
from ..base.text import one_line
from ..dossier.evidence import outside_look
from ..dossier.review.model import Review
from ..dossier.review.store import review_path
from ..dossier.seal import seal_of
from ..eligibility.result import Eligibility
from ..readiness.case import Case, Judged, digests_of, judged
from ..readiness.findings import findings
from ..readiness.given import Given
from ..reviewing.beside import Found, find_review
from ..reviewing.items import count_items
from ..reviewing.overlay import overlay
from ..reviewing.result import Overlay
from ..rules.catalog import areas
from ..rules.standards.standard import STATUS_LABELS, Standard
from ..scoring.engine import outline_both
from ..scoring.reference import reference_to
from .row import Judgement, RouteCell, Row, Stamp
from .rules_at_hand import RulesAtHand
from .traces import person_key, traces_of


def row_of(file: str, rules: RulesAtHand, *, traced: bool = True) -> Row:
    """Read and judge one dossier and the review beside it. Never raises: what goes wrong is in `Row.error`.

    `traced` False leaves out the traces, which only the conflict lens needs.
    """
    stamps = _stamps(file)
    try:
        return _row(file, stamps, rules, traced=traced)
    except Refused as refused:
        return Row(file=file, stamps=stamps, error=refused.problems)
    except Exception as error:  # noqa: BLE001 - one dossier must not stop the thousands behind it
        return Row(file=file, stamps=stamps, error=(_crash(file, error),))


def crashed(file: str) -> Row:
    """Return the row of a dossier whose reading ended the whole process, e.g. for want of memory."""
    message = "读这份档案时程序中断了，其余档案不受影响"
    remedy = "请单独用 zjai check 检查它，仍不行就交给维护人员"
    return Row(file=file, stamps=_stamps(file), error=(Problem("reading-crashed", one_line(file), message, remedy),))


def changed(row: Row) -> bool:
    """Tell whether the dossier, the review beside it or a proof is another one than when it was read, came, or went.

    The proofs are only known to rows with traces.
    """
    if _stamps(row.file) != row.stamps:
        return True
    return bool(row.proofs) and outside_look(row.proofs, _folder(row.file)) != row.proofs_look


def _row(file: str, stamps: tuple[Stamp | None, Stamp | None], rules: RulesAtHand, *, traced: bool) -> Row:
    case = rules.case(file)
    row = _whose(file, stamps, case, traced=traced)
    beside = find_review(case.file)
    if beside.review is not None:
        return _reviewed(row, case, beside, rules, traced=traced)
    found = judged(case, rules.target, outline_both if traced else partial(outline_both, placed=False), told=False)
    digests = digests_of(case, found)
    assessment, left = found.assessment, count_items(case)
    return replace(
        row,
        banner=assessment.banner,
        claimed=assessment.total,
        evidenced=found.evidenced,
        target=assessment.target,
        decision=assessment.decision,
        premature=assessment.premature,
        routes=_routes(found.eligibility),
        education=found.eligibility.education.verdict,
        problems=_few((*beside.problems, *_told(case, found, rules))),
        left=left,
        items=left,
        code=seal_of(case.dossier, reference_to(case.standard), digests).code,
        traces=traces_of(case.standard, case.dossier, assessment, digests) if traced else (),
    )


def _reviewed(row: Row, case: Case, beside: Found, rules: RulesAtHand, *, traced: bool) -> Row:
    found = judged(case, rules.target, told=False)
    digests = digests_of(case, found)
    laid = overlay(case, found, beside.review or Review(), digests, beside.problems)
    after, eligibility = (laid.verified, laid.after) if laid.begun else (laid.claimed, laid.before)
    return replace(
        row,
        banner=laid.claimed.banner,
        claimed=laid.claimed.total,
        evidenced=found.evidenced,
        verified=laid.verified.total if laid.begun else None,
        target=after.target,
        decision=after.decision,
        premature=after.premature,
        routes=_routes(eligibility),
        before=_before(laid) if laid.begun else None,
        education=eligibility.education.verdict,
        problems=_few(tuple(dict.fromkeys((*laid.grave, *_told(case, found, rules), *laid.problems)))),
        state=laid.state,
        left=laid.left,
        items=len(laid.items),
        window=_window(laid),
        code=laid.code,
        traces=traces_of(case.standard, case.dossier, laid.claimed, digests, laid) if traced else (),
    )


def _whose(file: str, stamps: tuple[Stamp | None, Stamp | None], case: Case, *, traced: bool) -> Row:
    person, area = case.dossier.person, case.dossier.work.area
    named = (one.file for entry in case.dossier.entry for one in entry.evidence) if traced else ()
    proofs = tuple(dict.fromkeys(named))
    return Row(
        file=file,
        stamps=stamps,
        name=person.name,
        unit=person.unit,
        person_key=person_key(person),
        area=next((one.title for one in areas() if one.id == area), area),
        cycle=case.cycle.cycle.id,
        standard=case.standard.standard.id,
        standard_words=_standard_words(case.standard),
        proofs=proofs,
        proofs_look=outside_look(proofs, _folder(file)) if proofs else "",
    )


def _standard_words(standard: Standard) -> str:
    head = standard.standard
    return f"{head.title}（{head.edition}，{STATUS_LABELS[head.status]}）"


def _told(case: Case, found: Judged, rules: RulesAtHand) -> tuple[Problem, ...]:
    """Return what ``zjai check`` finds, but for the fit of the work with the areas, which takes its time."""
    workdays, notes = rules.workdays(case.cycle)
    given = Given(
        dossier=case.dossier,
        standard=case.standard,
        cycle=case.cycle,
        assessment=found.assessment,
        eligibility=found.eligibility,
        today=rules.today,
        states=found.states,
        evidenced=found.evidenced,
        workdays=workdays,
        notes=(*case.notes, *notes),
    )
    return tuple(one.problem() for one in findings(given))


def _before(laid: Overlay) -> Judgement:
    """Return what the claimed points alone come to."""
    claimed = laid.claimed
    return Judgement(decision=claimed.decision, premature=claimed.premature, routes=_routes(laid.before))


def _routes(found: Eligibility) -> tuple[RouteCell, ...]:
    return tuple(RouteCell(id=one.id, title=one.title, verdict=one.verdict) for one in found.routes)


def _window(laid: Overlay) -> tuple[date, date] | None:
    return (laid.window.start, laid.window.end) if laid.window else None


def _few(problems: tuple[Problem, ...]) -> tuple[Problem, ...]:
    """Return the problems, and of very many only how many more there are: rows are kept for thousands."""
    return Refused(problems).problems if len(problems) > MOST else problems


def _stamps(file: str) -> tuple[Stamp | None, Stamp | None]:
    return _stamp(file), _stamp(str(review_path(Path(file))))


def _folder(file: str) -> Path:
    return absolute(file).parent


def _stamp(file: str) -> Stamp | None:
    try:
        info = os.stat(file)
    except (OSError, ValueError):
        return None
    return Stamp(mtime_ns=info.st_mtime_ns, size=info.st_size)


def _crash(file: str, error: Exception) -> Problem:
    message = f"程序出错，没有读完（{type(error).__name__}）"
    remedy = "请单独用 zjai check 检查它，仍不行就交给维护人员"
    return Problem("reading-failed", one_line(file), message, remedy)
