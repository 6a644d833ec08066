"""Answers about publicity as text, JSON and tables."""

from __future__ import annotations

import csv
import io
import json
from datetime import date

import pytest

from zjai_tui.base.cells import width
from zjai_tui.reports.publicity_json import audit_json, backward_json, forward_json
from zjai_tui.reports.publicity_table import row_json, table_csv, table_text
from zjai_tui.reports.publicity_text import audit_text, backward_text, forward_text
from zjai_tui.reports.timeline_json import timeline_json
from zjai_tui.reports.timeline_text import timeline_text
from zjai_tui.rules.catalog import find_cycle
from zjai_tui.workdays.answers import Asked, backward, forward
from zjai_tui.workdays.audit import audit
from zjai_tui.workdays.many import Row, reckoned
from zjai_tui.workdays.overlays import Overlay, Overlays
from zjai_tui.workdays.rounds import round_of
from zjai_tui.workdays.table import table_for
from zjai_tui.workdays.timeline import timeline

TABLE = table_for([2023, 2024])
ROUND = round_of(find_cycle("2024"))
ASKED = Asked(5, "counted", ROUND, None, date(2024, 8, 20))
ALONE = ASKED._replace(round=None)
START, DEADLINE = date(2024, 9, 13), date(2024, 9, 20)


def test_the_keys_of_a_window_are_the_public_ones() -> None:
    found = forward_json(forward(TABLE, START, ASKED, DEADLINE), TABLE)
    assert found == {
        "start": "2024-09-13",
        "days": 5,
        "first_day": "counted",
        "end": "2024-09-20",
        "counted": ["2024-09-13", "2024-09-14", "2024-09-18", "2024-09-19", "2024-09-20"],
        "skipped": [{"date": f"2024-09-{day}", "reason": "中秋节"} for day in (15, 16, 17)],
        "alternative": {"first_day": "next", "end": "2024-09-23"},
        "deadline": "2024-09-20",
        "meets_deadline": True,
        "latest_start": "2024-09-13",
        "confirmed": True,
        "warnings": [],
        "calendar": {"library": TABLE.library, "covered_until": 2026, "overlays": {}, "estimated": []},
    }
    json.dumps(found)


def test_without_a_deadline_its_keys_are_null() -> None:
    found = forward_json(forward(TABLE, START, ALONE), TABLE)
    assert [found[key] for key in ("deadline", "meets_deadline", "latest_start")] == [None] * 3


def test_the_keys_of_a_latest_start_are_the_public_ones() -> None:
    found = backward_json(backward(TABLE, DEADLINE, ASKED), TABLE)
    calendar = found.pop("calendar")
    assert calendar["covered_until"] == 2026
    assert found == {
        "deadline": "2024-09-20",
        "days": 5,
        "first_day": "counted",
        "latest_start": "2024-09-13",
        "latest_start_strict": "2024-09-12",
        "alternative": {"first_day": "next", "latest_start": "2024-09-12", "latest_start_strict": "2024-09-11"},
        "warnings": [],
        "confirmed": True,
    }


def test_the_keys_of_an_audit_are_the_public_ones() -> None:
    found = audit_json(audit(TABLE, date(2023, 1, 3), date(2023, 1, 7), ALONE), TABLE)
    assert {key: found[key] for key in ("start", "end", "days", "counted_first", "counted_next", "sufficient")} == {
        "start": "2023-01-03", "end": "2023-01-07", "days": 5, "counted_first": 4, "counted_next": 3,
        "sufficient": False,
    }  # fmt: skip
    assert len(found["warnings"]) == 1
    assert set(found) == {
        "start", "end", "days", "counted_first", "counted_next", "sufficient", "warnings", "calendar",
    }  # fmt: skip


