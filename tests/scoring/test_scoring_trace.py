"""The sentences a clerk checks with a pencil, word for word."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest

from scoring_tables import FRAME, band, d, entry, flat, node, papers, person, row, scored, span, table, year
from zjai_tui.dossier.model import Dossier
from zjai_tui.rules.basis import Basis
from zjai_tui.rules.standards.standard import Coef, Demote, Exclusive, Resolve, Standard, TagCap, Variant
from zjai_tui.scoring.engine import assess
from zjai_tui.scoring.result import Assessment, Line
from zjai_tui.scoring.trace import decision_text, decision_word, line_text, node_trace, span_text, total_trace

RANKS = Coef(by="rank", ranks=(d(1), d("0.8")), rest=d("0.5"))

TABLE = table(
    node("A", title="本人情况", cap=d(12)),
    node("A.years", "linear", title="资历", input="held", times=d("1.5"), cap=d(9), cite=("S#一1",)),
    node("A.hours", "bands", title="继续教育", input="hours", rows=(band(3, 3), band(1, 2, 3))),
    node("A.panel", title="评委评价", asked_of="panel", clamp=(d(1), d(2))),
    node("B", title="工作业绩", weight=d("0.5"), basis=Basis.SECONDARY),
    papers(
        "B.prize",
        row(16, "省级", "1..3", step=d(-2), title="省级前三名", cite=("S#二2",)),
        row((1, 3), "省级", "4..", tag="低", title="省级其他名次"),
        by=("level", "rank"),
        title="获奖",
        cap=d(30),
        window="since",
        cite=("S#二1",),
    ),
    papers(
        "B.project",
        row(8, "国家级"),
        row(5, "省级"),
        row((2, 4), "市级"),
        title="项目",
        coef=(RANKS,),
        demote=Demote(by="new", values=("是",)),
        resolve=Resolve(by="proof", high=("审计",), low=("自述",)),
        take=3,
    ),
    papers("B.class", op="linear", by=(), count="n", per=d(10), times=d("0.5"), title="授课"),
    exclusive=(
        Exclusive(across=("B.prize",), same="work", title="同一成果只计一次"),
        Exclusive(across=("B.prize", "B.project"), title="同一条目只计一处"),
    ),
    cap=(TagCap(tag="低", max=d(2), at="B", title="靠后的名次合计"),),
)

SOMEBODY = Dossier(
    facts={"obtained": date(2020, 2, 29), "degree": "硕士"},
    education=(year(2022, 90), year(2023, 92), year(2024, 60, finished=False)),
    entry=(
        entry(
            "e1",
            title="省级二等奖",
            level="省级",
            rank=2,
            n=12,
            proof="审计",
            new=True,
            date=date(2023, 5, 1),
            work="甲",
        ),
        entry(
            "e2",
            title="省级三等奖",
            level="省级",
            rank=3,
            n=0,
            proof="审计",
            new=True,
            date=date(2023, 6, 1),
            work="甲",
        ),
        entry("e3", title="老奖", level="省级", rank=1, n=0, proof="自述", new=True, date=date(2020, 2, 29), work="乙"),
        entry("e4", title="名次靠后的奖", level="省级", rank=5, n=0, proof="其他", new=False, date=date(2024, 7, 31)),
    ),
)


def somebody() -> Assessment:
    return assess(TABLE, SOMEBODY, FRAME, d(20))


def test_the_arithmetic_of_the_example_by_hand() -> None:
    """Years 4 x 1.5 = 6; hours two or three years: 1 or 3; panel 1 to 2: A 8 to 11.

    B.prize: e1 14; e2 12 is the same work (12 + 3.2 would be less than 14 + 2); e3 is of the very day;
    e4 1 to 3, tagged.
    B.project: e1 one tier down 4 x 0.8 = 3.2 (14 as a prize); e2 one tier down 4 x 0.5 = 2; e3 down 2 x 1 = 2;
    e4 5 x 0.5 = 2.5: as a project it brings at least 2.5, as a prize 1 to 2 under the tag cap.
    B.class: floor(12 / 10) x 0.5 = 0.5.
    B: 14 + (2 + 2 + 2.5) + 0.5 = 21, x 0.5 = 10.5. Total 18.5 to 21.5.
    """
    found = somebody()
    assert {one.id: one.span for one in found.nodes} == {
        "A": span(8, 11),
        "A.years": span(6),
        "A.hours": span(1, 3),
        "A.panel": span(1, 2),
        "B": span(21),
        "B.prize": span(14),
        "B.project": span("6.5"),
        "B.class": span("0.5"),
    }
    assert found.total == span("18.5", "21.5")


def test_the_total_is_explained_by_its_sections() -> None:
    assert total_trace(somebody()) == (
        "自评18.5～21.5分，能否达到20分待定，关键在“学时达标年数”",
        "本人情况：8～11分",
        "工作业绩：21分，权重0.5",
        "合计最低8+10.5=18.5分，最高11+10.5=21.5分",
    )


def test_a_node_is_explained_from_its_lines_to_its_cites() -> None:
    assert node_trace(somebody(), "B.prize") == (
        "获奖：14分（已计分，封顶30分）",
        "省级二等奖：14分。省级前三名：第1名16分，每后一名减2分，第2名16-2×1=14分",
        "省级三等奖：不计分。同一成果“省级二等奖”已计入获奖（同一成果只计一次），原为12分",
        "名次靠后的奖：不计分。这项业绩已计入项目（同一条目只计一处），原为1～3分",
        "老奖：不计分。日期是2020年2月29日，不晚于2020年2月29日，不在“任职以来”内（起点的依据：本程序假定）",
        "“省级二等奖”若改计入“项目”，总分为18.1～21.1分",  # 12 + 3.2 + 2 + 2.5 + 0.5 = 20.2, x 0.5
        "依据：《试表办法》（某发〔2024〕1号）二1、二2（本程序假定）",
    )


def test_every_step_of_a_line_is_there() -> None:
    assert node_trace(somebody(), "B.project")[1:] == (
        "名次靠后的奖：2.5分。省级：5分；第5名系数0.5，5×0.5=2.5分",
        "省级三等奖：2分。省级，在研为“是”降1档；市级：2～4分；审计取上限4分；第3名系数0.5，4×0.5=2分",
        "老奖：2分。省级，在研为“是”降1档；市级：2～4分；自述取下限2分；第1名系数1，2×1=2分",
        "省级二等奖：不计分。这项业绩已计入获奖（同一条目只计一处），原为3.2分",
        "合计2.5+2+2=6.5分",
        "“省级三等奖”若改计入“获奖”，总分为18.1～21.1分",
        "“名次靠后的奖”若改计入“获奖”，总分为17.75～21.25分",  # 14 + (1 to 2) + 2 + 2 + 0.5, x 0.5
        "依据：未写明（本程序假定）",
    )


def test_inputs_are_explained_with_where_they_come_from() -> None:
    found = somebody()
    assert node_trace(found, "A.years") == (
        "资历：6分（已计分，封顶9分）",
        "2020年2月29日到2024年12月31日满4年；任职满几年为4年，4×1.5=6分",
        "依据：《试表办法》（某发〔2024〕1号）一1（本程序假定）",
    )
    assert node_trace(found, "A.hours") == (
        "继续教育：1～3分（待定）",
        "每年90学时算达标：2022年90学时达标，2023年92学时达标，2024年60学时未修完；"
        "学时达标年数还不能确定，继续教育学时没有填全，按各种可能估算：1～3分",
        "依据：未写明（本程序假定）",
    )
    assert node_trace(found, "A.panel")[1] == "只有评委能定，自评时不能确定"


def test_a_number_of_items_is_explained_with_the_number() -> None:
    found = node_trace(somebody(), "B.class")
    assert found[:2] == ("授课：0.5分（已计分）", "省级二等奖：12人")
    assert found[-2] == "共12人，12÷10取整得1，1×0.5=0.5分"


def test_a_section_is_explained_by_its_indicators() -> None:
    assert node_trace(somebody(), "A") == (
        "本人情况：8～11分（待定，封顶12分）",
        "资历：6分",
        "继续教育：1～3分",
        "评委评价：1～2分",
        "合计最低6+1+1=8分，最高6+3+2=11分",
        "依据：未写明（本程序假定）",
    )
    assert node_trace(somebody(), "B")[-1] == "依据：未写明（他人转述）"


def test_caps_are_explained_with_what_they_took() -> None:
    standard = table(
        node("A", title="业绩", cap=d(10)),
        papers("A.1", row(6, "国家级"), row(5, "省级", tag="低"), title="获奖", cap=d(9)),
        flat("A.2", 3, title="论文", tag="低"),
        cap=(TagCap(tag="低", max=d(4), at="A", title="其他类合计"),),
    )
    found = scored(standard, entry("e1", level="国家级"), entry("e2", level="省级"))
    # A.1 11, held at 9; A.2 6; of the tagged 5 + 6 = 11 only 4 count: 6 + 4 = 10
    assert node_trace(found, "A.1")[3:5] == ("合计6+5=11分", "本项封顶9分，原为11分")
    assert node_trace(found, "A")[3:5] == ("合计9+6=15分", "“其他类合计”封顶4分，由15分减为10分")


def test_an_unknown_node_is_refused() -> None:
    with pytest.raises(KeyError):
        node_trace(somebody(), "C")


# ---------------------------------------------------------------- the total


def whole(*nodes: object, most: int = 100, **parts: object) -> Standard:
    return table(*nodes, most=most, **parts)  # type: ignore[arg-type]


def test_the_printed_total_is_told_where_it_cuts() -> None:
    found = scored(whole(flat("A", 6, title="甲"), flat("B", 5, title="乙"), most=10), entry("e1"))
    assert total_trace(found)[1:] == ("甲：6分", "乙：5分", "合计6+5=11分", "总分封顶10分，原为11分")


def test_a_tag_cap_over_the_whole_is_told_with_the_total() -> None:
    cap = TagCap(tag="低", max=d(7), title="其他类合计")
    found = scored(whole(flat("A", 6, tag="低"), flat("B", 5, tag="低"), cap=(cap,)), entry("e1"))
    assert total_trace(found)[3:] == ("合计6+5=11分", "“其他类合计”封顶7分，由11分减为7分")
    assert found.parts == found.total == span(7)


def test_one_section_needs_no_addition() -> None:
    assert total_trace(scored(table(flat("A", 6)), entry("e1"), target=5)) == ("自评6分，达到5分", "A：6分")


def test_where_unknowns_hang_together_the_total_says_that_it_was_tried_out() -> None:
    """全日制 3 + 1, 在职 1 + 4: 4 to 5, though the parts add up to 2 to 7."""
    standard = table(
        node("A", "bands", by=("mode",), rows=(row(3, "全日制"), row(1, "在职"))),
        node("B", "bands", by=("mode",), rows=(row(1, "全日制"), row(4, "在职"))),
    )
    assert total_trace(scored(standard))[3:] == (
        "合计最低1+1=2分，最高3+4=7分",
        "待定的事项同时影响几处，各处的高低不会同时出现，总分按各种可能逐一试算：4～5分",
    )


def test_without_a_post_category_the_note_says_what_is_shown() -> None:
    posts = (Variant(id="design", title="设计"), Variant(id="ops", title="运行"))
    leaves = (replace(flat("A", 3), when={"variant": "design"}), replace(flat("A", 5), when={"variant": "ops"}))
    found = scored(table(*leaves, variant=posts), entry("e1"), target=4)
    assert total_trace(found) == (
        "自评3～5分，能否达到4分待定，关键在“岗位类别”",
        "A：3分",
        "没有选岗位类别，总分按各类别的最低和最高计，明细按第一类显示",
    )


# ---------------------------------------------------------------- the decision


def decided(points: tuple[str, str], target: str) -> str:
    standard = table(flat("A", points, title="甲"))
    return decision_text(scored(standard, entry("e1", title="论文"), target=target))


def test_the_decision_in_one_sentence() -> None:
    assert decided(("90", "90"), "90") == "自评90分，达到90分"
    assert decided(("90", "95.5"), "90") == "自评90～95.5分，达到90分"
    assert decided(("32.8", "32.8"), "90") == "自评32.8分，按已填的内容还不到90分，还差57.2分"
    assert decided(("30", "80"), "90") == "自评30～80分，按已填的内容最多80分，还不到90分，至少还差10分"
    assert decided(("80", "90"), "90") == "自评80～90分，能否达到90分待定，关键在“论文”"


def test_a_form_without_achievements_is_no_missed_target() -> None:
    blank = assess(TABLE, Dossier(), FRAME, d(90))
    assert blank.stage == "blank"
    assert decision_text(blank) == "还没有填写，填了才能判断能否达到90分"
    assert decision_word(blank) == "还没有填写"
    begun = assess(TABLE, replace(SOMEBODY, entry=()), FRAME, d(90))
    assert begun.stage == "no_entries"
    assert decision_text(begun).startswith("还没有填业绩条目，只按其他各项自评")
    assert blank.decision == begun.decision == "not_reached"


def test_points_are_shown_rounded_downwards_and_never_as_the_target() -> None:
    assert decided(("89.995", "89.995"), "90") == "自评89.99分，按已填的内容还不到90分，还差0.005分"
    assert decided(("89.995", "90"), "90").startswith("自评89.99～90分，能否达到90分待定")


def test_an_interval_that_looks_like_one_number_is_shown_as_one() -> None:
    assert span_text(span("72.5")) == "72.5"
    assert span_text(span("72.5", "91")) == "72.5～91"
    assert span_text(span("89.991", "89.999")) == "89.99"


def test_of_many_deciding_items_only_the_first_are_named() -> None:
    leaves = [papers(f"A.{at}", row(1, f"{at}..{at}"), by=("rank",)) for at in range(1, 9)]
    doubtful = [entry(f"e{at}", sure="unsure", rank=at) for at in range(1, 9)]
    found = scored(table(*leaves), *doubtful, target=8)
    assert decision_text(found).endswith("关键在“e1”、“e2”、“e3”、“e4”、“e5”、“e6”等8处")


# ---------------------------------------------------------------- lines


def test_a_line_in_one_sentence() -> None:
    line = Line(entry="e1", title="论文一", span=span(6), how=("核心：3分", "乘2"))
    assert line_text(line) == "论文一：6分。核心：3分；乘2"
    assert line_text(replace(line, entry="")) == "核心：3分；乘2"
    assert line_text(replace(line, span=span(0), units="36人", how=())) == "论文一：36人"
    assert line_text(replace(line, counted=False, why_not="只取最高一项")) == "论文一：不计分。只取最高一项，原为6分"
    assert line_text(replace(line, counted=False, why_not="太早", span=span(0))) == "论文一：不计分。太早"


def test_no_sentence_holds_spaces_or_half_width_punctuation() -> None:
    found = somebody()
    every = [*total_trace(found), *(text for one in found.nodes for text in node_trace(found, one.id))]
    every += [ask for item in found.open_items for ask in item.asks]
    for text in every:
        assert not re.search(r"[\u4e00-\u9fff“”，。；：（）] | [\u4e00-\u9fff“”]", text), text
        assert not re.search(r"[\u4e00-\u9fff][,;:?!]", text), text


def test_an_empty_dossier_is_explained_as_well() -> None:
    found = assess(TABLE, person(), FRAME)
    assert node_trace(found, "B.prize")[0] == "获奖：0分（未填，封顶30分）"
    assert len(node_trace(found, "B.prize")) == 2
