"""The last section of the plain mode: the whole result, what is still to do, and the way out."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from ..base.numbers import shown
from ..dossier import edit
from ..dossier.evidence import evidence_states, evidenced_by
from ..eligibility.result import VERDICT_LABELS
from ..filling.session import Session
from ..readiness.given import Given
from ..readiness.readiness import readiness
from ..readiness.result import Readiness
from ..scoring.trace import span_text
from .asking import chosen
from .standing import route_lines, score_sentence, total_lines
from .stops import Stop

if TYPE_CHECKING:
    from .walk import Walk

CHOICES = (("1", "保存并退出"), ("2", "只保存"), ("3", "再读一遍"), ("4", "逐项自查，勾选办过的步骤"))
YES, NOT_YET = "1", "2"
MOST_OPEN = 8
MOST_FOUND = 12


class SummaryStop(Stop):
    """Everything is told; then it can be saved."""

    key, title = "summary", "汇总"

    def lines(self, walk: Walk, number: str) -> Iterator[str]:
        """Yield the ways on; the result was told on arriving in the section."""
        offered = "；".join(f"{at}，{word}" for at, word in CHOICES)
        yield f"{number} 汇总读完了。写编号：{offered}。要回去改，写“目录”和节号。"

    def help(self, walk: Walk) -> Iterator[str]:
        """Yield what comes after."""
        yield "写“建议”看怎样补分，写“报告”看怎样写出自评报告；保存后，可以用 zjai evidence 列佐证材料清单。"

    def basis(self, walk: Walk) -> Iterator[str]:
        """Yield how the total came about."""
        yield from total_lines(walk.session)

    def take(self, walk: Walk, typed: str) -> None:
        """Do what was chosen."""
        at = chosen(CHOICES, typed)
        if at is None:
            walk.refuse(f"请写编号1至{len(CHOICES)}，或写“目录”。")
        elif at == 2:
            walk.arrive()
        elif at == 3:
            walk.advance()
        elif walk.save() and at == 0:
            walk.leave()

    def keep(self, walk: Walk) -> None:
        """Stay: this is the end of the walk."""
        walk.say("这是最后一节。")


class DoneStop(Stop):
    """A line of the hand list, or a step of the procedure: done or not, by the person's word."""

    def __init__(self, item: str, title: str, help: str, section: str, words: tuple[str, str], *, last: bool) -> None:
        """Ask about an item of `Dossier.done`; `words` say that it is done, and that it is not."""
        self.key = self._item = item
        self.title, self.section = title, section
        self._help, self._words, self._last = help, words, last

    def lines(self, walk: Walk, number: str) -> Iterator[str]:
        """Yield the question."""
        yes, not_yet = self._words
        now = yes if self._item in walk.session.dossier.done else not_yet
        yield f"{number} {ended(self.title)}写编号：{YES}，{yes}；{NOT_YET}，{not_yet}。现在是“{now}”。"

    def help(self, walk: Walk) -> Iterator[str]:
        """Yield what to look at."""
        if self._help:
            yield ended(self._help)

    def take(self, walk: Walk, typed: str) -> None:
        """Tick the item, or not."""
        at = chosen(list(zip((YES, NOT_YET), self._words, strict=True)), typed)
        if at is None:
            walk.refuse(f"请写编号{YES}或{NOT_YET}。")
        elif walk.change(partial(edit.set_done, item=self._item, done=at == 0), self.title):
            walk.say("已记。")
            self.keep(walk)

    def keep(self, walk: Walk) -> None:
        """Go on; after the last one back to the summary."""
        if self._last:
            walk.arrive()
            walk.position.next_section(again=True)
        else:
            walk.advance()


def summary_stops(session: Session) -> tuple[Stop, ...]:
    """Return the summary, then what only the person can tick."""
    ready = _readiness(session, today(), look=False)
    ticks = [(one.id, one.ask, one.help, "逐项自查", ("已核对", "还没有")) for one in ready.ticks]
    steps = [
        (
            one.id,
            "，".join(part for part in (one.title, one.when) if part),
            one.what,
            "接下来的步骤",
            ("已办", "还没有"),
        )
        for one in ready.next.steps
    ]
    items = [*ticks, *steps]
    return (SummaryStop(), *(DoneStop(*one, last=at == len(items)) for at, one in enumerate(items, 1)))


def ended(text: str) -> str:
    """Return a sentence with its end."""
    return text if text.endswith(("。", "？")) else f"{text}。"


def today() -> date:
    """Return the day it is on this machine."""
    return date.today()


def summary_lines(session: Session, day: date) -> Iterator[str]:
    """Yield score, sections, control items, routes, what is open, and how ready the dossier is on a day."""
    result = session.assessment
    yield score_sentence(session)
    for node in result.nodes:
        if node.depth == 0 and result.stage != "blank":
            most = f"，最高{shown(node.cap)}分" if node.cap is not None else ""
            yield f"{node.title}：{span_text(node.span)}分{most}。"
    for gate in result.gates:
        yield f"控制项“{gate.title}”：{VERDICT_LABELS[gate.verdict]}。"
    yield from route_lines(session.eligibility)
    yield from _open_lines(session)
    for draft in session.drafts.values():
        yield f"“{draft.title}”填的“{draft.typed[:40]}”没有读懂，没有采用。"
    yield from _readiness_lines(_readiness(session, day))
    if result.banner:
        yield result.banner


def _open_lines(session: Session) -> Iterator[str]:
    items = [one for one in session.assessment.open_items if one.worth or one.decides or one.blocks]
    items.sort(key=lambda one: (not (one.decides or one.blocks), -one.worth))
    if items:
        yield f"待定的事项有{len(items)}处，影响大的在前。"
    for one in items[:MOST_OPEN]:
        asks = "；".join(one.asks)
        yield f"待定：{one.title}，影响{shown(one.worth)}分。{f'{asks}。' if asks else ''}"


def _readiness(session: Session, day: date, *, look: bool = True) -> Readiness:
    """Return how ready the dossier is; without `look` the evidence files are left alone."""
    states = evidenced = None
    if look and session.folder is not None:
        states = evidence_states(session.dossier, session.folder)
        evidenced = session.evidenced(evidenced_by(session.dossier, states))
    return readiness(
        Given(
            dossier=session.dossier, standard=session.rules.standard, cycle=session.rules.cycle,
            assessment=session.assessment, eligibility=session.eligibility, today=day,
            states=states, evidenced=evidenced, notes=session.rules.notices,
        )
    )  # fmt: skip


def _readiness_lines(ready: Readiness) -> Iterator[str]:
    yield f"提交准备：{ready.verdict}"
    for part in ready.parts:
        todo = f"下一步：{part.todo.rstrip('。')}。" if part.todo else ""
        yield f"{part.title}：{part.label}，{part.said.rstrip('。')}。{todo}"
    for one in ready.findings[:MOST_FOUND]:
        yield f"{one.severity.label}：{one.problem().sentence()}"
    if len(ready.findings) > MOST_FOUND:
        yield f"另有{len(ready.findings) - MOST_FOUND}处，用 zjai check 可以看全。"
    yield ready.next.said
    first = ready.next.first_open
    if first is not None:
        when = f"（{first.when}）" if first.when else ""
        yield f"接下来要办：{first.title}{when}。{first.what.rstrip('。')}。"
