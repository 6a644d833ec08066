"""What happens when the app fails: the work is kept, one sentence is said, nothing personal is printed."""

from __future__ import annotations

from ..base.text import one_line
from ..cli.crash import keep_crash


def crash_sentence(error: BaseException, kept: str) -> str:
    """Keep the place of the error; return what to tell the person, with what `kept` says of unsaved work."""
    parts = ["程序出错，已停止。", kept]
    report = keep_crash(error, [])
    if report is not None:
        parts.append(f"出错的位置记在{one_line(str(report))}，其中没有个人信息，可以交给维护的人。")
    return "".join(parts)
