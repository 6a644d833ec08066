"""A review laid over a dossier: which verdict holds, what is stale, what is disputed, and the state."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from random import Random

from overlay_samples import WHY, by, case, decided, laid, settled, submitted, verdict
from zjai_tui.dossier.model import Evidence
from zjai_tui.dossier.review.acts import act
from zjai_tui.dossier.review.journal import merged
from zjai_tui.dossier.review.model import Act, Review, Subject
from zjai_tui.dossier.review.subject import subject_of
from zjai_tui.reviewing import acting
from zjai_tui.reviewing.overlay import relaid, with_acts
from zjai_tui.reviewing.result import Overlay
from zjai_tui.rules.standards.standard import Span
from zjai_tui.scoring.verified import UNDECIDED

E = "entry:e01"
PATENT = "entry:e04"


def span(low: object, high: object) -> Span:
    return Span(Decimal(str(low)), Decimal(str(high)))


def both(over: Overlay, *acts: Act) -> Overlay:
    """The overlay of the union of acts none of whose makers had seen the other's."""
    return with_acts(over, acts)


def codes(over: Overlay) -> list[str]:
    return [one.code for one in over.problems]


def test_without_a_review_everything_is_undecided_and_the_verified_score_open() -> None:
    over = laid()
    assert over.state == "draft"
    assert not over.begun
    assert {one.state for one in over.items} == {"unreviewed"}
    assert over.left == len(over.items) == 33
    assert over.verified.total == span(0, 92)
    assert over.outlook == over.accepted
    assert over.consequence == over.problems == ()
    assert over.standing(E).verified == span(0, 14)
    assert over.next == "还没有受理，请先受理，再逐项核定，共33项。"
    assert decided(over, E, "accept").next == "还没有受理，请先受理；已有1项结论，还有32项没有定。"


def test_what_is_undecided_is_named_as_open_with_what_would_settle_it() -> None:
    named = {one.id: one.asks for one in laid().verified.open_items}
    assert UNDECIDED in named[E]
    assert UNDECIDED in named["part:facts"]
    assert UNDECIDED in named["part:education"]


def test_all_accepted_is_the_claimed_score_for_sure() -> None:
    over = settled(submitted(laid()))
    assert over.left == 0
    assert over.begun
    assert over.verified.total == over.claimed.total == span(92, 92)
    assert over.consequence == ()
    assert over.next == "各项都已核定，可以核定完毕。"


def test_a_verdict_gives_way_to_a_later_one_and_to_its_withdrawal() -> None:
    once = decided(laid(), PATENT, "accept")
    twice = decided(once, PATENT, "reduce", "李审", 5, points=Decimal(3))
    assert (once.standing(PATENT).state, twice.standing(PATENT).state) == ("accepted", "reduced")
    assert (once.standing(PATENT).verified, twice.standing(PATENT).verified) == (span(6, 6), span(3, 3))
    assert [one.do for one in twice.standing(PATENT).history] == ["accept", "reduce"]
    back = with_acts(twice, [acting.withdraw(twice, PATENT, **by("李审", 9))])  # type: ignore[arg-type]
    assert back.standing(PATENT).state == "unreviewed"
    assert back.standing(PATENT).act is None
    assert len(back.standing(PATENT).history) == 3


def test_a_work_listed_twice_counts_where_it_still_brings_more_when_one_of_the_two_is_cut() -> None:
    before, after = laid(), decided(laid(), E, "reduce", points=Decimal(3))
    assert (before.standing("entry:e02").item.claimed, before.standing("entry:e02").verified) == (
        span(0, 0),
        span(0, 0),
    )
    assert after.standing(E).verified == span(0, 0)
    assert after.standing("entry:e02").verified == span(0, 10)


def test_two_reviewers_who_had_not_seen_each_other_and_differ_dispute_until_one_decides_having_seen_both() -> None:
    over = submitted(laid())
    split = both(over, verdict(over, E, "accept"), verdict(over, E, "reject", "李审", 3))
    standing = split.standing(E)
    assert standing.state == "disputed"
    assert {one.by for one in standing.disputed} == {"张审", "李审"}
    assert "review-disputed" in codes(split)
    assert split.verified.total.low == split.verified.total.low
    assert "意见不一" in split.next
    agreed = decided(split, E, "reduce", "张审", 9, points=Decimal(4))
    assert agreed.standing(E).state == "reduced"
    assert "review-disputed" not in codes(agreed)


def test_two_reviewers_who_agree_and_one_reviewer_at_two_desks_dispute_nothing() -> None:
    over = laid()
    alike = both(over, verdict(over, E, "accept"), verdict(over, E, "accept", "李审", 3))
    assert alike.standing(E).state == "accepted"
    desks = both(over, verdict(over, E, "accept"), verdict(over, E, "reject", "张审", 3))
    assert desks.standing(E).state == "rejected"
    spelled = both(over, verdict(over, E, "accept"), verdict(over, E, "reject", "张 审", 3))
    assert spelled.standing(E).state == "rejected"  # one reviewer, however the name is written
    points = (verdict(over, E, "reduce", name, points=Decimal(p)) for name, p in (("张审", 3), ("李审", 4)))
    assert both(over, *points).standing(E).state == "disputed"


