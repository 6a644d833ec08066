"""The rules across rows as lines at the foot of the tree: kind in words and title. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from ...base.problems import Severity
from ...base.text import one_line
from ...rules.standards.standard import Standard
from ...transcribing.drafts.across_rules import ACROSS, KIND_HELP, KIND_WORDS, across_rules, kind_of, rule_at, title_of
from ..telling.blocks import Block, Tone
from ..widgets.lists import Line

ACROSS_KEY = "@across"
"""The key of the line above the rules; no id contains it."""
AT_GROUP = "管着几项指标的规则写在这里：有争议的条文、合计封顶、同一成果只计一次、时间范围、控制项、岗位类别。"
HOW_TO_ADD = "按Insert添一条。"
NO_TITLE = "（没有名称）"


def across_lines(standard: Standard, marks: Mapping[str, Counter[Severity]]) -> list[Line]:
    """Return the line of the group and one for each rule; `marks` count what is wrong by key."""
    rules = across_rules(standard)
    lines = [Line(ACROSS_KEY, ACROSS, f"{len(rules)}条" if rules else "没有", "muted")]
    return lines + [_line(standard, key, marks.get(key, Counter())) for key, _ in rules]


def across_name(standard: Standard, key: str) -> str:
    """Return what the rule of a key is called: its kind and its title."""
    kind = kind_of(key)
    assert kind is not None
    return f"{KIND_WORDS[kind]}：{one_line(title_of(rule_at(standard, key))) or NO_TITLE}"


def across_help(key: str) -> Block:
    """Return what a rule of this kind is for; for the line of the group what stands there."""
    kind = kind_of(key)
    return Block(KIND_HELP[kind] if kind else f"{AT_GROUP}{HOW_TO_ADD}", "muted")


def signs(found: Counter[Severity]) -> str:
    """Return how much is wrong, as the tree marks it."""
    marked = (("!", Severity.ERROR), ("*", Severity.WARNING))
    return "".join(f"{sign}{found[severity]} " for sign, severity in marked if found[severity])


def _line(standard: Standard, key: str, found: Counter[Severity]) -> Line:
    tone: Tone = "bad" if found[Severity.ERROR] else "open" if found[Severity.WARNING] else "muted"
    return Line(key, across_name(standard, key), signs(found).strip(), tone, 2)
