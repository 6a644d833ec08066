"""``zjai cycle``: a new year's round from the old one's, confirmed piece by piece, checked, and worked with."""

from __future__ import annotations

import json
import re
import shlex
from pathlib import Path
from typing import Any

import pytest

from zjai_tui.__main__ import main
from zjai_tui.rules.catalog import examples, find_cycle, plain_cycle
from zjai_tui.rules.cycles.confirming import confirmable
from zjai_tui.rules.locate import shipped_folder

Capture = pytest.CaptureFixture[str]
EXAMPLE = dict(examples())["reached"].read_text(encoding="utf-8")
VALUES = {
    "seniority": ("2027-12-31", "二（四）"),
    "achievements": ("2027-07-30", "二（四）"),
    "filing": ("2027-09-03", "四（一）"),
    "recommendation": ("2027-09-17", "四（一）"),
    "committee": ("2027-10-22", "四（一）"),
    "target": ("90", "二（一）"),
    "publicity_days": ("5", "三（二）"),
    "education_years": ("3", "二（三）"),
    "copies": ("3", "四（二）"),
    "education": ("2025至2027", "二（三）"),
}


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("ZJAI_DATA_DIR", str(tmp_path / "own"))
    return tmp_path / "own"


def told(capsys: Capture, *words: str, code: int = 0) -> str:
    """Return what the command prints, both streams; its exit code must be this one."""
    found = main(list(words))
    shown = capsys.readouterr()
    assert found == code, shown.out + shown.err
    return shown.out + shown.err


def answered(capsys: Capture, *words: str, code: int = 0) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(told(capsys, *words, "--json", code=code))
    return found


def moved(text: str) -> str:
    """Return a dossier three years later, nothing in it of 2024."""
    return re.sub(r"20[0-9]{2}", lambda year: str(int(year[0]) + (4 if year[0] == "2021" else 3)), text)


def test_the_rounds_at_hand_are_listed_also_what_cannot_be_read(own: Path, capsys: Capture) -> None:
    (own / "cycles").mkdir(parents=True)
    (own / "cycles" / "2030.toml").write_text("schema = 1\n", encoding="utf-8")
    shown = told(capsys, "cycle", "list")
    assert "2024：2024年度" in shown
    assert "已核对" in shown
    assert "2030：读不出" in shown
    found = answered(capsys, "cycle", "list")
    assert found["unreadable"] == ["2030"]
    assert [(one["id"], one["confirmed"]) for one in found["cycles"]] == [("2024", True)]
    told(capsys, "cycle", "lint", "2030", code=2)


def test_a_round_is_shown_in_the_order_of_the_calendar(own: Path, capsys: Capture) -> None:
    shown = told(capsys, "cycle", "show", "2024")
    assert "2024年9月6日（周五） 网上个人申报截止（filing）" in shown
    assert shown.index("业绩与成果截止") < shown.index("通知印发") < shown.index("资历计算截止")
    assert "待核对" not in shown
    found = answered(capsys, "cycle", "show", "2024")
    assert [one["date"] for one in found["dates"]] == sorted(one["date"] for one in found["dates"])
    filing = next(one for one in found["dates"] if one["id"] == "filing")
    assert (filing["weekday"], filing["working"], filing["binding"], filing["basis"]) == (
        "周五",
        True,
        True,
        "official",
    )
    assert (found["unconfirmed"], found["banner"]) == ([], "")
    assert answered(capsys, "cycle", "lint", "2024") == {"ok": True, "findings": [], "unchecked": []}


