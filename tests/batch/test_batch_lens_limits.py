"""The limits of the conflict lens are data: read strictly, never passed off as a rule."""

from __future__ import annotations

import pytest

from zjai_tui.base.problems import Refused
from zjai_tui.batch.lens_limits import find_limits, limits_from_text

SOUND = """\
schema = 1
basis = "assumed"
note = "假定。"
names = { shortest = 3, leading = ["一种"], most_sharing = 30, common = ["论文"] }
parts = { sole = ["主持"], shared = ["共同"] }
numbers = { titles = ["专利号"], shortest = 5, digits = 4, cited = ["引用"] }
shape = [{ title = "号", pattern = '(N[0-9]+)' }]
own = [{ kinds = ["专利"], numbers = ["号"] }]
usual = { least_dossiers = 8, mad_times = 6, least_spread = 1, least_excess = 5, most_share = 0.1 }
copies = { least = 3, least_share = 0.8 }
"""


@pytest.mark.parametrize(
    "old, new, code",
    [
        ('basis = "assumed"', 'basis = "official"', "official-not-held"),
        ('note = "假定。"', 'note = " "', "empty-text"),
        ('["论文"]', '["论文", ""]', "empty-text"),
        ('["一种"]', '[" "]', "empty-text"),
        ('["引用"]', '[""]', "empty-text"),
        ('["专利"], numbers', '[""], numbers', "empty-text"),
        ('numbers = ["号"]', 'numbers = ["码"]', "unknown-number"),
        ("'(N[0-9]+)'", "'N[0-9]+'", "bad-pattern"),
        ("'(N[0-9]+)'", "'(N[0-9'", "bad-pattern"),
        ("least_dossiers = 8", "least_dossiers = 1", "bad-number"),
        ("most_share = 0.1", "most_share = 0.5", "bad-number"),
        ("least_spread = 1", "least_spread = 0", "bad-number"),
        ("schema = 1", "schema = 2", "future-version"),
        ("shortest = 3", "shortst = 3", "unknown-key"),
    ],
)
def test_what_cannot_be_meant_is_refused(old: str, new: str, code: str) -> None:
    assert old in SOUND
    with pytest.raises(Refused) as caught:
        limits_from_text(SOUND.replace(old, new, 1), "试.toml")
    assert code in {one.code.removeprefix("lens-") for one in caught.value.problems} | {
        one.code for one in caught.value.problems
    }
    assert all("试.toml" in one.where and one.remedy for one in caught.value.problems)


def test_the_shipped_limits_are_assumed_and_say_so() -> None:
    limits = find_limits()
    assert limits.basis == "assumed"
    assert "不出自任何文件" in limits.note
