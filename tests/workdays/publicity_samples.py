"""A table, a round and a question, shared by the publicity tests."""

from __future__ import annotations

from datetime import date
from typing import Any

from zjai_tui.rules.catalog import find_cycle
from zjai_tui.workdays.answers import Asked
from zjai_tui.workdays.rounds import Round, round_of
from zjai_tui.workdays.table import table_for

TABLE = table_for(range(2019, 2027))
TODAY = date(2024, 8, 20)


def round_2024() -> Round:
    return round_of(find_cycle("2024"))


def asked(**changes: Any) -> Asked:
    whole = Asked(days=5, first_day="counted", round=round_2024(), submitted=None, today=TODAY)
    return whole._replace(**changes)
