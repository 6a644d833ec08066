"""Text that people send on: without the names of folders, which often hold the name of a person."""

from __future__ import annotations

import os
from pathlib import Path

from ..base.folders import DATA_DIR_VARIABLE, NOWHERE, user_folder_name
from ..base.places import absolute, here
from ..base.text import one_line

OWN, HERE, HOME = "用户文件夹", "当前文件夹", "~"


def sendable(text: str) -> str:
    """Return the text with the person's own folder, the current one and the home named in words."""
    for folder, word in _known():
        for written in {folder, one_line(folder)}:
            text = text.replace(written + os.sep, f"{word}/").replace(written, word)
    return text


def own_folder_words() -> str:
    """Return where the person's own folder is: its usual place below the home, else who chose it."""
    name = user_folder_name()
    if name == NOWHERE:
        return "没有"
    if os.environ.get(DATA_DIR_VARIABLE):
        return f"由 --data-dir 或环境变量{DATA_DIR_VARIABLE}指定"
    home = _home()
    if home and name.startswith(home + os.sep):
        return f"{HOME}{name[len(home) :]}"
    return "由环境变量XDG_DATA_HOME指定" if os.environ.get("XDG_DATA_HOME") else "系统的应用数据文件夹"


def _known() -> list[tuple[str, str]]:
    """Return the folders whose names must not show, the longest first, and what to call each."""
    own = user_folder_name()
    found = {str(absolute(own)): OWN, own: OWN, str(here()): HERE, _home(): HOME}
    return sorted(((one, word) for one, word in found.items() if len(one) > 1), key=lambda one: -len(one[0]))


def _home() -> str:
    try:
        return str(Path.home()).rstrip(os.sep)
    except (RuntimeError, OSError):  # a user whom the system does not know
        return ""
