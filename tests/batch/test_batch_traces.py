"""Traces: what of an achievement is compared is read from the standard, not from ids."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from zjai_tui.base.text import bare
from zjai_tui.base.toml_files import parse_toml
from zjai_tui.batch.row import Trace
from zjai_tui.batch.traces import person_key, traces_of
from zjai_tui.batch.work_names import numbers_in
from zjai_tui.dossier.model import Dossier, Entry, Evidence, Person
from zjai_tui.dossier.reader import dossier_from
from zjai_tui.rules.catalog import find_cycle, find_standard, read_example
from zjai_tui.rules.fields import Field
from zjai_tui.scoring.engine import assess
from zjai_tui.scoring.frame import frame_of

STANDARD = find_standard("zj-ai-reference")
FRAME = frame_of(find_cycle("2024"))


def traces(*entries: Entry, digests: dict[str, str] | None = None) -> tuple[Trace, ...]:
    dossier = Dossier(entry=entries)
    return traces_of(STANDARD, dossier, assess(STANDARD, dossier, FRAME), digests or {})


def one(kind: str, title: str = "一种轴承缺陷检测方法", **facts: object) -> Trace:
    (found,) = traces(Entry(id="e01", kind=kind, title=title, facts=facts))  # type: ignore[arg-type]
    return found


def test_rank_team_day_and_level_are_read_from_the_questions() -> None:
    facts = {"type": "发明专利", "status": "已授权", "rank": Decimal(2), "team": Decimal(5), "date": date(2023, 2, 7)}
    found = one("patent", **facts)
    assert (found.rank, found.team, found.on) == (Decimal(2), Decimal(5), date(2023, 2, 7))
    assert found.sort == ("发明专利", "已授权")
    assert found.shared
    assert found.works == (("", "轴承缺陷检测方法"),)
    assert one("patent", "一种").works == ()


def test_an_award_is_known_by_its_work_and_never_by_the_name_of_the_prize() -> None:
    assert one("award", "省级科技进步奖", work="产线缺陷 检测").works == (("work", "产线缺陷检测"),)
    assert one("award", "钱江智能装备创新大奖").works == ()


@pytest.mark.parametrize(
    "kind, role, part",
    [
        ("paper", "第一作者", "第一作者"),
        ("paper", "共同第一作者", ""),
        ("paper", "通讯作者", ""),
        ("project", "主持", "主持"),
        ("project", "主要参加", ""),
        ("product", "负责人", "负责人"),
    ],
)
def test_a_part_is_what_only_one_person_takes(kind: str, role: str, part: str) -> None:
    found = one(kind, role=role)
    assert found.part == part
    assert found.shared
    assert role not in found.sort


def test_what_nobody_shares_has_no_part_in_it() -> None:
    assert not one("certificate", "高级工程师资格证书", level="高级").shared
    assert not one("post", "市级行业协会专家", level="市级").shared


def test_where_it_counts_and_what_it_brings_come_from_the_score() -> None:
    dossier = dossier_from(parse_toml(read_example("reached"), "示例"), "示例")
    found = {one.entry: one for one in traces_of(STANDARD, dossier, assess(STANDARD, dossier, FRAME), {})}
    assert (found["e04"].node, found["e04"].node_title) == ("B.ip.patent", "专利")
    assert found["e04"].claimed is not None
    assert found["e04"].claimed.low == 6
    assert (found["e02"].node, found["e02"].claimed) == ("", None)  # the same work as e01
    assert (found["e04"].decided, found["e04"].by, found["e04"].verified) == ("unreviewed", "", None)


def test_evidence_comes_with_what_lies_on_disk() -> None:
    entry = Entry(id="e01", kind="patent", evidence=(Evidence(file="a.pdf", sha256="1" * 64), Evidence(file="b.pdf")))
    (found,) = traces(entry, digests={"a.pdf": "2" * 64, "b.pdf": ""})
    assert found.evidence == (("a.pdf", "2" * 64), ("b.pdf", ""))


@pytest.mark.parametrize(
    "text, title, key",
    [
        ("专利号：ＺＬ２０２１１０１２３４５６．７", "专利号", "2021101234567"),
        ("ZL 2021 1 0123456.X", "专利号", "202110123456x"),
        ("202110123456.7", "专利号", "2021101234567"),
        ("专利2021101234567", "专利号", "2021101234567"),
        ("登记号2021SR0123456，已发证", "软件登记号", "2021sr0123456"),
        ("见 https://doi.org/10.1109/TPAMI.2021.123。", "DOI", "101109tpami2021123"),
        ("GB/T 12345-2020", "标准号", "gbt123452020"),
        ("T/CAICT 001—2021", "标准号", "tcaict0012021"),
        ("ISBN 978-7-111-12345-6", "书号", "9787111123456"),
        ("CNVD-2023-12345", "漏洞号", "cnvd202312345"),
    ],
)
def test_numbers_are_found_wherever_they_stand(text: str, title: str, key: str) -> None:
    (found,) = numbers_in([text])
    assert (found.title, found.key) == (title, key)


@pytest.mark.parametrize("text", ["2023年5月18日", "第1—12页", "13800138000", "330102199001011234", "2021-2023年", ""])
def test_days_pages_and_peoples_numbers_are_no_numbers_of_works(text: str) -> None:
    assert list(numbers_in([text])) == []


def test_a_works_own_numbers_are_taken_from_title_note_and_proof_and_no_others() -> None:
    entry = Entry(
        id="e01",
        kind="patent",
        title="ZL202110123456.7",
        note="2021SR0123456",
        evidence=(Evidence(file="CN113456789B.pdf"),),
    )
    assert [number.title for number in traces(entry)[0].numbers] == ["专利号", "专利公告号"]


@pytest.mark.parametrize(
    "kind, title, note, keys",
    [
        ("patent", "检测方法", "对比文件ZL202010999999.9、ZL202010888888.8；专利号ZL202110123456.7", ["2021101234567"]),
        ("patent", "检测方法", "202110123456X，同族ZL202010999999.9", ["202110123456x"]),
        ("patent", "检测方法", "CN 2021101234567", ["2021101234567"]),
        ("paper", "ISBN 978-7-111-12345-6论文集里的一篇，符合GB/T 12345-2020", "", []),
        ("paper", "一篇", "ISBN 978-7-111-12345-6，DOI 10.1109/abc.2021.1", ["101109abc20211"]),
        ("book", "一本书", "ISBN 978-7-111-12345-6，依据GB/T 12345-2020编写", ["9787111123456"]),
        ("software", "某软件", "2021SR0123456，ISBN 978-7-111-12345-6", ["2021sr0123456"]),
        ("norm", "GB/T 12345-2020 某规范", "参照GB/T 54321-2010", ["gbt123452020"]),
        ("award", "某奖", "获奖成果的专利号ZL202110123456.7", []),
    ],
)
def test_a_number_that_is_only_mentioned_is_not_the_works(kind: str, title: str, note: str, keys: list[str]) -> None:
    (found,) = traces(Entry(id="e01", kind=kind, title=title, note=note))
    assert [number.key for number in found.numbers] == keys


def test_an_open_question_for_a_number_is_answered_with_one() -> None:
    asked = Field(id="registered", title="成果号", type="text")
    kinds = tuple(replace(kind, field=(*kind.field, asked)) if kind.id == "award" else kind for kind in STANDARD.kind)
    standard = replace(STANDARD, kind=kinds, digest="another")
    dossier = Dossier(entry=(Entry(id="e01", kind="award", title="奖", facts={"registered": "浙科 2023-0456"}),))
    ((found,),) = (one.numbers for one in traces_of(standard, dossier, assess(standard, dossier, FRAME), {}))
    assert (found.title, found.key) == ("成果号", "浙科20230456")


def test_a_bare_name_keeps_only_letters_and_digits() -> None:
    assert bare("　Ａ－Ｂ 检测（第２版）。") == "ab检测第2版"


def test_the_key_of_a_person_does_not_show_the_number_and_ignores_how_it_is_typed() -> None:
    number = "330102199001011236"
    key = person_key(Person(id_number=number))
    assert key == person_key(Person(id_number=" 330102 19900101 123６"))
    assert number not in key
    assert person_key(Person(id_number="无")) == ""
