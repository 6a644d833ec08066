"""What starting takes: commands beside a bare Python, the first screen beside a bare Textual app, the .pyz."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from processes import INSTALLED, environment, until_ended, until_painted
from ratios import Line
from turns import in_turn
from zjai_tui.rules.catalog import examples

PUBLICITY_TIMES, QUICK_TIMES, SCREEN_TIMES = 4, 3, 1.25
NOTHING = ("-c", "pass")
PLAIN_PYTHON, PLAIN_TEXTUAL, THE_INSTALLED = "裸Python", "裸Textual", "安装后的"
BARE_APP = """
import os
os.environ["TEXTUAL_DISABLE_KITTY_KEY"] = "1"
from textual.app import App
from textual.widgets import Static
class Bare(App):
    def compose(self):
        yield Static("first-word")
Bare().run()
"""
HOME_WORD, DEMO_WORD = "新建自评档案", "示例视觉科技有限公司"

PUBLICITY = (
    ("2024-09-13",),
    ("2024-09-13", "--json"),
    ("9月13日",),
    ("--deadline", "2024-09-20"),
    ("--audit", "2024-09-13", "2024-09-20"),
)


def commands(turns: int) -> list[Line]:
    """Return what commands cost from start to end, as multiples of a Python that does nothing."""
    example = str(examples()[0][1])
    cases: list[tuple[str, tuple[str, ...], float | None, bool]] = [
        *((f"publicity {' '.join(words)}", ("publicity", *words), PUBLICITY_TIMES, True) for words in PUBLICITY),
        ("--version", ("--version",), QUICK_TIMES, False),
        ("--help", ("--help",), QUICK_TIMES, False),
        ("calendar 2024", ("calendar", "2024"), None, False),
        ("score 示例", ("score", example), None, False),
        ("check 示例", ("check", example), None, False),
        ("standard lint", ("standard", "lint"), None, False),
    ]
    with environment() as around:
        works: dict[str, Callable[[], float]] = {PLAIN_PYTHON: partial(until_ended, NOTHING, around)}
        works |= {name: partial(until_ended, (*INSTALLED, *words), around) for name, words, _, _ in cases}
        taken = in_turn(works, turns)
    bare = taken[PLAIN_PYTHON]
    return [
        Line(name=f"zjai {name}", ours=taken[name], beside=PLAIN_PYTHON, bare=bare, most_times=most, target=target)
        for name, _, most, target in cases
    ]


def screens(turns: int) -> list[Line]:
    """Return what it takes until a screen is painted, as multiples of a bare Textual app with one word."""
    with environment() as around:
        taken = in_turn(
            {
                PLAIN_TEXTUAL: partial(until_painted, ("-c", BARE_APP), "first-word", around),
                "home": partial(until_painted, INSTALLED, HOME_WORD, around),
                "demo": partial(until_painted, (*INSTALLED, "demo"), DEMO_WORD, around),
            },
            turns,
        )
    bare = taken[PLAIN_TEXTUAL]
    return [
        Line(
            name="首页画出", ours=taken["home"], beside=PLAIN_TEXTUAL, bare=bare, most_times=SCREEN_TIMES, target=True
        ),
        Line(name="示例档案画出（zjai demo）", ours=taken["demo"], beside=PLAIN_TEXTUAL, bare=bare),
    ]


def archive(file: Path, turns: int) -> list[Line]:
    """Return what starting the one file takes, as multiples of what an installation takes."""
    pyz = (str(file.resolve()),)
    with environment() as around, environment(checkout=False) as alone:
        found: list[Line] = []
        for name, words in (("--version", ("--version",)), ("publicity", ("publicity", "2024-09-13"))):
            found += _beside(name, turns, {
                THE_INSTALLED: partial(until_ended, (*INSTALLED, *words), around),
                name: partial(until_ended, (*pyz, *words), alone),
            })  # fmt: skip
        for name, words, word in (("首页画出", (), HOME_WORD), ("示例档案画出", ("demo",), DEMO_WORD)):
            found += _beside(name, turns, {
                THE_INSTALLED: partial(until_painted, (*INSTALLED, *words), word, around),
                name: partial(until_painted, (*pyz, *words), word, alone),
            })  # fmt: skip
    return found


def _beside(name: str, turns: int, works: Mapping[str, Callable[[], float]]) -> list[Line]:
    taken = in_turn(works, turns)
    return [Line(name=f"zjai.pyz：{name}", ours=taken[name], beside=THE_INSTALLED, bare=taken[THE_INSTALLED])]
