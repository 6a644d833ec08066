"""The line that says which dossier is open. Pure."""

from __future__ import annotations

from ...filling.session import Session
from .blocks import Block


def dossier_name(session: Session) -> str:
    """Return what to call the open dossier: its file, else the person, else new."""
    if session.path:
        return session.path.name
    if session.dossier.example:
        return f"{session.dossier.person.name or '示例'}的副本"
    return "新的自评档案"


def title_blocks(session: Session) -> tuple[Block, ...]:
    """Return name, state and round on one line."""
    kept = "已保存" if session.path else "还没有存成文件"
    state = "，".join(part for part in ("有修改未保存" if session.unsaved else "", session.apart) if part) or kept
    return (Block(f"{dossier_name(session)}（{state}）　{session.rules.cycle.cycle.id}年度申报自评", "strong"),)
