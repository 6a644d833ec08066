"""The shipped data hangs together: everything named exists, everything official is held, nothing is missing."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from zjai_tui.base.toml_files import parse_toml
from zjai_tui.dossier.reader import dossier_from
from zjai_tui.rules.basis import Basis, cite_place, cite_source
from zjai_tui.rules.catalog import areas, cycles, examples, find_cycle, find_standard, read_example, standards
from zjai_tui.rules.locate import shipped_folder
from zjai_tui.scoring.claims import claim_problems

DATA = Path(str(shipped_folder()))
FILES = sorted(DATA.rglob("*.toml"))


def _tables(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        yield value
        for inner in value.values():
            yield from _tables(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _tables(inner)


def _raw(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"), parse_float=Decimal)


def test_every_kind_of_data_is_shipped() -> None:
    assert "2024" in cycles()
    assert "zj-ai-reference" in standards()
    assert len(areas()) == 6
    assert len(examples()) >= 4


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_files_are_utf8_without_mark_and_with_lf(path: Path) -> None:
    data = path.read_bytes()
    assert not data.startswith(b"\xef\xbb\xbf")
    assert b"\r" not in data
    assert data.endswith(b"\n")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_cite_names_a_listed_source_and_official_only_what_is_held(path: Path) -> None:
    table = _raw(path)
    sources = {one["id"]: one for one in table.get("source", [])}
    for one in _tables(table):
        for prefix in ("", "years_", "name_", "areas_"):
            cites = one.get(f"{prefix}cite", [])
            cites = [cites] if isinstance(cites, str) else cites
            assert {cite_source(cite) for cite in cites} <= set(sources), one
            if one.get(f"{prefix}basis") == Basis.OFFICIAL:
                assert cites, one
                assert all(sources[cite_source(cite)].get("held") and cite_place(cite) for cite in cites), one


def test_only_the_2024_notice_is_held() -> None:
    shipped = [path for path in FILES if path.parent.name != "guide"]  # there the clerk fills in what the unit holds
    held = {source["doc_no"] for path in shipped for source in _raw(path).get("source", []) if source.get("held")}
    assert held == {"之江室发〔2024〕7号"}


@pytest.mark.parametrize("cycle_id", cycles())
def test_a_round_names_a_standard_and_areas_that_are_shipped(cycle_id: str) -> None:
    cycle = find_cycle(cycle_id)
    assert cycle.cycle.id == cycle_id
    assert find_standard(cycle.cycle.standard).standard.id == cycle.cycle.standard
    assert set(cycle.areas) == {area.id for area in areas()}


@pytest.mark.parametrize("standard_id", standards())
def test_a_shipped_standard_never_passes_for_the_official_one(standard_id: str) -> None:
    standard = find_standard(standard_id)
    assert standard.standard.id == standard_id
    assert standard.standard.status == "reference"
    assert "240号" in standard.standard.banner


@pytest.mark.parametrize("standard_id", standards())
def test_every_row_of_a_shipped_table_says_where_it_comes_from(standard_id: str) -> None:
    standard = find_standard(standard_id)
    assert [node.id for node in standard.node if not node.cite] == []
    assert [one.id for one in standard.open if not one.default] == []
    assert len(standard.case) >= 8


@pytest.mark.parametrize("standard_id", standards())
def test_questions_taken_from_the_round_are_asked_there(standard_id: str) -> None:
    standard = find_standard(standard_id)
    cycle = find_cycle(cycles()[-1])
    facts, days = set(cycle.facts()), set(cycle.dates())
    for one in standard.input:
        if one.derive:
            assert {one.derive.fact, one.derive.years_since} - {""} <= facts, one.id
            assert {one.derive.until} - {""} <= days, one.id
    for window in standard.window:
        for bound in (window.after, window.until):
            group, _, name = str(bound or "").partition(":")
            assert group != "cycle" or name in days
            assert group != "fact" or name in facts


@pytest.mark.parametrize("name", [name for name, _ in examples()])
def test_an_example_is_an_invented_person_that_fits_the_shipped_rules(name: str) -> None:
    where = f"示例 {name}"
    dossier = dossier_from(parse_toml(read_example(name), where), where)
    assert dossier.example
    assert "示例" in dossier.person.name + dossier.note
    assert dossier.cycle in cycles()
    assert dossier.standard.id in standards()
    assert not claim_problems(find_standard(dossier.standard.id), dossier)
    assert set(dossier.facts) <= set(find_cycle(dossier.cycle).facts())
