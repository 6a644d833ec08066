"""The fields of a rule, in the order in which they are filled in: each with how it is shown and how it is read."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from ...base.problems import refuse
from ...base.structure import quoted
from ...base.text import half_width
from ...rules.standards.standard import Node, Standard
from . import rule_words
from .condition_words import NUMERIC, pattern_of
from .field_shapes import LISTED, OP_WORDS, PANEL, SCORING, TIERED, UNSEEN, Shape, Spot, op_words
from .ground_words import BASES, BASIS_HELP, CITE_EXAMPLE, CITE_HELP, cites_text, read_basis, read_cites
from .names import Names, field_names, kind_names
from .new_questions import NEW_HOW, is_new, parts_outside, with_choices, with_kind, with_question
from .plain_fields import number, question, text, worded
from .tier_words import read_tiers, tiers_text
from .when_words import WHEN_EXAMPLE, WHEN_HELP, has_choices, read_when, when_text

_YES_NO = ("是", "否")
_NO_LIMIT, _NO_CAP = "不限", ("不封顶", "无")


def _ops(at: Spot) -> tuple[str, ...]:
    if not at.parent:
        return (*OP_WORDS.values(), PANEL, UNSEEN)
    usual, now = (OP_WORDS["sum"], OP_WORDS["best"]), op_words(at.node)
    return usual if now in usual else (*usual, now)


def _read_op(at: Spot, typed: str) -> Standard:
    word = typed.strip()
    if word == PANEL:
        return at.put(asked_of="panel")
    if word == UNSEEN:
        return at.put(op="sum", asked_of="unseen")
    for op, words in OP_WORDS.items():
        if word == words:
            return at.put(op=op, asked_of="applicant")
    raise refuse("wrong-choice", at.title, f"没有{quoted(word)}这种计分方式", "可用的有：" + "、".join(_ops(at)))


def _read_entries(at: Spot, typed: str) -> Standard:
    found = []
    for name in parts_outside(typed):
        if is_new(name):
            standard, one = with_kind(at.standard, name, at.title)
            at = at.within(standard)
        else:
            one = kind_names(at.standard).read(name, at.title, at.node.entries)
        found.append(one)
    return at.put(entries=tuple(dict.fromkeys(found)))


def _show_by(at: Spot) -> str:
    return field_names(at.asked).listed((at.node.input,) if at.node.input else at.node.by)


def _read_by(at: Spot, typed: str) -> Standard:
    """Read the questions the tiers look at; conditions on those that stay are kept."""
    found = []
    for name in parts_outside(typed):
        if is_new(name):
            standard, one = with_question(at.standard, at.node, name, at.title)
            at = at.within(standard)
        else:
            one = field_names(at.asked).read(name, at.title, (at.node.input, *at.node.by))
        found.append(one)
    names, node = tuple(dict.fromkeys(found)), at.node
    if names == ((node.input,) if node.input else node.by):
        return at.standard
    numeric = len(names) == 1 and names[0] in at.asked and at.asked[names[0]].type in NUMERIC
    if numeric and not node.entries and (node.input or not node.by):
        return at.put(input=names[0])
    rows = []
    for row in node.rows:
        told = {node.input: pattern_of(row.min, row.max, open_high=row.max is not None)} if node.input else {}
        told |= dict(zip(node.by, row.key, strict=False))
        keys = tuple("*" if told.get(name) in {None, ".."} else told[name] for name in names)
        rows.append(replace(row, min=None, max=None, key=keys))
    return at.put(input="", by=names, rows=tuple(rows))


def _choice_questions(at: Spot) -> tuple[str, ...]:
    names = [*at.node.by, *(coef.by for coef in at.node.coef)]
    return tuple(dict.fromkeys(one for one in names if one in at.asked and at.asked[one].type == "choice"))


def _read_choices(at: Spot, typed: str) -> Standard:
    words = tuple(dict.fromkeys(word.strip() for word in typed.replace("／", "/").split("/") if word.strip()))
    if not words:
        raise refuse("no-name", at.title, "没有写选项", "请写成国家级/省部级这样")
    return with_choices(at.standard, at.node, at.part, words)


def _read_take(at: Spot, typed: str) -> Standard:
    count = rule_words.read_number(half_width(typed).strip().removeprefix("前"), at.title, "项")
    if count is not None and (count < 1 or count != count.to_integral_value()):
        raise refuse("wrong-number", at.title, f"{quoted(typed)}不是几项", "请写3这样的整数，不限就不写")
    return at.put(take=None if count is None else int(count))


def _read_whole(at: Spot, typed: str) -> Standard:
    if typed.strip() not in _YES_NO:
        raise refuse("wrong-choice", at.title, f"{quoted(typed)}不是答案", "请写是或否")
    return at.put(whole=typed.strip() == _YES_NO[0])


def _windows(standard: Standard) -> Names:
    """Return what date windows are called; two of one title are told apart by their ids."""
    titles: dict[str, str] = {}
    for one in standard.window:
        titles.setdefault(one.id, one.title)
    times = Counter(titles.values())
    return Names(
        ((one, f"{title}（{one}）" if times[title] > 1 else title) for one, title in titles.items()), "时间范围"
    )


def _window_words(at: Spot) -> tuple[str, ...]:
    names = _windows(at.standard)
    return (_NO_LIMIT, *dict.fromkeys(names.name(one.id) for one in at.standard.window))


def _read_window(at: Spot, typed: str) -> Standard:
    if typed.strip() in {"", _NO_LIMIT}:
        return at.put(window="")
    return at.put(window=_windows(at.standard).read(typed, at.title, (at.node.window,)))


def _by_entries(node: Node) -> bool:
    return bool(node.entries) or node.op in LISTED


def _no_entries(node: Node) -> bool:
    return not node.entries


READERS: tuple[Shape, ...] = (
    Shape(title="条文原文", kind="lines", pane="clause", help="照原表一字不差，整段粘贴也可以。", **text("text")),
    Shape(
        id="explain", title="数字说明", kind="lines", pane="clause",
        show=lambda at: rule_words.pairs_text(at.node.explain),
        read=lambda at, typed: at.put(explain=rule_words.read_pairs(typed, at.title)),
        help="条文里规则用不到的数，一行一个，写明是什么。", example="90：每年学时数",
    ),
    Shape(title="名称", section="这一项", help="照原表的名称。", **text("title", needed=True)),
    Shape(
        id="op", title="计分方式", kind="choice", section="这一项", choices=_ops, read=_read_op,
        show=lambda at: op_words(at.node),
        help="各项相加：每条业绩都给分。取最高：只计最高的一条。按档给分：按问题的答案落在哪一档。"
        "按公式折算：数乘系数。起评分加附加分：先按级别定起评分。",
    ),
    Shape(
        title="封顶", section="这一项", help="这一项最多多少分；表上没有写就不填，就是不封顶。", example="12",
        **number("cap", None, zero=_NO_CAP),
    ),
    Shape(
        id="entries", title="每次计分的业绩种类", section="计什么", ops=(*LISTED, "linear"), keys=("entries",),
        when=lambda node: not node.input, read=_read_entries,
        show=lambda at: kind_names(at.standard).listed(at.node.entries),
        help="哪些业绩按这一项给分；几种用顿号分开。表里没有的种类在前面加+，如+获奖。", example="获奖",
    ),
    Shape(
        title="所用的问题", section="计什么", ops=("linear",), when=_no_entries,
        spare=lambda node: node.op in LISTED or bool(node.entries),
        help=f"按哪个数折算。{NEW_HOW}。", **question("input", table=True),
    ),
    Shape(
        id="asked", title="所用的问题", section="计什么", ops=("bands",), when=_no_entries,
        show=_show_by, read=_read_by,
        help=f"看哪几个问题的答案来分档，用顿号分开。{NEW_HOW}。", example="学历、学习形式",
    ),
    Shape(
        id="by", title="分档依据", section="计什么", ops=LISTED, keys=("by",), when=lambda node: not node.input,
        spare=lambda node: node.op not in {*LISTED, "bands"} or bool(node.entries), show=_show_by, read=_read_by,
        help=f"看业绩的哪几项来分档，用顿号分开；不分档就不填。{NEW_HOW}。", example="级别、排名",
    ),
    Shape(
        id="choices", title="“{part}”的选项", section="计什么", ops=TIERED, parts=_choice_questions,
        show=lambda at: "/".join(at.asked[at.part].choices), read=_read_choices,
        help="可选的答案，用/分开。同一问题在别的指标里也用这些选项；改了叫法，档位里的也要改。",
    ),
    Shape(
        id="rows", title="档位", kind="lines", section="计什么", ops=TIERED, keys=("rows",),
        show=lambda at: tiers_text(at.node, at.asked),
        read=lambda at, typed: at.put_node(read_tiers(at.node, typed, at.asked, at.title)),
        help="一行一档，条件在前，分值在后；几个条件按上面的次序用逗号分开，不论的写“任意”。"
        "先写的先算。条件可写10以上、8至不足10、不足3、第1至3名、国家级/省部级；"
        "分值可写8至10分、16分，依次减2、每2项0.5分。",
        example="国家级，第1至3名：16分，依次减2",
    ),
    Shape(
        title="系数", kind="lines", section="计什么", ops=TIERED, help="得分再乘的数，一行一种。",
        example="排名：1、0.8、0.6，其余0.3", **worded("coef", rule_words.coefs_text, rule_words.read_coefs),
    ),
    Shape(
        title="上下限怎么取", section="计什么", ops=TIERED, help="分值有幅度时，哪些答案取上限，哪些取下限。",
        example="应用情况：上限=已应用；下限=未应用",
        **worded("resolve", rule_words.resolve_text, rule_words.read_resolve),
    ),
    Shape(
        title="降档", section="计什么", ops=TIERED, help="哪些答案要往下降几档。", example="状态：在研，降1档",
        **worded("demote", rule_words.demote_text, rule_words.read_demote),
    ),
    Shape(
        title="一条算几件", section="计什么", ops=(*TIERED, "linear"),
        when=lambda node: _by_entries(node) or bool(node.count),
        help="业绩的哪一项写着件数；得分按件数乘。不填就是一条算一件。", **question("count"),
    ),
    Shape(
        title="附加分写在哪一项", section="计什么", ops=("ladder",), help="业绩的哪一项是附加分；加到上一档为止。",
        **question("bonus"),
    ),
    Shape(
        id="take", title="只取前几项", section="计什么", ops=("sum", "ladder"), keys=("take",), read=_read_take,
        show=lambda at: "" if at.node.take is None else str(at.node.take),
        help="只计得分最高的几条；不限就不填。",
    ),
    Shape(
        id="whole", title="先舍去小数", kind="choice", section="计什么", ops=("bands", "linear"), keys=("whole",),
        when=lambda node: bool(node.input), choices=lambda _: _YES_NO, read=_read_whole,
        show=lambda at: _YES_NO[not at.node.whole], help="只算整数，如只算满年，选是。",
    ),
    Shape(
        title="先减去", section="计什么", ops=("linear",), help="折算前减去的数，如超过60分的部分填60。",
        **number("minus", 0, ""),
    ),
    Shape(
        title="每满多少计一次", section="计什么", ops=("linear",),
        help="如每满5项给一次分填5；不足的不计。不填就按数直接乘。", **number("per", None, ""),
    ),
    Shape(title="每次多少分", section="计什么", ops=("linear",), help="乘的数；不填就是1。", **number("times", 1)),
    Shape(title="有就先得", section="计什么", ops=("linear",), help="只要不是零就先给的分。", **number("plus", 0)),
    Shape(
        id="clamp", title="得分范围", section="计什么", ops=("linear", PANEL), keys=("clamp",),
        show=lambda at: rule_words.limits_text(at.node.clamp),
        read=lambda at, typed: at.put(clamp=rule_words.read_limits(typed, at.title)),
        help="折算或评定后不低于、不高于多少。", example="0至8",
    ),
    Shape(
        id="window", title="时间范围", kind="choice", section="限制", ops=(*LISTED, "linear"), keys=("window",),
        when=_by_entries, choices=_window_words, read=_read_window,
        show=lambda at: _windows(at.standard).name(at.node.window) if at.node.window else _NO_LIMIT,
        help="只计这段时间里的业绩；新的时间范围在指标树最下面的“跨指标的规则”里添。",
    ),
    Shape(
        title="合计封顶的标签", section="限制", ops=SCORING, help="几处合起来封顶时，同属一组的写同一个标签。",
        **text("tag"),
    ),
    Shape(title="在上级里的权重", section="限制", help="大于0、不超过1；不填就是1。", **number("weight", 1, "")),
    Shape(
        id="when", title="适用", kind="lines", section="限制", keys=("when",), help=WHEN_HELP, example=WHEN_EXAMPLE,
        parts=lambda at: ("",) if has_choices(at.standard, at.node.when) else (),
        show=lambda at: when_text(at.standard, at.node.when),
        read=lambda at, typed: at.put(when=read_when(at.standard, typed, at.title, at.node.when)),
    ),
    Shape(
        id="cite", title="依据", section="依据", help=CITE_HELP, example=CITE_EXAMPLE,
        show=lambda at: cites_text(at.node.cite),
        read=lambda at, typed: at.put(cite=read_cites(at.standard, typed, at.title, at.node.cite)),
    ),
    Shape(
        id="basis", title="依据等级", kind="choice", section="依据", choices=lambda _: BASES, help=BASIS_HELP,
        show=lambda at: at.node.basis.label, read=lambda at, typed: at.put(basis=read_basis(typed, at.title)),
    ),
    Shape(title="备注", kind="lines", section="依据", help="要提醒填报人和核对人的话。", **text("note")),
)  # fmt: skip
