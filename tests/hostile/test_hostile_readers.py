"""Every reader on sound files with something wrong, and on rubbish: it answers, or refuses with sentences."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import cases
import mutants
import readers
import seeds
from spreadsheets import office_cases

OF_OFFICE = {
    name: made for name, made in office_cases() if not any(word in name for word in ("bomb", "100000", "as many"))
}
TOGETHER = 40
"""Bytes that hypothesis adds or changes."""


@pytest.mark.parametrize("name", readers.READERS)
@settings(max_examples=12, deadline=None, database=None)
@given(luck=st.randoms(use_true_random=False), at=st.integers(0, 99), noise=st.binary(max_size=TOGETHER))
def test_a_sound_file_with_something_wrong_is_read_or_refused_with_a_sentence(
    name: str, luck: object, at: int, noise: bytes
) -> None:
    sound = seeds.seeds(name)
    data = sound[at % len(sound)]
    wrong = mutants.one_wrong(data, luck) if not data.startswith(b"PK") else data  # type: ignore[arg-type]
    place = luck.randrange(len(wrong) + 1)  # type: ignore[attr-defined]
    for one in (wrong, wrong[:place] + noise + wrong[place + len(noise) :], noise):
        readers.read(name, one)


@pytest.mark.parametrize("case", [one for one in cases.syntax_cases() if one.broken], ids=lambda one: one.name)
def test_what_toml_forbids_is_refused(case: cases.Case, tmp_path: object) -> None:
    path = tmp_path / "x.toml"  # type: ignore[operator]
    case.make(path)
    with pytest.raises(readers.Refused):
        readers.parse_toml(readers.decode(path.read_bytes(), "x"), "x")


@pytest.mark.parametrize("name", OF_OFFICE)
def test_an_office_file_that_unfolds_or_points_outside_is_refused(name: str) -> None:
    data = OF_OFFICE[name]()
    for reader in ("sheet", "export"):
        readers.read(reader, data)


def test_a_page_of_open_brackets_takes_no_longer_than_any_other() -> None:
    for open_one in ("<", "<a", "<!", "<!--", "<![CDATA[", "</", "<?", '<a b="', "<p>", "&", "<td>x"):
        begun = time.process_time()
        readers.read("export", b"<!doctype html>" + open_one.encode() * 30_000)
        assert time.process_time() - begun < 2, open_one
