"""The one registry of commands: keys, palette, footer and help are all made from it. No textual here."""

from __future__ import annotations

from dataclasses import dataclass

HOME, FORM, SCORING, ENTRY, LIST, PUBLICITY = "home", "form", "scoring", "entry", "list", "publicity"
WORK = (FORM, SCORING)
EDITING = (FORM, SCORING, ENTRY)
EVERYWHERE = (HOME, FORM, SCORING, ENTRY, PUBLICITY)


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """Something a person can ask for."""

    id: str
    title: str
    """Chinese name in palette, footer and help."""
    help: str
    """One Chinese sentence: what it does."""
    where: tuple[str, ...]
    """Places it applies to."""
    action: str
    """Name of the method (``action_…``) that does it."""
    keys: tuple[str, ...] = ()
    """The first is the one shown."""
    footer: tuple[str, ...] = ()
    """Places whose footer shows it."""
    initials: str = ""
    """Pinyin initials, so that the palette finds it without an input method."""

    @property
    def key(self) -> str:
        """Return the main key as people read it, e.g. ``F2`` or ``Ctrl+Q``; empty when it has none."""
        return shown_key(self.keys[0]) if self.keys else ""


def shown_key(key: str) -> str:
    """Return a key as people read it."""
    return _KEY_NAMES.get(key) or "+".join(part.capitalize() for part in key.split("+"))


_KEY_NAMES = {
    "enter": "回车", "escape": "Esc", "delete": "Delete", "tab": "Tab", "shift+tab": "Shift+Tab",
    "pageup": "PgUp", "pagedown": "PgDn",
}  # fmt: skip