@pytest.mark.parametrize("columns", [40, 80, 120])
@pytest.mark.parametrize("days", [1, 5, 250])
def test_every_line_fits_and_every_answer_names_its_calendar(columns: int, days: int) -> None:
    asked = ASKED._replace(days=days, round=ROUND if days < 10 else None)
    texts = [
        forward_text(forward(TABLE, START, asked, DEADLINE), TABLE, columns),
        backward_text(backward(TABLE, DEADLINE, asked), TABLE, columns),
        audit_text(audit(TABLE, START, DEADLINE, asked), TABLE, columns),
        timeline_text(timeline(TABLE, ROUND, ASKED, START), TABLE, columns),
    ]
    for text in texts:
        assert all(width(line) <= columns for line in text.splitlines())
        flat = text.replace("\n", "").replace(" ", "")
        assert "chinese-calendar1.1" in flat
        assert "数据到2026年" in flat


def test_a_window_is_told_day_by_day_with_both_readings_and_the_deadlines() -> None:
    text = forward_text(forward(TABLE, START, ASKED), TABLE)
    for said in (
        "公示5个工作日，2024年9月13日（周五）起，2024年9月20日（周五）止。",
        "公告可写：公示时间：2024年9月13日至2024年9月20日，共5个工作日。",
        "起始日计入  2024年9月20日（周五）止",
        "次日起算    2024年9月23日（周一）止",
        "9月14日  周六  第2天  调休上班（中秋节）",
        "9月15日  周日  不计   中秋节",
        "9月20日  周五  第5天",
        "公示在这天期满        所在单位推荐截止",
        "期满后还有20个工作日",
    ):
        assert said in text, said
    assert "提醒" not in text


def test_a_missed_deadline_names_the_latest_start() -> None:
    text = forward_text(forward(TABLE, date(2024, 9, 14), ALONE, DEADLINE), TABLE)
    assert "晚1个工作日" in text
    assert "最晚2024年9月13日（周五）开始公示" in text


def test_a_long_window_lists_only_what_is_not_as_usual() -> None:
    text = forward_text(forward(TABLE, START, ALONE._replace(days=60)), TABLE)
    assert "国庆节" in text
    assert "调休上班（国庆节）" in text
    assert "周末" not in text
    assert "全部日期见 --json" in text


def test_an_estimate_is_marked_in_the_first_line_and_offers_no_words_for_a_notice() -> None:
    table = table_for([2027], estimate=True)
    text = forward_text(forward(table, date(2027, 1, 4), ALONE), table)
    assert "（估算）" in text.splitlines()[0]
    assert "公告可写" not in text
    assert "不能写进公告" in text
    assert "（估算）" in backward_text(backward(table, date(2027, 3, 1), ALONE), table)
    assert "（估算）" in audit_text(audit(table, date(2027, 3, 1), date(2027, 3, 5), ALONE), table)
    assert forward_json(forward(table, date(2027, 1, 4), ALONE), table)["calendar"]["estimated"] == [2027]


def test_an_imported_calendar_is_named_with_every_answer_that_rests_on_it() -> None:
    days = {date(2024, 9, 18): (False, "测试节")}
    table = table_for([2024], overlays=Overlays([Overlay("本地", "测试", frozenset(), days)]))
    answer = forward(table, START, ALONE)
    assert answer.window.end == date(2024, 9, 23)
    assert "导入的日历" in forward_text(answer, table)
    assert forward_json(answer, table)["calendar"]["overlays"].keys() == {"2024"}


@pytest.mark.parametrize(
    "end, days, said",
    [
        (date(2024, 9, 20), 5, "只有按“起始日计入”才够；按“次日起算”少1个工作日。"),
        (date(2024, 9, 20), 4, "够，两种算法都够。"),
        (date(2024, 9, 20), 7, "不够，两种算法都不够，至少少2个工作日。"),
    ],
)
def test_an_audit_says_which_reading_makes_the_window_true(end: date, days: int, said: str) -> None:
    assert f"结论：{said}" in audit_text(audit(TABLE, START, end, ALONE._replace(days=days)), TABLE)


