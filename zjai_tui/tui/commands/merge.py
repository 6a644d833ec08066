"""The commands of merging two versions of a dossier; part of the one registry."""

from __future__ import annotations

from .command import Command

MERGE = "merge"

MERGE_COMMANDS: tuple[Command, ...] = (
    Command(
        id="write_merged", title="写成新档案", help="都选定以后写成一份新档案；原来的档案都不改动。", where=(MERGE,),
        action="screen.write_merged", keys=("f2", "ctrl+s"), footer=(MERGE,), initials="xcxda",
    ),
    Command(
        id="take_a", title="取甲的", help="这一处取甲的，转到下一处待定的。", where=(MERGE,),
        action="screen.take('a')", keys=("f5",), footer=(MERGE,), initials="qjd",
    ),
    Command(
        id="take_b", title="取乙的", help="这一处取乙的，转到下一处待定的。", where=(MERGE,),
        action="screen.take('b')", keys=("f6",), footer=(MERGE,), initials="qyd",
    ),
    Command(
        id="next_open", title="下一处待定", help="转到下一处两边各有说法、还没有选定的。", where=(MERGE,),
        action="screen.next_open", keys=("f7",), footer=(MERGE,), initials="xycdd",
    ),
    Command(
        id="take_rest", title="其余都取一边", help="还没有选定的，都取甲的或都取乙的。", where=(MERGE,),
        action="screen.take_rest", keys=("f8",), initials="qydqyb",
    ),
    Command(
        id="leave_merge", title="离开合并", help="回到首页；没有写成新档案的选择不留。", where=(MERGE,),
        action="screen.leave_merge", keys=("f10",), footer=(MERGE,), initials="lkhb",
    ),
)  # fmt: skip
