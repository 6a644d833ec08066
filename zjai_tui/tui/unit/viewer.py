"""Showing a piece of evidence with the program this machine has for it. No textual here.

A dossier may come from anybody: only documents and pictures that really lie in its folder are handed
over, by a list of arguments, never through a shell; everything else is for the person to open by hand.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from ...base.problems import Refused
from ...base.text import one_line, quoted
from ...dossier.evidence import LARGEST_WORDS, attach, inside_path

HARMLESS = frozenset(
    (".pdf", ".ofd", ".png", ".jpg", ".jpeg", ".bmp", ".gif", ".tif", ".tiff", ".webp", ".heic", ".txt", ".docx",
     ".xlsx", ".pptx")
)  # fmt: skip
"""Endings of documents and pictures that hold no programs; whatever else is opened by hand."""
PATIENCE = 3.0
"""Seconds in which a program that cannot start says so; one that shows the file itself stays longer."""
SHOWN: list[subprocess.Popen[bytes]] = []
"""Programs that still show something: kept so that their end is noticed when the next one begins."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What came of it."""

    opened: bool
    said: str = ""
    """Why it was not opened, as one sentence; the file is then opened by hand."""
    path: Path | None = None
    """Where the file lies; None where it is none that may be opened at all."""
    changed: bool = False
    """Whether the file is another one than when the evidence was looked at last."""


def show(name: str, folder: Path | None, digest: str) -> Shown:
    """Open the evidence `name` of a dossier in `folder`; `digest` is its SHA-256 as it was last read from disk.

    Reads the whole file, and waits for `PATIENCE` at most: to be called in a thread.
    """
    path = inside_path(name, folder) if folder is not None and name else None
    if path is None or folder is None:
        return Shown(False, f"{quoted(name)}不在档案所在的文件夹里，没有打开它。请让申报人放进来，或核对原件。")
    try:
        now = attach(path, folder).sha256
    except Refused as refused:
        if refused.problems[0].code == "evidence-large":
            return Shown(False, f"{quoted(name)}超过{LARGEST_WORDS}，程序不读它。请自己打开。", path)
        return Shown(False, f"找不到或读不出{quoted(name)}。请让申报人补上，或核对原件。")
    if now != digest:
        return Shown(False, f"{quoted(name)}刚刚有改动，正在重新读取，请再打开一次。", path, changed=True)
    if path.suffix.lower() not in HARMLESS:
        return Shown(False, "这类文件不由程序打开，请核对来源后自己打开。", path)
    if failed := _failed(path):
        return Shown(False, failed, path)
    return Shown(True, path=path)


def viewer(environ: Mapping[str, str] = os.environ) -> Sequence[str]:
    """Return the program that opens files as the desktop does, with its arguments; nothing where there is none.

    Over SSH the desktop is another machine's.
    """
    if environ.get("SSH_CONNECTION") or environ.get("SSH_TTY"):
        return ()
    if sys.platform == "darwin":
        return ("open",)
    found = shutil.which("xdg-open") if environ.get("DISPLAY") or environ.get("WAYLAND_DISPLAY") else None
    return (found,) if found else ()


def _failed(path: Path) -> str:
    """Hand a file over; return why that failed, or nothing."""
    if sys.platform == "win32":
        try:
            os.startfile(path)
        except OSError:
            return "本机没有能打开它的程序。"
        return ""
    command = viewer()
    if not command:
        return "这里没有能看文件的桌面。"
    SHOWN[:] = [one for one in SHOWN if one.poll() is None]
    quiet = subprocess.DEVNULL
    try:
        program = subprocess.Popen(
            [*command, str(path)], stdin=quiet, stdout=quiet, stderr=quiet, start_new_session=True
        )
    except OSError:
        return "看文件的程序启动不了。"
    try:
        return "本机没有能打开它的程序。" if program.wait(PATIENCE) else ""
    except subprocess.TimeoutExpired:
        SHOWN.append(program)
        return ""


def place(path: Path) -> str:
    """Return where a file lies, for a person who opens it by hand."""
    return one_line(str(path), 300)
