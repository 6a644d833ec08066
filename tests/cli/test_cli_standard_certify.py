"""Comparing, certifying and choosing a standard from the command line; and what every output says of it then."""

from __future__ import annotations

import io
import json
import os
import re
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from html import unescape
from pathlib import Path

import pytest

from zjai_tui.__main__ import main
from zjai_tui.dossier.reader import read_dossier
from zjai_tui.filling.rulebook import blank_dossier, rules_for
from zjai_tui.filling.session import Session
from zjai_tui.rules.catalog import find_standard, read_example
from zjai_tui.rules.standards.reader import standard_from_text
from zjai_tui.rules.standards.seal import certificate_parts
from zjai_tui.rules.standards.standard import Certificate, Standard
from zjai_tui.rules.standards.writer import standard_text
from zjai_tui.tui.steps.basics import round_blocks
from zjai_tui.tui.telling.blocks import laid_out
from zjai_tui.tui.telling.overview import score_line, score_panel
from zjai_tui.tui.telling.ready_heads import totals_blocks

Capture = pytest.CaptureFixture[str]

SMALL = """\
# 甲院录入
schema = 1

[standard]
id = "own"
title = "小表"
edition = "2026"
status = "transcribed"
max = 10

[[source]]
id = "S"
title = "印发的原表"
held = true

[[input]]
id = "degree"
title = "学历"
type = "choice"
choices = ["博士", "硕士"]

[[node]]
id = "A"
title = "水平"
op = "sum"
cite = ["S#一"]
basis = "official"

[[node]]
id = "A.degree"
title = "学历"
op = "bands"
text = "博士10分，硕士8分。"
by = ["degree"]
rows = [{ key = ["博士"], pts = 10 }, { key = ["硕士"], pts = 8 }] # 第1页
cite = ["S#一1"]
basis = "official"

[[case]]
name = "博士"
cite = ["S#一1"]
why = "博士10分。"
given = { answers = { degree = "博士" } }
expect = { total = 10 }
"""
CERTIFY = ("--by", "张三", "--unit", "甲院", "--on", "2026-09-06")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The person's own folder, with the table under its id."""
    monkeypatch.setenv("ZJAI_DATA_DIR", str(tmp_path / "own"))
    monkeypatch.chdir(tmp_path)
    standards = tmp_path / "own" / "standards"
    standards.mkdir(parents=True)
    (standards / "own.toml").write_text(SMALL, encoding="utf-8")
    return standards


def called(capsys: Capture, *words: str) -> dict[str, object]:
    """Run with --json and return what was printed, with the exit code."""
    code = main([*words, "--json"])
    return {**json.loads(capsys.readouterr().out), "code": code}


def test_from_a_transcribed_table_to_the_default_of_new_dossiers(folder: Path, capsys: Capture) -> None:
    found = called(capsys, "standard", "certify", "own", *CERTIFY)
    assert (found["code"], found["ok"]) == (1, False)
    assert {one["code"] for one in found["findings"]} == {"not-compared"}
    assert [one["node"] for one in found["findings"]] == ["A", "A.degree"]
    done = called(capsys, "standard", "stamp", "own", "A", "--by", "李四")
    assert (done["code"], done["stamped"], done["left"]) == (0, ["A"], ["A.degree"])
    assert called(capsys, "standard", "stamp", "own", "--all", "--by", "李四", "--on", "2026-09-05")["left"] == []
    assert called(capsys, "standard", "certify", "own", "--check")["code"] == 0
    assert find_standard("own").standard.status == "transcribed"
    found = called(capsys, "standard", "certify", "own", *CERTIFY)
    assert (found["code"], found["ok"], found["standard"]["status"]) == (0, True, "certified")
    assert found["standard"]["certified"] == {"by": "张三", "unit": "甲院", "on": "2026-09-06"}
    assert main(["new", "a.toml"]) == 0
    capsys.readouterr()
    assert read_dossier(Path("a.toml")).standard.id != "own"
    assert called(capsys, "standard", "default", "own")["chosen"] is True
    assert main(["new", "b.toml"]) == 0
    assert "本标准由甲院张三于2026年9月6日认证" in capsys.readouterr().out
    assert read_dossier(Path("b.toml")).standard.id == blank_dossier().standard.id == "own"
    assert called(capsys, "standard", "default", "--reset")["chosen"] is False
    assert blank_dossier().standard.id != "own"


