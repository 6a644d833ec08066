"""What a reviewer may do, checked: every function returns the act to be written, or raises `Refused` and says why.

Nothing is written here; `dossier.review.store.append` does that. Each act names the last ones its
maker had seen, so an overlay that is out of date makes acts that say so.
"""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Literal

from ..base.problems import Problem, Refused, refuse
from ..base.text import quoted
from ..dossier.model import Answers
from ..dossier.review.acts import act
from ..dossier.review.journal import heads
from ..dossier.review.model import Act, Decide
from . import proof_doubts, windows_checked
from .at_once import acceptable
from .checking import (
    PLACE,
    check_decision,
    check_moment,
    check_text,
    found_standing,
    gap_problems,
    open_problems,
    own_case,
    proof_digest,
    reviewer,
)
from .faults import UNUSABLE_CUTS
from .proof_doubts import verify_doubts
from .result import STATE_WORDS, Overlay
from .verdicts import standard_mark
from .windows_checked import window_problems

REOPEN_REASON = "重新核定的理由"
_REASON_IS_ENOUGH = frozenset({proof_doubts.NEED_REASON, windows_checked.NEED_REASON})


def needs_reason(refused: Refused) -> bool:
    """Tell whether an act was refused only because it needs a reason: given one, it can be done."""
    return all(
        one.code in _REASON_IS_ENOUGH or (one.code == "review-text-missing" and REOPEN_REASON in one.message)
        for one in refused.problems
    )


def decide(
    laid: Overlay,
    item_id: str,
    do: Decide,
    *,
    by: str,
    at: datetime,
    points: Decimal | None = None,
    facts: Answers | None = None,
    reason: str = "",
    clause: str = "",
) -> Act:
    """Return a verdict on one item.

    Anything but ``accept`` needs a reason and a clause; ``reduce`` needs points below the claimed
    ones, or corrected answers (`facts`) that do not bring more than the claim.
    """
    corrected = dict(facts or {})
    standing = found_standing(laid, item_id)
    problems = check_decision(laid, standing, do, points, corrected, reason, clause)
    return _made(
        laid, problems, do=do, by=by, at=at, item=item_id, points=points, facts=corrected,
        reason=reason.strip(), clause=clause.strip(), seen=standing.item.digest,
        standard=standard_mark(laid.case.standard.digest),
    )  # fmt: skip


def accept_opened(laid: Overlay, *, by: str, at: datetime) -> tuple[Act, ...]:
    """Return the acceptance of every undecided item whose own evidence, or whose originals, somebody opened.

    What the applicant is not sure of, what changed since it was decided on, and what is returned or
    disputed, is left to be looked at by itself: see `at_once.left_out`. Raises `Refused` when
    nothing is left that could be accepted so.
    """
    found = acceptable(laid)
    if not found:
        message = "没有可以一并认可的项"
        raise refuse("review-none-opened", PLACE, message, "一并认可只限看过佐证材料、还没有结论的项，请先打开佐证材料")
    return tuple(decide(laid, one.item.id, "accept", by=by, at=at) for one in found)


def opened(laid: Overlay, item_id: str, file: str = "", *, by: str, at: datetime) -> Act:
    """Return the act that a piece of evidence was looked at, as it now lies on disk; without a file: the originals."""
    standing = found_standing(laid, item_id)
    seen = proof_digest(standing, file) if file else standing.item.digest
    return _made(laid, [], do="opened", by=by, at=at, item=item_id, file=file, seen=seen)


def withdraw(laid: Overlay, item_id: str, *, by: str, at: datetime, reason: str = "") -> Act:
    """Return the act that takes the verdict on an item back: it is undecided again."""
    standing = found_standing(laid, item_id)
    problems = open_problems(laid)
    if standing.act is None:
        message = "这一项还没有结论，没有什么可撤回"
        problems.append(Problem("review-nothing-decided", quoted(standing.item.title), message, "请核对是哪一项"))
    problems += check_text(reason, "理由")
    return _made(laid, problems, do="withdraw", by=by, at=at, item=item_id, reason=reason.strip())


def submit(laid: Overlay, *, by: str, at: datetime, reason: str = "") -> Act:
    """Return the act that takes the dossier in 受理, for the first time or after the applicant mended it."""
    problems = check_text(reason, "说明")
    if laid.state in {"submitted", "verified"}:
        message = f"已经受理，现在是{quoted(STATE_WORDS[laid.state])}"
        remedy = "请接着逐项核定" if laid.state == "submitted" else "要改结论请先重新核定"
        problems.append(Problem("review-taken-in", PLACE, message, remedy))
    return _made(laid, problems, do="submit", by=by, at=at, reason=reason.strip(), seen=laid.code)


