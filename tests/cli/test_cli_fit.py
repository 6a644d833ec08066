"""``zjai fit`` as a person calls it: what it prints, what it returns, what it refuses."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from zjai_tui.__main__ import main
from zjai_tui.base.problems import Refused
from zjai_tui.cli.fit import meant

Capture = pytest.CaptureFixture[str]

DEFECTS = "用深度学习做轴承表面缺陷检测，在某轴承厂三条产线投用，漏检率降到千分之一"
HOTLINE = "负责12345热线助手，市民来电自动转写归类，推荐承办单位，派单准确率93%，全区上线"
CABLING = "负责智能产业园的综合布线和机房土建，按期竣工验收"


def _json(capsys: Capture) -> dict[str, Any]:
    found = json.loads(capsys.readouterr().out)
    assert isinstance(found, dict)
    return found


@pytest.mark.parametrize(
    "text, code, verdict, primary",
    [
        (DEFECTS, 0, "fits", "applied_tech"),
        (CABLING, 1, "outside", None),
        ("我是做人工智能的", 1, "unclear", None),
        ("", 1, "unclear", None),
        ("字" * 10_000, 1, "unclear", None),
        ("😀[/][@click=app.quit]\x1b[31m", 1, "unclear", None),
    ],
)
def test_the_exit_code_is_0_only_when_an_area_fits(
    text: str, code: int, verdict: str, primary: str | None, capsys: Capture
) -> None:
    assert main(["fit", text, "--json"]) == code
    found = _json(capsys)
    assert (found["verdict"], found["primary"]) == (verdict, primary)


def test_the_json_keeps_its_contract(capsys: Capture) -> None:
    main(["fit", HOTLINE, "--json"])
    found = _json(capsys)
    assert {"verdict", "primary", "secondary", "areas", "ask"} <= set(found)
    assert found["secondary"] == ["social_governance"]
    assert [set(one) for one in found["areas"]] == [{"id", "title", "score", "because"}] * 6
    assert all(len(one["score"]) == 4 and one["score"][1] == "." for one in found["areas"])
    assert found["ask"] == []
    assert [one["id"] for one in found["reading"]["options"]] == ["of_ai", "by_ai"]
    main(["fit", "做了一些人工智能方面的事情，挺好的", "--json"])
    (asked,) = _json(capsys)["ask"]
    assert set(asked) == {"id", "ask", "why", "options"}
    assert all(set(one) == {"id", "title", "help"} for one in asked["options"])


def test_words_typed_apart_are_one_description(capsys: Capture) -> None:
    assert main(["fit", "用深度学习做轴承表面缺陷检测", "在三条产线投用", "--json"]) == 0
    assert _json(capsys)["primary"] == "applied_tech"


def test_answers_come_by_id_or_by_title_and_outrank_the_words(capsys: Capture) -> None:
    assert main(["fit", DEFECTS, "--produced", "data", "--json"]) == 0
    assert _json(capsys)["primary"] == "data"
    assert (
        main(["fit", "--produced", "data_tool", "--used-by", "训练和评测模型的团队，或数据的供需双方", "--json"]) == 0
    )
    assert _json(capsys)["primary"] == "data"
    assert main(["fit", HOTLINE, "--reading", "by_ai", "--json"]) == 0
    assert _json(capsys)["primary"] == "social_governance"


def test_a_dossier_brings_its_description_and_answers_and_the_command_line_goes_before_them(
    tmp_path: Path, capsys: Capture
) -> None:
    file = tmp_path / "张三.toml"
    work = f'schema = 1\n[work]\ndescription = """{HOTLINE}"""\nproduced = "system"\nreading = "by_ai"\n'
    file.write_text(work, encoding="utf-8")
    assert main(["fit", "--file", str(file), "--json"]) == 0
    assert _json(capsys)["primary"] == "social_governance"
    assert main(["fit", "--file", str(file), "--reading", "of_ai", "--json"]) == 0
    assert _json(capsys)["primary"] == "applied_tech"
    assert main(["fit", "--file", str(file), "--produced", "data", "--json"]) == 0
    assert _json(capsys)["primary"] == "data"
    assert file.read_text(encoding="utf-8") == work


def test_a_text_file_is_a_description(tmp_path: Path, capsys: Capture) -> None:
    file = tmp_path / "工作.txt"
    file.write_text(DEFECTS, encoding="utf-8-sig")
    assert main(["fit", "--file", str(file)]) == 0
    shown = capsys.readouterr().out
    assert shown.startswith("专业方向：有合适的方向\n  主方向为应用技术")
    assert shown.rstrip().endswith("须以240号文核对。")


@pytest.mark.parametrize(
    "words, said",
    [
        ([], "没有写描述"),
        (["做检测", "--file", "a.txt"], "请只留一样"),
        (["做检测", "--produced", "sistem"], "是不是想写 system"),
        (["做检测", "--used-by", "[/]"], "可用的有"),
        (["做检测", "--reading", "x"], "没有“x”这种读法"),
        (["--file", "没有.toml"], "找不到这个文件"),
        (["--file", "."], "文件夹"),
        (["做检测", "--feild", "any"], "是不是想写 --field"),
    ],
)
def test_what_cannot_be_meant_is_refused_with_the_remedy(words: list[str], said: str, capsys: Capture) -> None:
    assert main(["fit", *words]) == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    assert said in shown.err


@pytest.mark.parametrize("data, said", [
    (b"", "文件里没有文字"),
    (b"\xef\xbb\xbf \n", "文件里没有文字"),
    (b"\x7fELF\x02\0\0", "这不是文本文件"),
    (b"PK\3\4", "这不是文本文件"),
])  # fmt: skip
def test_a_file_that_holds_no_text_is_refused(data: bytes, said: str, tmp_path: Path, capsys: Capture) -> None:
    file = tmp_path / "工作.txt"
    file.write_bytes(data)
    assert main(["fit", "--file", str(file)]) == 2
    assert f"工作.txt：{said}。" in capsys.readouterr().err


def test_a_text_file_in_another_encoding_or_a_broken_dossier_gets_a_sentence(tmp_path: Path, capsys: Capture) -> None:
    file = tmp_path / "工作.txt"
    file.write_bytes(DEFECTS.encode("gbk"))
    assert main(["fit", "--file", str(file)]) == 2
    assert "GBK" in capsys.readouterr().err
    broken = tmp_path / "张三.toml"
    broken.write_text("schema = 1\n[work]\nproduced = 3\n", encoding="utf-8")
    assert main(["fit", "--file", str(broken)]) == 2
    assert "应为文字" in capsys.readouterr().err


def test_the_help_lists_every_answer(capsys: Capture) -> None:
    assert main(["fit", "--help"]) == 0
    shown = capsys.readouterr().out
    for word in ("theory", "data_tool", "supervisors", "ai_itself", "by_ai"):
        assert word in shown


@pytest.mark.parametrize("typed", ["6", "６", "某个行业", "某个行业里用起来的智能系统、产品或装备", "system"])
def test_an_answer_may_be_given_by_number_or_by_its_first_words(typed: str, capsys: Capture) -> None:
    assert main(["fit", HOTLINE, "--produced", typed, "--json"]) == 0
    assert _json(capsys)["areas"][0]["because"][0]["text"].endswith("“某个行业里用起来的智能系统、产品或装备”")


def test_first_words_that_could_be_several_answers_or_none_are_refused_with_the_remedy(capsys: Capture) -> None:
    assert main(["fit", HOTLINE, "--reading", "对人工智能", "--json"]) == 0
    assert _json(capsys)["reading"]["chosen"] == "of_ai"
    assert main(["fit", HOTLINE, "--produced", "99"]) == 2
    assert "也可以写编号，或选项开头的几个字" in capsys.readouterr().err
    with pytest.raises(Refused, match="“数据”可以指“数据集”、“数据工具”。请多写几个字，或写编号"):
        meant("数据", [("data", "数据集：语料等"), ("tool", "数据工具")], "produced", "这个回答")


def test_terms_are_quoted_as_the_person_wrote_them(capsys: Capture) -> None:
    main(["fit", "用ＧＰＵ集群做大模型训练的调度平台，供各行业开发团队使用，GPU利用率翻倍"])
    shown = "".join(capsys.readouterr().out.split())
    assert "用到“ＧＰＵ集群”" in shown
    assert "gpu" not in shown


def test_words_that_only_lean_away_from_ai_are_asked_about(capsys: Capture) -> None:
    assert main(["fit", "城市大脑，帮助社区发现电动车进楼，推送网格员", "--json"]) == 1
    found = _json(capsys)
    assert found["verdict"] == "unclear"
    assert [one["id"] for one in found["ask"]] == ["produced"]
    assert main(["fit", "城市大脑，帮助社区发现电动车进楼，推送网格员", "--produced", "8", "--json"]) == 1
    assert _json(capsys)["verdict"] == "outside"


def test_how_to_answer_says_what_is_written_where(capsys: Capture) -> None:
    main(["fit", ""])
    shown = capsys.readouterr().out.replace("\n", "").replace(" ", "")
    assert "选好后，把回答写在命令后面再运行一次，例如--producedtheory；也可以写编号，如--produced1" in shown
    assert "份额" not in shown
