"""``zjai review return``: items that the applicant must complete."""

from __future__ import annotations

from collections.abc import Sequence

from .refusing import refuse_items

ABOUT = (
    "退回补正：这一项要申报人补充或改正。要写理由和条款。全部看完后，用 zjai review request-changes 把档案退回申报人。"
)


def run(words: Sequence[str]) -> int:
    """Mark the items as to be completed; return 0. Raises `Refused`."""
    return refuse_items("return", ABOUT, "张三.toml e03 --reason 缺首页扫描件 --clause 通知三", words)
