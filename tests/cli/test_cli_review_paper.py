"""``zjai review paper``: all documents of a unit, their names, and what is refused."""

from __future__ import annotations

import os
import re
import shutil
import stat
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from batch_samples import unit_folder
from zjai_tui.__main__ import main
from zjai_tui.dossier.review.acts import act
from zjai_tui.dossier.review.journal import heads
from zjai_tui.dossier.review.model import Act
from zjai_tui.dossier.review.store import append, load_review, review_path
from zjai_tui.dossier.review.subject import subject_of
from zjai_tui.reports.unit.paper_names import Namer, safe_name
from zjai_tui.reviewing.opening import open_review
from zjai_tui.rules.catalog import examples

Capture = pytest.CaptureFixture[str]
AT = datetime(2024, 9, 10, 9, 0, tzinfo=timezone(timedelta(hours=8)))
ID = "33010219900101123X"


def _add(file: Path, **what: object) -> None:
    path = review_path(file)
    opened = open_review(str(file))
    made: Act = act(at=AT, by="李四", after=heads(load_review(path).review), **what)  # type: ignore[arg-type]
    append(path, [made], subject_of(opened.case.dossier))


def _decide_all(file: Path, reject: str = "") -> None:
    """Accept everything, reject one entry, and end the review."""
    path = review_path(file)
    opened = open_review(str(file))
    done = [act(at=AT, by="李四", do="submit", seen=opened.overlay.code)]
    for one in opened.overlay.items:
        no = one.item.id == reject
        given_ = {"reason": "没有见刊", "clause": "论文"} if no else {}
        done.append(
            act(
                at=AT, by="李四", do="reject" if no else "accept", item=one.item.id, seen=one.item.digest,
                after=[done[-1].id], **given_,
            )
        )  # fmt: skip
    done.append(act(at=AT, by="李四", do="verify", seen=opened.overlay.code, after=[done[-1].id]))
    append(path, done, subject_of(opened.case.dossier))


def _window(file: Path, start: date, end: date, first_day: str = "counted", reason: str = "") -> None:
    _add(file, do="window", start=start, end=end, days=5, first_day=first_day, reason=reason)


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    """Return a copy of an example with evidence, of a person with an identity number."""
    source = Path(dict(examples())["reached"])  # type: ignore[arg-type]
    shutil.copytree(source.parent / "evidence", tmp_path / "evidence")
    path = Path(shutil.copy(source, tmp_path / "张三.toml"))
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("[person]", f'[person]\nid_number = "{ID}"', 1), encoding="utf-8")
    return path


def _files(folder: Path) -> dict[str, str]:
    return {one.name: one.read_text(encoding="utf-8") for one in sorted(folder.rglob("*.md"))}


def test_a_verified_dossier_with_a_window_makes_every_document(dossier: Path, tmp_path: Path, capsys: Capture) -> None:
    _decide_all(dossier, "entry:e01")
    _window(dossier, date(2024, 9, 13), date(2024, 9, 20))
    out = tmp_path / "文书"
    assert main(["review", "paper", str(dossier), "-o", str(out), "--format", "md"]) == 0
    found = _files(out)
    titles = {name.partition("-")[2] for name in found}
    assert titles == {
        "量化自评报告.md", "单位核定记录.md", "核定情况告知.md", "佐证材料清单和核定结论.md", "公示.md",
        "公示结果报告.md", "公示工作底稿.md",
    }  # fmt: skip
    assert "没有见刊" in next(text for name, text in found.items() if "告知" in name)
    codes = {code for text in found.values() for code in re.findall(r"\*\*校验码([0-9A-Z-]{19})\*\*", text)}
    laid = open_review(str(dossier)).overlay
    assert codes == {laid.code, laid.review_code}  # publicity covers the review as well
    for title in ("单位核定记录", "核定情况告知", "佐证材料清单和核定结论", "公示", "公示结果报告"):
        assert laid.review_code in next(text for name, text in found.items() if name.endswith(f"-{title}.md")), title
    told = capsys.readouterr().out
    assert f"共{len(found)}个文件" in told
    if os.name == "posix":
        assert {stat.S_IMODE(one.stat().st_mode) for one in out.iterdir()} == {0o600}
        assert stat.S_IMODE(out.stat().st_mode) == 0o700
    notice = next(text for name, text in found.items() if name.endswith("-公示.md"))
    assert ID not in "".join(found.values())
    assert "次日起算" not in notice


def test_a_file_that_is_there_is_not_written_over_without_being_told_to(dossier: Path, tmp_path: Path) -> None:
    words = ["review", "paper", str(dossier), "-o", str(tmp_path / "文书"), "--format", "md", "--only", "record"]
    assert main(words) == 0
    (file,) = (tmp_path / "文书").iterdir()
    file.write_text("我改过的", encoding="utf-8")
    assert main(words) == 2
    assert file.read_text(encoding="utf-8") == "我改过的"
    assert main([*words, "--force"]) == 0
    assert "单位核定记录" in file.read_text(encoding="utf-8")


