"""What happens when the app fails: the work is kept, one sentence is said, nothing personal is printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..cli.crash import crash_told

if TYPE_CHECKING:
    from .shell import Shell


def crash_sentence(error: BaseException, kept: str) -> str:
    """Keep the place of the error; return what to tell the person, with what `kept` says of unsaved work."""
    return f"程序出错，已停止。{kept}{crash_told(error)}"


def last_words(app: Shell) -> str:
    """Keep unsaved work of an app that failed; return what to tell about it. Raises nothing."""
    try:
        return app.keeper.last_words()
    except Exception:  # noqa: BLE001 - the first failure is the one to tell
        return "没有保存的修改没能留存；更早留存的副本如果还在，下次启动时可以恢复。"
