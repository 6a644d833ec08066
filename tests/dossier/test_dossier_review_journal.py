from __future__ import annotations

from dataclasses import fields, replace
from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from review_samples import ACCEPTED, CUT, FULL, MORNING, REVIEWS, SUBJECT, TAKEN, grown, made
from zjai_tui.dossier.review.acts import act, sound
from zjai_tui.dossier.review.faults import problems
from zjai_tui.dossier.review.journal import earlier, heads, merged, ordered, sound_acts
from zjai_tui.dossier.review.model import Act, Review, Subject


def sentences(review: Review) -> str:
    return "\n".join(one.sentence() for one in problems(review))


# --- one act


def test_an_act_is_known_by_its_content() -> None:
    assert sound(CUT)
    assert made(1).id == made(1).id != made(2).id
    assert len(CUT.id) == 16


def test_every_part_of_an_act_is_under_its_id() -> None:
    other = {
        "after": ("x",), "at": MORNING, "by": "他人", "do": "return", "item": "x", "points": Decimal(1), "facts": {},
        "reason": "x", "clause": "x", "seen": "x", "file": "x", "start": MORNING.date(), "end": MORNING.date(),
        "days": 5, "first_day": "next", "extra": {"x": 1}, "of": "他人", "cycle": "2025", "lost": ("x",),
        "standard": "x",
    }  # fmt: skip
    assert {one.name for one in fields(Act)} == {*other, "id"}
    for name, value in other.items():
        assert not sound(replace(CUT, **{name: value})), name


def test_the_form_of_a_number_is_no_part_of_an_act() -> None:
    assert made(points=Decimal("8.50")).id == made(points=Decimal("8.5")).id


def test_a_moment_is_kept_as_a_file_can_hold_it() -> None:
    odd = timezone(timedelta(hours=8, minutes=5, seconds=43))
    kept = act(do="verify", by="甲", at=datetime(1990, 1, 1, 12, 0, 0, 999, tzinfo=odd)).at
    assert (kept.microsecond, kept.utcoffset()) == (0, timedelta(hours=8, minutes=6))
    without = datetime(2024, 9, 2)  # noqa: DTZ001 - as a careless caller gives it
    assert act(do="verify", by="甲", at=without).at.tzinfo is not None


def test_text_no_file_can_hold_is_mended_before_the_id_is_taken() -> None:
    assert sound(mended := made(reason="\ud800", by="\udfff", facts={"\ud800": "\ud800"}))
    assert (mended.reason, mended.by) == ("\ufffd", "\ufffd")


# --- together


def test_the_next_act_comes_after_those_nobody_followed() -> None:
    assert heads(Review()) == ()
    assert heads(FULL) == (ACCEPTED.id,)
    beside = made(3, after=[CUT])
    assert heads(grown(FULL, beside)) == tuple(sorted((ACCEPTED.id, beside.id)))


def test_an_altered_act_is_not_followed() -> None:
    assert heads(Review(act=(TAKEN, replace(CUT, reason="改过")))) == (TAKEN.id,)


def test_it_is_known_what_each_had_seen() -> None:
    beside = made(3, after=[TAKEN])
    seen = earlier(grown(FULL, beside))
    assert seen[ACCEPTED.id] == {TAKEN.id, CUT.id}
    assert seen[beside.id] == {TAKEN.id}


def test_an_act_taken_out_of_the_file_was_seen_all_the_same() -> None:
    seen = earlier(Review(act=(TAKEN, ACCEPTED)))
    assert dict(seen) == {TAKEN.id: frozenset(), ACCEPTED.id: {CUT.id}}


def test_acts_stand_after_those_they_follow_whatever_the_clocks_said() -> None:
    early = made(-60, "审核乙", after=[CUT])
    assert ordered(Review(act=(early, CUT, TAKEN))) == (TAKEN, CUT, early)
    assert ordered(Review(act=(made(5), made(4)))) == (made(4), made(5))


def test_moments_are_compared_across_time_zones() -> None:
    later = act(do="accept", by="乙", at=MORNING.astimezone(UTC) + timedelta(minutes=1))
    assert ordered(Review(act=(later, made(0)))) == (made(0), later)


