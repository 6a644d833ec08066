"""``zjai cycle same``: a place of the old notice that the new one repeats."""

from __future__ import annotations

from collections.abc import Sequence

from ...base.problems import refuse
from ...base.text import one_line
from ...base.toml_files import decode, read_bytes
from ...rules.catalog import cycles, plain_cycle
from ...rules.cycles.cycle import Cycle
from ...rules.cycles.reader import cycle_from_text
from ...transcribing.rounds.cycle_same import places_left, same_edits
from ...transcribing.rounds.cycle_settling import settled
from ..arguments import Parser
from ..guard import OK
from ..streams import say
from .given import called, own_file, own_folder, write_round


def run(words: Sequence[str]) -> int:
    """Move what rests on a place of the old notice to the new one; return 0. Raises `Refused`."""
    parser = Parser(
        "cycle same",
        "旧通知的一处，新通知写的一样：出自这一处的条件、路径、步骤等都改记到新通知，原来是官方原文的恢复为官方原文。"
        "日期、数和继续教育年份不在内，请用 zjai cycle set 逐项核对。",
        exit_codes="0 已写入；2 写法有误，或文件改不了；3 没有这个年度",
        examples=["zjai cycle same 2027 一（二）", "zjai cycle same 2027 四（三） --as 四（二）"],
    )
    parser.add_argument("cycle", metavar="年度", help="年度或它的文件")
    parser.add_argument("place", metavar="旧章节", help="在旧通知的哪一处，如“一（二）”")
    parser.add_argument("--as", dest="new_place", metavar="新章节", default="", help="在新通知的哪一处；不写时相同")
    given = parser.parse_args(words)
    path = own_file(given.cycle)
    where = one_line(str(path))
    held = read_bytes(path, where)
    text = decode(held, where)
    cycle = cycle_from_text(text, where)
    if not cycle.cycle.carried_from:
        message, remedy = "这个年度不是由旧年度推算的", "请直接在文件里改cite和basis"
        raise refuse("not-carried", where, message, remedy)
    before = _before(cycle.cycle.carried_from, where)
    new_place = given.new_place or given.place
    moved = same_edits(cycle, before, given.place, new_place, "命令行，旧章节", called(given.cycle, cycle))
    new_text, found = settled(text, cycle, where, moved.edits)
    write_round(path, new_text, held)
    titles = "、".join(dict.fromkeys(moved.titles))
    say(f"已写入 {where}。{len(moved.titles)}处改记到新通知：{titles}。")
    say(f"其中{moved.official}处恢复为官方原文。")
    left = places_left(found, before.cycle.notice)
    say(f"旧通知还剩：{'、'.join(left)}。" if left else "出自旧通知的都对照过了。")
    return OK


def _before(name: str, where: str) -> Cycle:
    """Return the round that this one comes from. Raises `Refused` when it is not at hand."""
    if name not in cycles():
        message = f"它由{name}年度推算，那一年度的文件不在手边"
        place = one_line(str(own_folder() / f"{name}.toml"))
        raise refuse("unknown-cycles", where, message, f"请把那份文件放到 {place}")
    return plain_cycle(name)
