"""What a reviewer may do, and why not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal

import pytest

from overlay_samples import NOON, WHY, by, case, decided, laid, settled, submitted, verdict
from zjai_tui.base.problems import Refused
from zjai_tui.dossier.model import Evidence
from zjai_tui.dossier.review.acts import act, sound
from zjai_tui.dossier.review.journal import heads
from zjai_tui.dossier.review.model import Act
from zjai_tui.reviewing import acting
from zjai_tui.reviewing.at_once import left_out
from zjai_tui.reviewing.clauses import clause_problem
from zjai_tui.reviewing.overlay import with_acts
from zjai_tui.reviewing.recommending import held_back, recommendable
from zjai_tui.reviewing.result import Overlay
from zjai_tui.rules.standards.standard import Span

AWARD, PATENT, TEACHING, OUTSIDE = "entry:e01", "entry:e04", "entry:e25", "entry:e07"
RESERVE = "entry:e02"


def refused(over: Overlay, item: str, do: str, **given: object) -> list[str]:
    with pytest.raises(Refused) as caught:
        verdict(over, item, do, **given)
    for problem in caught.value.problems:
        assert problem.remedy
    return [one.code for one in caught.value.problems]


def test_an_act_is_sound_says_what_was_seen_and_follows_what_was_there() -> None:
    over = submitted(laid())
    act = verdict(over, PATENT, "reduce", points=Decimal(3))
    assert sound(act)
    assert act.after == heads(over.review) != ()
    assert act.seen == over.standing(PATENT).item.digest
    assert (act.by, act.at, act.reason, act.clause) == ("张审", NOON, WHY["reason"], WHY["clause"])


@pytest.mark.parametrize("do", ["reduce", "reject", "return"])
def test_anything_but_acceptance_needs_a_reason_and_a_clause(do: str) -> None:
    points = {"points": Decimal(3)} if do == "reduce" else {}
    assert refused(laid(), PATENT, do, reason=" ", clause="", **points) == ["review-text-missing"] * 2


def test_a_text_beyond_a_thousand_characters_and_a_missing_reviewer_are_refused_together() -> None:
    with pytest.raises(Refused) as caught:
        acting.decide(laid(), PATENT, "reject", by="  ", at=NOON, reason="长" * 1001, clause="条")
    assert {one.code for one in caught.value.problems} == {"review-no-reviewer", "review-text-long"}


def test_a_moment_without_its_offset_is_refused() -> None:
    with pytest.raises(Refused, match="时区"):
        acting.submit(laid(), by="张审", at=datetime(2024, 9, 2, 12))  # noqa: DTZ001


@pytest.mark.parametrize(
    "points, code",
    [
        ("6", "review-points-high"),
        ("99", "review-points-high"),
        ("0", "review-points-zero"),
        ("-1", "review-points"),
        ("NaN", "review-points"),
        ("1e30", "review-points"),
    ],
)
def test_a_cut_lies_below_the_claimed_points_and_above_nothing(points: str, code: str) -> None:
    assert refused(laid(), PATENT, "reduce", points=Decimal(points)) == [code]
    assert verdict(laid(), PATENT, "reduce", points=Decimal("5.99")).points == Decimal("5.99")


def test_a_cut_says_what_is_left_in_points_or_in_answers() -> None:
    over = laid()
    assert refused(over, PATENT, "reduce") == ["review-cut-missing"]
    assert refused(over, TEACHING, "reduce", points=Decimal(1)) == ["review-cut-uncounted"]
    assert refused(over, OUTSIDE, "reduce", points=Decimal(1)) == ["review-cut-nothing"]
    assert refused(over, "part:facts", "reduce", points=Decimal(1)) == ["review-cut-several"]
    assert refused(over, "part:person", "reduce", points=Decimal(1)) == ["review-cut-nothing"]
    assert verdict(over, TEACHING, "reduce", facts={"people": Decimal(1)}).facts


def test_corrected_answers_must_be_asked_fit_differ_and_bring_no_more() -> None:
    over = laid()
    assert refused(over, PATENT, "reduce", facts={"rnak": Decimal(2)}) == ["review-fact-unknown"]
    assert refused(over, PATENT, "reduce", facts={"rank": "甲"}) == ["review-fact-wrong"]
    assert refused(over, PATENT, "reduce", facts={"rank": Decimal(1)}) == ["review-fact-same"]
    assert refused(over, "entry:e05", "reduce", facts={"rank": Decimal(1)}) == ["review-cut-raises"]
    assert refused(over, AWARD, "reduce", facts={"level": "国家级"}) == ["review-cut-raises"]
    assert refused(over, "input:ethics", "reduce", facts={"other": "合格"}) == ["review-fact-unknown"]
    assert verdict(over, "part:education", "reduce", facts={"2023.total": Decimal(80)}).facts
    assert verdict(over, PATENT, "reduce", facts={"rank": Decimal(2)}).facts == {"rank": Decimal(2)}


def test_points_and_answers_belong_to_a_cut_alone() -> None:
    assert refused(laid(), PATENT, "accept", points=Decimal(3)) == ["review-cut-unasked"]
    assert refused(laid(), PATENT, "reject", facts={"rank": Decimal(2)}) == ["review-cut-unasked"]


def test_the_same_verdict_again_is_refused_and_another_one_is_not() -> None:
    over = decided(laid(), PATENT, "reduce", points=Decimal(3))
    assert refused(over, PATENT, "reduce", points=Decimal(3)) == ["review-same"]
    assert verdict(over, PATENT, "reduce", points=Decimal(2)).points == 2
    assert refused(decided(laid(), PATENT, "accept"), PATENT, "accept") == ["review-same"]


def test_an_item_the_dossier_does_not_have_is_refused_with_the_nearest() -> None:
    with pytest.raises(Refused, match="entry:e04"):
        verdict(laid(), "entry:e004", "accept")


def test_only_what_was_opened_and_is_undecided_is_accepted_at_once() -> None:
    entries = tuple(
        replace(one, evidence=(Evidence(file=f"{one.id}.txt", sha256="a" * 64),)) for one in case().dossier.entry[:4]
    )
    over = laid(replace(case().dossier, entry=entries), e01="a" * 64, e02="a" * 64, e03="a" * 64)
    with pytest.raises(Refused, match="没有可以一并认可的项"):
        acting.accept_opened(over, **by())  # type: ignore[arg-type]
    for name in ("e01", "e02"):
        over = with_acts(over, [acting.opened(over, f"entry:{name}", f"{name}.txt", **by())])  # type: ignore[arg-type]
    over = with_acts(over, [acting.opened(over, "part:facts", **by())])  # type: ignore[arg-type]
    over = decided(over, "entry:e02", "reject")
    acts = acting.accept_opened(over, **by(minutes=2))  # type: ignore[arg-type]
    assert [(one.item, one.do) for one in acts] == [("part:facts", "accept"), ("entry:e01", "accept")]
    with pytest.raises(Refused, match="不能记为已查看"):
        acting.opened(over, "entry:e04", "e04.txt", **by())  # type: ignore[arg-type]
    with pytest.raises(Refused, match="没有登记"):
        acting.opened(over, "entry:e01", "../../etc/passwd", **by())  # type: ignore[arg-type]


def test_a_review_ends_only_when_it_was_taken_in_and_every_item_is_settled() -> None:
    def codes(over: Overlay) -> list[str]:
        with pytest.raises(Refused) as caught:
            acting.verify(over, **by())  # type: ignore[arg-type]
        return [one.code for one in caught.value.problems]

    assert codes(laid()) == ["review-not-going-on", "review-items-left"]
    assert codes(settled(laid())) == ["review-not-going-on"]
    whole = settled(submitted(laid()))
    assert codes(decided(whole, PATENT, "return")) == ["review-items-left"]
    open_ = submitted(laid())
    split = with_acts(open_, [verdict(open_, PATENT, "accept"), verdict(open_, PATENT, "reject", "李审")])
    assert codes(split) == ["review-items-left"] * 2
    done = with_acts(whole, [acting.verify(whole, **by(minutes=9))])  # type: ignore[arg-type]
    assert codes(done) == ["review-not-going-on"]
    assert refused(done, PATENT, "reject") == ["review-ended"]
    mended = laid(replace(case().dossier, entry=case().dossier.entry[1:]), done.review)
    assert acting.verify(mended, **by(minutes=20)).seen == mended.code  # type: ignore[arg-type]


def test_a_dossier_is_taken_in_handed_back_and_opened_again_only_where_it_stands_so() -> None:
    over = submitted(laid())
    with pytest.raises(Refused, match="已经受理"):
        acting.submit(over, **by())  # type: ignore[arg-type]
    with pytest.raises(Refused, match="不用重新核定"):
        acting.reopen(over, **by())  # type: ignore[arg-type]
    with pytest.raises(Refused, match="请先受理"):
        acting.request_changes(laid(), reason="请补", **by())  # type: ignore[arg-type]
    with pytest.raises(Refused, match="没有写退回的理由"):
        acting.request_changes(over, reason="", **by())  # type: ignore[arg-type]
    back = with_acts(over, [acting.request_changes(over, reason="请补", **by())])  # type: ignore[arg-type]
    assert acting.submit(back, **by(minutes=9)).do == "submit"  # type: ignore[arg-type]
    with pytest.raises(Refused, match="没有什么可撤回"):
        acting.withdraw(over, PATENT, **by())  # type: ignore[arg-type]


def ended(over: Overlay) -> Overlay:
    return with_acts(over, [acting.verify(over, **by(minutes=5))])  # type: ignore[arg-type]


def window(over: Overlay, **given: object) -> Act:
    asked = {"start": date(2024, 9, 2), "end": date(2024, 9, 6), "days": 5, **given}
    return acting.fix_window(over, **asked, **by(minutes=6))  # type: ignore[arg-type]


def test_a_publicity_window_has_an_end_after_its_start_and_a_number_of_days() -> None:
    over, day = ended(settled(submitted(laid()))), {"start": date(2024, 9, 2), "end": date(2024, 9, 6)}
    fixed = with_acts(over, [window(over)])
    assert fixed.window is not None
    assert (fixed.window.start, fixed.window.end, fixed.window.days, fixed.window.first_day) == (
        day["start"], day["end"], 5, "counted",
    )  # fmt: skip
    for given in ({"days": 0}, {"days": 61}, {"start": day["end"], "end": day["start"]}):
        with pytest.raises(Refused, match="请核对"):
            window(over, reason="就这样", **given)
    with pytest.raises(Refused, match="不用再定"):
        window(fixed)


def test_a_window_too_short_or_too_late_needs_a_reason_which_is_kept() -> None:
    over = ended(settled(submitted(laid())))
    for given in ({"days": 3}, {"start": date(2025, 12, 1), "end": date(2025, 12, 5)}):
        with pytest.raises(Refused, match="请写明理由") as caught:
            window(over, **given)
        assert acting.needs_reason(caught.value)
        assert window(over, reason="节前只剩三天", **given).reason == "节前只剩三天"


def test_a_window_is_fixed_once_the_review_has_ended() -> None:
    with pytest.raises(Refused, match="请先受理") as caught:
        window(laid(), reason="先定下来")
    assert not acting.needs_reason(caught.value)
    going_on = submitted(laid())
    back = with_acts(going_on, [acting.request_changes(going_on, reason="请补", **by())])  # type: ignore[arg-type]
    with pytest.raises(Refused, match="请等申报人改好"):
        window(back, reason="先定下来")
    with pytest.raises(Refused, match="还没有核定完毕"):
        window(going_on)


@pytest.mark.parametrize("part, said", [("part:person", "身份不符"), ("part:work", "不属六个方向")])
def test_who_cannot_apply_gets_no_window_and_no_place_on_the_notice_without_a_reason(part: str, said: str) -> None:
    over = ended(decided(settled(submitted(laid())), part, "reject", reason=said))
    assert {one.verdict for one in over.after.routes} == {"no"}
    assert all(said in one.conclusion for one in over.after.routes)
    assert said in over.next
    assert "下一步定公示起止" not in over.next
    assert any(said in one for one in recommendable(over))
    with pytest.raises(Refused, match=said) as caught:
        window(over)
    assert acting.needs_reason(caught.value)
    fixed = with_acts(over, [window(over, reason="上级要求一并公示")])
    assert held_back(fixed) == ()
    assert recommendable(fixed)
    day: dict[str, object] = {"start": date(2024, 9, 2), "end": date(2024, 9, 6), "days": 5, **by(minutes=6)}
    early = with_acts(over, [act(do="window", after=heads(over.review), **day)])  # type: ignore[arg-type]
    assert held_back(early)
    assert early.next.endswith("没有写仍要公示的理由，不列入公告。")
    open_ = ended(settled(submitted(laid())))
    assert recommendable(open_) == held_back(with_acts(open_, [window(open_)])) == ()


def test_nobody_ends_a_review_of_what_was_not_looked_at_without_a_reason() -> None:
    over = submitted(laid())
    blind = with_acts(over, [verdict(over, one.item.id, "accept") for one in over.items])
    with pytest.raises(Refused) as caught:
        acting.verify(blind, **by(minutes=9))  # type: ignore[arg-type]
    assert [one.message.partition("：")[0] for one in caught.value.problems] == ["25项材料没有人看过", "1项没有材料"]
    assert acting.needs_reason(caught.value)
    assert acting.verify(blind, reason="材料已在窗口看过", **by(minutes=9)).reason == "材料已在窗口看过"  # type: ignore[arg-type]


def test_nobody_reviews_their_own_dossier() -> None:
    name = case().dossier.person.name
    for make in (
        lambda: verdict(laid(), PATENT, "accept", f" {name} "),
        lambda: acting.submit(laid(), by=name, at=NOON),
    ):
        with pytest.raises(Refused, match="不能审核自己的档案"):
            make()


def test_an_ended_review_is_opened_again_for_a_reason() -> None:
    over = ended(settled(submitted(laid())))
    with pytest.raises(Refused, match="没有写重新核定的理由") as caught:
        acting.reopen(over, **by(minutes=9))  # type: ignore[arg-type]
    assert acting.needs_reason(caught.value)
    assert acting.reopen(over, reason="有异议", **by(minutes=9)).reason == "有异议"  # type: ignore[arg-type]


def test_an_achievement_in_reserve_can_be_cut_below_what_it_would_bring() -> None:
    over = laid()
    assert refused(over, RESERVE, "reduce", points=Decimal(10)) == ["review-points-high"]
    less = decided(decided(over, RESERVE, "reduce", points=Decimal(4)), AWARD, "reject")
    assert less.standing(RESERVE).verified == Span(Decimal(4), Decimal(4))
    assert refused(over, PATENT, "reduce", points=Decimal("5.99999")) == ["review-points"]


def test_a_correction_nobody_can_mean_is_refused() -> None:
    over = laid()
    assert refused(over, AWARD, "reduce", facts={"rank": Decimal(10)}) == ["review-fact-wrong"]
    assert refused(over, AWARD, "reduce", facts={"rank": Decimal(7), "team": Decimal(5)}) == ["review-fact-wrong"]
    assert verdict(over, AWARD, "reduce", facts={"rank": Decimal(9)}).facts == {"rank": Decimal(9)}
    assert refused(over, "part:education", "reduce", facts={"2023.total": Decimal(9999)}) == ["review-fact-wrong"]


def test_what_is_looked_at_counts_for_its_own_item_and_what_is_unsure_is_left_out() -> None:
    shared = (Evidence(file="shared.txt", sha256="a" * 64),)
    first, second, third = case().dossier.entry[:3]
    entries = tuple(replace(one, evidence=shared) for one in (first, second, replace(third, sure="unsure")))
    over = laid(replace(case().dossier, entry=entries), shared="a" * 64)
    for entry in (first, third):
        over = with_acts(over, [acting.opened(over, f"entry:{entry.id}", "shared.txt", **by())])  # type: ignore[arg-type]
    assert [one.item for one in acting.accept_opened(over, **by())] == [f"entry:{first.id}"]  # type: ignore[arg-type]
    reasons = {one.item.id: why for one, why in left_out(over)}
    assert reasons[f"entry:{second.id}"] == "佐证还没有看"
    assert "待核实" in reasons[f"entry:{third.id}"]


def test_a_clause_found_nowhere_is_told_and_one_of_the_table_is_not() -> None:
    over = laid()
    item = over.standing(PATENT).item
    for known in (item.clauses[0], "知识产权", "年度通知三（二）", "浙经信人事〔2023〕240号"):
        assert clause_problem(over, item, known) is None, known
    found = clause_problem(over, item, "火星法第九百条")
    assert found is not None
    assert "火星法第九百条" in found.message
    assert found.remedy
