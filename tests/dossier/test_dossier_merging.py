"""Compare and merge: nothing silently lost, no default over an answer, entries known by id and by content."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dossier_samples import DOSSIERS, FULL
from zjai_tui.base.toml_files import parse_toml
from zjai_tui.dossier.checks import contradictions
from zjai_tui.dossier.edit import next_entry_id
from zjai_tui.dossier.merging.merging import compare_dossiers, merge
from zjai_tui.dossier.merging.ordering import merged_order
from zjai_tui.dossier.merging.result import Item
from zjai_tui.dossier.merging.titles import Titles
from zjai_tui.dossier.model import Dossier, EducationYear, Entry, Evidence, Person, StandardRef, Work
from zjai_tui.dossier.reader import dossier_from
from zjai_tui.dossier.seal import seal_of
from zjai_tui.dossier.writer import dossier_table, dossier_text

quick = settings(max_examples=15)
_PARTS = st.sets(st.sampled_from([one.name for one in fields(Dossier) if one.name not in {"schema", "entry"}]))


def same_file(one: Dossier, other: Dossier) -> bool:
    """Whether both say the same, order of keys and the writing program aside."""
    seals = [seal_of(dossier, StandardRef(), {}).digest for dossier in (one, other)]
    return seals[0] == seals[1] and replace(one, app="") == replace(other, app="")


@st.composite
def relatives(draw: st.DrawFn) -> tuple[Dossier, Dossier, Dossier]:
    """A dossier and two versions of it: parts of other dossiers, entries moved, changed, taken out and put in."""
    return (base := draw(DOSSIERS)), _version(draw, base), _version(draw, base)


def _version(draw: st.DrawFn, base: Dossier) -> Dossier:
    other = draw(DOSSIERS)
    names = draw(_PARTS)
    entries = [one for one in base.entry if draw(st.booleans())]
    entries = [replace(one, title="改") if draw(st.booleans()) else one for one in entries]
    entries += [one for one in other.entry if one.id not in {held.id for held in entries}]
    return replace(
        base, **{name: getattr(other, name) for name in names}, entry=tuple(draw(st.permutations(entries)))
    )  # fmt: skip


@quick
@given(DOSSIERS)
def test_a_dossier_with_itself_is_itself_and_differs_in_nothing(one: Dossier) -> None:
    assert compare_dossiers(one, one) == ()
    for base in (None, one):
        found = merge(base, one, one)
        assert found.result == one
        assert found.items == ()
        assert dossier_text(found.result) == dossier_text(one)


@quick
@given(relatives())
def test_what_only_one_side_changed_is_taken_whole(three: tuple[Dossier, Dossier, Dossier]) -> None:
    base, _, changed = three
    for found in (merge(base, base, changed), merge(base, changed, base)):
        assert found.conflicts == ()
        assert found.renumbered == ()
        assert found.result == changed
        assert [one.id for one in found.result.entry] == [one.id for one in changed.entry]


@quick
@given(relatives())
def test_comparing_finds_something_exactly_where_something_differs(three: tuple[Dossier, Dossier, Dossier]) -> None:
    one, _, other = three
    found = compare_dossiers(one, other)
    neutral = {"app": "", "last_entry": 0}
    assert (found == ()) == (replace(one, **neutral) == replace(other, **neutral))  # type: ignore[arg-type]
    assert len({item.id for item in found}) == len(found)
    assert all(item.place and item.title for item in found)


@quick
@given(relatives())
def test_sides_can_be_exchanged(three: tuple[Dossier, Dossier, Dossier]) -> None:
    base, a, b = three
    for common in (base, None):
        one, other = merge(common, a, b), merge(common, b, a)
        assert len(one.conflicts) == len(other.conflicts)
        if not one.conflicts and not one.renumbered and not other.renumbered:
            assert _unordered(one.result) == _unordered(other.result)


def _unordered(dossier: Dossier) -> Any:
    entries = {one.id: replace(one, evidence=()) for one in dossier.entry}
    return replace(dossier, app="", entry=(), done=(), education=()), entries, sorted(dossier.done)


@quick
@given(relatives())
def test_no_answer_of_either_side_is_lost_without_being_told(three: tuple[Dossier, Dossier, Dossier]) -> None:
    base, a, b = three
    for common in (None, base):
        found = merge(common, a, b)
        told = _leaves([[one.a, one.b] for one in found.items])
        assert _leaves([_plain(a), _plain(b)]) <= _leaves(_plain(found.result)) | told


def _plain(dossier: Dossier) -> Any:
    return replace(dossier, app="", last_entry=0)


def _leaves(value: Any) -> set[str]:
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list | tuple):
        return set().union(*map(_leaves, value))
    if is_dataclass(value):
        return _leaves([getattr(value, part.name) for part in fields(value) if part.name not in {"schema", "id"}])
    return {repr(value)} if value not in (None, "") else set()


@quick
@given(relatives())
def test_every_conflict_can_be_decided_either_way_and_the_result_reads_back(
    three: tuple[Dossier, Dossier, Dossier],
) -> None:
    base, a, b = three
    for side in ("a", "b"):
        open_items = merge(base, a, b).conflicts
        found = merge(base, a, b, {one.id: side for one in open_items})  # type: ignore[misc]
        assert found.conflicts == ()
        assert list(contradictions(dossier_table(found.result))) == []
        read = dossier_from(parse_toml(dossier_text(found.result), "试"), "试")
        assert same_file(read, found.result)


@given(st.permutations(range(6)), st.sets(st.integers(0, 5)), st.sets(st.integers(6, 9)))
def test_a_merged_order_keeps_the_main_one_and_holds_everything_once(
    main: list[int], gone: set[int], new: set[int]
) -> None:
    other = [one for one in main if one not in gone] + sorted(new)
    found = merged_order(main, other)
    assert sorted(found) == sorted({*main, *other})
    assert [one for one in found if one in main] == main


def _items(found: tuple[Item, ...]) -> dict[str, Item]:
    return {one.id: one for one in found}


def test_every_part_of_a_dossier_is_compared_under_its_own_name() -> None:
    other = replace(
        FULL,
        variant="应用",
        person=replace(FULL.person, unit="另一家", extra={"邮箱": "x"}),
        work=replace(FULL.work, area="data"),
        facts={**FULL.facts, "degree": "博士"},
        education=(replace(FULL.education[0], total=Decimal(90)), FULL.education[1]),
        answers={"years": Decimal(5)},
        readings={"double_degree": "twice"},
        entry=(
            replace(
                FULL.entry[0],
                facts={"rank": Decimal(1), "level": "核心"},
                evidence=(replace(FULL.entry[0].evidence[0], page="3"),),
            ),
            replace(FULL.entry[1], sure="sure"),
        ),
        done=("step:file",),
        note="改过",
        extra={"新键": 1},
    )
    titles = Titles(
        facts={"degree": "学历"}, inputs={"hours": "学时"}, kinds={"paper": "论文"}, fields={("paper", "rank"): "排名"}
    )
    found = _items(compare_dossiers(FULL, other, titles))
    assert {id_: (one.place, one.title, one.a, one.b) for id_, one in found.items()} == {
        "variant": ("档案", "岗位类别", "研究", "应用"),
        "person.unit": ("基本信息", "所在单位", "示例科技有限公司", "另一家"),
        "person.extra.邮箱": ("基本信息", "“邮箱”", None, "x"),
        "work.area": ("工作与方向", "专业方向", "applied_tech", "data"),
        "facts.degree": ("申报资格的回答", "学历", "硕士", "博士"),
        "education:2022.total": ("继续教育学时", "2022年总学时", Decimal(96), Decimal(90)),
        "answers.hours": ("量化自评的回答", "学时", Decimal("89.995"), None),
        "readings.double_degree": ("条款读法", "“double_degree”", "once", "twice"),
        "entry:e01.facts.rank": ("论文“一种方法”", "排名", Decimal(2), Decimal(1)),
        "entry:e01.evidence:1.page": ("论文“一种方法”", "佐证材料“佐证/论文.pdf”的页码", "1-2", "3"),
        "entry:e02.sure": ("业绩条目“e02”", "是否确定", "unsure", "sure"),
        "done:2:tick:seals": ("已办事项", "“tick:seals”", "tick:seals", None),
        "note": ("档案", "备注", "自用", "改过"),
        "extra.新键": ("档案", "“新键”", None, 1),
    }
    assert {one.kind for one in found.values()} == {"added", "removed", "changed"}


def test_one_is_not_true_where_nobody_knows_the_key() -> None:
    assert compare_dossiers(Dossier(extra={"x": True}), Dossier(extra={"x": 1}))


def test_without_a_common_version_an_empty_side_never_wins() -> None:
    bare = replace(FULL, person=Person(), work=Work(), facts={}, answers={}, education=(), entry=(), done=(), note="")
    for found in (merge(None, FULL, bare), merge(None, bare, FULL)):
        assert found.conflicts == ()
        assert replace(found.result, app="") == replace(FULL, app="")


def test_without_a_common_version_two_answers_are_a_conflict() -> None:
    other = replace(FULL, answers={**FULL.answers, "years": Decimal(6)})
    found = merge(None, FULL, other)
    (conflict,) = found.conflicts
    assert (conflict.id, conflict.a, conflict.b) == ("answers.years", Decimal(5), Decimal(6))
    assert merge(None, FULL, other, {"answers.years": "b"}).result == other
    assert merge(None, FULL, other, {"answers.years": "a"}).result == FULL


def test_both_sides_changes_go_together_and_the_same_change_is_no_conflict() -> None:
    a = replace(FULL, note="同", person=replace(FULL.person, phone="1"), facts={**FULL.facts, "degree": "博士"})
    b = replace(FULL, note="同", person=replace(FULL.person, position="主管"), variant="")
    found = merge(FULL, a, b)
    assert found.conflicts == ()
    assert found.result.person == replace(FULL.person, phone="1", position="主管")
    assert (found.result.note, found.result.variant, found.result.facts["degree"]) == ("同", "", "博士")
    assert {one.id: one.taken for one in found.changes} == {
        "variant": "b", "person.position": "b", "person.phone": "a", "facts.degree": "a",
    }  # fmt: skip


def test_taken_away_here_and_changed_there_is_a_conflict_that_keeps_it_until_decided() -> None:
    a = replace(FULL, entry=FULL.entry[1:], answers={"hours": Decimal("89.995")})
    b = replace(
        FULL, entry=(replace(FULL.entry[0], note="新"), FULL.entry[1]), answers={**FULL.answers, "years": Decimal(6)}
    )  # fmt: skip
    found = merge(FULL, a, b)
    assert [one.id for one in found.conflicts] == ["answers.years", "entry:e01"]
    assert found.result.entry_named("e01") == b.entry[0]
    assert found.result.answers["years"] == 6
    assert merge(FULL, a, b, {"answers.years": "a", "entry:e01": "a"}).result == a


def test_a_settled_item_can_be_chosen_otherwise_and_an_unknown_one_is_an_error() -> None:
    gone = replace(FULL, entry=FULL.entry[1:])
    assert merge(FULL, FULL, gone).result == gone
    assert merge(FULL, FULL, gone, {"entry:e01": "a"}).result == FULL
    with pytest.raises(KeyError, match="entry:e99"):
        merge(FULL, FULL, gone, {"entry:e99": "a"})


PATENT = Entry(id="e02", kind="patent", title="一种检测方法", facts={"rank": Decimal(1), "date": date(2023, 1, 2)})
PAPER = Entry(id="e02", kind="paper", title="缺陷分割", facts={"grade": "核心", "date": date(2022, 5, 6)})


def test_an_id_used_for_two_achievements_keeps_both_and_tells_the_new_id() -> None:
    a, b = Dossier(entry=(PATENT,)), Dossier(entry=(PAPER,), last_entry=4)
    found = merge(None, a, b)
    assert found.result.entry == (replace(PAPER, id="e05"), PATENT) or found.result.entry == (
        PATENT,
        replace(PAPER, id="e05"),
    )
    ((told),) = found.renumbered
    assert (told.old, told.new) == ("e02", "e05")
    assert [one.id for one in compare_dossiers(a, b)] == ["entry:e02@b", "entry:e02"] or {
        one.id for one in compare_dossiers(a, b)
    } == {"entry:e02", "entry:e02@b"}


def test_one_achievement_under_two_ids_is_one_entry() -> None:
    a, b = Dossier(entry=(PATENT,)), Dossier(entry=(replace(PATENT, id="e07", note="补充"),))
    found = merge(None, a, b)
    assert found.result.entry == (replace(PATENT, note="补充"),)
    assert {one.id for one in found.changes} == {"entry:e02.id", "entry:e02.note"}


def test_an_entry_that_was_retitled_and_corrected_is_still_the_same() -> None:
    changed = replace(PATENT, title="另一种叫法", facts={**PATENT.facts, "rank": Decimal(2)})
    items = compare_dossiers(Dossier(entry=(PATENT,)), Dossier(entry=(changed,)))
    assert [one.id for one in items] == ["entry:e02.facts.rank", "entry:e02.title"]


def test_both_add_entries_and_each_stays_where_it_was_put() -> None:
    first, last = replace(PATENT, id="e01", title="甲方法"), replace(PATENT, id="e09", title="己方法")
    base = Dossier(entry=(first, last))
    a = replace(base, entry=(first, replace(PAPER, id="e10"), last))
    b = replace(base, entry=(first, last, replace(PAPER, id="e11", title="预测维护")))
    found = merge(base, a, b)
    assert [one.id for one in found.result.entry] == ["e01", "e10", "e09", "e11"]


def test_entries_that_only_one_side_moved_stay_moved_and_moved_by_both_is_decided() -> None:
    three = tuple(replace(PATENT, id=f"e0{n}", title=f"第{n}号方法") for n in (1, 2, 3))
    base = Dossier(entry=three)
    moved, other = replace(base, entry=three[::-1]), replace(base, entry=(three[1], three[0], three[2]))
    assert merge(base, base, moved).result == moved
    found = merge(base, moved, other)
    assert [one.id for one in found.conflicts] == ["entry-order"]
    assert merge(base, moved, other, {"entry-order": "b"}).result == other


def test_proofs_of_both_sides_are_kept_and_one_with_another_page_is_the_same() -> None:
    proof = Evidence(file="a.pdf", page="1", sha256="1" * 64)
    base = Dossier(entry=(replace(PATENT, evidence=(proof,)),))
    a = Dossier(entry=(replace(PATENT, evidence=(replace(proof, page="2"), Evidence(file="b.pdf"))),))
    b = Dossier(entry=(replace(PATENT, evidence=(proof, Evidence(file="c.pdf"))),))
    found = merge(base, a, b)
    assert found.conflicts == ()
    assert {(one.file, one.page) for one in found.result.entry[0].evidence} == {
        ("a.pdf", "2"),
        ("b.pdf", ""),
        ("c.pdf", ""),
    }


def test_hours_that_would_contradict_each_other_when_mixed_are_decided() -> None:
    def hours(total: int, professional: int) -> Dossier:
        return Dossier(education=(EducationYear(year=2023, total=Decimal(total), professional=Decimal(professional)),))

    found = merge(hours(90, 60), hours(50, 60 - 20), hours(100, 80))
    assert [one.id for one in found.conflicts] == ["education:2023.total", "education:2023.professional"]
    mixed = merge(hours(90, 60), hours(50, 40), replace(hours(90, 60)))
    assert mixed.conflicts == ()
    crossed = merge(hours(90, 60), hours(65, 60), hours(90, 80))
    assert [one.id for one in crossed.conflicts] == ["education:2023.total", "education:2023.professional"]
    assert merge(
        hours(90, 60), hours(65, 60), hours(90, 80), {one.id: "b" for one in crossed.conflicts}
    ).result == hours(90, 80)


def test_choices_that_do_not_fit_together_stay_to_be_decided_and_one_alone_is_kept() -> None:
    def hours(total: int | None, professional: int | None) -> Dossier:
        first, second = (None if one is None else Decimal(one) for one in (total, professional))
        return Dossier(education=(EducationYear(year=2022, total=first, professional=second),))

    ids = ["education:2022.total", "education:2022.professional"]
    both = merge(None, hours(80, None), hours(None, 95), {ids[0]: "a", ids[1]: "b"})
    assert [one.id for one in both.conflicts] == ids
    assert both.result == hours(80, None)
    one = merge(None, hours(80, None), hours(None, 95), {ids[1]: "b"})
    assert [(item.id, item.taken) for item in one.items] == [(ids[0], ""), (ids[1], "b")]
    assert [item.id for item in one.conflicts] == ids[:1]
    fits = merge(None, hours(80, None), hours(None, 95), {ids[0]: "b", ids[1]: "b"})
    assert (fits.conflicts, fits.result) == ((), hours(None, 95))


def test_an_id_that_a_version_once_gave_is_not_given_again_after_a_merge() -> None:
    both = Dossier(entry=(replace(PATENT, id="e01"), replace(PAPER, id="e02")))
    one = replace(both, entry=both.entry[:1])
    left_out = merge(None, both, one, {"entry:e02": "b"}).result
    assert [entry.id for entry in left_out.entry] == ["e01"]
    assert next_entry_id(left_out) == "e03"
    assert next_entry_id(merge(both, one, one).result) == "e03"  # gone on both sides
    assert merge(None, both, both).result == both
    assert next_entry_id(merge(replace(both, last_entry=9), both, one).result) == "e10"


def test_the_counter_of_ids_never_goes_back_in_a_merge() -> None:
    assert merge(None, Dossier(last_entry=3), Dossier(last_entry=9)).result.last_entry == 9
    assert merge(Dossier(last_entry=3), Dossier(last_entry=3), Dossier(last_entry=5)).result.last_entry == 5
    assert merge(Dossier(last_entry=3), Dossier(last_entry=8), Dossier(last_entry=5)).result.last_entry == 8


def test_the_standard_is_taken_as_one() -> None:
    a = replace(FULL, standard=StandardRef(id="x", edition="1", digest="aa"))
    b = replace(FULL, standard=StandardRef(id="y", edition="2", digest="bb"))
    (conflict,) = merge(None, a, b).conflicts
    assert conflict.id == "standard"
    assert merge(None, a, b, {"standard": "b"}).result.standard == b.standard
