"""What the publicity screen asks of the working days: a plan, and the answer to it. No textual here."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ...base.dates import EARLIEST, LATEST
from ...base.problems import Refused
from ...base.text import quoted
from ...workdays import typed_dates, typed_days
from ...workdays.answers import Asked, Backward, Forward, backward, forward
from ...workdays.doubts import Warned
from ...workdays.overlay_store import user_overlays
from ...workdays.round_files import RoundsAtHand
from ...workdays.rounds import Round
from ...workdays.table import WorkdayTable, table_for
from ...workdays.timeline import Timeline, timeline
from ...workdays.uncovered import NotCovered
from ...workdays.windows import COUNTED, Window

NO_DAYS = "年度通知没有写公示要几个工作日，请填写工作日数。"


def today() -> date:
    """Return the day it is on this machine."""
    return date.today()


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """The publicity a person thinks of."""

    start: date
    days: int | None = None
    """Working days; None while nobody has said how many."""
    first_day: str = COUNTED
    deadline: date | None = None
    """The day it must be over; None when it need not be by any."""


@dataclass(frozen=True, slots=True)
class Read:
    """What a typed text means: a value, or a problem in one sentence; and how it was understood."""

    value: date | int | None = None
    problem: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """A plan with all that follows from it."""

    plan: Plan
    forward: Forward | None = None
    """None when it cannot be reckoned; `problem` says why."""
    backward: Backward | None = None
    """The latest starts for the deadline; None without one, or when it cannot be reckoned."""
    problem: str = ""
    deadline_problem: str = ""
    """Why nothing is known about the deadline."""
    warnings: tuple[Warned, ...] = ()
    provenance: str = ""

    @property
    def window(self) -> Window | None:
        """Return the window, where there is one."""
        return self.forward.window if self.forward is not None else None


class AtHand:
    """The calendar, the rounds and today, as they are when the screen is opened."""

    def __init__(self, own: Round | None) -> None:
        """Read the calendars. `own` is the round of the open dossier, else the newest counts.

        Raises `Refused` when an imported calendar or the round cannot be read.
        """
        self.today = today()
        self._rounds = RoundsAtHand()
        self._own = own is not None
        self.round = self._rounds.current() if own is None else own
        self.table: WorkdayTable = table_for([self.usual_year], overlays=user_overlays())

    @property
    def usual_year(self) -> int:
        """Return the year of a date typed without one: that of the round's publicity."""
        return self.round.publicity.on.year if self.round.publicity is not None else self.round.issued.year

    def first_plan(self) -> tuple[Plan, str]:
        """Return the plan to begin with, and a sentence that tells why it begins on another day than today."""
        found = self.round
        deadline = found.publicity.on if found.publicity is not None else None
        plan = Plan(start=self.today, days=found.days, deadline=deadline)
        if deadline is None or found.days is None or found.concerns(self.today):
            return plan, ""
        latest = self.latest_start(plan)
        if latest is None:
            return plan, ""
        why = f"今天不在{found.doc_no}的申报期内，先列出最晚的起始日，可以改。"
        return Plan(start=latest, days=plan.days, deadline=deadline), why

    def latest_start(self, plan: Plan) -> date | None:
        """Return the last working day on which publicity can begin to meet the deadline; None when not known."""
        found, _ = self._backward(plan, self.round)
        return found.latest.worked if found is not None else None

    def answer(self, plan: Plan) -> Answered:
        """Return what follows from a plan; what cannot be reckoned is told in the answer. Raises nothing."""
        if plan.days is None:
            return Answered(plan=plan, problem=NO_DAYS)
        found, unread = self._round_near(plan.start)
        back, why_not = self._backward(plan, found)
        asked = self._asked(plan, found)
        try:
            answer = forward(self.table, plan.start, asked, plan.deadline if back is not None else None)
        except Refused as refused:
            return Answered(plan=plan, problem=told(refused), deadline_problem=why_not, backward=back)
        return Answered(
            plan=plan,
            forward=answer,
            backward=back,
            deadline_problem=why_not,
            warnings=(*answer.warnings, *unread),
            provenance=self.table.provenance(range(plan.start.year, answer.window.end.year + 1)),
        )

    def timeline(self, plan: Plan) -> Timeline | str:
        """Return the round's dates with the planned publicity among them, or why they cannot be told."""
        if plan.days is None:
            return NO_DAYS
        try:
            return timeline(self.table, self.round, self._asked(plan, self.round), plan.start)
        except Refused as refused:
            return told(refused)

    def read_day(self, typed: str, *, needed: bool) -> Read:
        """Return the date a person typed; nothing typed is a problem only where it is `needed`."""
        if not typed.strip():
            return Read(problem="请写起始日。" if needed else "")
        found = typed_dates.typed_date(typed, today=self.today, year=lambda: self.usual_year)
        if found is None:
            return Read(problem=f"{quoted(typed.strip())}不是看得懂的日期。{typed_dates.HOW.replace(' ', '')}。")
        return Read(found.day, note=f"{found.note}。" if found.note else "")

    def _round_near(self, start: date) -> tuple[Round | None, tuple[Warned, ...]]:
        """Return the round a window from `start` can belong to: the dossier's own, where it can."""
        if self._own and self.round.concerns(start):
            return self.round, ()
        return self._rounds.concerning(start)

    def _asked(self, plan: Plan, found: Round | None) -> Asked:
        return Asked(plan.days, plan.first_day, found, None, self.today)

    def _backward(self, plan: Plan, found: Round | None) -> tuple[Backward | None, str]:
        if plan.deadline is None or plan.days is None:
            return None, ""
        try:
            return backward(self.table, plan.deadline, self._asked(plan, found)), ""
        except Refused as refused:
            return None, told(refused)


def read_days(typed: str) -> Read:
    """Return the number of working days a person typed."""
    if not typed.strip():
        return Read(problem=f"请写工作日数，{typed_days.HOW}。")
    found = typed_days.typed_days(typed)
    if found is None:
        return Read(problem=f"{quoted(typed.strip())}不是能用的工作日数。{typed_days.HOW}。")
    return Read(found)


def told(refused: Refused) -> str:
    """Return why something was refused, in words that fit the screen."""
    if isinstance(refused, NotCovered):
        return (
            f"{refused.year}年算不出：{refused.problems[0].message}。"
            f"请把国务院办公厅关于{refused.year}年部分节假日安排的通知存成文本文件，"
            "用命令“zjai calendar import 文件名”导入，再重新打开这一页。"
        )
    return refused.problems[0].sentence()


def moved(start: date, *, days: int = 0, months: int = 0) -> date:
    """Return a start moved by days and whole months, kept within the years a date can be typed in.

    Where the month has no such day, its last one is taken.
    """
    from dateutil.relativedelta import relativedelta  # opening the app must not wait for it

    return max(EARLIEST, min(start + relativedelta(days=days, months=months), LATEST))
