"""A round shown and listed: every date with its weekday and kind, what is open marked, nothing cut."""

from __future__ import annotations

from dataclasses import replace

from zjai_tui.base.cells import width
from zjai_tui.base.problems import Problem
from zjai_tui.reports.cycle_days import cycle_days
from zjai_tui.reports.cycle_json import cycle_json, cycle_lint_json, cycle_list_json, cycle_unreadable_json
from zjai_tui.reports.cycle_text import cycle_lint_text, cycle_list_text, cycle_text
from zjai_tui.rules.catalog import plain_cycle
from zjai_tui.rules.cycles.confirming import confirmable
from zjai_tui.transcribing.rounds.cycle_carrying import carried
from zjai_tui.transcribing.rounds.cycle_lint import lint_cycle
from zjai_tui.workdays.table import table_for

ROUND = plain_cycle("2024")
OPEN = carried(ROUND, "2097").cycle
NO_CALENDAR = table_for([2097])


def test_an_unconfirmed_round_is_marked_at_every_line_and_as_a_whole() -> None:
    shown = cycle_text(OPEN, NO_CALENDAR)
    lines = [line for line in shown.splitlines() if line.lstrip().startswith("·")]
    assert [name for name in confirmable(OPEN) if not any(f"（{name}）" in line for line in lines)] == []
    # hours a year come from another document: they were not carried over from the notice
    assert [line for line in lines if "待核对" not in line] == [line for line in lines if "学时，其中" in line]
    assert "2097年没有工作日历，没有标出休息日。" in shown
    assert "※ 2097年度的日期还没有核对" in shown


def test_no_line_is_wider_than_the_page() -> None:
    findings = lint_cycle(OPEN, NO_CALENDAR, None)
    for columns in (60, 80, 110):
        for text in (
            cycle_text(ROUND, table_for([2024]), columns),
            cycle_list_text([ROUND, OPEN], ["2030"], columns),
            cycle_lint_text(OPEN, findings, columns),
        ):
            assert max(width(line) for line in text.splitlines()) <= columns


def test_hostile_texts_of_a_file_stay_on_their_line() -> None:
    bad = replace(
        ROUND, cycle=replace(ROUND.cycle, title="a\x1b[2J\nb"), date=(replace(ROUND.date[0], title="x\u202ey"),)
    )
    shown = cycle_text(bad, table_for([2024])) + cycle_list_text([bad])
    assert not {"\x1b", "\u202e"} & set(shown)


def test_the_json_has_exactly_the_keys_of_the_contract() -> None:
    found = cycle_json(OPEN, NO_CALENDAR)
    assert set(found) == {"cycle", "dates", "numbers", "education", "unconfirmed", "banner"}
    assert set(found["cycle"]) == {
        "id", "title", "doc_no", "issuer", "issued", "standard", "carried_from", "confirmed", "digest",
    }  # fmt: skip
    assert set(found["dates"][0]) == {
        "id", "title", "date", "weekday", "working", "reason", "binding", "confirmed", "cite", "basis", "note", "text",
    }  # fmt: skip
    assert {one["working"] for one in found["dates"]} == {None}
    assert found["unconfirmed"] == list(confirmable(OPEN))
    listed = cycle_list_json([ROUND, OPEN], ["2030"])
    assert [(one["id"], one["confirmed"], one["carried_from"]) for one in listed["cycles"]] == [
        ("2024", True, None), ("2097", False, "2024"),
    ]  # fmt: skip
    lint = cycle_lint_json(lint_cycle(OPEN, NO_CALENDAR, None), [2097])
    assert set(lint) == {"ok", "findings", "unchecked"}
    assert set(lint["findings"][0]) == {"code", "severity", "node", "message", "remedy"}
    unread = cycle_unreadable_json([Problem("toml-syntax", "第3行", "写错了", "请改")])
    assert (unread["ok"], unread["findings"][0]["node"]) == (False, "第3行")


def test_the_days_come_in_order_and_only_deadlines_bind() -> None:
    days = cycle_days(ROUND, table_for([2024]))
    assert [one.id for one in days] == [
        "achievements", "notice", "filing", "recommendation", "committee", "seniority",
    ]  # fmt: skip
    assert [one.id for one in days if one.binding] == ["filing", "recommendation", "committee"]
    assert not any(one.rest for one in days)
