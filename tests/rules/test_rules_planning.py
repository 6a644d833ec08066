"""The assumptions advice is ordered by: read strictly, never passed off as a rule."""

from __future__ import annotations

import pytest

from zjai_tui.base.problems import Problem, Refused
from zjai_tui.rules.catalog import find_standard, standards
from zjai_tui.rules.planning_reader import find_planning, planning_from_text

SOUND = """\
schema = 1
basis = "assumed"
note = "假定。"
most_added = 6
most_alike = 2
effort = [
  { id = "answer", title = "补填" },
  { id = "verify", title = "核实" },
  { id = "register", title = "补登" },
  { id = "hours", title = "补学时" },
  { id = "earn", title = "新取得" },
]
lead = [{ kind = "paper", months = 9 }]
"""


def problem(old: str, new: str) -> Problem:
    assert old in SOUND
    with pytest.raises(Refused) as caught:
        planning_from_text(SOUND.replace(old, new, 1), "试.toml")
    (found,) = caught.value.problems
    return found


def test_the_order_of_the_file_is_the_order_of_effort() -> None:
    planning = planning_from_text(SOUND, "试.toml")
    assert planning.ranks() == {"answer": 0, "verify": 1, "register": 2, "hours": 3, "earn": 4}
    assert planning.titles()["earn"] == "新取得"
    assert planning.months() == {"paper": 9}


@pytest.mark.parametrize(
    "old, new, code",
    [
        ('  { id = "hours", title = "补学时" },\n', "", "effort-missing"),
        ('id = "hours"', 'id = "sleep"', "planning"),
        ('title = "补学时" },', 'title = "补学时" }, { id = "hours", title = "又" },', "duplicate-id"),
        ("months = 9 }", "months = 9 }, { kind = 'paper', months = 1 }", "duplicate-id"),
        ("months = 9", "months = -1", "bad-number"),
        ("months = 9", "months = 999", "bad-number"),
        ("most_added = 6", "most_added = 0", "bad-number"),
        ("most_alike = 2", "most_alike = 21", "bad-number"),
        ('basis = "assumed"', 'basis = "official"', "official-not-held"),
        ('note = "假定。"', 'note = " "', "empty-text"),
        ("schema = 1", "schema = 2", "future-version"),
        ("most_added", "most_aded = 1\nmost_added", "unknown-key"),
    ],
)
def test_what_cannot_be_meant_is_refused(old: str, new: str, code: str) -> None:
    found = problem(old, new)
    assert found.code.startswith(code)
    assert "试.toml" in found.where
    assert found.remedy


def test_the_shipped_order_is_assumed_and_says_so() -> None:
    planning = find_planning()
    assert planning.basis == "assumed"
    assert "不出自任何文件" in planning.note
    assert [one.id for one in planning.effort] == ["answer", "verify", "hours", "register", "earn"]
    assert all(one.help for one in planning.effort)


@pytest.mark.parametrize("standard_id", standards())
def test_every_kind_of_a_shipped_standard_has_a_lead(standard_id: str) -> None:
    assert {kind.id for kind in find_standard(standard_id).kind} <= set(find_planning().months())
