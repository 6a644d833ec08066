"""What the check says of conditions that are not met yet: the day, the hours and the points still missing."""

from __future__ import annotations

from typing import Any

from report_samples import material
from zjai_tui.reports.check_json import check_json
from zjai_tui.reports.check_text import check_text

LATE = """
schema = 1
cycle = "2024"

[facts]
degree = "本科"
title = "工程师"
title_obtained = 2021-07-01
title_appointed = 2021-07-01

[[education]]
year = 2022
total = 80
professional = 60
"""


def reasons(text: str) -> dict[str, Any]:
    found = check_json(material(text=text))["routes"]
    return {one["id"]: one["earliest"] for route in found for one in route["reasons"]}


def test_the_json_gives_day_and_cut_off_apart() -> None:
    found = reasons(LATE)
    assert found["article7"] == {
        "text": "按“硕士或本科，工程师满5年”：最早2026年7月1日满5年，本轮（资历计算截止2024年12月31日）不够",
        "date": "2026-07-01",
        "cutoff": "seniority",
        "in_time": False,
        "hours": [],
        "points": None,
    }
    assert found["education"]["hours"] == [{"year": 2022, "total": "10", "professional": "0"}]
    assert found["education"]["date"] is None


def test_what_cannot_be_counted_is_null() -> None:
    assert reasons(LATE)["in_post"] is None
    assert reasons(LATE.replace("2021-07-01", "2019-07-01"))["article7"] is None


def test_the_text_names_the_day_and_the_date_it_is_too_late_for() -> None:
    text = check_text(material(text=LATE), 200)
    assert "最早2026年7月1日满5年，本轮（资历计算截止2024年12月31日）不够。" in text
