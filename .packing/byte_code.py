"""Byte code of many modules, made in a process of its own so that nothing around it changes a byte.

Run as a program it reads the sources from standard input and writes the byte code to standard
output; any Python from 3.11 on can, so that one archive may serve several.
"""

from __future__ import annotations

import ast
import marshal
import os
import subprocess
import sys
from collections.abc import Mapping
from importlib.util import MAGIC_NUMBER, source_hash

UNCHECKED = (0b01).to_bytes(4, "little")
"""Flags of byte code that goes by the hash of its source, which nobody compares when it is loaded (PEP 552)."""
_WORDS = ("SYSTEMROOT", "PATH")
"""Of the environment, what a Python on Windows needs in order to start."""


def byte_code(sources: Mapping[str, bytes], python: str = sys.executable) -> tuple[str, dict[str, bytes]]:
    """Return the tag (``cpython-311``) of a Python and what it makes of each source, by its path.

    Raises `subprocess.CalledProcessError` when it cannot, `OSError` when there is none.
    """
    # -X no_debug_ranges: the columns within a line, a fifth of the size, which no report of ours shows
    command = [python, "-B", "-s", "-S", "-X", "no_debug_ranges", "-X", "utf8", os.path.abspath(__file__)]
    around = {"PYTHONHASHSEED": "0"} | {word: os.environ[word] for word in _WORDS if word in os.environ}
    given = marshal.dumps(sorted(sources.items()), 2)
    done = subprocess.run(command, input=given, stdout=subprocess.PIPE, env=around, check=True)
    tag, made = marshal.loads(done.stdout)
    return tag, made


def module_code(path: str, source: bytes) -> bytes:
    """Return the content of a ``.pyc``: no folder of this machine in it, no docstrings but those of classes.

    Docstrings of classes stay, as a dataclass without one writes its own when it is loaded, at a cost.
    """
    tree = _Undocumented().visit(ast.parse(source, path))
    code = compile(tree, path, "exec", dont_inherit=True, optimize=0)
    return MAGIC_NUMBER + UNCHECKED + source_hash(source) + marshal.dumps(code)


class _Undocumented(ast.NodeTransformer):
    def _without(self, node: ast.AST) -> ast.AST:
        self.generic_visit(node)
        body = node.body  # type: ignore[attr-defined]
        first = body[0].value if body and isinstance(body[0], ast.Expr) else None
        if isinstance(first, ast.Constant) and isinstance(first.value, str):
            node.body = body[1:] or [ast.copy_location(ast.Pass(), body[0])]  # type: ignore[attr-defined]
        return node

    visit_Module = visit_FunctionDef = visit_AsyncFunctionDef = _without


def _main() -> None:
    sources = marshal.loads(sys.stdin.buffer.read())
    made = {path: module_code(path, source) for path, source in sources}
    sys.stdout.buffer.write(marshal.dumps((sys.implementation.cache_tag, made), 2))


if __name__ == "__main__":
    _main()
