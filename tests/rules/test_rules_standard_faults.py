"""What is told about a file of which something cannot be read holds for certain; lines are those of the file."""

from __future__ import annotations

import tomllib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rules_tables import SOUND, changed
from zjai_tui.base.problems import Refused
from zjai_tui.rules.standards.faults import Faults, in_file, refusal, standard_faults
from zjai_tui.rules.standards.reader import standard_from_text
from zjai_tui.rules.toml_places import item_line, line_of, places

HEADERS = [at for at, line in enumerate(SOUND.split("\n")) if line.startswith("[[")]


def faults(text: str) -> Faults:
    return standard_faults(text, "试.toml")


def codes(text: str) -> list[str]:
    return [one.code for one in faults(text).problems]


def put(at: int, line: str) -> str:
    """The sound standard with a line put in below one of its headers."""
    lines = SOUND.split("\n")
    return "\n".join([*lines[: at + 1], line, *lines[at + 1 :]])


def test_a_sound_file_is_read_and_linted_with_lines() -> None:
    found = faults(SOUND)
    assert found.standard == standard_from_text(SOUND, "试.toml")
    assert found.problems == ()
    lines = SOUND.split("\n")
    placed = [one for one in found.findings if one.line is not None]
    assert placed
    assert all(f'"{one.node}"' in lines[one.line] for one in placed if one.line is not None)


@pytest.mark.parametrize("at", HEADERS)
@pytest.mark.parametrize(
    "line, code", [("zzz = 1", "unknown-key"), ("title = ", "toml-syntax"), ("id = 5 5", "toml-syntax")]
)
def test_one_broken_item_brings_no_problem_of_any_other(at: int, line: str, code: str) -> None:
    text = put(at, line)
    found = faults(text).problems
    assert [one.code for one in found] == [code], [one.message for one in found]
    assert found[0].line == at + 2


def test_a_text_that_looks_like_a_header_is_still_a_text() -> None:
    text = changed(('title = "论文"', 'title = "论文"\nhelp = """\n[1]\n[[node]] # \n"""'), ("max = 40", "max = = 40"))
    assert codes(text) == ["toml-syntax"]


@pytest.mark.parametrize("at", HEADERS)
def test_an_item_without_its_id_brings_no_problem_of_any_other(at: int) -> None:
    lines = SOUND.split("\n")
    del lines[at + 1]
    found = faults("\n".join(lines)).problems
    assert [one.code for one in found] == ["standard-missing"], [(one.node, one.message) for one in found]
    assert found[0].line == at + 1


def test_an_unread_head_brings_no_problem_of_the_rest() -> None:
    assert codes(changed(("max = 40", 'max = "40"'))) == ["standard-wrong"]
    assert codes(changed(("[standard]\n", "[standard]\nx = = 1\n"))) == ["toml-syntax"]
    assert codes(SOUND.replace("schema = 1", "schema = = 1")) == ["toml-syntax"]


def test_what_is_wrong_beside_an_unread_item_is_still_told() -> None:
    text = changed(('choices = ["博士"', 'choices = [1, "博士"'), ('cite = ["S#二2"]', 'cite = ["X#二2"]'))
    assert codes(text) == ["standard-wrong", "unknown-name"]
    text = changed(
        ('op = "bands"\nby = ["degree"]', 'op = "bandz"\nby = ["degre"]'), ('id = "A.hours"', 'id = "C.hours"')
    )
    assert codes(text) == ["standard-wrong", "unknown-name", "missing-parent"]


def test_the_reader_tells_values_and_what_does_not_fit_together() -> None:
    text = changed(("max = 40", 'max = "40"'), ('id = "A.hours"', 'id = "C.hours"'))
    with pytest.raises(Refused) as caught:
        standard_from_text(text, "试.toml")
    assert [one.code for one in caught.value.problems] == ["standard-wrong", "missing-parent"]
    assert all(one.where.startswith("试.toml，") for one in caught.value.problems)


def test_what_the_program_works_out_is_not_believed_of_a_file() -> None:
    found = standard_from_text(changed(("schema = 1", 'schema = 1\nchanged = ["指标A"]\ndigest = "0"')), "试.toml")
    assert found.changed == ()
    assert found.digest != "0"


