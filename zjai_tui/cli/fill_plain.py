"""The plain mode on the command line: the file, the keyboard, and what is told at the end."""

from __future__ import annotations

import os
from pathlib import Path

from ..base.text import one_line
from ..dossier.recovery import discard
from ..dossier.store import create, load
from ..filling.recording import recorded
from ..filling.rulebook import blank_dossier, rules_for
from ..filling.session import Session
from ..plain.keeping import Keeper, left_for, left_words, restore
from ..plain.onward import onward_lines
from ..plain.talk import EndOfInput
from ..plain.walk import Walk
from .guard import INTERRUPTED, NO, OK
from .lines import Lines
from .streams import say

MOST_NAMED = 10


def fill(path: Path) -> int:
    """Walk over the questions of the dossier at `path`; return the exit code.

    Raises `Refused` when it cannot be read or made, or what is sent in is no text.
    """
    talk = Lines()
    talk.look_ahead()
    made = make(path)
    loaded = load(path)
    session = Session(loaded.dossier, rules_for, path=loaded.path, stamp=loaded.stamp)
    keeper = Keeper(session)
    walk = Walk(session, talk, keeper)
    name = one_line(str(path))
    walk.say(f"已新建{name}。" if made else f"已打开{name}。")
    walk.say_all(note.sentence() for note in loaded.notes)
    try:
        _offer(walk, keeper, talk)
        walk.say("每题直接回车就保留现有回答，写“？”看说明，写“命令”看全部用法。")
        walk.run()
    except EndOfInput:
        return _ended(walk, keeper, talk)
    except KeyboardInterrupt:
        say("")  # the cursor still stands behind what was being typed
        walk.say(f"已中断。{keeper.where() if session.unsaved else '没有未保存的修改。'}")
        return INTERRUPTED
    except Exception:
        if session.unsaved:
            walk.say(keeper.where())
        raise
    return _code(walk, talk)


def make(path: Path) -> bool:
    """Make an empty dossier where there is nothing; return whether that was so. Raises `Refused` when it cannot be."""
    if os.path.lexists(path):
        return False
    create(recorded(Session(blank_dossier(), rules_for)), path)
    return True


def _offer(walk: Walk, keeper: Keeper, talk: Lines) -> None:
    """Offer what an earlier run left unsaved. Nobody answers in a pipe: there it is only told."""
    for left in left_for(walk.session):
        walk.say(left_words(walk.session, left))
        if not talk.interactive or left.work is None:
            walk.say("没有恢复它；在终端里打开这份档案时可以恢复。")
            continue
        answer = walk.choose("要恢复吗？", (("1", "恢复，仍是没有保存的状态"), ("2", "丢弃"), ("3", "以后再说")))
        if answer == 0:
            restore(walk.session, left.work)
            trouble = keeper.keep()
            walk.say(trouble)
            if not trouble:  # else it is the only copy
                discard(left)
            return
        if answer == 1:
            discard(left)


def _ended(walk: Walk, keeper: Keeper, talk: Lines) -> int:
    """Save what the input brought, as far as that is possible without a question."""
    if not walk.session.unsaved:
        walk.say("输入到此结束，没有未保存的修改。")
        return _code(walk, talk)
    kept = keeper.save()
    walk.say("输入到此结束。")
    walk.say_all(kept.told)
    if not kept.saved:
        walk.say(keeper.where())
        return NO
    return _code(walk, talk)


def _code(walk: Walk, talk: Lines) -> int:
    """Tell what comes next; return 0, or 1 when lines that nobody could correct were not taken."""
    assert walk.session.path is not None, "the plain mode opens no dossier without a file"
    walk.say_all(onward_lines(walk.session.path))
    if talk.interactive or not walk.refused:
        return OK
    named = "、".join(str(one) for one in walk.refused[:MOST_NAMED])
    more = f"等{len(walk.refused)}行" if len(walk.refused) > MOST_NAMED else "行"
    walk.say(f"第{named}{more}没有采用，原因在上面。")
    return NO
