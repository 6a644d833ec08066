"""``zjai report``: what it writes where, how much of the person it shows, and what it refuses."""

from __future__ import annotations

import os
import re
import shutil
import stat
from pathlib import Path

import pytest

from zjai_tui.__main__ import main
from zjai_tui.dossier.seal import read_code
from zjai_tui.rules.catalog import examples

Capture = pytest.CaptureFixture[str]
EXAMPLES = {name: str(file) for name, file in examples()}
ID, PHONE = "33010219900101123X", "13800138000"


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    """Return a copy of an example with evidence, of a person with numbers."""
    source = Path(EXAMPLES["reached"])
    shutil.copytree(source.parent / "evidence", tmp_path / "evidence")
    text = source.read_text(encoding="utf-8")
    path = tmp_path / "张三.toml"
    path.write_text(
        text.replace("[person]", f'[person]\nid_number = "{ID}"\nphone = "{PHONE}"', 1), encoding="utf-8"
    )  # fmt: skip
    return path


def _code(text: str) -> str:
    (code,) = set(re.findall(r"校验码([0-9A-Z]{4}(?:-[0-9A-Z]{4}){3})", text))
    return str(code)


def test_the_ending_chooses_the_format_and_every_format_carries_the_same_code(dossier: Path, capsys: Capture) -> None:
    begins = {"txt": "\ufeff量化自评报告", "md": "# 量化自评报告", "html": "<!DOCTYPE html>", "HTML": "<!DOCTYPE html>"}
    codes = set()
    for ending, begin in begins.items():
        path = dossier.with_name(f"报告{len(codes)}{ending}.{ending}")
        assert main(["report", str(dossier), "-o", str(path)]) == 0
        text = path.read_text(encoding="utf-8")
        assert text.startswith(begin)
        codes.add(_code(text))
        told = capsys.readouterr().out
        assert told.startswith(f"已写入 {path}，校验码")
        codes.add(_code(told))
        if os.name == "posix":
            assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert len(codes) == 1
    assert read_code(codes.pop())


def test_the_code_follows_the_evidence_as_it_lies_on_disk(dossier: Path, capsys: Capture) -> None:
    def code() -> str:
        assert main(["report", str(dossier), "-o", "-"]) == 0
        return _code(capsys.readouterr().out)

    first = code()
    assert code() == first
    proof = dossier.with_name("evidence") / "awards.txt"
    kept = proof.read_bytes()
    proof.write_bytes(kept + b".")
    changed = code()
    proof.write_bytes(kept + b"..")
    assert len({first, changed, code()}) == 3
    proof.unlink()
    assert code() not in {first, changed}
    proof.write_bytes(kept)
    assert code() == first


def test_a_dash_prints_the_pages_and_leaves_no_file(dossier: Path, capsys: Capture) -> None:
    before = sorted(one.name for one in dossier.parent.iterdir())
    assert main(["report", str(dossier), "-o", "-"]) == 0
    shown = capsys.readouterr().out
    assert shown.startswith("量化自评报告")
    assert "第1页，共" in shown
    assert "\f" not in shown
    assert sorted(one.name for one in dossier.parent.iterdir()) == before


def test_numbers_of_the_person_are_shown_only_as_far_as_asked_for(dossier: Path, capsys: Capture) -> None:
    shown = {}
    for option in ("", "--full", "--public"):
        assert main(["report", str(dossier), "-o", "-", *([option] if option else [])]) == 0
        shown[option] = capsys.readouterr().out
    assert "尾号123X" in shown[""]
    assert ID not in shown[""]
    assert ID in shown["--full"]
    assert PHONE in shown["--full"]
    for part in (ID, PHONE, "尾号", "证件号码 "):
        assert part not in shown["--public"]


def test_advice_comes_only_when_asked_for(capsys: Capture) -> None:
    assert main(["report", EXAMPLES["undecided"], "-o", "-"]) == 0
    assert "行动建议" not in capsys.readouterr().out
    assert main(["report", EXAMPLES["undecided"], "-o", "-", "--advice", "--target", "85"]) == 0
    shown = capsys.readouterr().out
    assert "行动建议" in shown
    assert "目标85分" in shown


def test_a_file_is_replaced_only_when_told_and_the_dossier_never(dossier: Path, capsys: Capture) -> None:
    out = dossier.with_name("报告.md")
    out.write_text("别动", encoding="utf-8")
    out.chmod(0o660)
    assert main(["report", str(dossier), "-o", str(out)]) == 2
    assert "--force" in capsys.readouterr().err
    assert out.read_text(encoding="utf-8") == "别动"
    assert main(["report", str(dossier), "-o", str(out), "--force"]) == 0
    assert out.read_text(encoding="utf-8").startswith("# 量化自评报告")
    if os.name == "posix":
        assert stat.S_IMODE(out.stat().st_mode) == 0o660
    text = dossier.read_bytes()
    named = dossier.with_suffix(".txt")
    dossier.rename(named)
    assert main(["report", str(named), "-o", str(named), "--force"]) == 2
    assert named.read_bytes() == text


@pytest.mark.parametrize("name", ["报告.doc", "报告.pdf", "报告", ".html"])
def test_another_ending_is_refused_with_those_that_are_known(name: str, tmp_path: Path, capsys: Capture) -> None:
    assert main(["report", EXAMPLES["reached"], "-o", str(tmp_path / name)]) == 2
    assert "请用 .txt、.md、.html 或 .docx" in capsys.readouterr().err
    assert not list(tmp_path.iterdir())


def test_full_and_public_contradict_each_other(capsys: Capture) -> None:
    assert main(["report", EXAMPLES["reached"], "-o", "-", "--full", "--public"]) == 2
    assert "不能一起写" in capsys.readouterr().err


def test_without_a_name_or_with_an_unreadable_dossier_nothing_is_written(tmp_path: Path, capsys: Capture) -> None:
    assert main(["report", EXAMPLES["reached"]]) == 2
    assert "缺少" in capsys.readouterr().err
    bad = tmp_path / "坏.toml"
    bad.write_text("a = [", encoding="utf-8")
    assert main(["report", str(bad), "-o", str(tmp_path / "报告.md")]) == 2
    assert capsys.readouterr().err.count("\n") == 1
    assert [one.name for one in tmp_path.iterdir()] == ["坏.toml"]


def test_a_round_that_is_not_at_hand_is_told_apart(tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    path.write_text('schema = 1\ncycle = "1999"\n', encoding="utf-8")
    assert main(["report", str(path), "-o", "-"]) == 3


@pytest.mark.parametrize("name", EXAMPLES)
def test_every_example_becomes_a_report_that_says_it_is_one(name: str, capsys: Capture) -> None:
    assert main(["report", EXAMPLES[name], "-o", "-", "--advice"]) == 0
    assert "这是示例，人物和单位都是虚构的。" in capsys.readouterr().out


def test_a_blank_dossier_is_called_blank_once_and_never_missed(tmp_path: Path, capsys: Capture) -> None:
    blank, out = tmp_path / "空.toml", tmp_path / "空.txt"
    assert main(["new", str(blank)]) == 0
    main(["report", str(blank), "-o", str(out)])
    capsys.readouterr()
    text = out.read_text(encoding="utf-8-sig")
    assert "未达到" not in text
    head = text.partition("【二、")[0]
    assert head.count("还没有填写") == 1
    (total,) = [line for line in text.splitlines() if line.strip().startswith("总分 ")]
    assert total.split()[-1] == "未填"
    assert "总分0～25，待定" in "".join(text.split())
