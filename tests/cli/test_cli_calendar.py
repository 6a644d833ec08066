"""``zjai calendar`` as a person calls it: looking at a year or a month, and importing one."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

import zjai_tui
from zjai_tui.__main__ import main
from zjai_tui.cli import calendar, calendar_import
from zjai_tui.workdays import library

Capture = pytest.CaptureFixture[str]
ROOT = Path(zjai_tui.__file__).resolve().parents[1]
LAST = max(library.years())
FAR = 2040
NOTICE = """国务院办公厅关于2040年部分节假日安排的通知
一、元旦：1月1日（周日）放假，1月2日（周一）补休。
二、春节：2月11日（周六）至2月17日（周五）放假调休，共7天。2月18日（周六）上班。
三、清明节：4月4日（周三）放假1天。
四、劳动节：5月1日（周二）至2日（周三）放假，共2天。
五、端午节：6月14日（周四）放假1天。
六、中秋节：9月20日（周四）放假1天。
七、国庆节：10月1日（周一）至5日（周五）放假调休，共5天。9月29日（周六）、10月6日（周六）上班。
"""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("ZJAI_DATA_DIR", str(tmp_path / "own"))
    for module in (calendar, calendar_import):
        monkeypatch.setattr(module, "today", lambda: date(2026, 11, 22))
    return tmp_path / "own" / "calendars"


@pytest.fixture
def notice(tmp_path: Path) -> str:
    path = tmp_path / "通知.txt"
    path.write_text(NOTICE, encoding="utf-8")
    return str(path)


def _json(capsys: Capture) -> dict[str, object]:
    found = json.loads(capsys.readouterr().out)
    assert isinstance(found, dict)
    return found


def test_a_year_as_json_has_every_day_with_its_reason(capsys: Capture) -> None:
    assert main(["calendar", "2024", "--json"]) == 0
    found = _json(capsys)
    days = found["days"]
    assert isinstance(days, list)
    assert (found["year"], found["month"], len(days)) == (2024, None, 366)
    assert days[257] == {"date": "2024-09-14", "working": True, "reason": "调休上班（中秋节）"}
    assert days[258] == {"date": "2024-09-15", "working": False, "reason": "中秋节"}
    assert found["covered"] == list(range(2007, LAST + 1))
    assert found["confirmed"] is True
    assert found["working_days"] == 251
    assert f"数据到{LAST}年" in str(found["source"])


def test_a_month_as_json_has_only_its_days(capsys: Capture) -> None:
    assert main(["calendar", "2024-02", "--json"]) == 0
    found = _json(capsys)
    days = found["days"]
    assert isinstance(days, list)
    assert (found["year"], found["month"], len(days)) == (2024, 2, 29)
    assert found["working_days"] == 18


@pytest.mark.parametrize("typed", ["2024-09", "２０２４年９月", "2024/9", "202409", "2024.09"])
def test_a_month_can_be_typed_in_many_ways(typed: str, capsys: Capture) -> None:
    assert main(["calendar", typed]) == 0
    shown = capsys.readouterr().out
    assert "2024年9月：工作日21天，休息9天。" in shown
    assert "14班 15休" in shown
    assert "中秋节  放假9月15日（周日）至9月17日（周二），共3天；调休上班9月14日（周六）" in shown
    assert f"数据到{LAST}年" in shown


def test_a_year_is_shown_by_its_holidays_and_months(capsys: Capture) -> None:
    assert main(["calendar", "２０２４年"]) == 0
    shown = capsys.readouterr().out
    assert "2024年：工作日251天，休息115天。" in shown
    assert "10月19天  11月21天  12月22天" in shown
    for name in ("元旦", "春节", "清明节", "劳动节", "端午节", "中秋节", "国庆节"):
        assert f"  {name} " in shown


@pytest.mark.parametrize("columns", ["40", "80", "120"])
def test_no_line_is_wider_than_the_terminal(columns: str, monkeypatch: pytest.MonkeyPatch, capsys: Capture) -> None:
    from zjai_tui.base.cells import width

    monkeypatch.setenv("COLUMNS", columns)
    for words in (["2024"], ["2024-10"]):
        main(["calendar", *words])
        assert max(width(line) for line in capsys.readouterr().out.split("\n")) <= int(columns)


def test_without_a_year_this_year_is_shown(capsys: Capture) -> None:
    assert main(["calendar"]) == 0
    assert capsys.readouterr().out.startswith("2026年：")


@pytest.mark.parametrize("typed", ["24", "2024-13", "2024-00", "1899", "2101", "明年", "", "2024-09-13", "²024"])
def test_what_is_no_year_is_refused(typed: str, capsys: Capture) -> None:
    assert main(["calendar", typed]) == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    assert "请写 2024 或 2024-09" in shown.err


@pytest.mark.parametrize("year", [LAST + 1, 2006, FAR])
def test_a_year_without_data_ends_with_3_and_names_the_remedy(year: int, capsys: Capture) -> None:
    assert main(["calendar", str(year)]) == 3
    shown = capsys.readouterr()
    assert shown.out == ""
    assert "zjai calendar import" in shown.err
    assert shown.err.count("\n") == 1


def test_an_estimate_is_marked(capsys: Capture) -> None:
    assert main(["calendar", str(FAR), "--estimate"]) == 0
    assert "（估算，不含节假日）" in capsys.readouterr().out
    assert main(["calendar", str(FAR), "--estimate", "--json"]) == 0
    found = _json(capsys)
    assert found["confirmed"] is False
    assert "估算" in str(found["source"])


def test_an_imported_notice_answers_for_its_year_and_says_so(notice: str, folder: Path, capsys: Capture) -> None:
    assert main(["calendar", str(FAR)]) == 3
    assert main(["calendar", "import", notice, "--yes"]) == 0
    shown = capsys.readouterr().out
    assert "覆盖2040年全年" in shown
    assert "春节    放假2月11日（周六）至2月17日（周五），共7天；调休上班2月18日（周六）" in shown
    assert "2040年原来没有数据；导入后全年工作日" in shown
    assert str(folder / "2040.toml") in shown
    assert main(["calendar", "2040-10"]) == 0
    shown = capsys.readouterr().out
    assert "2040年以导入的日历“2040”为准" in shown
    assert "6班" in shown
    assert main(["calendar", "2040", "--json"]) == 0
    assert FAR in _json(capsys)["covered"]  # type: ignore[operator]


def test_without_a_terminal_and_without_yes_nothing_is_saved(notice: str, folder: Path, capsys: Capture) -> None:
    assert main(["calendar", "import", notice]) == 1
    shown = capsys.readouterr()
    assert "【看懂的内容】" in shown.out
    assert "--yes" in shown.err
    assert not folder.exists()


@pytest.mark.parametrize(
    "answer, code",
    [("是\n", 0), ("y\n", 0), ("ＹＥＳ\n", 0), ("否\n", 1), ("n\n", 1), ("\n", 1), ("", 1), ("什么\n是\n", 0)],
)
def test_at_a_terminal_the_person_is_asked_in_chinese(
    answer: str, code: int, notice: str, folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    monkeypatch.setattr(calendar_import, "has_terminal", lambda: True)
    monkeypatch.setattr(sys, "stdin", io.StringIO(answer))
    assert main(["calendar", "import", notice]) == code
    assert "请输入“是”或“否”" in capsys.readouterr().out
    assert folder.exists() is (code == 0)


def test_an_answer_without_end_is_a_no(notice: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Endless(io.StringIO):
        def readline(self, size: int | None = -1, /) -> str:
            assert size is not None
            assert 0 < size <= 10_000
            return "是" * size

    monkeypatch.setattr(calendar_import, "has_terminal", lambda: True)
    monkeypatch.setattr(sys, "stdin", Endless())
    assert main(["calendar", "import", notice]) == 1
    assert not folder.exists()


def test_json_never_asks(notice: str, folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture) -> None:
    monkeypatch.setattr(calendar_import, "has_terminal", lambda: True)
    assert main(["calendar", "import", notice, "--json"]) == 1
    found = _json(capsys)
    assert (found["ok"], found["saved"], found["file"], found["covered"]) == (True, False, None, [FAR])
    assert main(["calendar", "import", notice, "--json", "--yes"]) == 0
    found = _json(capsys)
    assert (found["saved"], found["file"]) == (True, str(folder / "2040.toml"))


def test_a_known_year_shows_the_difference_before_it_is_replaced(notice: str, tmp_path: Path, capsys: Capture) -> None:
    main(["calendar", "import", notice, "--yes"])
    changed = tmp_path / "新通知.txt"
    changed.write_text(NOTICE.replace("10月6日（周六）上班", "10月7日（周日）上班"), encoding="utf-8")
    capsys.readouterr()
    assert main(["calendar", "import", str(changed), "--yes"]) == 0
    shown = capsys.readouterr().out
    assert "2040年和现有数据（导入的日历“2040”）相差2天：" in shown
    assert "2040年10月6日（周六）：原为调休上班（国庆节），改为休息。" in shown
    assert "2040年10月7日（周日）：原为休息，改为调休上班（国庆节）。" in shown


def test_a_contradiction_is_refused_and_nothing_is_saved(
    notice: str, tmp_path: Path, folder: Path, capsys: Capture
) -> None:
    wrong = tmp_path / "错.txt"
    wrong.write_text(NOTICE.replace("（周四）放假1天", "（周五）放假2天"), encoding="utf-8")
    assert main(["calendar", "import", str(wrong), "--yes", "--json"]) == 2
    shown = capsys.readouterr()
    found = json.loads(shown.out)
    assert found["ok"] is False
    assert len(found["problems"]) == shown.err.count("\n") == 4
    assert "2040年6月14日是周四，原文写的是周五" in shown.err
    assert not folder.exists()


def test_a_special_change_is_kept_beside_the_year(tmp_path: Path, folder: Path, capsys: Capture) -> None:
    title = "国务院办公厅关于调整2024年中秋节假期安排的通知"
    text = f"{title}\n9月15日（周日）至18日（周三）放假调休，共4天。9月14日（周六）、9月21日（周六）上班。"
    path = tmp_path / "调整.txt"
    path.write_text(text, encoding="utf-8")
    assert main(["calendar", "import", str(path), "--yes"]) == 0
    shown = capsys.readouterr().out
    assert "只改动列出的几天，不算覆盖全年。" in shown
    assert "2024年和现有数据（chinese-calendar" in shown
    assert "相差2天" in shown
    assert [one.name for one in folder.iterdir()] == ["change-2026-11-22.toml"]
    assert main(["calendar", "2024-09"]) == 0
    assert "2024年有几天按导入的日历“change-2026-11-22”改过" in capsys.readouterr().out.replace("\n", "")


@pytest.mark.parametrize(
    "words", [["import"], ["import", "没有.txt"], ["import", "."], ["import", "x", "--year", "27"]]
)
def test_a_wrong_call_is_told_in_one_sentence(
    words: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["calendar", *words]) == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    assert shown.err.endswith("。\n")
    assert shown.err.count("\n") == 1


def test_a_broken_imported_calendar_is_told_and_not_passed_over(folder: Path, capsys: Capture) -> None:
    folder.mkdir(parents=True)
    (folder / "2040.toml").write_text("schema = 1\nyears = [2040]\n", encoding="utf-8")
    assert main(["calendar", "2024"]) == 2
    assert "2040.toml" in capsys.readouterr().err


def test_help_is_chinese(capsys: Capture) -> None:
    for words in (["calendar", "--help"], ["calendar", "import", "--help"]):
        assert main(words) == 0
        assert "用法：zjai calendar" in capsys.readouterr().out


def test_a_missing_library_is_told_with_what_to_do(tmp_path: Path) -> None:
    code = (
        "import sys\nsys.modules['chinese_calendar'] = None\n"
        "from zjai_tui.__main__ import main\nsys.exit(main(['calendar', '2024']))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, encoding="utf-8", cwd=tmp_path, check=False,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"}, timeout=60,
    )  # fmt: skip
    assert done.returncode == 2
    assert "pip install chinese-calendar" in done.stderr
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize("words", [["calendar", "2024"], ["calendar", "2024-09", "--json"]])
def test_looking_at_the_calendar_loads_only_what_it_needs(words: list[str], tmp_path: Path) -> None:
    code = (
        f"from zjai_tui.__main__ import main\nassert main({words!r}) == 0\n"
        "import sys\nsys.stderr.write(' '.join(sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, encoding="utf-8", cwd=tmp_path, check=True,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"}, timeout=60,
    )  # fmt: skip
    heavy = {"textual", "rich", "cattrs", "attr", "dateutil", "platformdirs", "tomllib", "tomli_w", "numpy"}
    assert not heavy.intersection(done.stderr.split())