def test_a_new_round_is_written_once_and_nothing_of_it_is_taken_for_checked(own: Path, capsys: Capture) -> None:
    shown = told(capsys, "cycle", "new", "2027", "--from", "2024")
    assert all(f"  {name}  " in shown for name in confirmable(plain_cycle("2027")))
    kept = (own / "cycles" / "2027.toml").read_bytes()
    assert "已经有“2027”年度" in told(capsys, "cycle", "new", "2027", code=2)
    assert (own / "cycles" / "2027.toml").read_bytes() == kept
    told(capsys, "cycle", "new", "2027", "--force")
    assert "已经有“2024”年度" in told(capsys, "cycle", "new", "2024", "--from", "2027", code=2)
    elsewhere = own.parent / "另存.toml"
    told(capsys, "cycle", "new", "2028", "--from", "2024", "-o", str(elsewhere))
    assert "2028年度申报计划" in elsewhere.read_text(encoding="utf-8")
    assert "没有这个申报计划" in told(capsys, "cycle", "new", "2029", "--from", "1999", code=3)
    found = answered(capsys, "cycle", "lint", "2027", code=1)
    assert [one["node"] for one in found["findings"] if one["code"] == "unconfirmed"] == [
        *confirmable(plain_cycle("2027"))
    ]
    assert "文号没有填" in told(capsys, "cycle", "show", "2027")


def test_an_unconfirmed_round_says_so_in_every_answer(own: Path, capsys: Capture) -> None:
    told(capsys, "cycle", "new", "2027")
    file = own.parent / "某人.toml"
    file.write_text(moved(EXAMPLE), encoding="utf-8")
    sign = "2027年度的日期还没有核对：资历计算截止"
    for words in (["check", str(file)], ["advise", str(file)], ["report", str(file), "-o", "-"]):
        main(words)
        shown = capsys.readouterr().out.replace("\n", "").replace(" ", "")
        assert sign in shown, words
    assert "网上个人申报截止（待核对）" in told(capsys, "publicity", "--timeline", "--cycle", "2027", "--estimate")
    timeline = answered(capsys, "publicity", "--timeline", "--cycle", "2027", "--estimate")
    assert timeline["confirmed"] is False
    assert timeline["warnings"][0].startswith(sign)
    main(["score", str(file), "--json"])
    found = json.loads(capsys.readouterr().out)
    assert sign in found["standard"]["banner"]
    assert (found["cycle"]["id"], found["cycle"]["confirmed"], len(found["cycle"]["unconfirmed"])) == (
        "2027",
        False,
        11,
    )
    made = own.parent / "新.toml"
    assert sign in told(capsys, "new", str(made), "--cycle", "2027")


def test_a_round_that_is_only_carried_over_is_used_where_it_is_named_never_by_itself(
    own: Path, capsys: Capture
) -> None:
    told(capsys, "cycle", "new", "2027")
    assert "2024年度" in told(capsys, "new", str(own.parent / "新.toml"))
    (own / "cycles" / "2027.toml").unlink()
    confirm(capsys)
    assert "2027年度" in told(capsys, "new", str(own.parent / "又一份.toml"))


def confirm(capsys: Capture) -> None:
    """Make the round of 2027 from that of 2024, and confirm all of it as a clerk would."""
    told(capsys, "cycle", "new", "2027", "--from", "2024")
    told(capsys, "cycle", "set", "2027", "notice", "8月6日", "--doc-no", "之江室发〔2027〕5号", "--held")
    for name, (value, place) in VALUES.items():
        shown = told(capsys, "cycle", "set", "2027", name, value, "--cite", place)
        assert "官方原文" in shown
    assert "都核对过了" in shown
    while True:
        places = re.search(r"旧通知还剩：(.*)。", shown) or re.search("出处是它的(.*?)。", told_lint(capsys))
        if places is None:
            return
        shown = told(capsys, "cycle", "same", "2027", places[1].split("、")[0])


def told_lint(capsys: Capture) -> str:
    main(["cycle", "lint", "2027", "--json"])
    found = json.loads(capsys.readouterr().out)["findings"]
    return "".join(f"{one['message']}。" for one in found)


