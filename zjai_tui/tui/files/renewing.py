"""Recording evidence anew: which files are not as they were recorded, looked up on the disk at that moment."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from ...dossier.evidence import STATE_WORDS, EvidenceState, evidence_state
from ...dossier.model import Evidence
from ..telling.blocks import Block, point
from .left import when
from .proofs import Found, look_at

RENEWABLE: frozenset[EvidenceState] = frozenset({"changed", "unhashed"})
"""What can be recorded as it is now."""
CODE = 8
"""Characters of a checksum that are shown: enough to see that two differ."""


@dataclass(frozen=True, slots=True)
class Renewal:
    """Evidence as it was recorded, how its file stands now, and what would be recorded now."""

    recorded: Evidence
    state: EvidenceState
    found: Found
    changed_on: datetime | None = None
    """When the file was last written, as far as that can be told."""


def renewal(recorded: Evidence, folder: Path) -> Renewal:
    """Look at the file of a recorded evidence again; reads the whole file, twice where it differs."""
    state = evidence_state(recorded, folder)
    if state not in RENEWABLE:
        return Renewal(recorded, state, Found())
    found = look_at(folder / recorded.file, folder, recorded.page, recorded.note)
    try:
        changed_on = datetime.fromtimestamp((folder / recorded.file).stat().st_mtime, UTC).astimezone()
    except (OSError, OverflowError, ValueError):
        changed_on = None
    return Renewal(recorded, state, found, changed_on)


def renewal_blocks(differing: Iterable[Renewal]) -> Iterator[Block]:
    """Yield which files are not as recorded: what was recorded, and what is there now."""
    for one in differing:
        now = one.found.evidence
        yield point(f"{one.recorded.file}：{STATE_WORDS[one.state]}。", "open")
        before = f"登记时的校验码{one.recorded.sha256[:CODE]}" if one.recorded.sha256 else "登记时没有校验码"
        day = f"，文件最后改动于{when(one.changed_on)}" if one.changed_on else ""
        yield Block(f"{before}，现在{now.sha256[:CODE] if now else '读不出来'}{day}。", "muted", indent=2)
    yield Block("请先打开文件核对内容，是这条业绩的材料再重新登记。")
