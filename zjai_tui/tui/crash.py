"""What happens when the app fails: the work is kept, one sentence is said, nothing personal is printed."""

from __future__ import annotations

from ..base.text import one_line
from ..cli.crash import keep_crash
from ..dossier.atomic import rescued
from ..dossier.writer import dossier_text
from ..filling.session import Session
from ..rules.locate import user_folder
from .folders import file_name_for

RESCUE = "rescue"


def crash_sentence(error: BaseException, session: Session | None) -> str:
    """Keep unsaved work and the place of the error; return what to tell the person, in Chinese."""
    parts = ["程序出错，已停止。", _rescue(session)]
    report = keep_crash(error, [])
    if report is not None:
        parts.append(f"出错的位置记在{one_line(str(report))}，其中没有个人信息，可以交给维护的人。")
    return "".join(parts)


def _rescue(session: Session | None) -> str:
    if session is None or not session.unsaved:
        return ""
    data = dossier_text(session.dossier).encode()
    path = session.path or user_folder() / file_name_for(session.dossier.person.name)
    copy = rescued(data, path, user_folder() / RESCUE)
    if copy is None:
        return "没有保存的修改没能另存。"
    return f"没有保存的修改另存在{one_line(str(copy))}。"
