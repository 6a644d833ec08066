from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from zjai_tui.__main__ import main
from zjai_tui.rules.catalog import examples

Capture = pytest.CaptureFixture[str]


def score(file: object, capsys: Capture) -> tuple[int, dict[str, Any]]:
    return main(["score", str(file), "--json"]), json.loads(capsys.readouterr().out)


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_saved_examples_score_like_the_shipped_ones_with_all_their_evidence(capsys: Capture) -> None:
    assert main(["demo", "--save", "新 建/示例"]) == 0
    told = capsys.readouterr().out
    assert told.endswith("接着可以写 zjai score '新 建/示例/reached.toml'\n")
    for name, shipped in examples():
        assert f"已写入 新 建/示例/{name}.toml" in told
        saved = score(Path("新 建/示例", f"{name}.toml"), capsys)
        assert saved == score(shipped, capsys)
        assert saved[1]["evidenced"]["low"] is not None


def test_one_example_alone_brings_only_its_own_evidence() -> None:
    assert main(["demo", "below", "--save", "一"]) == 0
    assert [file.name for file in Path("一").glob("*.toml")] == ["below.toml"]


def test_saving_again_changes_nothing_and_a_changed_example_only_goes_when_told_to(capsys: Capture) -> None:
    changed = Path("一", "below.toml")
    assert main(["demo", "--save", "一"]) == main(["demo", "--save", "一"]) == 0
    changed.write_text("改过", encoding="utf-8")
    assert main(["demo", "--save", "一"]) == 2
    assert changed.read_text(encoding="utf-8") == "改过"
    assert "已经有这个文件，没有改动它" in capsys.readouterr().err
    assert main(["demo", "--save", "一", "--force"]) == 0
    assert changed.read_text(encoding="utf-8") != "改过"


@pytest.mark.parametrize("place", ["", "文件"])
def test_a_place_that_is_no_folder_is_refused(place: str, capsys: Capture) -> None:
    Path("文件").write_text("", encoding="utf-8")
    assert main(["demo", "--save", place]) == 2
    assert "请给出文件夹的名称" in capsys.readouterr().err
    assert [file.name for file in Path().iterdir()] == ["文件"]


def test_an_example_that_is_not_there_writes_nothing(capsys: Capture) -> None:
    assert main(["demo", "none", "--save", "一"]) == 2
    assert "没有这个示例" in capsys.readouterr().err
    assert not Path("一").exists()
