"""Sentences about a file, for somebody who sees a form."""

from __future__ import annotations

import pytest

from zjai_tui.transcribing.drafts.plain_words import in_plain_words


@pytest.mark.parametrize(
    "told, plain",
    [
        ("sum没有下级指标，也没有完整的entries和rows", "“各项相加”没有下级指标，也没有完整的业绩种类和档位"),
        ("take对best不起作用，请删去，或改op", "只取前几项对“取最高”不起作用，请删去，或改计分方式"),
        ("rows第2项，key：“rows”不是合法的范围", "第2档，条件：“rows”不是合法的范围"),
        ("把表头的状态（status）改为“已录入，未认证”（transcribed）", "把表头的状态改为“已录入，未认证”"),
        ("若只能计一次，请写[[exclusive]]", "若只能计一次，请写“同一成果只计一次”"),
        ("open“step”，at：指标“Z”不存在", "有争议的条文“step”，涉及的指标：指标“Z”不存在"),
        ("指标A.1没有写依据", "指标A.1没有写依据"),
    ],
)
def test_keys_of_the_file_are_called_as_the_form_calls_them_and_quoted_words_stay(told: str, plain: str) -> None:
    assert in_plain_words(told) == plain
