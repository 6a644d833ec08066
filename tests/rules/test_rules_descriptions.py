from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from zjai_tui.base.problems import Refused
from zjai_tui.rules.areas.descriptions_reader import descriptions_from_text
from zjai_tui.rules.catalog import areas, descriptions

HEAD = 'schema = 1\nabout = "为测试编写"\n'
ONE = '[[description]]\narea = "data"\nsecond = ["common_tech"]\ntext = """标注点云两百万帧。"""\n'
KNOWN = ["data", "common_tech"]
HELD_OUT = Path(__file__).parents[1] / "areas" / "held_out.toml"


def test_a_description_is_read_with_its_area_and_second_areas() -> None:
    (found,) = descriptions_from_text(HEAD + ONE, "试.toml", KNOWN)
    assert (found.area, found.second, found.text, found.duties) == (
        "data", ("common_tech",), "标注点云两百万帧。", False,
    )  # fmt: skip


@pytest.mark.parametrize(
    "old, new, code, words",
    [
        ('"data"', '"date"', "unknown-name", "是不是想写 data"),
        ('["common_tech"]', '["data"]', "bad-second", "不能作次要方向"),
        ('["common_tech"]', '["none"]', "bad-second", "“none”"),
        ("标注点云两百万帧。", " ", "empty-text", "没有文字"),
        ("area = ", "erea = ", "description-missing", "area"),
        ('["common_tech"]', "3", "description-wrong", "应为列表"),
        ('"data"', "1", "description-wrong", "应为文字"),
        ("second = ", 'duties = "是"\nsecond = ', "description-wrong", "true"),
    ],
)
def test_each_slip_is_told_with_its_place(old: str, new: str, code: str, words: str) -> None:
    with pytest.raises(Refused) as caught:
        descriptions_from_text(HEAD + ONE.replace(old, new, 1), "试.toml", KNOWN)
    assert code in {one.code for one in caught.value.problems}
    assert any(words in one.sentence() for one in caught.value.problems)
    assert all(one.where.startswith("试.toml") for one in caught.value.problems)


def test_the_same_text_twice_is_refused() -> None:
    with pytest.raises(Refused, match="写了2次"):
        descriptions_from_text(HEAD + ONE + ONE, "试.toml", KNOWN)


def test_the_shipped_descriptions_are_many_balanced_and_all_different() -> None:
    found = [one for one in descriptions() if not one.duties]
    counted = Counter(one.area for one in found)
    assert len(found) >= 400
    assert set(counted) == {area.id for area in areas()} | {"none"}
    assert all(counted[area.id] >= 50 for area in areas())
    assert 0.2 <= counted["none"] / len(found) <= 0.4
    assert len({one.text for one in descriptions()}) == len(descriptions())
    assert all("\n" not in one.text for one in descriptions())


def test_nothing_held_out_is_learned_from() -> None:
    held = descriptions_from_text(HELD_OUT.read_text(encoding="utf-8"), "held_out", [area.id for area in areas()])
    assert held
    assert not {one.text for one in held} & {one.text for one in descriptions()}