@pytest.mark.parametrize("first_day", ["counted", "next"])
def test_a_window_posted_the_day_before_is_told_so(dossier: Path, tmp_path: Path, first_day: str) -> None:
    _decide_all(dossier)
    _window(dossier, date(2024, 9, 13), date(2024, 9, 20 if first_day == "counted" else 23), first_day)
    assert (
        main(["review", "paper", str(dossier), "-o", str(tmp_path / "o"), "--format", "md", "--only", "publicity"]) == 0
    )
    notice = next(text for name, text in _files(tmp_path / "o").items() if name.endswith("-公示.md"))
    assert ("张贴当日不计入" in notice) == (first_day == "next")
    assert "共5个工作日" in notice


def test_a_window_the_calendar_does_not_bear_out_makes_no_notice(
    dossier: Path, tmp_path: Path, capsys: Capture
) -> None:
    _decide_all(dossier)
    _window(dossier, date(2024, 9, 13), date(2024, 9, 18))
    out = tmp_path / "o"
    assert main(["review", "paper", str(dossier), "-o", str(out), "--format", "md"]) == 1
    assert "数不出5个工作日" in capsys.readouterr().err
    assert not [name for name in _files(out) if "公示" in name]


def test_whose_review_is_not_finished_is_on_no_notice(dossier: Path, tmp_path: Path, capsys: Capture) -> None:
    _window(dossier, date(2024, 9, 13), date(2024, 9, 20))
    out = tmp_path / "o"
    assert main(["review", "paper", str(dossier), "-o", str(out), "--format", "md", "--only", "publicity"]) == 1
    assert "还没有核定完毕，没有列入公告" in capsys.readouterr().err
    assert not list(out.iterdir())


def test_a_folder_makes_documents_of_everybody_one_notice_a_unit_and_a_summary(tmp_path: Path, capsys: Capture) -> None:
    folder = unit_folder(tmp_path / "材料", count=7, broken=1, conflicting=1)
    files = sorted(folder.glob("0*.toml"))
    for file in files[:2]:
        _decide_all(file)
        _window(file, date(2024, 9, 13), date(2024, 9, 20))

    # who cannot apply is not published, unless somebody said why
    first = ["review", "paper", *map(str, files[:2]), "-o", str(tmp_path / "先")]
    assert main([*first, "--format", "md", "--only", "publicity"]) == 1
    assert "王伟的公示：按核定结果没有一条路径确定可以申报，没有列入公告" in capsys.readouterr().err
    papers = _files(tmp_path / "先")
    (notice,) = (text for name, text in papers.items() if name.startswith("公示（"))
    assert "上述1人申报" in notice
    assert "王伟" not in notice
    (working,) = (text for name, text in papers.items() if name.startswith("公示工作底稿"))
    assert "已核定，不列入公告：" in working
    _window(files[0], date(2024, 9, 13), date(2024, 9, 20), reason="上级要求一并公示")

    out = tmp_path / "文书"
    words = [
        "review",
        "paper",
        str(folder),
        "-o",
        str(out),
        "--format",
        "md,xlsx",
        "--only",
        "record,publicity,summary",
        "--all",
    ]
    assert main(words) == 1
    told = capsys.readouterr()
    assert files[-1].name in told.err
    found = _files(out)
    assert sum("单位核定记录" in name for name in found) == 6
    (notice,) = (text for name, text in found.items() if name.startswith("公示（"))
    assert "上述2人申报" in notice
    assert "可能有一人填错" in found["申报人员核定汇总.md"]
    for summary in ("申报人员核定汇总.md", "申报人员核定汇总.xlsx"):  # lists the codes of all
        assert main(["verify", str(files[0]), str(out / summary)]) == 0
    assert main(["verify", str(files[0]), str(out / "申报人员核定汇总.xlsx"), "--json"]) == 0
    files[0].write_text(files[0].read_text(encoding="utf-8").replace("[work]", '[work]\nused_by = "自己"', 1), "utf-8")
    assert main(["verify", str(files[0]), str(out / "申报人员核定汇总.md")]) == 1
    assert "个校验码里" in capsys.readouterr().out
    assert not re.search(r"[0-9]{7}", re.sub(r"[0-9A-Z]{4}(?:-[0-9A-Z]{4}){3}", "", notice))


