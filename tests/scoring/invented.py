"""Invented standards and dossiers for the property tests."""

from __future__ import annotations

from dataclasses import MISSING, fields, is_dataclass
from dataclasses import Field as Field_
from decimal import Decimal
from functools import lru_cache

from hypothesis import strategies as st

from oracle import INSIDE, NUMBERS, OUTSIDE, RANKS
from zjai_tui.dossier.model import Dossier, Entry
from zjai_tui.rules.fields import Field
from zjai_tui.rules.standards.standard import (
    Coef,
    Exclusive,
    Head,
    Input,
    Kind,
    Node,
    Row,
    Span,
    Standard,
    TagCap,
    Window,
)
from zjai_tui.scoring.frame import Frame


def brief(value: object) -> str:
    """Only what differs from the defaults, so that a falsifying example can be read."""
    if is_dataclass(value):
        given = [
            f"{field.name}={brief(getattr(value, field.name))}" for field in fields(value) if _differs(value, field)
        ]
        return f"{type(value).__name__}({', '.join(given)})"
    if isinstance(value, tuple):
        return "[" + ", ".join(brief(one) for one in value) + "]"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{name}: {brief(one)}" for name, one in value.items()) + "}"
    return str(value)


def _differs(value: object, field: Field_) -> bool:
    now = getattr(value, field.name)
    if isinstance(value, Standard) and field.name in {"kind", "window", "input"}:
        return False
    if field.default_factory is not MISSING:
        return now != field.default_factory()
    return field.default is MISSING or now != field.default


class BriefStandard(Standard):
    def _repr_pretty_(self, printer, cycle) -> None:
        printer.text(brief(self))


class BriefDossier(Dossier):
    def _repr_pretty_(self, printer, cycle) -> None:
        printer.text(brief(self))


LEVELS = ("国家", "省", "市")
FRAME = Frame(dates={"achievements": INSIDE.replace(year=2024)}, education_years=())

FIELDS = (
    Field(id="level", title="级别", type="choice", choices=LEVELS),
    Field(id="rank", title="排名", type="rank", within="team"),
    Field(id="team", title="人数", type="number", whole=True, min=Decimal(1)),
    Field(id="date", title="日期", type="date"),
    Field(id="n", title="数量", type="number", whole=True, max=Decimal(3)),
    Field(id="bonus", title="附加分", type="number", whole=True, max=Decimal(3)),
    Field(id="work", title="成果号", type="text"),
)
USED = {"level", "rank", "date", "n", "bonus"}
KINDS = tuple(Kind(id=name, title=name, field=FIELDS) for name in ("paper", "project"))
INPUTS = (
    Input(id="years", title="年限", type="number", whole=True, max=Decimal(12)),
    Input(id="degree", title="学历", type="choice", choices=LEVELS),
)
WINDOW = Window(id="w", title="成果期", on="date", until="cycle:achievements")

once = lru_cache(maxsize=None, typed=True)
"""Makes a strategy once for the same arguments: to make one anew for each draw costs more than to draw."""
any_of = once(lambda *values: st.sampled_from(values))

points = st.integers(0, 12).map(lambda half: Decimal(half) / 2)
caps = st.one_of(st.none(), st.integers(1, 8).map(Decimal))


@once
@st.composite
def spans(draw):
    low = draw(points)
    return Span(low, low + draw(any_of(*[Decimal(0)] * 4, Decimal(1), Decimal("2.5"))))


def _single(span: Span) -> Span:
    return Span(span.low, span.low)


@once
@st.composite
def entry_leaves(draw, leaf_id: str, *, tags: bool = True):
    op = draw(any_of("sum", "sum", "best", "ladder", "linear"))
    common = {
        "id": leaf_id,
        "title": leaf_id,
        "op": op,
        "cap": draw(caps),
        "entries": draw(any_of(("paper",), ("paper",), ("paper", "project"))),
        "window": draw(any_of("", "", "w")),
        "tag": draw(any_of("", "", "t")) if tags else "",
    }
    if op == "linear":
        return Node(
            **common,
            count=draw(any_of("", "n")),
            per=draw(any_of(None, Decimal(2))),
            times=draw(points),
            plus=draw(any_of(Decimal(0), Decimal(1))),
            clamp=(Decimal(0), Decimal(9)),
        )
    if op == "ladder":
        tops = sorted({draw(points) for _ in range(3)}, reverse=True)
        rows = tuple(Row(key=(level,), pts=Span(top, top)) for level, top in zip(LEVELS, tops, strict=False))
        return Node(**common, by=("level",), bonus="bonus", rows=rows)
    by_rank = draw(st.booleans())
    coef = draw(st.booleans()) and not by_rank
    grouped = op == "sum" and not coef and draw(st.integers(0, 3)) == 0
    rows = []
    for level in draw(st.lists(any_of(*LEVELS), min_size=1, max_size=3, unique=True)):
        span = draw(spans())
        tag = draw(any_of("", "", "t")) if tags else ""
        if by_rank:
            rows.append(Row(key=(level, "1..3"), pts=span, step=draw(any_of(Decimal(0), Decimal(-1))), tag=tag))
            rows.append(Row(key=(level, "4.."), pts=_single(draw(spans())), tag=tag))
        elif grouped:
            rows.append(Row(key=(level,), pts=_single(span), per=draw(any_of(1, 2)), tag=tag))
        else:
            rows.append(Row(key=(level,), pts=span, tag=tag))
    take = draw(any_of(None, None, 2)) if op == "sum" and not grouped else None
    return Node(
        **common,
        by=("level", "rank") if by_rank else ("level",),
        rows=tuple(rows),
        take=take,
        coef=(Coef(by="rank", ranks=(Decimal(1), Decimal("0.8")), rest=Decimal("0.5")),) if coef else (),
    )


