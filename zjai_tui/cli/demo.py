"""``zjai demo``: a shipped example in the app, or as a report where there is no terminal."""

from __future__ import annotations

from collections.abc import Sequence

from ..reports.examples_text import examples_text
from ..reports.score_text import score_text
from ..rules.catalog import examples, read_example
from .app import add_no_mouse, start
from .arguments import Parser
from .case import assessed, example_case
from .guard import OK
from .streams import has_terminal, say, terminal_width

USUAL = "reached"
"""The example that shows most, with evidence beside it."""


def run(words: Sequence[str]) -> int:
    """Show an example; return 0 (or the app's exit code). Raises `Refused` when there is none of that name."""
    parser = Parser(
        "demo",
        "看一份随程序附带的示例。在终端里打开界面；没有终端时打印它的评分报告。示例里的人物和单位都是虚构的。",
        exit_codes="0 已显示；2 没有这个示例",
        examples=["zjai demo", "zjai demo --list"],
    )
    parser.add_argument("name", metavar="示例", nargs="?", help=f"示例的名称；不写时用 {USUAL}")
    parser.add_argument("--list", action="store_true", help="列出全部示例")
    add_no_mouse(parser)
    given = parser.parse_args(words)
    if given.list:
        say(examples_text({name: assessed(example_case(name)) for name, _ in examples()}, terminal_width()))
        return OK
    name = given.name or USUAL
    if has_terminal():
        read_example(name)  # an unknown name is refused before the screen is cleared
        return start(demo=name, mouse=not given.no_mouse)
    say(score_text(assessed(example_case(name)), terminal_width()))
    return OK
