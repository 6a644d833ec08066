"""What changed between two editions beside the rows: head, questions, kinds of achievement, rules over several rows."""

from __future__ import annotations

from collections.abc import Iterator

from ...base.dates import shown_date
from ...base.numbers import plain
from ...base.structure import quoted
from ...rules.fields import Field
from ...rules.standards.seal import own_banner
from ...rules.standards.standard import STATUS_LABELS, Exclusive, Gate, Head, Input, Kind, Node, Open, TagCap, Window
from .change import Change, differing, reworded
from .row_changes import Sides
from .row_words import ASKED_OF, number_words, span_words

_TYPES = {"choice": "选择", "yes_no": "是否", "number": "数字", "rank": "名次", "date": "日期", "text": "文字"}


_NO_NODE = Node(id="", title="", op="bands")
"""Questions of gates are asked once, not about an achievement."""


def head_changes(old: Head, new: Head) -> Iterator[Change]:
    """Yield what changed about the whole table."""
    yield from differing("名称", old.title, new.title, quoted(old.title), quoted(new.title), scores=False)
    yield from differing("版次", old.edition, new.edition, old.edition, new.edition, scores=False)
    yield from differing("满分", old.max, new.max, f"{plain(old.max)}分", f"{plain(new.max)}分")
    was, now = ((one.valid_from, one.valid_until) for one in (old, new))
    yield from differing("适用期", was, now, validity_text(old), validity_text(new), scores=False)
    was_status, now_status = STATUS_LABELS[old.status], STATUS_LABELS[new.status]
    yield from differing("状态", old.status, new.status, was_status, now_status, scores=False)
    yield from reworded("提示语", own_banner(old), own_banner(new))


def validity_text(head: Head) -> str:
    """Return from when to when an edition applies; nothing where it does not say."""
    first = f"{shown_date(head.valid_from)}起" if head.valid_from else ""
    last = f"{'，' if first else ''}到{shown_date(head.valid_until)}" if head.valid_until else ""
    return first + last


def field_changes(old: Field, new: Field) -> Iterator[Change]:
    """Yield what changed about a question; its help is no rule."""
    yield from differing("问法", old.title, new.title, quoted(old.title), quoted(new.title), scores=False)
    yield from differing("答案类型", old.type, new.type, _TYPES[old.type], _TYPES[new.type])
    for choice in old.choices:
        if choice not in new.choices:
            yield Change(name="选项", before=quoted(choice), after="")
    for choice in new.choices:
        if choice not in old.choices:
            yield Change(name="选项", before="", after=quoted(choice))
    limits = [(one.min, one.max, one.whole, one.unit, one.within) for one in (old, new)]
    yield from differing("答案的范围", limits[0], limits[1], _limits(old), _limits(new))


def input_changes(sides: Sides, old: Input, new: Input) -> Iterator[Change]:
    """Yield what changed about a question asked once."""
    yield from field_changes(old, new)
    yield from differing("取自", old.derive, new.derive, _source(old), _source(new))
    yield from differing("由谁答", old.asked_of, new.asked_of, ASKED_OF[old.asked_of], ASKED_OF[new.asked_of])
    cites = sides.before.cites(old.cite), sides.after.cites(new.cite)
    yield from differing("依据", old.cite, new.cite, *cites, scores=False)


def kind_changes(sides: Sides, old: Kind, new: Kind) -> Iterator[Change]:
    """Yield what changed about a kind of achievement, question by question."""
    yield from differing("名称", old.title, new.title, quoted(old.title), quoted(new.title), scores=False)
    led = {sides.names.field(old.id, one.id): one for one in old.field}
    for field in new.field:
        first = led.pop(field.id, None)
        if first is None:
            yield Change(name="所问", before="", after=quoted(field.title))
            continue
        if first.id != field.id:
            yield Change(name=f"所问{quoted(field.title)}的编号", before=first.id, after=field.id, scores=False)
        for change in field_changes(first, field):
            name = f"{quoted(field.title)}的{change.name}"
            yield Change(name=name, before=change.before, after=change.after, scores=change.scores)
    for first in led.values():
        yield Change(name="所问", before=quoted(first.title), after="")


