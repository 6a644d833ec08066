"""The achievements in the plain mode: listed, added, changed, removed; and their evidence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from ..base.problems import Refused
from ..base.text import half_width
from ..dossier import edit
from ..dossier.evidence import STATE_WORDS, attach, evidence_state
from ..dossier.model import Entry, Evidence
from ..filling.claim_slots import begun
from ..filling.session import Session
from ..scoring.trace import span_text
from .asking import chosen
from .stops import Stop, entry_trace, split_word

if TYPE_CHECKING:
    from .walk import Walk

LIST, ADD, REMOVE = "entries", "添加", "删除"
PAGE = "page."
"""Begins the key of the question for a page."""


class ListStop(Stop):
    """The list of achievements: which one to change, or what to add."""

    key, title = LIST, "业绩条目"

    def lines(self, walk: Walk, number: str) -> Iterator[str]:
        """Yield the achievements, then what can be done."""
        entries = walk.session.dossier.entry
        for at, entry in enumerate(entries, 1):
            yield entry_line(walk.session, entry, at)
        change = f"写条目的编号就修改它，写“{REMOVE}”和编号就删去它；" if entries else ""
        count = f"现在有{len(entries)}条业绩。" if entries else "现在没有业绩条目。"
        yield f"{number} {self.title}。{count}写“{ADD}”就加一条；{change}直接回车去下一节。"

    def help(self, walk: Walk) -> Iterator[str]:
        """Yield how to list achievements."""
        yield "每项成果只列一次，程序决定它记在标准的哪一项最有利。"
        yield f"写“{ADD}：论文”这样可以直接说种类。种类有：{kinds_text(walk.session)}。"

    def basis(self, walk: Walk) -> Iterator[str]:
        """Yield where each achievement counts."""
        for at, entry in enumerate(walk.session.dossier.entry, 1):
            yield entry_line(walk.session, entry, at)

    def take(self, walk: Walk, typed: str) -> None:
        """Open, add or remove."""
        word, rest = split_word(typed, (ADD, REMOVE))
        if word == ADD:
            self._add(walk, rest)
            return
        entry = _entry_at(walk.session, rest)
        if entry is None:
            count = len(walk.session.dossier.entry)
            known = f"1至{count}的编号" if count else f"“{ADD}”"
            walk.refuse(f"没有这一条，请写{known}。")
        elif word == REMOVE:
            name = _name(entry)
            if walk.change(partial(edit.remove_entry, entry_id=entry.id), "删除条目"):
                walk.say(f"已删去{name}；写“撤销”可以恢复。")
                walk.tell_change()
        else:
            walk.position.open_entry(entry.id, entry.kind)

    def _add(self, walk: Walk, typed: str) -> None:
        kinds = walk.session.rules.standard.kind
        offered = [(str(at), kind.title) for at, kind in enumerate(kinds, 1)]
        at = chosen(offered, typed) if typed else None
        if typed and at is None:
            walk.refuse(f"没有“{typed[:40]}”这一种，可以写：{kinds_text(walk.session)}。")
            return
        if at is None:
            at = walk.choose("加哪一种业绩？", offered)
        if at is not None:
            walk.say(kinds[at].help)
            walk.position.open_entry(edit.next_entry_id(walk.session.dossier), kinds[at].id)


class ProofsStop(Stop):
    """The achievements with the evidence they have: for which one to add some."""

    key, title = "proofs", "各条业绩的佐证"

    def lines(self, walk: Walk, number: str) -> Iterator[str]:
        """Yield the achievements with their evidence, then what can be done."""
        entries = walk.session.dossier.entry
        for at, entry in enumerate(entries, 1):
            yield f"条目{at}，{_name(entry)}，{_proofs_text(walk.session, entry)}。"
        change = "写条目的编号就添加、核对它的佐证；" if entries else "还没有业绩，先到“量化自评”一节添加；"
        yield f"{number} {self.title}。{change}直接回车去下一节。"

    def help(self, walk: Walk) -> Iterator[str]:
        """Yield what evidence is for."""
        yield "有据总分只算佐证文件都在、并与登记时相符的业绩。"

    def take(self, walk: Walk, typed: str) -> None:
        """Open the evidence of an achievement."""
        entry = _entry_at(walk.session, half_width(typed))
        if entry is None:
            count = len(walk.session.dossier.entry)
            walk.refuse(f"没有这一条，请写1至{count}的编号。" if count else "还没有业绩，先到“量化自评”一节添加。")
        else:
            walk.position.open_entry(entry.id, entry.kind)


class EvidenceStop(Stop):
    """The evidence of one achievement."""

    def __init__(self, entry_id: str, kind_id: str) -> None:
        """Ask for evidence of the achievement of that id, which the first file may begin."""
        self._entry_id, self._kind_id = entry_id, kind_id
        self.key, self.title = f"evidence.{entry_id}", "佐证材料"

    def lines(self, walk: Walk, number: str) -> Iterator[str]:
        """Yield the files with their states, then what can be done."""
        proofs = self._proofs(walk)
        for at, one in enumerate(proofs, 1):
            yield f"佐证{at}：{_proof_text(one)}，{_state(walk.session, one)}。"
        change = f"写编号改所在页，写“{REMOVE}”和编号就去掉登记；" if proofs else ""
        count = f"现在有{len(proofs)}份。" if proofs else "现在没有。"
        yield f"{number} {self.title}。{count}写文件名就添加；{change}直接回车结束这一条。"

    def help(self, walk: Walk) -> Iterator[str]:
        """Yield where the files must be."""
        folder = walk.session.folder
        yield f"证书、文件等放在档案所在的文件夹里（{folder}），写相对的文件名，如佐证/专利证书.pdf。"
        yield "添加时记下校验码，以后文件有改动会提醒；核对无误的，再写一次文件名就重新登记。去掉登记时文件本身不动。"

    def basis(self, walk: Walk) -> Iterator[str]:
        """Yield how the achievement is scored."""
        yield from entry_trace(walk.session, self._entry_id)

    def take(self, walk: Walk, typed: str) -> None:
        """Add a file, or change or remove the evidence of that number."""
        proofs = self._proofs(walk)
        word, rest = split_word(typed, (REMOVE,))
        at = int(rest) - 1 if rest.isascii() and rest.isdigit() and len(rest) < 5 else None
        if at is not None and (word or proofs):
            if not 0 <= at < len(proofs):
                walk.refuse(f"没有这一份，现在有{len(proofs)}份。")
            elif not word:
                walk.position.open_page(at)
            elif walk.change(partial(edit.remove_evidence, entry_id=self._entry_id, at=at), "删除佐证"):
                walk.say("已去掉这份佐证的登记，文件还在。")
                walk.tell_change()
            return
        self._attach(walk, typed)

    def _attach(self, walk: Walk, typed: str) -> None:
        folder = walk.session.folder
        try:
            found = attach(Path(typed), folder or Path())
        except Refused as refused:
            walk.refuse("".join(one.sentence() for one in refused.problems))
            return
        proofs = self._proofs(walk)
        at = next((at for at, one in enumerate(proofs) if one.file == found.file), None)
        if at is not None:
            fresh = replace(proofs[at], sha256=found.sha256)
            if walk.change(
                partial(edit.replace_evidence, entry_id=self._entry_id, at=at, evidence=fresh), "重新登记佐证"
            ):
                walk.say(f"{found.file}已经登记过，已按现在的内容重新登记。")
                walk.tell_change()
            return
        evidence = Evidence(file=found.file, sha256=found.sha256)
        entry_id, kind_id = self._entry_id, self._kind_id
        if walk.change(lambda one: edit.add_evidence(begun(one, entry_id, kind_id), entry_id, evidence), "添加佐证"):
            walk.say(f"已添加{found.file}。")
            walk.tell_change()
            walk.position.open_page(len(self._proofs(walk)) - 1)

    def _proofs(self, walk: Walk) -> tuple[Evidence, ...]:
        entry = walk.session.dossier.entry_named(self._entry_id)
        return entry.evidence if entry else ()


class PageStop(Stop):
    """Where in a file to look."""

    def __init__(self, entry_id: str, at: int) -> None:
        """Ask for the page of that evidence."""
        self._entry_id, self._at = entry_id, at
        self.key, self.title = f"{PAGE}{entry_id}.{at}", "所在页"

    def lines(self, walk: Walk, number: str) -> Iterator[str]:
        """Yield the question."""
        one = self._proof(walk)
        now = f"现在是“{one.page}”。" if one.page else "现在没有填，可以直接回车。"
        yield f"{number} {one.file}的所在页，如第2页。{now}"

    def help(self, walk: Walk) -> Iterator[str]:
        """Yield why it is asked."""
        yield "写这份文件里证明本条业绩的页码，方便审核的人找到；只有一页的不用写。"

    def take(self, walk: Walk, typed: str) -> None:
        """Note the page."""
        if self._put(walk, typed):
            walk.say("已记。")
            walk.advance()

    def clear(self, walk: Walk) -> None:
        """Take the page away."""
        if self._put(walk, ""):
            walk.say("已清除。")

    def _put(self, walk: Walk, page: str) -> bool:
        one = self._proof(walk)
        change = partial(edit.replace_evidence, entry_id=self._entry_id, at=self._at, evidence=replace(one, page=page))
        return walk.change(change, "佐证的所在页")

    def _proof(self, walk: Walk) -> Evidence:
        entry = walk.session.dossier.entry_named(self._entry_id)
        assert entry is not None, "the walk stops here only while the evidence is there"
        return entry.evidence[self._at]


def entry_line(session: Session, entry: Entry, at: int) -> str:
    """Return one achievement as a line: what it is, where it counts, how much evidence it has."""
    kinds = {kind.id: kind.title for kind in session.rules.standard.kind}
    proofs = f"佐证{len(entry.evidence)}份" if entry.evidence else "没有佐证"
    name = _name(entry) + ("，待核实" if entry.sure == "unsure" else "")
    return f"条目{at}，{kinds.get(entry.kind, entry.kind)}，{name}，{worth_text(session, entry)}，{proofs}。"


def worth_text(session: Session, entry: Entry) -> str:
    """Return where an achievement counts and for how much, or why not."""
    result = session.assessment
    found = [(node, line) for node in result.nodes for line in node.lines if line.entry == entry.id]
    if not found:
        return "这类条目在所用标准里不计分"
    counted = [f"计入“{node.title}”{line.units or f'{span_text(line.span)}分'}" for node, line in found if line.counted]
    if counted:
        return "，".join(counted)
    node, line = found[0]
    return f"没有计入“{node.title}”：{line.why_not.rstrip('。')}"


def _proofs_text(session: Session, entry: Entry) -> str:
    """Return how many pieces of evidence there are, and how those stand that are not as recorded."""
    if not entry.evidence:
        return "没有佐证"
    states = [_state(session, one) for one in entry.evidence]
    wrong = dict.fromkeys(state for state in states if state != STATE_WORDS["ok"])
    return f"佐证{len(states)}份，" + ("、".join(f"{states.count(one)}份{one}" for one in wrong) or "都相符")


def kinds_text(session: Session) -> str:
    """Return the kinds of achievements of the standard."""
    return "、".join(kind.title for kind in session.rules.standard.kind)


def _entry_at(session: Session, typed: str) -> Entry | None:
    """Return the achievement of that place in the list, or of that id."""
    entries = session.dossier.entry
    text = typed.removeprefix("条目").strip()
    if text.isascii() and text.isdigit() and len(text) < 6 and 1 <= int(text) <= len(entries):
        return entries[int(text) - 1]
    return session.dossier.entry_named(text)


def _name(entry: Entry) -> str:
    return f"“{entry.title[:80]}”" if entry.title else "没有写名称"


def _proof_text(evidence: Evidence) -> str:
    return evidence.file + (f"（{evidence.page}）" if evidence.page else "")


def _state(session: Session, evidence: Evidence) -> str:
    return STATE_WORDS[evidence_state(evidence, session.folder)] if session.folder else "档案没有保存，没有核对"
