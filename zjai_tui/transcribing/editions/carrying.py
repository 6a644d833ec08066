"""A dossier taken over to another edition of the standard: nothing is lost, nothing becomes zero unsaid.

Answers go by the ids of questions, achievements by their kind; both are led through the rename map.
What has no place in the new edition is listed with the reason and stays in the person's file as it
is. What the new edition asks for the first time is unknown, and is listed too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from ...base.dates import shown_date
from ...base.numbers import plain
from ...base.structure import quoted
from ...base.text import one_line
from ...dossier.model import Dossier, Entry, Value
from ...rules.fields import Field, value_problem
from ...rules.standards.patterns import as_word
from ...rules.standards.renames import Renames, renames_between
from ...rules.standards.standard import Standard
from ...rules.standards.tiers import used_names
from ...scoring.reference import reference_to
from ...scoring.selection import default_reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Unplaced:
    """Something filled in that the other edition has no place for."""

    where: str
    """The question or the achievement, in Chinese."""
    value: str
    """What was filled in; empty for an achievement as a whole."""
    why: str
    entry: str = ""
    """Id of the achievement it belongs to."""
    name: str = ""
    """Id of the question in the old edition."""
    kept: bool = True
    """Whether it stays in the dossier all the same, where only the new edition does not look at it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Something the other edition asks that nobody has answered yet."""

    where: str
    what: str
    entry: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Led:
    """Something that found its place under another id."""

    where: str
    old: str
    new: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Carried:
    """The dossier as the other edition sees it."""

    dossier: Dossier
    led: tuple[Led, ...]
    unplaced: tuple[Unplaced, ...]
    asked: tuple[Asked, ...]


def carry(dossier: Dossier, old: Standard, new: Standard) -> Carried:
    """Return the dossier with its answers under the ids of the new edition.

    What neither edition asks stays as it was and is not mentioned: it never counted.
    """
    way = _Way(old, new, renames_between(old, new))
    answers = way.answers(dossier.answers)
    entries = tuple(way.entry(one) for one in dossier.entry)
    readings = way.readings(dossier.readings)
    variant = way.variant(dossier.variant)
    carried = replace(
        dossier, answers=answers, entry=entries, readings=readings, variant=variant, standard=reference_to(new)
    )  # fmt: skip
    return Carried(
        dossier=carried,
        led=tuple(dict.fromkeys(way.led)),
        unplaced=tuple(way.unplaced),
        asked=tuple(way.asked(carried)),
    )


def unplaced_text(one: Unplaced) -> str:
    """Return what found no place, and why, as a sentence."""
    filled = f"填的“{one.value}”" if one.value else ""
    return f"{one.where}{filled}：{one.why}。"


def with_note(dossier: Dossier, new: Standard, lost: Iterable[Unplaced]) -> Dossier:
    """Return the dossier with a remark on what found no place; as it is when there is nothing."""
    told = "".join(map(unplaced_text, lost))
    if not told:
        return dossier
    head = new.standard
    said = f"换用{head.title}（{head.edition}）时没有位置的：{told}"
    return replace(dossier, note="\n".join(part for part in (dossier.note, said) if part))


class _Way:
    """From one edition to another; collects what was renamed and what found no place."""

    def __init__(self, old: Standard, new: Standard, names: Renames) -> None:
        self._old, self._new, self._names = old, new, names
        self._old_kinds = {one.id: one for one in old.kind}
        self._kinds = {one.id: one for one in new.kind}
        self._inputs = {one.id: one for one in new.input}
        self.led: list[Led] = []
        self.unplaced: list[Unplaced] = []

    def answers(self, given: Mapping[str, Value]) -> dict[str, Value]:
        """Return the answers to questions asked once."""
        known = {one.id: one for one in self._old.input}
        found: dict[str, Value] = {}
        for name, value in given.items():
            asked = known.get(name)
            if asked is None:
                found.setdefault(name, value)
                continue
            new = self._names.input(name)
            target = self._inputs.get(new)
            place = f"问题{quoted(asked.title)}"
            if target is None:
                kept = _keep(found, name, value, self._inputs)
                self._miss(place, asked, value, "新版不问这一项", kept=kept)
            elif target.derive is not None and asked.derive is None:
                self._miss(place, asked, value, "新版由基本信息算出，不用这里填的")
                found.setdefault(new, value)
            else:
                self._put(found, new, asked, target, value, place)
                self._renamed(place, name, new)
        return found

    def entry(self, entry: Entry) -> Entry:
        """Return an achievement under the kind and the questions of the new edition."""
        kind = self._old_kinds.get(entry.kind)
        if kind is None:
            return entry
        place = entry_words(entry)
        new = self._kinds.get(self._names.kind(entry.kind))
        if new is None:
            why = f"新版没有业绩种类{quoted(kind.title)}"
            self.unplaced.append(Unplaced(where=place, value="", why=why, entry=entry.id))
            # an id that now means another kind must not bring the achievement there
            return replace(entry, kind=f"{entry.kind}（旧版）") if entry.kind in self._kinds else entry
        self._renamed(f"业绩种类{quoted(kind.title)}", kind.id, new.id)
        return replace(entry, kind=new.id, facts=self._facts(entry, {one.id: one for one in kind.field}))

    def _facts(self, entry: Entry, known: Mapping[str, Field]) -> dict[str, Value]:
        fields = {one.id: one for one in self._kinds[self._names.kind(entry.kind)].field}
        place = entry_words(entry)
        found: dict[str, Value] = {}
        for name, value in entry.facts.items():
            asked = known.get(name)
            if asked is None:
                found.setdefault(name, value)
                continue
            new = self._names.field(entry.kind, name)
            where = f"{place}的{quoted(asked.title)}"
            if new in fields:
                self._put(found, new, asked, fields[new], value, where, entry.id)
                self._renamed(f"所问{quoted(asked.title)}", name, new)
            else:
                kept = _keep(found, name, value, fields)
                self._miss(where, asked, value, "新版不问这一项", entry.id, kept=kept)
        return found

    def readings(self, given: Mapping[str, str]) -> dict[str, str]:
        """Return the chosen readings."""
        known = {one.id: one for one in self._old.open}
        targets = {one.id: {reading.id for reading in one.reading} for one in self._new.open}
        found = {}
        for name, reading in given.items():
            new = self._names.open(name)
            if reading in targets.get(new, ()):
                found[new] = reading
            elif name not in known:
                found.setdefault(name, reading)
            else:
                title = next((one.title for one in known[name].reading if one.id == reading), reading)
                why = "新版没有这种读法" if new in targets else "新版没有这个有争议的条文"
                self.unplaced.append(
                    Unplaced(
                        where=f"条文读法：{one_line(known[name].ask)}", value=title, why=why, name=name, kept=False
                    )
                )
        return found

    def variant(self, given: str) -> str:
        """Return the post category; nothing where the new edition has no such one."""
        titles = {one.id: one.title for one in self._old.variant}
        new = self._names.variant(given)
        if given in titles and new not in {one.id for one in self._new.variant}:
            why = "新版没有这一类" if self._new.variant else "新版不分岗位类别"
            self.unplaced.append(Unplaced(where="岗位类别", value=titles[given], why=why, name=given, kept=False))
            return ""
        return new if given in titles else given

    def asked(self, dossier: Dossier) -> Iterator[Asked]:
        """Yield what the new edition asks for the first time and nobody has answered."""
        led = {self._names.input(one.id) for one in self._old.input}
        for one in self._new.input:
            if (
                one.id not in led
                and one.derive is None
                and one.asked_of == "applicant"
                and one.id not in dossier.answers
            ):
                yield Asked(where="量化自评", what=f"新增的问题{quoted(one.title)}没有填，按各种可能计")
        back = {self._names.kind(one.id): one for one in self._old.kind}
        for kind in self._new.kind:
            if kind.id not in back:
                yield Asked(where="业绩", what=f"新增业绩种类{quoted(kind.title)}，有这类业绩的请补登")
        for entry in dossier.entry:
            yield from self._asked_of(entry, {kind: one.id for kind, one in back.items()})
        questions = {self._names.open(one.id) for one in self._old.open}
        for question in self._new.open:
            if question.id not in questions and question.id not in dossier.readings:
                reading = default_reading(self._new, question.id)
                title = next(one.title for one in question.reading if one.id == reading)
                yield Asked(where="条文读法", what=f"新增有争议的条文：{one_line(question.ask)}暂按“{title}”计")
        if self._new.variant and not dossier.variant:
            yield Asked(where="岗位类别", what="新版分岗位类别，还没有选")

    def _asked_of(self, entry: Entry, back: Mapping[str, str]) -> Iterator[Asked]:
        kind = self._kinds.get(entry.kind)
        if kind is None or kind.id not in back:
            return
        old_id = back[kind.id]
        led = {self._names.field(old_id, one.id) for one in self._old_kinds[old_id].field}
        nodes = [node for node in self._new.node if kind.id in node.entries]
        windows = {one.id: one.on for one in self._new.window}
        used = {name for node in nodes for name in used_names(node)} | {windows.get(node.window) for node in nodes}
        for field in kind.field:
            if field.id not in led and field.id in used and field.id not in entry.facts:
                what = f"新增的{quoted(field.title)}没有填，按各种可能计"
                yield Asked(where=entry_words(entry), what=what, entry=entry.id)

    def _put(
        self, found: dict[str, Value], new: str, asked: Field, target: Field, value: Value, where: str, entry: str = ""
    ) -> None:
        """Give an answer its new place.

        One that the new edition cannot take, though the old one could, counts as unknown there; of two
        answers to what is one question now the first stays.
        """
        if found.setdefault(new, value) != value:
            first = answer_text(target, found[new])
            self._miss(where, asked, value, f"新版里两题合为一题，已取“{first}”", entry, kept=False)
            return
        wrong = value_problem(target, value)
        if wrong is not None and value_problem(asked, value) is None:
            self._miss(where, asked, value, f"新版里{wrong[0]}，按未填计", entry)

    def _miss(self, where: str, asked: Field, value: Value, why: str, entry: str = "", *, kept: bool = True) -> None:
        said = answer_text(asked, value)
        self.unplaced.append(Unplaced(where=where, value=said, why=why, entry=entry, name=asked.id, kept=kept))

    def _renamed(self, where: str, old: str, new: str) -> None:
        if old != new:
            self.led.append(Led(where=where, old=old, new=new))


def entry_words(entry: Entry) -> str:
    """Return what an achievement is called in a sentence."""
    return f"业绩{quoted(entry.title or entry.id)}"


def answer_text(asked: Field, value: Value) -> str:
    """Return an answer as a person wrote it."""
    if isinstance(value, date):
        return shown_date(value)
    if isinstance(value, bool | str):
        return one_line(as_word(value), 60)
    return f"{plain(value)}{asked.unit}"


def _keep(found: dict[str, Value], name: str, value: Value, targets: Mapping[str, object]) -> bool:
    """Keep an answer under its own id, unless that id means another question now; tell whether it was kept."""
    if name in targets:
        return False
    found[name] = value
    return True
