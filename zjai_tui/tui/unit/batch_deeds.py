"""What is done to many dossiers at once, from the question to the result. Each is awaited in a worker of the table."""

from __future__ import annotations

from collections.abc import Callable, Coroutine, Mapping, Sequence
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, Any

from ...base.problems import Refused, refuse
from ...base.text import quoted
from ...batch.row import Row
from ...dossier.review.model import Act
from ...dossier.review.subject import subject_of
from ...reviewing import acting
from ...reviewing.opening import Opened
from ...reviewing.result import STATE_WORDS
from ...reviewing.state import mended, signing_act
from ...rules.catalog import find_cycle
from ...scoring.reference import reference_to
from ...workdays.rounds import Round, round_of
from ...workdays.words import full_day
from ..files.settings import read_settings, remember_setting
from ..publicity.plan import AtHand
from ..screens.dialogs import PickScreen, ReadScreen
from ..screens.unit.batch_doing import DoingScreen
from ..screens.unit.batch_why import WhyManyScreen
from ..screens.unit.batch_windows import Fixed, Scope, WindowsScreen
from ..screens.unit.review_reviewer import ReviewerScreen
from ..telling.blocks import Block
from .batch_cells import name_of
from .batch_export import export
from .batch_many import Deed, Outcome, do_for, failed_blocks, outcome_words, wanting_blocks

if TYPE_CHECKING:
    from ..screens.unit.batch_page import BatchPage

ONE, MARKED, VERIFIED = "one", "marked", "verified"
SUBMIT, ACCEPT, VERIFY = "submit", "accept", "verify"
NONE_OPENED = "review-none-opened"
"""Code of the problem that nothing undecided was looked at: then there is nothing to do."""
MOST_NAMED = 12


async def fix_windows(screen: BatchPage) -> None:
    """Ask for a publicity window, and write it for the dossiers it is for."""
    scopes, chosen = _scopes(screen)
    try:
        at_hand = AtHand(_round(screen))
    except Refused as refused:
        screen.tell(refused.problems[0].sentence(), bad=True)
        return
    fixed = await screen.app.push_screen_wait(WindowsScreen(at_hand, scopes, chosen))
    by = await _reviewer(screen) if fixed is not None else ""
    if fixed is not None and by:
        window = fixed.window
        told = f"公示{full_day(window.start)}至{full_day(window.end)}"
        # a window that is short or late is so for all of them: the reason is asked once
        await _do(screen, "定公示起止", fixed.rows, partial(_fixing, fixed, by), f"{told}，已写给", one_reason=True)


async def proceed(screen: BatchPage) -> None:
    """Ask which step to take with the marked dossiers, or with all on show, and take it."""
    marked = screen.dossiers.marked_rows()
    rows = marked or [row for row in screen.table.rows if not row.error]
    among = f"按已标记的{len(rows)}份办。" if marked else f"没有标记，按列表里的{len(rows)}份办。"
    if hidden := screen.dossiers.hidden_marks:
        among = f"按{'已标记、看得到' if marked else '列表里'}的{len(rows)}份办；另有{hidden}份标记被筛选挡住，不办。"
    steps = _steps(rows)
    answers = [(id, f"{words}（{len(found)}份）") for id, words, found in steps if found]
    note = [Block(among, "strong")]
    if not answers:
        note.append(Block("其中没有待受理的，没有未核的，也没有结论齐了等着核定完毕的。", "open"))
        await screen.app.push_screen_wait(ReadScreen("成批办理", note))
        return
    note.append(Block("核减、不予认可、退回都要逐份看过再定，不能成批办。", "muted"))
    chosen = await screen.app.push_screen_wait(PickScreen("成批办理", note, answers))
    step = next((one for one in steps if one[0] == chosen), None)
    if step is None:
        return
    id, words, found = step
    if not await _sure(screen, words, found):
        return
    if by := await _reviewer(screen):
        await _do(screen, words, found, partial(_DEEDS[id], by), _DONE[id])


def _steps(rows: Sequence[Row]) -> list[tuple[str, str, list[Row]]]:
    return [
        (SUBMIT, "受理", [row for row in rows if row.state in {"draft", "changes_requested"}]),
        (ACCEPT, "认可佐证都看过的业绩", [row for row in rows if row.state == "submitted" and row.left]),
        (VERIFY, "核定完毕：各项都有结论的", [row for row in rows if row.state == "submitted" and not row.left]),
    ]


def _submitting(by: str, _: str) -> Deed:
    def deed(opened: Opened, at: datetime) -> Sequence[Act]:
        laid = opened.overlay
        act = signing_act(laid.review, subject_of(laid.case.dossier, reference_to(laid.case.standard)))
        if laid.state == "changes_requested" and act is not None and not mended(act, laid.items, laid.code):
            remedy = "请等申报人改好；确要照原样受理的，打开这一份办"
            raise refuse("review-not-mended", "受理", "退回以后档案没有改过，没有受理", remedy)
        return (acting.submit(laid, by=by, at=at),)

    return deed


