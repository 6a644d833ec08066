"""Editions of one table are told by what each says it replaces."""

from __future__ import annotations

from decimal import Decimal

import pytest

from zjai_tui.rules.standards.editions import editions
from zjai_tui.rules.standards.standard import Head, Standard


def _standard(id_: str, replaces: str = "") -> Standard:
    head = Head(id=id_, title="表", edition="1", status="reference", max=Decimal(10), replaces=replaces)
    return Standard(schema=1, standard=head)


@pytest.mark.parametrize(
    "given, expected",
    [
        (["a:", "c:b", "b:a", "x:"], [["c", "b", "a"], ["x"]]),
        (["a:gone", "b:"], [["a"], ["b"]]),
        (["a:a"], [["a"]]),
        (["a:b", "b:a"], [["a", "b"]]),
        (["b:a", "c:a", "a:"], [["b", "a"], ["c"]]),
        ([], []),
    ],
)
def test_editions_stand_together_the_newest_first(given: list[str], expected: list[list[str]]) -> None:
    found = editions(_standard(*one.split(":")) for one in given)
    assert [[one.standard.id for one in table] for table in found] == expected
