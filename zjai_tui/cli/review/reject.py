"""``zjai review reject``: items that bring nothing."""

from __future__ import annotations

from collections.abc import Sequence

from .refusing import refuse_items

ABOUT = "不予认可：这一项不计分。要写理由和条款。"


def run(words: Sequence[str]) -> int:
    """Reject the items; return 0. Raises `Refused`."""
    return refuse_items("reject", ABOUT, "张三.toml e03 --reason 超出期限 --clause 通知二", words)
