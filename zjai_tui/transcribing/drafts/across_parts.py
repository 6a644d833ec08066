"""The fields of the rules across rows, kind by kind: each with how it is shown and how it is read."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from ...base.problems import refuse
from ...base.structure import quoted
from ...base.text import half_width
from ...rules.fields import Field
from ...rules.standards.checks import VARIANT
from ...rules.standards.standard import Node, Standard
from .across_rules import Across, AcrossKind, put_rule
from .bound_words import bound_names, bound_text, read_bound
from .field_shapes import FormKind
from .ground_words import BASES, BASIS_HELP, CITE_EXAMPLE, CITE_HELP, cites_text, read_basis, read_cites
from .names import APART, Names
from .new_questions import NEW_HOW, is_new, with_question
from .node_lines import nodes_text, read_nodes
from .reading_lines import read_readings, reading_line, readings_text, with_open_id, with_readings, with_variant_id
from .rule_words import number_text, read_number
from .when_words import WHEN_EXAMPLE, WHEN_HELP, read_when, when_text

_ID = re.compile(r"[\w-]+(?:\.[\w-]+)*")
_UNSET, _ENTRY, _AS_WHOLE = "未选", "同一条业绩", "和整条的相同"


@dataclass(frozen=True, slots=True)
class At:
    """A field of one rule: what showing and reading it need."""

    standard: Standard
    kind: AcrossKind
    rule: Any
    title: str = ""

    def put(self, **changes: Any) -> Standard:
        """Return the standard with parts of the rule changed."""
        return put_rule(self.standard, self.kind, self.rule, replace(self.rule, **changes))


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A field of the rules of one kind."""

    id: str
    title: str
    show: Callable[[At], str]
    read: Callable[[At, str], Standard]
    """Takes what was typed. Raises `Refused`."""
    kind: FormKind = "line"
    choices: Callable[[At], tuple[str, ...]] | None = None
    help: str = ""
    example: str = ""


def part_at(standard: Standard, kind: AcrossKind, rule: Across, part: Part) -> At:
    """Return the spot of a field in a rule."""
    return At(standard, kind, rule, part.title)


# ---------------------------------------------------------------- texts, numbers, grounds


def _text(name: str, title: str, help: str, *, needed: bool = True, example: str = "") -> Part:
    def read(at: At, typed: str) -> Standard:
        if needed and not typed.strip():
            raise refuse("no-name", at.title, "没有填写", "请照原表写上")
        return at.put(**{name: typed})

    return Part(id=name, title=title, show=lambda at: str(getattr(at.rule, name)), read=read, help=help,
                example=example)  # fmt: skip


def _id(follow: Callable[[Standard, str, str], Standard]) -> Part:
    def read(at: At, typed: str) -> Standard:
        old, new = at.rule.id, half_width(typed).strip()
        if typed == old:
            return at.standard
        if not _ID.fullmatch(new) or new == VARIANT:
            raise refuse("bad-id", at.title, f"编号{quoted(new)}写法不对", "只用文字、半角数字、下划线和连字符")
        others = [one for one in getattr(at.standard, at.kind) if one is not at.rule]
        if any(one.id == new for one in others) and at.kind != "window":
            raise refuse("duplicate-id", at.title, f"编号{quoted(new)}已经用了", "请换一个编号")
        changed = at.put(id=new)
        return changed if any(one.id == old for one in others) else follow(changed, old, new)

    return Part(id="id", title="编号", show=lambda at: str(at.rule.id), read=read,
                help="指标里用它来指这一条；改了，用到的地方跟着改。")  # fmt: skip


def _follow_window(standard: Standard, old: str, new: str) -> Standard:
    nodes = tuple(replace(one, window=new) if one.window == old else one for one in standard.node)
    return replace(standard, node=nodes)


def _cites(name: str = "cite", title: str = "依据", help: str = CITE_HELP) -> Part:
    return Part(
        id=name, title=title, help=help, example=CITE_EXAMPLE, show=lambda at: cites_text(getattr(at.rule, name)),
        read=lambda at, typed: at.put(**{name: read_cites(at.standard, typed, at.title, getattr(at.rule, name))}),
    )  # fmt: skip


