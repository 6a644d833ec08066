"""Which modules the program can come to: a walk over the import statements, without running anything."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping

_WIDGETS = "textual.widgets"
"""Loads ``_option_list`` and the like only when ``OptionList`` is asked for."""
LOADED_BY_NAME = ("rich._unicode_data.unicode17-0-0",)
"""Modules whose names are put together while the program runs: rich's table of how wide a character is."""


def module_name(path: str) -> tuple[str, bool]:
    """Return the dotted name of a file and whether it is a package."""
    name = path.removesuffix(".py").replace("/", ".")
    return name.removesuffix(".__init__"), name.endswith(".__init__")


def reached(sources: Mapping[str, bytes], start: str) -> frozenset[str]:
    """Return the files that can be imported from the packages whose path begins with `start`, these included."""
    known = {module_name(path)[0]: path for path in sources}
    found: set[str] = set()
    waiting = [name for name, path in known.items() if path.startswith(start)]
    waiting += [name for name in LOADED_BY_NAME if name in known]
    while waiting:
        name = waiting.pop()
        path = known[name]
        if path in found:
            continue
        found.add(path)
        for imported in imports(sources[path], *module_name(path)):
            parts = imported.split(".")
            above = (".".join(parts[:count]) for count in range(1, len(parts) + 1))
            waiting += [one for one in above if one in known]
    return frozenset(found)


def imports(source: bytes, name: str, package: bool) -> Iterator[str]:
    """Yield the dotted names a module may import; one that is imported from may be a module itself."""
    around = name if package else name.rpartition(".")[0]
    for node in _running(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            if node.level:
                folder = around.split(".")[: len(around.split(".")) - node.level + 1]
                base = ".".join([*folder, *([base] if base else [])])
            yield base
            for alias in node.names:
                yield f"{base}.{alias.name}"
                if base == _WIDGETS:
                    yield f"{base}._{_snake(alias.name)}"


def _running(node: ast.AST) -> Iterator[ast.AST]:
    """Yield all nodes but those that only type checkers look at."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.If) and ast.unparse(child.test) in {"TYPE_CHECKING", "typing.TYPE_CHECKING"}:
            for other in child.orelse:
                yield other
                yield from _running(other)
            continue
        yield child
        yield from _running(child)


def _snake(name: str) -> str:
    return re.sub(r"(?<!^)(?=[A-Z])", "_", name).lower()
