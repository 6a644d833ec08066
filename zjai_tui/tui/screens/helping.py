"""The text of F1, made from the registry of commands and the field that has the focus. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from ...base.cells import fitted
from ..commands.batch import BATCH
from ..commands.command import Command
from ..commands.merge import MERGE
from ..commands.registry import MOVES, PUBLICITY, commands_in
from ..commands.unit import REVIEW, REVIEW_HABITS, REVIEW_MOVES
from ..publicity.marks import LEGEND, MOVING
from ..telling.blocks import GAP, Block, head, point

LONGEST_KEY = 10
HABITS = (
    Block("不知道的可以留空或选“不清楚”：按不确定计分，分数显示为一个区间，不会当作零分。"),
    Block("日期可写2024-09-06、2024年9月6日或2024.9.6，数字可用全角。"),
    Block("修改随时计入分数，按F2才写入文件。"),
)
BATCH_HABITS = (
    Block("申报人的档案不会被改动；办好一份，就写进它旁边的核定文件，不用另外保存。"),
    Block("成批办的只办看得到的：被查找和筛选挡住的标记不算。办不成的逐份列出原因，其余照办。"),
    Block("别人改了档案、佐证或核定文件，几秒内自动重读，并在下面说明。"),
)
MERGE_HABITS = (
    Block("甲、乙两份和原件都不会被改动；选定的只记在这里，按F2写成新档案才存下来。"),
    Block("没有定下来的都取甲、都取乙各得几分，列在上面。"),
)
PUBLICITY_HABITS = (
    Block(f"月历里的键——{MOVING}Home回到起始日。"),
    Block(f"月历里的字——{LEGEND}"),
    Block("日期可写2024-09-06、2024年9月6日、9月6日、今天、下周一，数字可用全角；没写年份时按年度通知的那一年。"),
)

_HABITS = {PUBLICITY: PUBLICITY_HABITS, BATCH: BATCH_HABITS, MERGE: MERGE_HABITS}


def help_text(place: str, field_help: tuple[Block, ...]) -> tuple[Block, ...]:
    """Return how to fill in the field at hand, and every key of a place."""
    commands = commands_in(place)
    if place == REVIEW:
        return _review_text(commands)
    about = (head("这一项怎么填"), *(Block(one.text) for one in field_help), GAP) if field_help else ()
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
        *_HABITS.get(place, HABITS),
    )


def _review_text(commands: Sequence[Command]) -> tuple[Block, ...]:
    """Return the keys of a review, its own before those of every page; nothing is filled in there."""
    mine = [one for one in commands if one.action.startswith("screen.")]
    other = [one for one in commands if one not in mine]
    return (
        head("核定的键"),
        *(Block(f"{one.title}。{one.help}", lead=_lead(one.key)) for one in mine if one.keys),
        *(Block(text, lead=_lead(key)) for key, text in REVIEW_MOVES),
        GAP,
        head("几个约定"),
        *(Block(text) for text in REVIEW_HABITS),
        GAP,
        head("各页都有的键"),
        *(Block(f"{one.title}。{one.help}", lead=_lead(one.key)) for one in other if one.keys),
        GAP,
        head("没有键的命令"),
        Block("按F3后输入名称或拼音首字母即可找到。", "muted"),
        *(point(f"{one.title}。{one.help}") for one in (*mine, *other) if not one.keys),
    )


def _lead(key: str) -> str:
    return fitted(key, LONGEST_KEY)
