"""The commands: name, module, and the one line that says what each is for."""

from __future__ import annotations

from .. import VERSION
from ..base.folders import DATA_DIR_OPTION

COMMANDS: dict[str, tuple[str, str]] = {
    "new": ("new", "新建一份空白的自评档案"),
    "fill": ("fill", "填写自评档案：在终端界面里，或逐行一问一答"),
    "open": ("open", "在终端界面里打开自评档案"),
    "demo": ("demo", "看一份示例：打开终端界面，没有终端时打印评分报告"),
    "fit": ("fit", "看一项工作属于哪个方向，为什么，还差哪个问题"),
    "score": ("score", "给自评档案打分，逐分说明依据"),
    "advise": ("advise", "指出怎样最省力地达到目标分"),
    "check": ("check", "检查自评档案的问题和申报资格"),
    "batch": ("batch", "一次看多份自评档案：每份一行，或一张汇总表"),
    "compare": ("compare", "换一版标准或换一个年度测算，或逐项对照两份档案"),
    "merge": ("merge", "把一份档案的两个改本合成一份，先看每处不同"),
    "evidence": ("evidence", "列出佐证材料清单，核对文件在不在、改没改过"),
    "report": ("report", "写出自评报告：文本、Markdown 或打印用的 HTML"),
    "review": ("review", "单位核定：逐项认可、核减、退回，核定完毕，定公示起止"),
    "seal": ("seal", "算出档案的校验码，另存校验文件"),
    "verify": ("verify", "核对档案与校验码、校验文件或导出的文件相不相符，改了哪里"),
    "publicity": ("publicity", "算公示起止日期，核对公示时间，写公告"),
    "calendar": ("calendar", "查看工作日历，导入放假通知"),
    "standard": ("standard", "查看、录入、检验、认证量化评价标准"),
    "cycle": ("cycle", "查看、推算、核对、检验年度申报计划"),
    "doctor": ("doctor", "体检：看这台电脑上缺什么、怎么办；Windows 上怎样用"),
    "completion": ("completion", "打印命令行补全脚本：bash、zsh、fish、powershell"),
    "man": ("man", "打印手册页"),
}
"""Command to module of this package and summary; the order is the order of the help."""

PARTS: dict[str, dict[str, tuple[str, str]]] = {
    "calendar": {"import": ("calendar_import", "导入放假通知")},
    "standard": {
        "list": ("standard.list", "列出现有的标准"),
        "show": ("standard.show", "显示一份标准的全部指标、分值和依据"),
        "new": ("standard.new", "新建一份标准：写一份底稿，或从表格录入"),
        "edit": ("standard.edit", "在终端界面里录入、修改一份标准"),
        "guide": ("standard.guide", "怎样把印发的表录成标准，每种条文怎么录"),
        "lint": ("standard.lint", "检验一份标准，并运行它的算例"),
        "stamp": ("standard.stamp", "把指标记为与原表核对过"),
        "certify": ("standard.certify", "认证一份标准，或看还差什么"),
        "default": ("standard.default", "新建的档案用哪份标准"),
        "diff": ("standard.diff", "逐条对照两版标准"),
        "ask": ("standard.ask", "写请示单：把有不同读法的条文报主管部门明确"),
    },
    "review": {
        "show": ("review.show", "显示核定情况：状态、三个分数、逐项结论"),
        "submit": ("review.submit", "受理一份档案，或补正后再次受理"),
        "opened": ("review.opened", "记下佐证材料已经查看"),
        "accept": ("review.accept", "认可：按申报人填的计分"),
        "reduce": ("review.reduce", "核减：写核定的分数，或更正答案由程序重算"),
        "reject": ("review.reject", "不予认可：这一项不计分"),
        "return": ("review.give_back", "退回补正：这一项要补充或改正"),
        "withdraw": ("review.withdraw", "撤回结论，回到未核"),
        "request-changes": ("review.request_changes", "把档案退回申报人"),
        "verify": ("review.verify", "核定完毕"),
        "reopen": ("review.reopen", "重新核定"),
        "window": ("review.window", "定公示起止"),
        "merge": ("review.merge", "合并同一份档案的几份核定文件"),
        "log": ("review.log", "显示全部核定记录"),
        "paper": ("review.paper", "写出全部文书：核定记录、退回通知、公示、汇总"),
        "restore": ("review.restore", "恢复读不出的核定文件"),
    },
    "cycle": {
        "list": ("cycle.list", "列出现有的年度"),
        "show": ("cycle.show", "显示一个年度的日期、数和继续教育年份"),
        "new": ("cycle.new", "由旧年度推算一个新年度"),
        "set": ("cycle.set", "对照通知核对一项"),
        "same": ("cycle.same", "记下旧通知没有变的一处"),
        "lint": ("cycle.lint", "检验一个年度的日期"),
    },
}
"""Of the commands that have further ones: those, as above."""

OPTIONS: tuple[tuple[str, str, str, str], ...] = (
    ("-h", "--help", "", "显示本说明"),
    ("-V", "--version", "", "显示版本号"),
    ("", "--no-mouse", "", "打开终端界面，不用鼠标"),
    ("", DATA_DIR_OPTION, "文件夹", "这一次用的用户文件夹；也可以写在命令后面"),
)
"""The options that stand without a command: short and long name, the value, and what they do."""

EXIT_CODES = "0 正常；1 结论为否，或查出问题；2 文件或命令有误；3 现有数据答不了；130 被中断"


def top_help() -> str:
    """Return the help of the program, in Chinese, built from the list of commands."""
    rows = "\n".join(f"  {name:<12}{summary}" for name, (_, summary) in COMMANDS.items())
    options = "\n".join(_option(*one) for one in OPTIONS)
    return f"""zjai {VERSION} 浙江省人工智能专业高级工程师申报自评

用法：zjai [命令] [参数]
不写命令时打开终端界面。

命令：
{rows}

选项：
{options}

每个命令的用法：zjai 命令 --help
退出码：{EXIT_CODES}"""


def _option(short: str, name: str, value: str, does: str) -> str:
    """Return the line of an option; counted by hand, as the help loads nothing that measures Chinese."""
    called = f"{name} {value}".rstrip()
    cells = sum(1 if char.isascii() else 2 for char in called)
    return f"  {f'{short},' if short else '':<4}{called}{' ' * (19 - cells)}{does}"
