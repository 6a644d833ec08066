"""How far a long command is, shown only to a person who looks on."""

from __future__ import annotations

import io
import sys

import pytest

from zjai_tui.base.cells import width
from zjai_tui.cli import progress
from zjai_tui.cli.progress import Progress


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    now = [0.0]
    monkeypatch.setattr(progress, "monotonic", lambda: now[0])
    return now


def _shown(text: str) -> str:
    """Return what stands on the line after everything was written over everything."""
    line = ""
    for piece in text.split("\r")[1:]:
        line = piece + line[len(piece) :] if width(piece) < width(line) else piece
    return line.rstrip()


def test_the_count_is_written_over_and_gone_at_the_end(monkeypatch: pytest.MonkeyPatch, clock: list[float]) -> None:
    err = Terminal()
    monkeypatch.setattr(sys, "stderr", err)
    monkeypatch.setattr(sys, "stdout", io.StringIO())
    with Progress() as shown:
        for _ in range(3):
            clock[0] += progress.EVERY
            shown.step()
        assert _shown(err.getvalue()) == "已读3份…"
    assert err.getvalue().endswith(" " * width("已读3份…") + "\r")
    assert "\n" not in err.getvalue()
    assert "\x1b" not in err.getvalue()


def test_it_is_not_shown_more_often_than_anybody_can_read(monkeypatch: pytest.MonkeyPatch, clock: list[float]) -> None:
    err = Terminal()
    monkeypatch.setattr(sys, "stderr", err)
    monkeypatch.setattr(sys, "stdout", io.StringIO())
    with Progress() as shown:
        for _ in range(1000):
            shown.step()
    assert err.getvalue() == ""


@pytest.mark.parametrize("out, err", [(Terminal, Terminal), (io.StringIO, io.StringIO)])
def test_nobody_is_shown_it_where_the_results_stand_or_nobody_looks_on(
    out: type[io.StringIO], err: type[io.StringIO], monkeypatch: pytest.MonkeyPatch, clock: list[float]
) -> None:
    stream = err()
    monkeypatch.setattr(sys, "stdout", out())
    monkeypatch.setattr(sys, "stderr", stream)
    with Progress() as shown:
        clock[0] += 10
        shown.step()
    assert stream.getvalue() == ""
