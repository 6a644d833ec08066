"""What the program costs, in one table: every promise of speed beside what the same cannot cost less than.

python tests/bench [section …] [--long] [--pyz FILE] [--markdown]

Sections: commands screens keystrokes scoring tables windows many; none named: all. Both costs of a line are measured in
turn in the same run. Exit code 1 when a promise is missed. About three minutes; `--long` measures more often and
many more files. `--pyz`: also how the one file starts beside the installation. `--markdown`: as the README wants it.

How well the direction fit tells areas apart is no matter of speed: python tests/bench/areas.py
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from ratios import Line, machine, markdown, missed, plain


def measurements(long: bool, pyz: Path | None) -> dict[str, Callable[[], list[Line]]]:
    """Return the sections; what they measure is loaded when they begin."""

    def commands() -> list[Line]:
        from starting import commands

        return commands(40 if long else 10)

    def screens() -> list[Line]:
        from starting import screens

        return screens(30 if long else 10)

    def keystrokes() -> list[Line]:
        from keystrokes import keystrokes

        return keystrokes(5, 100) if long else keystrokes(1, 40)

    def scoring() -> list[Line]:
        from scoring import scoring

        return scoring(200 if long else 50)

    def tables() -> list[Line]:
        from tables import tables

        return tables(10 if long else 3)

    def windows() -> list[Line]:
        from windows import windows

        return windows(60 if long else 20)

    def many() -> list[Line]:
        from many import many

        return many(3, (1_000, 10_000)) if long else many(2, (250, 1_000))

    def archive() -> list[Line]:
        from starting import archive

        return archive(pyz, 30 if long else 10) if pyz else []

    each = (commands, screens, keystrokes, scoring, tables, windows, many, *((archive,) if pyz else ()))
    return {one.__name__: one for one in each}


def main(words: list[str]) -> int:
    """Print the table; return 1 when a promise is missed."""
    parser = argparse.ArgumentParser(prog="python tests/bench", description="速度的承诺，逐项并排测出来，列成一张表。")
    parser.add_argument("section", nargs="*", help="只测这几部分")
    parser.add_argument("--long", action="store_true", help="多测几遍，批量测到一万份")
    parser.add_argument("--pyz", type=Path, metavar="文件", help="也测单文件 zjai.pyz 的启动")
    parser.add_argument("--markdown", action="store_true", help="写成README里的表")
    given = parser.parse_args(words)
    every = measurements(given.long, given.pyz)
    if unknown := [one for one in given.section if one not in every]:
        parser.error(f"没有{'、'.join(unknown)}这一部分，有：{'、'.join(every)}")
    if given.pyz and not given.pyz.is_file():
        parser.error(f"{given.pyz}不是文件")
    said, begun, lines = machine(), perf_counter(), []
    for name, measure in every.items():
        if name in (given.section or every):
            sys.stderr.write(f"{name}…\n")
            lines += measure()
    for line in (said, "", *(markdown if given.markdown else plain)(lines), ""):
        sys.stdout.write(f"{line}\n")
    late = missed(lines)
    verdict = f"有{len(late)}项超出：{'；'.join(one.name for one in late)}" if late else "各项都在上限以内"
    sys.stdout.write(f"{verdict}。用时{perf_counter() - begun:.0f}秒。\n")
    return int(bool(late))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
