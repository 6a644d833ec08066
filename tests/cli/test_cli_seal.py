"""``zjai seal`` and ``zjai verify``: what they say, what they name, and how mistakes are told apart."""

from __future__ import annotations

import json
import os
import shutil
import stat
import zipfile
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from zjai_tui.__main__ import main
from zjai_tui.dossier.review.acts import act
from zjai_tui.dossier.review.journal import heads
from zjai_tui.dossier.review.store import append, load_review, review_path
from zjai_tui.dossier.review.subject import subject_of
from zjai_tui.dossier.store import load
from zjai_tui.rules.catalog import examples

Capture = pytest.CaptureFixture[str]
EXAMPLES = {name: str(file) for name, file in examples()}
AT = datetime(2024, 9, 3, 9, 0, tzinfo=timezone(timedelta(hours=8)))


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    """Return a copy of an example with evidence."""
    source = Path(EXAMPLES["reached"])
    shutil.copytree(source.parent / "evidence", tmp_path / "evidence")
    return Path(shutil.copy(source, tmp_path / "张三.toml"))


def _json(capsys: Capture, *words: str, code: int = 0) -> dict:  # type: ignore[type-arg]
    assert main([*words, "--json"]) == code
    return dict(json.loads(capsys.readouterr().out))


def _code(dossier: Path, capsys: Capture) -> str:
    return str(_json(capsys, "seal", str(dossier))["code"])


def test_the_code_is_the_reports_code_and_what_it_covers_is_said(dossier: Path, capsys: Capture) -> None:
    code = _code(dossier, capsys)
    assert main(["report", str(dossier), "-o", "-"]) == 0
    assert f"校验码{code}" in capsys.readouterr().out
    assert main(["seal", str(dossier)]) == 0
    said = capsys.readouterr().out
    for words in (f"校验码{code}", "业绩26条", "6份，都读到了", "参考，非官方", "不能说明是谁做的"):
        assert words in "".join(said.split()) or words in said


@pytest.mark.parametrize("shape", ["{}", " {} ", "small", "bare", "wide"])
def test_a_code_is_understood_however_it_is_typed(dossier: Path, capsys: Capture, shape: str) -> None:
    code = _code(dossier, capsys)
    typed = {
        "small": code.lower(),
        "bare": code.replace("-", ""),
        "wide": "".join(chr(ord(one) + 0xFEE0) for one in code),
    }.get(shape, shape.format(code))
    assert main(["verify", str(dossier), typed]) == 0
    assert "相符" in capsys.readouterr().out


def test_a_mistyped_code_is_no_changed_dossier(dossier: Path, capsys: Capture) -> None:
    code = _code(dossier, capsys)
    wrong = code[:-1] + ("0" if code[-1] != "0" else "1")
    assert main(["verify", str(dossier), wrong]) == 2
    told = capsys.readouterr().err
    assert "抄错了一位，或两位抄反了" in told
    assert "这不等于档案改过" in told
    assert main(["verify", str(dossier), code[:9]]) == 2
    assert "有8位，应为16位" in capsys.readouterr().err
    assert main(["verify", str(dossier), "没有这个文件.html"]) == 2
    assert "找不到这个文件" in capsys.readouterr().err


