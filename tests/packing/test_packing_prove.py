"""Trying the packed file counts whether anything was closed off: else it could pass on an open machine."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import pytest
from machine import Machine
from prove import Count, expect_closed

CLOSED = ["3.11.7", 65534, ["lo"], []]
OPEN = ["3.11.7", 0, ["lo", "eth0"], ["HOME"]]


def _looked(found: list[object], monkeypatch: pytest.MonkeyPatch) -> Machine:
    def run(self: Machine, words: Sequence[str], **more: str) -> tuple[int, str, str]:
        return 0, json.dumps(found), ""

    monkeypatch.setattr(Machine, "run", run)
    on = Machine(python="python3", root="", outside=Path())
    on.look()
    return on


@pytest.mark.parametrize("allow_open", [False, True])
def test_network_rights_and_home_are_counted(allow_open: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    count = Count()
    expect_closed(count, _looked(CLOSED, monkeypatch), allow_open=allow_open)
    assert (count.tried, count.failed) == (3, [])


@pytest.mark.parametrize("at, left", [(1, "用户"), (2, "断网"), (3, "可写")])
def test_each_that_is_left_open_fails(at: int, left: str, monkeypatch: pytest.MonkeyPatch) -> None:
    count = Count()
    expect_closed(count, _looked([*CLOSED[:at], OPEN[at], *CLOSED[at + 1 :]], monkeypatch), allow_open=False)
    (failed,) = count.failed
    assert left in failed


def test_where_that_is_allowed_it_is_told_but_counts_neither_way(monkeypatch: pytest.MonkeyPatch) -> None:
    on = _looked(OPEN, monkeypatch)
    count = Count()
    expect_closed(count, on, allow_open=True)
    assert (count.tried, count.failed) == (0, [])
    assert all(word in "，".join(on.told) for word in ("没有断网（lo、eth0）", "用户 0", "可写：HOME"))
