"""The libraries: those the program cannot do without, and those for office files."""

from __future__ import annotations

from importlib import metadata
from importlib.util import find_spec

from ..base.shipped import is_packed
from ..base.text import one_line
from .result import Check, Fact, Section, State

NEEDED = {
    "cattrs": "cattrs", "chinese_calendar": "chinese-calendar", "dateutil": "python-dateutil",
    "platformdirs": "platformdirs", "rich": "rich", "textual": "textual", "tomli_w": "tomli-w",
}  # fmt: skip
OFFICE = {
    "docx": ("python-docx", "写不了.docx"),
    "xlsxwriter": ("XlsxWriter", "写不了.xlsx"),
    "openpyxl": ("openpyxl", "读不了.xlsx"),
}
"""Optional ones: module, distribution, and what is missing without it."""


def libraries_section() -> Section:
    """Return what to say of the libraries. Loads none of them."""
    missing = [name for module, name in NEEDED.items() if not is_there(module)]
    lacking = {name: lost for module, (name, lost) in OFFICE.items() if not is_there(module)}
    names = [*NEEDED.values(), *(name for name, _ in OFFICE.values())]
    facts: dict[str, Fact] = {name: None if name in (*missing, *lacking) else _version(name) for name in names}
    return Section(id="libraries", title="程序用的库", checks=(_needed(missing), _office(lacking)), facts=facts)


def is_there(module: str) -> bool:
    """Tell whether a module can be found, without loading it."""
    try:
        return find_spec(module) is not None
    except (ImportError, ValueError):
        return False


def _needed(missing: list[str]) -> Check:
    if missing:
        todo = f"请重新安装本程序，或运行 python -m pip install {' '.join(missing)}。"
        return Check("needed", "必需的库", f"缺{'、'.join(missing)}", State.BAD, todo)
    return Check("needed", "必需的库", f"{len(NEEDED)}个都在")


def _office(lacking: dict[str, str]) -> Check:
    if not lacking:
        return Check("office", "办公文件的库", "都在，.docx、.xlsx能写能读")
    todo = "不装也能用：报告和文书改写成.html，表格用.csv。"
    if not is_packed():
        todo += f"要装的运行 python -m pip install {' '.join(lacking)}，不能联网的按说明里的离线办法装。"
    said = "，".join(f"没有{name}，{lost}" for name, lost in lacking.items())
    return Check("office", "办公文件的库", said, State.NOTE, todo)


def _version(name: str) -> str:
    try:
        return one_line(metadata.version(name), 40)
    except metadata.PackageNotFoundError:
        return ""  # it is there without its papers, as in a .pyz