def test_what_is_missing_is_told_once_for_all_rows_and_the_file_stays_as_it_is(folder: Path, capsys: Capture) -> None:
    assert main(["standard", "certify", "own", *CERTIFY]) == 1
    shown = capsys.readouterr()
    assert shown.err == ""
    assert shown.out.count("还没有与原表核对") == 1
    assert "A、A.degree" in shown.out
    assert (folder / "own.toml").read_text(encoding="utf-8") == SMALL
    assert [one.name for one in folder.iterdir()] == ["own.toml"]


def test_the_file_is_rewritten_whole_with_its_rights_its_first_comment_and_a_last_good_copy(folder: Path) -> None:
    file = folder / "own.toml"
    file.chmod(0o644)
    assert main(["standard", "stamp", str(file), "--all", "--by", "李四"]) == 0
    assert file.read_text(encoding="utf-8").startswith("# 甲院录入\nschema = 1\n")
    assert (folder / "own.toml.bak").read_text(encoding="utf-8") == SMALL
    if os.name == "posix":
        assert file.stat().st_mode & 0o777 == 0o644
    assert main(["standard", "stamp", str(file), "A", "--remove"]) == 0
    assert [node.checked is None for node in find_standard("own").node] == [True, False]


def test_what_was_certified_and_changed_is_told_and_cannot_be_the_default(folder: Path, capsys: Capture) -> None:
    main(["standard", "stamp", "own", "--all", "--by", "李四"])
    main(["standard", "certify", "own", *CERTIFY])
    file = folder / "own.toml"
    file.write_text(file.read_text(encoding="utf-8").replace("pts = 8", "pts = 9"), encoding="utf-8")
    capsys.readouterr()
    assert main(["standard", "stamp", "own", "A.degree", "--by", "李四"]) == 0
    assert "指标A.degree、指标A.degree的核对记录，认证已失效" in capsys.readouterr().out
    assert main(["standard", "default", "own"]) == 2
    assert "认证已失效" in capsys.readouterr().err


@pytest.mark.parametrize(
    "words, said",
    [
        (("stamp", "own", "A"), "姓名"),
        (("stamp", "own", "--by", "李四"), "--all"),
        (("stamp", "own", "A", "--all", "--by", "李四"), "--all"),
        (("stamp", "own", "A.degre", "--by", "李四"), "A.degree"),
        (("stamp", "own", "A", "--by", "李四", "--on", "2098-01-01"), "还没有到"),
        (("stamp", "own", "A", "--by", "李四", "--on", "昨儿"), "--on"),
        (("stamp", "own2", "A", "--by", "李四"), "own"),
        (("stamp", "zj-ai-reference", "A", "--by", "李四"), "随程序附带"),
        (("stamp", "没有.toml", "A", "--by", "李四"), "找不到"),
        (("certify", "own"), "姓名"),
        (("certify", "own", "--by", " "), "姓名"),
        (("default", "own"), "还没有认证"),
        (("default", "没有"), "没有这个标准"),
        (("default", "own", "--reset"), "--reset"),
    ],
)
def test_what_cannot_be_done_is_one_sentence_and_changes_nothing(
    words: tuple[str, ...], said: str, folder: Path, capsys: Capture
) -> None:
    assert main(["standard", *words]) == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    assert said in shown.err
    assert (folder / "own.toml").read_text(encoding="utf-8") == SMALL
    assert [one.name for one in folder.parent.iterdir()] == ["standards"]


def test_the_way_to_certify_a_file_can_be_copied_whatever_its_name(folder: Path, capsys: Capture) -> None:
    file = folder / "我 的.toml"
    file.write_text(SMALL, encoding="utf-8")
    assert main(["standard", "default", str(file)]) == 2
    assert f"请先用 zjai standard certify '{file}' 认证它。" in capsys.readouterr().err


def test_a_default_that_is_gone_or_spoilt_is_told_and_not_passed_over(folder: Path, capsys: Capture) -> None:
    kept = folder.parent / "default_standard.toml"
    for text, said in (
        ('standard = "gone"\n', "不在本机"),
        ("standard = 7\n", "读不出默认的标准"),
        ("oops", "default_standard"),
    ):
        kept.write_text(text, encoding="utf-8")
        assert main(["new", "x.toml"]) == 2
        assert said in capsys.readouterr().err
        assert not Path("x.toml").exists()
    kept.unlink()
    kept.symlink_to("nowhere")
    assert main(["new", "x.toml"]) == 2
    assert main(["standard", "default", "--reset"]) == 0
    assert not kept.is_symlink()
    assert not kept.exists()


