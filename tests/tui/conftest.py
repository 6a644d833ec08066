"""For the screens' tests: an own folder for each, and a fixed place to stand in."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
from textual import screen
from textual._compositor import Compositor, visible_screen_stack
from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet

from tui_driver import paint
from zjai_tui.tui import shell
from zjai_tui.tui.files.settings import remember_setting

sys.path.append(str(Path(__file__).resolve().parents[1] / "batch"))  # the folders of dossiers

NEVER = 3600.0
"""Seconds: recovery copies are written when a test asks for it, not when it happens to be slow."""

VIEWER = '#!/bin/sh\nprintf \'%s\\n\' "$#" "$1" >> "$ZJAI_SHOWN"\nexit 0\n'
"""A program that notes what it is given to show."""


@pytest.fixture(autouse=True, scope="session")
def _styles_are_read_once() -> Iterator[None]:
    """Let all apps of a run share what was read of the style sheets: reading changes nothing and keeps nothing."""
    read: dict[tuple[object, ...], list[RuleSet]] = {}
    parse = Stylesheet._parse_rules

    def shared(sheet: Stylesheet, *given: object, **named: object) -> list[RuleSet]:
        key = (*given, *sorted(named.items()), frozenset(sheet._variables.items()))
        if key not in read:
            read[key] = parse(sheet, *given, **named)
        return read[key]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Stylesheet, "_parse_rules", shared)
        patch.setattr(RuleSet, "__hash__", object.__hash__)  # the same, but for each rule of each widget not in Python
        yield


def _later(
    self: Compositor, full: bool = False, screen_stack: list[screen.Screen] | None = None, simplify: bool = False
) -> object:
    """Leave what changed to be painted once the app is at rest, instead of in every frame on the way; see Driver."""
    if full:  # a picture is taken
        return paint(self, full=True, screen_stack=screen_stack, simplify=simplify)
    visible_screen_stack.set(screen_stack or [])
    return None


@pytest.fixture(autouse=True)
def _own_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Give each test an own folder of somebody who has seen the tour, and a working folder with nothing in it."""
    folder = tmp_path / "work"
    folder.mkdir()
    monkeypatch.setenv("ZJAI_DATA_DIR", str(tmp_path / "own"))
    monkeypatch.setenv("TEXTUAL_ANIMATIONS", "none")
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLORTERM", "truecolor")
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setattr(shell, "LOOK_EVERY", NEVER)
    monkeypatch.setattr(screen, "UPDATE_PERIOD", NEVER)  # the driver paints, not a clock
    monkeypatch.setattr(Compositor, "render_update", _later)
    monkeypatch.chdir(folder)
    remember_setting("toured", True)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a minute pass with every act, from a fixed moment on."""
    at = [datetime(2024, 8, 20, 9, 30, tzinfo=timezone(timedelta(hours=8)))]

    def now() -> datetime:
        at[0] += timedelta(minutes=1)
        return at[0]

    monkeypatch.setattr("zjai_tui.tui.unit.reviewing.now", now)


@pytest.fixture
def desktop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Have a desktop whose viewer notes what it is shown; return where it notes it."""
    folder = tmp_path / "bin"
    folder.mkdir()
    viewer, shown = folder / "xdg-open", tmp_path / "shown"
    viewer.write_text(VIEWER, encoding="utf-8")
    viewer.chmod(viewer.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("ZJAI_SHOWN", str(shown))
    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.delenv("SSH_CONNECTION", raising=False)
    monkeypatch.delenv("SSH_TTY", raising=False)
    return shown


@pytest.fixture
def no_desktop(monkeypatch: pytest.MonkeyPatch) -> None:
    """Work on a machine far away."""
    monkeypatch.setenv("SSH_CONNECTION", "10.0.0.1 22 10.0.0.2 22")
