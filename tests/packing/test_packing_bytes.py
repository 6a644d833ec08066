"""The same contents give the same bytes, and byte code says nothing about the machine it was made on."""

from __future__ import annotations

import importlib.util
import marshal
import os
from pathlib import Path
from types import CodeType

import pytest
from archive import write_archive
from byte_code import byte_code, module_code

SOURCE = b'''"""About."""
from dataclasses import dataclass
WORDS = frozenset({"one", "two", "three", "four"})
@dataclass
class Thing:
    """Documented."""
    name: str = "a"
    def told(self):
        """Told."""
        assert self.name in WORDS or self.name == "a"
        return self.name
'''


def test_an_archive_depends_on_its_contents_alone(tmp_path: Path) -> None:
    one, other = tmp_path / "one.pyz", tmp_path / "two.pyz"
    write_archive(one, {"a.py": b"1", "目录/b.py": b"2" * 9999})
    before = os.umask(0o077)
    try:
        write_archive(other, {"目录/b.py": b"2" * 9999, "a.py": b"1"})
    finally:
        os.umask(before)
    assert one.read_bytes() == other.read_bytes()
    assert [file.name for file in sorted(tmp_path.iterdir())] == ["one.pyz", "two.pyz"]


def test_byte_code_does_not_depend_on_what_is_around_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    sources = {"b/c.py": SOURCE, "a.py": b"from b.c import Thing\n"}
    first = byte_code(sources)
    monkeypatch.setenv("PYTHONHASHSEED", "7")
    monkeypatch.setenv("PYTHONOPTIMIZE", "2")
    monkeypatch.chdir(tmp_path)
    assert byte_code(dict(reversed(sources.items()))) == first


def test_byte_code_is_loaded_without_a_look_at_its_source_and_names_no_folder() -> None:
    made = module_code("zjai_tui/a.py", SOURCE)
    assert made[:4] == importlib.util.MAGIC_NUMBER
    assert made[4:8] == b"\x01\0\0\0"
    assert made[8:16] == importlib.util.source_hash(SOURCE)
    code = marshal.loads(made[16:])
    assert code.co_filename == "zjai_tui/a.py"
    assert str(Path(__file__).parent).encode() not in made


def test_byte_code_does_what_its_source_does_and_leaves_out_only_what_nobody_asks_for() -> None:
    code: CodeType = marshal.loads(module_code("a.py", SOURCE)[16:])
    names = {"__name__": "a"}
    exec(code, names)
    thing = names["Thing"]
    assert thing.__doc__ == "Documented."  # type: ignore[attr-defined]
    assert thing.told.__doc__ is None  # type: ignore[attr-defined]
    assert thing().told() == "a"  # type: ignore[operator]
    with pytest.raises(AssertionError):
        thing("b").told()  # type: ignore[operator]