def test_a_claim_changed_after_its_verdict_is_undecided_again_and_no_other_is() -> None:
    over = settled(submitted(laid()))
    entry = replace(case().dossier.entry[0], title="改过的奖")
    after = laid(replace(case().dossier, entry=(entry, *case().dossier.entry[1:])), over.review)
    stale = [one for one in after.items if one.stale]
    assert [one.item.id for one in stale] == [E]
    assert (stale[0].state, stale[0].act.do if stale[0].act else "") == ("unreviewed", "accept")
    assert after.left == 1
    assert after.next == "还有1项未核，其中1项在核定以后改过。"


def test_a_claim_changed_back_holds_its_verdict_again() -> None:
    over = decided(laid(), E, "accept")
    other = replace(case().dossier, entry=(replace(case().dossier.entry[0], note="改"), *case().dossier.entry[1:]))
    assert laid(other, over.review).standing(E).stale
    assert laid(None, over.review).standing(E).state == "accepted"


def test_a_verdict_on_the_old_claim_disputes_none_on_the_new_one() -> None:
    old = verdict(laid(), E, "reject")
    entry = replace(case().dossier.entry[0], note="改")
    over = laid(replace(case().dossier, entry=(entry, *case().dossier.entry[1:])))
    assert both(over, old, verdict(over, E, "accept", "李审", 5)).standing(E).state == "accepted"


def test_files_that_cannot_be_found_are_named_as_a_drive_that_may_not_be_connected() -> None:
    proof = Evidence(file="甲.txt", sha256="a" * 64)
    dossier = replace(case().dossier, entry=(replace(case().dossier.entry[0], evidence=(proof,)),))
    over = settled(submitted(laid(dossier, 甲="a" * 64)))
    gone = laid(dossier, over.review)
    lost = replace(gone.items[-1].item, proofs=(replace(gone.items[-1].item.proofs[0], state="missing"),))
    items = (*gone.items[:-1], replace(gone.items[-1], item=lost))
    assert "请先看存放的盘是否接好" in relaid(replace(gone, items=items), over.review).next


def test_an_act_altered_by_hand_does_not_count_and_is_told() -> None:
    over = decided(laid(), E, "reduce", points=Decimal(3))
    (act,) = over.review.act
    forged = Review(act=(replace(act, points=Decimal(13)),))
    after = laid(None, forged)
    assert after.standing(E).state == "unreviewed"
    assert not after.begun
    assert "review-act-altered" in codes(after)


def test_a_review_of_somebody_else_one_under_another_standard_and_one_on_what_is_gone_are_told() -> None:
    over = decided(laid(), E, "accept")
    altered = replace(over.review, of=Subject(name="另一人"))
    assert codes(laid(None, altered)) == ["review-head-altered"]
    ref = replace(subject_of(case().dossier).standard, digest="f" * 64)
    early = act(do="accept", item=E, seen=over.standing(E).item.digest, **by())  # type: ignore[arg-type]
    assert "review-standard-changed" in codes(laid(None, Review(of=Subject(standard=ref), act=(early,))))
    without = replace(case().dossier, entry=case().dossier.entry[1:])
    assert "review-item-gone" in codes(laid(without, over.review))


def test_what_was_opened_counts_only_for_the_content_that_was_opened() -> None:
    proof = Evidence(file="甲.txt", sha256="a" * 64)
    dossier = replace(case().dossier, entry=(replace(case().dossier.entry[0], evidence=(proof,)),))
    over = laid(dossier, 甲="a" * 64)
    seen = with_acts(over, [acting.opened(over, E, "甲.txt", **by())])  # type: ignore[arg-type]
    assert seen.standing(E).opened
    assert seen.standing(E).item.proofs[0].opened_by == ("张审",)
    assert not seen.begun
    changed = laid(dossier, seen.review, 甲="b" * 64)
    assert not changed.standing(E).opened
    assert changed.standing(E).item.proofs[0].opened_by == ()


def test_originals_seen_on_paper_count_until_the_claim_changes() -> None:
    over = laid()
    seen = with_acts(over, [acting.opened(over, "part:facts", **by())])  # type: ignore[arg-type]
    assert seen.standing("part:facts").opened
    other = replace(case().dossier, facts={**case().dossier.facts, "degree": "本科"})
    assert not laid(other, seen.review).standing("part:facts").opened


