"""The commands of the unit's side: the review of one dossier, and a folder of them; part of the one registry."""

from __future__ import annotations

from .batch import BATCH, BATCH_COMMANDS
from .command import Command
from .merge import MERGE, MERGE_COMMANDS

REVIEW = "review"
UNIT_PLACES = (REVIEW, BATCH, MERGE)

REVIEW_COMMANDS: tuple[Command, ...] = (
    Command(
        id="write_review", title="写入核定记录", help="结论随时写入文件；上一次没有写成的，再写一次。", where=(REVIEW,),
        action="screen.write_again", keys=("f2", "ctrl+s"), initials="xrhdjl",
    ),
    Command(
        id="trace_review", title="核定分的计算过程", help="逐条说明所选核定项的分怎么来；没有选中时说明总分。",
        where=(REVIEW,), action="screen.trace_verified", keys=("f4",), initials="hdfdjsgc",
    ),
    Command(
        id="open_proof", title="打开佐证", help="用本机的看图看文件的程序打开下一份没看过的佐证，并记下看过。",
        where=(REVIEW,), action="screen.open_proof", keys=("f5",), footer=(REVIEW,), initials="dkzz",
    ),
    Command(
        id="accept", title="认可", help="认可所选的核定项，转到下一个未核的。", where=(REVIEW,),
        action="screen.accept", keys=("f6",), footer=(REVIEW,), initials="rk",
    ),
    Command(
        id="withdraw", title="撤回结论", help="撤回自己对所选核定项的结论，那一项回到未核；记录里两条都留着。",
        where=(REVIEW,), action="screen.withdraw", keys=("f7", "ctrl+z"), initials="chjl",
    ),
    Command(
        id="reduce", title="核减", help="写明核减后的分数或更正的回答、理由和条款。", where=(REVIEW,),
        action="screen.decide('reduce')", keys=("f8",), footer=(REVIEW,), initials="hj",
    ),
    Command(
        id="reject", title="不予认可", help="这一项不计分，写明理由和条款。", where=(REVIEW,),
        action="screen.decide('reject')", keys=("f9",), footer=(REVIEW,), initials="byrk",
    ),
    Command(
        id="return", title="退回补正", help="请申报人补正这一项，写明理由和条款。", where=(REVIEW,),
        action="screen.decide('return')", keys=("f12",), footer=(REVIEW,), initials="thbz",
    ),
    Command(
        id="seen_original", title="已看原件", help="看的是纸质原件，或在别处打开看过，记下看过。", where=(REVIEW,),
        action="screen.seen_original", keys=("ctrl+n",), initials="ykyj",
    ),
    Command(
        id="accept_opened", title="认可看过佐证的各项", help="一次认可佐证都看过的未核业绩；先列出哪些不在内和为什么。",
        where=(REVIEW,), action="screen.accept_opened", keys=("ctrl+b",), initials="rkkgzzdgx",
    ),
    Command(
        id="proceed", title="办理", help="受理、退回申报人、核定完毕、重新核定，看现在能办哪一步。", where=(REVIEW,),
        action="screen.proceed", keys=("ctrl+g",), initials="bl",
    ),
    Command(
        id="reread", title="重新读取", help="重新读一遍档案、佐证和核定文件。", where=(REVIEW,),
        action="screen.reread", keys=("ctrl+r",), initials="cxdq",
    ),
    Command(
        id="reviewer", title="换审核人", help="改以另一位审核人的姓名记下结论。", where=(REVIEW, BATCH),
        action="screen.change_reviewer", initials="hshr",
    ),
    Command(
        id="narrow_items", title="只看要办的", help="依次只看未核的、要再看的，再看全部。", where=(REVIEW,),
        action="screen.next_narrowing(1)", keys=("ctrl+f",), initials="zkybd",
    ),
    Command(
        id="back_to_items", title="回到核定项", help="从一项的内容回到核定项列表。", where=(REVIEW,),
        action="screen.back_to_items", keys=("escape",), initials="hdhdx",
    ),
    Command(
        id="leave_review", title="离开核定", help="离开这份档案；结论都已写入文件，下次接着核。", where=(REVIEW,),
        action="screen.leave_review", keys=("f10",), initials="lkhd",
    ),
)  # fmt: skip

REVIEW_MOVES: tuple[tuple[str, str], ...] = (
    ("上下键", "在核定项之间移动；在一项的内容里翻看。"),
    ("左右键", "在列表里筛选：全部、未办、要再看；在一项的内容里换一项。"),
    ("回车", "看这一项的全文。"),
    ("PgUp PgDn", "翻看这一项的内容。"),
)
REVIEW_HABITS: tuple[str, ...] = (
    "结论下了就写进核定文件，不用另存；只有没写成时才要按F2再写。",
    "申报人的档案不会被改动；撤回和更改也只往核定文件里添记录，原来的都留着。",
    "还没有结论的项两头都算：核定分是一个区间，各项都有结论后才是一个数。",
)

UNIT_COMMANDS: tuple[Command, ...] = (*REVIEW_COMMANDS, *BATCH_COMMANDS, *MERGE_COMMANDS)
