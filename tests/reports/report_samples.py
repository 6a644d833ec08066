"""A small table and a dossier that together touch everything a report shows; points are reckoned by hand.

A 成果 (cap 10) = 获奖 (best: 国家级 8, 省级 5; e1 国家级 counts, e2 省级 does not) + 论文 (3 each: e3, e4)
  8 + 6 = 14, capped to 10.
B 资历 (5 years or more: 5, else 0); not filled in: 0 to 5.
Total 10 to 15 of 20; target 12: undecided, and B decides.
"""

from __future__ import annotations

from decimal import Decimal

from zjai_tui.base.problems import Problem, Severity
from zjai_tui.base.toml_files import parse_toml
from zjai_tui.dossier.model import Dossier
from zjai_tui.dossier.reader import dossier_from
from zjai_tui.eligibility.judge import judge
from zjai_tui.reports.material import Material
from zjai_tui.rules.catalog import find_cycle
from zjai_tui.rules.standards.reader import standard_from_text
from zjai_tui.rules.standards.standard import Span, Standard
from zjai_tui.scoring.engine import assess
from zjai_tui.scoring.frame import frame_of

STANDARD = """
schema = 1

[standard]
id = "small"
title = "小表"
edition = "1"
status = "reference"
max = 20
banner = "这是测试用的小表。"

[[source]]
id = "S"
title = "某办法"
doc_no = "某发〔2024〕1号"

[[source]]
id = "T"
title = "某转述"
note = "只见一页"

[[input]]
id = "years"
title = "工作年数"
type = "number"
unit = "年"

[[input]]
id = "ethics"
title = "职业道德"
type = "choice"
choices = ["合格", "不合格"]

[[kind]]
id = "award"
title = "获奖"

[[kind.field]]
id = "level"
title = "级别"
type = "choice"
choices = ["国家级", "省级"]

[[kind]]
id = "paper"
title = "论文"

[[kind.field]]
id = "role"
title = "身份"
type = "choice"
choices = ["第一作者", "其他作者"]

[[node]]
id = "A"
title = "成果"
op = "sum"
cap = 10
cite = ["S#第一条", "T#表一"]
basis = "secondary"

[[node]]
id = "A.award"
title = "获奖"
op = "best"
entries = ["award"]
by = ["level"]
rows = [{ key = ["国家级"], pts = 8 }, { key = ["省级"], pts = 5 }]
cite = "S#第二条"
basis = "assumed"

[[node]]
id = "A.paper"
title = "论文"
op = "sum"
entries = ["paper"]
by = ["role"]
rows = [{ key = ["第一作者"], pts = 3 }, { key = ["其他作者"], pts = 1 }]
cite = "S#第三条"

[[node]]
id = "A.other"
title = "其他成果"
op = "sum"
entries = ["paper"]
by = ["role"]
rows = [{ key = ["*"], pts = 1 }]
when = { other = "yes" }
cite = "S#第四条"

[[node]]
id = "B"
title = "资历"
op = "bands"
input = "years"
cap = 5
rows = [{ min = 5, pts = 5 }, { max = 5, pts = 0 }]
cite = "T#表二"
basis = "analogous"

[[exclusive]]
across = ["A.paper", "A.other"]
title = "一篇论文只计一次"
cite = "S#第五条"

[[open]]
id = "other"
ask = "其他成果单独计分吗？"
default = "no"
cite = "S#第四条"

[[open.reading]]
id = "no"
title = "不单独计分"

[[open.reading]]
id = "yes"
title = "单独计分"

[[gate]]
id = "ethics"
title = "职业道德合格"
input = "ethics"
among = ["合格"]
cite = "S#第六条"
basis = "analogous"
"""

DOSSIER = """
schema = 1
cycle = "2024"

[person]
name = "示例甲"

[answers]
ethics = "合格"

[[entry]]
id = "e1"
kind = "award"
title = "大奖"
facts = { level = "国家级" }

[[entry]]
id = "e2"
kind = "award"
title = "小奖"
facts = { level = "省级" }

[[entry]]
id = "e3"
kind = "paper"
title = "论文一"
facts = { role = "第一作者" }

[[entry]]
id = "e4"
kind = "paper"
title = "论文二"
facts = { role = "第一作者" }
"""


def small_standard() -> Standard:
    """Return the small table."""
    return standard_from_text(STANDARD, "小表")


def small_dossier(text: str = DOSSIER) -> Dossier:
    """Return the dossier, or another one written the same way."""
    return dossier_from(parse_toml(text, "档案"), "档案")


def material(text: str = DOSSIER, target: int = 12, problems: tuple[Problem, ...] = ()) -> Material:
    """Return everything a report needs, scored by the real engine."""
    standard, dossier, cycle = small_standard(), small_dossier(text), find_cycle("2024")
    assessment = assess(standard, dossier, frame_of(cycle), Decimal(target))
    return Material(
        name=dossier.person.name,
        cycle_title=cycle.cycle.title,
        assessment=assessment,
        eligibility=judge(cycle, dossier, assessment.total, assessment.basis),
        evidenced=Span(Decimal(0), Decimal("2.555")),
        verified=None,
        sources={**cycle.sources(), **{one.id: one for one in standard.source}},
        problems=problems,
        example=dossier.example,
    )


WARNING = Problem("w", "某处", "有些不对", "请改", Severity.WARNING)
NOTE = Problem("n", "某处", "可以看看", "", Severity.NOTE)