def request_changes(laid: Overlay, *, by: str, at: datetime, reason: str) -> Act:
    """Return the act that hands the dossier back to the applicant; the reason is mandatory."""
    problems = check_text(reason, "退回的理由", needed=True)
    if laid.state != "submitted":
        message = f"现在是{quoted(STATE_WORDS[laid.state])}，不能退回"
        remedy = {"draft": "请先受理", "verified": "请先重新核定"}.get(laid.state, "等申报人改好后重新受理")
        problems.append(Problem("review-not-going-on", PLACE, message, remedy))
    return _made(laid, problems, do="request_changes", by=by, at=at, reason=reason.strip(), seen=laid.code)


def verify(laid: Overlay, *, by: str, at: datetime, reason: str = "") -> Act:
    """Return the act that ends the review: only when every item is settled and nothing disputed.

    Achievements that count without anybody having looked at their evidence need a reason, see `needs_reason`.
    """
    problems = [*gap_problems(laid), *check_text(reason, "说明")]
    if laid.state != "submitted":
        message = f"现在是{quoted(STATE_WORDS[laid.state])}，不能核定完毕"
        remedy = {"draft": "请先受理", "changes_requested": "请先重新受理"}.get(laid.state, "不用再办")
        problems.append(Problem("review-not-going-on", PLACE, message, remedy))
    names = {"unreviewed": "未核", "returned": "要申报人补正", "disputed": "意见不一"}
    for state, word in names.items():
        titles = [quoted(one.item.title) for one in laid.items if one.state == state]
        if titles:
            few = "、".join(titles[:3]) + ("等" if len(titles) > 3 else "")
            message = f"还有{len(titles)}项{word}：{few}"
            problems.append(Problem("review-items-left", PLACE, message, "请逐项作出结论，再核定完毕"))
    unusable = [one for one in laid.problems if one.code in UNUSABLE_CUTS]
    doubts = [] if problems or unusable or reason.strip() else verify_doubts(laid)
    found = [*problems, *unusable, *doubts]
    return _made(laid, found, do="verify", by=by, at=at, reason=reason.strip(), seen=laid.code)


def reopen(laid: Overlay, *, by: str, at: datetime, reason: str = "") -> Act:
    """Return the act that opens an ended review again; the reason is mandatory.

    Where acts are missing it gives them up, in any state: whatever was decided without having seen them
    does not count any longer.
    """
    problems = check_text(reason, REOPEN_REASON, needed=True)
    lost = laid.gaps.open
    if laid.state != "verified" and not lost:
        message = f"现在是{quoted(STATE_WORDS[laid.state])}，不用重新核定"
        problems.append(Problem("review-not-ended", PLACE, message, "请接着办理"))
    return _made(laid, problems, do="reopen", by=by, at=at, reason=reason.strip(), lost=lost)


def fix_window(
    laid: Overlay,
    *,
    by: str,
    at: datetime,
    start: date,
    end: date,
    days: int,
    first_day: Literal["counted", "next"] = "counted",
    reason: str = "",
) -> Act:
    """Return the act that fixes the publicity window; the working days were counted by `workdays`.

    Without a reason it is refused where it is shorter than the round asks for, ends after the unit's
    deadline, or is for somebody no route is surely open for; see `needs_reason`.
    """
    problems = [
        *gap_problems(laid),
        *check_text(reason, "说明"),
        *window_problems(laid, start, end, days, first_day, reason),
    ]
    return _made(
        laid, problems, do="window", by=by, at=at, reason=reason.strip(), start=start, end=end, days=days,
        first_day=first_day,
    )  # fmt: skip


def _made(laid: Overlay, problems: list[Problem], *, by: str, at: datetime, **given: object) -> Act:
    """Return the act, after everything that speaks against it was told at once."""
    found = [*reviewer(by), *own_case(laid, by), *check_moment(at), *problems]
    if found:
        raise Refused(found)
    dossier = laid.case.dossier
    whose = {"of": dossier.person.name, "cycle": dossier.cycle}
    return act(by=by.strip(), at=at, after=heads(laid.review), **whose, **given)  # type: ignore[arg-type]
