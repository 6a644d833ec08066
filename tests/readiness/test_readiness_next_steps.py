"""What to do next: in order, with the days left, for whom it concerns; what is done only the person knows."""

from __future__ import annotations

from datetime import date

from readiness_samples import READY, TODAY, cycle, with_facts, workdays
from zjai_tui.dossier.edit import set_done
from zjai_tui.readiness.next_steps import next_steps
from zjai_tui.readiness.result import NextStep, NextSteps
from zjai_tui.workdays.table import table_for


def _on(day: date, dossier: object = READY) -> NextSteps:
    return next_steps(cycle(), dossier, day, workdays())  # type: ignore[arg-type]


def _step(found: NextSteps, name: str) -> NextStep:
    return next(one for one in found.steps if one.id == f"step:{name}")


def test_the_steps_stand_in_order_and_each_names_those_before_it() -> None:
    found = _on(TODAY)
    names = [one.id.removeprefix("step:") for one in found.steps]
    assert names == ["register_hours", "file", "unit_review", "publicity", "unit_recommend", "recommend", "paper"]
    titles: list[str] = []
    for one in found.steps:
        assert set(one.after) <= set(titles)
        titles.append(one.title)


def test_both_web_systems_are_named_with_their_addresses() -> None:
    found = _on(TODAY)
    assert "jxjy.jxt.zj.gov.cn" in _step(found, "register_hours").url
    assert "zcps.rlsbt.zj.gov.cn" in _step(found, "file").url


def test_days_and_working_days_are_counted_from_tomorrow() -> None:
    file = _step(_on(date(2024, 9, 5)), "file")
    assert (file.by, file.days_left, file.working_days_left, file.state) == (date(2024, 9, 6), 1, 1, "open")
    assert _on(date(2024, 9, 5)).first_open is not None
    assert file.when == "网上个人申报截止2024年9月6日，还有1天（1个工作日）"
    # 13, 14 (made up for), 18, 19 and 20 September
    assert _step(_on(date(2024, 9, 12)), "publicity").working_days_left == 5


def test_the_last_day_itself_is_still_open() -> None:
    file = _step(_on(date(2024, 9, 6)), "file")
    assert (file.days_left, file.working_days_left, file.state) == (0, 0, "open")
    assert "就是今天" in file.when


def test_what_is_past_is_told_as_past() -> None:
    file = _step(_on(date(2024, 9, 7)), "file")
    assert (file.days_left, file.working_days_left, file.state, file.label) == (-1, None, "overdue", "已过")


def test_what_the_person_ticked_is_done_even_when_past() -> None:
    ticked = set_done(READY, "step:file", True)
    assert _step(_on(date(2024, 9, 7), ticked), "file").state == "done"
    assert _step(_on(date(2024, 9, 7), set_done(ticked, "step:file", False)), "file").state == "overdue"


def test_the_paper_form_has_no_date_and_waits_for_word() -> None:
    paper = _step(_on(TODAY), "paper")
    assert (paper.by, paper.days_left, paper.when, paper.state) == (None, None, "", "undated")


def test_the_post_check_is_for_public_institutions_and_said_so_while_nobody_knows() -> None:
    assert not [one for one in _on(TODAY).steps if one.id == "step:post_check"]
    assert _step(_on(TODAY, with_facts(employer="事业单位")), "post_check").only_for == ""
    assert _step(_on(TODAY, with_facts(employer=None)), "post_check").only_for == "事业单位人员"
    assert _step(_on(TODAY, with_facts(employer="外星")), "post_check").only_for == "事业单位人员"


def test_the_round_tells_the_next_date() -> None:
    assert _on(TODAY).said == "网上个人申报截止2024年9月6日，还有17天（13个工作日）。"
    filed = set_done(READY, "step:file", True)
    assert _on(TODAY, filed).said.startswith("网上个人申报截止")
    assert _on(date(2024, 9, 10), filed).said.startswith("所在单位推荐截止2024年9月20日")


def test_who_has_not_filed_in_time_waits_for_the_next_round() -> None:
    found = _on(date(2024, 9, 10))
    assert found.closed
    assert "下一轮以新通知为准" in found.said
    assert "勾选“个人申报”" in found.said
    assert not _on(date(2024, 9, 10), set_done(READY, "step:file", True)).closed


def test_years_later_the_round_is_closed_and_nothing_is_reckoned() -> None:
    found = next_steps(cycle(), READY, date(2026, 11, 22), None)
    assert found.closed
    assert found.said == "本轮已截止（下级评委会评审推荐截止为2024年10月23日）；下一轮以新通知为准。"
    assert [one.state for one in found.steps] == ["overdue"] * 6 + ["undated"]
    assert found.first_open is None


def test_without_data_for_a_year_only_calendar_days_are_told() -> None:
    far = date(1990, 1, 1)
    file = next(one for one in next_steps(cycle(), READY, far, table_for([1990])).steps if one.id == "step:file")
    assert file.working_days_left is None
    assert file.when.endswith("天")
