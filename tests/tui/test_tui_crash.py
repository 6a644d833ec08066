"""When the app fails: one Chinese sentence, no local variables, unsaved work kept, exit code 1."""

from __future__ import annotations

from pathlib import Path
from types import FunctionType

import pytest
from textual.app import ScreenStackError
from textual.css.query import NoMatches
from textual.widget import MountError

from tui_driver import driven
from zjai_tui.dossier.store import load
from zjai_tui.rules.locate import user_folder
from zjai_tui.tui import app as app_module
from zjai_tui.tui.app import ZjaiApp
from zjai_tui.tui.crash import crash_sentence
from zjai_tui.tui.failing import Failing

SECRET = "330106199001011234"


def fail() -> None:
    id_number = SECRET
    raise ValueError(id_number)


async def test_unsaved_work_is_kept_and_its_place_is_told() -> None:
    async with driven() as driver:
        await driver.press("enter")
        await driver.type("张三")
        said = driver.app.keeper.last_words()
    kept = list((user_folder() / "recovery").glob("*.toml"))
    assert len(kept) == 1
    assert str(kept[0]) in said
    assert kept[0].stat().st_mode & 0o077 == 0
    assert load(kept[0]).dossier.person.name == "张三"


def test_nothing_personal_is_told_or_written_about_the_error() -> None:
    try:
        fail()
    except ValueError as error:
        said = crash_sentence(error, "没有保存的修改已经留存。")
    assert said.startswith("程序出错，已停止。没有保存的修改已经留存。")
    assert SECRET not in said
    assert all(SECRET not in one.read_text(encoding="utf-8") for one in (user_folder() / "crashes").iterdir())


async def test_saved_work_is_not_kept_twice() -> None:
    async with driven() as driver:
        await driver.press("enter")
        assert driver.app.keeper.last_words() == ""
    assert not (user_folder() / "recovery").exists()


async def crash_inside() -> None:
    async with driven() as driver:
        driver.app.call_later(fail)
        await driver.settle()


async def test_an_error_inside_ends_the_app_without_a_traceback(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(ValueError, match=SECRET):
        await crash_inside()
    out = capsys.readouterr()
    assert SECRET not in out.out + out.err
    assert "Traceback" not in out.out + out.err


def test_the_exit_code_is_one_and_the_sentence_goes_to_stderr(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def crash(self: ZjaiApp, **_: bool) -> None:
        self.failure = ValueError(SECRET)

    monkeypatch.setattr(app_module.ZjaiApp, "run", crash)
    assert app_module.run(Path("没有.toml")) == 1
    told = capsys.readouterr().err
    assert told.startswith("程序出错")
    assert SECRET not in told
    assert "Traceback" not in told


def _raise(error: Exception) -> None:
    raise error


def _from(way: str, error: Exception) -> Exception:
    """Return the error as it comes out of a function of that name."""
    with pytest.raises(type(error)) as caught:
        FunctionType(_raise.__code__.replace(co_name=way), globals())(error)
    here = caught.value.__traceback__
    return caught.value.with_traceback(here and here.tb_next)


@pytest.mark.parametrize(
    "way, error, ending, failed",
    [
        ("_pre_process", NoMatches(), True, False),
        ("_compose", ScreenStackError(), True, False),
        ("on_event", MountError(), True, False),
        ("_pre_process", NoMatches(), False, True),
        ("_pre_process", ValueError(), True, True),
        ("save", NoMatches(), True, True),
        ("on_unmount", ScreenStackError(), True, True),
    ],
)
async def test_only_a_screen_that_was_still_being_built_may_fail_unheard_when_the_program_ends(
    way: str, error: Exception, ending: bool, failed: bool
) -> None:
    app = Failing()
    app._exit = ending
    app._handle_exception(_from(way, error))
    assert (app.failure is error) is failed
    assert app.failure is error or app.return_code is None
