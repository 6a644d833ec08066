"""The terminal: size, colours, encoding, widths, and what typing Chinese needs. Judges; measures nothing."""

from __future__ import annotations

import codecs
from collections.abc import Mapping
from dataclasses import dataclass

from ..base.screen_size import COLUMNS, ROWS, fits
from ..base.text import one_line
from .result import Check, Section, State
from .widths import BY_EYE, SAMPLES, Widths, widths_checks

COLOURS = {"none": "不用颜色", "sixteen": "16色", "256": "256色", "truecolor": "真彩色"}
DULL = ("dumb", "unknown")
"""Names of terminals that can do nothing but write."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Terminal:
    """What is known of the terminal."""

    windows: bool = False
    there: bool = True
    """Whether there is one at all."""
    columns: int = 0
    rows: int = 0
    term: str = ""
    """What ``TERM`` says."""
    colours: str = "none"
    """One of `COLOURS`."""
    encoding: str = ""
    """What the system says the terminal speaks; empty when it does not say."""
    language_from: str = "LANG"
    """The environment variable that decides on the encoding."""
    code_page: int | None = None
    """Of a Windows console."""
    modern_console: bool = True
    """On Windows: whether it is Windows Terminal (or another) and not the old console."""
    kitty_keys: bool = False
    """Whether somebody turned on the keyboard protocol that garbles input methods."""
    loop: bool | None = None
    """On Windows: whether a program may talk to itself by way of 127.0.0.1, as the app has to; None: not tried."""
    widths: Widths | None = None


def colours_of(environment: Mapping[str, str], *, windows: bool = False) -> str:
    """Return how many colours a terminal has, as one of `COLOURS`, by what it says of itself in the environment."""
    term = environment.get("TERM", "").lower()
    if environment.get("NO_COLOR") or term in DULL:
        return "none"
    if environment.get("COLORTERM", "").lower() in {"truecolor", "24bit"} or environment.get("WT_SESSION"):
        return "truecolor"
    if term.endswith("-256color") or (windows and not term):
        return "256"
    return "sixteen" if term else "none"


def terminal_section(terminal: Terminal) -> Section:
    """Return what to say of it."""
    measured = terminal.widths is not None and terminal.widths.answered
    checks = _checks(terminal) if terminal.there else (_nothing(), *widths_checks(None))
    return Section(
        id="terminal", title="终端", checks=checks, sample=() if measured else BY_EYE,
        facts={
            "there": terminal.there, "columns": terminal.columns or None, "rows": terminal.rows or None,
            "term": one_line(terminal.term, 60), "colours": terminal.colours, "encoding": one_line(terminal.encoding),
            "code_page": terminal.code_page, "loop": terminal.loop,
            "widths": {one: terminal.widths.cells.get(one) for one in SAMPLES} if terminal.widths else None,
        },
    )  # fmt: skip


def _nothing() -> Check:
    todo = "界面要在终端里打开。只用命令、把结果存成文件的，不用管。"
    return Check("terminal", "终端", "这里没有终端（输入或输出接到了别处）", State.HINT, todo)


def _checks(terminal: Terminal) -> tuple[Check, ...]:
    checks = [_size(terminal), _encoding(terminal), _colours(terminal), *widths_checks(terminal.widths)]
    if terminal.windows:
        checks.append(_console(terminal))
        checks += [] if terminal.loop is None else [_loop(loops=terminal.loop)]
    if terminal.term == "linux":
        todo = "请在图形桌面的终端里用，或从别的电脑远程登录。"
        checks.append(Check("console", "系统控制台", "开机直接看到的控制台多半没有汉字", State.NOTE, todo))
    return (*checks, _typing(terminal))


def _size(terminal: Terminal) -> Check:
    columns, rows = terminal.columns, terminal.rows
    if not columns or not rows:
        return Check("size", "大小", "终端没有说有多大，按80列24行", State.HINT, "显示不全时把窗口拉一下。")
    said = f"{columns}列{rows}行"
    if not fits(columns, rows):
        todo = f"至少要{COLUMNS}列{ROWS}行，界面才放得下。请把窗口拉大，或把字调小。"
        return Check("size", "大小", said, State.BAD, todo)
    return Check("size", "大小", said)


def _encoding(terminal: Terminal) -> Check:
    name = one_line(terminal.encoding)
    if terminal.windows or not name:
        return Check("encoding", "编码", name or "系统没有说，按UTF-8")
    if _is_utf8(name):
        return Check("encoding", "编码", "UTF-8")
    set_by = terminal.language_from
    todo = (
        "界面里打不进汉字，命令里的汉字也可能显示成乱码。请把终端的编码设为UTF-8，"
        f"再运行 export {set_by}=zh_CN.UTF-8（没有装这个语言的，写 export {set_by}=C.UTF-8）。"
    )
    return Check("encoding", "编码", f"{name}，不是UTF-8", State.BAD, todo)


def _is_utf8(name: str) -> bool:
    try:
        return codecs.lookup(name).name == "utf-8"
    except LookupError:
        return False


def _colours(terminal: Terminal) -> Check:
    said = COLOURS[terminal.colours]
    if terminal.term in DULL:
        todo = "这种终端打不开界面。命令都能用，填写用 zjai fill 档案.toml --plain，一问一答。"
        return Check("colours", "颜色", f"{said}，TERM是{terminal.term}", State.NOTE, todo)
    if terminal.colours in {"none", "sixteen"}:
        return Check("colours", "颜色", f"{said}，界面用十六色的配色", State.HINT, "意思都写成了字，不靠颜色。")
    return Check("colours", "颜色", said)


def _console(terminal: Terminal) -> Check:
    page = f"代码页{terminal.code_page}" if terminal.code_page else "代码页不明"
    if terminal.modern_console:
        return Check("console", "控制台", f"Windows Terminal，{page}", State.HINT, "怎样设置见 zjai doctor --windows。")
    todo = "能装Windows Terminal的请用它；不能的，把字体改成新宋体或等距更纱黑体。见 zjai doctor --windows。"
    return Check("console", "控制台", f"旧式控制台，{page}", State.NOTE, todo)


def _loop(*, loops: bool) -> Check:
    if loops:
        return Check("loop", "本机回路", "通，界面用它叫醒自己")
    todo = (
        "界面在Windows上要经127.0.0.1叫醒自己，多半是被防火墙或安全软件拦住了。"
        "请找管理员允许python.exe连接本机；数据不出这台电脑。命令都能用，填写用 zjai fill 档案.toml --plain。"
    )
    return Check("loop", "本机回路", "不通，界面打不开", State.BAD, todo)


def _typing(terminal: Terminal) -> Check:
    if terminal.kitty_keys:
        todo = "去掉环境变量TEXTUAL_DISABLE_KITTY_KEY，或设为1。"
        said = "有人打开了一种按键方式，输入法一次上屏四五个字以上会变成乱码"
        return Check("input-method", "输入法", said, State.BAD, todo)
    todo = (
        "打不出汉字、候选窗口不跟着光标时，换一个终端程序；也可以在别处写好，再粘贴进来"
        "（多数终端是Ctrl+Shift+V或Shift+Insert）。"
    )
    return Check("input-method", "输入法", "程序测不了，请打几个字试试", State.HINT, todo)
