"""Routes and common conditions of the shipped round, for people worked out by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from elig_people import TECHNICIAN, person, points
from zjai_tui.dossier.model import Dossier, Value, Work
from zjai_tui.eligibility.judge import judge
from zjai_tui.eligibility.result import ConditionResult, Eligibility
from zjai_tui.rules.basis import Basis
from zjai_tui.rules.cycles.cycle import Condition, Cycle
from zjai_tui.rules.cycles.cycle import Test as ConditionTest
from zjai_tui.rules.standards.standard import Status
from zjai_tui.scoring.result import GateResult, Verdict


def common(result: Eligibility, condition_id: str) -> ConditionResult:
    return next(one for one in result.common if one.id == condition_id)


def verdicts(result: Eligibility) -> list[Verdict]:
    return [route.verdict for route in result.routes]


def test_an_engineer_of_five_years_may_apply_by_the_regular_route_only(cycle: Cycle) -> None:
    result = judge(cycle, person(skill_level="无", front_line=False), points("62"))
    assert verdicts(result) == ["yes", "no", "no"]
    assert result.verdict == "yes"
    assert result.cycle == "2024"


def test_ninety_points_open_the_second_route_without_article_7(cycle: Cycle) -> None:
    late = person(degree="大专", title="助理工程师", title_obtained=None, title_appointed=None)
    result = judge(cycle, late, points("92.5"))
    assert verdicts(result)[:2] == ["no", "yes"]
    assert result.route("self_score").results[0].reason == "自评92.5分，达到90分"


@pytest.mark.parametrize(
    "low, high, verdict, reason",
    [
        ("90", "90", "yes", "自评90分，达到90分"),
        ("90", "96", "yes", "自评90分至96分，达到90分"),
        ("89.995", "89.995", "no", "自评89.99分，不到90分"),
        ("72.5", "89.5", "no", "自评72.5分至89.5分，不到90分"),
        ("72.5", "90", "unknown", "自评72.5分至90分，是否达到90分还不能定"),
    ],
)
def test_ninety_counts_as_reached_and_nothing_is_rounded_up(
    cycle: Cycle, low: str, high: str, verdict: Verdict, reason: str
) -> None:
    (result,) = judge(cycle, person(), points(low, high)).route("self_score").results
    assert (result.verdict, result.reason) == (verdict, reason)


def test_without_a_score_the_second_route_is_unknown(cycle: Cycle) -> None:
    (result,) = judge(cycle, person(), None).route("self_score").results
    assert (result.verdict, result.reason) == ("unknown", "还没有自评分")
    assert "量化自评" in result.remedy


@pytest.mark.parametrize(
    "fact, value",
    [("in_zhejiang", False), ("employer", "其他"), ("in_post", False), ("ai_work", False), ("truthful", False)],
)
def test_ninety_points_waive_none_of_the_common_conditions(cycle: Cycle, fact: str, value: Value) -> None:
    result = judge(cycle, person(**{fact: value}, **TECHNICIAN), points("99"))
    assert verdicts(result) == ["no", "no", "no"]
    assert result.verdict == "no"


def test_a_senior_technician_may_apply_by_reference_and_never_officially(cycle: Cycle) -> None:
    worker = person(degree="大专", title="无", title_obtained=None, title_appointed=None, **TECHNICIAN)
    skilled = judge(cycle, worker, None).route("skilled")
    assert skilled.verdict == "yes"
    assert skilled.basis.rank >= Basis.SECONDARY.rank
    assert "浙人社发〔2022〕77号" in skilled.conclusion
    assert "参照" in skilled.note


@pytest.mark.parametrize(
    "changes",
    [{"skill_level": "技师"}, {"front_line": False}, {"skill_obtained": date(2021, 6, 30)}],
)
def test_each_condition_of_the_third_route_closes_it(cycle: Cycle, changes: dict[str, Value]) -> None:
    assert judge(cycle, person(**{**TECHNICIAN, **changes}), None).route("skilled").verdict == "no"


def test_the_post_check_does_not_apply_to_enterprise_staff(cycle: Cycle) -> None:
    result = judge(cycle, person(post_vacancy_checked=False), None)
    check = common(result, "post_checked")
    assert (check.applies, check.verdict, check.label) == (False, "yes", "不适用")
    assert check.reason == "不适用，只针对事业单位人员"
    assert check not in result.route("regular").common
    assert result.route("regular").verdict == "yes"


@pytest.mark.parametrize("answer, verdict", [(True, "yes"), (False, "no"), (None, "unknown")])
def test_institution_staff_need_the_post_check(cycle: Cycle, answer: bool | None, verdict: Verdict) -> None:
    result = judge(cycle, person(employer="事业单位", post_vacancy_checked=answer), None)
    check = common(result, "post_checked")
    assert (check.applies, check.verdict) == (True, verdict)
    assert check.basis is Basis.OFFICIAL
    assert check.facts == ("employer", "post_vacancy_checked")
    assert result.route("regular").verdict == verdict


def test_where_the_employer_is_unknown_so_is_whether_the_post_check_applies(cycle: Cycle) -> None:
    check = common(judge(cycle, person(employer=None, post_vacancy_checked=False), None), "post_checked")
    assert check.verdict == "unknown"
    assert check.reason == "还不能确定是否适用，还没有填“单位性质”"
    assert check.remedy == "请填写“单位性质”"


def test_a_checked_post_settles_it_whoever_the_employer_is(cycle: Cycle) -> None:
    assert common(judge(cycle, person(employer=None, post_vacancy_checked=True), None), "post_checked").verdict == "yes"


def test_a_kind_of_unit_the_notice_does_not_name_is_unknown(cycle: Cycle) -> None:
    result = common(judge(cycle, person(employer="民办非企业单位"), None), "employer_kind")
    assert result.verdict == "unknown"
    assert result.reason == "单位性质为民办非企业单位，是否符合没有写明"
    assert "受理点" in result.remedy


@pytest.mark.parametrize("value", ["私企\x1b[31m\n[/]", Decimal(3), True, date(2024, 1, 1)])
def test_an_answer_outside_the_choices_is_unknown_and_says_so(cycle: Cycle, value: Value) -> None:
    result = common(judge(cycle, person(employer=value), None), "employer_kind")
    assert result.verdict == "unknown"
    assert "“单位性质”填的是" in result.reason
    assert "不在可选范围内" in result.reason
    assert "\x1b" not in result.reason + result.remedy
    assert "\n" not in result.reason + result.remedy
    assert "企业、事业单位" in result.remedy


def test_a_text_where_yes_or_no_belongs_is_unknown(cycle: Cycle) -> None:
    result = common(judge(cycle, person(in_post="是"), None), "in_post")
    assert result.verdict == "unknown"
    assert "应回答是或否" in result.reason


def test_an_answer_that_does_not_meet_says_what_would(cycle: Cycle) -> None:
    result = common(judge(cycle, person(employer="其他"), None), "employer_kind")
    assert result.reason == "单位性质为其他，须为企业或事业单位"
    assert common(judge(cycle, person(in_post=False), None), "in_post").reason == "在职在岗：否"


@pytest.mark.parametrize(
    "work, verdict, words",
    [
        (Work(), "unknown", "还没有选专业方向"),
        (Work(area="data"), "yes", "通知列出的6个方向之内"),
        (Work(area="robotics", second_area="data"), "yes", "之内"),
        (Work(second_area="basic_theory"), "yes", "之内"),
        (Work(area="robotics"), "unknown", "所选方向“robotics”不在通知列出的6个方向之内"),
    ],
)
def test_the_chosen_area_is_looked_up_in_the_round(cycle: Cycle, work: Work, verdict: Verdict, words: str) -> None:
    result = common(judge(cycle, replace(person(), work=work), None), "area_chosen")
    assert result.verdict == verdict
    assert words in result.reason


def test_an_empty_dossier_is_unknown_throughout_and_asks_for_everything_once(cycle: Cycle) -> None:
    result = judge(cycle, Dossier(), None)
    assert verdicts(result) == ["unknown"] * 3
    assert result.verdict == "unknown"
    (article7,) = result.route("regular").results
    assert article7.reason == "还没有填“最高学历”“现有职称”“取得工程师资格日期”“聘任工程师日期”"
    assert article7.remedy.startswith("请填写“最高学历”“现有职称”“取得工程师资格日期”“聘任工程师日期”")
    assert article7.facts == ("degree", "title", "title_obtained", "title_appointed")


def test_a_closed_article_7_names_each_way_into_it(cycle: Cycle) -> None:
    (article7,) = judge(cycle, person(degree="大专"), None).route("regular").results
    assert article7.reason == (
        "博士，工程师满2年：最高学历为大专，须为博士研究生；硕士或本科，工程师满5年：最高学历为大专，须为硕士研究生或本科"
    )
    assert [one.id for one in article7.children] == ["article7_doctor", "article7_bachelor"]
    assert article7.children[1].children[0].title == "硕士或本科学历"


def test_every_result_that_is_not_met_says_what_to_do(cycle: Cycle) -> None:
    wrong = person(in_zhejiang=False, employer="其他", in_post=False, ai_work=False, truthful=False, degree="大专")
    for dossier in (Dossier(), wrong, person(title_appointed=date(2021, 1, 1), skill_level="技师", front_line=False)):
        result = judge(cycle, dossier, points("1", "99"))
        for route in result.routes:
            for one in (*route.results, *route.common):
                assert one.reason
                assert one.cites
                assert bool(one.remedy) == (one.verdict != "yes"), one.id


def test_the_deciding_conditions_of_a_route_are_those_that_make_its_verdict(cycle: Cycle) -> None:
    result = judge(cycle, person(in_post=False, degree="大专"), None)
    assert [one.id for one in result.route("regular").deciding] == ["article7", "in_post"]
    assert [one.id for one in result.route("self_score").deciding] == ["in_post"]
    assert {one.verdict for one in judge(cycle, person(), None).route("regular").deciding} == {"yes"}


def test_labels_are_the_words_people_read(cycle: Cycle) -> None:
    result = judge(cycle, person(in_post=False, ai_work=None), None)
    assert [common(result, one).label for one in ("in_zhejiang", "in_post", "ai_work")] == ["符合", "不符合", "待定"]
    assert result.route("regular").label == "不能申报"
    assert judge(cycle, person(), None).route("regular").label == "可以申报"
    assert judge(cycle, Dossier(), None).route("regular").label == "待定"


def test_asking_for_a_route_the_round_does_not_have_is_an_error(cycle: Cycle) -> None:
    with pytest.raises(KeyError):
        judge(cycle, person(), None).route("nothing")


# ---- how sure ----


def test_a_yes_is_only_as_sure_as_its_weakest_rule_and_names_what_to_check(cycle: Cycle) -> None:
    route = judge(cycle, person(), None).route("regular")
    assert route.basis is Basis.ANALOGOUS
    assert route.conclusion == (
        "各项条件都符合，可以按此路径申报。"
        "所依据的规定中有同类参照的内容，须以浙经信人事〔2023〕240号、浙经信人事〔2018〕99号原文核对。"
    )


def test_a_score_by_a_reference_standard_says_so(cycle: Cycle) -> None:
    route = judge(cycle, person(), points("95")).route("self_score")
    assert route.basis is Basis.ASSUMED
    assert "按参考标准测算，须以浙经信人事〔2023〕240号文附件核对。" in route.conclusion


@pytest.mark.parametrize(
    "status, said",
    [
        ("reference", "按参考标准测算，须以"),
        ("ocr", "按据识别稿录入的标准测算，须以"),
        ("retold", "按据转述录入的标准测算，须以"),
        ("transcribed", "按未认证的标准测算，须以"),
        ("certified", "测算所用的标准虽已认证，其中仍有没有原文的内容，须以"),
    ],
)
def test_a_score_says_what_standard_it_rests_on(cycle: Cycle, status: Status, said: str) -> None:
    assumed = judge(cycle, person(), points("95"), status=status).route("self_score")
    assert said in assumed.conclusion
    held = judge(cycle, person(), points("95"), Basis.OFFICIAL, status=status).route("self_score")
    assert (said in held.conclusion) is (status != "certified")


def test_a_score_by_a_certified_official_standard_leaves_only_the_hours_to_check(cycle: Cycle) -> None:
    route = judge(cycle, person(), points("95"), Basis.OFFICIAL, status="certified").route("self_score")
    assert route.basis is Basis.SECONDARY
    assert route.conclusion == (
        "各项条件都符合，可以按此路径申报。所依据的规定中有他人转述的内容，须以浙经信人事〔2018〕99号原文核对。"
    )


def test_a_score_not_reaching_the_line_rests_on_the_reference_standard_alone(cycle: Cycle) -> None:
    route = judge(cycle, person(), points("50")).route("self_score")
    assert route.conclusion == (
        "按现在登记的内容，自评分还不到，不能按此路径申报；还有业绩没有登记的，登记后再看。"
        "按参考标准测算，须以浙经信人事〔2023〕240号文附件核对。"
    )


def test_a_no_that_the_notice_itself_settles_is_official_whatever_else_is_open(cycle: Cycle) -> None:
    result = judge(cycle, person(in_zhejiang=False, degree="大专"), points("50"))
    assert [route.basis for route in result.routes] == [Basis.OFFICIAL] * 3
    assert result.basis is Basis.OFFICIAL
    assert result.route("regular").conclusion == "有2项条件不符合，不能按此路径申报。"


def test_an_undecided_route_counts_what_is_open(cycle: Cycle) -> None:
    route = judge(cycle, person(in_post=None, ai_work=None), None).route("regular")
    assert route.conclusion.startswith("没有不符合的条件，还有2项待定。")


def test_a_no_by_a_rule_not_held_is_not_official(cycle: Cycle) -> None:
    route = judge(cycle, person(degree="大专"), None).route("regular")
    assert route.basis is Basis.ANALOGOUS
    assert "浙经信人事〔2023〕240号原文核对" in route.conclusion


def test_no_conclusion_of_a_person_who_may_apply_is_ever_official(cycle: Cycle) -> None:
    for route in judge(cycle, person(**TECHNICIAN), points("95"), Basis.OFFICIAL).routes:
        assert route.verdict == "yes"
        assert route.basis is not Basis.OFFICIAL
        assert "核对" in route.conclusion


def held(cycle: Cycle) -> Cycle:
    """Return the round as a unit would keep it that holds every text."""
    return replace(
        cycle,
        source=tuple(replace(one, held=True) for one in cycle.source),
        condition=tuple(replace(one, basis=Basis.OFFICIAL) for one in cycle.condition),
        route=tuple(replace(one, basis=Basis.OFFICIAL) for one in cycle.route),
        education=replace(cycle.education, basis=Basis.OFFICIAL),
    )


def test_with_every_text_held_and_the_standard_certified_nothing_is_left_to_check(cycle: Cycle) -> None:
    applicant = person(**TECHNICIAN)
    for route in judge(held(cycle), applicant, points("95"), Basis.OFFICIAL, status="certified").routes:
        assert route.basis is Basis.OFFICIAL
        assert route.conclusion == "各项条件都符合，可以按此路径申报。"
        assert all(one.check == () for one in (*route.results, *route.common))
    route = judge(held(cycle), applicant, points("95"), Basis.OFFICIAL, status="transcribed").route("self_score")
    assert route.conclusion.endswith("可以按此路径申报。按未认证的标准测算，须以浙经信人事〔2023〕240号文附件核对。")


def test_a_route_that_alone_is_unsure_names_the_texts_it_cites(cycle: Cycle) -> None:
    sure = held(cycle)
    unheld = replace(sure, source=cycle.source, route=tuple(replace(one, basis=Basis.SECONDARY) for one in sure.route))
    skilled = judge(unheld, person(**TECHNICIAN), points("95"), Basis.OFFICIAL).route("skilled")
    assert skilled.conclusion.endswith(
        "所依据的规定中有他人转述的内容，须以浙人社发〔2022〕77号、人社部发〔2018〕74号原文核对。"
    )


def test_a_route_that_cites_only_held_texts_is_checked_against_the_conditions_that_apply(cycle: Cycle) -> None:
    sure = held(cycle)
    doubtful = replace(sure, route=tuple(replace(one, basis=Basis.ASSUMED) for one in sure.route))
    route = judge(doubtful, person(**TECHNICIAN), points("95"), Basis.OFFICIAL).route("regular")
    assert route.conclusion.endswith("须以浙经信人事〔2023〕240号文原文核对。")


def test_a_source_without_a_number_is_named_by_its_title(cycle: Cycle) -> None:
    unnumbered = tuple(replace(one, doc_no="") if one.id == "D240" else one for one in cycle.source)
    route = judge(replace(cycle, source=unnumbered), person(), None).route("regular")
    assert "《浙江省人工智能专业高级工程师和正高级工程师职务任职资格评价条件（试行）》" in route.conclusion


# ---- conditions that apply to some only, inside other conditions ----


def test_a_member_that_does_not_apply_neither_meets_nor_fails_the_whole(cycle: Cycle) -> None:
    whole = Condition(id="whole", title="合并", test=ConditionTest(all=("post_checked", "in_post")), cite=("N2024#一",))
    either = Condition(
        id="either", title="其一", test=ConditionTest(any=("post_checked", "in_post")), cite=("N2024#一",)
    )
    other = replace(cycle, condition=(*cycle.condition, whole, either), common=("whole", "either"))
    met = judge(other, person(), None)
    assert [one.verdict for one in met.common] == ["yes", "yes"]
    failed = judge(other, person(in_post=False), None)
    assert [one.verdict for one in failed.common] == ["no", "no"]
    assert failed.common[0].reason == "在职在岗：否"
    open_ = judge(other, person(employer=None, post_vacancy_checked=False), None)
    assert open_.common[0].reason == "还不能确定是否适用，还没有填“单位性质”"
    assert open_.common[0].remedy == "请填写“单位性质”"
    assert failed.common[1].reason == "在职在岗：在职在岗：否"


def test_of_several_met_alternatives_the_first_is_told(cycle: Cycle) -> None:
    either = Condition(id="either", title="其一", test=ConditionTest(any=("ai_work", "in_post")), cite=("N2024#一",))
    other = replace(cycle, condition=(*cycle.condition, either), common=("either",))
    (result,) = judge(other, person(), None).common
    assert result.reason == "从事人工智能专业相关工作：从事人工智能专业相关工作：是"


def test_a_form_without_any_achievement_leaves_the_score_open_instead_of_closing_the_route(cycle: Cycle) -> None:
    blank = replace(person(), entry=())
    condition = judge(cycle, blank, points("0", "25")).route("self_score").results[0]
    assert condition.verdict == "unknown"
    assert condition.reason == "还没有填业绩条目，只按其他各项自评0分至25分，填了业绩才能判断是否达到90分"
    assert judge(cycle, blank, points("90")).route("self_score").results[0].verdict == "yes"


ETHICS = GateResult(
    id="ethics", title="职业道德", verdict="no", reason="职业道德为“不合格”，要求为“合格”", cites=("ENV#控制项",),
    basis=Basis.ANALOGOUS,
)  # fmt: skip


def test_a_closed_gate_closes_every_route_on_its_own_grade_and_cites(cycle: Cycle) -> None:
    result = judge(cycle, person(**TECHNICIAN), points("99"), Basis.OFFICIAL, (ETHICS,))
    assert [route.verdict for route in result.routes] == ["no", "no", "no"]
    for route in result.routes:
        (gate,) = route.deciding
        assert gate.title == "职业道德（控制项）"
        assert gate.reason == "职业道德为“不合格”，要求为“合格”（按同类参照的控制项，本专业原文未见，须核对）"
        assert (gate.cites, gate.basis, route.basis) == (("ENV#控制项",), Basis.ANALOGOUS, Basis.ANALOGOUS)
        assert route.label == "不能申报"
        assert route.conclusion == (
            "有1项条件不符合，不能按此路径申报。所依据的规定中有同类参照的内容，须以浙经信人事〔2023〕240号原文核对。"
        )


def test_an_unanswered_gate_leaves_every_route_open_and_a_passed_one_counts_as_met(cycle: Cycle) -> None:
    open_ = judge(cycle, person(), points("99"), gates=(replace(ETHICS, verdict="unknown", reason="职业道德没有填"),))
    assert {open_.route(one).verdict for one in ("regular", "self_score")} == {"unknown"}
    assert common(open_, "gate:ethics").remedy == "请在“量化自评”一步填写这一控制项"
    passed = replace(ETHICS, verdict="yes", basis=Basis.OFFICIAL)
    assert judge(cycle, person(), points("99"), gates=(passed,)).route("regular").verdict == "yes"
    assert common(judge(cycle, person(), None, gates=(passed,)), "gate:ethics").reason == ETHICS.reason
