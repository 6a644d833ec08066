"""The text of F1, made from the registry of commands and the field that has the focus. Pure."""

from __future__ import annotations

from ...base.cells import fitted
from ..blocks import GAP, Block, head, point
from ..commands import MOVES, PUBLICITY, commands_in
from ..marks import LEGEND, MOVING

LONGEST_KEY = 10
HABITS = (
    Block("不知道的可以留空或选“不清楚”：按不确定计分，分数显示为一个区间，不会当作零分。"),
    Block("日期可写2024-09-06、2024年9月6日或2024.9.6，数字可用全角。"),
    Block("修改随时计入分数，按F2才写入文件。"),
)
PUBLICITY_HABITS = (
    Block(f"月历里的键——{MOVING}Home回到起始日。"),
    Block(f"月历里的字——{LEGEND}"),
    Block("日期可写2024-09-06、2024年9月6日、9月6日、今天、下周一，数字可用全角；没写年份时按年度通知的那一年。"),
)


def help_text(place: str, field_help: tuple[Block, ...]) -> tuple[Block, ...]:
    """Return how to fill in the field at hand, and every key of a place."""
    about = (head("这一项怎么填"), *(Block(one.text) for one in field_help), GAP) if field_help else ()
    commands = commands_in(place)
    return (
        *about,
        head("移动和填写"),
        *(Block(text, lead=_lead(key)) for key, text in MOVES),
        GAP,
        head("命令"),
        *(Block(f"{one.title}。{one.help}", lead=_lead(one.key)) for one in commands if one.keys),
        GAP,
        head("没有键的命令"),
        Block("按F3后输入名称或拼音首字母即可找到。", "muted"),
        *(point(f"{one.title}。{one.help}") for one in commands if not one.keys),
        GAP,
        head("几个约定"),
        *(PUBLICITY_HABITS if place == PUBLICITY else HABITS),
    )


def _lead(key: str) -> str:
    return fitted(key, LONGEST_KEY)
