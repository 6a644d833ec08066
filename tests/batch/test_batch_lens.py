"""The conflict lens: it sees what contradicts, keeps quiet about co-authors, and never accuses."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from lens_rows import DAY, codes, only, points, row, trace
from zjai_tui.base.problems import Problem, Severity
from zjai_tui.batch.conflict import CODE_WORDS
from zjai_tui.batch.lens import conflicts
from zjai_tui.batch.row import Row, Trace, WorkNumber

ZL = "ZL2021101234567"


def test_two_people_as_first_of_one_patent_number_is_told_with_both_places() -> None:
    found = only(row("甲", trace("轴承检测", 1, numbers=[ZL])), row("乙", trace("轴承的检测", 1, numbers=[ZL])))
    assert (found.code, found.severity) == ("same-rank", Severity.WARNING)
    assert found.files == ("甲.toml", "乙.toml")
    assert found.entries == (("甲.toml", "e01"), ("乙.toml", "e01"))
    assert f"专利号{ZL}" in found.message
    assert "可能" in found.message
    assert found.compare
    assert found.remedy


@pytest.mark.parametrize("other", ["一种轴承缺陷检测方法", "一种 轴承缺陷 检测方法。", "「一种轴承缺陷检测方法」"])
def test_one_name_and_day_is_one_work_however_it_is_typed(other: str) -> None:
    found = only(row("甲", trace()), row("乙", trace(other)))
    assert (found.code, found.severity) == ("same-rank", Severity.WARNING)


def test_a_name_on_another_day_is_only_a_note_that_says_it_may_be_chance() -> None:
    found = only(row("甲", trace()), row("乙", trace(on=date(2020, 1, 1))))
    assert found.severity is Severity.NOTE
    assert "也可能只是同名" in found.message


def test_a_name_on_another_day_and_another_level_is_another_work() -> None:
    assert codes(row("甲", trace(sort=("省部级",))), row("乙", trace(sort=("市厅级",), on=date(2020, 1, 1)))) == []


def test_a_word_like_one_kind_of_before_the_name_makes_no_other_work() -> None:
    found = only(row("甲", trace("一种绕线张力装置", 1)), row("乙", trace("绕线张力装置", 1)))
    assert found.code == "same-rank"
    assert "又写作" in found.message


def test_one_number_joins_nobody_whose_other_numbers_differ() -> None:
    def numbers(own: str, other: str) -> tuple[WorkNumber, ...]:
        return tuple(
            WorkNumber(title=sort, shown=key, key=key) for sort, key in (("专利号", own), ("专利公告号", other))
        )

    first, second = trace("轴承检测"), trace("齿轮加工")
    alike = numbers("2021101234567", "cn113456789b")
    assert codes(row("甲", replace(first, numbers=alike)), row("乙", replace(second, numbers=alike))) == ["same-rank"]
    differing = numbers("2020109999999", "cn113456789b")
    assert codes(row("甲", replace(first, numbers=alike)), row("乙", replace(second, numbers=differing))) == []


def test_two_numbers_are_two_works_whatever_they_are_called() -> None:
    assert codes(row("甲", trace(numbers=[ZL])), row("乙", trace(numbers=["ZL2020109999999"]))) == []


@pytest.mark.parametrize("title", ["论文", "发明专利", "省科技进步奖二等奖", "软件著作权登记证书", "专利2"])
def test_a_common_name_is_no_work(title: str) -> None:
    assert codes(row("甲", trace(title)), row("乙", trace(title))) == []


def _three(rank: int = 1, last: str = "第三号产线改造") -> tuple[Trace, ...]:
    titles = ("第一号产线改造", "第二号产线改造", last)
    return tuple(trace(title, rank, entry=f"e{at}", files={"奖.pdf": title}) for at, title in enumerate(titles))


def test_one_dossier_under_two_names_is_told_once_and_not_item_by_item() -> None:
    found = only(row("王伟", *_three()), row("王", *_three()), row("李", trace("别的改造项目")))
    assert (found.code, found.severity) == ("same-dossier", Severity.WARNING)
    assert found.title == "可能是同一份档案的两份"
    assert "“王伟”和“王”的业绩几乎逐条相同" in found.message
    assert found.files == ("王伟.toml", "王.toml")
    assert set(codes(row("王伟", *_three()), row("王", *_three(2)))) == set()  # a team, each at a rank of their own
    assert codes(row("王伟", *_three()), row("王", *_three(last="另一件"))) == ["same-rank"] * 2


def test_people_of_one_name_are_told_apart_by_their_files_and_no_sentence_is_said_twice() -> None:
    found = only(
        row("王伟", trace(numbers=[ZL]), person_key="1", file="甲/1.toml"),
        row("王伟", trace(numbers=[ZL]), person_key="2", file="甲/2.toml"),
    )
    assert "“王伟”（1.toml）和“王伟”（2.toml）" in found.message
    assert found.sentence().count("原件") == 1
    nameless = only(row("王伟", trace(numbers=[ZL])), row("", trace(numbers=[ZL]), file="甲/无名.toml"))
    assert "没有填姓名的“无名.toml”" in nameless.message


def test_a_name_that_very_many_use_is_a_common_one() -> None:
    many = [row(f"第{at}人", trace("客户服务大厅改造", None, None, part="主持")) for at in range(31)]
    assert codes(*many) == []
    assert codes(*many[:3]) == ["same-part"]


def test_coauthors_at_different_ranks_with_one_certificate_raise_nothing() -> None:
    certificate = {"证书.pdf": "扫描件"}
    rows = [row(name, trace(rank=at, team=3, files=certificate)) for at, name in enumerate("甲乙丙", 1)]
    assert codes(*rows) == []


def test_an_achievement_that_nobody_ranks_is_shared_by_nobody() -> None:
    exam = trace("计算机软件水平考试高级资格", None, None, kind="certificate", shared=False)
    assert codes(row("甲", exam), row("乙", exam)) == []


def test_two_first_authors_of_a_paper_are_told_by_their_part() -> None:
    paper = trace("弱监督表面缺陷分割", None, None, kind="paper", part="第一作者")
    found = only(row("甲", paper), row("乙", paper), row("丙", replace(paper, part="")))
    assert found.code == "same-part"
    assert found.files == ("甲.toml", "乙.toml")
    assert "第一作者" in found.message


def test_a_rank_beyond_the_team_and_two_sizes_of_one_team() -> None:
    assert only(row("甲", trace(rank=5, team=4))).code == "rank-beyond-team"
    found = only(row("甲", trace(rank=1, team=3)), row("乙", trace(rank=2, team=5)))
    assert found.code == "team-differs"
    assert "“甲”填3人和“乙”填5人" in found.message


def test_more_people_than_the_team_has() -> None:
    rows = [row(name, trace(rank=None, team=2)) for name in "甲乙丙"]
    assert only(*rows).code == "team-too-small"


def test_one_file_for_two_different_works_is_told_with_what_it_proves() -> None:
    found = only(
        row("甲", trace("热线质检平台", files={"甲/软著.pdf": "x"})),
        row("乙", trace("客服语音分析", 2, files={"乙/登记.pdf": "x"})),
    )
    assert found.code == "same-file"
    assert "“甲”的“热线质检平台”和“乙”的“客服语音分析”" in found.message


def test_one_file_under_two_names_in_one_dossier_is_a_note() -> None:
    two = (trace(files={"a.pdf": "x"}), trace("另一项设备预测维护方法", files={"b.pdf": "x"}, entry="e02"))
    found = only(row("甲", *two))
    assert (found.code, found.severity) == ("file-renamed", Severity.NOTE)


def test_empty_and_unreadable_files_are_no_proof_in_common() -> None:
    lost = replace(trace("热线质检平台"), evidence=(("a.pdf", ""),))
    assert codes(row("甲", lost), row("乙", replace(lost, title="客服语音分析", works=()))) == []
    empty = {"files": {"a.pdf": ""}}
    assert codes(row("甲", trace("热线质检平台", **empty)), row("乙", trace("客服语音分析", **empty))) == []


def test_one_work_decided_differently_names_both_reviewers() -> None:
    kept = trace(rank=1, decided="accepted", by="审核一", verified=points("6"))
    cut = trace(rank=2, decided="rejected", by="审核二", verified=points("0"))
    found = only(row("甲", kept), row("乙", cut))
    assert (found.code, found.severity) == ("verdict-differs", Severity.NOTE)
    assert "“甲”认可6分（审核一核）" in found.message
    assert "“乙”不予认可（审核二核）" in found.message


def test_different_points_for_different_ranks_are_no_contradiction_but_for_one_rank_they_are() -> None:
    first = trace(rank=1, decided="accepted", by="审核一", verified=points("6"))
    second = trace(rank=2, decided="accepted", by="审核二", verified=points("4.8"))
    assert codes(row("甲", first), row("乙", second)) == []
    assert "verdict-differs" in codes(row("甲", first), row("乙", replace(second, rank=Decimal(1))))


def test_an_undecided_claim_contradicts_no_verdict() -> None:
    assert codes(row("甲", trace(rank=1, decided="accepted", verified=points("6"))), row("乙", trace(rank=2))) == []


def test_one_person_twice_is_one_hint_and_no_other() -> None:
    found = only(row("甲", trace(), file="a.toml"), row("甲", trace(), file="b.toml"))
    assert (found.code, found.severity, found.files) == ("same-person", Severity.NOTE, ("a.toml", "b.toml"))
    sure = only(row("甲", trace(), person_key="k", file="a.toml"), row("甲", trace(), person_key="k", file="b.toml"))
    assert sure.severity is Severity.WARNING


def test_two_people_of_one_name_with_their_own_numbers_are_two() -> None:
    one, two = row("甲", trace(), person_key="k", file="a.toml"), row("甲", trace(), person_key="l", file="b.toml")
    assert codes(one, two) == ["same-rank"]
    assert codes(replace(one, unit="另一家"), replace(two, traces=())) == []


def test_one_number_under_two_names_is_told_without_the_number() -> None:
    found = only(row("甲", person_key="secret"), row("乙", person_key="secret"))
    assert found.message == "“甲”、“乙”的证件号码相同"


def _unit(*totals: str, node: str = "") -> list[Row]:
    rows = [row(f"第{at}人", claimed=points(total)) for at, total in enumerate(totals)]
    if node:
        rows[-1] = replace(rows[-1], traces=(trace(claimed=points(node)),))
    return rows


def test_a_total_far_above_the_unit_is_told_with_the_median_of_the_others() -> None:
    found = only(*_unit("40", "42", "44", "45", "46", "48", "50", "52", "95"))
    assert (found.code, found.severity, found.files) == ("total-unusual", Severity.NOTE, ("第8人.toml",))
    assert "自评95分，本单位其他8份档案的中位数是45.5分" in found.message


@pytest.mark.parametrize(
    "totals",
    [
        ("40", "42", "44", "45", "46", "48", "50", "95"),  # too few to compare with
        ("40", "42", "44", "45", "46", "48", "50", "52", "49.5"),  # nothing stands out
        ("40", "40", "40", "40", "40", "40", "40", "40", "44"),  # less than the least excess
        ("40", "41", "42", "43", "44", "45", "46", "47", "95", "96", "97"),  # so many are high that it is usual
    ],
)
def test_a_total_that_is_not_unusual_is_not_told(totals: tuple[str, ...]) -> None:
    assert codes(*_unit(*totals)) == []


def test_other_units_other_standards_and_empty_dossiers_are_not_compared() -> None:
    ones = _unit("40", "42", "44", "45", "46", "48", "50", "52", "95")
    assert codes(*ones[:-1], replace(ones[-1], unit="另一家")) == []
    assert codes(*ones[:-1], replace(ones[-1], standard="t")) == []
    assert codes(*(replace(one, premature=True) for one in ones[:3]), *ones[3:]) == []


def test_points_of_one_row_of_the_table_are_told_by_its_title() -> None:
    rows = [
        row(f"第{at}人", trace(f"第{at}号特有装置改进", 1, claimed=points(many)))
        for at, many in enumerate(["6", "5", "6", "7", "6", "5", "6", "7", "40"])
    ]
    found = only(*rows)
    assert found.code == "node-unusual"
    assert "“第8人”“专利”一项自评40分" in found.message
    assert found.entries == (("第8人.toml", "e01"),)


def test_unreadable_rows_are_passed_over() -> None:
    bad = replace(row("甲", trace()), error=(Problem("x", "", "读不出", "请检查"),))
    assert codes(bad, row("乙", trace())) == []


def test_hostile_names_are_only_text() -> None:
    evil = "[red]\x1b[31m\n=cmd|' /C calc'!A0"
    found = conflicts([row(evil, trace(evil + "一种方法")), row("乙", trace(evil + "一种方法"))])
    assert found
    assert all(char.isprintable() for one in found for char in one.sentence())


def test_no_hint_accuses_and_every_code_has_a_word() -> None:
    rows = [
        row("甲", trace(rank=9, numbers=[ZL], files={"a": "x", "b": "x"}, decided="accepted", verified=points("6"))),
        row("乙", trace(rank=9, numbers=[ZL], files={"c": "x"}, decided="rejected", verified=points("0"), team=5)),
        row("乙", file="乙2.toml"),
        row("丙", trace("别的装置改进", 1, files={"d": "x"})),
        *(row(name, *_three()) for name in ("丁", "戊")),
    ]
    found = conflicts(rows)
    assert {one.code for one in found} >= set(CODE_WORDS) - {
        "same-part",
        "node-unusual",
        "total-unusual",
        "team-too-small",
    }
    for one in found:
        assert one.title == CODE_WORDS[one.code]
        assert not any(word in one.sentence() for word in ("造假", "作弊", "虚报", "冒用", "！"))


def test_the_order_is_the_same_for_the_same_rows_and_warnings_come_first() -> None:
    rows = [
        row(f"第{at}人", trace(on=DAY if at % 2 else None), trace("设备预测维护装置", at, 4, entry="e02"))
        for at in range(1, 6)
    ]
    found = conflicts(rows)
    assert found == conflicts(list(rows))
    weights = [one.severity is Severity.NOTE for one in found]
    assert weights == sorted(weights)
