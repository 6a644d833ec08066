"""A printed table far larger than any that is known: read and examined, beside tomllib's parsing of the same file."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator

from ratios import Line
from turns import in_turn, timed
from zjai_tui.rules.linting.lint import lint
from zjai_tui.rules.standards.faults import standard_faults
from zjai_tui.rules.standards.reader import standard_from_text
from zjai_tui.rules.standards.writer import standard_text
from zjai_tui.transcribing.sheets.columns import guess_columns
from zjai_tui.transcribing.sheets.from_rows import standard_from_rows

SECTIONS, ITEMS, TIERS = 10, 60, 5
ROWS = SECTIONS * ITEMS * TIERS
MOST = 3_000.0
"""Milliseconds the examination of such a table may take."""
PLAIN, WHOLE = "裸tomllib", "读入并检验"
HEAD = ("一级指标", "二级指标", "档次", "分值", "封顶", "说明")


def tables(turns: int) -> list[Line]:
    """Return what reading, examining and writing a large table cost."""
    rows = (HEAD, *_rows())
    standard = standard_from_rows(rows, guess_columns(rows), id="large", title="某表", edition="2025")
    text = standard_text(standard)
    taken = in_turn(
        {
            PLAIN: timed(lambda: tomllib.loads(text)),
            "读入": timed(lambda: standard_from_text(text, "large")),
            "检验规则，": timed(lambda: lint(standard)),
            WHOLE: timed(lambda: standard_faults(text, "large")),
        },
        turns,
    )
    bare = taken.pop(PLAIN)
    return [
        Line(name=f"{name}{ROWS:,}行的标准", ours=ours, beside=PLAIN, bare=bare, most=MOST if name == WHOLE else None)
        for name, ours in taken.items()
    ]


def _rows() -> Iterator[tuple[str, ...]]:
    for section in range(SECTIONS):
        for item in range(ITEMS):
            for tier in range(TIERS):
                points, limit = f"{(TIERS - tier) * 2}", f"{(TIERS - tier) * 10}项以上"
                head = f"第{section + 1}部分（{ITEMS * TIERS * 2}分）", f"{item + 1}.某项工作{section}之{item}"
                yield (*head, limit, points, f"{TIERS * 2}", f"完成{limit}，得{points}分")
