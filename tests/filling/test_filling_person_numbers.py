"""Identity and telephone numbers: written in one way, doubted at once, kept all the same."""

from __future__ import annotations

import pytest

from zjai_tui.dossier.model import Dossier
from zjai_tui.dossier.person_titles import PERSON_TITLES
from zjai_tui.filling.person_slots import person_slots
from zjai_tui.filling.slots import Slot

RIGHT = "11010119900307003"


def _slot(name: str) -> Slot:
    return next(slot for slot in person_slots() if slot.key == f"person.{name}")


def _taken(name: str, typed: str) -> tuple[object, str]:
    slot = _slot(name)
    value = slot.answer(Dossier(), typed).value
    return value, slot.doubted(value)


@pytest.mark.parametrize(
    "typed, kept",
    [
        ("１３８００１３８０００", "13800138000"),
        ("１３８　００１３ ８０００", "138 0013 8000"),
        ("0571－56393352", "0571-56393352"),
        ("0571—56393352转801", "0571-56393352转801"),
        ("+86 138 0013 8000", "+86 138 0013 8000"),
        ("（0571）56393352", "(0571)56393352"),
        ("13800138000、0571-56393352", "13800138000、0571-56393352"),
        ("400-800-1234", "400-800-1234"),
        ("", None),
    ],
)
def test_a_telephone_number_is_kept_in_half_width_signs_and_not_doubted(typed: str, kept: str | None) -> None:
    assert _taken("phone", typed) == (kept, "")


@pytest.mark.parametrize("typed", ["1380013800", "23800138000", "没有", "0571-123", "138001380001"])
def test_what_is_no_telephone_number_is_doubted_and_kept(typed: str) -> None:
    kept, doubt = _taken("phone", typed)
    assert kept == typed
    assert "不像电话号码" in doubt
    assert typed not in doubt


def test_an_identity_number_is_kept_in_half_width_signs_and_capitals() -> None:
    value, _ = _taken("id_number", " １１０１０１ 19900307 003ｘ ")
    assert value == "11010119900307003X"


def test_only_the_right_check_sign_leaves_an_identity_number_undoubted() -> None:
    undoubted = [sign for sign in "0123456789X" if not _taken("id_number", RIGHT + sign)[1]]
    assert len(undoubted) == 1


@pytest.mark.parametrize("typed", ["E12345678", "110101900307003", "11010119901307003X"])
def test_what_is_no_identity_number_is_doubted_without_showing_it_and_kept(typed: str) -> None:
    kept, doubt = _taken("id_number", typed)
    assert kept == typed
    assert doubt.endswith("请核对；已先照填的记下。")
    assert typed[:6] not in doubt


def test_the_lines_are_called_the_same_in_questions_checks_and_reports() -> None:
    assert {slot.key.removeprefix("person."): slot.field.title for slot in person_slots()} == dict(PERSON_TITLES)
