"""The manual page: everything is in it, and roff takes it without a warning where roff is at hand."""

from __future__ import annotations

import re
import shutil
import subprocess
from datetime import date
from pathlib import Path

import pytest

from zjai_tui.__main__ import main
from zjai_tui.cli.man_page import man_page
from zjai_tui.cli.shapes import shapes

RENDERERS = {
    "groff": ["groff", "-Kutf8", "-man", "-Tutf8", "-ww", "-P-c", "-rLL=78n"],
    "mandoc": ["mandoc", "-Tlint", "-Wwarning"],
    "man": ["man", "--warnings=w", "-E", "UTF-8", "-l"],
}
HERE = [name for name in RENDERERS if shutil.which(name)]
"""What of it this machine has; where there is none only the page's text is looked at."""


def plain(page: str) -> str:
    """Return the page without roff's marks."""
    text = re.sub(r"\\f[BIR]|\\:|\\&", "", page)
    return text.replace("\\-", "-").replace("\\(dq", '"').replace("\\e", "\\")


def test_every_command_option_and_exit_code_is_in_it(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["man"]) == 0
    page = plain(capsys.readouterr().out)
    for command in shapes():
        for one in (command, *command.parts):
            head = rf'^\.SS "zjai {" ".join(one.words)}(?=[ "])'
            section = re.split(r"\n\.S[SH] ", re.split(head, page, maxsplit=1, flags=re.MULTILINE)[1])[0]
            assert one.about in section
            assert one.exit_codes in section
            for argument in one.arguments:
                if not {"--help", "--data-dir"} & set(argument.names):  # of every command, said once
                    assert ", ".join(argument.names) in section
                    assert argument.value in section
                    assert argument.help in section
            for example in one.examples:
                assert example in section
    for word in ("--version", "--no-mouse", "ZJAI_DATA_DIR", "NO_COLOR", "被中断", "须以240号文附件核对"):
        assert word in page
    assert "退出码：" in page


def test_no_line_of_text_is_taken_for_a_request() -> None:
    page = man_page(date(2026, 1, 1))
    requests = {line.split(" ")[0] for line in page.splitlines() if line.startswith((".", "'"))}
    assert requests <= {".TH", ".SH", ".SS", ".TP", ".PP", ".B", ".nf", ".fi", ".ad", ".nh", '.\\"'}


@pytest.mark.parametrize("name", HERE)
def test_it_renders_without_a_warning_and_no_line_is_too_long(name: str, tmp_path: Path) -> None:
    page = tmp_path / "zjai.1"
    page.write_text(man_page(date(2026, 1, 1)), encoding="utf-8")
    done = subprocess.run(
        [*RENDERERS[name], str(page)], capture_output=True, text=True, encoding="utf-8", timeout=60, check=False,
        stdin=subprocess.DEVNULL,
        env={"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "MANWIDTH": "78", "MANPAGER": "cat", "HOME": str(tmp_path)},
    )  # fmt: skip
    assert done.stderr == ""
    if name == "mandoc":
        assert done.stdout == ""
        return
    shown = re.sub(".\b", "", done.stdout)
    assert "给两种人用：准备申报浙江省人工智能专业高级工程师的申报人" in shown
    for line in shown.splitlines():
        assert sum(1 if ord(char) < 0x2000 else 2 for char in line) <= 80, line
        assert not re.match(r" *[，。、；：？）”]", line), line
