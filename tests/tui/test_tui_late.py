"""What a thread finds late never lands in another place than the one it was asked for."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from test_tui_entry import open_entry, proofs, saved
from tui_driver import driven
from zjai_tui.dossier import edit
from zjai_tui.dossier.evidence import attach
from zjai_tui.dossier.model import Evidence
from zjai_tui.dossier.store import load, save
from zjai_tui.tui.files import proofs as looking
from zjai_tui.tui.widgets import evidence_editor as editor


async def test_a_file_found_late_is_added_and_replaces_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    path = saved()
    Path("旧.pdf").write_text("旧")
    Path("新.pdf").write_text("新")
    loaded = load(path)
    old = attach(Path("旧.pdf"), path.parent)
    entry = loaded.dossier.entry[0].id
    proof = Evidence(file="旧.pdf", page="第1页", sha256=old.sha256)
    dossier = edit.add_evidence(loaded.dossier, entry_id=entry, evidence=proof)
    save(dossier, path, expected=loaded.stamp)
    go = threading.Event()

    def slow(file: Path, folder: Path, page: str = "", note: str = "") -> looking.Found:
        go.wait(5)
        return looking.look_at(file, folder, page, note)

    monkeypatch.setattr(editor, "look_at", slow)
    async with driven(path=path) as driver:
        await open_entry(driver)
        one = driver.app.screen.query_one(editor.EvidenceEditor)
        one.take_file(Path("新.pdf").absolute())
        one.query_one("#evidence").highlighted = 0
        one.change_page()
        go.set()
        await driver.settle()
        assert proofs(driver) == [("旧.pdf", "第1页"), ("新.pdf", "")]
        assert one.typed == "旧.pdf"
