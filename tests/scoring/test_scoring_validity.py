"""Whether an edition belongs to the round: by the round's own dates, never by today's."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from zjai_tui.rules.standards.standard import Head
from zjai_tui.scoring.frame import Frame
from zjai_tui.scoring.validity import banner_of, validity_words

NOTICE = date(2024, 8, 8)
ROUND = Frame(
    dates={"achievements": date(2024, 7, 31), "seniority": date(2024, 12, 31)}, education_years=(), opened=NOTICE
)


def _head(first: date | None = None, last: date | None = None, banner: str = "") -> Head:
    return Head(
        id="t", title="表", edition="1", status="reference", max=Decimal(1), valid_from=first, valid_until=last,
        banner=banner,
    )  # fmt: skip


@pytest.mark.parametrize(
    "first, last, word",
    [
        (None, None, ""),
        (date(2024, 1, 1), date(2024, 12, 31), ""),
        (None, NOTICE, ""),
        (None, date(2024, 8, 7), "适用到2024年8月7日，本轮在其后"),
        (date(2024, 12, 31), None, ""),
        (date(2025, 1, 1), None, "从2025年1月1日起适用，本轮在其前"),
    ],
)
def test_a_round_belongs_to_the_edition_in_force_when_its_notice_opened_it(
    first: date | None, last: date | None, word: str
) -> None:
    found = validity_words(_head(first, last), ROUND)
    assert word in found
    assert bool(found) == bool(word)


def test_a_notice_of_the_year_before_opens_a_round_of_the_year_it_counts_by() -> None:
    early = Frame(dates={"achievements": date(2025, 7, 31)}, education_years=(), opened=date(2024, 12, 20))
    assert "本轮在其后" in validity_words(_head(None, date(2024, 12, 31)), early)


def test_without_dates_of_a_round_nothing_is_said() -> None:
    assert validity_words(_head(None, date(2000, 1, 1)), Frame(dates={}, education_years=())) == ""


def test_the_warning_follows_the_words_of_the_standard_as_a_sentence_of_its_own() -> None:
    old = date(2023, 12, 31)
    warning = validity_words(_head(None, old), ROUND)
    assert banner_of(_head(None, old), ROUND) == warning
    assert banner_of(_head(None, old, "参考表"), ROUND) == f"参考表。{warning}"
    assert banner_of(_head(None, old, "参考表。"), ROUND) == f"参考表。{warning}"
    assert banner_of(_head(banner="参考表"), ROUND) == "参考表"
