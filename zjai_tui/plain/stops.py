"""What the walk stops at: a question of the forms. Its answer goes the same way as the app's."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from ..base.text import half_width
from ..filling.session import Session
from ..filling.slots import Slot
from ..filling.table import input_ids
from ..rules.basis import Source
from ..scoring.trace import node_trace
from .asking import (
    choices,
    cites_line,
    help_lines,
    present,
    question_line,
    read_typed,
    taken_line,
)

if TYPE_CHECKING:
    from .walk import Walk

MOST_NODES = 3


class Stop(ABC):
    """A place of the walk where a line is typed."""

    key = ""
    title = ""
    section = ""
    """Headline it stands under inside its section; may be empty."""

    @abstractmethod
    def lines(self, walk: Walk, number: str) -> Iterator[str]:
        """Yield what is read aloud on arriving, the question last."""

    @abstractmethod
    def help(self, walk: Walk) -> Iterator[str]:
        """Yield what can be typed here, and why it is asked."""

    def basis(self, walk: Walk) -> Iterator[str]:
        """Yield where it is written and what it does to the score."""
        return iter(())

    @abstractmethod
    def take(self, walk: Walk, typed: str) -> None:
        """Take an answer and go on, or say what is wrong with it and stay."""

    def keep(self, walk: Walk) -> None:
        """Keep the present answer and go on."""
        walk.advance()

    def clear(self, walk: Walk) -> None:
        """Take the present answer away and stay."""
        walk.say("这里没有可以清除的回答。")


class SlotStop(Stop):
    """A question of a form."""

    def __init__(
        self,
        slot: Slot,
        *,
        lead: str = "",
        why: str = "",
        cites: Iterable[str] = (),
        basis: str = "",
        section: str = "",
    ) -> None:
        """Ask a slot; `why`, `cites` and the label of its `basis` go before those of its field."""
        self.slot, self._lead, self._why, self._basis = slot, lead, why, basis
        self._cites = tuple(cites) or slot.field.cite
        self.key, self.title, self.section = slot.key, slot.field.title, section or slot.section

    def lines(self, walk: Walk, number: str) -> Iterator[str]:
        """Yield a typed text that was not understood earlier, then the question."""
        draft = walk.session.drafts.get(self.key)
        if draft is not None:
            yield f"上次填的“{draft.typed[:80]}”没有读懂，没有采用。"
        yield question_line(number, self.slot, walk.session.dossier, self._lead)

    def help(self, walk: Walk) -> Iterator[str]:
        """Yield help and reason."""
        yield from help_lines(self.slot.field, self._why)
        if choices(self.slot):
            yield "写选项的编号，写选项的文字也可以。"
        yield present(self.slot, walk.session.dossier)

    def basis(self, walk: Walk) -> Iterator[str]:
        """Yield the cites of the question, the conditions it decides, and the nodes it is scored in."""
        session = walk.session
        text = cites_line(self._cites, sources_of(session))
        if text:
            yield text + (f"依据等级：{self._basis}。" if self._basis else "")
        yield from condition_lines(session, self.key)
        yield from node_lines(session, self.key)
        kind, _, rest = self.key.partition(".")
        if kind == "entry":
            yield from entry_trace(session, rest.partition(".")[0])

    def take(self, walk: Walk, typed: str) -> None:
        """Put the answer into the dossier."""
        answer = read_typed(self.slot, walk.session.dossier, typed, continued=walk.writing == self.key)
        if answer.problem:
            walk.refuse(f"{answer.problem}{present(self.slot, walk.session.dossier)}")
            return
        value, write = answer.value, self.slot.write
        if walk.change(lambda dossier: write(dossier, value), self.title, self.key):
            if self.slot.lines > 1:
                walk.write_on(self.key)
                return
            walk.say(taken_line(self.slot, walk.session.dossier, typed))
            walk.say(self.slot.doubted(value))
            walk.tell_change()
            walk.advance()

    def clear(self, walk: Walk) -> None:
        """Take the answer away, unless one must be chosen."""
        if choices(self.slot) and not self.slot.unknown:
            walk.refuse(f"这一题要选一个，不能清除。{present(self.slot, walk.session.dossier)}")
            return
        write = self.slot.write
        if walk.change(lambda dossier: write(dossier, None), self.title, self.key):
            walk.say("已清除。")
            walk.tell_change()


class NothingStop(Stop):
    """A section that asks nothing, e.g. of a standard without questions of its own."""

    key, title = "nothing", "没有要问的"

    def lines(self, walk: Walk, number: str) -> Iterator[str]:
        """Yield that there is nothing."""
        yield f"{number} 这一节没有要问的，直接回车去下一节。"

    def help(self, walk: Walk) -> Iterator[str]:
        """Yield the same."""
        yield "所用的规则在这一节没有问题要答。"

    def take(self, walk: Walk, typed: str) -> None:
        """Refuse: there is no question."""
        walk.refuse("这一节没有要问的。")


def sources_of(session: Session) -> tuple[Source, ...]:
    """Return the documents that questions cite."""
    return (*session.rules.cycle.source, *session.rules.standard.source)


def condition_lines(session: Session, key: str) -> Iterator[str]:
    """Yield the conditions that look at a question about the person, as they are judged now."""
    kind, _, name = key.partition(".")
    eligibility = session.eligibility
    if kind == "education":
        yield f"继续教育：{eligibility.education.reason}。"
        return
    if kind != "fact":
        return
    seen: set[str] = set()
    for one in (*eligibility.common, *(each for route in eligibility.routes for each in route.results)):
        if name in one.facts and one.id not in seen:
            seen.add(one.id)
            earliest = f"{one.earliest.text}。" if one.earliest else ""
            yield f"条件“{one.title}”：{one.label}。{one.reason}。{earliest}"


def node_lines(session: Session, key: str) -> Iterator[str]:
    """Yield how the nodes that read an input are scored now."""
    kind, _, name = key.partition(".")
    if kind not in {"answer", "fact", "education"}:
        return
    standard, result = session.rules.standard, session.assessment
    names = {
        one.id
        for one in standard.input
        if (kind == "answer" and one.id == name)
        or (one.derive is not None and kind == "fact" and name in (one.derive.fact, one.derive.years_since))
        or (one.derive is not None and kind == "education" and one.derive.education)
    }
    in_use = {one.id for one in result.nodes}
    found = [node for node in standard.node if node.id in in_use and names.intersection(input_ids(standard, node))]
    for node in found[:MOST_NODES]:
        yield from trace_lines(session, node.id)


def trace_lines(session: Session, node_id: str) -> Iterator[str]:
    """Yield the sentences that explain a node."""
    for text in node_trace(session.assessment, node_id):
        yield f"{text.rstrip('。')}。"


def entry_trace(session: Session, entry_id: str) -> Iterator[str]:
    """Yield how the nodes came about in which an achievement counts, or would."""
    for node in session.assessment.nodes:
        if any(line.entry == entry_id for line in node.lines):
            yield from trace_lines(session, node.id)


def split_word(typed: str, words: Iterable[str]) -> tuple[str, str]:
    """Return which of the words a line begins with and what follows; empty when with none."""
    text = half_width(typed).strip()
    for word in words:
        if text.startswith(word):
            return word, text[len(word) :].strip(" :")
    return "", text