def test_once_confirmed_a_round_carries_a_whole_assessment_and_nothing_of_the_old_year_is_left(
    own: Path, capsys: Capture
) -> None:
    confirm(capsys)
    standard = shipped_folder().joinpath("standards", "zj-ai-reference.toml").read_text(encoding="utf-8")
    (own / "standards").mkdir()
    text = (
        standard.replace("〔2024〕7号", "〔2027〕5号")
        .replace("2024", "2027")
        .replace('id = "zj-ai-reference"', 'id = "zj-ai-2027"')
    )
    (own / "standards" / "zj-ai-2027.toml").write_text(text, encoding="utf-8")
    round_file = own / "cycles" / "2027.toml"
    round_file.write_text(
        round_file.read_text(encoding="utf-8").replace("zj-ai-reference", "zj-ai-2027"), encoding="utf-8"
    )
    found = answered(capsys, "cycle", "lint", "2027", code=3)
    assert [one["code"] for one in found["findings"]] == ["calendar-missing"]
    assert (found["ok"], found["unchecked"]) == (True, [2027])
    file = own.parent / "某人.toml"
    dossier = moved(EXAMPLE)
    file.write_text(re.sub(r"(?ms)^\[standard\].*?(?=^\[)", "", dossier), encoding="utf-8")
    answers = {}
    for words in (["check"], ["score"], ["report", "-o", "-"]):
        main([words[0], str(file), *words[1:]])
        shown = capsys.readouterr()
        assert shown.err == ""
        assert "2024" not in shown.out, [line for line in shown.out.splitlines() if "2024" in line]
        assert "待核对" not in shown.out
        answers[words[0]] = shown.out
    assert "2027年9月3日" in answers["check"]
    assert "之江室发〔2027〕5号" in answers["score"]
    assert find_cycle("2027") is plain_cycle("2027")
    main(["check", str(file), "--json"])
    check = json.loads(capsys.readouterr().out)
    assert check["cycle"] == {"id": "2027", "title": check["cycle"]["title"], "confirmed": True, "unconfirmed": []}
    assert {one["id"]: one["verdict"] for one in check["routes"]}["self_score"] == "yes"
    assert "2027年9月17日" in told(capsys, "publicity", "--timeline", "--cycle", "2027", "--estimate")


def test_a_round_whose_parts_have_other_ids_gives_the_same_answers(own: Path, capsys: Capture) -> None:
    file = own.parent / "某人.toml"
    file.write_text(EXAMPLE, encoding="utf-8")
    asked = (
        ["score", str(file)],
        ["check", str(file)],
        ["publicity", "2024-09-12"],
        ["publicity", "--timeline", "--cycle", "2024"],
    )

    def answers() -> list[tuple[int, str]]:
        return [(main(words), capsys.readouterr().out) for words in asked]

    usual = answers()
    text = shipped_folder().joinpath("cycles", "2024.toml").read_text(encoding="utf-8")
    names = {
        "seniority": "years_until", "achievements": "work_until", "filing": "hand_in", "recommendation": "unit_until",
        "publicity_days": "posting_days", "file": "apply", "publicity": "posting", "platform": "site",
    }  # fmt: skip
    for old, new in names.items():
        text = re.sub(rf'(?<!role = )"{old}"', f'"{new}"', text)
    (own / "cycles").mkdir(parents=True)
    (own / "cycles" / "2024.toml").write_text(text, encoding="utf-8")
    assert find_cycle("2024").dates().keys() == {"years_until", "work_until", "hand_in", "unit_until", "committee"}
    assert answers() == usual


