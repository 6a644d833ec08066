"""The check as text and as JSON."""

from __future__ import annotations

import json

from report_samples import DOSSIER, NOTE, WARNING, material
from zjai_tui.base.cells import width
from zjai_tui.reports.check_json import check_json, refused_json
from zjai_tui.reports.check_text import check_text

OPEN = """
schema = 1
cycle = "2024"

[work]
area = "data"

[facts]
in_zhejiang = true
employer = "企业"
in_post = true
ai_work = true
truthful = true
degree = "本科"
study_mode = "全日制"
major_related = true
title = "工程师"
title_obtained = 2018-05-01
title_appointed = 2018-06-01

[[education]]
year = 2022
total = 100
professional = 70

[[education]]
year = 2023
total = 100
professional = 70

[[education]]
year = 2024
total = 100
professional = 70
"""


def test_the_json_has_exactly_the_keys_of_the_contract() -> None:
    found = check_json(material(problems=(WARNING,)))
    assert list(found) == ["ok", "cycle", "standard", "problems", "routes", "continuing_education", "readiness", "next"]
    assert found["readiness"] is found["next"] is None
    assert found["problems"] == [
        {"code": "w", "severity": "warning", "where": "某处", "message": "有些不对", "remedy": "请改"}
    ]
    assert len(found["routes"]) == 3
    for route in found["routes"]:
        assert list(route) == ["id", "verdict", "reasons"]
        assert route["verdict"] in {"yes", "no", "unknown"}
        for reason in route["reasons"]:
            assert {"text", "cite", "basis"} <= set(reason)
            assert reason["text"]
            assert reason["cite"]
    assert [one["year"] for one in found["continuing_education"]["years"]] == [2022, 2023, 2024]
    assert json.loads(json.dumps(found)) == found


def test_hours_that_are_not_filled_in_are_null_and_never_zero() -> None:
    years = check_json(material())["continuing_education"]["years"]
    assert {one["total"] for one in years} == {None}
    assert check_json(material(text=OPEN))["continuing_education"]["years"][0]["total"] == "100"


def test_all_is_well_when_a_route_is_open_and_there_are_only_notes() -> None:
    assert check_json(material(text=OPEN))["ok"] is True
    assert check_json(material(text=OPEN, problems=(NOTE,)))["ok"] is True


def test_a_warning_or_no_open_route_is_not_well() -> None:
    assert check_json(material(text=OPEN, problems=(WARNING,)))["ok"] is False
    assert check_json(material(text=OPEN.replace("in_post = true", "in_post = false")))["ok"] is False
    assert check_json(material(text=DOSSIER))["ok"] is False


def test_a_file_that_cannot_be_read_has_problems_and_no_verdicts() -> None:
    assert refused_json([WARNING]) == {
        "ok": False,
        "cycle": None,
        "standard": None,
        "problems": check_json(material(problems=(WARNING,)))["problems"],
        "routes": [],
        "continuing_education": None,
        "readiness": None,
        "next": None,
    }


def test_the_text_tells_problems_routes_conditions_and_years_each_with_what_they_rest_on() -> None:
    text = check_text(material(text=OPEN, problems=(WARNING,)))
    assert "（应处理）某处：有些不对。请改。" in text
    assert "正常申报：可以申报" in text
    assert "2018年" in text
    for year in (2022, 2023, 2024):
        assert f"· {year}年" in text
    assert "之江室发〔2024〕7号一（二）（官方原文）" in text
    assert "手里有原文：\n  · 《关于开展2024年度人工智能专业高级工程师职务任职资格评审工作的通知》" in text
    assert "没有原文，须核对：" in text


def test_without_problems_it_says_so() -> None:
    assert "没有发现问题。" in check_text(material(text=OPEN))


def test_no_line_is_wider_than_the_page() -> None:
    for columns in (40, 80, 120):
        lines = check_text(material(problems=(WARNING,)), columns).splitlines()
        assert [line for line in lines if width(line) > columns] == []
