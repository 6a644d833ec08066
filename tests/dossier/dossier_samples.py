"""A full dossier and hypothesis strategies, shared by the dossier tests."""

from __future__ import annotations

import stat
from dataclasses import replace
from datetime import UTC, date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from zjai_tui.base.numbers import BIGGEST
from zjai_tui.dossier.model import (
    Dossier,
    EducationYear,
    Entry,
    Evidence,
    Person,
    StandardRef,
    Work,
)

FULL = Dossier(
    app="0.1.0",
    cycle="2024",
    standard=StandardRef(id="zj-ai-reference", edition="2024-参考", digest="ab" * 32),
    variant="研究",
    person=Person(name="示例一", unit="示例科技有限公司", position="算法工程师"),
    work=Work(
        description="做视觉质检\n也做标注",
        area="applied_tech",
        second_area="data",
        produced="system",
        used_by="business",
        field="industry",
    ),
    facts={"in_post": True, "degree": "硕士", "titled_on": date(2019, 12, 20)},
    education=(
        EducationYear(year=2022, total=Decimal(96), professional=Decimal("60.5")),
        EducationYear(year=2024, total=Decimal(40), finished=False),
    ),
    answers={"years": Decimal(5), "hours": Decimal("89.995")},
    readings={"double_degree": "once"},
    entry=(
        Entry(
            id="e01",
            kind="paper",
            title="一种方法",
            facts={"rank": Decimal(2), "level": "核心"},
            evidence=(Evidence(file="佐证/论文.pdf", page="1-2", sha256="0" * 64, note="封面"),),
        ),
        Entry(id="e02", kind="patent", sure="unsure", note="待核实"),
    ),
    done=("step:file", "tick:seals"),
    note="自用",
)

TEXT = st.text(max_size=20) | st.sampled_from(
    [
        '"',
        '"""',
        "'''",
        "\\",
        "\r\n",
        "\n\n",
        "\n首行空",
        "行\r",
        "\x00\x1b\x7f",
        "\u202e反",
        "\ufeff",
        "👨‍👩‍👧",
        "＃",
        "#",
        " ",
    ]
)
NUMBER = st.decimals(min_value=-BIGGEST, max_value=BIGGEST, places=9) | st.integers(0, 200).map(Decimal)
DAY = st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 12, 31))
ANSWERS: st.SearchStrategy[Any] = st.dictionaries(TEXT, TEXT | st.booleans() | NUMBER | DAY, max_size=3)

_PLAIN = TEXT | st.booleans() | st.integers(-(10**12), 10**12) | NUMBER | DAY | st.datetimes(timezones=st.just(UTC))
_ANY = st.recursive(_PLAIN, lambda of: st.lists(of, max_size=2) | st.dictionaries(TEXT, of, max_size=2), max_leaves=4)


@cache
def extra(*known: str) -> st.SearchStrategy[Any]:
    """Return unknown keys of any content that are none of the class's own."""
    return st.dictionaries(TEXT.filter(lambda key: key not in known), _ANY, max_size=2)


_PAIR = st.tuples(*[st.decimals(0, 10_000, places=2)] * 2)
_FINISHED = st.sampled_from((None, False, True))


@st.composite
def _years(draw: st.DrawFn) -> tuple[EducationYear, ...]:
    found = []
    for year in draw(st.lists(st.integers(1900, 2100), unique=True, max_size=3)):
        low, high = sorted(draw(_PAIR))
        found.append(
            EducationYear(
                year=year,
                total=draw(st.sampled_from([None, high])),
                professional=draw(st.sampled_from([None, low])),
                finished=draw(_FINISHED),
                extra=draw(extra("year", "total", "professional", "finished")),
            )
        )
    return tuple(found)


EVIDENCE = st.builds(
    Evidence,
    file=TEXT.filter(bool),
    page=TEXT,
    sha256=TEXT,
    note=TEXT,
    extra=extra("file", "page", "sha256", "note"),
)
ENTRY = st.builds(
    Entry,
    id=st.from_regex(r"[0-9A-Za-z_\-\u4e00-\u9fff]{1,8}", fullmatch=True),
    kind=TEXT,
    title=TEXT,
    sure=st.sampled_from(["sure", "unsure"]),
    facts=ANSWERS,
    evidence=st.lists(EVIDENCE, max_size=2).map(tuple),
    note=TEXT,
    extra=extra("id", "kind", "title", "sure", "facts", "evidence", "note"),
)
DOSSIERS = st.builds(
    Dossier,
    app=TEXT,
    example=st.booleans(),
    cycle=TEXT,
    standard=st.builds(StandardRef, id=TEXT, edition=TEXT, extra=extra("id", "edition", "digest")),
    variant=TEXT,
    person=st.builds(Person, name=TEXT, phone=TEXT, extra=extra("name", "id_number", "phone", "unit", "position")),
    work=st.builds(Work, description=TEXT, field=TEXT, extra=extra(*Work.__slots__)),
    facts=ANSWERS,
    education=_years(),
    answers=ANSWERS,
    readings=st.dictionaries(TEXT, TEXT, max_size=2),
    entry=st.lists(ENTRY, max_size=3, unique_by=lambda one: one.id).map(tuple),
    done=st.lists(TEXT, max_size=2).map(tuple),
    note=TEXT,
    extra=extra(*Dossier.__slots__, "node", "condition", "term"),
)

OTHER = replace(FULL, note="改过")


def backup(file: Path) -> Path:
    return file.with_name(file.name + ".bak")


def names(folder: Path) -> list[str]:
    return sorted(one.name for one in folder.iterdir())


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)
