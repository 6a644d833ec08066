"""A small table that is ready to be compared and certified."""

from __future__ import annotations

from zjai_tui.rules.standards.reader import standard_from_text
from zjai_tui.rules.standards.standard import Standard

SMALL = """\
# 甲院录入，依据印发的原表
schema = 1

[standard]
id = "small"
title = "小表"
edition = "2026"
status = "transcribed"
max = 20
banner = "只供试用。"

[[source]]
id = "S"
title = "印发的原表"
held = true

[[input]]
id = "degree"
title = "学历"
type = "choice"
choices = ["博士", "硕士"]

[[input]]
id = "exam"
title = "考试"
type = "number"
max = 100

[[node]]
id = "A"
title = "水平"
op = "sum"
cite = ["S#一"]
basis = "official"

[[node]]
id = "A.degree"
title = "学历"
op = "bands"
text = "博士10分，硕士8分。"
by = ["degree"]
rows = [
  { key = ["博士"], pts = 10 },
  { key = ["硕士"], pts = 8 },
]
cite = ["S#一1"]
basis = "official"

[[node]]
id = "A.exam"
title = "考试"
op = "bands"
text = "考试满60分，得10分。"
input = "exam"
rows = [{ min = 60, pts = 10 }]
cite = ["S#一2"]
basis = "official"

[[case]]
name = "博士"
cite = ["S#一1"]
why = "博士10分，考试70分得10分。"
given = { answers = { degree = "博士", exam = 70 } }
expect = { "A.degree" = 10, "A.exam" = 10, total = 20 }
"""


def small() -> Standard:
    return standard_from_text(SMALL, "小表.toml")