# what every output says of a certified table, and of one in which a digit was changed since

NODE = "A.cert"
CERTIFIED = "本标准由甲院张三于2026年9月6日认证，内容与认证时一致。"
CHANGED = f"这份标准认证后改动过：指标{NODE}，认证已失效，须重新核对认证。"
FILE = "张三.toml"
OUTPUTS = (
    ("score", FILE), ("score", FILE, "--json"), ("advise", FILE), ("advise", FILE, "--json"), ("check", FILE),
    ("check", FILE, "--json"), ("evidence", FILE), ("evidence", FILE, "--json"), ("evidence", FILE, "-o", "清单.html"),
    ("evidence", FILE, "-o", "清单.md"), ("report", FILE, "-o", "报告.txt"), ("report", FILE, "-o", "报告.md"),
    ("report", FILE, "-o", "报告.html"), ("compare", FILE, "--standard", "own"), ("fill", FILE, "--plain"),
    ("compare", FILE, "--standard", "own", "--json"), ("standard", "list"), ("standard", "list", "--json"),
    ("standard", "show", "own"), ("standard", "show", "own", "--json"), ("standard", "lint", "own"),
    ("standard", "lint", "own", "--json"), ("standard", "ask", "own", "--dossier", FILE),
    ("standard", "ask", "own", "--dossier", FILE, "--json"),
)  # fmt: skip


@pytest.fixture(scope="module")
def tables() -> dict[str, str]:
    """The reference table as if a unit had transcribed and certified it, and the same with one digit changed."""
    standard = standard_from_text(standard_text(find_standard("zj-ai-reference")), "表")
    head = replace(standard.standard, id="own", status="certified", banner="")
    record = Certificate(by="张三", on=date(2026, 9, 6), unit="甲院")
    made: Standard = replace(standard, standard=head)
    text = standard_text(replace(made, certificate=replace(record, parts=certificate_parts(made, record))))
    before, mark, after = text.partition(f'id = "{NODE}"')
    changed = before + mark + after.replace('key = ["高级"], pts = 5', 'key = ["高级"], pts = 4', 1)
    assert sum(one != other for one, other in zip(text, changed, strict=True)) == 1
    return {"certified": text, "changed": changed}


@pytest.fixture(params=["certified", "changed"])
def state(request: pytest.FixtureRequest, folder: Path, tables: dict[str, str]) -> str:
    (folder / "own.toml").write_text(tables[request.param], encoding="utf-8")
    dossier = read_example("reached").replace('id = "zj-ai-reference"\nedition = "2024-参考"', 'id = "own"')
    Path(FILE).write_text(dossier, encoding="utf-8")
    return str(request.param)


