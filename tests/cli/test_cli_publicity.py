"""``zjai publicity`` as a person calls it: answers, exit codes, files."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import chinese_calendar
import pytest

from zjai_tui.__main__ import main
from zjai_tui.cli.publicity import setting as publicity_setting
from zjai_tui.rules.catalog import examples
from zjai_tui.rules.locate import shipped_folder

Capture = pytest.CaptureFixture[str]
EXAMPLES = Path(str(examples()[0][1])).parent
YEAR_2027 = """schema = 1
title = "测试用的2027年安排"
years = [2027]
day = [
  { date = 2027-01-01, working = false, name = "元旦" },
  { date = 2027-01-02, working = false, name = "元旦" },
  { date = 2027-01-03, working = false, name = "元旦" },
  { date = 2027-01-09, working = true, name = "元旦" },
]
"""


@pytest.fixture(autouse=True)
def _today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(publicity_setting, "today", lambda: date(2024, 8, 20))


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    folder = tmp_path / "own"
    folder.mkdir()
    monkeypatch.setenv("ZJAI_DATA_DIR", str(folder))
    return folder


def _answer(capsys: Capture, *words: str, code: int = 0) -> dict[str, Any]:
    assert main(["publicity", *words, "--json"]) == code
    found = json.loads(capsys.readouterr().out)
    assert isinstance(found, dict)
    return found


def _refused(capsys: Capture, *words: str, code: int = 2) -> str:
    assert main(["publicity", *words]) == code
    shown = capsys.readouterr()
    assert shown.out == ""
    assert "Traceback" not in shown.err
    return shown.err


@pytest.mark.parametrize(
    "typed",
    [
        "2024-09-13", "20240913", "2024/9/13", "2024.9.13", "2024年9月13日", "9月13日", "２０２４－０９－１３", "9-13",
        "９月１３日", "2024。9。13",
    ],
)  # fmt: skip
def test_a_start_typed_in_any_way_is_the_same_start(typed: str, capsys: Capture) -> None:
    found = _answer(capsys, typed)
    assert (found["start"], found["end"]) == ("2024-09-13", "2024-09-20")


@pytest.mark.parametrize("typed, start", [("今天", "2024-08-20"), ("明天", "2024-08-21"), ("下周一", "2024-08-26")])
def test_a_start_typed_from_today_is_told_as_a_date(typed: str, start: str, capsys: Capture) -> None:
    assert _answer(capsys, typed)["start"] == start
    main(["publicity", typed])
    assert "说明：" in capsys.readouterr().out


def test_a_start_without_a_year_says_which_year_was_taken(capsys: Capture) -> None:
    assert main(["publicity", "9月13日"]) == 0
    assert "说明：没写年份，按2024年。" in capsys.readouterr().out


def test_the_days_are_those_of_the_notice_unless_typed(capsys: Capture) -> None:
    assert _answer(capsys, "2024-09-13")["days"] == 5
    assert _answer(capsys, "2024-09-13", "--days", "７个工作日")["days"] == 7


def test_a_rounds_own_number_of_days_is_the_usual_one(own: Path, capsys: Capture) -> None:
    text = shipped_folder().joinpath("cycles", "2024.toml").read_text(encoding="utf-8")
    changed = re.sub(r'(role = "publicity_days"\nvalue = )5', r"\g<1>7", text)
    (own / "cycles").mkdir()
    (own / "cycles" / "2024.toml").write_text(changed, encoding="utf-8")
    assert _answer(capsys, "2024-09-09")["days"] == 7


@pytest.mark.parametrize("typed", ["5.5", "0", "251", "-1", "五天", "", "1e3", "9" * 400])
def test_days_that_are_no_days_get_one_sentence(typed: str, capsys: Capture) -> None:
    said = _refused(capsys, "2024-09-13", "--days", typed)
    assert said.count("\n") == 1
    assert "不是能用的工作日数。请写1至250的整数。" in said


@pytest.mark.parametrize("typed", ["2024-02-30", "昨晚", "13", "2024-9", "abc", "", " ", "2101-01-01", "x" * 9999])
def test_a_start_that_is_no_date_gets_one_sentence(typed: str, capsys: Capture) -> None:
    said = _refused(capsys, typed)
    assert said.count("\n") == 1
    assert "不是看得懂的日期" in said


def test_the_other_reading_is_always_beside(capsys: Capture) -> None:
    assert _answer(capsys, "2024-09-13")["alternative"] == {"first_day": "next", "end": "2024-09-23"}
    found = _answer(capsys, "2024-09-12", "--first-day", "next")
    assert (found["end"], found["alternative"]) == ("2024-09-20", {"first_day": "counted", "end": "2024-09-19"})


def test_a_deadline_beside_a_start_is_met_or_missed(capsys: Capture) -> None:
    met = _answer(capsys, "2024-09-13", "--deadline", "9月20日")
    assert (met["meets_deadline"], met["latest_start"]) == (True, "2024-09-13")
    missed = _answer(capsys, "2024-09-14", "--deadline", "9月20日", code=1)
    assert (missed["meets_deadline"], missed["latest_start"]) == (False, "2024-09-13")
    assert main(["publicity", "2024-09-14", "--deadline", "9月20日"]) == 1
    assert "晚1个工作日" in capsys.readouterr().out


def test_a_deadline_alone_gives_the_latest_start(capsys: Capture) -> None:
    found = _answer(capsys, "--deadline", "2024-09-20")
    assert (found["latest_start"], found["latest_start_strict"]) == ("2024-09-13", "2024-09-12")
    assert found["alternative"]["latest_start"] == "2024-09-12"
    assert main(["publicity", "--deadline", "2024-09-20", "--first-day", "next"]) == 0
    assert "最晚2024年9月12日（周四）开始" in capsys.readouterr().out


def test_the_day_of_filing_is_held_against_the_start(capsys: Capture) -> None:
    found = _answer(capsys, "2024-08-26", "--submitted", "2024-08-28")
    assert any("早于申报人提交的日期" in one for one in found["warnings"])
    assert _answer(capsys, "2024-08-28", "--submitted", "2024-08-28")["warnings"] == []


def test_an_audit_answers_yes_or_no(capsys: Capture) -> None:
    good = _answer(capsys, "--audit", "9月13日", "9月20日")
    assert (good["counted_first"], good["counted_next"], good["sufficient"]) == (5, 4, True)
    bad = _answer(capsys, "--audit", "2023-01-03", "2023-01-07", code=1)
    assert (bad["counted_first"], bad["sufficient"]) == (4, False)
    assert _answer(capsys, "--audit", "9月13日", "9月20日", "--first-day", "next", code=1)["sufficient"] is False


def test_an_audit_takes_the_words_of_a_notice_with_the_days_they_state(capsys: Capture) -> None:
    found = _answer(capsys, "--audit", "公示时间：2024年9月13日至9月20日，共七个工作日。", code=1)
    assert (found["start"], found["end"], found["days"]) == ("2024-09-13", "2024-09-20", 7)
    assert _answer(capsys, "--audit", "2024年9月13日至9月20日，共7个工作日", "--days", "5")["days"] == 5


@pytest.mark.parametrize(
    "words, said",
    [
        ([], "缺少起始日或截止日"),
        (["--audit"], "--audit"),
        (["--audit", "公示五天"], "没有起止日期"),
        (["--audit", "9月1日至9月5日，9月8日至9月12日"], "不止一处"),
        (["--audit", "1", "2", "3"], "只写起始日和止日"),
        (["2024-09-13", "--audit", "9月13日", "9月20日"], "只写起始日和止日"),
        (["--audit", "9月20日", "9月13日"], "早于起始日"),
        (["--audit", "9月13日", "9月20日", "--timeline"], "不能一起写"),
        (["2024-09-13", "--notice", "a.txt", "--from", "b.csv"], "不能一起写"),
        (["2024-09-13", "-o", "a.csv"], "只和 --from 一起用"),
        (["2024-09-13", "--ics", "a.ics"], "只和 --timeline 一起用"),
        (["2024-09-13", "--name", "张三"], "只和 --notice"),
        (["--deadline", "9月20日", "--notice", "a.txt"], "要有起始日"),
        (["2024-09-13", "--notice", "a.doc"], "后缀"),
        (["2024-09-13", "--notice", "a.txt", "--result", "a.txt"], "同一个文件"),
        (["2024-09-13", "--notice", "a.txt", "--estimate"], "估算的日期不能写进公告"),
        (["2024-09-13", "--first-day", "maybe"], "--first-day"),
        (["2024-09-13", "--deadlin", "9月20日"], "是不是想写 --deadline"),
        (["2024-09-13", "2024-09-14"], "多写了"),
        (["--from", "没有.csv"], "找不到这个文件"),
        (["--from", str(EXAMPLES)], "起始日"),
        (["--timeline", "--cycle", "../2024.toml"], "找不到这个文件"),
    ],
)
def test_a_command_line_that_is_wrong_gets_one_sentence(
    words: list[str], said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    monkeypatch.chdir(tmp_path)
    shown = _refused(capsys, *words)
    assert said in shown
    assert shown.count("\n") == 1
    assert not list(tmp_path.iterdir())


def test_a_round_that_is_not_at_hand_ends_with_3(capsys: Capture) -> None:
    assert "没有这个申报计划" in _refused(capsys, "--timeline", "--cycle", "1999", code=3)


def test_an_uncovered_year_is_refused_with_the_remedy_and_answered_once_imported(own: Path, capsys: Capture) -> None:
    before = (dict(chinese_calendar.holidays), dict(chinese_calendar.workdays), dict(chinese_calendar.in_lieu_days))
    said = _refused(capsys, "2027-01-04", code=3)
    assert "2027年" in said
    assert "zjai calendar import" in said
    folder = own / "calendars"
    folder.mkdir()
    (folder / "2027.toml").write_text(YEAR_2027, encoding="utf-8")
    found = _answer(capsys, "2027-01-04")
    assert (found["end"], found["confirmed"]) == ("2027-01-08", True)
    assert found["calendar"]["overlays"]["2027"]
    assert _answer(capsys, "2027-01-05")["end"] == "2027-01-09"  # a make-up Saturday
    after = (dict(chinese_calendar.holidays), dict(chinese_calendar.workdays), dict(chinese_calendar.in_lieu_days))
    assert after == before


@pytest.mark.parametrize("words", [["--deadline", "2027-03-01"], ["--audit", "2027-01-04", "2027-01-08"]])
def test_every_question_about_an_uncovered_year_ends_alike(words: list[str], capsys: Capture) -> None:
    assert "zjai calendar import" in _refused(capsys, *words, code=3)


def test_an_estimate_is_only_given_on_request_and_marked(capsys: Capture) -> None:
    found = _answer(capsys, "2027-01-04", "--estimate")
    assert (found["end"], found["confirmed"]) == ("2027-01-08", False)
    assert found["calendar"]["estimated"] == [2027]
    assert any("估算" in one for one in found["warnings"])


def test_a_list_becomes_a_table_and_bad_rows_are_told_by_line(tmp_path: Path, capsys: Capture) -> None:
    source, out = tmp_path / "名单.csv", tmp_path / "结果.csv"
    source.write_bytes("姓名,起始日,天数\r\n张三,9月13日,\r\n李四,2024-13-01,5\r\n王五,2024-09-12,7\r\n".encode("gbk"))
    assert main(["publicity", "--from", str(source), "-o", str(out)]) == 1
    shown = capsys.readouterr()
    assert "名单.csv，第3行，起始日" in shown.err
    assert "张三" in shown.out
    assert "已写入" in shown.out
    text = out.read_bytes()
    assert text.startswith(b"\xef\xbb\xbf")
    assert "张三,,2024-09-13,5,起始日计入,2024-09-20,2024-09-23" in text.decode("utf-8-sig")
    assert "李四" not in text.decode("utf-8-sig")


def test_a_good_list_returns_0_and_as_json_one_line_a_person(tmp_path: Path, capsys: Capture) -> None:
    source = tmp_path / "list.csv"
    source.write_text("name,start,days\nA,2024-09-13,5\nB,2024-09-14,5\n", encoding="utf-8-sig")
    assert main(["publicity", "--from", str(source), "--json"]) == 0
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [(row["name"], row["end"]) for row in rows] == [("A", "2024-09-20"), ("B", "2024-09-23")]
    assert main(["publicity", "--from", str(source), "--deadline", "2024-09-20"]) == 1


def test_the_list_itself_is_never_written_over(tmp_path: Path, capsys: Capture) -> None:
    source = tmp_path / "list.csv"
    source.write_text("name,start\nA,2024-09-13\n", encoding="utf-8")
    before = source.read_bytes()
    assert "这是要读的文件" in _refused(capsys, "--from", str(source), "-o", str(source), "--force")
    assert source.read_bytes() == before


def test_a_folder_of_dossiers_shares_one_start(tmp_path: Path, capsys: Capture) -> None:
    for file in EXAMPLES.glob("*.toml"):
        (tmp_path / file.name).write_bytes(file.read_bytes())
    assert main(["publicity", "2024-09-13", "--from", str(tmp_path), "--json"]) == 0
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert {row["name"] for row in rows} == {"示例一", "示例二", "示例三", "示例四"}
    assert {row["end"] for row in rows} == {"2024-09-20"}
    (tmp_path / "坏.toml").write_text("x", encoding="utf-8")
    assert main(["publicity", "2024-09-13", "--from", str(tmp_path), "--json"]) == 1
    shown = capsys.readouterr()
    assert len(shown.out.splitlines()) == len(rows)
    assert "坏.toml" in shown.err


def test_a_folder_without_dossiers_is_told(tmp_path: Path, capsys: Capture) -> None:
    assert "没有自评档案" in _refused(capsys, "2024-09-13", "--from", str(tmp_path))


def test_the_timeline_is_told_and_kept_as_a_calendar_file(tmp_path: Path, capsys: Capture) -> None:
    out = tmp_path / "日程.ics"
    assert main(["publicity", "2024-09-09", "--timeline", "--ics", str(out)]) == 0
    shown = capsys.readouterr().out
    assert "余4个工作日" in shown
    assert "已写入" in shown
    assert out.read_bytes().startswith(b"BEGIN:VCALENDAR\r\n")
    found = _answer(capsys, "2024-09-18", "--timeline", code=1)
    assert found["slack"] == -2


def test_files_are_replaced_only_with_force(tmp_path: Path, capsys: Capture) -> None:
    out = tmp_path / "日程.ics"
    out.write_text("别动", encoding="utf-8")
    out.chmod(0o640)
    assert "已经有这个文件" in _refused(capsys, "--timeline", "--ics", str(out))
    assert out.read_text(encoding="utf-8") == "别动"
    assert main(["publicity", "--timeline", "--ics", str(out), "--force"]) == 0
    assert out.read_bytes().startswith(b"BEGIN:VCALENDAR")
    assert out.stat().st_mode & 0o777 == 0o640
    assert [one.name for one in tmp_path.iterdir()] == ["日程.ics"]


@pytest.mark.parametrize("ending", [".txt", ".md", ".html"])
def test_notice_and_record_are_written_from_dossiers_and_names(ending: str, tmp_path: Path, capsys: Capture) -> None:
    notice, record = tmp_path / f"公告{ending}", tmp_path / f"记录{ending}"
    dossier = str(EXAMPLES / "reached.toml")
    words = ["2024-09-13", "--notice", str(notice), "--result", str(record), "--dossier", dossier, "--name", "李四"]
    assert main(["publicity", *words]) == 0
    shown = capsys.readouterr().out
    assert shown.count("已写入") == 2
    assert "处待填" in shown
    for file in (notice, record):
        text = file.read_text(encoding="utf-8-sig")
        assert "示例一" in text
        assert "李四" in text
        assert "2024年9月13日至2024年9月20日" in text
        assert "之江室发〔2024〕7号" in text


def test_a_notice_for_a_window_of_no_known_round_leaves_the_basis_open(tmp_path: Path, capsys: Capture) -> None:
    notice = tmp_path / "公告.txt"
    assert main(["publicity", "2025-09-15", "--notice", str(notice), "--name", "李四"]) == 0
    assert "【待填：文号】" in notice.read_text(encoding="utf-8-sig")


def test_of_two_files_neither_is_written_when_one_exists(tmp_path: Path, capsys: Capture) -> None:
    notice, record = tmp_path / "公告.txt", tmp_path / "记录.txt"
    record.write_text("别动", encoding="utf-8")
    assert "已经有这个文件" in _refused(capsys, "2024-09-13", "--notice", str(notice), "--result", str(record))
    assert not notice.exists()


def test_dossiers_of_different_rounds_need_a_choice(tmp_path: Path, capsys: Capture) -> None:
    names = []
    for year in ("2024", "2023"):
        file = tmp_path / f"{year}.toml"
        file.write_text(f'schema = 1\ncycle = "{year}"\n', encoding="utf-8")
        names += ["--dossier", str(file)]
    out = str(tmp_path / "公告.txt")
    assert "申报年度不同" in _refused(capsys, "2024-09-13", "--notice", out, *names)
    assert "没有“2023”年度" in _refused(capsys, "2024-09-13", "--notice", out, *names[2:], code=3)
    assert main(["publicity", "2024-09-13", "--notice", out, *names, "--cycle", "2024"]) == 0


def test_a_broken_round_of_ones_own_is_told_but_the_window_is_answered(own: Path, capsys: Capture) -> None:
    (own / "cycles").mkdir()
    (own / "cycles" / "2025.toml").write_text("x", encoding="utf-8")
    found = _answer(capsys, "2024-09-13", "--days", "5")
    assert found["end"] == "2024-09-20"
    assert any("2025.toml" in one for one in found["warnings"])


def test_every_answer_names_the_calendar_it_rests_on(capsys: Capture) -> None:
    for words in (["2024-09-13"], ["--deadline", "9月20日"], ["--audit", "9月13日", "9月20日"], ["--timeline"]):
        assert main(["publicity", *words]) == 0
        assert "工作日历：chinese-calendar " in capsys.readouterr().out
        assert _answer(capsys, *words)["calendar"]["covered_until"] >= 2026


def test_a_quick_answer_loads_nothing_it_does_not_need(tmp_path: Path) -> None:
    code = (
        "from zjai_tui.__main__ import main; import sys; main(['publicity', '2024-09-13']);"
        "sys.stderr.write(' '.join(sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, encoding="utf-8", check=True, timeout=60,
        cwd=tmp_path, env={"PYTHONPATH": str(Path(publicity_setting.__file__).parents[3]), "HOME": str(tmp_path)},
    )  # fmt: skip
    loaded = set(done.stderr.split())
    slow = {
        "dataclasses", "typing", "tomllib", "json", "shutil", "importlib.resources", "pathlib", "platformdirs",
        "cattrs", "dateutil", "textual", "rich", "inspect", "difflib",
    }  # fmt: skip
    assert not loaded & slow
    assert "公示5个工作日" in done.stdout
