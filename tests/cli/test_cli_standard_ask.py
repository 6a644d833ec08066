"""``zjai standard ask``: the 请示单 on the screen, as JSON and in a file; and ``list`` with several editions."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from zjai_tui.__main__ import main
from zjai_tui.base.cells import width

Capture = pytest.CaptureFixture[str]
TESTS = Path(__file__).parents[1]
OLD = TESTS / "transcribing" / "editions" / "old.toml"


def test_the_shipped_standard_asks_with_what_each_reading_is_worth(capsys: Capture) -> None:
    assert main(["standard", "ask"]) == 0
    shown = capsys.readouterr().out
    for words in ("主送：____", "读法一", "（暂用）", "没有官方依据", "总分最多相差", "应按哪种读法"):
        assert words in shown
    assert max(map(width, shown.splitlines())) <= 80


def test_a_dossier_gives_the_points_and_no_name(tmp_path: Path, capsys: Capture) -> None:
    path = tmp_path / "甲.toml"
    main(["new", str(path)])
    text = path.read_text(encoding="utf-8") + '\n[person]\nname = "张三"\nunit = "甲公司"\n'
    path.write_text(text, encoding="utf-8")
    capsys.readouterr()
    assert main(["standard", "ask", "--dossier", str(path)]) == 0
    shown = capsys.readouterr().out
    assert "一份自评档案" in shown
    assert "张三" not in shown
    assert "甲公司" not in shown
    assert main(["standard", "ask", "--dossier", str(path), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["by_dossier"] is True


def test_one_question_alone_makes_one_sheet(capsys: Capture) -> None:
    assert main(["standard", "ask", str(OLD), "--question", "many", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert [one["id"] for one in found["questions"]] == ["many"]
    assert [one["used"] for one in found["questions"][0]["readings"]] == [True, False]
    assert main(["standard", "ask", str(OLD), "--question", "mani"]) == 2
    assert "many" in capsys.readouterr().err


@pytest.mark.parametrize("ending", ["txt", "md", "html"])
def test_it_is_written_ready_to_sign(ending: str, tmp_path: Path, capsys: Capture) -> None:
    path = tmp_path / f"请示单.{ending}"
    assert main(["standard", "ask", str(OLD), "-o", str(path)]) == 0
    text = path.read_text(encoding="utf-8")
    for words in ("主送", "文号", "补充说明", "请示单位（盖章）", "答复单位（盖章）", "答复人"):
        assert words in text
    assert "http" not in text.replace("http-equiv", "")


def test_text_out_of_the_file_is_never_markup(tmp_path: Path, capsys: Capture) -> None:
    hostile = tmp_path / "h.toml"
    text = OLD.read_text(encoding="utf-8").replace(
        "论文能不能超过一篇？", "<script>alert(1)</script>&amp;[x](http://a.b)"
    )
    hostile.write_text(text, encoding="utf-8")
    html, md = tmp_path / "a.html", tmp_path / "a.md"
    assert main(["standard", "ask", str(hostile), "-o", str(html)]) == 0
    assert main(["standard", "ask", str(hostile), "-o", str(md)]) == 0
    assert "<script>" not in html.read_text(encoding="utf-8") + md.read_text(encoding="utf-8")
    assert "](http" not in md.read_text(encoding="utf-8")


def test_without_open_questions_there_is_nothing_to_ask_and_no_file(tmp_path: Path, capsys: Capture) -> None:
    plain, out = tmp_path / "p.toml", tmp_path / "请示单.md"
    text = OLD.read_text(encoding="utf-8")
    plain.write_text(text[: text.index("[[open]]")], encoding="utf-8")
    assert main(["standard", "ask", str(plain), "-o", str(out)]) == 1
    assert "不用请示" in capsys.readouterr().out
    assert not out.exists()


def test_a_score_as_json_has_the_total_under_each_reading(capsys: Capture) -> None:
    example = str(TESTS.parent / "data" / "examples" / "reached.toml")
    main(["score", example, "--json"])
    readings = json.loads(capsys.readouterr().out)["readings"]
    assert [one["chosen"] for one in readings].count(True) == 1
    assert {"question", "ask", "reading", "title", "total", "decision", "chosen", "cites"} == set(readings[0])


def test_the_list_shows_the_editions_of_a_table_together(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    monkeypatch.setenv("ZJAI_DATA_DIR", str(tmp_path))
    (tmp_path / "standards").mkdir()
    for name in ("old", "new"):
        data = OLD.with_name(f"{name}.toml").read_bytes()
        (tmp_path / "standards" / f"table-{'2024' if name == 'old' else '2026'}.toml").write_bytes(data)
    assert main(["standard", "list"]) == 0
    shown = capsys.readouterr().out
    assert shown.index("table-2026：小表") < shown.index("旧版 table-2024：小表") < shown.index("zj-ai-reference：")
    assert "适用到2024年12月31日" in shown
    assert main(["standard", "list", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["editions"] == [["table-2026", "table-2024"], ["zj-ai-reference"]]
