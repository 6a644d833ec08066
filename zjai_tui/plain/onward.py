"""What the plain mode tells of the other commands: advice in short lines, and how to write the report."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from ..base.typed import typed
from ..dossier.evidence import evidence_states, evidenced_by
from ..filling.session import Session

MOST_TOLD = 5
"""Points told of each part of the advice."""
MOST_BELOW = 3


def advice_lines(session: Session, day: date) -> Iterator[str]:
    """Yield how to get to the target with the least effort, as ``zjai advise`` reckons it, in short lines."""
    # only who asks waits for what is loaded here
    from ..reports.advice_points import advice_sections
    from ..rules.planning_reader import find_planning
    from ..scoring.advising.advice import advise
    from ..scoring.advising.outlook import outlook_of
    from ..scoring.advising.words import conclusion_text

    planning, rules, folder = find_planning(), session.rules, session.folder
    proved = None if folder is None else evidenced_by(session.dossier, evidence_states(session.dossier, folder))
    advice = advise(
        rules.standard, session.dossier, outlook_of(rules.cycle, planning, day), before=session.assessment,
        evidenced=proved,
    )  # fmt: skip
    yield _ended(conclusion_text(advice))
    for section in advice_sections(advice, planning):
        yield f"{section.title}，共{len(section.points)}条。"
        for at, point in enumerate(section.points[:MOST_TOLD], 1):
            below = [words for _, words in point.below]
            more = [f"另有{len(below) - MOST_BELOW}处"] if len(below) > MOST_BELOW else []
            told = "；".join(words.rstrip("。") for words in (*below[:MOST_BELOW], *more))
            yield f"第{at}条，{_ended(point.words, told)}"
    yield f"逐条的依据和其余各条，见 zjai advise {_shown(session)}"


def report_line(session: Session) -> str:
    """Return how the report of this dossier is written."""
    name = _shown(session)
    first = "还有修改没有保存，先写“保存”。" if session.unsaved else ""
    to = typed(f"{session.path.stem}.html") if session.path else "报告.html"
    return f"{first}文件名也可以用.txt或.md结尾。写自评报告，在命令行运行 zjai report {name} -o {to}"


def onward_lines(path: Path) -> Iterator[str]:
    """Yield what can be done with the dossier after it was filled in."""
    name = typed(str(path))
    yield f"写自评报告：zjai report {name} -o {typed(f'{path.stem}.html')}"
    yield f"看怎样补分：zjai advise {name}"


def _shown(session: Session) -> str:
    return typed(str(session.path)) if session.path else "档案.toml"


def _ended(words: str, below: str = "") -> str:
    bare = words.rstrip("。：")
    joint = "" if bare.endswith("？") else "。"
    return f"{bare}{joint}{below}{'。' if below else ''}"
