"""Python, and how the program runs in it: installed, from a checkout, or out of one file."""

from __future__ import annotations

import os
import platform
import sys
from dataclasses import dataclass
from types import ModuleType
from zipimport import zipimporter

import zjai_tui

from ..base.places import absolute
from ..base.text import one_line
from .result import Check, Section, State

OLDEST = (3, 11)
ORIGINS = {"pyz": "单个文件（.pyz）", "checkout": "源代码的文件夹", "installed": "已安装"}
_LONGEST = 60
"""Characters of a system's name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Running:
    """How the program runs."""

    version: tuple[int, int, int]
    implementation: str
    """CPython, PyPy."""
    bits: int
    system: str
    """Its name and edition, never the name of the machine."""
    machine: str
    origin: str
    """One of `ORIGINS`."""
    byte_code: bool
    """Whether byte code for this Python is at hand; else every start compiles."""


def running_now() -> Running:
    """Return how this very program runs."""
    return Running(
        version=sys.version_info[:3],
        implementation=platform.python_implementation(),
        bits=64 if sys.maxsize > 2**32 else 32,
        system=one_line(_system(), _LONGEST),
        machine=one_line(platform.machine(), _LONGEST),
        origin=origin_of(zjai_tui),
        byte_code=has_byte_code(zjai_tui),
    )


def origin_of(package: ModuleType) -> str:
    """Return where a package was loaded from, as one of `ORIGINS`."""
    if _is_packed(package):
        return "pyz"
    beside = os.path.dirname(os.path.dirname(absolute(package.__file__ or "")))
    return "checkout" if os.path.isfile(os.path.join(beside, "pyproject.toml")) else "installed"


def has_byte_code(package: ModuleType) -> bool:
    """Tell whether a package was loaded from byte code, or will be the next time."""
    if _is_packed(package):
        return str(package.__file__).endswith(".pyc")  # out of a zip file Python names what it really took
    spec = package.__spec__
    return bool(spec and spec.cached and os.path.isfile(spec.cached))


def _is_packed(package: ModuleType) -> bool:
    return package.__spec__ is not None and isinstance(package.__spec__.loader, zipimporter)


def running_section(now: Running) -> Section:
    """Return what to say of it."""
    version = ".".join(map(str, now.version))
    checks = [_version(now, version), _system_check(now), Check("origin", "程序", ORIGINS[now.origin]), _byte_code(now)]
    return Section(
        id="python", title="Python", checks=tuple(checks),
        facts={
            "version": version, "implementation": now.implementation, "bits": now.bits, "system": now.system,
            "machine": now.machine, "origin": now.origin, "byte_code": now.byte_code,
        },
    )  # fmt: skip


def _version(now: Running, version: str) -> Check:
    said = f"{now.implementation} {version}"
    if now.version < OLDEST:
        return Check("python", "版本", said, State.BAD, "太旧。请换成Python 3.11或更新的版本。")
    if now.implementation != "CPython":
        todo = "没有用它试过。有问题时请换成从python.org或系统里装的Python再试。"
        return Check("python", "版本", said, State.NOTE, todo)
    return Check("python", "版本", said)


def _system_check(now: Running) -> Check:
    said = "，".join(part for part in (now.system, f"{now.bits}位", now.machine) if part)
    if now.bits == 32:
        todo = "能用。一次看上千份档案时内存可能不够，能换就换成64位的Python。"
        return Check("system", "系统", said, State.NOTE, todo)
    return Check("system", "系统", said)


def _byte_code(now: Running) -> Check:
    if now.byte_code:
        return Check("byte-code", "启动", "有适合这个Python的字节码")
    said = f"没有适合Python {now.version[0]}.{now.version[1]}的字节码，每次启动要慢一些"
    if now.origin == "pyz":
        todo = "不影响使用。要快些，请发放这个文件的人按这个版本的Python再生成一份，或换用生成它的那个版本。"
    else:
        todo = "不影响使用。要快些，请能写入程序文件夹的人运行一次 python -m compileall，后面写程序所在的文件夹。"
    return Check("byte-code", "启动", said, State.NOTE, todo)


def _system() -> str:
    if sys.platform == "win32":
        edition = sys.getwindowsversion()
        return f"Windows {platform.release()}（{edition.major}.{edition.minor}.{edition.build}）"
    if sys.platform == "darwin":
        return f"macOS {platform.mac_ver()[0]}"
    try:
        return platform.freedesktop_os_release().get("PRETTY_NAME", "Linux")
    except OSError:
        return platform.system()