def window_changes(sides: Sides, old: Window, new: Window) -> Iterator[Change]:
    """Yield what changed about the dates between which achievements count."""
    yield from differing("名称", old.title, new.title, quoted(old.title), quoted(new.title), scores=False)
    bounds = [(one.after, one.until) for one in (old, new)]
    yield from differing("起止", bounds[0], bounds[1], span_words(old), span_words(new))
    yield from differing("看哪个日期", old.on, new.on, old.on, new.on)
    yield from _grounds(sides, old, new)


def cap_changes(sides: Sides, old: TagCap, new: TagCap) -> Iterator[Change]:
    """Yield what changed about a cap over everything tagged."""
    yield from differing("合计最高", old.max, new.max, f"{plain(old.max)}分", f"{plain(new.max)}分")
    yield from differing("名称", old.title, new.title, quoted(old.title), quoted(new.title), scores=False)
    yield from _grounds(sides, old, new)


def exclusive_changes(sides: Sides, old: Exclusive, new: Exclusive) -> Iterator[Change]:
    """Yield what changed about a rule that the same achievement counts once."""
    was = {sides.names.row(one) or one for one in old.across}
    yield from differing("在哪些指标之间", was, set(new.across), "、".join(old.across), "、".join(new.across))
    yield from differing("怎样算同一成果", old.same, new.same, old.same, new.same)
    yield from _grounds(sides, old, new)


def gate_changes(sides: Sides, old: Gate, new: Gate) -> Iterator[Change]:
    """Yield what changed about a gate."""
    yield from differing("名称", old.title, new.title, quoted(old.title), quoted(new.title), scores=False)
    told = [sides.before.asked(_NO_NODE, old.input), sides.after.asked(_NO_NODE, new.input)]
    yield from differing("看哪个问题", sides.names.input(old.input), new.input, *told)
    yield from differing("可以是", set(old.among), set(new.among), "、".join(old.among), "、".join(new.among))
    least = [number_words(one.at_least) for one in (old, new)]
    yield from differing("不低于", old.at_least, new.at_least, *least)
    yield from _grounds(sides, old, new)


def open_changes(sides: Sides, old: Open, new: Open) -> Iterator[Change]:
    """Yield what changed about a clause that can be read in several ways."""
    yield from reworded("问题", old.ask, new.ask)
    held = {one.id: one.title for one in old.reading}
    for reading in new.reading:
        title = held.pop(reading.id, None)
        if title is None:
            yield Change(name="读法", before="", after=quoted(reading.title))
        else:
            yield from reworded("读法", title, reading.title)
    for title in held.values():
        yield Change(name="读法", before=quoted(title), after="")
    yield from differing("默认读法", old.default, new.default, _reading(old), _reading(new))
    was = {sides.names.row(one) or one for one in old.at}
    yield from differing("涉及的指标", was, set(new.at), "、".join(old.at), "、".join(new.at), scores=False)


def _reading(question: Open) -> str:
    return next((one.title for one in question.reading if one.id == question.default), "")


def _grounds(
    sides: Sides, old: Window | TagCap | Exclusive | Gate, new: Window | TagCap | Exclusive | Gate
) -> Iterator[Change]:
    cites = sides.before.cites(old.cite), sides.after.cites(new.cite)
    yield from differing("依据", old.cite, new.cite, *cites, scores=False)
    yield from differing("依据等级", old.basis, new.basis, old.basis.label, new.basis.label, scores=False)


def _limits(field: Field) -> str:
    words = [
        f"不小于{plain(field.min)}" if field.min is not None else "",
        f"不大于{plain(field.max)}" if field.max is not None else "",
        "整数" if field.whole else "",
        f"单位{field.unit}" if field.unit else "",
        "不超过总人数" if field.within else "",
    ]
    return "，".join(filter(None, words)) or "不限"


def _source(one: Input) -> str:
    derive = one.derive
    if derive is None:
        return "本人填写"
    if derive.fact:
        return f"基本信息{quoted(derive.fact)}"
    if derive.years_since:
        return f"从{quoted(derive.years_since)}到年度通知的日期{quoted(derive.until)}的满年数"
    least = number_words(derive.at_least, "学时")
    return f"继续教育每年{'专业科目' if derive.education == 'professional' else '总学时'}达到{least}的年数"
