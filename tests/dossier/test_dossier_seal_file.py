"""The seal file: what it names when something changed, and what it keeps to itself."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zjai_tui.base.problems import Refused
from zjai_tui.dossier.model import Dossier, Entry, Evidence, Person, StandardRef
from zjai_tui.dossier.seal import code_from, code_over, read_code, seal_of
from zjai_tui.dossier.seal_file import (
    SCHEMA,
    SealFile,
    differences,
    read_seal_file,
    read_seal_line,
    seal_file_text,
    seal_line,
    sealed,
)

DAY = date(2024, 9, 3)
STANDARD = StandardRef(id="s", edition="1", digest="d")
ID, PHONE = "33010219900101123X", "13800138000"
DOSSIER = Dossier(
    cycle="2024",
    person=Person(name="示例甲", id_number=ID, phone=PHONE),
    entry=(
        Entry(id="e1", kind="award", title="大奖", evidence=(Evidence(file=f"{ID}.pdf"), Evidence(file="b.pdf"))),
        Entry(id="e2", kind="paper", title="论文", evidence=(Evidence(file="b.pdf"),)),
    ),
)
ON_DISK = {f"{ID}.pdf": "a" * 64, "b.pdf": "b" * 64}


def _sealed(dossier: Dossier = DOSSIER, on_disk: dict[str, str] | None = None) -> SealFile:
    return sealed(dossier, STANDARD, seal_of(dossier, STANDARD, on_disk or ON_DISK), DAY, ("0123456789abcdef",))


SEALED = _sealed()


def _told(dossier: Dossier, on_disk: dict[str, str] | None = None, standard: StandardRef = STANDARD) -> list[str]:
    now = seal_of(dossier, standard, on_disk or ON_DISK)
    return [f"{one.title}{one.label}" for one in differences(SEALED, dossier, now)]


def test_what_did_not_change_is_not_named() -> None:
    assert _told(DOSSIER) == []


def test_every_kind_of_change_is_named() -> None:
    first, second = DOSSIER.entry
    assert _told(replace(DOSSIER, person=replace(DOSSIER.person, unit="别处"))) == ["基本信息已改动"]
    assert _told(replace(DOSSIER, answers={"years": Decimal(5)})) == ["量化自评的回答已改动"]
    assert _told(replace(DOSSIER, entry=(replace(first, title="小奖"), second))) == ["业绩条目“小奖”已改动"]
    assert _told(replace(DOSSIER, entry=(second, first))) == ["业绩条目的次序已改动"]
    assert _told(replace(DOSSIER, entry=(*DOSSIER.entry, Entry(id="e3", kind="paper", title="又一篇")))) == [
        "业绩条目的次序已改动", "业绩条目“又一篇”新添",
    ]  # fmt: skip
    assert _told(replace(DOSSIER, entry=(first,))) == [
        "业绩条目的次序已改动", "业绩条目e2已去掉", "业绩条目e2的第1份佐证材料已去掉",
    ]  # fmt: skip
    assert _told(DOSSIER, standard=replace(STANDARD, digest="e")) == ["量化评价标准已改动"]


def test_a_file_that_proves_two_entries_is_named_once() -> None:
    assert _told(DOSSIER, ON_DISK | {"b.pdf": "c" * 64}) == ["佐证材料“b.pdf”已改动"]
    assert _told(DOSSIER, {f"{ID}.pdf": "a" * 64}) == ["佐证材料“b.pdf”已改动"]


FILES = {f"{name}.pdf": name * 64 for name in "abcdef"}


def _proved(*names: str) -> Dossier:
    proofs = tuple(Evidence(file=f"{name}.pdf") for name in names)
    return Dossier(entry=(Entry(id="e1", kind="award", title="奖", evidence=proofs),))


@pytest.mark.parametrize(
    "then, now, said",
    [
        ("abc", "bc", ["业绩条目e1的第1份佐证材料已去掉"]),
        ("abc", "ac", ["业绩条目e1的第2份佐证材料已去掉"]),
        ("abc", "ab", ["业绩条目e1的第3份佐证材料已去掉"]),
        ("abc", "cab", []),
        ("abc", "dabc", ["佐证材料“d.pdf”新添"]),
        ("abc", "adbc", ["佐证材料“d.pdf”新添"]),
        ("abc", "adc", ["佐证材料“d.pdf”已改动"]),
        ("abc", "cbd", ["佐证材料“d.pdf”已改动"]),
        ("ab", "dbc", ["佐证材料“d.pdf”已改动", "佐证材料“c.pdf”新添"]),
        ("abc", "dc", ["佐证材料“d.pdf”已改动", "业绩条目e1的另一份佐证材料已去掉"]),
        ("aab", "ab", ["业绩条目e1的第2份佐证材料已去掉"]),
        ("abc", "", [f"业绩条目e1的第{at}份佐证材料已去掉" for at in (1, 2, 3)]),
    ],
)
def test_evidence_is_known_by_its_content_wherever_it_stands_now(then: str, now: str, said: list[str]) -> None:
    file = sealed(_proved(*then), STANDARD, seal_of(_proved(*then), STANDARD, FILES), DAY)
    seal = seal_of(_proved(*now), STANDARD, FILES)
    told = [f"{one.title}{one.label}" for one in differences(file, _proved(*now), seal)]
    assert told == ["业绩条目“奖”已改动", *said]


@pytest.mark.parametrize("write", [seal_file_text, seal_line])
def test_it_holds_no_personal_data_and_no_names_of_files(write: object) -> None:
    text = write(_sealed())  # type: ignore[operator]
    for secret in (ID, PHONE, "示例甲", "大奖", "b.pdf"):
        assert secret not in text


def test_the_persons_numbers_cannot_be_found_by_trying_for_they_are_not_in_it() -> None:
    assert _sealed(replace(DOSSIER, person=replace(DOSSIER.person, phone="1", id_number=""))) == _sealed()
    assert "证件号码和联系电话两栏不在内" in seal_file_text(_sealed())


def test_parts_with_the_same_content_have_digests_of_their_own() -> None:
    """Else what is empty, or the same twice, could be seen in the file."""
    part = _sealed().part
    assert len(set(part.values())) == len(part)


def test_the_same_part_has_another_digest_in_another_seal() -> None:
    other = replace(DOSSIER, note="别的")
    assert _sealed().part["entry:e1"] != _sealed(other).part["entry:e1"]


def test_it_reads_back_as_it_was_in_both_forms() -> None:
    file = _sealed()
    assert read_seal_file(seal_file_text(file), "文件") == file
    assert read_seal_line(seal_line(file), "文件") == file
    assert seal_line(file).isascii()
    assert "\n" not in seal_line(file)


@given(st.text(min_size=1, max_size=30), st.text(max_size=30))
@settings(max_examples=8, deadline=None)
def test_whatever_an_entry_is_called_the_file_reads_back(entry_id: str, title: str) -> None:
    dossier = Dossier(entry=(Entry(id=entry_id, kind="k", title=title),))
    file = sealed(dossier, STANDARD, seal_of(dossier, STANDARD, {}), DAY)
    assert read_seal_line(seal_line(file), "文件") == file


def test_an_altered_code_or_digest_and_half_a_file_are_refused() -> None:
    file = _sealed()
    text = seal_file_text(file)
    other = _sealed(replace(DOSSIER, note="别的"))
    for broken in (
        text.replace(file.code, other.code),
        text.replace(file.digest, other.digest),
        text.replace(file.digest, "zz"),
        text.partition("[part]")[0],
        text.replace('kind = "seal"', 'kind = "review"'),
        text.replace(f"schema = {SCHEMA}", f"schema = {SCHEMA + 1}"),
        text.replace(f"schema = {SCHEMA}", "schema = 1"),
        text.replace(f"schema = {SCHEMA}", 'schema = "x"'),
    ):
        with pytest.raises(Refused):
            read_seal_file(broken, "文件")
    for line in ("{", "[]", "{}", '{"kind":"seal"}', '{"kind":"seal","schema":1,"made":"x"}', "[" * 100_000):
        with pytest.raises(Refused):
            read_seal_line(line, "文件")


def test_an_unknown_key_survives() -> None:
    table = json.loads(seal_line(_sealed())) | {"later": 1}
    assert read_seal_line(json.dumps(table), "文件").extra == {"later": 1}


def test_the_code_of_several_does_not_depend_on_their_order_and_of_one_is_its_own() -> None:
    one, two = _sealed().code, _sealed(replace(DOSSIER, note="别的")).code
    assert code_over([one]) == one
    assert code_over([one, one]) == one
    assert code_over([one, two]) == code_over([two, one])
    assert code_over([one, two]) not in {one, two}
    assert read_code(code_over([one, two])) == code_over([one, two])


def test_the_code_is_the_beginning_of_the_digest() -> None:
    file = _sealed()
    assert code_from(file.digest) == file.code
    assert code_from("ab") == ""
    assert code_from("not hex") == ""