def test_a_code_alone_says_only_that_something_changed(dossier: Path, capsys: Capture) -> None:
    code = _code(dossier, capsys)
    dossier.write_text(dossier.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    assert main(["verify", str(dossier), code]) == 0  # the form of the file makes no difference
    _touch(dossier, "[person]", '[person]\nlater = "1"')
    capsys.readouterr()
    assert main(["verify", str(dossier), code]) == 1
    said = capsys.readouterr().out
    assert "不相符" in said
    assert "只凭校验码说不出改了哪里" in said


def test_a_seal_file_beside_the_dossier_names_every_change(dossier: Path, capsys: Capture) -> None:
    file = dossier.with_name("张三.校验.toml")
    assert main(["seal", str(dossier), "-o", str(file)]) == 0
    if os.name == "posix":
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert main(["seal", str(dossier), "-o", str(file)]) == 2  # never over a file that is there
    assert main(["verify", str(dossier)]) == 0
    _touch(dossier, "[person]", '[person]\nlater = "1"')
    proof = dossier.with_name("evidence") / "awards.txt"
    proof.write_bytes(proof.read_bytes() + b".")
    capsys.readouterr()
    answer = _json(capsys, "verify", str(dossier), code=1)
    assert answer["named"]
    assert next(one["part"] for one in answer["changes"]) == "person"
    assert {one["title"] for one in answer["changes"]} == {"基本信息", "佐证材料“evidence/awards.txt”"}


@pytest.mark.parametrize("form", ["html", "docx", "md", "txt"])
def test_an_exported_report_serves_instead_of_the_code(dossier: Path, capsys: Capture, form: str) -> None:
    report = dossier.with_name(f"报告.{form}")
    assert main(["report", str(dossier), "-o", str(report)]) == 0
    assert main(["verify", str(dossier), str(report)]) == 0
    _touch(dossier, "[person]", '[person]\nlater = "1"')
    capsys.readouterr()
    answer = _json(capsys, "verify", str(dossier), "--with", str(report), code=1)
    if form in {"html", "docx"}:
        assert [one["title"] for one in answer["changes"]] == ["基本信息"]
    else:
        assert not answer["named"]


def test_a_public_report_carries_the_code_but_not_what_it_was_made_of(dossier: Path, capsys: Capture) -> None:
    report = dossier.with_name("公开.html")
    assert main(["report", str(dossier), "-o", str(report), "--public"]) == 0
    assert "zjai-seal" not in report.read_text(encoding="utf-8")
    capsys.readouterr()
    assert not _json(capsys, "verify", str(dossier), str(report))["named"]


def test_the_json_of_seal_names_changes_as_well(dossier: Path, capsys: Capture) -> None:
    kept = dossier.with_name("seal.json")
    kept.write_text(json.dumps(_json(capsys, "seal", str(dossier))), encoding="utf-8")
    _touch(dossier, "[person]", '[person]\nlater = "1"')
    assert [one["title"] for one in _json(capsys, "verify", str(dossier), str(kept), code=1)["changes"]] == ["基本信息"]


def test_evidence_on_a_missing_drive_is_told_not_called_changed_in_content(dossier: Path, capsys: Capture) -> None:
    file = dossier.with_name("张三.校验.toml")
    assert main(["seal", str(dossier), "-o", str(file)]) == 0
    shutil.rmtree(dossier.with_name("evidence"))
    capsys.readouterr()
    assert main(["verify", str(dossier)]) == 1
    said = "".join(capsys.readouterr().out.split())
    assert "佐证材料一份也读不到，可能在没有接上的磁盘里" in said
    assert main(["seal", str(dossier)]) == 0
    assert "没有接上的磁盘" in "".join(capsys.readouterr().out.split())


def test_of_evidence_too_large_to_be_read_the_seal_says_that_it_covers_no_content(
    dossier: Path, capsys: Capture
) -> None:
    file = dossier.with_name("张三.校验.toml")
    os.truncate(dossier.with_name("evidence") / "papers.txt", 10**12)
    assert main(["seal", str(dossier), "-o", str(file)]) == 0
    said = "".join(capsys.readouterr().out.split())
    assert "1份读不到或太大：evidence/papers.txt；校验码里没有它们的内容" in said
    assert main(["verify", str(dossier)]) == 0
    assert "1份佐证材料读不到或太大，改没改过看不出来" in "".join(capsys.readouterr().out.split())
    assert main(["score", str(dossier)]) == 0
    assert "超过500MB" in "".join(capsys.readouterr().out.split())


def _review(dossier: Path, *acts: dict) -> None:  # type: ignore[type-arg]
    path = review_path(dossier)
    subject = subject_of(load(dossier).dossier)
    for one in acts:
        append(path, [act(at=AT, by="李四", after=heads(load_review(path).review), **one)], subject)


def test_the_code_kept_when_the_review_ended_is_compared_without_being_named(dossier: Path, capsys: Capture) -> None:
    code = _code(dossier, capsys)
    _review(dossier, {"do": "submit", "seen": code}, {"do": "verify", "seen": code})
    assert main(["verify", str(dossier)]) == 0
    said = "".join(capsys.readouterr().out.split())
    assert f"李四在2024年9月3日09:00核定完毕时的校验码是{code}，与现在相符" in said
    assert "2条核定记录，编号都对得上" in said
    _touch(dossier, "[person]", '[person]\nlater = "1"')
    assert main(["verify", str(dossier)]) == 1
    assert "核定文件里记的校验码" in "".join(capsys.readouterr().out.split())


def test_a_review_file_edited_by_hand_or_shortened_is_told(dossier: Path, capsys: Capture) -> None:
    code = _code(dossier, capsys)
    _review(dossier, {"do": "submit", "seen": code}, {"do": "verify", "seen": code})
    assert main(["seal", str(dossier), "-o", str(dossier.with_name("张三.校验.toml"))]) == 0
    path = review_path(dossier)
    whole = path.read_text(encoding="utf-8")
    path.write_text(whole.replace("李四", "王五", 1), encoding="utf-8")
    capsys.readouterr()
    answer = _json(capsys, "verify", str(dossier), code=1)
    assert answer["same"]
    assert not answer["ok"]
    assert answer["review"]["problems"]
    path.write_text(whole[: whole.rindex("[[act]]")] + "# 完\n", encoding="utf-8")
    answer = _json(capsys, "verify", str(dossier), code=1)
    assert answer["review"]["lost"]
    assert main(["verify", str(path)]) == 2
    assert "这是核定文件" in capsys.readouterr().err


def test_what_is_only_noted_of_the_review_file_is_told_and_is_no_alteration(dossier: Path, capsys: Capture) -> None:
    code = _code(dossier, capsys)
    _review(dossier, {"do": "submit", "seen": code})
    path = review_path(dossier)
    path.write_text(path.read_text(encoding="utf-8").replace("kind =", 'later = "x"\nkind =', 1), encoding="utf-8")
    answer = _json(capsys, "verify", str(dossier), code)
    assert [one["code"] for one in answer["review"]["problems"]] == ["unknown-key"]
    assert answer["ok"]


def test_nothing_to_compare_with_is_told(dossier: Path, capsys: Capture) -> None:
    assert main(["verify", str(dossier)]) == 2
    assert "没有写拿什么来核对" in capsys.readouterr().err


def test_several_dossiers_have_a_code_each_and_one_together(dossier: Path, capsys: Capture) -> None:
    shutil.copy(dossier, dossier.with_name("李四.toml"))
    dossier.with_name("坏.toml").write_text("schema = ", encoding="utf-8")
    code = _code(dossier, capsys)
    assert main(["seal", str(dossier), "-o", str(dossier.with_name("张三.校验.toml"))]) == 0
    capsys.readouterr()
    assert main(["seal", str(dossier.parent)]) == 2
    shown = capsys.readouterr()
    assert shown.out.count(code) == 3  # each of two equal dossiers, and the one code over equal ones
    assert "以上2份合成" in shown.out
    assert "坏.toml" in shown.err
    assert main(["seal", str(dossier.parent), "-o", "x.toml"]) == 2


@pytest.mark.parametrize(
    "content",
    [
        b"", b"no code here", b"PK\x03\x04 not a zip", b"\xff\xfe\x00",
        b'<!doctype html><meta name="zjai-seal" content="{">',
        b'kind = "seal"\nschema = 1\n', b'{"kind": "seal"}', b'{"seal": [1]}', b"[" * 5000,
    ],
)  # fmt: skip
def test_a_file_that_says_nothing_is_refused_in_one_sentence(dossier: Path, capsys: Capture, content: bytes) -> None:
    file = dossier.with_name("出处.html")
    file.write_bytes(content)
    assert main(["verify", str(dossier), str(file)]) == 2
    told = capsys.readouterr().err
    assert "Traceback" not in told
    assert "出处.html" in told


def test_a_file_that_unpacks_without_end_is_not_unpacked(dossier: Path, capsys: Capture) -> None:
    file = dossier.with_name("大.docx")
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("word/document.xml", b"0" * 60_000_000)
    assert main(["verify", str(dossier), str(file)]) == 2
    assert "里面的内容太多" in capsys.readouterr().err


def test_a_page_whose_printed_code_was_changed_is_not_believed(dossier: Path, capsys: Capture) -> None:
    report = dossier.with_name("报告.html")
    assert main(["report", str(dossier), "-o", str(report)]) == 0
    other = dossier.with_name("李四.toml")
    shutil.copy(dossier, other)
    _touch(other, "[person]", '[person]\nlater = "1"')
    capsys.readouterr()
    mine, theirs = _code(dossier, capsys), _code(other, capsys)
    page = report.read_text(encoding="utf-8")
    head, mark, body = page.partition("<body>")
    report.write_text(head.replace(f"校验码{mine}", "") + mark + body.replace(mine, theirs), encoding="utf-8")
    assert main(["verify", str(other), str(report)]) == 2
    assert "不一致" in capsys.readouterr().err


def _touch(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
