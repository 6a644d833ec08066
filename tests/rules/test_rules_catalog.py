from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from rules_tables import SOUND
from zjai_tui.base.asides import taken_asides
from zjai_tui.base.problems import Problem, Refused
from zjai_tui.rules import catalog, locate
from zjai_tui.rules.catalog import (
    areas,
    cycles,
    examples,
    find_cycle,
    find_standard,
    newest_cycle,
    read_example,
    standards,
)


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The person's own folder, with room for standards."""
    monkeypatch.setenv("ZJAI_DATA_DIR", str(tmp_path))
    (tmp_path / "standards").mkdir()
    return tmp_path


def put(own: Path, name: str, text: str | bytes) -> Path:
    path = own / "standards" / name
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


def refused(id_or_path: str) -> Problem:
    with pytest.raises(Refused) as caught:
        find_standard(id_or_path)
    assert len(caught.value.problems) == 1
    return caught.value.problems[0]


def test_the_shipped_rules_are_at_hand() -> None:
    assert "zj-ai-reference" in standards()
    assert cycles() == tuple(sorted(cycles()))
    assert find_cycle("2024").cycle.id == "2024"


def test_the_persons_own_standard_goes_before_the_shipped_one(own: Path) -> None:
    assert find_standard("zj-ai-reference").standard.title != "试验表"
    put(own, "zj-ai-reference.toml", SOUND.replace('id = "t"', 'id = "zj-ai-reference"', 1))
    assert find_standard("zj-ai-reference").standard.title == "试验表"
    assert standards().count("zj-ai-reference") == 1


def test_a_standard_is_found_by_id_and_by_path(own: Path, tmp_path: Path) -> None:
    path = put(own, "t.toml", SOUND)
    elsewhere = tmp_path / "别处" / "某表.toml"
    elsewhere.parent.mkdir()
    elsewhere.write_text(SOUND, encoding="utf-8")
    assert find_standard("t").digest == find_standard(str(path)).digest == find_standard(str(elsewhere)).digest


