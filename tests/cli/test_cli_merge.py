"""``zjai merge`` and ``zjai compare A B``: every difference is shown, nothing is written before all is decided."""

from __future__ import annotations

import json
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from zjai_tui.__main__ import main
from zjai_tui.base.cells import width
from zjai_tui.dossier.reader import read_dossier
from zjai_tui.rules.catalog import read_example

Capture = pytest.CaptureFixture[str]
Edit = tuple[str, str]
TEXT = read_example("reached")


@pytest.fixture
def version(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., str]:
    monkeypatch.setenv("ZJAI_DATA_DIR", str(tmp_path / "own"))
    monkeypatch.chdir(tmp_path)

    def written(name: str, *edits: Edit) -> str:
        text = TEXT
        for before, after in edits:
            assert before in text
            text = text.replace(before, after, 1)
        (tmp_path / name).write_text(text, encoding="utf-8")
        return name

    return written


UNIT = 'unit = "示例视觉科技有限公司"'
POST = 'position = "算法工程师"'
YEAR = "[[education]]\nyear = 202"
RANK = "rank = 2, team = 9, date = 2023-05-18"


@pytest.fixture
def three(version: Callable[..., str]) -> tuple[str, str, str]:
    base = version("base.toml")
    a = version("a.toml", (UNIT, 'unit = "甲公司"'), (RANK, RANK.replace("2,", "1,", 1)))
    post = 'position = "主管"\n"新键" = 1'
    b = version("b.toml", (UNIT, 'unit = "乙公司"'), (POST, post), (f"{YEAR}2", f"{YEAR}1"))
    return base, a, b


def test_until_all_is_decided_every_difference_is_shown_and_nothing_written(
    three: tuple[str, str, str], tmp_path: Path, capsys: Capture
) -> None:
    base, a, b = three
    before = sorted(tmp_path.iterdir())
    assert main(["merge", a, b, "--base", base, "-o", "c.toml"]) == 1
    shown = capsys.readouterr().out
    flat = shown.replace("\n", "").replace(" ", "")
    assert "其中1处两边各有说法" in flat
    assert "原来：示例视觉科技有限公司a：甲公司b：乙公司" in flat
    assert "--take1=a或--take1=b" in flat
    assert "取b（a没有改过）" in flat
    assert "未定的都取a" in flat
    assert max(map(width, shown.splitlines())) <= 80
    assert sorted(tmp_path.iterdir()) == before


def test_a_decision_by_number_writes_what_both_changed(
    three: tuple[str, str, str], tmp_path: Path, capsys: Capture
) -> None:
    base, a, b = three
    assert main(["merge", a, b, "--base", base, "-o", "c.toml", "--take", "1=b"]) == 0
    assert "已写入 c.toml" in capsys.readouterr().out
    found = read_dossier(tmp_path / "c.toml")
    assert (found.person.unit, found.person.position) == ("乙公司", "主管")
    assert found.person.extra == {"新键": 1}
    assert found.entry[0].facts["rank"] == 1
    assert [one.year for one in found.education] == [2021, 2023, 2024]
    assert stat.S_IMODE((tmp_path / "c.toml").stat().st_mode) == 0o600
    assert (tmp_path / a).read_text(encoding="utf-8").count("甲公司") == 1


def test_json_tells_every_item_and_the_rest_can_be_taken(three: tuple[str, str, str], capsys: Capture) -> None:
    base, a, b = three
    assert main(["merge", a, b, "--base", base, "--json"]) == 1
    found = json.loads(capsys.readouterr().out)
    assert (found["written"], found["undecided"]) == (None, 1)
    first = found["items"][0]
    assert (first["id"], first["a"], first["b"], first["conflict"], first["taken"]) == (
        "person.unit", "甲公司", "乙公司", True, None,
    )  # fmt: skip
    assert [one["label"] for one in found["results"]] == ["未定的都取a", "未定的都取b"]
    assert found["results"][0]["score"]["total"]["low"]
    options = ["--take-all", "a", "--take", "person.position=a", "-o", "c.toml", "--json", "--report", "r.md"]
    assert main(["merge", a, b, "--base", base, *options]) == 0
    told = capsys.readouterr()
    found = json.loads(told.out)
    assert found["written"] == "c.toml"
    assert {one["id"]: one["taken"] for one in found["items"]}["person.position"] == "a"
    assert "已写入 r.md" in told.err
    assert "佐证材料" in told.err  # they do not lie beside the new dossier


def test_the_report_holds_each_item_with_both_values(three: tuple[str, str, str], tmp_path: Path) -> None:
    base, a, b = three
    assert main(["merge", a, b, "--base", base, "--report", "r.html"]) == 1
    text = (tmp_path / "r.html").read_text(encoding="utf-8")
    assert "甲公司" in text
    assert "乙公司" in text
    assert stat.S_IMODE((tmp_path / "r.html").stat().st_mode) == 0o600


@pytest.mark.parametrize(
    "words, said",
    [
        (["--take", "99=a"], "没有这一处不同"),
        (["--take", "1"], "应写成编号=a或编号=b"),
        (["--take", "1=a", "--take", "person.unit=b"], "同一处选了两边"),
        (["-o", "c.txt"], "不以 .toml 结尾"),
        (["-o", "a.toml"], "已经有这个文件"),
        (["--report", "r.exe"], "后缀不对"),
        (["--base", "没有.toml"], "没有"),
    ],
)
def test_what_cannot_be_meant_is_refused(
    three: tuple[str, str, str], words: list[str], said: str, capsys: Capture
) -> None:
    assert main(["merge", *three[1:], *words]) == 2
    assert said in capsys.readouterr().err


