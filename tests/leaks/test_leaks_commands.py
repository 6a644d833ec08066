"""Every command of the program, watched: what it tells, what it writes, and that it talks to nobody.

One test, because running them all takes seconds; each of its checks says by its name what holds.
"""

from __future__ import annotations

import json
import os
import re
import stat
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from leaks_calls import ALL_IN_ONE, CALLS, Call
from leaks_secrets import ID_END, PHONE_END, lay_out, machine_told, numbers_told, properties_of, text_of
from leaks_watch import Noted, watched
from zjai_tui.cli.registry import COMMANDS, PARTS

PUBLISHED = ("公布", "公示", "日程")
"""Beginnings and parts of the names of what is for everybody's eyes, here and in the program."""
NOT_PUBLISHED = "底稿"
OFFICE = (".docx", ".xlsx")
MAKER = "zjai"
LOADS = re.compile(
    r"<(?:script|link|img|iframe|object|embed|base|form)\b|@import|url\(|http-equiv=.?refresh", re.IGNORECASE
)
"""What has a browser fetch something, or run something, when it opens a page."""
FOREIGN = re.compile(r'TargetMode="External"|attachedTemplate|INCLUDEPICTURE|<externalReference|<connection\b|DDEAUTO')
"""What has an office program do so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What a call answered."""

    call: Call
    code: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """All calls in one process, one after the other, and what lies in the folders afterwards."""

    folder: Path
    work: Path
    own: Path
    before: frozenset[Path]
    told: tuple[Told, ...]
    noted: Noted

    @property
    def made(self) -> Iterator[Path]:
        """Yield the files and folders that were made."""
        for place in (self.work, self.own):
            yield from (one for one in place.rglob("*") if one not in self.before)

    @property
    def files(self) -> list[Path]:
        """Return the files among them."""
        return [one for one in self.made if one.is_file()]


def the_day(folder: Path) -> Day:
    """Run all the calls and return what became of them."""
    work, own = folder / "办公", folder / "own"
    work.mkdir()
    lay_out(work, verified=True)
    before = frozenset(work.rglob("*"))
    calls, answers = folder / "calls.json", folder / "answers.json"
    calls.write_text(json.dumps([{"words": one.words, "typed": one.typed} for one in CALLS]), encoding="utf-8")
    command = [sys.executable, "-c", ALL_IN_ONE, str(calls), str(answers)]
    done = watched(command, where=work, own=own, log=folder / "log")
    assert (done.code, done.err) == (0, "")
    told = tuple(
        Told(call=call, code=code, text=out + err)
        for call, (code, out, err) in zip(CALLS, json.loads(answers.read_text(encoding="utf-8")), strict=True)
    )
    answers.unlink()
    return Day(folder=folder, work=work, own=own, before=before, told=told, noted=done.noted)


def every_command_is_among_them_and_ends_as_it_should(day: Day) -> None:
    named = {call.words[0] for call in CALLS if call.words} & set(COMMANDS)
    assert named == set(COMMANDS)
    for command, parts in PARTS.items():
        assert {call.words[1] for call in CALLS if call.words[:1] == (command,) and len(call.words) > 1} >= set(parts)
    assert [(one.call.words, one.code, one.text) for one in day.told if one.code not in one.call.codes] == []


def no_command_talks_to_anybody_or_begins_another_program(day: Day) -> None:
    assert day.noted.watched == 1
    assert (day.noted.sent, day.noted.started) == ([], [])


def nothing_is_written_but_where_the_person_said_and_in_the_own_folder(day: Day) -> None:
    written = {str(day.work / one) for one in day.noted.written}
    elsewhere = {one for one in written if not Path(one).is_relative_to(day.folder)}
    # `doctor` tries whether files can be made where temporary ones go; they are gone and were empty
    assert all(not Path(one).exists() for one in elsewhere)
    assert len(elsewhere) <= 6


def nothing_half_written_and_no_log_is_left_behind(day: Day) -> None:
    kinds = {one.suffix for one in day.files}
    assert kinds <= {".toml", ".bak", ".txt", ".md", ".html", ".docx", ".xlsx", ".csv", ".ics"}
    assert not [one for one in day.files if one.name.startswith(".zjai-")]