def _basis(name: str = "basis", title: str = "依据等级", *, unset: str = "") -> Part:
    def read(at: At, typed: str) -> Standard:
        return at.put(**{name: None if unset and typed.strip() == unset else read_basis(typed, at.title)})

    def show(at: At) -> str:
        grade = getattr(at.rule, name)
        return unset if grade is None else str(grade.label)

    words = (unset, *BASES) if unset else BASES
    return Part(id=name, title=title, kind="choice", help=BASIS_HELP, show=show, read=read, choices=lambda _: words)


# ---------------------------------------------------------------- rows and questions


def _shared(standard: Standard, kinds: Iterable[str]) -> Names:
    """Return what questions of these kinds of achievement are called; one id may stand in several of them."""
    titles: dict[str, dict[str, None]] = {}
    for kind in standard.kind:
        if kind.id in kinds:
            for field in kind.field:
                titles.setdefault(field.id, {})[field.title] = None
    named = {one: next(iter(of)) if len(of) == 1 else f"{next(iter(of))}等" for one, of in titles.items()}
    times = Counter(named.values())
    return Names(((one, f"{name}（{one}）" if times[name] > 1 else name) for one, name in named.items()), "问题")


def _question(at: At, name: str, kinds: Sequence[str], typed: str) -> Standard:
    """Read a question about achievements; a new one is asked about each of these kinds."""
    held: str = getattr(at.rule, name)
    if not is_new(typed):
        every = [kind.id for kind in at.standard.kind]
        return at.put(**{name: _shared(at.standard, every).read(typed, at.title, (held,)) if typed.strip() else ""})
    if not kinds:
        raise refuse("no-kind", at.title, "还没有业绩种类可以加问题", "请先在指标里选上每次计分的业绩种类")
    standard, one = with_question(at.standard, Node(id="", title="", op="sum", entries=tuple(kinds)), typed, at.title)
    return replace(at, standard=standard).put(**{name: one})


def _called(at: At, name: str) -> str:
    one: str = getattr(at.rule, name)
    return _shared(at.standard, [kind.id for kind in at.standard.kind]).name(one) if one else ""


def _kinds_below(standard: Standard, tops: Iterable[str]) -> list[str]:
    tops = tuple(tops)
    return list(dict.fromkeys(
        kind for node in standard.node for kind in node.entries
        if any(node.id == top or node.id.startswith(f"{top}.") for top in tops)
    ))  # fmt: skip


def _read_same(at: At, typed: str) -> Standard:
    if typed.strip() == _ENTRY:
        return at.put(same="entry")
    if not typed.strip():
        raise refuse("no-name", at.title, "没有填写", f"请写{_ENTRY}，或写一个问题，如成果名")
    return _question(at, "same", _kinds_below(at.standard, at.rule.across), typed)


def _read_on(at: At, typed: str) -> Standard:
    users = [kind for node in at.standard.node if node.window == at.rule.id for kind in node.entries]
    return _question(at, "on", users or [kind.id for kind in at.standard.kind], typed)


def _read_at(at: At, typed: str) -> Standard:
    found = read_nodes(at.standard, typed, at.title, (at.rule.at,))
    if len(found) > 1:
        raise refuse("too-many", at.title, "只能写一项", "几项的请写它们共同的上级，或每处各添一条")
    return at.put(at=found[0] if found else "")


def _inputs(standard: Standard) -> Names:
    return Names(((one.id, one.title) for one in standard.input), "问题")


def _asked(at: At) -> Field | None:
    return next((one for one in at.standard.input if one.id == at.rule.input), None)


def _read_input(at: At, typed: str) -> Standard:
    if is_new(typed):
        standard, one = with_question(at.standard, Node(id="", title="", op="bands"), typed, at.title)
        return replace(at, standard=standard).put(input=one)
    return at.put(input=_inputs(at.standard).read(typed, at.title, (at.rule.input,)) if typed.strip() else "")