def test_a_review_goes_from_draft_over_submitted_to_verified_and_back_when_the_dossier_changes() -> None:
    over = settled(submitted(laid()))
    done = with_acts(over, [acting.verify(over, **by(minutes=30))])  # type: ignore[arg-type]
    assert (over.state, done.state) == ("submitted", "verified")
    assert done.next == "已经核定完毕，下一步定公示起止。"
    noted = laid(replace(case().dossier, note="改了备注"), done.review)
    assert noted.state == "submitted"
    assert noted.left == 0
    assert noted.next == "核定完毕之后，档案、标准或佐证材料有变动，回到核定中；各项都已核定，可以核定完毕。"
    again = with_acts(done, [acting.reopen(done, reason="有异议", **by(minutes=40))])  # type: ignore[arg-type]
    assert again.state == "submitted"


def test_a_verdict_made_at_the_same_moment_as_the_end_of_the_review_opens_it_again() -> None:
    over = settled(submitted(laid()))
    late = verdict(over, E, "reject", "李审", 31)
    done = acting.verify(over, **by(minutes=30))  # type: ignore[arg-type]
    after = both(over, done, late)
    assert after.state == "submitted"
    assert after.next.startswith("核定完毕的同时，另有人作了结论，回到核定中")


def test_a_returned_dossier_waits_for_the_applicant_and_tells_when_it_was_mended() -> None:
    over = decided(settled(submitted(laid())), E, "return", minutes=5)
    assert over.next == "其余各项都已核定，1项要申报人补正，可以退回申报人。"
    back = with_acts(over, [acting.request_changes(over, reason="请补证书", **by(minutes=9))])  # type: ignore[arg-type]
    assert back.state == "changes_requested"
    assert "等申报人改好" in back.next
    entry = replace(case().dossier.entry[0], note="补了证书")
    mended = laid(replace(case().dossier, entry=(entry, *case().dossier.entry[1:])), back.review)
    assert mended.state == "changes_requested"
    assert mended.next == "档案在退回以后改过了，可以重新受理；要核定的还有1项。"
    assert [one.item.id for one in mended.items if one.stale] == [E]
    taken = with_acts(mended, [acting.submit(mended, **by(minutes=20))])  # type: ignore[arg-type]
    assert taken.state == "submitted"


def test_a_number_of_the_person_mended_after_it_was_sent_back_is_noticed_though_the_code_leaves_it_out() -> None:
    over = decided(settled(submitted(laid())), "part:person", "return", minutes=5)
    back = with_acts(over, [acting.request_changes(over, reason="证件号码不对", **by(minutes=9))])  # type: ignore[arg-type]
    assert "等申报人改好" in back.next
    person = replace(case().dossier.person, id_number="11010519491231002X")
    mended = laid(replace(case().dossier, person=person), back.review)
    assert mended.code == back.code
    assert mended.next == "档案在退回以后改过了，可以重新受理；要核定的还有1项。"


def test_the_order_of_acts_in_the_file_makes_no_difference() -> None:
    over = submitted(laid())
    for item, do in ((E, "accept"), ("entry:e04", "reject"), ("part:facts", "accept"), (E, "reject")):
        over = decided(over, item, do, "李审" if do == "reject" else "张审")
    over = both(over, verdict(over, "entry:e05", "accept"), verdict(over, "entry:e05", "reject", "李审"))
    acts = list(over.review.act)
    for seed in range(3):
        Random(seed).shuffle(acts)
        again = relaid(over, replace(over.review, act=tuple(acts)))
        assert [(one.state, one.verified) for one in again.items] == [(one.state, one.verified) for one in over.items]
        assert (again.verified.total, again.next, again.consequence) == (
            over.verified.total, over.next, over.consequence,
        )  # fmt: skip


def test_corrected_answers_are_scored_and_what_they_prove_is_judged_again() -> None:
    lower = decided(laid(), PATENT, "reduce", facts={"rank": Decimal(2)})
    assert lower.standing(PATENT).verified == span("4.8", "4.8")
    facts = decided(laid(), "part:facts", "reduce", facts={"ai_work": False})
    assert facts.before.verdict == "yes"
    assert facts.after.verdict == "no"


def test_rejected_answers_about_the_person_leave_the_conditions_unknown_never_met() -> None:
    after = decided(settled(laid()), "part:facts", "reject").after
    assert "yes" not in {one.verdict for one in after.routes}
    asked = [one for one in after.common if one.facts]
    assert asked
    assert all(one.verdict == "unknown" for one in asked)


def test_a_cut_in_a_file_that_cannot_be_used_is_told_and_leaves_the_item_open() -> None:
    over = laid()
    raised = act(do="reduce", item=E, facts={"level": "国家级"}, seen=over.standing(E).item.digest, **WHY, **by())  # type: ignore[arg-type]
    counted = act(
        do="reduce", item="entry:e25", points=Decimal(1), seen=over.standing("entry:e25").item.digest, **WHY, **by()
    )  # type: ignore[arg-type]  # fmt: skip
    after = relaid(over, merged(over.review, Review(act=(raised, counted))))
    assert {"review-cut-raises", "review-cut-uncounted"} <= set(codes(after))
    assert after.verified.total.high <= after.claimed.total.high
