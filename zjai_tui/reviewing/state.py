"""How far a review has come, worked out from its acts, and what happens next."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from ..base.dates import shown_date
from ..dossier.review.gaps import NO_GAPS, Gaps
from ..dossier.review.journal import sound_acts
from ..dossier.review.model import Act, Review, Subject
from ..dossier.review.subject import other_person
from .result import SETTLED, FixedWindow, Standing, State
from .verdicts import is_verdict

_LEADING: Mapping[str, State] = {
    "submit": "submitted", "request_changes": "changes_requested", "verify": "verified", "reopen": "submitted",
}  # fmt: skip
_TURNS = frozenset({"verify", "request_changes", "reopen"})
"""After these a publicity window must be confirmed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """How far a review has come."""

    state: State
    act: Act | None = None
    """The act that led here; None in the beginning."""
    lapsed: str = ""
    """Why a finished review does not hold any longer, in Chinese; empty where it does, or was never finished."""
    changed: bool = False
    """Whether the dossier is another one than when it was handed back."""
    gaps: int = 0
    """Acts that are missing, and that nobody gave up yet."""


def course(
    acts: Sequence[Act],
    earlier: Mapping[str, frozenset[str]],
    standings: Sequence[Standing],
    code: str,
    gaps: Gaps = NO_GAPS,
) -> Course:
    """Return how far the review has come; `acts` are those that count, in order, `code` is the present seal code.

    While acts are missing nothing is verified; `gaps` says which.
    """
    if gaps.open:
        found = course(acts, earlier, standings, code)
        state: State = "submitted" if found.state == "verified" else found.state
        return replace(found, state=state, gaps=len(gaps.open))
    leading = [one for one in acts if one.do in _LEADING]
    if not leading:
        return Course(state="draft")
    last = leading[-1]
    state = _LEADING[last.do]
    if state == "changes_requested":
        return Course(state=state, act=last, changed=mended(last, standings, code))
    if state != "verified":
        return Course(state=state, act=last)
    lapsed = _lapsed(last, acts, earlier, standings, code)
    return Course(state="submitted" if lapsed else "verified", act=last, lapsed=lapsed)


def mended(handed_back: Act, standings: Sequence[Standing], code: str) -> bool:
    """Tell whether the dossier is another one than when it was handed back by that act."""
    # the code leaves the person's numbers out: what was sent back for them is another item all the same
    stale = any(one.stale and one.act is not None and one.act.do == "return" for one in standings)
    return handed_back.seen != code or stale


def _lapsed(
    verified: Act,
    acts: Sequence[Act],
    earlier: Mapping[str, frozenset[str]],
    standings: Sequence[Standing],
    code: str,
) -> str:
    if verified.seen != code:
        return "核定完毕之后，档案、标准或佐证材料有变动"
    known = earlier.get(verified.id, frozenset())
    unseen = [one for one in acts if one.id not in known]
    if any(is_verdict(one) or one.do == "withdraw" for one in unseen):
        return "核定完毕的同时，另有人作了结论"
    if any(one.do == "request_changes" for one in unseen):
        return "核定完毕的同时，另有人退回了申报人"
    if any(one.do == "reopen" for one in unseen):
        return "核定完毕的同时，另有人重新核定"
    return "还有没核定的项" if any(one.state not in SETTLED for one in standings) else ""


def fixed_window(
    acts: Sequence[Act], earlier: Mapping[str, frozenset[str]], missing: frozenset[str]
) -> FixedWindow | None:
    """Return the window fixed last, by somebody who had seen every act that is missing now.

    One fixed before the review was ended, handed back or opened again does not hold: it must be confirmed.
    """
    for one in reversed([one for one in acts if missing <= earlier.get(one.id, frozenset())]):
        if one.do == "window" and one.start is not None and one.end is not None:
            if one == outdated_window(acts, earlier):
                return None
            return FixedWindow(start=one.start, end=one.end, days=one.days or 0, first_day=one.first_day, act=one)
    return None


