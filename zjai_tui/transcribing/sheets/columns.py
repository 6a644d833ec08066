"""Which column of a sheet is what: guessed from the heads, corrected by a person."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Literal

from ...base.problems import Problem
from ...base.text import half_width, one_line
from .sheet import Rows, column_letter

Role = Literal[
    "", "level1", "level2", "level3", "level4", "number", "tier", "points", "cap", "note", "how", "cite"
]  # fmt: skip
ROLES: dict[Role, str] = {
    "level1": "一级指标",
    "level2": "二级指标",
    "level3": "三级指标",
    "level4": "四级指标",
    "number": "序号",
    "tier": "档次",
    "points": "分值",
    "cap": "封顶",
    "how": "计分方式",
    "note": "说明",
    "cite": "依据",
    "": "不录入",
}
"""Every role and what it is called; the order is that of a list to choose from."""
LEVELS: tuple[Role, ...] = ("level1", "level2", "level3", "level4")
_SEVERAL: frozenset[Role] = frozenset({"", "tier", "note", "cap"})
"""Roles that several columns may have; of caps one for each level."""

_HEAD_ROWS = 15
"""A head below this row is none: it would be part of the table."""
_ENOUGH = 2
"""Heads that must be known before a row is taken for the head."""

_KNOWN: tuple[tuple[Role, str], ...] = (
    ("level1", r"一级.*|大类|第一级.*"),
    ("level2", r"二级.*|中类|第二级.*"),
    ("level3", r"三级.*|小类|第三级.*"),
    ("level4", r"四级.*|细类|第四级.*"),
    ("number", r"序号|编号|项号|no\.?|#"),
    ("", r"自评.*|自我.*|审核.*|核定.*|复核.*|实得.*|佐证.*|证明.*|页码|负责人|单位意见|.*部门"),
    ("how", r"(计|评|赋|打)分(方式|办法|方法|规则)|累计方式|是否累计"),
    ("cap", r"封顶.*|最高.*|满分.*|上限|限分|总分|权重分|.*封顶|.*最高分|.*满分"),
    ("note", r".*说明|备注|注|附注|要求|.*备注"),
    ("cite", r".*依据|.*条款|出处|文件.*|条文号"),
    ("points", r"(标准|基本|赋予|评价|考核|单项)?分[值数]?(标准)?|标准分值|赋分|计分|起评分|得分(标准)?|分[值数].*"),
    ("tier", r".*(档次|等级|等次|级别|层次|条件|名次|排名|档|类型|情形)|.*(评分|评价|计分|考核|赋分)(标准|细则|要点)"
             r"|标准|细则|.*内容|描述|要点"),
)  # fmt: skip
_LONGEST_HEAD = 30
_POINTS = re.compile(r"[0-9]+(\.[0-9]+)?(\s*[-~—至到][0-9.]+)?\s*(分|/|n|$)")
_TIER = re.compile(
    r"第[0-9一二三四五六七八九十]|前[0-9一二三四五六七八九十]+名|[0-9]+\s*[年分篇项]?(以上|以下|以内)|不足|[≥≤<>]"
    r"|^其[他它]$|^前几名|^(博士|硕士|学士|本科|大学|大专|专科|优秀|良好|合格)|^[一二三四]类|^(国家|省|省部|设?区?市|市厅|县|县处|厅局|院校|科)级|等奖|[0-9][-~—至][0-9]"
)
_LEVEL_WORDS = re.compile(r".*(指标|项目|要素|因素|维度|模块|板块|类别|名称|部分|方面|分类)|内容|项")


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """What each column of a sheet is taken as."""

    header: int
    """Index of the last row of the head; -1 when the sheet has none."""
    heads: tuple[str, ...]
    roles: tuple[Role, ...]
    doubts: tuple[int, ...] = ()
    """Columns whose head said nothing: the role comes from the cells, or there is none."""

    def with_role(self, index: int, role: Role) -> Columns:
        """Return the columns with one of them taken as something else. Raises ``IndexError`` beyond the last."""
        if not 0 <= index < len(self.roles):
            raise IndexError(index)
        roles = tuple(role if at == index else one for at, one in enumerate(self.roles))
        return replace(self, roles=roles, doubts=tuple(at for at in self.doubts if at != index))

    def of(self, role: Role) -> tuple[int, ...]:
        """Return the columns of a role, from the left."""
        return tuple(at for at, one in enumerate(self.roles) if one == role)

    @property
    def levels(self) -> tuple[int, ...]:
        """Return the columns of the indicators, the first level first."""
        return tuple(at for level in LEVELS for at in self.of(level)[:1])

    def problems(self) -> tuple[Problem, ...]:
        """Return what keeps the sheet from being taken over: a role missing or doubled."""
        found: list[Problem] = []
        if not self.levels:
            found.append(_problem("column-missing", "没有一列是指标", "请把写指标名称的一列改为“一级指标”"))
        if not self.of("points") and not self.of("cap"):
            found.append(_problem("column-missing", "没有一列是分值", "请把写分数的一列改为“分值”或“封顶”"))
        for role, name in ROLES.items():
            columns = self.of(role)
            if role not in _SEVERAL and len(columns) > 1:
                found.append(
                    _problem(
                        "column-doubled", f"{_letters(columns)}列都是“{name}”", "请只留一列，其余改为别的或“不录入”"
                    )
                )
        by_level: dict[int, list[int]] = {}
        for column in self.of("cap"):
            by_level.setdefault(self.cap_level(column), []).append(column)
        for columns_of_level in by_level.values():
            if len(columns_of_level) > 1:
                found.append(
                    _problem("column-doubled", f"{_letters(columns_of_level)}列是同一级的“封顶”", "请只留一列")
                )
        return tuple(found)

    def cap_level(self, column: int) -> int:
        """Return the level (0 for the first) a cap's column speaks of; -1: the indicator of the row itself.

        A cap stands right of the level it belongs to; right of all levels it is the row's own.
        """
        levels = self.levels
        left = [at for at, level in enumerate(levels) if level < column]
        return left[-1] if left and left[-1] < len(levels) - 1 else -1

    def unknown(self) -> tuple[int, ...]:
        """Return the columns with a head that nothing is made of because it was not understood."""
        return tuple(at for at in self.doubts if not self.roles[at])


def guess_columns(rows: Rows) -> Columns:
    """Return what the columns probably are; look at `Columns.problems` before they are used."""
    width = max((len(row) for row in rows), default=0)
    header, heads = _head(rows, width)
    roles: list[Role | None] = [_role(head) for head in heads]
    body = rows[header + 1 :]
    for at in _level_heads(heads, roles):
        roles[at] = next((level for level in LEVELS if level not in roles), "tier")
    doubts = tuple(at for at, role in enumerate(roles) if role is None and _cells(body, at))
    _from_cells(body, roles)
    settled: list[Role] = [role or "" for role in roles]
    _points_of_levels(body, settled)
    _tiers_among_levels(body, settled)
    return Columns(header=header, heads=heads, roles=tuple(settled), doubts=doubts)


def _plain_head(text: str) -> str:
    bare = re.sub(r"[(\[].*?[)\]]", "", half_width(text).casefold())
    return re.sub(r"[\s:：*、/\-—_]", "", bare)


def _role(head: str) -> Role | None:
    """Return what a head says, or None when it is blank, unknown, or just “some indicator”."""
    bare = _plain_head(head)
    return next((role for role, pattern in _KNOWN if bare and re.fullmatch(pattern, bare)), None)


def _is_head(text: str) -> bool:
    return len(text) <= _LONGEST_HEAD and (_role(text) is not None or bool(_LEVEL_WORDS.fullmatch(_plain_head(text))))


def _head(rows: Rows, width: int) -> tuple[int, tuple[str, ...]]:
    """Return the last row of the head (-1 for none) and the heads; a title above and a second line are allowed for."""
    scores = [len({cell for cell in row if _is_head(cell)}) for row in rows[:_HEAD_ROWS]]
    if not scores or max(scores) < _ENOUGH:
        return -1, ("",) * width
    first = last = scores.index(max(scores))
    if first and scores[first - 1]:
        first -= 1
    if last + 1 < len(scores) and scores[last + 1] and all(_is_head(cell) for cell in rows[last + 1] if cell):
        last += 1
    block = rows[first : last + 1]
    heads = (next((row[at] for row in reversed(block) if at < len(row) and row[at]), "") for at in range(width))
    return last, tuple(one_line(head, _LONGEST_HEAD) for head in heads)


def _level_heads(heads: tuple[str, ...], roles: list[Role | None]) -> list[int]:
    """Return the columns headed as indicators of no stated level; a table without any takes its contents as such."""
    found = [
        at for at, (head, role) in enumerate(zip(heads, roles, strict=True))
        if role is None and _LEVEL_WORDS.fullmatch(_plain_head(head))
    ]  # fmt: skip
    if not found and not any(role in LEVELS for role in roles):
        found = [at for at, role in enumerate(roles) if role == "tier"][:1]
    return found


def _cells(body: Rows, at: int) -> list[str]:
    return [row[at] for row in body if at < len(row) and row[at]]


def _from_cells(body: Rows, roles: list[Role | None]) -> None:
    """Give a role to columns whose heads say nothing, where the table lacks one: numbers are points."""
    blank = [at for at, role in enumerate(roles) if role is None and _cells(body, at)]
    numeric = [at for at in blank if _mostly_points(_cells(body, at))]
    if numeric and "points" not in roles and "cap" not in roles:
        roles[numeric[-1]] = "points"
    if any(role in LEVELS for role in roles):
        return
    texts = [at for at in blank if at not in numeric][: len(LEVELS)]
    for at, level in zip(texts[:-1] or texts, LEVELS, strict=False):
        roles[at] = level
    if len(texts) > 1 and "tier" not in roles:
        roles[texts[-1]] = "tier"


def _mostly_points(cells: list[str]) -> bool:
    return sum(bool(_POINTS.match(half_width(cell))) for cell in cells) * 10 >= len(cells) * 6


def _points_of_levels(body: Rows, roles: list[Role]) -> None:
    """Points left of a deeper indicator are that level's maximum; an empty column of points is for filling in."""
    deepest = max((at for at, role in enumerate(roles) if role in LEVELS), default=-1)
    columns = [at for at, role in enumerate(roles) if role == "points"]
    for at in columns:
        if at < deepest:
            roles[at] = "cap"
    right = [at for at in columns if at > deepest]
    if len(right) > 1:
        for at in right:
            if not _cells(body, at):
                roles[at] = ""


def _tiers_among_levels(body: Rows, roles: list[Role]) -> None:
    """Take the last level for tiers where its cells are ranks, ranges and grades, and no other column holds tiers."""
    levels = [at for at, role in enumerate(roles) if role in LEVELS]
    if "tier" in roles or len(levels) < 2:  # one level has to stay
        return
    cells = _cells(body, levels[-1])
    if cells and sum(bool(_TIER.search(half_width(cell))) for cell in cells) * 2 >= len(cells):
        roles[levels[-1]] = "tier"


def _letters(columns: tuple[int, ...] | list[int]) -> str:
    return "、".join(map(column_letter, columns))


def _problem(code: str, message: str, remedy: str) -> Problem:
    return Problem(code, "各列的用途", message, remedy)
