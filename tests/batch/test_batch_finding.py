"""Which files of a folder, or of a list of paths, are dossiers by their names."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from zjai_tui.base.problems import Problem
from zjai_tui.batch.finding import dossiers_in


def _made(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("", encoding="utf-8")


def _found(folder: Path, *paths: Path | str) -> tuple[list[str], list[Problem]]:
    told: list[Problem] = []
    found = [os.path.relpath(one, folder) for one in dossiers_in(map(str, paths or (folder,)), told.append)]
    return found, told


def test_a_folder_is_walked_in_the_order_of_names_with_the_folders_below(tmp_path: Path) -> None:
    _made(tmp_path, "乙.toml", "a.toml", "二组/丙.toml", "一组/深/丁.TOML", "佐证/获奖.pdf", "说明.txt")
    found, told = _found(tmp_path)
    assert found == ["a.toml", "乙.toml", "一组/深/丁.TOML", "二组/丙.toml"]
    assert not told


def test_what_stands_beside_a_dossier_is_passed_over_without_a_word(tmp_path: Path) -> None:
    _made(
        tmp_path, "甲.toml", "甲.核定.toml", "甲.toml.bak", "甲.toml.bad", "甲.核定.toml.bak", ".甲.toml", ".git/x.toml"
    )
    assert _found(tmp_path) == (["甲.toml"], [])


def test_what_looks_like_a_dossier_and_is_left_out_is_told_with_the_remedy(tmp_path: Path) -> None:
    _made(tmp_path, "甲.核定.toml", "乙.toml.bak", "丙.toml.txt")
    found, told = _found(tmp_path)
    assert not found
    assert {one.code for one in told} == {"review-alone", "copy-alone", "name-ending"}
    assert all(one.remedy and str(tmp_path) in one.where for one in told)
    assert "甲.toml" in next(one for one in told if one.code == "review-alone").message


def test_endings_are_compared_without_case(tmp_path: Path) -> None:
    _made(tmp_path, "a.TOML", "a.核定.toml", "b.toml", "b.核定.TOML", "c.校验.TOML")
    found, told = _found(tmp_path)
    assert found == ["a.TOML", "b.toml"]
    (one,) = told  # where letters of both cases are different names, no review is read under that one
    assert one.code == "review-ending"
    assert "b.核定.toml" in one.remedy
    named, told = _found(tmp_path, tmp_path / "a.TOML", tmp_path / "a.核定.toml", tmp_path / "b.核定.TOML")
    assert named == ["a.TOML"]
    assert [one.code for one in told] == ["review-ending"]


def test_a_folder_named_like_a_dossier_is_yielded_and_walked(tmp_path: Path) -> None:
    _made(tmp_path, "甲.toml/乙.toml")
    assert _found(tmp_path)[0] == ["甲.toml", "甲.toml/乙.toml"]


def test_a_pattern_that_also_names_reviews_takes_only_the_dossiers(tmp_path: Path) -> None:
    _made(tmp_path, "甲.toml", "甲.核定.toml")
    assert _found(tmp_path, *sorted(tmp_path.glob("*.toml"))) == (["甲.toml"], [])


def test_a_pattern_that_also_names_seal_files_takes_only_the_dossiers(tmp_path: Path) -> None:
    _made(tmp_path, "甲.toml", "甲.校验.toml", "乙.校验.toml")
    assert _found(tmp_path, *sorted(tmp_path.glob("*.toml")))[0] == ["乙.校验.toml", "甲.toml"]  # the first is told
    assert _found(tmp_path) == (["甲.toml"], [])


def test_a_path_given_by_itself_is_taken_whatever_it_is_called(tmp_path: Path) -> None:
    assert _found(tmp_path, tmp_path / "没有.toml", tmp_path / "档案.txt", f"{tmp_path}/无/")[0] == [
        "没有.toml",
        "档案.txt",
        "无",
    ]


def test_links_in_a_circle_do_not_lead_round_for_ever(tmp_path: Path) -> None:
    _made(tmp_path, "甲.toml")
    (tmp_path / "回头").symlink_to(tmp_path, target_is_directory=True)
    assert _found(tmp_path)[0] == ["甲.toml"]


def test_a_folder_that_cannot_be_read_is_told_and_the_rest_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _made(tmp_path, "锁/甲.toml", "乙.toml")
    scandir = os.scandir

    def refusing(path: str) -> object:
        if str(path).endswith("锁"):
            raise PermissionError(path)
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refusing)
    found, told = _found(tmp_path)
    assert found == ["乙.toml"]
    assert [one.code for one in told] == ["folder-unreadable"]


def test_files_are_found_one_after_another_not_all_before_the_first(tmp_path: Path) -> None:
    _made(tmp_path, "甲.toml")

    def paths() -> object:
        yield str(tmp_path)
        raise AssertionError("the second path was asked for before the first file was used")

    assert next(dossiers_in(paths())) == str(tmp_path / "甲.toml")  # type: ignore[arg-type]
