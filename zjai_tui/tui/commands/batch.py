"""The commands of a folder of dossiers; part of the one registry."""

from __future__ import annotations

from .command import Command

BATCH = "batch"

BATCH_COMMANDS: tuple[Command, ...] = (
    Command(
        id="fix_windows", title="定公示起止", help="给所选的、已标记的或全部已核定的档案定公示起止；先列出结果再写。",
        where=(BATCH,), action="screen.fix_windows", keys=("f2",), footer=(BATCH,), initials="dgsqz",
    ),
    Command(
        id="row_details", title="看这份的详情", help="看所选档案的分数、每条路径的理由、问题和核定进展。",
        where=(BATCH,), action="screen.show_details", keys=("f4",), initials="kzfdxq",
    ),
    Command(
        id="proceed_many", title="成批办理", help="一次受理多份；一次认可佐证都看过的各项；结论齐了的一次核定完毕。",
        where=(BATCH,), action="screen.proceed_many", keys=("f5",), footer=(BATCH,), initials="cpbl",
    ),
    Command(
        id="sort_rows", title="排序", help="选按哪一列排；再选同一列，次序倒过来。", where=(BATCH,),
        action="screen.sort_rows", keys=("f6",), initials="px",
    ),
    Command(
        id="narrow_rows", title="筛选", help="按状态、结论、有没有问题或冲突来选看哪些档案。", where=(BATCH,),
        action="screen.narrow_rows", keys=("f7",), footer=(BATCH,), initials="sx",
    ),
    Command(
        id="show_conflicts", title="冲突提示", help="列出几份档案之间可能矛盾的地方，逐条核对，转到相关的档案。",
        where=(BATCH,), action="screen.show_conflicts", keys=("f8",), footer=(BATCH,), initials="ctts",
    ),
    Command(
        id="export_papers", title="导出材料", help="把汇总表、核定表、退回通知、公示稿等写成文件；先列出要写哪些。",
        where=(BATCH,), action="screen.export_papers", keys=("f9",), footer=(BATCH,), initials="dccl",
    ),
    Command(
        id="find_rows", title="查找档案", help="输入姓名、单位、方向或文件名里的几个字，只看含有它们的。",
        where=(BATCH,), action="screen.find_rows", keys=("ctrl+f",), initials="czda",
    ),
    Command(
        id="mark_rows", title="全部标记", help="给列表里的档案都加上标记；已经都有标记的，全部去掉。", where=(BATCH,),
        action="screen.mark_rows", keys=("ctrl+n",), initials="qbbj",
    ),
    Command(
        id="reread_all", title="全部重读", help="把文件夹重新读一遍。", where=(BATCH,),
        action="screen.reread_all", keys=("ctrl+r",), initials="qbcd",
    ),
    Command(
        id="left_out", title="没有读的文件", help="列出文件夹里看起来像档案、却没有读的文件和原因。", where=(BATCH,),
        action="screen.show_left_out", initials="myddwj",
    ),
    Command(
        id="stop_reading", title="停止读取", help="停止读取，读好的留着；不在读的时候，去掉查找和筛选。",
        where=(BATCH,), action="screen.stop_reading", keys=("escape",), initials="tzdq",
    ),
    Command(
        id="leave_batch", title="离开文件夹", help="回到首页；办过的都已写入文件。", where=(BATCH,),
        action="screen.leave_batch", keys=("f10",), initials="lkwjj",
    ),
)  # fmt: skip
