"""What is read out, what typed lines do, and that nothing typed is lost."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path

import pytest

from plain_talk import Person, Script, opened, walked
from zjai_tui.cli.fill_plain import _offer
from zjai_tui.dossier.recovery import FOLDER, left_behind
from zjai_tui.dossier.store import load
from zjai_tui.plain.keeping import left_for, left_words, restore
from zjai_tui.plain.words import LONGEST, WORDS, understood
from zjai_tui.rules.locate import user_folder


@pytest.fixture(autouse=True)
def _own_folder_of_each_test(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ZJAI_DATA_DIR", str(tmp_path / "own"))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    tmp_path.joinpath("work").mkdir()
    return tmp_path / "work" / "张三.toml"


def before(said: Sequence[str], question: str) -> str:
    """Return the line before the last reading of a question."""
    at = max(at for at, line in enumerate(said) if line.startswith(question))
    return said[at - 1]


def test_a_question_is_one_line_with_number_choices_and_the_present_answer(path: Path) -> None:
    _, talk = walked(path, "目录 最高学历")
    line = talk.said[-1]
    assert re.fullmatch(r"3\.\d+ 最高学历。写编号：1，博士研究生；2，硕士研究生；.+；0，不清楚。现在没有填。", line)
    _, talk = walked(path, "目录 最高学历", "硕士", "<")
    assert talk.said[-1].endswith("现在是“硕士研究生”。")


def test_enter_keeps_the_present_answer_and_goes_on(path: Path) -> None:
    walk, talk = walked(path, "张三", "<", "")
    assert walk.session.dossier.person.name == "张三"
    assert talk.said[-1].startswith("1.2 所在单位")


def test_a_digit_that_is_no_number_is_no_place_to_go_to(path: Path) -> None:
    _, talk = walked(path, "目录：²", "目录：3.²", "目录：９９")
    assert [line for line in talk.said if line.startswith("没有采用")] == [
        f"没有采用：没有“{typed}”这一节或这一题，写“目录”看各节。" for typed in ("²", "3.²", "99")
    ]


def test_a_wrong_answer_gets_one_sentence_and_is_asked_again_with_the_old_answer_kept(path: Path) -> None:
    walk, talk = walked(path, "目录 取得工程师资格日期", "2018-12-20", "<", "2018-13-40")
    assert walk.session.dossier.facts["title_obtained"].isoformat() == "2018-12-20"  # type: ignore[union-attr]
    refused = before(talk.said, walk.position.number)
    assert refused.startswith("没有采用：看不懂这个日期")
    assert refused.endswith("现在是“2018-12-20”。")
    assert walk.refused == [4]


@pytest.mark.parametrize("typed", ["9", "可能是", "1.5", "-1", "是否"])
def test_a_choice_that_is_not_offered_is_refused(typed: str, path: Path) -> None:
    walk, talk = walked(path, "目录 在浙江省内工作", typed)
    assert "in_zhejiang" not in walk.session.dossier.facts
    assert "没有采用：没有这个选项，请写编号0至2" in talk.text


@pytest.mark.parametrize("typed, means", [("１", True), ("2", False), ("否", False), ("Y", True), ("不", False)])
def test_a_yes_or_no_is_understood_by_number_and_word(typed: str, means: bool, path: Path) -> None:
    walk, _ = walked(path, "目录 在浙江省内工作", typed)
    assert walk.session.dossier.facts["in_zhejiang"] is means


def test_zero_and_the_word_for_clearing_leave_a_question_open(path: Path) -> None:
    walk, talk = walked(path, "目录 最高学历", "2", "<", "0", "<", "2", "<", "清除")
    assert "degree" not in walk.session.dossier.facts
    assert "已清除。" in talk.text


def test_what_must_be_chosen_cannot_be_cleared(path: Path) -> None:
    walk, talk = walked(
        path, "目录 业绩条目", "添加 论文", "某文", "目录 业绩条目", "1", "目录 业绩条目", "1", "", "", "", "", "清除"
    )
    assert walk.position.stop.title == "是否确定"
    assert "没有采用：这一题要选一个，不能清除。现在是“已确定”。" in talk.text


def test_what_an_answer_changed_is_told_in_one_sentence_and_only_then(path: Path) -> None:
    _, talk = walked(path, "张三", "目录 在浙江省内工作", "否")
    assert "变为" not in "".join(talk.said[: talk.said.index("1.1 姓名。现在没有填。") + 2])
    told = [line for line in talk.said if "变为" in line]
    assert len(told) == 1
    assert "申报路径“正常申报”变为不能申报，不符合“在浙江省内”" in told[0]
    assert told[0].count("。") == 1


def test_an_answer_that_stands_out_is_taken_and_noted(path: Path) -> None:
    walk, talk = walked(path, "目录 取得工程师资格日期", "2025-03-01", "<", "依据")
    assert "title_obtained" in walk.session.dossier.facts
    noted = [line for line in talk.said if line.startswith("请注意：")]
    assert len(noted) == 1
    assert "晚于资历计算截止" in noted[0]
    assert "最早2030年3月1日满5年" in talk.text or "不早于2030年3月1日满5年" in talk.text


def test_undo_takes_back_one_answer_at_a_time_and_redo_brings_it_again(path: Path) -> None:
    walk, talk = walked(path, "张", "<", "张三", "撤销")
    assert walk.session.dossier.person.name == "张"
    assert talk.said[-2:] == ["已撤销：姓名。", "1.1 姓名。现在是“张”。"]
    walk, talk = walked(path, "撤销", "李四", "撤销", "重做", "重做")
    assert walk.session.dossier.person.name == "李四"
    assert "没有可以撤销的修改。" in talk.text
    assert "没有可以重做的修改。" in talk.text


def test_a_question_mark_says_what_to_fill_in_and_why_and_is_not_an_answer(path: Path) -> None:
    for typed in ("?", "？", "帮助"):
        walk, talk = walked(path, "目录 现有职称", typed)
        assert "以职称证书为准" in talk.text
        assert "为什么问：" in talk.text
        assert "title" not in walk.session.dossier.facts


def test_back_and_next_go_across_sections_in_chinese_signs_too(path: Path) -> None:
    walk, talk = walked(path, "<", "》", "《", "上一题", "下一节", "下一节", "下一节", "下一节", ">", ">", ">")
    assert "已经是第一题。" in talk.text
    assert "已经是最后一节。" in talk.text
    assert walk.position.section.id == "summary"
    named = [line for line in talk.said if re.fullmatch(r"第\d节，.+，共6节。", line)]
    assert [line[1] for line in named] == ["1", "2", "1", "2", "3", "4", "5", "6"]


def test_the_outline_jumps_by_section_number_and_title_and_refuses_what_is_not_there(path: Path) -> None:
    for wanted, key in (("4", "answer.second_degree"), ("1.2", "person.unit"), ("年度考核", "answer.annual_review"),
                        ("业绩条目", "entries"), ("佐证材料", "proofs"),
                        ("2023年总学时", "education.2023.total")):  # fmt: skip
        walk, _ = walked(path, f"目录 {wanted}")
        assert walk.position.stop.key == key
    for wanted in ("9", "1.77", "0", "没有这题"):
        walk, talk = walked(path, f"目录 {wanted}")
        assert walk.position.stop.key == "person.name"
        assert "没有采用：没有" in talk.text
    _, talk = walked(path, "目录")
    assert [line[:2] for line in talk.said[-6:]] == [f"第{at}" for at in range(1, 7)]


def test_only_questions_that_matter_are_asked_unless_all_are_wanted(path: Path) -> None:
    walk, _ = walked(path, "目录 单位性质", "企业", "全部")
    titles = [stop.title for stop in walk.position.stops]
    assert "已核定岗位" in titles
    walk, talk = walked(path, "目录 单位性质", "企业", "目录：3")
    assert "已核定岗位" not in [stop.title for stop in walk.position.stops]
    assert "现在与结论无关，不问" in talk.text


def test_a_question_that_goes_with_its_answer_makes_room_for_the_one_that_followed(path: Path) -> None:
    walk, _ = walked(path, "目录 单位性质", "事业单位", "目录 已核定岗位")
    following = walk.position.stops[int(walk.position.number.split(".")[1])].key
    walk, _ = walked(path, "目录 单位性质", "事业单位", "<", "企业", "撤销", "目录 已核定岗位", "重做")
    assert walk.position.stop.key == following


def test_an_answer_that_is_one_of_the_words_is_written_with_an_equals_sign(path: Path) -> None:
    walk, _ = walked(path, "=保存", "＝？")
    assert walk.session.dossier.person.name == "保存"
    assert walk.session.dossier.person.unit == "？"


def test_every_word_is_understood_as_it_is_listed_and_is_told_of() -> None:
    for word in WORDS:
        for written in word.written:
            assert understood(written).word == word.name
            assert understood(f" {written} \n").word == word.name
    assert understood("目录 3").text == "3"
    assert understood("目录学研究").word is None
    assert understood("x" * (LONGEST + 1)).problem


HOSTILE = ("[/]", "[@click=app.quit]x", "{0.__class__}", "%s%n", "'; rm -rf /", "<b>", "\\x1b", "🀄", "=1+2", "$(id)")


@pytest.mark.parametrize("typed", HOSTILE)
def test_hostile_text_is_kept_and_read_out_as_it_is(typed: str, path: Path) -> None:
    walk, talk = walked(path, typed if typed[0] != "=" else f"={typed}", "<")
    assert walk.session.dossier.person.name == typed
    assert f"现在是“{typed}”" in talk.text


def test_control_and_direction_characters_become_spaces_and_that_is_told(path: Path) -> None:
    walk, talk = walked(path, "张\x1b[31m三\u202e\u200b四\x00")
    assert walk.session.dossier.person.name == "张 [31m三  四"
    assert "里面看不见的字符换成了空格。" in talk.text
    assert all(line.isprintable() for line in talk.said)


def test_an_endless_line_is_refused_and_a_long_one_kept(path: Path) -> None:
    walk, talk = walked(path, "长" * 10_000, "x" * 30_000)
    assert len(walk.session.dossier.person.name) == 10_000
    assert walk.session.dossier.person.unit == ""
    assert "这一行有30000字" in talk.text
    assert max(map(len, talk.said)) < 1000


def test_the_work_is_written_in_several_lines_and_a_line_can_be_added_later(path: Path) -> None:
    walk, talk = walked(path, "目录 2", "训练识别模型检出划痕。", "在三家工厂投用。", "", "<", "+质检员在用。", "")
    assert walk.session.dossier.work.description == "训练识别模型检出划痕。\n在三家工厂投用。\n质检员在用。"
    assert "从描述看：" in talk.text
    assert "须以240号文核对" in talk.text


def test_an_unclear_description_brings_the_question_that_would_settle_it_and_three_at_most(path: Path) -> None:
    walk, talk = walked(path, "目录 2", "做了一个软件。", "")
    assert walk.position.stop.key.removeprefix("work.") in {"produced", "used_by", "field"}
    settling = {"work.produced", "work.used_by", "work.field"}
    person = Person({"work.description": "做了一个软件。", **dict.fromkeys(settling, "1"), "summary": "1"})
    person.walk = walk = opened(path, person)
    walk.run()
    work = walk.session.dossier.work
    assert work.produced or work.used_by or work.field
    assert "从描述看：" in talk.text


def test_the_choice_made_is_never_overwritten_and_a_difference_is_told(path: Path) -> None:
    told = "负责工厂产线的缺陷检测算法，训练识别模型，已在多家工厂投用。"
    walk, talk = walked(path, "目录 主方向", "基础理论", "目录 2", told, "")
    assert walk.session.dossier.work.area == "basic_theory"
    assert "所选的主方向与描述不同" in talk.text


def test_entries_are_added_changed_and_removed(path: Path) -> None:
    walk, talk = walked(
        path, "目录 业绩条目", "添加", "论文", "甲文", "核心", "第一作者", "", "", "", "",
        "1", "乙文", "目录 业绩条目", "添加 专利", "<", "删除 1", "撤销", "删除 7",
    )  # fmt: skip
    assert [(one.kind, one.title) for one in walk.session.dossier.entry] == [("paper", "乙文")]
    assert walk.session.dossier.entry[0].facts["grade"] == "核心期刊"
    assert "已删去“乙文”；写“撤销”可以恢复。" in talk.text
    assert "没有采用：没有这一条" in talk.text
    assert "条目1，论文，“乙文”，计入“论文”" in talk.text


def test_a_rank_beyond_the_team_is_refused_with_both_numbers(path: Path) -> None:
    walk, talk = walked(path, "目录 业绩条目", "添加 获奖", "某奖", "2", "5", "3")
    assert "没有采用：本人排名是第5，获奖总人数只有3" in talk.text
    assert walk.session.dossier.entry[0].facts["rank"] == Decimal(5)
    assert "team" not in walk.session.dossier.entry[0].facts


def test_evidence_is_added_with_its_page_changed_and_removed(path: Path) -> None:
    path.with_name("证书.txt").write_text("x", encoding="utf-8")
    into = ("目录 业绩条目", "添加 论文", "甲文", "", "", "", "", "")
    walk, talk = walked(path, *into, "没有.pdf", "../别处.txt", "证书.txt", "第2页", "1", "第3页", "2")
    evidence = walk.session.dossier.entry[0].evidence
    assert [(one.file, one.page, len(one.sha256)) for one in evidence] == [("证书.txt", "第3页", 64)]
    assert "佐证1：证书.txt（第3页），相符。" in talk.text
    assert talk.text.count("没有采用：") == 3
    walk.session.undo()
    path.with_name("证书.txt").write_text("y", encoding="utf-8")
    _, talk = walked(path, "目录 业绩条目", "1", *[""] * 6, "删除 1")
    assert "没有采用" in talk.text, "the first walk was never saved"


def test_undoing_an_added_file_leads_back_to_the_evidence_and_on_to_the_list(path: Path) -> None:
    path.with_name("证书.txt").write_text("x", encoding="utf-8")
    walk, _ = walked(path, "目录 业绩条目", "添加 论文", "甲文", "", "", "", "", "", "证书.txt", "撤销")
    assert walk.position.stop.title == "佐证材料"
    walk, _ = walked(path, "目录 业绩条目", "添加 论文", "甲文", "", "", "", "", "", "证书.txt", "撤销", "")
    assert walk.position.stop.key == "entries"


def test_a_round_without_questions_leaves_a_section_to_pass_by(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("zjai_tui.plain.sections.asked", lambda session: ())
    walk, talk = walked(path, "目录：3", "什么", "?", "依据", "清除", "")
    assert "3.1 这一节没有要问的，直接回车去下一节。" in talk.text
    assert walk.position.section.id == "scoring"


def test_an_achievement_about_which_nothing_is_said_is_not_kept(path: Path) -> None:
    walk, talk = walked(path, "目录 业绩条目", "添加 论文", *[""] * 7)
    assert walk.session.dossier.entry == ()
    assert "这一条什么也没有填，没有添加。" in talk.text


def test_saving_and_leaving_ask_nothing_when_nothing_is_unsaved(path: Path) -> None:
    walk, talk = walked(path, "张三", "保存", "退出", "不会再读")
    assert load(path).dossier.person.name == "张三"
    assert talk.said[-1].startswith("已保存到")
    assert walk.session.unsaved is False
    assert left_behind(user_folder() / FOLDER) == ()


@pytest.mark.parametrize("answer, name", [("1", "张三"), ("2", ""), ("保存后退出", "张三")])
def test_leaving_with_changes_asks_first(answer: str, name: str, path: Path) -> None:
    _, talk = walked(path, "张三", "退出", "3", "退出", "不知道", answer)
    assert load(path).dossier.person.name == name
    assert talk.text.count("有修改没有保存。写编号：") == 3
    assert not list((user_folder() / FOLDER).glob("*.toml"))


def test_somebody_elses_change_of_the_file_is_not_overwritten_without_a_yes(path: Path) -> None:
    talk = Script("张三", "保存", "2", "保存", "1", "退出")
    walk = opened(path, talk)
    path.write_bytes(path.read_bytes() + b"# changed\n")
    walk.run()
    assert talk.text.count("文件在打开之后被别处改动过") == 2
    assert load(path).dossier.person.name == "张三"
    assert path.with_name("张三.toml.bak").read_bytes().endswith(b"# changed\n")


def test_work_is_kept_after_every_answer_and_can_be_restored(path: Path) -> None:
    walk, _ = walked(path, "张三", "甲公司")
    folder = user_folder() / FOLDER
    assert len(list(folder.glob("*.toml"))) == 1
    walk._keeper._recovery._lock.release()  # as the end of the process does
    later, _ = walked(path)
    (left,) = left_for(later.session)
    assert "改了2处填写" in left_words(later.session, left)
    assert left.work is not None
    restore(later.session, left.work)
    assert later.session.dossier.person.unit == "甲公司"
    assert later.session.unsaved
    assert load(path).dossier.person.unit == ""


def _left_behind(path: Path) -> None:
    walk, _ = walked(path, "张三")
    walk.session.hold("fact.title_obtained", "去年", "取得日期")
    walk._keeper.where()
    walk._keeper._recovery._lock.release()  # as the end of the process does


def test_what_was_typed_and_not_understood_is_kept_when_the_walk_is_broken_off(path: Path) -> None:
    _left_behind(path)
    later, _ = walked(path)
    (left,) = left_for(later.session)
    assert left.work is not None
    assert left.work.drafts == {"fact.title_obtained": ("去年", "取得日期")}


@pytest.mark.parametrize("full", [True, False])
def test_a_restored_copy_goes_only_once_there_is_another(
    path: Path, monkeypatch: pytest.MonkeyPatch, full: bool
) -> None:
    _left_behind(path)
    talk = Script("1")
    walk = opened(path, talk)
    if full:
        monkeypatch.setattr("zjai_tui.dossier.recovery.Recovery.keep", lambda *_: "磁盘已满。")
    _offer(walk, walk._keeper, talk)  # type: ignore[arg-type]
    assert walk.session.dossier.person.name == "张三"
    assert ("磁盘已满。" in talk.text) is full
    assert len(left_behind(user_folder() / FOLDER)) == int(full)


def test_where_nothing_can_be_kept_it_is_told_once(path: Path, tmp_path: Path) -> None:
    tmp_path.joinpath("own").write_text("no folder", encoding="utf-8")
    _, talk = walked(path, "张三", "甲公司", "保存")
    assert talk.text.count("没有保存的内容不能随时留底") == 1
    assert load(path).dossier.person.unit == "甲公司"


def test_the_grounds_of_a_question_and_of_an_indicator_are_told(path: Path) -> None:
    _, talk = walked(path, "目录 最高学历", "2", "<", "依据")
    assert "之江室发〔2024〕7号" in talk.text
    assert any(line.startswith("条件“") for line in talk.said)
    assert any(line.startswith("最高学历：") for line in talk.said)
    _, talk = walked(path, "依据 论文", "依据 没有这项", "依据")
    assert any(line.startswith("论文：") for line in talk.said)
    assert "标准里没有名称含“没有这项”的指标。" in talk.text
    assert "这一题不影响判断和计分。" in talk.text


def test_the_total_and_the_summary_name_the_standard_as_no_official_one(path: Path) -> None:
    for words in (["总分"], ["目录 6"]):
        _, talk = walked(path, *words)
        assert talk.text.count("须以240号文附件核对") >= 2
        assert "申报路径“正常申报”：待定" in talk.text


def test_every_line_can_be_read_aloud(path: Path) -> None:
    _, talk = walked(
        path, "命令", "?", "张三", "目录 2", "做了一个软件。", "", "?", "依据", "目录 业绩条目", "添加 获奖", "?",
        "某奖", "2",
        "目录 业绩条目", "?", "依据", "总分", "目录 6", "?", "依据", "3",
    )  # fmt: skip
    for line in talk.said:
        assert line == line.strip()
        assert line[-1] in "。？", line
        assert not re.search(r"[#|\[\]]|--|  |!|！", line), line
        plain = re.sub(r"“[^”]*”| zjai \w+ ", "甲", line)
        assert not re.search(r"[\u4e00-\u9fff，。；：] +[\u4e00-\u9fff]", plain), line


def test_the_hand_list_and_the_steps_are_ticked_by_the_persons_word(path: Path) -> None:
    walk, talk = walked(path, "目录：6", "4", "1", "也许", "2", "", "?", "撤销")
    assert walk.session.dossier.done == ()
    walk, talk = walked(path, "目录：6", "4", "1", "已核对", "<", "2")
    (done,) = walk.session.dossier.done
    assert done.startswith("tick:")
    assert "以下是逐项自查。" in talk.text
    count = len(walk.position.stops) - 1
    walk, talk = walked(path, "目录：6", "4", *["1"] * count)
    assert walk.session.dossier.done == tuple(one.key for one in walk.position.stops[1:])
    assert "以下是接下来的步骤。" in talk.text
    assert walk.position.stop.key == "summary"
    assert talk.text.count("第6节，汇总，共6节。") == 2


def test_the_evidence_of_an_achievement_is_added_in_its_own_section_and_counted(path: Path) -> None:
    path.with_name("证书.txt").write_text("x", encoding="utf-8")
    into = ("目录 业绩条目", "添加 论文", "甲文", *[""] * 6)
    walk, talk = walked(path, *into, "目录 佐证材料", "１", "证书.txt", "第2页", "", "9")
    assert [one.file for one in walk.session.dossier.entry[0].evidence] == ["证书.txt"]
    assert walk.position.section.id == "evidence"
    assert "条目1，“甲文”，没有佐证。" in talk.text
    assert "条目1，“甲文”，佐证1份，都相符。" in talk.text
    assert "没有采用：没有这一条，请写1至1的编号。" in talk.text
    path.with_name("证书.txt").write_text("y", encoding="utf-8")
    walk, talk = walked(path, *into, "目录 佐证材料", "1", "证书.txt", "", "保存")
    path.with_name("证书.txt").write_text("z", encoding="utf-8")
    _, talk = walked(path, "目录 佐证材料")
    assert "条目1，“甲文”，佐证1份，1份已改动。" in talk.text
    assert "0条业绩的佐证都相符" in talk.text
    walk, talk = walked(path, "目录 佐证材料", "1", "证书.txt", "")
    assert "证书.txt已经登记过，已按现在的内容重新登记。" in talk.text
    assert len(walk.session.dossier.entry[0].evidence) == 1
    assert "条目1，“甲文”，佐证1份，都相符。" in talk.said[-2]


def test_advice_and_report_are_words_and_questions_of_all_routes_are_announced_as_a_sentence(path: Path) -> None:
    _, talk = walked(path, "目录：3", "建议", "报告")
    assert "以下各题，各条路径都要问。" in talk.text
    assert "以下是各条路径都要问" not in talk.text
    assert f"，见 zjai advise {path}" in talk.text
    assert f"{path}。" not in talk.text
    assert f"zjai report {path} -o 张三.html" in talk.text
    _, talk = walked(path, "张三", "报告")
    assert "还有修改没有保存，先写“保存”。" in talk.text


def test_full_width_numbers_are_kept_in_the_usual_signs_and_doubtful_ones_are_told_at_once(path: Path) -> None:
    walk, talk = walked(
        path, "目录 证件号码", "１１０１０１１９９００３０７００３ｘ", "１３８　００１３　８０００", "<", "123"
    )
    person = walk.session.dossier.person
    assert (person.id_number, person.phone) == ("11010119900307003X", "123")
    assert "已记：138 0013 8000。" in talk.text
    at = talk.said.index("已记：11010119900307003X。")
    assert talk.said[at + 1] == "最后一位校验码不对，有数字写错了，请核对；已先照填的记下。"
    assert "不像电话号码" in talk.said[talk.said.index("已记。") + 1]
