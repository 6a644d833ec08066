"""What most commands work on: a dossier read with its rules, and the material a report is written from."""

from __future__ import annotations

import argparse
from decimal import Decimal

from ..base.numbers import parse_number, plain
from ..base.problems import refuse
from ..base.text import quoted
from ..readiness.case import Case, example_case, read_case
from ..reports.gathered import gathered
from ..reports.material import Material

__all__ = ["Case", "assessed", "example_case", "read_case", "target_points"]


def assessed(case: Case, target: Decimal | None = None) -> Material:
    """Score and judge a case. Raises `Refused` when the target lies outside the standard's points."""
    most = case.standard.standard.max
    if target is not None and not 0 < target <= most:
        message = f"应大于0、不超过{plain(most)}，现为{quoted(plain(target))}"
        raise refuse("target-range", "命令行，--target", message, "请核对目标分")
    return gathered(case, target)


def target_points(typed: str) -> Decimal:
    """Return the points typed after ``--target``; raise argparse's error, in Chinese, when it is no number."""
    number = parse_number(typed)
    if number is None:
        raise argparse.ArgumentTypeError(f"应为数字，现为{quoted(typed)}。请写成 90 这样")
    return number
