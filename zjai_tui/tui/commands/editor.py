"""The commands of the editor of a standard; part of the one registry."""

from __future__ import annotations

from .command import Command

STANDARD = "standard"

EDITOR_COMMANDS: tuple[Command, ...] = (
    Command(
        id="save_standard", title="保存标准", help="把标准写入文件；上一份留作.bak副本。", where=(STANDARD,),
        action="screen.save_standard", keys=("f2", "ctrl+s"), footer=(STANDARD,), initials="bcbz",
    ),
    Command(
        id="next_sample", title="换样本", help="换一个算例或示例来试算。", where=(STANDARD,),
        action="screen.next_sample", keys=("f4",), initials="hyb",
    ),
    Command(
        id="findings", title="要处理的地方", help="列出必须改的、应处理的和认证还差的，回车转到那一项。",
        where=(STANDARD,), action="screen.show_findings", keys=("f5",), footer=(STANDARD,), initials="yclddf",
    ),
    Command(
        id="next_pane", title="换一栏", help="在指标树、条文、规则、试算之间换。", where=(STANDARD,),
        action="screen.next_pane", keys=("f6",), footer=(STANDARD,), initials="hyl",
    ),
    Command(
        id="stamp", title="记为已核对", help="这一项已和原表逐字对过：记下核对人和日期；以后改动，记号会变。",
        where=(STANDARD,), action="screen.stamp", keys=("f9",), footer=(STANDARD,), initials="jwyhd",
    ),
    Command(
        id="unstamp", title="去掉核对记号", help="这一项还要再核对：去掉已有的记号。", where=(STANDARD,),
        action="screen.unstamp", initials="qdhdjh",
    ),
    Command(
        id="cases", title="算例", help="录入手算的例子，和程序算的对照。", where=(STANDARD,),
        action="screen.show_cases", keys=("ctrl+n",), initials="sl",
    ),
    Command(
        id="certify", title="认证", help="全部核对过、没有要处理的，由负责人认证；以后改动一处都会查出来。",
        where=(STANDARD,), action="screen.certify", keys=("ctrl+r",), initials="rz",
    ),
    Command(
        id="add_row", title="添同级指标", help="在所选的后面添一项；在跨指标的规则那里，加一条规则。",
        where=(STANDARD,), action="screen.add_row", keys=("insert",), initials="ttjzb",
    ),
    Command(
        id="add_row_below", title="添下级指标", help="在所选的下面添一项。", where=(STANDARD,),
        action="screen.add_row_below", keys=("ctrl+b",), initials="txjzb",
    ),
    Command(
        id="move_row_up", title="上移一项", help="把所选的连同下级上移。", where=(STANDARD,),
        action="screen.move_row(-1)", keys=("ctrl+up",), initials="syyx",
    ),
    Command(
        id="move_row_down", title="下移一项", help="把所选的连同下级下移。", where=(STANDARD,),
        action="screen.move_row(1)", keys=("ctrl+down",), initials="xyyx",
    ),
    Command(
        id="remove_row", title="删去这一项", help="删去所选的规则，或指标和它的下级，各处引用一并删去；可以撤销。",
        where=(STANDARD,), action="screen.remove", initials="sqzyx",
    ),
    Command(
        id="back_to_tree", title="回到指标树", help="从条文或规则回到指标树。", where=(STANDARD,),
        action="screen.back_to_tree", keys=("escape",), initials="hdzbs",
    ),
    Command(
        id="save_standard_as", title="标准另存为", help="把标准存成另一个文件。", where=(STANDARD,),
        action="screen.save_standard_as", keys=("f12",), initials="bzlcw",
    ),
    Command(
        id="leave_standard", title="离开标准", help="离开这份标准回到首页；没有保存会先问。", where=(STANDARD,),
        action="screen.leave_standard", keys=("f10",), initials="lkbz",
    ),
)  # fmt: skip
