"""The pre-submit checks of a round: what the reader refuses, and that the shipped ones fit the shipped rules."""

from __future__ import annotations

import pytest

from zjai_tui.base.problems import Refused, Severity
from zjai_tui.readiness.findings import TESTS
from zjai_tui.rules.basis import Basis, cite_source
from zjai_tui.rules.catalog import find_cycle, find_standard
from zjai_tui.rules.cycles.reader import cycle_from_text
from zjai_tui.rules.locate import shipped_folder

SHIPPED = (shipped_folder() / "cycles" / "2024.toml").read_text(encoding="utf-8")
CHECK = '\n[[precheck]]\nid = "x"\ntitle = "试"\ncite = ["OWN"]\nremedy = "改"\n'
TICK = '\n[[tick]]\nid = "x"\nask = "试"\ncite = ["OWN"]\n'


def _refused(text: str) -> list[str]:
    with pytest.raises(Refused) as caught:
        cycle_from_text(text, "年度")
    assert all(one.where.startswith("年度，") and one.remedy for one in caught.value.problems)
    return [f"{one.code} {one.where} {one.message}" for one in caught.value.problems]


@pytest.mark.parametrize(
    "kind, code, said",
    [
        ('kind = "entry_after"', "bad-test", "缺少 date"),
        ('kind = "entry_after"\ndate = "filling"', "unknown-name", "“filling”不存在"),
        ('kind = "unsure"\ndate = "filing"', "bad-test", "不用它"),
        ('kind = "age"\nfacts = ["degree"]\nleast = 15', "bad-test", "问的不是日期"),
        ('kind = "age"\nfacts = ["title_obtained"]\nleast = 1.5', "bad-test", "整数"),
        ('kind = "stray_fact"\nfact = "title_obtained"\ngiven = "titel"\nvalues = ["无"]', "unknown-name", "“titel”"),
        ('kind = "condition"\ncondition = "nothing"', "unknown-name", "“nothing”"),
        ('kind = "publicity_room"\ndate = "filing"\nnumber = "days"', "unknown-name", "“days”"),
        ('kind = "person_missing"\nfields = ["nmae"]', "unknown-name", "“nmae”"),
    ],
)
def test_a_check_with_wrong_parameters_is_refused(kind: str, code: str, said: str) -> None:
    (told,) = _refused(f"{SHIPPED}{CHECK}{kind}\n")
    assert told.startswith(f"{code} 年度，precheck “x”")
    assert said in told


def test_a_kind_that_does_not_exist_is_refused() -> None:
    assert any("kind" in told for told in _refused(f'{SHIPPED}{CHECK}kind = "magic"\n'))


def test_a_check_or_a_line_of_the_hand_list_needs_a_cite_and_none_of_hearsay_is_official() -> None:
    check = CHECK.replace('cite = ["OWN"]\n', "")
    assert any(told.startswith("no-cite") for told in _refused(f'{SHIPPED}{check}kind = "unsure"\n'))
    assert any(told.startswith("official-not-held") for told in _refused(f'{SHIPPED}{TICK}basis = "official"\n'))


def test_two_checks_or_lines_cannot_share_an_id() -> None:
    assert any(told.startswith("duplicate-id") for told in _refused(f"{SHIPPED}{TICK}{TICK}"))


def test_a_check_says_what_to_do() -> None:
    bare = CHECK.replace('remedy = "改"\n', "")
    assert any(told.startswith("no-remedy") for told in _refused(f'{SHIPPED}{bare}kind = "unsure"\n'))


def test_whom_a_line_concerns_is_told_by_a_condition_about_one_answer() -> None:
    assert any("不是看某个回答" in told for told in _refused(f'{SHIPPED}{TICK}only_if = "article7"\n'))
    assert any("“nobody”不存在" in told for told in _refused(f'{SHIPPED}{TICK}only_if = "nobody"\n'))


@pytest.mark.parametrize(
    "old, new, said",
    [
        ('place = "platform"', 'place = "plattform"', "“plattform”"),
        ('after = ["file"]', 'after = ["fiel"]', "“fiel”"),
        ('after = ["file"]', 'after = ["paper"]', "排在后面"),
        ('only_if = "is_institution"', 'only_if = "education"', "不是看某个回答"),
    ],
)
def test_a_step_names_places_and_earlier_steps_that_exist(old: str, new: str, said: str) -> None:
    assert old in SHIPPED
    assert any(said in told for told in _refused(SHIPPED.replace(old, new, 1)))


def test_every_kind_of_check_but_known_has_its_function_and_is_used_by_the_shipped_round() -> None:
    used = {one.kind for one in find_cycle("2024").precheck}
    assert used == {*TESTS, "known"}


def test_hearsay_is_never_official_and_what_is_official_cites_the_notice_alone() -> None:
    cycle = find_cycle("2024")
    for one in (*cycle.precheck, *cycle.tick):
        sources = {cite_source(cite) for cite in one.cite}
        assert (one.basis is Basis.OFFICIAL) <= (sources == {"N2024"}), one.id
        assert ("OWN" in sources) <= (one.basis is Basis.ASSUMED), one.id


def test_only_what_the_notice_or_arithmetic_settles_is_an_error() -> None:
    errors = {one.id for one in find_cycle("2024").precheck if one.severity is Severity.ERROR}
    assert errors == {
        "id_number_wrong", "too_young", "future_date", "entry_future", "post_not_checked", "not_truthful",
        "hours_short", "publicity_too_late",
    }  # fmt: skip


def test_the_shipped_checks_name_kinds_and_answers_of_the_shipped_standard() -> None:
    standard = find_standard("zj-ai-reference")
    kinds = {one.id: {field.id: field for field in one.field} for one in standard.kind}
    for one in (*find_cycle("2024").precheck, *find_cycle("2024").tick):
        assert set(one.kinds) <= set(kinds), one.id
    for check in find_cycle("2024").precheck:
        if check.kind == "answer_is":
            fields = [kinds[kind][name] for kind in check.kinds for name in check.fields]
            assert all(value in field.choices for field in fields for value in check.values), check.id
        if check.kind == "answer_missing":
            assert all(any(name in fields for fields in kinds.values()) for name in check.fields), check.id