@pytest.mark.parametrize(
    "words, said",
    [
        (["filing", "2027-09-03"], "没有写出处"),
        (["filing", "九月", "--cite", "四"], "不是看得懂的日期"),
        (["fling", "2027-09-03", "--cite", "四"], "是不是想写 filing"),
        (["target", "九十", "--cite", "四"], "不是能用的数"),
        (["education", "近三年", "--cite", "四"], "不是看得懂的年份"),
        (["filing", "2027-09-03", "--cite", "X#四"], "来源“X”不存在"),
        (["filing", "2027-09-03", "--cite", "四", "--held"], "只用来写通知本身"),
        (["filing", "明天", "--cite", "四"], "从今天算起的，通知上不这样写"),
        (["filing", "下周1", "--cite", "四"], "从今天算起的"),
        (["filing", "9月3日", "--cite", "四", "--text", "截止时间为9月6日"], "原文里找不到：“截止时间为9月6日”"),
        (["target", "90", "--cite", "二", "--text", "自评分95分以上"], "原文里找不到：“自评分95分以上”"),
        (["target", "200", "--cite", "二"], "超过了标准“zj-ai-reference”的总分100分"),
        (["copies", "0", "--cite", "二"], "应为1以上的整数"),
        (["copies", "3.5", "--cite", "二"], "应为1以上的整数"),
        (["education", "2024,2024", "--cite", "二"], "有重复的年份"),
        (["education", "2026,2027", "--cite", "二"], "有2年，核验学时证明的年数是3年"),
        (["notice", "2027-08-06"], "没有写文号"),
        (["notice", "2027-08-06", "--doc-no", "1号", "--cite", "四"], "不用写--cite"),
    ],
)  # fmt: skip
def test_what_cannot_be_entered_is_told_and_the_file_stays(
    words: list[str], said: str, own: Path, capsys: Capture
) -> None:
    told(capsys, "cycle", "new", "2027")
    before = (own / "cycles" / "2027.toml").read_bytes()
    assert said in told(capsys, "cycle", "set", "2027", *words, code=2)
    assert (own / "cycles" / "2027.toml").read_bytes() == before


def test_the_shipped_round_cannot_be_changed_and_unknown_rounds_and_parts_are_told(own: Path, capsys: Capture) -> None:
    assert "随程序附带" in told(capsys, "cycle", "set", "2024", "filing", "--cite", "四", code=2)
    assert "没有这个申报计划" in told(capsys, "cycle", "set", "1999", "filing", "--cite", "四", code=3)
    told(capsys, "cycle", "show", "1999", code=3)
    assert "请写list、show、new" in told(capsys, "cycle", code=2)
    assert "是不是想写 lint" in told(capsys, "cycle", "lnt", code=2)
    assert "zjai cycle" in told(capsys, "cycle", "--help")
    told(capsys, "cycle", "new", "2027")
    assert "原文还没有记为在手" in told(capsys, "cycle", "same", "2027", "一（二）", code=2)
    assert "他人转述" in told(capsys, "cycle", "set", "2027", "filing", "--cite", "四（一）")


def test_a_proposal_on_a_day_of_rest_is_told(own: Path, capsys: Capture) -> None:
    told(capsys, "cycle", "new", "2025", "--from", "2024")
    found = answered(capsys, "cycle", "lint", "2025", code=1)
    rest = {one["node"]: one for one in found["findings"] if one["code"] == "rest-day"}
    assert set(rest) == {"filing", "recommendation"}
    assert "2025年9月6日（周六）是休息日（周末）" in rest["filing"]["message"]
    assert found["unchecked"] == []
    assert "（周六，休息日：周末）" in told(capsys, "cycle", "show", "2025")