def test_a_relative_path_needs_no_folder_in_front(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("某表.toml").write_text(SOUND, encoding="utf-8")
    assert find_standard("某表.toml").standard.id == "t"


def test_the_same_text_is_read_only_once(own: Path) -> None:
    put(own, "t.toml", SOUND)
    assert find_standard("t") is find_standard("t")


def test_a_changed_file_is_read_anew(own: Path) -> None:
    put(own, "t.toml", SOUND)
    first = find_standard("t")
    put(own, "t.toml", SOUND.replace("max = 40", "max = 39"))
    assert find_standard("t").standard.max == 39
    assert first.standard.max == 40


def test_an_unknown_id_is_refused_with_the_nearest_one() -> None:
    problem = refused("zj-ai-referense")
    assert problem.code == "unknown-standards"
    assert problem.sentence() == "标准“zj-ai-referense”：没有这个标准。是不是想写 zj-ai-reference。"


def test_an_id_like_none_is_refused_with_the_list() -> None:
    assert "zj-ai-reference" in refused("水利").remedy
    assert refused("").where == "标准“”"


def test_a_hostile_id_is_shown_short_and_on_one_line() -> None:
    where = refused("a\nb\x1b[31m" + "长" * 500).where
    assert len(where) < 60
    assert where.isprintable()


def test_an_unknown_round_is_refused() -> None:
    with pytest.raises(Refused) as caught:
        find_cycle("2031")
    assert caught.value.problems[0].code == "unknown-cycles"
    assert caught.value.problems[0].where == "申报计划“2031”"


def test_a_file_under_another_name_than_its_id_is_refused(own: Path) -> None:
    path = put(own, "mine.toml", SOUND)
    problem = refused("mine")
    assert (problem.code, problem.where) == ("id-differs", f"{path}，id")
    assert problem.message == "文件里的编号是“t”，与文件名“mine”不同"
    assert problem.remedy == "请把两者改成一样"


def test_a_round_under_another_name_than_its_id_is_refused(own: Path) -> None:
    (own / "cycles").mkdir()
    text = Path(str(dict(locate.data_files("cycles"))["2024"])).read_text(encoding="utf-8")
    (own / "cycles" / "2025.toml").write_text(text, encoding="utf-8")
    with pytest.raises(Refused) as caught:
        find_cycle("2025")
    assert caught.value.problems[0].code == "id-differs"


# ---------------------------------------------------------------- bad files


def _files() -> Iterator[tuple[str, bytes, str, str]]:
    yield "empty", b"", "schema-wrong", "缺少这一项"
    yield "malformed", b"schema = 1\nx = = 2\n", "toml-syntax", "第2行"
    yield "half", SOUND.encode()[:-40], "toml-syntax", "没有写完"
    yield "cut-in-a-character", SOUND.encode()[: SOUND.encode().index("转".encode()) + 1], "file-cut", "没有写完"
    yield "gbk", SOUND.encode("gbk"), "file-encoding", "像是GBK"
    yield "utf-16", SOUND.encode("utf-16"), "file-encoding", "UTF-16"
    yield "binary", bytes(range(256)), "file-encoding", "不是UTF-8文字"
    yield "future", SOUND.replace("schema = 1", "schema = 2", 1).encode(), "future-version", "请升级本程序后再打开"
    yield "contradictory", SOUND.replace('id = "ops"', 'id = "design"', 1).encode(), "duplicate-id", "用了2次"
    yield "full-width", SOUND.replace("cap = 10", "cap = １０", 1).encode(), "toml-syntax", "全角的１。请改成半角"
    yield "oversized", b"#" * (10 * 1024 * 1024 + 1), "file-too-large", "超过10MB"


@pytest.mark.parametrize("name, data, code, words", list(_files()), ids=[name for name, *_ in _files()])
def test_a_bad_file_gets_a_sentence_with_its_path_and_the_others_stay_listed(
    name: str, data: bytes, code: str, words: str, own: Path
) -> None:
    path = put(own, "bad.toml", data)
    put(own, "t.toml", SOUND)
    for id_or_path in ("bad", str(path)):
        problem = refused(id_or_path)
        assert problem.code == code
        assert problem.where.startswith(str(path))
        assert words in problem.sentence()
        assert problem.remedy
    assert standards()[:2] == ("bad", "t")
    assert find_standard("t").standard.id == "t"
    assert find_standard("zj-ai-reference")


def test_a_byte_order_mark_and_crlf_do_no_harm(own: Path) -> None:
    put(own, "t.toml", b"\xef\xbb\xbf" + SOUND.replace("\n", "\r\n").encode())
    assert find_standard("t").standard.id == "t"


def test_a_folder_named_like_a_standard_is_refused_when_asked_for(own: Path) -> None:
    (own / "standards" / "f.toml").mkdir()
    assert refused("f").code == "file-is-folder"
    assert find_standard("zj-ai-reference")


def test_a_path_that_leads_nowhere_is_refused(tmp_path: Path) -> None:
    assert refused(str(tmp_path / "没有.toml")).code == "file-missing"
    assert refused(str(tmp_path)).code == "file-is-folder"
    assert refused(f"{tmp_path}{os.sep}x\0.toml").code == "file-unreadable"
    assert refused("没有\\表").code == "file-missing"


def test_a_file_without_permission_is_refused_and_the_others_stay_listed(
    own: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = put(own, "secret.toml", SOUND)
    usual = open

    def forbidden(file: object, *more: object) -> object:
        if file == path:
            raise PermissionError(13, "Permission denied")
        return usual(file, *more)  # type: ignore[call-overload]

    monkeypatch.setattr("builtins.open", forbidden)
    problem = refused("secret")
    assert (problem.code, problem.where) == ("file-forbidden", str(path))
    assert "secret" in standards()
    assert find_standard("zj-ai-reference")


# ---------------------------------------------------------------- areas and examples


def test_areas_come_in_the_order_of_the_notice() -> None:
    assert [area.order for area in areas()] == sorted(area.order for area in areas())
    assert len({area.id for area in areas()}) == 6


def test_examples_are_read_by_name() -> None:
    assert [name for name, _ in examples()] == sorted(name for name, _ in examples())
    assert "schema" in read_example(examples()[0][0])


def test_an_unknown_example_is_refused_with_the_nearest_one() -> None:
    with pytest.raises(Refused) as caught:
        read_example("reachd")
    problem = caught.value.problems[0]
    assert (problem.code, problem.where, problem.remedy) == ("unknown-example", "示例“reachd”", "是不是想写 reached")


def test_data_out_of_a_package_file_is_read_too(monkeypatch: pytest.MonkeyPatch) -> None:
    class Packed:
        """What importlib.resources gives out of a zip file: no path, only bytes."""

        name = "packed.toml"

        def read_bytes(self) -> bytes:
            return SOUND.replace('id = "t"', 'id = "packed"', 1).encode()

        def __str__(self) -> str:
            return "zjai.pyz/data/standards/packed.toml"

    monkeypatch.setattr(catalog, "data_files", lambda group: iter([("packed", Packed())]))
    assert find_standard("packed").standard.id == "packed"


def test_an_unsound_draft_of_a_later_round_is_left_out_and_told_but_not_one_for_a_shipped_round(own: Path) -> None:
    (own / "cycles").mkdir()
    (own / "cycles" / "2027.toml").write_text("x = [", encoding="utf-8")
    taken_asides()
    assert newest_cycle().cycle.id == newest_cycle().cycle.id == "2024"
    (told,) = taken_asides()
    assert "2027.toml" in told
    assert "这次没有用它，用的是2024年度" in told
    with pytest.raises(Refused, match=r"2027\.toml"):
        find_cycle("2027")
    (own / "cycles" / "2024.toml").write_text("x = [", encoding="utf-8")
    with pytest.raises(Refused, match=r"2024\.toml"):
        newest_cycle()