def test_two_copies_are_united() -> None:
    left, right = made(5, "审核甲", after=[ACCEPTED]), made(4, "审核乙", after=[ACCEPTED], do="reject", reason="x")
    both = merged(grown(FULL, left), grown(FULL, right))
    assert both.act == (TAKEN, CUT, ACCEPTED, right, left)
    assert both.of == SUBJECT


def test_an_altered_act_neither_replaces_the_original_nor_is_lost() -> None:
    altered = replace(CUT, points=Decimal(9))
    both = merged(FULL, Review(act=(TAKEN, altered, ACCEPTED)))
    assert len(both.act) == 4
    assert CUT in both.act
    assert altered in both.act
    assert sound_acts(both) == (TAKEN, CUT, ACCEPTED)


def test_an_altered_copy_that_makes_a_ring_does_not_upset_the_order_of_those_that_count() -> None:
    """Two clocks go wrong, so that only what each had seen tells the order."""
    first, second = made(30), made(1, "审核乙", do="reject", reason="x", after=[made(30)])
    last = made(0, after=[second])
    ring = Review(act=(replace(first, after=(last.id,)), last, first, second))
    assert sound_acts(ring) == (first, second, last)
    assert earlier(ring)[last.id] == {first.id, second.id}
    assert len(merged(ring, ring).act) == 4


def test_acts_that_follow_each_other_in_a_ring_are_kept() -> None:
    ring = (replace(made(1), id="a", after=("b",)), replace(made(2), id="b", after=("a",)))
    assert merged(Review(act=ring), FULL).act == (TAKEN, CUT, ACCEPTED, *ring)


@settings(max_examples=60)
@given(st.tuples(REVIEWS, REVIEWS, REVIEWS))
def test_uniting_copies_depends_neither_on_order_nor_on_repetition(copies: tuple[Review, Review, Review]) -> None:
    a, b, c = copies
    assert merged(a, b) == merged(b, a)
    assert merged(merged(a, b), c) == merged(a, merged(b, c))
    assert merged(merged(a, b), b) == merged(a, b)
    assert {repr(one) for one in merged(a, b).act} == {repr(one) for one in (*a.act, *b.act)}


# --- faults


def test_a_review_as_it_was_written_has_no_faults() -> None:
    assert problems(FULL) == ()


def test_an_altered_act_is_told_with_its_place() -> None:
    said = sentences(Review(act=(TAKEN, replace(CUT, points=Decimal(9)), ACCEPTED)))
    assert said.startswith("第2条核定记录（2024-09-02 09:01，审核甲，核减，entry:e01）：内容和编号对不上")
    assert "这一条不作数，还不能核定完毕。请改回原样" in said
    assert "不见了" not in said


def test_a_deleted_act_is_noticed_once() -> None:
    rest = Review(act=(TAKEN, ACCEPTED, made(3, after=[CUT])))
    said = sentences(rest)
    assert said.count("不见了") == 1
    assert CUT.id in said


def test_keys_of_a_later_version_are_noted_but_not_held_against_the_file() -> None:
    said = problems(Review(extra={"colour": 1}, of=Subject(extra={"unt": "x"}), act=(made(extra={"mood": "x"}),)))
    assert [one.severity.value for one in said] == ["note"] * 3
    assert "是不是想写 unit" in said[1].sentence()


def test_of_many_altered_acts_only_the_first_are_told() -> None:
    said = problems(Review(act=tuple(replace(made(at), by="改过") for at in range(500))))
    assert len(said) == 21
    assert said[-1].sentence().startswith("另有480处同样的问题。请改回原样")


def test_hostile_text_in_an_altered_act_cannot_break_the_sentence() -> None:
    bad = replace(made(), by="\x1b[31m甲\n乙" * 50, item="a\u202eb")
    (found,) = problems(Review(act=(bad,)))
    assert found.sentence().isprintable()
    assert len(found.where) < 120


@pytest.mark.parametrize("first, second", [(SUBJECT, Subject()), (Subject(name="示例一"), SUBJECT)])
def test_of_two_subjects_the_one_that_says_more_is_kept(first: Subject, second: Subject) -> None:
    for a, b in ((first, second), (second, first)):
        assert merged(Review(of=a), Review(of=b)).of == SUBJECT
