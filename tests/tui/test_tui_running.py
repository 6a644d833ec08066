"""The threads of the app."""

from __future__ import annotations

import asyncio
import threading

import pytest

from zjai_tui.tui import running
from zjai_tui.tui.running import Threads


def test_work_that_hangs_does_not_keep_the_app_from_ending(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(running, "LONGEST_END", 0.05)
    hanging, begun = threading.Event(), threading.Event()
    holding_up: list[bool] = []

    def hang() -> None:
        holding_up.append(not threading.current_thread().daemon)
        begun.set()
        hanging.wait(30)

    loop = asyncio.new_event_loop()
    loop.set_default_executor(Threads())
    task = loop.run_in_executor(None, hang)
    begun.wait(30)
    loop.run_until_complete(loop.shutdown_default_executor())
    assert not task.done()
    task.cancel()
    loop.close()
    assert holding_up == [False]
    hanging.set()


def test_work_that_ends_is_waited_for_and_its_result_and_error_come_back() -> None:
    async def both() -> list[object]:
        loop = asyncio.get_running_loop()
        work = [loop.run_in_executor(None, one, "7") for one in (int, str.split, lambda _: {}["x"])]
        return list(await asyncio.gather(*work, return_exceptions=True))

    loop = asyncio.new_event_loop()
    loop.set_default_executor(Threads())
    number, words, error = loop.run_until_complete(both())
    done: list[int] = []
    ending = threading.Event()
    loop.run_in_executor(None, lambda: (ending.wait(30), done.append(1)))
    loop.call_soon(ending.set)
    loop.run_until_complete(loop.shutdown_default_executor())
    loop.close()
    assert (number, words, done) == (7, ["7"], [1])
    assert isinstance(error, KeyError)
