from __future__ import annotations

import hashlib
import os
import threading
from pathlib import Path

import pytest

from zjai_tui.base.problems import Refused
from zjai_tui.dossier import evidence as evidence_module
from zjai_tui.dossier.evidence import (
    LARGEST,
    SMALL,
    attach,
    evidence_on_disk,
    evidence_state,
    evidence_states,
    evidenced_by,
    evidenced_ids,
    found_digests,
    lacking_ids,
    state_in,
)  # fmt: skip
from zjai_tui.dossier.evidence_copy import copy_beside, left_elsewhere
from zjai_tui.dossier.evidence_problems import evidence_problems
from zjai_tui.dossier.model import Dossier, Entry, Evidence


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A dossier's folder with one proof in a folder below, and a secret beside the folder."""
    base = tmp_path / "档案"
    (base / "佐证").mkdir(parents=True)
    (base / "佐证" / "论文.pdf").write_bytes(b"paper")
    (tmp_path / "secret.txt").write_bytes(b"secret")
    return base


SHA = hashlib.sha256(b"paper").hexdigest()


def code_of(file: Path, folder: Path) -> str:
    with pytest.raises(Refused) as caught:
        attach(file, folder)
    (problem,) = caught.value.problems
    assert problem.sentence().isprintable()
    return problem.code


def test_an_attached_file_is_recorded_relative_with_its_hash(folder: Path) -> None:
    expected = Evidence(file="佐证/论文.pdf", sha256=SHA)
    assert attach(folder / "佐证" / "论文.pdf", folder) == expected
    assert attach(Path("佐证/论文.pdf"), folder) == expected
    assert attach(Path("佐证/../佐证/论文.pdf"), folder) == expected


def test_a_file_reached_by_another_way_is_recorded_relative_too(folder: Path) -> None:
    alias = folder.parent / "alias"
    alias.symlink_to(folder)
    assert attach(alias / "佐证" / "论文.pdf", folder).file == "佐证/论文.pdf"
    assert attach(folder / "佐证" / "论文.pdf", alias).file == "佐证/论文.pdf"


def test_a_file_elsewhere_is_not_attached(folder: Path) -> None:
    assert code_of(folder.parent / "secret.txt", folder) == "evidence-outside"
    assert code_of(Path("../secret.txt"), folder) == "evidence-outside"
    (folder / "link.txt").symlink_to(folder.parent / "secret.txt")
    assert code_of(folder / "link.txt", folder) == "evidence-outside"


def test_what_is_no_file_is_not_attached(folder: Path) -> None:
    assert code_of(folder / "佐证", folder) == "evidence-missing"
    assert code_of(folder, folder) == "evidence-missing"
    assert code_of(folder / "none.pdf", folder) == "evidence-missing"


@pytest.mark.parametrize("name", ["a\nb.pdf", "a\tb", "a\\b.pdf", "c:x.pdf", os.fsdecode(b"\xff.pdf"), "\u202efdp.exe"])
def test_a_name_that_means_something_else_elsewhere_is_not_attached(folder: Path, name: str) -> None:
    (folder / name).write_bytes(b"x")
    assert code_of(folder / name, folder) == "evidence-name"


def test_a_name_no_file_can_have_is_not_attached(folder: Path) -> None:
    assert code_of(Path("a\0b"), folder) == "evidence-name"


