"""The commands of the places where a standard is taken in, drafted and certified; part of the one registry."""

from __future__ import annotations

from .command import Command
from .editor import STANDARD

SHEET_IMPORT, CASES, CASE = "sheet_import", "cases", "case"
STANDARD_PLACES = (STANDARD, SHEET_IMPORT, CASES, CASE)

STANDARD_COMMANDS: tuple[Command, ...] = (
    Command(
        id="preview_sheet", title="看生成结果", help="按现在的列和填写，看会生成怎样的指标树，再决定生成。",
        where=(SHEET_IMPORT,), action="screen.preview", keys=("f9",), footer=(SHEET_IMPORT,), initials="kscjg",
    ),
    Command(
        id="other_sheet", title="换一份表格", help="另选一份表格文件。", where=(SHEET_IMPORT,),
        action="screen.choose_sheet", keys=("f5",), footer=(SHEET_IMPORT,), initials="hyfbg",
    ),
    Command(
        id="close_import", title="离开", help="离开导入；选好的列和填写会记住，下次接着做。", where=(SHEET_IMPORT,),
        action="screen.close_import", keys=("escape", "f10"), footer=(SHEET_IMPORT,), initials="lk",
    ),
    Command(
        id="add_case", title="新建算例", help="设想一个人，手算他的分，再和程序算的对照。", where=(CASES,),
        action="screen.add_case", keys=("f9",), footer=(CASES,), initials="xjsl",
    ),
    Command(
        id="compare_case", title="对照", help="把程序算出的分放到手算的旁边；先要写好手算的总分。", where=(CASE,),
        action="screen.compare", keys=("f6",), footer=(CASE,), initials="dz",
    ),
    Command(
        id="add_case_entry", title="添加业绩", help="给算例里的人添加一条业绩。", where=(CASE,),
        action="screen.add_case_entry", keys=("f9",), footer=(CASE,), initials="tjyj",
    ),
    Command(
        id="remove_case_entry", title="删除业绩", help="删除光标所在的那条业绩；可以撤销。", where=(CASE,),
        action="screen.remove_case_entry", keys=("f5",), initials="scyj",
    ),
    Command(
        id="ask_points", title="再核对一项", help="再选一项指标，写上手算的分。", where=(CASE,),
        action="screen.ask_points", keys=("ctrl+n",), footer=(CASE,), initials="zhdyx",
    ),
    Command(
        id="undo_case", title="撤销改动", help="撤销上一次修改。", where=(STANDARD, CASES, CASE),
        action="screen.undo_draft", keys=("f7", "ctrl+z"), footer=(CASES, CASE), initials="cxgd",
    ),
    Command(
        id="redo_case", title="重做改动", help="恢复刚才撤销的修改。", where=(STANDARD, CASES, CASE),
        action="screen.redo_draft", keys=("f8", "ctrl+y"), initials="czgd",
    ),
    Command(
        id="save_cases", title="保存标准和算例", help="把标准连同算例写入文件。", where=(CASES, CASE),
        action="screen.save_standard", keys=("f2", "ctrl+s"), footer=(CASES,), initials="bcbzhsl",
    ),
    Command(
        id="close_cases", title="回到标准", help="回到标准；算例已经记在里面，保存标准时一起写入文件。", where=(CASES,),
        action="screen.close_cases", keys=("escape", "f10"), footer=(CASES,), initials="hdbz",
    ),
    Command(
        id="close_case", title="回到算例", help="回到算例列表；填写的内容已经记下。", where=(CASE,),
        action="screen.close_case", keys=("escape", "f10"), footer=(CASE,), initials="hdsl",
    ),
)  # fmt: skip
