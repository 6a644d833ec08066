"""Where the program may write: the person's own folder, the current one, the one for temporary files."""

from __future__ import annotations

import os
import shutil
import stat
import sys
import tempfile
from contextlib import suppress

from ..base.folders import DATA_DIR_OPTION, NOWHERE, can_be_written, own_folder_is_closed, user_folder_name
from ..base.places import absolute, is_gone
from .own_folder import LOST
from .result import Check, Fact, Section, State
from .sending import own_folder_words

LEAST_FREE = 50_000_000
"""Bytes below which saving may soon fail."""
_ELSEWHERE = f"加 {DATA_DIR_OPTION} 文件夹，另指一个可以写入的位置；或常按F2保存，照样能用。"


def folders_section() -> Section:
    """Return what to say of the folders. Makes a file in each that is there, and removes it again."""
    own = user_folder_name()
    writes = {
        "own": own != NOWHERE and _writes(own),
        "here": not is_gone() and _writes("."),
        "temporary": _writes_temporary(),
    }
    checks = [_own(own, writes["own"]), *_rights(own), _here(writes["here"]), _temporary(writes["temporary"])]
    free = _free(own if writes["own"] else ".")
    if free is not None and free < LEAST_FREE:
        todo = "请腾出空间；磁盘满了保存不了，屏幕上的内容会另外问存到哪里。"
        checks.append(Check("space", "磁盘", f"只剩{free // 1_000_000}兆字节", State.BAD, todo))
    checks += _crashes(own)
    facts: dict[str, Fact] = {f"{name}_writable": value for name, value in writes.items()}
    facts |= {"own": own_folder_words(), "own_exists": os.path.isdir(own)}
    facts["enough_space"] = None if free is None else free >= LEAST_FREE
    return Section(id="folders", title="文件夹", checks=tuple(checks), facts=facts)


def _own(own: str, writes: bool) -> Check:
    where = own_folder_words()
    if writes:
        later = "" if os.path.isdir(own) else "，用到时新建"
        return Check("own", "用户文件夹", f"{where}，可以写入{later}")
    why = "没有，也没有可以放它的位置" if own == NOWHERE else f"{where}，不能写入"
    if own_folder_is_closed():
        why = "没有读取它的权限，里面的标准、年度、日历没有用上"
    return Check("own", "用户文件夹", f"{why}：{LOST}", State.BAD, f"启动时{_ELSEWHERE}")


def _rights(own: str) -> list[Check]:
    if sys.platform == "win32":
        return []  # rights are something else there
    try:
        mode = os.stat(own).st_mode
    except OSError:
        return []
    if not stat.S_ISDIR(mode) or not mode & 0o077:
        return []
    said = "这台电脑上的别人也看得到里面有哪些文件"
    return [Check("own-rights", "用户文件夹的权限", said, State.NOTE, "只给自己用的，请对它运行 chmod 700。")]


def _here(writes: bool) -> Check:
    if writes:
        return Check("here", "当前文件夹", "可以写入")
    if is_gone():
        return Check("here", "当前文件夹", "已经不在了，是删了或移走了", State.NOTE, "请先换到别的文件夹再启动。")
    todo = "保存时请另选一个位置，或先换到可以写入的文件夹再启动。"
    return Check("here", "当前文件夹", "不能写入", State.NOTE, todo)


def _temporary(writes: bool) -> Check:
    if writes:
        return Check("temporary", "临时文件夹", "可以写入")
    todo = "写.xlsx表格要用它。请用环境变量TMPDIR（Windows上是TEMP）另指一个。"
    return Check("temporary", "临时文件夹", "不能写入", State.NOTE, todo)


def _crashes(own: str) -> list[Check]:
    try:
        count = sum(name.endswith(".txt") for name in os.listdir(os.path.join(own, "crashes")))
    except OSError:
        return []  # there never was any
    if not count:
        return []
    todo = "在用户文件夹的crashes里，不含个人资料，可以一起交给维护人员；看过的可以删除。"
    return [Check("crashes", "出错记录", f"{count}份", State.HINT, todo)]


def _writes(folder: str) -> bool:
    """Tell whether a file can really be made in a folder, or in the nearest that is there above it."""
    if not can_be_written(folder):
        return False
    place = str(absolute(folder))
    while not os.path.isdir(place):
        place = os.path.dirname(place)
    try:
        handle, name = tempfile.mkstemp(prefix=".zjai-", suffix=".tmp", dir=place)
    except OSError:
        return False
    os.close(handle)
    with suppress(OSError):  # somebody else was faster
        os.unlink(name)
    return True


def _writes_temporary() -> bool:
    try:
        return _writes(tempfile.gettempdir())
    except OSError:  # none of the usual places can be written
        return False


def _free(folder: str) -> int | None:
    place = str(absolute(folder))
    while not os.path.isdir(place) and os.path.dirname(place) != place:
        place = os.path.dirname(place)
    try:
        return shutil.disk_usage(place).free
    except OSError:
        return None
