"""A review file that was laid beside another dossier, edited, cut or lost: what every output says of it."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from zjai_tui.__main__ import main
from zjai_tui.cli.review import doing as review_doing
from zjai_tui.dossier.review.store import load_review, review_path
from zjai_tui.reviewing.opening import open_review
from zjai_tui.rules.catalog import examples

Capture = pytest.CaptureFixture[str]
SOURCE = Path(str(dict(examples())["reached"]))
MORNING = datetime(2024, 9, 2, 9, 0, tzinfo=timezone(timedelta(hours=8)))
WHY = ("--reason", "不在业绩时间内", "--clause", "通知第二条")
BY = ("--by", "李四")
FIRST = 12
"""Lines of an output that are its first: what stands there is seen."""


@pytest.fixture(scope="module", autouse=True)
def _clock() -> Iterator[None]:
    minutes = iter(range(1000))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(review_doing, "now", lambda: MORNING + timedelta(minutes=next(minutes)))
        yield


@pytest.fixture
def dossier(ended: Path, tmp_path: Path) -> Path:
    """A dossier of which every item is settled, one of them rejected, and the review ended."""
    shutil.copytree(ended.parent, tmp_path, dirs_exist_ok=True)
    return tmp_path / ended.name


@pytest.fixture(scope="module")
def ended(_clock: None, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same, made once for all."""
    folder = tmp_path_factory.mktemp("核定")
    shutil.copytree(SOURCE.parent / "evidence", folder / "evidence")
    file = Path(shutil.copy(SOURCE, folder / "张三.toml"))
    done(file, "submit")
    ids = [one.item.id for one in open_review(str(file)).overlay.items]
    done(file, "accept", *ids)
    done(file, "reject", "e03", *WHY)
    done(file, "verify", "--reason", "已看过纸质原件")
    done(file, "window", "2024-09-13", "--reason", "按单位安排")
    return file


def done(file: Path, part: str, *words: str) -> None:
    assert main(["review", part, str(file), *words, *BY]) == 0


def told(capsys: Capture, *words: str) -> tuple[int, str, str]:
    capsys.readouterr()
    code = main(list(words))
    found = capsys.readouterr()
    return code, found.out, found.err


def edited(file: Path, change: Callable[[str], str]) -> None:
    path = review_path(file)
    text = path.read_text("utf-8")
    assert change(text) != text
    path.write_text(change(text), "utf-8")


def another(file: Path) -> str:
    """Make it somebody else's dossier."""
    file.write_text(file.read_text("utf-8").replace('name = "示例一"', 'name = "王某"', 1), "utf-8")
    return "这是“示例一”的核定文件，档案却是“王某”的"


def another_and_head(file: Path) -> str:
    another(file)
    return head(file)


def head(file: Path) -> str:
    edited(file, lambda text: text.replace('name = "示例一"', 'name = "王某"', 1))
    return "开头写的姓名是“王某”"


def lost(file: Path) -> str:
    review_path(file).unlink()
    return "核定文件不见了，只剩上次保存的副本"


def without_rejection(text: str) -> str:
    parts = text.split("[[act]]")
    return "[[act]]".join(one for one in parts if 'do = "reject"' not in one)


def deleted(file: Path) -> str:
    edited(file, without_rejection)
    return "不见了，像是被删去了"


def first_lines(text: str) -> str:
    return "".join(line.strip() for line in text.splitlines()[:FIRST])


@pytest.mark.parametrize("damage", [another, another_and_head, head, lost, deleted])
def test_every_output_says_first_what_is_wrong_with_the_review(
    dossier: Path, tmp_path: Path, capsys: Capture, damage: Callable[[Path], str]
) -> None:
    said = damage(dossier)
    whole = damage is deleted
    file = str(dossier)
    for words in (["score", file], ["check", file], ["review", "show", file]):
        _, out, err = told(capsys, *words)
        assert said in first_lines(out), words
        assert not re.search("已核定(?!岗位)", out), words
    code, out, err = told(capsys, "score", file, "--json")
    assert said in json.loads(out)["review_problems"][0]["message"]
    assert (json.loads(out)["verified"] is None) is not whole
    assert said in err
    _, out, _ = told(capsys, "check", file, "--json")
    assert said in json.loads(out)["problems"][0]["message"]
    _, out, _ = told(capsys, "batch", file)
    row = json.loads(out)
    assert said in row["problems"][0]["message"]
    assert (row["state"], row["window"]) == ("submitted" if whole else "draft", None)
    assert (row["verified"] is None) is not whole
    report = tmp_path / "报告.md"
    told(capsys, "report", file, "-o", str(report))
    assert said in report.read_text("utf-8").partition("## ")[0]
    out_folder = tmp_path / "文书"
    code, out, err = told(capsys, "review", "paper", file, "-o", str(out_folder), "--format", "md")
    assert said in err
    if not whole:
        assert (code, out_folder.exists()) == (2, False)
        return
    assert code == 1
    papers = {one.name: one.read_text("utf-8") for one in out_folder.iterdir()}
    assert not any("公示" in name for name in papers)
    assert said in papers["示例一-单位核定记录.md"].partition("## ")[0]


