"""What hangs on a wall holds no identity and no telephone number, however it was typed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zjai_tui.reports.public_text import HIDDEN, public_text


@pytest.mark.parametrize(
    "number",
    [
        "33010219900101123X", "33010219900101123x", "330102900101123", "３３０１０２１９９００１０１１２３Ｘ",
        "330102 19900101 123X", "330102-19900101-1234", "13800138000", "138 0013 8000", "138-0013-8000",
        "+8613800138000", "（0571）56393352", "0571-56393352", "56393352", "5639335",
        "一三八〇〇一三八〇〇〇", "幺三八零零幺三八零零零",
        "1\u200b3\u200b8\u200b0\u200b0\u200b1\u200b3\u200b8\u200b0\u200b0\u200b0", "①③⑧⓪⓪①③⑧⓪⓪⓪", "١٣٨٠٠١٣٨٠٠٠",
        "1.3.8.0.0.1.3.8.0.0.0", "１３８—００１３—８０００", "1 3 8 0 0 1 3 8 0 0 0",
    ],
)  # fmt: skip
@pytest.mark.parametrize("around", ["{}", "张三{}", "{}张三", "张三（{}）李四"])
def test_a_number_is_hidden_wherever_it_stands(number: str, around: str) -> None:
    shown = public_text(around.format(number))
    assert HIDDEN in shown
    assert not any(char.isdigit() or char in "〇零一二三八幺" for char in shown.replace("张三", ""))
    assert "X" not in shown.upper()


@pytest.mark.parametrize(
    "text",
    ["张三", "示例视觉科技有限公司", "杭州第4研究所", "2024年度", "浙经信人事〔2023〕240号", "第七二一所", "310室", ""],
)
def test_other_text_stays_as_it_is(text: str) -> None:
    assert public_text(text) == text


def test_the_persons_own_numbers_are_hidden_however_short() -> None:
    assert public_text("张三，分机1234，房号12", ("1234", "12", "")) == f"张三，分机{HIDDEN}，房号12"


@pytest.mark.parametrize(
    "address", ["a@b.cn", "Zhang.San+1@mail.example.com.cn", "ｚｓ＠ｑｑ．ｃｏｍ", "13800138000@139.com"]
)
def test_an_address_of_mail_is_hidden(address: str) -> None:
    assert public_text(f"邮箱{address}，谢谢") == f"邮箱{HIDDEN}，谢谢"


def test_a_long_text_is_scrubbed_before_it_is_cut_off() -> None:
    shown = public_text("字" * 196 + "13800138000")
    assert "1380" not in shown
    assert len(shown) <= 201


@given(st.text(max_size=80), st.lists(st.text(max_size=20), max_size=3))
def test_what_comes_out_is_one_printable_line_without_seven_digits_in_a_row(text: str, known: list[str]) -> None:
    shown = public_text(text, known)
    assert shown.isprintable()
    assert public_text(shown) == shown
    run = 0
    for char in shown:
        run = run + 1 if char.isdigit() else 0
        assert run < 7