def files_are_for_their_owner_alone_and_so_are_folders(day: Day) -> None:
    if os.name != "posix":
        return
    rights = {one.relative_to(day.folder): stat.S_IMODE(one.stat().st_mode) for one in day.made}
    rights[Path("own")] = stat.S_IMODE(day.own.stat().st_mode)
    wrong = {
        str(one): oct(now) for one, now in rights.items() if now != (0o700 if (day.folder / one).is_dir() else 0o600)
    }
    assert wrong == {}
    assert len(rights) > 75


def the_persons_numbers_are_told_only_where_they_were_asked_for(day: Day) -> None:
    assert [one.call.words for one in day.told if not one.call.asked and numbers_told(one.text)] == []
    assert [one.call.words for one in day.told if one.call.asked and "-o" not in one.call.words][:1] != []


def written_files_hold_the_persons_numbers_only_where_they_were_asked_for(day: Day) -> None:
    allowed = {
        one for one in day.files if one.suffix in {".toml", ".bak"} or "全" in str(one.relative_to(day.work.parent))
    }
    told = {one for one in day.files if numbers_told(text_of(one))}
    assert told <= allowed
    assert {one.name for one in told} >= {"全.html", "全.docx", "合.toml"}


def what_is_published_holds_not_even_the_ends_of_the_numbers(day: Day) -> None:
    published = [
        one
        for one in day.files
        if any(word in str(one.relative_to(day.folder)) for word in PUBLISHED) and NOT_PUBLISHED not in one.name
    ]
    assert {one.suffix for one in published} == {".txt", ".md", ".html", ".docx", ".ics"}
    assert len(published) >= 20
    for one in published:
        text = text_of(one)
        assert numbers_told(text) == [], one
        assert not re.search(rf"\*+\s*({ID_END}|{PHONE_END})|末四位\D{{0,6}}({ID_END}|{PHONE_END})", text), one


def no_answer_and_no_file_tells_of_the_machine_or_its_user(day: Day) -> None:
    own = str(day.own)
    for one in day.told:  # where something was put in the own folder is what was asked
        assert machine_told(one.text.replace(own, ""), day.folder) == [], one.call.words
    for file in day.files:
        assert machine_told(text_of(file), day.folder) == [], file


def office_files_name_the_program_and_nobody_else(day: Day) -> None:
    office = [one for one in day.files if one.suffix in OFFICE]
    assert len(office) >= 12
    for one in office:
        found = properties_of(one)
        assert (found["creator"], found["lastModifiedBy"]) == (MAKER, MAKER), one
        assert not {"company", "Company", "Manager", "manager", "Template"} & set(found), one
        assert all(value.endswith("T00:00:00Z") for name, value in found.items() if name in {"created", "modified"}), (
            one
        )


def no_written_file_fetches_anything_when_it_is_opened(day: Day) -> None:
    for one in day.files:
        text = text_of(one)
        found = LOADS.findall(text) if one.suffix == ".html" else FOREIGN.findall(text) if one.suffix in OFFICE else []
        assert found == [], one


def a_file_that_cannot_be_read_is_not_quoted(day: Day) -> None:
    broken = [one for one in day.told if {"坏.toml", "错.toml"} & set(one.call.words) and one.code == 2]
    assert len(broken) >= 6
    for one in broken:
        assert numbers_told(one.text) == []
        assert "Traceback" not in one.text


CHECKS = (
    every_command_is_among_them_and_ends_as_it_should,
    no_command_talks_to_anybody_or_begins_another_program,
    nothing_is_written_but_where_the_person_said_and_in_the_own_folder,
    nothing_half_written_and_no_log_is_left_behind,
    files_are_for_their_owner_alone_and_so_are_folders,
    the_persons_numbers_are_told_only_where_they_were_asked_for,
    written_files_hold_the_persons_numbers_only_where_they_were_asked_for,
    what_is_published_holds_not_even_the_ends_of_the_numbers,
    no_answer_and_no_file_tells_of_the_machine_or_its_user,
    office_files_name_the_program_and_nobody_else,
    no_written_file_fetches_anything_when_it_is_opened,
    a_file_that_cannot_be_read_is_not_quoted,
)


def test_no_command_leaks_anything(tmp_path: Path) -> None:
    day = the_day(tmp_path)
    for check in CHECKS:
        check(day)
