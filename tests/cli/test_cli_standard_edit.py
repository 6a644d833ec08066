"""``zjai standard edit``: what it hands to the app, and what it says where there is no terminal."""

from __future__ import annotations

import pytest

from zjai_tui.__main__ import main
from zjai_tui.cli import app as starting


@pytest.mark.parametrize("words, asked", [([], ""), (["甲-2026"], "甲-2026"), (["表.toml", "--no-mouse"], "表.toml")])
def test_the_app_is_opened_on_the_standard_that_was_named(
    words: list[str], asked: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    given: dict[str, object] = {}
    monkeypatch.setattr(starting, "has_terminal", lambda: True)
    monkeypatch.setattr("zjai_tui.tui.app.run", lambda **more: given.update(more) or 0)
    assert main(["standard", "edit", *words]) == 0
    assert (given["standard"], given["mouse"]) == (asked, "--no-mouse" not in words)


def test_without_a_terminal_it_says_what_to_do(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["standard", "edit"]) == 2
    assert "没有终端" in capsys.readouterr().err
