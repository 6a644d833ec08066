"""``--data-dir`` before or after any command, and what happens where nothing can be remembered."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from zjai_tui.__main__ import main
from zjai_tui.base.folders import DATA_DIR_VARIABLE, NOWHERE
from zjai_tui.cli.data_dir import without_data_dir
from zjai_tui.rules.catalog import examples

Capture = pytest.CaptureFixture[str]
Patch = pytest.MonkeyPatch
EXAMPLE = str(dict(examples())["reached"])
CALENDAR = "schema = 1\ntitle = '试'\nyears = []\n\n[[day]]\ndate = 2024-09-20\nworking = false\nname = '试放假'\n"


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A folder with a calendar that gives itself away."""
    folder = tmp_path / "甲 乙"
    (folder / "calendars").mkdir(parents=True)
    (folder / "calendars" / "change-2024-09-01.toml").write_text(CALENDAR, encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    "words",
    [
        ["--data-dir", "{}", "publicity", "2024-09-19"],
        ["--data-dir={}", "publicity", "2024-09-19"],
        ["publicity", "--data-dir", "{}", "2024-09-19"],
        ["publicity", "2024-09-19", "--data-dir={}"],
        ["--data-dir", "/nowhere", "publicity", "2024-09-19", "--data-dir", "{}"],
    ],
)
def test_the_option_counts_before_and_after_a_command_and_for_this_call_only(
    words: list[str], own: Path, capsys: Capture
) -> None:
    before = os.environ[DATA_DIR_VARIABLE]
    assert main([word.format(own) for word in words]) == 0
    assert "试放假" in capsys.readouterr().out
    assert os.environ[DATA_DIR_VARIABLE] == before
    main(["publicity", "2024-09-19"])
    assert "试放假" not in capsys.readouterr().out


def test_a_folder_as_it_is_typed_is_taken_in_full_and_made_when_needed(
    tmp_path: Path, monkeypatch: Patch, capsys: Capture
) -> None:
    monkeypatch.chdir(tmp_path)
    notice = tmp_path / "change.toml"
    notice.write_text(CALENDAR, encoding="utf-8")
    assert main(["calendar", "import", "change.toml", "--yes", "--data-dir", "new/own"]) == 0, capsys.readouterr()
    assert len(list((tmp_path / "new" / "own" / "calendars").iterdir())) == 1


@pytest.mark.parametrize("words", [["--data-dir"], ["score", "--data-dir"], ["--data-dir="], ["--data-dir", "--json"]])
def test_a_missing_folder_is_refused(words: list[str], capsys: Capture) -> None:
    assert main(words) == 2
    assert (
        capsys.readouterr().err == "命令行，--data-dir：后面少了文件夹。请在后面写一个文件夹；还没有的，用到时新建。\n"
    )


def test_a_file_in_the_place_of_the_folder_is_refused(tmp_path: Path, capsys: Capture) -> None:
    file = tmp_path / "a.toml"
    file.touch()
    assert main(["score", EXAMPLE, "--data-dir", str(file)]) == 2
    assert "不是文件夹" in capsys.readouterr().err


def test_what_only_begins_like_the_option_or_stands_behind_two_dashes_is_left_alone(capsys: Capture) -> None:
    assert without_data_dir(["fit", "--", "--data-dir", "x"]) == (["fit", "--", "--data-dir", "x"], "")
    assert main(["score", EXAMPLE, "--data-dirs", "x"]) == 2
    assert "--data-dir" in capsys.readouterr().err.partition("。")[2]


def test_an_interruption_or_a_crash_leaves_the_own_folder_as_it_was(monkeypatch: Patch, own: Path) -> None:
    def fail(*_: object) -> int:
        assert os.environ[DATA_DIR_VARIABLE] == str(own)
        raise KeyError("张三")

    before = os.environ[DATA_DIR_VARIABLE]
    monkeypatch.setattr("zjai_tui.cli.dispatch.dispatch", fail)
    assert main(["score", "--data-dir", str(own)]) == 1
    assert os.environ[DATA_DIR_VARIABLE] == before
    assert (own / "crashes").is_dir()


@pytest.mark.parametrize("place", [NOWHERE, "file"])
def test_where_nothing_can_be_remembered_every_answer_is_the_same(
    place: str, tmp_path: Path, monkeypatch: Patch, capsys: Capture
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv(DATA_DIR_VARIABLE, place if place == NOWHERE else str(tmp_path / place))
    monkeypatch.chdir(tmp_path)
    calls = [["score", EXAMPLE], ["check", EXAMPLE], ["publicity", "2024-09-13"], ["calendar", "2024"], ["demo"]]
    for words in [*calls, ["standard", "list"], ["new", "新.toml"], ["advise", EXAMPLE], ["review", EXAMPLE]]:
        assert main(words) in {0, 1}, words
        assert "程序出错" not in capsys.readouterr().err
    assert main(["standard", "default", "--reset"]) == 0
    assert main(["doctor"]) == 1
    assert "--data-dir" in capsys.readouterr().out


def test_what_would_have_to_be_remembered_is_refused_with_the_way_out(
    tmp_path: Path, monkeypatch: Patch, capsys: Capture
) -> None:
    monkeypatch.setenv(DATA_DIR_VARIABLE, NOWHERE)
    notice = tmp_path / "change.toml"
    notice.write_text(CALENDAR, encoding="utf-8")
    assert main(["calendar", "import", str(notice), "--yes"]) == 2
    shown = capsys.readouterr().err
    assert NOWHERE not in shown
    assert "另指一个可以写入的位置" in shown
