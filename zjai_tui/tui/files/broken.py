"""A dossier that cannot be read: what can be opened instead, and where its content goes when that is saved over it."""

from __future__ import annotations

from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from ...base.places import real
from ...base.problems import Refused
from ...base.text import one_line
from ...base.toml_files import decode, read_bytes
from ...base.whole import missing_end
from ...dossier.notes import unknown_keys
from ...dossier.reader import dossier_from_bytes
from ...dossier.store import UNREADABLE, Loaded, Stamp, load_backup
from ...filling.rulebook import rules_for
from ...filling.session import Session
from ..screens.dialogs import CANCEL, PickScreen
from ..telling.blocks import Block
from .paragraphs import told

if TYPE_CHECKING:
    from ..shell import Shell

COPY, WHOLE = "copy", "whole"
APART = {COPY: "上次保存的副本，还没有存回", WHOLE: "末行补上了，还没有存回"}
"""What the title says of a dossier that is not the one in its file."""


async def opened_instead(app: Shell, path: Path, refused: Refused) -> tuple[Loaded, Session] | None:
    """Offer the last good copy, and the file itself where only its last line is missing; None when nothing is opened.

    May raise `Refused` when the rules cannot be read.
    """
    has_copy = any(problem.code == "backup-available" for problem in refused.problems)
    whole = _without_end(path) if any(problem.code == "file-cut" for problem in refused.problems) else None
    answers = [(COPY, "打开上次保存的副本")] if has_copy else []
    answers += [(WHOLE, "内容不缺，照样打开")] if whole else []
    if not answers:
        return None
    note = "打开副本再保存，这个文件里现在的内容会另存成结尾是.bad的文件，不会丢。"
    text = [*told(refused, path), *([Block(note, "muted")] if has_copy else [])]
    answer = await app.push_screen_wait(PickScreen("档案读不出来", text, [*answers, (CANCEL, "不打开")]))
    if answer == CANCEL:
        return None
    try:
        loaded = whole if answer == WHOLE and whole else load_backup(path)
    except Refused:  # gone in the meantime: the first reason is told at home
        return None
    session = Session(loaded.dossier, rules_for, path=loaded.path, stamp=loaded.stamp)
    session.apart = APART[answer]
    return loaded, session


def set_aside(path: Path, stamp: Stamp | None) -> str:
    """Return the name of the file beside `path` that keeps what could not be read, "" when there is none."""
    for number in count(1) if stamp is not None else ():
        place = Path(f"{real(path)}{UNREADABLE}{number if number > 1 else ''}")
        try:
            if Stamp.of(read_bytes(place, "")) == stamp:
                return one_line(place.name)
        except Refused:
            break
    return ""


def _without_end(path: Path) -> Loaded | None:
    """Return the dossier of a file of which nothing seems to be missing but the last line."""
    where = one_line(str(path))
    try:
        data = read_bytes(path, where)
        text = decode(data, where)
        dossier = dossier_from_bytes(f"{text}\n{missing_end(text) or ''}\n".encode(), where)
    except Refused:
        return None
    return Loaded(dossier, path, Stamp.of(data), unknown_keys(dossier))