def _read_among(at: At, typed: str) -> Standard:
    words = tuple(dict.fromkeys(one.strip() for one in typed.replace("／", "/").split("/") if one.strip()))
    asked = _asked(at)
    known = tuple(asked.words) if asked else ()
    for word in words:
        if word not in known and word not in at.rule.among:
            remedy = f"可用的有：{'、'.join(known)}" if known else "请先选好看哪个问题，它要是选择题或是非题"
            raise refuse("wrong-choice", at.title, f"没有{quoted(word)}这个答案", remedy)
    return at.put(among=words)


# ---------------------------------------------------------------- readings, caps


def _defaults(at: At) -> tuple[str, ...]:
    return (_UNSET, *map(reading_line, at.rule.reading))


def _show_default(at: At) -> str:
    one = at.rule.default
    return next((reading_line(other) for other in at.rule.reading if other.id == one), one) or _UNSET


def _read_default(at: At, typed: str) -> Standard:
    word = typed.strip()
    if word in {"", _UNSET}:
        return at.put(default="")
    for one in at.rule.reading:
        if word in {reading_line(one).strip(), one.id, one.title.strip()}:
            return at.put(default=one.id)
    if typed == at.rule.default:
        return at.standard
    raise refuse("wrong-choice", at.title, f"没有{quoted(word)}这种读法", "请从上面的各种读法里选一种")


def _read_max(at: At, typed: str) -> Standard:
    number = read_number(typed, at.title)
    if number is None:
        raise refuse("wrong-number", at.title, "没有填写", "请写原表印的数")
    return at.put(max=number)


def _read_least(at: At, typed: str) -> Standard:
    asked = _asked(at)
    number: Decimal | None = read_number(typed, at.title, asked.unit if asked and asked.unit else "分")
    return at.put(at_least=number)


def _bound(name: str, title: str, help: str) -> Part:
    def read(at: At, typed: str) -> Standard:
        return at.put(**{name: read_bound(typed, at.title)})

    return Part(id=name, title=title, help=help, show=lambda at: bound_text(getattr(at.rule, name)), read=read,
                example="2024-01-01")  # fmt: skip


def _bound_help(more: str) -> str:
    return f"{more}写日期，或写日期名：{APART.join(bound_names().values())}。"


_OWN = "和整条的依据不同才填。"


def parts_of(kind: AcrossKind) -> tuple[Part, ...]:
    """Return the fields of the rules of a kind, in the order in which they are filled in."""
    return _PARTS[kind]()


def _open_parts() -> tuple[Part, ...]:
    return (
        _id(with_open_id),
        _text("ask", "问什么", "写成问句，请示时照这句话问。", example="8至10分，是由评委酌定，还是依次减1分？"),
        Part(
            id="reading", title="各种读法", kind="lines", show=lambda at: readings_text(at.rule.reading),
            read=lambda at, typed: with_readings(at.standard, at.rule, read_readings(typed, at.title)),
            help="一行一种：编号：读法。至少两种。", example="step：依次减1分",
        ),
        Part(
            id="default", title="默认读法", kind="choice", choices=_defaults, show=_show_default, read=_read_default,
            help="没有答复以前按哪一种计分，一般取较严的一种。",
        ),
        _rows("at", "涉及的指标", "这条争议在哪些指标上；一行一项，写编号。"),
        _cites(),
    )  # fmt: skip


def _rows(name: str, title: str, help: str) -> Part:
    return Part(
        id=name, title=title, kind="lines", help=help, example="B.1",
        show=lambda at: nodes_text(at.standard, getattr(at.rule, name)),
        read=lambda at, typed: at.put(**{name: read_nodes(at.standard, typed, at.title, getattr(at.rule, name))}),
    )  # fmt: skip


