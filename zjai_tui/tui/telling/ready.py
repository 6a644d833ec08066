"""What the last two steps list: parts, findings, hand list, next steps, evidence; each with its explanation. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass

from ...base.dates import shown_date
from ...base.problems import Severity
from ...base.text import one_line
from ...dossier.evidence import LARGEST_WORDS
from ...filling.session import Session
from ...readiness.evidence_list import EvidenceGroup, EvidenceLine, EvidenceList, ListState
from ...readiness.finding import Finding, Group, grouped
from ...readiness.result import NextStep, Part, Readiness, State, StepState, TickLine
from ...reports.evidence_list_words import entry_words, page_words
from ...rules.basis import Basis, Source
from ...scoring.trace import span_text
from .blocks import Block, Tone, head, point
from .citing import cite_line
from .numbering import CALLED
from .overview import ended

PARTS, FOUND, TICKS, STEPS, RESULT = "parts", "found", "ticks", "steps", "result"
SHEETS: tuple[tuple[str, str], ...] = (
    (PARTS, "各部分"), (FOUND, "问题"), (TICKS, "自查"), (STEPS, "接下来"), (RESULT, "结果"),
)  # fmt: skip
"""What the last step shows, one at a time."""
FOLD = "fold:"
TICKABLE = ("tick:", "step:")
"""What begins the keys of lines that can be ticked, as in `Dossier.done`."""
TICKED, UNTICKED = "[x]", "[ ]"
MOST_UNFOLDED = 4
"""Findings of one sort that are listed one by one without being asked for."""
MOST_NAMED = 8
CHECKING = "正在核对"
_SEVERITY_TONES: dict[Severity, Tone] = {Severity.ERROR: "bad", Severity.WARNING: "open", Severity.NOTE: "muted"}
STATE_TONES: dict[State, Tone] = {"done": "good", "open": "open", "blocked": "bad"}
_STEP_TONES: dict[StepState, Tone] = {"done": "good", "open": "open", "overdue": "muted", "undated": "muted"}
_EVIDENCE: dict[ListState, str] = {
    "ok": "文件在，与登记时相符。",
    "missing": "按登记的位置找不到文件，不算有据。请把文件放回档案所在的文件夹，或打开这条业绩重新添加。",
    "changed": "登记之后已改动，不算有据。请核对内容；没有问题的，打开这条业绩重新登记。",
    "outside": "文件不在档案所在的文件夹里，没有打开它。请打开这条业绩，重新添加时可以复制进来。",
    "unhashed": "登记时没有记下校验码，不算有据。请打开这条业绩重新登记。",
    "large": f"文件超过{LARGEST_WORDS}，没有核对，不算有据。请换成小一些的文件，打开这条业绩重新添加。",
    "none": "这条业绩还没有佐证材料，不算有据。请打开它添加。",
    "unchecked": "还没有核对这个文件。",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A line of a list, what is told of it beside or below the list, and where Enter leads."""

    key: str
    """Unique in its list; ``fold:…`` folds a group, ``tick:…`` and ``step:…`` can be ticked."""
    text: str
    right: str = ""
    tone: Tone = ""
    indent: int = 0
    told: tuple[Block, ...] = ()
    target: str = ""
    """As in `Finding.target`; empty: nowhere."""


def part_pieces(ready: Readiness) -> tuple[Piece, ...]:
    """Return the parts of the journey with their states."""
    return tuple(_part(one) for one in ready.parts)


def _part(one: Part) -> Piece:
    tone = STATE_TONES[one.state]
    return Piece(
        key=one.id,
        text=f"{one.title}：{one.said}",
        right=one.label,
        tone=tone,
        told=(
            head(f"{one.title}：{one.label}"),
            Block(ended(one.said), tone),
            *([Block(f"要做：{ended(one.todo)}")] if one.todo else []),
        ),
        target=one.target or f"page:{one.id}",
    )


def found_pieces(session: Session, ready: Readiness, unfolded: Set[str]) -> tuple[Piece, ...]:
    """Return what was typed and not taken, then the findings, the most severe first; large groups are folded."""
    sources = _sources(session)
    return (
        *_drafts(session),
        *(piece for group in grouped(ready.findings) for piece in _group(group, sources, unfolded)),
    )


def _drafts(session: Session) -> Iterator[Piece]:
    for key, draft in session.drafts.items():
        kind, _, name = key.partition(".")
        said = f"填写的“{one_line(draft.typed, 40)}”没有被采用"
        yield Piece(
            key=f"draft:{key}",
            text=f"{draft.title}：{said}",
            right=Severity.ERROR.label,
            tone="bad",
            told=(head(draft.title), Block(f"{said}，存不进档案。", "bad"), Block("办法：回到这一项改正。")),
            target=f"entry:{name.partition('.')[0]}" if kind == "entry" else f"{kind}:{name}",
        )


def _group(group: Group, sources: Sequence[Source], unfolded: Set[str]) -> Iterator[Piece]:
    ones = group.findings
    key = f"{FOLD}{group.severity.value}:{group.code}"
    if len(ones) <= MOST_UNFOLDED:
        for at, one in enumerate(ones):
            yield _finding(f"{key}:{at}", one, sources)
        return
    shut = key not in unfolded
    yield Piece(
        key=key,
        text=f"{group.title}，{len(ones)}处{'（回车展开）' if shut else '（回车收起）'}",
        right=group.severity.label,
        tone=_SEVERITY_TONES[group.severity],
        told=(
            head(f"{group.title}，{len(ones)}处"),
            Block(f"{_named([one.where for one in ones])}。"),
            *([Block(f"办法：{ended(group.remedy)}")] if group.remedy else []),
            *_grounds(ones[0].cites, ones[0].basis, sources),
            Block("回车列出各处。" if shut else "回车收起。", "muted"),
        ),
    )
    for at, one in enumerate(() if shut else ones):
        yield _finding(f"{key}:{at}", one, sources, 2)