def test_every_output_says_that_the_table_is_certified_or_which_part_was_changed_since(
    state: str, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    said, unsaid = (CERTIFIED, CHANGED) if state == "certified" else (CHANGED, CERTIFIED)
    wrong = []
    for words in OUTPUTS:
        monkeypatch.setattr(sys, "stdin", io.StringIO("1\n退出\n"))
        assert main([*words]) in {0, 1}, words
        shown = capsys.readouterr().out
        if "-o" in words:
            shown = Path(words[-1]).read_text(encoding="utf-8-sig")
        if not (_rightly(json.loads(shown), state) if "--json" in words else said in _flat(shown)):
            wrong.append(" ".join(words))
        if unsaid in _flat(shown) or (state == "certified" and "按参考标准测算" in _of_own(shown)):
            wrong.append(f"{' '.join(words)} 说反了")
    assert not wrong


def test_every_screen_with_a_score_says_the_same(state: str) -> None:
    session = Session(read_dossier(Path(FILE)), rules_for)
    said = CERTIFIED if state == "certified" else CHANGED
    for blocks in (score_line(session), score_panel(session, 40), round_blocks(session), totals_blocks(session, None)):
        assert said in _flat("".join(line for line, _ in laid_out(list(blocks), 200)))


def _rightly(found: dict[str, object], state: str) -> bool:
    """Tell whether every object about the table says the same as its file."""
    about = [one for one in _objects(found) if one.get("id") == "own" and "status" in one]
    record = {"by": "张三", "unit": "甲院", "on": "2026-09-06"}
    right = ("certified", [], record) if state == "certified" else ("transcribed", [f"指标{NODE}"], None)
    return bool(about) and all((one["status"], one.get("changed"), one.get("certified")) == right for one in about)


def _objects(value: object) -> Iterator[dict[str, object]]:
    if isinstance(value, dict):
        yield value
    for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from _objects(inner)


def _flat(text: str) -> str:
    return re.sub(r"[\s※>\\]", "", unescape(text))


def _of_own(text: str) -> str:
    """Leave out what the list says of the shipped table."""
    return _flat(text).partition("zj-ai-reference")[0]


def test_a_stamp_deleted_in_a_certified_file_costs_the_certificate(folder: Path, capsys: Capture) -> None:
    main(["standard", "stamp", "own", "--all", "--by", "李四"])
    main(["standard", "certify", "own", *CERTIFY])
    file = folder / "own.toml"
    text = file.read_text(encoding="utf-8")
    file.write_text(re.sub(r"(?m)^checked = .*\n", "", text), encoding="utf-8")
    capsys.readouterr()
    assert main(["standard", "show", "own"]) == 0
    assert "认证后改动过：指标A的核对记录（已删）" in capsys.readouterr().out
    file.write_text(text, encoding="utf-8")
    assert main(["standard", "stamp", "own", "A", "--remove"]) == 0
    assert "认证已失效" in capsys.readouterr().out


def test_certifying_again_unchanged_says_that_nothing_was_written(folder: Path, capsys: Capture) -> None:
    main(["standard", "stamp", "own", "--all", "--by", "李四"])
    main(["standard", "certify", "own", *CERTIFY])
    before = (folder / "own.toml").read_bytes()
    capsys.readouterr()
    assert main(["standard", "certify", "own", *CERTIFY]) == 0
    said = capsys.readouterr().out
    assert "没有改动" in said
    assert "已写入" not in said
    assert (folder / "own.toml").read_bytes() == before


def test_a_certified_file_elsewhere_is_copied_to_its_place_but_never_over_another(
    folder: Path, capsys: Capture
) -> None:
    (folder / "own.toml").unlink()
    Path("表.toml").write_text(SMALL, encoding="utf-8")
    assert main(["standard", "default", "表.toml"]) == 2
    assert not (folder / "own.toml").exists()
    main(["standard", "stamp", "表.toml", "--all", "--by", "李四"])
    assert main(["standard", "certify", "表.toml", *CERTIFY]) == 0
    said = capsys.readouterr().out.replace("\n", "").replace(" ", "")
    assert "zjaistandarddefault表.toml" in said
    assert str(folder / "own.toml") in said
    (folder / "own.toml").write_text(SMALL, encoding="utf-8")
    assert main(["standard", "default", "表.toml"]) == 2
    assert "已经有编号为“own”的另一份标准" in capsys.readouterr().err
    assert (folder / "own.toml").read_text(encoding="utf-8") == SMALL
    (folder / "own.toml").unlink()
    assert called(capsys, "standard", "default", "表.toml")["chosen"] is True
    assert (folder / "own.toml").read_bytes() == Path("表.toml").read_bytes()


def test_the_rounds_own_standard_is_restored_by_reset_and_the_refusal_says_so(folder: Path, capsys: Capture) -> None:
    assert main(["standard", "default", "zj-ai-reference"]) == 2
    assert "zjai standard default --reset" in capsys.readouterr().err


@pytest.mark.parametrize("words", [("show",), ("stamp", "--all", "--by", "李四"), ("certify", "--by", "李四")])
def test_a_file_that_is_not_sound_is_told_in_full_with_lines(
    folder: Path, capsys: Capture, words: tuple[str, ...]
) -> None:
    text = SMALL.replace('op = "bands"', 'op = "band"').replace("max = 10", 'max = "x"')
    (folder / "own.toml").write_text(text, encoding="utf-8")
    command, *rest = words
    assert main(["standard", command, "own", *rest]) == 2
    said = capsys.readouterr().err
    assert "第9行" in said
    assert "第32行" in said