def test_a_folder_of_papers_goes_person_by_person_without_those_not_taken_in_and_never_half(
    tmp_path: Path, capsys: Capture
) -> None:
    folder = unit_folder(tmp_path / "材料", count=5, broken=0, conflicting=0)
    for file in sorted(folder.glob("0*.toml"))[:4]:
        _add(file, do="submit", seen=open_review(str(file)).overlay.code)
    out = tmp_path / "文书"
    words = ["review", "paper", str(folder), "-o", str(out), "--format", "md", "--only", "record", "--jobs", "2"]
    assert main(words) == 0
    told = capsys.readouterr()
    assert "1份档案待受理" in told.err
    assert "共4个文件" in told.out
    made = sorted(out.rglob("*.md"))
    assert len(made) == 4
    assert all(one.name == f"{one.parent.name}-单位核定记录.md" for one in made)
    made[-1].write_text("我改过的", encoding="utf-8")
    for one in made[:-1]:
        one.unlink()
    assert main(words) == 2
    assert "一个文件也没有写" in capsys.readouterr().err
    assert sorted(out.rglob("*.md")) == made[-1:]
    assert main([*words, "--force", "--all"]) == 0
    assert len(list(out.rglob("*.md"))) == 5
    assert "我改过的" not in made[-1].read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "words, said",
    [
        (["--format", "xlsx"], "xlsx只有汇总才有"),
        (["--format", "md", "--only", "return"], "退回补正通知要等"),
        (["--format", "md", "--only", "summary"], "汇总要给文件夹"),
    ],
)
def test_why_one_dossier_has_no_such_document_is_said(
    dossier: Path, tmp_path: Path, capsys: Capture, words: list[str], said: str
) -> None:
    assert main(["review", "paper", str(dossier), "-o", str(tmp_path / "o"), *words]) == 1
    assert said in capsys.readouterr().err
    assert not (tmp_path / "o").exists()


def test_people_of_one_name_get_files_of_their_own(dossier: Path, tmp_path: Path) -> None:
    shutil.copy(dossier, dossier.with_name("另一份.toml"))
    out = tmp_path / "o"
    words = ["review", "paper", str(dossier.parent), "-o", str(out), "--format", "md", "--only", "record", "--all"]
    assert main(words) == 0
    names = sorted(one.name for one in out.iterdir())
    assert len(names) == 2
    assert any("（" in name for name in names)


def test_a_machine_without_the_office_libraries_writes_the_other_formats_and_says_so(
    dossier: Path, tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("zjai_tui.reports.unit.papers.find_spec", lambda _: None)
    out = tmp_path / "o"
    assert main(["review", "paper", str(dossier), "-o", str(out), "--only", "record"]) == 0
    assert sorted(one.suffix for one in out.iterdir()) == [".html", ".md"]
    assert "没有装写docx、xlsx用的库" in capsys.readouterr().err


@pytest.mark.parametrize(
    "words, said",
    [
        (["--format", "pdf"], "不认识的格式“pdf”"),
        (["--only", "letter"], "没有“letter”这种文书"),
        (["--by-day", "明天"], "应为日期"),
        (["--full", "--public"], "不能一起写"),
    ],
)
def test_what_is_not_understood_is_refused_with_what_could_be_written(
    dossier: Path, tmp_path: Path, capsys: Capture, words: list[str], said: str
) -> None:
    assert main(["review", "paper", str(dossier), "-o", str(tmp_path / "o"), *words]) == 2
    assert said in capsys.readouterr().err
    assert not (tmp_path / "o").exists()


def test_a_name_out_of_a_file_is_never_a_path(dossier: Path, tmp_path: Path) -> None:
    text = dossier.read_text(encoding="utf-8")
    hostile = "../../etc/passwd\\\\x:*?<>|=cmd'\\u0000 " + ID
    dossier.write_text(re.sub(r'\nname = "[^"]*"', lambda _: f'\nname = "{hostile}"', text, count=1), encoding="utf-8")
    out = tmp_path / "o"
    assert main(["review", "paper", str(dossier), "-o", str(out), "--format", "md", "--only", "record"]) == 0
    (file,) = out.iterdir()
    assert re.fullmatch(r"[\w（）·_-]+\.md", file.name)
    assert not re.search(r"[0-9]{7}", file.name)
    assert sorted(one.name for one in tmp_path.iterdir()) == ["evidence", "o", "张三.toml"]


@given(st.text())
def test_every_text_makes_a_name_that_every_system_takes(text: str) -> None:
    name = safe_name(text)
    assert 0 < len(name) <= 40
    assert not set(name) & set('/\\:*?"<>|\0 .')
    assert name.lower() not in {"con", "nul", "com1"}


def test_names_that_differ_in_case_only_do_not_meet() -> None:
    namer = Namer()
    names = [namer.name(person, "a") for person in ("Ann", "ann", "ANN", "ann")]
    assert len({name.lower() for name in names}) == 4
