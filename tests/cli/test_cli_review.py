"""``zjai review``, as a person calls it."""

from __future__ import annotations

import json
import os
import shutil
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest

from zjai_tui.__main__ import main
from zjai_tui.base.cells import width
from zjai_tui.cli.review import doing as review_doing
from zjai_tui.dossier.review.acts import act
from zjai_tui.dossier.review.model import Act, Subject
from zjai_tui.dossier.review.store import append, load_review, review_path
from zjai_tui.rules.catalog import examples
from zjai_tui.tui.files.settings import remember_setting

Capture = pytest.CaptureFixture[str]
SOURCE = Path(str(dict(examples())["reached"]))
MORNING = datetime(2024, 9, 2, 9, 0, tzinfo=timezone(timedelta(hours=8)))
WHY = ("--reason", "只认定第二作者", "--clause", "A.1")
BY = ("--by", "李四")


@pytest.fixture(autouse=True)
def _clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every act is a minute after the one before."""
    minutes = iter(range(1000))
    monkeypatch.setattr(review_doing, "now", lambda: MORNING + timedelta(minutes=next(minutes)))


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    """A copy of the fullest example with its evidence beside it."""
    shutil.copytree(SOURCE.parent / "evidence", tmp_path / "evidence")
    file = tmp_path / "张三.toml"
    shutil.copy(SOURCE, file)
    return file


def acts(dossier: Path) -> tuple[Act, ...]:
    return load_review(review_path(dossier)).review.act


def done(dossier: Path, part: str, *words: str) -> None:
    assert main(["review", part, str(dossier), *words, *BY]) == 0


def shown(capsys: Capture, *words: str, code: int = 0) -> str:
    capsys.readouterr()
    assert main(["review", *words]) == code
    found = capsys.readouterr()
    return found.out if code in (0, 1) else found.err


def as_json(capsys: Capture, *words: str, code: int = 0) -> Any:
    return json.loads(shown(capsys, *words, "--json", code=code))


# --- looking


def test_a_dossier_nobody_reviewed_is_all_undecided(dossier: Path, capsys: Capture) -> None:
    text = shown(capsys, str(dossier), code=1)
    assert "状态：待受理。" in text
    assert "自评92分，有据90.5分，核定0～92分（满分100分）。按核定分，能否达到90分待定。" in text
    assert "共33项：未核33项。" in text
    assert "材料：evidence/awards.txt 第1条〔相符，没有看过〕" in text
    assert max(map(width, text.splitlines())) <= 80
    assert not review_path(dossier).exists()


def test_the_standing_as_json(dossier: Path, capsys: Capture) -> None:
    done(dossier, "submit")
    done(dossier, "reduce", "e03", "--points", "1", *WHY)
    found = as_json(capsys, "show", str(dossier), code=1)
    assert (found["state"], found["left"], found["decision"]) == ("submitted", 32, "undecided")
    assert (found["claimed"], found["verified"]["high"]) == ({"low": "92", "high": "92"}, "92")
    item = next(one for one in found["items"] if one["id"] == "entry:e03")
    assert (item["state"], item["verified"]) == ("reduced", {"low": "1", "high": "1"})
    assert (item["verdict"]["points"], item["verdict"]["by"], item["verdict"]["counts"]) == ("1", "李四", True)
    assert item["verdict"]["at"] == "2024-09-02T09:01:00+08:00"
    assert item["evidence"][0]["state"] == "ok"
    assert {one["id"] for one in found["routes"]} == {"regular", "self_score", "skilled"}


def test_one_item_is_shown_in_full(dossier: Path, capsys: Capture) -> None:
    done(dossier, "accept", "e01")
    text = shown(capsys, "show", str(dossier), "--item", "e01", code=1)
    assert "本人排名    第2名" in text
    assert "· 学术技术成果和工作业绩／获奖" in text
    assert "2024-09-02 09:00  李四  获奖“省部级科技进步奖”：认可。" in text


def test_only_what_is_left_is_listed(dossier: Path, capsys: Capture) -> None:
    done(dossier, "accept", "e01")
    text = shown(capsys, "show", str(dossier), "--left", code=1)
    assert "共33项：未核32项、认可1项。" in text
    assert "\ne01 " not in text
    assert "\ne02 " in text


def test_everything_done_is_in_the_log(dossier: Path, capsys: Capture) -> None:
    done(dossier, "submit")
    done(dossier, "opened", "e01")
    done(dossier, "reject", "e01", "--reason", "不在业绩时间内。", "--clause", "通知第二条")
    text = shown(capsys, "log", str(dossier)).replace("\n" + " " * 24, "")
    assert text.splitlines() == [
        "核定记录：示例一（共3条）",
        "2024-09-02 09:00  李四  受理。",
        "2024-09-02 09:01  李四  查看获奖“省部级科技进步奖”的佐证材料“evidence/awards.txt”。",
        "2024-09-02 09:02  李四  获奖“省部级科技进步奖”：不予认可。理由：不在业绩时间内。依据：通知第二条。",
    ]
    found = as_json(capsys, "log", str(dossier), "--item", "e01")
    assert [one["do"] for one in found["acts"]] == ["opened", "reject"]


# --- deciding


def test_a_whole_review_from_taking_in_to_the_end(dossier: Path, capsys: Capture) -> None:
    done(dossier, "submit")
    items = as_json(capsys, str(dossier), code=1)["items"]
    with_proof = [one["id"] for one in items if one["evidence"]]
    done(dossier, "opened", *with_proof)
    done(dossier, "accept", "--opened")
    rest = [one["id"] for one in as_json(capsys, str(dossier), code=1)["items"] if one["state"] == "unreviewed"]
    assert not set(rest) & set(with_proof)
    done(dossier, "accept", *rest)
    done(dossier, "reject", "e26", *WHY)
    assert "1项没有材料：“省级学会专业委员会委员”" in shown(capsys, "verify", str(dossier), *BY, code=2)
    assert "状态" not in shown(capsys, "verify", str(dossier), "--reason", "任职文件看过原件", *BY)
    text = shown(capsys, str(dossier))
    assert "状态：已核定。" in text
    assert "后果：" in text
    assert as_json(capsys, str(dossier))["left"] == 0
    assert "请加 --reason 写明理由" in shown(capsys, "window", str(dossier), "2024-09-13", *BY, code=2)
    done(dossier, "window", "2024-09-13", "--reason", "先行公示")
    assert "公示：2024年9月13日至2024年9月20日（5个工作日，起始日计入）" in shown(capsys, str(dossier))
    assert "已经核定完毕，不能再改结论" in shown(capsys, "accept", str(dossier), "e26", *BY, code=2)
    done(dossier, "reopen", "--reason", "公示期间有异议")
    assert as_json(capsys, str(dossier), code=1)["state"] == "submitted"


def test_a_cut_tells_at_once_what_it_leads_to(dossier: Path, capsys: Capture) -> None:
    done(dossier, "submit")
    text = shown(capsys, "reduce", str(dossier), "e26", "--points", "1", *WHY, *BY).replace("\n", "")
    assert text.startswith("资质证书“计算机软件水平考试（高级）”：核减，自评5分，核定1分。")
    assert "低于90" in text
    assert text.endswith("未核。")


def test_corrected_answers_are_scored_again(dossier: Path, capsys: Capture) -> None:
    done(dossier, "reduce", "e01", "--fact", "本人排名＝５", *WHY)
    assert acts(dossier)[0].facts == {"rank": 5}
    item = next(one for one in as_json(capsys, str(dossier), code=1)["items"] if one["id"] == "entry:e01")
    assert item["verified"]["high"] < item["claimed"]["high"]
    assert "更正为本人排名第5名" in shown(capsys, "log", str(dossier))


def test_a_dossier_is_returned_and_taken_in_again(dossier: Path, capsys: Capture) -> None:
    done(dossier, "submit")
    done(dossier, "accept", "e01", "e03")
    done(dossier, "return", "e02", *WHY)
    assert "已退回补正。" in shown(capsys, "request-changes", str(dossier), "--reason", "请补首页", *BY)
    text = dossier.read_text("utf-8")
    dossier.write_text(text.replace("市级科技进步奖", "市级科技进步二等奖"), "utf-8")
    done(dossier, "submit")
    states = {one["id"]: one["state"] for one in as_json(capsys, str(dossier), code=1)["items"]}
    assert states["entry:e02"] == "unreviewed"
    assert states["entry:e01"] == states["entry:e03"] == "accepted"
    assert "之后内容或材料变了" in shown(capsys, str(dossier), code=1)


def test_a_verdict_is_taken_back_and_stays_in_the_log(dossier: Path, capsys: Capture) -> None:
    done(dossier, "accept", "part:person")
    done(dossier, "withdraw", "person")
    assert [one.do for one in acts(dossier)] == ["accept", "withdraw"]
    assert as_json(capsys, str(dossier), code=1)["items"][0]["state"] == "unreviewed"


def test_the_originals_can_have_been_seen_on_paper(dossier: Path) -> None:
    done(dossier, "opened", "e01", "--paper")
    done(dossier, "opened", "e01", "--evidence", "evidence/awards.txt")
    assert [one.file for one in acts(dossier)] == ["", "evidence/awards.txt"]


def test_an_act_as_json_says_what_was_written(dossier: Path, capsys: Capture) -> None:
    found = as_json(capsys, "accept", str(dossier), "e01", *BY)
    assert [one["id"] for one in found["acts"]] == [acts(dossier)[0].id]
    assert found["review"]["left"] == 32


def test_the_reviewer_is_remembered_from_the_app(
    dossier: Path, tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ZJAI_DATA_DIR", str(tmp_path / "own"))
    assert shown(capsys, "submit", str(dossier), code=2) == "命令行，--by：没有写单位审核人。请加 --by 姓名。\n"
    assert remember_setting("reviewer", "王五") == ""
    assert main(["review", "submit", str(dossier)]) == 0
    assert acts(dossier)[0].by == "王五"


def test_the_applicants_file_is_never_written(dossier: Path) -> None:
    before = (dossier.read_bytes(), os.stat(dossier).st_mtime_ns)
    done(dossier, "submit")
    done(dossier, "reject", "e01", *WHY)
    assert (dossier.read_bytes(), os.stat(dossier).st_mtime_ns) == before


# --- what is refused


@pytest.mark.parametrize(
    "words, said",
    [
        (["accept", "e01"], "没有写单位审核人"),
        (["accept", *BY], "没有写核定项。请写核定项的编号，或只写 --opened"),
        (["accept", "--opened", "e01", *BY], "核定项和 --opened 不能一起写"),
        (["accept", *BY, "e01", "--poened"], "不认识的选项“--poened”。是不是想写 --opened"),
        (["accept", "--opened", *BY], "没有可以一并认可的项"),
        (["accept", "e99", *BY], "没有“e99”这一项"),
        (["reject", "e01", "--clause", "A", *BY], "没有写不予认可的理由"),
        (["return", "e01", "--reason", "x", *BY], "没有写退回补正依据的条款"),
        (["reduce", "e01", "--points", "十", *WHY, *BY], "命令行，--points：应为数字，现为“十”"),
        (["reduce", "e01", "--points", "99", *WHY, *BY], "核减后的分数应低于自评的14分"),
        (["reduce", "e01", "--fact", "本人排名", *WHY, *BY], "“本人排名”里没有等号。请写成“问题=答案”"),
        (["reduce", "e01", "--fact", "排位=2", *WHY, *BY], "这一项没有“排位”这个问题"),
        (["reduce", "e01", "--fact", "本人排名=二", *WHY, *BY], "命令行，--fact，本人排名：这不是数字"),
        (["reduce", "e01", "--fact", "奖项级别=国家", *WHY, *BY], "“奖项级别”不能答“国家”。可以写："),
        (["reduce", "part:person", "--fact", "x=1", *WHY, *BY], "这一项没有可以更正的答案"),
        (["opened", "part:person", *BY], "没有登记佐证材料。看过纸质原件请加 --paper"),
        (["opened", "e01", "--evidence", "x.pdf", *BY], "登记的有：“evidence/awards.txt”"),
        (["opened", "e01", "--evidence", "x.pdf", "--paper", *BY], "不能一起写"),
        (["verify", *BY], "还有33项未核"),
        (["request-changes", *BY], "没有写退回的理由"),
        (["window", "2024-13-01", *BY], "命令行，起始日"),
        (["window", "2024-09-13", "--days", "0", *BY], "--days"),
        (["restore"], "找不到这个文件"),
        (["merge", "没有.核定.toml"], "没有.核定.toml：找不到这个文件"),
    ],
)
def test_what_cannot_be_done_is_said_and_writes_nothing(
    dossier: Path, capsys: Capture, words: list[str], said: str
) -> None:
    part, *rest = words
    text = shown(capsys, part, str(dossier), *rest, code=2)
    assert said in text
    assert "Traceback" not in text
    assert not review_path(dossier).exists()


def test_a_window_in_a_year_without_a_calendar_is_not_fixed(dossier: Path, capsys: Capture) -> None:
    text = shown(capsys, "window", str(dossier), "2098-09-13", *BY, code=3)
    assert "zjai calendar import 文件名。" in text
    assert "--estimate" not in text


def test_an_unknown_part_and_a_missing_one_are_told(capsys: Capture) -> None:
    assert "是不是想写 accept" in shown(capsys, "acept", "x.toml", code=2)
    assert "请写show、submit" in shown(capsys, code=2)
    assert "退回补正：这一项要补充或改正" in shown(capsys, "--help").replace("退回补正，", "")


def test_a_review_file_is_no_dossier(dossier: Path, capsys: Capture) -> None:
    done(dossier, "submit")
    text = shown(capsys, str(review_path(dossier)), code=2)
    assert "这是单位核定文件，不是自评档案" in text


# --- the file


def test_two_reviewers_copies_are_merged_and_what_differs_is_told(
    dossier: Path, tmp_path: Path, capsys: Capture
) -> None:
    done(dossier, "submit")
    other = tmp_path / "乙" / "张三.核定.toml"
    other.parent.mkdir()
    shutil.copy(review_path(dossier), other)
    done(dossier, "accept", "e01")
    mine = acts(dossier)[-1]
    seen, start = mine.seen, mine.after
    theirs = act(do="reject", by="王五", at=MORNING, item="entry:e01", reason="x", clause="y", seen=seen, after=start)
    append(other, [theirs], Subject(name="示例一"))
    text = shown(capsys, "merge", str(dossier), str(other), code=1)
    assert text.startswith("并入1条核定记录。\n获奖“省部级科技进步奖”：意见不一，自评14分。\n")
    full = shown(capsys, str(dossier), code=1)
    assert "· 王五：不予认可。理由：x。依据：y。（2024-09-02 09:00）" in full
    assert shown(capsys, "merge", str(dossier), str(other), code=1).startswith("没有新的核定记录。")
    done(dossier, "reject", "e01", *WHY)
    assert as_json(capsys, str(dossier), code=1)["items"][7]["disputed"] == []


def test_the_review_of_somebody_else_is_neither_added_to_nor_merged(
    dossier: Path, tmp_path: Path, capsys: Capture
) -> None:
    stranger = tmp_path / "王.核定.toml"
    append(stranger, [act(do="submit", by="王五", at=MORNING, of="王某")], Subject(name="王某"))
    assert "这是“王某”的核定文件，档案却是“示例一”的" in shown(capsys, "merge", str(dossier), str(stranger), code=2)
    shutil.copy(stranger, review_path(dossier))
    assert "这是“王某”的核定文件" in shown(capsys, "accept", str(dossier), "e01", *BY, code=2)
    assert "这是“王某”的核定文件" in shown(capsys, str(dossier), code=1)
    done(dossier, "accept", "e01", "--same-person")
    done(dossier, "accept", "e02")
    assert "王某" not in shown(capsys, str(dossier), code=1)


def test_an_act_altered_by_hand_does_not_count_and_is_told(dossier: Path, capsys: Capture) -> None:
    done(dossier, "reduce", "e03", "--points", "1", *WHY)
    path = review_path(dossier)
    path.write_text(path.read_text("utf-8").replace("points = 1", "points = 5"), "utf-8")
    text = shown(capsys, str(dossier), code=1)
    assert "未核33项" in text
    assert "内容和编号对不上" in text.replace("\n    ", "")
    assert "（被改动过，不作数）" in shown(capsys, "log", str(dossier)).replace("\n" + " " * 24, "")


def test_a_broken_review_is_restored(dossier: Path, capsys: Capture) -> None:
    done(dossier, "submit")
    done(dossier, "accept", "e01")
    review_path(dossier).write_text("坏了", "utf-8")
    assert "zjai review restore" in shown(capsys, str(dossier), code=2)
    assert "已恢复" in shown(capsys, "restore", str(dossier))
    assert [one.do for one in acts(dossier)] == ["submit"]


def test_a_renamed_dossier_is_told_where_its_review_is(dossier: Path, capsys: Capture) -> None:
    done(dossier, "submit")
    moved = dossier.rename(dossier.with_name("张三2024.toml"))
    assert main(["review", str(moved)]) == 1
    assert "请把它改名为“张三2024.核定.toml”" in capsys.readouterr().err


def test_hostile_text_reaches_the_terminal_as_plain_text(dossier: Path, capsys: Capture) -> None:
    done(dossier, "reject", "e01", "--reason", "\x1b[31m红\u202e=cmd|1", "--clause", "[bold]条")
    text = shown(capsys, str(dossier), code=1) + shown(capsys, "log", str(dossier))
    assert text.replace("\n", "").isprintable()
    assert "[bold]条" in text
