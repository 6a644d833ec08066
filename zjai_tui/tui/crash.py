"""What happens when the app fails: the work is kept, one sentence is said, nothing personal is printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..cli.crash import crash_told
from .screens.page import Page

if TYPE_CHECKING:
    from .shell import Shell

LOST = "没有保存的修改没能留存；更早留存的副本如果还在，下次启动时可以恢复。"


def crash_sentence(error: BaseException, kept: str) -> str:
    """Keep the place of the error; return what to tell the person, with what `kept` says of unsaved work."""
    return f"程序出错，已停止。{kept}{crash_told(error)}"


def last_words(app: Shell) -> str:
    """Keep what is not saved of an app that ends by itself; return what to tell about it. Raises nothing.

    What one page cannot keep does not hinder the next.
    """
    pages = [one for one in app.open_then or app.screen_stack if isinstance(one, Page)]
    told = []
    for keep in ([app.keeper.last_words] if app.session is not None else []) + [one.last_words for one in pages]:
        try:
            told.append(keep())
        except Exception:  # noqa: BLE001 - the first failure is the one to tell
            told.append(LOST)
    return "".join(dict.fromkeys(told))
