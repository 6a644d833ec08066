"""``zjai completion``: a script that makes a shell complete the command line."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module

from ..arguments import Parser
from ..guard import OK
from ..streams import say_as_is

SHELLS = ("bash", "zsh", "fish", "powershell")


def run(words: Sequence[str]) -> int:
    """Print the script; return 0."""
    parser = Parser(
        "completion",
        "打印命令行补全脚本，装上后按 Tab 补全命令、选项和档案文件名。补全时不运行本程序。升级本程序后请重新生成。",
        exit_codes="0 已打印；2 没有这种命令行",
        examples=[
            "zjai completion bash > ~/.local/share/bash-completion/completions/zjai",
            'zjai completion zsh > "${fpath[1]}/_zjai"',
            "zjai completion fish > ~/.config/fish/completions/zjai.fish",
            "zjai completion powershell >> $PROFILE",
        ],
    )
    parser.add_argument("shell", metavar="命令行种类", choices=SHELLS, help=f"哪一种命令行：{'、'.join(SHELLS)}")
    given = parser.parse_args(words)
    from ..shapes import shapes, top_options  # loads every command

    module = import_module(f"{__package__}.{given.shell}")
    script: str = module.script(shapes(), top_options())
    say_as_is(script.rstrip("\n"))
    return OK
