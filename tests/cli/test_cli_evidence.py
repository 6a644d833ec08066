"""``zjai evidence`` and the readiness in ``zjai check``, as a person calls them."""

from __future__ import annotations

import json
import shutil
from datetime import date
from pathlib import Path

import pytest

from zjai_tui.__main__ import main
from zjai_tui.cli import check
from zjai_tui.readiness import surroundings
from zjai_tui.rules.catalog import examples

Capture = pytest.CaptureFixture[str]
EXAMPLES = {name: str(file) for name, file in examples()}


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    """A copy of the fullest example with its evidence beside it, the one gap closed."""
    source = Path(EXAMPLES["reached"])
    shutil.copytree(source.parent / "evidence", tmp_path / "evidence")
    text = source.read_text(encoding="utf-8")
    proof = text[text.index("evidence = [", text.index('id = "e23"')) :].splitlines()[0]
    gap = 'facts = { level = "省级", date = 2023-01-01 }\n'
    assert gap in text
    file = tmp_path / "张三.toml"
    file.write_text(text.replace(gap, gap + proof.replace("第1条", "第9条") + "\n"), encoding="utf-8")
    return file


def test_all_evidence_in_order_returns_0_and_a_changed_file_1(dossier: Path, capsys: Capture) -> None:
    assert main(["evidence", str(dossier), "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["entries"], found["proved"], found["claimed"]) == (26, 26, found["evidenced"])
    (dossier.parent / "evidence" / "papers.txt").write_text("改过", encoding="utf-8")
    assert main(["evidence", str(dossier), "--json"]) == 1
    found = json.loads(capsys.readouterr().out)
    assert found["counts"]["changed"] == 4
    assert found["proved"] == 22


def test_the_list_is_printed_with_both_totals(capsys: Capture) -> None:
    assert main(["evidence", EXAMPLES["reached"]]) == 1
    shown = capsys.readouterr().out
    assert "自评92分，有据90.5分（满分100分）。" in shown
    assert "〔没有材料〕" in shown


@pytest.mark.parametrize("ending", [".txt", ".md", ".html", ".csv"])
def test_the_list_is_written_as_its_ending_says_and_never_over_another_file(
    dossier: Path, ending: str, capsys: Capture
) -> None:
    out = dossier.parent / f"清单{ending}"
    assert main(["evidence", str(dossier), "-o", str(out)]) == 0
    assert "已写入" in capsys.readouterr().out
    data = out.read_bytes()
    assert "一种表面缺陷检测方法" in data.decode("utf-8-sig")
    assert main(["evidence", str(dossier), "-o", str(out)]) == 2
    assert out.read_bytes() == data
    assert main(["evidence", str(dossier), "-o", str(out), "--force"]) == 0


def test_an_ending_nobody_knows_and_the_dossier_itself_are_refused(dossier: Path, capsys: Capture) -> None:
    before = dossier.read_bytes()
    assert main(["evidence", str(dossier), "-o", str(dossier.with_suffix(".pdf"))]) == 2
    assert "请用 .txt、.md、.html、.docx、.csv 或 .xlsx" in capsys.readouterr().err
    target = dossier.with_suffix(".txt")
    target.write_bytes(before)
    assert main(["evidence", str(target), "-o", str(target), "--force"]) == 2
    assert target.read_bytes() == before


def test_check_tells_how_ready_and_what_comes_next_on_the_day_asked(
    monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    monkeypatch.setattr(check, "today", lambda: date(2024, 9, 5))
    assert main(["check", EXAMPLES["reached"], "--json"]) == 1
    found = json.loads(capsys.readouterr().out)
    assert [one["code"] for one in found["problems"] if one["severity"] == "warning"] == ["filing-soon"]
    assert found["readiness"]["state"] == "open"
    assert found["next"]["text"] == "网上个人申报截止2024年9月6日，还有1天（1个工作日）。"


def test_check_years_later_reads_sensibly_and_keeps_its_exit_code(
    monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    monkeypatch.setattr(check, "today", lambda: date(2026, 11, 22))
    assert main(["check", EXAMPLES["reached"]]) == 0
    shown = capsys.readouterr().out
    assert "本轮已截止" in shown
    assert "下一轮以新通知为准" in shown
    assert len(shown.splitlines()) < 200


def test_a_broken_calendar_is_told_and_the_check_goes_on(monkeypatch: pytest.MonkeyPatch, capsys: Capture) -> None:
    from zjai_tui.base.problems import refuse

    def broken() -> None:
        raise refuse("calendar-broken", "日历", "读不出", "请删去")

    monkeypatch.setattr(surroundings, "user_overlays", broken)
    monkeypatch.setattr(check, "today", lambda: date(2024, 8, 20))
    assert main(["check", EXAMPLES["reached"], "--json"]) == 1
    found = json.loads(capsys.readouterr().out)
    assert any(one["message"] == "没有算工作日：读不出" for one in found["problems"])
    assert "还有17天。" in found["next"]["text"]


def test_check_compares_the_chosen_area_with_what_is_described(tmp_path: Path, capsys: Capture) -> None:
    copy = tmp_path / "甲.toml"
    text = Path(EXAMPLES["reached"]).read_text(encoding="utf-8")
    copy.write_text(text.replace('area = "applied_tech"', 'area = "basic_theory"', 1), encoding="utf-8")
    assert main(["check", str(copy), "--json"]) == 1
    found = json.loads(capsys.readouterr().out)
    assert [one["target"] for one in found["readiness"]["findings"] if one["code"] == "area-differs"] == ["work:area"]


def test_a_dossier_without_achievements_proves_nothing(tmp_path: Path, capsys: Capture) -> None:
    path = str(tmp_path / "空.toml")
    assert main(["new", path]) == 0
    assert main(["evidence", path]) == 1
    assert "还没有列业绩。" in capsys.readouterr().out
