"""The lines that say where one is in a standard and what is wrong there. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from ...base.problems import Problem, Severity
from ...base.structure import quoted
from ...reports.material import STATUS_LABELS
from ...rules.linting.findings import Finding
from ...rules.standards.seal import stamped
from ...transcribing.drafts.across_places import key_of_finding, key_of_problem
from ...transcribing.drafts.across_rules import ACROSS, kind_of
from ...transcribing.drafts.plain_words import in_plain_words
from ..telling.blocks import Block, Tone, head, point
from .across_lines import across_help, across_name
from .clause_words import difference_blocks
from .editing import Editing
from .tree_lines import of_node, stamp_words

AT_HEAD = "选一项指标，就能看到它的条文和规则。"
TONES: dict[Severity, Tone] = {Severity.ERROR: "bad", Severity.WARNING: "open", Severity.NOTE: "muted"}


def title_line(editing: Editing) -> Block:
    """Return title, state and status of the standard on one line."""
    draft = editing.draft
    standard = draft.verified.standard
    name = draft.path.name if draft.path else "新的标准"
    kept = "有修改未保存" if editing.unsaved else "已保存"
    state = kept if draft.path else "还没有存成文件"
    return Block(f"{name}（{state}，{STATUS_LABELS[standard.status]}）　{standard.title or '（没有名称）'}", "strong")


def clause_head(editing: Editing) -> tuple[Block, ...]:
    """Return what row it is, and whether somebody compared it with the printed table."""
    node, across = editing.node, editing.across
    if across:
        return (head(across_name(editing.draft.standard, across) if kind_of(across) else ACROSS),)
    if node is None:
        return (head("表头和来源"), *_certificate(editing))
    state = stamped(node)
    tone: Tone = "good" if state == "current" else "open" if state == "stale" else "muted"
    how = "" if state == "current" else "逐字对过原表后，按F9记为已核对。"
    return (head(f"{node.id} {node.title}"), Block(f"{stamp_words(node)}。{how}", tone))


def told_beside(editing: Editing) -> Sequence[Block]:
    """Return how clause and rule differ; where there is no clause, what stands there."""
    node, across = editing.node, editing.across
    if across:
        return [across_help(across)]
    return difference_blocks(node, editing.comparison) if node else [Block(AT_HEAD, "muted")]


def _certificate(editing: Editing) -> tuple[Block, ...]:
    verified = editing.draft.verified
    record = verified.certificate
    told = [Block(verified.standard.banner, "banner")] if verified.standard.banner else []
    if record is not None and not verified.changed:
        told.append(Block(f"{record.unit}{record.by}于{record.on}认证。改动任何一处，都退回未认证。", "open"))
    return tuple(told)


def todo_blocks(editing: Editing) -> tuple[Block, ...]:
    """Return what is wrong with the row at hand, the gravest first."""
    draft, node, across = editing.draft, editing.node, editing.across
    standard, findings = draft.standard, draft.known_findings or ()
    if across and kind_of(across):
        problems = [one for one in draft.problems if key_of_problem(standard, one) == across]
        problems += [_as_problem(one, "") for one in findings if key_of_finding(standard, one) == across]
    elif across:
        problems = [one for one in draft.problems if key_of_problem(standard, one)]
        problems += [_as_problem(one, one.node) for one in findings if key_of_finding(standard, one)]
    elif node is None:
        ids = {one.id for one in draft.standard.node}
        problems = [one for one in draft.problems if not one.where.startswith("node ")]
        problems += [_as_problem(one, one.node) for one in findings if one.node not in ids]
    else:
        problems = list(of_node(node.id, draft.problems))
        problems += [_as_problem(one, "") for one in findings if one.node == node.id]
    found = [(one.severity, in_plain_words(one.sentence())) for one in problems]
    order = list(Severity)
    found.sort(key=lambda one: order.index(one[0]))
    where = ("这一条" if kind_of(across) else ACROSS) if across else "这一项" if node else "表头和全表"
    if not found:
        word = "正在检验…" if draft.known_findings is None and not draft.problems else "没有要处理的。"
        return (head(f"{where}要处理的"), Block(word, "muted"))
    told = [point(f"（{severity.label}）{sentence}", TONES[severity]) for severity, sentence in found]
    return (head(f"{where}要处理的（{len(found)}处）"), *told)


def summary_line(editing: Editing, effect: str) -> Block:
    """Return the effect in one line, and how much there is to do in all."""
    draft = editing.draft
    found = [*(one.severity for one in draft.problems), *(one.severity for one in draft.known_findings or ())]
    grave = sum(one is Severity.ERROR for one in found)
    tone: Tone = "bad" if grave else ""
    held = f"{len(editing.held)}处填写没有读懂。" if editing.held else ""
    return Block(f"{held}{effect}{f'全表{grave}处必须改。' if grave and not draft.problems else ''}", tone)


def held_words(editing: Editing) -> str:
    """Return the titles of the fields whose text could not be read."""
    return "、".join(quoted(one.title) for one in editing.held.values())


def _as_problem(finding: Finding, where: str) -> Problem:
    return Problem(finding.code, where, finding.message, finding.remedy, finding.severity)
