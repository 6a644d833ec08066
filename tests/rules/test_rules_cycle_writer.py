"""A round written as a file reads back as the same round, whatever its texts, dates and grades."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from datetime import date
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from zjai_tui.base.problems import Severity
from zjai_tui.rules.basis import Basis
from zjai_tui.rules.catalog import plain_cycle
from zjai_tui.rules.cycles.cycle import Cycle, DateOrder
from zjai_tui.rules.cycles.reader import cycle_from_text
from zjai_tui.rules.cycles.writer import cycle_table, cycle_text
from zjai_tui.workdays.rounds import quick_round, round_of

SHIPPED = plain_cycle("2024")
TEXTS = st.text(max_size=30) | st.sampled_from(
    ['"', "'''", '"""', "\\", "[[date]]\n", "# 注", "a\r\nb", "\u3000", "=[ ]"]
)
DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))
NUMBERS = st.decimals("0", "9999", places=2)


@st.composite
def rounds(draw: st.DrawFn) -> Cycle:
    """Return the shipped round with other texts, dates, numbers and flags, as sound as it is."""
    dates = tuple(
        replace(
            one, title=draw(TEXTS), note=draw(TEXTS), text=draw(TEXTS), on=draw(DAYS), confirmed=draw(st.booleans())
        )
        for one in SHIPPED.date
    )
    numbers = tuple(
        replace(
            one,
            value=draw(NUMBERS),
            unit=draw(TEXTS),
            confirmed=draw(st.booleans()),
            basis=draw(st.sampled_from(Basis)),
        )
        for one in SHIPPED.number
    )
    orders = draw(
        st.lists(
            st.builds(DateOrder, before=st.just("issued"), after=st.sampled_from([one.id for one in SHIPPED.date]),
                      severity=st.sampled_from(Severity), why=TEXTS, gap=st.sampled_from(["", "publicity_days"])),
            max_size=3,
        )
    )  # fmt: skip
    head = replace(
        SHIPPED.cycle, title=draw(TEXTS), doc_no=draw(TEXTS), issued=draw(DAYS), confirmed=draw(st.booleans())
    )
    ticks = tuple(replace(one, ask=draw(TEXTS)) for one in SHIPPED.tick[:2])
    return replace(SHIPPED, cycle=head, date=dates, number=numbers, order=tuple(orders), tick=ticks)


def again(text: str) -> Cycle:
    return replace(cycle_from_text(text, "试"), digest="")


@settings(max_examples=25)
@given(rounds())
def test_what_is_written_reads_back_equal(cycle: Cycle) -> None:
    assert again(cycle_text(cycle)) == replace(cycle, digest="")


def test_the_shipped_round_reads_back_equal_and_is_still_read_quickly() -> None:
    text = cycle_text(SHIPPED)
    assert again(text) == replace(SHIPPED, digest="")
    assert quick_round(text) == round_of(SHIPPED)
    assert tomllib.loads(text) == cycle_table(SHIPPED)


def test_what_is_default_is_left_out_but_grades_are_always_written() -> None:
    dates = tuple(replace(one, basis=Basis.ASSUMED, note="") for one in SHIPPED.date)
    table = cycle_table(replace(SHIPPED, date=dates))
    first = table["date"][0]
    assert "confirmed" not in first
    assert "note" not in first
    assert (first["basis"], list(first)[:2]) == ("assumed", ["id", "title"])
    assert "digest" not in table


def test_decimals_are_written_exactly() -> None:
    number = replace(SHIPPED.number[0], value=Decimal("89.995"))
    assert "value = 89.995\n" in cycle_text(replace(SHIPPED, number=(number, *SHIPPED.number[1:])))


def test_comments_stand_above_their_part_and_cannot_break_out_of_a_comment() -> None:
    text = cycle_text(SHIPPED, ["开头"], {"date.filing": ["一", "二\n[[date]]"], "cycle": ["头"]})
    lines = text.splitlines()
    assert lines[0] == "# 开头"
    at = lines.index('id = "filing"')
    assert lines[at - 3 : at] == ["# 一", "# 二 [[date]]", "[[date]]"]
    assert lines[lines.index("[cycle]") - 1] == "# 头"
    assert again(text) == replace(SHIPPED, digest="")
