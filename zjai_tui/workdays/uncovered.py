"""The refusal of a year that no calendar at hand covers. Loaded only when it happens."""

from __future__ import annotations

from ..base.problems import Problem, Refused

CODE = "year-not-covered"


class NotCovered(Refused):
    """A day was asked for in a year without data; the command line ends with exit code 3."""

    def __init__(self, year: int, message: str) -> None:
        """Name the year, why there is nothing, and what to do."""
        remedy = (
            f"请把国务院办公厅关于{year}年部分节假日安排的通知存成文本文件，再运行 zjai calendar import 文件名；"
            "只想估算时加 --estimate"
        )
        super().__init__([Problem(CODE, f"{year}年", message, remedy)])
        self.year = year
