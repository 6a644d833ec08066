"""Small sound tables and dossiers for the tests of the engine: only what a test is about is written in it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from zjai_tui.dossier.model import Dossier, EducationYear, Entry
from zjai_tui.rules.basis import Basis, Source
from zjai_tui.rules.fields import Field
from zjai_tui.rules.standards.checks import soundness_problems
from zjai_tui.rules.standards.standard import Derive, Head, Input, Kind, Node, Row, Span, Standard, Window
from zjai_tui.scoring.claims import Claims, bind
from zjai_tui.scoring.engine import assess
from zjai_tui.scoring.frame import Frame
from zjai_tui.scoring.result import Assessment
from zjai_tui.scoring.scene import Scene
from zjai_tui.scoring.selection import choices, select
from zjai_tui.scoring.uncertainty import Situation, situation

Number = int | str
LEVELS = ("国家级", "省级", "市级")
FRAME = Frame(
    dates={"seniority": date(2024, 12, 31), "achievements": date(2024, 7, 31)},
    education_years=(2022, 2023, 2024),
    target=Decimal(90),
)

FIELDS = (
    Field(id="level", title="级别", type="choice", choices=LEVELS),
    Field(id="rank", title="本人排名", type="rank", within="team"),
    Field(id="team", title="总人数", type="number", whole=True, min=Decimal(1)),
    Field(id="role", title="身份", type="choice", choices=("主持", "参与")),
    Field(id="proof", title="证明", type="choice", choices=("审计", "自述", "其他")),
    Field(id="new", title="在研", type="yes_no"),
    Field(id="n", title="人数", type="number", unit="人", whole=True, max=Decimal(100)),
    Field(id="many", title="个数", type="number", whole=True, min=Decimal(1)),
    Field(id="size", title="字数", type="number", unit="万字"),
    Field(id="bonus", title="附加分", type="number", max=Decimal(10)),
    Field(id="date", title="日期", type="date"),
    Field(id="work", title="成果名", type="text"),
)
KINDS = (Kind(id="paper", title="论文", field=FIELDS), Kind(id="prize", title="奖项", field=FIELDS))
INPUTS = (
    Input(id="degree", title="学历", type="choice", choices=("博士", "硕士", "其他"), derive=Derive(fact="degree")),
    Input(id="mode", title="学习形式", type="choice", choices=("全日制", "在职")),
    Input(id="related", title="专业相关", type="yes_no"),
    Input(id="years", title="任职年限", type="number", unit="年", max=Decimal(40)),
    Input(id="exam", title="考试成绩", type="number", max=Decimal(100)),
    Input(
        id="held",
        title="任职满几年",
        type="number",
        unit="年",
        whole=True,
        max=Decimal(60),
        derive=Derive(years_since="obtained", until="seniority"),
    ),
    Input(
        id="hours",
        title="学时达标年数",
        type="number",
        unit="年",
        whole=True,
        max=Decimal(3),
        derive=Derive(education="total", at_least=Decimal(90)),
    ),
    Input(
        id="major_hours",
        title="专业学时达标年数",
        type="number",
        whole=True,
        max=Decimal(3),
        derive=Derive(education="professional", at_least=Decimal(60)),
    ),
    Input(id="vote", title="推荐通过率", type="number", max=Decimal(1), asked_of="panel"),
    Input(id="ethics", title="职业道德", type="choice", choices=("合格", "不合格")),
)
SOURCES = (
    Source(id="S", title="试表办法", doc_no="某发〔2024〕1号", held=True),
    Source(id="G", title="惯例"),
)
WINDOWS = (
    Window(id="cutoff", title="截止日前", on="date", until="cycle:achievements", cite=("S#时间",)),
    Window(id="since", title="任职以来", on="date", after="fact:obtained", until="cycle:achievements"),
    Window(
        id="grounds",
        title="任职以来",
        on="date",
        after="fact:obtained",
        until="cycle:achievements",
        cite=("S#时间", "G#惯例"),
        after_cite=("G#惯例",),
        until_cite=("S#时间",),
        until_basis=Basis.OFFICIAL,
    ),
    Window(id="decade", title="近十年", on="date", after=date(2014, 7, 31), until=date(2024, 7, 31)),
)


def d(number: Number) -> Decimal:
    return Decimal(number)


def span(low: Number, high: Number | None = None) -> Span:
    return Span(d(low), d(low if high is None else high))


def row(pts: Number | tuple[Number, Number], *key: str, **more: object) -> Row:
    ends = pts if isinstance(pts, tuple) else (pts, pts)
    return Row(key=key, pts=span(*ends), **more)  # type: ignore[arg-type]


def band(pts: Number, low: Number | None = None, high: Number | None = None) -> Row:
    return Row(pts=span(pts), min=None if low is None else d(low), max=None if high is None else d(high))


def node(node_id: str, op: str = "sum", **more: object) -> Node:
    """A node; a leaf of achievements takes papers unless told otherwise."""
    return Node(id=node_id, title=str(more.pop("title", node_id)), op=op, **more)  # type: ignore[arg-type]


def papers(node_id: str, *rows: Row, op: str = "sum", by: tuple[str, ...] = ("level",), **more: object) -> Node:
    return node(node_id, op, entries=("paper",), rows=rows, by=by, **more)


def flat(node_id: str, pts: Number | tuple[Number, Number] = 1, **more: object) -> Node:
    """A leaf that gives every paper the same points."""
    return papers(node_id, row(pts), by=(), **more)


def table(*nodes: Node, most: Number = 100, **parts: object) -> Standard:
    """A sound standard; sections above the nodes are added as plain sums."""
    given = {one.id for one in nodes}
    parents = dict.fromkeys(one.parent for one in nodes if one.parent and one.parent not in given)
    parts = {"source": SOURCES, "input": INPUTS, "kind": KINDS, "window": WINDOWS} | parts
    standard = Standard(
        schema=1,
        standard=Head(id="t", title="试表", edition="1", status="reference", max=d(most), banner="试"),
        node=(*(node(one) for one in parents), *nodes),
        **parts,  # type: ignore[arg-type]
    )
    assert soundness_problems(standard) == []
    return standard


def entry(entry_id: str, kind: str = "paper", *, sure: str = "sure", title: str = "", **facts: object) -> Entry:
    exact = {
        name: Decimal(str(value)) if isinstance(value, int | float) and not isinstance(value, bool) else value
        for name, value in facts.items()
    }
    return Entry(id=entry_id, kind=kind, title=title, sure=sure, facts=exact)  # type: ignore[arg-type]


def person(*entries: Entry, facts: Mapping[str, object] | None = None, **answers: object) -> Dossier:
    exact = {
        name: Decimal(value) if type(value) in {int, str} and _number(value) else value
        for name, value in answers.items()
    }
    return Dossier(entry=entries, answers=exact, facts=facts or {})  # type: ignore[arg-type]


def _number(value: object) -> bool:
    return str(value).replace(".", "", 1).isdigit()


def year(
    number: int, total: Number | None, professional: Number | None = None, *, finished: bool | None = True
) -> EducationYear:
    return EducationYear(
        year=number,
        total=None if total is None else d(total),
        professional=None if professional is None else d(professional),
        finished=finished,
    )


def claimed(standard: Standard, dossier: Dossier, frame: Frame = FRAME) -> Claims:
    return bind(standard, dossier, frame)


def laid(standard: Standard, dossier: Dossier, frame: Frame = FRAME) -> Situation:
    chosen = choices(standard, dossier.variant, dossier.readings)
    return situation(standard, select(standard, chosen), bind(standard, dossier, frame))


def scene(standard: Standard, *entries: Entry, **answers: object) -> Scene:
    return laid(standard, person(*entries, **answers)).scene


def scored(standard: Standard, *entries: Entry, target: Number = 90, **answers: object) -> Assessment:
    return assess(standard, person(*entries, **answers), FRAME, d(target))


def points(standard: Standard, *entries: Entry, at: str = "A.1", **answers: object) -> Span:
    """The points of one node."""
    return scored(standard, *entries, **answers).node(at).span
