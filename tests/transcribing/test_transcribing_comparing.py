"""One dossier under two editions and in two rounds: nothing is lost, and every difference has its reason."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from editions_samples import DOSSIER, NEW, OLD, new, old, person, round_of
from zjai_tui.dossier.model import Dossier
from zjai_tui.rules.standards.reader import standard_from_text
from zjai_tui.rules.standards.standard import Span, Standard
from zjai_tui.scoring.engine import score
from zjai_tui.scoring.frame import frame_of
from zjai_tui.transcribing.editions.carrying import carry
from zjai_tui.transcribing.editions.comparing import Comparison, carried_over, compare


def _span(low: str, high: str = "") -> Span:
    return Span(Decimal(low), Decimal(high or low))


def _compared(second: Standard | None = None, dossier: Dossier | None = None, year: int = 2024) -> Comparison:
    return compare(dossier or person(), (old(), round_of(2024)), (second or new(), round_of(year)))


def _why(found: Comparison, node_id: str) -> str:
    return "\n".join(next(one.why for one in found.nodes if one.id == node_id))


def test_both_totals_are_those_reckoned_by_hand() -> None:
    found = _compared()
    assert found.before.assessment.total == _span("16")
    assert found.after.assessment.total == _span("17")
    assert not found.same


def test_answers_follow_the_map_and_what_was_not_renamed_stays() -> None:
    carried = carry(person(), old(), new())
    assert carried.dossier.answers == {"degree": "硕士", "double": True}
    assert [one.kind for one in carried.dossier.entry] == ["paper", "paper", "award", "talk"]
    assert {(one.old, one.new) for one in carried.led} == {("second", "double"), ("prize", "award")}
    assert carried.dossier.standard.id == "table-2026"


def test_an_achievement_without_a_kind_is_listed_and_not_lost() -> None:
    found = _compared()
    assert [(one.where, one.why) for one in found.unplaced] == [("业绩“一次讲座”", "新版没有业绩种类“讲座”")]
    assert [(one.entry, one.counts_now, one.places) for one in found.entries] == [("e4", False, ("讲座",))]
    assert len(found.after.dossier.entry) == 4
    assert "新版没有业绩种类“讲座”" in carried_over(found).note


def test_an_answer_the_new_edition_cannot_take_is_unknown_and_not_zero() -> None:
    found = _compared(dossier=person(DOSSIER.replace('degree = "硕士"', 'degree = "大专"')))
    assert found.after.assessment.node("A.degree").span == _span("0", "7")
    assert ("问题“学历”", "大专", "新版里不在可选范围内，按未填计") in [
        (one.where, one.value, one.why) for one in found.unplaced
    ]
    assert "填的“大专”没有带过来" in _why(found, "A.degree")


def test_an_answer_no_longer_asked_stays_in_the_dossier() -> None:
    text = NEW.replace('[[input]]\nid = "double"\ntitle = "双学历"\ntype = "yes_no"\n', "")
    text = text.replace('"degree", "double"', '"degree"').replace(', "*"]', "]")
    text = text[: text.rindex("\n[[renamed]]")]
    found = _compared(new(text))
    first = found.unplaced[0]
    assert (first.where, first.value, first.why) == ("问题“双学历”", "是", "新版不问这一项")
    assert found.after.dossier.answers["second"] is True


def test_an_id_that_now_means_another_question_does_not_bring_the_old_answer_there() -> None:
    text = NEW.replace('id = "double"', 'id = "degree2"').replace('"degree", "double"', '"degree", "degree2"')
    text = text.replace('old = "input:second"\nnew = "input:double"', 'old = "input:second"\nnew = "input:degree"')
    carried = carry(person(), old(), new(text))
    assert carried.dossier.answers == {"degree": True}
    assert [one.value for one in carried.unplaced if one.name == "degree"] == ["硕士"]


def test_every_row_that_differs_says_why() -> None:
    found = _compared()
    rows = {one.id: (one.before, one.after) for one in found.nodes}
    assert rows == {
        "B": (_span("11"), _span("12")),
        "B.paper": (_span("6"), _span("8")),
        "B.talk": (_span("1"), None),
        "B.patent": (None, _span("0")),
    }
    assert "规则改了：封顶 10→12；档位“省级” 6分→8分" in _why(found, "B.paper")
    assert "“早的论文”6分→8分" in _why(found, "B.paper")
    assert "下级变动：论文 6分→8分" in _why(found, "B")
    assert "“一次讲座”：现在哪里都不计" in _why(found, "B.talk")
    assert found.same_nodes == 3


def test_another_round_brings_in_what_was_too_late_and_tells_the_two_steps_apart() -> None:
    found = _compared(year=2026)
    assert found.between == _span("17")
    assert found.after.assessment.total == _span("21")
    late = next(one for one in found.entries if one.entry == "e2")
    assert late.counts_now
    assert "晚于2024年7月31日" in late.why
    assert "现在受限" in _why(found, "B.paper")
    assert "业绩与成果截止 2024年7月31日→2026年7月31日" in [one.words for one in found.round_changes]
    assert {"要看2025年的学时，没有填", "要看2026年的学时，没有填"} <= {one.what for one in found.asked}


def test_the_same_standard_in_another_round_has_no_difference_of_tables() -> None:
    found = compare(person(), (old(), round_of(2024)), (old(), round_of(2026)))
    assert found.difference is None
    assert found.unplaced == ()
    assert found.between is None
    assert "适用到2024年12月31日" in found.after.assessment.banner
    assert "适用到2024年12月31日" not in found.before.assessment.banner


def test_what_the_new_edition_asks_for_the_first_time_is_named_and_open() -> None:
    text = NEW.replace(
        '[[kind]]\nid = "paper"',
        '[[input]]\nid = "exam"\ntitle = "考试"\ntype = "number"\nmax = 10\n\n[[kind]]\nid = "paper"',
    ) + ('\n[[node]]\nid = "A.exam"\ntitle = "考试"\nop = "linear"\ninput = "exam"\ncap = 5\n')
    found = _compared(new(text))
    assert "新增的问题“考试”没有填，按各种可能计" in [one.what for one in found.asked]
    assert found.after.assessment.total == _span("17", "22")


def test_a_new_question_about_an_achievement_is_asked_for_each_of_it() -> None:
    text = NEW.replace(
        '{ id = "on", title = "发表日期", type = "date" },',
        '{ id = "on", title = "发表日期", type = "date" },\n'
        '  { id = "main", title = "第一作者", type = "choice", choices = ["是的", "不是"] },',
    ).replace('by = ["level"]\nrows = [{ key = ["国家级"], pts = 9 }, { key = ["省级"], pts = 8 }]',
              'by = ["level", "main"]\nrows = [{ key = ["省级", "是的"], pts = 8 }]')  # fmt: skip
    found = _compared(new(text))
    assert {one.entry for one in found.asked if "第一作者" in one.what} == {"e1", "e2"}
    assert found.after.assessment.node("B.paper").span == _span("0", "8")


def test_renames_that_are_only_proposed_are_tried_for_the_total_and_not_applied() -> None:
    found = _compared(new(NEW[: NEW.index("\n[[renamed]]")]))
    assert found.after.assessment.total == _span("13")
    assert found.proposed == _span("17")
    assert {one.entry for one in found.unplaced if one.entry} == {"e3", "e4"}


def test_a_reading_that_is_gone_is_listed_and_the_default_holds() -> None:
    chosen = replace(person(), readings={"many": "one"})
    text = NEW.replace('{ id = "one", title = "只算一篇" }', '{ id = "two", title = "只算两篇" }')
    found = _compared(new(text), chosen)
    assert ("只算一篇", "新版没有这种读法") in [(one.value, one.why) for one in found.unplaced]
    assert found.after.dossier.readings == {}


def test_decisions_and_routes_are_told_for_both() -> None:
    found = compare(person(), (old(), round_of(2024)), (new(), round_of(2024)), Decimal(17))
    assert (found.before.assessment.decision, found.after.assessment.decision) == ("not_reached", "reached")
    assert [one.id for one in found.routes] == [one.id for one in found.after.eligibility.routes]
    assert all(one.before and one.after for one in found.routes)


def test_the_same_edition_and_round_come_out_the_same() -> None:
    found = compare(person(), (old(), round_of(2024)), (old(), round_of(2024)))
    assert found.same
    assert found.nodes == ()


def test_the_dossier_itself_is_never_changed() -> None:
    dossier = person()
    compare(dossier, (old(), round_of(2024)), (new(), round_of(2026)))
    assert dossier == person()
    assert score(old(), dossier, frame_of(round_of(2024))) == _span("16")


def test_an_edition_has_run_out_only_for_rounds_that_begin_after_its_last_day() -> None:
    lasting = standard_from_text(OLD.replace("valid_until = 2024-12-31", "valid_until = 2026-08-08"), "旧")
    cycle = round_of(2026)
    assert cycle.cycle.issued == date(2026, 8, 8)
    same_day = compare(person(), (lasting, round_of(2024)), (lasting, cycle))
    assert "须换用新版" not in same_day.after.assessment.banner
    day_before = standard_from_text(OLD.replace("valid_until = 2024-12-31", "valid_until = 2026-08-07"), "旧")
    assert "须换用新版" in compare(person(), (day_before, cycle), (day_before, cycle)).after.assessment.banner
    assert "须换用旧版" in _compared().after.assessment.banner
    assert "须换用" not in _compared(year=2026).after.assessment.banner


def test_of_two_answers_to_what_is_one_question_now_the_second_is_listed() -> None:
    text = NEW.replace('[[input]]\nid = "double"\ntitle = "双学历"\ntype = "yes_no"\n\n', "")
    text = text.replace('"degree", "double"', '"degree"').replace(', "*"]', "]")
    text = text.replace('new = "input:double"', 'new = "input:degree"')
    text += '\n[[renamed]]\nold = "input:degree"\nnew = "input:degree"\n'
    carried = carry(person(), old(), new(text))
    assert carried.dossier.answers == {"degree": "硕士"}
    assert [(one.value, one.why, one.kept) for one in carried.unplaced if not one.entry] == [
        ("是", "新版里两题合为一题，已取“硕士”", False)
    ]
