"""A folder of the person's own on a drive that does not answer."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from dossier_samples import FULL, OTHER
from zjai_tui.dossier import recovery
from zjai_tui.dossier.recovery import Recovery, Work, read_copy

WORK = Work(dossier=FULL)


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch) -> Iterator[threading.Event]:
    """Let no copy be written until this is set."""
    real, answering = recovery.write_atomically, threading.Event()

    def hung(target: Path, data: bytes) -> None:
        answering.wait(30)
        real(target, data)

    monkeypatch.setattr(recovery, "write_atomically", hung)
    monkeypatch.setattr(recovery, "PATIENCE", 0.05)
    monkeypatch.setattr(recovery, "SHORT_PATIENCE", 0.05)
    yield answering
    answering.set()


def ended() -> None:
    for thread in threading.enumerate():
        if thread.daemon and thread is not threading.current_thread() and "run" in thread.name:
            thread.join(30)


def test_nobody_waits_for_a_drive_that_does_not_answer(tmp_path: Path, answers: threading.Event) -> None:
    one = Recovery(tmp_path)
    assert "没有回应" in one.keep(WORK)
    assert "没有回应" in one.keep(replace(WORK, dossier=OTHER))
    one.drop()
    answers.set()
    ended()
    assert list(tmp_path.glob("*.toml")) == []  # the write that came too late has removed itself


def test_when_the_drive_answers_again_copies_are_kept_as_before(tmp_path: Path, answers: threading.Event) -> None:
    one = Recovery(tmp_path)
    one.keep(WORK)
    one.drop()
    answers.set()
    ended()
    recovery.PATIENCE = 30
    assert one.keep(replace(WORK, dossier=OTHER)) == ""
    assert read_copy(one.file)[0].dossier == OTHER
    one.drop()