@once
@st.composite
def input_leaves(draw, leaf_id: str):
    match draw(any_of("bands", "linear", "table", "panel")):
        case "bands":
            tops = sorted((draw(points) for _ in range(2)), reverse=True)
            rows = (
                Row(min=Decimal(8), pts=Span(tops[0], tops[0])),
                Row(min=Decimal(3), max=Decimal(7), pts=Span(tops[1], tops[1])),
            )
            return Node(id=leaf_id, title=leaf_id, op="bands", input="years", rows=rows, cap=draw(caps))
        case "linear":
            return Node(
                id=leaf_id,
                title=leaf_id,
                op="linear",
                input="years",
                minus=Decimal(3),
                times=draw(points),
                clamp=(Decimal(0), Decimal(7)),
            )
        case "table":
            rows = tuple(Row(key=(level, "5.."), pts=draw(spans())) for level in LEVELS[:2])
            rows += (Row(key=("*", "1.."), pts=_single(draw(spans()))),)
            return Node(id=leaf_id, title=leaf_id, op="bands", by=("degree", "years"), rows=rows)
    return Node(id=leaf_id, title=leaf_id, op="sum", asked_of="panel", cap=Decimal(2))


@once
def leaves(leaf_id: str, of_input: bool, capped: bool):
    """Leaves that may stand in a standard; under tag caps only sums of all they count."""
    kind = input_leaves(leaf_id) if of_input else entry_leaves(leaf_id, tags=capped)
    return kind.filter(lambda node: node.op != "best" and node.take is None) if capped else kind


@once
def exclusives(*ids: str):
    return st.builds(
        lambda tops, same: Exclusive(across=tuple(tops), same=same),
        st.lists(any_of(*ids), min_size=1, max_size=2, unique=True),
        any_of("entry", "work"),
    )


@once
@st.composite
def standards(draw, *, tags: bool = True, inputs: bool = True):
    """A small sound standard. With tag caps every combination is a sum, so that the largest flow is the answer."""
    capped = tags and draw(st.booleans())
    nodes: list[Node] = []
    for section in draw(any_of(("A",), ("A", "B"))):
        op = "sum" if capped else draw(any_of("sum", "sum", "best"))
        weight = Decimal(1) if capped else draw(any_of(Decimal(1), Decimal(1), Decimal("0.5")))
        nodes.append(Node(id=section, title=section, op=op, cap=draw(caps), weight=weight))
        for at in range(draw(st.integers(1, 3))):
            leaf_id = f"{section}.{at}"
            nodes.append(draw(leaves(leaf_id, inputs and draw(st.integers(0, 2)) == 0, capped)))
    ids = [node.id for node in nodes]
    tagged = any(node.tag or any(row.tag for row in node.rows) for node in nodes)
    rules = draw(st.lists(exclusives(*ids), max_size=2))
    return BriefStandard(
        schema=1,
        standard=Head(id="x", title="x", edition="x", status="reference", max=Decimal(draw(st.integers(5, 40)))),
        input=INPUTS,
        kind=KINDS,
        node=tuple(nodes),
        window=(WINDOW,),
        cap=(TagCap(tag="t", max=Decimal(draw(st.integers(0, 5)))),) if capped and tagged else (),
        exclusive=tuple(rules),
    )


@once
@st.composite
def entries(draw, entry_id: str, *, unknowns: int = 0):
    facts = {
        "level": draw(any_of(*LEVELS)),
        "rank": draw(any_of(*RANKS[:5])),
        "date": draw(any_of(INSIDE, INSIDE, OUTSIDE)),
        "n": draw(any_of(*NUMBERS[:4])),
        "bonus": draw(any_of(*NUMBERS[:4])),
        "work": draw(any_of("", "甲", "乙")),
        "team": Decimal(5),
    }
    missing = draw(st.lists(any_of(*sorted(USED)), max_size=unknowns, unique=True))
    return Entry(
        id=entry_id,
        kind=draw(any_of("paper", "paper", "project")),
        title=entry_id,
        sure="unsure" if unknowns and draw(st.integers(0, 4)) == 0 else "sure",
        facts={name: value for name, value in facts.items() if name not in missing},
    )


@once
@st.composite
def dossiers(draw, *, most: int = 4, unknowns: int = 0, blank_inputs: bool = False):
    found = [draw(entries(f"e{at}", unknowns=unknowns)) for at in range(draw(st.integers(0, most)))]
    answers = {"years": draw(any_of(*NUMBERS)), "degree": draw(any_of(*LEVELS))}
    if blank_inputs:
        answers = {name: value for name, value in answers.items() if draw(st.booleans())}
    return BriefDossier(entry=tuple(found), answers=answers)
