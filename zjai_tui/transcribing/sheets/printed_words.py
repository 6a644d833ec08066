"""Words of a clause that decide its shape: whether items add up, who gives the points, formulas and coefficients."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from .printed_points import ITEMS, normal, printed_step

_HIGHEST = re.compile(
    r"取高|就高|取最高|最高级别|最高档|最高一项|最高的?一[项个次]|不(?:重复)?累计|不累加|只计(?:最高)?一[项次个]"
)
_ADDS_UP = re.compile(r"累计|累加|可叠加|每[0-9一二三四五六七八九十]*[" + ITEMS + r"]|/[0-9]*[" + ITEMS + "]|分别计")
_PANEL = re.compile(r"评委|专家(?:组)?(?:评定|打分|评分|酌情|确定|评议|根据)|答辩|面试|投票|票率")
_ACHIEVEMENT = re.compile(
    r"论文|著作|专著|专利|软件著作权|软著|课题|项目|工程|获奖|奖项|奖励|荣誉|表彰|标准|成果|讲座|报告|证书|产品|竞赛|漏洞|案例|兼职|审稿|培训"
)
_PERSONAL = re.compile(r"学历|学位|年限|资历|年度考核|继续教育|成绩|任职|职务|专业相关")
_FORMULA = re.compile(
    r"[(]?([\u4e00-\u9fff]{0,10})(?:-([0-9]{1,6}(?:\.[0-9]{1,3})?))?[)]?[*x]([0-9]{1,4}(?:\.[0-9]{1,4})?)(?![0-9%])"
)
_COEFFICIENTS = re.compile(r"系数[^0-9]{0,12}((?:[0-9](?:\.[0-9]{1,4})?[/、,;]){1,9}[0-9](?:\.[0-9]{1,4})?)")
_REST = re.compile(r"(?:之后|其后|以后|往后|其余|其他|及以后)[^0-9]{0,6}([0-9](?:\.[0-9]{1,4})?)")
_TAKE = re.compile(
    rf"(?:限|最多|只|至多|不超过)(?:计|取|报|填|算)?(?:前|最高|最好)?的?([0-9]|[一二两三四五六七八九])[{ITEMS}]"
)
_DIGITS = {char: value for value, char in enumerate("零一二三四五六七八九")} | {"两": 2}


@dataclass(frozen=True, slots=True)
class Formula:
    """``(what - minus) * times``."""

    what: str
    minus: Decimal
    times: Decimal


def highest_only(text: str) -> bool:
    """Tell whether only the highest counts: 取高, 按最高级别计, 不累计."""
    return any(map(_HIGHEST.search, _lines(text)))


def adds_up(text: str) -> bool:
    """Tell whether the clause says that items are counted together: 累计, 每项."""
    return any(_ADDS_UP.search(_HIGHEST.sub("", line)) for line in _lines(text))


def by_panel(text: str) -> bool:
    """Tell whether the points are given by the panel, so that an applicant cannot know them."""
    return any(map(_PANEL.search, _lines(text)))


def about_achievements(title: str) -> bool:
    """Tell whether an indicator's title names something a person can have several of: papers, patents, projects."""
    return bool(_ACHIEVEMENT.search(title)) and not _PERSONAL.search(title)


def formula(text: str) -> Formula | None:
    """Return the formula a clause prints, such as （成绩-60）×0.25 or 通过率×2; None without one."""
    lines = (line.replace("[", "(").replace("]", ")") for line in _lines(text))
    found = next(filter(None, map(_FORMULA.search, lines)), None)
    if found is None or not (found[1] or found[2]):
        return None
    return Formula(found[1], Decimal(found[2] or 0), Decimal(found[3]))


def coefficients(text: str) -> tuple[tuple[Decimal, ...], Decimal | None]:
    """Return the coefficients by rank a clause prints, and that of all further ranks (None when it is not printed)."""
    found = next(filter(None, map(_COEFFICIENTS.search, _lines(text))), None)
    if found is None:
        return (), None
    ranks = tuple(Decimal(one) for one in re.split("[/、,;]", found[1]))
    rest = _REST.search(found.string, found.end())
    return ranks, Decimal(rest[1]) if rest else None


def step(text: str) -> Decimal | None:
    """Return by how much points fall with each rank, where that is printed beside them."""
    return next(filter(None, map(printed_step, text.split("\n"))), None)


def with_bonus(text: str) -> bool:
    """Tell whether further points are added to those of the tier: 起评分加附加分."""
    return any("附加分" in line for line in _lines(text))


def most_items(text: str) -> int | None:
    """Return how many items count at most (只取前3项), or None when the clause does not say."""
    found = next(filter(None, map(_TAKE.search, _lines(text))), None)
    return (int(found[1]) if found[1].isdigit() else _DIGITS[found[1]]) or None if found else None


def _lines(text: str) -> list[str]:
    """Return the lines of a clause ready to be matched; what ends one cell is never read on into the next."""
    return [normal(line) for line in text.split("\n")]
