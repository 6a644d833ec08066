"""``zjai review``: what a clerk is told while reviewing, and how little must be typed for it."""

from __future__ import annotations

import json
import shutil
from datetime import timedelta
from pathlib import Path

import pytest

from test_cli_review import BY, MORNING, SOURCE, WHY, Capture, acts, as_json, done, shown
from zjai_tui.__main__ import main
from zjai_tui.cli.review import doing as review_doing
from zjai_tui.dossier.review.store import review_path


@pytest.fixture(autouse=True)
def _clock(monkeypatch: pytest.MonkeyPatch) -> None:
    minutes = iter(range(1000))
    monkeypatch.setattr(review_doing, "now", lambda: MORNING + timedelta(minutes=next(minutes)))


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    """The fullest example with its evidence beside it."""
    shutil.copytree(SOURCE.parent / "evidence", tmp_path / "evidence")
    return Path(shutil.copy(SOURCE, tmp_path / "张三.toml"))


@pytest.mark.parametrize("typed", ["E01", "ｅ０１", "1", "０１", "e1", "entry:E01"])
def test_an_item_is_found_as_people_type_it(dossier: Path, typed: str) -> None:
    done(dossier, "accept", typed)
    assert [one.item for one in acts(dossier)] == ["entry:e01"]


def test_an_unknown_item_is_told_with_the_nearest_and_never_with_the_whole_list(dossier: Path, capsys: Capture) -> None:
    assert "是不是想写 part:work" in shown(capsys, "accept", str(dossier), "prat:work", *BY, code=2)
    assert "编号见 zjai review show。" in shown(capsys, "accept", str(dossier), "甲乙丙", *BY, code=2)


def test_an_item_accepted_already_is_passed_over_and_the_others_are_accepted(dossier: Path, capsys: Capture) -> None:
    done(dossier, "accept", "e01")
    capsys.readouterr()
    done(dossier, "accept", "e01", "e02")
    assert "“省部级科技进步奖”已经认可过，跳过。" in capsys.readouterr().err
    assert [one.item for one in acts(dossier)] == ["entry:e01", "entry:e02"]
    assert "都已经认可过" in shown(capsys, "accept", str(dossier), "e01", "e02", *BY, code=2)


def test_accepting_what_nobody_looked_at_is_told(dossier: Path, capsys: Capture) -> None:
    done(dossier, "submit")
    capsys.readouterr()
    done(dossier, "accept", "e01", "e22", "e23")
    told = capsys.readouterr().err
    assert "项材料没有人看过：“省部级科技进步奖”" in told
    assert "1项没有材料：“省级学会专业委员会委员”" in told
    done(dossier, "opened", "e03")
    done(dossier, "accept", "e03")
    assert "请注意" not in capsys.readouterr().err


def test_what_would_be_accepted_at_once_is_listed_without_writing(dossier: Path, capsys: Capture) -> None:
    done(dossier, "opened", "e01")
    before = acts(dossier)
    text = shown(capsys, "accept", str(dossier), "--opened", "--dry-run")
    assert "可以一并认可的1项：\n  e01  获奖“省部级科技进步奖”\n" in text
    assert "e02  获奖“市级科技进步奖”：佐证还没有看。" in text  # the same file, another page
    assert as_json(capsys, "accept", str(dossier), "--opened", "--dry-run")["accepted"] == ["entry:e01"]
    assert "要和 --opened 一起写" in shown(capsys, "accept", str(dossier), "e01", "--dry-run", code=2)
    assert acts(dossier) == before
    assert main(["review", "accept", str(dossier), "--opened", *BY]) == 0
    assert "佐证还没有看：e02、e03" in capsys.readouterr().err
    assert [one.item for one in acts(dossier) if one.do == "accept"] == ["entry:e01"]


def test_a_verdict_before_it_is_taken_in_and_a_clause_found_nowhere_are_told_and_kept(
    dossier: Path, capsys: Capture
) -> None:
    done(dossier, "reject", "e01", "--reason", "不符", "--clause", "火星法")
    told = capsys.readouterr().err
    assert "还没有受理" in told
    assert "在标准和年度通知里都没有找到“火星法”" in told
    done(dossier, "submit")
    done(dossier, "reject", "e03", "--reason", "不符", "--clause", "学术技术成果和工作业绩／获奖")
    assert capsys.readouterr().err == ""
    done(dossier, "request-changes", "--reason", "请补")
    done(dossier, "accept", "e26")
    assert "档案已退回申报人，还没有重新受理" in capsys.readouterr().err


