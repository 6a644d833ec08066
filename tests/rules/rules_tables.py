"""Small standards as TOML text, for the tests of the reader and of lint."""

from __future__ import annotations

import pytest

from zjai_tui.base.problems import Problem, Refused
from zjai_tui.rules.linting.findings import Finding
from zjai_tui.rules.linting.lint import lint
from zjai_tui.rules.standards.reader import standard_from_text
from zjai_tui.rules.standards.standard import Standard

SOUND = """\
schema = 1

[standard]
id = "t"
title = "试验表"
edition = "1"
status = "reference"
max = 40
valid_from = 2024-01-01
valid_until = 2024-12-31

[[source]]
id = "S"
title = "试验文件"
held = true

[[source]]
id = "D"
title = "转述"

[[variant]]
id = "design"
title = "设计"

[[variant]]
id = "ops"
title = "运行"

[[input]]
id = "degree"
title = "学历"
type = "choice"
choices = ["博士", "硕士", "本科"]
derive = { fact = "degree" }

[[input]]
id = "years"
title = "年限"
type = "number"
max = 50
derive = { years_since = "title_obtained", until = "seniority" }

[[input]]
id = "hours"
title = "学时达标年数"
type = "number"
whole = true
max = 3
derive = { education = "total", at_least = 90 }

[[input]]
id = "ethics"
title = "职业道德"
type = "yes_no"

[[kind]]
id = "award"
title = "获奖"

[[kind.field]]
id = "level"
title = "级别"
type = "choice"
choices = ["国家级", "省部级"]

[[kind.field]]
id = "rank"
title = "排名"
type = "rank"
within = "team"

[[kind.field]]
id = "team"
title = "人数"
type = "number"
whole = true

[[kind.field]]
id = "date"
title = "日期"
type = "date"

[[kind.field]]
id = "work"
title = "成果号"
type = "text"

[[kind]]
id = "paper"
title = "论文"

[[kind.field]]
id = "first"
title = "第一作者"
type = "yes_no"

[[kind.field]]
id = "extra_points"
title = "附加分"
type = "number"

[[kind.field]]
id = "work"
title = "成果号"
type = "text"

[[node]]
id = "A"
title = "水平"
op = "sum"
cap = 10
cite = ["S#一"]
basis = "official"

[[node]]
id = "A.degree"
title = "学历"
op = "bands"
by = ["degree"]
rows = [{ key = ["博士"], pts = 7 }, { key = ["硕士|本科"], pts = [4, 5] }]
cite = ["S#一1"]

[[node]]
id = "A.years"
title = "年限"
op = "bands"
input = "years"
rows = [{ min = 10, pts = 3 }, { min = 5, max = 10, pts = 1.5 }]
cite = ["S#一2"]

[[node]]
id = "A.hours"
title = "继续教育"
op = "linear"
input = "hours"
times = 0.5
cite = ["S#一3"]

[[node]]
id = "B"
title = "业绩"
op = "sum"
cap = 30
cite = ["S#二"]

[[node]]
id = "B.award"
title = "获奖"
op = "sum"
entries = ["award"]
by = ["level", "rank"]
rows = [
  { key = ["国家级", "*"], pts = 20 },
  { key = ["省部级", "1..3"], pts = 16, step = -2 },
  { key = ["省部级", "4.."], pts = 4, tag = "rest", cite = ["D"] },
]
coef = [{ by = "rank", ranks = [1, 0.8], rest = 0.5 }]
window = "since"
when = { since = "title" }
cite = ["S#二1"]

[[node]]
id = "B.award"
title = "获奖"
op = "best"
entries = "award"
by = "level"
rows = [{ key = "国家级", pts = 20, tag = "rest" }]
when = { since = "all" }
cite = ["S#二1"]

[[node]]
id = "B.paper"
title = "论文"
op = "sum"
entries = ["paper"]
by = ["first"]
rows = [{ key = ["是"], pts = 3 }, { key = ["否"], pts = 1 }]
coef = [{ by = "first", of = { "是" = 1, "否" = 0.5 } }]
cite = ["S#二2"]

[[window]]
id = "since"
title = "取得职称以后"
on = "date"
after = "fact:title_obtained"
until = 2024-07-31
cite = ["S#说明"]

[[cap]]
tag = "rest"
max = 6
at = "B"
cite = ["S#说明"]

[[exclusive]]
across = ["B.award", "B.paper"]
same = "work"
title = "同一成果计一次"
cite = ["S#说明"]

[[open]]
id = "since"
ask = "取得职称以前的算不算"
at = ["B.award"]
default = "title"
reading = [{ id = "title", title = "只算以后" }, { id = "all", title = "都算" }]
cite = ["S#说明"]

[[gate]]
id = "ethics"
title = "职业道德"
input = "ethics"
among = ["是"]
cite = ["S#控制项"]

[[case]]
name = "博士"
given = { facts = { degree = "博士" } }
expect = { "A.degree" = 7, total = [7, 40] }
cite = ["S#一1"]
"""

WHERE = "试.toml"

HEAD = """\
schema = 1
[standard]
id = "t"
title = "试验表"
edition = "1"
status = "transcribed"
max = {max}
[[source]]
id = "S"
title = "试验文件"
held = true
"""


def read(text: str) -> Standard:
    return standard_from_text(text, WHERE)


def changed(*pairs: tuple[str, str]) -> str:
    """The sound standard with pieces of its text replaced, each at its first place."""
    text = SOUND
    for old, new in pairs:
        assert old in text, old
        text = text.replace(old, new, 1)
    return text


def problems(text: str) -> tuple[Problem, ...]:
    with pytest.raises(Refused) as caught:
        read(text)
    return caught.value.problems


def only(text: str) -> Problem:
    found = problems(text)
    assert len(found) == 1, [one.sentence() for one in found]
    return found[0]


def table(text: str, most: int = 10) -> Standard:
    """A standard whose head and source are given; every `[[node]]`, `[[kind]]` … of `text` follows."""
    return read(HEAD.format(max=most) + text)


def found(standard: Standard, *codes: str) -> list[Finding]:
    """The findings of these codes, or all."""
    return [one for one in lint(standard) if not codes or one.code in codes]


def codes(standard: Standard) -> list[str]:
    return [one.code for one in lint(standard)]


INDICATOR_KINDS = """
[[kind]]
id = "k"
title = "业绩"
field = [
  { id = "level", title = "级别", type = "choice", choices = ["甲", "乙"] },
  { id = "used", title = "应用", type = "yes_no" },
  { id = "rank", title = "排名", type = "rank" },
  { id = "n", title = "数量", type = "number" },
  { id = "name", title = "名称", type = "text" },
  { id = "date", title = "日期", type = "date" },
]

[[kind]]
id = "bare"
title = "无字段的业绩"

[[input]]
id = "years"
title = "年限"
type = "number"

[[input]]
id = "degree"
title = "学历"
type = "choice"
choices = ["博士", "硕士"]

[[window]]
id = "w"
title = "近年"
on = "date"
"""


def node(keys: str) -> str:
    """A standard with one indicator, written with these keys."""
    return f'{HEAD.format(max=9)}{INDICATOR_KINDS}[[node]]\nid = "A"\ntitle = "指标"\n{keys}\n'