def outdated_window(acts: Sequence[Act], earlier: Mapping[str, frozenset[str]]) -> Act | None:
    """Return the act that fixed the last window, where whoever did it had not seen how the review went on since."""
    fixed = [one for one in acts if one.do == "window" and one.start is not None and one.end is not None]
    if not fixed:
        return None
    known = earlier.get(fixed[-1].id, frozenset())
    return fixed[-1] if any(one.do in _TURNS and one.id not in known for one in acts) else None


def signing_act(review: Review, subject: Subject) -> Act | None:
    """Return the act that led to the present state, with the seal code it keeps.

    None where it keeps none (`reopen`), and for the review of somebody else than `subject`.
    """
    if other_person(review, subject) is not None:
        return None
    leading = [one for one in sound_acts(review) if one.do in _LEADING]
    return leading[-1] if leading and leading[-1].seen else None


def next_sentence(
    now: Course, standings: Sequence[Standing], window: FixedWindow | None, against: str = ""
) -> str:  # fmt: skip
    """Return what happens next, as one Chinese sentence; `against` is why the person cannot be recommended."""
    left = sum(one.state not in SETTLED for one in standings)
    if now.gaps:
        return (
            f"核定文件缺了{now.gaps}条核定记录，找回以前不能核定完毕；"
            "确实找不回的，写明理由重新核定，在那以前作的结论重新作。"
        )
    match now.state:
        case "draft":
            done = len(standings) - left
            if not done:
                return f"还没有受理，请先受理，再逐项核定，共{left}项。"
            rest = f"还有{left}项没有定" if left else "受理后可以核定完毕"
            return f"还没有受理，请先受理；已有{done}项结论，{rest}。"
        case "changes_requested":
            if not now.changed:
                return "已退回申报人，等申报人改好；改好后重新受理，只核定改过的各项。"
            return f"档案在退回以后改过了，可以重新受理；要核定的还有{left}项。" if left else (
                "档案在退回以后改过了，可以重新受理，再核定完毕。"
            )  # fmt: skip
        case "verified":
            if window is None and against:
                return f"已经核定完毕。{against}；仍要公示的，定公示起止时写明理由。"
            if window is None:
                return "已经核定完毕，下一步定公示起止。"
            told = f"已经核定完毕，公示定在{shown_date(window.start)}至{shown_date(window.end)}。"
            if against and not window.act.reason.strip():
                return f"{told}{against}；没有写仍要公示的理由，不列入公告。"
            return told
    head = f"{now.lapsed}，回到核定中；" if now.lapsed else ""
    return f"{head}{_still(standings)}。"


def _still(standings: Sequence[Standing]) -> str:
    """Return what a review that is going on still needs."""
    count = {
        name: sum(one.state == name for one in standings) for name in ("unreviewed", "returned", "disputed")
    }  # fmt: skip
    stale = sum(one.stale for one in standings)
    said = []
    if count["disputed"]:
        said.append(f"{count['disputed']}项意见不一，请商定后由一位审核人再作一次结论")
    if count["unreviewed"]:
        said.append(
            f"还有{count['unreviewed']}项未核"
            + (f"，其中{stale}项在核定以后改过{_missing(standings)}" if stale else "")
        )
    if count["returned"]:
        alone = "" if said else "其余各项都已核定，"
        said.append(f"{alone}{count['returned']}项要申报人补正，可以退回申报人")
    return "；".join(said) or "各项都已核定，可以核定完毕"


def _missing(standings: Sequence[Standing]) -> str:
    """Return that files cannot be found, which may only be a drive that is not connected."""
    gone = sum(one.stale and any(proof.state == "missing" for proof in one.item.proofs) for one in standings)
    return f"（{gone}项的佐证材料找不到，请先看存放的盘是否接好）" if gone else ""
