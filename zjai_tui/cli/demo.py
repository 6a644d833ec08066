"""``zjai demo``: a shipped example in the app, or as a report where there is no terminal."""

from __future__ import annotations

from collections.abc import Sequence

from ..base.text import one_line
from ..base.typed import typed
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
    """Show an example, or write it out; return 0 (or the app's exit code).

    Raises `Refused` when there is none of that name, or it cannot be written.
    """
    parser = Parser(
        "demo",
        "看一份随程序附带的示例。在终端里打开界面；没有终端时打印它的评分报告。示例里的人物和单位都是虚构的。",
        exit_codes="0 已显示或已写出；2 没有这个示例，或写不进去",
        examples=["zjai demo", "zjai demo --list", "zjai demo --save 示例"],
    )
    parser.add_argument("name", metavar="示例", nargs="?", help=f"示例的名称；不写时用 {USUAL}")
    parser.add_argument("--list", action="store_true", help="列出全部示例")
    parser.add_argument(
        "--save", metavar="文件夹", help="把示例连同佐证材料另存到文件夹里，供试用各个命令；不写示例名称时全部另存"
    )
    parser.add_argument("--force", action="store_true", help="同 --save 一起用：替换改过的同名文件")
    add_no_mouse(parser)
    given = parser.parse_args(words)
    if given.list:
        say(examples_text({name: assessed(example_case(name)) for name, _ in examples()}, terminal_width()))
        return OK
    if given.save is not None:
        return _save([given.name] if given.name else [name for name, _ in examples()], given.save, given.force)
    name = given.name or USUAL
    if has_terminal():
        read_example(name)  # an unknown name is refused before the screen is cleared
        return start(demo=name, mouse=not given.no_mouse)
    say(score_text(assessed(example_case(name)), terminal_width()))
    return OK


def _save(names: Sequence[str], folder: str, force: bool) -> int:
    from .examples_saved import save_examples

    saved = save_examples(names, folder, force=force)
    for file in saved:
        say(f"已写入 {one_line(str(file))}")
    usual = next((file for file in saved if file.stem == USUAL), saved[0])
    say(f"佐证材料也在这个文件夹里。接着可以写 zjai score {typed(str(usual))}")
    return OK