def test_the_remark_of_the_old_notice_goes_with_its_value_and_what_no_longer_fits_is_told(
    own: Path, capsys: Capture
) -> None:
    told(capsys, "cycle", "new", "2027", "--from", "2024")
    shown = told(capsys, "cycle", "set", "2027", "copies", "3", "--cite", "四（二）")
    assert "原有的说明照旧：“高评委审核完成" in shown
    shown = told(capsys, "cycle", "set", "2027", "target", "92", "--cite", "二（一）", "--text", "自评分92分以上")
    assert "原有的说明已删去：“原文为“90分以上”" in shown
    assert "自评分达到90分以上：自评分申报线是92分，文字里写着90分" in shown
    assert plain_cycle("2027").numbers()["target"].note == ""
    shown = told(capsys, "cycle", "set", "2027", "target", "92", "--cite", "二（一）")
    assert "原有的原句已删去：“自评分92分以上”" in shown
    shown = told(capsys, "cycle", "set", "2027", "committee", "2027-09-10", "--cite", "四（一）")
    assert "注意：下级评委会评审推荐截止2027年9月10日早于" in shown
    assert "有3年，核验学时证明的年数是4年" in told(
        capsys, "cycle", "set", "2027", "education_years", "4", "--cite", "二"
    )
    told(capsys, "cycle", "set", "2027", "education", "2024至2027", "--cite", "二（三）")
    file = own / "cycles" / "2027.toml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("value = 92", "value = 120").replace("value = 3\n", "value = 0\n"), encoding="utf-8")
    found = answered(capsys, "cycle", "lint", "2027", code=1)
    errors = {(one["node"], one["code"]) for one in found["findings"] if one["severity"] == "error"}
    assert {("target", "points-above-total"), ("copies", "count-wrong")} <= errors


def test_every_command_told_for_a_file_elsewhere_names_that_file_and_works_as_it_is_told(
    own: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(own.parent)
    shown = told(capsys, "cycle", "new", "2027", "--from", "2024", "-o", "我的 x.toml")
    commands = re.findall(r"zjai (cycle \w+ .*)", shown + Path("我的 x.toml").read_text(encoding="utf-8"))
    main(["cycle", "lint", "我的 x.toml", "--json"])
    remedies = [one["remedy"] for one in json.loads(capsys.readouterr().out)["findings"]]
    commands += [found[1] for one in remedies if (found := re.search(r"zjai (cycle [^。；]*)", one))]
    given = {"发文日期": "2027-08-06", "文号": "某发〔2027〕5号", "章节": "二（四）", "通知上的值": ""}
    given |= {"旧章节": "一（二）", "新章节": "一（二）", "旧通知的章节": "五", "新通知的章节；变了的，手工改。": "五"}
    assert len(commands) > 20
    done: list[str] = []
    for command in sorted(commands, key=lambda one: " notice " not in one):
        words = [given.get(word, word) for word in shlex.split(command)]
        assert words[2] == "我的 x.toml", command
        if words[1] == "same" and words[3] in done:
            continue
        if words[1] == "same":
            done.append(words[3])
        main([word for word in words if word])
        assert capsys.readouterr().err == "", command
    assert not (own / "cycles").exists()


def test_the_shipped_round_is_copied_by_the_command_that_is_told_and_can_be_changed_then(
    own: Path, capsys: Capture
) -> None:
    words = ["cycle", "set", "2024", "copies", "4", "--cite", "四（二）"]
    found = re.search(r"zjai (cycle new 2024 [-0-9a-z ]*)", told(capsys, *words, code=2))
    assert found is not None
    told(capsys, *found[1].split())
    file = own / "cycles" / "2024.toml"
    assert file.read_bytes() == shipped_folder().joinpath("cycles", "2024.toml").read_bytes()
    told(capsys, *words)
    kept = file.read_bytes()
    for more in ([], ["--force"]):
        assert "已经在用户文件夹里" in told(capsys, *found[1].split(), *more, code=2)
    assert file.read_bytes() == kept


def test_for_a_round_that_is_not_there_those_at_hand_are_named(own: Path, capsys: Capture) -> None:
    told(capsys, "cycle", "new", "2023", "--from", "2024")
    for words in (["show", "2031"], ["lint", "2031"], ["set", "2031", "filing"], ["new", "2032", "--from", "2031"]):
        shown = told(capsys, "cycle", *words, code=3)
        assert "现有的年度：2023、2024" in shown
        assert "是不是想写" not in shown
    told(capsys, "cycle", "new", "2026", "--from", str(own / "cycles" / "2023.toml"), "-o", str(own / "y.toml"))
    (own / "cycles" / "2023.toml").unlink()
    assert "请把那份文件放到" in told(capsys, "cycle", "same", str(own / "y.toml"), "五", code=3)
