"""A batch as JSON lines and as CSV: exact, whole, and nothing of anybody's text that could do more than stand there."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from datetime import date
from decimal import Decimal

from zjai_tui.base.problems import Problem, Severity
from zjai_tui.batch.conflict import Conflict
from zjai_tui.batch.row import Judgement, RouteCell, Row
from zjai_tui.reports.batch_csv import HEAD, batch_csv
from zjai_tui.reports.batch_json import conflict_line, row_line
from zjai_tui.rules.standards.standard import Span

FULL = Row(
    file="材料/001_张三.toml",
    name="张三",
    unit="示例科技有限公司",
    area="应用技术",
    cycle="2024",
    standard="zj-ai-reference",
    claimed=Span(Decimal("89.995"), Decimal("92.50")),
    evidenced=Span(Decimal(80), Decimal(80)),
    target=Decimal(90),
    decision="undecided",
    routes=(RouteCell(id="regular", title="正常申报", verdict="yes"),),
    education="no",
    problems=(Problem("x", "此处", "错", "改", Severity.WARNING), Problem("y", "", "看", "", Severity.NOTE)),
    state="submitted",
    left=3,
    items=9,
    window=(date(2024, 9, 13), date(2024, 9, 20)),
    code="7KQ3-9XWD-2MTR-V04H",
)
BROKEN = Row(file="坏.toml", error=(Problem("file-cut", "坏.toml", "断了", "请改用副本"),))


def _table(*rows: Row) -> list[dict[str, str]]:
    data = batch_csv(rows)
    assert data.startswith(b"\xef\xbb\xbf")
    assert data.endswith(b"\r\n")
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_a_line_has_every_key_with_exact_points_and_iso_dates() -> None:
    line = row_line(FULL)
    assert "\n" not in line
    found = json.loads(line)
    assert found["total"] == {"low": "89.995", "high": "92.5"}
    assert found["verified"] is None
    assert found["routes"] == [{"id": "regular", "verdict": "yes"}]
    assert found["continuing_education"] == {"verdict": "no"}
    assert found["window"] == {"start": "2024-09-13", "end": "2024-09-20"}
    assert (found["state"], found["left"], found["items"], found["error"]) == ("submitted", 3, 9, None)
    assert [one["severity"] for one in found["problems"]] == ["warning", "note"]


def test_a_dossier_that_cannot_be_read_has_the_same_keys_and_the_reason() -> None:
    found = json.loads(row_line(BROKEN))
    assert found.keys() == json.loads(row_line(FULL)).keys()
    assert found["error"][0]["message"] == "断了"
    assert [found[key] for key in ("total", "decision", "state", "left", "continuing_education")] == [None] * 5


def test_nothing_listed_yet_is_not_called_missed() -> None:
    early = Row(file="新.toml", decision="not_reached", premature=True)
    assert json.loads(row_line(early))["decision"] == "undecided"
    assert _table(early)[0]["自评结论"] == "还没有填业绩"


def test_hostile_names_come_out_of_the_line_as_they_went_in_and_cannot_steer_a_terminal() -> None:
    hostile = "a\x1b[2J\u202e\ud800[red]\n\"'"
    line = row_line(Row(file=f"{hostile}.toml", name=hostile))
    assert line.isprintable()
    assert json.loads(line)["name"] == hostile


def test_the_table_has_points_as_numbers_and_all_columns() -> None:
    (found,) = _table(FULL)
    assert tuple(found) == HEAD
    assert (found["自评最低"], found["自评最高"], found["核定最低"]) == ("89.995", "92.5", "")
    assert (found["自评结论"], found["自评路径"], found["继续教育"]) == ("待定", "正常申报", "不符合")
    assert (found["核定结论"], found["核定路径"]) == ("", "")
    assert (found["必须改"], found["应处理"], found["公示起"], found["公示止"]) == (
        "0",
        "1",
        "2024-09-13",
        "2024-09-20",
    )


def test_what_is_claimed_and_what_is_verified_are_judged_each_by_its_own_points() -> None:
    cut = replace(
        FULL,
        verified=FULL.claimed,
        decision="not_reached",
        routes=(RouteCell(id="regular", title="正常申报", verdict="no"),),
        before=Judgement(decision="reached", routes=FULL.routes),
    )
    found = json.loads(row_line(cut))
    assert (found["total"], found["decision"]) == ({"low": "89.995", "high": "92.5"}, "reached")
    assert found["routes"] == [{"id": "regular", "verdict": "yes"}]
    assert found["verified"] == {
        "low": "89.995", "high": "92.5", "decision": "not_reached", "routes": [{"id": "regular", "verdict": "no"}],
    }  # fmt: skip
    (row,) = _table(cut)
    assert (row["自评结论"], row["核定结论"]) == ("已达到", "未达到")
    assert (row["自评路径"], row["核定路径"]) == ("正常申报", "都不能申报")
    assert json.loads(row_line(FULL))["verified"] is None


def test_a_broken_file_is_a_row_with_its_reason() -> None:
    (found,) = _table(BROKEN)
    assert found["文件"] == "坏.toml"
    assert found["读不出的原因"] == "坏.toml：断了。请改用副本。"
    assert not any(value for key, value in found.items() if key not in {"文件", "读不出的原因"})


def test_no_cell_of_anybodys_text_can_be_a_formula() -> None:
    for text in ("=cmd|' /C calc'!A0", "+1", "-1", "@SUM(1)", "\t=1", "\r=1", "＝1", "%0", "|x"):
        (found,) = _table(Row(file=text, name=text, unit=text, area=text, cycle=text, standard=text))
        for column in ("文件", "姓名", "单位", "方向", "标准"):
            assert not found[column].lstrip(" \t\r\n").startswith(tuple("=+-@|%＝＋－＠\t\r")), (column, text)


def test_a_hint_is_a_line_of_its_own() -> None:
    hint = Conflict(
        code="same-rank",
        severity=Severity.WARNING,
        message="两份都排第1",
        compare="两份证书",
        remedy="核不实的予以核减",
        files=("a.toml", "b.toml"),
        entries=(("a.toml", "e01"), ("b.toml", "e02")),
    )
    found = json.loads(conflict_line(hint))["conflict"]
    assert (found["code"], found["files"]) == ("same-rank", ["a.toml", "b.toml"])
    assert found["entries"][1] == {"file": "b.toml", "entry": "e02"}
