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

from ..base.problems import MOST, Problem, Refused
from ..base.text import one_line
from ..dossier.evidence import found_digests
from ..dossier.review.model import Review
from ..dossier.review.store import review_path
from ..dossier.seal import seal_of
from ..eligibility.result import Eligibility
from ..readiness.case import Case, judged
from ..reviewing.beside import Found, find_review
from ..reviewing.overlay import overlay
from ..reviewing.result import Overlay
from ..rules.catalog import areas
from ..rules.standard import STATUS_LABELS, Standard
from ..scoring.claims import item_of
from ..scoring.engine import outline_both
from ..scoring.reference import reference_to
from .row import RouteCell, Row, Stamp
from .rules_at_hand import RulesAtHand
from .traces import person_key, traces_of

PARTS = ("part:person", "part:work", "part:facts", "part:education")
"""The items every dossier has."""


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
    """Tell whether the dossier or the review beside it is another one than when it was read, or came, or went."""
    return _stamps(row.file) != row.stamps


def _row(file: str, stamps: tuple[Stamp | None, Stamp | None], rules: RulesAtHand, *, traced: bool) -> Row:
    case = rules.case(file)
    beside = find_review(case.file) if stamps[1] is not None else Found()
    if beside.review is not None:
        return _reviewed(_whose(file, stamps, case), case, beside.review, rules, traced=traced)
    found = judged(case, rules.target, outline_both if traced else partial(outline_both, placed=False))
    states = found.states or {}
    digests = found_digests(case.dossier, case.folder, states, found.digests) if case.folder else {}
    assessment, left = found.assessment, _items(case)
    return replace(
        _whose(file, stamps, case),
        banner=assessment.banner,
        claimed=assessment.total,
        evidenced=found.evidenced,
        target=assessment.target,
        decision=assessment.decision,
        premature=assessment.premature,
        routes=_routes(found.eligibility),
        education=found.eligibility.education.verdict,
        problems=_few((*found.problems, *beside.problems)),
        left=left,
        items=left,
        code=seal_of(case.dossier, reference_to(case.standard), digests).code,
        traces=traces_of(case.standard, case.dossier, assessment, digests) if traced else (),
    )


def _reviewed(row: Row, case: Case, review: Review, rules: RulesAtHand, *, traced: bool) -> Row:
    found = judged(case, rules.target)
    digests = found_digests(case.dossier, case.folder, found.states or {}, found.digests) if case.folder else {}
    laid = overlay(case, found, review, digests)
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
        education=eligibility.education.verdict,
        problems=_few((*found.problems, *laid.problems)),
        state=laid.state,
        left=laid.left,
        items=len(laid.items),
        window=_window(laid),
        code=laid.code,
        traces=traces_of(case.standard, case.dossier, laid.claimed, digests, laid) if traced else (),
    )


def _whose(file: str, stamps: tuple[Stamp | None, Stamp | None], case: Case) -> Row:
    person, area = case.dossier.person, case.dossier.work.area
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
    )


def _standard_words(standard: Standard) -> str:
    head = standard.standard
    return f"{head.title}（{head.edition}，{STATUS_LABELS[head.status]}）"


def _items(case: Case) -> int:
    """Return how many items `reviewing.items.items_of` would give."""
    answers = case.dossier.answers
    asked = sum(one.id in answers and bool(item_of(one)) and not one.derive for one in case.standard.input)
    return len(case.dossier.entry) + asked + len(PARTS)


def _routes(found: Eligibility) -> tuple[RouteCell, ...]:
    return tuple(RouteCell(id=one.id, title=one.title, verdict=one.verdict) for one in found.routes)


def _window(laid: Overlay) -> tuple[date, date] | None:
    return (laid.window.start, laid.window.end) if laid.window else None


def _few(problems: tuple[Problem, ...]) -> tuple[Problem, ...]:
    """Return the problems, and of very many only how many more there are: rows are kept for thousands."""
    return Refused(problems).problems if len(problems) > MOST else problems


def _stamps(file: str) -> tuple[Stamp | None, Stamp | None]:
    return _stamp(file), _stamp(str(review_path(Path(file))))


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
