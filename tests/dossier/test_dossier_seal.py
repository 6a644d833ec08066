"""The seal: what changes it, what does not, and how its code is read back."""

from __future__ import annotations

from dataclasses import fields, replace
from decimal import Decimal

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from dossier_samples import DOSSIERS, FULL
from zjai_tui.base.toml_files import parse_toml
from zjai_tui.dossier import edit
from zjai_tui.dossier.model import Dossier, Person, StandardRef
from zjai_tui.dossier.reader import dossier_from
from zjai_tui.dossier.seal import ALPHABET, Seal, read_code, seal_of
from zjai_tui.dossier.writer import dossier_text

TABLE = StandardRef(id="zj-ai-reference", edition="2024-参考", digest="ab" * 32)
PROOFS = {"佐证/论文.pdf": "0" * 64}
LETTERS = st.text(ALPHABET, min_size=1)


def sealed(dossier: Dossier = FULL) -> Seal:
    return seal_of(dossier, TABLE, PROOFS)


def changed(dossier: Dossier) -> list[str]:
    return differing(sealed(), sealed(dossier))


def differing(before: Seal, now: Seal) -> list[str]:
    """Return the ids of the parts that one of the two has alone, or with another digest."""
    old, new = ({part.id: part.digest for part in one.parts} for one in (before, now))
    return [name for name in {**new, **old} if old.get(name) != new.get(name)]


def test_the_code_is_sixteen_letters_in_groups_of_four() -> None:
    groups = sealed().code.split("-")
    assert [len(one) for one in groups] == [4, 4, 4, 4]
    assert set("".join(groups)) <= set(ALPHABET)


@settings(max_examples=40)  # reading back itself is proved with the writer
@given(DOSSIERS)
def test_saving_and_reading_again_changes_nothing(dossier: Dossier) -> None:
    again = dossier_from(parse_toml(dossier_text(dossier), "x"), "x")
    assert seal_of(again, TABLE, {}) == seal_of(dossier, TABLE, {})


def test_the_program_that_wrote_the_file_makes_no_difference() -> None:
    assert sealed(replace(FULL, app="9.9", example=True)) == sealed()


def test_ticking_off_a_step_makes_no_difference() -> None:
    assert sealed(edit.set_done(FULL, "step:file", True)) == sealed()


def test_the_order_of_answers_and_the_form_of_numbers_make_no_difference() -> None:
    turned = replace(
        FULL,
        facts=dict(reversed(FULL.facts.items())),
        answers={"hours": Decimal("89.99500"), "years": Decimal("5.0")},
    )
    assert sealed(turned) == sealed()


@pytest.mark.parametrize(
    "part, dossier",
    [
        ("person", edit.set_person(FULL, "unit", "别的单位")),
        ("work", edit.set_work(FULL, "area", "data")),
        ("facts", edit.set_fact(FULL, "in_post", False)),
        ("education", replace(FULL, education=FULL.education[:1])),
        ("answers", replace(FULL, answers={**FULL.answers, "hours": Decimal("89.996")})),
        ("readings", replace(FULL, readings={})),
        ("variant", replace(FULL, variant="")),
        ("note", replace(FULL, note="")),
        ("cycle", replace(FULL, cycle="2025")),
        ("entry:e02", replace(FULL, entry=(FULL.entry[0], replace(FULL.entry[1], sure="sure")))),
        ("rest", replace(FULL, extra={"new_key": "x"})),
    ],
)
def test_a_change_is_named_by_its_part_and_no_other(part: str, dossier: Dossier) -> None:
    assert changed(dossier) == [part]
    assert sealed(dossier).code != sealed().code


def test_every_field_of_a_dossier_is_under_the_seal() -> None:
    free = {"schema", "app", "example", "done", "last_entry", "standard", "extra"}
    for field in fields(Dossier):
        if field.name not in free:
            assert sealed(replace(FULL, **{field.name: getattr(Dossier(), field.name)})) != sealed(), field.name


def test_only_the_persons_numbers_are_left_out_so_that_no_code_gives_them_away_by_trying() -> None:
    """Whoever has a report with masked numbers knows everything else a code is made of."""
    assert sealed(edit.set_person(edit.set_person(FULL, "phone", "13800138000"), "id_number", "3301")) == sealed()
    for field in fields(Person):
        if field.name not in {"id_number", "phone"}:
            other = {"later": "x"} if field.name == "extra" else "别的"
            assert sealed(replace(FULL, person=replace(FULL.person, **{field.name: other}))) != sealed(), field.name
    bare = replace(FULL, person=Person())
    assert sealed(replace(bare, person=Person(phone="1"))) == sealed(bare)


def test_a_removed_achievement_takes_its_evidence_along() -> None:
    assert changed(edit.remove_entry(FULL, "e01")) == ["entries", "entry:e01", "evidence:佐证/论文.pdf"]


def test_exchanged_achievements_are_noticed() -> None:
    assert changed(replace(FULL, entry=FULL.entry[::-1])) == ["entries"]


@pytest.mark.parametrize("now", ["", "1" * 64])
def test_a_changed_or_lost_file_is_named(now: str) -> None:
    other = seal_of(FULL, TABLE, {"佐证/论文.pdf": now})
    assert differing(sealed(), other) == ["evidence:佐证/论文.pdf"]


@pytest.mark.parametrize("name, value", [("id", "other"), ("edition", "2025"), ("digest", "cd" * 32)])
def test_another_standard_is_named(name: str, value: str) -> None:
    other = seal_of(FULL, replace(TABLE, **{name: value}), PROOFS)
    assert differing(sealed(), other) == ["standard"]


def test_kinds_of_values_are_never_confused() -> None:
    seen = {sealed(replace(FULL, extra={"a": value})).digest for value in ("5", 5, True, "true", ["5"], {"n": "5"})}
    assert len(seen) == 6


def test_a_printed_code_reads_back() -> None:
    code = sealed().code
    assert read_code(code) == code
    assert read_code(f" {code.lower().replace('-', ' ')} ") == code
    assert read_code("".join(chr(ord(one) + 0xFEE0) if one != "-" else "－" for one in code)) == code
    assert read_code(code.replace("0", "O").replace("1", "l")) == code


@given(st.integers(0, 15), st.sampled_from(ALPHABET))
def test_one_wrong_letter_is_noticed(at: int, letter: str) -> None:
    letters = sealed().code.replace("-", "")
    assume(letters[at] != letter)
    assert read_code(letters[:at] + letter + letters[at + 1 :]) is None


@pytest.mark.parametrize("typed", ["", "7KQ3", "U" * 16, "校验码"])
def test_what_cannot_be_a_code_is_none(typed: str) -> None:
    assert read_code(typed) is None