COMMANDS: tuple[Command, ...] = (
    Command(
        id="help", title="帮助", help="说明当前这一项怎么填，列出这里能用的键。", where=EVERYWHERE,
        action="show_help", keys=("f1",), footer=EVERYWHERE, initials="bz",
    ),
    Command(
        id="save", title="保存", help="把档案写入文件；还没有文件时先问存到哪里。", where=EDITING,
        action="save", keys=("f2", "ctrl+s"), footer=EDITING, initials="bc",
    ),
    Command(
        id="commands", title="全部命令", help="列出全部命令，输入几个字就能找到。", where=EVERYWHERE,
        action="show_commands", keys=("f3", "ctrl+p"), footer=(HOME, FORM, SCORING, PUBLICITY), initials="qbml",
    ),
    Command(
        id="trace", title="计算过程", help="逐条说明当前这个分数是怎么算出来的。", where=EDITING,
        action="trace", keys=("f4",), footer=(FORM, SCORING, ENTRY), initials="jsgc",
    ),
    Command(
        id="previous", title="上一步", help="回到前一个步骤。", where=WORK,
        action="previous_step", keys=("f5",), footer=(FORM,), initials="syb",
    ),
    Command(
        id="next", title="下一步", help="进入后一个步骤。", where=WORK,
        action="next_step", keys=("f6",), footer=(FORM, SCORING), initials="xyb",
    ),
    Command(
        id="undo", title="撤销", help="撤销上一次修改。", where=EDITING,
        action="undo", keys=("f7", "ctrl+z"), footer=(ENTRY,), initials="cx",
    ),
    Command(
        id="redo", title="重做", help="恢复刚才撤销的修改。", where=EDITING,
        action="redo", keys=("f8", "ctrl+y"), initials="cz",
    ),
    Command(
        id="add", title="添加条目", help="为所选指标添加一条业绩条目。", where=(SCORING,),
        action="add_entry", keys=("f9",), footer=(SCORING,), initials="tjtm",
    ),
    Command(
        id="back", title="回到指标列表", help="从一个指标的内容回到指标列表。", where=(SCORING,),
        action="back_to_list", keys=("escape",), initials="hdzblb",
    ),
    Command(
        id="attach", title="添加佐证", help="转到填写佐证材料的地方。", where=(ENTRY,),
        action="attach", keys=("f9",), footer=(ENTRY,), initials="tjzz",
    ),
    Command(
        id="leave", title="返回首页", help="离开这份档案回到首页；没有保存会先问。", where=WORK,
        action="leave", keys=("f10",), initials="fhsy",
    ),
    Command(
        id="close", title="返回", help="回到指标列表；填写的内容已经留在档案里。", where=(ENTRY,),
        action="close_entry", keys=("escape", "f10"), footer=(ENTRY,), initials="fh",
    ),
    Command(
        id="save_as", title="另存为", help="把档案存成另一个文件。", where=EDITING,
        action="save_as", keys=("f12",), initials="lcw",
    ),
    Command(
        id="new", title="新建自评档案", help="从空白开始填写一份自评档案。", where=(HOME,),
        action="new", initials="xjzpda",
    ),
    Command(
        id="open", title="打开自评档案", help="选一个已有的档案文件打开。", where=(HOME,),
        action="open", initials="dkzpda",
    ),
    Command(
        id="publicity", title="公示测算", help="算公示到哪天为止，赶不赶得上截止日。",
        where=(HOME, FORM, SCORING, ENTRY), action="publicity", initials="gscs",
    ),
    Command(
        id="timeline", title="年度时间线", help="看这一年的各个日期和其间的工作日，这次公示也在其中。",
        where=(PUBLICITY,), action="show_timeline", keys=("f4",), footer=(PUBLICITY,), initials="ndsjx",
    ),
    Command(
        id="latest", title="最晚起始日", help="把起始日改为赶得上截止日的最后一个工作日。", where=(PUBLICITY,),
        action="use_latest", keys=("f8",), footer=(PUBLICITY,), initials="zwqsr",
    ),
    Command(
        id="today", title="从今天起", help="把起始日改为今天。", where=(PUBLICITY,),
        action="use_today", keys=("f9",), footer=(PUBLICITY,), initials="cjtq",
    ),
    Command(
        id="close_publicity", title="回到前一页", help="离开公示测算，回到打开它之前的那一页。", where=(PUBLICITY,),
        action="close_publicity", keys=("escape", "f10"), footer=(PUBLICITY,), initials="hdqyy",
    ),
    Command(
        id="basics", title="转到基本信息", help="进入第一步。", where=WORK, action="go('basics')", initials="jbxx",
    ),
    Command(
        id="direction", title="转到专业方向", help="进入第二步。", where=WORK, action="go('direction')",
        initials="zyfx",
    ),
    Command(
        id="eligibility", title="转到申报资格", help="进入第三步。", where=WORK, action="go('eligibility')",
        initials="sbzg",
    ),
    Command(
        id="scoring", title="转到量化自评", help="进入第四步。", where=WORK, action="go('scoring')", initials="lhzp",
    ),
    Command(
        id="summary", title="转到汇总", help="进入第五步。", where=WORK, action="go('summary')", initials="hz",
    ),
    Command(
        id="delete", title="删除所选", help="删除列表里所选的条目或佐证；可以撤销。", where=(LIST,),
        action="remove", keys=("delete",),
    ),
    Command(
        id="up", title="向上翻", help="向上翻看这一页。", where=(FORM, SCORING, ENTRY, PUBLICITY),
        action="page(-1)", keys=("pageup",),
    ),
    Command(
        id="down", title="向下翻", help="向下翻看这一页。", where=(FORM, SCORING, ENTRY, PUBLICITY),
        action="page(1)", keys=("pagedown",),
    ),
    Command(
        id="quit", title="退出程序", help="结束程序；没有保存会先问。", where=EVERYWHERE,
        action="quit", keys=("ctrl+q",), footer=(HOME,), initials="tccx",
    ),
)  # fmt: skip


MOVES: tuple[tuple[str, str], ...] = (
    ("Tab", "到下一项；Shift+Tab到上一项。"),
    ("上下键", "在各项之间移动，或在列表里移动。"),
    ("左右键", "在选项之间改选；选“不清楚”就是不回答。"),
    ("回车", "填完一项到下一项；在列表里打开所选的一条。"),
    ("Esc", "关闭窗口，或回到前一页。"),
)
"""Keys that lists and inputs have everywhere."""


def claimed_keys() -> frozenset[str]:
    """Return every key a command has: no widget may keep one of them for itself."""
    return frozenset(key for command in COMMANDS for key in command.keys if LIST not in command.where)


def commands_in(place: str) -> tuple[Command, ...]:
    """Return the commands that apply to a place, in the order of the registry."""
    return tuple(command for command in COMMANDS if place in command.where)


def footer_of(place: str) -> tuple[Command, ...]:
    """Return the commands whose key the footer of a place shows, at most five besides help."""
    return tuple(command for command in COMMANDS if place in command.footer)


def matching(commands: tuple[Command, ...], typed: str) -> tuple[Command, ...]:
    """Return the commands whose title, help, key or pinyin initials hold the typed text, titles first."""
    sought = typed.strip().lower()
    if not sought:
        return commands
    by_title = [one for one in commands if sought in one.title.lower() or one.initials.startswith(sought)]
    rest = [one for one in commands if one not in by_title and (sought in one.help or sought == one.key.lower())]
    return (*by_title, *rest)
