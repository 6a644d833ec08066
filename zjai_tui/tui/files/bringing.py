"""Saving into another folder: the files of evidence stay behind unless they are copied along."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from ...base.places import absolute
from ...dossier.evidence_copy import copy_along, left_elsewhere
from ...filling.session import Session
from ..background import in_thread
from ..screens.dialogs import CANCEL, PickScreen
from ..telling.blocks import Block, point

if TYPE_CHECKING:
    from ..shell import Shell

MOST_NAMED = 5
RENAMED = "佐证改用复制的文件"


async def brought_along(app: Shell, session: Session, path: Path) -> str | None:
    """Ask about files of evidence that would stay behind when the dossier is saved at `path`, and copy them.

    Returns what to tell once it is saved, or None when it is not to be saved.
    """
    old, new = session.folder, path.parent
    if old is None or absolute(old) == absolute(new):
        return ""
    left = await in_thread(app, partial(left_elsewhere, session.dossier, old, new))
    if not left:
        return ""
    more = [Block(f"等{len(left)}份。", "muted")] if len(left) > MOST_NAMED else []
    text = [
        Block(f"{len(left)}份佐证文件在原来的文件夹{old}里，只存档案的话它们留在那里，这些业绩就不算有据了。", "open"),
        *(point(file) for file in left[:MOST_NAMED]),
        *more,
    ]
    answers = [
        ("copy", "连同佐证文件一起复制过去（不覆盖已有的文件）"), ("leave", "只存档案，佐证文件留在原处"),
        (CANCEL, "不保存，回去"),
    ]  # fmt: skip
    match await app.push_screen_wait(PickScreen("佐证文件要一起复制吗", text, answers)):
        case "copy":
            return await _copied(app, session, old, new)
        case "leave":
            return f"{len(left)}份佐证文件留在原来的文件夹里。"
    return None


async def _copied(app: Shell, session: Session, old: Path, new: Path) -> str:
    dossier = session.dossier
    copied, problems = await in_thread(app, partial(copy_along, dossier, old, new))
    if copied is not dossier:
        session.change(lambda _: copied, RENAMED)
    return "".join(problem.sentence() for problem in problems[:1])
