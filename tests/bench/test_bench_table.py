"""The table of the benchmarks tells the truth: what is missed is told, by how much, and every part can be run."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest

import ratios
from ratios import Line
from turns import in_turn

MAIN = Path(__file__).with_name("__main__.py")


@pytest.fixture(scope="module")
def program():
    spec = importlib.util.spec_from_file_location("bench_program", MAIN)
    assert spec is not None
    assert spec.loader is not None
    found = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(found)
    return found


def line(ours: tuple[float, ...], bare: tuple[float, ...] = (10.0, 10.0, 10.0), **limits: float) -> Line:
    return Line(name="某项", ours=ours, beside="裸", bare=bare, **limits)  # type: ignore[arg-type]


def test_the_multiple_is_the_median_of_the_turns_so_that_one_slow_turn_decides_nothing():
    found = line((20.0, 900.0, 22.0), most_times=2.5)
    assert found.times == 2.2
    assert not found.missed
    assert found.spread == (2.0, 90.0)


def test_what_slows_both_alike_changes_no_multiple():
    assert line((20.0, 40.0, 80.0), (10.0, 20.0, 40.0)).times == 2.0


@pytest.mark.parametrize(
    "limits,verdict",
    [
        ({"most_times": 2.0}, "超出50%"), ({"most_times": 3.0}, "守住"), ({"most_times": 3.0, "target": True}, "达到"),
        ({"most": 20.0}, "超出50%"), ({"most": 29.9}, "超出不到1%"), ({"most": 30.0}, "守住"), ({}, ""),
    ],
)  # fmt: skip
def test_a_missed_limit_is_told_with_how_far_it_is_missed(limits: dict[str, float], verdict: str):
    found = line((30.0, 30.0, 30.0), **limits)
    assert found.cells()[-1] == verdict
    assert ratios.missed([found]) == ([found] if verdict.startswith("超出") else [])


def test_things_are_measured_in_turn_after_one_turn_that_does_not_count():
    order: list[str] = []

    def work(name: str):
        def run() -> float:
            order.append(name)
            return float(len(order))

        return run

    assert in_turn({"a": work("a"), "b": work("b")}, 2) == {"a": (3.0, 5.0), "b": (4.0, 6.0)}
    assert order == ["a", "b"] * 3


def test_the_table_of_the_readme_has_a_cell_for_every_head():
    head, marks, row = ratios.markdown([line((20.0, 20.0, 20.0), most_times=2.5)])
    assert head.count("|") == marks.count("|") == row.count("|") == len(ratios.HEADS) + 1


def test_the_windows_are_measured_and_a_missed_promise_ends_with_one(program, capsys, monkeypatch):
    assert program.main(["windows"]) in {0, 1}
    told = capsys.readouterr().out
    assert "10,000个公示截止" in told
    assert "裸bisect" in told
    monkeypatch.setattr(program, "measurements", lambda *_: {"some": lambda: [line((30.0,), (10.0,), most_times=2.0)]})
    assert program.main([]) == 1
    assert "有1项超出：某项" in capsys.readouterr().out


def test_an_unknown_part_is_refused_with_those_there_are(program, capsys):
    with pytest.raises(SystemExit) as left:
        program.main(["speed"])
    assert left.value.code == 2
    assert "没有speed这一部分" in capsys.readouterr().err
