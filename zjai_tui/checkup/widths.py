"""How wide a terminal draws Chinese text and signs of doubtful width, measured or compared by eye.

The program counts a Chinese character as two cells and a sign that East Asian fonts may draw
wide (Unicode's class "ambiguous") as one. A terminal that draws otherwise shifts columns and borders.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ..base.cells import width
from .result import Check, State

CHINESE = "汉字"
AMBIGUOUS = ("—", "…", "“", "·", "①", "★", "√", "×", "│")
"""Signs that the program itself shows or that dossiers hold."""
SAMPLES = (CHINESE, *AMBIGUOUS)
BY_EYE = ("|汉字一二三四|", "|123456789012|", f"|{''.join(AMBIGUOUS)}   |")
ASK = "请看下面三行，右边的竖线应当上下对齐"
WIDTHS = "widths"
"""The check with which the lines are shown."""
_NARROW = (
    "在终端的设置里把“宽度不明的字符”（ambiguous width）设为窄，或换一种等宽字体；不改也能用，只是个别竖线和列不齐。"
)


@dataclass(frozen=True, slots=True)
class Widths:
    """The cells that the terminal's cursor moved over each sample; None for no answer."""

    cells: Mapping[str, int | None]

    @property
    def answered(self) -> bool:
        """Tell whether the terminal answered for everything."""
        return all(self.cells.get(sample) is not None for sample in SAMPLES)

    @property
    def wide(self) -> tuple[str, ...]:
        """Return the signs that are drawn wider than the program counts."""
        return tuple(one for one in AMBIGUOUS if (self.cells.get(one) or 0) > width(one))


def widths_checks(widths: Widths | None) -> tuple[Check, ...]:
    """Return what to say of the widths; None: they were not measured."""
    if widths is None or not widths.answered:
        return (Check(WIDTHS, "汉字宽度", f"没有量得。{ASK}", State.HINT, f"没有对齐的：{_NARROW}"),)
    seen = widths.cells[CHINESE]
    if seen != width(CHINESE):
        todo = "终端没有按UTF-8显示，或字体里没有汉字。把终端的编码设为UTF-8，换一种有汉字的等宽字体，再体检一次。"
        said = f"量得“{CHINESE}”占{seen}格，应占{width(CHINESE)}格"
        return (Check("widths", "汉字宽度", said, State.BAD, todo),)
    chinese = Check("widths", "汉字宽度", "量得一个汉字占两格")
    if widths.wide:
        said = f"这几个符号画成两格：{' '.join(widths.wide)}"
        return (chinese, Check("ambiguous", "符号宽度", said, State.NOTE, _NARROW))
    return (chinese, Check("ambiguous", "符号宽度", f"量得{'、'.join(AMBIGUOUS)}都占一格"))
