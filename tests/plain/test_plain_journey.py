"""A whole dossier filled in line by line, and the same lines piped: the file is what the app's edits would give."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from plain_talk import Person, opened
from zjai_tui import VERSION
from zjai_tui.__main__ import main
from zjai_tui.dossier import edit
from zjai_tui.dossier.evidence import attach
from zjai_tui.dossier.model import Dossier, EducationYear, Evidence
from zjai_tui.dossier.reader import read_dossier
from zjai_tui.filling.recording import recorded
from zjai_tui.filling.rulebook import blank_dossier, rules_for
from zjai_tui.filling.session import Session
from zjai_tui.plain.direction import fit_of

ANSWERS: dict[str, str | list[str]] = {
    "person.name": "张三",
    "person.unit": "某某科技有限公司",
    "person.position": "算法工程师",
    "work.description": ["负责工厂产线的缺陷检测算法，训练识别模型，已在多家工厂投用。", "质检员每天用它检出划痕。"],
    "work.area": "采用",
    "fact.in_zhejiang": "1",
    "fact.employer": "企业",
    "fact.in_post": "是",
    "fact.ai_work": "ｙ",
    "fact.truthful": "1",
    "fact.degree": "硕士",
    "fact.title": "1",
    "fact.title_obtained": "2018年12月20日",
    "fact.title_appointed": "２０１９．１．１",
    "fact.study_mode": "全日制",
    "fact.major_related": "是",
    "fact.skill_level": "无",
    "education.2022.total": "102",
    "education.2022.professional": "72",
    "education.2023.total": "96",
    "education.2023.professional": "66.5",
    "education.2024.total": "９０",
    "education.2024.professional": "60",
    "answer.second_degree": "否",
    "answer.ethics": "合格",
    "answer.annual_review": "1",
    "entries": ["添加 论文", "添加 获奖", ""],
    "entry.e01.title": "面向产线的增量学习",
    "entry.e01.fact.grade": "1",
    "entry.e01.fact.role": "第一作者",
    "entry.e01.fact.date": "2023-11-15",
    "evidence.e01": "佐证/论文.txt",
    "page.e01.0": "第2页",
    "entry.e02.title": "省科技进步奖",
    "entry.e02.fact.level": "省部级",
    "entry.e02.fact.rank": "2",
    "entry.e02.fact.team": "9",
    "entry.e02.fact.date": "20230518",
    "entry.e02.sure": "待核实",
    "entry.e02.note": "公示中",
    "summary": "1",
}


def _by_the_apps_edits(folder: Path) -> Dossier:
    """Return what the same answers make of a blank dossier through the edits the app's forms call."""
    one = blank_dossier()
    for name, text in (("name", "张三"), ("unit", "某某科技有限公司"), ("position", "算法工程师")):
        one = edit.set_person(one, name, text)  # type: ignore[arg-type]
    lines = ANSWERS["work.description"]
    one = edit.set_work(one, "description", "\n".join(lines))
    one = edit.set_work(edit.set_work(one, "area", "applied_tech"), "second_area", _second(one))
    for fact in ("in_zhejiang", "in_post", "ai_work", "truthful", "major_related"):
        one = edit.set_fact(one, fact, True)
    for fact, value in (
        ("employer", "企业"), ("degree", "硕士研究生"), ("title", "工程师"), ("study_mode", "全日制"),
        ("title_obtained", date(2018, 12, 20)), ("title_appointed", date(2019, 1, 1)), ("skill_level", "无"),
    ):  # fmt: skip
        one = edit.set_fact(one, fact, value)
    for year, total, professional in ((2022, "102", "72"), (2023, "96", "66.5"), (2024, "90", "60")):
        hours = EducationYear(year=year, total=Decimal(total), professional=Decimal(professional))
        one = edit.set_education(one, hours)
    one = edit.set_answer(edit.set_answer(one, "second_degree", False), "ethics", "合格")
    one = edit.set_answer(one, "annual_review", "均合格以上")
    one, paper = edit.add_entry(one, "paper", "面向产线的增量学习")
    for fact, value in (("grade", "一区期刊或顶级会议"), ("role", "第一作者"), ("date", date(2023, 11, 15))):
        one = edit.set_entry_fact(one, paper, fact, value)
    found = attach(Path("佐证/论文.txt"), folder)
    one = edit.add_evidence(one, paper, Evidence(file=found.file, sha256=found.sha256, page="第2页"))
    one, award = edit.add_entry(one, "award", "省科技进步奖")
    for fact, value in (
        ("level", "省部级"), ("rank", Decimal(2)), ("team", Decimal(9)), ("date", date(2023, 5, 18))
    ):  # fmt: skip
        one = edit.set_entry_fact(one, award, fact, value)
    entry = one.entry_named(award)
    assert entry is not None
    return edit.replace_entry(one, replace(entry, sure="unsure", note="公示中"))


def _second(dossier: Dossier) -> str:
    fit = fit_of(dossier)
    assert fit.primary == "applied_tech"
    return fit.secondary[0] if fit.secondary else ""


def _evidence(folder: Path) -> Path:
    folder.joinpath("佐证").mkdir(parents=True)
    folder.joinpath("佐证", "论文.txt").write_text("首页、正文", encoding="utf-8")
    return folder / "张三.toml"


def test_a_new_person_fills_in_everything_and_the_same_lines_piped_give_the_same_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = _evidence(tmp_path / "一")
    person = Person(ANSWERS)
    person.walk = opened(path, person)
    person.walk.run()
    assert person.left == {}, "questions that were never asked"
    assert person.walk.refused == []
    expected = recorded(Session(_by_the_apps_edits(path.parent), rules_for))
    assert read_dossier(path) == replace(expected, app=VERSION)
    assert "已保存到" in person.text
    assert "自评" in person.text

    again = _evidence(tmp_path / "二")
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO("\n".join(person.typed).encode() + b"\n")))
    assert main(["fill", str(again), "--plain"]) == 0
    assert again.read_bytes() == path.read_bytes()
    shown = capsys.readouterr()
    assert shown.err == ""
    assert shown.out.count("答：") == len(person.typed)
    assert main(["score", str(again)]) == 1
    assert capsys.readouterr().err == ""