@pytest.mark.parametrize(
    "file, sha256, state",
    [
        ("佐证/论文.pdf", SHA, "ok"),
        ("佐证\\论文.pdf", f" {SHA.upper()} ", "ok"),
        ("./佐证/../佐证/论文.pdf", SHA, "ok"),
        ("佐证/论文.pdf", "0" * 64, "changed"),
        ("佐证/论文.pdf", "nonsense", "changed"),
        ("佐证/论文.pdf", "", "unhashed"),
        ("佐证", SHA, "missing"),
        ("佐证", "", "missing"),
        (".", SHA, "missing"),
        ("none.pdf", SHA, "missing"),
        ("none.pdf", "", "missing"),
        ("", SHA, "missing"),
        ("佐证/论文.pdf/x", SHA, "missing"),
        ("../secret.txt", SHA, "outside"),
        ("佐证/../../secret.txt", SHA, "outside"),
        ("佐证\\..\\..\\secret.txt", SHA, "outside"),
        ("..", SHA, "outside"),
        ("/etc/passwd", SHA, "outside"),
        ("\\etc\\passwd", SHA, "outside"),
        ("//server/share/x", SHA, "outside"),
        ("\\\\server\\share\\x", SHA, "outside"),
        ("C:\\x", SHA, "outside"),
        ("c:x", SHA, "outside"),
        ("a\0b", SHA, "outside"),
        ("n" * 5000, "", "missing"),
        ("n" * 5000, SHA, "missing"),
    ],
)
def test_the_state_of_evidence(folder: Path, file: str, sha256: str, state: str) -> None:
    assert evidence_state(Evidence(file=file, sha256=sha256), folder) == state


def test_links_that_leave_the_folder_are_never_opened(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "link.txt").symlink_to(folder.parent / "secret.txt")
    (folder / "up").symlink_to(folder.parent)
    (folder / "loop").symlink_to(folder / "loop")

    def never(*_: object, **__: object) -> None:
        raise AssertionError("opened")

    monkeypatch.setattr("builtins.open", never)
    sha = hashlib.sha256(b"secret").hexdigest()
    for name in ("link.txt", "up/secret.txt", "loop", "../secret.txt", "/etc/passwd"):
        assert evidence_state(Evidence(file=name, sha256=sha), folder) == "outside"


