"""The one registry of commands: keys, palette, footer and help are all made from it. No textual here."""

from __future__ import annotations

from ...base.text import half_width
from .command import Command as Command
from .command import shown_key as shown_key
from .editor import EDITOR_COMMANDS
from .standard import STANDARD_COMMANDS, STANDARD_PLACES
from .unit import UNIT_COMMANDS, UNIT_PLACES

HOME, FORM, SCORING, ENTRY, LIST, PUBLICITY = "home", "form", "scoring", "entry", "list", "publicity"
ADVICE, DIRECTION, EVIDENCE, FINISH = "advice", "direction", "evidence", "finish"
PLAIN_STEPS = (FORM, DIRECTION, EVIDENCE, FINISH)
"""Steps that are one page of questions or text."""
WORK = (*PLAIN_STEPS, SCORING)
EDITING = (*WORK, ENTRY)
TURNED = (*EDITING, PUBLICITY, ADVICE, *STANDARD_PLACES, *UNIT_PLACES)
"""Pages that may be longer than the screen."""
EVERYWHERE = (HOME, *TURNED)


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
        action="show_commands", keys=("f3", "ctrl+p"), footer=(HOME, *WORK, PUBLICITY), initials="qbml",
    ),
    Command(
        id="trace", title="计算过程", help="逐条说明当前这个分数是怎么算出来的。", where=(*EDITING, ADVICE),
        action="trace", keys=("f4",), footer=(FORM, SCORING, ENTRY), initials="jsgc",
    ),
    Command(
        id="previous", title="上一步", help="回到前一个步骤。", where=WORK,
        action="screen.previous_step", keys=("f5",), footer=PLAIN_STEPS, initials="syb",
    ),
    Command(
        id="next", title="下一步", help="进入后一个步骤。", where=WORK,
        action="screen.next_step", keys=("f6",), footer=WORK, initials="xyb",
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
        id="adopt", title="采用建议", help="把建议的主方向和次方向填入所选方向；可以撤销。", where=(DIRECTION,),
        action="screen.adopt", keys=("f9",), footer=(DIRECTION,), initials="cyjy",
    ),
    Command(
        id="add", title="添加条目", help="为所选指标添加一条业绩条目。", where=(SCORING,),
        action="screen.add_entry", keys=("f9",), footer=(SCORING,), initials="tjtm",
    ),
    Command(
        id="back", title="回到指标列表", help="从一个指标的内容回到指标列表。", where=(SCORING,),
        action="screen.back_to_list", keys=("escape",), initials="hdzblb",
    ),
    Command(
        id="search", title="搜索指标和条款", help="输入几个字，找到指标和条款里写到它的地方，回车转到那一项。",
        where=WORK, action="screen.search", keys=("ctrl+f",), initials="sszbhtk",
    ),
    Command(
        id="clause", title="看条款", help="看这个指标的条款、说明、出处和依据等级。", where=(SCORING, ENTRY),
        action="screen.show_clause", keys=("ctrl+l",), initials="ktk",
    ),
    Command(
        id="advise", title="怎样到目标分", help="由省力到费力列出能加分的步骤，可以在副本上试一试。", where=WORK,
        action="screen.advise", keys=("ctrl+g",), initials="zydmbf",
    ),
    Command(
        id="readings", title="换条款读法试算", help="条款有几种读法、岗位有几类时，看各自的总分，再决定用不用。",
        where=WORK, action="screen.try_readings", initials="htkdfss",
    ),
    Command(
        id="trace_evidenced", title="有据总分的计算过程", help="核对佐证文件，说明有据的分怎么来、哪些业绩没有算。",
        where=WORK, action="screen.trace_evidenced", initials="yjzfdjsgc",
    ),
    Command(
        id="try_all", title="整条路试一遍", help="把列出的步骤全部加入试算，档案不动。", where=(ADVICE,),
        action="screen.try_all", keys=("f9",), footer=(ADVICE,), initials="ztlsyb",
    ),
    Command(
        id="drop_trial", title="去掉试算", help="把试算全部去掉，回到档案现在的样子。", where=(ADVICE,),
        action="screen.drop_trial", keys=("f8",), footer=(ADVICE,), initials="qdss",
    ),
    Command(
        id="show_trial", title="看试算结果", help="另开一窗看试算改变了哪些得分。", where=(ADVICE,),
        action="screen.show_trial", keys=("f6",), initials="kssjg",
    ),
    Command(
        id="close_advice", title="回到填写", help="离开建议，试算不留。", where=(ADVICE,),
        action="screen.close_advice", keys=("escape", "f10"), footer=(ADVICE,), initials="hdtx",
    ),
    Command(
        id="filter", title="换一种筛选", help="指标列表依次只看未填的、待定的、缺佐证的，再看全部。", where=(SCORING,),
        action="screen.next_filter(1)", initials="hyzsx",
    ),
    Command(
        id="save_report", title="保存报告", help="把自评报告写成文件：.html打印用，.txt文本，.md标记文本。",
        where=(FINISH,), action="screen.save_report", keys=("f9",), footer=(FINISH,), initials="bcbg",
    ),
    Command(
        id="save_list", title="导出清单", help="把编号的佐证材料清单写成文件：.html打印用，.csv表格软件用，.txt，.md。",
        where=(EVIDENCE,), action="screen.save_list", keys=("f9",), footer=(EVIDENCE,), initials="dcqd",
    ),
    Command(
        id="copy_summary", title="复制汇总", help="把汇总全文复制到剪贴板：进度、结果、问题、自查和接下来要办的事。",
        where=(FINISH,), action="screen.copy_summary", keys=("ctrl+n",), initials="fzhz",
    ),
    Command(
        id="recheck", title="重新核对佐证", help="重新读一遍佐证文件，看在不在、有没有改动。", where=(EVIDENCE, FINISH),
        action="screen.recheck", keys=("ctrl+r",), initials="cxhdzz",
    ),
    Command(
        id="attach", title="添加佐证", help="转到填写佐证材料的地方。", where=(ENTRY,),
        action="screen.attach", keys=("f9",), footer=(ENTRY,), initials="tjzz",
    ),
    Command(
        id="browse", title="浏览文件", help="从文件夹里选一份佐证材料；在别处的可以复制到档案旁边。", where=(ENTRY,),
        action="screen.browse", keys=("ctrl+b",), initials="llwj",
    ),
    Command(
        id="rehash", title="重新登记佐证", help="文件已改动、核对无误的，按现在的内容重新登记。", where=(ENTRY,),
        action="screen.rehash", keys=("ctrl+r",), initials="cxdjzz",
    ),
    Command(
        id="leave", title="返回首页", help="离开这份档案回到首页；没有保存会先问。", where=WORK,
        action="leave", keys=("f10",), initials="fhsy",
    ),
    Command(
        id="close", title="返回", help="回到指标列表；填写的内容已经留在档案里。", where=(ENTRY,),
        action="screen.close_entry", keys=("escape", "f10"), footer=(ENTRY,), initials="fh",
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
        id="transcribe", title="录入量化标准", help="把印发的量化评价标准录成文件，逐条对照、认证，换用。",
        where=(HOME,), action="transcribe", initials="lrlhbz",
    ),
    Command(
        id="unit", title="单位核定", help="所在单位逐项核定申报人的档案：打开一个文件夹，或一份档案。", where=(HOME,),
        action="unit", initials="dwhd",
    ),
    Command(
        id="publicity", title="公示测算", help="算公示到哪天为止，赶不赶得上截止日。",
        where=(HOME, *EDITING), action="publicity", initials="gscs",
    ),
    Command(
        id="timeline", title="年度时间线", help="看这一年的各个日期和其间的工作日，这次公示也在其中。",
        where=(PUBLICITY,), action="screen.show_timeline", keys=("f4",), footer=(PUBLICITY,), initials="ndsjx",
    ),
    Command(
        id="latest", title="最晚起始日", help="把起始日改为赶得上截止日的最后一个工作日。", where=(PUBLICITY,),
        action="screen.use_latest", keys=("f8",), footer=(PUBLICITY,), initials="zwqsr",
    ),
    Command(
        id="today", title="从今天起", help="把起始日改为今天。", where=(PUBLICITY,),
        action="screen.use_today", keys=("f9",), footer=(PUBLICITY,), initials="cjtq",
    ),
    Command(
        id="close_publicity", title="回到前一页", help="离开公示测算，回到打开它之前的那一页。", where=(PUBLICITY,),
        action="screen.close_publicity", keys=("escape", "f10"), footer=(PUBLICITY,), initials="hdqyy",
    ),
    Command(
        id="basics", title="转到基本信息", help="进入第一步。", where=WORK, action="screen.go('basics')",
        initials="zdjbxx",
    ),
    Command(
        id="direction", title="转到专业方向", help="进入第二步。", where=WORK, action="screen.go('direction')",
        initials="zdzyfx",
    ),
    Command(
        id="eligibility", title="转到申报资格", help="进入第三步。", where=WORK, action="screen.go('eligibility')",
        initials="zdsbzg",
    ),
    Command(
        id="scoring", title="转到量化自评", help="进入第四步。", where=WORK, action="screen.go('scoring')",
        initials="zdlhzp",
    ),
    Command(
        id="evidence", title="转到佐证材料", help="进入第五步。", where=WORK, action="screen.go('evidence')",
        initials="zdzzcl",
    ),
    Command(
        id="summary", title="转到汇总", help="进入第六步。", where=WORK, action="screen.go('summary')", initials="zdhz",
    ),
    Command(
        id="delete", title="删除所选", help="删除列表里所选的条目或佐证；可以撤销。", where=(LIST,),
        action="screen.remove", keys=("delete",), initials="scsx",
    ),
    Command(
        id="up", title="向上翻", help="向上翻看这一页。", where=TURNED,
        action="page(-1)", keys=("pageup",), initials="xsf",
    ),
    Command(
        id="down", title="向下翻", help="向下翻看这一页。", where=TURNED,
        action="page(1)", keys=("pagedown",), initials="xxf",
    ),
    *EDITOR_COMMANDS,
    *STANDARD_COMMANDS,
    *UNIT_COMMANDS,
    Command(
        id="copy", title="复制本页文字", help="把这一页的文字复制到剪贴板。", where=EVERYWHERE,
        action="copy", keys=("ctrl+t",), initials="fzbywz",
    ),
    Command(
        id="export", title="导出本页文字", help="把这一页的文字写成文本文件，复制不了时用它。", where=EVERYWHERE,
        action="export", keys=("ctrl+o",), initials="dcbywz",
    ),
    Command(
        id="theme", title="配色", help="选深色、浅色、高对比或十六色，选好会记住。", where=EVERYWHERE,
        action="choose_theme", initials="ps",
    ),
    Command(
        id="checkup", title="体检", help="看这台电脑上的终端、工作日历、规则和写入权限，缺什么、怎么办。",
        where=EVERYWHERE, action="checkup", initials="tj",
    ),
    Command(
        id="tour", title="入门说明", help="三条短说明：填什么、怎么走动、存到哪里。", where=EVERYWHERE,
        action="tour", initials="rmsm",
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


def applies(action: str, place: str | None) -> bool:
    """Tell whether an action may run in a place (None: under a window); what is no command always may."""
    mine = [command for command in COMMANDS if command.action.partition("(")[0] == action]
    return not mine or any(command.id == "quit" or LIST in command.where or place in command.where for command in mine)


def footer_of(place: str) -> tuple[Command, ...]:
    """Return the commands whose key the footer of a place shows, at most five besides help."""
    return tuple(command for command in COMMANDS if place in command.footer)


def matching(commands: tuple[Command, ...], typed: str) -> tuple[Command, ...]:
    """Return the commands whose title, pinyin initials, key or help hold the typed text, the nearest first."""
    sought = half_width(typed).strip().lower()
    ranked = [(rank, at) for at, one in enumerate(commands) if (rank := _rank(one, sought)) is not None]
    return tuple(commands[at] for _, at in sorted(ranked))


def _rank(command: Command, sought: str) -> int | None:
    """Return how near a command is to what is sought, 0 the nearest; None when it is something else."""
    if sought in command.title.lower() or sought == command.key.lower() or command.initials.startswith(sought):
        return 0
    if sought in command.initials:
        return 1
    return 2 if sought in command.help.lower() else None
