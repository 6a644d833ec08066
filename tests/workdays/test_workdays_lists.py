"""Many at once: lists as spreadsheets write them, bad rows by line, and the windows of the rest."""

from __future__ import annotations

from datetime import date

import pytest

from publicity_samples import TABLE, asked, round_2024
from zjai_tui.base.problems import Refused, refuse
from zjai_tui.workdays.many import Outcome, Row, Unknown, reckoned
from zjai_tui.workdays.name_list import NameList, list_text, name_list


def _day(typed: str, place: str) -> date:
    try:
        return date.fromisoformat(typed.replace("/", "-"))
    except ValueError:
        raise refuse("date-wrong", place, f"“{typed}”不是看得懂的日期", "请核对") from None


def _read(text: str) -> NameList:
    return name_list(text, "名单.csv", read_day=_day, days=lambda: 5)


def _rows(text: str) -> list[tuple[str, str, date, int]]:
    found = _read(text)
    assert found.problems == ()
    return [(row.place, row.name, row.start, row.days) for row in found.rows]


EXPECTED = [("第2行", "张三", date(2024, 9, 13), 5), ("第3行", "李四", date(2024, 9, 12), 7)]


@pytest.mark.parametrize(
    "text",
    [
        "姓名,起始日,天数\n张三,2024-09-13,5\n李四,2024-09-12,7\n",
        "name,start,days\r\n张三,2024-09-13,5\r\n李四,2024-09-12,7",
        "Name;Start;Days\n张三;2024-09-13;5\n李四;2024-09-12;7\n",
        "姓名\t起始日期\t工作日数\n张三\t2024-09-13\t5\n李四\t2024-09-12\t7\n",
        "姓名，起始日，天数\n张三，2024-09-13，5\n李四，2024-09-12，７\n",
        "天数, 起始日 ,备注,姓名\n,2024-09-13,无,张三\n7个工作日,2024-09-12,,李四\n",
        '"姓名","起始日","天数"\n" 张三 ","2024-09-13 0:00:00",""\n李四,2024-09-12 0:00,7\n',
        "姓名,起始日,天数\r张三,2024-09-13,5\r李四,2024-09-12,7\r",
    ],
)
def test_lists_of_any_separator_head_and_line_end_read_alike(text: str) -> None:
    assert _rows(text) == EXPECTED


def test_empty_lines_are_passed_over_and_places_are_lines_of_the_file() -> None:
    assert [one[0] for one in _rows('姓名,起始日\n\n,,\n"张\n三",2024-09-13\n李四,2024-09-12\n')] == ["第4行", "第6行"]


def test_bad_rows_are_told_by_line_and_do_not_stop_the_rest() -> None:
    found = _read(
        "姓名,起始日,天数\n"
        "甲,2024-13-01,5\n"
        "乙,2024-09-13,5.5\n"
        "丙,,5\n"
        "丁,2024-09-13,5,多了\n"
        "戊,2024-09-13,0\n"
        '己"庚,"2024-09-13"x,5\n'
        "辛,2024-09-13,250\n"
    )
    assert [row.name for row in found.rows] == ["辛"]
    assert [one.where for one in found.problems] == [
        "名单.csv，第2行，起始日", "名单.csv，第3行，天数", "名单.csv，第4行，起始日", "名单.csv，第5行",
        "名单.csv，第6行，天数", "名单.csv，第7行",
    ]  # fmt: skip
    assert all(one.remedy for one in found.problems)


def test_a_quote_never_closed_is_told_with_the_lines_it_swallowed() -> None:
    found = _read('姓名,起始日\n甲,2024-09-13\n"乙,2024-09-13\n丙,2024-09-13\n')
    assert [row.name for row in found.rows] == ["甲"]
    assert [one.where for one in found.problems] == ["名单.csv，第3行至第4行"]


@pytest.mark.parametrize(
    "text, said",
    [
        ("", "名单是空的"),
        ("\n\n", "名单是空的"),
        ("张三,2024-09-13,5\n", "没有“起始日”这一列"),
        ("姓名,起始日,起始日\n", "有两列都是“起始日”"),
        ('"姓名,起始日\n', "引号"),
    ],
)
def test_a_list_without_a_head_is_refused(text: str, said: str) -> None:
    with pytest.raises(Refused, match=said):
        _read(text)


def test_hostile_names_become_one_printable_line() -> None:
    (row,) = _read('姓名,起始日\n"a\x1b[31m\u202e\n' + "长" * 500 + '",2024-09-13\n').rows
    assert row.name.isprintable()
    assert len(row.name) < 100


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "utf-16"])
def test_every_encoding_a_spreadsheet_writes_is_read(encoding: str) -> None:
    assert list_text("姓名,起始日\n".encode(encoding), "名单.csv") == "姓名,起始日\n"


@pytest.mark.parametrize("data", [b"\xff\xff\xff\xff", b"\x89PNG\r\n\x1a\n\0\0\0", b"a\0b", b"\xff\xfea"])
def test_what_is_no_text_is_refused(data: bytes) -> None:
    with pytest.raises(Refused, match="不是文字"):
        list_text(data, "名单.csv")


def _row(name: str, start: date, days: int = 5) -> Row:
    return Row("第2行", name, "", start, days)


def test_each_row_has_its_own_start_days_and_round() -> None:
    rows = [_row("甲", date(2024, 9, 13)), _row("乙", date(2024, 9, 14)), _row("丙", date(2023, 9, 13), 3)]
    own_round = round_2024()
    found = reckoned(
        TABLE, rows, asked(), lambda start: own_round if own_round.concerns(start) else None, date(2024, 9, 20)
    )
    assert all(isinstance(one, Outcome) for one in found)
    assert [(one.end, one.alternative, one.meets) for one in found if isinstance(one, Outcome)] == [
        (date(2024, 9, 20), date(2024, 9, 23), True),
        (date(2024, 9, 23), date(2024, 9, 24), False),
        (date(2023, 9, 15), date(2023, 9, 18), True),
    ]
    assert [[one.code for one in one.warnings] for one in found if isinstance(one, Outcome)] == [
        [], ["after-deadline"], [],
    ]  # fmt: skip


def test_a_row_that_needs_an_uncovered_year_is_told_and_the_rest_is_answered() -> None:
    rows = [_row("甲", date(2026, 12, 30)), _row("乙", date(2026, 12, 25)), _row("丙", date(2024, 9, 13))]
    late, last, usual = reckoned(TABLE, rows, asked(round=None), lambda _: None)
    assert isinstance(late, Unknown)
    assert "zjai calendar import" in late.why
    assert isinstance(last, Outcome)
    assert (last.end, last.alternative, last.confirmed) == (date(2026, 12, 31), None, False)
    assert isinstance(usual, Outcome)
    assert usual.end == date(2024, 9, 20)
    assert usual.meets is None


def test_no_rows_are_no_windows() -> None:
    assert reckoned(TABLE, [], asked(), lambda _: None) == []