def test_sound_indicators_of_an_unsound_file_are_linted() -> None:
    text = changed(("max = 40", 'max = "40"'), ("{ min = 5, max = 10, pts = 1.5 }", "{ min = 5, max = 7, pts = 1.5 }"))
    found = faults(text).findings
    assert ("tier-hole", "A.years") in [(one.code, one.node) for one in found]
    assert not {"total-not-reached", "cap-never-binds", "kind-unused"} & {one.code for one in found}


def test_a_repeated_id_is_shown_where_it_is_repeated() -> None:
    text = f'{SOUND}\n[[input]]\nid = "years"\ntitle = "又一个"\ntype = "number"\n'
    text += '\n[[node]]\nid = "B.paper"\ntitle = "x"\nop = "sum"\n'
    lines = text.split("\n")
    repeated = [one for one in faults(text).problems if one.code == "duplicate-id" and one.node.startswith("node")]
    assert [lines[(one.line or 0)] for one in repeated] == ['id = "B.paper"']
    assert repeated[0].line is not None
    assert repeated[0].line > len(SOUND.split("\n"))


def test_problems_are_told_with_file_and_line_once() -> None:
    found = faults(changed(("max = 40", 'max = "40"')))
    (problem,) = refusal(found, "试.toml").problems
    assert problem.where == "试.toml，第8行，standard，max"
    assert in_file(found, "试.toml")[0].node == "试.toml，standard，max"
    (problem,) = refusal(faults(changed(("max = 40", "max = = 40"))), "试.toml").problems
    assert (problem.where, problem.message[:4]) == ("试.toml", "第8行第")


def test_a_file_from_the_future_or_broken_throughout_is_refused() -> None:
    for text in (SOUND.replace("schema = 1", "schema = 9"), "\x00", "a = 1\na = 2\n[b]\n[b]\n"):
        with pytest.raises(Refused):
            faults(text)


def test_lines_are_found_for_keys_rows_and_items_in_any_dress() -> None:
    text = (
        'schema = 1 # 注 [[node]]\nname = """\n[[node]]\n"""\nnode = [\n  { id = "A", rows = [\n    { pts = 1 },\n'
        '    { pts = 2, key = ["x,]", "y"] }, # }\n  ] },\n  { id = "B" },\n]\n'
        '[[kind]]\nid = "k"\n[[kind.field]]\nid = "f"\n'
        'type = "text"\n[kind.more]\nx = 1\n'
    )
    root = places(text, tomllib.loads(text))
    wanted = {
        "node “A”": 6,
        "node “B”": 10,
        "node，第1项“A”，rows，第2项，key": 8,
        "node “A”，rows第1项，pts": 7,
        "kind “k”，“f”": 14,
        "kind，第1项“k”，field，第1项“f”，type": 16,
        "kind “k”，more": 17,
        "schema": 1,
        "node “A”，cap": 6,
    }
    assert {where: line_of(root, where) for where in wanted} == wanted
    assert line_of(root, "exclusive “没有”") is None
    assert item_line(root, "B", ("kind", "node")) == 10


LINES = st.integers(min_value=0, max_value=len(SOUND.split("\n")) - 1)
BROKEN = ["", "x", "id = 5", 'by = ["nobody"]', "rows = 3", "rows = [{ pts = -1 }]", "[[node]]", '"""']


@settings(max_examples=40)
@given(at=LINES, line=st.sampled_from(BROKEN), again=LINES)
def test_whatever_two_lines_become_the_rest_is_still_checked(at: int, line: str, again: int) -> None:
    lines = SOUND.split("\n")
    lines[at], lines[again] = line, ""
    try:
        found = faults("\n".join(lines))
    except Refused:
        return  # the head is gone: nothing can be said
    assert (found.standard is None) == bool(found.problems)


@given(text=st.text(alphabet="[]{}=,.\"'#\nab1 ", max_size=60))
def test_any_text_that_is_toml_is_placed_without_failing(text: str) -> None:
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        table = {}
    assert places(text, table).line == 1
