"""``zjai standard diff``: two editions side by side, on the screen, as JSON and in a file."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from zjai_tui.__main__ import main
from zjai_tui.base.cells import width

Capture = pytest.CaptureFixture[str]
EDITIONS = Path(__file__).parents[1] / "transcribing" / "editions"
OLD, NEW = str(EDITIONS / "old.toml"), str(EDITIONS / "new.toml")


def test_the_text_names_every_change_and_returns_1(capsys: Capture) -> None:
    assert main(["standard", "diff", OLD, NEW]) == 1
    shown = capsys.readouterr().out
    for words in (
        "封顶 10→12。",
        "档位“省级” 6分→8分。",
        "〔删：6〕〔增：8〕",
        "编号 B.prize→B.award。",
        "B.talk 讲座",
    ):
        assert words in shown
    assert max(map(width, shown.splitlines())) <= 80


def test_json_has_the_same_items(capsys: Capture) -> None:
    assert main(["standard", "diff", OLD, NEW, "--json"]) == 1
    found = json.loads(capsys.readouterr().out)
    assert found["same"] is False
    paper = next(one for one in found["items"] if one["id"] == "B.paper")
    assert (paper["part"], paper["kind"]) == ("指标", "changed")
    assert {"name": "封顶", "kind": "changed", "before": "10", "after": "12", "scores": True} in paper["changes"]
    text = next(one for one in paper["changes"] if one["name"] == "条文原文")
    assert {"kind": "gone", "words": "6"} in text["words"]
    assert found["new"]["valid_from"] == "2026-01-01"
    assert found["new"]["replaces"] == "table-2024"


def test_the_same_file_twice_returns_0(capsys: Capture) -> None:
    assert main(["standard", "diff", OLD, OLD]) == 0
    assert "逐条相同" in capsys.readouterr().out


def test_proposals_come_with_the_lines_to_write(tmp_path: Path, capsys: Capture) -> None:
    bare = tmp_path / "bare.toml"
    text = Path(NEW).read_text(encoding="utf-8")
    bare.write_text(text[: text.index("\n[[renamed]]")], encoding="utf-8")
    assert main(["standard", "diff", OLD, str(bare)]) == 1
    assert 'old = "B.prize"，new = "B.award"' in capsys.readouterr().out


@pytest.mark.parametrize("ending", ["txt", "md", "html"])
def test_it_is_written_into_a_file_and_never_over_what_was_read(ending: str, tmp_path: Path, capsys: Capture) -> None:
    path = tmp_path / f"对照.{ending}"
    assert main(["standard", "diff", OLD, NEW, "-o", str(path)]) == 1
    assert "已写入" in capsys.readouterr().out
    assert "B.award" in path.read_text(encoding="utf-8").replace("&#46;", ".")
    assert main(["standard", "diff", OLD, NEW, "-o", str(path)]) == 2
    assert main(["standard", "diff", OLD, NEW, "-o", str(path), "--force"]) == 1


def test_what_is_wrong_is_said_with_2(tmp_path: Path, capsys: Capture) -> None:
    assert main(["standard", "diff", OLD]) == 2
    assert "缺少新版标准" in capsys.readouterr().err
    assert main(["standard", "diff", OLD, "没有"]) == 2
    assert main(["standard", "diff", OLD, NEW, "-o", str(tmp_path / "对照.pdf")]) == 2
    assert ".html" in capsys.readouterr().err
