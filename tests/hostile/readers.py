"""Every reader of the program by name: the bytes of a file, or what somebody typed, go in.

Whatever they are, a reader answers or raises `Refused` with sentences; nothing else may come out.
Shared by the tests of the suite (hypothesis) and the programs run by hand (`fuzz_readers`).
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal

from zjai_tui.areas.result import Answers
from zjai_tui.areas.shipped import fit_work
from zjai_tui.base.dates import parse_date
from zjai_tui.base.numbers import parse_number
from zjai_tui.base.problems import LONGEST, Refused
from zjai_tui.base.text import flat, one_line
from zjai_tui.base.toml_files import LONGEST_TEXT, decode, parse_toml
from zjai_tui.base.toml_quick import quick_tables
from zjai_tui.batch.lens_limits import limits_from_text
from zjai_tui.dossier.reader import dossier_from_bytes
from zjai_tui.dossier.review.reader import review_from_bytes
from zjai_tui.dossier.seal import read_code
from zjai_tui.dossier.seal_file import read_seal_line
from zjai_tui.dossier.writer import dossier_text
from zjai_tui.reports.sealed_export import sealed_in
from zjai_tui.rules.areas.descriptions_reader import descriptions_from_text
from zjai_tui.rules.areas.questions_reader import area_questions_from_text
from zjai_tui.rules.areas.reader import area_from_text
from zjai_tui.rules.catalog import areas
from zjai_tui.rules.clauses.numbers import clause_numbers
from zjai_tui.rules.cycles.reader import cycle_from_text
from zjai_tui.rules.planning_reader import planning_from_text
from zjai_tui.rules.standards.reader import read_draft, standard_from_text
from zjai_tui.rules.standards.toml_blocks import readable_parts
from zjai_tui.rules.standards.writer import standard_text
from zjai_tui.transcribing.sheets.columns import guess_columns
from zjai_tui.transcribing.sheets.from_rows import rows_taken
from zjai_tui.transcribing.sheets.sheet_csv import csv_rows
from zjai_tui.transcribing.sheets.sheet_xlsx import xlsx_rows
from zjai_tui.workdays.importing import understood
from zjai_tui.workdays.name_list import list_text, name_list
from zjai_tui.workdays.overlay_file import overlay_from_text
from zjai_tui.workdays.overlays import NONE
from zjai_tui.workdays.printed import printed_windows
from zjai_tui.workdays.rounds import quick_round
from zjai_tui.workdays.typed_dates import read_date
from zjai_tui.workdays.typed_days import typed_days

WHERE = "收到的文件"
TODAY = date(2026, 9, 6)
Reader = Callable[[bytes], object]


def _text(data: bytes) -> str:
    return decode(data, WHERE)


def _typed(data: bytes) -> str:
    """Return the text as a keyboard or a pasteboard gives it."""
    return data.decode("utf-8", errors="replace")


def _toml(data: bytes) -> object:
    """Return the tables: where they were read the quick way, the slow way must say the same."""
    text = _text(data)
    quick = quick_tables(text)
    if quick is not None:
        whole = tomllib.loads(text, parse_float=Decimal)
        assert repr(quick) == repr(whole), f"{quick!r:.300} is not {whole!r:.300}"
    return parse_toml(text, WHERE)


def _dossier(data: bytes) -> object:
    dossier = dossier_from_bytes(data, WHERE)
    again = dossier_from_bytes(dossier_text(dossier).encode(), WHERE)
    assert dossier_text(again) == dossier_text(dossier), "what was read cannot be written and read again"
    return dossier


def _draft(data: bytes) -> object:
    standard, _ = read_draft(_text(data), WHERE)
    read_draft(standard_text(standard), WHERE)
    return standard


def _names(data: bytes) -> object:
    def day(typed: str, place: str) -> date:
        return read_date(typed, place, today=TODAY, year=lambda: 2026).day

    return name_list(list_text(data, WHERE), WHERE, read_day=day, days=lambda: 5)


def _sheet(data: bytes) -> object:
    packed = data.startswith(b"PK\x03\x04")
    raw = xlsx_rows(data, WHERE, [], 100_000, 1_000_000) if packed else csv_rows(data, WHERE)
    rows = tuple(tuple(row) for row in raw)
    if not rows:
        return None
    return rows_taken(rows, guess_columns(rows), id="x", title="表", edition="1")


def _quick(data: bytes) -> object:
    """Return the round read the quick way: it gives up, or says the same as the whole reader."""
    text = _text(data)
    found = quick_round(text)
    if found is not None:
        parse_toml(text, WHERE)
    return found


def _areas(data: bytes) -> object:
    names = [area.id for area in areas()]
    text = _text(data)
    for read in (area_questions_from_text, descriptions_from_text):
        try:
            return read(text, WHERE, names)
        except Refused:
            continue
    return area_from_text(text, WHERE)


def _line(data: bytes) -> object:
    typed = _typed(data)
    read_code(typed)
    parse_date(typed)
    number = parse_number(typed)
    assert number is None or isinstance(number, Decimal)
    typed_days(typed)
    assert one_line(typed).isprintable()
    assert flat(typed).isprintable()
    try:
        return read_date(typed, WHERE, today=TODAY, year=lambda: 2026)
    except Refused:
        return None


def _clause(data: bytes) -> object:
    typed = _typed(data)[:LONGEST_TEXT]
    return clause_numbers(typed), tuple(printed_windows(typed))


READERS: Mapping[str, Reader] = {
    "toml": _toml,
    "dossier": _dossier,
    "review": lambda data: review_from_bytes(data, WHERE),
    "standard": lambda data: standard_from_text(_text(data), WHERE),
    "draft": _draft,
    "parts": lambda data: readable_parts(_text(data), WHERE),
    "cycle": lambda data: cycle_from_text(_text(data), WHERE),
    "round": _quick,
    "areas": _areas,
    "planning": lambda data: planning_from_text(_text(data), WHERE),
    "limits": lambda data: limits_from_text(_text(data), WHERE),
    "overlay": lambda data: overlay_from_text(_text(data), "日历", WHERE),
    "calendar": lambda data: understood(data, WHERE, NONE, today=TODAY),
    "export": lambda data: sealed_in(data, WHERE),
    "seal": lambda data: read_seal_line(_typed(data), WHERE),
    "names": _names,
    "sheet": _sheet,
    "clause": _clause,
    "work": lambda data: fit_work(_typed(data), Answers()),
    "typed": _line,
}


def read(name: str, data: bytes) -> None:
    """Have a reader read bytes. Whatever it raises but `Refused` comes out; so do refusals that say nothing."""
    try:
        READERS[name](data)
    except Refused as refused:
        found = refused.problems
    else:
        return
    assert found, "refused without a problem"
    for one in found:
        sentence = one.sentence()
        assert sentence.isprintable(), f"steers a terminal: {sentence!r}"
        assert sentence.endswith("。"), sentence
        assert one.remedy, f"no remedy: {sentence}"
        assert len(sentence) <= 3 * LONGEST, f"too long: {len(sentence)}"
