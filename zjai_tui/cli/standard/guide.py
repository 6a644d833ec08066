"""``zjai standard guide``: how a printed table becomes a standard, clause by clause."""

from __future__ import annotations

from collections.abc import Sequence

from ...base.problems import refuse
from ...base.text import quoted
from ...transcribing.guide import guide_text, laid_out, sections_about
from ..arguments import Parser
from ..guard import OK
from ..streams import say, terminal_width


def run(words: Sequence[str]) -> int:
    """Show the guide; return 0. Raises `Refused` when nothing in it has the word."""
    parser = Parser(
        "standard guide",
        "怎样把一张印发的表录成标准：一步一步怎么做，每种条文怎么录。",
        exit_codes="0 已显示；2 指南里没有要找的词",
        examples=["zjai standard guide", "zjai standard guide 依次减", "zjai standard guide > 指南.txt"],
    )
    parser.add_argument("word", metavar="词", nargs="?", default="", help="只看讲到这个词的几节，例如取高、封顶、系数")
    given = parser.parse_args(words)
    text = sections_about(given.word) if given.word else guide_text()
    if not text:
        raise refuse("unknown-word", f"词{quoted(given.word)}", "指南里没有讲到", "请换一个词，或不写词看全文")
    say(laid_out(text, terminal_width()))
    return OK
