"""``zjai advise`` as a person calls it."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from zjai_tui.__main__ import main
from zjai_tui.cli import advise as command
from zjai_tui.rules.catalog import examples

Capture = pytest.CaptureFixture[str]
EXAMPLES = {name: str(file) for name, file in examples()}


@pytest.fixture(autouse=True)
def _today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(command, "today", lambda: date(2024, 10, 1))


@pytest.mark.parametrize(
    "name, code, reachable",
    [("reached", 0, "reached"), ("undecided", 0, "yes"), ("below", 1, "no"), ("skilled", 1, "no")],
)
def test_the_exit_code_says_whether_the_target_can_be_reached(
    name: str, code: int, reachable: str, capsys: Capture
) -> None:
    assert main(["advise", EXAMPLES[name], "--json"]) == code
    assert json.loads(capsys.readouterr().out)["reachable"] == reachable


def test_another_target_is_planned_for(capsys: Capture) -> None:
    assert main(["advise", EXAMPLES["below"], "--target", "35", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["target"] == "35"
    assert float(found["steps"][-1]["total_after"]["low"]) >= 35


def test_the_day_from_which_one_plans_decides_what_can_still_be_earned(capsys: Capture) -> None:
    efforts = []
    for day in ("2024-05-01", "5月1日", "2024年10月1日"):
        main(["advise", EXAMPLES["undecided"], "--on", day, "--json"])
        found = json.loads(capsys.readouterr().out)
        efforts.append({one["effort"] for one in (*found["steps"], *found["others"])})
    assert efforts[0] == efforts[1]
    assert "earn" in efforts[0]
    assert "earn" not in efforts[2]


def test_the_text_goes_to_stdout_alone_and_the_dossier_stays_as_it_was(tmp_path: Path, capsys: Capture) -> None:
    copy = tmp_path / "a.toml"
    data = Path(EXAMPLES["undecided"]).read_bytes()
    copy.write_bytes(data)
    assert main(["advise", str(copy)]) == 0
    shown = capsys.readouterr()
    assert "【照着做的步骤（由省力到费力）】" in shown.out
    assert shown.err == ""
    assert copy.read_bytes() == data
    assert [one.name for one in tmp_path.iterdir()] == ["a.toml"]


@pytest.mark.parametrize("words", [["--on", "2024-02-30"], ["--on", "改天"], ["--target", "0"], ["--target", "101"]])
def test_a_day_or_target_nobody_can_mean_is_refused(words: list[str], capsys: Capture) -> None:
    assert main(["advise", EXAMPLES["below"], *words]) == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    assert words[0] in shown.err
    assert shown.err.endswith("。\n")


def test_a_file_that_is_no_dossier_is_refused(tmp_path: Path, capsys: Capture) -> None:
    path = tmp_path / "a.toml"
    path.write_text("schema = 1\nentry = 3\n", encoding="utf-8")
    assert main(["advise", str(path)]) == 2
    assert capsys.readouterr().out == ""


def test_a_closed_gate_is_a_no_whatever_the_steps(tmp_path: Path, capsys: Capture) -> None:
    copy = tmp_path / "a.toml"
    text = Path(EXAMPLES["reached"]).read_text(encoding="utf-8")
    copy.write_text(text.replace('ethics = "合格"', 'ethics = "不合格"'), encoding="utf-8")
    assert main(["advise", str(copy)]) == 1
    assert "控制项“职业道德”不符合" in capsys.readouterr().out


def test_an_answer_nobody_can_mean_makes_it_no_result(tmp_path: Path, capsys: Capture) -> None:
    copy = tmp_path / "a.toml"
    text = Path(EXAMPLES["reached"]).read_text(encoding="utf-8")
    copy.write_text(text.replace("rank = 2, team = 9", "rank = 20, team = 9"), encoding="utf-8")
    assert main(["advise", str(copy)]) == 2
    assert "第20名超过总人数9" in capsys.readouterr().err
