"""Each command as a person calls it: what it prints, what it returns, what it writes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from zjai_tui.__main__ import main
from zjai_tui.cli import app, demo
from zjai_tui.cli import open as open_command
from zjai_tui.dossier.reader import read_dossier
from zjai_tui.rules.catalog import cycles, examples, find_cycle, find_standard
from zjai_tui.rules.locate import user_folder

Capture = pytest.CaptureFixture[str]
EXAMPLES = {name: str(file) for name, file in examples()}


def _json(capsys: Capture) -> dict[str, object]:
    found = json.loads(capsys.readouterr().out)
    assert isinstance(found, dict)
    return found


def test_new_writes_an_empty_dossier_for_the_newest_round_and_its_standard(tmp_path: Path, capsys: Capture) -> None:
    path = tmp_path / "张三.toml"
    assert main(["new", str(path)]) == 0
    shown = capsys.readouterr().out
    dossier = read_dossier(path)
    standard = find_standard(find_cycle(cycles()[-1]).cycle.standard)
    assert dossier.cycle == cycles()[-1]
    assert (dossier.standard.id, dossier.standard.edition) == (standard.standard.id, standard.standard.edition)
    assert dossier.standard.digest == standard.digest
    assert not dossier.entry
    assert not dossier.facts
    assert "已新建" in shown
    assert standard.standard.banner in shown
    assert [one.name for one in tmp_path.iterdir()] == ["张三.toml"]


def test_new_never_overwrites(tmp_path: Path, capsys: Capture) -> None:
    path = tmp_path / "张三.toml"
    path.write_text("别动", encoding="utf-8")
    assert main(["new", str(path)]) == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    assert "已经有这个文件" in shown.err
    assert path.read_text(encoding="utf-8") == "别动"


def test_new_in_a_folder_that_is_not_there_says_so(tmp_path: Path, capsys: Capture) -> None:
    assert main(["new", str(tmp_path / "没有" / "张三.toml")]) == 2
    assert capsys.readouterr().err.count("\n") >= 1
    assert not list(tmp_path.iterdir())


def test_a_new_dossier_can_be_scored_and_checked_at_once(tmp_path: Path, capsys: Capture) -> None:
    path = str(tmp_path / "张三.toml")
    main(["new", path])
    assert main(["score", path]) == 1
    assert main(["check", path]) == 1
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize(
    "name, code, decision",
    [
        ("reached", 0, "reached"),
        ("below", 1, "not_reached"),
        ("undecided", 1, "undecided"),
        ("skilled", 1, "not_reached"),
    ],
)
def test_score_returns_0_only_when_the_target_is_reached_whatever_is_open(
    name: str, code: int, decision: str, capsys: Capture
) -> None:
    assert main(["score", EXAMPLES[name], "--json"]) == code
    assert _json(capsys)["decision"] == decision


def test_score_takes_the_target_of_the_round_unless_told_otherwise(capsys: Capture) -> None:
    main(["score", EXAMPLES["below"], "--json"])
    assert _json(capsys)["target"] == "90"
    assert main(["score", EXAMPLES["below"], "--target", "３０", "--json"]) == 0
    assert _json(capsys)["target"] == "30"


@pytest.mark.parametrize("target", ["0", "-5", "100.5", "abc", "1e3", "", "９９９"])
def test_a_target_that_is_no_number_or_cannot_be_is_refused(target: str, capsys: Capture) -> None:
    assert main(["score", EXAMPLES["below"], f"--target={target}"]) == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    assert "--target" in shown.err
    assert shown.err.endswith("。\n")


def test_score_counts_as_evidenced_only_what_has_its_evidence_beside_it(tmp_path: Path, capsys: Capture) -> None:
    main(["score", EXAMPLES["reached"], "--json"])
    beside = _json(capsys)["evidenced"]
    copy = tmp_path / "reached.toml"
    copy.write_bytes(Path(EXAMPLES["reached"]).read_bytes())
    assert main(["score", str(copy), "--json"]) == 0
    alone = _json(capsys)["evidenced"]
    assert isinstance(beside, dict)
    assert isinstance(alone, dict)
    assert float(alone["low"]) < float(beside["low"])


def test_the_text_of_a_score_goes_to_stdout_alone(capsys: Capture) -> None:
    main(["score", EXAMPLES["undecided"]])
    shown = capsys.readouterr()
    assert "能否达到90分待定" in shown.out
    assert shown.err == ""


def test_a_standard_given_as_a_path_is_used_instead(tmp_path: Path, capsys: Capture) -> None:
    source = next(Path(EXAMPLES["below"]).parents[1].joinpath("standards").glob("*.toml"))
    own = tmp_path / "own.toml"
    own.write_text(
        source.read_text(encoding="utf-8").replace('id = "zj-ai-reference"', 'id = "own"', 1), encoding="utf-8"
    )
    assert main(["score", EXAMPLES["below"], "--standard", str(own), "--json"]) == 1
    found = _json(capsys)["standard"]
    assert isinstance(found, dict)
    assert found["id"] == "own"


def test_a_standard_in_the_persons_own_folder_goes_before_the_shipped_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    monkeypatch.setenv("ZJAI_DATA_DIR", str(tmp_path))
    source = next(Path(EXAMPLES["below"]).parents[1].joinpath("standards").glob("*.toml"))
    (tmp_path / "standards").mkdir()
    text = source.read_text(encoding="utf-8").replace('edition = "', 'edition = "本单位', 1)
    (user_folder() / "standards" / source.name).write_text(text, encoding="utf-8")
    main(["score", EXAMPLES["below"], "--json"])
    shown = capsys.readouterr()
    assert json.loads(shown.out)["standard"]["edition"].startswith("本单位")
    assert "标准在上次保存之后改过" in shown.err


def test_check_lists_problems_and_every_route(capsys: Capture) -> None:
    assert main(["check", EXAMPLES["reached"], "--json"]) == 0
    found = _json(capsys)
    assert found["ok"] is True
    routes = found["routes"]
    assert isinstance(routes, list)
    assert "yes" in {route["verdict"] for route in routes}


def test_check_returns_1_when_no_route_is_open(capsys: Capture) -> None:
    assert main(["check", EXAMPLES["undecided"], "--json"]) == 1
    assert _json(capsys)["ok"] is False


def test_check_names_an_answer_that_does_not_fit_its_question(tmp_path: Path, capsys: Capture) -> None:
    copy = tmp_path / "a.toml"
    text = Path(EXAMPLES["below"]).read_text(encoding="utf-8")
    copy.write_text(text + '\n[[entry]]\nid = "x1"\nkind = "没有这种"\n', encoding="utf-8")
    assert main(["check", str(copy)]) == 1
    assert "没有业绩种类“没有这种”" in capsys.readouterr().out.replace("\n          ", "")


def test_a_closed_gate_is_a_no_whatever_the_score(tmp_path: Path, capsys: Capture) -> None:
    copy = tmp_path / "a.toml"
    text = Path(EXAMPLES["reached"]).read_text(encoding="utf-8")
    assert 'ethics = "合格"' in text
    copy.write_text(text.replace('ethics = "合格"', 'ethics = "不合格"'), encoding="utf-8")
    assert main(["score", str(copy), "--json"]) == 1
    assert _json(capsys)["decision"] == "reached"
    assert main(["check", str(copy), "--json"]) == 1
    problems = _json(capsys)["problems"]
    assert isinstance(problems, list)
    assert [one["severity"] for one in problems if one["code"] == "gate-closed"] == ["error"]


def test_check_prints_the_problems_of_an_unreadable_file_as_json_too(tmp_path: Path, capsys: Capture) -> None:
    path = tmp_path / "a.toml"
    path.write_text("schema = 1\nentry = 3\n", encoding="utf-8")
    assert main(["check", str(path), "--json"]) == 2
    shown = capsys.readouterr()
    found = json.loads(shown.out)
    assert found["ok"] is False
    assert found["routes"] == []
    assert len(found["problems"]) == shown.err.count("\n")


def test_standard_list_and_show_answer_in_text_and_json(capsys: Capture) -> None:
    assert main(["standard", "list"]) == 0
    assert "zj-ai-reference" in capsys.readouterr().out
    assert main(["standard", "list", "--json"]) == 0
    assert _json(capsys)["unreadable"] == []
    assert main(["standard", "show", "zj-ai-reference"]) == 0
    assert "须以240号文附件核对" in capsys.readouterr().out
    assert main(["standard", "show", "zj-ai-reference", "--json"]) == 0
    assert _json(capsys)["nodes"]


def test_standard_show_suggests_the_nearest_name(capsys: Capture) -> None:
    assert main(["standard", "show", "zj-ai-referense"]) == 2
    assert "是不是想写 zj-ai-reference" in capsys.readouterr().err


def test_a_standard_that_cannot_be_read_is_listed_and_told_apart(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    monkeypatch.setenv("ZJAI_DATA_DIR", str(tmp_path))
    (tmp_path / "standards").mkdir()
    (tmp_path / "standards" / "broken.toml").write_text("schema = 1\nx = ", encoding="utf-8")
    assert main(["standard", "list"]) == 0
    assert "broken：读不出，问题见 zjai standard lint broken" in capsys.readouterr().out
    assert main(["standard", "lint", "broken", "--json"]) == 2
    shown = capsys.readouterr()
    assert json.loads(shown.out)["ok"] is False
    assert shown.err


def test_the_shipped_standard_passes_its_own_check(capsys: Capture) -> None:
    assert main(["standard", "lint", "--json"]) == 0
    assert _json(capsys)["ok"] is True


def test_a_golden_case_that_does_not_come_out_is_a_finding(tmp_path: Path, capsys: Capture) -> None:
    source = next(Path(EXAMPLES["below"]).parents[1].joinpath("standards").glob("*.toml"))
    text = source.read_text(encoding="utf-8")
    wrong = text + '\n[[case]]\nname = "错的"\ngiven = {}\nexpect = { total = 99 }\n'
    path = tmp_path / "wrong.toml"
    path.write_text(wrong, encoding="utf-8")
    assert main(["standard", "lint", str(path)]) == 1
    assert "错的" in capsys.readouterr().out


@pytest.mark.parametrize("name", EXAMPLES)
def test_demo_without_a_terminal_prints_the_scored_example(name: str, capsys: Capture) -> None:
    assert main(["demo", name]) == 0
    shown = capsys.readouterr()
    assert "人物和单位都是虚构的" in shown.out
    assert "【各项得分和依据】" in shown.out
    assert shown.err == ""


def test_demo_lists_all_examples_with_their_result(capsys: Capture) -> None:
    assert main(["demo", "--list"]) == 0
    shown = capsys.readouterr().out
    for name in EXAMPLES:
        assert f"\n{name} " in f"\n{shown}"
    assert "达到90分" in shown


def test_demo_of_an_unknown_example_names_the_nearest(capsys: Capture) -> None:
    assert main(["demo", "reachd"]) == 2
    assert "是不是想写 reached" in capsys.readouterr().err


def test_at_a_terminal_the_commands_open_the_app(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    opened: list[tuple[Path | None, str | None, bool]] = []

    def start(dossier: Path | None = None, demo: str | None = None, *, mouse: bool = True) -> int:
        opened.append((dossier, demo, mouse))
        return 0

    for module in (app, demo, open_command):
        monkeypatch.setattr(module, "start", start)
    for module in (app, demo):
        monkeypatch.setattr(module, "has_terminal", lambda: True)
    assert [main(words) for words in ([], ["open"], ["open", "张三.toml"], ["demo"], ["demo", "below"])] == [0] * 5
    assert opened == [
        (None, None, True), (None, None, True), (Path("张三.toml"), None, True), (None, "reached", True),
        (None, "below", True),
    ]  # fmt: skip
    opened.clear()
    assert [main(["--no-mouse"]), main(["open", "--no-mouse"]), main(["demo", "--no-mouse"])] == [0] * 3
    assert opened == [(None, None, False), (None, None, False), (None, "reached", False)]
    opened.clear()
    assert [main(["--no-mouse", "demo", "below"]), main(["--no-mouse", "open", "--", "甲.toml"])] == [0] * 2
    assert opened == [(None, "below", False), (Path("甲.toml"), None, False)]
    assert main(["--no-mouse", "x"]) == 2
