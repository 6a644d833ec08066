"""Bringing back what was on screen when a program ended without saving. It never writes the dossier's file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ...base.problems import Refused
from ...dossier.difference import difference_words
from ...dossier.recovery import Left, Work, discard
from ...dossier.store import load
from ...filling.rulebook import blank_dossier, rules_for
from ...filling.session import Session
from ..screens.dialogs import CANCEL, PickScreen
from ..telling.blocks import Block
from .left import left_name, when

if TYPE_CHECKING:
    from ..shell import Shell

RESTORED = "恢复没有保存的内容"


@dataclass(frozen=True, slots=True)
class Restored:
    """A session with the unsaved work in it, and what to tell about its file."""

    session: Session
    note: str = ""
    differs: str = ""
    """What the work changes in the file, in a few words; empty when nothing."""


async def offered(app: Shell, left: Left) -> Session | None:
    """Offer to restore what was left behind; return the session with it, or None. May raise `Refused`.

    What differs in nothing from its file is removed without a question.
    """
    work = left.work
    if work is None:
        blocks = [Block(left.trouble, "bad"), Block("留着它没有用处，也没有害处。", "muted")]
        if await _asked(app, blocks, [(CANCEL, "以后再说"), ("drop", "丢弃")]) == "drop":
            discard(left)
        return None
    restored = restored_from(work)
    if not restored.session.unsaved:
        discard(left)
        return None
    blocks = [
        Block(f"“{left_name(left)}”在{when(left.at)}没有保存就中断了。"),
        Block(f"没有保存的内容：{restored.differs}。") if restored.differs else Block(""),
        *([Block(restored.note, "open")] if restored.note else []),
        Block("恢复后仍是没有保存的状态，不会改动原来的文件。", "muted"),
    ]
    answers = [("restore", "恢复"), ("later", "以后再说"), ("drop", "丢弃，不再恢复")]
    answer = await _asked(app, [one for one in blocks if one.text], answers)
    if answer == "drop":
        discard(left)
    if answer != "restore":
        return None
    return restored.session


def restored_from(work: Work) -> Restored:
    """Return a session in which the work is unsaved on top of its file. Raises `Refused` when no rules are at hand."""
    if work.path is None:
        return _over(Session(blank_dossier(), rules_for), work)
    try:
        loaded = load(work.path)
    except Refused:
        note = f"原来的文件{work.path.name}找不到或读不出来了，恢复后是一份还没有存成文件的档案。"
        return _over(Session(blank_dossier(), rules_for), work, note)
    # the stamp is the one the work began from: saving over somebody else's change is asked about
    session = Session(loaded.dossier, rules_for, path=work.path, stamp=work.stamp)
    changed = loaded.stamp != work.stamp
    return _over(session, work, "原来的文件在那之后改动过；恢复的是中断前的内容，保存时会再问。" if changed else "")


def _over(session: Session, work: Work, note: str = "") -> Restored:
    differs = difference_words(session.dossier, work.dossier)
    session.change(lambda _: work.dossier, RESTORED)
    for key, (typed, title) in work.drafts.items():
        session.hold(key, typed, title)
    if session.drafts:
        titles = "、".join(f"“{draft.title}”" for draft in session.drafts.values())
        differs = "，".join(part for part in (differs, f"{titles}填了还没有读懂的文字") if part)
    return Restored(session, note, differs)


async def _asked(app: Shell, blocks: list[Block], answers: list[tuple[str, str]]) -> str:
    return await app.push_screen_wait(PickScreen("上次没有保存就中断了", blocks, answers))
