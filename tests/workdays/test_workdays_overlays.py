"""Imported calendars: which one wins, what they change, how they are kept, what is refused."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest

from council import YEARS, all_days, every_day, notice_days
from zjai_tui.base.folders import DATA_DIR_VARIABLE, user_folder_name
from zjai_tui.base.problems import Refused
from zjai_tui.rules.locate import user_folder
from zjai_tui.workdays.overlay_file import overlay_from_text
from zjai_tui.workdays.overlay_store import calendars_folder, named, save, user_overlays
from zjai_tui.workdays.overlays import Overlay, Overlays, in_order
from zjai_tui.workdays.table import table_for

TODAY = date(2026, 11, 22)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(DATA_DIR_VARIABLE, str(tmp_path))
    return tmp_path / "calendars"


def _yearly(key: str) -> Overlay:
    return Overlay(key, f"{key}年", frozenset({int(key)}), notice_days(key))


def _change(key: str, imported: date | None = None) -> Overlay:
    return Overlay(key, key, frozenset(), notice_days(key), imported)


def test_the_notices_alone_give_the_same_table_as_the_library() -> None:
    overlays = Overlays([*(_yearly(str(year)) for year in YEARS), *map(_change, ("2015-09", "2019-05", "2020-01"))])
    own, library = table_for(YEARS, overlays=overlays), table_for(YEARS)
    assert [day for day in every_day() if own.is_working(day) is not library.is_working(day)] == []


def test_a_declared_year_is_the_whole_truth_and_says_so() -> None:
    overlay = Overlay("2024", "改过的2024年", frozenset({2024}), {date(2024, 10, 8): (False, "国庆节")})
    table = table_for([2023, 2025], overlays=Overlays([overlay]))
    assert table.is_working(date(2024, 10, 1))  # the library's holiday is gone
    assert not table.is_working(date(2024, 10, 8))
    assert table.day(date(2024, 10, 8)).source == "导入的日历“2024”"
    assert table.day(date(2024, 3, 4)).source == "导入的日历“2024”"
    assert table.day(date(2023, 10, 2)).source.startswith("chinese-calendar")
    assert "2024年以导入的日历“2024”为准" in table.provenance()
    assert "2024" not in table.provenance([2023]).replace("chinese-calendar", "")
    assert table.overlays == {2024: ("导入的日历“2024”",)}


def test_a_change_touches_only_its_own_days() -> None:
    overlay = Overlay("change", "", frozenset(), {date(2024, 9, 18): (False, "中秋节")})
    table, plain = table_for([2024], overlays=Overlays([overlay])), table_for([2024])
    differing = [day for day in every_day(range(2024, 2025)) if table.is_working(day) is not plain.is_working(day)]
    assert differing == [date(2024, 9, 18)]
    assert table.day(date(2024, 9, 18)).source == "导入的日历“change”"
    assert table.day(date(2024, 9, 17)).source.startswith("chinese-calendar")
    assert "2024年有几天按导入的日历“change”改过" in table.provenance()


def test_a_change_alone_does_not_make_a_year_covered() -> None:
    overlay = Overlay("change", "", frozenset(), {date(2027, 1, 1): (False, "元旦")})
    with pytest.raises(Refused):
        table_for([2027], overlays=Overlays([overlay])).is_working(date(2027, 1, 4))


def test_next_years_notice_moves_the_last_days_of_december() -> None:
    before = table_for([2018], overlays=Overlays([_yearly("2018")]))
    after = table_for([2018], overlays=Overlays([_yearly("2018"), _yearly("2019")]))
    moved = {day: after.is_working(day) for day in (date(2018, 12, 29), date(2018, 12, 30), date(2018, 12, 31))}
    assert moved == {date(2018, 12, 29): True, date(2018, 12, 30): False, date(2018, 12, 31): False}
    assert not before.is_working(date(2018, 12, 29))
    assert before.is_working(date(2018, 12, 31))


def test_a_later_change_wins_over_an_earlier_one_and_over_a_year() -> None:
    day = date(2020, 2, 1)
    early = Overlay("b", "", frozenset(), {day: (False, "春节")}, date(2020, 1, 27))
    late = Overlay("a", "", frozenset(), {day: (True, "")}, date(2020, 1, 28))
    order = in_order([late, early, _yearly("2020")])
    assert [one.name for one in order] == ["2020", "b", "a"]
    assert table_for([2020], overlays=Overlays(order)).is_working(day)
    assert not table_for([2020], overlays=Overlays(order[:2])).is_working(day)


def test_a_plain_weekend_that_was_taken_back_is_told_as_a_weekend() -> None:
    day = date(2024, 9, 14)
    table = table_for([2024], overlays=Overlays([Overlay("x", "", frozenset(), {day: (False, "")})]))
    assert table.day(day).reason == "周末"
    assert table.day(day).working is False


def test_an_overlay_is_written_and_read_back_as_it_was(folder: Path) -> None:
    overlay = named(_yearly("2026")._replace(name=""), Overlays(), TODAY)
    path = save(overlay, ("https://www.gov.cn/x",))
    assert path == folder / "2026.toml"
    (back,) = user_overlays()
    assert back == overlay
    assert "papers = [" in path.read_text(encoding="utf-8")
    if os.name == "posix":
        assert path.stat().st_mode & 0o077 == 0
    assert [one.name for one in folder.iterdir()] == ["2026.toml"]


def test_a_year_replaces_its_own_file_and_a_change_gets_a_new_one() -> None:
    for number in range(2):
        known = user_overlays()
        save(named(_yearly("2026"), known, TODAY))
        save(named(_change("2019-05"), user_overlays(), TODAY))
        assert len(list(user_overlays())) == 2 + number
    assert [one.name for one in user_overlays()] == ["2026", "change-2026-11-22", "change-2026-11-22-02"]


def test_two_calendars_of_the_same_year_are_refused(folder: Path) -> None:
    save(named(_yearly("2026"), Overlays(), TODAY))
    (folder / "2026.toml").rename(folder / "mine.toml")
    with pytest.raises(Refused, match="已经覆盖2026年"):
        named(_yearly("2026"), user_overlays(), TODAY)
    (folder / "2026.toml").write_bytes((folder / "mine.toml").read_bytes())
    with pytest.raises(Refused, match="都声明覆盖2026年"):
        user_overlays()


def test_no_folder_and_an_empty_one_mean_no_overlays(folder: Path) -> None:
    assert not user_overlays()
    folder.mkdir()
    (folder / "readme.txt").write_text("x", encoding="utf-8")
    (folder / ".hidden.toml").write_text("x", encoding="utf-8")
    assert not user_overlays()


def test_a_broken_calendar_is_never_passed_over(folder: Path) -> None:
    folder.mkdir()
    (folder / "2027.toml").write_text("schema = 1\nyears = [2027", encoding="utf-8")
    with pytest.raises(Refused, match=r"2027\.toml.*把它移出这个文件夹"):
        user_overlays()


@pytest.mark.parametrize(
    "text, words",
    [
        ("", "schema"),
        ("schema = 2\nyears = []\n[[day]]\ndate = 2027-01-01\nworking = false", "应为1"),
        ("schema = 1\nyears = [2027]", "没有任何"),
        ("schema = 1\nyears = 2027\n[[day]]\ndate = 2027-01-01\nworking = false", "完整覆盖的年份"),
        ("schema = 1\nyears = [27]\n[[day]]\ndate = 2027-01-01\nworking = false", "1949"),
        ("schema = 1\nyears = [2027, 2027]\n[[day]]\ndate = 2027-01-01\nworking = false", "写了两次"),
        ("schema = 1\nyears = []\nyaers = []\n[[day]]\ndate = 2027-01-01\nworking = false", "是不是想写 years"),
        ("schema = 1\nyears = []\n[[day]]\ndate = '2027-01-01'\nworking = false", "应为日期"),
        ("schema = 1\nyears = []\n[[day]]\ndate = 2027-01-01T00:00:00\nworking = false", "应为日期"),
        ("schema = 1\nyears = []\n[[day]]\ndate = 0001-01-01\nworking = false", "应为日期"),
        ("schema = 1\nyears = []\n[[day]]\ndate = 2027-01-01\nworking = 0", "true或false"),
        ("schema = 1\nyears = []\n[[day]]\ndate = 2027-01-01\nworking = true\nname = 1", "应为文字"),
        ("schema = 1\nyears = []" + "\n[[day]]\ndate = 2027-01-01\nworking = true" * 2, "两次"),
        ("schema = 1\nyears = []\nimported = 'x'\n[[day]]\ndate = 2027-01-01\nworking = true", "imported"),
        ("schema = 1\nyears = []\npapers = [1]\n[[day]]\ndate = 2027-01-01\nworking = true", "papers"),
        ("schema = 1\nyears = []\ntitle = 1\n[[day]]\ndate = 2027-01-01\nworking = true", "title"),
        ("schema = 1\nyears = []\nday = [1]", "没有任何"),
    ],
)  # fmt: skip
def test_a_calendar_that_is_not_sound_is_refused_with_the_place(text: str, words: str) -> None:
    with pytest.raises(Refused, match=words) as caught:
        overlay_from_text(text, "x", "x.toml")
    assert all(one.where.startswith("x.toml") and one.remedy for one in caught.value.problems)


def test_hostile_names_cannot_steer_a_terminal() -> None:
    day = 'date = 2027-01-01\nworking = true\nname = "\\u0007x"'
    text = f'schema = 1\nyears = []\ntitle = "a\\u202eb\\u001b[2J"\n[[day]]\n{day}'
    overlay = overlay_from_text(text, "x", "x.toml")
    assert overlay.title.isprintable()
    assert all(name.isprintable() for _, name in overlay.days.values())


def test_saving_where_it_is_impossible_is_told(folder: Path) -> None:
    folder.write_text("a file", encoding="utf-8")
    with pytest.raises(Refused, match="。"):
        save(named(_yearly("2026"), Overlays(), TODAY))
    assert folder.read_text(encoding="utf-8") == "a file"


@pytest.mark.parametrize("variables", [{}, {"XDG_DATA_HOME": "/somewhere"}, {"HOME": "/"}, {"XDG_DATA_HOME": ""}])
def test_the_quick_way_to_the_persons_folder_is_the_way_platformdirs_goes(
    variables: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from platformdirs import user_data_dir

    monkeypatch.delenv(DATA_DIR_VARIABLE)
    monkeypatch.delenv("XDG_DATA_HOME", raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert user_folder_name() == user_data_dir("zjai", appauthor=False)
    assert user_folder() == Path(user_folder_name())
    assert calendars_folder() == os.path.join(user_folder_name(), "calendars")


def test_what_holds_in_the_end_is_every_notice_in_order() -> None:
    assert all_days()[date(2020, 2, 1)] == (False, "春节")
    assert all_days()[date(2019, 5, 5)][0] is True
