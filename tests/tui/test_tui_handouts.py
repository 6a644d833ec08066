"""What the last steps hand out: the same report and list in every format their endings name."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import pytest

from test_tui_finish import with_evidence
from zjai_tui.base.problems import Refused
from zjai_tui.dossier.store import load
from zjai_tui.filling.rulebook import rules_for
from zjai_tui.filling.session import Session
from zjai_tui.reports.document.docx_seal import seal_in
from zjai_tui.tui.files.handouts import LIST_ENDINGS, REPORT_ENDINGS, Manner, list_handout, report_handout
from zjai_tui.tui.looking import Snapshot, snapshot

DAY = date(2024, 7, 1)
BEGINS = {".html": b"<!DOCTYPE", ".docx": b"PK", ".xlsx": b"PK", ".md": b"#"}
"""How the files begin that do not begin with a byte-order mark."""


@pytest.fixture
def shot() -> Snapshot:
    path = with_evidence()
    return snapshot(Session(load(path).dossier, rules_for, path=path.absolute()))


def test_report_and_list_come_in_every_format_with_one_code(shot: Snapshot) -> None:
    manner = Manner("masked")
    made = [(one, report_handout(shot, DAY, manner, Path(f"报告{one}"))) for one in REPORT_ENDINGS]
    made += [(one, list_handout(shot, DAY, Path(f"清单{one}"))) for one in LIST_ENDINGS]
    for ending, handout in made:
        assert handout.data.startswith(BEGINS.get(ending, b"\xef\xbb\xbf"))
    (said,) = {handout.said for _, handout in made}
    assert said.startswith("校验码")
    assert said.removeprefix("校验码").removesuffix("。") in seal_in(dict(made[: len(REPORT_ENDINGS)])[".docx"].data)


def test_what_is_published_keeps_no_parts_of_the_seal(shot: Snapshot) -> None:
    assert not seal_in(report_handout(shot, DAY, Manner("public"), Path("报告.docx")).data)


def test_without_the_library_the_refusal_says_what_to_do(shot: Snapshot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    with pytest.raises(Refused, match="XlsxWriter"):
        list_handout(shot, DAY, Path("清单.xlsx"))
