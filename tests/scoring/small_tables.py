"""Invented tables whose answers are so few that the best reachable score can be found by trying them all."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import strategies as st

from invented import BriefStandard, any_of, once
from zjai_tui.rules.fields import Field
from zjai_tui.rules.standards.standard import Coef, Demote, Head, Input, Kind, Node, Resolve, Row, Span, TagCap

LEVELS = ("甲", "乙")
PROOFS = ("审计", "自述")
D = Decimal

FIELDS = (
    Field(id="level", title="级别", type="choice", choices=LEVELS),
    Field(id="proof", title="证明", type="choice", choices=PROOFS),
    Field(id="rank", title="排名", type="rank", max=D(4)),
    Field(id="n", title="数量", type="number", whole=True, max=D(3)),
    Field(id="bonus", title="附加分", type="number", whole=True, max=D(2)),
)
KINDS = (Kind(id="work", title="业绩", field=FIELDS), Kind(id="paper", title="论文", field=FIELDS))
INPUTS = (
    Input(id="years", title="年限", type="number", whole=True, max=D(6)),
    Input(id="degree", title="学历", type="choice", choices=LEVELS),
    Input(id="related", title="相关", type="yes_no"),
)

points = st.integers(0, 4).map(D)
few = st.sampled_from([None, None, D(1), D(3), D(6)])


@once
@st.composite
def spans(draw):
    low = draw(points)
    return Span(low, low + draw(any_of(D(0), D(0), D("1.5"))))


@once
@st.composite
def coefs(draw):
    """By rank, or by a choice, or both."""
    ranks = tuple(draw(st.lists(any_of(D(0), D("0.5"), D(1), D(2)), min_size=1, max_size=3)))
    by_rank = Coef(by="rank", ranks=ranks, rest=draw(any_of(D(0), D("0.5"), D(1))))
    by_proof = Coef(by="proof", of={"审计": D(1), "自述": draw(any_of(D(0), D("0.5"), D(2)))})
    return draw(st.sampled_from(((), (by_rank,), (by_proof,), (by_rank, by_proof))))


@once
@st.composite
def achievement_leaves(draw, leaf_id: str, tags: tuple[str, ...]):
    op = draw(any_of("sum", "sum", "best", "ladder", "linear"))
    common = {
        "id": leaf_id,
        "title": leaf_id,
        "op": op,
        "cap": draw(any_of(None, None, D(1), D(3), D(12))),
        "weight": draw(any_of(D(1), D(1), D("0.5"))),
        "entries": draw(any_of(("work",), ("work",), ("work", "paper"))),
        "tag": draw(any_of("", *tags)),
        "count": draw(any_of("", "", "n")),
    }
    if op == "linear":
        return Node(
            **common,
            per=draw(any_of(None, D(2))),
            times=draw(points),
            minus=draw(any_of(D(0), D(2))),
            plus=draw(any_of(D(0), D(1))),
            clamp=draw(any_of((), (D(0), D(5)), (D(1), D(4)))),
        )
    if op == "ladder":
        tops = draw(st.lists(points, min_size=1, max_size=2))
        rows = tuple(Row(key=(level,), pts=Span(top, top)) for level, top in zip(LEVELS, tops, strict=False))
        bonus, take = draw(any_of("", "bonus")), draw(any_of(None, 1, 2))
        return Node(**common, by=("level",), rows=rows, bonus=bonus, take=take)
    by_rank, grouped = draw(st.booleans()), op == "sum" and draw(st.integers(0, 3)) == 0
    rows = []
    for level in draw(st.lists(any_of(*LEVELS, "*"), min_size=1, max_size=2)):
        pts, tag = draw(spans()), draw(any_of("", "", *tags))
        per = draw(any_of(1, 2)) if grouped else 1
        if by_rank:
            ranks = draw(any_of("1..3", "2..6", "4..4"))
            rows.append(Row(key=(level, ranks), pts=pts, step=draw(any_of(D(0), D(-2), D(1))), tag=tag, per=per))
            rows.append(Row(key=(level, draw(any_of("*", "2..", "..3"))), pts=draw(spans()), tag=tag, per=per))
        else:
            rows.append(Row(key=(level,), pts=pts, tag=tag, per=per))
    stepped = any(row.step for row in rows)
    return Node(
        **common,
        by=("level", "rank") if by_rank else ("level",),
        rows=tuple(rows),
        take=draw(any_of(None, 1, 2)) if op == "sum" and not grouped else None,
        coef=() if grouped else draw(coefs()),
        resolve=draw(any_of(None, Resolve(by="proof", high=("审计",), low=("自述",)), Resolve(by="proof", low=PROOFS))),
        demote=None if stepped else draw(any_of(None, None, Demote(by="proof", values=("自述",)))),
    )


@once
@st.composite
def input_leaves(draw, leaf_id: str, tags: tuple[str, ...]):
    common = {
        "id": leaf_id,
        "title": leaf_id,
        "cap": draw(few),
        "weight": draw(any_of(D(1), D(1), D("0.5"))),
        "tag": draw(any_of("", *tags)),
    }
    match draw(any_of("bands", "linear", "table", "panel")):
        case "bands":
            edge = draw(st.integers(1, 5))
            rows = [
                Row(max=D(edge), pts=draw(spans())),
                Row(min=D(edge + draw(st.integers(0, 1))), max=draw(any_of(None, D(7))), pts=draw(spans())),
            ]
            return Node(**common, op="bands", input="years", rows=tuple(rows), whole=draw(st.booleans()))
        case "linear":
            return Node(
                **common,
                op="linear",
                input="years",
                minus=draw(any_of(D(0), D(3), D(9))),
                per=draw(any_of(None, D(4))),
                times=draw(points),
                plus=draw(any_of(D(0), D(2))),
                clamp=draw(any_of((), (D(0), D(5)), (D(1), D(4)))),
            )
        case "table":
            keys = [(draw(any_of(*LEVELS, "*")), draw(any_of("..2", "3..", "5..<6", "*"))) for _ in range(2)]
            rows = tuple(Row(key=key, pts=draw(spans())) for key in keys)
            return Node(
                **common,
                op="bands",
                by=("degree", "years"),
                rows=rows,
                count=draw(any_of("", "", "years")),
                resolve=draw(any_of(None, Resolve(by="related", high=("是",), low=("否",)))),
                demote=draw(any_of(None, Demote(by="related", values=("否",)))),
            )
    clamp = draw(any_of((), (D(1), D(4))))
    if not clamp and common["cap"] is None:
        common["cap"] = D(3)
    return Node(**common, op="sum", asked_of="panel", clamp=clamp)


@once
@st.composite
def trees(draw, node_id: str, tags: tuple[str, ...], depth: int):
    """A node with everything below it."""
    if depth == 0 or draw(st.integers(0, 2)) == 0:
        leaves = achievement_leaves if draw(st.integers(0, 2)) else input_leaves
        return [draw(leaves(node_id, tags))]
    found = [
        Node(
            id=node_id,
            title=node_id,
            op=draw(any_of("sum", "sum", "best")),
            cap=draw(few),
            weight=draw(any_of(D(1), D(1), D("0.5"))),
        )
    ]
    for at in range(draw(st.integers(1, 3))):
        found += draw(trees(f"{node_id}.{at}", tags, depth - 1))
    return found


@once
@st.composite
def small_standards(draw):
    """What never ends grows by at least 1/16 in the whole table, and nothing that ends goes beyond what 50 give."""
    tags = draw(any_of((), ("t",), ("t", "u")))
    nodes = [node for top in draw(any_of(("A",), ("A", "B"))) for node in draw(trees(top, tags, 2))]
    used = {tag for node in nodes for tag in (node.tag, *(row.tag for row in node.rows)) if tag}
    places = ["", *(node.id for node in nodes)]
    caps = draw(
        st.lists(
            st.builds(
                lambda tag, at, most: TagCap(tag=tag, at=at, max=D(most)),
                st.sampled_from(sorted(used)),
                st.sampled_from(places),
                st.integers(0, 3),
            ),
            max_size=3,
            unique_by=lambda cap: (cap.tag, cap.at),
        )
        if used
        else st.just([])
    )
    return BriefStandard(
        schema=1,
        standard=Head(id="x", title="x", edition="x", status="reference", max=D(draw(st.integers(1, 30)))),
        input=INPUTS,
        kind=KINDS,
        node=tuple(nodes),
        cap=tuple(caps),
    )