def _cap_parts() -> tuple[Part, ...]:
    return (
        _text("title", "名称", "照原表的说法，如其他类合计。", needed=False, example="其他类合计"),
        _text("tag", "合计封顶的标签", "和指标的“合计封顶的标签”、档位的【标签：…】写得一样。", example="其他"),
        Part(id="max", title="合计最多", show=lambda at: number_text(at.rule.max), read=_read_max, example="6",
             help="这些地方加起来最多多少分。"),
        Part(
            id="at", title="涉及的指标", show=lambda at: nodes_text(at.standard, [at.rule.at]) if at.rule.at else "",
            read=_read_at, help="只管某一项和它的下级的，写它的编号；不填就是全表。", example="B",
        ),
        _cites(),
        _basis(),
    )  # fmt: skip


def _exclusive_parts() -> tuple[Part, ...]:
    return (
        _text("title", "名称", "照原表的说法。", needed=False, example="同一成果只计一次"),
        _rows("across", "哪些指标之间", "一行一项，写编号；写了上级，下级都在内。"),
        Part(
            id="same", title="怎样算同一成果", read=_read_same,
            show=lambda at: _ENTRY if at.rule.same == "entry" else _called(at, "same"),
            help=f"{_ENTRY}：一条业绩几处都能计的，只计一处。写一个问题，如成果名：答得一字不差的算同一成果；"
            f"{NEW_HOW}。", example="成果名",
        ),
        _cites(),
        _basis(),
    )  # fmt: skip


def _window_parts() -> tuple[Part, ...]:
    return (
        _id(_follow_window),
        _text("title", "名称", "如任现职以来。", example="任现职以来"),
        Part(
            id="on", title="看哪个日期", show=lambda at: _called(at, "on"), read=_read_on, example="发表日期",
            help="业绩的哪个日期要在这段时间里；没有的前面加+，如+登记日期，用这个时间范围的业绩都会问。",
        ),
        _bound("after", "起点", _bound_help("从哪天以后算，当天不算；不填就是不限。")),
        _bound("until", "终点", _bound_help("到哪天为止，当天算；不填就是不限。")),
        Part(
            id="when", title="适用", kind="lines", show=lambda at: when_text(at.standard, at.rule.when),
            read=lambda at, typed: at.put(when=read_when(at.standard, typed, at.title, at.rule.when)),
            help=f"{WHEN_HELP}几条同编号的，各写一种。", example=WHEN_EXAMPLE,
        ),
        _cites(),
        _basis(),
        _cites("after_cite", "起点的依据", _OWN + CITE_HELP),
        _basis("after_basis", "起点的依据等级", unset=_AS_WHOLE),
        _cites("until_cite", "终点的依据", _OWN + CITE_HELP),
        _basis("until_basis", "终点的依据等级", unset=_AS_WHOLE),
    )  # fmt: skip


def _gate_parts() -> tuple[Part, ...]:
    return (
        _id(lambda standard, _old, _new: standard),
        _text("title", "名称", "照原表的名称。", example="年度考核"),
        Part(
            id="input", title="所用的问题", read=_read_input, help=f"看哪个问题的答案。{NEW_HOW}。",
            show=lambda at: _inputs(at.standard).name(at.rule.input) if at.rule.input else "",
        ),
        Part(
            id="among", title="要求的答案", show=lambda at: "/".join(at.rule.among), read=_read_among,
            help="答这些才算达到，用/分开；问题的答案是数的，改填“至少”。", example="优秀/合格",
        ),
        Part(
            id="at_least", title="至少", show=lambda at: number_text(at.rule.at_least), read=_read_least,
            help="问题的答案是数的，写至少多少；和“要求的答案”只填一个。", example="3",
        ),
        _cites(),
        _basis(),
    )  # fmt: skip


def _variant_parts() -> tuple[Part, ...]:
    return (
        _id(lambda standard, old, new: with_variant_id(standard, VARIANT, old, new)),
        _text("title", "名称", "照原表的名称。", example="规划设计"),
    )


_PARTS: dict[AcrossKind, Callable[[], tuple[Part, ...]]] = {
    "open": _open_parts, "cap": _cap_parts, "exclusive": _exclusive_parts, "window": _window_parts,
    "gate": _gate_parts, "variant": _variant_parts,
}  # fmt: skip
