"""``zjai new``: an empty dossier for the newest round."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from ..base.text import one_line
from ..dossier.model import Dossier
from ..dossier.store import create
from ..scoring.reference import reference_to
from .arguments import Parser
from .case import current_rules
from .guard import OK
from .streams import say


def run(words: Sequence[str]) -> int:
    """Write an empty dossier; return 0. Raises `Refused` when the file exists or cannot be written."""
    parser = Parser(
        "new",
        "新建一份空白的自评档案，用最近一年的申报计划和它的标准。已有同名文件时不覆盖。",
        exit_codes="0 已新建；2 文件已存在或写不进去",
        examples=["zjai new 张三.toml"],
    )
    parser.add_argument("file", metavar="档案文件", help="要新建的文件，以 .toml 结尾")
    path = Path(parser.parse_args(words).file)
    cycle, standard = current_rules()
    create(Dossier(cycle=cycle.cycle.id, standard=reference_to(standard)), path)
    name = one_line(str(path))
    say(f"已新建 {name}：{cycle.cycle.title}，{standard.standard.title}（{standard.standard.edition}）。")
    if standard.standard.banner:
        say(standard.standard.banner)
    say(f"下一步：zjai open {name}")
    return OK
