"""Whether anything can be remembered on this machine, found out quickly: the home screen asks at every start."""

from __future__ import annotations

from ..base.folders import DATA_DIR_OPTION, NOWHERE, can_be_written, own_folder_is_closed, user_folder_name

LOST = "最近打开的文件、配色、没有保存就中断的内容都记不住"


def nothing_kept() -> str:
    """Return in a sentence that nothing can be remembered in the person's own folder; "" when it can."""
    own = user_folder_name()
    if own != NOWHERE and can_be_written(own):
        return ""
    why = "这里没有用户文件夹" if own == NOWHERE else "用户文件夹不能写入"
    if own_folder_is_closed():
        why = "没有读取用户文件夹的权限，里面的标准、年度、日历没有用上"
    return f"{why}，{LOST}；请常按F2保存。要记住，启动时加 {DATA_DIR_OPTION} 文件夹。"
