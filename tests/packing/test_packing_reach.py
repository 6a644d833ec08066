"""The walk over import statements finds what a program can come to."""

from __future__ import annotations

from reach import reached

SOURCES = {
    "own/__init__.py": b"",
    "own/main.py": b"from .part import Thing\ndef late():\n    import lib.late\n",
    "own/part.py": b"if TYPE_CHECKING:\n    import lib.types\nelse:\n    import lib.other\n",
    "own/screen.py": b"from textual.widgets import OptionList\n",
    "lib/__init__.py": b"from . import inner",
    "lib/inner.py": b"from .deep.er import x",
    "lib/deep/__init__.py": b"",
    "lib/deep/er.py": b"x = 1",
    "lib/late.py": b"import os, nowhere",
    "lib/types.py": b"",
    "lib/other.py": b"",
    "lib/unused.py": b"import own.main",
    "textual/__init__.py": b"",
    "textual/widgets/__init__.py": b"",
    "textual/widgets/_option_list.py": b"",
    "textual/widgets/_tree.py": b"",
}


def test_everything_is_found_that_an_import_leads_to_and_nothing_else() -> None:
    left = {"lib/types.py", "lib/unused.py", "textual/widgets/_tree.py"}
    assert reached(SOURCES, "own/") == set(SOURCES) - left


def test_what_nobody_of_the_program_imports_is_not_found() -> None:
    assert reached({"own/a.py": b"", "lib/b.py": b"import own.a"}, "own/") == {"own/a.py"}
