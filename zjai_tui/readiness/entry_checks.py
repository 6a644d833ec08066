"""Checks over the achievements: names, answers, dates, doubles."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from ..base.dates import shown_date
from ..base.text import bare, quoted
from ..dossier.model import Entry
from ..rules.cycles.precheck import PreCheck
from ..rules.standards.standard import Kind, Window
from ..scoring.selection import choices, select
from .finding import Finding, found
from .given import Given, called
from .identity import birth_date

_LISTED = 3


def untitled(given: Given, check: PreCheck) -> Iterator[Finding]:
    """Yield the achievements without a name."""
    for entry in given.dossier.entry:
        if not entry.title.strip():
            yield _at(check, entry, "没有写名称")


def unsure(given: Given, check: PreCheck) -> Iterator[Finding]:
    """Yield the achievements that may turn out not to count."""
    for entry in given.dossier.entry:
        if entry.sure == "unsure":
            yield _at(check, entry, "标为“待核实”，最低分里没有算它")


def note_words(given: Given, check: PreCheck) -> Iterator[Finding]:
    """Yield what counts as sure although its note says otherwise; an answer left open says so already."""
    for entry, kind in _known(given):
        word = next((one for one in check.values if one in entry.note), "")
        if word and entry.sure == "sure" and all(field.id in entry.facts for field in kind.field):
            yield _at(check, entry, f"备注里写着“{word}”，计分时却按确定的算")


def answer_missing(given: Given, check: PreCheck) -> Iterator[Finding]:
    """Yield the achievements with one of these questions unanswered; one finding for each achievement."""
    for entry, kind in _known(given, check.kinds):
        asked = [field.title for field in kind.field if field.id in check.fields and field.id not in entry.facts]
        if asked:
            yield _at(check, entry, f"没有填{'、'.join(f'“{title}”' for title in asked)}")


def answer_is(given: Given, check: PreCheck) -> Iterator[Finding]:
    """Yield the achievements with an answer that does not count yet."""
    for entry, kind in _known(given, check.kinds):
        for field in kind.field:
            value = entry.facts.get(field.id)
            if field.id in check.fields and value in check.values:
                yield _at(check, entry, f"{field.title}为{quoted(value)}")


def entry_after(given: Given, check: PreCheck) -> Iterator[Finding]:
    """Yield the achievements dated after the round's date, whatever the standard does with them."""
    last = given.cycle.dates()[check.date]
    for entry, day, title in _dated(given):
        if last.on < day <= given.today:  # later than today is told as a slip of the pen
            yield _at(check, entry, f"{title}{shown_date(day)}，{last.title}为{shown_date(last.on)}")


def entry_before(given: Given, check: PreCheck) -> Iterator[Finding]:
    """Yield the achievements that are too old for every place of the standard where their kind counts."""
    since = given.dossier.facts.get(check.fact)
    if not isinstance(since, date):
        return
    field = given.cycle.facts()[check.fact]
    windows = _windows(given)
    for entry, _ in _known(given):
        bound = f"fact:{check.fact}"
        places = windows.get(entry.kind, ())
        if not places or not all(one is not None and one.after == bound for one in places):
            continue
        days = [day for one in places if one is not None and isinstance(day := entry.facts.get(one.on), date)]
        if days and max(days) <= since:
            yield _at(check, entry, f"日期{shown_date(max(days))}，{field.title}为{shown_date(since)}")


def future_entries(given: Given) -> Iterator[tuple[Entry, date, str]]:
    """Yield the achievements dated after today, with date and its title."""
    return ((entry, day, title) for entry, day, title in _dated(given) if day > given.today)


def entries_before_birth(given: Given) -> Iterator[tuple[Entry, date, str]]:
    """Yield the achievements dated before the person was born, where the identity number says when."""
    born = birth_date(given.dossier.person.id_number)
    if born is not None:
        yield from ((entry, day, title) for entry, day, title in _dated(given) if day < born)


def same_entry(given: Given, check: PreCheck) -> Iterator[Finding]:
    """Yield the second and further of achievements of a kind with one name, or one answer to a field."""
    seen: dict[tuple[str, str, str], Entry] = {}
    for entry in given.dossier.entry:
        answers = {"": entry.title} | {name: str(entry.facts.get(name, "")) for name in check.fields}
        before: Entry | None = None
        for name, text in answers.items():
            key = entry.kind, name, bare(text)
            if key[2]:
                before = before or seen.get(key)
                seen.setdefault(key, entry)
        if before is not None:
            yield _at(check, entry, f"与{called(before)}同名，像是同一成果")


def same_file(given: Given, check: PreCheck) -> Iterator[Finding]:
    """Yield the achievements proved by the same page of the same file as an earlier one."""
    users: dict[tuple[str, str], dict[str, Entry]] = {}
    for entry in given.dossier.entry:
        for one in entry.evidence:
            users.setdefault((one.file, bare(one.page)), {})[entry.id] = entry
    for (file, page), by_id in users.items():
        ones = list(by_id.values())
        if page and len(ones) > 1:
            others = "、".join(called(one) for one in ones[:_LISTED]) + ("等" if len(ones) > _LISTED else "")
            for entry in ones[1:]:
                yield _at(check, entry, f"{quoted(file)}的同一页用在{others}")


def page_missing(given: Given, check: PreCheck) -> Iterator[Finding]:
    """Yield the evidence that does not say where to look; one finding for each achievement."""
    for entry in given.dossier.entry:
        files = [one.file for one in entry.evidence if not one.page.strip()]
        if files:
            yield _at(check, entry, f"{quoted(files[0])}{f'等{len(files)}份' if len(files) > 1 else ''}没有写页码")


def team_entries(given: Given) -> tuple[Entry, ...]:
    """Return the achievements of several people, as far as the answers say."""
    teams = {kind.id: [field.within for field in kind.field if field.within] for kind in given.standard.kind}
    return tuple(
        entry for entry in given.dossier.entry if any(_several(entry, name) for name in teams.get(entry.kind, ()))
    )


def _several(entry: Entry, team: str) -> bool:
    size = entry.facts.get(team)
    return size is None or size != 1


def _at(check: PreCheck, entry: Entry, message: str) -> Finding:
    return found(check, f"entry:{entry.id}", called(entry), message)


def _known(given: Given, kinds: tuple[str, ...] = ()) -> Iterator[tuple[Entry, Kind]]:
    known = given.kinds()
    for entry in given.dossier.entry:
        kind = known.get(entry.kind)
        if kind is not None and (not kinds or entry.kind in kinds):
            yield entry, kind


def _dated(given: Given) -> Iterator[tuple[Entry, date, str]]:
    """Yield every date of every achievement, with what the standard calls it."""
    known = given.kinds()
    for entry in given.dossier.entry:
        kind = known.get(entry.kind)
        for name, value in entry.facts.items():
            if isinstance(value, date):
                field = kind.named(name) if kind else None
                yield entry, value, field.title if field else "日期"


def _windows(given: Given) -> Mapping[str, tuple[Window | None, ...]]:
    """Return the windows of the places where each kind counts, under the readings chosen."""
    dossier = given.dossier
    selection = select(given.standard, choices(given.standard, dossier.variant, dossier.readings))
    windows: dict[str, tuple[Window | None, ...]] = {}
    for rules in selection.rules.values():
        for kind in rules.node.entries:
            windows[kind] = (*windows.get(kind, ()), rules.window)
    return windows
