"""Files somebody imports: three forms told apart, broken ones refused, and what an import would change."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from council import YEARS, notice_days, notice_text
from zjai_tui.base.problems import Refused
from zjai_tui.workdays.importing import comparisons, understood
from zjai_tui.workdays.overlays import NONE, Overlay, Overlays
from zjai_tui.workdays.understood import Understood

TODAY = date(2026, 11, 22)


def holiday_cn(year: int) -> dict[str, object]:
    days = [
        {"name": name or "某节", "date": day.isoformat(), "isOffDay": not working}
        for day, (working, name) in sorted(notice_days(str(year)).items())
    ]
    return {"$schema": "x", "$id": "y", "year": year, "papers": ["https://www.gov.cn/a.htm"], "days": days}


def _read(data: bytes | str, known: Overlays = NONE, year: int | None = None) -> Understood:
    return understood(data.encode() if isinstance(data, str) else data, "文件", known, today=TODAY, year=year)


def _refused(data: bytes | str) -> set[str]:
    with pytest.raises(Refused) as caught:
        _read(data)
    assert all(one.where.startswith("文件") and one.remedy for one in caught.value.problems)
    return {one.code for one in caught.value.problems}


@pytest.mark.parametrize("year", YEARS)
def test_holiday_cn_and_the_notice_say_the_same(year: int) -> None:
    from_json, from_text = _read(json.dumps(holiday_cn(year))), _read(notice_text(str(year)))
    assert {day: what[0] for day, what in from_json.overlay.days.items()} == {
        day: what[0] for day, what in from_text.overlay.days.items()
    }
    assert from_json.overlay.years == from_text.overlay.years == {year}
    assert from_json.papers == ("https://www.gov.cn/a.htm",)


def test_the_three_forms_are_told_apart_by_what_is_in_them() -> None:
    own = 'schema = 1\nyears = []\n[[day]]\ndate = 2027-01-01\nworking = false\nname = "元旦"'
    assert _read(own).form == "本程序的日历文件"
    assert _read("\ufeff" + json.dumps(holiday_cn(2026))).form == "holiday-cn的年度文件"
    assert _read(notice_text("2026")).form == "放假通知的文字"


def test_text_saved_by_chinese_windows_is_read() -> None:
    assert _read(notice_text("2026").replace("\n", "\r\n").encode("gb18030")).overlay.years == {2026}
    assert _read(notice_text("2026").encode("utf-8-sig")).overlay.years == {2026}


def _changed(change: Callable[[dict[str, object]], object]) -> str:
    table = holiday_cn(2026)
    change(table)
    return json.dumps(table)


def _days(table: dict[str, object]) -> list[dict[str, object]]:
    days = table["days"]
    assert isinstance(days, list)
    return days


@pytest.mark.parametrize(
    "change, code",
    [
        (lambda table: table.pop("year"), "json-year"),
        (lambda table: table.update(year="2026"), "json-year"),
        (lambda table: table.update(year=True), "json-year"),
        (lambda table: table.update(year=20260), "json-year"),
        (lambda table: table.update(days=[]), "json-empty"),
        (lambda table: table.update(days={}), "json-days"),
        (lambda table: table.update(days=[1]), "json-day"),
        (lambda table: table.update(papers="x"), "json-papers"),
        (lambda table: _days(table)[0].update(date="2026-1-1"), "json-day"),
        (lambda table: _days(table)[0].update(date="2026-02-30"), "json-day"),
        (lambda table: _days(table)[0].update(date=20260101), "json-day"),
        (lambda table: _days(table)[0].update(isOffDay="true"), "json-day"),
        (lambda table: _days(table)[0].update(name=None), "json-day"),
        (lambda table: _days(table).append(_days(table)[0]), "calendar-twice"),
        (lambda table: table.update(year=2027), "calendar-outside"),
        (lambda table: _days(table).append({"name": "x", "date": "2026-03-03", "isOffDay": False}), "calendar-makeup"),
        (lambda table: table.update(days=_days(table)[:20]), "calendar-missing"),
        (lambda table: _days(table).extend(
            {"name": "x", "date": f"2026-07-{day:02}", "isOffDay": True} for day in range(1, 20)), "calendar-endless"),
    ],
)  # fmt: skip
def test_a_holiday_cn_file_that_is_not_sound_is_refused(
    change: Callable[[dict[str, object]], object], code: str
) -> None:
    assert code in _refused(_changed(change))


def test_the_empty_year_file_of_the_collection_covers_nothing() -> None:
    with pytest.raises(Refused, match="还没有任何放假安排"):
        _read('{"year": 2027, "papers": [], "days": []}')


@pytest.mark.parametrize(
    "data, code",
    [
        (b"", "notice-empty"),
        (b"{", "json-syntax"),
        (b"[1, 2]", "notice-empty"),
        (b'{"year": 2026, "year": 2027, "days": []}', "json-value"),
        (b'{"year": ' + b"9" * 5000 + b"}", "json-value"),
        (b'{"a":' * 100_000, "json-depth"),
        (b"\xff\xfe" + "元旦".encode("utf-16-le"), "file-encoding"),
        (b"\xe5\x85\x83\xe6\x97", "file-cut"),
        (bytes(range(256)), "file-encoding"),
        (b"schema = 1\nyears = [2027", "toml-syntax"),
    ],
)
def test_broken_files_are_refused_in_one_sentence(data: bytes, code: str) -> None:
    assert _refused(data) == {code}


@given(st.binary(max_size=200))
def test_no_bytes_break_it(data: bytes) -> None:
    with pytest.raises(Refused):
        _read(data)


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(st.sampled_from(["year", "days", "date", "name", "isOffDay", "papers"]), inner)
        ),
    )
)
def test_no_json_breaks_it(value: object) -> None:
    with pytest.raises(Refused):
        _read(json.dumps({"year": 2026, "days": value}))
    with pytest.raises(Refused):
        _read(json.dumps({"year": value, "days": []}))


def test_a_year_given_must_be_that_of_the_file() -> None:
    assert _read(json.dumps(holiday_cn(2026)), year=2026).overlay.years == {2026}
    with pytest.raises(Refused, match="--year"):
        _read(json.dumps(holiday_cn(2026)), year=2027)


def test_an_import_of_a_known_year_shows_the_difference_day_by_day() -> None:
    found = _read(notice_text("2026").replace("、10月10日（周六）", "、10月11日（周日）"))
    (compared,) = comparisons(found, NONE, NONE.with_one(found.overlay))
    assert (compared.year, compared.known, compared.covered) == (2026, True, True)
    assert compared.source.startswith("chinese-calendar")
    assert [(one.before.date, one.before.working, one.after.working) for one in compared.changes] == [
        (date(2026, 10, 10), True, False), (date(2026, 10, 11), False, True),
    ]  # fmt: skip


def test_an_import_that_changes_nothing_says_so() -> None:
    found = _read(notice_text("2026"))
    (compared,) = comparisons(found, NONE, NONE.with_one(found.overlay))
    assert compared.changes == ()
    assert compared.working == 248


def test_an_import_of_a_new_year_has_nothing_to_compare_with() -> None:
    days = {date(2027, 1, 1): (False, "元旦"), date(2026, 12, 31): (False, "元旦")}
    found = Understood(form="x", overlay=Overlay("2027", "", frozenset({2027}), days))
    before, year = comparisons(found, NONE, NONE.with_one(found.overlay))
    assert [one.before.date for one in before.changes] == [date(2026, 12, 31)]
    assert (year.known, year.covered, year.changes, year.working) == (False, True, (), 260)


def test_a_change_in_a_year_nobody_knows_is_kept_for_later() -> None:
    found = Understood(form="x", overlay=Overlay("c", "", frozenset(), {date(2027, 1, 1): (False, "元旦")}))
    (year,) = comparisons(found, NONE, NONE.with_one(found.overlay))
    assert (year.known, year.covered, year.working) == (False, False, 0)