@pytest.mark.parametrize(
    "words, said",
    [
        (["e25", "--points", "1"], "请用 --fact 写更正后的答案，例如 --fact 人数=…"),
        (["part:facts", "--points", "1"], "请用 --fact 写更正后的答案"),
        (["e01"], "请用 --points 写核减后的分数，或用 --fact"),
        (["part:work", "--points", "1"], "请用认可、退回补正或不予认可"),
        (["part:work", "--fact", "a=1"], "请用认可、退回补正或不予认可"),
        (["input:second_degree", "--points", "0"], "这一项自评0分，没有分数可核减。请用认可"),
        (["e01", "--points", "5.99999"], "请写到小数点后2位"),
        (["e01", "--fact", "本人排名=3", "--fact", "本人排名=4"], "“本人排名”写了两次"),
        (["e01", "--fact", "本人排名=99"], "第99名超过总人数9"),
    ],
)
def test_the_remedy_of_a_refused_cut_can_be_done(dossier: Path, capsys: Capture, words: list[str], said: str) -> None:
    assert said in shown(capsys, "reduce", str(dossier), *words, *WHY, *BY, code=2)
    assert not review_path(dossier).exists()


def test_what_is_in_reserve_or_counted_together_says_so(dossier: Path, capsys: Capture) -> None:
    text = shown(capsys, str(dossier), code=1).replace("\n    ", "")
    assert "自评10分，未计（同一成果“省部级科技进步奖”已计入获奖（同一成果多次获奖只计一次））。" in text
    assert "与同类合计" in text
    items = {one["id"]: one for one in as_json(capsys, str(dossier), code=1)["items"]}
    assert items["entry:e02"]["reserve"]["points"] == {"low": "10", "high": "10"}
    assert items["entry:e01"]["reserve"] is None
    assert items["entry:e25"]["together"] is not None
    done(dossier, "reduce", "e02", "--points", "4", *WHY)


def test_an_act_tells_only_what_it_changed_and_where_it_stands(dossier: Path, capsys: Capture) -> None:
    done(dossier, "submit")
    done(dossier, "reject", "part:work", "--reason", "不属六个方向", "--clause", "通知")
    capsys.readouterr()
    done(dossier, "reject", "part:person", "--reason", "身份不符", "--clause", "通知")
    done(dossier, "accept", "e03")
    said = capsys.readouterr().out.splitlines()
    assert len(said) <= 6
    assert not any("高技能" in one for one in said)


def test_the_short_standing_tells_what_is_wrong_and_what_is_left(dossier: Path, capsys: Capture) -> None:
    done(dossier, "accept", "e01")
    text = shown(capsys, "--short", str(dossier), code=1)
    assert "状态：待受理。" in text
    assert "\ne01 " not in text
    assert "\ne02  获奖" in text
    assert "材料：" not in text


def test_warnings_come_before_the_items_and_a_missing_file_is_not_called_changed(
    dossier: Path, capsys: Capture
) -> None:
    done(dossier, "submit")
    done(dossier, "accept", "e01")
    (dossier.parent / "evidence" / "awards.txt").unlink()
    text = shown(capsys, str(dossier), code=1).replace("\n    ", "")
    assert "之后材料找不到了或读不出" in text
    assert "之后内容或材料变了" not in text
    path = review_path(dossier)
    path.write_text(path.read_text("utf-8").replace('by = "李四"', 'by = "李五"', 1), "utf-8")
    text = shown(capsys, str(dossier), code=1)
    assert text.index("【请核对】") < text.index("【核定项】")


def test_the_flag_may_stand_before_the_file_and_the_example_of_the_help_works(
    dossier: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    capsys.readouterr()
    assert main(["review", "--json", str(dossier)]) == 1
    assert json.loads(capsys.readouterr().out)["state"] == "draft"
    monkeypatch.chdir(dossier.parent)
    examples = [one.split()[1:] for one in shown(capsys, "--help").partition("例如：")[2].splitlines() if "zjai" in one]
    assert examples
    assert all(main(one) in (0, 1) for one in examples)