def test_a_latest_start_on_a_sunday_names_the_working_day_before() -> None:
    text = backward_text(backward(TABLE, date(2024, 11, 8), ALONE._replace(first_day="next")), TABLE)
    assert "2024年11月3日（周日）" in text
    assert "2024年11月1日（周五）" in text.replace("\n", "").replace(" ", "")


def test_the_timeline_tells_dates_gaps_and_slack() -> None:
    text = timeline_text(timeline(TABLE, ROUND, ASKED, date(2024, 9, 9)), TABLE, 100)
    for said in (
        "2024年9月6日（周五）    隔21  网上个人申报截止（逾期不再受理）",
        "这次：2024年9月9日（周一）开始，2024年9月13日（周五）期满，余4个工作日。",
        "2024年9月10日（周二）起  2024年9月14日（周六）止  余3个工作日",
    ):
        assert said in text, said
    assert "已过" not in text
    later = ASKED._replace(today=date(2024, 9, 10))
    assert "网上个人申报截止（逾期不再受理），已过" in timeline_text(timeline(TABLE, ROUND, later), TABLE, 100)


def test_the_timeline_as_json_holds_the_plan_as_a_window() -> None:
    found = timeline_json(timeline(TABLE, ROUND, ASKED, date(2024, 9, 9)), TABLE)
    json.dumps(found)
    assert (found["cycle"], found["slack"], found["latest_start"]) == ("2024", 4, "2024-09-13")
    assert found["publicity"]["end"] == "2024-09-13"
    assert found["dates"][2] == {
        "id": "filing", "title": "网上个人申报截止", "date": "2024-09-06", "working": True, "reason": "工作日",
        "deadline": True, "working_days": 21, "note": "逾期不再受理", "cite": ["N2024#四（一）"], "basis": "official",
    }  # fmt: skip


def _table() -> list[object]:
    rows = [
        Row("第2行", "=1+1", "@单位", START, 5),
        Row("第3行", " -2", "＝x", date(2024, 9, 15), 5),
        Row("第4行", "丙,丁", "", date(2026, 12, 30), 5),
    ]
    return list(reckoned(TABLE, rows, ALONE, lambda _: None, DEADLINE))


def test_the_csv_has_a_mark_for_spreadsheets_and_no_cell_that_could_be_a_formula() -> None:
    data = table_csv(_table(), TABLE, "counted")  # type: ignore[arg-type]
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    assert len({len(row) for row in rows}) == 1
    for row in rows[1:]:
        assert not any(cell.lstrip()[:1] in {"=", "+", "-", "@", "＝"} for cell in row)
    first = dict(zip(rows[0], rows[1], strict=True))
    assert first["姓名"] == "'=1+1"
    assert (first["止日"], first["次日起算止日"], first["赶上截止"]) == ("2024-09-20", "2024-09-23", "是")
    assert "chinese-calendar" in first["日历"]
    late = dict(zip(rows[0], rows[3], strict=True))
    assert (late["姓名"], late["止日"]) == ("丙,丁", "")
    assert "zjai calendar import" in late["提醒"]


def test_the_table_tells_each_doubt_once_with_its_people() -> None:
    rows = [Row(f"第{at}行", f"人{at}", "", date(2024, 9, 15), 5) for at in range(2, 10)]
    text = table_text(reckoned(TABLE, rows, ALONE, lambda _: None), TABLE, "counted")
    assert text.count("不上班（中秋节）") == 1
    assert "人2、人3、人4、人5、人6等8人：" in text


def test_a_row_as_json_has_the_same_keys_with_and_without_an_answer() -> None:
    known, _, unknown = [row_json(one, "counted") for one in _table()]  # type: ignore[arg-type]
    assert known.keys() == unknown.keys()
    assert (known["end"], known["error"]) == ("2024-09-20", None)
    assert unknown["end"] is None
    assert "2027年" in unknown["error"]
