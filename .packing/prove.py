#!/usr/bin/env python3
"""Try a built zjai.pyz as it will be used: ``python3 .packing/prove.py dist/zjai.pyz PYTHON…``.

For each Python, on a machine without network, rights and a home to write to (see machine.py): every
answer is compared with that of an installed program, and the app is driven in a terminal. Linux only.
Prints a line for each Python and returns 1 when anything differs, also when something could not be closed off:
that needs root, or a system that lets everybody have a network of his own. ``--allow-open`` lets it pass.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from machine import Machine, forbid_writing, machine
from terminal import Unexpected, session

CHECKOUT = Path(__file__).resolve().parents[1]
CHECKED_OUT = (sys.executable, "-m", "zjai_tui")
NAME = "自评 工具.pyz"
"""With a blank and in Chinese, as people name files."""
EXAMPLES = "示例"
CROWD, CROWDED = "许多", 40
"""A folder with enough dossiers to put several processes to work."""
MANY = ("batch", CROWD, "--jobs", "2")
AFRESH = "import threading\nthreading.active_count = lambda: 2\n"
"""Makes the program begin its processes afresh, as it does on Windows and macOS, instead of copying itself."""
PER_EXAMPLE = (
    ("score", "--json"),
    ("check", "--json"),
    ("advise", "--json"),
    ("evidence", "--json"),
    ("seal", "--json"),
)
ONCE: tuple[tuple[str, ...], ...] = (
    ("--version",),
    ("--help",),
    ("demo", "--list"),
    ("publicity", "2024-09-13", "--json"),
    ("publicity", "--deadline", "2024-09-30", "--json"),
    ("publicity", "--audit", "2024-09-13", "2024-09-20", "--json"),
    ("calendar", "2024-10", "--json"),
    ("fit", "用大模型做政务热线工单的自动分派", "--json"),
    ("standard", "list", "--json"),
    ("standard", "show", "zj-ai-reference", "--json"),
    ("standard", "lint", "--json"),
    ("standard", "guide"),
    ("cycle", "show", "--json"),
    MANY,
    ("completion", "bash"),
    ("score", "没有这个文件.toml"),
)
WRITTEN: tuple[tuple[str, ...], ...] = (
    ("report", f"{EXAMPLES}/reached.toml", "-o", "报告.html"),
    ("batch", EXAMPLES, "--jobs", "2", "-o", "汇总.xlsx"),
    ("standard", "new", "标准.toml"),
)
FINE = (0, 1)
"""Exit codes of what was done; 1 says that something is amiss with an example, as it should be."""
PACKED = "单个文件（.pyz）"
"""How the program says what it runs from."""
QUIT = "\x11"
F1, ESCAPE, DOWN, ENTER = "\x1bOP", "\x1b", "\x1b[B", "\r"
SESSIONS: tuple[tuple[tuple[str, ...], tuple[tuple[str, str], ...]], ...] = (
    ((), (("新建自评档案", ESCAPE), ("新建自评档案", DOWN + QUIT))),
    (("demo",), (("示例视觉科技有限公司", F1), ("命令", ESCAPE), ("示例", QUIT))),
)

Answer = tuple[int, str, str]
"""Exit code, what was said, what was complained about."""


class Count:
    """How many tries there were, and which failed."""

    def __init__(self) -> None:
        """Begin with none."""
        self.tried = 0
        self.failed: list[str] = []

    def expect(self, what: str, holds: bool, told: str = "") -> None:
        """Count a try."""
        self.tried += 1
        if not holds:
            self.failed.append(f"{what}：{told}"[:700])


def tried(
    packed: Path, on: Machine, reference: Sequence[str], known: dict[tuple[str, ...], Answer], *, allow_open: bool
) -> Count:
    """Try everything on one machine; `known` keeps what the installed program answered before."""
    count = Count()
    program = on.outside / "program" / NAME
    shutil.copyfile(packed, program)
    program.chmod(0o444)
    (on.outside / "program" / "另一个名字").symlink_to(NAME)
    forbid_writing(on.outside)
    on.look()
    expect_closed(count, on, allow_open=allow_open)
    inside = f"{on.inside}/program/{NAME}"
    usual = _reference(reference, on.outside / "work", known)

    def packed_run(words: Sequence[str]) -> Answer:
        return on.run([inside, *words])

    code, _, err = packed_run(("demo", "--save", EXAMPLES))
    count.expect("demo --save", code == 0, err)
    _crowd(on.outside / "work")
    for words in _answers(on.outside / "work"):
        count.expect(" ".join(words), *_compared(packed_run(words), usual(words)))
    (on.outside / "work" / "sitecustomize.py").write_text(AFRESH)
    afresh = on.run([inside, *MANY], PYTHONPATH=f"{on.inside}/work")
    count.expect(f"{' '.join(MANY)} （各自启动的进程）", *_compared(afresh, usual(MANY)))
    code, out, err = packed_run(("doctor",))
    count.expect("doctor", code in FINE and PACKED in out, f"{code} {out} {err}")
    for words in WRITTEN:
        code, out, err = packed_run(words)
        there = any((on.outside / "work" / word).is_file() for word in words[1:] if not word.startswith(EXAMPLES))
        count.expect(" ".join(words), code in FINE and there, f"{code} {out} {err}")
    code, out, err = on.run([f"{on.inside}/program/另一个名字", "--version"])
    count.expect("换了名字的链接", code == 0, err)
    for words, steps in SESSIONS:
        count.expect(f"界面 {' '.join(words)}", *_driven(on, [inside, *words], steps))
    if not on.writable:  # else the program remembers in the home what it should
        left = sorted(path.name for name in ("home", "program") for path in (on.outside / name).iterdir())
        count.expect("什么也没有写进别处", left == sorted([NAME, "另一个名字"]), "、".join(left))
    return count


def expect_closed(count: Count, on: Machine, *, allow_open: bool) -> None:
    """Count what has to be closed off; what is not is passed over where that is allowed, and told anyway."""
    for what, not_so in on.looked.items():
        if not (not_so and allow_open):
            count.expect(what, not not_so, not_so)


def _crowd(work: Path) -> None:
    shutil.copytree(work / EXAMPLES / "evidence", work / CROWD / "evidence")
    files = sorted((work / EXAMPLES).glob("*.toml"))
    for number in range(CROWDED):
        shutil.copy(files[number % len(files)], work / CROWD / f"{number:02}.toml")
    for path in [work / CROWD, *(work / CROWD).rglob("*")]:
        path.chmod(0o755)


def _answers(work: Path) -> Iterator[tuple[str, ...]]:
    yield from ONCE
    for file in sorted((work / EXAMPLES).glob("*.toml")):
        for command, *options in PER_EXAMPLE:
            yield command, f"{EXAMPLES}/{file.name}", *options


def _compared(got: Answer, wanted: Answer) -> tuple[bool, str]:
    if got == wanted:
        return True, ""
    which = next(at for at in range(3) if got[at] != wanted[at])
    return (
        False,
        f"与安装的不同（{('退出码', '输出', '提示')[which]}）：{got[which]!r:.300} 应为 {wanted[which]!r:.300}",
    )


def _driven(on: Machine, words: Sequence[str], steps: Sequence[tuple[str, str]]) -> tuple[bool, str]:
    try:
        session(on, words, steps)
    except Unexpected as unexpected:
        return False, str(unexpected)
    return True, ""


def _reference(
    command: Sequence[str], work: Path, known: dict[tuple[str, ...], Answer]
) -> Callable[[tuple[str, ...]], Answer]:
    """Return what asks the installed program the same, in the same folder and with nothing remembered either.

    Without a command it is the program of this checkout, run by the Python that runs this.
    """
    around = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "ZJAI", "XDG"))}
    around |= {"HOME": os.path.join(work, "..", "home"), "LANG": "C.UTF-8"}

    if not command:
        around["PYTHONPATH"] = str(CHECKOUT)

    def ask(words: tuple[str, ...]) -> Answer:
        if words in known:
            return known[words]
        done = subprocess.run(
            [*(command or CHECKED_OUT), *words], cwd=work, env=around, stdin=subprocess.DEVNULL, capture_output=True,
            text=True, encoding="utf-8", check=False,
        )  # fmt: skip
        known[words] = done.returncode, done.stdout, done.stderr
        return known[words]

    return ask


def main() -> int:
    """Try the file on each Python; return 1 when anything failed, 2 when nothing could be tried."""
    parser = argparse.ArgumentParser(description="在断网、没有权限的环境里试打好的 zjai.pyz。")
    parser.add_argument("packed", type=Path, help="打好的 zjai.pyz")
    parser.add_argument("python", nargs="+", help="用哪些 Python；另一个系统里的写成 文件夹:程序")
    parser.add_argument("--reference", default="", help="拿来对照的安装好的程序；不写时用本文件夹里的")
    parser.add_argument("--allow-open", action="store_true", help="断不了网、换不了用户时也算通过，只说明")
    given = parser.parse_args()
    bad = 0
    known: dict[tuple[str, ...], Answer] = {}
    for named in given.python:
        disk = named.rpartition(":")[0]
        folder = Path(tempfile.mkdtemp(prefix="zjai-", dir=f"{disk}/tmp" if disk else None))
        folder.chmod(0o755)
        try:
            on = machine(named, folder / "所有")
            reference = [given.reference] if given.reference else []
            count = tried(given.packed, on, reference, known, allow_open=given.allow_open)
        except (OSError, subprocess.SubprocessError) as error:
            sys.stdout.write(f"没有试成：{named}：{error}\n")
            return 2
        finally:
            shutil.rmtree(folder, ignore_errors=True)
        bad += len(count.failed)
        good = count.tried - len(count.failed)
        sys.stdout.write(f"{'，'.join(on.told)}：试{count.tried}项，{good}项相符\n")
        sys.stdout.writelines(f"  {one}\n" for one in count.failed)
        sys.stdout.flush()
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
