"""Acts that are missing, what a reviewer gives up, and the code that shows acts cut off at the end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from review_samples import ACCEPTED, CUT, FULL, SUBJECT, TAKEN, grown, made
from zjai_tui.base.problems import Refused
from zjai_tui.dossier.review.code import codes_so_far, review_code
from zjai_tui.dossier.review.faults import problems
from zjai_tui.dossier.review.gaps import Gaps, gaps
from zjai_tui.dossier.review.journal import earlier, heads, merged, sound_acts
from zjai_tui.dossier.review.model import Act, Review
from zjai_tui.dossier.review.store import append, load_review, restore
from zjai_tui.dossier.review.subject import other_person
from zjai_tui.dossier.review.writer import review_text

CODE = "7KQ3-9XWD-2MTR-V04H"


def found(*acts: Act) -> Gaps:
    review = Review(act=acts)
    return gaps(review, sound_acts(review))


def codes(review: Review) -> list[tuple[str, str]]:
    return [(one.code, one.severity.value) for one in problems(review)]


# --- whose it is


def own(minute: int = 0, name: str = "示例一", after: Sequence[Act] = (), **what: object) -> Act:
    return made(minute, of=name, cycle="2024", after=after, **what)


def test_what_the_acts_say_goes_before_the_head_of_the_file() -> None:
    held = Review(of=SUBJECT, act=(own(),))
    edited = replace(held, of=replace(SUBJECT, name="示例二"))
    for review in (held, edited, replace(held, of=replace(SUBJECT, also=("示例二",)))):
        assert other_person(review, SUBJECT) is None
        assert other_person(review, replace(SUBJECT, name="示例二")) is not None


@pytest.mark.parametrize("head", [{"name": "示例二"}, {"also": ("示例二",)}, {"cycle": "2025"}])
def test_no_act_counts_under_a_head_that_was_altered(head: dict[str, object], tmp_path: Path) -> None:
    edited = Review(of=replace(SUBJECT, **head), act=(own(),))  # type: ignore[arg-type]
    assert sound_acts(edited) == ()
    assert codes(edited) == [("review-head-altered", "error")]
    path = tmp_path / "甲.核定.toml"
    path.write_text(review_text(edited), "utf-8")
    with pytest.raises(Refused, match="整份核定都不作数"):
        append(path, [own(1)], SUBJECT, same_person=True)


def test_a_name_confirmed_later_breaks_no_older_act(tmp_path: Path) -> None:
    path, renamed = tmp_path / "甲.核定.toml", replace(SUBJECT, name="示例壹")
    first = own()
    append(path, [first], SUBJECT)
    review = append(path, [own(1, "示例壹", [first])], renamed, same_person=True)
    assert len(sound_acts(review)) == 2
    assert review.of.also == ("示例壹",)
    assert other_person(review, renamed) is other_person(review, SUBJECT) is None
    assert len(sound_acts(merged(review, Review(of=renamed, act=(own(2, "示例壹"),))))) == 3


# --- gaps


def test_an_act_taken_out_leaves_a_gap_and_so_does_an_altered_one() -> None:
    assert found(*FULL.act) == Gaps()
    assert found(TAKEN, ACCEPTED) == Gaps(open=(CUT.id,))
    assert found(TAKEN, replace(CUT, points=Decimal(9)), ACCEPTED) == Gaps(open=(CUT.id,))
    assert found(TAKEN, replace(CUT, points=Decimal(9))).open == (CUT.id,)  # though nobody follows it


def test_an_altered_copy_beside_the_original_is_no_gap() -> None:
    altered = replace(CUT, points=Decimal(9))
    assert found(TAKEN, CUT, altered, ACCEPTED) == Gaps()
    assert codes(Review(act=(TAKEN, CUT, altered, ACCEPTED))) == [("review-act-void", "warning")]


def test_acts_given_up_are_told_for_ever_and_found_again_are_whole() -> None:
    broken = Review(act=(TAKEN, ACCEPTED))
    assert codes(broken) == [("review-act-missing", "error")]
    given_up = made(9, do="reopen", item="", seen="", reason="找不回", after=[ACCEPTED], lost=[CUT.id])
    after = grown(broken, given_up)
    assert gaps(after, sound_acts(after)) == Gaps(known=(CUT.id,))
    assert codes(after) == [("review-act-given-up", "warning")]
    assert CUT.id in problems(after)[0].message
    assert CUT.id in earlier(after)[given_up.id]
    whole = merged(after, FULL)
    assert gaps(whole, sound_acts(whole)) == Gaps()
    assert problems(whole) == ()


# --- the code


def test_every_code_the_review_ever_had_is_known_again() -> None:
    grew = [review_code(CODE, heads(Review(act=FULL.act[:count]))) for count in range(4)]
    assert len(set(grew)) == 4
    assert grew[0] == CODE
    so_far = codes_so_far(CODE, sound_acts(FULL))
    assert [so_far[one] for one in grew[1:]] == [1, 2, 3]
    beside = made(3, after=[CUT])
    both = grown(FULL, beside)
    assert codes_so_far(CODE, sound_acts(both))[review_code(CODE, heads(both))] == 4


def test_acts_cut_off_at_the_end_leave_a_sound_review_of_another_code() -> None:
    short = Review(act=(TAKEN, CUT))
    assert problems(short) == ()
    assert review_code(CODE, heads(FULL)) not in codes_so_far(CODE, sound_acts(short))


# --- set aside


def test_restoring_twice_keeps_both_broken_files(tmp_path: Path) -> None:
    path = tmp_path / "甲.核定.toml"
    append(path, [TAKEN], SUBJECT)
    append(path, [CUT], SUBJECT)
    for text in ("坏一", "坏二", "坏一"):
        path.write_text(text, "utf-8")
        restore(path)
    assert path.with_name(path.name + ".bad").read_text("utf-8") == "坏一"
    assert path.with_name(path.name + ".bad2").read_text("utf-8") == "坏二"
    assert not path.with_name(path.name + ".bad3").exists()


def test_a_file_of_a_newer_version_is_whole_and_never_restored(tmp_path: Path) -> None:
    path = tmp_path / "甲.核定.toml"
    append(path, [TAKEN], SUBJECT)
    append(path, [CUT], SUBJECT)
    newer = path.read_text("utf-8").replace("schema = 1", "schema = 2")
    path.write_text(newer, "utf-8")
    with pytest.raises(Refused) as told:
        load_review(path)
    assert [one.code for one in told.value.problems] == ["schema-newer"]
    with pytest.raises(Refused, match="请升级本程序"):
        restore(path)
    assert path.read_text("utf-8") == newer
