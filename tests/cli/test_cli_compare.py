"""``zjai compare``: one dossier under two editions, and in another round."""

from __future__ import annotations

import json
import stat
from pathlib import Path

import pytest

from zjai_tui.__main__ import main
from zjai_tui.base.cells import width
from zjai_tui.dossier.reader import read_dossier
from zjai_tui.rules.locate import shipped_folder

Capture = pytest.CaptureFixture[str]
EDITIONS = Path(__file__).parents[1] / "transcribing" / "editions"
NEW = str(EDITIONS / "new.toml")
PERSON = str(EDITIONS / "dossier.toml")


@pytest.fixture(autouse=True)
def _at_hand(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The old edition and a round of 2026 lie in the person's folder."""
    monkeypatch.setenv("ZJAI_DATA_DIR", str(tmp_path / "own"))
    for group in ("standards", "cycles"):
        (tmp_path / "own" / group).mkdir(parents=True)
    (tmp_path / "own/standards/table-2024.toml").write_bytes((EDITIONS / "old.toml").read_bytes())
    text = shipped_folder().joinpath("cycles/2024.toml").read_text(encoding="utf-8")
    for before, after in (('id = "2024"', 'id = "2026"'), ("issued = 2024-08-08", "issued = 2026-08-08"),
                          ("on = 2024-", "on = 2026-"), ("[2022, 2023, 2024]", "[2024, 2025, 2026]")):  # fmt: skip
        assert before in text
        text = text.replace(f"\n{before}", f"\n{after}").replace(f"years = {before}", f"years = {after}")
    (tmp_path / "own/cycles/2026.toml").write_text(text, encoding="utf-8")


def test_the_text_tells_both_totals_each_reason_and_what_has_no_place(capsys: Capture) -> None:
    assert main(["compare", PERSON, "--standard", NEW]) == 1
    shown = capsys.readouterr().out
    flat = shown.replace("\n", "").replace(" ", "")
    assert "总分1617" in flat
    assert "业绩“一次讲座”：新版没有业绩种类“讲座”。" in shown
    assert "规则改了：封顶10→12；档位“省级”6分→8分。" in flat
    assert "问题“双学历”：second→double。" in shown
    assert max(map(width, shown.splitlines())) <= 80


def test_json_tells_the_same(capsys: Capture) -> None:
    assert main(["compare", PERSON, "--standard", NEW, "--cycle", "2026", "--json"]) == 1
    found = json.loads(capsys.readouterr().out)
    assert found["before"]["total"] == {"low": "16", "high": "16"}
    assert found["between"] == {"low": "17", "high": "17"}
    assert found["after"]["total"] == {"low": "21", "high": "21"}
    assert (found["before"]["cycle"], found["after"]["cycle"]) == ("2024", "2026")
    assert found["unplaced"][0]["entry"] == "e4"
    assert [(one["entry"], one["counts"]) for one in found["entries"]] == [("e4", "before"), ("e2", "after")]
    assert next(one for one in found["nodes"] if one["id"] == "B.talk")["after"] is None
    assert found["after"]["standard"]["id"] == "table-2026"
    assert {one["id"] for one in found["after"]["routes"]} == {"regular", "self_score", "skilled"}


def test_another_round_alone_shows_that_the_edition_has_run_out(capsys: Capture) -> None:
    assert main(["compare", PERSON, "--cycle", "2026"]) == 1
    flat = capsys.readouterr().out.replace("\n", "").replace(" ", "")
    assert "这一版标准适用到2024年12月31日，本轮在其后，须换用新版或向主管部门核实。" in flat
    assert "业绩与成果截止2024年7月31日→2026年7月31日。" in flat


def test_nothing_changed_returns_0(capsys: Capture) -> None:
    assert main(["compare", PERSON, "--standard", "table-2024"]) == 0
    assert "各项得分都一样" in capsys.readouterr().out


def test_the_answers_are_saved_under_the_new_edition_and_the_old_file_stays(tmp_path: Path, capsys: Capture) -> None:
    path, before = tmp_path / "新.toml", Path(PERSON).read_bytes()
    assert main(["compare", PERSON, "--standard", NEW, "--save", str(path)]) == 1
    assert "有1处答案没有位置" in capsys.readouterr().out
    saved = read_dossier(path)
    assert saved.standard.id == "table-2026"
    assert saved.answers == {"degree": "硕士", "double": True}
    assert [one.kind for one in saved.entry] == ["paper", "paper", "award", "talk"]
    assert "一次讲座" in saved.note
    assert Path(PERSON).read_bytes() == before
    assert main(["compare", PERSON, "--standard", NEW, "--save", str(path)]) == 2
    assert main(["compare", PERSON, "--standard", NEW, "--save", str(tmp_path / "新")]) == 2


def test_a_copy_away_from_its_evidence_is_refused(tmp_path: Path, capsys: Capture) -> None:
    text = Path(PERSON).read_text(encoding="utf-8") + '\n[[entry.evidence]]\nfile = "a.pdf"\n'
    mine, away = tmp_path / "a.toml", tmp_path / "away"
    away.mkdir()
    mine.write_text(text, encoding="utf-8")
    assert main(["compare", str(mine), "--standard", NEW, "--save", str(away / "b.toml")]) == 2
    assert "佐证材料会找不到" in capsys.readouterr().err
    assert main(["compare", str(mine), "--standard", NEW, "--save", str(tmp_path / "b.toml")]) == 1


def test_the_written_report_is_its_owners_alone(tmp_path: Path, capsys: Capture) -> None:
    path = tmp_path / "对照.html"
    assert main(["compare", PERSON, "--standard", NEW, "-o", str(path)]) == 1
    assert "新版没有业绩种类“讲座”" in path.read_text(encoding="utf-8")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_score_under_the_new_edition_says_that_answers_were_not_led_over(capsys: Capture) -> None:
    assert main(["score", PERSON, "--standard", NEW, "--json"]) == 2
    assert "zjai compare" in capsys.readouterr().err


def test_what_is_wrong_is_said_with_2_and_a_round_not_at_hand_with_3(capsys: Capture) -> None:
    assert main(["compare", PERSON]) == 2
    assert "--standard" in capsys.readouterr().err
    assert main(["compare", PERSON, "--standard", "没有"]) == 2
    assert main(["compare", PERSON, "--cycle", "2099"]) == 3
