from __future__ import annotations

from zjai_tui.base.problems import Severity
from zjai_tui.dossier.model import Dossier
from zjai_tui.dossier.notes import unknown_keys
from zjai_tui.dossier.reader import dossier_from_bytes

TEXT = """
schema = 1
vairant = "研究"
[person]
naem = "甲"
[[education]]
year = 2022
totl = 3
[[entry]]
id = "e01"
kind = "k"
qqqqqq = 1
[[entry.evidence]]
file = "a.pdf"
"页\\n码" = 3
"""


def test_every_unknown_key_is_noted_with_its_place_and_the_nearest_known_key() -> None:
    notes = unknown_keys(dossier_from_bytes(TEXT.encode(), "x"))
    assert [(one.where, one.message, one.remedy) for one in notes] == [
        ("", "不认识的键“vairant”，没有用到它，保存时原样保留", "是不是想写 variant"),
        ("person", "不认识的键“naem”，没有用到它，保存时原样保留", "是不是想写 name"),
        ("education，第1项", "不认识的键“totl”，没有用到它，保存时原样保留", "是不是想写 total"),
        ("entry，第1项“e01”", "不认识的键“qqqqqq”，没有用到它，保存时原样保留", ""),
        ("entry，第1项“e01”，evidence，第1项", "不认识的键“页 码”，没有用到它，保存时原样保留", ""),
    ]
    assert {one.severity for one in notes} == {Severity.NOTE}


def test_a_dossier_of_known_keys_has_no_notes() -> None:
    assert unknown_keys(Dossier(done=("step:file",))) == ()