def test_of_a_folder_the_dossier_with_somebody_elses_review_is_left_out_and_told(
    dossier: Path, tmp_path: Path, capsys: Capture
) -> None:
    said = another(dossier)
    other = Path(shutil.copy(SOURCE, tmp_path / "李某.toml"))
    done(other, "submit")
    code, out, err = told(
        capsys, "review", "paper", str(dossier), str(other), "-o", str(tmp_path / "o"), "--format", "md",
        "--only", "record",
    )  # fmt: skip
    assert (code, err.count(said), out.count("单位核定记录")) == (1, 1, 1)


def test_a_deleted_act_is_merged_back_from_the_copy_or_given_up_with_a_reason(dossier: Path, capsys: Capture) -> None:
    path = review_path(dossier)
    good = path.with_name("好的.toml")
    shutil.copy(path, good)
    deleted(dossier)
    code, _, err = told(capsys, "review", "verify", str(dossier), "--reason", "x", *BY)
    assert code == 2
    assert "缺了1条核定记录" in err
    shutil.copy(path, broken := path.with_name("缺的.toml"))
    assert told(capsys, "review", "merge", str(dossier), str(good))[0] == 0
    assert open_review(str(dossier)).overlay.state == "verified"
    shutil.copy(broken, path)
    assert told(capsys, "review", "reopen", str(dossier), *BY)[0] == 2
    done(dossier, "reopen", "--reason", "旧电脑坏了")
    assert "写明1条核定记录找不回" in told(capsys, "review", "log", str(dossier))[1].replace("\n" + " " * 24, "")
    assert "重新核定时写明找不回" in told(capsys, "review", "show", str(dossier))[1].replace("\n    ", "")


def test_acts_cut_off_at_the_end_show_by_a_printed_code_a_seal_file_and_the_copy(
    dossier: Path, tmp_path: Path, capsys: Capture
) -> None:
    path, file = review_path(dossier), str(dossier)
    laid = open_review(file).overlay
    assert told(capsys, "seal", file, "-o", str(tmp_path / "印.校验.toml"))[0] == 0
    assert told(capsys, "review", "paper", file, "-o", str(tmp_path / "o"), "--format", "md,html")[0] == 0
    papers = {one.name.partition("-")[2]: str(one) for one in (tmp_path / "o").iterdir()}
    printed = [laid.review_code, papers["单位核定记录.md"], papers["单位核定记录.html"], papers["公示.md"]]
    for one in (*printed, str(tmp_path / "印.校验.toml")):
        code, out, _ = told(capsys, "verify", file, one)
        assert (code, "当时的记录都在" in out.replace("\n        ", "")) == (0, True), one
    code, out, _ = told(capsys, "verify", file, laid.code)
    assert code == 0
    assert "末尾被截去的看不出来" in out.replace("\n        ", "")
    assert "没有发现改动" not in out
    done(dossier, "reopen", "--reason", "有异议")
    assert "那以后添了1条" in told(capsys, "verify", file, laid.review_code)[1]
    parts = path.read_text("utf-8").split("\n[[act]]")
    path.write_text("\n[[act]]".join(parts[:-3]) + "\n# 完\n", "utf-8")  # as if nothing was ended or published yet
    assert open_review(file).overlay.state == "submitted"
    for one in (*printed, str(tmp_path / "印.校验.toml")):
        assert told(capsys, "verify", file, one)[0] == 1, one
    _, out, _ = told(capsys, "verify", file, papers["单位核定记录.md"])
    assert "核定校验码对不上" in out.replace("\n        ", "")
    _, out, _ = told(capsys, "verify", file, papers["单位核定记录.html"])
    assert "少了当时的核定记录" in out
    code, out, _ = told(capsys, "verify", file, laid.code)  # the paper is lost, the copy is not
    assert (code, bool(re.search(r"上次保存的副本（\.bak）里有2条核定记录", out))) == (1, True)
    path.with_name(path.name + ".bak").unlink()
    code, out, _ = told(capsys, "verify", file, laid.code)
    assert "末尾被截去的看不出来" in out.replace("\n        ", "")
    assert len(load_review(path).review.act) == len(laid.review.act) - 2
