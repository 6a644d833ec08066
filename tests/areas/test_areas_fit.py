"""What a person gets told, by the shipped data: each test is a sentence the README or the screen promises."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from areas_samples import CABLING, DEFECTS, FILING, HOTLINE, VAGUE, ask
from zjai_tui.areas.result import Fit
from zjai_tui.areas.telling import SHOW_IT
from zjai_tui.rules.areas.questions import NOT_AI
from zjai_tui.rules.basis import Basis
from zjai_tui.rules.catalog import area_questions, areas, descriptions

IDS = {area.id for area in areas()}


def because(found: Fit, area: str) -> str:
    one = found.area_named(area)
    assert one is not None
    return "；".join(reason.text for reason in one.because)


@pytest.mark.parametrize(
    "text, area",
    [
        (DEFECTS, "applied_tech"),
        (FILING, "social_governance"),
        ("证明了一类非凸优化算法的收敛速率上界，论文发表在数学期刊，给出充要条件", "basic_theory"),
        ("开发推理引擎和算子库，在国产加速卡上把大模型吞吐提高两倍，供各算法团队部署", "support_tech"),
        ("带队标注自动驾驶点云两百万帧，写标注规范，抽检合格率99%，交付给算法公司训练", "data"),
        ("研究通用目标检测网络，公开榜单第一，封装成组件供各产品线调用，申请发明专利", "common_tech"),
    ],
)
def test_a_plain_description_finds_its_area(text: str, area: str) -> None:
    found = ask(text)
    assert (found.verdict, found.primary) == ("fits", area)
    assert found.areas[0].id == area
    assert found.ask == ()


def test_the_answer_says_why_this_area_and_not_its_neighbour_each_with_what_it_rests_on() -> None:
    found = ask(DEFECTS)
    assert "漏检率降到千分之一" in because(found, "applied_tech") or "产线投用" in because(found, "applied_tech")
    assert "用到“缺陷检测”，列在这个方向的用词里" in because(found, "applied_tech")
    terms = [one for one in found.areas[0].because if "缺陷检测”，列" in one.text]
    assert [(one.cite, one.basis) for one in terms] == [(("JD",), Basis.ANALOGOUS)]
    assert found.differences
    for one in found.differences:
        assert one.how
        assert set(one.cite) <= set(found.sources)
    assert found.basis is Basis.ASSUMED


def test_work_that_is_no_ai_is_told_so_with_what_would_show_it() -> None:
    found = ask(CABLING)
    assert (found.verdict, found.primary, found.secondary, found.ask) == ("outside", "", (), ())
    assert "学习、识别、预测或生成" in found.conclusion
    assert found.notes[0].text == SHOW_IT


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   \n",
        "。。。",
        VAGUE,
        "算法",
        "😀" * 500,
        "1234567890" * 5,
        "Deep learning research, published at NeurIPS",
    ],
)
def test_an_empty_short_or_foreign_text_is_never_guessed_at_but_asked_about(text: str) -> None:
    found = ask(text)
    assert (found.verdict, found.primary) == ("unclear", "")
    assert [one.id for one in found.ask] == ["produced"]
    assert len({one.score for one in found.areas}) == 1


def test_a_vague_text_over_and_over_stays_vague() -> None:
    assert ask("人工智能" * 2000).verdict == "unclear"
    assert ask(DEFECTS * 200).verdict == "fits"


def test_markup_and_escapes_change_nothing() -> None:
    plain = ask("做轴承缺陷检测，产线投用，漏检率降到千分之一")
    dressed = ask("[b]做轴承缺陷检测[/b]，[@click=app.quit]产线投用，\x1b[31m漏检率降到\u200b千分之一")
    assert (dressed.verdict, dressed.primary) == (plain.verdict, plain.primary)
    assert all("\x1b" not in reason.text for one in dressed.areas for reason in one.because)


def test_what_is_produced_outranks_every_word() -> None:
    for option in area_questions().question[0].option:
        found = ask(DEFECTS, produced=option.id)
        if option.supports == ("none",):
            assert found.verdict == "outside"
            assert found.conclusion.startswith("按你的回答")
        else:
            assert found.primary in {*option.supports, ""}
            assert found.areas[0].id in option.supports


def test_what_is_produced_outranks_who_uses_it_and_the_field_together() -> None:
    found = ask(DEFECTS, produced="data", used_by="business", field="industry")
    assert (found.verdict, found.primary) == ("fits", "data")


def test_who_uses_it_decides_where_what_is_produced_leaves_two_open() -> None:
    assert ask("", produced="data_tool", used_by="model_teams").primary == "data"
    assert ask("", produced="data_tool", used_by="developers").primary == "support_tech"
    undecided = ask("", produced="data_tool")
    assert undecided.verdict == "unclear"
    assert [one.id for one in undecided.ask] == ["used_by"]


def test_when_everything_is_answered_nothing_is_asked_and_one_area_leads() -> None:
    for used_by in ("scholars", "developers", "business", "government", "supervisors", "model_teams"):
        found = ask("", produced="data_tool", used_by=used_by, field="any")
        assert (found.verdict, found.ask) == ("fits", ())
        assert found.primary


def test_answers_without_words_say_so_and_against_the_words_as_well() -> None:
    assert "描述太短" in ask("", produced="system").notes[0].text
    assert "更像应用技术" in ask(DEFECTS, produced="algorithm").notes[0].text
    assert "描述里看不出" in ask(CABLING, produced="system").notes[0].text
    assert ask(DEFECTS, produced="system").notes == ()


def test_an_answer_that_is_no_option_is_left_out_and_told() -> None:
    found = ask(DEFECTS, produced="[/]x")
    assert found.primary == "applied_tech"
    assert [one.text for one in found.notes] == ["“主要产出”的回答“[/]x”不在选项里，没有采用"]


def test_governing_society_with_ai_is_applied_first_and_the_person_chooses_the_reading() -> None:
    found = ask(HOTLINE)
    assert (found.primary, found.secondary[0]) == ("applied_tech", "social_governance")
    assert found.reading is not None
    assert (found.reading.chosen, [one.id for one in found.reading.options]) == ("", ["of_ai", "by_ai"])
    assert "通知没有写明" in found.reading.text
    chosen = ask(HOTLINE, reading="by_ai")
    assert (chosen.primary, chosen.secondary[0]) == ("social_governance", "applied_tech")
    assert chosen.reading is not None
    assert chosen.reading.chosen == "by_ai"
    assert "按你选的读法" in because(chosen, "social_governance")
    assert ask(HOTLINE, reading="of_ai").primary == "applied_tech"


def test_the_reading_is_no_matter_where_society_is_not_governed() -> None:
    assert ask(DEFECTS, reading="by_ai").primary == "applied_tech"
    assert ask(DEFECTS).reading is None
    assert ask(FILING, reading="by_ai").primary == "social_governance"
    assert ask(HOTLINE, field="industry").reading is None
    assert ask(DEFECTS, used_by="government").reading is not None


@settings(max_examples=30)
@given(
    text=st.text(max_size=200) | st.sampled_from([DEFECTS, HOTLINE, CABLING, "[" * 3000, "<" * 3000]),
    produced=st.sampled_from(["", "theory", "data_tool", "other", "?"]),
    used_by=st.sampled_from(["", "developers", "government"]),
    field=st.sampled_from(["", "any", "public"]),
    reading=st.sampled_from(["", "by_ai"]),
)
def test_whatever_is_typed_the_answer_holds_together(
    text: str, produced: str, used_by: str, field: str, reading: str
) -> None:
    found = ask(text, produced=produced, used_by=used_by, field=field, reading=reading)
    assert {one.id for one in found.areas} == IDS
    assert sum(one.score for one in found.areas) + found.not_ai == pytest.approx(1)
    assert (found.verdict == "fits") == bool(found.primary)
    assert found.primary not in found.secondary
    assert (found.verdict == "unclear") == bool(found.ask)
    assert len(found.ask) <= 1
    scores = [one.score for one in found.areas]
    assert scores == sorted(scores, reverse=True)
    assert not found.primary or found.areas[0].id == found.primary


def test_a_long_description_of_other_work_is_told_so_however_sure_the_words_are() -> None:
    other = "。".join(one.text for one in descriptions() if one.area == NOT_AI)
    for length in (200, 2000, len(other)):
        found = ask(other[:length])
        assert (found.verdict, found.primary) == ("outside", "")
        assert found.not_ai < 1