def _accepting(by: str, _: str) -> Deed:
    def deed(opened: Opened, at: datetime) -> Sequence[Act]:
        try:
            return acting.accept_opened(opened.overlay, by=by, at=at)
        except Refused as refused:
            if refused.problems[0].code == NONE_OPENED:
                return ()
            raise

    return deed


def _verifying(by: str, _: str) -> Deed:
    def deed(opened: Opened, at: datetime) -> Sequence[Act]:
        return (acting.verify(opened.overlay, by=by, at=at),)

    return deed


def _fixing(fixed: Fixed, by: str, reason: str) -> Deed:
    window = fixed.window

    def deed(opened: Opened, at: datetime) -> Sequence[Act]:
        if opened.overlay.state != "verified":
            message = f"现在是{quoted(STATE_WORDS[opened.overlay.state])}，没有写公示起止"
            raise refuse("review-not-verified", "公示起止", message, "请先核定完毕，再定公示起止")
        act = acting.fix_window(
            opened.overlay, by=by, at=at, start=window.start, end=window.end, days=window.days,
            first_day="next" if window.first_day == "next" else "counted", reason=reason,
        )  # fmt: skip
        return (act,)

    return deed


_DEEDS: Mapping[str, Callable[[str, str], Deed]] = {SUBMIT: _submitting, ACCEPT: _accepting, VERIFY: _verifying}
_DONE: Mapping[str, str] = {SUBMIT: "已受理", ACCEPT: "已认可看过佐证的业绩，涉及", VERIFY: "已核定完毕"}


async def _do(
    screen: BatchPage,
    title: str,
    rows: Sequence[Row],
    deed: Callable[[str], Deed],
    done: str,
    *,
    one_reason: bool = False,
) -> None:
    """Do it with a window that shows how far it is; then tell what came of it, and read the dossiers anew.

    `deed` is given the reason. With `one_reason` it is asked for all that need one, and they are done again;
    else those are left to be done one by one.
    """
    outcome = await screen.app.push_screen_wait(DoingScreen(title, lambda stop: do_for(rows, deed(""), stop)))
    if outcome is None:
        return
    if outcome.wanting and one_reason:
        await _reasoned(screen, title, outcome, deed)
    outcome.without_reason()
    said = outcome_words(outcome, done)
    screen.reread(outcome.files)
    if outcome.failed:
        blocks = [Block(said, "strong"), *failed_blocks(outcome.failed)]
        await screen.app.push_screen_wait(ReadScreen(title, blocks))
    screen.say(said, bad=bool(outcome.failed))


async def _reasoned(screen: BatchPage, title: str, outcome: Outcome, deed: Callable[[str], Deed]) -> None:
    reason = await screen.app.push_screen_wait(WhyManyScreen(title, wanting_blocks(outcome.wanting)))
    rows = [row for row, _ in outcome.wanting]
    if reason:
        again = await screen.app.push_screen_wait(DoingScreen(title, lambda stop: do_for(rows, deed(reason), stop)))
        if again is not None:
            outcome.with_reason(again)


async def _sure(screen: BatchPage, what: str, rows: Sequence[Row]) -> bool:
    names = "、".join(name_of(row) for row in rows[:MOST_NAMED]) + ("等" if len(rows) > MOST_NAMED else "")
    answers = [("do", f"办这{len(rows)}份"), ("", "不办，回到列表")]
    return await screen.app.push_screen_wait(PickScreen(what, [Block(f"{names}，共{len(rows)}份。")], answers)) == "do"


async def _reviewer(screen: BatchPage) -> str:
    """Return in whose name it is done; asked once and remembered."""
    known = read_settings().reviewer
    if known:
        return known
    name = await screen.app.push_screen_wait(ReviewerScreen(""))
    if name and (trouble := remember_setting("reviewer", name)):
        screen.tell(trouble, bad=True)
    return name or ""


def _scopes(screen: BatchPage) -> tuple[list[Scope], str]:
    """Return for whom a window can be fixed, and for whom it is unless the person chooses otherwise."""
    here = screen.table.row
    marked = tuple(screen.dossiers.marked_rows())
    hidden = f"（另有{screen.dossiers.hidden_marks}份被筛选挡住）" if screen.dossiers.hidden_marks else ""
    verified = tuple(row for row in screen.dossiers.rows.values() if row.state == "verified" and not row.error)
    scopes = [Scope(id=ONE, title=f"这一份：{name_of(here)}", rows=(here,))] if here and not here.error else []
    scopes += [Scope(id=MARKED, title=f"已标记的{len(marked)}份{hidden}", rows=marked)] if marked else []
    scopes.append(Scope(id=VERIFIED, title=f"全部已核定的{len(verified)}份", rows=verified))
    return scopes, MARKED if marked else VERIFIED


def _round(screen: BatchPage) -> Round | None:
    """Return the round of the dossiers, where they are all of one."""
    cycles = {row.cycle for row in screen.dossiers.rows.values() if not row.error}
    return round_of(find_cycle(next(iter(cycles)))) if len(cycles) == 1 else None


DEEDS: Mapping[str, Callable[[BatchPage], Coroutine[Any, Any, None]]] = {
    "windows": fix_windows,
    "proceed": proceed,
    "papers": export,
}