def test_without_a_base_what_only_one_side_filled_in_is_taken(
    version: Callable[..., str], tmp_path: Path, capsys: Capture
) -> None:
    a, b = version("a.toml", (POST, "")), version("b.toml", (UNIT, ""))
    assert main(["merge", a, b, "-o", "c.toml"]) == 0
    capsys.readouterr()
    assert read_dossier(tmp_path / "c.toml").person == read_dossier(Path(version("whole.toml"))).person


def test_two_dossiers_are_compared_item_by_item_with_both_scores(three: tuple[str, str, str], capsys: Capture) -> None:
    _, a, b = three
    assert main(["compare", a, b]) == 1
    flat = capsys.readouterr().out.replace("\n", "").replace(" ", "")
    assert "两份档案逐项对照" in flat
    assert "所在单位前一份：甲公司后一份：乙公司" in flat
    assert "结论已达到已达到" in flat
    assert main(["compare", a, b, "--json"]) == 1
    found = json.loads(capsys.readouterr().out)
    assert not found["same"]
    assert found["items"][0]["kind"] == "changed"
    assert main(["compare", a, a]) == 0
    assert "内容相同" in capsys.readouterr().out


def test_dossiers_of_two_people_and_rules_that_are_not_at_hand_are_told(
    version: Callable[..., str], capsys: Capture
) -> None:
    a = version("a.toml")
    b = version("b.toml", ('name = "示例一"', 'name = "别人"'), ('cycle = "2024"', 'cycle = "1999"'))
    assert main(["compare", a, b]) == 1
    flat = capsys.readouterr().out.replace("\n", "").replace(" ", "")
    assert "可能不是同一人的档案" in flat
    assert "没有给“b.toml”算分" in flat


def test_dossiers_of_two_people_are_merged_only_when_somebody_says_they_are_one(
    version: Callable[..., str], tmp_path: Path, capsys: Capture
) -> None:
    a = version("a.toml", (UNIT, f'{UNIT}\nid_number = "33010219900101123X"'))
    others = (
        version("b.toml", (UNIT, f'{UNIT}\nid_number = "330102 19900101 1248"')),
        version("c.toml", ('name = "示例一"', 'name = "别人"')),
    )
    for other, word in zip(others, ("证件号码不同", "姓名不同"), strict=True):
        assert main(["merge", a, other, "-o", "m.toml", "--take-all", "a"]) == 2
        told = capsys.readouterr().err
        assert word in told
        assert "--same-person" in told
        assert not (tmp_path / "m.toml").exists()
    assert main(["merge", a, others[0], "-o", "m.toml", "--take-all", "a", "--same-person"]) == 0
    same = version("d.toml", (UNIT, f'{UNIT}\nid_number = "330102-19900101-123x"'), ("示例一", " 示例一 "))
    assert main(["merge", a, same, "--take-all", "a"]) == 0


def test_numbers_of_the_person_are_masked_everywhere_unless_asked_for(
    version: Callable[..., str], tmp_path: Path, capsys: Capture
) -> None:
    numbers = "33010219900101123X", "33010219900101124X", "13800138000"
    line = '{}\nid_number = "{}"\nphone = "{}"'
    a = version("a.toml", (UNIT, line.format(UNIT, numbers[0], numbers[2])))
    b = version("b.toml", (UNIT, line.format(f'unit = "乙{numbers[0]}"', numbers[1], numbers[2])))
    commands = (["compare", a, b], ["merge", a, b, "--same-person"])
    for command in commands:
        for more in ([], ["--json"], ["-o" if command[0] == "compare" else "--report", "r.txt", "--force"]):
            assert main([*command, *more]) == 1
            shown = "".join(capsys.readouterr()) + (tmp_path / "r.txt").read_text("utf-8") if "r.txt" in more else ""
            assert not any(one in shown for one in numbers)
            assert main([*command, *more, "--full"]) == 1
            shown = capsys.readouterr().out
            if "r.txt" in more:
                shown = (tmp_path / "r.txt").read_text("utf-8")
            assert numbers[1] in shown
    assert main(["compare", a, b]) == 1
    assert "尾号123X" in capsys.readouterr().out


def test_options_of_the_other_comparison_are_refused(version: Callable[..., str], capsys: Capture) -> None:
    a = version("a.toml")
    assert main(["compare", a, a, "--cycle", "2024"]) == 2
    assert "不能写 --cycle" in capsys.readouterr().err


def test_hostile_texts_stand_there_as_text(version: Callable[..., str], tmp_path: Path, capsys: Capture) -> None:
    evil = '"[red]\\u001b[31m\\u202e=cmd|<script>"'
    a, b = version("a.toml"), version("b.toml", (UNIT, f"unit = {evil}"))
    assert main(["compare", a, b]) == 1
    shown = capsys.readouterr().out
    assert "\x1b" not in shown
    assert "\u202e" not in shown
    assert main(["compare", a, b, "-o", "r.html"]) == 1
    assert "<script>" not in (tmp_path / "r.html").read_text(encoding="utf-8")
