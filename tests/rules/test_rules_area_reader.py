from __future__ import annotations

import pytest

from zjai_tui.base.problems import Problem, Refused
from zjai_tui.rules.areas.reader import area_from_text

SOUND = """\
schema = 1
id = "data"
order = 4
title = "数据"
official_name = "人工智能数据"
name_cite = ["N#一（一）"]
name_basis = "official"
scope = "面向人工智能的数据。"
cite = ["L"]
basis = "analogous"
term = [
  { term = "数据标注", aliases = ["labeling"], source = "L", seen = true },
  { term = "数据湖" },
]

[[reading]]
id = "one"
title = "读法一"
scope = "一"

[[reading]]
id = "two"
title = "读法二"
scope = "二"

[[neighbour]]
id = "common_tech"
how = "看产出。"

[[source]]
id = "N"
title = "通知"
held = true

[[source]]
id = "L"
title = "转载"
"""


def problem(old: str, new: str) -> Problem:
    assert old in SOUND
    with pytest.raises(Refused) as caught:
        area_from_text(SOUND.replace(old, new, 1), "试.toml")
    (found,) = caught.value.problems
    return found


def test_a_sound_area_is_read() -> None:
    area = area_from_text(SOUND, "试.toml")
    assert (area.id, area.term[0].aliases, area.term[0].seen, area.term[1].source) == ("data", ("labeling",), True, "")


@pytest.mark.parametrize(
    "old, new, code, words",
    [
        ("schema = 1", "schema = 9", "future-version", "升级"),
        ("order = 4", "oder = 4", "unknown-key", "是不是想写 order"),
        ('id = "data"', 'id = "数据"', "bad-id", "小写英文字母"),
        ('id = "two"', 'id = "one"', "duplicate-id", "用了2次"),
        ('id = "common_tech"', 'id = "data"', "own-neighbour", "本方向自己"),
        ('title = "数据"', 'title = " "', "empty-text", "没有文字"),
        ('name_cite = ["N#一（一）"]', 'name_cite = ["L"]', "official-not-held", "不能标为 official"),
        ('name_cite = ["N#一（一）"]', "", "no-cite", "没有写依据"),
        ('cite = ["L"]\nbasis', 'cite = ["X"]\nbasis', "unknown-name", "来源“X”"),
        ('how = "看产出。"', 'how = "看产出。"\ncite = ["X"]', "unknown-name", "neighbour"),
        ('source = "L"', 'source = "X"', "unknown-name", "数据标注"),
        ('term = "数据湖"', 'term = "Labeling"', "duplicate-term", "写了2次"),
        ('term = "数据湖"', 'term = ""', "empty-text", "空的词"),
        ('[[reading]]\nid = "two"\ntitle = "读法二"\nscope = "二"\n', "", "too-few-readings", "只有一种读法"),
    ],
)
def test_each_slip_gets_one_sentence_with_place_and_remedy(old: str, new: str, code: str, words: str) -> None:
    found = problem(old, new)
    assert found.code == code
    assert words in found.sentence()
    assert found.where.startswith("试.toml")
    assert found.remedy
