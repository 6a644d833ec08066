"""``--data-dir FOLDER``, before or after any command: the person's own folder for this one call."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from ..base.folders import DATA_DIR_OPTION, DATA_DIR_VARIABLE
from ..base.problems import refuse
from ..base.text import quoted

_WHERE = f"命令行，{DATA_DIR_OPTION}"
_REMEDY = "请在后面写一个文件夹；还没有的，用到时新建"


def without_data_dir(words: Sequence[str]) -> tuple[list[str], str]:
    """Return the words without the option, and the folder it names in full ("" where it is not there).

    The last one counts; nothing behind ``--`` is looked at. Raises `Refused` when no folder follows,
    or what follows is a file.
    """
    rest: list[str] = []
    folder: str | None = None
    ahead = iter(words)
    for word in ahead:
        if word == "--":
            rest += [word, *ahead]
        elif word == DATA_DIR_OPTION:
            folder = next(ahead, "")
        elif word.startswith(f"{DATA_DIR_OPTION}="):
            folder = word.partition("=")[2]
        else:
            rest.append(word)
            continue
        if folder is not None and (not folder.strip() or folder.startswith("-")):
            raise refuse("data-dir", _WHERE, "后面少了文件夹", _REMEDY)
    if folder is None:
        return rest, ""
    if os.path.lexists(folder) and not os.path.isdir(folder):
        raise refuse("data-dir", _WHERE, f"{quoted(folder)}不是文件夹", _REMEDY)
    from ..base.places import absolute  # loads what paths are made of

    return rest, str(absolute(folder))


@contextmanager
def own_folder(folder: str) -> Iterator[None]:
    """Have the folder be the person's own, also for the processes that are started meanwhile; "" changes nothing."""
    before = os.environ.get(DATA_DIR_VARIABLE)
    if folder:
        os.environ[DATA_DIR_VARIABLE] = folder
    try:
        yield
    finally:
        if folder and before is None:
            os.environ.pop(DATA_DIR_VARIABLE, None)
        elif folder and before is not None:
            os.environ[DATA_DIR_VARIABLE] = before
