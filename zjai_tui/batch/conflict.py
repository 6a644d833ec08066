"""What the conflict lens 冲突提示 finds: a hint where to look, never an accusation."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from ..base.problems import Severity

Code = Literal[
    "same-dossier", "same-person",
    "same-rank", "same-part", "rank-beyond-team", "team-differs", "team-too-small", "same-file",
    "file-renamed", "verdict-differs", "node-unusual", "total-unusual",
]  # fmt: skip
CODE_WORDS: dict[Code, str] = {
    "same-dossier": "可能是同一份档案的两份",
    "same-person": "同一人两份档案",
    "same-rank": "同一成果排名相同",
    "same-part": "同一成果身份相同",
    "rank-beyond-team": "排名超过总人数",
    "team-differs": "同一成果总人数不一",
    "team-too-small": "申报人数超过总人数",
    "same-file": "同一佐证材料用在几份档案",
    "file-renamed": "同一佐证材料换了文件名",
    "verdict-differs": "同一成果核定不一",
    "node-unusual": "单项分值明显偏高",
    "total-unusual": "总分明显偏高",
}
"""What each sort of hint is called, in the order in which they are listed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """One hint: what may contradict, where, what to compare and what to do."""

    code: Code
    severity: Severity
    """``warning``: a number, a file or the arithmetic says so; ``note``: only a name or a comparison does."""
    message: str
    """What was found, in Chinese, without final punctuation; names and titles out of the dossiers are quoted."""
    compare: str
    """What to lay side by side, in Chinese, without final punctuation."""
    remedy: str
    """What to do, in Chinese, without final punctuation."""
    files: tuple[str, ...]
    """The dossiers, as `Row.file`, each once, in the order of the rows."""
    entries: tuple[tuple[str, str], ...] = ()
    """File and entry id of every achievement it is about; empty where it is about whole dossiers."""

    @property
    def title(self) -> str:
        """Return what this sort of hint is called."""
        return CODE_WORDS[self.code]

    def sentence(self) -> str:
        """Return the whole as Chinese sentences."""
        return f"{self.message}。请核对{self.compare}。{self.remedy}。"
