"""A round that nobody checked against its notice says so wherever it is shown."""

from __future__ import annotations

from dataclasses import replace

from zjai_tui.rules.catalog import plain_cycle
from zjai_tui.rules.cycles.confirming import confirmable, marked, unconfirmed, unconfirmed_banner
from zjai_tui.rules.cycles.cycle import Cycle

SHIPPED = plain_cycle("2024")


def open_(*ids: str, head: bool = False, education: bool = False) -> Cycle:
    """Return the shipped round with these dates and numbers unconfirmed."""
    return replace(
        SHIPPED,
        cycle=replace(SHIPPED.cycle, confirmed=not head, carried_from="2023"),
        date=tuple(replace(one, confirmed=one.id not in ids) for one in SHIPPED.date),
        number=tuple(replace(one, confirmed=one.id not in ids) for one in SHIPPED.number),
        education=replace(SHIPPED.education, confirmed=not education),
    )


def test_a_confirmed_round_is_shown_as_it_is() -> None:
    assert marked(SHIPPED) is SHIPPED
    assert unconfirmed(SHIPPED) == ()
    assert unconfirmed_banner(SHIPPED) == ""


def test_every_part_is_confirmed_by_itself() -> None:
    assert confirmable(SHIPPED) == (
        "notice", "seniority", "achievements", "filing", "recommendation", "committee", "target", "publicity_days",
        "education_years", "copies", "education",
    )  # fmt: skip
    assert unconfirmed(open_("filing", education=True)) == (
        ("filing", "网上个人申报截止"),
        ("education", "继续教育年份"),
    )


def test_the_banner_names_a_few_and_counts_the_others() -> None:
    one = unconfirmed_banner(open_("filing"))
    assert one == "2024年度的日期还没有核对：网上个人申报截止。由2023年度推算，须以2024年度的通知为准。"
    many = unconfirmed_banner(open_("filing", "committee", "seniority", "copies", head=True))
    assert "资历计算截止、网上个人申报截止、下级评委会评审推荐截止等5项。" in many
    assert unconfirmed_banner(open_("copies")).startswith("2024年度的规则还没有核对：报送评审表。")


def test_names_of_what_is_open_carry_the_mark_and_the_banner_stays_the_same() -> None:
    cycle = open_("filing", "target", head=True, education=True)
    shown = marked(cycle)
    assert shown.dates()["filing"].title == "网上个人申报截止（待核对）"
    assert shown.dates()["committee"] == cycle.dates()["committee"]
    assert shown.numbers()["target"].title == "自评分申报线（待核对）"
    assert "文号待核对" in shown.cycle.doc_no
    assert shown.education.note.endswith("核验2022、2023、2024年，年份待核对")
    assert unconfirmed_banner(shown) == unconfirmed_banner(cycle)


def test_a_condition_judged_by_an_open_date_or_number_says_so() -> None:
    shown = marked(open_("seniority", "target")).conditions()
    assert "资历计算截止（2024年12月31日）待核对" in shown["seniority_doctor"].note
    assert "自评分申报线待核对" in shown["self_score"].note
    assert shown["in_post"] == SHIPPED.conditions()["in_post"]
