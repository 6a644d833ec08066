"""The commands: name, module, and the one line that says what each is for."""

from __future__ import annotations

from .. import VERSION

COMMANDS: dict[str, tuple[str, str]] = {
    "new": ("new", "新建一份空白的自评档案"),
    "open": ("open", "在终端界面里打开自评档案"),
    "demo": ("demo", "看一份示例：打开终端界面，没有终端时打印评分报告"),
    "score": ("score", "给自评档案打分，逐分说明依据"),
    "check": ("check", "检查自评档案的问题和申报资格"),
    "publicity": ("publicity", "算公示起止日期，核对公示时间，写公告"),
    "calendar": ("calendar", "查看工作日历，导入放假通知"),
    "standard": ("standard", "查看、检验量化评价标准"),
}
"""Command to module of this package and summary; the order is the order of the help."""


def top_help() -> str:
    """Return the help of the program, in Chinese, built from the list of commands."""
    rows = "\n".join(f"  {name:<10}{summary}" for name, (_, summary) in COMMANDS.items())
    return f"""zjai {VERSION} 浙江省人工智能专业高级工程师申报自评

用法：zjai [命令] [参数]
不写命令时打开终端界面。

命令：
{rows}

选项：
  -h, --help     显示本说明
  -V, --version  显示版本号

每个命令的用法：zjai 命令 --help
退出码：0 正常；1 结论为否，或查出问题；2 文件或命令有误；3 现有数据答不了；130 被中断"""
