"""Showing evidence: by an argument list, only what lies in the folder, only documents and pictures, never over SSH."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest

from zjai_tui.tui.unit import viewer
from zjai_tui.tui.unit.viewer import show


def put(name: str, content: bytes = b"x") -> str:
    """Write a file here, and return its digest."""
    Path(name).parent.mkdir(exist_ok=True)
    Path(name).write_bytes(content)
    return hashlib.sha256(content).hexdigest()


def test_a_name_full_of_shell_is_one_argument(desktop: Path) -> None:
    name = "证书 $(touch x);`touch y`&'.pdf"
    digest = put(name)
    found = show(name, Path.cwd(), digest)
    assert found.opened
    assert desktop.read_text(encoding="utf-8") == f"1\n{Path(name).resolve()}\n"
    assert not Path("x").exists()
    assert not Path("y").exists()


def test_only_documents_and_pictures_inside_the_folder_that_are_as_they_were_looked_at_are_opened(
    desktop: Path,
) -> None:
    folder = Path.cwd()
    (folder.parent / "外面.pdf").write_bytes(b"x")
    Path("通到外面.pdf").symlink_to(folder.parent / "外面.pdf")
    for name in ("../外面.pdf", str(folder.parent / "外面.pdf"), "通到外面.pdf", "\\\\server\\share\\x.pdf", ""):
        found = show(name, folder, "")
        assert not found.opened
        assert found.path is None
        assert "没有打开它" in found.said
    for name in ("安装.exe", "宏.docm", "页.html", "图.svg", "x.desktop", "没有后缀"):
        found = show(name, folder, put(name))
        assert not found.opened
        assert found.path == (folder / name).resolve()
        assert "不由程序打开" in found.said
    assert "找不到" in show("没有.pdf", folder, "").said
    os.mkfifo("管道.pdf")
    assert "找不到或读不出" in show("管道.pdf", folder, "").said
    before = put("证书.pdf")
    put("证书.pdf", b"y")
    found = show("证书.pdf", folder, before)
    assert found.changed
    assert not desktop.exists()


def test_a_viewer_that_fails_or_is_not_there_is_told(desktop: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    digest = put("证书.pdf")
    program = Path(os.environ["PATH"].split(os.pathsep)[0]) / "xdg-open"
    program.write_text("#!/bin/sh\nexit 3\n", encoding="utf-8")
    found = show("证书.pdf", Path.cwd(), digest)
    assert (found.opened, found.said) == (False, "本机没有能打开它的程序。")
    assert found.path == Path("证书.pdf").resolve()
    program.write_text("nothing to run", encoding="utf-8")
    assert "启动不了" in show("证书.pdf", Path.cwd(), digest).said
    monkeypatch.setenv("SSH_TTY", "/dev/pts/1")
    assert "没有能看文件的桌面" in show("证书.pdf", Path.cwd(), digest).said


def test_a_viewer_that_stays_open_is_not_waited_for(desktop: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(viewer, "PATIENCE", 0.01)
    digest = put("证书.pdf")
    program = Path(os.environ["PATH"].split(os.pathsep)[0]) / "xdg-open"
    program.write_text("#!/bin/sh\nexec cat /dev/zero > /dev/null\n", encoding="utf-8")
    assert show("证书.pdf", Path.cwd(), digest).opened
    (running,) = viewer.SHOWN
    running.kill()
    running.wait()
    viewer.SHOWN.clear()
