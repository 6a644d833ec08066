from __future__ import annotations

import pytest

from zjai_tui.rules.basis import Basis, Source, cite_place, cite_source, cite_text, weakest

NOTICE = Source(id="N", title="《关于评审工作的通知》", doc_no="之江室发〔2024〕7号", held=True)
TABLE = Source(id="T", title="参照表")


def test_grades_are_ordered_from_surest_to_weakest() -> None:
    assert sorted(Basis, key=lambda grade: grade.rank) == [
        Basis.OFFICIAL,
        Basis.SECONDARY,
        Basis.ANALOGOUS,
        Basis.ASSUMED,
    ]


def test_a_conclusion_is_as_sure_as_its_weakest_rule() -> None:
    assert weakest([Basis.OFFICIAL, Basis.ANALOGOUS, Basis.SECONDARY]) is Basis.ANALOGOUS
    assert weakest([Basis.OFFICIAL, Basis.OFFICIAL]) is Basis.OFFICIAL


def test_a_conclusion_without_rules_is_only_assumed() -> None:
    assert weakest([]) is Basis.ASSUMED


def test_each_grade_has_its_own_chinese_name() -> None:
    assert [grade.label for grade in Basis] == ["官方原文", "他人转述", "同类参照", "本程序假定"]


def test_a_source_is_not_held_unless_it_says_so() -> None:
    assert not TABLE.held


def test_a_cite_has_a_source_and_a_place() -> None:
    assert (cite_source("N#三（二）"), cite_place("N#三（二）")) == ("N", "三（二）")
    assert (cite_source("N"), cite_place("N")) == ("N", "")
    assert cite_place("N#附件#1") == "附件#1"


@pytest.mark.parametrize(
    "cite, shown",
    [
        ("N#三（二）", "《关于评审工作的通知》（之江室发〔2024〕7号）三（二）"),
        ("N", "《关于评审工作的通知》（之江室发〔2024〕7号）"),
        ("T#学历", "《参照表》学历"),
        ("X#一", "X#一"),
    ],
)
def test_a_cite_is_shown_with_title_number_and_place(cite: str, shown: str) -> None:
    assert cite_text(cite, [NOTICE, TABLE]) == shown
