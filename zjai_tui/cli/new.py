"""``zjai new``: an empty dossier for the newest round."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from ..base.text import one_line
from ..base.typed import typed
from ..dossier.model import Dossier
from ..dossier.store import create
from ..scoring.frame import frame_of
from ..scoring.reference import reference_to
from ..scoring.validity import banner_of
from ..transcribing.usual import current_rules
from .arguments import Parser
from .guard import OK
from .streams import say


def run(words: Sequence[str]) -> int:
    """Write an empty dossier; return 0. Raises `Refused` when the file exists or cannot be written."""
    parser = Parser(
        "new",
        "新建一份空白的自评档案。已有同名文件时不覆盖。",
        exit_codes="0 已新建；2 文件已存在或写不进去，或没有这个年度、这份标准",
        examples=["zjai new 张三.toml", "zjai new 张三.toml --cycle 2024"],
    )
    parser.add_argument("file", metavar="档案文件", help="要新建的文件，以 .toml 结尾")
    parser.add_argument("--cycle", metavar="年度", default="", help="用哪个年度的申报计划；不写时用核对过的最近一年")
    parser.add_argument(
        "--standard",
        metavar="标准",
        default="",
        help="用哪份标准；不写时用选定的（见 zjai standard default）或这个年度的",
    )
    given = parser.parse_args(words)
    path = Path(given.file)
    cycle, standard = current_rules(given.cycle, given.standard)
    create(Dossier(cycle=cycle.cycle.id, standard=reference_to(standard)), path)
    name = one_line(str(path))
    say(f"已新建 {name}：{cycle.cycle.title}，{standard.standard.title}（{standard.standard.edition}）。")
    if banner := banner_of(standard.standard, frame_of(cycle)):
        say(banner)
    say(f"下一步：zjai open {typed(str(path))}")
    return OK
