"""``zjai standard stamp``: rows of a standard marked as compared with the printed table."""

from __future__ import annotations

from collections.abc import Sequence

from ...base.problems import refuse
from ...base.text import one_line
from ...reports.standard_certifying import stamp_json, stamp_text
from ...transcribing.certifying import person_name, stamp, unstamp
from ..arguments import Parser
from ..guard import OK
from ..streams import say, say_json, terminal_width
from .day import day_of
from .file import sound_draft, tell_lost


def run(words: Sequence[str]) -> int:
    """Mark rows and write the file; return 0.

    Raises `Refused` when it cannot be read or written, when a row is unknown, or no name is given.
    """
    parser = Parser(
        "standard stamp",
        "把标准里的指标记为已核对：谁、哪一天拿它与印发的原表对照过。以后这一项改动一处，就要重新核对。"
        "文件原来的内容留在旁边的 .bak 里。",
        exit_codes="0 已记下；2 读不出、写不进去，或没有这个指标",
        examples=[
            "zjai standard stamp 我的标准.toml A A.1 A.2 --by 张三",
            "zjai standard stamp 我的标准.toml --all --by 张三 --on 2026-09-06",
            "zjai standard stamp 我的标准.toml A.1 --remove",
        ],
    )
    parser.add_argument("standard", metavar="标准", help="标准文件，或用户文件夹里标准的编号")
    parser.add_argument("nodes", metavar="指标", nargs="*", help="指标的编号，可以写几个")
    parser.add_argument("--all", action="store_true", help="全部指标")
    parser.add_argument("--by", metavar="姓名", default="", help="核对人")
    parser.add_argument("--on", metavar="日期", default="", help="哪一天核对的；不写时是今天")
    parser.add_argument("--remove", action="store_true", help="改为撤销这些指标的核对记录")
    parser.add_json()
    given = parser.parse_args(words)
    if given.all == bool(given.nodes):
        raise refuse(
            "command-line", "命令行，zjai standard stamp", "没有写清是哪些指标", "请写指标的编号，或者写 --all"
        )
    draft = sound_draft(given.standard)
    ids = tuple(dict.fromkeys(node.id for node in draft.standard.node)) if given.all else tuple(given.nodes)
    if given.remove:
        draft.change(lambda one: unstamp(one, ids), "撤销核对")
    else:
        by, on = person_name(given.by), day_of(given.on)
        draft.change(lambda one: stamp(one, ids, by, on), "记为已核对")
    written = draft.unsaved
    draft.save()
    name = one_line(str(draft.path))
    if given.json:
        say_json(stamp_json(name, draft.verified, ids, removed=given.remove))
    else:
        say(stamp_text(name, draft.verified, ids, removed=given.remove, written=written, columns=terminal_width()))
    tell_lost(draft)
    return OK
