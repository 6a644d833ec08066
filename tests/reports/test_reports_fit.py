from __future__ import annotations

from zjai_tui.areas.result import CAVEAT, Answers
from zjai_tui.areas.shipped import fit_work
from zjai_tui.base.cells import width
from zjai_tui.reports.fit_json import fit_json
from zjai_tui.reports.fit_text import fit_text

DEFECTS = "用深度学习做轴承表面缺陷检测，在某轴承厂三条产线投用，漏检率降到千分之一"
HOTLINE = "负责12345热线助手，市民来电自动转写归类，推荐承办单位，派单准确率93%，全区上线"
TEXTS = (DEFECTS, HOTLINE, "", "负责智能产业园的综合布线和机房土建，按期竣工验收")


def test_every_report_ends_with_what_is_not_official_and_stays_within_its_page() -> None:
    for text in TEXTS:
        for columns in (40, 80):
            shown = fit_text(fit_work(text, Answers()), columns)
            assert shown.replace("\n", "").endswith(f"{CAVEAT}。")
            assert all(width(line) <= columns for line in shown.splitlines())


def test_what_fits_is_told_with_reasons_neighbours_and_documents() -> None:
    shown = fit_text(fit_work(DEFECTS, Answers(produced="system")), 200)
    assert "主要产出：你选的是“某个行业里用起来的智能系统、产品或装备”" in shown
    assert "【与相近方向的区别】" in shown
    assert "没有原文，须核对：" in shown
    assert "同类参照" in shown


def test_what_is_unclear_is_told_with_the_one_question_and_how_to_answer_it() -> None:
    shown = fit_text(fit_work("", Answers()), 200)
    assert shown.count("【请先回答】") == 1
    assert "1  theory  理论结论" in shown
    assert "--produced theory" in shown
    assert "【为什么】" not in shown


def test_what_is_outside_is_told_without_reasons_for_any_area() -> None:
    shown = fit_text(fit_work(TEXTS[-1], Answers()), 200)
    assert "【" not in shown
    assert "注意：如果有，请写明" in shown


def test_the_readings_are_told_with_the_one_chosen() -> None:
    assert "（已选）" not in fit_text(fit_work(HOTLINE, Answers()), 200)
    assert "用人工智能治理社会（已选）" in fit_text(fit_work(HOTLINE, Answers(reading="by_ai")), 200)


def test_the_json_holds_shares_as_texts_of_two_decimals() -> None:
    found = fit_json(fit_work(DEFECTS, Answers()))
    shares = [one["score"] for one in found["areas"]] + [found["not_ai"]]
    assert all(isinstance(one, str) and len(one) == 4 for one in shares)
    for text in (*TEXTS, "用GPU集群做平台", "城市大脑，帮助社区发现电动车进楼，推送网格员"):
        found_too = fit_json(fit_work(text, Answers()))
        hundredths = [one["score"].replace(".", "") for one in found_too["areas"]] + [
            found_too["not_ai"].replace(".", "")
        ]
        assert sum(map(int, hundredths)) == 100
    cited = {cite for one in found["areas"] for reason in one["because"] for cite in reason["cite"]}
    assert cited
    assert cited <= set(found["sources"])
    assert found["sources"]["JD"] == "招聘启事"
