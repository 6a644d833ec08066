"""A round as far as publicity goes: read quickly or as a whole, it is the same; and which round a window belongs to."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from publicity_samples import round_2024
from zjai_tui.base.problems import Refused
from zjai_tui.rules.catalog import find_cycle
from zjai_tui.rules.cycles.reader import cycle_from_text
from zjai_tui.rules.locate import shipped_folder
from zjai_tui.workdays import round_files
from zjai_tui.workdays.round_files import RoundsAtHand
from zjai_tui.workdays.rounds import quick_round, round_of

TEXT = shipped_folder().joinpath("cycles", "2024.toml").read_text(encoding="utf-8")


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setenv("ZJAI_DATA_DIR", str(tmp_path))
    folder = tmp_path / "cycles"
    folder.mkdir()
    return folder


def _year(year: int) -> str:
    """Return the round of 2024 moved to another year."""
    return TEXT.replace('id = "2024"', f'id = "{year}"', 1).replace("= 2024-", f"= {year}-")


def test_the_round_of_2024_as_its_notice_says() -> None:
    found = round_2024()
    assert (found.doc_no, found.issued, found.days) == ("之江室发〔2024〕7号", date(2024, 8, 8), 5)
    assert found.filing is not None
    assert found.publicity is not None
    assert (found.filing.on, found.publicity.on) == (date(2024, 9, 6), date(2024, 9, 20))
    assert [one.id for one in found.dates if one.binding] == ["filing", "recommendation", "committee"]
    assert [one.on for one in found.dates] == sorted(one.on for one in found.dates)


def test_every_shipped_round_read_quickly_is_the_round_read_as_a_whole() -> None:
    for file in shipped_folder().joinpath("cycles").iterdir():
        text = file.read_text(encoding="utf-8")
        assert quick_round(text) == round_of(cycle_from_text(text, file.name))


@pytest.mark.parametrize(
    "old, new",
    [
        ("on = 2024-09-20", "on = 2024-09-20 # 原文"),
        ("on = 2024-09-20", 'on = "2024-09-20"'),
        ("on = 2024-09-20", "on = 2024-09-20T08:00:00"),
        ("issued = 2024-08-08", ""),
        ('title = "网上个人申报截止"', "title = 5"),
        ("[cycle]", "[ cycle ]"),
        ('plan = "2024', 'plan = """2024'),
        ('until = "recommendation"', "until = 5"),
    ],
)
def test_what_is_not_plain_is_left_to_the_reader_of_the_whole(old: str, new: str) -> None:
    assert old in TEXT
    assert quick_round(TEXT.replace(old, new)) is None


def test_a_round_that_says_nothing_of_publicity_still_reads() -> None:
    text = TEXT.replace('role = "publicity"\n', "").replace('role = "publicity_days"\n', "")
    found = quick_round(text)
    assert found is not None
    assert (found.publicity, found.days) == (None, None)
    assert not found.concerns(date(2024, 9, 13))


def test_a_round_concerns_windows_from_its_notice_to_the_end_of_its_year() -> None:
    found = round_2024()
    days = [date(2024, 8, 7), date(2024, 8, 8), date(2024, 12, 31), date(2025, 1, 1)]
    assert [found.concerns(day) for day in days] == [False, True, True, False]


def test_the_newest_round_is_the_current_one(own: Path) -> None:
    assert RoundsAtHand().current().id == "2024"
    (own / "2025.toml").write_text(_year(2025), encoding="utf-8")
    assert RoundsAtHand().current().id == "2025"


def test_a_window_finds_its_own_round_among_several(own: Path) -> None:
    (own / "2025.toml").write_text(_year(2025), encoding="utf-8")
    rounds = RoundsAtHand()
    for year in (2024, 2025):
        found, warnings = rounds.concerning(date(year, 9, 13))
        assert found is not None
        assert found.id == str(year)
        assert warnings == ()
    assert rounds.concerning(date(2023, 9, 13)) == (None, ())


def test_a_file_of_the_persons_own_hides_the_shipped_one(own: Path) -> None:
    (own / "2024.toml").write_text(TEXT.replace("on = 2024-09-20", "on = 2024-09-27"), encoding="utf-8")
    found, _ = RoundsAtHand().concerning(date(2024, 9, 13))
    assert found is not None
    assert found.publicity is not None
    assert found.publicity.on == date(2024, 9, 27)


def test_a_broken_round_does_not_stop_a_window_but_is_told(own: Path) -> None:
    (own / "2025.toml").write_text("schema = 1\n[cycle\n", encoding="utf-8")
    found, warnings = RoundsAtHand().concerning(date(2024, 9, 13))
    assert found is not None
    assert found.id == "2024"
    assert [one.code for one in warnings] == ["round-unreadable"]
    assert "2025.toml" in warnings[0].text
    with pytest.raises(Refused, match=r"2025\.toml"):
        RoundsAtHand().current()


def test_a_round_named_must_be_there() -> None:
    with pytest.raises(Refused) as refused:
        RoundsAtHand().named("1999")
    assert refused.value.problems[0].code == "unknown-cycles"


def test_a_round_under_another_name_than_its_own_is_refused(own: Path) -> None:
    (own / "2030.toml").write_text(TEXT, encoding="utf-8")
    with pytest.raises(Refused) as refused:
        RoundsAtHand().named("2030")
    assert refused.value.problems[0].code == "id-differs"


def test_without_a_folder_to_look_into_the_slow_way_finds_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    def failing() -> None:
        raise PermissionError

    monkeypatch.setattr(round_files, "_shipped", failing)
    assert RoundsAtHand().current() == round_of(find_cycle("2024"))