@pytest.mark.parametrize(
    "name", ["//server/share/x", "\\\\server\\x", "/etc/passwd", "C:/x", "..", "../x", "a/../../x"]
)
def test_a_name_that_leaves_the_folder_is_told_before_the_disk_is_asked(
    folder: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    def never(*_: object, **__: object) -> None:
        raise AssertionError("asked")  # a network path would be connected to

    monkeypatch.setattr(Path, "resolve", never)
    monkeypatch.setattr(os, "stat", never)
    assert evidence_state(Evidence(file=name, sha256=SHA), folder) == "outside"


def test_a_link_inside_the_folder_is_followed(folder: Path) -> None:
    (folder / "link.pdf").symlink_to(folder / "佐证" / "论文.pdf")
    assert evidence_state(Evidence(file="link.pdf", sha256=SHA), folder) == "ok"


def test_a_pipe_is_missing_and_nobody_waits_for_it(folder: Path) -> None:
    os.mkfifo(folder / "pipe")
    states: list[str] = []
    asked = threading.Thread(
        target=lambda: states.append(evidence_state(Evidence(file="pipe", sha256=SHA), folder)), daemon=True
    )
    asked.start()
    asked.join(timeout=10)
    assert states == ["missing"]


def test_a_file_that_cannot_be_read_is_missing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def forbidden(*_: object, **__: object) -> None:
        raise PermissionError

    monkeypatch.setattr("builtins.open", forbidden)
    assert evidence_state(Evidence(file="佐证/论文.pdf", sha256=SHA), folder) == "missing"


def test_an_entry_is_evidenced_only_by_evidence_that_is_all_there_and_unchanged(folder: Path) -> None:
    good = Evidence(file="佐证/论文.pdf", sha256=SHA)
    dossier = Dossier(
        entry=(
            Entry(id="good", kind="k", evidence=(good,)),
            Entry(id="two", kind="k", evidence=(good, good)),
            Entry(id="none", kind="k"),
            Entry(id="part", kind="k", evidence=(good, Evidence(file="none.pdf", sha256=SHA))),
            Entry(id="unhashed", kind="k", evidence=(Evidence(file="佐证/论文.pdf"),)),
            Entry(id="changed", kind="k", evidence=(Evidence(file="佐证/论文.pdf", sha256="0" * 64),)),
            Entry(id="outside", kind="k", evidence=(Evidence(file="../secret.txt", sha256=SHA),)),
        )
    )
    assert evidenced_ids(dossier, folder) == {"good", "two"}


def test_evidence_changed_after_it_was_attached_no_longer_counts(folder: Path) -> None:
    evidence = attach(Path("佐证/论文.pdf"), folder)
    dossier = Dossier(entry=(Entry(id="a", kind="k", evidence=(evidence,)),))
    assert evidenced_ids(dossier, folder) == {"a"}
    (folder / "佐证" / "论文.pdf").write_bytes(b"paper.")
    assert evidenced_ids(dossier, folder) == frozenset()


def test_a_file_that_proves_several_entries_is_read_once(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[Path] = []
    digest = evidence_module._digest

    def counted(path: Path) -> str | None:
        read.append(path)
        return digest(path)

    monkeypatch.setattr(evidence_module, "_digest", counted)
    pages = [Evidence(file="佐证/论文.pdf", sha256=SHA, page=page) for page in ("1", "2", "3")]
    pages.append(Evidence(file="佐证/论文.pdf", sha256="0" * 64, page="4"))
    dossier = Dossier(entry=tuple(Entry(id=one.page, kind="k", evidence=(one,)) for one in pages))
    states, digests = evidence_on_disk(dossier, folder)
    assert evidenced_by(dossier, states) == {"1", "2", "3"}
    assert found_digests(dossier, folder, states, digests) == {"佐证/论文.pdf": SHA}
    assert len(read) == 1
    assert evidence_states(dossier, folder) == states


@pytest.mark.parametrize("size", [0, SMALL, SMALL + 1, 5 * SMALL])
def test_small_and_large_files_have_the_hash_every_other_program_gives_them(size: int, folder: Path) -> None:
    data = bytes(at % 251 for at in range(size))
    (folder / "扫描.pdf").write_bytes(data)
    assert attach(Path("扫描.pdf"), folder).sha256 == hashlib.sha256(data).hexdigest()


def test_states_stay_with_the_file_and_its_hash_while_entries_change(folder: Path) -> None:
    good = Evidence(file="佐证/论文.pdf", sha256=SHA)
    states = evidence_states(Dossier(entry=(Entry(id="a", kind="k", evidence=(good,)),)), folder)
    assert evidenced_by(Dossier(entry=(Entry(id="b", kind="k", evidence=(good,)),)), states) == {"b"}
    assert state_in(states, Evidence(file="佐证/论文.pdf", sha256="0" * 64)) is None


def test_an_entry_lacks_evidence_that_is_not_there_or_not_in_order_but_not_what_nobody_looked_at() -> None:
    files = {"e01": "好.pdf", "e02": "改.pdf", "e03": "没看.pdf"}
    entries = [
        Entry(id=name, kind="award", evidence=(Evidence(file=file, sha256="0"),)) for name, file in files.items()
    ]
    dossier = Dossier(entry=(*entries, Entry(id="e04", kind="award")))
    assert lacking_ids(dossier, None) == {"e04"}
    assert lacking_ids(dossier, {("好.pdf", "0"): "ok", ("改.pdf", "0"): "changed"}) == {"e02", "e04"}


def test_a_file_that_says_it_is_huge_is_never_read_and_told_apart(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, size in (("huge.mp4", 10**12), ("large.mp4", LARGEST + 1)):
        (folder / name).touch()
        os.truncate(folder / name, size)

    def never(*_: object, **__: object) -> None:
        raise AssertionError("opened")

    monkeypatch.setattr("builtins.open", never)
    for name in ("huge.mp4", "large.mp4"):
        assert code_of(folder / name, folder) == "evidence-large"
        for sha256 in (SHA, ""):
            one = Evidence(file=name, sha256=sha256)
            dossier = Dossier(entry=(Entry(id="e1", kind="k", evidence=(one,)),))
            states = evidence_states(dossier, folder)
            assert evidence_state(one, folder) == "large"
            assert found_digests(dossier, folder, states) == {name: ""}
            assert found_digests(dossier, folder, {}) == {name: ""}
            (problem,) = evidence_problems(dossier, states)
            assert "超过500MB" in problem.sentence()
        with pytest.raises(Refused, match="超过500MB"):
            copy_beside(folder / name, folder)
        assert left_elsewhere(dossier, folder, folder) == ()
    assert not list((folder / "佐证").glob("*.mp4"))