def _finding(key: str, one: Finding, sources: Sequence[Source], indent: int = 0) -> Piece:
    tone = _SEVERITY_TONES[one.severity]
    return Piece(
        key=key.removeprefix(FOLD),
        text=_row_text(one),
        right=one.severity.label,
        tone=tone,
        indent=indent,
        told=(
            head(f"{one.title}（{one.severity.label}）"),
            Block(f"{one.where}：{ended(one.message)}" if one.where else ended(one.message), tone),
            *([Block(f"办法：{ended(one.remedy)}")] if one.remedy else []),
            *_grounds(one.cites, one.basis, sources),
        ),
        target=one.target,
    )


def _row_text(one: Finding) -> str:
    """Return a finding for a list; of an achievement first what is the matter, then its number and name."""
    if one.target.startswith("entry:"):
        return f"{one.title}：{one.where.removeprefix(CALLED)}"
    return f"{one.where}：{one.message}" if one.where else one.message


def tick_pieces(session: Session, ready: Readiness) -> tuple[Piece, ...]:
    """Return the hand list, each line with its tick."""
    names = {entry.id: entry.title or entry.id for entry in session.dossier.entry}
    return tuple(_tick(one, names, _sources(session)) for one in ready.ticks)


def _tick(one: TickLine, names: dict[str, str], sources: Sequence[Source]) -> Piece:
    about = [f"“{names.get(name, name)}”" for name in one.about]
    return Piece(
        key=one.id,
        text=f"{TICKED if one.ticked else UNTICKED} {one.ask}",
        right="已查" if one.ticked else f"{len(about)}条业绩" if about else "未查",
        tone="good" if one.ticked else "open",
        told=(
            head(one.ask),
            *([Block(ended(one.help))] if one.help else []),
            *([Block(f"关系到{len(about)}条业绩：{_named(about)}。")] if about else []),
            *_grounds(one.cites, one.basis, sources),
        ),
    )


def step_pieces(session: Session, ready: Readiness) -> tuple[Piece, ...]:
    """Return the steps of the round in order, each with its last day and its tick."""
    return tuple(_step(at, one, _sources(session)) for at, one in enumerate(ready.next.steps, 1))


def _step(at: int, one: NextStep, sources: Sequence[Source]) -> Piece:
    by = f"{shown_date(one.by)}止，" if one.by else ""
    return Piece(
        key=one.id,
        text=f"{TICKED if one.state == 'done' else UNTICKED} {at} {one.title}（{one.who}）",
        right=f"{by}{one.label}",
        tone=_STEP_TONES[one.state],
        told=(
            head(f"{at} {one.title}：{one.label}"),
            Block(f"由谁办：{one.who}{f'；只针对{one.only_for}' if one.only_for else ''}。"),
            *([Block(f"在哪里办：{one.place}{f'，网址{one.url}' if one.url else ''}。")] if one.place else []),
            Block(ended(one.what)),
            *([Block(ended(one.when), _STEP_TONES[one.state])] if one.when else []),
            *([Block(f"在这些之后：{'、'.join(one.after)}。")] if one.after else []),
            *_grounds(one.cites, one.basis, sources),
        ),
    )


def evidence_pieces(found: EvidenceList, *, checking: bool) -> tuple[Piece, ...]:
    """Return the numbered lines, those with something to mend first; `checking` while the files are being read."""
    both = [(group, line) for group in found.groups for line in group.lines]
    ordered = sorted(both, key=lambda one: one[1].state == "ok")
    return tuple(_evidence(group, line, checking and line.state == "unchecked") for group, line in ordered)


def _evidence(group: EvidenceGroup, line: EvidenceLine, checking: bool) -> Piece:
    file = f"{line.file}（{page_words(line.page)}）" if line.file and line.page else line.file
    tone: Tone = "good" if line.state == "ok" else "open"
    span = f"，这一项{span_text(group.span)}分" if group.span is not None else ""
    return Piece(
        key=line.number,
        text=f"{line.number} {entry_words(line)}{f'：{file}' if file else ''}",
        right=CHECKING if checking else line.label,
        tone="muted" if checking else tone,
        told=(
            head(f"{line.number} {entry_words(line)}"),
            Block(f"{CHECKING}。" if checking else _EVIDENCE[line.state], "muted" if checking else tone),
            *([Block(f"文件：{file}{f'，{line.note}' if line.note else ''}。")] if file else []),
            *([Block(f"要证明：{ended(line.proves)}")] if line.proves else []),
            Block(f"列在：{group.title}{span}。", "muted"),
        ),
        target=f"entry:{line.entry}",
    )


def _grounds(cites: Sequence[str], basis: Basis | None, sources: Sequence[Source]) -> list[Block]:
    return [Block(f"依据：{cite_line(cites, sources)}（{basis.label}）。", "muted")] if basis is not None else []


def _named(names: Sequence[str]) -> str:
    return "、".join(names[:MOST_NAMED]) + (f"等{len(names)}处" if len(names) > MOST_NAMED else "")


def _sources(session: Session) -> tuple[Source, ...]:
    return (*session.rules.cycle.source, *session.rules.standard.source)


def as_text(pieces: Iterable[Piece]) -> Iterator[Block]:
    """Yield pieces as points of running text, for copying."""
    for one in pieces:
        yield point(f"{one.text}（{one.right}）" if one.right else one.text, one.tone, one.indent)
