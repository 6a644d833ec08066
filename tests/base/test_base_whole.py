from __future__ import annotations

import pytest

from zjai_tui.base.problems import Refused
from zjai_tui.base.toml_files import parse_toml
from zjai_tui.base.whole import END, bare, missing_end, promised

TEXT = "# 档案\na = 1\n"
NOTE = f'a = """\n第一稿\n{END}\n以后再补\n{END}2\n"""\n[[b]]\nc = 1\n[[b]]\nc = 2\n'


def cut_short(whole: str) -> list[int]:
    """Return where the text can be cut so that it still passes for whole."""
    found = []
    for size in range(len(whole)):
        try:
            if parse_toml(whole[:size], "") != parse_toml(whole, ""):
                found.append(size)
        except Refused:
            continue
    return found


def test_no_line_before_it_is_the_last_line_whatever_was_typed() -> None:
    whole = promised(NOTE)
    assert whole.endswith(f"\n{END}3\n")
    assert parse_toml(whole, "")["a"].splitlines()[1] == END
    after_the_promise = [size for size in cut_short(whole) if size > len(whole) - len(NOTE) - len(END) - 2]
    assert after_the_promise == []


@pytest.mark.parametrize("comment", ["# 完善后再交", "# 完了", "# 完2", "  # 完"])
def test_a_comment_that_begins_like_the_last_line_is_not_the_last_line(comment: str) -> None:
    whole = promised(TEXT)
    assert missing_end(whole.replace("a = 1", f"a = 1\n{comment}")) is None
    assert missing_end(whole.replace(f"\n{END}\n", f"\n{comment}\n")) == END


@pytest.mark.parametrize("behind", ["\n\n", "# 已核\n", "b = 2\n", "  ", "\n# 完善后再交"])
def test_what_is_written_behind_the_last_line_harms_nothing(behind: str) -> None:
    assert parse_toml(promised(TEXT) + behind, "")["a"] == 1


def test_the_last_line_is_taken_away_and_put_back_with_what_was_written_by_hand() -> None:
    by_hand = promised(TEXT).replace("a = 1", f"a = 1\n{END}") + "b = 2"
    again = promised(bare(by_hand))
    assert parse_toml(again, "") == {"a": 1, "b": 2}
    assert again.endswith(f"\nb = 2\n{END}2\n")
    assert bare(again).count(END) == 2
    assert promised(bare(again)) == again
