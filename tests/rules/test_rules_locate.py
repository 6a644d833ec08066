from __future__ import annotations

from pathlib import Path

import pytest

from zjai_tui.base import shipped
from zjai_tui.base.problems import Refused
from zjai_tui.rules import locate
from zjai_tui.rules.locate import data_files, shipped_folder, user_folder

Patch = pytest.MonkeyPatch


@pytest.fixture
def own(tmp_path: Path, monkeypatch: Patch) -> Path:
    """The person's own folder of standards."""
    monkeypatch.setenv("ZJAI_DATA_DIR", str(tmp_path / "own"))
    folder = tmp_path / "own" / "standards"
    folder.mkdir(parents=True)
    return folder


def names() -> list[str]:
    return [name for name, _ in data_files("standards")]


def test_the_variable_names_the_persons_own_folder(monkeypatch: Patch) -> None:
    monkeypatch.setenv("ZJAI_DATA_DIR", "/somewhere/规则")
    assert user_folder() == Path("/somewhere/规则")


@pytest.mark.parametrize("value", [None, ""])
def test_without_the_variable_it_is_the_systems_usual_place(value: str | None, monkeypatch: Patch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", "/usual")
    monkeypatch.delenv("ZJAI_DATA_DIR", raising=False)
    if value is not None:
        monkeypatch.setenv("ZJAI_DATA_DIR", value)
    assert user_folder().name == "zjai"
    assert user_folder().is_absolute()


def test_a_checkout_finds_the_shipped_data_beside_the_package() -> None:
    assert Path(str(shipped_folder())) == Path(locate.__file__).resolve().parents[2] / "data"


def test_an_installed_package_finds_the_shipped_data_inside(tmp_path: Path, monkeypatch: Patch) -> None:
    (tmp_path / "data").mkdir()
    monkeypatch.setattr(shipped, "_PACKAGE", str(tmp_path))
    assert shipped_folder() == tmp_path / "data"


def test_a_folder_that_is_not_there_holds_nothing(tmp_path: Path, monkeypatch: Patch) -> None:
    monkeypatch.setenv("ZJAI_DATA_DIR", str(tmp_path / "none"))
    assert "zj-ai-reference" in names()
    assert list(data_files("no-such-group")) == []


def test_own_files_come_first_and_hide_shipped_ones_of_the_same_name(own: Path) -> None:
    (own / "zj-ai-reference.toml").write_text("own", encoding="utf-8")
    (own / "aaa.toml").write_text("own", encoding="utf-8")
    found = list(data_files("standards"))
    assert [name for name, _ in found][:2] == ["aaa", "zj-ai-reference"]
    assert [name for name, _ in found].count("zj-ai-reference") == 1
    assert dict(found)["zj-ai-reference"].read_text(encoding="utf-8") == "own"


def test_only_toml_files_with_a_name_are_data(own: Path) -> None:
    for name in ("a.toml~", "a.txt", ".toml", "._b.toml", ".hidden.toml", "c.TOML", "甲.toml"):
        (own / name).write_text("", encoding="utf-8")
    assert [name for name in names() if name != "zj-ai-reference"] == ["甲"]


def test_a_file_in_the_place_of_a_folder_holds_nothing(tmp_path: Path, monkeypatch: Patch) -> None:
    (tmp_path / "standards").write_text("", encoding="utf-8")
    monkeypatch.setenv("ZJAI_DATA_DIR", str(tmp_path))
    assert "zj-ai-reference" in names()


@pytest.mark.parametrize(
    "error, code, said",
    [
        (PermissionError(13, "Permission denied"), "folder-forbidden", "没有读取这个文件夹的权限。请管理员开放权限"),
        (PermissionError(13, "Permission denied"), "folder-forbidden", "或用环境变量ZJAI_DATA_DIR另指一个文件夹"),
        (OSError(116, "Stale file handle"), "folder-unreadable", "读不出这个文件夹。请检查磁盘或网络盘"),
        (OSError(5, "Input/output error"), "folder-unreadable", "读不出这个文件夹"),
    ],
)
@pytest.mark.parametrize("at", ["iterdir", "is_dir"])
def test_an_unreadable_folder_is_refused_and_never_passed_over(
    at: str, error: OSError, code: str, said: str, own: Path, monkeypatch: Patch
) -> None:
    usual = getattr(Path, at)

    def failing(path: Path) -> object:
        if path == own:
            raise error
        return usual(path)

    monkeypatch.setattr(Path, at, failing)
    with pytest.raises(Refused) as caught:
        names()
    problem = caught.value.problems[0]
    assert (problem.code, problem.where) == (code, str(own))
    assert said in problem.sentence()


def test_a_folder_name_that_no_system_takes_holds_nothing(monkeypatch: Patch) -> None:
    monkeypatch.setattr(locate, "user_folder", lambda: Path("甲\0乙"))
    assert "zj-ai-reference" in names()
